"""Effects held to what their sources found: how long for, and who took part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cba.loading.checks.lines import group_of, parts_of
from cba.loading.findings import Address, Finding
from cba.models.benefit import Benefit
from cba.models.horizon import Horizon
from cba.models.inputs import Input
from cba.models.people import PeopleGroup
from cba.models.project import Project
from cba.models.study import Study

_ALL = Input(1.0)
#: Told apart from the noise of shares that are multiplied.
_SLACK = 1e-9


class _Counted(NamedTuple):
    """A benefit that counts people: its address, its group, who start in each year."""

    benefit: Benefit
    group: PeopleGroup | None
    at: Address
    horizon: Horizon
    starts: tuple[int, ...]
    study: Study

    @property
    def name(self) -> str:
        """The id of the line, as messages show it."""
        return f"`{self.at[1]}`"

    def highest(self, given: Input | None, otherwise: float = 0.0) -> float:
        """The most that an input is in a year in which people start."""
        if given is None:
            return otherwise
        values = given.by_year(self.horizon)
        return max((values[year] or 0.0 for year in self.starts), default=otherwise)


def check(project: Project) -> Iterator[Finding]:
    """CBA424 for effects that outlast their evidence, CBA425 for who takes part."""
    told: set[Address] = set()
    for identifier, benefit in project.benefits.items():
        counted = _counted(project, identifier, benefit)
        if counted is None or _is_harm(project, counted):
            continue
        yield from _outlasts(counted)
        for finding in _above_source(counted):
            if finding.path not in told:
                told.add(finding.path)
                yield finding


def _counted(project: Project, identifier: str, benefit: Benefit) -> _Counted | None:
    group = group_of(project, benefit.people)
    starting = group.starting if group is not None else benefit.population
    if starting is None:
        return None
    horizon = project.appraisal.horizon
    numbers = starting.by_year(horizon)
    starts = tuple(year for year, number in enumerate(numbers) if number)
    at = ("benefits", identifier)
    if not starts:
        return None
    study = project.study_of(benefit)
    return _Counted(benefit, group, at, horizon, starts, study)


def _is_harm(project: Project, counted: _Counted) -> bool:
    """Whether it only takes away: to count more of that is no optimism."""
    horizon = counted.horizon
    values = [
        value
        for _, _, resolved in parts_of(project, counted.benefit, counted.at)
        for part in (resolved.fiscal, resolved.economic, resolved.social)
        if part is not None
        for value in part.by_year(horizon)
        if value
    ]
    return bool(values) and max(values) < 0


def _outlasts(counted: _Counted) -> Iterator[Finding]:
    """The years for which an effect counts, against those that were looked at."""
    benefit, followed = counted.benefit, counted.study.follow_up
    if followed is not None:
        ends = _ends(counted)
        if ends > followed + _SLACK:
            yield Finding(
                "CBA424",
                _place_of_length(counted),
                f"the effect of {counted.name} counts for {_years(ends)} from the "
                f"start, and its source followed people for {_years(followed)}",
                f"end it after {_years(followed)}, or acknowledge CBA424 with the "
                "reason why it goes on",
                "beyond the evidence",
            )
        return
    if benefit.outcome is None or benefit.lasts is None:
        return
    last = benefit.outcome.last
    lasts = _ends(counted) - counted.highest(benefit.delay)
    if lasts > last + 1 + _SLACK:
        yield Finding(
            "CBA424",
            (*counted.at, "lasts"),
            f"the effect of {counted.name} counts for {_years(lasts)}, and its curves "
            f"end in year {last}: their last values are held",
            f"write `lasts: {last + 1}`, add later points that were measured, or "
            "acknowledge CBA424 with the reason",
            "beyond the curves",
        )


def _ends(counted: _Counted) -> float:
    """Years from the start of a cohort to the end of its effect, as it is counted.

    What comes after the last year of the appraisal is not counted at all.
    """
    benefit, horizon = counted.benefit, counted.horizon
    delays = (benefit.delay or Input(0.0)).by_year(horizon)
    lengths: tuple[float | None, ...] = (float(horizon.years),) * horizon.years
    if isinstance(benefit.lasts, Input):
        lengths = benefit.lasts.by_year(horizon)
    elif benefit.lasts is None:
        lengths = (_usual_length(benefit),) * horizon.years
    most = _most(benefit)
    return max(
        min(
            (delays[year] or 0.0) + min(lengths[year] or 0.0, most),
            float(horizon.years - year),
        )
        for year in counted.starts
    )


def _usual_length(benefit: Benefit) -> float:
    """The years of an effect of which the line does not say how long it lasts."""
    if benefit.persistence is not None:
        return float(len(benefit.persistence))
    # A point in year 2 was measured two years after the start.
    return float(max(benefit.outcome.last, 1)) if benefit.outcome is not None else 1.0


def _most(benefit: Benefit) -> float:
    """The years after which nothing of an effect is left, however long it lasts."""
    if benefit.persistence is not None:
        left = [n for n, share in enumerate(benefit.persistence) if not share.is_zero()]
        return float(left[-1] + 1)
    if benefit.outcome is not None:
        ends = (benefit.outcome.with_project[-1], benefit.outcome.without[-1])
        (_, first), (_, second) = ends
        if first.value == second.value:
            return float(max(benefit.outcome.last, 1))
    if benefit.drop_off is not None and benefit.drop_off.value == 1.0:
        return 1.0
    return float("inf")


def _place_of_length(counted: _Counted) -> Address:
    """Where the line says how long the effect is; else where the study is."""
    benefit = counted.benefit
    for key in ("lasts", "persistence", "outcome", "delay"):
        if getattr(benefit, key) is not None:
            return (*counted.at, key)
    return (*_of_study(counted, "follow_up"), "evidence", "follow_up")


def _of_study(counted: _Counted, key: str) -> Address:
    """Whose evidence says something: the line's, or that of its people."""
    own = counted.benefit.evidence
    if own is not None and getattr(own, key) is not None:
        return counted.at
    return ("people", str(counted.benefit.people))


def _above_source(counted: _Counted) -> Iterator[Finding]:
    """The share who take part, of the group and of the line, against the source's."""
    benefit, group = counted.benefit, counted.group
    reached = counted.study.engagement
    if reached is None:
        return
    of_group = group.engagement if group is not None else None
    taking = _taking_part(counted, of_group, benefit.engagement)
    if taking <= reached + _SLACK:
        return
    at: Address = (*counted.at, "engagement")
    if benefit.engagement is None and of_group is not None:
        at = ("people", str(benefit.people), "engagement")
    elif benefit.engagement is None:
        at = (*_of_study(counted, "engagement"), "evidence", "engagement")
    yield Finding(
        "CBA425",
        at,
        f"`{at[1]}` counts on {_percent(taking)} taking part, and its source reached "
        f"{_percent(reached)}",
        f"write at most {_percent(reached)}, or acknowledge CBA425 with the reason why "
        "more will",
        f"above {_percent(reached)}",
    )


def _taking_part(
    counted: _Counted, of_group: Input | None, of_line: Input | None
) -> float:
    """The highest share of a year's starters who take part; all where none is given."""
    first = (of_group or _ALL).by_year(counted.horizon)
    second = (of_line or _ALL).by_year(counted.horizon)
    return max((first[year] or 0.0) * (second[year] or 0.0) for year in counted.starts)


def _years(number: float) -> str:
    return f"{number:.10g} year{'' if number == 1 else 's'}"


def _percent(share: float) -> str:
    return f"{share * 100:.4g}%"
