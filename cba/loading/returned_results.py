"""The results of a returned workbook, and whether they are those of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cba.loading.grid import NO_RESULT
from cba.loading.workbook_sheet import SheetScan
from cba.loading.workbook_table import Value

#: What each option comes to: everyone together, and public bodies alone.
HEADLINE = ("public_value.npv", "financial.npv")
_PATH, _NOW = "Path", "Now"
#: The row of headings is among the first so many; the titles stand above it.
_HEADS_WITHIN = 10
_PENNY = 0.01


@dataclass(frozen=True, slots=True)
class OptionResults:
    """The figures of an option by their path, as they are ``now`` and were ``sent``.

    A cell without a stored value is an empty text, and one with an error its text.
    ``formulas`` are the paths that the sheet works out.
    """

    title: str
    now: Mapping[str, Value]
    sent: Mapping[str, Value]
    formulas: frozenset[str]


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
    heads = next((n for n, row in enumerate(values[:_HEADS_WITHIN]) if _PATH in row), 0)
    if not heads:
        return ()
    titles = values[heads - 1]
    at = values[heads].index(_PATH)
    paths = {
        row: str(cells[at])
        for row, cells in enumerate(values[heads + 1 :], start=heads + 1)
        if len(cells) > at and cells[at] != ""
    }
    return tuple(
        OptionResults(
            str(titles[column]) if column < len(titles) else "",
            dict(_column(values, scan, paths, column)),
            dict(_column(values, scan, paths, column + 1)),
            frozenset(p for row, p in paths.items() if (row, column) in scan.formulas),
        )
        for column, head in enumerate(values[heads])
        if head == _NOW
    )


def _column(
    values: Sequence[Sequence[Value]],
    scan: SheetScan,
    paths: Mapping[int, str],
    column: int,
) -> Iterator[tuple[str, Value]]:
    for number, path in paths.items():
        row = values[number]
        error = scan.errors.get((number, column), NO_RESULT)
        value = row[column] if column < len(row) else ""
        yield path, value if error == NO_RESULT else error


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

    ``project`` are the results of a workbook of the project, as it is written.
    """
    found = []
    for wanted, came in _pairs(returned, project):
        for path in HEADLINE:
            new, old = wanted.now.get(path), came.now.get(path) if came else None
            if came is None or not isinstance(new, float | int):
                continue
            number = float(old) if isinstance(old, float | int) else None
            if number is None or not abs(number - new) <= _PENNY:
                found.append(Difference(wanted.title, path, number, float(new)))
    return tuple(found)


def unmatched(
    returned: Sequence[OptionResults], project: Sequence[OptionResults]
) -> tuple[str, ...]:
    """The titles of options that cannot be compared: no column is headed so, or two."""
    return tuple(
        wanted.title for wanted, came in _pairs(returned, project) if came is None
    )


def pasted_over(
    returned: Sequence[OptionResults], project: Sequence[OptionResults]
) -> tuple[str, ...]:
    """The titles of options with a headline that is no formula any more."""
    return tuple(
        wanted.title
        for wanted, came in _pairs(returned, project)
        if came and (wanted.formulas - came.formulas).intersection(HEADLINE)
    )


def _pairs(
    returned: Sequence[OptionResults], project: Sequence[OptionResults]
) -> Iterator[tuple[OptionResults, OptionResults | None]]:
    """Each option of the project with its results that came back, by its title."""
    for wanted in project:
        alike = [each for each in returned if each.title == wanted.title]
        yield wanted, alike[0] if len(alike) == 1 else None
