"""What the compiling of every kind of line needs: prices, discounting, shares."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from cba.calculation.factors import Array, Factor, factor
from cba.calculation.streams import Escalation, Split
from cba.discounting import DiscountSchedule, discount_factors
from cba.library.in_use import deflator_of, schedule_of
from cba.models.discount import Discounting, Timing
from cba.models.horizon import Horizon
from cba.models.inputs import Input
from cba.models.line import Line
from cba.models.people import PeopleGroup
from cba.models.project import Project
from cba.models.shares import Shares
from cba.models.years import Year
from cba.prices import rebase_factor


class Frame(NamedTuple):
    """The frame that every line of an option is compiled in.

    ``unbiased`` are the lines whose optimism bias a risk replaces.
    """

    project: Project
    horizon: Horizon
    prices_of: Year
    editions: dict[str, str]
    agencies: tuple[str, ...]
    unbiased: frozenset[str] = frozenset()

    def split(self, shares: Shares) -> Split:
        """Shares by the position of the agency, made to sum to one exactly.

        Typed shares may miss one by float noise, which times a large sum would be
        pennies that reconcile nowhere.
        """
        whole = 0.0
        for _, share in shares:
            whole += share
        return tuple(
            (self.agencies.index(agency), share / whole) for agency, share in shares
        )

    def discount(self, line: Line, own: Discounting | None, years: int) -> Array:
        """The discount factors of a line: its part's, its own or the appraisal's."""
        settings = self.project.appraisal
        how = own or line.discounting or settings.discounting
        timing = line.timing or settings.timing
        return _factors(schedule_of(how, self.editions), years, timing)

    def escalation(
        self, address: str, growth: Input | None, price_year: Year | None
    ) -> Escalation:
        """From the prices of a line's own year to the appraisal's."""
        own = price_year or self.prices_of
        rebase = 1.0
        if own != self.prices_of:
            rebase = rebase_factor(deflator_of(self.project), own, self.prices_of)
        grows = None if growth is None else factor(address, growth, self.horizon)
        return Escalation(rebase, grows, self.horizon.first.start - own.start)

    def kept(self, address: str, given: Input | None) -> tuple[Factor, ...]:
        """The factor of a share kept, where there is one."""
        return () if given is None else (factor(address, given, self.horizon),)

    def lost(self, address: str, given: Input | None) -> tuple[Factor, ...]:
        """The factor of a share lost, where there is one."""
        if given is None:
            return ()
        return (factor(address, given, self.horizon, lost=True),)

    def group(self, identifier: str) -> tuple[Factor, ...]:
        """Those of a group who start in each year and stay."""
        group: PeopleGroup = self.project.people[identifier]
        base = f"people.{identifier}"
        return (
            factor(f"{base}.starting", group.starting, self.horizon),
            *self.kept(f"{base}.affected", group.affected),
            *self.kept(f"{base}.engagement", group.engagement),
            *self.kept(f"{base}.retention", group.retention),
        )


@lru_cache(maxsize=256)
def _factors(schedule: DiscountSchedule, years: int, timing: Timing) -> Array:
    made = np.array(discount_factors(schedule, years, timing))
    made.flags.writeable = False
    return made


def inputs_in(*candidates: object) -> list[Input]:
    """The inputs among values that may be inputs, or hold one as `amount`."""
    found = []
    for each in candidates:
        if isinstance(each, Input):
            found.append(each)
        elif isinstance(inner := getattr(each, "amount", None), Input):
            found.append(inner)
    return found
