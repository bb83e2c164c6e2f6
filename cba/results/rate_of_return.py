"""The internal rate of return, where a flow has exactly one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cba.results.payback import HALF_A_PENNY

_DIGITS = 9
#: Halvings until two floats stand side by side.
_HALVINGS = 200
NEVER = "the flows do not change sign"
SEVERAL = "the flows change sign more than once, so there is no single rate"


def internal_rate_of_return(
    flow: Sequence[float],
) -> tuple[float | None, str | None]:
    """The yearly rate at which a flow is worth nought, or why there is none.

    Periods are whole years. The sign of the flow must change exactly once (a flow
    under half a penny has none): by Descartes' rule there is then one rate above
    -100% and no other, and halving an interval that holds it always finds it.

    >>> internal_rate_of_return([-100.0, 110.0])
    (0.1, None)
    """
    signs = [amount > 0 for amount in flow if abs(amount) >= HALF_A_PENNY]
    changes = sum(one != other for one, other in pairwise(signs))
    if changes != 1:
        return None, NEVER if changes == 0 else SEVERAL
    # From 0 (a rate without bound) to 2 (a rate of -100%) by way of 1 (no rate).
    low, high = 0.0, 2.0
    rises = signs[-1]
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        if (_worth(flow, middle) > 0) == rises:
            high = middle
        else:
            low = middle
    rate = 1.0 / high - 1.0 if high <= 1.0 else 1.0 - high
    return round(rate, _DIGITS) + 0.0, None


def _worth(flow: Sequence[float], at: float) -> float:
    """What the flow is worth, up to a positive factor that keeps it finite.

    ``at`` up to 1 is the discount factor itself; beyond, 2 less its inverse: the
    flow is then carried to its end, so that no power grows without bound.
    """
    factor, amounts = (at, reversed(flow)) if at <= 1.0 else (2.0 - at, iter(flow))
    worth = 0.0
    for amount in amounts:
        worth = worth * factor + amount
    return worth
