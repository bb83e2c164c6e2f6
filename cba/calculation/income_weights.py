"""What a pound is worth to those who gain it, by their income.

A pound more is worth more to those who have less: a group's weight is the median
income over its own, to the power of the elasticity of the marginal utility of income
(HM Treasury, The Green Book, annex A3).
"""

from __future__ import annotations

from cba.library.in_use import editions_of
from cba.library.reference_data import income_elasticity
from cba.models.benefit import Benefit
from cba.models.project import Project
from cba.models.shares import Shares
from cba.models.value import Value, ValuePart


def elasticity_of(project: Project) -> float:
    """The elasticity in use: the project's own, else that of the library."""
    given = project.income_groups
    if given is not None and given.elasticity is not None:
        return given.elasticity.constant()
    return income_elasticity(editions_of(project).get("distributional_weights")).value


def group_weights(project: Project) -> dict[str, float]:
    """The weight of each income group by id; none where none are declared."""
    given = project.income_groups
    if given is None:
        return {}
    power, median = elasticity_of(project), given.median.constant()
    return {
        identifier: (median / income.constant()) ** power
        for identifier, income in given.groups.items()
    }


def groups_of(benefit: Benefit, value: Value | None) -> Shares | None:
    """The income groups of a benefit, or of one of its values where it has its own."""
    own = value.income_groups if isinstance(value, ValuePart) else None
    return own or benefit.income_groups


def income_weight(project: Project, shares: Shares | None) -> float:
    """The mean weight of those who gain, by their shares; 1 where nobody says who."""
    if not shares:
        return 1.0
    weights = group_weights(project)
    whole = weighted = 0.0
    for group, share in shares:
        whole += share
        weighted += share * weights[group]
    return weighted / whole
