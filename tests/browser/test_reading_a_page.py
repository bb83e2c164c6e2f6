"""The business case as somebody reads it: by keyboard, enlarged, narrow, on paper."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cba.reports.business_case import describe
from cba.reports.html import render_html
from tests.browser.inspection import Browser
from tests.pdf_gates.measured import measured
from tests.reports.made_projects import (
    Tree,
    appraisal_of,
    hostile_project,
    twelve_partners,
)
from tests.tools import require

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.heavy

CASES: dict[str, Callable[[], Tree]] = {
    "hostile": hostile_project,
    "twelve": twelve_partners,
}
#: What WCAG 2.2, 1.4.12 lets a reader set.
SPACING = """* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
} p { margin-bottom: 2em !important; }"""
WIDER = "document.documentElement.scrollWidth - window.innerWidth"
#: What can be reached by keyboard, as the document has it.
REACHABLE = "[...document.querySelectorAll('a[href], [tabindex=\"0\"]')]"
CLIPPED = """[...document.querySelectorAll('body *')].filter(e => {
  const s = getComputedStyle(e);
  return (s.overflowX == 'hidden' || s.overflowY == 'hidden' || s.overflowX == 'clip')
    && (e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight);
}).map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module", params=CASES)
def case(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = tmp_path_factory.mktemp("pages") / f"{request.param}.html"
    appraisal = appraisal_of(CASES[request.param]())
    path.write_text(render_html(describe(appraisal)), encoding="utf-8")
    return path


@contextmanager
def opened(
    browser: Browser,
    path: Path,
    width: int = 1600,
    **settings: Any,  # noqa: ANN401 - those of Playwright
) -> Iterator[Page]:
    page = browser.chromium.new_page(
        viewport={"width": width, "height": 900}, **settings
    )
    try:
        page.goto(path.as_uri())
        yield page
    finally:
        page.close()


def test_nothing_is_asked_of_the_network(browser: Browser, case: Path) -> None:
    asked: list[str] = []

    def refuse(route: Route) -> None:
        if not route.request.url.startswith("file:"):
            asked.append(route.request.url)
        route.continue_()

    page = browser.chromium.new_page()
    page.route("**/*", refuse)
    page.goto(case.as_uri())
    page.wait_for_load_state("networkidle")
    page.close()

    assert [url for url in asked if not url.startswith("data:")] == []


def test_the_keyboard_goes_through_the_page_as_it_reads(
    browser: Browser, case: Path
) -> None:
    with opened(browser, case) as page:
        count = page.evaluate(f"{REACHABLE}.length")
        met = []
        for _ in range(count):
            page.keyboard.press("Tab")
            met.append(page.evaluate(f"{REACHABLE}.indexOf(document.activeElement)"))

    assert met == list(range(count))
    assert count > 20


def test_what_has_the_focus_shows_it(browser: Browser, case: Path) -> None:
    with opened(browser, case) as page:
        outlines = set()
        for _ in range(12):
            page.keyboard.press("Tab")
            outlines.add(
                page.evaluate("getComputedStyle(document.activeElement).outline")
            )

    assert all(" solid 3px" in outline for outline in outlines)


@pytest.mark.parametrize("width", [320, 360, 640])
def test_a_page_fits_a_telephone_and_a_window_enlarged(
    browser: Browser, case: Path, width: int
) -> None:
    # 320 px are a window of 1280 px at 400%, and 640 px the same at 200%.
    with opened(browser, case, width) as page:
        assert page.evaluate(WIDER) <= 0


@pytest.mark.parametrize("width", [360, 1600])
def test_letters_and_lines_set_further_apart_lose_nothing(
    browser: Browser, case: Path, width: int
) -> None:
    with opened(browser, case, width) as page:
        page.add_style_tag(content=SPACING)

        assert page.evaluate(WIDER) <= 0
        assert page.evaluate(CLIPPED) == []


def test_lines_of_text_are_short_enough_to_read(browser: Browser, case: Path) -> None:
    with opened(browser, case) as page:
        widths = page.evaluate(
            "[...document.querySelectorAll('main p, main li, main dd')].map("
            "e => e.clientWidth / parseFloat(getComputedStyle(e).fontSize))"
        )

    # A letter of this family is 0.45 em wide on average: 75 of them take 34 em.
    assert max(widths) <= 34.1


def test_names_of_rows_stay_while_figures_scroll(browser: Browser, case: Path) -> None:
    with opened(browser, case, 360) as page:
        moved = page.evaluate(
            """() => {
              const box = [...document.querySelectorAll('.scroll')].find(
                e => e.querySelector('tbody th') && e.scrollWidth > e.clientWidth);
              const name = box.querySelector('th[scope="row"]');
              const figure = name.nextElementSibling;
              const before = [name, figure].map(e => e.getBoundingClientRect().left);
              box.scrollLeft = 60;
              const after = [name, figure].map(e => e.getBoundingClientRect().left);
              return before.map((left, n) => Math.round(left - after[n]));
            }"""
        )

    assert moved == [0, 60]


def test_the_contents_say_where_one_is(browser: Browser, case: Path) -> None:
    with opened(browser, case) as page:
        page.evaluate("document.querySelector('html').style.scrollBehavior = 'auto'")
        page.evaluate("document.getElementById('assumptions').scrollIntoView()")
        page.wait_for_timeout(200)
        current = page.evaluate(
            "[...document.querySelectorAll('nav :target-current')].map(e => e.hash)"
        )

    assert current == ["#assumptions"]


def test_who_asks_for_less_motion_gets_none(browser: Browser, case: Path) -> None:
    smooth = "getComputedStyle(document.documentElement).scrollBehavior"
    with opened(browser, case, reduced_motion="reduce") as page:
        assert page.evaluate(smooth) == "auto"


def test_forced_colours_keep_lines(browser: Browser, case: Path) -> None:
    with opened(browser, case, forced_colors="active") as page:
        widths = page.evaluate(
            "[...document.querySelectorAll('thead th, tr.group > th, .command')].map("
            "e => parseFloat(getComputedStyle(e).borderBottomWidth))"
        )

    assert min(widths) >= 1


def test_a_browser_prints_it_within_the_margins(
    browser: Browser, case: Path, tmp_path: Path
) -> None:
    require(shutil.which("pdftotext"), "poppler")
    printed = tmp_path / "printed.pdf"
    with opened(browser, case) as page:
        page.pdf(path=printed, prefer_css_page_size=True)

    pages = measured(printed)

    assert [word for page in pages for word in page.beyond_margins()] == []
    assert len(pages) > 5
