"""The sheet of budgets, cell by cell, beside the cash ledger that it has to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from cba.loading.project_loader import option_project
from cba.reports.workbook.names import agency_names
from cba.results.appraisal import Appraisal
from cba.results.cash_account import CashLine, years_that_move
from cba.results.cash_ledger import AgencyCash, CashLedger, cash_ledger
from cba.results.explanation.view import View
from tests.reports.workbook.comparing import PENNY
from tests.reports.workbook.editing import Cell

Row = list[Cell]
PLACE, CENTRAL, ALL = "Net to the place", "Net to central bodies", "All public bodies"
SHORT, BRIDGE = "All together: net cash", "From net public value to cash"
SPEND, CHANGES = "Savings as a share", "For a medium-term plan"
_APART = {"trough", "trough_year", "break_even"}
_NO_SUM = {"cumulative"}
#: Beside the years: code, budget, whether it recurs, and two effects.
_BESIDE = 5


class BudgetCells:
    """The rows of the sheet by their block, and within it by key and account."""

    def __init__(self, cells: list[Row]) -> None:
        self.labels = [str(label) for label in cells[0][4:-_BESIDE]]
        self.blocks: dict[str, dict[tuple[str, str], Row]] = {}
        self.changes: list[Row] = []
        name = ""
        for row in cells[1:]:
            is_head = bool(row[0]) and not any(row[2:]) and not row[1]
            if is_head or str(row[0]).startswith(CHANGES):
                name = str(row[0])
            elif name.startswith(CHANGES) and row[0]:
                self.changes.append(row)
            elif row[1]:
                self.blocks.setdefault(name, {})[str(row[1]), str(row[2])] = row

    def block(self, name: str) -> dict[str, Row]:
        """The rows of a block that are no lines, by key."""
        found = next((b for n, b in self.blocks.items() if n.startswith(name)), {})
        return {key: row for (key, _), row in found.items() if "." not in key}

    def lines(self, name: str) -> dict[tuple[str, str], Row]:
        """The lines of a body, by where they stand and their account."""
        found = self.blocks.get(name, {})
        return {at: row for at, row in found.items() if "." in at[0]}

    def years(self, row: Row) -> dict[str, Cell]:
        """The cells of the years."""
        return dict(zip(self.labels, row[4:], strict=False))


def ledger_of(appraisal: Appraisal) -> CashLedger:
    """The cash ledger of the preferred option."""
    preferred = appraisal.preferred
    return cash_ledger(
        option_project(appraisal.project, preferred.identifier), preferred
    )


def unlike(cells: list[Row], appraisal: Appraisal) -> Iterator[str]:
    """Where the sheet does not show the ledger that the engine finds."""
    found, sheet = ledger_of(appraisal), BudgetCells(cells)
    names = agency_names(appraisal)
    for key, each in found.agencies.items():
        yield from _body(sheet, names[key], found, each)
        lines = [line for line in found.lines if line.agency == key]
        yield from _lines(sheet, names[key], found.years, lines, appraisal)
    for key, each in found.others.items():
        name = f"{names[key]} (no public body, in no total)"
        yield from _body(sheet, name, found, each)
        lines = [line for line in found.lines_of_others if line.agency == key]
        yield from _lines(sheet, name, found.years, lines, appraisal)
    for name, each in ((ALL, found.whole), (PLACE, found.local)):
        if name in sheet.blocks:
            yield from _body(sheet, name, found, each)
    if CENTRAL in sheet.blocks:
        yield from _body(sheet, CENTRAL, found, found.central)
    short, bridge = sheet.block(SHORT), sheet.block(BRIDGE)
    for key, course in (
        ("place", found.local.cash),
        ("central", found.central.cash),
        ("whole", found.whole.cash),
        ("exchequer", found.exchequer),
    ):
        yield from _row(sheet, f"short {key}", short[key], found.years, course)
    for key, course in found.bridge._asdict().items():
        yield from _row(sheet, f"bridge {key}", bridge[key], found.years, course)
    zeros = (0.0,) * len(found.years)
    yield from _row(sheet, "bridge check", bridge["check"], found.years, zeros)
    for key, owed in found.debt_outstanding.items():
        shown = sheet.block(names[key])["debt_outstanding"]
        last = sheet.years(shown)[found.years[-1]]
        if last != pytest.approx(owed, abs=PENNY):
            yield f"{key} owes {last!r} and {owed!r}"
    yield from _spend(sheet, names, found)
    yield from _changes(sheet, found)


def _body(
    sheet: BudgetCells, name: str, found: CashLedger, each: AgencyCash
) -> Iterator[str]:
    block, nothing = sheet.block(name), (0.0,) * len(found.years)
    for key, expected in each._asdict().items():
        if key in _APART:
            if "cash" in block:
                shown = block[key][3]
                wanted = _never(expected, each) if key == "break_even" else expected
                if shown != (pytest.approx(wanted, abs=PENNY) if wanted else shown):
                    yield f"{name} {key}: {shown!r} and {wanted!r}"
                if not wanted and shown not in {"", 0.0}:
                    yield f"{name} {key}: {shown!r}"
        elif key in block:
            summed = key not in _NO_SUM
            yield from _row(
                sheet, f"{name} {key}", block[key], found.years, expected, summed=summed
            )
        elif expected != pytest.approx(nothing, abs=PENNY):
            yield f"{name} has no {key}"


def _never(break_even: str | None, cash: AgencyCash) -> str:
    return break_even or ("not in these years" if years_that_move(cash.cash) else "")


def _row(
    sheet: BudgetCells,
    what: str,
    row: Row,
    years: Sequence[str],
    expected: Sequence[float],
    *,
    summed: bool = True,
) -> Iterator[str]:
    shown = sheet.years(row)
    given = [shown.pop(label) for label in years]
    if given != pytest.approx(list(expected), abs=PENNY):
        yield f"{what}: {given} and {expected}"
    if {*shown.values()} - {""}:
        yield f"{what}: {shown} in years without an index"
    if summed and row[3] != pytest.approx(sum(expected), abs=PENNY):
        yield f"{what}: {row[3]!r} in all years and {sum(expected)!r}"


def _lines(
    sheet: BudgetCells,
    name: str,
    years: Sequence[str],
    lines: Sequence[CashLine],
    appraisal: Appraisal,
) -> Iterator[str]:
    """Every line has a row with all that the ledger says; other rows hold nothing."""
    rows = sheet.lines(name)
    view = View.of(appraisal, appraisal.preferred.identifier)
    for line in lines:
        address = f"funding.{line.line}"
        if line.account != "grants":
            address = view.address(line.line)
        row = rows.pop((address, line.account), None)
        what = f"{name} {line.line} {line.account}"
        if row is None:
            yield f"{what} is missing"
            continue
        yield from _row(sheet, what, row, years, line.amounts)
        beside = row[4 + len(sheet.labels) :]
        code, budget, recurs, first, full = beside
        wanted = "capital" if line.is_capital else "revenue"
        if (code, budget) != (line.budget_code or "", wanted if line.is_cash else ""):
            yield f"{what}: {code!r}, {budget!r}"
        if recurs != ("recurrent" if line.recurrent else "one-off"):
            yield f"{what} is {recurs!r}"
        effects = [line.first_year_effect, line.full_year_effect]
        if [first, full] != pytest.approx(effects, abs=PENNY):
            yield f"{what}: effects {first!r}, {full!r} and {effects}"
    for at, row in rows.items():
        if any(abs(float(x)) > PENNY for x in row[3 : 4 + len(years)] if x):
            yield f"{name} {at} has {row}"


def _spend(
    sheet: BudgetCells, names: dict[str, str], found: CashLedger
) -> Iterator[str]:
    rows = next((b for n, b in sheet.blocks.items() if n.startswith(SPEND)), {})
    for agency, share in found.spend.items():
        for key, course in (("saving", share.saving), ("cashable", share.cashable)):
            shown = sheet.years(rows[key, agency])
            given = [shown[label] for label in found.years]
            wanted = ["" if each is None else each for each in course]
            if given != pytest.approx(wanted, abs=1e-9):
                yield f"{names[agency]} {key}: {given} and {wanted}"


def _changes(sheet: BudgetCells, found: CashLedger) -> Iterator[str]:
    """The changes of all lines of public bodies are those of their revenue."""
    public = [row for row in sheet.changes if not str(row[0]).startswith("Change in")]
    running = 0.0
    whole = [
        a + sum(each.revenue_cash[n] for each in found.others.values())
        for n, a in enumerate(found.whole.revenue_cash)
    ]
    for label, revenue in zip(found.years, whole, strict=True):
        running += sum(float(sheet.years(row)[label] or 0.0) for row in public)
        if running != pytest.approx(revenue, abs=10 * PENNY):
            yield f"changes up to {label}: {running!r} and {revenue!r}"
