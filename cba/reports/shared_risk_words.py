"""How an agreement shares risk, in sentences and a table of finished text."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cba.reports.formatting import counted, is_nought, listed, percentage
from cba.reports.outcome_words import capitalised
from cba.reports.risk_states import State, states_of
from cba.reports.simulation_words import chance
from cba.reports.view import View

if TYPE_CHECKING:
    from cba.analysis.partners_in_draws import Rules
    from cba.analysis.shared_risk import SharedRisk
    from cba.models.sharing import Gains

#: More partners than this are not named one by one in a sentence.
_NAMED = 4
_OF = " of draws"
_GAINS = {
    "cashable": "cumulative cash",
    "fiscal": "cumulative fiscal savings less costs",
    "public-value": "cumulative value less costs",
}
_SAVED = {
    "cashable": "cash savings",
    "fiscal": "fiscal savings",
    "public-value": "gains in public value",
}


def findings(risk: SharedRisk, view: View) -> Iterator[str]:
    """How likely partners are to be whole, who bears what is short, what rules do."""
    yield from _chances(risk, view)
    yield _downside(risk, view)
    yield from _rules(risk, view)


def _chances(risk: SharedRisk, view: View) -> Iterator[str]:
    """The chance of each to be whole, the least likely first; then the sure ones."""
    sure: list[tuple[float, str]] = []
    unsure: list[tuple[float, str]] = []
    for name, each in risk.agencies.items():
        states = states_of(each)
        certain = all(one.chance_whole == 1.0 for one in states)
        (sure if certain else unsure).append((states[0].chance_whole, name))
    for _, name in sorted(unsure, key=lambda each: each[0])[:_NAMED]:
        yield f"{capitalised(view.called(name))} {_whole(risk, name)}."
    if len(unsure) > _NAMED:
        yield f"The table has the {counted(len(unsure) - _NAMED, 'other')} too."
    if not sure:
        return
    whole = f"would be whole by {risk.whole_by} in every draw, with or without it"
    if len(sure) > _NAMED:
        yield f"{counted(len(sure), 'partner')} {whole}."
    else:
        yield f"{capitalised(listed(view.called(name) for _, name in sure))} {whole}."


def _whole(risk: SharedRisk, name: str) -> str:
    """From "would be whole" on: the chance without the agreement and with it."""
    before, after, *ruled = (
        _draws(each.chance_whole) for each in states_of(risk.agencies[name])
    )
    words = f"would be whole by {risk.whole_by} in {before}"
    if after == before:
        words += ", with the agreement or without it"
    else:
        after_it = after.removesuffix(_OF) if before.endswith(_OF) else after
        words += f", and in {after_it} with the agreement"
    if ruled and ruled[0] != after:
        with_rules = ruled[0].removesuffix(_OF)
        words += f" ({with_rules} with {_rules_of(risk)})"
    return words


def _draws(fraction: float) -> str:
    """A share of draws: never all or none while a draw says otherwise."""
    if fraction == 1.0:
        return "every draw"
    return f"{chance(fraction)}{_OF}" if fraction else "no draw"


def _rules_of(risk: SharedRisk) -> str:
    """The rules that the agreement has, by name."""
    has = {
        "gain share": risk.gain_share_triggered,
        "clawback": risk.clawback_triggered,
    }
    names = [name for name, triggered in has.items() if triggered is not None]
    return f"its {listed(names)}"


def _downside(risk: SharedRisk, view: View) -> str:
    """What is short on average, and who bears most of it, without and with it."""
    befores = {name: states_of(each)[0] for name, each in risk.agencies.items()}
    # What is agreed is all of it, its rules too.
    lasts = {name: states_of(each)[-1] for name, each in risk.agencies.items()}
    if not any(x.shortfall for x in (*befores.values(), *lasts.values())):
        return f"No partner would be short by {risk.whole_by} in any draw."
    before, after = _borne(befores, view), _borne(lasts, view)
    return (
        f"On average over all draws partners would be short of {before} by "
        f"{risk.whole_by} without the agreement, and of {after} with it."
    )


def _borne(states: Mapping[str, State], view: View) -> str:
    """What all are short of together, and the share of whoever is shortest."""
    together = math.fsum(each.shortfall for each in states.values())
    if is_nought(together):
        return "nothing"
    name = max(states, key=lambda each: states[each].shortfall)
    part = states[name].share_of_downside
    most = "all" if part == 1.0 else chance(part or 0.0)
    return f"{view.money(together)} ({most} of it at {view.called(name)})"


def _rules(risk: SharedRisk, view: View) -> Iterator[str]:
    for name, verb, triggered, means in (
        ("gain share", "bring", risk.gain_share_triggered, risk.mean_gain_share),
        ("clawback", "return", risk.clawback_triggered, risk.mean_clawback),
    ):
        if triggered is None:
            continue
        if not triggered:
            yield f"The {name} would act in no draw."
            continue
        words = f"The {name} would act in {_draws(triggered)}"
        brought = {each: mean for each, mean in means.items() if mean > 0.0}
        if len(brought) > _NAMED:
            together = view.money(math.fsum(brought.values()))
            words += f", and {verb} {together} to {counted(len(brought), 'partner')}"
        elif brought:
            each_of_them = listed(
                f"{view.money(mean)} to {view.called(each)}"
                for each, mean in brought.items()
            )
            words += f", and {verb} {each_of_them}"
        # What moves one way in some years may move back in others.
        yield f"{words} on average over all draws." if brought else f"{words}."


def agency_findings(risk: SharedRisk, view: View, agency: str) -> Iterator[str]:
    """How sure it is for one partner: a page of its own."""
    states = states_of(risk.agencies[agency])
    who = view.called(agency)
    yield f"{capitalised(who)} {_whole(risk, agency)}."
    before, after = states[0], states[-1]
    yield (
        f"With the agreement its {_GAINS[risk.gains]} by {risk.whole_by} would be "
        f"{_spread(after, view)}. Without it: {_spread(before, view)}."
    )
    if before.shortfall or after.shortfall:
        yield (
            "What it would be short of, on average over all draws: "
            f"{view.money(after.shortfall)} with the agreement, "
            f"{view.money(before.shortfall)} without it."
        )
    for name, means in (
        ("gain share", risk.mean_gain_share),
        ("clawback", risk.mean_clawback),
    ):
        amount = means.get(agency, 0.0)
        if not is_nought(amount):
            verb = "receive" if amount > 0 else "pay"
            yield (
                f"By the {name} it would {verb} {view.money(abs(amount))} on average "
                "over all draws."
            )


def _spread(state: State, view: View) -> str:
    """A sum on average, and in eight draws of ten."""
    mean, low, high = (view.money(x) for x in (state.mean, state.p10, state.p90))
    if low == high == mean:
        return f"{mean}, which hardly varies"
    return f"{mean} on average, and between {low} and {high} in eight draws of ten"


def rule_words(rules: Rules, gains: Gains) -> Iterator[str]:
    """What the gain share and the clawback of an agreement say, as clauses of it."""
    saved = f"the {_SAVED[gains]} of those who pay under the agreement are together"
    if rules.gain_share is not None:
        beyond, part = map(percentage, rules.gain_share)
        yield (
            f"Gain share: in a year in which {saved} more than {beyond} above "
            f"forecast, they give {part} of what is beyond that to those who receive: "
            "payers in proportion to how far each is above its own forecast, to "
            "receivers in proportion to what each receives in all."
        )
    if rules.clawback is not None:
        beyond, part = map(percentage, rules.clawback)
        yield (
            f"Clawback: in a year in which {saved} more than {beyond} below forecast, "
            f"{part} of what is beyond that goes back to them, in proportion to what "
            "each paid and received in that year, and never more than was paid in it."
        )


def method_words(risk: SharedRisk) -> str:
    """How the draws were made, and what whole and short mean."""
    return (
        f"{counted(risk.draws, 'draw')}, seed {risk.seed}. Whole: {_GAINS[risk.gains]} "
        f"at zero or more by {risk.whole_by} and to the end. Short: what is missing "
        "then, on average over all draws. Not discounted."
    )
