"""A workbook of a business case that came back: which inputs were changed in it.

It holds its inputs twice, on the sheet `Inputs` to be changed and on `As sent` to
compare with, so that what was changed is known without the project. Whatever was
done to it besides, it is read as any workbook of strangers: within limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from cba.loading.files import TABLE_LIMIT, read_file
from cba.loading.returned_agreement import AGREEMENT, changed_payments
from cba.loading.returned_changes import Change, Left, changes_between
from cba.loading.returned_results import OptionResults, option_results
from cba.loading.returned_sheet import GROWING, VALUE, InputSheet, input_sheet
from cba.loading.suggest import clipped
from cba.loading.workbook_book import Book
from cba.loading.workbook_parts import Parts, UnsafeWorkbook
from cba.loading.workbook_table import Value, cell_text, sheet_values
from cba.problems import Place, Problem

COVER, INPUTS, SENT, RESULTS = "Cover", "Inputs", "As sent", "Results"
#: How the line below the title on the cover begins.
APPRAISAL = "Cost-benefit appraisal"
_FORMAT = "1"
_SAVE = "open it in a spreadsheet and save it as .xlsx, without a password"
_SMALLER = "keep only the sheets that came with it"
_SET = re.compile(r"(?:^|\s)--(?:set|scenario)\b")
_AGAIN = "ask for the workbook that `cba report -o case.xlsx` wrote, saved as .xlsx"


class NotReturned(Exception):
    """A file that is no workbook of a business case, or cannot be read."""

    def __init__(self, message: str, hint: str | None) -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Returned:
    """What a returned workbook says: of which project it is, and what changed.

    ``left`` is what was changed in it that no input of a project can take; ``sent``
    the inputs as they were sent, and ``results`` what each option comes to. ``title``
    is that on the cover, empty where it is not to be found.
    """

    project_file: str
    fingerprint: str
    changes: tuple[Change, ...]
    left: tuple[Left, ...]
    sent: InputSheet
    results: tuple[OptionResults, ...]
    title: str = ""


def read_returned(path: Path) -> Returned:
    """The changes in a returned workbook.

    Raises :class:`NotReturned` with one line on why it is not read.
    """
    if path.is_dir():
        raise NotReturned(f"`{path}` is a folder", "name the workbook in it")
    data = read_file(path, TABLE_LIMIT, Place(path.as_posix(), 1, 1))
    if isinstance(data, Problem):
        raise NotReturned(data.message, data.hint)
    return read_book(data, path.name)


def read_book(data: bytes, name: str) -> Returned:
    """The changes in a workbook of these bytes, which go by a name.

    Raises :class:`NotReturned` with one line on why it is not read.
    """
    shown = clipped(name)
    try:
        book = Book(Parts(data))
        missing = [each for each in (COVER, INPUTS, SENT) if each not in book.sheets]
        if missing:
            message = f"`{shown}` has no sheet `{missing[0]}`"
            raise NotReturned(message, _AGAIN)
        rows = _rows(book, COVER)
        pairs = tuple(_pairs(rows))
        cover = dict(pairs)
        _refuse_set(pairs, shown)
        _refuse_format(cover.get("Format", ""), shown)
        sheets = [_sheet(book, name, shown) for name in (INPUTS, SENT)]
        results = _results(book)
        payments = _payments(book)
    except UnsafeWorkbook as unsafe:
        hint = _SMALLER if unsafe.large else _SAVE
        raise NotReturned(f"`{shown}`: {unsafe.message}", hint) from unsafe
    changes, left = changes_between(*sheets)
    return Returned(
        cover.get("Project file", ""),
        cover.get("Fingerprint", ""),
        changes,
        (*left, *payments),
        sheets[1],
        results,
        _title(rows),
    )


def _rows(book: Book, name: str) -> list[list[Value]]:
    return sheet_values(book.kept, name, book.scan(name))


def _results(book: Book) -> tuple[OptionResults, ...]:
    if RESULTS not in book.sheets:
        return ()
    scan = book.scan(RESULTS)
    return option_results(sheet_values(book.kept, RESULTS, scan), scan)


def _payments(book: Book) -> tuple[Left, ...]:
    """What was changed on the sheet of the agreement, where there is one."""
    if AGREEMENT not in book.sheets:
        return ()
    scan = book.scan(AGREEMENT)
    return tuple(changed_payments(sheet_values(book.kept, AGREEMENT, scan), scan))


def _title(rows: list[list[Value]]) -> str:
    """The title on the cover: it stands above the words on what the workbook is."""
    firsts = [cell_text(row[0]) if row else "" for row in rows]
    for above, below in pairwise(firsts):
        if below.startswith(APPRAISAL):
            return above
    return ""


def _pairs(rows: list[list[Value]]) -> Iterator[tuple[str, str]]:
    for row in rows:
        if len(row) > 1 and row[0] != "":
            yield cell_text(row[0]), cell_text(row[1])


def _refuse_set(pairs: Iterable[tuple[str, str]], shown: str) -> None:
    """Inputs set for one run are not those of the file, nor is what they come to."""
    for name, words in pairs:
        if name == "Command" and _SET.search(words):
            message = f"`{shown}` was made with `{clipped(words)}`"
            hint = (
                "its inputs are not those of the file: send out a workbook of the"
                " file as it stands, without `--set` and `--scenario`"
            )
            raise NotReturned(message, hint)


def _refuse_format(written: str, shown: str) -> None:
    if written == _FORMAT:
        return
    if written.isascii() and written.isdigit():
        message = f"`{shown}` is written in format {clipped(written)}, not {_FORMAT}"
        raise NotReturned(message, "import it with the version of cba that wrote it")
    raise NotReturned(f"the cover of `{shown}` does not say its `Format`", _AGAIN)


def _sheet(book: Book, name: str, shown: str) -> InputSheet:
    scan = book.scan(name)
    found = input_sheet(name, sheet_values(book.kept, name, scan), scan)
    if found is None or (name == SENT and not {VALUE, GROWING} <= set(found.headings)):
        message = f"the sheet `{name}` of `{shown}` has lost its row of headings"
        raise NotReturned(message, "put back the row that begins with `Address`")
    return found
