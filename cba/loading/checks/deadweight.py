"""What would have happened anyway: not more than happens, and not left unsaid."""

from __future__ import annotations

from collections.abc import Iterator

from cba.loading.findings import Address, Finding
from cba.models.benefit import Benefit
from cba.models.effect import Deadweight, Outcome
from cba.models.horizon import Horizon
from cba.models.inputs import Input
from cba.models.project import Project

_COMPARED = "name those it was compared with as `evidence: {comparison: …}`"
_WHOLE = Input(1.0)


def check(project: Project) -> Iterator[Finding]:
    """CBA210 for points above the impact, CBA401 for none without a comparison."""
    horizon = project.appraisal.horizon
    for identifier, benefit in project.benefits.items():
        at = ("benefits", identifier, "deadweight")
        given = benefit.deadweight
        if given is not None and given.points:
            yield from _exceeds(benefit, given, horizon, at)
        if not project.study_of(benefit).has_comparison and benefit.notes is None:
            yield from _unexplained(benefit, at)


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


def _unexplained(benefit: Benefit, at: Address) -> Iterator[Finding]:
    given, name = benefit.deadweight, at[1]
    if benefit.outcome is not None:
        yield from _unmoved(benefit.outcome, at)
    elif given is None:
        yield Finding(
            "CBA401",
            at,
            f"`{name}` has no `deadweight`, so all of its effect counts as the "
            "project's own",
            f"add the share of it that would have come anyway; where it is zero, "
            f"{_COMPARED}, or say in `notes` why",
            key=True,
        )
    elif given.amount.is_zero() and not (given.amount.notes or given.amount.source):
        points = " points" if given.points else ""
        yield Finding(
            "CBA401",
            (*at, "points") if given.points else at,
            f"the deadweight of `{name}` is 0%{points}, so all of its effect counts as "
            "the project's own",
            "give the share of it that would have come anyway; where it is zero, "
            f"{_COMPARED}, or say in `notes` why",
        )


def _unmoved(outcome: Outcome, at: Address) -> Iterator[Finding]:
    """A curve `without` the project that is nothing throughout is no deadweight."""
    shares = [share for _, share in outcome.without]
    if any(not share.is_zero() or share.notes or share.source for share in shares):
        return
    yield Finding(
        "CBA401",
        (*at[:-1], "outcome", "without"),
        f"without the project the outcome of `{at[1]}` is 0%, so all of it counts as "
        "the project's own",
        f"give the share who would have had it anyway; where it is zero, {_COMPARED}, "
        "or say in `notes` why",
    )


def _percent(share: float) -> str:
    return f"{share * 100:.10g}%"
