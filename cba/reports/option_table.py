"""The options of a project side by side."""

from __future__ import annotations

from cba.reports.content import Cell, Column, Paragraph, Row, Section, Table
from cba.reports.formatting import Unit, ratio, unit_for
from cba.reports.option_chart import option_chart
from cba.reports.outcome_words import payback_cell
from cba.reports.texts import as_title
from cba.reports.view import View
from cba.results.appraisal import OptionAppraisal

_ROLES = {
    "baseline": "business as usual",
    "do-minimum": "do minimum",
    "preferred": "preferred",
}


def options_section(view: View) -> Section:
    """What each option costs and brings; the preferred one is described elsewhere."""
    options = tuple(view.appraisal.options.values())
    preferred = as_title(view.option.title)
    return Section(
        "options",
        "Options",
        (
            Paragraph(
                f"Everything else in this document is about the preferred option: "
                f"{preferred}.",
                "lead",
            ),
            _table(view, options),
            option_chart(view),
        ),
    )


def _table(view: View, options: tuple[OptionAppraisal, ...]) -> Table:
    unit = unit_for(
        [
            amount
            for option in options
            for amount in (
                option.public_value.npv,
                option.financial.npv,
                option.financial.npv_cashable,
                option.public_value.pv_costs,
            )
        ],
        view.currency,
    )
    return Table(
        "option-table",
        "The options side by side, present values",
        (
            Column("Option", "heading", 5),
            Column("Everyone's costs"),
            Column("NPSV"),
            Column("BCR"),
            Column("Net position of public bodies", width=3),
            Column("The same in cash"),
            Column("Payback", width=3),
        ),
        tuple(_row(view, option, unit) for option in options),
        f"{unit.words}, {view.prices} prices",
        (
            (
                "NPSV: net present social value. BCR: benefit-cost ratio; a dash where "
                "there are no costs."
            ),
        ),
    )


def _row(view: View, option: OptionAppraisal, unit: Unit) -> Row:
    financial, value = option.financial, option.public_value
    role = _ROLES[option.role] if option.role else ""
    return Row(
        (
            Cell(as_title(option.title), role),
            Cell(unit.show(value.pv_costs)),
            Cell(unit.show(value.npv)),
            Cell(ratio(value.bcr)),
            Cell(unit.show(financial.npv)),
            Cell(unit.show(financial.npv_cashable)),
            Cell(payback_cell(financial.payback, view.labels)),
        )
    )
