"""What an agreement document is about: the project before and with its payments."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cba.loading.document import Document
from cba.models.project import Project
from cba.reports.formatting import is_nought
from cba.reports.names import called
from cba.reports.outcome_words import capitalised
from cba.reports.texts import names_apart
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
    """An agreement, with the option that it is for: as it is, and with its payments.

    ``names`` are those of the parties by id, in the order of the project file;
    ``nominal`` is what £1 is in the money of each year, None where no price index
    reaches. ``risk`` is None where no input has a range.
    """

    agreed: Apportionment
    before: View
    after: View
    names: Mapping[str, str]
    nominal: tuple[float | None, ...]
    risk: SharedRisk | None = None

    @property
    def project(self) -> Project:
        """The project as the option has it, without the payments of the agreement."""
        return self.before.project

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of the parties."""
        return tuple(self.names)

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
        return called(self.names, party)

    def subject(self, party: str) -> str:
        """The name of a party at the beginning of a sentence."""
        return capitalised(self.called(party))

    def money(self, amount: float) -> str:
        """A sum of money in words' company."""
        return self.before.money(amount)

    def flows(self) -> dict[Pair, Years]:
        """What each payer pays each payee, by year, in the order of the parties."""
        at = {label: n for n, label in enumerate(self.labels)}
        sums: dict[Pair, list[float]] = {}
        for each in self.agreed.transfers:
            years = sums.setdefault((each.payer, each.payee), [0.0] * len(at))
            years[at[each.year]] += each.amount
        place = {party: n for n, party in enumerate(self.names)}
        ordered = sorted(sums, key=lambda pair: (place[pair[0]], place[pair[1]]))
        return {pair: tuple(sums[pair]) for pair in ordered if any(sums[pair])}

    def paid(self, party: str) -> Years:
        """What a party pays under the agreement, by year."""
        return self._sum(0, party)

    def received(self, party: str) -> Years:
        """What a party is paid under the agreement, by year."""
        return self._sum(1, party)

    def _sum(self, side: int, party: str) -> Years:
        courses = [years for pair, years in self.flows().items() if pair[side] == party]
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
    project = before.project
    known = {key: project.agency(key).name or key for key in agreed.terms.partners}
    order = [*project.agencies, *known]
    names = names_apart({key: known[key] for key in dict.fromkeys(order) if key in known})
    return Deal(agreed, before, after, names, nominal_years(project), risk)
