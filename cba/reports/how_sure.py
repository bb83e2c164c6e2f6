"""How sure the answer is, in a sentence for whoever reads no more than a page."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.draws_words import drawn_words, of_draws
from cba.reports.formatting import counted
from cba.reports.one_at_a_time import moving
from cba.reports.uncertainty import METRIC
from cba.reports.view import View


def how_sure(view: View) -> Iterator[str]:
    """The chance of a gain, where most draws lie, and on what it depends most.

    Nothing where no input has a range.
    """
    known = view.uncertainty
    if known is None:
        return
    draws = counted(known.simulation.draws, "draw")
    npsv = known.simulation.metrics[METRIC]
    words = (
        f"The NPSV is above zero in {of_draws(npsv.chance_above_zero, draws)} of "
        f"{drawn_words(known.simulation.inputs)}, and in eight of ten between "
        f"{view.money(npsv.p10)} and {view.money(npsv.p90)}"
    )
    inputs = moving(view, known.sensitivity)
    if inputs:
        words += f"; it depends most on {inputs[0].name.words}"
    yield f"{words}."
