"""A step that several lines fill: their units, and the part in whole steps."""

from __future__ import annotations

from collections.abc import Iterator

from cba.calculation.cash import pools_of, whole_part
from cba.calculation.factors import CENTRAL
from cba.calculation.flows import BenefitFlow, saved_in
from cba.calculation.streams import Pool
from cba.models.line import titled
from cba.results.explanation.figures import Figure, Row, Table, several
from cba.results.explanation.view import View


def pool_table(view: View, pool: Pool, year: int) -> Table:
    """The units of each line that fills a step in a year; they add up to the pool."""
    rows, whole = [], 0.0
    for line, flow in _filling(view, pool):
        saved = saved_in(flow, view.years)
        units = 0.0 if saved is None else float(saved.volume[0, year])
        whole += units
        target = f"{view.address(line)}@{view.labels[year]}"
        figures = (Figure(units, "number"),)
        rows.append(Row("+", view.title(line), figures, target=target))
    rows.append(Row("=", "units together", (Figure(whole, "number"),)))
    title = titled(view.project.steps[pool.step].title, pool.step)
    words = f"Units after optimism bias that fill “{title}” in {view.labels[year]}"
    return Table(words, "sum", tuple(rows))


def whole_steps(view: View, pool: Pool, year: int, columns: int) -> Row:
    """The part of the pool that makes whole steps in a year."""
    saved = (saved_in(flow, view.years) for _, flow in _filling(view, pool))
    pools = pools_of(each for each in saved if each is not None)
    units = pools[pool.step]
    size = pool.size.values(CENTRAL)
    part = float(whole_part(units, size)[0, year])
    steps = round(part * float(units[0, year]) / float(size[0, 0]))
    return Row(
        "×",
        "the part of them in whole steps",
        several("share", [part] * columns),
        (pool.size.address,),
        f"{steps} whole {'step' if abs(steps) == 1 else 'steps'} of "
        f"{_count(float(size[0, 0]))} in {_count(float(units[0, year]))} units",
    )


def _count(units: float) -> str:
    """A number of units in words' company."""
    return f"{units:,.10g}" if units.is_integer() else f"{units:,.6g}"


def _filling(view: View, pool: Pool) -> Iterator[tuple[str, BenefitFlow]]:
    for line, flow in view.lines.items():
        if isinstance(flow, BenefitFlow):
            own = flow.stream.cash.pool
            if own is not None and own.step == pool.step:
                yield line, flow
