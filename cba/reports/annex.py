"""The annex: every flow by line and year, factors and prices, data and terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cba.calculation.ledger import Account
from cba.library.in_use import deflator_of
from cba.reports.content import (
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Section,
    Table,
)
from cba.reports.formatting import NO_FIGURE, counted, factor
from cba.reports.key_figures import one_unit
from cba.reports.length import MANY_LINES
from cba.reports.library_table import library_blocks
from cba.reports.reference_data_table import reference_data
from cba.reports.terms import terms
from cba.reports.texts import as_title, tidy
from cba.reports.view import View
from cba.reports.years_across import Course, YearTable, tables_by_year
from cba.results.flows_by_year import What, flows_by_year
from cba.results.nominal import nominal_years

_HEADS: dict[What, str] = {"cost": "Costs", "payment": "Payments between partners"}
_PARTS: dict[What, str] = {
    "fiscal": "savings",
    "economic": "economic value",
    "social": "social value",
    "transfer": "transfer part, lost to those who had it",
}
#: What an agency's years show, in the order of its table.
_ACCOUNTS: tuple[tuple[Account, str], ...] = (
    ("costs", "Costs"),
    ("in_kind", "Given in kind"),
    ("benefits", "Savings"),
    ("cashable", "of which cashable"),
    ("payments", "Payments received less paid"),
    ("value", "Economic and social value"),
)


def annex_section(view: View) -> Section:
    """What a reader looks up: flows, factors, data and terms."""
    return Section("annex", "Annex", tuple(_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    if view.option.lines:
        yield from _flows(view)
    yield factor_table(view)
    yield from reference_data(view)
    yield from library_blocks(view)
    yield terms(view)


def _flows(view: View) -> Iterator[Block]:
    if len(view.option.lines) <= MANY_LINES:
        yield from _tables(view, "flows", "Every flow by line and year", _by_line(view))
        return
    yield Paragraph(
        f"The preferred option has {counted(len(view.option.lines), 'line')}; the "
        "table has their totals by agency. Every single flow is in the workbook, and "
        "in the file that `cba appraise --csv` writes."
    )
    yield from _tables(view, "flows", "Flows by agency and year", _by_agency(view))


def _tables(
    view: View, identifier: str, caption: str, courses: Iterable[Course]
) -> Iterator[Table]:
    of = YearTable(
        identifier,
        caption,
        "Flow",
        f"{view.prices} prices, not discounted",
        ("After optimism bias; every flow with the sign of its own account.",),
        in_full=True,
    )
    yield from tables_by_year(of, view.labels, courses, view.currency)


def _by_line(view: View) -> Iterator[Course]:
    """Each flow that holds money: costs, benefits and payments under a head each."""
    head = ""
    for each in flows_by_year(view.option):
        if not any(each.amounts):
            continue
        if _HEADS.get(each.what, "Benefits") != head:
            head = _HEADS.get(each.what, "Benefits")
            yield Course(head)
        if each.what == "cashable":
            yield Course("of which cashable", each.amounts, "part")
            continue
        part = _PARTS.get(each.what)
        title = as_title(each.title)
        yield Course(f"{title}: {part}" if part else title, each.amounts)


def _by_agency(view: View) -> Iterator[Course]:
    for n in range(len(view.agencies)):
        courses = [
            Course(head, tuple(view.book.flow(account, (n,)).tolist()))
            for account, head in _ACCOUNTS
        ]
        held = [each for each in courses if any(each.amounts)]
        if held:
            yield Course(view.name(n))
            yield from held


def factor_table(view: View) -> Table:
    """The discount factor of each year, and its money for one of the price year."""
    nominal = nominal_years(view.project)
    has_index = any(each is not None for each in nominal)
    one = one_unit(view.currency)
    index = (Column(f"{one} of {view.prices} in the money of the year", width=4),)
    notes = [
        "The discount factor is that of the appraisal; a line may have one of its own."
    ]
    if has_index:
        deflator = deflator_of(view.project)
        edition = f", edition {tidy(deflator.edition)}" if deflator.edition else ""
        notes.append(f"Prices: {deflator.name}{edition}.")
    if has_index and None in nominal:
        notes.append("A dash: the price index does not reach that year.")
    return Table(
        "factor-table",
        "Discount factors and prices by year",
        (
            Column("Year", "heading", 3),
            Column("Discount factor", width=3),
            *(index if has_index else ()),
        ),
        tuple(
            Row(
                (
                    Cell(year.year),
                    Cell(factor(year.discount_factor)),
                    *((Cell(_shown(each)),) if has_index else ()),
                )
            )
            for year, each in zip(view.option.by_year, nominal, strict=True)
        ),
        notes=tuple(notes),
    )


def _shown(price: float | None) -> str:
    return NO_FIGURE if price is None else factor(price)
