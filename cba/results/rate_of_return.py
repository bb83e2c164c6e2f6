"""The internal rate of return, where a flow has exactly one."""

from __future__ import annotations

from collections.abc import Sequence

_DIGITS = 9
NEVER = "the flows do not change sign"
SEVERAL = "the flows change sign more than once, so there is no single rate"
NONE_FOUND = "no rate brings the flows to nought"


def internal_rate_of_return(
    flow: Sequence[float],
) -> tuple[float | None, str | None]:
    """The yearly rate at which a flow is worth nought, or why there is none.

    Periods are whole years. The sign of the flow must change exactly once: then
    there is one rate, and no more.

    >>> internal_rate_of_return([-100.0, 110.0])
    (0.1, None)
    """
    signs = [amount > 0 for amount in flow if abs(amount) > 0]
    changes = sum(a != b for a, b in zip(signs, signs[1:], strict=False))
    if changes != 1:
        return None, NEVER if changes == 0 else SEVERAL
    from pyxirr import irr  # noqa: PLC0415

    rate = irr([float(amount) for amount in flow])
    if rate is None:
        return None, NONE_FOUND
    return round(float(rate), _DIGITS), None
