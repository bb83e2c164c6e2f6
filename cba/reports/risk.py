"""Sensitivity and risk: ranges, results under scenarios, and what may happen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cba.analysis.variations import under_scenarios, without_optimism_bias
from cba.models.line import titled
from cba.reports.assumption import Subject
from cba.reports.assumptions import subjects_of
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
from cba.reports.formatting import NO_FIGURE, Unit, is_nought, ratio, unit_for
from cba.reports.outcome_words import payback_cell
from cba.reports.risks import risk_register
from cba.reports.table_parts import row
from cba.reports.texts import as_title, shortened, tidy
from cba.reports.view import View
from cba.results.appraisal import AgencyAppraisal, OptionAppraisal

_Variation = tuple[str, OptionAppraisal | None]
_LONGEST_NODE = 200
_SHAPES = {"pert": "PERT"}


def risk_section(view: View) -> Section:
    """What the file itself holds; without blocks where it holds nothing."""
    return Section(
        "sensitivity-and-risk",
        "Sensitivity and risk",
        tuple(_blocks(view)),
        "economic",
    )


def _blocks(view: View) -> Iterator[Block]:
    variations = tuple(_variations(view))
    if len(variations) > 1:
        yield Paragraph(
            "How far the results depend on what is assumed: under each set of "
            "assumptions, the whole appraisal is worked out again.",
            "lead",
        )
        yield Subheading("variations", "Under other assumptions")
        yield variation_table(view, variations)
        by_body = _body_table(view, variations)
        if by_body.rows:
            yield by_body
    if view.project.scenarios:
        yield _scenario_table(view)
    ranges = _range_table(view)
    if ranges.rows:
        yield Subheading("ranges", "How far inputs may lie from their values")
        yield ranges
    yield from risk_register(view)


def _variations(view: View) -> Iterator[_Variation]:
    """The case as it stands, without optimism bias, and under each scenario."""
    yield "As in this document", view.option
    without = without_optimism_bias(view.appraisal)
    changed = without.public_value.npv - view.option.public_value.npv
    if not is_nought(changed):
        yield "Without any correction for optimism", without
    for scenario, option in under_scenarios(view.appraisal):
        yield _scenario_name(view, scenario), option


def _scenario_name(view: View, scenario: str) -> str:
    return as_title(titled(view.project.scenarios[scenario].title, scenario))


def variation_table(view: View, variations: tuple[_Variation, ...]) -> Table:
    """The headline under each variation, each worked out anew."""
    unit = unit_for(
        [
            amount
            for _, option in variations
            if option is not None
            for amount in (
                option.public_value.npv,
                option.financial.npv,
                option.financial.npv_cashable,
            )
        ],
        view.currency,
    )
    notes = [
        (
            "NPSV: net present social value. BCR: benefit-cost ratio; a dash where "
            "there are no costs."
        )
    ]
    if any(option is None for _, option in variations):
        notes.append("A row of dashes: its figures are too large to be held.")
    return Table(
        "variation-table",
        "The results under other assumptions, present values",
        (
            Column("Assumptions", "heading", 6),
            Column("NPSV"),
            Column("BCR"),
            Column("Net position of public bodies", width=3),
            Column("The same in cash"),
            Column("Payback", width=3),
        ),
        tuple(_variation_row(view, name, option, unit) for name, option in variations),
        f"{unit.words}, {view.prices} prices",
        tuple(notes),
    )


def _variation_row(
    view: View, name: str, option: OptionAppraisal | None, unit: Unit
) -> Row:
    if option is None:
        return Row((Cell(name), *(Cell(NO_FIGURE) for _ in range(5))))
    financial, value = option.financial, option.public_value
    return Row(
        (
            Cell(name),
            Cell(unit.show(value.npv)),
            Cell(ratio(value.bcr)),
            Cell(unit.show(financial.npv)),
            Cell(unit.show(financial.npv_cashable)),
            Cell(payback_cell(financial.payback, view.labels)),
        )
    )


def _body_table(view: View, variations: tuple[_Variation, ...]) -> Table:
    """The public bodies whose position each variation changes."""
    _, *others = variations
    found = [(name, tuple(_changed(view, option))) for name, option in others]
    unit = unit_for(
        [
            amount
            for _, pairs in found
            for _, *both in pairs
            for each in both
            for amount in (each.npv, each.npv_cashable)
        ],
        view.currency,
    )
    rows: list[Row] = []
    for name, pairs in found:
        if pairs:
            rows.append(Row((Cell(name),), "group"))
        for key, before, after in pairs:
            amounts = (before.npv, after.npv, after.npv_cashable)
            rows.append(row(view.names[key], unit, amounts))
    return Table(
        "bodies-under-variations",
        "Public bodies whose net position changes, present values",
        (
            Column("Public body", "heading", 6),
            Column("Net position in this document", width=3),
            Column("Under these assumptions", width=3),
            Column("The same in cash", width=3),
        ),
        tuple(rows),
        f"{unit.words}, {view.prices} prices",
    )


def _changed(
    view: View, option: OptionAppraisal | None
) -> Iterator[tuple[str, AgencyAppraisal, AgencyAppraisal]]:
    """The public bodies that a variation leaves elsewhere: before it, and under it."""
    under = {} if option is None else option.agencies
    for key, each in view.option.agencies.items():
        if each.public and key in under and not is_nought(under[key].npv - each.npv):
            yield key, each, under[key]


def _scenario_table(view: View) -> Table:
    """What each scenario sets, as the file writes it."""
    rows: list[Row] = []
    for key, scenario in view.project.scenarios.items():
        rows.append(
            Row((Cell(_scenario_name(view, key), tidy(scenario.notes)),), "group")
        )
        rows += [
            Row((Cell(f"`{address}`"), Cell(_written(node))))
            for address, node in scenario.set.items()
        ]
    return Table(
        "scenario-settings",
        "What each scenario sets; all other inputs stay as they are",
        (Column("Input", "heading", 6), Column("Set to", "text", 8)),
        tuple(rows),
    )


def _written(node: object) -> str:
    """What is set, in words: a text, or values by year."""
    if isinstance(node, Mapping):
        words = "; ".join(f"{key}: {_written(item)}" for key, item in node.items())
    elif isinstance(node, tuple):
        words = ", ".join(_written(item) for item in node)
    else:
        words = tidy(str(node))
    return shortened(words, _LONGEST_NODE)


def _range_table(view: View) -> Table:
    """Every input with a range, under its line."""
    rows: list[Row] = []
    for subject in subjects_of(view):
        rows += _ranges(subject)
    return Table(
        "range-table",
        "Ranges of inputs, as the project file declares them",
        (
            Column("Input", "heading", 6),
            Column("Low", "text"),
            Column("Central", "text", 5),
            Column("High", "text"),
            Column("Shape", "text", 3),
        ),
        tuple(rows),
        notes=(
            (
                "Low and high with a sign are changes to the central value. PERT and "
                "triangular: the central value is the likeliest. The ranges bear on no "
                "figure of this document."
            ),
        ),
    )


def _ranges(subject: Subject) -> Iterator[Row]:
    found = [each for each in subject.assumptions if each.ends is not None]
    if found:
        yield Row((Cell(subject.title),), "group")
    for each in found:
        assert each.ends is not None  # noqa: S101 - those without are left out above
        low, high, shape = each.ends
        cells = (each.what, low, each.value, high, _SHAPES.get(shape, shape))
        yield Row(tuple(Cell(text) for text in cells))
