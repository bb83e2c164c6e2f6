"""An agreement is held to what a business case is held to before it is published."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from cba.analysis.draws import Plan
from cba.analysis.shared_risk import shared_risk
from cba.loading.project_loader import Loaded
from cba.reports.agreement.writing import write_agreement
from cba.results.appraise import appraise
from tests.browser.inspection import Browser
from tests.conftest import VeraPdf
from tests.pdf_gates.measured import Page, measured
from tests.reports.agreement.made_deals import (
    found_for,
    hostile_terms,
    integrated_care,
    loaded,
    twelve_parties,
)
from tests.reports.page import read_page
from tests.tools import require

pytestmark = pytest.mark.heavy

Written = Callable[[str, str], Path]
PROJECTS: dict[str, Callable[[], Loaded]] = {
    "integrated-care": integrated_care,
    "hostile": lambda: loaded(hostile_terms()),
    "twelve": lambda: loaded(twelve_parties()),
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("agreements")

    def write(name: str, form: str) -> Path:
        output = folder / f"{name}.{form}"
        given = PROJECTS[name]()
        assert given.project is not None
        found = found_for(given)
        risk = shared_risk(given.project, found, Plan(500, 1))
        appraisal = appraise(given.project, given.problems)
        write_agreement(appraisal, found, (output,), risk, given)
        return output

    return write


@pytest.mark.parametrize("name", PROJECTS)
def test_a_browser_finds_nothing_wrong(
    name: str, written: Written, browser: Browser
) -> None:
    assert browser.findings(written(name, "html")) == []


@pytest.mark.parametrize("name", PROJECTS)
def test_the_reference_checker_accepts_the_pdf(
    name: str, written: Written, verapdf: VeraPdf
) -> None:
    assert verapdf(written(name, "pdf")) == []


@pytest.fixture(params=["integrated-care", "twelve"])
def pages(request: pytest.FixtureRequest, written: Written) -> tuple[Page, ...]:
    require(shutil.which("pdftotext"), "poppler")
    return measured(written(request.param, "pdf"))


def test_nothing_stands_in_a_margin(pages: tuple[Page, ...]) -> None:
    assert [word for page in pages for word in page.beyond_margins()] == []


def test_no_page_is_nearly_empty(pages: tuple[Page, ...]) -> None:
    # One ends where the text does, or before a page for somebody to take away.
    fills = [
        (page.number, round(page.fill, 2))
        for page, following in pairwise(pages)
        if page.width == following.width and not _begins(following)
    ]

    assert [each for each in fills if each[1] < 0.25] == []
    assert len(fills) > 3


def test_a_party_has_one_page_and_so_has_the_brief(pages: tuple[Page, ...]) -> None:
    begins = [page.number for page in pages if _begins(page)]
    heads = [_first_words(page, 3) for page in pages]
    brief = next(n for n, head in enumerate(heads) if head.startswith("In brief"))

    assert heads[brief + 1] == "1 The parties"
    # From the first party's page to the last section, each begins something.
    assert begins == list(range(begins[0], begins[0] + len(begins)))


def _first_words(page: Page, many: int) -> str:
    """The first words below the head of a page."""
    body = [word for word in page.words if word.top > 60]
    return " ".join(word.text for word in body[:many])


def _begins(page: Page) -> bool:
    last = {"Where values come from", "How it is made"}
    return _first_words(page, 1) == "For" or _first_words(page, 4) in last


def test_no_heading_is_left_behind(written: Written) -> None:
    name = "integrated-care"
    require(shutil.which("pdftotext"), "poppler")
    page = read_page(written(name, "html").read_text("utf-8"))
    headings = [e.text() for e in page.all("h2", "h3", "caption", "figcaption")]

    last_lines = [
        " ".join(word.text for word in each.last_line())
        for each in measured(written(name, "pdf"))
    ]

    assert [x for x in last_lines if any(h == x or h.endswith(f" {x}") for h in headings
            if " " in x)] == []  # fmt: skip
    assert len(headings) > 20


@pytest.mark.parametrize("name", PROJECTS)
def test_another_word_processor_lays_it_out(
    name: str, written: Written, tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    require(office, "LibreOffice")
    assert office is not None

    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            tmp_path,
            written(name, "docx"),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )

    with pikepdf.open(tmp_path / f"{name}.pdf") as pdf:
        assert len(pdf.pages) > 10
