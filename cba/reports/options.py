"""The options: how they were found, what each brings, and what more than the least."""

from __future__ import annotations

from collections.abc import Iterator

from cba.analysis.comparison import (
    Comparison,
    candidates_of,
    compare,
    usual_comparator,
)
from cba.reports.comparison_findings import choices
from cba.reports.comparison_words import Frame, Words
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
from cba.reports.formatting import unit_for
from cba.reports.longlist import longlist_blocks
from cba.reports.metric_figures import metric_figure
from cba.reports.option_chart import option_chart
from cba.reports.summary_table import summary_table
from cba.reports.table_parts import rounding_note, row
from cba.reports.texts import as_title
from cba.reports.view import View

#: What an increment is shown by, with the words for each.
_MEASURES = {
    "public_value.npv": "Net present social value (NPSV)",
    "public_value.pv_costs": "Everyone's costs",
    "public_value.pv_benefits": "Everyone's benefits",
    "financial.pv_costs": "Costs of public bodies",
    "financial.pv_benefits": "Savings of public bodies",
    "financial.pv_cashable": "of which cashable",
    "financial.npv": "Net position of public bodies",
    "financial.npv_cashable": "The same in cash",
}
_BCR = "public_value.bcr"
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
    found = compare(
        candidates_of(view.appraisal),
        usual_comparator(view.appraisal),
        (*_MEASURES, _BCR),
    )
    if _beyond_the_least(found):
        yield increment_table(view, found)
    if len(view.public) > 1:
        yield agency_option_table(view)
    yield from _choices(view, found)


def _lead(view: View) -> str:
    if len(view.appraisal.options) == 1:
        return "One option was taken on to this appraisal."
    preferred = as_title(view.option.title)
    return (
        f"The preferred option is “{preferred}”. Every other section of this document "
        "is about it."
    )


def _choices(view: View, comparison: Comparison) -> Iterator[Block]:
    """Who would choose another option than the whole, and which none should."""
    frame = Frame("", "", view.currency, view.labels)
    found = tuple(choices(comparison, Words(comparison, frame)))
    if found:
        yield Subheading("choices", "Who would choose which")
        yield Paragraph(" ".join(found))


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
    usual_base = usual_comparator(view.appraisal)
    base = None if usual_base is None else view.appraisal.options[usual_base]
    if base is not None and base.role == "do-minimum":
        if base is view.option:
            return f"{words} The preferred option is the do-minimum itself."
        return (
            f"{words} The least that could be done is “{as_title(base.title)}”, the "
            "do-minimum; a table below shows what going further brings."
        )
    return words


def _beyond_the_least(comparison: Comparison) -> list[str]:
    """The options that go beyond a do-minimum; what is beyond nought is their own."""
    roles = {key: each.role for key, each in comparison.candidates.items()}
    against = comparison.against
    if against is None or roles[against] != "do-minimum":
        return []
    return [key for key in comparison.incremental if roles[key] != "baseline"]


def increment_table(view: View, comparison: Comparison) -> Table:
    """What each option brings beyond the do-minimum."""
    options = _beyond_the_least(comparison)

    def differences(path: str) -> list[float]:
        found = (comparison.incremental[key][path] for key in options)
        return [float(each or 0.0) for each in found]

    unit = unit_for(
        [each for path in _MEASURES for each in differences(path)], view.currency
    )
    rows = [
        row(
            words,
            unit,
            differences(path),
            role="part" if words.startswith("of which") else "plain",
        )
        for path, words in _MEASURES.items()
    ]
    found = (comparison.incremental[key][_BCR] for key in options)
    shown = (Cell(metric_figure(_BCR, each, view.currency)) for each in found)
    rows.insert(3, Row((Cell("BCR of the difference"), *shown)))
    least = _title(view, comparison.against or "")
    return Table(
        "increments",
        f"What each option brings beyond “{least}”, present values",
        (
            Column("Difference", "heading", 5),
            *(Column(_title(view, key), width=3) for key in options),
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
