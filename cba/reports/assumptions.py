"""The register of assumptions: every input, with its evidence and its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cba.discounting import is_unverified, label
from cba.library.in_use import deflator_of, editions_of, schedule_of
from cba.library.reference_data import bias_grades
from cba.reports.assumption import Assumption, Subject, timing_words
from cba.reports.assumptions_of_benefits import benefit_subjects
from cba.reports.assumptions_of_payments import payment_subjects
from cba.reports.assumptions_of_spending import (
    cost_subjects,
    people_subjects,
    risk_subjects,
)
from cba.reports.assumptions_of_steps import step_subjects
from cba.reports.content import (
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Section,
    Table,
)
from cba.reports.influence import by_influence, swings_of
from cba.reports.length import MANY_LINES
from cba.reports.long_register import long_register
from cba.reports.texts import sentence, tidy
from cba.reports.view import View

_UNVERIFIED = "unverified"
_PLACE = Column("Line", "text", 2)
_INFLUENCE = Column("Influence", "figure", 4)
_COLUMNS = (
    Column("Assumption", "heading", 7),
    Column("Value", "text", 8),
    _INFLUENCE,
    _PLACE,
    Column("Evidence and source", "text", 10),
)
_COMBINED = {
    "worst": "the weakest grade of a line decides its correction",
    "mean": "the average of the corrections of a line's grades",
    "product": "the corrections of a line's grades are compounded",
}


def assumptions_section(view: View) -> Section:
    """The frame of the appraisal, then people, costs, benefits and payments."""
    return Section("assumptions", "Assumptions register", tuple(_blocks(view)))


def _kinds(view: View) -> tuple[tuple[str, Iterable[Subject]], ...]:
    return (
        ("people", people_subjects(view)),
        ("costs", cost_subjects(view)),
        ("benefits", benefit_subjects(view)),
        ("payments", payment_subjects(view)),
        ("risks", risk_subjects(view)),
        ("steps", step_subjects(view)),
    )


def _blocks(view: View) -> Iterator[Block]:
    yield Paragraph(
        "Every input of the preferred option, with what is known of it. The source and "
        "the status beside the name of a line hold for each of its inputs that has "
        f"none of its own.{_where(view)}{_order(view)}",
        "lead",
    )
    yield _frame_table(view)
    for name, subjects in _kinds(view):
        found = by_influence(view, subjects)
        if not found:
            continue
        if len(view.option.lines) > MANY_LINES:
            yield long_register(view, f"{name}-register", name, found)
        else:
            yield register_table(f"{name}-register", name, found)


def _where(view: View) -> str:
    file = view.written.file
    return f" Lines are those of {file}, unless another file is named." if file else ""


def _order(view: View) -> str:
    """In which order the inputs stand, where it is not the file's."""
    if not swings_of(view):
        return ""
    return (
        " Influence is how far the NPSV moves over the range of an input, the others "
        "as they are; what moves it most stands first in each table."
    )


def register_table(identifier: str, kind: str, subjects: Iterable[Subject]) -> Table:
    """One row an input, below the line or the group of people that it belongs to."""
    found = tuple(subjects)
    # Without the file there is no line to look up.
    with_places = any(x.written for each in found for x in each.assumptions)
    with_influence = any(x.influence for each in found for x in each.assumptions)
    left_out = {_PLACE: not with_places, _INFLUENCE: not with_influence}
    columns = tuple(each for each in _COLUMNS if not left_out.get(each))
    return Table(
        identifier,
        f"Assumptions about {kind}",
        columns,
        tuple(
            row
            for each in found
            for row in (
                _head(each),
                *_rows(each, with_places=with_places, with_influence=with_influence),
            )
        ),
    )


def _head(subject: Subject) -> Row:
    """The name of a line, and what holds for all of it."""
    said = [subject.words, subject.source]
    said += [_said(each) for each in subject.assumptions if each.is_about_line]
    if subject.used_in:
        said.append(f"Used in: {'; '.join(subject.used_in)}.")
    said.append(sentence(_place_of_all(subject)))
    known = " ".join(text for text in said if text)
    return Row((Cell(subject.title, known, subject.status),), "group")


def _said(each: Assumption) -> str:
    """What is about the whole line, with where it stands."""
    is_line = each.written.startswith("line ")
    return f"{each.what}: {each.value}{f' ({each.written})' if is_line else ''}."


def _place_of_all(subject: Subject) -> str:
    """Where a line stands that is a row of a table of its own."""
    places = {each.written for each in subject.assumptions if each.written}
    return next(iter(places)) if len(places) == 1 and "," in min(places) else ""


def _rows(
    subject: Subject, *, with_places: bool, with_influence: bool
) -> Iterator[Row]:
    is_said = bool(_place_of_all(subject))
    for each in subject.assumptions:
        if each.is_about_line:
            continue
        prices = f"{each.prices} prices" if each.prices else ""
        spread = f"range {each.spread}" if each.spread else ""
        aside = ", ".join(text for text in (prices, spread) if text)
        written = "" if is_said else each.written.removeprefix("line ")
        known = [text for text in (each.evidence, each.source) if text]
        yield Row(
            (
                Cell(each.what),
                Cell(f"{each.value} ({aside})" if aside else each.value),
                *((Cell(each.influence),) if with_influence else ()),
                *((Cell(written),) if with_places else ()),
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
            "Price index", deflator.name, source=tidy(deflator.source), status=status
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
