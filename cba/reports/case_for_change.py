"""The case for change: what is wrong today, and what the project is for."""

from __future__ import annotations

from collections.abc import Iterator

from cba.models.benefit import Benefit
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
from cba.reports.formatting import counted, listed
from cba.reports.lines_of_option import benefits_of, title_of
from cba.reports.non_monetised_words import effect_title, effects_of
from cba.reports.texts import paragraphs, sentence, tidy
from cba.reports.view import View


def case_for_change(view: View) -> Section:
    """Summary, counterfactual and objectives; without blocks where none is given."""
    return Section(
        "case-for-change", "Case for change", tuple(_blocks(view)), "strategic"
    )


def _blocks(view: View) -> Iterator[Block]:
    about = view.project.project
    for position, text in enumerate(paragraphs(about.summary)):
        yield Paragraph(text, "lead" if position == 0 else "plain")
    without = paragraphs(about.counterfactual)
    if without:
        yield Subheading("counterfactual", "What would happen without it")
        *first, last = without
        for text in (*first, sentence(last)):
            yield Paragraph(text)
        yield Paragraph(
            "Every cost and every benefit in this document is a change from this.",
            "note",
        )
    if about.objectives:
        yield Subheading("objectives", "What it is for")
        yield objective_table(view)


def objective_table(view: View) -> Table:
    """Each objective, the benefits that serve it, and how each is measured."""
    served: dict[str, list[tuple[str, Benefit]]] = {}
    aimless = []
    for key, benefit in benefits_of(view):
        if benefit.objective is None:
            aimless.append(title_of(benefit, key))
        else:
            served.setdefault(benefit.objective, []).append((key, benefit))
    rows: list[Row] = []
    for objective, text in (view.project.project.objectives or {}).items():
        rows.append(Row((Cell(tidy(text)),), "group"))
        rows += [_row(key, each) for key, each in served.get(objective, [])]
        effects = list(_effects(view, objective))
        rows += effects
        if not effects and objective not in served:
            rows.append(
                Row((Cell("No benefit of this option serves it."), *[Cell()] * 3))
            )
    return Table(
        "objective-table",
        "Objectives, the benefits that serve them, and how each is measured",
        (
            Column("Benefit", "heading", 6),
            Column("Indicator", "text", 6),
            Column("Today", "text", 2),
            Column("Target", "text", 2),
        ),
        tuple(rows),
        notes=_of_no_objective(aimless),
    )


def _row(key: str, benefit: Benefit) -> Row:
    measure = benefit.measure
    name = Cell(title_of(benefit, key))
    if measure is None:
        return Row((name, Cell("no measure yet"), Cell(), Cell()))
    return Row(
        (
            name,
            Cell(tidy(measure.indicator)),
            Cell(tidy(measure.baseline)),
            Cell(tidy(measure.target)),
        )
    )


def _effects(view: View, objective: str) -> Iterator[Row]:
    for key, effect in effects_of(view.project, view.option.identifier):
        if effect.objective == objective:
            yield Row(
                (
                    Cell(effect_title(key, effect), "not in money"),
                    Cell(tidy(effect.quantity) or "not counted"),
                    Cell(),
                    Cell(),
                )
            )


def _of_no_objective(titles: list[str]) -> tuple[str, ...]:
    if not titles:
        return ()
    if len(titles) == 1:
        return (f"One benefit names no objective: {titles[0]}.",)
    return (f"{counted(len(titles), 'benefit')} name no objective: {listed(titles)}.",)
