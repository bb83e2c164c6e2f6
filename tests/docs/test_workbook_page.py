"""The page on workbooks, followed with a spreadsheet that works the book out."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.generate.blocks import blocks_of
from docs.generate.pages import ROOT
from docs.generate.sessions import commands_in, printed_by, returned
from tests.reports.workbook.libreoffice import recalculated

BLOCKS = blocks_of((ROOT / "docs" / "how-to" / "workbook.md").read_text("utf-8"))


@pytest.mark.heavy
def test_a_workbook_that_was_saved_by_a_spreadsheet_gives_what_the_page_says(
    tmp_path: Path,
) -> None:
    typed = next(block.text for block in BLOCKS if block.title == "case.xlsx")
    command, said = next(
        each
        for block in BLOCKS
        if block.language == "console"
        for each in commands_in(block.text)
        if "--dry-run" in each[0]
    )
    book = tmp_path / "case.xlsx"
    for words in ("init outreach", "report outreach -o case.xlsx"):
        assert printed_by(words.split(), tmp_path)[1] == 0
    book.write_bytes(returned(book.read_bytes(), typed))
    work = tmp_path / "work"
    book.write_bytes(recalculated([book], work)["case.xlsx"].read_bytes())

    assert printed_by(command.split()[1:], tmp_path) == (said, 1)
