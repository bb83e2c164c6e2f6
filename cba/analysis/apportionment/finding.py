"""What a rule finds: payments between pairs, or why there are none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cba.analysis.apportionment.answers import Shapley, Terms
from cba.analysis.apportionment.block import Block
from cba.analysis.apportionment.schedule import Flows
from cba.analysis.apportionment.standing import Standing, Standings
from cba.analysis.apportionment.words import Words
from cba.models.project import Project
from cba.results.sums import in_all


class Asked(NamedTuple):
    """What a rule is asked: the partners with where they stand, and the terms."""

    project: Project
    found: Standings
    partners: Mapping[str, Standing]
    terms: Terms
    words: Words

    @property
    def gained(self) -> float:
        """What all partners gain, as a present value."""
        return in_all(each.pv_gains for each in self.partners.values())

    @property
    def put_in(self) -> float:
        """What all partners put in, as a present value."""
        return in_all(each.pv_contribution for each in self.partners.values())


class Found(NamedTuple):
    """Payments by pair and year, with the reason where they are no agreement.

    ``block`` is how a project file writes them where it is not by their amounts.
    """

    flows: Flows
    reason: str | None = None
    notes: tuple[str, ...] = ()
    shapley: Shapley | None = None
    block: Block | None = None
