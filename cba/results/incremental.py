"""What an option brings beyond the one that it is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cba.results.appraisal import Appraisal, OptionAppraisal
from cba.results.ratios import ratio


class Increment(NamedTuple):
    """Differences of present values: an option's, less the comparator's.

    ``pv_public_costs``, ``pv_savings`` and ``pv_cashable`` are those of public
    bodies; ``pv_costs``, ``pv_benefits``, ``npv`` and ``bcr`` those of everyone. The
    ratio is of the differences; None where the option costs no more. ``agencies``
    has the difference in the net position of each.
    """

    pv_public_costs: float
    pv_savings: float
    pv_cashable: float
    npv_public: float
    npv_cashable: float
    pv_costs: float
    pv_benefits: float
    npv: float
    bcr: float | None
    agencies: Mapping[str, float]


def comparator(appraisal: Appraisal) -> OptionAppraisal | None:
    """What options are compared with: the do-minimum, else the baseline.

    None where there is neither: the comparison is then with nought.
    """
    for role in ("do-minimum", "baseline"):
        for option in appraisal.options.values():
            if option.role == role:
                return option
    return None


def increments(appraisal: Appraisal) -> Mapping[str, Increment]:
    """The increment of each other option over the do-minimum, by id.

    The baseline, which is nought, has none; and without a do-minimum there is
    none, since what an option brings beyond nought is its own answers.
    """
    base = comparator(appraisal)
    if base is None or base.role == "baseline":
        return {}
    return {
        identifier: _beyond(option, base)
        for identifier, option in appraisal.options.items()
        if option is not base and option.role != "baseline"
    }


def _beyond(option: OptionAppraisal, base: OptionAppraisal) -> Increment:
    mine, its = option.financial, base.financial
    value, least = option.public_value, base.public_value
    costs = value.pv_costs - least.pv_costs
    benefits = value.pv_benefits - least.pv_benefits
    return Increment(
        pv_public_costs=mine.pv_costs - its.pv_costs,
        pv_savings=mine.pv_benefits - its.pv_benefits,
        pv_cashable=mine.pv_cashable - its.pv_cashable,
        npv_public=mine.npv - its.npv,
        npv_cashable=mine.npv_cashable - its.npv_cashable,
        pv_costs=costs,
        pv_benefits=benefits,
        npv=value.npv - least.npv,
        bcr=ratio(benefits, costs),
        agencies={
            key: each.npv - (base.agencies[key].npv if key in base.agencies else 0.0)
            for key, each in option.agencies.items()
        },
    )
