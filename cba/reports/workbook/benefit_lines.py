"""The block of a benefit: who, how many, what changes, what it is worth, to whom."""

from __future__ import annotations

import numpy as np

from cba.calculation.cash import in_whole_steps
from cba.calculation.factors import CENTRAL, Array, total
from cba.calculation.flows import BenefitFlow, brought
from cba.calculation.streams import BenefitStream
from cba.calculation.unit_values import unit_values
from cba.library.brought import Part
from cba.reports.workbook.cash_rows import Freed
from cba.reports.workbook.cells import Formula, Ref
from cba.reports.workbook.facts import Facts
from cba.reports.workbook.line_rows import Book, LineRows, floats, prudent, times
from cba.reports.workbook.money_lines import present_value
from cba.reports.workbook.profile_rows import volume_row
from cba.results.appraisal import BenefitLine

_TITLES = {
    "fiscal": "Fiscal value",
    "economic": "Economic value",
    "social": "Social value",
    "transfer": "Transfer part of the fiscal value",
}


def benefit_block(
    book: Book, facts: Facts, flow: BenefitFlow, line: BenefitLine
) -> LineRows:
    """A benefit: the chain, the effect over time, values, bias and cash."""
    return _Block(book, facts, flow, line).rows


class _Block:
    def __init__(
        self, book: Book, facts: Facts, flow: BenefitFlow, line: BenefitLine
    ) -> None:
        self.book, self.facts, self.flow, self.line = book, facts, flow, line
        self.on, self.stream = book.on, flow.stream
        self.span = flow.volume.shape[1]
        rates = facts.rates
        discount = book.reference.discount(book.view.option.identifier, rates)
        self.rows = LineRows(discount)
        self.volume = self._volume()
        units = self._unit_values()
        before = {name: self._part(name, unit) for name, unit in units.items()}
        self.bias = (
            None if facts.bias is None else book.bias(facts.bias, self.stream.bias)
        )
        self.rows.volume, self.rows.bias = self.volume, self.bias
        for name, ref in before.items():
            self.rows.parts[name] = self._corrected(name, ref)
        self._shares()
        if flow.cashable:
            self._cash(units["fiscal"], before["fiscal"])
        self._answers(before)

    def _volume(self) -> Ref:
        """What starts in each year, carried forward where people start."""
        stream, book = self.stream, self.book
        chain = [ref for each in stream.starting if (ref := book.factor(each))]
        points: list[Ref | None] = []
        if stream.points is not None:
            points = [book.factor(each) for each in stream.points]
        started = brought(stream, book.years)[0]

        def formula(year: int) -> str:
            product = times(*chain, year=year, on=self.on)
            if not points:
                return product
            impact, taken = (
                "1" if ref is None else ref.at(year, self.on) for ref in points
            )
            return f"{product}*({impact}-{taken})"

        label = "Money a year" if stream.in_pounds else "Units that start in the year"
        if stream.profile is None and not stream.in_pounds:
            label = "Units in the year"
        style = "pence" if stream.in_pounds else "number"
        start = book.sheet.years(label, formula, floats(started), style)
        if stream.profile is None:
            return start
        volume = self.flow.volume_before_bias[0]
        return volume_row(book, start, started, stream.profile, volume)

    def _unit_values(self) -> dict[str, Ref | None]:
        """The value of a unit in the appraisal's prices; None where it is £1."""
        book, stream = self.book, self.stream
        worth = {name: book.factor(each) for name, each in stream.worth.items()}
        common = self._prices(stream)
        values = unit_values(stream, book.years, book.years)
        units: dict[str, Ref | None] = {}
        for name, given in worth.items():
            refs = [ref for ref in (given, *self._prices_of(name, common)) if ref]
            if not refs:
                units[name] = None
            elif len(refs) == 1:
                units[name] = refs[0]
            else:
                units[name] = self._unit(name, refs, values[name][0])
        return units

    def _prices(self, stream: BenefitStream) -> tuple[Ref, ...]:
        """The rows of prices of the parts that have no year of their own."""
        if stream.worth and stream.own_prices.keys() >= stream.worth.keys():
            return ()
        return self.book.escalation(stream.escalation, self.facts.price_year)

    def _prices_of(self, name: Part, common: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """The rows of prices of a part of the value."""
        own = self.stream.own_prices.get(name)
        resolved = self.facts.resolved
        year = None if resolved is None else resolved.prices_of(name)
        if own is None or year is None:
            return common
        return self.book.escalation(own, year, f": {_TITLES[name].lower()}")

    def _unit(self, name: str, refs: list[Ref], values: Array) -> Ref:
        to = self.book.view.project.appraisal.prices_of
        label = f"{_TITLES[name]} of a unit in {to} prices"
        if any(ref.by_year for ref in refs):
            return self.book.sheet.years(
                label,
                lambda year: times(*refs, year=year, on=self.on),
                floats(values),
                "pence",
            )
        formula = times(*refs, year=0, on=self.on)
        return self.book.sheet.scalar(label, formula, float(values[0]), "pence")

    def _unit_at(self, unit: Ref | None, year: int) -> tuple[str, ...]:
        """The value of a unit in a year; past the end the last year's holds."""
        if unit is None:
            return ()
        return (unit.at(min(year, self.book.years - 1), self.on),)

    def _part(self, name: str, unit: Ref | None) -> Ref:
        def formula(year: int) -> str:
            return "*".join((self.volume.at(year, self.on), *self._unit_at(unit, year)))

        return self._money(
            f"{_TITLES[name]} before optimism bias",
            formula,
            self.flow.parts_before_bias[name][0],
            "money",
        )

    def _corrected(self, name: str, before: Ref) -> Ref:
        bias = self.bias
        if bias is None:
            return before

        def formula(year: int) -> str:
            cell = before.at(year, self.on)
            return cell + prudent(cell, bias.value(self.on), raises=False)

        values = self.flow.parts[name][0]
        return self._money(_TITLES[name], formula, values, "money_sum")

    def _money(self, label: str, formula: Formula, values: Array, style: str) -> Ref:
        """A row of money, with its present value over the years of the appraisal."""
        years, discount = self.book.years, self.rows.discount
        present = float(total(values[:years] * self.stream.discount[:years]))
        return self.book.sheet.years(
            label,
            formula,
            floats(values),
            style,
            total=(lambda ref: present_value(self.book, discount, ref), present),
        )

    def _shares(self) -> None:
        parts = self.rows.parts
        if "fiscal" in parts:
            saved = self.book.split(self.facts, "falls_to", "Saving falls to")
            for position, ref in saved.items():
                self.rows.shares["falls_to", position] = ref
        if parts.keys() & {"economic", "social", "transfer"}:
            enjoyed = self.book.split(self.facts, "enjoyed_by", "Enjoyed by")
            for position, ref in enjoyed.items():
                self.rows.shares["enjoyed_by", position] = ref

    def _cash(self, unit: Ref | None, fiscal: Ref) -> None:
        """The cash at each agency, from the units that count in whole steps."""
        book, cash, years = self.book, self.stream.cash, self.book.years
        volume, values = self.volume, self.flow.volume_before_bias[0, :years]
        if self.bias is not None:
            bias = self.bias.value(self.on)

            def lowered(year: int) -> str:
                sign = fiscal.at(year, self.on)
                return self.volume.at(year, self.on) + prudent(sign, bias, raises=False)

            central = self.flow.parts_before_bias["fiscal"][0, :years]
            up, down = 1.0 + self.stream.bias, 1.0 - self.stream.bias
            values = values * np.where(central < 0.0, up, down)
            volume = book.sheet.years(
                "Units after optimism bias", lowered, floats(values), "number"
            )
        if cash.step is not None:
            whole = volume
            book.factor(cash.step)
            size = book.input(cash.step.address).value(self.on)

            def stepped(year: int) -> str:
                cell = whole.at(year, self.on)
                steps = f"SIGN({cell})*{size}*INT(ABS({cell})/{size}+1E-9)"
                return f"IF({size}>0,{steps},NA())"

            values = in_whole_steps(values, cash.step.values(CENTRAL)[0])
            volume = book.sheet.years(
                "Units in whole steps", stepped, floats(values), "number"
            )
        pool = cash.pool
        if pool is not None:
            self.rows.units = volume
        part = None if pool is None else book.whole_parts[pool.step]
        released = None if cash.released is None else book.factor(cash.released)
        at_once, pooled = dict(cash.shares), dict(cash.stepped)
        for position, flow in self.flow.cashable:
            given, more = at_once.get(position), pooled.get(position)
            share = None if given is None else book.factor(given)
            freed = "" if given is None else "1" if share is None else share
            in_steps = None if more is None else book.factor(more)
            of_steps = None if part is None or in_steps is None else (part, in_steps)
            self.rows.cash[position] = self._cash_at(
                position,
                Freed(volume, unit, freed, of_steps, released),
                flow[0],
            )

    def _cash_at(self, position: int, freed: Freed, values: Array) -> Ref:
        start, on = self.stream.cash.start, self.on
        falls = self.rows.shares["falls_to", position]

        def formula(year: int) -> str:
            if year < start:
                return "0"
            units = (freed.volume.at(year, on), *self._unit_at(freed.unit, year))
            rest = times(falls, freed.released, year=year, on=on)
            return "*".join((*units, *freed.share(year, on), rest))

        label = f"Cash at {self.book.view.name(position)}"
        return self._money(label, formula, values, "money")

    def _answers(self, before: dict[str, Ref]) -> None:
        """The cells of the line's answers, those of several parts as sums of them."""
        answers, on = self.rows.answers, self.on
        for name, ref in self.rows.parts.items():
            key = "pv_transfer_part" if name == "transfer" else f"pv_{name}"
            answers[key] = ref.value("")
        if self.bias is not None:
            answers["optimism_bias"] = f"-{self.bias.value('')}"
        cash = "+".join(ref.value(on) for ref in self.rows.cash.values())
        sums = {
            "pv_cashable": (cash, "Cashable"),
            "pv_public_value": (self._public(self.rows.parts), "Public value"),
            "pv_before_optimism_bias": (self._public(before), "Before optimism bias"),
            "pv_cut_off": (self._cut_off(), "Cut off by the end of the appraisal"),
        }
        for key, (formula, words) in sums.items():
            if formula:
                figure: float = getattr(self.line, key)
                ref = self.book.sheet.scalar(
                    f"{words}, present value", formula, figure, "money_total", key=key
                )
                answers[key] = ref.value("")

    def _public(self, parts: dict[str, Ref]) -> str:
        return "".join(
            f"{'-' if name == 'transfer' else '+'}{ref.value(self.on)}"
            for name, ref in parts.items()
        ).removeprefix("+")

    def _cut_off(self) -> str:
        if self.span == self.book.years:
            return ""
        return "".join(
            ("-" if name == "transfer" else "+")
            + self.book.discounted(
                ref, self.rows.discount, self.book.years, self.span - 1
            )
            for name, ref in self.rows.parts.items()
        ).removeprefix("+")
