"""Each example's report, made by the command that users type, is fit to publish."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.browser.inspection import Browser
from tests.conftest import ROOT, VeraPdf
from tests.examples import examples
from tests.pdf_gates.everyday import pdf_faults
from tests.pdf_gates.measured import Page, measured
from tests.reports.page import read_page
from tests.tools import require

EXAMPLES = sorted(path.parent.name for path in ROOT.glob("examples/*/project.yaml"))
Report = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("reports")
    program = Path(sys.executable).with_name("cba")

    def write(example: str, form: str) -> Path:
        output = folder / f"{example}.{form}"
        subprocess.run(
            [program, "report", ROOT / "examples" / example, "-o", output], check=True
        )
        return output

    return write


def test_there_are_examples() -> None:
    assert {"minimal", "reoffending", "integrated-care"} <= set(EXAMPLES)


@pytest.mark.parametrize("example", examples(everyday=["minimal"]))
def test_a_pdf_is_archivable_and_accessible(example: str, report: Report) -> None:
    assert pdf_faults(report(example, "pdf").read_bytes()) == []


@pytest.mark.heavy
@pytest.mark.parametrize("example", EXAMPLES)
def test_the_reference_checker_accepts_the_pdf(
    example: str, report: Report, verapdf: VeraPdf
) -> None:
    assert verapdf(report(example, "pdf")) == []


@pytest.mark.heavy
@pytest.mark.parametrize("example", EXAMPLES)
def test_a_browser_finds_nothing_wrong_with_the_page(
    example: str, report: Report, browser: Browser
) -> None:
    assert browser.findings(report(example, "html")) == []


@pytest.fixture(params=EXAMPLES)
def pages(request: pytest.FixtureRequest, report: Report) -> tuple[Page, ...]:
    require(shutil.which("pdftotext"), "poppler")
    return measured(report(request.param, "pdf"))


@pytest.mark.heavy
def test_nothing_stands_in_a_margin(pages: tuple[Page, ...]) -> None:
    assert [word for page in pages for word in page.beyond_margins()] == []


@pytest.mark.heavy
def test_the_page_in_brief_can_be_passed_on_by_itself(pages: tuple[Page, ...]) -> None:
    """It is one page: the decision begins on the next."""
    texts = [" ".join(word.text for word in page.words) for page in pages]
    brief = next(
        n
        for n, text in enumerate(texts)
        if "In brief" in text and "Contents" not in text
    )

    assert "1 The decision" in texts[brief + 1]


@pytest.mark.heavy
def test_no_page_is_nearly_empty(pages: tuple[Page, ...]) -> None:
    # The last one ends where the text ends, and so does one before a page that is
    # turned to its side or back.
    fills = [
        (page.number, round(page.fill, 2))
        for page, following in pairwise(pages)
        if page.width == following.width
    ]

    assert [each for each in fills if each[1] < 0.25] == []
    assert len(fills) > 3


@pytest.mark.heavy
@pytest.mark.parametrize("example", EXAMPLES)
def test_no_heading_is_left_behind(example: str, report: Report) -> None:
    require(shutil.which("pdftotext"), "poppler")
    page = read_page(report(example, "html").read_text("utf-8"))
    headings = [e.text() for e in page.all("h2", "h3", "caption", "figcaption")]
    headings += [
        e.text() for e in page.all("th") if e.attributes["scope"] == "rowgroup"
    ]

    last_lines = [
        " ".join(word.text for word in each.last_line())
        for each in measured(report(example, "pdf"))
    ]

    # One word at a foot may end a cell as well as a heading.
    left = [
        line
        for line in last_lines
        if any(h == line or (h.endswith(f" {line}") and " " in line) for h in headings)
    ]
    assert left == []
    assert len(headings) > 10
