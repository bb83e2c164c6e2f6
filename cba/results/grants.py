"""Grants from outside in the prices of the appraisal, for what is agreed in them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cba.calculation.factors import Array
from cba.models.project import Project
from cba.results.nominal import nominal_years


class GrantsReal(NamedTuple):
    """What each agency is granted by year, in the prices of the appraisal.

    ``left_out`` are the years whose grants no price index reaches.
    """

    by_agency: dict[str, Array]
    left_out: tuple[str, ...]


def grants_real(project: Project, option: str) -> GrantsReal:
    """The grants of an option, deflated from the money of each year."""
    horizon = project.appraisal.horizon
    found: dict[str, Array] = {}
    for grant in project.funding.values():
        if project.has_line(option, grant):
            given = [each or 0.0 for each in grant.amount.by_year(horizon)]
            so_far = found.get(grant.to, np.zeros(horizon.years))
            found[grant.to] = so_far + np.array(given)
    if not found:
        return GrantsReal({}, ())
    factors = nominal_years(project)
    safe = np.array([each or np.inf for each in factors])
    lost = tuple(
        label
        for n, label in enumerate(horizon.labels)
        if factors[n] is None and any(amount[n] for amount in found.values())
    )
    return GrantsReal({each: amount / safe for each, amount in found.items()}, lost)
