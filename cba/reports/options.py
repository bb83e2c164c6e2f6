"""The options: how they were found, what each brings, and what more than the least."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cba.reports.content import (
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Section,
    Subheading,
    Table,
)
from cba.reports.formatting import ratio, unit_for
from cba.reports.longlist import longlist_blocks
from cba.reports.option_chart import option_chart
from cba.reports.summary_table import summary_table
from cba.reports.table_parts import rounding_note, row
from cba.reports.texts import as_title
from cba.reports.view import View
from cba.results.incremental import Increment, comparator, increments

#: What an increment is shown by, with the words for each.
_MEASURES = (
    ("npv", "Net present social value (NPSV)"),
    ("pv_costs", "Everyone's costs"),
    ("pv_benefits", "Everyone's benefits"),
    ("pv_public_costs", "Costs of public bodies"),
    ("pv_savings", "Savings of public bodies"),
    ("pv_cashable", "of which cashable"),
    ("npv_public", "Net position of public bodies"),
    ("npv_cashable", "The same in cash"),
)
_PORTRAIT_OPTIONS = 5
_DIFFERENCE = (
    "The BCR of the difference is the further benefits divided by the further costs; a "
    "dash where there are no further costs."
)


def options_section(view: View) -> Section:
    """Longlist, summary table, increments and agencies; empty for a single option."""
    return Section("options", "Options", tuple(_blocks(view)), "economic")


def _blocks(view: View) -> Iterator[Block]:
    options = view.appraisal.options
    if len(options) == 1 and not view.project.longlist:
        return
    yield Paragraph(_lead(view), "lead")
    yield from longlist_blocks(view)
    if len(options) == 1:
        return
    if view.project.longlist:
        yield Subheading("shortlist", "The shortlist")
    yield Paragraph(_comparison(view))
    yield summary_table(view)
    yield option_chart(view)
    found = increments(view.appraisal)
    if found:
        yield increment_table(view, found)
    if len(view.public) > 1:
        yield agency_option_table(view)


def _lead(view: View) -> str:
    if len(view.appraisal.options) == 1:
        return "One option was taken on to this appraisal."
    preferred = as_title(view.option.title)
    return (
        f"The preferred option is “{preferred}”. Every other section of this document "
        "is about it."
    )


def _comparison(view: View) -> str:
    baseline = next(
        (x for x in view.appraisal.options.values() if x.role == "baseline"), None
    )
    usual = "business as usual"
    if baseline and as_title(baseline.title).casefold() != usual:
        usual += f", “{as_title(baseline.title)}”"
    words = (
        f"Every figure is a change from {usual}, which is therefore zero throughout."
    )
    base = comparator(view.appraisal)
    if base is not None and base.role == "do-minimum":
        if base is view.option:
            return f"{words} The preferred option is the do-minimum itself."
        return (
            f"{words} The least that could be done is “{as_title(base.title)}”, the "
            "do-minimum; a table below shows what going further brings."
        )
    return words


def increment_table(view: View, found: Mapping[str, Increment]) -> Table:
    """What each option brings beyond the do-minimum."""
    base = comparator(view.appraisal)
    least = as_title(base.title if base else "")
    unit = unit_for(
        [getattr(each, name) for each in found.values() for name, _ in _MEASURES],
        view.currency,
    )
    rows = [
        row(
            words,
            unit,
            (getattr(each, name) for each in found.values()),
            role="part" if words.startswith("of which") else "plain",
        )
        for name, words in _MEASURES
    ]
    shown = (Cell(ratio(each.bcr)) for each in found.values())
    rows.insert(3, Row((Cell("BCR of the difference"), *shown)))
    return Table(
        "increments",
        f"What each option brings beyond “{least}”, present values",
        (
            Column("Difference", "heading", 5),
            *(Column(_title(view, key), width=3) for key in found),
        ),
        tuple(rows),
        f"{unit.words}, {view.prices} prices",
        (_DIFFERENCE,),
    )


def agency_option_table(view: View) -> Table:
    """The net position of each public body under each option."""
    options = {
        key: option
        for key, option in view.appraisal.options.items()
        if option.role != "baseline"
    }
    ids = tuple(view.option.agencies)
    shown = {
        ids[n]: [
            option.agencies[ids[n]].npv if ids[n] in option.agencies else 0.0
            for option in options.values()
        ]
        for n in view.public
    }
    whole = [option.financial.npv for option in options.values()]
    unit = unit_for(
        [*whole, *(x for each in shown.values() for x in each)], view.currency
    )
    rows = [row(view.names[key], unit, amounts) for key, amounts in shown.items()]
    return Table(
        "agencies-by-option",
        "Net position of each public body under each option, present values",
        (
            Column("Public body", "heading", 5),
            *(Column(_title(view, key), width=3) for key in options),
        ),
        (*rows, row("All public bodies", unit, whole, role="total")),
        f"{unit.words}, {view.prices} prices",
        rounding_note(unit, list(shown.values()), whole),
        is_wide=len(options) > _PORTRAIT_OPTIONS,
    )


def _title(view: View, option: str) -> str:
    return as_title(view.appraisal.options[option].title)
