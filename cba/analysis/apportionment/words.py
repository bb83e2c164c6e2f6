"""What a director of finance must read: why there is no agreement, and who bears it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from cba.analysis.apportionment.answers import Position, Terms
from cba.analysis.apportionment.standing import Standings
from cba.calculation.factors import running_sums
from cba.models.project import Project
from cba.models.sharing import Gains
from cba.money import money
from cba.names import in_sentence, is_several

#: More than this are not named one by one.
_FEW = 4
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
        """An agency as the middle of a sentence names it."""
        return in_sentence(self._project.name_of(agency))

    def _begins(self, agency: str) -> str:
        """An agency at the beginning of a sentence."""
        name = self.name(agency)
        return f"{name[:1].upper()}{name[1:]}"

    def _is(self, agency: str) -> str:
        return "are" if is_several(self._project.name_of(agency)) else "is"

    def _few(self, words: Sequence[str]) -> str:
        """Words as a sentence lists them, and how many there are besides."""
        shown = list(words[:_FEW])
        if len(words) > _FEW:
            shown.append(f"{len(words) - _FEW} others")
        return self.listed(shown)

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

    def more_than_costs(self) -> str:
        """That what is shared is money and no cost."""
        return (
            "Receipts and money from outside come to more than the costs: what is left "
            "of them is shared as costs would be."
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
                f"{self._few(short)}."
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
        self,
        lacking: Sequence[tuple[str, float, str | None]],
        *,
        bound: bool,
        granted: Container[str] = (),
    ) -> str:
        """Who is short at best, when, and by how much.

        ``bound`` says that without limits and caps nobody would be, and ``granted``
        are those whose grants would make up for some of it.
        """
        even = (
            "even if every partner pays all that it may"
            if bound
            else "even if every saving is shared"
        )

        def when(partner: str, year: str | None) -> str:
            if year:
                return f"in {year}"
            without = " without grants" if partner in granted else ""
            return f"in present value{without}"

        (partner, amount, year), *others = lacking
        told = (
            f"{self._begins(partner)} {self._is(partner)} {self.money(amount)} short "
            f"{when(partner, year)} {even}"
        )
        if others:
            rest = [
                f"{self.name(each)} by {self.money(lack)} {when(each, at)}"
                for each, lack, at in others
            ]
            are = self._is(others[0][0]) if len(others) == 1 else "are"
            told += f"; so {are} {self._few(rest)}"
        return f"{told}."

    def nothing_fits(self) -> str:
        """That the constraints contradict each other."""
        held = [
            words
            for words, given in (
                ("the floors and ceilings of the shares", self._terms.shares),
                ("the limits", self._terms.limits or self._terms.deficits),
                ("the caps", self._terms.caps),
                ("who may pay whom", self._terms.may_pay is not None),
            )
            if given
        ]
        bound = self.listed(held or ["what is asked of them"])
        together = " together" if len(held) > 1 else ""
        return f"No payments keep to {bound}{together}."

    def alone(self, partner: str, amount: float) -> str:
        """That the only partner is short, with nobody to share with."""
        return (
            f"{self._begins(partner)} {self._is(partner)} {self.money(amount)} short "
            f"in present value of {self._savings}, and there is no other partner to "
            "share with."
        )

    def nobody(self) -> str:
        """That there is nobody to share between."""
        return "There are not two partners in this option, so nothing is shared."

    def too_many(self, partners: int, most: int) -> str:
        """That no agreement is made between so many."""
        return (
            f"There are {partners:,} partners, and payments are found between {most} "
            "at most: name those who are to sign under `sharing.partners`."
        )

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
        """That paying on all that can be spared, unit by unit, is not enough."""
        names = self.listed(self.name(each) for each in receivers)
        return (
            f"Even if those who gain paid by outcome all of their {self._savings} that "
            f"they can spare, these would be {self.money(lacking)} short in present "
            f"value: {names}."
        )

    def outcomes_cannot_move(self, broken: Sequence[str]) -> str:
        """That payments by result break a limit that they cannot be moved to keep."""
        return (
            f"Paid by outcome, terms would be broken: {self._few(broken)}. Such "
            "payments fall when outcomes do and cannot be moved."
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
        who = [f"{self.name(each)} by {self.money(lack)}" for each, lack in lacking]
        return (
            "The limits, the caps or who may pay whom do not allow what the rule "
            "gives. Even if every partner pays all that it may, these are short of it "
            f"in present value: {self._few(who)}."
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
                f"No party to this: {self.name(agency)}, "
                f"{self.money(abs(each.worth))} {how} off than without the project."
            )

    def _of_partner(
        self, partner: str, before: Position, after: Position
    ) -> Iterator[str]:
        by, begins = self._terms.whole_by, self._begins(partner)
        if after.worth < -A_POUND:
            yield (
                f"{begins} {self._is(partner)} left {self.money(-after.worth)} worse "
                "off than without the project, in present value of "
                f"{self._savings}{', grants included' if after.pv_grants else ''}."
            )
        elif after.cash < -A_POUND:
            yield (
                f"{begins} {self._is(partner)} still {self.money(-after.cash)} out of "
                f"pocket in {by}."
            )
        elif after.npv_cashable < -A_POUND and self._terms.to != "cashable":
            yield (
                f"In cash alone {self.name(partner)} {self._is(partner)} "
                f"{self.money(-after.npv_cashable)} short, in present value: "
                f"the {self._savings} counted here are not all cash."
            )
        limit, deepest = self._terms.deficits.get(partner), after.peak_funding
        if limit is not None and deepest > limit + A_POUND:
            yield (
                f"{begins} {self._is(partner)} at worst {self.money(deepest)} out of "
                f"pocket, more than the limit of {self.money(limit)}."
            )
        elif deepest > before.peak_funding + A_POUND:
            was = before.peak_funding
            without = self.money(was) if was >= A_POUND else "never"
            yield (
                f"{begins} {self._is(partner)} at worst {self.money(deepest)} out of "
                f"pocket with the agreement, and {without} without it."
            )
