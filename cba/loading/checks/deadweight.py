"""What would have happened anyway: not more than happens, and not left unsaid."""

from __future__ import annotations

from collections.abc import Iterator

from cba.loading.findings import Address, Finding
from cba.models.benefit import Benefit
from cba.models.effect import Deadweight
from cba.models.horizon import Horizon
from cba.models.inputs import Input
from cba.models.project import Project

_WHOLE = Input(1.0)


def check(project: Project) -> Iterator[Finding]:
    """CBA210 for points above the impact, CBA401 for nought without a reason."""
    horizon = project.appraisal.horizon
    for identifier, benefit in project.benefits.items():
        at = ("benefits", identifier, "deadweight")
        given = benefit.deadweight
        if given is not None and given.points:
            yield from _exceeds(benefit, given, horizon, at)
        elif benefit.outcome is None and benefit.notes is None:
            yield from _unexplained(given, at)


def _exceeds(
    benefit: Benefit, given: Deadweight, horizon: Horizon, at: Address
) -> Iterator[Finding]:
    impact = benefit.impact or _WHOLE
    by_year = zip(
        horizon.labels,
        given.amount.by_year(horizon),
        impact.by_year(horizon),
        strict=True,
    )
    for label, points, achieved in by_year:
        if points is None or achieved is None or points <= achieved:
            continue
        when = f" in {label}" if impact.is_series or given.amount.is_series else ""
        yield Finding(
            "CBA210",
            (*at, "points"),
            f"deadweight of {_percent(points)} points exceeds the impact of "
            f"{_percent(achieved)}{when}: the line would do harm",
            f"write at most {_percent(achieved)}, or `deadweight: {_percent(points)}` "
            "for a share of the effect",
            f"above {_percent(achieved)}",
        )
        return


def _unexplained(given: Deadweight | None, at: Address) -> Iterator[Finding]:
    name = at[1]
    if given is None:
        yield Finding(
            "CBA401",
            at,
            f"`{name}` has no `deadweight`, so all of its effect counts as the "
            "project's own",
            "add the share of it that would have come anyway, or say in `notes` why "
            "it is zero",
            key=True,
        )
        return
    explained = given.amount.notes or given.amount.source
    if given.amount.is_zero() and not explained:
        yield Finding(
            "CBA401",
            at,
            f"the deadweight of `{name}` is 0%, so all of its effect counts as the "
            "project's own",
            "give the share of it that would have come anyway, or say in `notes` why "
            "it is zero",
        )


def _percent(share: float) -> str:
    return f"{share * 100:.10g}%"
