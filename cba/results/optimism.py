"""How much the correction for optimism takes from an option, in money."""

from __future__ import annotations

from typing import NamedTuple

from cba.results.appraisal import BenefitLine, CostLine, OptionAppraisal


class OptimismBias(NamedTuple):
    """Present values: what it adds to costs, and what it takes off benefits."""

    on_costs: float
    on_benefits: float


def optimism_bias_of(option: OptionAppraisal) -> OptimismBias:
    """The correction of every line of an option, after less before and the reverse.

    Both are positive: a bias is always prudent.
    """
    on_costs = on_benefits = 0.0
    for line in option.lines.values():
        if isinstance(line, CostLine):
            on_costs += line.pv_cost - line.pv_before_optimism_bias
        elif isinstance(line, BenefitLine):
            on_benefits += line.pv_before_optimism_bias - line.pv_public_value
    return OptimismBias(on_costs, on_benefits)
