"""The file of a unit-cost library: a CSV with one value in each row.

Packaged, imported and own libraries have the same form. Of the columns only
``code``, ``title``, ``unit``, ``price_year``, ``source`` and ``licence`` are
required, and one of ``fiscal``, ``economic`` and ``social`` in each row:

====================  =====================================================
column                what it holds
====================  =====================================================
code, title, unit     ``CR3.0``, what is valued, what one of it is
category              one of `CATEGORIES`; blank is ``own``
fiscal, economic,     pounds of the price year, as the source has them: never
social                rebased
price_year            ``2013-14``, or ``2019`` where the source means calendar
economic_price_year,  where the source has a part in another year's prices
social_price_year
low, high             the range of the value, in a row that has one part only
agency,               whom the source names beside the value
agency_detail
bearers               ``NHS=1171; Police=415``: amounts; what counts are their
                      shares of their own sum
robustness            ``green``, ``amber`` or ``red``; blank is not rated
source, status        where the figure stands; ``published`` (also if blank) or
                      ``unverified``
licence, attribution, what the value may be used for, and whom to credit
publisher, edition
standing,             ``current`` (also if blank), ``superseded`` or
superseded_by         ``withdrawn``; the code to use instead
part_of               the code of the headline that this value is part of
overlaps_with         ``CR8.0 (average); HE2.0 (prevented: the reason)``
comment               what a user of the value should know
====================  =====================================================
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping
from typing import NamedTuple

from cba.library.library_rows import Row, RowFault
from cba.library.overlaps import on_both_sides
from cba.library.unit_cost import Library, UnitCost

COLUMNS = (
    "code",
    "title",
    "unit",
    "category",
    "fiscal",
    "economic",
    "social",
    "price_year",
    "economic_price_year",
    "social_price_year",
    "low",
    "high",
    "agency",
    "agency_detail",
    "bearers",
    "robustness",
    "source",
    "status",
    "licence",
    "attribution",
    "publisher",
    "edition",
    "standing",
    "superseded_by",
    "part_of",
    "overlaps_with",
    "comment",
)
REQUIRED = ("code", "title", "unit", "price_year", "source", "licence")
_SHARED = ("edition", "licence", "source", "publisher", "attribution")


class LibraryFault(NamedTuple):
    """What is wrong in a file: its row, counted from 1 as a spreadsheet does.

    ``column`` is the heading, empty where the whole row or file is at fault;
    ``code`` is CBA509, or CBA510 for a code that stands twice.
    """

    row: int
    column: str
    code: str
    message: str
    hint: str


def read_library(text: str, name: str) -> tuple[Library, tuple[LibraryFault, ...]]:
    r"""The values that a file holds, and every fault in it.

    ``text`` is the whole file, ``name`` what the library is to be called. A row
    with a fault is left out, and so is the second row of a code.

    >>> head = "code,title,unit,fiscal,price_year,source,licence"
    >>> row = "Y1,Youth worker,hour,31,2025-26,Own payroll,Internal use only"
    >>> library, faults = read_library(f"{head}\n{row}", "own")
    >>> library.costs["Y1"].fiscal, str(library.costs["Y1"].price_year), faults
    (31.0, '2025-26', ())
    """
    costs: dict[str, UnitCost] = {}
    rows, faults_of_table = read_table(text)
    faults = list(faults_of_table)
    for number, cells in rows:
        row = Row(cells)
        cost = row.read(name)
        faults += (_fault(number, each) for each in row.faults)
        if cost is None:
            continue
        if cost.code in costs:
            faults.append(_twice(number, cost.code))
        else:
            costs[cost.code] = cost
    if not faults and not costs:
        faults.append(_bad(1, "", "this library has no rows", "add a row for a value"))
    joined = on_both_sides({code: cost.overlaps_with for code, cost in costs.items()})
    whole = {
        code: cost._replace(overlaps_with=joined[code]) if joined[code] else cost
        for code, cost in costs.items()
    }
    return _library(name, text, whole), tuple(faults)


def _library(name: str, text: str, costs: Mapping[str, UnitCost]) -> Library:
    shared = {}
    for field in _SHARED:
        values = {str(getattr(cost, field)) for cost in costs.values()}
        shared[field] = values.pop() if len(values) == 1 else ""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Library(name=name, title=name, file="", digest=digest, costs=costs, **shared)


def read_table(
    text: str,
) -> tuple[list[tuple[int, dict[str, str]]], list[LibraryFault]]:
    """The rows of a file with their numbers, each by column; none below bad headings.

    What is in the cells is not looked at.
    """
    file = io.StringIO(text.removeprefix("\ufeff"), newline="")
    reader = csv.reader(file, skipinitialspace=True)
    rows: list[list[str]] = []
    try:
        rows = [[cell.strip() for cell in row] for row in reader]
    except csv.Error as error:
        hint = "save it as CSV again, as UTF-8 with commas"
        return [], [_bad(reader.line_num, "", f"this is no CSV: {error}", hint)]
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
    if not filled:
        return [], [_bad(1, "", "this library is empty", f"head it {_HEADINGS}")]
    (first, head), *body = filled
    names = [each.lower().replace(" ", "_") for each in head]
    faults = _headings(first, names)
    if faults:
        return [], faults
    table = []
    for number, row in body:
        if any(row[len(names) :]):
            hint = "put a cell that has commas in it in quotation marks"
            message = f"this row has {len(row)} cells under {len(names)} headings"
            faults.append(_bad(number, "", message, hint))
        else:
            table.append((number, dict(zip(names, row, strict=False))))
    return table, faults


_HEADINGS = ", ".join(f"`{each}`" for each in (*REQUIRED[:3], "fiscal", *REQUIRED[3:]))


def _headings(number: int, names: list[str]) -> list[LibraryFault]:
    found = []
    for name in dict.fromkeys(names):
        if name and name not in COLUMNS:
            hint = f"the columns are {', '.join(COLUMNS)}"
            message = f"`{name[:60]}` is not a column of a unit-cost library"
            found.append(_bad(number, name, message, hint))
        elif name and names.count(name) > 1:
            message = f"two columns are headed `{name}`"
            found.append(_bad(number, name, message, "keep one of them"))
    for name in REQUIRED:
        if name not in names:
            hint = f"add the column `{name}`"
            found.append(_bad(number, "", f"there is no column `{name}`", hint))
    return found


def _fault(number: int, fault: RowFault) -> LibraryFault:
    return _bad(number, fault.column, fault.message, fault.hint)


def _twice(number: int, code: str) -> LibraryFault:
    message = f"`{code}` stands in the library twice"
    return LibraryFault(number, "code", "CBA510", message, "keep one of the two rows")


def _bad(number: int, column: str, message: str, hint: str) -> LibraryFault:
    return LibraryFault(number, column, "CBA509", message, hint)
