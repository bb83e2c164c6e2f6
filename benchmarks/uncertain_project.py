"""A project with 40 uncertain inputs, and what a plain program makes of its draws.

The plain program is what an analyst would write for this project alone with numpy:
arrays of one number a draw, a loop over years, every figure of `cba simulate`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from cba.calculation.factors import Array
from cba.results.measures import IN_CASH

LINES, YEARS, AGENCIES = 8, 10, 5
_SECTORS = ("local-authority", "nhs", "police", "justice", "community")
_PUBLIC = tuple(n for n in range(AGENCIES) if _SECTORS[n] != "community")
_GAINS = _SECTORS.index("community")
_RATE, _LASTS, _HALF_A_PENNY = 0.035, 4, 0.005
_AFFECTED, _SOCIAL, _CASHABLE = 0.7, 700.0, 0.4
_COST_BIAS, _BENEFIT_BIAS = 0.1, 0.15
#: The first lines have an uncertain drop-off, the others an uncertain deadweight.
_DROPPING = 2


def uncertain_project() -> str:
    """The text of a project file, whose lines each run in years of their own."""
    return "\n".join(
        (
            "cba: 1",
            "project: {title: Made for timing, dated: 2026-11-22}",
            "appraisal:",
            "  first_year: 2026-27",
            f"  years: {YEARS}",
            f"  discounting: {{rate: {_RATE:.1%}}}",
            "agencies:",
            *(
                f"  a{n}: {{name: Agency {n}, sector: {sector}}}"
                for n, sector in enumerate(_SECTORS)
            ),
            "costs:",
            *(line for n in range(LINES) for line in _cost(n)),
            "benefits:",
            *(line for n in range(LINES) for line in _benefit(n)),
            "correlations:",
            "  - [benefits.b0.impact, benefits.b1.impact, 0.5]",
            "  - [benefits.b2.impact, benefits.b3.impact, 0.5]",
            "  - [costs.c0.amount, costs.c1.amount, 0.7]",
            "",
        )
    )


def _years(n: int) -> tuple[int, int]:
    """The first and the last year in which a line starts."""
    return n % 3, 4 + n % 4


def _span(n: int) -> str:
    first, last = (2026 + year for year in _years(n))
    return f"{first}-{(first + 1) % 100}..{last}-{(last + 1) % 100}"


def _spent(n: int) -> float:
    return 40_000.0 + 1_370.0 * n


def _people(n: int) -> float:
    return 200.0 + 30.0 * n


def _shares(first: int) -> tuple[tuple[int, float], tuple[int, float]]:
    return (first, 0.6), (first + 1, 0.4)


def _payers(n: int) -> tuple[tuple[int, float], ...]:
    return tuple((agency % AGENCIES, share) for agency, share in _shares(n))


def _savers(n: int) -> tuple[tuple[int, float], ...]:
    return tuple((agency % len(_PUBLIC), share) for agency, share in _shares(n))


def _split(shares: tuple[tuple[int, float], ...]) -> str:
    return ", ".join(f"a{agency}: {share:.0%}" for agency, share in shares)


def _cost(n: int) -> Iterator[str]:
    yield f"  c{n}:"
    yield f"    kind: {'capital' if n % 4 == 0 else 'revenue'}"
    yield f"    paid_by: {{{_split(_payers(n))}}}"
    yield f"    amount: {{value: {{{_span(n)}: {_spent(n)}}}, low: -10%, high: +30%}}"
    yield f"    optimism_bias: {_COST_BIAS:.0%}"


def _benefit(n: int) -> Iterator[str]:
    fiscal = 1_500 + 90 * n
    yield f"  b{n}:"
    people = f"{{{_span(n)}: {_people(n)}}}"
    yield f"    population: {{value: {people}, low: -20%, high: +10%}}"
    yield f"    affected: {_AFFECTED:.0%}"
    yield f"    impact: {20 + n}% ({10 + n}% to {35 + n}%)"
    yield f"    deadweight: 20%{'' if n < _DROPPING else ' (10% to 40%)'}"
    yield f"    drop_off: 30%{' (15% to 50%)' if n < _DROPPING else ''}"
    yield f"    lasts: {_LASTS}"
    yield "    value:"
    yield f"      fiscal: {fiscal} ({fiscal - 500} to {fiscal + 1000})"
    yield f"      social: {_SOCIAL}"
    yield f"    falls_to: {{{_split(_savers(n))}}}"
    yield f"    enjoyed_by: a{_GAINS}"
    yield f"    cashable: {_CASHABLE:.0%}"
    yield f"    optimism_bias: {_BENEFIT_BIAS:.0%}"


class _Running:
    """A net flow as it goes on: its present value, and when it is paid back."""

    def __init__(self, draws: int) -> None:
        self.present = np.zeros(draws)
        self.cumulative = np.zeros(draws)
        self.whole_from = np.zeros(draws)
        self.years = np.zeros(draws)

    def add(self, year: int, net: Array) -> None:
        self.present += net / (1.0 + _RATE) ** year
        before = self.cumulative
        self.cumulative = before + net
        below = self.cumulative < -_HALF_A_PENNY
        crosses = (before < -_HALF_A_PENNY) & ~below
        self.years[crosses] = year - 1 - before[crosses] / net[crosses]
        self.whole_from[below] = year + 1
        if year == YEARS - 1:
            self.years[below] = np.nan


def plain_program(draws: Mapping[str, Array]) -> dict[str, Array]:
    """Every headline and every year of being whole, of every draw."""
    count = draws["costs.c0.amount"].size
    names = ["financial", f"financial{IN_CASH}", "public_value"]
    for n in range(AGENCIES):
        names += [f"a{n}", f"a{n}{IN_CASH}"]
    running = {name: _Running(count) for name in names}
    agency_value = np.zeros((AGENCIES, count))
    present: dict[str, Array] = {
        name: np.zeros(count)
        for name in ("public_costs", "public_benefits", "public_cash", "costs", "gains")
    }
    effects = [_effect(n, draws) for n in range(LINES)]
    dropped = [
        draws.get(f"benefits.b{n}.drop_off", np.array([0.3])) for n in range(LINES)
    ]
    for year in range(YEARS):
        discount = 1.0 / (1.0 + _RATE) ** year
        costs = _costs_in(year, draws, count)
        benefits, cashable, social = _benefits_in(year, draws, effects, dropped)
        net, cash = benefits - costs, cashable - costs
        for agency in range(AGENCIES):
            running[f"a{agency}"].add(year, net[agency])
            running[f"a{agency}{IN_CASH}"].add(year, cash[agency])
            agency_value[agency] += net[agency] * discount
        agency_value[_GAINS] += social * discount
        public = list(_PUBLIC)
        running["financial"].add(year, net[public].sum(axis=0))
        running[f"financial{IN_CASH}"].add(year, cash[public].sum(axis=0))
        running["public_value"].add(year, net.sum(axis=0) + social)
        present["public_costs"] += costs[public].sum(axis=0) * discount
        present["public_benefits"] += benefits[public].sum(axis=0) * discount
        present["public_cash"] += cashable[public].sum(axis=0) * discount
        present["costs"] += costs.sum(axis=0) * discount
        present["gains"] += (benefits.sum(axis=0) + social) * discount
    found = {
        "financial.npv": running["financial"].present,
        "financial.npv_cashable": running[f"financial{IN_CASH}"].present,
        "financial.fiscal_return": present["public_benefits"] / present["public_costs"],
        "financial.cashable_return": present["public_cash"] / present["public_costs"],
        "public_value.npv": running["public_value"].present,
        "public_value.bcr": present["gains"] / present["costs"],
    }
    for name, each in running.items():
        scope = f"agencies.{name}" if name.startswith("a") else name
        kind = "payback_cashable" if name.endswith(IN_CASH) else "payback"
        scope = scope.removesuffix(IN_CASH)
        found[f"{scope}.{kind}.years"] = each.years
        found[f"whole_from {name}"] = each.whole_from
        if scope.startswith("agencies."):
            npv = "npv" if kind == "payback" else "npv_cashable"
            found[f"{scope}.{npv}"] = each.present
    for agency in range(AGENCIES):
        found[f"agencies.a{agency}.public_value_npv"] = agency_value[agency]
    return found


def _costs_in(year: int, draws: Mapping[str, Array], count: int) -> Array:
    costs = np.zeros((AGENCIES, count))
    for n in range(LINES):
        first, last = _years(n)
        if first <= year <= last:
            amount = draws[f"costs.c{n}.amount"] * (_spent(n) * (1 + _COST_BIAS))
            for agency, share in _payers(n):
                costs[agency] += amount * share
    return costs


def _benefits_in(
    year: int, draws: Mapping[str, Array], effects: list[Array], dropped: list[Array]
) -> tuple[Array, Array, Array]:
    """The benefits and the cash of each agency, and the social value."""
    count = effects[0].size
    benefits, cashable = np.zeros((AGENCIES, count)), np.zeros((AGENCIES, count))
    social = np.zeros(count)
    for n in range(LINES):
        volume = effects[n] * _left(n, year, dropped[n])
        fiscal = volume * draws[f"benefits.b{n}.value.fiscal"]
        for agency, share in _savers(n):
            benefits[agency] += fiscal * share
            cashable[agency] += fiscal * (share * _CASHABLE)
        social += volume * _SOCIAL
    return benefits, cashable, social


def _effect(n: int, draws: Mapping[str, Array]) -> Array:
    """The units that one year's starters bring in their first year."""
    base = f"benefits.b{n}"
    starts = draws[f"{base}.population"] * (_people(n) * _AFFECTED)
    dead = draws.get(f"{base}.deadweight", np.array([0.2]))
    return starts * draws[f"{base}.impact"] * (1.0 - dead) * (1.0 - _BENEFIT_BIAS)


def _left(n: int, year: int, dropped: Array) -> Array:
    """What is left in a year of one year's effect, over all that started."""
    first, last = _years(n)
    left = np.zeros(1)
    for lag in range(_LASTS):
        if first <= year - lag <= last:
            left = left + (1.0 - dropped) ** lag
    return left
