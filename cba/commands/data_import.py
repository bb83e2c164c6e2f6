"""``cba data import``: a price index from the Treasury's published workbook."""

from __future__ import annotations

from pathlib import Path

from cba.commands.conversation import say, tell, wrote
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.outputs import unwritten
from cba.commands.show import show
from cba.library.catalogue import current_editions
from cba.loading.deflator_rows import DeflatorPoint, RowFault
from cba.loading.deflator_text import deflator_csv, published_as
from cba.loading.deflator_workbook import DeflatorBook, DeflatorTable, read_deflators
from cba.loading.files import TABLE_LIMIT, read_file
from cba.loading.suggest import clipped
from cba.loading.workbook_parts import UnsafeWorkbook
from cba.loading.workbook_sheets import read_sheets
from cba.problems import Place, Problem
from cba.reports.diagnostics import printable
from cba.reports.formatting import counted, listed
from cba.reports.text_table import HANG, Line
from cba.reports.writing import write_text

_WORKBOOK = ".xlsx"
_SHOWN = 20
_TAKE = (
    "take the workbook of `GDP deflators at market prices, and money GDP` from GOV.UK"
)


def import_deflator(
    file: Path, output: Path | None, *, force: bool, calendar: bool = False
) -> int:
    """Write a price index that `appraisal.deflator` takes; 1 for faults in the rows.

    It is by financial year, or by calendar year on request. Nothing that is there is
    overwritten unless ``force`` says so, and with a fault nothing is written.
    """
    book, faults = _read(file)
    if faults:
        tell([_problem(each) for each in faults[:_SHOWN]])
        return Exit.NO
    table = book.table(financial=not calendar)
    if table is None:
        raise _not_deflators(file, [each.sheet for each in book.tables])
    name = f"deflator-{book.edition}.csv" if book.edition else "deflator.csv"
    target = output or Path(name)
    _refuse_to_overwrite(target, file, force=force)
    try:
        write_text(target, deflator_csv(book, table, file.name))
    except OSError as error:
        raise unwritten(target, error) from None
    show([Line(each, hang=HANG) for each in _findings(book, table, file.name)])
    wrote(target)
    say(f"next: write `deflator: {printable(target.name)}` under `appraisal:`")
    return Exit.YES


def _read(file: Path) -> tuple[DeflatorBook, tuple[RowFault, ...]]:
    shown = clipped(file.name)
    if file.suffix.lower() != _WORKBOOK:
        raise CannotRunError("CBA524", f"`{shown}` is not an .xlsx workbook", _TAKE)
    data = read_file(file, TABLE_LIMIT, Place(file.as_posix(), 1, 1))
    if isinstance(data, Problem):
        raise CannotRunError("CBA002", data.message, data.hint)
    try:
        sheets = read_sheets(data, file.as_posix())
    except UnsafeWorkbook as unsafe:
        raise CannotRunError(
            "CBA524", f"`{shown}`: {unsafe.message}", unsafe.hint
        ) from None
    book, faults = read_deflators(sheets.grids, file.name)
    if not book.tables and not faults:
        raise _not_deflators(file, list(sheets.grids))
    return book, faults


def _not_deflators(file: Path, sheets: list[str]) -> CannotRunError:
    named = clipped(listed([f"`{each}`" for each in sheets]), 200) if sheets else ""
    looked = f" on {named}" if named else ""
    return CannotRunError(
        "CBA524",
        f"`{clipped(file.name)}` has no table of deflators{looked}: no heading names "
        "such years and the year in which the index is 100",
        _TAKE,
    )


def _problem(fault: RowFault) -> Problem:
    return Problem("CBA525", fault.message, hint=fault.hint, place=fault.place)


def _refuse_to_overwrite(target: Path, source: Path, *, force: bool) -> None:
    shown = printable(str(target))
    if target.suffix.lower() != ".csv":
        raise CannotRunError(
            "CBA003", f"`{shown}` is no CSV file", "name one that ends in .csv"
        )
    try:
        there = target.exists()
        is_source = there and target.samefile(source)
        is_link = target.is_symlink()
    except (OSError, ValueError):  # a name that no file can have, as writing will say
        there = is_source = is_link = False
    if is_source:
        raise CannotRunError(
            "CBA003", f"`{shown}` is the workbook itself", "name another file"
        )
    if is_link:
        # A folder from elsewhere may have a link in it to anything.
        raise CannotRunError(
            "CBA003",
            f"`{shown}` is a link, and what it leads to is not overwritten",
            "name the file itself, or remove the link",
        )
    if there and not force:
        raise CannotRunError(
            "CBA003",
            f"`{shown}` is there already, and nothing is overwritten",
            "name another file with `-o`, or add `--force`",
        )


def _findings(book: DeflatorBook, table: DeflatorTable, file: str) -> list[str]:
    """What was read, in sentences."""
    kind = "financial" if table.financial else "calendar"
    points = table.points
    years = f"{counted(len(points), f'{kind} year')} {_span(points)}"
    lines = [f"{published_as(book, file)}: {years}, {table.base}"]
    forecasts = tuple(each for each in points if each.is_forecast)
    if forecasts:
        line = f"forecasts: {_span(forecasts)}"
        if any(each.chained for each in forecasts):
            line += ", published as changes and multiplied on from the last index"
        lines.append(line)
    lines.append(_beside_packaged(book.edition))
    return lines


def _beside_packaged(edition: str | None) -> str:
    current = current_editions()["gdp_deflator"]
    if edition is None:
        return (
            "the file's name has no month: write the edition into the column `edition`"
        )
    if edition == current:
        return f"cba holds this edition: `data: {{gdp_deflator: {current}}}` is enough"
    is_ = "newer" if edition > current else "older"
    return f"edition {edition}, {is_} than the {current} that cba holds"


def _span(points: tuple[DeflatorPoint, ...]) -> str:
    first, last = points[0].year, points[-1].year
    return str(first) if first == last else f"{first} to {last}"
