"""The JSON document of an appraisal, path by path as its contract has it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from cba.problems import Problem
from cba.results.appraisal import (
    AgencyAppraisal,
    Appraisal,
    BenefitLine,
    CostLine,
    Crossing,
    LineAppraisal,
    OptionAppraisal,
    Payback,
    PaymentLine,
)
from cba.results.numbers import figure, figures, money

SCHEMA = "cba/appraisal/1"
_SCHEMAS = {
    "validate": "cba/validation/1",
    "explain": "cba/explanation/1",
    "compare": "cba/comparison/1",
    "sensitivity": "cba/sensitivity/1",
    "simulate": "cba/simulation/1",
    "apportion": "cba/apportionment/1",
    "units": "cba/units/1",
    "data": "cba/data/1",
}
Json = dict[str, object]

#: Fields that are not money: ratios, factors and numbers of years.
_RATIOS = frozenset(
    {
        "fiscal_return",
        "cashable_return",
        "irr",
        "bcr",
        "bcr_net_public_cost",
        "share_of_costs",
        "share_of_benefits",
        "discount_factor",
        "optimism_bias",
        "chance",
        "income_weight",
    }
)


def schema_of(verb: str) -> str:
    """The schema of what a verb prints with ``--json``."""
    return _SCHEMAS.get(verb, SCHEMA)


def envelope(
    schema: str,
    content: Json | None,
    problems: Iterable[Problem],
    run: Json | None = None,
) -> str:
    """One JSON document: what was asked, every problem, and what made it."""
    document: Json = {
        "schema": schema,
        "content": content,
        "problems": [problem_json(problem) for problem in problems],
        "run": run,
    }
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)


def problem_json(problem: Problem) -> Json:
    """A problem with its place; null where it has none."""
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "path": problem.path,
        "message": problem.message,
        "hint": problem.hint,
        "accepted": problem.accepted,
    }


def run_json(appraisal: Appraisal) -> Json:
    """What made the appraisal, and whose values it rests on."""
    # What only reads a project has an envelope too, and waits for no calculation.
    from cba.results.library_values_json import pedigree_json

    run = appraisal.run
    return {
        "tool": run.tool,
        "fingerprint": run.fingerprint,
        "data": dict(run.data),
        **pedigree_json(appraisal.project),
    }


def appraisal_json(appraisal: Appraisal, *, without: str | None = None) -> Json:
    """The content: the same for the same inputs, data and version.

    ``without`` is what was left out of the figures, None for nothing.
    """
    project = appraisal.project
    settings = project.appraisal
    discounting = settings.discounting
    bands = {str(year): rate for year, rate in discounting.bands}
    return {
        "project": {
            "title": project.project.title,
            "place": project.project.place,
            "dated": project.project.dated,
        },
        "settings": {
            "first_year": str(settings.first_year),
            "years": settings.years,
            "price_year": str(settings.prices_of),
            "discounting": discounting.name
            or ({"rate": bands["0"]} if len(bands) == 1 else {"bands": bands}),
            "timing": settings.timing,
            "currency": settings.currency,
            **({} if without is None else {"without": [without]}),
        },
        "preferred": project.preferred,
        "options": {
            identifier: option_json(option)
            for identifier, option in appraisal.options.items()
        },
        **_hours(appraisal),
    }


def _hours(appraisal: Appraisal) -> Json:
    """The hours given in each option; no key where none gives any."""
    # What only reads a project has an envelope too, and waits for no calculation.
    from cba.results.given_hours import hours_given
    from cba.results.given_hours_json import hours_json

    found = {
        identifier: hours_given(option.flows)
        for identifier, option in appraisal.options.items()
    }
    shown = {key: hours_json(each) for key, each in found.items() if each is not None}
    return {"hours": shown} if shown else {}


def option_json(option: OptionAppraisal) -> Json:
    """One option: whole, agencies, lines and years."""
    return {
        "title": option.title,
        "role": option.role,
        "financial": _record(option.financial),
        "public_value": _record(option.public_value),
        "agencies": {k: _agency(each) for k, each in option.agencies.items()},
        "lines": {k: _line(each) for k, each in option.lines.items()},
        "by_year": [_record(year) for year in option.by_year],
    }


def _agency(agency: AgencyAppraisal) -> Json:
    record = _record(agency)
    record["by_year"] = [_record(year) for year in agency.by_year]
    return record


def _line(line: LineAppraisal) -> Json:
    if isinstance(line, BenefitLine):
        record: Json = {"kind": "benefit", **_record(line)}
        if line.income_weight is None:
            del record["income_weight"], record["pv_weighted"]
        record["volume"] = figures(line.volume)
        record["volume_before_bias"] = figures(line.volume_before_bias)
        return record
    kind = "cost" if isinstance(line, CostLine) else "payment"
    record = {"kind": kind, **_record(line)}
    if isinstance(line, CostLine) and line.chance is None:
        del record["chance"]
    if isinstance(line, PaymentLine):
        if line.pv_cut_off is None:
            del record["pv_cut_off"]
        record["from"], record["to"] = record.pop("payer"), record.pop("payee")
    return record


class _Record(Protocol):
    """An answer: a tuple whose fields have the names of the contract."""

    def _asdict(self) -> dict[str, Any]: ...


def _record(answer: _Record) -> Json:
    """The fields of an answer by name, rounded as their kind is."""
    return {name: _rounded(name, value) for name, value in answer._asdict().items()}


def _rounded(name: str, value: object) -> object:
    if isinstance(value, Payback):
        return payback_json(value)
    if isinstance(value, float):
        return figure(value) if name in _RATIOS else money(value)
    return value


def payback_json(payback: Payback) -> Json:
    """The undiscounted crossing, with the discounted one inside it."""
    return {
        **_crossing(payback.undiscounted),
        "discounted": _crossing(payback.discounted),
    }


def _crossing(crossing: Crossing) -> Json:
    first = crossing.first
    return {
        "year": crossing.year,
        "years": figure(crossing.years),
        "elapsed_years": figure(crossing.elapsed_years),
        "sustained": crossing.sustained,
        "reason": crossing.reason,
        "first": None
        if first is None
        else {
            "year": first.year,
            "years": figure(first.years),
            "falls_back": first.falls_back,
        },
    }


def at_path(content: Mapping[str, object], path: str) -> object:
    """What stands at a dotted path of a document; `KeyError` where nothing does."""
    found: object = content
    for key in path.split("."):
        if not isinstance(found, Mapping):
            raise KeyError(path)
        found = found[key]
    return found
