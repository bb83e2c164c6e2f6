"""What an import of a small published workbook makes and says."""

from __future__ import annotations

from typing import Any

from cba.loading.gmca_workbook import import_workbook
from cba.loading.imported import Imported
from tests.loading.gmca_books import Cells, cost, gmca_book

HEADLINE = cost("CR2.0", agency="Multiple", fiscal=300)
PARTS = (
    cost("CR2.0.1", agency="NHS", fiscal=190),
    cost("CR2.0.2", fiscal=80),
    cost("CR2.0.3", agency="Local Authority", fiscal=30),
)


def made_of(*rows: Cells, **options: Any) -> Imported:  # noqa: ANN401
    return import_workbook(gmca_book({"Crime": rows}, **options), "database.xlsx")


def row_of(made: Imported, code: str) -> dict[str, str]:
    return dict(next(row for row in made.rows if row["code"] == code))


def said(made: Imported) -> list[tuple[str, str, str]]:
    """The code, cell and message of each problem."""
    return [(p.code, str(p.place and p.place.cell), p.message) for p in made.problems]
