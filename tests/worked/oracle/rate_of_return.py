"""The internal rate of return, by halving. Method, section 5."""

from __future__ import annotations

from itertools import pairwise

from tests.worked.oracle.payback import HALF_A_PENNY


def rate_of_return(flows: list[float]) -> float | None:
    """The rate at which the flows are worth nothing.

    None where they do not change sign exactly once; a flow of less than half a
    penny has no sign. Where they do there is one rate above −100%: the discount
    factor for a year is found by halving between nothing and a large number.
    """
    signs = [flow > 0 for flow in flows if abs(flow) > HALF_A_PENNY]
    changes = sum(a != b for a, b in pairwise(signs))
    if changes != 1:
        return None

    def worth(factor: float) -> float:
        total = 0.0
        for flow in reversed(flows):
            total = total * factor + flow
        return total

    # One change of sign: below the root the early flows decide, above it the late.
    low, high = 0.0, 1.0
    while (worth(high) > 0) == signs[0] and worth(high) != 0:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if (worth(middle) > 0) == signs[0]:
            low = middle
        else:
            high = middle
    return 2 / (low + high) - 1
