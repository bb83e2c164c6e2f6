"""How far the answer moves when one input at a time does."""

from __future__ import annotations

from typing import NamedTuple

from cba.analysis.switching import Switching
from cba.models.kinds import Form


class Swing(NamedTuple):
    """One input over its range, all others at their central values.

    ``central``, ``low`` and ``high`` are values of the input, or multipliers of a
    series (``central`` is then 1). ``at_low`` and ``at_high`` are the metric at the
    ends, None where it is null; ``swing`` is how far apart they lie. ``assumed`` says
    why a range is assumed, and is empty for one that the file gives. ``switching`` is
    None for the ``reason`` that stands beside it. ``overtakes`` is where another
    option becomes the better one, by its identifier.
    """

    address: str
    form: Form
    central: float
    low: float
    high: float
    at_low: float | None
    at_high: float | None
    swing: float
    assumed: str
    is_series: bool
    switching: Switching | None
    reason: str | None
    overtakes: dict[str, Switching]

    @property
    def flips(self) -> bool:
        """Whether the metric passes its threshold within the range."""
        found = self.switching
        return found is not None and self.low <= found.value <= self.high


class ScenarioResult(NamedTuple):
    """The figures of the option under a scenario; none where they cannot be held."""

    scenario: str
    title: str
    metrics: dict[str, float | None]


class RateTest(NamedTuple):
    """The metric at another discount rate.

    ``required`` tests are those that the guidance asks for; others illustrate.
    """

    name: str
    title: str
    value: float | None
    required: bool


class Sensitivity(NamedTuple):
    """How sure a metric of an option is.

    ``threshold`` is where the answer changes: 0 for money, 1 for a ratio, None for
    what has no such value. ``swings`` come largest first, then those with no range.
    """

    option: str
    metric: str
    central: float | None
    threshold: float | None
    swings: tuple[Swing, ...]
    scenarios: tuple[ScenarioResult, ...]
    rates: tuple[RateTest, ...]
    notes: tuple[str, ...]
