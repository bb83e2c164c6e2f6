"""The analyses as a notebook asks for them: of a project, or of its appraisal."""

from __future__ import annotations

from collections.abc import Sequence

from cba.analysis import comparison, simulation
from cba.analysis.comparison import Comparison, candidates_of, usual_comparator
from cba.analysis.draws import Plan
from cba.analysis.simulation import Simulation
from cba.analysis.variations import BiasChoice
from cba.models.project import Project
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
