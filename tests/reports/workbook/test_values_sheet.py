"""The sheet of values from libraries in a workbook."""

from __future__ import annotations

import io
import warnings

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cba.reports.workbook import write_workbook
from cba.reports.workbook.values_sheet import VALUES
from tests.reports.made_projects import Tree, appraisal_of, flat, spent
from tests.reports.test_library_table import USING


def _sheets(project: Tree) -> openpyxl.Workbook:
    content = write_workbook(appraisal_of(project), None, "project.yaml")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    found = _sheets(USING)[VALUES]
    assert isinstance(found, Worksheet)
    return found


def test_each_part_is_a_row_from_its_own_prices_to_these(sheet: Worksheet) -> None:
    cells = [cell.value for cell in sheet[5]]

    assert cells[:6] == [
        *("CR3.0", "Prison place, average of all prisons", "prisoner per year"),
        *("fiscal", 33_785, "2013-14"),
    ]
    # The factor of that year stands on the sheet of reference data.
    assert str(cells[6]).startswith("=E5*Reference!$D$")


def test_a_range_and_a_replaced_part_are_shown(sheet: Worksheet) -> None:
    assert [cell.value for cell in sheet[6]][7:9] == [10_000, 16_000]
    assert "£30,000" in str(sheet[5][13].value)


def test_the_credit_stands_below(sheet: Worksheet) -> None:
    words = [str(row[0].value) for row in sheet.iter_rows(min_row=8)]

    assert words[0].startswith("Credit")
    assert all(line.endswith("; values moved to 2026-27 prices.") for line in words[1:])
    assert len(words) == 3


def test_a_case_without_libraries_has_no_such_sheet() -> None:
    assert VALUES not in _sheets(flat({"team": spent("1k")}, {})).sheetnames
