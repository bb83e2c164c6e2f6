"""What is to be said of each benefit: its value, bearers, cash and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cba.calculation.compile_benefit import parties, resolved_value
from cba.calculation.grades import Graded, benefit_grades
from cba.library.resolution import PARTS, ResolvedValue
from cba.models.benefit import Benefit
from cba.models.cashable import Cashable
from cba.models.series import Series
from cba.models.value import Value, ValuePart
from cba.reports.assumption import bias_reason, source_words
from cba.reports.cashable_words import because_words, how_much, when_words
from cba.reports.content import Cell, Column, Row, Table
from cba.reports.formatting import exact, is_nought, share, signed_share
from cba.reports.lines_of_option import cash_plans
from cba.reports.outcome_words import capitalised
from cba.reports.risks import replaced_words
from cba.reports.texts import as_name, as_title
from cba.reports.view import View
from cba.reports.written import input_words
from cba.results.appraisal import BenefitLine

_REGISTER = (
    "The register of assumptions has the source of every step and says what earns each "
    "grade"
)
_REALISATION = "; benefits realisation says how savings become cash"
#: The columns of the table after the name, with their widths.
_FACTS = (
    ("Value of a unit, and source", 6),
    ("Who has it", 4),
    ("What of it is cash", 5),
    ("Optimism bias", 3),
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


def facts_table(view: View, lines: Mapping[str, BenefitLine]) -> Table:
    """What a unit of each benefit is worth, to whom, how much of it is cash, and why.

    One row a line; columns with nothing in them are left out.
    """
    found = [
        (as_title(line.title), _facts(view, BenefitOf.line(view, key), line))
        for key, line in lines.items()
    ]
    shown = [n for n in range(len(_FACTS)) if any(cells[n].text for _, cells in found)]
    told = _REALISATION if any(cash_plans(view)) else ""
    return Table(
        "benefit-facts",
        "What each benefit is worth, to whom, and on what evidence",
        (
            Column("Benefit", "heading", 4),
            *(Column(_FACTS[n][0], "text", _FACTS[n][1]) for n in shown),
        ),
        tuple(Row((Cell(title), *(cells[n] for n in shown))) for title, cells in found),
        notes=(f"{_REGISTER}{told}.",),
    )


def _facts(view: View, of: BenefitOf, line: BenefitLine) -> tuple[Cell, ...]:
    """The cells of a line, in the order of the columns."""
    falls_to, enjoyed_by = parties(of.benefit, of.value, of.resolved)
    who = []
    if falls_to:
        words = view.share_words((name, share(part)) for name, part in falls_to)
        who.append(f"Saved by: {words}.")
    if enjoyed_by:
        words = view.share_words((name, share(part)) for name, part in enjoyed_by)
        who.append(f"Enjoyed by: {words}.")
    value = _value_of_a_unit(view, of)
    source = source_words(of.benefit.source, of.benefit.notes)
    # A line that counts money has no value of a unit: its own source stands here.
    if of.resolved is None:
        value = Cell(source, mark=of.benefit.status or "")
    typed = of.benefit.optimism_bias
    return (
        value,
        Cell(" ".join(who)),
        Cell(cash_words(view, of, line) if falls_to else ""),
        Cell(
            signed_share(line.optimism_bias) if line.optimism_bias else "none",
            replaced_words(view, of.key) or bias_reason(view, typed, of.grades(view)),
        ),
    )


def _value_of_a_unit(view: View, of: BenefitOf) -> Cell:
    """What a unit is worth, in the prices it was written in, and where from."""
    if of.resolved is None:
        return Cell()
    words = tuple(_parts(view, of.resolved))
    if not words:
        return Cell()
    prices = of.resolved.price_year or of.benefit.price_year or view.prices
    rest = "the rest " if of.resolved.price_years else ""
    cost = of.resolved.unit_cost
    source = source_words(of.resolved.source, of.value.notes if of.value else None)
    if cost is not None:
        source = f"{cost.code}, {cost.title}. {source}"
    return Cell(
        f"{', '.join(words)}, {rest}in {prices} prices.",
        source,
        of.resolved.status or of.benefit.status or "",
    )


def _parts(view: View, resolved: ResolvedValue) -> Iterator[str]:
    financial = view.project.appraisal.first_year.financial
    for part in PARTS:
        given = getattr(resolved, part)
        if given is not None:
            amount = (
                _ends(view, given.value)
                if isinstance(given.value, Series) and _is_of_library(resolved, part)
                else input_words(given, "money", view.currency, financial=financial)
            )
            name = "of it a transfer payment" if part == "transfer" else part
            apart = dict(resolved.price_years).get(part)
            yield f"{amount} {name}" + (f" ({apart} prices)" if apart else "")


def _is_of_library(resolved: ResolvedValue, part: str) -> bool:
    return resolved.unit_cost is not None and resolved.override_of(part) is None


def _ends(view: View, values: Series) -> str:
    """A value that the library has for every year, in the first and the last one."""
    horizon = view.project.appraisal.horizon
    known = [
        f"{exact(value, view.currency)} in {year}"
        for year, value in zip(horizon.labels, values.by_year(horizon), strict=True)
        if value is not None
    ]
    return " to ".join(dict.fromkeys((known[0], known[-1])))


def cash_words(view: View, of: BenefitOf, line: BenefitLine) -> str:
    """How much can be taken out of budgets, where and when, and why no more."""
    given = of.cashable
    if given is None:
        return "Not cashable: the file gives no cashable share, so none is counted."
    because = because_words(view, given, some=not is_nought(line.pv_cashable))
    shares = how_much(view, given)
    if not shares:
        return because or "Not cashable."
    words = f"{capitalised(shares)}{when_words(view, given)}"
    amount = (
        "none of it within the period"
        if is_nought(line.pv_cashable)
        else f"{view.money(line.pv_cashable)} as present value"
    )
    return f"{words}: {amount}. {because}".rstrip()
