"""Tables of the cash ledger: budgets by year, where each body stands, and its spend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cba.reports.cash_words import (
    CENTRAL,
    EXCHEQUER,
    IN_CASH,
    NOT_CASH,
    PLACE,
    RUNNING,
)
from cba.reports.content import Cell, Column, Row, RowRole, Table
from cba.reports.formatting import NO_FIGURE, Unit, listed, share, unit_for
from cba.reports.view import View
from cba.reports.years_across import Course, YearTable, tables_by_year
from cba.results.cash_account import years_that_move
from cba.results.cash_ledger import AgencyCash, CashLedger, SpendShare
from cba.results.sums import in_all

ALL = "All public bodies"
_ACCOUNTS = (*IN_CASH, *NOT_CASH)
_NEVER = "not in these years"


def whole_head(found: CashLedger) -> str:
    """What heads the sum of a budget's years: where they end, if years are left out.

    The first year of the appraisal is among them, or it is named too.
    """
    if not found.left_out:
        return "All years"
    if found.left_out[0] > found.years[0]:
        return f"To {found.years[-1]}"
    return f"{found.years[0]} to {found.years[-1]}"


def budget_tables(view: View, found: CashLedger) -> Iterator[Table]:
    """The budget of each body, and of all together, one below the other."""
    held = [
        (view.names[key], each)
        for key, each in found.agencies.items()
        if any(years_that_move(getattr(each, field)) for field, _ in _ACCOUNTS)
    ]
    if not held:
        return
    courses: list[Course] = []
    if len(view.public) > 1:
        courses += [Course(ALL), *_accounts(found.whole, _together(view, found))]
    for name, each in held:
        if len(view.public) > 1:
            courses.append(Course(name))
        courses += _accounts(each)
    apart = [
        words
        for field, words in (
            ("not_cash", "savings that leave no budget"),
            ("in_kind", "what is given in kind"),
        )
        if years_that_move(getattr(found.whole, field))
    ]
    table = YearTable(
        "budget",
        "Budgets by year",
        "Public body" if len(view.public) > 1 else "Account",
        "money of each year",
        (f"Net cash leaves out {listed(apart)}.",) if apart else (),
        whole=whole_head(found),
    )
    yield from tables_by_year(table, found.years, courses, view.currency)


def _accounts(each: AgencyCash, after: Iterable[Course] = ()) -> Iterator[Course]:
    """What a body pays and gets; what is summed up only where there are parts.

    ``after`` follows net cash.
    """
    parts = 0
    for field, name in _ACCOUNTS:
        amounts = getattr(each, field)
        if field == "cash":
            yield Course(name, amounts, "total", parts if parts > 1 else 0)
            if len(amounts) > 1 and years_that_move(amounts):
                yield Course(RUNNING, each.cumulative, is_running=True)
            yield from after
        elif years_that_move(amounts):
            parts += 1
            yield Course(name, amounts)


def _together(view: View, found: CashLedger) -> Iterator[Course]:
    """Net cash by tier where there are both, and to the Exchequer where it differs."""
    if len({each.tier for each in view.agencies if each.public}) > 1:
        yield Course(PLACE, found.local.cash)
        yield Course(CENTRAL, found.central.cash)
    if _has_public_grants(found):
        yield Course(EXCHEQUER, found.exchequer)


def _has_public_grants(found: CashLedger) -> bool:
    pairs = zip(found.exchequer, found.whole.cash, strict=True)
    return bool(years_that_move([net - whole for net, whole in pairs]))


def position_table(view: View, found: CashLedger) -> Table:
    """Where each body ends, how deep it gets in between, and what it then owes."""
    held = [
        (view.names[key], each, found.debt_outstanding.get(key))
        for key, each in found.agencies.items()
        if years_that_move(each.cash)
    ]
    rows: list[tuple[str, AgencyCash, float | None, RowRole]] = [
        (*each, "plain") for each in held
    ]
    if len(held) > 1:
        if len({each.tier for each in view.agencies if each.public}) > 1:
            rows.append((PLACE, found.local, None, "subtotal"))
            rows.append((CENTRAL, found.central, None, "subtotal"))
        owed = list(found.debt_outstanding.values())
        whole = in_all(owed) if owed else None
        rows.append((ALL, found.whole, whole, "total"))
    with_debt = bool(found.debt_outstanding)
    unit = unit_for(
        [x for _, each, owed, _ in rows for x in (*_sums(each), owed or 0.0)],
        view.currency,
    )
    debt = (Column(f"Owed at the end of {found.years[-1]}"),) if with_debt else ()
    return Table(
        "cash-position",
        f"Cash of each body, {_span(found)}",
        (
            Column("Public body", "heading", 4),
            Column("Revenue"),
            Column("Capital"),
            Column("Net cash"),
            Column("of which recurrent", width=3),
            Column("Deepest running sum", width=3),
            Column("At zero or more from", width=3),
            *debt,
        ),
        tuple(_position(*each, unit, with_debt=with_debt) for each in rows),
        f"{unit.words}, money of each year",
        (
            (
                "Net cash is revenue and capital together. The running sum adds up net "
                "cash from the first year on."
            ),
        ),
    )


def _span(found: CashLedger) -> str:
    years = found.years
    return years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"


def _sums(each: AgencyCash) -> tuple[float, ...]:
    courses = (each.revenue_cash, each.capital_cash, each.cash, each.recurrent)
    return (*(in_all(course) for course in courses), each.trough)


def _position(  # noqa: PLR0913 - what a row shows
    name: str,
    each: AgencyCash,
    owed: float | None,
    role: RowRole,
    unit: Unit,
    *,
    with_debt: bool,
) -> Row:
    *sums, trough = _sums(each)
    deepest = Cell(unit.show(trough), each.trough_year or "")
    even = each.break_even or _NEVER
    if not years_that_move(each.cash):
        deepest, even = Cell(NO_FIGURE), NO_FIGURE
    cells = [Cell(name), *(Cell(unit.show(x)) for x in sums), deepest, Cell(even)]
    if with_debt:
        cells.append(Cell(NO_FIGURE if owed is None else unit.show(owed)))
    return Row(tuple(cells), role)


def spend_table(view: View, found: CashLedger) -> Iterator[Table]:
    """What each body saves, as a share of what it names as its spend on the service.

    The year is the last that has a spend: by then savings are at their full course.
    """
    rows = []
    for agency, each in found.spend.items():
        at = max((n for n, spend in enumerate(each.spend) if spend), default=None)
        if at is not None:
            rows.append((view.names[agency], found.years[at], each, at))
    if not rows:
        return
    unit = unit_for([each.spend[at] or 0.0 for _, _, each, at in rows], view.currency)
    yield Table(
        "savings-of-spend",
        "Savings as a share of spend on the service",
        (
            Column("Public body", "heading", 5),
            Column("Year", "text"),
            Column("Spend"),
            Column("All savings"),
            Column("Cashable savings"),
        ),
        tuple(_spent(*each, unit) for each in rows),
        f"{unit.words}, money of the year; shares of spend",
    )


def _spent(name: str, year: str, each: SpendShare, at: int, unit: Unit) -> Row:
    shares = (share(each.saving[at], 1), share(each.cashable[at], 1))
    return Row(tuple(map(Cell, (name, year, unit.show(each.spend[at]), *shares))))
