"""What a published unit-cost workbook says of itself: edition, licence, index."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cba.loading.gmca_layout import plain
from cba.loading.grid import Grid
from cba.models.years import Year, parse_year
from cba.prices import Deflator, PriceIndex

PUBLISHER = "New Economy / Greater Manchester Combined Authority"
_TITLE = "Unit Cost Database"
_EDITION = re.compile(r"unit cost database\s*\(?v\.?\s*(\d+(?:\.\d+)*)", re.IGNORECASE)
_DATED = re.compile(r"updated ((?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b", re.IGNORECASE)
_LICENCES = (
    (
        re.compile(r"creative commons attribution 4\.0", re.IGNORECASE),
        "CC BY 4.0",
    ),
    (
        re.compile(r"open government licence,?( \(?v)?(ersion )? ?3", re.IGNORECASE),
        "OGL v3.0",
    ),
)
_ADDRESSES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "OGL v3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
_LONGEST = 5_000


class About(NamedTuple):
    """A workbook's own words about itself; empty where it has none.

    ``prices`` is the index that it updates its costs with, ``current`` the year to
    which it does; ``bodies`` are the agencies of its own lists.
    """

    edition: str
    dated: str
    licence: str
    prices: Deflator | None
    current: Year | None
    bodies: tuple[str, ...]

    @property
    def title(self) -> str:
        """The database, with its edition and when it was published."""
        edition = f" v{self.edition}" if self.edition else ""
        return f"{_TITLE}{edition}" + (f" ({self.dated})" if self.dated else "")

    @property
    def publisher(self) -> str:
        """Who publishes workbooks in this layout."""
        return PUBLISHER

    @property
    def attribution(self) -> str:
        """The sentence that the licence asks for."""
        terms = f"licensed under {self.licence}"
        if address := _ADDRESSES.get(self.licence):
            terms += f" ({address})"
        return f"{self.title}, {PUBLISHER}, {terms}; words and figures as published"


def about(grids: Mapping[str, Grid]) -> About:
    """What the sheets that hold no costs say; ``grids`` are those sheets."""
    texts = list(_texts(grids.values()))
    editions = (found[1] for text in texts if (found := _EDITION.search(text)))
    dates = (found[1] for text in texts if (found := _DATED.search(text)))
    licences = (
        name for text in texts for pattern, name in _LICENCES if pattern.search(text)
    )
    edition = next(editions, "")
    index = next((each for each in map(_index, grids.values()) if each), ())
    years = (each for each in map(_current, grids.values()) if each)
    return About(
        edition=edition,
        dated=next(dates, ""),
        licence=next(licences, ""),
        prices=Deflator(_TITLE, edition, PUBLISHER, index) if index else None,
        current=next(years, None),
        bodies=tuple(
            dict.fromkeys(x for grid in grids.values() for x in _bodies(grid))
        ),
    )


def _texts(grids: Iterable[Grid]) -> Iterator[str]:
    for grid in grids:
        for row in grid.rows:
            yield from (cell[:_LONGEST] for cell in row if cell)


def _find(grid: Grid, heading: str) -> tuple[int, int] | None:
    """The first cell whose plain text begins so."""
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if cell and plain(cell).startswith(heading):
                return row, column
    return None


def _below(grid: Grid, row: int, column: int) -> Iterator[str]:
    for cells in grid.rows[row + 1 :]:
        yield cells[column] if column < len(cells) else ""


def _index(grid: Grid) -> tuple[PriceIndex, ...]:
    """The column of cumulated prices, year by year; empty where it cannot be used."""
    at = _find(grid, "gdp cumulative")
    if at is None:
        return ()
    row, column = at
    heads = [plain(cell) for cell in grid.rows[row][:column]]
    if "year" not in heads:
        return ()
    years = _below(grid, row, len(heads) - 1 - heads[::-1].index("year"))
    points: list[PriceIndex] = []
    for written, level in zip(years, _below(grid, row, column), strict=True):
        year, number = parse_year(written), figure(level)
        if year is None or not number or number <= 0:
            if points:
                break
            continue
        if points and year <= points[-1].year:
            return ()
        points.append(PriceIndex(year, number))
    return tuple(points)


def _current(grid: Grid) -> Year | None:
    at = _find(grid, "current year")
    cells = () if at is None else _below(grid, *at)
    return next((parse_year(cell) for cell in cells if cell), None)


def _bodies(grid: Grid) -> Iterator[str]:
    """The two lists below the heading of agencies: level 1, and beside it level 2."""
    at = _find(grid, "agency making the saving")
    if at is None:
        return
    row, column = at
    for each in (column, column + 1):
        started = False
        for cell in _below(grid, row, each):
            if not cell and started:
                break
            started = started or (bool(cell) and not cell.startswith("Level"))
            if started and cell != "-":
                yield " ".join(cell.split())


def figure(text: str) -> float | None:
    """The number of a cell that holds a number, or None.

    >>> figure("608.99"), figure("about 600")
    (608.99, None)
    """
    if re.fullmatch(r"-?\d{1,15}(\.\d{1,30})?", text) is None:
        return None
    return float(text)
