"""A price index as the CSV file that ``appraisal.deflator`` names."""

from __future__ import annotations

import csv
import io

from cba.loading.deflator_workbook import DeflatorBook, DeflatorTable

_PUBLICATION = "GDP deflators at market prices, and money GDP"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


def deflator_csv(book: DeflatorBook, table: DeflatorTable, file: str) -> str:
    """The years of a table with index, status, source and edition, one a row.

    The index is as published, to six decimal places, and never rebased. ``file`` is
    the name of the workbook, the source where that has no title of its own.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("year", "index", "status", "source", "edition"))
    named = published_as(book, file)
    of_years = "financial" if table.financial else "calendar"
    source = f"{named}, by {of_years} year, {table.base}"
    forecast = f"Forecast as published in {named}"
    if book.by_obr:
        forecast = f"Office for Budget Responsibility forecast, as published in {named}"
    for point in table.points:
        status = "forecast" if point.is_forecast else "outturn"
        said = forecast if point.is_forecast else source
        index = f"{point.level:.6f}".rstrip("0").rstrip(".")
        writer.writerow((point.year, index, status, said, book.edition or ""))
    return text.getvalue()


def published_as(book: DeflatorBook, file: str) -> str:
    """The publication as one cites it, with its month."""
    if not book.is_titled:
        return f"the workbook {file}"
    month = ""
    if book.edition:
        year, _, number = book.edition.partition("-")
        month = f", {_MONTHS[int(number) - 1]} {year}"
    return f"HM Treasury, {_PUBLICATION}{month}"
