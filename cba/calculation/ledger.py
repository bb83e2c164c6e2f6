"""Who gains and who pays: the entries of every line, and the accounts they fill.

The kernel adds the entries up into a ledger for each account. Tables and
explanations read the same entries line by line, so that what they show is what
was added.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

import numpy as np

from cba.calculation.factors import Array
from cba.calculation.streams import Split
from cba.models.benefit import Category
from cba.models.cost import CostKind

#: The accounts kept for each agency. ``weighting`` is what the incomes of those who
#: gain add to the value they have: in no figure but those that say they are weighted.
Account = Literal[
    "costs",
    "in_kind",
    "benefits",
    "cashable",
    "payments",
    "value",
    "transfer",
    "weighting",
]
ACCOUNTS: tuple[Account, ...] = get_args(Account)
#: What an entry is: the kind of a cost, the category of a benefit, or a payment.
EntryCategory = CostKind | Category | Literal["transfer", "payment"]


class Entry(NamedTuple):
    """What one line brings to one account of one agency: rows × years."""

    account: Account
    category: EntryCategory
    agency: int
    amounts: Array
    present: Array


class Ledger(NamedTuple):
    """One account of all agencies: rows × agencies × years."""

    amounts: Array
    present: Array

    def row(self, row: int) -> Ledger:
        """The account in one row alone."""
        return Ledger(self.amounts[row : row + 1], self.present[row : row + 1])

    def add(self, entry: Entry) -> None:
        """Add an entry to what the account of its agency holds."""
        self.amounts[:, entry.agency] += entry.amounts
        self.present[:, entry.agency] += entry.present


def empty_ledgers(rows: int, agencies: int, years: int) -> dict[Account, Ledger]:
    """A ledger without entries for every account."""

    def empty() -> Array:
        # Rows stand side by side in memory: there are many, and few years.
        return np.zeros((agencies, years, rows)).transpose(2, 0, 1)

    return {name: Ledger(empty(), empty()) for name in ACCOUNTS}


def shared(
    account: Account,
    category: EntryCategory,
    split: Split,
    amount: Array,
    discount: Array,
) -> Iterator[Entry]:
    """The entries of a flow with the agencies that share it."""
    present = amount * discount
    for agency, share in split:
        yield Entry(account, category, agency, amount * share, present * share)
