"""The appraisal as budgets have it: the money of each year, and only money as cash.

From the real terms of the appraisal, index[year] / index[price year] gives the money
of a year. The bridge leads from net public value to cash year by year: it takes out
what is no public money, adds back what is only a transfer to society, takes out what
is not cash, and adds inflation.

HM Treasury, Green Book (2026): the financial case is in nominal terms and on the
budgets of the bodies that bear it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from cba.calculation.factors import Array
from cba.calculation.flows import PaymentFlow
from cba.models.cost import KINDS, CostKind
from cba.models.project import Project
from cba.results.agency import Book
from cba.results.appraisal import OptionAppraisal
from cba.results.costs_by_year import added_up, costs_by_year
from cba.results.nominal import nominal_years
from cba.results.reconciliation import hold

Years = tuple[float, ...]
#: What an agency spends on costs of a kind, in each year of the appraisal.
Spent = Mapping[tuple[str, CostKind], Years]


class AgencyBudget(NamedTuple):
    """One body's budget by year, in the money of each year; money out is negative.

    ``cash`` is what the first five come to; ``not_cash`` are savings that leave no
    budget, ``in_kind`` what is given rather than paid, neither of them in ``cash``.
    """

    capital: Years
    revenue: Years
    payments_in: Years
    payments_out: Years
    savings: Years
    cash: Years
    not_cash: Years
    in_kind: Years


class Bridge(NamedTuple):
    """From net public value in real terms to cash in the money of each year.

    Every step has the sign with which it is added. ``net_position`` is what the
    steps before it come to, ``cash_real`` those before it, and ``cash`` all.
    """

    net_public_value: Years
    wider_value: Years
    transfers: Years
    costs_outside: Years
    in_kind: Years
    payments_outside: Years
    net_position: Years
    not_cash: Years
    in_kind_counted: Years
    cash_real: Years
    inflation: Years
    cash: Years


class Budget(NamedTuple):
    """The budgets of the public bodies of an option, and the bridge to them.

    ``years`` are those with a price index, with ``factors`` the money of the year
    for £1 of the appraisal's; ``left_out`` the others, whose cash in real terms is
    ``cash_left_out``.
    """

    years: tuple[str, ...]
    left_out: tuple[str, ...]
    factors: Years
    agencies: Mapping[str, AgencyBudget]
    whole: AgencyBudget
    bridge: Bridge
    cash_left_out: float


def budget(project: Project, option: OptionAppraisal) -> Budget:
    """The nominal budgets of an option, by public body and year.

    ``project`` is that of the option. Years that no price index reaches are left out
    and named. Raises `ReconciliationError` where bridge and budgets do not meet.
    """
    book = Book(option.flows)
    inflation = nominal_years(project)
    covered = [n for n, each in enumerate(inflation) if each is not None]
    factors = np.array([each or 0.0 for each in inflation])
    spent = {
        (each.agency, each.kind): each.after for each in costs_by_year(option).payers
    }
    members = option.flows.streams.members
    public = [n for n, each in enumerate(members) if each.is_public]
    agencies = {
        option.flows.streams.agencies[n]: _agency(book, n, spent, factors, covered)
        for n in public
    }
    whole = AgencyBudget(
        *(
            added_up(course, len(covered))
            for course in zip(*agencies.values(), strict=True)
        )
        if agencies
        else [(0.0,) * len(covered)] * len(AgencyBudget._fields)
    )
    cash_real = _cash_real(book, public)
    made = Budget(
        years=tuple(book.labels[n] for n in covered),
        left_out=tuple(
            label for n, label in enumerate(book.labels) if n not in set(covered)
        ),
        factors=_at(factors, covered),
        agencies=agencies,
        whole=whole,
        bridge=_bridge(book, public, factors, covered),
        cash_left_out=math.fsum(
            float(amount) for n, amount in enumerate(cash_real) if n not in set(covered)
        ),
    )
    hold(_routes(option, made, covered), option.flows)
    return made


def _agency(
    book: Book, n: int, spent: Spent, factors: Array, covered: Sequence[int]
) -> AgencyBudget:
    nothing = np.zeros(len(factors))
    identifier = book.flows.streams.agencies[n]
    capital, revenue, in_kind = (
        0.0 - np.array(spent.get((identifier, kind), nothing)) for kind in KINDS
    )
    received, paid = nothing, nothing
    for flow in book.flows.lines.values():
        if isinstance(flow, PaymentFlow):
            # What is paid the other way round is received by who pays.
            amount = flow.amount[0]
            forth, back = np.maximum(amount, 0.0), np.minimum(amount, 0.0)
            if n == flow.stream.payee:
                received, paid = received + forth, paid + back
            if n == flow.stream.payer:
                received, paid = received - back, paid - forth
    savings = book.flow("cashable", [n])
    cash = capital + revenue + received + paid + savings
    return AgencyBudget(
        capital=_at(capital * factors, covered),
        revenue=_at(revenue * factors, covered),
        payments_in=_at(received * factors, covered),
        payments_out=_at(paid * factors, covered),
        savings=_at(savings * factors, covered),
        cash=_at(cash * factors, covered),
        not_cash=_at((book.flow("benefits", [n]) - savings) * factors, covered),
        in_kind=_at(in_kind * factors, covered),
    )


def _bridge(
    book: Book, public: Sequence[int], factors: Array, covered: Sequence[int]
) -> Bridge:
    everyone = range(len(book.flows.streams.members))
    outside = [n for n in everyone if n not in set(public)]
    counted = [n for n in public if book.bears_in_kind(n)]
    value, transfers = book.flow("value", everyone), book.flow("transfer", everyone)
    in_kind, within = book.flow("in_kind", everyone), book.flow("in_kind", counted)
    net = book.net("benefits", public)
    not_cash = book.flow("cashable", public) - book.flow("benefits", public)
    real = net + not_cash + within
    steps = (
        book.public_value(everyone) - book.resources(everyone),
        -(value + transfers),
        transfers,
        book.flow("costs", outside),
        in_kind - within,
        book.flow("payments", public),
        net,
        not_cash,
        within,
        real,
        real * (factors - 1.0),
        real * factors,
    )
    return Bridge(*(_at(step, covered) for step in steps))


def _cash_real(book: Book, public: Sequence[int]) -> Array:
    """Cash in real terms, without what is given in kind."""
    counted = [n for n in public if book.bears_in_kind(n)]
    return book.net("cashable", public) + book.flow("in_kind", counted)


def _at(amounts: Array, covered: Sequence[int]) -> Years:
    return tuple(float(amounts[n]) for n in covered)


def _routes(
    option: OptionAppraisal, made: Budget, covered: Sequence[int]
) -> Iterator[tuple[str, float, float]]:
    """The bridge against its own steps, the years of the option and the budgets."""
    bridge = made.bridge
    for at, n in enumerate(covered):
        year = option.by_year[n]
        steps = [course[at] for course in bridge]
        before = math.fsum(steps[:6])
        yield f"net public value of {year.year}", steps[0], year.net_public_value
        yield f"net position of {year.year}", bridge.net_position[at], before
        yield f"bridge of {year.year}", before, year.net_financial
        real = math.fsum(steps[6:9])
        yield f"cash of {year.year}, real", bridge.cash_real[at], real
        nominal = real + bridge.inflation[at]
        yield f"cash of {year.year}", made.whole.cash[at], nominal
        yield f"cash of {year.year} bridged", bridge.cash[at], nominal
    for name, each in made.agencies.items():
        for at, label in enumerate(made.years):
            parts = math.fsum(course[at] for course in each[:5])
            yield f"budget of {name} in {label}", parts, each.cash[at]
