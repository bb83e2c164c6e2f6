"""An input of the project: its value, where it stands, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from cba.calculation.streams import factors_of
from cba.discounting import rate_in
from cba.library.in_use import editions_of, schedule_of
from cba.models.cashable import Cashable
from cba.models.discount import Discounting
from cba.models.effect import Outcome
from cba.models.inputs import Input
from cba.models.years import Year
from cba.results.explanation.addresses import (
    given_below,
    setting_at,
    standing_at,
)
from cba.results.explanation.figures import (
    Explanation,
    Figure,
    Row,
    Table,
    money,
    several,
)
from cba.results.explanation.ledger_alone import in_ledger_alone, ledger_tables
from cba.results.explanation.line import answer_of
from cba.results.explanation.origins import origins
from cba.results.explanation.prices import rebasing
from cba.results.explanation.values import figure_of, form_at
from cba.results.explanation.view import View


def input_explanation(view: View, address: str, year: int | None) -> Explanation:
    """What stands at an address of the project, and the lines that it enters.

    Raises `KeyError` where nothing does.
    """
    found = setting_at(view.project, address)
    at = "" if year is None else f"@{view.labels[year]}"
    used = _users(view, address)
    tables = [*_tables(view, address, found)]
    in_ledger = in_ledger_alone(view, address)
    if in_ledger is not None:
        tables += ledger_tables(view, in_ledger)
    elif used:
        tables.append(_used_by(view, used))
    return Explanation(
        target=f"{address}{at}",
        label=_label(view, address, used),
        figure=figure_of(view, address, found, year),
        option=view.option.identifier,
        tables=tuple(tables),
        inputs=origins(view, (address, *_below(view, address, found))),
        further=tuple(view.address(line) for line in used[:1]),
    )


def _figure(view: View, address: str) -> Figure:
    return figure_of(view, address, standing_at(view.project, address), None)


def _below(view: View, address: str, found: object) -> tuple[str, ...]:
    if isinstance(found, BaseModel | Cashable | Outcome):
        return tuple(given_below(view.project, address))
    return ()


def _tables(view: View, address: str, found: object) -> Iterator[Table]:
    """The years of a series, the parts of what has parts, the rates of a schedule."""
    if isinstance(found, Input) and found.is_series:
        form = form_at(address)
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
            Row(
                "", str(name), (Figure(value, "share" if _is_share(value) else "text"),)
            )
            for name, value in found
        ]
        yield Table("Its parts", "facts", tuple(rows))
    elif below := _below(view, address, found):
        rows = [Row("", each, (_figure(view, each),), (each,)) for each in below]
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
    """The lines that multiply by an input; else those that it belongs to."""
    factors = {
        line: {each.address for each in factors_of(flow.stream)}
        for line, flow in view.lines.items()
    }
    multiplied = [line for line, found in factors.items() if address in found]
    return multiplied or [
        line
        for line, found in factors.items()
        if _belongs(address, view.address(line), found)
    ]


def _belongs(address: str, own: str, factors: set[str]) -> bool:
    """Whether something stands in a line, in its value or in its group of people."""
    if address.startswith("people."):
        group = ".".join(address.split(".")[:2])
        return any(each.startswith(f"{group}.") for each in factors)
    whole = own.partition(".values.")[0]
    of_the_line = address.startswith(f"{whole}.")
    return address.startswith(f"{own}.") or (
        of_the_line and not address.startswith(f"{whole}.values.")
    )


def _used_by(view: View, lines: list[str]) -> Table:
    rows = tuple(
        Row(
            "",
            view.title(line),
            money(answer_of(view, line)),
            target=view.address(line),
        )
        for line in lines
    )
    return Table("What rests on it", "facts", rows, ("present value",))


def _label(view: View, address: str, used: list[str]) -> str:
    section, identifier, *_ = (*address.split("."), "")
    if section == "people":
        return f"{address}, of {view.project.people[identifier].title or identifier}"
    if len(used) == 1:
        return f"{address}, of {view.title(used[0])}"
    grant = view.project.funding.get(identifier) if section == "funding" else None
    return address if grant is None else f"{address}, of {grant.title or identifier}"
