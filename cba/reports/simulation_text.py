"""A simulation for a terminal: what it finds, its figures, and how it was made."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from cba.analysis.kept import KEPT
from cba.analysis.simulation import Simulation
from cba.analysis.statistics import Distribution
from cba.reports.formatting import NO_FIGURE, counted, estimate, ratio, unit_for
from cba.reports.metric_words import metric_words, row_labels
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
from cba.reports.varied_words import named
from cba.reports.view import View
from cba.results.metric_form import metric_form

_SUMMARY = ("Mean", "P5", "P10", "P50", "P90", "P95")
_YEARS_SHOWN = 6
_BARS_SHOWN, _BAR = 8, 20


def simulation_text(
    simulation: Simulation, view: View, metrics: tuple[str, ...] = ()
) -> list[Line]:
    """The findings of a simulation, its tables, and how it was made.

    ``metrics`` are those of the table, in their order; without any, the net positions
    of the whole and of each agency, and the ratios.
    """
    lines = [*title_lines(view.appraisal, view.option), Line("")]
    lines += _sentences(findings(simulation, view))
    lines += [Line(""), *_metrics(simulation, view, metrics)]
    lines += _payback(simulation, view)
    for metric in metrics or (WHOLE,):
        lines += _drivers(simulation, view, metric)
    lines += _indices(simulation, view)
    lines.append(Line(""))
    lines += _sentences(information_words(simulation, view))
    lines += _sentences(method_words(simulation))
    lines += _sentences(f"Note: {note}." for note in simulation.notes)
    return lines


def _sentences(sentences: Iterator[str]) -> list[Line]:
    return [Line(words, hang=HANG) for words in sentences]


def _metrics(
    simulation: Simulation, view: View, metrics: tuple[str, ...]
) -> Iterator[Line]:
    """A table of money, and one of ratios and years where there are some."""
    labels = row_labels(view, metrics)
    money = [path for path in labels if metric_form(path) == "money"]
    others = [path for path in labels if metric_form(path) != "money"]
    if money:
        shown = [_summary(simulation.metrics[path]) for path in money]
        unit = unit_for((each for found in shown for each in found), view.currency)
        rows = [
            _row(simulation.metrics[path], labels[path], unit.show) for path in money
        ]
        yield from text_table(f"PV, {unit.words}", (*_SUMMARY, "Above 0"), rows)
    if money and others:
        yield Line("")
    if others:
        rows = [
            _row(
                simulation.metrics[path],
                labels[path],
                estimate if metric_form(path) == "years" else ratio,
                last=simulation.metrics[path].undefined,
            )
            for path in others
        ]
        # A ratio with nothing under it has no figure, nor a payback that never comes.
        yield from text_table("Ratios and years", (*_SUMMARY, "None"), rows)


def _summary(found: Distribution) -> tuple[float, ...]:
    return (found.mean, found.p5, found.p10, found.p50, found.p90, found.p95)


def _row(
    found: Distribution,
    label: str,
    show: Callable[[float], str],
    last: float | None = None,
) -> Row:
    cells = (NO_FIGURE if math.isnan(x) else show(x) for x in _summary(found))
    share = found.chance_above_zero if last is None else last
    return Row(label, (*cells, chance(share)))


def _payback(simulation: Simulation, view: View) -> Iterator[Line]:
    """The chance to be paid back by the end of each year: of those who pay anything."""
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
        yield Line("Payback is not discounted.", "note")


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
    """The inputs that a metric goes with most, a bar below the name of each."""
    strengths = simulation.influence.get(metric, {})
    # Correlations that chance alone brings about: two standard errors.
    noise = 2.0 / math.sqrt(min(simulation.draws, KEPT))
    shown = [(k, v) for k, v in strengths.items() if abs(v) >= noise][:_BARS_SHOWN]
    if not shown:
        return
    yield Line("")
    phrase = metric_words(metric, view).name
    yield Line(f"What drives {phrase} (rank correlation)", "head")
    for name, value in shown:
        bar = "█" * max(round(abs(value) * _BAR), 1)
        sign = "+" if value > 0 else ""
        yield Line(named(view.project, name), hang=HANG)
        yield Line(f"  {sign + ratio(value):>5}  {bar}")
    rest = len(strengths) - len(shown)
    if rest:
        verb = "matters" if rest == 1 else "matter"
        yield Line(f"and {counted(rest, 'other')}, which {verb} less")


def _indices(simulation: Simulation, view: View) -> Iterator[Line]:
    """The shares of the variance that inputs explain alone, and with others."""
    if simulation.sobol is None or simulation.sobol_metric is None:
        return
    yield Line("")
    phrase = metric_words(simulation.sobol_metric, view).name
    yield Line(f"Shares of the variance of {phrase} (Sobol' indices)", "head")
    rows = [
        Row(name, (_share_of_variance(first), _share_of_variance(total)))
        for name, (first, total) in simulation.sobol.items()
    ]
    yield from text_table("", ("Alone", "With others"), rows)


def _share_of_variance(index: float) -> str:
    """An index as a percentage; what falls below nought by chance is nought."""
    return chance(min(max(index, 0.0), 1.0))
