"""How sure the results are: what the analyses of an option find, for a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cba.results.appraisal import Appraisal
from cba.results.measures import measurable

if TYPE_CHECKING:
    from cba.analysis.sensitivity import Sensitivity
    from cba.analysis.simulation import Simulation

#: What a document draws. Its seed is fixed, so that its bytes are.
DRAWS, SEED = 10_000, 1
METRIC = "public_value.npv"
_WHOLE = (METRIC, "public_value.bcr", "financial.npv", "financial.npv_cashable")
_EACH = ("npv", "npv_cashable")


class Uncertainty(NamedTuple):
    """The preferred option one input at a time, and with all of them at once."""

    sensitivity: Sensitivity
    simulation: Simulation


def uncertainty_of(appraisal: Appraisal) -> Uncertainty | None:
    """What is known of an appraisal's preferred option; None without any range.

    Both analyses go through the kernel again, for net present social value.
    """
    factors = appraisal.preferred.flows.streams.factors().values()
    if all(each.range is None for each in factors):
        return None
    from cba.analysis.draws import Plan
    from cba.analysis.sensitivity import sensitivity
    from cba.analysis.simulation import simulate

    project, option = appraisal.project, appraisal.preferred
    can_be = measurable(option.flows.streams)
    bodies = [key for key, each in option.agencies.items() if each.public]
    agencies = (f"agencies.{key}.{name}" for key in bodies for name in _EACH)
    drawn = simulate(
        project,
        Plan(DRAWS, SEED, "pseudo"),
        metrics=[path for path in (*_WHOLE, *agencies) if path in can_be],
    )
    return Uncertainty(sensitivity(project, METRIC), drawn)
