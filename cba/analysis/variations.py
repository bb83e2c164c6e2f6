"""The preferred option under other assumptions: each scenario, and without bias.

Every variation goes through the kernel again and is reconciled like the appraisal
itself; nothing is derived from its results.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from cba.loading.project_loader import scenario_project
from cba.models.project import Project
from cba.problems import ProjectError
from cba.results.appraisal import Appraisal, OptionAppraisal
from cba.results.appraise import appraise_option

#: Whether figures have the corrections for optimism in them.
BiasChoice = Literal["keep", "drop"]


class UnderScenario(NamedTuple):
    """An option under a scenario; None where its figures cannot be held."""

    scenario: str
    option: OptionAppraisal | None


def under_scenarios(appraisal: Appraisal) -> Iterator[UnderScenario]:
    """The preferred option under each scenario of the project, in its order.

    A scenario sets its inputs upon those of the appraisal, and leaves all others.
    """
    project = appraisal.project
    yield from option_under_scenarios(project, project.preferred)


def option_under_scenarios(
    project: Project, option: str, *, with_bias: bool = True
) -> Iterator[UnderScenario]:
    """Any option of a project under each of its scenarios, in their order."""
    for scenario in project.scenarios:
        try:
            changed = scenario_project(project, scenario)
            under = appraise_option(changed, option, with_bias=with_bias)
        except ProjectError:
            yield UnderScenario(scenario, None)
        else:
            yield UnderScenario(scenario, under)


def without_optimism_bias(appraisal: Appraisal) -> OptionAppraisal:
    """The preferred option with every correction for optimism left out."""
    project = appraisal.project
    return appraise_option(project, project.preferred, with_bias=False)
