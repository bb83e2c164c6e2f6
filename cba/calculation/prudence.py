"""Optimism bias as the kernel applies it: to the prudent side of every figure."""

from __future__ import annotations

import numpy as np

from cba.calculation.factors import Array


def prudent(before: Array, bias: float, *, raises: bool) -> Array:
    """The multiplier of each year that makes a figure more prudent.

    Costs and harms are raised, benefits and receipts lowered, by the sign of
    the central figure; draws take the same multiplier.
    """
    sign = 1.0 if raises else -1.0
    return np.where(before < 0.0, 1.0 - sign * bias, 1.0 + sign * bias)


def with_bias(before: Array, central: Array, bias: float, *, raises: bool) -> Array:
    """A figure with its bias, by the sign of the central one."""
    if bias == 0.0:
        return before
    return before * prudent(central, bias, raises=raises)
