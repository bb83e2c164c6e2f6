"""The costs: each line before and after optimism bias, by payer and year, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.calculation.grades import cost_grades
from cba.reports.assumption import bias_reason
from cba.reports.content import (
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Section,
    Table,
)
from cba.reports.formatting import (
    Unit,
    is_nought,
    percentage,
    share,
    signed_share,
    unit_for,
)
from cba.reports.payment_words import terms_of
from cba.reports.risks import replaced_words
from cba.reports.table_parts import rounding_note
from cba.reports.texts import as_title
from cba.reports.view import View
from cba.reports.years_across import Course, YearTable, tables_by_year
from cba.results.appraisal import CostLine, PaymentLine
from cba.results.costs_by_year import costs_by_year

Costs = Sequence[tuple[str, CostLine]]
KINDS = {"capital": "Capital", "revenue": "Revenue", "in-kind": "In kind"}


def costs_section(view: View) -> Section:
    """What is spent, given and paid over; without blocks where there is neither."""
    lines = view.option.lines
    costs = [(key, x) for key, x in lines.items() if isinstance(x, CostLine)]
    payments = [(key, x) for key, x in lines.items() if isinstance(x, PaymentLine)]
    blocks: list[Block] = []
    if costs:
        blocks += _of_costs(view, costs)
    if payments:
        blocks.append(payment_table(view, payments))
    return Section("costs", "Costs", tuple(blocks), "economic")


def _of_costs(view: View, costs: Costs) -> Iterator[Block]:
    yield Paragraph(_lead(view, costs), "lead")
    yield cost_table(view, costs)
    yield from _by_payer(view)


def _lead(view: View, costs: Costs) -> str:
    after = view.option.public_value.pv_costs
    before = sum(line.pv_before_optimism_bias for _, line in costs)
    words = f"Everyone's costs come to {view.money(after)} as present value"
    if not is_nought(after - before):
        words += f", of which {view.money(after - before)} is a correction for optimism"
    in_kind = view.book.pv("in_kind", range(len(view.agencies)))
    if is_nought(in_kind):
        return f"{words}."
    return f"{words}. {view.money(in_kind)} of it is given in kind and is not money."


def cost_table(view: View, costs: Costs) -> Table:
    """Each cost line, before and after optimism bias."""
    parts = [(line.pv_before_optimism_bias, line.pv_cost) for _, line in costs]
    before = sum(amount for amount, _ in parts)
    after = view.option.public_value.pv_costs
    unit = unit_for(
        [before, after, *(x for pair in parts for x in pair)], view.currency
    )
    total = ("", "", unit.show(before), "", "", unit.show(after))
    return Table(
        "cost-lines",
        "Cost lines, present values",
        (
            Column("Cost", "heading", 5),
            Column("Kind", "text"),
            Column("Paid by", "text", 4),
            Column("Before optimism bias"),
            Column("Optimism bias"),
            Column("Reason for it", "text", 4),
            Column("After optimism bias"),
        ),
        (
            *(_cost_row(view, key, line, unit) for key, line in costs),
            Row((Cell("All costs"), *(Cell(x) for x in total)), "total"),
        ),
        f"{unit.words}, {view.prices} prices",
        (*_grades(view, costs), *rounding_note(unit, parts, (before, after))),
    )


def _cost_row(view: View, key: str, line: CostLine, unit: Unit) -> Row:
    if line.chance is not None:
        return _risk_row(view, key, line, unit)
    cost = view.project.costs[key]
    payers = view.share_words((agency, share(part)) for agency, part in cost.paid_by)
    grades = cost_grades(view.project, f"costs.{key}", cost)
    return Row(
        (
            Cell(as_title(line.title)),
            Cell(KINDS[line.cost_kind]),
            Cell(payers),
            Cell(unit.show(line.pv_before_optimism_bias)),
            Cell(signed_share(line.optimism_bias)),
            Cell(
                replaced_words(view, key)
                or bias_reason(view, cost.optimism_bias, grades)
            ),
            Cell(unit.show(line.pv_cost)),
        )
    )


def _risk_row(view: View, key: str, line: CostLine, unit: Unit) -> Row:
    """A counted risk: its expected cost, which bears no optimism bias."""
    bearers = view.project.risks[key].falls_on or ()
    chance = percentage(line.chance or 0.0)
    return Row(
        (
            Cell(f"Risk: {as_title(line.title)}"),
            Cell(KINDS[line.cost_kind]),
            Cell(view.share_words((agency, share(part)) for agency, part in bearers)),
            Cell(unit.show(line.pv_before_optimism_bias)),
            Cell(signed_share(line.optimism_bias)),
            Cell(f"Expected cost of a risk: a chance of {chance} × its cost"),
            Cell(unit.show(line.pv_cost)),
        )
    )


def _grades(view: View, costs: Costs) -> Iterator[str]:
    """How a grade is to be read, where any correction comes from one."""
    given = (
        (key, view.project.costs[key]) for key, line in costs if line.chance is None
    )
    if any(
        cost.optimism_bias is None and cost_grades(view.project, f"costs.{key}", cost)
        for key, cost in given
    ):
        yield (
            "Grade 1 is the best evidence, grade 6 the weakest; the register of "
            "assumptions says what earns each grade."
        )


def _by_payer(view: View) -> Iterator[Table]:
    """Each payer's capital, revenue and in kind by year, and the correction in it."""
    found = costs_by_year(view.option)
    courses: list[Course] = []
    for each in found.payers:
        name = f"{view.names[each.agency]}: {KINDS[each.kind].lower()}"
        courses.append(Course(name, each.after))
    parts = len(courses)
    courses.append(Course("All costs", found.after, "total", parts))
    if any(found.correction):
        courses += [
            Course("of which before optimism bias", found.before, "subtotal"),
            Course("of which optimism bias", found.correction, "subtotal"),
        ]
    table = YearTable(
        "costs-by-payer-and-year",
        "Costs by payer, kind and year, after optimism bias",
        "Payer and kind",
        f"{view.prices} prices, not discounted",
    )
    yield from tables_by_year(table, view.labels, courses, view.currency)


def payment_table(view: View, payments: Sequence[tuple[str, PaymentLine]]) -> Table:
    """Each payment between partners, with its terms where any follows a line."""
    unit = unit_for([line.pv for _, line in payments], view.currency)
    declared = view.project.payments
    by_line = any(declared[key].follows is not None for key, _ in payments)
    return Table(
        "payment-lines",
        "Payments between partners, present values",
        (
            Column("Payment", "heading", 5),
            Column("From", "text", 4),
            Column("To", "text", 4),
            *((Column("What is paid", "text", 6),) if by_line else ()),
            Column("Present value"),
        ),
        tuple(
            Row(
                (
                    Cell(as_title(line.title)),
                    Cell(view.names[line.payer]),
                    Cell(view.names[line.payee]),
                    *((Cell(terms_of(view, declared[key])),) if by_line else ()),
                    Cell(unit.show(line.pv)),
                )
            )
            for key, line in payments
        ),
        f"{unit.words}, {view.prices} prices",
        (
            "Payments move costs and savings between partners; they change no total.",
            *_paid_late(view, [line for _, line in payments]),
        ),
    )


def _paid_late(view: View, payments: Sequence[PaymentLine]) -> Iterator[str]:
    """What is paid for results only after the last year, and so left out."""
    late = sum(line.pv_cut_off or 0.0 for line in payments)
    if not is_nought(late):
        yield (
            f"A further {view.money(late)}, as present value, falls due for results "
            "after the last year, and is left out."
        )
