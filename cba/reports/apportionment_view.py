"""An agreement with what its words and tables ask of it: names, sums, who pays whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from cba.reports.formatting import is_nought
from cba.reports.view import View

if TYPE_CHECKING:
    from cba.analysis.apportionment import Apportionment, Position
    from cba.analysis.shared_risk import SharedRisk

Pair = tuple[str, str]
#: What is counted as a partner's money back, in words, by the terms of an agreement.
GAINS = {
    "cashable": "cashable savings",
    "fiscal": "fiscal savings",
    "public-value": "public value",
}
_RULES = {
    "proportional": "Costs shared in proportion to {gains}",
    "equal-return": "The same return in {gains} for each payer",
    "shapley": "Costs shared by what each partner adds to {gains}",
    "least-payments": "The least payments that make all whole, counting {gains}",
    "outcome-based": "A tariff for each outcome, counting {gains}",
}


class Agreed(NamedTuple):
    """An agreement beside the project that it is made for.

    ``view`` is the project without the agreement; ``nominal`` the money of each year
    for one pound of the appraisal, None where no price index reaches; ``risk`` is
    None where no input has a range.
    """

    found: Apportionment
    view: View
    nominal: tuple[float | None, ...]
    risk: SharedRisk | None = None

    @property
    def partners(self) -> tuple[str, ...]:
        """Those who are party to it, in the order of the project file."""
        return tuple(key for key in self.view.names if key in self.found.terms.partners)

    @property
    def moves(self) -> bool:
        """Whether anything changes for anybody: else there is one side to show.

        Where the terms cannot be met, payments may share what is short all the same.
        """
        return self.found.feasible or bool(self.found.transfers)

    @property
    def gains(self) -> str:
        """What is counted, in words."""
        return GAINS[self.found.terms.to]

    @property
    def rule_words(self) -> str:
        """The rule, in words that can stand alone."""
        return _RULES[self.found.terms.rule].format(gains=self.gains)

    @property
    def in_cash(self) -> str:
        """That sums are of cash, after a verb; nothing where they are of more."""
        return " in cash" if self.found.terms.to == "cashable" else ""

    def money(self, amount: float) -> str:
        """A sum in words' company."""
        return self.view.money(amount)

    def called(self, agency: str) -> str:
        """The name of a partner in the middle of a sentence."""
        return self.view.called(agency)

    @property
    def by_pair(self) -> Mapping[Pair, tuple[float, ...]]:
        """What each pays each in every year, in the prices of the appraisal."""
        at = {label: n for n, label in enumerate(self.view.labels)}
        made: dict[Pair, list[float]] = {}
        order = tuple(self.view.names)
        for each in sorted(
            self.found.transfers,
            key=lambda one: (order.index(one.payer), order.index(one.payee)),
        ):
            years = made.setdefault((each.payer, each.payee), [0.0] * len(at))
            years[at[each.year]] += each.amount
        return {pair: tuple(years) for pair, years in made.items()}

    def in_money_of_the_year(
        self, amounts: tuple[float, ...]
    ) -> tuple[float | None, ...]:
        """Sums of every year in its own money; None where no price index reaches.

        A year without a payment needs no index.
        """
        return tuple(
            0.0 if not amount else None if factor is None else amount * factor
            for amount, factor in zip(amounts, self.nominal, strict=True)
        )


def is_short(position: Position) -> bool:
    """Whether a partner does not have its money back in time and for good."""
    return position.cash < 0 and not is_nought(position.cash)
