"""The lines of the cash ledger: what each line of an option brings to each budget.

They are read from the entries of the kernel, line by line, and moved from the prices
of the appraisal to the money of each year: by the price index, or for a cost with an
inflation of its own by that. Loans follow capital; grants come from outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from cba.calculation.factors import Array
from cba.calculation.flows import CostFlow, LineFlow, entries
from cba.models.cost import Cost
from cba.models.line import titled
from cba.models.project import Project
from cba.results.appraisal import OptionAppraisal
from cba.results.cash_account import (
    CASH_ACCOUNTS,
    CashAccount,
    CashLine,
    years_that_move,
)
from cba.results.financing import Loans, loans
from cba.results.nominal import own_inflation

#: What happens once unless the project file says otherwise.
_ONE_OFF: tuple[CashAccount, ...] = ("capital", "borrowed", "grants")


class Money(NamedTuple):
    """From the prices of the appraisal to the money of each of its years.

    ``factors`` are what £1 is in the money of each year of the appraisal, 0 in a year
    that no price index reaches; ``covered`` are the positions of the others.
    """

    factors: Array
    covered: tuple[int, ...]

    def at(self, amounts: Sequence[float] | Array) -> tuple[float, ...]:
        """The amounts of the years that the price index reaches."""
        return tuple(float(amounts[n]) for n in self.covered)


class _Found(NamedTuple):
    """A line of the ledger before it is cut to the years with a price index."""

    agency: int
    line: str
    title: str
    account: CashAccount
    amounts: Array
    is_one_off: bool
    budget_code: str | None
    is_capital: bool


class Owed(NamedTuple):
    """What an agency still owes for a line at the end of each year."""

    agency: str
    line: str
    outstanding: tuple[float, ...]


class CashLines(NamedTuple):
    """The lines of an option in the order of agencies, accounts and the file."""

    lines: tuple[CashLine, ...]
    owed: tuple[Owed, ...]


def cash_lines(project: Project, option: OptionAppraisal, money: Money) -> CashLines:
    """Every line of the cash ledger, of public bodies and of others."""
    agencies = option.flows.streams.agencies
    years = option.flows.streams.horizon.years
    found: list[_Found] = []
    owed: list[Owed] = []
    for identifier, flow in option.flows.lines.items():
        cost = project.costs.get(identifier) if isinstance(flow, CostFlow) else None
        factors = own_factors(project, cost, money)
        for agency, account, real in _real(flow, years):
            one = _Found(
                agency=agency,
                line=identifier,
                title=flow.stream.title,
                account=account,
                amounts=real * factors,
                is_one_off=_is_one_off(cost, account, real),
                budget_code=None if cost is None else cost.budget_code,
                is_capital=account == "capital",
            )
            found.append(one)
            if account == "capital" and cost is not None and cost.financing:
                years_lent = int(cost.financing.borrow.constant())
                rate = cost.financing.rate.constant()
                made = loans(one.amounts.tolist(), years_lent, rate)
                outstanding = money.at(made.outstanding)
                owed.append(Owed(agencies[agency], identifier, outstanding))
                found += _borrowed(one, made)
    found += _grants(project, option)
    order = {account: n for n, account in enumerate(CASH_ACCOUNTS)}
    found.sort(key=lambda each: (each.agency, order[each.account]))
    lines = (_line(each, agencies, money) for each in found)
    held = tuple(line for line in lines if years_that_move(line.amounts))
    return CashLines(held, tuple(owed))


def own_factors(project: Project, cost: Cost | None, money: Money) -> Array:
    """What £1 of a line is in the money of each year, by its own inflation if any."""
    own = own_inflation(project, cost)
    if own is None:
        return money.factors
    # No budget has years without a price index: neither has this line.
    factors = np.zeros(len(own))
    for n in money.covered:
        factors[n] = own[n]
    return factors


def _real(flow: LineFlow, years: int) -> Iterator[tuple[int, CashAccount, Array]]:
    """What a line brings to the accounts of each agency, in real terms."""
    saved: dict[int, Array] = {}
    cashable: dict[int, Array] = {}
    for entry in entries(flow, years):
        amounts = entry.amounts[0]
        if entry.account == "costs":
            kind: CashAccount = "capital" if entry.category == "capital" else "revenue"
            yield entry.agency, kind, 0.0 - amounts
        elif entry.account == "in_kind":
            yield entry.agency, "in_kind", 0.0 - amounts
        elif entry.account == "payments":
            # What is paid the other way round is received by who pays.
            yield entry.agency, "payments_in", np.maximum(amounts, 0.0)
            yield entry.agency, "payments_out", np.minimum(amounts, 0.0)
        elif entry.account == "benefits":
            saved[entry.agency] = saved.get(entry.agency, 0.0) + amounts
        elif entry.account == "cashable":
            cashable[entry.agency] = cashable.get(entry.agency, 0.0) + amounts
    nothing = np.zeros(years)
    for agency in sorted({*saved, *cashable}):
        cash = cashable.get(agency, nothing)
        yield agency, "savings", cash
        yield agency, "not_cash", saved.get(agency, nothing) - cash


def _borrowed(capital: _Found, made: Loans) -> Iterator[_Found]:
    """The two lines of the loans for a line of capital."""
    debt = np.array(made.debt)
    # What is borrowed recurs as what it pays for does.
    yield capital._replace(account="borrowed", amounts=np.array(made.borrowed))
    yield capital._replace(
        account="debt", amounts=debt, is_one_off=_is_single(debt), is_capital=False
    )


def _is_one_off(cost: Cost | None, account: CashAccount, real: Array) -> bool:
    """What the file says of a cost; else by its account, and the years it has."""
    if cost is not None and cost.recurrent is not None:
        return not cost.recurrent
    return account in _ONE_OFF or _is_single(real)


def _is_single(amounts: Array) -> bool:
    """Whether money moves in one year at most."""
    return len(years_that_move(amounts.tolist())) <= 1


def _grants(project: Project, option: OptionAppraisal) -> Iterator[_Found]:
    """The grants of an option, as they are given: in the money of each year."""
    streams = option.flows.streams
    for identifier, grant in project.funding.items():
        if project.has_line(option.identifier, grant):
            given = grant.amount.by_year(streams.horizon)
            yield _Found(
                agency=streams.agencies.index(grant.to),
                line=identifier,
                title=titled(grant.title, identifier),
                account="grants",
                amounts=np.array([each or 0.0 for each in given]),
                is_one_off=True,
                budget_code=None,
                is_capital=grant.kind == "capital",
            )


def _line(found: _Found, agencies: Sequence[str], money: Money) -> CashLine:
    amounts = money.at(found.amounts)
    first = next(iter(years_that_move(amounts)), len(amounts))
    return CashLine(
        agency=agencies[found.agency],
        line=found.line,
        title=found.title,
        account=found.account,
        budget_code=found.budget_code,
        recurrent=not found.is_one_off,
        amounts=amounts,
        first_year_effect=sum(amounts[first : first + 1]),
        full_year_effect=sum(amounts[first + 1 : first + 2]),
        is_capital=found.is_capital,
    )
