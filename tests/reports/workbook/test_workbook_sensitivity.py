"""The sheet of what is uncertain: numbers, as sent, and none without a range."""

from __future__ import annotations

import io

import openpyxl
import pytest

from cba.reports.uncertainty import uncertainty_of
from cba.reports.workbook import write_workbook
from tests.reports.made_projects import appraisal_of
from tests.reports.test_risk_section import PROJECT
from tests.reports.workbook.samples import example

Rows = list[tuple[object, ...]]


def rows_of(content: bytes) -> Rows:
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Sensitivity"]
    return list(sheet.iter_rows(values_only=True))


@pytest.fixture(scope="module")
def rows() -> Rows:
    appraisal = appraisal_of(PROJECT)
    known = uncertainty_of(appraisal)
    return rows_of(write_workbook(appraisal, None, "p.yaml", uncertainty=known))


def test_the_sheet_says_that_it_does_not_follow_the_inputs(rows: Rows) -> None:
    assert str(rows[1][0]).startswith("As sent: worked out when this workbook was made")


def test_an_input_stands_with_its_range_and_its_switching_value(rows: Rows) -> None:
    row = next(row for row in rows if row[2] == "benefits.less.amount")

    assert row[:2] == ("Amount a year, fiscal value", "Less")
    # 2 × 0.8 × 80 and 110 less 110; 110 ÷ 1.6.
    assert row[3:10] == pytest.approx(
        (100_000, 80_000, 110_000, 18_000, 66_000, 48_000, 68_750)
    )
    assert row[10] == "of the project"


def test_the_draws_are_those_of_the_document(rows: Rows) -> None:
    known = uncertainty_of(appraisal_of(PROJECT))
    assert known is not None
    npsv = known.simulation.metrics["public_value.npv"]
    row = next(row for row in rows if row[2] == "public_value.npv")

    assert row[3:12] == pytest.approx(
        (50_000, npsv.mean, npsv.sd, *npsv[3:8], npsv.chance_above_zero)
    )


def test_each_public_body_has_its_chances_by_year(rows: Rows) -> None:
    found = [row[0] for row in rows if row[2] in {"financial", "council", "nhs"}]

    assert found == [
        *("Public bodies", "Public bodies, in cash", "The council"),
        *("The council, in cash", "Integrated care board"),
        "Integrated care board, in cash",
    ]


def test_without_a_range_there_is_no_such_sheet() -> None:
    appraisal = example("minimal")
    known = uncertainty_of(appraisal)
    content = write_workbook(appraisal, None, "p.yaml", uncertainty=known)

    assert "Sensitivity" not in openpyxl.load_workbook(io.BytesIO(content)).sheetnames
