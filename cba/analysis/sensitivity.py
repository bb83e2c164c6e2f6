"""How far the answer moves when one input at a time does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from cba.analysis.assumed_ranges import Varied, varied_inputs
from cba.analysis.discount_tests import RateTest, discount_tests
from cba.analysis.scenarios import METRICS, ScenarioResult, scenario_results
from cba.analysis.switching import Gauge, Switching, switching_values
from cba.analysis.thresholds import is_net, threshold_of, why_none
from cba.analysis.variations import BiasChoice
from cba.analysis.varying import Varying
from cba.calculation.factors import Array
from cba.models.kinds import Form
from cba.models.project import Project

METRIC = "public_value.npv"
#: Swings are put in order by so many decimals: what differs beyond is float noise.
_NOISE = 6
#: So near to an end of a range, as a share of it, a value is at that end.
_MARGIN = 1e-9
_NO_RATIO = "the ratio is null where the difference is zero"


class Swing(NamedTuple):
    """One input over its range, all others at their central values.

    ``central``, ``low`` and ``high`` are values of the input, or multipliers of a
    series (``central`` is then 1). ``at_low`` and ``at_high`` are the metric at the
    ends, None where it is null; ``swing`` is how far apart they lie, None where one of
    them is null. ``assumed`` says why a range is assumed, and is empty for one that
    the file gives. ``switching`` is None for the ``reason`` that stands beside it.
    ``overtakes`` is where another option becomes the better one, by its identifier.
    """

    address: str
    form: Form
    central: float
    low: float
    high: float
    at_low: float | None
    at_high: float | None
    swing: float | None
    assumed: str
    is_series: bool
    switching: Switching | None
    reason: str | None
    overtakes: Mapping[str, Switching]

    @property
    def flips(self) -> bool:
        """Whether the metric passes its threshold within the range."""
        return self.switching is not None and self.holds(self.switching)

    def holds(self, found: Switching) -> bool:
        """Whether a value lies within the range, and not at its very end."""
        margin = _MARGIN * (self.high - self.low)
        return self.low + margin < found.value < self.high - margin


class Sensitivity(NamedTuple):
    """How sure a metric of an option is.

    ``threshold`` is where the answer changes: 0 for money, 1 for a ratio, None for
    what has no such value. ``swings`` come largest first. ``scenarios`` hold the
    central case too, and come from pessimistic to optimistic; ``others`` are the
    central figures of the other options, by which they are compared.
    """

    option: str
    metric: str
    central: float | None
    threshold: float | None
    swings: tuple[Swing, ...]
    scenarios: tuple[ScenarioResult, ...]
    rates: tuple[RateTest, ...]
    notes: tuple[str, ...]
    others: Mapping[str, float | None]
    optimism_bias: BiasChoice


def sensitivity(
    project: Project,
    metric: str = METRIC,
    *,
    option: str | None = None,
    optimism_bias: BiasChoice = "keep",
) -> Sensitivity:
    """Each input over its range, scenarios and discount rates, for a metric.

    ``metric`` is a path within an option, ``option`` the preferred one unless it names
    another. ``optimism_bias="drop"`` leaves every correction for optimism out. Raises
    `UnknownMetricError` for a path that is no figure of the option.

    Green Book (2026), sensitivity analysis and switching values; HM Treasury,
    Supporting public service transformation (2014), for errors by confidence grade.
    """
    identifier = project.preferred if option is None else option
    with_bias = optimism_bias == "keep"
    varying = Varying(project, identifier, with_bias=with_bias)
    inputs = varied_inputs(varying)
    central = varying.central_metric(metric)
    threshold = threshold_of(metric)
    others = _other_options(project, varying, metric)
    swings = _swings(varying, others, inputs, metric)
    besides = tuple(path for path in METRICS if path != metric)
    return Sensitivity(
        option=identifier,
        metric=metric,
        central=central,
        threshold=threshold.value if threshold else None,
        swings=tuple(sorted(swings, key=_by_swing)),
        scenarios=scenario_results(
            project, identifier, (metric, *besides), with_bias=with_bias
        ),
        rates=discount_tests(varying, metric),
        notes=_notes(inputs),
        others={each.option: each.central_metric(metric) for each in others},
        optimism_bias=optimism_bias,
    )


def _other_options(
    project: Project, varying: Varying, metric: str
) -> tuple[Varying, ...]:
    """The options to be compared with; not the do-nothing, all of which is zero."""
    if not is_net(metric):
        return ()
    made = (
        Varying(project, name, with_bias=varying.with_bias)
        for name, declared in project.options.items()
        if name != varying.option and declared.role != "baseline"
    )
    return tuple(each for each in made if metric in each.measurable)


def _by_swing(one: Swing) -> float:
    """The largest swing first, before all one that makes the metric null.

    Inputs that differ by float noise alone keep their order in the project.
    """
    return -np.inf if one.swing is None else -round(one.swing, _NOISE)


def _notes(inputs: Sequence[Varied]) -> tuple[str, ...]:
    if inputs and all(one.assumed for one in inputs):
        return ("No input has a range in the project: every range is assumed.",)
    return ()


def _swings(
    varying: Varying,
    others: Sequence[Varying],
    inputs: Sequence[Varied],
    metric: str,
) -> list[Swing]:
    ends = [{one.address: end} for one in inputs for end in (one.low, one.high)]
    found = varying.figures(ends, metric)
    switches = _switches(varying, inputs, metric)
    overtakes = _overtakes(varying, others, inputs, metric)
    swings = []
    for n, one in enumerate(inputs):
        at_low, at_high = found[2 * n], found[2 * n + 1]
        swing = None if at_low is None or at_high is None else abs(at_high - at_low)
        both_null = at_low is None and at_high is None
        switch = switches[n]
        swings.append(
            Swing(
                address=one.address,
                form=one.form,
                central=one.central,
                low=one.low,
                high=one.high,
                at_low=at_low,
                at_high=at_high,
                swing=0.0 if both_null else swing,
                assumed=one.assumed,
                is_series=one.is_series,
                switching=None if isinstance(switch, str) else switch,
                reason=switch if isinstance(switch, str) else None,
                overtakes=overtakes[n],
            )
        )
    return swings


def _gauge_of(varying: Varying, metric: str) -> Gauge:
    """A metric of an option for inputs at a value each."""

    def gauge(pairs: Sequence[tuple[Varied, float]]) -> Array:
        points = [{one.address: value} for one, value in pairs]
        return varying.metrics(points, [metric])[metric]

    return gauge


def _switches(
    varying: Varying, inputs: Sequence[Varied], metric: str
) -> list[Switching | str]:
    """The switching value of each input, or why it has none."""
    threshold = threshold_of(metric)
    if threshold is None:
        return [why_none(metric)] * len(inputs)
    years = varying.streams.horizon.years
    found = switching_values(inputs, _gauge_of(varying, threshold.gauge), years)
    if threshold.gauge == metric:
        return found
    put = [
        {one.address: each.value if isinstance(each, Switching) else one.central}
        for one, each in zip(inputs, found, strict=True)
    ]
    ratios = varying.figures(put, metric)
    return [
        _NO_RATIO if isinstance(each, Switching) and at is None else each
        for each, at in zip(found, ratios, strict=True)
    ]


def _overtakes(
    varying: Varying,
    others: Sequence[Varying],
    inputs: Sequence[Varied],
    metric: str,
) -> list[dict[str, Switching]]:
    """Where each other option becomes better, or ceases to be, for each input."""
    found: list[dict[str, Switching]] = [{} for _ in inputs]
    own = _gauge_of(varying, metric)
    for other in others:
        theirs = _gauge_beside(other, varying, metric)

        def gap(pairs: Sequence[tuple[Varied, float]], theirs: Gauge = theirs) -> Array:
            return own(pairs) - theirs(pairs)

        answers = switching_values(inputs, gap, varying.streams.horizon.years)
        for n, answer in enumerate(answers):
            if isinstance(answer, Switching):
                found[n][other.option] = answer
    return found


def _gauge_beside(other: Varying, varying: Varying, metric: str) -> Gauge:
    """A metric of another option, for inputs of this one.

    An input that the other option sets to a value of its own stays there.
    """
    shared = {
        address
        for address, one in other.factors.items()
        if address in varying.factors
        and np.array_equal(one.central, varying.factors[address].central)
    }

    def gauge(pairs: Sequence[tuple[Varied, float]]) -> Array:
        points = [
            {one.address: value} if one.address in shared else {}
            for one, value in pairs
        ]
        return other.metrics(points, [metric])[metric]

    return gauge
