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
from cba.reports.length import MANY_LINES
from cba.reports.long_register import long_register
from cba.reports.view import View

_UNVERIFIED = "unverified"
_COLUMNS = (
    Column("Assumption", "heading", 6),
    Column("Value", "text", 7),
    Column("Prices of", "text", 2),
    Column("Evidence and source", "text", 11),
)
_COMBINED = {
    "worst": "the weakest grade of a line decides its correction",
    "mean": "the average of the corrections of a line's grades",
    "product": "the corrections of a line's grades are compounded",
}


def assumptions_section(view: View) -> Section:
    """The frame of the appraisal, then people, costs, benefits and payments."""
    return Section("assumptions", "Assumptions register", tuple(_blocks(view)))


def subjects_of(view: View) -> Iterator[Subject]:
    """Everything that assumptions are about: groups of people, then each line."""
    for _, _, subjects in _kinds(view):
        yield from subjects


def _kinds(view: View) -> tuple[tuple[str, str, Iterable[Subject]], ...]:
    return (
        ("people", "People", people_subjects(view)),
        ("costs", "Costs", cost_subjects(view)),
        ("benefits", "Benefits", benefit_subjects(view)),
        ("payments", "Payments", payment_subjects(view)),
    )


def _blocks(view: View) -> Iterator[Block]:
    yield Paragraph(
        "Every input of the preferred option, with what is known of it. The source and "
        "the status of a line as a whole hold for each of its inputs that has none of "
        f"its own.{_where(view)}",
        "lead",
    )
    yield _frame_table(view)
    for name, heading, subjects in _kinds(view):
        found = tuple(subjects)
        if found:
            yield Subheading(f"{name}-assumptions", heading)
            if len(view.option.lines) > MANY_LINES:
                yield long_register(view, f"{name}-register", heading, found)
            else:
                yield from (register_table(subject) for subject in found)


def _where(view: View) -> str:
    file = view.written.file
    return f" Lines are those of {file}, unless another file is named." if file else ""


def register_table(subject: Subject) -> Table:
    """One row an input of a line, or of a group of people, with what holds for all."""
    return Table(
        f"assumed-{subject.address.replace('.', '-')}",
        subject.title,
        _COLUMNS,
        (*_whole(subject), *_rows(subject)),
    )


def _whole(subject: Subject) -> Iterator[Row]:
    if subject.source or subject.status:
        cells = (
            Cell("The line as a whole"),
            Cell(subject.words),
            Cell(),
            Cell(subject.source, mark=subject.status),
        )
        yield Row(cells)


def _rows(subject: Subject) -> Iterator[Row]:
    for each in subject.assumptions:
        spread = f"range {each.spread}" if each.spread else ""
        known = [text for text in (each.evidence, each.source) if text]
        yield Row(
            (
                Cell(each.what, each.written),
                Cell(each.value, spread),
                Cell(each.prices),
                Cell(" ".join(known), mark=each.status),
            )
        )
    if subject.used_in:
        used = (Cell("Used in"), Cell("; ".join(subject.used_in)), Cell(), Cell())
        yield Row(used)


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
