"""What a simulation finds, in sentences that a finance director would read."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cba.analysis.information import NOTHING
from cba.analysis.simulation import Simulation
from cba.reports.formatting import counted, is_nought, share
from cba.reports.texts import titles_apart
from cba.reports.varied_words import in_a_sentence
from cba.reports.view import View
from cba.results.appraisal import Payback
from cba.results.payback import NO_COST

WHOLE = "public_value.npv"
_SEQUENCES = {"pseudo": "pseudo-random", "sobol": "a Sobol' sequence"}
#: Agencies that pay are named in the finding, those least likely to be paid back first.
_NAMED = 3


def chance(fraction: float) -> str:
    """A chance as a percentage: never 0% or 100% while a draw says otherwise.

    >>> chance(0.934), chance(0.0004), chance(0.9999), chance(1.0)
    ('93%', '<1%', '>99%', '100%')
    """
    text = share(fraction)
    if text == "0%" and fraction > 0.0:
        return "<1%"
    return ">99%" if text == "100%" and fraction < 1.0 else text


def findings(simulation: Simulation, view: View) -> Iterator[str]:
    """How likely it is to be worth its cost and paid back, and where it may lie."""
    whole = simulation.metrics.get(WHOLE)
    if whole is not None:
        above = chance(whole.chance_above_zero)
        yield f"Chance that public value exceeds its cost: {above}."
    yield from _paid_back(simulation, view)
    if whole is not None and not math.isnan(whole.mean):
        central = view.money(simulation.central[WHOLE])
        yield (
            f"The net present social value is {view.money(whole.mean)} on average "
            f"({central} at central values); in nine draws of ten it lies between "
            f"{view.money(whole.p5)} and {view.money(whole.p95)}."
        )


def _paid_back(simulation: Simulation, view: View) -> Iterator[str]:
    if has_cost(view.option.financial.payback):
        who = view.public_words
        yield (
            f"Chance that {who} {'gets' if len(view.public) == 1 else 'get'} "
            f"{_money_of(view)} back by {view.labels[-1]}: "
            f"{_by_the_end(simulation, 'financial')}."
        )
    if len(view.public) < 2:
        return
    payers = sorted(
        (simulation.payback[name][-1], n, name)
        for n, (name, each) in enumerate(view.option.agencies.items())
        if each.public and has_cost(each.payback)
    )
    words = {_by_the_end(simulation, name) for _, _, name in payers}
    if len(payers) > 1 and len(words) == 1:
        yield f"Each of the {len(payers)} who pay: {words.pop()}."
    elif payers:
        each = (
            f"{view.called(name)} {_by_the_end(simulation, name)}"
            for _, _, name in payers[:_NAMED]
        )
        most = "Least likely of those who pay" if len(payers) > _NAMED else "By payer"
        yield f"{most}: {'; '.join(each)}."


def _money_of(view: View) -> str:
    return "its money" if len(view.public) == 1 else "their money"


def has_cost(payback: Payback) -> bool:
    """Whether there is anything to pay back."""
    return payback.undiscounted.reason != NO_COST


def _by_the_end(simulation: Simulation, whose: str) -> str:
    """The chance to be paid back by the last year, and in cash where that differs."""
    words = chance(simulation.payback[whose][-1])
    cash = simulation.payback_cashable.get(whose)
    if cash is None:
        return words
    in_cash = chance(cash[-1])
    return f"{words} (in cash {'as well' if in_cash == words else in_cash})"


def information_words(simulation: Simulation, view: View) -> Iterator[str]:
    """What it would be worth to know more before choosing."""
    found = simulation.information
    if found is None:
        return
    best = option_words(found.best, view)
    if is_nought(found.evpi):
        yield (
            f"The choice would change in none of the draws: {best} has the highest "
            "public value in each, so that knowing more would not be worth paying for."
        )
        return
    yield (
        f"The choice would change in {chance(found.changes)} of draws: {best} has the "
        "highest public value on average, and knowing everything first is worth at "
        f"most {view.money(found.evpi)}."
    )
    first, worth = next(iter(found.by_input.items()))
    if not is_nought(worth):
        what = in_a_sentence(view.project, first)
        yield (
            f"What is worth measuring first is {what} (`{first}`): knowing it alone is "
            f"worth at most {view.money(worth)}."
        )
    elif len(found.by_input) > 1:
        yield "Knowing any one input alone would not change the choice."


def option_words(identifier: str, view: View) -> str:
    """An option by its title, in the middle of a sentence; doing nothing as itself.

    The only option of a project is going ahead.
    """
    if identifier == NOTHING:
        return NOTHING
    if len(view.appraisal.options) == 1:
        return "going ahead"
    titles = titles_apart(
        {key: each.title for key, each in view.appraisal.options.items()}
    )
    return f"“{titles[identifier]}”"


def method_words(simulation: Simulation) -> Iterator[str]:
    """How the draws were made, and what they hold."""
    draws = counted(simulation.draws, "draw")
    inputs = counted(len(simulation.inputs), "input")
    how = _SEQUENCES[simulation.sequence]
    yield f"{draws} of {inputs} with a range; {how}, seed {simulation.seed}."
    yield bias_words(simulation)


def bias_words(simulation: Simulation) -> str:
    """Whether optimism bias is in the draws, where ranges may count prudence too."""
    if simulation.optimism_bias == "drop":
        return (
            "Optimism bias is left out of every draw, so that prudence is in the "
            "ranges alone."
        )
    return (
        "Optimism bias is kept in every draw. Ranges and optimism bias together can "
        "count prudence twice; `--optimism-bias drop` leaves it out."
    )
