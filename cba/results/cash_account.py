"""The accounts of the cash ledger, and what an agency's lines come to in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, get_args

from cba.results.payback import running
from cba.results.sums import Years, added_up

#: Where a line of the ledger stands. ``debt`` is interest and repayment together.
#: The first eight come to net cash; the last two are none.
CashAccount = Literal[
    "capital",
    "borrowed",
    "debt",
    "revenue",
    "payments_in",
    "payments_out",
    "grants",
    "savings",
    "not_cash",
    "in_kind",
]
CASH_ACCOUNTS: tuple[CashAccount, ...] = get_args(CashAccount)
#: The accounts that come to net cash.
IN_CASH: tuple[CashAccount, ...] = CASH_ACCOUNTS[:8]
#: Half a penny: what is no more than this, whichever way it goes, is no money but
#: the noise of adding.
NOTHING = 0.005


class CashLine(NamedTuple):
    """What one line brings to one account of one agency; money out is negative.

    ``amounts`` are in the money of each year. ``first_year_effect`` is the amount of
    the first year that has any, which may be part of a year; ``full_year_effect``
    that of the year after it, 0 where there is none. ``is_capital`` says in which
    budget it is: capital spending, what is borrowed for it and capital grants are,
    and all else is revenue.
    """

    agency: str
    line: str
    title: str
    account: CashAccount
    budget_code: str | None
    recurrent: bool
    amounts: Years
    first_year_effect: float
    full_year_effect: float
    is_capital: bool

    @property
    def is_cash(self) -> bool:
        """Whether the line is part of net cash."""
        return self.account in IN_CASH


class AgencyCash(NamedTuple):
    """The cash of one body, or of several together, in the money of each year.

    ``cash`` is what the first eight come to, and so do ``recurrent`` with ``one_off``
    and ``revenue_cash`` with ``capital_cash``. ``not_cash`` are savings that leave no
    budget, ``in_kind`` what is given rather than paid. ``trough`` is the deepest that
    ``cumulative`` gets, 0 where it never is below nothing; from ``break_even`` on it
    stays at nothing or more (None where it does not, or where no cash moves).
    """

    capital: Years
    borrowed: Years
    debt: Years
    revenue: Years
    payments_in: Years
    payments_out: Years
    grants: Years
    savings: Years
    cash: Years
    not_cash: Years
    in_kind: Years
    recurrent: Years
    one_off: Years
    revenue_cash: Years
    capital_cash: Years
    cumulative: Years
    trough: float
    trough_year: str | None
    break_even: str | None


def agency_cash(lines: Iterable[CashLine], labels: Sequence[str]) -> AgencyCash:
    """What lines come to by account and year; ``labels`` are the years they cover."""
    of = tuple(lines)
    within = [line for line in of if line.is_cash]

    def summed(chosen: Iterable[CashLine]) -> Years:
        return added_up((line.amounts for line in chosen), len(labels))

    def account(name: CashAccount) -> Years:
        return summed(line for line in of if line.account == name)

    cash = summed(within)
    cumulative = tuple(running(cash))
    trough, at = _deepest(cumulative)
    return AgencyCash(
        capital=account("capital"),
        borrowed=account("borrowed"),
        debt=account("debt"),
        revenue=account("revenue"),
        payments_in=account("payments_in"),
        payments_out=account("payments_out"),
        grants=account("grants"),
        savings=account("savings"),
        cash=cash,
        not_cash=account("not_cash"),
        in_kind=account("in_kind"),
        recurrent=summed(line for line in within if line.recurrent),
        one_off=summed(line for line in within if not line.recurrent),
        revenue_cash=summed(line for line in within if not line.is_capital),
        capital_cash=summed(line for line in within if line.is_capital),
        cumulative=cumulative,
        trough=trough,
        trough_year=None if at is None else labels[at],
        break_even=_from(cumulative, labels) if years_that_move(cash) else None,
    )


def years_that_move(amounts: Sequence[float]) -> tuple[int, ...]:
    """The positions of the years in which any money moves.

    >>> years_that_move((0.0, 120.0, -1e-12, -5.0))
    (1, 3)
    """
    return tuple(n for n, amount in enumerate(amounts) if abs(amount) > NOTHING)


def _deepest(cumulative: Years) -> tuple[float, int | None]:
    """The first of the deepest years; none where it is never below nothing."""
    deepest: tuple[float, int | None] = (0.0, None)
    for n, amount in enumerate(cumulative):
        if amount < min(deepest[0], -NOTHING):
            deepest = (amount, n)
    return deepest


def _from(cumulative: Years, labels: Sequence[str]) -> str | None:
    """The year from which the cumulative cash stays at nothing or more."""
    found = None
    for label, amount in zip(reversed(labels), reversed(cumulative), strict=True):
        if amount < -NOTHING:
            break
        found = label
    return found
