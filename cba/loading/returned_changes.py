"""What differs between the inputs of a workbook and the inputs as they were sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isclose

from cba.loading.returned_sheet import (
    FIXED,
    GROWING,
    VALUE,
    WORDS,
    Cell,
    InputSheet,
    SheetRow,
    shown,
)

#: Series of which a year that is not named is nought; all others must name it.
_NOUGHT_UNNAMED = frozenset({"starting", "population", "quantity", "amount", "hours"})
#: Spreadsheets keep 15 to 17 digits: two numbers nearer than this are the same.
_NEAR = 1e-12


@dataclass(frozen=True, slots=True)
class Change:
    """One number of an input that was changed; None for a blank.

    ``part`` is ``Value``, ``Growing`` or the label of a year; ``unit`` what the
    sheet says that it is in; ``at`` the cell. ``formula`` says that the sheet works
    the number out, as it does for the years of a series that grows.
    """

    address: str
    part: str
    was: float | None
    now: float | None
    unit: str
    at: str
    formula: bool = False

    @property
    def shown(self) -> str:
        """The address, with the year where the input is given by year."""
        return shown(self.address, self.part)

    @property
    def to_nought(self) -> bool:
        """Whether it clears a year that then counts as nought.

        Amounts, quantities, hours and people who start are nought in a year that is
        not named, in a project file as in the sheet.
        """
        return (
            self.now is None
            and self.part not in {VALUE, GROWING}
            and self.address.rpartition(".")[2] in _NOUGHT_UNNAMED
        )


@dataclass(frozen=True, slots=True)
class Left:
    """Something that was changed and is not carried: where, why, what to do."""

    what: str
    at: str
    reason: str
    hint: str | None = None


def near(one: float | None, other: float | None) -> bool:
    """Whether two cells hold the same number, or both none.

    >>> near(0.1 + 0.2, 0.3), near(0.0, None)
    (True, False)
    """
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=_NEAR, abs_tol=0.0)


def changes_between(
    now: InputSheet, sent: InputSheet
) -> tuple[tuple[Change, ...], tuple[Left, ...]]:
    """The numbers that differ, and what differs that is no number of an input."""
    found = [*_of_columns(now, sent), *_of_rows(now, sent), *_strangers(now, sent)]
    return (
        tuple(each for each in found if isinstance(each, Change)),
        tuple(each for each in found if isinstance(each, Left)),
    )


def _of_rows(now: InputSheet, sent: InputSheet) -> Iterator[Change | Left]:
    parts = sent.parts_in(now)
    for address, was in sent.rows.items():
        row = now.rows.get(address)
        if row is None:
            hint = "an input stays in the project until it is deleted in its file"
            yield Left(address, was.at, "its row has been removed", hint)
            continue
        for part in parts:
            if not _follows(now, row.cell(part), address, part):
                yield from _compared(row, was, part)
        for heading in WORDS:
            if heading in now.headings and row.words(heading) != was.words(heading):
                reason = f"`{heading}` has been changed, which is words and no number"
                hint = f"change it in {_file(was)}"
                yield Left(address, row.cell(heading).at or row.at, reason, hint)


def _follows(now: InputSheet, cell: Cell, address: str, part: str) -> bool:
    """Whether a year that an option does not set is still that of the input it sets."""
    base = now.rows.get(address.partition(".set.")[2])
    if not cell.formula or base is None:
        return False
    given = base.cell(VALUE) if base.cell(part).blank else base.cell(part)
    return near(cell.number or 0.0, given.number or 0.0)


def _compared(row: SheetRow, was: SheetRow, part: str) -> Iterator[Change | Left]:
    cell, before = row.cell(part), was.cell(part)
    same = near(cell.number, before.number)
    if same and (cell.number is not None or cell.words == before.words):
        return
    change = Change(
        row.address,
        part,
        before.number,
        cell.number,
        was.words("Unit"),
        cell.at,
        cell.formula,
    )
    if was.words("Kind") == FIXED:
        reason = "it is fixed: the sheets are built on it"
        yield Left(change.shown, cell.at, reason, f"change it in {_file(was)}")
    elif cell.wrong is not None and not (cell.formula and _wrong_above(row)):
        yield Left(change.shown, cell.at, cell.wrong, "write a number in the cell")
    elif cell.wrong is None:
        yield change


def _wrong_above(row: SheetRow) -> bool:
    """Whether a cell of the row is wrong itself: its formulas are wrong for it."""
    return any(
        cell.wrong is not None and not cell.formula
        for heading, cell in row.cells.items()
        if heading not in WORDS
    )


def _of_columns(now: InputSheet, sent: InputSheet) -> Iterator[Left]:
    for heading in sent.headings:
        if heading and heading not in now.headings:
            hint = "put it back from the sheet `As sent`"
            reason = f"the column `{heading}` has been removed, and is not compared"
            yield Left(heading, now.name, reason, hint)
    for heading in now.headings:
        if heading and heading not in sent.headings:
            reason = f"the column `{heading}` has been added, and is not read"
            hint = "a year must be one of the appraisal's: change `appraisal.years`"
            yield Left(heading, now.name, reason, hint)


def _strangers(now: InputSheet, sent: InputSheet) -> Iterator[Left]:
    """Rows that were added: an input begins in the project file."""
    for address, row in now.rows.items():
        if address not in sent.rows:
            reason = "its row has been added"
            hint = "add the input to the project file, and write the workbook again"
            yield Left(address, row.at, reason, hint)
    for row in now.repeated:
        reason = "its address stands on two rows, of which the first is read"
        yield Left(row.address, row.at, reason, "delete one of the rows")
    known = len(sent.unnamed)
    for row in now.unnamed[known:]:
        reason = "this row of numbers has no address"
        yield Left("", row.at, reason, "copy the address from the sheet `As sent`")


def _file(row: SheetRow) -> str:
    return row.words("Place") or "the project file"
