"""A workbook in which the inputs of budgets alone are changed, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from cba.cli import app
from cba.commands.ending import run
from tests.reports.workbook.editing import with_inputs
from tests.results.cash_of_everything import everything


def test_loans_grants_inflation_and_spend_are_carried_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, book = tmp_path / "project.yaml", tmp_path / "case.xlsx"
    file.write_text(everything(), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(app, ["report", ".", "-o", "case.xlsx"]) == 0
    changes = {
        ("costs.rooms.financing.borrow", "Value"): 4,
        ("costs.rooms.financing.rate", "Value"): 0.06,
        ("costs.team.inflation", "Value"): 0.05,
        ("funding.lottery.amount", "2027-28"): 70_000,
        ("agencies.council.spend", "Value"): 3_000_000,
    }
    book.write_bytes(with_inputs(book.read_bytes(), changes))

    assert run(app, ["import", "case.xlsx"]) == 0

    expected = everything(
        term="4 years", rate="6%", own="5%", granted="70k", spend="3m"
    )
    assert expected == file.read_text("utf-8")
