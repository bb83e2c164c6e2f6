"""From net public value to the cash of public bodies, step by step and by year.

It takes out what is no public money, adds back what is only a transfer to society,
takes out what is not cash, and adds what only budgets know: inflation, the inflation
of lines that have their own, borrowing and grants.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from cba.calculation.factors import Array
from cba.calculation.flows import CostFlow
from cba.models.project import Project
from cba.results.agency import Book
from cba.results.appraisal import OptionAppraisal
from cba.results.cash_account import AgencyCash
from cba.results.cash_lines import Money, own_factors

Years = tuple[float, ...]


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
    own_inflation: Years
    financing: Years
    grants: Years
    cash: Years


def bridge_of(
    project: Project,
    book: Book,
    public: Sequence[int],
    money: Money,
    whole: AgencyCash,
) -> Bridge:
    """The bridge of an option; ``whole`` is the cash of its public bodies together."""
    everyone = range(len(book.flows.streams.members))
    outside = [n for n in everyone if n not in set(public)]
    counted = [n for n in public if book.bears_in_kind(n)]
    value, transfers = book.flow("value", everyone), book.flow("transfer", everyone)
    in_kind, within = book.flow("in_kind", everyone), book.flow("in_kind", counted)
    net = book.net("benefits", public)
    not_cash = book.flow("cashable", public) - book.flow("benefits", public)
    real = net + not_cash + within
    inflation = real * (money.factors - 1.0)
    own = _own_inflation(project, book, public, money)
    nominal = money.at(real + inflation + own)
    financing = tuple(a + b for a, b in zip(whole.borrowed, whole.debt, strict=True))
    return Bridge(
        net_public_value=money.at(
            book.public_value(everyone) - book.resources(everyone)
        ),
        wider_value=money.at(-(value + transfers)),
        transfers=money.at(transfers),
        costs_outside=money.at(book.flow("costs", outside)),
        in_kind=money.at(in_kind - within),
        payments_outside=money.at(book.flow("payments", public)),
        net_position=money.at(net),
        not_cash=money.at(not_cash),
        in_kind_counted=money.at(within),
        cash_real=money.at(real),
        inflation=money.at(inflation),
        own_inflation=money.at(own),
        financing=financing,
        grants=whole.grants,
        cash=tuple(
            a + b + c for a, b, c in zip(nominal, financing, whole.grants, strict=True)
        ),
    )


def cash_real(book: Book, public: Sequence[int]) -> Array:
    """Cash in real terms, without what is given in kind, borrowing and grants."""
    counted = [n for n in public if book.bears_in_kind(n)]
    return book.net("cashable", public) + book.flow("in_kind", counted)


def _own_inflation(
    project: Project, book: Book, public: Sequence[int], money: Money
) -> Array:
    """What costs come to with an inflation of their own, beyond the price index."""
    more = np.zeros(len(money.factors))
    for identifier, flow in book.flows.lines.items():
        cost = project.costs.get(identifier)
        if cost is None or cost.inflation is None or cost.kind == "in-kind":
            continue
        if isinstance(flow, CostFlow):
            apart = own_factors(project, cost, money) - money.factors
            for agency, share in flow.stream.paid_by:
                if agency in public:
                    more = more - flow.amount[0] * share * apart
    return more


def routes(
    option: OptionAppraisal,
    years: Sequence[str],
    bridge: Bridge,
    whole: AgencyCash,
) -> Iterator[tuple[str, float, float]]:
    """The bridge against its own steps, the years of the option and the ledger."""
    of_option = {each.year: each for each in option.by_year}
    for at, label in enumerate(years):
        year = of_option[label]
        steps = [course[at] for course in bridge]
        before = math.fsum(steps[:6])
        yield f"net public value of {label}", steps[0], year.net_public_value
        yield f"net position of {label}", bridge.net_position[at], before
        yield f"bridge of {label}", before, year.net_financial
        real = math.fsum(steps[6:9])
        yield f"cash of {label}, real", bridge.cash_real[at], real
        nominal = math.fsum((real, *steps[10:14]))
        yield f"cash of {label}", whole.cash[at], nominal
        yield f"cash of {label} bridged", bridge.cash[at], nominal
