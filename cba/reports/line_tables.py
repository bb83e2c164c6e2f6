"""Each cost, benefit and payment line with what it is worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cba.reports.content import Block, Cell, Column, Paragraph, Row, Section, Table
from cba.reports.formatting import Unit, is_nought, share, signed_share, unit_for
from cba.reports.gross_to_net import gross_to_net
from cba.reports.table_parts import rounding_note
from cba.reports.texts import as_title
from cba.reports.view import View
from cba.results.appraisal import BenefitLine, CostLine, PaymentLine

_KINDS = {"capital": "Capital", "revenue": "Revenue", "in-kind": "In kind"}


def lines_section(view: View) -> Section:
    """Costs, benefits and payments, before and after optimism bias."""
    lines = view.option.lines
    costs = [(key, x) for key, x in lines.items() if isinstance(x, CostLine)]
    benefits = [(key, x) for key, x in lines.items() if isinstance(x, BenefitLine)]
    payments = [x for x in lines.values() if isinstance(x, PaymentLine)]
    blocks: list[Block] = [
        Paragraph(
            "Present values of each line. Optimism bias raises costs and lowers "
            "benefits, the more so the weaker the evidence.",
            "lead",
        )
    ]
    if costs:
        blocks.append(cost_table(view, costs))
    if benefits:
        blocks.append(benefit_table(view, [line for _, line in benefits]))
        for key, _ in benefits:
            bridge, chart = gross_to_net(view, key)
            blocks += [bridge] if chart is None else [chart, bridge]
    if payments:
        blocks.append(payment_table(view, payments))
    return Section("lines", "Costs and benefits line by line", tuple(blocks))


def cost_table(view: View, costs: Sequence[tuple[str, CostLine]]) -> Table:
    """Each cost line, before and after optimism bias."""
    parts = [(line.pv_before_optimism_bias, line.pv_cost) for _, line in costs]
    before = sum(amount for amount, _ in parts)
    after = view.option.public_value.pv_costs
    unit = unit_for(
        [before, after, *(x for pair in parts for x in pair)], view.currency
    )
    return Table(
        "cost-lines",
        "Cost lines, present values",
        (
            Column("Cost", "heading", 5),
            Column("Kind", "text"),
            Column("Paid by", "text", 4),
            Column("Before optimism bias"),
            Column("Optimism bias"),
            Column("After optimism bias"),
        ),
        (
            *(_cost_row(view, key, line, unit) for key, line in costs),
            _total("All costs", unit, before, after, texts=2),
        ),
        f"{unit.words}, {view.prices} prices",
        rounding_note(unit, parts, (before, after)),
    )


def _cost_row(view: View, key: str, line: CostLine, unit: Unit) -> Row:
    paid_by = view.project.costs[key].paid_by
    payers = view.share_words((agency, share(part)) for agency, part in paid_by)
    return Row(
        (
            Cell(as_title(line.title)),
            Cell(_KINDS[line.cost_kind]),
            Cell(payers),
            Cell(unit.show(line.pv_before_optimism_bias)),
            Cell(signed_share(line.optimism_bias)),
            Cell(unit.show(line.pv_cost)),
        )
    )


def _total(name: str, unit: Unit, before: float, after: float, *, texts: int) -> Row:
    blank = (Cell(),) * texts
    figures = (Cell(unit.show(before)), Cell(), Cell(unit.show(after)))
    return Row((Cell(name), *blank, *figures), "total")


_PARTS = (
    ("pv_fiscal", "Fiscal savings"),
    ("pv_cashable", "of which cashable"),
    ("pv_economic", "Economic value"),
    ("pv_social", "Social value"),
    ("pv_transfer_part", "Less transfers"),
)


def benefit_table(view: View, benefits: Sequence[BenefitLine]) -> Table:
    """Each benefit line by category, before and after optimism bias."""
    shown = [
        (name, head)
        for name, head in _PARTS
        if name in {"pv_fiscal", "pv_cashable"}
        or any(getattr(line, name) for line in benefits)
    ]
    names = [
        "pv_before_optimism_bias",
        *(name for name, _ in shown),
        "pv_public_value",
    ]
    parts = [tuple(getattr(line, name) for name in names) for line in benefits]
    whole = tuple(sum(column) for column in zip(*parts, strict=True))
    unit = unit_for([x for amounts in (*parts, whole) for x in amounts], view.currency)
    return Table(
        "benefit-lines",
        "Benefit lines, present values of public value",
        (
            Column("Benefit", "heading", 5),
            Column("Before optimism bias"),
            Column("Optimism bias"),
            *(Column(head) for _, head in shown),
            Column("Public value, after bias"),
        ),
        (
            *(
                _benefit_row(
                    as_title(line.title), signed_share(line.optimism_bias), x, unit
                )
                for line, x in zip(benefits, parts, strict=True)
            ),
            _benefit_row("All benefits", "", whole, unit, is_total=True),
        ),
        f"{unit.words}, {view.prices} prices",
        (*_cut_off(view, benefits), *rounding_note(unit, parts, whole)),
    )


def _benefit_row(
    name: str,
    bias: str,
    amounts: Sequence[float],
    unit: Unit,
    *,
    is_total: bool = False,
) -> Row:
    before, *rest = (Cell(unit.show(amount)) for amount in amounts)
    cells = (Cell(name), before, Cell(bias), *rest)
    return Row(cells, "total" if is_total else "plain")


def _cut_off(view: View, benefits: Iterable[BenefitLine]) -> tuple[str, ...]:
    """What effects after the last year would be worth, where there are any."""
    beyond = sum(line.pv_cut_off for line in benefits)
    if is_nought(beyond):
        return ()
    return (
        (
            f"Effects after {view.labels[-1]} are left out: they would be worth "
            f"{view.money(beyond)} more."
        ),
    )


def payment_table(view: View, payments: Sequence[PaymentLine]) -> Table:
    """Each payment between partners."""
    unit = unit_for([line.pv for line in payments], view.currency)
    return Table(
        "payment-lines",
        "Payments between partners, present values",
        (
            Column("Payment", "heading", 5),
            Column("From", "text", 4),
            Column("To", "text", 4),
            Column("Present value"),
        ),
        tuple(
            Row(
                (
                    Cell(as_title(line.title)),
                    Cell(view.names[line.payer]),
                    Cell(view.names[line.payee]),
                    Cell(unit.show(line.pv)),
                )
            )
            for line in payments
        ),
        f"{unit.words}, {view.prices} prices",
        ("Payments move costs and savings between partners; they change no total.",),
    )
