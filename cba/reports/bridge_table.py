"""The bridges of benefits from gross to net, step by step, in one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cba.calculation.flows import BenefitFlow
from cba.models.line import titled
from cba.reports.bridge import BridgeStep, steps_of
from cba.reports.bridge_sources import StepSources
from cba.reports.content import Cell, Column, Row, RowRole, Table
from cba.reports.formatting import is_nought, listed
from cba.reports.gross_to_net import BRIDGES, figure_of, unit_of
from cba.reports.texts import as_title
from cba.reports.view import View
from cba.results.appraisal import BenefitLine

_NOTE = (
    "Totals over all years: people and units are added up over the years in which they "
    "start, money over the years in which it comes. A step that changes nothing is "
    "left out. The net public value by category stands in the table of benefit lines."
)


@dataclass(frozen=True, slots=True)
class _Bridge:
    """The steps of a line, with the benefit that it is a value of."""

    line: str
    title: str
    steps: tuple[BridgeStep, ...]

    @property
    def benefit(self) -> str:
        return self.line.partition("/")[0]


def bridge_table(view: View, lines: Sequence[str]) -> Table:
    """Each step of some benefit lines, from those who start to the public value.

    What several lines have in common, a group of people or the effect of a benefit
    with several values, is shown once, above the first of them.
    """
    bridges = [_bridge(view, line) for line in lines]
    table = _Rows(view, bridges)
    rows = tuple(table.of_all())
    with_places = view.written.document is not None
    place = (Column("Line", "text", 3),) if with_places else ()
    return Table(
        BRIDGES,
        "Each step from gross to net",
        (
            Column("Step", "heading", 6),
            *place,
            Column("Factor", width=2),
            Column("What is left", width=3),
        ),
        rows,
        f"money in {view.prices} prices",
        (_NOTE, *_cut_off(view, lines)),
    )


def _bridge(view: View, line: str) -> _Bridge:
    flow, answer = view.option.flows.lines[line], view.option.lines[line]
    assert isinstance(flow, BenefitFlow)  # noqa: S101 - lines are those of benefits
    assert isinstance(answer, BenefitLine)  # noqa: S101 - as above
    steps = steps_of(flow, answer, len(view.labels), view.currency, view.prices)
    return _Bridge(line, as_title(answer.title), steps)


class _Rows:
    """The rows of the table: heads, shared steps once, and the rest of each line."""

    def __init__(self, view: View, bridges: Sequence[_Bridge]) -> None:
        self._view, self._bridges = view, bridges
        self._shown: set[tuple[BridgeStep, ...]] = set()

    def of_all(self) -> Iterator[Row]:
        for bridge in self._bridges:
            yield from self._of(bridge)

    def _of(self, bridge: _Bridge) -> Iterator[Row]:
        view = self._view
        sources = StepSources(view, bridge.line, bridge.steps)
        group = self._of_group(bridge)
        shared = self._of_benefit(bridge)
        if group and group not in self._shown:
            self._shown.add(group)
            yield _head(self._name_of_group(bridge))
            yield from self._steps(group, sources)
        if len(shared) > len(group) and shared not in self._shown:
            self._shown.add(shared)
            yield _head(self._name(bridge), self._after(bridge, group))
            yield from self._steps(shared[len(group) :], sources)
        unit = unit_of(view, bridge.line)
        words = [self._after(bridge, group)] if len(shared) <= len(group) else []
        words += [f"Unit: {unit}."] if unit else []
        yield _head(bridge.title, " ".join(text for text in words if text))
        yield from self._steps(bridge.steps[max(len(shared), len(group)) :], sources)

    def _of_group(self, bridge: _Bridge) -> tuple[BridgeStep, ...]:
        """The first steps, which are those of the group of people."""
        count = 0
        for step in bridge.steps:
            if step.inputs and all(each.startswith("people.") for each in step.inputs):
                count += 1
            else:
                break
        return bridge.steps[:count]

    def _of_benefit(self, bridge: _Bridge) -> tuple[BridgeStep, ...]:
        """The first steps that all values of the benefit have in common."""
        others = [
            each
            for each in self._bridges
            if each.benefit == bridge.benefit and each is not bridge
        ]
        if not others:
            return ()
        count = 0
        for together in zip(bridge.steps, *(x.steps for x in others), strict=False):
            if len(set(together)) > 1 or together[0].measure == "money":
                break
            count += 1
        return bridge.steps[:count]

    def _name_of_group(self, bridge: _Bridge) -> str:
        people = self._view.project.benefits[bridge.benefit].people or ""
        return as_title(titled(self._view.project.people[people].title, people))

    def _name(self, bridge: _Bridge) -> str:
        benefit = self._view.project.benefits[bridge.benefit]
        return as_title(titled(benefit.title, bridge.benefit))

    def _after(self, bridge: _Bridge, group: tuple[BridgeStep, ...]) -> str:
        """From whom the steps go on, where those before them stand above."""
        if not group:
            return ""
        left = figure_of(self._view, group[-1])
        return f"From {left} of: {self._name_of_group(bridge)}."

    def _steps(
        self, steps: Sequence[BridgeStep], sources: StepSources
    ) -> Iterator[Row]:
        for step in steps:
            is_part = step.fill not in {"result", "step"}
            if not is_part and (step.before is None or step.before != step.after):
                yield self._row(step, sources)

    def _row(self, step: BridgeStep, sources: StepSources) -> Row:
        view = self._view
        role: RowRole = "total" if step.fill == "result" else "plain"
        said = sources.of(step)
        place = (
            (Cell(said.places, mark=said.status),)
            if view.written.document is not None
            else ()
        )
        return Row(
            (Cell(step.name), *place, Cell(step.factor), Cell(_left(view, step))), role
        )


def _head(title: str, detail: str = "") -> Row:
    return Row((Cell(title, detail),), "group")


def _left(view: View, step: BridgeStep) -> str:
    """What is left after a step, and what it is that is counted."""
    figure = figure_of(view, step)
    if step.measure == "money":
        return figure
    if step.measure == "units":
        return f"{figure} {'unit' if figure == '1' else 'units'}"
    return f"{figure} {'person' if figure == '1' else 'people'}"


def _cut_off(view: View, lines: Sequence[str]) -> Iterator[str]:
    """The lines whose effects go on after the last year, and what they would bring."""
    found = [
        f"{view.money(answer.pv_cut_off)} of {as_title(answer.title)}"
        for line in lines
        if isinstance(answer := view.option.lines[line], BenefitLine)
        and not is_nought(answer.pv_cut_off)
    ]
    if found:
        yield f"Left out are effects after {view.labels[-1]}: {listed(found)}."
