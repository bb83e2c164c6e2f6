"""Factors, rates and values by year must name each year in which they are used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import NamedTuple

from cba.library.resolution import placed_values
from cba.loading.checks.lines import group_of
from cba.loading.findings import Address, Finding, listed
from cba.models.benefit import Benefit
from cba.models.horizon import Horizon
from cba.models.inputs import Input
from cba.models.inputs_of import inputs_of
from cba.models.project import Project
from cba.models.value import Value

_KEPT = ("affected", "engagement", "retention")
#: Factors of a cohort, by the year in which it starts.
_OF_COHORT = (
    *_KEPT,
    *("impact", "deadweight", "attribution", "displacement", "leakage"),
    *("substitution", "units_per_person", "delay", "lasts", "drop_off"),
)
_PARTS = ("fiscal", "economic", "social", "transfer")
_MOST_NAMED = 4
_HALF_A_YEAR = 0.5


class _Use(NamedTuple):
    """The years in which something is used, and why in those."""

    years: Sequence[bool]
    why: str
    horizon: Horizon

    @classmethod
    def where(cls, given: Input, why: str, horizon: Horizon) -> _Use:
        """The years in which an amount is not nought."""
        return cls([bool(value) for value in given.by_year(horizon)], why, horizon)

    def check(self, given: Input, at: Address) -> Iterator[Finding]:
        """A finding where an input leaves out some of the years."""
        if not given.is_series:
            return
        by_year = zip(given.by_year(self.horizon), self.years, strict=True)
        missing = [
            str(self.horizon.first.plus(year))
            for year, (value, needed) in enumerate(by_year)
            if needed and value is None
        ]
        if missing:
            years = _in_words(missing)
            rest = self.horizon.labels[-len(missing) :]
            to_the_end = f", or write `{missing[0]}..: …` to the end"
            yield Finding(
                "CBA308",
                at,
                f"`{_name(at)}` is given by year, but not for {years}, {self.why}",
                f"name {years} too{to_the_end if missing == list(rest) else ''}",
            )

    def check_all(
        self, holder: object, keys: tuple[str, ...], at: Address
    ) -> Iterator[Finding]:
        """Findings for the inputs that stand at some keys."""
        for key in keys:
            for path, given in inputs_of(getattr(holder, key, None)):
                yield from self.check(given, (*at, key, *path))

    def check_cash(self, holder: Benefit | Value, at: Address) -> Iterator[Finding]:
        """Findings for cashable shares, from the year on in which any is cash."""
        cashable = getattr(holder, "cashable", None)
        if cashable is None:
            return
        first = self.horizon.position(cashable.start.start) if cashable.start else 0
        years = [used and year >= first for year, used in enumerate(self.years)]
        later = _Use(years, self.why, self.horizon)
        yield from later.check_all(holder, ("cashable",), at)


def check(project: Project) -> Iterator[Finding]:
    """CBA308 for each input by year that leaves out a year in which it is used."""
    horizon = project.appraisal.horizon
    starts = {
        identifier: _Use.where(group.starting, "in which people start", horizon)
        for identifier, group in project.people.items()
    }
    for identifier, use in starts.items():
        group = project.people[identifier]
        yield from use.check_all(group, _KEPT, ("people", identifier))
    for identifier, cost in project.costs.items():
        at = ("costs", identifier)
        if cost.hours is not None:
            hours = _Use.where(cost.hours, "in which there are hours", horizon)
            yield from hours.check_all(cost, ("rate",), at)
        if cost.people in starts:
            yield from starts[cost.people].check_all(cost, (*_KEPT, "each"), at)
    for identifier, benefit in project.benefits.items():
        if any(given.is_series for _, given in inputs_of(benefit)):
            group_starts = starts.get(benefit.people or "")
            yield from _benefit(
                project, benefit, group_starts, ("benefits", identifier)
            )


def years_of_values(project: Project, benefit: Benefit) -> Sequence[bool]:
    """The years of the appraisal in which what a unit is worth matters."""
    starts = None
    group = group_of(project, benefit.people)
    if group is not None:
        starts = _Use.where(group.starting, "", project.appraisal.horizon)
    uses = _uses(project, benefit, starts)
    return () if uses is None else uses[1].years


def _uses(
    project: Project, benefit: Benefit, starts: _Use | None
) -> tuple[_Use, _Use] | None:
    """The years in which cohorts of a benefit start, and those in which it runs."""
    horizon = project.appraisal.horizon
    if benefit.population is not None:
        starts = _Use.where(benefit.population, "in which people start", horizon)
    if starts is not None:
        group = group_of(project, benefit.people)
        late = group.starts if group is not None else benefit.starts
        extra = _HALF_A_YEAR if late == "evenly" else 0.0
        runs = _Use(_runs(benefit, starts, extra), "in which the effect runs", horizon)
        return starts, runs
    if benefit.quantity is not None or benefit.amount is not None:
        key = "quantity" if benefit.quantity is not None else "amount"
        why = f"in which the {key} is not zero"
        use = _Use.where(getattr(benefit, key), why, horizon)
        return use, use
    return None


def _benefit(
    project: Project, benefit: Benefit, group_starts: _Use | None, at: Address
) -> Iterator[Finding]:
    uses = _uses(project, benefit, group_starts)
    if uses is None:
        return
    starts, runs = uses
    yield from starts.check_all(benefit, _OF_COHORT, at)
    yield from runs.check_cash(benefit, at)
    for below, value in placed_values(benefit):
        path = (*at, *below)
        yield from starts.check_all(value, ("units_per_person",), path)
        yield from runs.check_all(value, _PARTS, path)
        yield from runs.check_cash(value, path)


def _runs(benefit: Benefit, starts: _Use, extra: float) -> list[bool]:
    """The years in which the effect of some cohort runs."""
    horizon = starts.horizon
    lengths = _lengths(benefit, horizon)
    delays: Sequence[float | None] = (0.0,) * horizon.years
    if benefit.delay is not None:
        delays = benefit.delay.by_year(horizon)
    runs = [False] * horizon.years
    for year, begins in enumerate(starts.years):
        if begins:
            opens = year + (delays[year] or 0.0) + extra
            closes = min(ceil(opens + lengths[year]), horizon.years)
            for later in range(floor(opens), closes):
                runs[later] = True
    return runs


def _lengths(benefit: Benefit, horizon: Horizon) -> Sequence[float]:
    """How long the effect of each cohort lasts, in years."""
    lasts = benefit.lasts
    if lasts == "end":
        return (float(horizon.years),) * horizon.years
    if lasts is not None:
        return tuple(value or 0.0 for value in lasts.by_year(horizon))
    length = 1
    if benefit.persistence is not None:
        length = len(benefit.persistence)
    elif benefit.outcome is not None:
        length = benefit.outcome.last + 1
    return (float(length),) * horizon.years


def _name(at: Address) -> str:
    """The key of an input, of an agency's share with the key it is below."""
    return (
        ".".join(str(part) for part in at[-3:]) if "share" in at[:-1] else str(at[-1])
    )


def _in_words(labels: list[str]) -> str:
    """Years as a sentence names them: all, or the first few.

    >>> _in_words(["2026-27", "2027-28"])
    '2026-27 and 2027-28'
    >>> _in_words([str(year) for year in range(2026, 2036)])
    '2026, 2027 and 8 more years'
    """
    if len(labels) <= _MOST_NAMED:
        return listed(labels)
    return f"{', '.join(labels[:2])} and {len(labels) - 2} more years"
