"""Rows of the packaged data files."""

from __future__ import annotations

import csv

from cba.models.years import Year, parse_year
from cba.resources import data_file


def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a data file below the data folder, each by column name."""
    with data_file(name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


def number_or_none(cell: str) -> float | None:
    """The number in a cell, or None where the source gives none."""
    return float(cell) if cell else None


def published_year(cell: str) -> Year:
    """The year that a cell of a data file names; `ValueError` for any other."""
    year = parse_year(cell)
    if year is None:
        message = f"`{cell}` in the packaged data is not a year"
        raise ValueError(message)
    return year
