"""How sure the answer is, in a sentence for whoever reads no more than a page."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.formatting import counted
from cba.reports.one_at_a_time import moving
from cba.reports.simulation_words import chance
from cba.reports.uncertainty import METRIC
from cba.reports.view import View


def how_sure(view: View) -> Iterator[str]:
    """The chance of a gain, where most draws lie, and on what it depends most.

    Nothing where no input has a range.
    """
    known = view.uncertainty
    if known is None:
        return
    npsv = known.simulation.metrics[METRIC]
    words = (
        f"In {counted(known.simulation.draws, 'draw')} of what is uncertain, the NPSV "
        f"is above nought in {chance(npsv.chance_above_zero)}, and in eight of ten "
        f"between {view.money(npsv.p10)} and {view.money(npsv.p90)}"
    )
    inputs = moving(view, known.sensitivity)
    if inputs:
        words += f"; it depends most on {inputs[0].name.words}"
    yield f"{words}."
