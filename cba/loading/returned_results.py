"""The results of a returned workbook, and whether they are those of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cba.loading.grid import NO_RESULT
from cba.loading.workbook_sheet import SheetScan
from cba.loading.workbook_table import Value

#: What each option comes to: everyone together, and public bodies alone.
HEADLINE = ("public_value.npv", "financial.npv")
_TITLES, _HEADS, _PATH = 2, 3, 1
_NOW = "Now"
_PENNY = 0.01


@dataclass(frozen=True, slots=True)
class OptionResults:
    """The figures of an option by their path, as they are ``now`` and were ``sent``.

    A cell without a stored value is an empty text, and one with an error its text.
    """

    title: str
    now: Mapping[str, Value]
    sent: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Difference:
    """A headline of an option that is another in the workbook than in the project.

    None where the workbook has no number.
    """

    title: str
    path: str
    workbook: float | None
    project: float


def option_results(
    values: Sequence[Sequence[Value]], scan: SheetScan
) -> tuple[OptionResults, ...]:
    """The results on a sheet, option by option; none where it has lost its headings."""
    if len(values) <= _HEADS:
        return ()
    heads, titles = values[_HEADS], values[_TITLES]
    return tuple(
        OptionResults(
            str(titles[column]) if column < len(titles) else "",
            *(dict(_column(values, scan, column + n)) for n in (0, 1)),
        )
        for column, head in enumerate(heads)
        if head == _NOW
    )


def _column(
    values: Sequence[Sequence[Value]], scan: SheetScan, column: int
) -> Iterator[tuple[str, Value]]:
    for number, row in enumerate(values[_HEADS + 1 :], start=_HEADS + 1):
        if len(row) > _PATH and isinstance(row[_PATH], str) and row[_PATH]:
            value = row[column] if column < len(row) else ""
            error = scan.errors.get((number, column), NO_RESULT)
            yield str(row[_PATH]), value if error == NO_RESULT else error


def is_worked_out(returned: Sequence[OptionResults], *, changed: bool) -> bool:
    """Whether a spreadsheet has worked the results out since inputs were changed."""
    cells = [
        (option.now.get(path, ""), option.sent.get(path, ""))
        for option in returned
        for path in HEADLINE
    ]
    if all(now == "" for now, _ in cells):
        return False
    return not changed or any(_differ(now, sent) for now, sent in cells)


def _differ(one: Value, other: Value) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return not abs(one - other) <= _PENNY
    return one != other


def differences(
    returned: Sequence[OptionResults], project: Sequence[OptionResults]
) -> tuple[Difference, ...]:
    """The headlines that differ by more than a penny.

    ``project`` are the results of a workbook of the project, as it is written. An
    option is known by its title, and where titles are the same by its position.
    """
    found = []
    for n, wanted in enumerate(project):
        alike = [each for each in returned if each.title == wanted.title]
        if len(alike) > 1 and len(returned) == len(project):
            alike = [returned[n]]
        if len(alike) != 1:
            continue  # it was added, or renamed, since
        for path in HEADLINE:
            new, old = wanted.now.get(path), alike[0].now.get(path)
            if not isinstance(new, float | int):
                continue
            number = float(old) if isinstance(old, float | int) else None
            if number is None or not abs(number - new) <= _PENNY:
                found.append(Difference(wanted.title, path, number, float(new)))
    return tuple(found)
