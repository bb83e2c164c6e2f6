"""The bridge from net public value to cash: a sentence, and a table by year."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.bridge_words import STEPS
from cba.reports.cash_tables import whole_head
from cba.reports.content import Block, Paragraph, Table
from cba.reports.formatting import is_nought, listed
from cba.reports.view import View
from cba.reports.years_across import Course, YearTable, tables_by_year
from cba.results.bridge import Bridge
from cba.results.cash_account import years_that_move
from cba.results.cash_ledger import CashLedger
from cba.results.sums import in_all

#: What each step is called within a sentence.
_CALLED = {
    "wider_value": "economic and social value",
    "transfers": "transfer payments",
    "costs_outside": "costs of others than public bodies",
    "in_kind": "what is given in kind",
    "payments_outside": "payments from others and to them",
    "not_cash": "savings that are not cash",
    "in_kind_counted": "what public bodies give in kind",
    "inflation": "inflation",
    "own_inflation": "costs with an inflation of their own",
    "financing": "borrowing, less interest and repayment",
    "grants": "grants",
}


def bridge_blocks(view: View, found: CashLedger) -> Iterator[Block]:
    """What leads from the one total to the other, in words and by year."""
    yield Paragraph(_sentence(view, found))
    yield from _table(view, found)


def _sentence(view: View, found: CashLedger) -> str:
    bridge = found.bridge
    start, end = (
        view.money(in_all(course)) for course in (bridge.net_public_value, bridge.cash)
    )
    words = (
        "The two ledgers are one project: over these years, net public value of "
        f"{start} in real terms, before discounting, is net cash of {end}."
    )
    steps = [
        (_CALLED[key], amount)
        for key, _, _ in STEPS
        if key in _CALLED and not is_nought(amount := in_all(getattr(bridge, key)))
    ]
    sides = (
        ("Taken off", [_with(view, each) for each in steps if each[1] < 0]),
        ("Added", [_with(view, each) for each in steps if each[1] > 0]),
    )
    said = [f"{side}: {listed(parts)}." for side, parts in sides if parts]
    return " ".join((words, *said, "The steps meet to the penny in every year."))


def _with(view: View, step: tuple[str, float]) -> str:
    name, amount = step
    return f"{name} ({view.money(abs(amount))})"


def _table(view: View, found: CashLedger) -> Iterator[Table]:
    """The steps that hold any money, and those that sum them up."""
    bridge: Bridge = found.bridge
    courses: list[Course] = []
    parts = 0
    for field, name, is_sum in STEPS:
        amounts = getattr(bridge, field)
        if not is_sum and years_that_move(amounts):
            courses.append(Course(name, amounts))
            parts += 1
        elif is_sum and (parts > 1 or field == "cash"):
            courses.append(Course(name, amounts, "total", parts))
            parts = 1
    table = YearTable(
        "bridge-by-year",
        "From net public value to the cash of public bodies",
        "Step",
        f"{view.prices} prices down to inflation, then the money of each year",
        (
            (
                "Transfer payments are nothing to society as a whole, but they are "
                "money to a budget."
            ),
        )
        if years_that_move(bridge.transfers)
        else (),
        whole=whole_head(found),
    )
    yield from tables_by_year(table, found.years, courses, view.currency)
