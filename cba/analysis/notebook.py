"""The analyses as a notebook asks for them: of a project, or of its appraisal."""

from __future__ import annotations

from collections.abc import Sequence

from cba.analysis import apportionment, comparison, simulation
from cba.analysis.apportionment import Apportionment, terms_of
from cba.analysis.comparison import Comparison, candidates_of, usual_comparator
from cba.analysis.draws import Plan
from cba.analysis.simulation import Simulation
from cba.analysis.variations import BiasChoice
from cba.models.project import Project
from cba.models.sharing import Gains, Rule
from cba.results.appraisal import Appraisal


def compare(
    appraisal: Appraisal,
    against: str | None = None,
    metrics: Sequence[str] | None = None,
) -> Comparison:
    """The options of an appraisal side by side, and beyond one of them.

    ``against`` is the do-minimum unless it names another option, or the baseline
    where there is none. ``metrics`` are paths within an option, such as
    ``public_value.npv``; those of the whole and of every agency by default. Raises
    `KeyError` for an option that there is not, and `UnknownMetricError`.
    """
    base = usual_comparator(appraisal) if against is None else against
    return comparison.compare(candidates_of(appraisal), base, metrics)


def simulate(  # noqa: PLR0913 - what may be asked of a simulation, most by name
    project: Project,
    draws: int = 10_000,
    seed: int = 1,
    *,
    option: str | None = None,
    metrics: Sequence[str] | None = None,
    optimism_bias: BiasChoice = "keep",
) -> Simulation:
    """An option, the preferred one by default, under draws of its uncertain inputs.

    The same project, draws and seed give the same figures as ``cba simulate``.
    ``metrics`` are the net positions, returns and ratios of the whole and of each
    agency by default; ``optimism_bias="drop"`` leaves every correction for optimism
    out. Raises `KeyError` for a metric that the option does not have.
    """
    return simulation.simulate(
        project,
        Plan(draws, seed),
        option=option,
        metrics=metrics,
        optimism_bias=optimism_bias,
    )


def apportion(  # noqa: PLR0913 - what may be asked of an agreement, most by name
    project: Project,
    rule: Rule | None = None,
    *,
    to: Gains | None = None,
    whole_by: str | None = None,
    partners: Sequence[str] | None = None,
    option: str | None = None,
    seed: int = 1,
) -> Apportionment:
    """Who should pay what in an option, the preferred one by default.

    What is left out is as the project says under `sharing:`, else costs are shared
    in proportion to cashable savings and ``whole_by`` is the last year. Payments are
    in pounds of the price year; ``agreed`` is the project with them. Where none meet
    the terms, ``feasible`` is false and ``reason`` says why. ``seed`` is where the
    orders of the Shapley value begin, where partners are too many for all of them.
    Raises `KeyError` for an option that there is not.
    """
    terms = terms_of(project, rule=rule, to=to, whole_by=whole_by, partners=partners)
    return apportionment.apportion(project, terms, option=option, seed=seed)
