"""The cash ledger: budgets by body and year, in the money of each year.

From the real terms of the appraisal, index[year] / index[price year] gives the money
of a year; a cost with an inflation of its own takes that instead. Loans for capital
and grants from outside are in this ledger and in no other figure. A bridge leads from
net public value to cash, year by year, and closes to the penny.

HM Treasury, Green Book (2026): the financial case is in nominal terms and on the
budgets of the bodies that bear it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from cba.models.project import Project
from cba.results.agency import Book
from cba.results.appraisal import OptionAppraisal
from cba.results.bridge import Bridge, bridge_of, cash_real, routes
from cba.results.cash_account import (
    CASH_ACCOUNTS,
    IN_CASH,
    AgencyCash,
    CashAccount,
    CashLine,
    agency_cash,
)
from cba.results.cash_lines import CashLines, Money, cash_lines
from cba.results.nominal import nominal_years
from cba.results.reconciliation import hold
from cba.results.sums import Years

__all__ = [
    "CASH_ACCOUNTS",
    "IN_CASH",
    "AgencyCash",
    "Bridge",
    "CashAccount",
    "CashLedger",
    "CashLine",
    "SpendShare",
    "Years",
    "cash_ledger",
]


class SpendShare(NamedTuple):
    """What a body saves, as shares of what it spends on the service.

    ``spend`` is in the money of each year. All are None in a year for which the
    project file names no spend, or one of nothing.
    """

    spend: tuple[float | None, ...]
    saving: tuple[float | None, ...]
    cashable: tuple[float | None, ...]


class CashLedger(NamedTuple):
    """The cash of an option by public body and year, and the bridge to it.

    ``years`` are those with a price index, with ``factors`` the money of the year for
    £1 of the appraisal's; ``left_out`` the others, whose cash in real terms (without
    borrowing and grants) is ``cash_left_out``. ``lines`` are those of ``agencies``,
    the public bodies; ``others`` are partners that are none and move cash, with
    ``lines_of_others``, and are in no total. ``whole`` is all public bodies together,
    ``local`` those that answer to the place, ``central`` the others. ``exchequer`` is
    the cash of the whole less grants out of public money, to whomever they go.
    ``debt_outstanding`` is what each body with loans owes at the end of the last of
    ``years``.
    """

    years: tuple[str, ...]
    left_out: tuple[str, ...]
    factors: Years
    lines: tuple[CashLine, ...]
    agencies: Mapping[str, AgencyCash]
    local: AgencyCash
    central: AgencyCash
    whole: AgencyCash
    exchequer: Years
    debt_outstanding: Mapping[str, float]
    spend: Mapping[str, SpendShare]
    bridge: Bridge
    cash_left_out: float
    lines_of_others: tuple[CashLine, ...]
    others: Mapping[str, AgencyCash]

    @property
    def moves_cash(self) -> bool:
        """Whether any money moves in any of the years, of public bodies or others."""
        return any(line.is_cash for line in (*self.lines, *self.lines_of_others))


def cash_ledger(project: Project, option: OptionAppraisal) -> CashLedger:
    """The cash ledger of an option, in the money of each year.

    ``project`` is that of the option. Years that no price index reaches are left out
    and named. Raises `ReconciliationError` where bridge and ledger do not meet.
    """
    book = Book(option.flows)
    streams = option.flows.streams
    money = _money(project)
    labels = tuple(book.labels[n] for n in money.covered)
    uncovered = [n for n in range(len(book.labels)) if n not in set(money.covered)]
    found = cash_lines(project, option, money)
    tiers = {
        agency: member.in_tier
        for agency, member in zip(streams.agencies, streams.members, strict=True)
    }
    public = [n for n, each in enumerate(streams.members) if each.is_public]
    lines = tuple(line for line in found.lines if tiers[line.agency])
    others = tuple(line for line in found.lines if not tiers[line.agency])
    whole = agency_cash(lines, labels)
    made = CashLedger(
        years=labels,
        left_out=tuple(book.labels[n] for n in uncovered),
        factors=money.at(money.factors),
        lines=lines,
        agencies=_by_agency(lines, [streams.agencies[n] for n in public], labels),
        local=agency_cash((x for x in lines if tiers[x.agency] == "local"), labels),
        central=agency_cash((x for x in lines if tiers[x.agency] == "central"), labels),
        whole=whole,
        exchequer=_exchequer(project, whole, (*lines, *others)),
        debt_outstanding=_outstanding(found),
        spend={},
        bridge=bridge_of(project, book, public, money, whole),
        cash_left_out=math.fsum(cash_real(book, public)[uncovered].tolist()),
        lines_of_others=others,
        others=_by_agency(
            others, dict.fromkeys(x.agency for x in others if x.is_cash), labels
        ),
    )
    made = made._replace(spend=_spend(project, made, money))
    hold(_routes(option, made), option.flows)
    return made


def _money(project: Project) -> Money:
    by_year = nominal_years(project)
    return Money(
        np.array([each or 0.0 for each in by_year]),
        tuple(n for n, each in enumerate(by_year) if each is not None),
    )


def _by_agency(
    lines: tuple[CashLine, ...], agencies: Iterable[str], labels: tuple[str, ...]
) -> dict[str, AgencyCash]:
    return {
        agency: agency_cash((x for x in lines if x.agency == agency), labels)
        for agency in agencies
    }


def _exchequer(
    project: Project, whole: AgencyCash, lines: tuple[CashLine, ...]
) -> Years:
    """What the whole comes to once public givers' own money is taken off."""
    net = list(whole.cash)
    for line in lines:
        if line.account == "grants" and project.funding[line.line].public:
            net = [a - b for a, b in zip(net, line.amounts, strict=True)]
    return tuple(net)


