"""Public value: what the project is worth to everyone, by category and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.by_year import year_table
from cba.reports.chart_by_year import by_year_chart
from cba.reports.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Paragraph,
    Row,
    RowRole,
    Section,
    Subheading,
    Table,
)
from cba.reports.formatting import is_nought, ratio, unit_for
from cba.reports.hours import hours_blocks
from cba.reports.non_monetised import non_monetised
from cba.reports.society import society_table
from cba.reports.table_parts import rounding_note
from cba.reports.view import View
from cba.reports.weighted import weighted_by_income
from cba.reports.winners import outside_government, present_values
from cba.results.appraisal import BenefitLine


def public_value_section(view: View) -> Section:
    """The case for society: by category, by whom, by year, and without a price."""
    return Section("public-value", "Public value", tuple(_blocks(view)), "economic")


def _blocks(view: View) -> Iterator[Block]:
    yield Paragraph(_lead(view), "lead")
    yield category_table(view)
    if view.outside or _gives_or_enjoys(view):
        yield society_table(view)
        sentences = tuple(outside_government(view))
        if sentences:
            yield Paragraph(present_values(view))
            yield Bullets(sentences)
    yield from hours_blocks(view)
    yield from weighted_by_income(view)
    yield from non_monetised(view)
    yield Subheading("years-of-everyone", "Year by year")
    yield by_year_chart(view)
    yield year_table(view)


def _lead(view: View) -> str:
    value = view.option.public_value
    words = f"The net present social value is {view.money(value.npv)}"
    if value.bcr is None:
        return f"{words}. With no costs there is no benefit-cost ratio."
    return (
        f"{words} and the benefit-cost ratio {ratio(value.bcr)}: all benefits divided "
        "by all costs, whoever has them."
    )


def _gives_or_enjoys(view: View) -> bool:
    """Whether public bodies have more to them than money."""
    return any(
        not (
            is_nought(view.agencies[n].pv_in_kind)
            and is_nought(view.agencies[n].pv_value)
        )
        for n in view.public
    )


def category_table(view: View) -> Table:
    """Benefits by category, with what the health service calls them, and costs."""
    rows = tuple(_categories(view))
    unit = unit_for([amount for _, _, amount, _ in rows], view.currency)
    whole = view.option.public_value
    parts = [amount for _, _, amount, role in rows if role == "plain"]
    return Table(
        "categories",
        "Benefits and costs of everyone by category, present values",
        (
            Column("Category", "heading", 6),
            Column("In the health service", "text", 5),
            Column("Present value"),
        ),
        tuple(
            Row((Cell(name), Cell(health), Cell(unit.show(amount))), role)
            for name, health, amount, role in rows
        ),
        f"{unit.words}, {view.prices} prices",
        rounding_note(
            unit,
            [(each,) for each in parts],
            (whole.npv,),
        ),
    )


def _categories(view: View) -> Iterator[tuple[str, str, float, RowRole]]:
    """Each category that holds anything, then benefits, costs and the difference."""
    everyone = range(len(view.agencies))
    lines = [x for x in view.option.lines.values() if isinstance(x, BenefitLine)]
    whole = view.option.public_value
    cash = view.book.pv("cashable", everyone)
    saved = view.book.pv("benefits", everyone)
    for name, health, amount in (
        ("Cashable savings (fiscal)", "cash-releasing", cash),
        ("Other savings (fiscal)", "non-cash-releasing", saved - cash),
        ("Economic value", "societal", sum(x.pv_economic for x in lines)),
        ("Social value", "societal", sum(x.pv_social for x in lines)),
        ("Less transfers", "", -view.book.pv("transfer", everyone)),
    ):
        if not is_nought(amount):
            yield name, health, amount, "plain"
    yield "All benefits", "", whole.pv_benefits, "total"
    yield "Less all costs, in kind included", "", -whole.pv_costs, "plain"
    yield "Net present social value (NPSV)", "", whole.npv, "total"
