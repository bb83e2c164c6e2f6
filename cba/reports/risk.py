"""Sensitivity and risk: how sure the results are, and what may happen.

Every part opens with what it finds. What needs ranges is left out where no input
has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cba.reports.agreement.in_short import risk_of_agreement
from cba.reports.all_at_once import all_at_once
from cba.reports.chance_whole import chance_whole
from cba.reports.content import Block, Paragraph, Section, Subheading
from cba.reports.draws_words import drawn_words, of_draws
from cba.reports.evidence_table import evidence_table
from cba.reports.formatting import counted, is_nought, listed
from cba.reports.input_names import input_names, name_of
from cba.reports.lines_of_option import ranged_inputs
from cba.reports.one_at_a_time import flipping, moving, one_at_a_time
from cba.reports.other_assumptions import other_assumptions
from cba.reports.outcome_words import capitalised
from cba.reports.rate_tests import rate_tests
from cba.reports.risks import risk_register
from cba.reports.switching_values import switching_values
from cba.reports.texts import sentence
from cba.reports.uncertainty import METRIC
from cba.reports.view import View
from cba.reports.worth_of_knowing import worth_of_knowing

if TYPE_CHECKING:
    from cba.analysis.sensitivity import Sensitivity
    from cba.analysis.simulation import Simulation

_NAMED = 3


def risk_section(view: View) -> Section:
    """What is known of how sure the results are; without blocks where nothing is."""
    parts = tuple(_parts(view))
    return Section(
        "sensitivity-and-risk",
        "Sensitivity and risk",
        (*_lead(view), *parts) if parts else (),
        "economic",
    )


def _lead(view: View) -> Iterator[Block]:
    known = view.uncertainty
    if known is None:
        yield Paragraph(
            "How far the results depend on what is assumed: under each set of "
            "assumptions, the whole appraisal is worked out again.",
            "lead",
        )
        return
    inputs = moving(view, known.sensitivity)
    found = len(flipping(inputs))
    npsv = known.simulation.metrics[METRIC]
    draws = counted(known.simulation.draws, "draw")
    words = f"The NPSV is above zero in {of_draws(npsv.chance_above_zero, draws)} of "
    words += f"{drawn_words(known.simulation.inputs)}."
    if is_nought(known.sensitivity.central or 0.0):
        words += " At central values it is zero."
    elif len(inputs) == 1:
        could = "could" if found else "could not"
        words += f" The one input with a range {could} change its sign."
    elif inputs:
        alone = {0: "none", 1: "one"}.get(found, str(found))
        words += (
            f" Of {counted(len(inputs), 'input')} taken one at a time over their "
            f"ranges, given or assumed, {alone} could alone change its sign."
        )
    yield Paragraph(words, "lead")


def _parts(view: View) -> Iterator[Block]:
    yield from _of_inputs(view)
    if view.agreement is not None:
        yield from risk_of_agreement(view.agreement)


def _of_inputs(view: View) -> Iterator[Block]:
    known = view.uncertainty
    if known is not None:
        found = known.sensitivity
        yield from _part(
            "one-at-a-time", "One input at a time", one_at_a_time(view, found)
        )
        yield from _part(
            "switching-values", "Switching values", switching_values(view, found)
        )
    yield from _part(
        "other-assumptions",
        "Other assumptions, from pessimistic to optimistic",
        other_assumptions(view),
    )
    if known is not None:
        yield from _part(
            "discount-rates",
            "Other discount rates",
            rate_tests(view, known.sensitivity),
        )
        yield from _part(
            "all-at-once",
            "All of the ranges at once",
            _simulated(view, known.sensitivity, known.simulation),
        )
    yield from _ranges(view)
    yield from _part(
        "evidence-profile", "How much rests on how good evidence", evidence_table(view)
    )
    yield from _part("risks-of-the-option", "Risks", risk_register(view))


def _part(identifier: str, heading: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks below a heading of their own; nothing where there are none."""
    found = tuple(blocks)
    if found:
        yield Subheading(identifier, heading)
        yield from found


def _simulated(
    view: View, sensitivity: Sensitivity, found: Simulation
) -> Iterator[Block]:
    yield from all_at_once(view, found)
    yield from chance_whole(view, found)
    yield from worth_of_knowing(view, found.information)
    yield Paragraph(" ".join(_how(sensitivity, found)), "note")


def _how(sensitivity: Sensitivity, found: Simulation) -> Iterator[str]:
    """How it was drawn, for whoever wants to have the same figures again."""
    sequence = "Sobol sequence" if found.sequence == "sobol" else "pseudo-random"
    yield (
        f"{capitalised(counted(found.draws, 'draw'))}, seed {found.seed}, {sequence}: "
        "the same file gives the same figures again."
    )
    if found.optimism_bias == "keep":
        yield (
            "Corrections for optimism stay in every draw, so that prudence may be "
            "counted twice where ranges are prudent already."
        )
    else:
        yield "Corrections for optimism are left out of every draw."
    if any(each.assumed for each in sensitivity.swings if each.low < each.high):
        yield "Only ranges that the file gives are drawn, not those that are assumed."
    yield from (sentence(note) for note in found.notes)


def _ranges(view: View) -> Iterator[Paragraph]:
    """The inputs whose ranges are given, but not drawn."""
    drawn = view.option.flows.streams.factors()
    idle = [address for address in ranged_inputs(view) if address not in drawn]
    if not idle:
        return
    names = input_names(view)
    who = listed(name_of(names, address).words for address in idle[:_NAMED])
    if len(idle) > _NAMED:
        who = f"{counted(len(idle), 'input')}, among them {who}"
    of_what = f"The {'range' if len(idle) == 1 else 'ranges'} of {who}"
    are = "is" if len(idle) == 1 else "are"
    if view.uncertainty is None:
        yield Paragraph(
            f"{of_what} {are} in the register of assumptions, and in no figure of this "
            "document."
        )
    else:
        yield Paragraph(f"{of_what} {are} tried one at a time, and not drawn.", "note")
