"""Rules that share the costs by a share for each partner, and pay as costs fall."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cba.analysis.apportionment.schedule import Flows, pro_rata
from cba.analysis.apportionment.standing import Standing, summed
from cba.calculation.factors import Array, total
from cba.results.sums import in_all

#: A difference in present value that is less is noise.
_A_PENNY = 0.01


def as_costs_fall(
    partners: Mapping[str, Standing], shares: Mapping[str, float], discount: Array
) -> Flows:
    """Each bears its share of what all put in, in every year.

    What a partner pays in a year is its share of the costs of all, less what it has
    borne already: those who have borne less pay those who have borne more. Where lines
    are discounted otherwise than payments are, what that makes in present value is
    paid besides, as the costs of all fall.
    """
    whole = summed([each.contribution for each in partners.values()], discount.size)
    due = _due(partners, shares)
    spent: Array = np.maximum(whole, 0.0)
    course = spent if spent.any() else np.ones(discount.size)
    worth = float(total(course * discount))
    paid = {}
    for identifier, each in partners.items():
        plain = shares[identifier] * whole - each.contribution
        besides = due[identifier] - float(total(plain * discount))
        paid[identifier] = plain
        if abs(besides) > _A_PENNY:
            paid[identifier] = plain + course * (besides / worth)
    return pro_rata(paid)


def _due(
    partners: Mapping[str, Standing], shares: Mapping[str, float]
) -> dict[str, float]:
    """What each should pay in present value, negative where it should get."""
    whole = in_all(each.pv_contribution for each in partners.values())
    return {
        identifier: shares[identifier] * whole - each.pv_contribution
        for identifier, each in partners.items()
    }


def as_gains_arise(
    partners: Mapping[str, Standing], shares: Mapping[str, float], discount: Array
) -> Flows:
    """Each bears its share of what all put in, paid in proportion to its own gains.

    Every payer then has the same return on what it has put in, and pays it when its
    savings are there.
    """
    due = _due(partners, shares)
    received = in_all(max(-amount, 0.0) for amount in due.values())
    flows: Flows = {}
    for payer, amount in due.items():
        if amount <= 0.0 or received <= 0.0:
            continue
        course = _course(partners[payer].gains, partners)
        paid = course * (amount / float(total(course * discount)))
        for payee, other in due.items():
            if other < 0.0:
                flows[payer, payee] = paid * (-other / received)
    return flows


def _course(gains: Array, partners: Mapping[str, Standing]) -> Array:
    """The years in which gains arise; those of the costs where there are none."""
    positive: Array = np.maximum(gains, 0.0)
    if positive.any():
        return positive
    years = gains.size
    whole = summed([each.contribution for each in partners.values()], years)
    spent: Array = np.maximum(whole, 0.0)
    return spent if spent.any() else np.ones(years)
