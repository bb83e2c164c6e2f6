"""How sure the figures are: an option under many draws of its uncertain inputs."""

from __future__ import annotations

from typing import Literal, NamedTuple

from cba.analysis.histogram import Histogram
from cba.analysis.information import Information
from cba.analysis.statistics import Distribution

__all__ = ["Distribution", "Histogram", "Information", "Simulation"]

BiasChoice = Literal["keep", "drop"]


class Simulation(NamedTuple):
    """What the draws of one option come to; metrics by their path in an option.

    ``payback`` holds for ``financial``, ``public_value`` and each agency the chance
    to be whole for good within one year, two years and so on (savings counted
    whether cashable or not), ``payback_cashable`` the same in cash. ``inputs`` are
    those that vary, ``central`` is each metric at central values, ``influence`` the rank correlation of each
    uncertain input with a metric, the largest first. ``notes`` say what should be
    known before the figures are used.
    """

    option: str
    draws: int
    seed: int
    sequence: str
    optimism_bias: BiasChoice
    inputs: tuple[str, ...]
    central: dict[str, float]
    metrics: dict[str, Distribution]
    histograms: dict[str, Histogram]
    payback: dict[str, tuple[float, ...]]
    payback_cashable: dict[str, tuple[float, ...]]
    influence: dict[str, dict[str, float]]
    sobol: dict[str, tuple[float, float]] | None
    information: Information | None
    notes: tuple[str, ...]
