"""The smallest total of payments that leaves every partner whole."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

import numpy as np

from cba.analysis.apportionment.finding import Asked, Found
from cba.analysis.apportionment.held_to import HeldTo, kept_whole
from cba.analysis.apportionment.payments_programme import PaymentsProgramme
from cba.analysis.apportionment.schedule import Flows, in_pennies
from cba.analysis.apportionment.words import A_POUND
from cba.calculation.factors import Array

#: How much room rounding is given, in pounds, where it is needed.
_ROOM = (0.05, 1.0)
#: A part of a penny that is the noise of a solver.
_NOISE = 0.01


def least_payments(asked: Asked) -> Found:
    """Payments that leave all whole in cash and in value, and none in too deep."""
    held = kept_whole(asked)
    if held.is_kept_by({}):
        return Found({})
    flows = in_whole_pennies(held, lambda each: PaymentsProgramme(each).smallest())
    return Found({}, _reason(asked, held)) if flows is None else Found(flows)


def in_whole_pennies(
    held: HeldTo, solve: Callable[[HeldTo], Flows | None]
) -> Flows | None:
    """What a solver finds, rounded so that all it is held to is still kept.

    Where rounding would break it, the solver is asked again with a little room.
    """
    found = solve(held)
    if found is None:
        return None
    best = in_pennies(found)
    moved = [any(partner in pair for pair in found) for partner in held.partners]
    for room in (0.0, *_ROOM):
        again = solve(held.narrowed(room, moved)) if room else found
        if again is None:
            break
        for rounded in (_upwards(again), in_pennies(again), _downwards(again)):
            if held.is_kept_by(rounded):
                return rounded
    return best


def _upwards(flows: Flows) -> Flows:
    return _rounded(flows, np.ceil)


def _downwards(flows: Flows) -> Flows:
    return _rounded(flows, np.floor)


def _rounded(flows: Flows, turn: Callable[[Array], Array]) -> Flows:
    made: Flows = {}
    for pair, amount in flows.items():
        pennies = amount * 100.0
        nearest = np.rint(pennies)
        close = np.abs(pennies - nearest) < _NOISE
        whole = np.where(close, nearest, turn(pennies))
        each = np.where(pennies < 1.0, 0.0, whole) / 100.0
        if each.any():
            made[pair] = each
    return made


def _reason(asked: Asked, held: HeldTo) -> str:
    words = asked.words
    short = PaymentsProgramme(held, short=True).shortfalls()
    if not short:
        return words.nothing_fits()
    everyone = range(len(held.partners))
    free = held._replace(
        limit=np.full(held.limit.shape, inf),
        cap=np.full(len(everyone), inf),
        least=np.array([each.due for each in asked.partners.values()]),
        most=np.full(len(everyone), inf),
        pairs=tuple((a, b) for a in everyone for b in everyone if a != b),
    )
    is_bound = PaymentsProgramme(free).smallest() is not None
    told = words.short(
        [
            (
                held.partners[each.partner],
                each.amount,
                None if each.year is None else asked.found.labels[each.year],
            )
            for each in short
        ],
        bound=is_bound,
        granted={
            name
            for name, each in asked.partners.items()
            if each.due > A_POUND - each.worth
        },
    )
    if asked.gained >= asked.put_in:
        return told
    return f"{told} {words.worth_less(asked.gained, asked.put_in)}"
