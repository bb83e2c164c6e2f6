"""The register of assumptions: every input, with its evidence and its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cba.discounting import is_unverified, label
from cba.library.in_use import deflator_of, editions_of, schedule_of
from cba.library.reference_data import bias_grades
from cba.reports.assumption import Assumption, Subject, timing_words
from cba.reports.assumptions_of_benefits import benefit_subjects
from cba.reports.assumptions_of_spending import (
    cost_subjects,
    payment_subjects,
    people_subjects,
)
from cba.reports.content import Block, Cell, Column, Paragraph, Row, Section, Table
from cba.reports.view import View

_UNVERIFIED = "unverified"
_COMBINED = {
    "worst": "the weakest grade of a line decides its correction",
    "mean": "the average of the corrections of a line's grades",
    "product": "the corrections of a line's grades are compounded",
}


def assumptions_section(view: View) -> Section:
    """The frame of the appraisal, then people, costs, benefits and payments."""
    kinds: tuple[tuple[str, str, Iterable[Subject]], ...] = (
        ("people", "Assumptions about people", people_subjects(view)),
        ("costs", "Assumptions about costs", cost_subjects(view)),
        ("benefits", "Assumptions about benefits", benefit_subjects(view)),
        ("payments", "Assumptions about payments", payment_subjects(view)),
    )
    blocks: list[Block] = [
        Paragraph(
            "Every input of the preferred option. The source and the status named "
            "beside a line's title hold for each of its inputs that has none of its "
            "own.",
            "lead",
        ),
        _frame_table(view),
    ]
    for name, caption, subjects in kinds:
        found = tuple(subjects)
        if found:
            blocks.append(register_table(f"{name}-assumptions", caption, found))
    return Section("assumptions", "Assumptions and their sources", tuple(blocks))


def register_table(identifier: str, caption: str, subjects: Iterable[Subject]) -> Table:
    """One row an input, under the line or the group of people that it belongs to."""
    return Table(
        identifier,
        caption,
        (
            Column("Assumption", "heading", 6),
            Column("Value", "text", 7),
            Column("Prices of", "text", 2),
            Column("Evidence and source", "text", 11),
        ),
        tuple(row for subject in subjects for row in _rows(subject)),
    )


def _rows(subject: Subject) -> Iterator[Row]:
    yield Row((Cell(subject.title, subject.words, subject.status),), "group")
    for each in subject.assumptions:
        spread = f"range {each.spread}" if each.spread else ""
        known = [text for text in (each.evidence, each.source) if text]
        yield Row(
            (
                Cell(each.what),
                Cell(each.value, spread),
                Cell(each.prices),
                Cell(" ".join(known), mark=each.status),
            )
        )


def _frame_table(view: View) -> Table:
    return Table(
        "frame",
        "The frame of the appraisal",
        (
            Column("Assumption", "heading", 4),
            Column("Value", "text", 8),
            Column("Source", "text", 8),
        ),
        tuple(
            Row(
                (Cell(each.what), Cell(each.value), Cell(each.source, mark=each.status))
            )
            for each in _frame(view)
        ),
    )


def _frame(view: View) -> Iterator[Assumption]:
    settings = view.project.appraisal
    data = view.appraisal.run.data
    yield Assumption("Years", f"{view.period}, {view.length}")
    yield Assumption("Prices", f"{view.prices} prices, real terms")
    schedule = schedule_of(settings.discounting, editions_of(view.project))
    status = _UNVERIFIED if is_unverified(schedule, settings.years) else ""
    yield Assumption(
        "Discounting", label(schedule), source=schedule.source, status=status
    )
    yield Assumption("Flows fall", timing_words(settings.timing))
    if settings.deflator is not None or "gdp_deflator" in data:
        deflator = deflator_of(view.project)
        status = _UNVERIFIED if deflator.status == _UNVERIFIED else ""
        yield Assumption(
            "Price index", deflator.name, source=deflator.source, status=status
        )
    if "optimism_bias" in data:
        table = bias_grades(editions_of(view.project).get("optimism_bias"))
        status = _UNVERIFIED if table.status == _UNVERIFIED else ""
        yield Assumption(
            "Several grades on a line",
            _COMBINED[settings.optimism_bias],
            source=table.source,
            status=status,
        )
    counted = settings.in_kind_in_financial_case
    yield Assumption(
        "What public bodies give in kind",
        "counts among their costs" if counted else "is shown apart from their costs",
    )
