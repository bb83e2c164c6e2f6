"""The value of an input at which a figure of the appraisal changes its answer."""

from __future__ import annotations

from typing import NamedTuple


class Switching(NamedTuple):
    """The value of an input at which a metric is at its threshold.

    ``value`` is in the unit of the input; for a series it is the multiplier of all
    its years. ``change`` is relative to the central value, None where that is 0.
    """

    value: float
    change: float | None
