"""What the formulas of a line need beside its stream: where its numbers are given.

A stream holds shares made to sum to one, a correction already combined, an index
already divided. Here stands, for each of them, at which address of the project the
numbers are written, so that each can have a cell of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cba.calculation.compile_benefit import parties, resolved_value
from cba.calculation.flows import BenefitFlow, CostFlow, LineFlow, PaymentFlow
from cba.calculation.grades import Graded, benefit_grades, cost_grades
from cba.library.resolution import ResolvedValue
from cba.models.benefit import Benefit
from cba.models.cost import Cost
from cba.models.discount import Discounting, Timing
from cba.models.effect import Attribution, Deadweight
from cba.models.evidence import CapitalBias
from cba.models.line import Line
from cba.models.shares import Shares
from cba.models.value import Value, ValuePart
from cba.models.years import Year
from cba.results.explanation.addresses import steps
from cba.results.explanation.bias import replaced_by
from cba.results.explanation.view import View

Party = Literal["paid_by", "falls_to", "enjoyed_by"]


@dataclass(frozen=True, slots=True)
class Split:
    """Shares of agencies: the address they stand at, empty where it is a default."""

    address: str
    shares: Shares

    @property
    def sole(self) -> bool:
        """Whether one agency has all of it, so that no share can change anything."""
        return len(self.shares) == 1


@dataclass(frozen=True, slots=True)
class Bias:
    """What a line's correction is made of: a typed share, a class, or grades."""

    side: Literal["costs", "benefits"]
    typed: str = ""
    capital: CapitalBias | None = None
    grades: tuple[tuple[str, Graded], ...] = ()


@dataclass(frozen=True, slots=True)
class Rates:
    """The discounting of a line: how, the address it is written at, and when."""

    how: Discounting
    address: str
    timing: Timing


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """One line, or one value of one, with where its numbers are given."""

    flow: LineFlow
    base: str
    own: str
    price_year: Year
    rates: Rates
    bias: Bias | None
    splits: dict[Party, Split]
    resolved: ResolvedValue | None = None

    @property
    def price_years(self) -> tuple[Year, ...]:
        """Every year whose prices a number of the line is in."""
        others = () if self.resolved is None else self.resolved.price_years
        return (self.price_year, *(year for _, year in others))


def facts_of(view: View, line: str) -> Facts:
    """The facts of a line of an option."""
    flow = view.lines[line]
    if isinstance(flow, BenefitFlow):
        return _of_benefit(view, line, flow)
    prices = view.project.appraisal.prices_of
    if isinstance(flow, CostFlow) and flow.stream.occurs is not None:
        return _of_risk(view, line, flow)
    if isinstance(flow, CostFlow):
        base, cost = f"costs.{line}", view.project.costs[line]
        splits: dict[Party, Split] = {
            "paid_by": Split(f"{base}.paid_by", cost.paid_by),
        }
        year, rates = cost.prices_of or prices, _rates(view, base, cost)
        bias = None if replaced_by(view, line) else _cost_bias(view, base, cost)
        return Facts(flow, base, base, year, rates, bias, splits)
    base, payment = f"payments.{line}", view.project.payments[line]
    year, rates = payment.price_year or prices, _rates(view, base, payment)
    return Facts(flow, base, base, year, rates, None, {})


def span_of(flow: LineFlow) -> int:
    """How many years the block of a line has, those after the last included."""
    span = len(flow.stream.discount)
    if isinstance(flow, PaymentFlow) and flow.stream.source is not None:
        span += len(flow.stream.source.late)
    return span


def _of_risk(view: View, line: str, flow: CostFlow) -> Facts:
    """A counted risk, which bears no optimism bias."""
    base, risk = f"risks.{line}", view.project.risks[line]
    splits: dict[Party, Split] = {
        "paid_by": Split(f"{base}.falls_on", risk.falls_on or ()),
    }
    year = risk.price_year or view.project.appraisal.prices_of
    return Facts(flow, base, base, year, _rates(view, base, risk), None, splits)


def _of_benefit(view: View, line: str, flow: BenefitFlow) -> Facts:
    identifier, _, name = line.partition("/")
    base = f"benefits.{identifier}"
    benefit = view.project.benefits[identifier]
    value: Value | None = benefit.value
    own, part = base, None
    if name and benefit.values is not None:
        value = part = benefit.values[name]
        own = f"{base}.values.{name}"
    resolved = resolved_value(view.project, value)
    price_year = (resolved.price_year if resolved else None) or benefit.price_year
    return Facts(
        flow=flow,
        base=base,
        own=own,
        price_year=price_year or view.project.appraisal.prices_of,
        rates=_rates(view, base, benefit, part, own),
        bias=None
        if replaced_by(view, line)
        else _benefit_bias(view, base, benefit, value, own if part else None),
        splits=_benefit_splits((base, own), benefit, value, resolved),
        resolved=resolved,
    )


def _benefit_splits(
    at: tuple[str, str],
    benefit: Benefit,
    value: Value | None,
    resolved: ResolvedValue | None,
) -> dict[Party, Split]:
    base, own = at
    part = value if isinstance(value, ValuePart) else None
    falls_to, enjoyed_by = parties(benefit, value, resolved)
    saved_at = base
    if part is not None and (part.falls_to or not benefit.falls_to):
        saved_at = own
    enjoyed_at = own if part is not None and part.enjoyed_by else base
    given = (part is not None and part.enjoyed_by) or benefit.enjoyed_by
    return {
        "falls_to": Split(f"{saved_at}.falls_to", falls_to),
        "enjoyed_by": Split(f"{enjoyed_at}.enjoyed_by" if given else "", enjoyed_by),
    }


def _rates(
    view: View,
    base: str,
    line: Line,
    part: ValuePart | None = None,
    own: str = "",
) -> Rates:
    settings = view.project.appraisal
    timing = line.timing or settings.timing
    if part is not None and part.discounting is not None:
        return Rates(part.discounting, f"{own}.discounting", timing)
    if line.discounting is not None:
        return Rates(line.discounting, f"{base}.discounting", timing)
    return general_rates(view, timing)


def general_rates(view: View, timing: Timing | None = None) -> Rates:
    """The discounting of the appraisal."""
    settings = view.project.appraisal
    timing = timing or settings.timing
    return Rates(settings.discounting, "appraisal.discounting", timing)


def _cost_bias(view: View, base: str, cost: Cost) -> Bias:
    if isinstance(cost.optimism_bias, CapitalBias):
        return Bias("costs", f"{base}.optimism_bias", cost.optimism_bias)
    if cost.optimism_bias is not None:
        return Bias("costs", f"{base}.optimism_bias")
    grades = cost_grades(view.project, base, cost)
    return Bias("costs", grades=tuple((_at(view, each), each) for each in grades))


def _benefit_bias(
    view: View,
    base: str,
    benefit: Benefit,
    value: Value | None,
    part_base: str | None,
) -> Bias:
    if benefit.optimism_bias is not None:
        return Bias("benefits", f"{base}.optimism_bias")
    grades = benefit_grades(view.project, base, benefit, value, part_base)
    return Bias("benefits", grades=tuple((_at(view, each), each) for each in grades))


def _at(view: View, graded: Graded) -> str:
    """The address of a grade itself: an input's own stands below the input."""
    if "confidence" in graded.address.split("."):
        return graded.address
    *_, found = steps(view.project, graded.address)
    form = ""
    if isinstance(found, Deadweight) and found.points:
        form = ".points"
    elif isinstance(found, Attribution) and found.to_others:
        form = ".to_others"
    return f"{graded.address}{form}.confidence"
