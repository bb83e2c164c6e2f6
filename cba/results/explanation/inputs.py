"""An input of the project: its value, where it stands, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from cba.calculation.streams import factors_of
from cba.discounting import rate_in
from cba.library.in_use import editions_of, schedule_of
from cba.models.cashable import Cashable
from cba.models.discount import Discounting
from cba.models.effect import Outcome
from cba.models.evidence import CapitalBias
from cba.models.inputs import Input
from cba.models.years import Year
from cba.results.explanation.addresses import given_below, standing_at
from cba.results.explanation.figures import (
    Explanation,
    Figure,
    Form,
    Row,
    Table,
    money,
    several,
)
from cba.results.explanation.line import answer_of
from cba.results.explanation.origins import origins
from cba.results.explanation.prices import rebasing
from cba.results.explanation.view import View

_FORMS: Mapping[str, Form] = {
    **dict.fromkeys(("amount", "each", "rate", "tariff", "cap", "spend", "limit"), "price"),
    **dict.fromkeys(("fiscal", "economic", "social", "transfer"), "price"),
    **dict.fromkeys(("starting", "population", "quantity", "hours"), "number"),
    **dict.fromkeys(("units_per_person", "in_steps_of"), "number"),
    **dict.fromkeys(("delay", "lasts", "paid_after", "borrow"), "years"),
}
_BY_YEAR = "by year"


def input_explanation(view: View, address: str, year: int | None) -> Explanation:
    """What stands at an address of the project, and the lines that it enters.

    Raises `KeyError` where nothing does.
    """
    found = standing_at(view.project, address)
    at = "" if year is None else f"@{view.labels[year]}"
    used = _users(view, address)
    tables = [*_tables(view, address, found)]
    if used:
        tables.append(_used_by(view, used))
    return Explanation(
        target=f"{address}{at}",
        label=_label(view, address, used),
        figure=_figure(view, address, found, year),
        option=view.option.identifier,
        tables=tuple(tables),
        inputs=origins(view, (address, *_below(view, address, found))),
        further=tuple(view.address(line) for line in used[:1]),
    )


def figure_of(view: View, address: str, year: int | None = None) -> Figure:
    """What stands at an address, as one figure."""
    return _figure(view, address, standing_at(view.project, address), year)


def _figure(view: View, address: str, found: object, year: int | None) -> Figure:
    form = _FORMS.get(address.rpartition(".")[2], "share")
    match found:
        case Input() if year is not None:
            return Figure(found.by_year(view.streams.horizon)[year], form)
        case Input(is_series=True):
            return Figure(_BY_YEAR, "text")
        case Input():
            return Figure(found.constant(), form)
        case float():
            return Figure(found, "share")
        case bool():
            return Figure("true" if found else "false", "text")
        case Discounting():
            return Figure(found.name or "rates of its own", "text")
        case CapitalBias():
            return Figure(found.name, "text")
        case str() | int() | Year():
            return Figure(str(found), "text")
    return Figure("see below", "text")


def _below(view: View, address: str, found: object) -> tuple[str, ...]:
    if isinstance(found, BaseModel | Cashable | Outcome):
        return tuple(given_below(view.project, address))
    return ()


def _tables(view: View, address: str, found: object) -> Iterator[Table]:
    """The years of a series, the parts of what has parts, the rates of a schedule."""
    if isinstance(found, Input) and found.is_series:
        form = _FORMS.get(address.rpartition(".")[2], "share")
        values = found.by_year(view.streams.horizon)
        rows = [
            Row("", label, several(form, (value,)), target=f"{address}@{label}")
            for label, value in zip(view.labels, values, strict=True)
        ]
        yield Table("By year", "facts", tuple(rows))
    elif isinstance(found, Discounting):
        yield _rates(view, address, found)
    elif isinstance(found, Year):
        to = view.project.appraisal.prices_of
        if found != to:
            row = Row("", f"to {to}", several("text", (rebasing(view, found, to),)))
            yield Table("From its prices to the appraisal's", "facts", (row,))
    elif isinstance(found, tuple) and found and isinstance(found[0], tuple):
        rows = [
            Row("", str(name), (Figure(value, "share" if _is_share(value) else "text"),))
            for name, value in found
        ]
        yield Table("Its parts", "facts", tuple(rows))
    elif below := _below(view, address, found):
        rows = [Row("", each, (figure_of(view, each),), (each,)) for each in below]
        yield Table("What stands there", "facts", tuple(rows))


def _is_share(value: object) -> bool:
    return isinstance(value, float)


def _rates(view: View, address: str, how: Discounting) -> Table:
    """The rate and the factor of each year of the appraisal."""
    schedule = schedule_of(how, editions_of(view.project))
    users = _users(view, address)
    factors = view.streams.discount
    if address != "appraisal.discounting" and users:
        factors = view.lines[users[0]].stream.discount
    rows = tuple(
        Row(
            "",
            label,
            (
                Figure(rate_in(schedule, year), "share"),
                Figure(float(factors[year]), "factor"),
            ),
        )
        for year, label in enumerate(view.labels)
    )
    return Table("Rates and factors", "facts", rows, ("rate", "factor"))


def _users(view: View, address: str) -> list[str]:
    """The lines that an input enters: as a factor, or as something of their own."""
    found = []
    for line, flow in view.lines.items():
        own = view.address(line)
        factors = {each.address for each in factors_of(flow.stream)}
        groups = {".".join(each.split(".")[:2]) for each in factors}
        # What belongs to a whole line, or to a whole group, belongs to its parts.
        near = address.startswith((f"{own}.", f"{own.partition('.values.')[0]}."))
        if ".values." in address and not address.startswith(f"{own}."):
            near = False
        group = ".".join(address.split(".")[:2])
        if address in factors or near or (
            address.startswith("people.")
            and group in groups
            and not _is_factor_somewhere(view, address)
        ):
            found.append(line)
    return found


def _is_factor_somewhere(view: View, address: str) -> bool:
    return any(
        address == each.address
        for flow in view.lines.values()
        for each in factors_of(flow.stream)
    )


def _used_by(view: View, lines: list[str]) -> Table:
    rows = tuple(
        Row("", view.title(line), money(answer_of(view, line)), target=view.address(line))
        for line in lines
    )
    return Table("What rests on it", "facts", rows, ("present value",))


def _label(view: View, address: str, used: list[str]) -> str:
    section, identifier, *_ = (*address.split("."), "")
    if section == "people":
        return f"{address}, of {view.project.people[identifier].title or identifier}"
    if len(used) == 1:
        return f"{address}, of {view.title(used[0])}"
    return address
