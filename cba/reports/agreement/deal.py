"""What an agreement document is about: the project before and with its payments."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cba.loading.document import Document
from cba.models.project import Project
from cba.reports.apportionment_view import Agreed
from cba.reports.formatting import is_nought
from cba.reports.outcome_words import capitalised
from cba.reports.view import View, view_of
from cba.results.appraisal import Appraisal
from cba.results.appraise import appraise
from cba.results.nominal import nominal_years

if TYPE_CHECKING:
    from cba.analysis.apportionment import Apportionment
    from cba.analysis.shared_risk import SharedRisk

Years = tuple[float, ...]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Deal:
    """An agreement, with the option that it is for: as it is, and with its payments."""

    sides: Agreed
    after: View

    @property
    def agreed(self) -> Apportionment:
        """What has been worked out."""
        return self.sides.found

    @property
    def before(self) -> View:
        """The option without the agreement."""
        return self.sides.view

    @property
    def risk(self) -> SharedRisk | None:
        """How it fares over the draws; None where no input has a range."""
        return self.sides.risk

    @property
    def nominal(self) -> tuple[float | None, ...]:
        """What £1 is in the money of each year; None where no price index reaches."""
        return self.sides.nominal

    @property
    def project(self) -> Project:
        """The project as the option has it, without the payments of the agreement."""
        return self.before.project

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of the parties, in the order of the project file."""
        return self.sides.partners

    @property
    def names(self) -> Mapping[str, str]:
        """The names of the bodies by id, as tables show them."""
        return self.before.names

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the years."""
        return self.before.labels

    @property
    def whole_by(self) -> str:
        """The year by which each party should be whole."""
        return self.agreed.terms.whole_by

    def called(self, party: str) -> str:
        """The name of a party in the middle of a sentence."""
        return self.before.called(party)

    def subject(self, party: str) -> str:
        """The name of a party at the beginning of a sentence."""
        return capitalised(self.called(party))

    def money(self, amount: float) -> str:
        """A sum of money in words' company."""
        return self.before.money(amount)

    @property
    def flows(self) -> Mapping[Pair, Years]:
        """What each payer pays each payee, by year, in the order of the parties."""
        return {pair: x for pair, x in self.sides.by_pair.items() if any(x)}

    def paid(self, party: str) -> Years:
        """What a party pays under the agreement, by year."""
        return self._sum(0, party)

    def received(self, party: str) -> Years:
        """What a party is paid under the agreement, by year."""
        return self._sum(1, party)

    def _sum(self, side: int, party: str) -> Years:
        courses = [years for pair, years in self.flows.items() if pair[side] == party]
        return tuple(
            math.fsum(course[n] for course in courses) for n in range(len(self.labels))
        )

    @property
    def in_all(self) -> float:
        """Everything that is paid under the agreement, not discounted."""
        return math.fsum(each.amount for each in self.agreed.transfers)

    @property
    def is_empty(self) -> bool:
        """Whether nothing need be paid."""
        return is_nought(self.in_all)


def deal_of(
    appraisal: Appraisal,
    agreed: Apportionment,
    risk: SharedRisk | None = None,
    document: Document | None = None,
) -> Deal:
    """The agreement with the appraisals of the project without it and with it.

    ``appraisal`` is that of the project as its file has it. The one with the payments
    of the agreement is appraised as any other, so that no figure comes by another way.
    """
    before = view_of(appraisal, document, agreed.option)
    after = view_of(appraise(agreed.agreed, appraisal.problems), None, agreed.option)
    sides = Agreed(agreed, before, nominal_years(before.project), risk)
    return Deal(sides, after)
