"""What the blocks of costs, benefits and payments have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cba.calculation.factors import CENTRAL, Array, Factor
from cba.calculation.streams import Escalation
from cba.calculation.unit_values import escalate
from cba.models.years import Year
from cba.reports.workbook.cells import Ref, Sheet
from cba.reports.workbook.facts import Bias, Facts, Party
from cba.reports.workbook.input_sheets import InputSheets
from cba.reports.workbook.input_words import words_for
from cba.reports.workbook.names import OptionView
from cba.reports.workbook.needs import unit_of
from cba.reports.workbook.reference_sheet import ReferenceSheet

_STYLES = {
    "money": "pence",
    "share": "share",
    "rate": "rate",
    "number": "quantity",
    "grade": "grade",
    "years": "quantity",
}


@dataclass(slots=True)
class LineRows:
    """Where the figures of a line stand, for the sheets that add lines up.

    ``parts`` are the money by year after bias (``cost``, ``payment``, or a category),
    ``shares`` the share of each agency, ``cash`` what is cash at each; ``answers``
    the cells of the line's answers by their name in the results. ``volume`` are the
    units of a benefit before the ``bias`` that they are then corrected by; ``units``
    those after bias of a line that fills steps together with others.
    """

    discount: Ref
    parts: dict[str, Ref] = field(default_factory=dict)
    shares: dict[tuple[Party, int], Ref] = field(default_factory=dict)
    cash: dict[int, Ref] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    volume: Ref | None = None
    bias: Ref | None = None
    units: Ref | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """The sheet of an option's lines, with what its formulas lead back to.

    ``whole_parts`` are the rows of the part in whole steps of each step that lines
    fill together.
    """

    view: OptionView
    sheet: Sheet
    inputs: InputSheets
    reference: ReferenceSheet
    whole_parts: dict[str, Ref] = field(default_factory=dict)

    @property
    def on(self) -> str:
        """The name of the sheet."""
        return self.sheet.name

    @property
    def years(self) -> int:
        """How many years the appraisal has."""
        return self.view.years

    def input(self, address: str) -> Ref:
        """The cells of an input of this option."""
        return self.inputs.ref(self.view.option.identifier, address)

    def factor(self, factor: Factor) -> Ref | None:
        """A row for a factor of the chain, a lost share as what is kept of it.

        None for a factor that is one and has no address.
        """
        if not factor.address:
            return None
        given, values = self.input(factor.address), factor.values(CENTRAL)[0]
        style = _STYLES[unit_of(factor.address)]
        words, before = words_for(factor.address, {}), ""
        if factor.lost:
            words, before = f"Kept after {_lowered(words)}", "1-"
        elif factor.share != 1.0:
            words, before = f"Transfer part of {_lowered(words)}", f"{factor.share!r}*"
        if given.by_year:
            return self.sheet.years(
                words,
                lambda year: f"{before}{given.at(year, self.on)}",
                values.tolist(),
                style,
                key=factor.address,
            )
        return self.sheet.scalar(
            words,
            f"{before}{given.value(self.on)}",
            float(values[0]),
            style,
            key=factor.address,
        )

    def escalation(
        self, escalation: Escalation, price_year: Year, of_what: str = ""
    ) -> tuple[Ref, ...]:
        """The rows that carry prices to the appraisal's; none where they are.

        ``of_what`` says what is carried, where other things have a year of their own.
        """
        price = self.reference.price(price_year)
        if escalation.growth is None:
            if price is None:
                return ()
            to = self.view.project.appraisal.prices_of
            words = f"From {price_year} to {to} prices{of_what}"
            formula = price.value(self.on)
            factor = self.sheet.scalar(words, formula, escalation.rebase, "factor")
            return (factor,)
        rate = self.input(escalation.growth.address).value(self.on)
        values = escalate(escalation, self.years)[0]
        own = Ref(self.on, self.sheet.next, by_year=True)
        rebase = "" if price is None else f"{price.value(self.on)}*"

        def grown(year: int) -> str:
            if year == 0:
                return f"{rebase}(1+{rate})^{escalation.since}"
            return f"{own.at(year - 1, self.on)}*(1+{rate})"

        words = f"Prices and real growth since {price_year}{of_what}"
        return (self.sheet.years(words, grown, values.tolist(), "factor"),)

    def bias(self, bias: Bias, applied: float) -> Ref:
        """The row of the correction, after a row for each grade it rests on."""
        on = self.on
        if bias.capital is not None:
            upper, lower = self.reference.capital(bias.capital.name, on)
            formula = upper
            if bias.capital.mitigated is not None:
                mitigated = self.input(f"{bias.typed}.mitigated").value(on)
                formula = f"{upper}*(1-{mitigated})"
            return self._bias(f"MAX({formula},{lower})", applied)
        if bias.typed:
            return self._bias(self.input(bias.typed).value(on), applied)
        return self._bias(self._graded(bias), applied)

    def _graded(self, bias: Bias) -> str:
        corrections, given = [], []
        for address, _ in bias.grades:
            grade = self.input(address).value(self.on)
            given.append(f"({grade}<>0)")
            corrections.append(self.reference.grade(bias.side, grade, self.on))
        if not corrections:
            return "0"
        how = self.view.project.appraisal.optimism_bias
        if how == "worst":
            return f"MAX({','.join(corrections)})"
        if how == "mean":
            return f"({'+'.join(corrections)})/MAX(1,{'+'.join(given)})"
        if bias.side == "costs":
            return "*".join(f"(1+{each})" for each in corrections) + "-1"
        return "1-" + "*".join(f"(1-{each})" for each in corrections)

    def _bias(self, formula: str, applied: float) -> Ref:
        return self.sheet.scalar("Optimism bias", formula, applied, "share")

    def split(self, facts: Facts, party: Party, words: str) -> dict[int, Ref]:
        """A row for the share of each agency, the shares made to sum to one."""
        split = facts.splits.get(party)
        if split is None or not split.shares:
            return {}
        streams = self.view.streams
        whole = 0.0
        for _, share in split.shares:
            whole += share
        cells = (
            []
            if split.sole
            else [
                self.input(f"{split.address}.{agency}").value(self.on)
                for agency, _ in split.shares
            ]
        )
        rows = {}
        for n, (agency, share) in enumerate(split.shares):
            position = streams.agencies.index(agency)
            label = f"{words} {self.view.name(position)}"
            if split.sole:
                row = self.sheet.labels(label, "the only one")
                self.sheet.number(row, 3, 1.0, "share_fixed")
                rows[position] = Ref(self.on, row)
                continue
            total = "+".join(cells)
            formula = f"IF({total}=0,NA(),{cells[n]}/({total}))"
            rows[position] = self.sheet.scalar(label, formula, share / whole, "share")
        return rows

    def discounted(self, amount: Ref, discount: Ref, first: int, last: int) -> str:
        """The formula of the present value of some years of a row."""
        cells = amount.across(first, last, self.on)
        return f"SUMPRODUCT({cells},{discount.across(first, last, self.on)})"


def prudent(before: str, bias: str, *, raises: bool) -> str:
    """The formula of a figure after bias, prudent by the sign of the figure."""
    up, down = f"(1+{bias})", f"(1-{bias})"
    if not raises:
        up, down = down, up
    return f"*IF({before}<0,{down},{up})"


def times(*refs: Ref | None, year: int, on: str) -> str:
    """The formula of several rows multiplied, in a year."""
    return "*".join(ref.at(year, on) for ref in refs if ref is not None) or "1"


def floats(amounts: Array | Sequence[float]) -> list[float]:
    """The numbers of an array, as a sheet takes them."""
    return [float(each) for each in amounts]


def _lowered(words: str) -> str:
    plain = words.removesuffix(" (lost)")
    return f"{plain[:1].lower()}{plain[1:]}"
