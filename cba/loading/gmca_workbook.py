"""A published unit-cost workbook as a library: as published, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cba.library.bearers import is_several
from cba.library.library_rows import PARTS
from cba.loading.gmca_about import About, about
from cba.loading.gmca_bodies import names_two, not_known, spelt_alike
from cba.loading.gmca_layout import CostSheet, layout_of
from cba.loading.gmca_parts import PartsFound, parts_found
from cba.loading.gmca_row import PublishedRow, Rows, pounds
from cba.loading.imported import Imported, Rebased, refused
from cba.loading.suggest import clipped
from cba.loading.workbook_parts import UnsafeWorkbook
from cba.loading.workbook_sheets import Sheets, read_sheets
from cba.prices import YearNotCovered, rebase_factor
from cba.problems import Place, Problem

_SEVERAL = "Multiple"
_TRANSFER = re.compile(r"transfer payments?", re.IGNORECASE)
_HALF_A_PENNY = 0.005
_HEADINGS = {
    "code": "Cost code",
    "title": "Cost / saving detail",
    "unit": "Unit",
    "agency": "Agency bearing the cost, level 1",
    "source": "Original source",
    "fiscal": "Fiscal value, estimated cost/saving",
    "fiscal_year": "Fiscal value, year",
}


def import_workbook(data: bytes, file: str) -> Imported:
    """The library in the workbook with these bytes, ``file`` being its name.

    Sheets are found by their headings. Values, years and comments are as published;
    what cannot be placed is left out and told. An import without rows has an error
    among its problems: CBA103 or CBA124 for a workbook that is not opened, CBA518
    for one that holds no unit costs in the published layout.
    """
    try:
        sheets = read_sheets(data, file)
    except UnsafeWorkbook as unsafe:
        code = "CBA103" if unsafe.large else "CBA124"
        place = Place(file, 1, 1)
        problem = Problem(code, unsafe.message, hint=unsafe.hint, place=place)
        return refused([problem])
    costs = {
        name: CostSheet(name, grid, layout, sheets.linked[name])
        for name, grid in sheets.grids.items()
        if (layout := layout_of(grid)) is not None
    }
    said = about({k: v for k, v in sheets.grids.items() if k not in costs})
    if problems := _unusable(file, sheets, costs, said):
        return refused(problems)
    found = Rows()
    for sheet in costs.values():
        found.take(sheet)
    if not found.rows:
        return refused([*found.problems, _no_costs(file, sheets)])
    return _Making(said, found).made()


def _unusable(
    file: str, sheets: Sheets, costs: Mapping[str, CostSheet], said: About
) -> list[Problem]:
    if not costs:
        return [_no_costs(file, sheets)]
    problems = []
    for sheet in costs.values():
        layout, name = sheet.layout, clipped(sheet.name)
        place = sheet.grid.place(layout.header, 0)
        if layout.missing:
            lacking = ", ".join(f"`{_HEADINGS[each]}`" for each in layout.missing)
            message = f"the sheet `{name}` has no column {lacking}"
            hint = "head the columns as the published workbook does"
            problems.append(Problem("CBA518", message, hint=hint, place=place))
        elif layout.twice:
            message = f"two columns of `{name}` are `{layout.twice[0]}`"
            hint = "keep one of them"
            problems.append(Problem("CBA518", message, hint=hint, place=place))
    if not said.licence:
        message = "this workbook does not say under which licence it is published"
        hint = (
            "if you know it, write it on the first sheet, as in “Creative Commons "
            "Attribution 4.0 International License”; else figures are not passed on"
        )
        place = Place(file, 1, 1)
        problems.append(Problem("CBA518", message, hint=hint, place=place))
    return problems


def _no_costs(file: str, sheets: Sheets) -> Problem:
    listed = clipped(", ".join(f"`{name}`" for name in sheets.grids), 200) or "none"
    message = "no sheet of this workbook has unit costs in the published layout"
    hint = (
        f"its sheets are {listed}; a sheet of costs has a column `Cost code`, and "
        "below `Fiscal value` the columns `Estimated cost/saving` and `Year`"
    )
    return Problem("CBA518", message, hint=hint, place=Place(file, 1, 1))


@dataclass(frozen=True, slots=True)
class _Making:
    """A library in the making: what the workbook says of itself, and its rows."""

    said: About
    found: Rows

    def made(self) -> Imported:
        rows, spelling = spelt_alike(
            [*self.found.rows, *self.found.uncoded], self.said.bodies
        )
        placed = rows[: len(self.found.rows)]
        parts = parts_found(placed, rows[len(self.found.rows) :])
        rebased, differing = _rebased(placed, self.said)
        codes = frozenset(row.code for row in placed)
        several = tuple(row.code for row in placed if _is_several(row, parts))
        return Imported(
            title=self.said.title,
            edition=f"gmca-{self.said.edition}" if self.said.edition else "",
            licence=self.said.licence,
            rows=tuple(self._cells(row, parts, codes) for row in placed),
            problems=(
                *self.found.problems,
                *parts.problems,
                *differing,
                *spelling,
                *not_known(rows, self.said.bodies),
            ),
            sheets=tuple(self.found.read.items()),
            left_out=tuple(str(place.cell) for place in self.found.left_out),
            without_code=self.found.without_code,
            with_parts=parts.with_parts,
            adding_up=parts.adding_up,
            bearers=len(parts.bearers),
            several=several,
            transfers=tuple(x.code for x in placed if _TRANSFER.search(x.comment)),
            rebased=rebased,
        )

    def _cells(
        self, row: PublishedRow, parts: PartsFound, codes: frozenset[str]
    ) -> Mapping[str, str]:
        """The row of the library, by column."""
        first = next(row.values[part].year for part in PARTS if part in row.values)
        cells = {part: value.text for part, value in row.values.items()}
        for part in PARTS[1:]:
            value = row.values.get(part)
            if value is not None and value.year != first:
                cells[f"{part}_price_year"] = str(value.year)
        bearers = parts.bearers.get(row.code, ())
        agency, detail = row.agency, row.agency_detail
        if not bearers and names_two(row):
            agency, detail = _SEVERAL, f"{row.agency}; {row.agency_detail}"
        return cells | {
            "code": row.code,
            "title": row.title,
            "unit": row.unit,
            "category": row.category,
            "price_year": str(first),
            "agency": agency,
            "agency_detail": detail,
            "bearers": "; ".join(f"{_name(body)}={x:f}" for body, x in bearers),
            "robustness": row.robustness,
            "source": row.source,
            "status": "published",
            "licence": self.said.licence,
            "attribution": self.said.attribution,
            "publisher": self.said.publisher,
            "edition": f"gmca-{self.said.edition}" if self.said.edition else "",
            "standing": "current",
            "part_of": row.parent if row.parent in codes else "",
            "comment": row.comment,
        }


def _name(body: str) -> str:
    return body.replace(";", ",").replace("=", "-")


def _is_several(row: PublishedRow, parts: PartsFound) -> bool:
    """Whether the fiscal part falls to bodies whose shares are not known."""
    if "fiscal" not in row.values or row.code in parts.bearers:
        return False
    return is_several(row.agency) or not row.agency or names_two(row)


def _rebased(
    rows: Sequence[PublishedRow], said: About
) -> tuple[Rebased | None, list[Problem]]:
    """Each value in the workbook's current prices, beside its own figure for them."""
    if said.prices is None or said.current is None:
        return None, []
    compared = 0
    problems = []
    for row in rows:
        for part, value in row.values.items():
            try:
                factor = rebase_factor(said.prices, value.year, said.current)
            except YearNotCovered:
                continue
            if value.updated is None:
                continue
            compared += 1
            ours = value.amount * factor
            if abs(ours - value.updated) > _HALF_A_PENNY:
                message = (
                    f"the updated {part} value of `{row.code}` is "
                    f"{pounds(value.updated)}; with the workbook's own index it is "
                    f"{pounds(ours)}"
                )
                hint = "the value in its own year is what is imported"
                at = row.place(f"{part}_updated")
                problems.append(Problem("CBA520", message, hint=hint, place=at))
    if not compared:
        return None, []
    return Rebased(str(said.current), compared, len(problems)), problems
