"""Health values that rise and are discounted at a rate for health (CBA427)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cba.loading.checks.lines import parts_of
from cba.loading.findings import Finding
from cba.models.discount import Discounting
from cba.models.inputs import Input
from cba.models.project import Project
from cba.models.value import ValuePart

_HEALTH = "green-book-health"
#: The Green Book's rate for health effects, which leaves rising incomes out.
_HEALTH_RATE = 0.015


def check(project: Project) -> Iterator[Finding]:
    """Social values that rise by year, or grow beside a typed rate as low as health's.

    `real_growth` beside a health schedule by name is an error of its own.
    """
    horizon = project.appraisal.horizon
    for identifier, benefit in project.benefits.items():
        for at, value, resolved in parts_of(project, benefit, ("benefits", identifier)):
            own = value if isinstance(value, ValuePart) else None
            how, where = benefit.discounting, (*at[:2], "discounting")
            if own is not None and own.discounting is not None:
                how, where = own.discounting, (*at, "discounting")
            if how is None or not _is_for_health(how) or resolved.has_fiscal:
                continue
            growth = benefit.real_growth
            if own is not None and own.real_growth is not None:
                growth = own.real_growth
            if resolved.social is None or resolved.social.is_zero():
                continue
            name = "/".join(str(part) for part in (identifier, *at[3:]))
            if _rises([x for x in resolved.social.by_year(horizon) if x]):
                key = "social" if value.social is not None else "unit_cost"
                yield _finding(name, (*at, key), "give one value for all years")
            elif how.name is None and _grows(growth):
                yield _finding(name, where, "remove `real_growth`")


def _is_for_health(how: Discounting) -> bool:
    """Whether it is a schedule for health, or a rate of the line's own as low."""
    if how.name is not None:
        return how.name.startswith(_HEALTH)
    return how.bands[0][1] <= _HEALTH_RATE


def _rises(values: list[float]) -> bool:
    return any(later > earlier for earlier, later in pairwise(values))


def _grows(growth: Input | None) -> bool:
    return growth is not None and not growth.is_zero() and growth.constant() > 0


def _finding(name: str, at: tuple[str | int, ...], hint: str) -> Finding:
    return Finding(
        "CBA427",
        at,
        f"the value of `{name}` grows, and the rate at which it is discounted leaves "
        "such growth out already",
        f"{hint}, or use the ordinary schedule",
        "grows as well",
    )
