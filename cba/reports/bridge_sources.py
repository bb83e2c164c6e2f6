"""What each step of a bridge rests on: the inputs, their places and their status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cba.reports.bridge import BIAS, DISCOUNTING, BridgeStep
from cba.reports.texts import tidy
from cba.reports.view import View
from cba.results.explanation.bias import bias_table
from cba.results.explanation.figures import addresses
from cba.results.explanation.origins import origins
from cba.results.explanation.prices import discount_row
from cba.results.explanation.view import View as LineView


class Said(NamedTuple):
    """What a step rests on: addresses, the lines they stand in, and a status."""

    addresses: tuple[str, ...]
    places: str
    status: str


def line_view(view: View) -> LineView:
    """The same option, as explanations look at it."""
    return LineView(view.appraisal, view.option, view.project)


class StepSources:
    """What each step of a line rests on, as the explanation of the line has it."""

    def __init__(self, view: View, line: str, steps: Sequence[BridgeStep]) -> None:
        self._written = view.written
        self._view, self._line = line_view(view), line
        self._of = {step.name: self._inputs(step) for step in steps}
        every = dict.fromkeys(one for inputs in self._of.values() for one in inputs)
        self._origins = {each.address: each for each in origins(self._view, every)}

    def of(self, step: BridgeStep) -> Said:
        """What a step rests on."""
        inputs = self._inputs(step)
        rests = [self._origins[one] for one in inputs if one in self._origins]
        status = next((tidy(each.status) for each in rests if each.status), "")
        return Said(inputs, self._places(inputs), status)

    def _places(self, inputs: Sequence[str]) -> str:
        """Lines of the project file by number alone; of other files with the name."""
        found = dict.fromkeys(map(self._place, inputs))
        return ", ".join(each.removeprefix("line ") for each in found if each)

    def _place(self, address: str) -> str:
        """Where an input stands; a value from the library, where its code does."""
        value, _, _ = address.rpartition(".")
        return self._written.words(address) or self._written.words(f"{value}.unit_cost")

    def _inputs(self, step: BridgeStep) -> tuple[str, ...]:
        if step.name == DISCOUNTING:
            return discount_row(self._view, self._line, 0).inputs
        if step.name == BIAS:
            return addresses((bias_table(self._view, self._line),))
        return step.inputs
