"""What a director of finance must read: why there is no agreement, and who bears it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cba.analysis.apportionment.answers import Position, Terms
from cba.analysis.apportionment.standing import Standings
from cba.calculation.factors import running_sums
from cba.models.project import Project
from cba.models.sharing import Gains
from cba.money import money

#: Less than this, in pounds, nobody is told of.
A_POUND = 1.0
SAVINGS: dict[Gains, str] = {
    "cashable": "cashable savings",
    "fiscal": "fiscal savings",
    "public-value": "gains",
}


class Words:
    """Sentences about the partners of a project, in its currency."""

    def __init__(self, project: Project, terms: Terms) -> None:
        self._project = project
        self._terms = terms
        self._savings = SAVINGS[terms.to]

    def name(self, agency: str) -> str:
        """An agency as sentences name it."""
        declared = self._project.agency(agency).name
        return declared or agency.replace("_", " ").capitalize()

    def money(self, amount: float) -> str:
        """A sum in words' company."""
        return money(amount, self._project.appraisal.currency)

    def listed(self, words: Iterable[str]) -> str:
        """Words as a sentence lists them."""
        *first, last = words
        return f"{', '.join(first)} and {last}" if first else last

    def nothing_to_share_by(self) -> str:
        """That no partner gains anything by which the costs could be shared."""
        return (
            f"No partner has {self._savings}, so there is nothing in proportion to "
            "which the costs could be shared."
        )

    def no_shares(self, bounds: Mapping[str, tuple[float, float]]) -> str:
        """That floors and ceilings leave no way to bear all of the costs."""
        held = [
            f"{self.name(each)} {low * 100:.10g}% to {high * 100:.10g}%"
            for each, (low, high) in bounds.items()
        ]
        return (
            "No shares of the costs keep to the floors and ceilings and come to 100%, "
            f"where who gains nothing bears nothing: {self.listed(held)}."
        )

    def too_little(self, gained: float, put_in: float, found: Standings) -> str:
        """That savings do not pay for the costs, however they are shared."""
        by = found.labels.index(self._terms.whole_by) + 1
        short = []
        for partner in self._terms.partners:
            cash = float(running_sums(found.of[partner].net)[by - 1])
            if cash < -A_POUND:
                short.append(f"{self.name(partner)} by {self.money(-cash)}")
        who = ""
        if short:
            who = (
                f" As it stands, these are out of pocket in {self._terms.whole_by}: "
                f"{self.listed(short)}."
            )
        return f"{self.worth_less(gained, put_in)}{who}"

    def worth_less(self, gained: float, put_in: float) -> str:
        """What all partners gain, put in and lack, as present values."""
        return (
            f"The {self._savings} of all partners are worth {self.money(gained)} and "
            f"they put in {self.money(put_in)}: together they are "
            f"{self.money(put_in - gained)} short in present value, however it is "
            "shared."
        )

    def short(
        self, lacking: Sequence[tuple[str, float, str | None]], *, bound: bool
    ) -> str:
        """Who is short at best, when, and by how much.

        ``bound`` says that without limits and caps nobody would be.
        """
        even = (
            "even if every partner pays all that it may"
            if bound
            else "even if every saving is shared"
        )
        (partner, amount, year), *others = lacking
        when = f"in {year}" if year else "in present value"
        told = f"{self.name(partner)} is {self.money(amount)} short {when} {even}"
        if others:
            rest = [
                f"{self.name(each)} {self.money(lack)} "
                f"{f'in {at}' if at else 'in present value'}"
                for each, lack, at in others
            ]
            told += f", and {self.listed(rest)}"
        return f"{told}."

    def nothing_fits(self) -> str:
        """That the constraints contradict each other."""
        return (
            "No payments keep to the floors and ceilings of the shares together with "
            "the limits, the caps and who may pay whom."
        )

    def alone(self, partner: str, amount: float) -> str:
        """That the only partner is short, with nobody to share with."""
        return (
            f"{self.name(partner)} is {self.money(amount)} short in present value of "
            f"{self._savings}, and is the only partner: there is nobody to share with."
        )

    def nobody(self) -> str:
        """That there is nobody to share between."""
        return "There are not two partners in this option, so nothing is shared."

    def as_it_stands(self) -> str:
        """That nothing need be paid."""
        return "Nobody need pay anybody more than the project file has already."

    def no_outcomes(self) -> str:
        """That no payer gains by the unit of anything."""
        return (
            f"Nobody who gains has {self._savings} from a benefit that is counted in "
            "units, so there is no outcome to pay by."
        )

    def outcomes_fall_short(self, lacking: float, receivers: Sequence[str]) -> str:
        """That paying on all that is counted in units is not enough."""
        names = self.listed(self.name(each) for each in receivers)
        return (
            f"{names} would be {self.money(lacking)} short in present value even if "
            f"the whole of the {self._savings} of those who gain were paid on by "
            "outcome."
        )

    def outcomes_cannot_move(self) -> str:
        """That payments by result break a limit that they cannot be moved to keep."""
        return (
            "Paid by outcome, somebody would pay more than its limit, its cap or its "
            "share of the costs, or whom it may not: such payments fall when outcomes "
            "do and cannot be moved."
        )

    def tariff_unused(self, line: str) -> str:
        """That a price stands for something that nobody pays for."""
        return f"The tariff of `{line}` is not used: none of those who pay gains by it."

    def grants_left_out(self, years: Sequence[str]) -> str:
        """That grants of some years cannot be put in the prices of the appraisal."""
        return (
            f"Grants of {self.listed(years)} are left out: no price index reaches "
            "these years, and `appraisal.inflation_after` is not given."
        )

    def moved(self) -> str:
        """That payments were moved to keep to limits."""
        return (
            "Payments are moved between years, or between partners, to keep to the "
            "limits, the caps and who may pay whom; each partner pays the same in "
            "present value."
        )

    def beyond_limits(self, lacking: Sequence[tuple[str, float]]) -> str:
        """Who would not get its due within the limits."""
        if not lacking:
            return self.nothing_fits()
        who = [f"{self.name(each)} is {self.money(lack)}" for each, lack in lacking]
        return (
            f"{self.listed(who)} short of what the rule gives, in present value, even "
            "if every partner pays all that it may: the limits, the caps or who may "
            "pay whom do not allow it."
        )

    def positions(
        self, before: dict[str, Position], after: dict[str, Position]
    ) -> Iterator[str]:
        """What each partner, and each agency that is none, must know beforehand."""
        for partner in self._terms.partners:
            yield from self._of_partner(partner, before[partner], after[partner])
        for agency, each in after.items():
            if agency in self._terms.partners or abs(each.worth) < A_POUND:
                continue
            how = "better" if each.worth > 0.0 else "worse"
            yield (
                f"{self.name(agency)} is no party to this and is "
                f"{self.money(abs(each.worth))} {how} off than without the project."
            )

    def _of_partner(
        self, partner: str, before: Position, after: Position
    ) -> Iterator[str]:
        name, by = self.name(partner), self._terms.whole_by
        if after.worth < -A_POUND:
            yield (
                f"{name} is left {self.money(-after.worth)} worse off than without "
                f"the project, in present value of {self._savings}."
            )
        elif after.cash < -A_POUND:
            yield f"{name} is still {self.money(-after.cash)} out of pocket in {by}."
        elif after.npv_cashable < -A_POUND and self._terms.to != "cashable":
            yield (
                f"In cash alone {name} is {self.money(-after.npv_cashable)} short, in "
                f"present value: it relies on {self._savings} that are not cash."
            )
        limit = self._terms.deficits.get(partner)
        if limit is not None and after.peak_funding > limit + A_POUND:
            yield (
                f"{name} is at worst {self.money(after.peak_funding)} out of pocket, "
                f"more than its limit of {self.money(limit)}."
            )
        elif after.peak_funding > before.peak_funding + A_POUND:
            yield (
                f"{name} is at worst {self.money(after.peak_funding)} out of pocket "
                f"with the agreement, and {self.money(before.peak_funding)} without."
            )
