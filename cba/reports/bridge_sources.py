"""What each step of a bridge rests on: the inputs, their places and their sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cba.loading.document import Document
from cba.reports.bridge import BIAS, DISCOUNTING, BridgeStep
from cba.reports.explanation_places import Places
from cba.reports.texts import as_title, tidy
from cba.reports.view import View
from cba.results.explanation.bias import bias_in_words, bias_table
from cba.results.explanation.figures import Origin, addresses
from cba.results.explanation.origins import origins
from cba.results.explanation.prices import discount_row
from cba.results.explanation.view import View as LineView

#: More addresses than this are not all named.
_ADDRESSES = 3


class Said(NamedTuple):
    """What a step rests on: addresses, places, sources, and words of its own."""

    addresses: tuple[str, ...]
    places: str
    sources: str
    status: str


def line_view(view: View) -> LineView:
    """The same option, as explanations look at it."""
    return LineView(view.appraisal, view.option, view.project)


def named(inputs: Sequence[str]) -> str:
    """The addresses of a few inputs; of many the first, and how many there are."""
    shown = inputs if len(inputs) <= _ADDRESSES else inputs[: _ADDRESSES - 1]
    words = ", ".join(f"`{each}`" for each in shown)
    rest = len(inputs) - len(shown)
    return f"{words} and {rest} more" if rest else words


class StepSources:
    """What each step of a line rests on, as the explanation of the line has it."""

    def __init__(
        self,
        view: View,
        line: str,
        steps: Sequence[BridgeStep],
        document: Document | None,
    ) -> None:
        self._view, self._line = line_view(view), line
        self._of = {step.name: self._inputs(step) for step in steps}
        every = dict.fromkeys(one for inputs in self._of.values() for one in inputs)
        found = origins(self._view, every)
        self._origins = {origin.address: origin for origin in found}
        self._places = Places(document, found)

    def of(self, step: BridgeStep) -> Said:
        """What a step rests on."""
        inputs = self._inputs(step)
        rests = [self._origins[one] for one in inputs if one in self._origins]
        return Said(
            inputs,
            self._places.words(inputs),
            self._words(step, rests),
            next((tidy(each.status) for each in rests if each.status), ""),
        )

    def _inputs(self, step: BridgeStep) -> tuple[str, ...]:
        if step.name == DISCOUNTING:
            return discount_row(self._view, self._line, 0).inputs
        if step.name == BIAS:
            return addresses((bias_table(self._view, self._line),))
        return step.inputs

    def _words(self, step: BridgeStep, rests: Sequence[Origin]) -> str:
        if step.name == BIAS:
            return as_title(bias_in_words(self._view, self._line))
        sources = dict.fromkeys(as_title(each.source) for each in rests)
        return "; ".join(source for source in sources if source)
