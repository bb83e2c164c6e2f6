"""A simulation for a terminal: what it finds, its figures, and how it was made."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from cba.analysis.simulation import Simulation
from cba.analysis.statistics import Distribution
from cba.reports.formatting import NO_FIGURE, Unit, estimate, ratio, unit_for
from cba.reports.metric_words import metric_words, table_metrics
from cba.reports.simulation_words import (
    WHOLE,
    chance,
    findings,
    has_cost,
    information_words,
    method_words,
)
from cba.reports.terminal import title_lines
from cba.reports.text_table import HANG, Line, Row, text_table
from cba.reports.view import View
from cba.results.metric_form import metric_form

_SUMMARY = ("Mean", "P5", "P10", "P50", "P90", "P95")
_HEADS = (*_SUMMARY, "Above 0")
#: A ratio with nothing under it has no figure, nor has a payback that never comes.
_HEADS_WITHOUT_UNIT = (*_SUMMARY, "None")
_YEARS_SHOWN = 6
_BARS_SHOWN, _BAR = 8, 20


def simulation_text(
    simulation: Simulation, view: View, metrics: Sequence[str] = ()
) -> list[Line]:
    """The findings of a simulation, its tables, and how it was made.

    ``metrics`` are those of the table, in their order; without any, the net positions
    of the whole and of each agency, and the ratios.
    """
    shown = metrics or table_metrics(view)
    lines = [*title_lines(view.appraisal, view.option), Line("")]
    lines += _sentences(findings(simulation, view))
    lines += [Line(""), *_metrics(simulation, view, shown)]
    lines += _payback(simulation, view)
    for metric in metrics or [WHOLE]:
        lines += _drivers(simulation, view, metric)
    lines += _indices(simulation)
    lines.append(Line(""))
    lines += _sentences(information_words(simulation, view))
    lines += _sentences(method_words(simulation))
    lines += _sentences(f"Note: {note}." for note in simulation.notes)
    return lines


def _sentences(sentences: Iterator[str]) -> list[Line]:
    return [Line(words, hang=HANG) for words in sentences]


def _metrics(
    simulation: Simulation, view: View, metrics: Sequence[str]
) -> Iterator[Line]:
    """A table of money, and one of ratios and years where there are some."""
    money = [name for name in metrics if metric_form(name) == "money"]
    others = [name for name in metrics if metric_form(name) != "money"]
    if money:
        shown = [simulation.metrics[name] for name in money]
        unit = unit_for((x for each in shown for x in each[3:8]), view.currency)
        rows = [
            _money_row(simulation.metrics[x], metric_words(x, view), unit)
            for x in money
        ]
        yield from text_table(f"PV, {unit.words}", _HEADS, rows)
    if money and others:
        yield Line("")
    if others:
        rows = [
            _row(simulation.metrics[name], metric_words(name, view), name)
            for name in others
        ]
        yield from text_table("Ratios and years", _HEADS_WITHOUT_UNIT, rows)


def _money_row(found: Distribution, label: str, unit: Unit) -> Row:
    figures = (found.mean, found.p5, found.p10, found.p50, found.p90, found.p95)
    cells = (NO_FIGURE if math.isnan(each) else unit.show(each) for each in figures)
    return Row(label, (*cells, chance(found.chance_above_zero)))


def _row(found: Distribution, label: str, name: str) -> Row:
    show = estimate if metric_form(name) == "years" else ratio
    figures = (found.mean, found.p5, found.p10, found.p50, found.p90, found.p95)
    cells = (NO_FIGURE if math.isnan(each) else show(each) for each in figures)
    return Row(label, (*cells, chance(found.undefined)))


def _payback(simulation: Simulation, view: View) -> Iterator[Line]:
    """The chance to be whole by the end of each year: of those who pay anything."""
    years = shown_years(len(view.labels))
    whole = [
        ("public_value", "Society", view.option.public_value.payback),
        ("financial", "Public bodies", view.option.financial.payback),
    ]
    agencies = [
        (name, view.names[name], each.payback)
        for name, each in view.option.agencies.items()
    ]
    rows: list[Row | None] = []
    for group in (whole, agencies):
        made = [
            row
            for whose, label, payback in group
            if has_cost(payback)
            for row in _chances(simulation, whose, label, years)
        ]
        rows += [None, *made] if rows and made else made
    if rows:
        heads = [view.labels[n] for n in years]
        yield Line("")
        yield from text_table("Chance to be paid back by", heads, rows)


def _chances(
    simulation: Simulation, whose: str, label: str, years: Sequence[int]
) -> Iterator[Row]:
    """By all savings, and below it in cash where that differs."""
    found = simulation.payback[whose]
    yield Row(label, tuple(chance(found[n]) for n in years))
    cash = simulation.payback_cashable.get(whose, found)
    if cash != found:
        yield Row("  in cash", tuple(chance(cash[n]) for n in years))


def shown_years(count: int) -> list[int]:
    """The positions of a few years, as far apart as can be, the last one among them.

    >>> shown_years(4), shown_years(10), shown_years(60)
    ([0, 1, 2, 3], [1, 3, 5, 7, 9], [9, 19, 29, 39, 49, 59])
    """
    step = -(-count // _YEARS_SHOWN)
    return list(range((count - 1) % step, count, step))


def _drivers(simulation: Simulation, view: View, metric: str) -> Iterator[Line]:
    """The inputs that a metric goes with most, a bar each."""
    strengths = simulation.influence.get(metric, {})
    shown = [(k, v) for k, v in strengths.items() if abs(v) >= 0.005][:_BARS_SHOWN]
    if not shown:
        return
    yield Line("")
    what = metric_words(metric, view).strip()
    first = max(len(name) for name, _ in shown)
    yield Line(f"What drives it: rank correlation with “{what}”", "head")
    for name, value in shown:
        bar = "█" * max(round(abs(value) * _BAR), 1)
        sign = "+" if value > 0 else ""
        yield Line(f"  {name:<{first}}  {sign + ratio(value):>5}  {bar}")


def _indices(simulation: Simulation) -> Iterator[Line]:
    """The shares of the variance that inputs explain alone, and with others."""
    if simulation.sobol is None:
        return
    yield Line("")
    rows = [
        Row(name, (chance_of_variance(first), chance_of_variance(total)))
        for name, (first, total) in simulation.sobol.items()
    ]
    yield from text_table("Share of variance (Sobol')", ("Alone", "With others"), rows)


def chance_of_variance(index: float) -> str:
    """An index as a percentage; what falls below nought by chance is nought."""
    return chance(min(max(index, 0.0), 1.0))
