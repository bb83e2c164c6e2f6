"""Steps that several savings fill: how many could be closed, when, how and by whom."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cba.calculation.cash import in_whole_steps, pools_of
from cba.calculation.factors import CENTRAL, Array
from cba.calculation.flows import BenefitFlow, saved_in
from cba.calculation.streams import Pool
from cba.reports.cash_words import step_title
from cba.reports.content import Cell, Column, Row, Table
from cba.reports.formatting import counted, number
from cba.reports.lines_of_option import owner_words
from cba.reports.outcome_words import capitalised
from cba.reports.texts import as_title, tidy
from cba.reports.view import View

_HALF = 0.5


def steps_table(view: View) -> Table | None:
    """Each step with its size, the savings that fill it and the years it is reached.

    None where no saving of the option is cash in shared steps.
    """
    found = dict(_pools(view))
    if not found:
        return None
    return Table(
        "steps-table",
        "What savings close together, in whole steps",
        (
            Column("Step", "heading", 4),
            Column("Filled by", "text", 5),
            Column("Reached", "text", 5),
            Column("Mechanism", "text", 4),
            Column("Owner", "text", 3),
        ),
        tuple(_row(view, pool, flows) for pool, flows in found.values()),
        notes=("What does not fill a whole step is saved, and is not cash.",),
    )


def _pools(view: View) -> Iterator[tuple[str, tuple[Pool, list[BenefitFlow]]]]:
    found: dict[str, tuple[Pool, list[BenefitFlow]]] = {}
    for flow in view.option.flows.lines.values():
        pool = flow.stream.cash.pool if isinstance(flow, BenefitFlow) else None
        if pool is not None and isinstance(flow, BenefitFlow):
            found.setdefault(pool.step, (pool, []))[1].append(flow)
    yield from found.items()


def _row(view: View, pool: Pool, flows: list[BenefitFlow]) -> Row:
    step = view.project.steps[pool.step]
    size = float(pool.size.central[0])
    unit = tidy(step.unit) or "units"
    saved = (saved_in(flow, len(view.labels)) for flow in flows)
    units = pools_of(each for each in saved if each is not None)[pool.step][0]
    whole = in_whole_steps(units, pool.size.values(CENTRAL)[0]) / size
    filled = "; ".join(as_title(flow.stream.title) for flow in flows)
    return Row(
        (
            Cell(
                capitalised(step_title(view, pool.step)),
                f"{number(size)} {_many(unit)} a year each",
            ),
            Cell(filled),
            Cell(_reached(view, whole), _fullest(units, size, unit, view)),
            Cell(capitalised(tidy(step.mechanism)) or "not said yet"),
            Cell(owner_words(view, step.owner)),
        )
    )


def _reached(view: View, whole: Array) -> str:
    """The first year with a whole step, and the most there are in any year."""
    reached = np.flatnonzero(whole > _HALF)
    if not reached.size:
        return "not within the period"
    most = int(np.argmax(whole))
    first, number_of = int(reached[0]), round(float(whole[most]))
    words = f"{view.labels[first]}: {counted(round(float(whole[first])), 'step')}"
    if most == first:
        return words
    return f"{words}; at the most {counted(number_of, 'step')}, in {view.labels[most]}"


def _fullest(units: Array, size: float, unit: str, view: View) -> str:
    """How near a step the year with the most units comes, where none is reached."""
    most = int(np.argmax(units))
    if float(units[most]) >= size:
        return ""
    largest = f"{number(float(units[most]))} {_many(unit)}"
    return f"At the most {largest}, in {view.labels[most]}"


def _many(unit: str) -> str:
    return unit if unit.endswith("s") else f"{unit}s"
