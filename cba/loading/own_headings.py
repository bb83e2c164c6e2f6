"""Headings of a list of costs as people write them, and the columns that they mean."""

from __future__ import annotations

from cba.library.library_file import COLUMNS, REQUIRED
from cba.library.library_rows import PARTS
from cba.loading.findings import did_you_mean
from cba.loading.gmca_layout import plain
from cba.loading.grid import Grid
from cba.loading.suggest import clipped
from cba.problems import Place, Problem

_MEANT = {
    "code": ("cost code", "id", "ref", "reference"),
    "title": ("description", "detail", "cost saving detail", "name", "item"),
    "unit": ("units", "per", "unit of measure", "unit of measurement"),
    "category": ("theme", "outcome category"),
    "fiscal": (
        *("fiscal value", "fiscal cost", "cost", "unit cost", "cost per unit"),
        "amount",
    ),
    "economic": ("economic value", "economic cost"),
    "social": ("social value", "social cost"),
    "price_year": (
        *("year", "prices", "price base", "price base year", "year of prices"),
        *("fiscal price year", "fiscal year"),
    ),
    "economic_price_year": ("economic year",),
    "social_price_year": ("social year",),
    "low": ("lower", "low estimate", "lowest", "minimum"),
    "high": ("upper", "high estimate", "highest", "maximum"),
    "agency": ("body", "organisation", "paid by", "who pays", "agency level 1"),
    "agency_detail": ("department", "team", "agency level 2"),
    "bearers": ("borne by", "who bears it"),
    "robustness": ("rag", "rag rating", "rag assessment", "rating"),
    "source": ("original source", "evidence"),
    "licence": ("license", "terms of use"),
    "attribution": ("credit",),
    "edition": ("version",),
    "comment": ("comments", "note", "notes"),
}
_BY_HEADING = {name.replace("_", " "): name for name in COLUMNS} | {
    heading: name for name, headings in _MEANT.items() for heading in headings
}
#: What may be any of the three parts, and is asked for.
_UNCLEAR = frozenset({"value", "unit value", "values", "saving", "savings", "benefit"})


def own_columns(grid: Grid, header: int) -> tuple[dict[str, int], list[Problem]]:
    """The columns by the names of a library, and what is wrong with the headings.

    A heading that means nothing here is told of, and its column is not read.
    """
    columns: dict[str, int] = {}
    problems: list[Problem] = []
    for number, written in enumerate(grid.rows[header]):
        place = grid.place(header, number)
        heading = plain(written)
        name = _BY_HEADING.get(heading)
        shown = clipped(written)
        if name in columns:
            other = clipped(grid.rows[header][columns[name]])
            message = f"`{other}` and `{shown}` both head `{name}`"
            problems.append(_unusable(message, "keep one of the two", place))
        elif name is not None:
            columns[name] = number
        elif heading in _UNCLEAR:
            message = f"`{shown}` does not say which part of a value it is"
            hint = "head it `fiscal` (what public bodies pay), `economic` or `social`"
            problems.append(_unusable(message, hint, place))
        elif written:
            message = f"`{shown}` is no column of a library, and is not imported"
            hint = did_you_mean(heading.replace(" ", "_"), COLUMNS, "")
            problems.append(Problem("CBA521", message, hint=hint or None, place=place))
    place = grid.place(header, 0)
    lacking = [name for name in REQUIRED if name not in columns]
    problems += [
        _unusable(f"there is no column `{name}`", _HINTS[name], place)
        for name in lacking
    ]
    if not any(part in columns for part in PARTS) and not problems:
        message = "there is no column of values"
        hint = "head one `fiscal`, `economic` or `social`: pounds of the price year"
        problems.append(_unusable(message, hint, place))
    return columns, problems


_HINTS = {
    "code": "add it, with a short code of its own for each cost, such as `YW1`",
    "title": "add it, with what is valued",
    "unit": "add it, with what one of it is: hour, visit, person per year",
    "price_year": "add it, with the year whose prices the values are in: 2025-26",
    "source": "add it, with where each figure stands",
    "licence": "add it, with what the figure may be used for: `OGL v3.0`, or `own`",
}


def _unusable(message: str, hint: str, place: Place) -> Problem:
    return Problem("CBA522", message, hint=hint, place=place)
