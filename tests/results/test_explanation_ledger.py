"""What only the cash ledger reads is explained by the cash that rests on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cba.results.explain import explain
from tests.results.explaining import appraised, table
from tests.results.test_cash_ledger_of_grants_and_loans import PROJECT

LEDGER = "In the cash ledger, in the money of each year"


@pytest.mark.parametrize(
    ("asked", "column", "amounts"),
    [
        ("costs.team.inflation", "council: revenue", [-300.0, -360.0, -432.0]),
        (
            "costs.build.financing.rate",
            "council: borrowed for capital",
            [0.0, 1100.0, 0.0],
        ),
        ("funding.fund.amount", "council: grants", [200.0, 300.0, 0.0]),
        ("funding.lottery", "charity: grants", [90.0, 0.0, 0.0]),
    ],
)
def test_the_cash_by_year_is_shown_and_no_present_value(
    tmp_path: Path, asked: str, column: str, amounts: list[float]
) -> None:
    appraisal, _ = appraised(PROJECT, tmp_path)
    found = explain(appraisal, asked)

    shown = table(found, LEDGER)
    columns = [each.lower() for each in shown.columns]
    at = columns.index(column)
    assert [row.figures[at].number for row in shown.rows] == pytest.approx(amounts)
    assert "What rests on it" not in {each.title for each in found.tables}


def test_interest_is_a_rate_and_no_sum_of_money(tmp_path: Path) -> None:
    appraisal, _ = appraised(PROJECT, tmp_path)
    found = explain(appraisal, "costs.build.financing.rate")

    assert (found.figure.value, found.figure.form) == (0.1, "share")
