from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT
from tests.reports.made_projects import (
    TWO,
    appraisal_of,
    flat,
    hostile_project,
    saved,
    spent,
)
from tests.reports.page import read_page

SHOWN = """
import sys
from cba import appraise, load_project
shown = appraise(load_project("examples/minimal"))._repr_html_()
print(*sorted(sys.modules), sep="\\n")
"""


NEVER = ("not by 2026-27",) * 2


def test_a_notebook_shows_the_headline_and_the_agencies() -> None:
    project = flat(
        {"team": spent("100k", {"council": "80%", "nhs": "20%"})},
        {"less": saved("150k", {"council": "10%", "nhs": "90%"})},
        TWO,
        1,
    )

    page = read_page(appraisal_of(project)._repr_html_())

    assert "Net present social value (NPSV) £50k" in page.text()
    assert [[cell.text() for cell in row.all("th", "td")] for row in page.all("tr")][
        1:
    ] == [
        ["The council", "80", "15", "0", "0", "−65", "80%", "10%", *NEVER],
        [
            "Integrated care board",
            "20",
            "135",
            "0",
            "0",
            "115",
            "20%",
            "90%",
            "2026-27",
            "not by 2026-27",
        ],
        [
            *("All public bodies", "100", "150", "0", "0", "50", "100%", "100%"),
            *("2026-27", "not by 2026-27"),
        ],
    ]


def test_texts_are_escaped() -> None:
    page = read_page(appraisal_of(hostile_project())._repr_html_())

    assert page.all("script", "img") == []
    assert "<script>alert(1)</script>" in page.text()


def test_it_needs_neither_templates_nor_a_data_frame() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", SHOWN],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    assert {"jinja2", "pandas", "weasyprint"} & set(ran.stdout.split("\n")) == set()
    assert "cba.reports.notebook" in ran.stdout
