"""The results under other assumptions: under each scenario, and without bias."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cba.analysis.variations import under_scenarios, without_optimism_bias
from cba.models.line import titled
from cba.reports.content import (
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Table,
)
from cba.reports.formatting import NO_FIGURE, Unit, is_nought, ratio, unit_for
from cba.reports.outcome_words import payback_cell
from cba.reports.table_parts import row
from cba.reports.texts import as_title, shortened, tidy
from cba.reports.view import View
from cba.results.appraisal import OptionAppraisal

_Variation = tuple[str, OptionAppraisal | None]
_AS_HERE = "As in this document"
_WITHOUT = "Without any correction for optimism"
_LONGEST_NODE = 200
_OF_PUBLIC_BODIES = (
    Column("Net position of public bodies", width=3),
    Column("The same in cash"),
    Column("Payback", width=3),
)
#: As many bodies have a column each on an upright page.
_UPRIGHT = 7


def other_assumptions(view: View) -> Iterator[Block]:
    """The finding, the results from pessimistic to optimistic, and what is set."""
    found = tuple(sorted(_variations(view), key=_place))
    if len(found) > 1:
        yield Paragraph(_finding(view, found))
        yield variation_table(view, found)
        by_body = body_table(view, found)
        if by_body.rows:
            yield by_body
    if view.project.scenarios:
        yield _scenario_table(view)


def _place(variation: _Variation) -> tuple[bool, float]:
    """From pessimistic to optimistic; what cannot be held comes last."""
    option = variation[1]
    return (True, 0.0) if option is None else (False, option.public_value.npv)


def _finding(view: View, found: tuple[_Variation, ...]) -> str:
    held = [(name, option) for name, option in found if option is not None]
    (worst, least), (best, most) = held[0], held[-1]
    values = [option.public_value.npv for _, option in held]
    if is_nought(values[-1] - values[0]):
        return f"The NPSV is {view.money(values[0])} under every set of assumptions."
    short = sum(value < 0 and not is_nought(value) for value in values)
    words = (
        f"The NPSV runs from {view.money(least.public_value.npv)} "
        f"({_in_brackets(worst)}) to {view.money(most.public_value.npv)} "
        f"({_in_brackets(best)})"
    )
    if short in {0, len(values)}:
        side = "at or above" if not short else "below"
        return f"{words}, and stays {side} zero throughout."
    are = "is" if short == 1 else "are"
    return f"{words}; {short} of {len(values)} results {are} below zero."


def _in_brackets(name: str) -> str:
    """The name of a variation within a sentence; a scenario keeps its capitals."""
    if name in {_AS_HERE, _WITHOUT}:
        return f"{name[:1].lower()}{name[1:]}"
    return f"“{name}”"


def _variations(view: View) -> Iterator[_Variation]:
    """The case as it stands, without optimism bias, and under each scenario."""
    yield _AS_HERE, view.option
    without = without_optimism_bias(view.appraisal)
    changed = without.public_value.npv - view.option.public_value.npv
    if not is_nought(changed):
        yield _WITHOUT, without
    for scenario, option in _scenarios(view):
        yield _scenario_name(view, scenario), option


def _scenarios(view: View) -> Iterator[tuple[str, OptionAppraisal | None]]:
    """The option under each scenario, which the sensitivity analysis may have made."""
    if view.uncertainty is None:
        yield from under_scenarios(view.appraisal)
        return
    for found in view.uncertainty.sensitivity.scenarios:
        if found.scenario is not None:
            yield found.scenario, found.option


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
            *(_OF_PUBLIC_BODIES if view.public else ()),
        ),
        tuple(_variation_row(view, name, option, unit) for name, option in variations),
        f"{unit.words}, {view.prices} prices",
        tuple(notes),
    )


def _variation_row(
    view: View, name: str, option: OptionAppraisal | None, unit: Unit
) -> Row:
    columns = 2 + (len(_OF_PUBLIC_BODIES) if view.public else 0)
    if option is None:
        return Row((Cell(name), *[Cell(NO_FIGURE)] * columns))
    financial, value = option.financial, option.public_value
    figures = (
        unit.show(value.npv),
        ratio(value.bcr),
        unit.show(financial.npv),
        unit.show(financial.npv_cashable),
        payback_cell(financial.payback, view.labels),
    )
    return Row((Cell(name), *map(Cell, figures[:columns])))


def body_table(view: View, variations: tuple[_Variation, ...]) -> Table:
    """The net position of each public body that any variation moves."""
    found = [(name, option.agencies) for name, option in variations if option]
    moved = [
        key
        for key, each in view.option.agencies.items()
        if each.public
        and any(
            not is_nought(each.npv - under[key].npv)
            for _, under in found
            if key in under
        )
    ]
    unit = unit_for(
        [under[key].npv for _, under in found for key in moved if key in under],
        view.currency,
    )
    rows = [
        row(name, unit, (under[key].npv if key in under else None for key in moved))
        for name, under in found
    ]
    return Table(
        "bodies-under-variations",
        "Net position of each public body that they move, present values",
        (
            Column("Assumptions", "heading", 5),
            *(Column(view.names[key]) for key in moved),
        ),
        tuple(rows) if moved else (),
        f"{unit.words}, {view.prices} prices",
        is_wide=len(moved) > _UPRIGHT,
    )


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