def _outstanding(found: CashLines) -> dict[str, float]:
    owed: dict[str, float] = {}
    for each in found.owed:
        last = each.outstanding[-1] if each.outstanding else 0.0
        owed[each.agency] = owed.get(each.agency, 0.0) + last
    return owed


def _spend(project: Project, made: CashLedger, money: Money) -> dict[str, SpendShare]:
    """Savings and cash savings beside the spend that a public body names."""
    found = {}
    for agency, cash in made.agencies.items():
        named = project.agency(agency).spend
        if named is None:
            continue
        by_year = named.by_year(project.appraisal.horizon)
        spend = tuple(
            None if (real := by_year[n]) is None else real * factor
            for n, factor in zip(money.covered, made.factors, strict=True)
        )
        saving = tuple(a + b for a, b in zip(cash.savings, cash.not_cash, strict=True))
        found[agency] = SpendShare(
            spend, _shares(saving, spend), _shares(cash.savings, spend)
        )
    return found


def _shares(amounts: Years, of: tuple[float | None, ...]) -> tuple[float | None, ...]:
    return tuple(
        amount / whole if whole else None
        for amount, whole in zip(amounts, of, strict=True)
    )


def _routes(
    option: OptionAppraisal, made: CashLedger
) -> Iterator[tuple[str, float, float]]:
    """The bridge by its steps, and every total by the parts it is made of."""
    yield from routes(option, made.years, made.bridge, made.whole)
    tiers = (made.local, made.central)
    for at, label in enumerate(made.years):
        bodies = math.fsum(each.cash[at] for each in made.agencies.values())
        yield f"cash of bodies in {label}", bodies, made.whole.cash[at]
        parts = math.fsum(each.cash[at] for each in tiers)
        yield f"local and central cash in {label}", parts, made.whole.cash[at]
        for name, each in made.agencies.items():
            where = f"of {name} in {label}"
            accounts = math.fsum(getattr(each, account)[at] for account in IN_CASH)
            yield f"accounts {where}", accounts, each.cash[at]
            effects = each.recurrent[at] + each.one_off[at]
            yield f"recurrent and one-off {where}", effects, each.cash[at]
            budgets = each.revenue_cash[at] + each.capital_cash[at]
            yield f"revenue and capital {where}", budgets, each.cash[at]
