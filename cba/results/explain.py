"""Any figure of an appraisal, by the name one would use for it, explained."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from cba.models.years import Year, parse_year
from cba.results.appraisal import Appraisal, OptionAppraisal
from cba.results.explanation.addresses import given_addresses
from cba.results.explanation.agency import agency_explanation, agency_in_year
from cba.results.explanation.figures import Explanation, UnknownTarget
from cba.results.explanation.inputs import input_explanation
from cba.results.explanation.line import (
    line_explanation,
    line_in_year,
    outcome_explanation,
)
from cba.results.explanation.metric import metric_explanation
from cba.results.explanation.view import View
from cba.results.explanation.year import year_explanation
from cba.results.json_document import Json, option_json
from cba.results.metric import metrics_of

#: Headlines by the names that people use for them.
HEADLINES = {
    "npv": "public_value.npv",
    "npsv": "public_value.npv",
    "bcr": "public_value.bcr",
    "payback": "financial.payback",
    "irr": "financial.irr",
    "financial": "financial.npv",
    "public_value": "public_value.npv",
}
_MOST = 3


def explain(appraisal: Appraisal, what: str, option: str | None = None) -> Explanation:
    """A figure of an option (the preferred one by default), down to its inputs.

    ``what`` is a headline (``npv``), a path of the results
    (``agencies.nhs.npv_cashable``), an agency, a line, an input by its address, or a
    year; agencies, lines and inputs may end in ``@YEAR``. Raises `UnknownTarget`.
    """
    asked = what.strip()
    if asked.startswith("options."):
        _, option, *rest = asked.split(".", maxsplit=2)
        asked = rest[0] if rest else "npv"
    view = _view(appraisal, option)
    name, at, label = asked.partition("@")
    year = _position(view, asked, label) if at else None
    found = _found(view, name, year)
    if found is None:
        raise _unknown(view, asked)
    return found


def targets(appraisal: Appraisal, option: str | None = None) -> tuple[str, ...]:
    """Everything that can be explained of an option; `@YEAR` may follow much of it."""
    return tuple(dict.fromkeys(_targets(_view(appraisal, option))))


def _view(appraisal: Appraisal, option: str | None) -> View:
    wanted = appraisal.project.preferred if option is None else option
    if wanted not in appraisal.options:
        near = difflib.get_close_matches(wanted, list(appraisal.options), n=_MOST)
        raise UnknownTarget(
            wanted, near or tuple(appraisal.options), f"there is no option `{wanted}`"
        )
    return View.of(appraisal, wanted)


def _targets(view: View) -> Iterator[str]:
    yield from HEADLINES
    for identifier in view.option.agencies:
        yield f"agencies.{identifier}"
    for line in view.lines:
        yield view.address(line).partition(".values.")[0]
        yield view.address(line)
    yield from view.labels
    yield from _metrics(view)
    yield from (f"people.{group}" for group in view.project.people)
    yield from given_addresses(view.project)


def _metrics(view: View) -> tuple[str, ...]:
    identifier = view.option.identifier
    content: Json = {
        "preferred": identifier,
        "options": {identifier: option_json(view.option)},
    }
    return metrics_of(content, identifier)


def _found(view: View, name: str, year: int | None) -> Explanation | None:
    """What a name stands for, the nearest meaning first; None where it has none."""
    if year is None and parse_year(name) is not None:
        return year_explanation(view, _position(view, name, name))
    path = HEADLINES.get(name, name)
    if year is None and _is_metric(view, path):
        return metric_explanation(view, path)
    if year is not None and path == "public_value.npv":
        return year_explanation(view, year)
    found = _agency(view, name, year) or _line(view, name, year)
    if found is not None or _elsewhere(view, name) is not None:
        return found
    return _input(view, name, year)


def _is_metric(view: View, path: str) -> bool:
    if path.partition(".")[0] not in OptionAppraisal._fields:
        return False
    known = set(_metrics(view))
    return path in known or f"{path}.year" in known


def _agency(view: View, name: str, year: int | None) -> Explanation | None:
    identifier = name.removeprefix("agencies.").removesuffix(".npv")
    if identifier not in view.option.agencies:
        return None
    if year is None:
        return agency_explanation(view, identifier)
    return agency_in_year(view, identifier, year)


def _line(view: View, name: str, year: int | None) -> Explanation | None:
    line = _line_named(view, name)
    if line in view.lines:
        if year is None:
            return line_explanation(view, line)
        return line_in_year(view, line, year)
    if any(each.startswith(f"{line}/") for each in view.lines):
        return outcome_explanation(view, line, year)
    return None


def _line_named(view: View, name: str) -> str:
    """The id of the line that a name means: `benefits.x.values.y` is `x/y`."""
    section, dot, rest = name.partition(".")
    if section == "risks":
        counted = view.project.counted_risks(view.option.identifier)
        return rest if rest in counted else name
    if not dot or section not in {"benefits", "costs", "payments", "lines"}:
        return name
    line = rest.replace(".values.", "/")
    known = getattr(view.project, section, {})
    if section != "lines" and line.partition("/")[0] not in known:
        return name
    return line


def _input(view: View, name: str, year: int | None) -> Explanation | None:
    address = f"people.{name}" if name in view.project.people else name
    try:
        return input_explanation(view, address, year)
    except KeyError:
        return None


def _position(view: View, asked: str, label: str) -> int:
    """The position of a year in the appraisal, by its label."""
    horizon = view.streams.horizon
    year = parse_year(label)
    if year is not None and str(year) in view.labels:
        return horizon.position(year.start)
    reason = (
        f"`{label}` is no year of the appraisal, from {horizon.first} to {horizon.last}"
    )
    near = Year(year.start, horizon.first.financial) if year else horizon.first
    meant = str(near if str(near) in view.labels else horizon.first)
    raise UnknownTarget(asked, (asked.replace(label, meant),), reason)


def _elsewhere(view: View, name: str) -> str | None:
    """The first other option that has the line a name means; None where none has."""
    line = _line_named(view, name)
    if line in view.lines:
        return None
    others = view.appraisal.options.items()
    return next((key for key, option in others if line in option.lines), None)


def _unknown(view: View, asked: str) -> UnknownTarget:
    """The error for what there is not, with what may have been meant."""
    name = asked.partition("@")[0]
    elsewhere = _elsewhere(view, name)
    if elsewhere is not None:
        return UnknownTarget(
            asked,
            (f"options.{elsewhere}.{asked}",),
            f"`{name}` is no line of the option `{view.option.identifier}`",
        )
    last = name.rpartition(".")[2]
    known = tuple(dict.fromkeys(_targets(view)))
    ending = [each for each in known if each.endswith(f".{last}")]
    near = difflib.get_close_matches(name, known, n=_MOST)
    return UnknownTarget(asked, tuple(dict.fromkeys([*near, *ending]))[:_MOST])
