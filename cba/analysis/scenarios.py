"""The results of an option under each scenario, from pessimistic to optimistic.

A scenario is a whole appraisal with some inputs set otherwise: nothing is derived
from the central results.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cba.analysis.variations import option_under_scenarios
from cba.models.line import titled
from cba.models.project import Project
from cba.results.appraisal import OptionAppraisal
from cba.results.appraise import appraise_option
from cba.results.metric import Figure, option_metrics, worth

#: What a table of scenarios shows, the first of which it is ordered by.
METRICS = (
    "public_value.npv",
    "public_value.bcr",
    "financial.npv",
    "financial.npv_cashable",
    "financial.payback.year",
)


class ScenarioResult(NamedTuple):
    """An option under a scenario; ``scenario`` is None for the central case.

    ``option`` is None, and ``metrics`` empty, where the figures are too large to be
    held to the penny.
    """

    scenario: str | None
    title: str
    option: OptionAppraisal | None
    metrics: Mapping[str, Figure]


class ScenarioRow(NamedTuple):
    """A metric of every option under a scenario; None for the central case.

    A figure is None where there is none, or where it is too large to be held.
    """

    scenario: str | None
    title: str
    figures: Mapping[str, Figure]


class Overridden(NamedTuple):
    """An input that an option sets and a scenario sets again, which then holds."""

    scenario: str
    option: str
    address: str


class ScenarioTable(NamedTuple):
    """Every option under every scenario, and where scenarios make options alike."""

    rows: tuple[ScenarioRow, ...] = ()
    overridden: tuple[Overridden, ...] = ()


def scenario_results(
    project: Project,
    option: str | None = None,
    metrics: Sequence[str] = METRICS,
    *,
    with_bias: bool = True,
) -> tuple[ScenarioResult, ...]:
    """The central case and every scenario, the worst by the first metric first.

    ``option`` is the preferred one unless it names another; ``metrics`` are paths
    within an option, such as ``public_value.npv``. Those whose figures cannot be held
    come last. ``with_bias=False`` leaves every correction for optimism out. Raises
    `UnknownMetricError` for a path at which the option has none.
    """
    identifier = project.preferred if option is None else option
    central = appraise_option(project, identifier, with_bias=with_bias)
    found = [
        ScenarioResult(None, "Central case", central, option_metrics(central, metrics))
    ]
    under_each = option_under_scenarios(project, identifier, with_bias=with_bias)
    for scenario, under in under_each:
        title = titled(project.scenarios[scenario].title, scenario)
        figures = {} if under is None else option_metrics(under, metrics)
        found.append(ScenarioResult(scenario, title, under, figures))
    return tuple(sorted(found, key=lambda each: _place(each, metrics[0])))


def _place(result: ScenarioResult, metric: str) -> tuple[bool, float]:
    """Where a result stands, from pessimistic to optimistic."""
    if result.option is None:
        return (True, 0.0)
    return (False, worth(metric, result.metrics[metric]))


def options_by_scenario(
    project: Project, leading: str, metric: str = METRICS[0], *, with_bias: bool = True
) -> ScenarioTable:
    """A metric of every option by scenario, the worst for the leading option first."""
    results = {
        key: scenario_results(project, key, (metric,), with_bias=with_bias)
        for key in project.option_ids
    }
    figures = {
        key: {each.scenario: each.metrics.get(metric) for each in found}
        for key, found in results.items()
    }
    rows = (
        ScenarioRow(
            each.scenario,
            each.title,
            {key: found[each.scenario] for key, found in figures.items()},
        )
        for each in results[leading]
    )
    return ScenarioTable(tuple(rows), overridden(project))


def overridden(project: Project) -> tuple[Overridden, ...]:
    """Where a scenario takes away what sets an option apart from the others.

    Options set their inputs first and scenarios after them, in every option.
    """
    return tuple(
        Overridden(scenario, option, address)
        for scenario, under in project.scenarios.items()
        for option, declared in project.options.items()
        for address in declared.set or ()
        if any(_covers(own, address) for own in under.set)
    )


def _covers(own: str, address: str) -> bool:
    """Whether to set the one input sets the other as well, or a year of it."""
    one, other = own.partition("@")[0], address.partition("@")[0]
    return one == other or other.startswith(f"{one}.")
