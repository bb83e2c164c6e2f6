"""All uncertain inputs drawn at once: what the draws come to, and for whom."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from cba.reports.charts.plots import Chances, Kind, Tick
from cba.reports.charts.scale import ticks_about
from cba.reports.content import Block, Cell, Chart, Column, Paragraph, Row, Table
from cba.reports.draws_words import drawn_words, of_draws
from cba.reports.formatting import NO_FIGURE, Unit, counted, is_nought, ratio, unit_for
from cba.reports.simulation_words import chance
from cba.reports.uncertainty import METRIC
from cba.reports.view import View

if TYPE_CHECKING:
    from cba.analysis.simulation import Distribution, Simulation

_WHOLE = (
    (METRIC, "Net present social value (NPSV)"),
    ("financial.npv", "Net position of public bodies"),
    ("financial.npv_cashable", "The same in cash"),
)
_BCR = "public_value.bcr"
_PERCENTILES = ("mean", "p5", "p10", "p50", "p90", "p95")
_EXPLAINED = (
    "P10: one draw in ten is lower; P50: half of the draws are; P90: nine in ten are."
)


def all_at_once(view: View, found: Simulation) -> Iterator[Block]:
    """The finding, the chart of the NPSV, and what the draws come to for whom."""
    npsv = found.metrics.get(METRIC)
    if npsv is None:
        return
    yield Paragraph(finding(view, found, npsv))
    if len(found.histograms[METRIC].counts) > 1:
        yield chances_chart(view, found, npsv)
    yield whole_table(view, found)
    by_body = body_table(view, found)
    if by_body.rows:
        yield by_body


def finding(view: View, found: Simulation, npsv: Distribution) -> str:
    """The chance of a gain to society, and where most draws lie."""
    times = counted(found.draws, "time")
    drawn = f"With {drawn_words(found.inputs)} drawn at once, {times},"
    if is_nought(npsv.sd):
        return f"{drawn} the NPSV stays at {view.money(npsv.mean)}: it is not moved."
    return (
        f"{drawn} the NPSV is above zero in {of_draws(npsv.chance_above_zero)}. In "
        f"eight of ten it lies between {view.money(npsv.p10)} and "
        f"{view.money(npsv.p90)}; its mean is {view.money(npsv.mean)}, against "
        f"{view.money(view.option.public_value.npv)} in the rest of this document."
    )


def chances_chart(view: View, found: Simulation, npsv: Distribution) -> Chart:
    """How likely each NPSV is, and the chance of less than each."""
    histogram = found.histograms[METRIC]
    edges, counts = histogram.edges, histogram.counts
    unit = unit_for(edges, view.currency)
    whole = sum(counts)
    title = f"The chance that benefits exceed costs is {chance(npsv.chance_above_zero)}"
    return Chart(
        identifier="chances",
        finding=title,
        subtitle=f"Net present social value in {counted(found.draws, 'draw')}, "
        f"{unit.words}, {view.prices} prices",
        sentence=_sentence(view, found, npsv, title),
        plot=Chances(
            (
                Kind("Costs exceed benefits", "short"),
                Kind("Benefits exceed costs", "ahead"),
            ),
            ticks_about(edges[0], edges[-1], unit),
            edges,
            tuple(count / whole for count in counts),
            tuple(count / whole for count in accumulate(counts, initial=0)),
            _marks(view, edges, npsv),
            ("How likely each result is", "The chance of less than each result"),
            f"Net present social value, {unit.words}",
        ),
        table=None,
        table_identifier="draws",
    )


def _marks(
    view: View, edges: tuple[float, ...], npsv: Distribution
) -> tuple[Tick, ...]:
    """P10, P50 and P90, each with its figure."""
    marks = (("P10", npsv.p10), ("P50", npsv.p50), ("P90", npsv.p90))
    return tuple(
        Tick(value, f"{name}: {view.money(value)}")
        for name, value in marks
        if edges[0] <= value <= edges[-1]
    )


def _sentence(view: View, found: Simulation, npsv: Distribution, title: str) -> str:
    histogram = found.histograms[METRIC]
    bins = zip(pairwise(histogram.edges), histogram.counts, strict=True)
    (low, high), _ = max(bins, key=lambda each: each[1])
    return (
        f"Histogram and cumulative chance of the net present social value in "
        f"{counted(found.draws, 'draw')}. {title}. One draw in ten lies below "
        f"{view.money(npsv.p10)}, half of them below {view.money(npsv.p50)} and nine "
        f"in ten below {view.money(npsv.p90)}. The most likely results lie between "
        f"{view.money(low)} and {view.money(high)}."
    )


def whole_table(view: View, found: Simulation) -> Table:
    """What the draws come to for society and for public bodies together."""
    rows = [
        (path, name)
        for path, name in _WHOLE
        if path in found.metrics and (path == METRIC or view.public)
    ]
    unit = unit_for(_amounts(found.metrics[path] for path, _ in rows), view.currency)
    shown = [_row(found, path, name, unit) for path, name in rows]
    if _BCR in found.metrics and found.metrics[_BCR].undefined < 1.0:
        shown.append(_ratio_row(found))
    return Table(
        "draws",
        "What the draws come to, present values",
        (
            Column("Result", "heading", 6),
            Column("In this document", width=3),
            Column("Mean"),
            *(Column(name.upper()) for name in _PERCENTILES[1:]),
            Column("Chance that it is above zero", width=3),
        ),
        tuple(shown),
        f"{unit.words}, {view.prices} prices; BCR as a number",
        (_EXPLAINED,),
    )


def _amounts(several: Iterator[Distribution]) -> list[float]:
    return [
        getattr(each, name)
        for each in several
        for name in _PERCENTILES
        if each.undefined < 1.0
    ]


def _row(found: Simulation, path: str, name: str, unit: Unit) -> Row:
    each = found.metrics[path]
    figures = (found.central[path], *(getattr(each, p) for p in _PERCENTILES))
    return Row(
        (
            Cell(name),
            *(Cell(unit.show(figure)) for figure in figures),
            Cell(chance(each.chance_above_zero)),
        )
    )


def _ratio_row(found: Simulation) -> Row:
    each = found.metrics[_BCR]
    central = found.central[_BCR]
    # What is not a number has no figure.
    figures = (
        None if math.isnan(central) else central,
        *(getattr(each, p) for p in _PERCENTILES),
    )
    return Row(
        (
            Cell("Benefit-cost ratio (BCR)"),
            *(Cell(ratio(figure)) for figure in figures),
            Cell(NO_FIGURE),
        )
    )


def body_table(view: View, found: Simulation) -> Table:
    """The chance that each public body gains, in all and in cash."""
    keys = tuple(view.option.agencies)
    bodies = [
        keys[n] for n in view.public if f"agencies.{keys[n]}.npv" in found.metrics
    ]
    amounts = _amounts(found.metrics[f"agencies.{key}.npv"] for key in bodies)
    unit = unit_for(amounts, view.currency)
    rows = (_body_row(view, found.metrics, key, unit) for key in bodies)
    return Table(
        "draws-by-body",
        "What the draws come to for each public body, present values",
        (
            Column("Public body", "heading", 6),
            Column("Mean net position"),
            Column("P10"),
            Column("P50"),
            Column("P90"),
            Column("Chance to be better off", width=3),
            Column("The same in cash", width=3),
        ),
        tuple(rows) if len(view.public) > 1 else (),
        f"{unit.words}, {view.prices} prices",
        ("Savings that cannot be taken out of budgets are left out in cash.",),
    )


def _body_row(
    view: View, metrics: Mapping[str, Distribution], key: str, unit: Unit
) -> Row:
    each = metrics[f"agencies.{key}.npv"]
    cash = metrics.get(f"agencies.{key}.npv_cashable")
    return Row(
        (
            Cell(view.names[key]),
            *(Cell(unit.show(x)) for x in (each.mean, each.p10, each.p50, each.p90)),
            Cell(chance(each.chance_above_zero)),
            Cell(NO_FIGURE if cash is None else chance(cash.chance_above_zero)),
        )
    )
