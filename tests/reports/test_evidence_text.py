"""The table by grade, and what it says first."""

from __future__ import annotations

from cba.reports.terminal import appraisal_text
from tests.analysis.test_evidence import PROJECT
from tests.results.appraising import appraised_text


def test_by_grade_says_what_stays_on_sound_evidence() -> None:
    shown = [x.text for x in appraisal_text(appraised_text(PROJECT), by="grade")]

    # 1,800 of 2,810; 1,800 less 1,050, 200 and 140 of harm.
    assert any(
        line.startswith("Of the benefits, 64% rest on evidence of grades 1 to 3.")
        and "the NPSV is £410 in place of £1,560" in line
        for line in shown
    )
    (row,) = (line.split() for line in shown if line.startswith("Grade 5"))
    assert row == ["Grade", "5", "0", "0%", "750", "27%", "750"]
    (row,) = (line.split() for line in shown if line.startswith("Health board  "))
    assert row == ["Health", "board", "1,500", "1,500"]


def test_an_option_without_lines_has_an_empty_table() -> None:
    shown = [x.text for x in appraisal_text(appraised_text(PROJECT), "now", by="grade")]

    assert any(line.startswith("Everyone") for line in shown)
