"""When an effect starts, how long it lasts and what is left of it, as factors."""

from __future__ import annotations

from cba.calculation.compile_line import Frame
from cba.calculation.factors import Factor, factor, fixed
from cba.calculation.profiles import Curve, Decay, Gap, Interpolated, Profile
from cba.models.benefit import Benefit
from cba.models.inputs import Input

_HALF_A_YEAR = 0.5


def compile_points(
    frame: Frame, base: str, benefit: Benefit
) -> tuple[Factor, Factor] | None:
    """The impact and the points of deadweight that are taken off it, if any are."""
    dead = benefit.deadweight
    if dead is None or not dead.points:
        return None
    impact = benefit.impact
    return (
        fixed(1.0)
        if impact is None
        else factor(f"{base}.impact", impact, frame.horizon),
        factor(f"{base}.deadweight.points", dead.amount, frame.horizon),
    )


def compile_profile(frame: Frame, base: str, benefit: Benefit) -> Profile | None:
    """How cohorts carry the effect forward; None for quantities and pounds."""
    if benefit.people is None and benefit.population is None:
        return None
    group = frame.project.people[benefit.people] if benefit.people else None
    starts = group.starts if group else benefit.starts
    delay = benefit.delay
    return Profile(
        delay=fixed(0.0)
        if delay is None
        else factor(f"{base}.delay", delay, frame.horizon),
        lasts=_lasts(frame, base, benefit),
        left=_left(frame, base, benefit),
        extra=_HALF_A_YEAR if starts == "evenly" else 0.0,
    )


def _lasts(frame: Frame, base: str, benefit: Benefit) -> Factor | None:
    if benefit.lasts == "end":
        return None
    if benefit.lasts is not None:
        return factor(f"{base}.lasts", benefit.lasts, frame.horizon)
    if benefit.persistence is not None:
        return fixed(float(len(benefit.persistence)))
    if benefit.outcome is not None:
        return fixed(float(benefit.outcome.last + 1))
    return fixed(1.0)


def _left(frame: Frame, base: str, benefit: Benefit) -> Decay | Curve | Gap:
    if benefit.outcome is not None:
        return Gap(
            _curve(frame, f"{base}.outcome.with", benefit.outcome.with_project),
            _curve(frame, f"{base}.outcome.without", benefit.outcome.without),
        )
    if benefit.persistence is not None:
        return Curve(
            tuple(
                factor(f"{base}.persistence.{n}", share, frame.horizon)
                for n, share in enumerate(benefit.persistence)
            )
        )
    if benefit.drop_off is None:
        return Decay(fixed(1.0))
    return Decay(factor(f"{base}.drop_off", benefit.drop_off, frame.horizon, lost=True))


def _curve(
    frame: Frame, base: str, points: tuple[tuple[int, Input], ...]
) -> Interpolated:
    return Interpolated(
        tuple(year for year, _ in points),
        tuple(factor(f"{base}.{year}", given, frame.horizon) for year, given in points),
    )
