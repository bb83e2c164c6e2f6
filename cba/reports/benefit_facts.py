"""What is to be said of one benefit: its volume, value, bearers, cash and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cba.calculation.compile_benefit import parties, resolved_value
from cba.calculation.factors import total
from cba.calculation.grades import Graded, benefit_grades
from cba.library.resolution import ResolvedValue
from cba.models.benefit import Benefit
from cba.models.cashable import Cashable
from cba.models.line import titled
from cba.models.value import Value, ValuePart
from cba.reports.assumption import of_bias, source_words
from cba.reports.content import Cell, Row
from cba.reports.formatting import estimate, is_nought, listed, number, share
from cba.reports.texts import as_name, as_title, sentence, tidy
from cba.reports.view import View
from cba.reports.written import Form, input_words
from cba.results.appraisal import BenefitLine

_PARTS = ("fiscal", "economic", "social", "transfer")
_KINDS = (
    ("pv_fiscal", "of savings"),
    ("pv_economic", "of economic value"),
    ("pv_social", "of social value"),
)


@dataclass(frozen=True, slots=True)
class BenefitOf:
    """A benefit line, or one of its values, with what the library knows of it."""

    key: str
    part: str | None
    benefit: Benefit
    value: Value | None
    resolved: ResolvedValue | None

    @classmethod
    def line(cls, view: View, identifier: str) -> BenefitOf:
        """The benefit of a line, ``line`` or ``line/part`` where it has several."""
        key, _, part = identifier.partition("/")
        benefit = view.project.benefits[key]
        value: Value | None = benefit.value
        if benefit.values is not None:
            value = benefit.values[part]
        return cls(
            key, part or None, benefit, value, resolved_value(view.project, value)
        )

    @property
    def own(self) -> ValuePart | None:
        """The part with settings of its own, where the line has several values."""
        return self.value if isinstance(self.value, ValuePart) else None

    @property
    def unit(self) -> str:
        """What is counted, in the words of the file or the library."""
        if self.value is not None and self.value.per:
            return as_name(self.value.per)
        cost = self.resolved.unit_cost if self.resolved else None
        return cost.unit if cost else ""

    @property
    def cashable(self) -> Cashable | None:
        """What of it can be taken out of budgets, as the part or the line says."""
        return (self.own.cashable if self.own else None) or self.benefit.cashable

    def grades(self, view: View) -> tuple[Graded, ...]:
        """The confidence grades that bear on it."""
        base = f"benefits.{self.key}"
        part_base = f"{base}.values.{self.part}" if self.part else None
        return benefit_grades(view.project, base, self.benefit, self.value, part_base)


def benefit_facts(view: View, of: BenefitOf, line: BenefitLine) -> Iterator[Row]:
    """The facts of one benefit, in the order in which a reader asks for them."""
    yield _fact("What it is worth", _worth(view, line))
    yield from _counted(view, of, line)
    if of.resolved is not None:
        yield from _unit_value(view, of, of.resolved)
    falls_to, enjoyed_by = parties(of.benefit, of.value, of.resolved)
    if falls_to:
        words = view.share_words((name, share(part)) for name, part in falls_to)
        yield _fact("Who saves", sentence(words))
        yield _fact("Cashable", cash_words(view, of, line))
    if enjoyed_by:
        words = view.share_words((name, share(part)) for name, part in enjoyed_by)
        yield _fact("Who has the wider value", sentence(words))
    bias = of_bias(
        view,
        of.benefit.optimism_bias,
        line.optimism_bias,
        of.grades(view),
        f"benefits.{of.key}",
    )
    correction = f"{bias.value[:1].upper()}{bias.value[1:]}"
    yield _fact("Correction for optimism", f"{correction}. {bias.evidence}".strip())
    source = source_words(of.benefit.source, of.benefit.notes)
    if source or of.benefit.status:
        words = source or "The line as a whole names none."
        yield _fact("Source", words, of.benefit.status)


def _fact(term: str, words: str, status: str | None = None) -> Row:
    return Row((Cell(term), Cell(words, mark=status or "")))


def _worth(view: View, line: BenefitLine) -> str:
    """The present value with the categories that it is made of."""
    parts = [
        f"{view.money(getattr(line, name))} {words}"
        for name, words in _KINDS
        if not is_nought(getattr(line, name))
    ]
    if not is_nought(line.pv_transfer_part):
        parts[-1:] = [
            f"{part}, less {view.money(line.pv_transfer_part)} of transfers"
            for part in parts[-1:]
        ]
    whole = f"{view.money(line.pv_public_value)} as present value"
    if len(parts) == 1:
        return f"{whole}, all {parts[0].split(' ', 1)[1]}."
    return f"{whole}: {listed(parts)}." if parts else f"{whole}."


def _counted(view: View, of: BenefitOf, line: BenefitLine) -> Iterator[Row]:
    """How many units it comes to, and of whom."""
    if line.volume is None or line.volume_before_bias is None:
        return
    after = float(total(np.array(line.volume)))
    before = float(total(np.array(line.volume_before_bias)))
    unit = f" (unit: {of.unit})" if of.unit else ""
    words = f"{estimate(after)} over {view.length}{unit}"
    if line.optimism_bias:
        words += f", after optimism bias; {estimate(before)} before it"
    if of.benefit.people is not None:
        group = view.project.people[of.benefit.people]
        words = f"{as_title(titled(group.title, of.benefit.people))}: {words}"
    yield _fact("What is counted", f"{words}.")


def _unit_value(view: View, of: BenefitOf, resolved: ResolvedValue) -> Iterator[Row]:
    """What a unit is worth, in the prices it was written in, and where from."""
    financial = view.project.appraisal.first_year.financial
    form: Form = "money"
    words = []
    for part in _PARTS:
        given = getattr(resolved, part)
        if given is None:
            continue
        amount = input_words(given, form, view.currency, financial=financial)
        name = "of it a transfer payment" if part == "transfer" else part
        words.append(f"{amount} {name}")
    if not words:
        return
    prices = resolved.price_year or of.benefit.price_year or view.prices
    cost = resolved.unit_cost
    source = source_words(resolved.source, of.value.notes if of.value else None)
    if cost is not None:
        source = f"{cost.code}, {cost.title}. {source}"
    yield _fact(
        "Value of a unit",
        f"{', '.join(words)}, in {prices} prices. {source}".strip(),
        resolved.status,
    )


def cash_words(view: View, of: BenefitOf, line: BenefitLine) -> str:
    """How much can be taken out of budgets, where, when, how and by whom."""
    given = of.cashable
    if given is None:
        return "Not cashable: the file gives no cashable share, so none is counted."
    shares: Sequence[tuple[str, str]] = [
        (agency, _share(view, each)) for agency, each in given.by_agency
    ]
    if given.share is not None:
        shares = [("", _share(view, given.share))]
    positive = [(agency, words) for agency, words in shares if words != "0%"]
    if not positive:
        return "Not cashable."
    words = listed(
        f"{view.names[agency]} {text}" if agency else text for agency, text in positive
    )
    if given.start is not None:
        words += f", from {given.start}"
    if given.in_steps_of is not None:
        size = number(given.in_steps_of.constant())
        words += f", only in whole steps of {size} units a year"
    amount = (
        "none of it within the period"
        if is_nought(line.pv_cashable)
        else f"{view.money(line.pv_cashable)} as present value"
    )
    how = [tidy(given.mechanism)] if given.mechanism else []
    if given.owner:
        owner = view.names.get(given.owner, as_name(given.owner))
        how.append(f"Owner: {owner}")
    return " ".join((f"{words}: {amount}.", *(sentence(each) for each in how)))


def _share(view: View, given: object) -> str:
    financial = view.project.appraisal.first_year.financial
    return input_words(given, "share", view.currency, financial=financial)  # type: ignore[arg-type]
