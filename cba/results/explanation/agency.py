"""What the project means for one agency, line by line."""

from __future__ import annotations

from collections.abc import Mapping

from cba.calculation.factors import total
from cba.calculation.ledger import ACCOUNTS, Account, Entry
from cba.results.agency import Book
from cba.results.appraisal import AgencyAppraisal, AgencyYear
from cba.results.explanation.figures import Explanation, Figure, Row, Table, money
from cba.results.explanation.origins import SETTINGS, origins
from cba.results.explanation.view import View

#: The columns of the table: an account, and whether it is money out.
_COLUMNS: tuple[tuple[str, Account, float], ...] = (
    ("savings", "benefits", 1.0),
    ("payments", "payments", 1.0),
    ("costs", "costs", -1.0),
    ("cash savings", "cashable", 1.0),
    ("value enjoyed", "value", 1.0),
    ("given in kind", "in_kind", -1.0),
)
_NET = 3
_NET_IS = "net = savings + payments − costs"


def agency_explanation(view: View, identifier: str) -> Explanation:
    """An agency's present values by line: its net position is their sum."""
    agency = view.option.agencies[identifier]
    totals: dict[Account, float] = {
        "benefits": agency.pv_benefits,
        "payments": agency.pv_payments,
        "costs": agency.pv_costs,
        "cashable": agency.pv_cashable,
        "value": agency.pv_value,
        "in_kind": agency.pv_in_kind,
    }
    tables = (
        _by_line(view, identifier, None, totals, agency.npv),
        _public_value(view, identifier, agency),
        _by_year(agency),
    )
    base = f"agencies.{identifier}"
    return Explanation(
        target=base,
        label=f"{agency.name}: net position, as present value",
        figure=Figure(agency.npv, "money"),
        option=view.option.identifier,
        formula=_NET_IS,
        tables=tuple(table for table in tables if table is not None),
        inputs=origins(view, SETTINGS),
        meets=view.results_path(f"{base}.npv"),
        further=(f"{base}.payback", f"{base}.peak_funding"),
    )


def agency_in_year(view: View, identifier: str, year: int) -> Explanation:
    """An agency's flows of one year by line, in the appraisal's prices."""
    agency = view.option.agencies[identifier]
    flows: AgencyYear = agency.by_year[year]
    totals: dict[Account, float] = {
        "benefits": flows.benefits,
        "payments": flows.payments,
        "costs": flows.costs,
        "cashable": flows.cashable,
        "value": flows.value,
        "in_kind": flows.in_kind,
    }
    return Explanation(
        target=f"agencies.{identifier}@{flows.year}",
        label=f"{agency.name}: net position in {flows.year}, undiscounted",
        figure=Figure(flows.net, "money"),
        option=view.option.identifier,
        formula=_NET_IS,
        tables=(_by_line(view, identifier, year, totals, flows.net),),
        inputs=origins(view, SETTINGS),
        meets=view.results_path(f"agencies.{identifier}.by_year.{year}.net"),
        further=(f"agencies.{identifier}", flows.year),
    )


def _by_line(
    view: View,
    identifier: str,
    year: int | None,
    totals: Mapping[Account, float],
    net: float,
) -> Table:
    """What each line brings; columns in which nothing stands are left out."""
    position = view.streams.agencies.index(identifier)
    bears = Book(view.option.flows).bears_in_kind(position)
    lines = {
        line: _accounts(entries, position, year, bears=bears)
        for line, entries in view.entries.items()
    }
    at = "" if year is None else f"@{view.labels[year]}"
    used = [
        n
        for n, (_, account, _) in enumerate(_COLUMNS)
        if n < _NET or any(own[account] for own in lines.values())
    ]
    rows = [
        Row("+", view.title(line), _figures(own, None, used), target=f"{to}{at}")
        for line, own in lines.items()
        if any(own.values())
        for to in (view.address(line),)
    ]
    rows.append(Row("=", "together", _figures(totals, net, used)))
    names = [_COLUMNS[n][0] for n in used]
    names.insert(_NET, "net")
    when = "as present value" if year is None else f"in {view.labels[year]}"
    return Table(f"Line by line, {when}", "sum", tuple(rows), tuple(names))


def _accounts(
    entries: tuple[Entry, ...], agency: int, year: int | None, *, bears: bool
) -> dict[Account, float]:
    """What a line brings to each account of an agency, in a year or in all."""
    own: dict[Account, float] = dict.fromkeys(ACCOUNTS, 0.0)
    for entry in entries:
        if entry.agency != agency:
            continue
        amount = (
            float(total(entry.present[0]))
            if year is None
            else float(entry.amounts[0, year])
        )
        own[entry.account] += amount
        if entry.account == "in_kind" and bears:
            own["costs"] += amount
    return own


def _figures(
    own: Mapping[Account, float], net: float | None, used: list[int]
) -> tuple[Figure, ...]:
    """The columns of a row, and its net after the first three of them."""
    if net is None:
        net = own["benefits"] + own["payments"] - own["costs"]
    shown = [own[account] * sign for _, account, sign in (_COLUMNS[n] for n in used)]
    return money(*shown[:_NET], net, *shown[_NET:])


def _public_value(view: View, identifier: str, agency: AgencyAppraisal) -> Table | None:
    """From its net position to everything it gains and gives."""
    if not agency.pv_value and not agency.pv_in_kind:
        return None
    position = view.streams.agencies.index(identifier)
    rows = [
        Row("", "net position", money(agency.npv), target=f"agencies.{identifier}.npv"),
        Row("+", "economic and social value it enjoys", money(agency.pv_value)),
    ]
    if not Book(view.option.flows).bears_in_kind(position):
        rows.append(Row("-", "what it gives in kind", money(agency.pv_in_kind)))
    target = f"agencies.{identifier}.public_value_npv"
    rows.append(Row("=", "public value", money(agency.public_value_npv), target=target))
    return Table("Its part in public value", "chain", tuple(rows), ("present value",))


def _by_year(agency: AgencyAppraisal) -> Table:
    rows = [
        Row("+", each.year, money(each.net, each.cumulative, each.pv_net))
        for each in agency.by_year
    ]
    net = sum(each.net for each in agency.by_year)
    rows.append(Row("=", "together", money(net, None, agency.npv)))
    columns = ("net", "added up", "present value")
    return Table("Year by year", "sum", tuple(rows), columns)
