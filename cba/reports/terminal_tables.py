"""The tables that ``cba appraise --by`` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cba.calculation.factors import total
from cba.reports.formatting import Unit, unit_for
from cba.reports.outcome_words import payback_cell
from cba.reports.text_table import HANG, Line, Row, text_table
from cba.reports.texts import tidy
from cba.results.agency import Book
from cba.results.appraisal import (
    AgencyAppraisal,
    BenefitLine,
    CostLine,
    OptionAppraisal,
    Payback,
    PaymentLine,
)
from cba.results.payback import NO_COST

#: What stands for a payback that does not come within the appraisal.
_NEVER = "none"


def table_by(by: str, option: OptionAppraisal, currency: str) -> list[Line]:
    """The table by agency, line, category or year."""
    tables: dict[str, Callable[[OptionAppraisal, str], list[Line]]] = {
        "agency": by_agency,
        "line": by_line,
        "category": by_category,
        "year": by_year,
    }
    return tables[by](option, currency)


def by_agency(option: OptionAppraisal, currency: str) -> list[Line]:
    """Public bodies with their subtotals, then those outside government."""
    agencies = option.agencies
    labels = option.flows.streams.horizon.labels
    unit = unit_for(_money_of(agencies.values()), currency)
    public = [row for row in agencies.values() if row.public]
    rows: list[Row | None] = [
        Row(
            tidy(each.name),
            (
                *_cells(each, unit),
                *_paybacks(each.payback, each.payback_cashable, labels),
            ),
        )
        for each in public
    ]
    if public:
        rows += [None, *_subtotals(option, unit)]
    made = text_table(
        f"PV, {unit.words}",
        ("Costs", "Savings", "cashable", "Payments", "Net", "Payback", "in cash"),
        rows,
    )
    if any(_NEVER in row.cells for row in rows if row is not None):
        made.append(Line(f"Payback {_NEVER}: not by {labels[-1]}.", "note", HANG))
    return made


def _paybacks(
    payback: Payback, in_cash: Payback, labels: tuple[str, ...]
) -> tuple[str, str]:
    """The years of payback on all savings and in cash, no wider than a year is."""
    return _payback(payback, labels), _payback(in_cash, labels)


def _payback(payback: Payback, labels: tuple[str, ...]) -> str:
    crossing = payback.undiscounted
    never = crossing.year is None and crossing.reason != NO_COST
    return _NEVER if never else payback_cell(payback, labels)


def _money_of(agencies: Iterable[AgencyAppraisal]) -> list[float]:
    return [
        amount
        for each in agencies
        for amount in (each.pv_costs, each.pv_benefits, each.pv_payments, each.npv)
    ]


def _cells(each: AgencyAppraisal, unit: Unit) -> tuple[str, ...]:
    return tuple(
        unit.show(amount)
        for amount in (
            each.pv_costs,
            each.pv_benefits,
            each.pv_cashable,
            each.pv_payments,
            each.npv,
        )
    )


def _subtotals(option: OptionAppraisal, unit: Unit) -> list[Row]:
    financial = option.financial
    labels = option.flows.streams.horizon.labels
    paybacks = _paybacks(financial.payback, financial.payback_cashable, labels)
    whole = (
        financial.pv_costs,
        financial.pv_benefits,
        financial.pv_cashable,
        financial.pv_payments,
        financial.npv,
    )
    rows = [
        Row("Public bodies", (*map(unit.show, whole), *paybacks), "total"),
    ]
    tiers = {each.tier for each in option.agencies.values() if each.public}
    if len(tiers) == 1:
        return rows  # all are of one tier, whose sum is that of all
    rows += [
        Row(f"  {tier}", (*_tier(option, tier, unit), "", ""))
        for tier in ("local", "central")
        if tier in tiers
    ]
    return rows


def _tier(option: OptionAppraisal, tier: str, unit: Unit) -> tuple[str, ...]:
    book = Book(option.flows)
    members = [
        n for n, each in enumerate(option.flows.streams.members) if each.in_tier == tier
    ]
    costs, benefits = book.pv("costs", members), book.pv("benefits", members)
    payments = book.pv("payments", members)
    net = float(total(book.net("benefits", members, present=True)))
    amounts = (costs, benefits, book.pv("cashable", members), payments, net)
    return tuple(map(unit.show, amounts))


def by_line(option: OptionAppraisal, currency: str) -> list[Line]:
    """Each line with its value before and after optimism bias."""
    lines = option.lines
    amounts = [_worth(line) for line in lines.values()]
    unit = unit_for([value for pair in amounts for value in pair], currency)
    rows: list[Row | None] = [
        Row(
            tidy(line.title),
            (_kind(line), unit.show(before), _bias(line), unit.show(after)),
        )
        for line, (before, after) in zip(lines.values(), amounts, strict=True)
    ]
    net = unit.show(option.public_value.npv)
    rows += [None, Row("Net present social value", ("", "", "", net), "total")]
    return text_table(
        f"PV, {unit.words}", ("Kind", "Before bias", "Bias", "Public value"), rows
    )


def _worth(line: BenefitLine | CostLine | PaymentLine) -> tuple[float, float]:
    """Public value before bias and after it; a payment has none."""
    if isinstance(line, BenefitLine):
        return line.pv_before_optimism_bias, line.pv_public_value
    if isinstance(line, CostLine):
        return -line.pv_before_optimism_bias, -line.pv_cost
    return 0.0, 0.0


def _kind(line: BenefitLine | CostLine | PaymentLine) -> str:
    if isinstance(line, CostLine):
        return line.cost_kind if line.chance is None else "risk"
    return "benefit" if isinstance(line, BenefitLine) else "payment"


def _bias(line: BenefitLine | CostLine | PaymentLine) -> str:
    from cba.reports.formatting import signed_share

    if isinstance(line, PaymentLine):
        return ""
    return signed_share(line.optimism_bias)


def by_category(option: OptionAppraisal, currency: str) -> list[Line]:
    """Costs by kind and benefits by category, down to the social value."""
    costs = [x for x in option.lines.values() if isinstance(x, CostLine)]
    benefits = [x for x in option.lines.values() if isinstance(x, BenefitLine)]
    categories = [
        ("Fiscal benefits", [x.pv_fiscal for x in benefits]),
        ("  of which cashable", [x.pv_cashable for x in benefits]),
        ("Economic benefits", [x.pv_economic for x in benefits]),
        ("Social benefits", [x.pv_social for x in benefits]),
        ("Less transfer payments", [-x.pv_transfer_part for x in benefits]),
        *(
            (
                f"{kind.capitalize()} costs",
                [-x.pv_cost for x in costs if x.cost_kind == kind],
            )
            for kind in ("capital", "revenue", "in-kind")
        ),
    ]
    sums = [(label, sum(amounts)) for label, amounts in categories if any(amounts)]
    unit = unit_for([amount for _, amount in sums], currency)
    rows: list[Row | None] = [Row(label, (unit.show(x),)) for label, x in sums]
    net = unit.show(option.public_value.npv)
    rows += [None, Row("Net present social value", (net,), "total")]
    return text_table(f"PV, {unit.words}", ("Everyone",), rows)


def by_year(option: OptionAppraisal, currency: str) -> list[Line]:
    """Undiscounted costs and benefits of everyone, by year."""
    years = option.by_year
    unit = unit_for(
        [x for y in years for x in (y.costs, y.fiscal, y.net_public_value)], currency
    )
    rows: list[Row | None] = [
        Row(
            each.year,
            tuple(
                unit.show(amount)
                for amount in (
                    each.costs,
                    each.fiscal,
                    each.cashable,
                    each.economic,
                    each.social,
                    each.net_financial,
                    each.net_public_value,
                )
            ),
        )
        for each in years
    ]
    heads = (
        "Costs",
        "Fiscal",
        "cashable",
        "Economic",
        "Social",
        "Net public",
        "Net all",
    )
    return text_table(f"Not discounted, {unit.words}", heads, rows)
