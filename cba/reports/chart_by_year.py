"""The chart of everyone's costs and benefits, year by year."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from cba.reports.charts.plots import Columns, Fill, Kind, Stack
from cba.reports.charts.scale import ticks_between
from cba.reports.charts.stacking import reach
from cba.reports.content import Chart
from cba.reports.formatting import counted, is_nought, signed_money, unit_for
from cba.reports.view import View
from cba.results.appraisal import OptionYear

Amounts = tuple[float, ...]
_NET = "Net public value"
#: How many years the sentence names one by one.
_NAMED = 12
#: More years than this are drawn as averages of so many of them.
_MOST, _SPAN = 30, 5


def by_year_chart(view: View) -> Chart:
    """Benefits above nought and costs below it in each year, with their net.

    Everyone's, undiscounted, as the table of years has them.
    """
    years = view.option.by_year
    every = tuple(
        Stack(Kind(name, fill), values)
        for name, fill, values in _accounts(years)
        if not all(map(is_nought, values))
    )
    nets = tuple(year.net_public_value for year in years)
    labels, stacks, net, spans = _grouped(view.labels, every, nets)
    by_year = zip(*(stack.values for stack in stacks), strict=True)
    reaches = [*net, *(end for amounts in by_year for end in reach(amounts))]
    unit = unit_for(reaches, view.currency)
    finding = _finding(view, nets, has_any=bool(every))
    return Chart(
        identifier="by-year-chart",
        finding=finding,
        subtitle=(
            f"Costs and benefits of everyone, {unit.words}, {view.prices} prices, "
            f"not discounted{spans}"
        ),
        sentence=_sentence(view, finding),
        plot=Columns(
            labels,
            ticks_between(min(reaches), max(reaches), unit),
            stacks,
            net,
            _NET,
            unit.words,
        ),
        table=None,
        table_identifier="years",
    )


def _grouped(
    labels: Sequence[str], stacks: tuple[Stack, ...], net: Amounts
) -> tuple[tuple[str, ...], tuple[Stack, ...], Amounts, str]:
    """Years as they are, or the averages of five where there are too many to see.

    With what the subtitle says of them. A group at the end may be shorter: an average
    can be compared with the others, and a sum could not.
    """
    if len(labels) <= _MOST:
        return tuple(labels), stacks, net, ""
    groups = [
        range(n, min(n + _SPAN, len(labels))) for n in range(0, len(labels), _SPAN)
    ]

    def averages(amounts: Amounts) -> Amounts:
        return tuple(
            math.fsum(amounts[n] for n in group) / len(group) for group in groups
        )

    return (
        tuple(labels[group[0]] for group in groups),
        tuple(replace(stack, values=averages(stack.values)) for stack in stacks),
        averages(net),
        ", a year on average over five years from the one named",
    )


def _accounts(
    years: Sequence[OptionYear],
) -> tuple[tuple[str, Fill, Amounts], ...]:
    """What is stacked from nought outwards; costs and transfers count against."""
    return (
        ("Costs", "cost", tuple(-year.costs for year in years)),
        ("Less transfers", "loss", tuple(-year.transfer_part for year in years)),
        (
            "Savings that can be taken out of budgets",
            "cash",
            tuple(year.cashable for year in years),
        ),
        (
            "Other fiscal savings",
            "saving",
            tuple(year.fiscal - year.cashable for year in years),
        ),
        ("Economic value", "economic", tuple(year.economic for year in years)),
        ("Social value", "social", tuple(year.social for year in years)),
    )


def _finding(view: View, net: Sequence[float], *, has_any: bool) -> str:
    """From when benefits exceed costs, for every course that their net may take."""
    labels = view.labels
    gains = [n for n, amount in enumerate(net) if amount > 0 and not is_nought(amount)]
    losses = [n for n, amount in enumerate(net) if amount < 0 and not is_nought(amount)]
    if not gains and not losses:
        if has_any:
            return "Benefits would equal costs in every year"
        return "There would be no costs and no benefits in any year"
    benefits, costs = "Benefits would exceed costs", "Costs would exceed benefits"
    if len(net) == 1:
        much = view.money(abs(net[0]))
        return f"{benefits if gains else costs} by {much} in {labels[0]}"
    if not losses or not gains:
        more = benefits if gains else costs
        return f"{more} in {_span(labels, gains or losses)}"
    words = f"{benefits} in {len(gains):,} of {counted(len(net), 'year')}"
    if losses[-1] < gains[0] and _is_run(gains):
        words = f"{benefits} {_since(labels, gains)}"
    elif gains[-1] < losses[0] and _is_run(losses):
        words = f"{costs} {_since(labels, losses)}"
    return words


def _is_run(years: Sequence[int]) -> bool:
    return years[-1] - years[0] + 1 == len(years)


def _span(labels: Sequence[str], years: Sequence[int]) -> str:
    if len(years) == len(labels):
        return "every year"
    if len(years) == 1:
        return f"{labels[years[0]]} alone"
    if _is_run(years):
        return f"each year from {labels[years[0]]} to {labels[years[-1]]}"
    return f"{len(years):,} of {counted(len(labels), 'year')}"


def _since(labels: Sequence[str], years: Sequence[int]) -> str:
    first, last = labels[years[0]], labels[years[-1]]
    if years[-1] == len(labels) - 1:
        return f"from {first} on" if len(years) > 1 else f"only in {first}"
    return f"from {first} to {last}" if len(years) > 1 else f"in {first} alone"


def _sentence(view: View, finding: str) -> str:
    """The chart in words: the finding, and the years, or the outstanding of many."""
    years = view.option.by_year
    shown = years
    which = "Net public value"
    if len(years) > _NAMED:
        ordered = sorted(years, key=lambda year: year.net_public_value)
        shown = (ordered[0], ordered[-1])
        which = "Net public value, lowest and highest"
    figures = "; ".join(
        f"{year.year} {signed_money(year.net_public_value, view.currency)}"
        for year in shown
    )
    return (
        f"Column chart of everyone's costs and benefits by year, over {view.length}, "
        f"{view.period}, not discounted. {finding}. {which}: {figures}."
    )
