"""The sheet of warnings that came with the project."""

from __future__ import annotations

from collections.abc import Sequence

from cba.problems import Problem
from cba.reports.texts import sentence, tidy
from cba.reports.workbook.cells import Sheet

_COLUMNS = (("Code", 10), ("Where", 34), ("What", 90), ("What to do", 70))


def write_warnings(sheet: Sheet, problems: Sequence[Problem]) -> None:
    """Each warning with its address and what to do, or a line that there are none.

    Beside one that the project accepts stands its reason.
    """
    sheet.text(0, 0, "Warnings", "section")
    words = "What the checks of the project had to say when this workbook was made."
    sheet.text(1, 0, words, "subtitle")
    sheet.next = 3
    sheet.heading([name for name, _ in _COLUMNS], skip=0)
    for column, (_, width) in enumerate(_COLUMNS):
        sheet.worksheet.set_column(column, column, width)
    for problem in problems:
        row = sheet.next
        where = problem.path if isinstance(problem.path, str) else ""
        texts = (problem.code, where, problem.message, _to_do(problem))
        for column, text in enumerate(texts):
            sheet.text(row, column, tidy(text), "wrap")
        sheet.next = row + 1
    if not problems:
        sheet.text(sheet.next, 0, "None", "text")
    sheet.worksheet.freeze_panes(4, 0)
    sheet.worksheet.repeat_rows(3)


def _to_do(problem: Problem) -> str:
    if problem.accepted is not None:
        return sentence(f"Accepted: {problem.accepted}")
    return problem.hint or ""
