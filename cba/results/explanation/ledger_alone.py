"""What the cash ledger alone reads, explained by the cash that rests on it."""

from __future__ import annotations

from cba.results.cash_account import ACCOUNT_WORDS
from cba.results.cash_ledger import cash_ledger
from cba.results.explanation.figures import Row, Table, money
from cba.results.explanation.view import View

#: Keys of a cost that no figure but the cash ledger depends on.
_OF_COSTS = frozenset({"inflation", "financing", "budget_code", "recurrent"})


def in_ledger_alone(view: View, address: str) -> str | None:
    """The cost or grant of an address that only the cash ledger reads; else None."""
    section, *rest = address.split(".")
    if section == "funding" and rest and rest[0] in view.project.funding:
        return rest[0]
    if section == "costs" and len(rest) > 1 and rest[1] in _OF_COSTS:
        return rest[0]
    return None


def ledger_tables(view: View, line: str) -> tuple[Table, ...]:
    """What a line brings to each account by year; empty where it brings nothing."""
    ledger = cash_ledger(view.project, view.option)
    of_line = [
        each for each in (*ledger.lines, *ledger.lines_of_others) if each.line == line
    ]
    if not of_line:
        return ()
    names = {key: each.name for key, each in view.option.agencies.items()}
    columns = tuple(
        f"{names[each.agency]}: {ACCOUNT_WORDS.get(each.account, each.account)}"
        for each in of_line
    )
    rows = tuple(
        Row("", label, money(*(each.amounts[n] for each in of_line)))
        for n, label in enumerate(ledger.years)
    )
    title = "In the cash ledger, in the money of each year"
    return (Table(title, "facts", rows, columns),)
