"""The page of a problem code for a terminal."""

from __future__ import annotations

from cba.reports.text_table import Line
from cba.results.explanation.problem_page import ProblemPage


def problem_page_text(page: ProblemPage) -> list[Line]:
    """The title, why it matters and how to mend it."""
    return [
        Line(f"{page.code}: {page.title} ({page.severity})", "title"),
        Line(""),
        Line(page.why, hang=0),
        Line(""),
        Line(f"hint: {page.fix}", hang=len("hint: ")),
    ]
