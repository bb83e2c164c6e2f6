from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from jinja2 import StrictUndefined, nodes

from cba.reports import html
from cba.reports.business_case import describe
from cba.reports.charts.palette import PALETTE
from cba.reports.content import Publication, Table
from cba.reports.html import render_html, render_print
from cba.resources import templates_folder
from tests.browser.inspection import Browser
from tests.reports.made_projects import (
    HOSTILE,
    Tree,
    appraisal_of,
    hostile_project,
    twelve_partners,
)
from tests.reports.page import Element, read_page, table_texts

TEMPLATES = sorted(path.name for path in templates_folder().glob("*.jinja"))
CASES: dict[str, Tree] = {"hostile": hostile_project(), "twelve": twelve_partners()}


@cache
def case(name: str) -> Publication:
    return describe(appraisal_of(CASES[name]))


@cache
def text_of(name: str) -> str:
    return render_html(case(name))


@cache
def page_of(name: str) -> Element:
    return read_page(text_of(name))


@pytest.fixture(params=CASES, scope="module")
def page(request: pytest.FixtureRequest) -> Element:
    return page_of(request.param)


def test_every_table_shows_the_cells_of_the_content(page: Element) -> None:
    name = "hostile" if page is page_of("hostile") else "twelve"
    tables = [b for s in case(name).sections for b in s.blocks if isinstance(b, Table)]

    for table in tables:
        heads = [" ".join(column.heading.split()) for column in table.columns]
        shown = table_texts(page, table.identifier)
        assert shown[0] == heads
        for row, cells in zip(table.rows, shown[1:], strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                assert text.startswith(" ".join(cell.text.replace("`", "").split()))
    assert len(tables) > 5


def test_headings_go_down_one_step_at_a_time(page: Element) -> None:
    levels = [int(each.tag[1]) for each in page.all("h1", "h2", "h3", "h4")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [b - a for a, b in pairwise(levels) if b - a > 1] == []


def test_every_part_that_is_pointed_at_is_there_once(page: Element) -> None:
    everything = page.all(
        "a", "body", "div", "figure", "h2", "h3", "main", "nav", "section", "span",
        "svg", "table", "title",
    )  # fmt: skip
    identifiers = [e.attributes["id"] for e in everything if "id" in e.attributes]
    pointed = [e.attributes["aria-labelledby"] for e in everything
               if "aria-labelledby" in e.attributes]  # fmt: skip
    pointed += [e.attributes["href"].removeprefix("#") for e in page.all("a")]

    assert len(identifiers) == len(set(identifiers))
    assert set(pointed) - set(identifiers) == set()


def test_the_page_says_its_language_its_title_and_its_size(page: Element) -> None:
    (document,) = page.all("html")
    metas = {
        e.attributes.get("name"): e.attributes.get("content") for e in page.all("meta")
    }

    assert document.attributes["lang"] == "en-GB"
    assert page.all("title")[0].text() != ""
    assert metas["viewport"] == "width=device-width, initial-scale=1"
    assert metas["description"] != ""


def test_tables_have_captions_and_every_head_a_scope(page: Element) -> None:
    tables = page.all("table")

    assert [t for t in tables if len(t.all("caption")) != 1] == []
    assert {h.attributes["scope"] for t in tables for h in t.all("th")} == {
        "col",
        "row",
        "rowgroup",
    }


def test_whatever_scrolls_can_be_reached_and_has_a_name(page: Element) -> None:
    boxes = [e for e in page.all("div") if e.attributes.get("class") == "scroll"]

    assert len(boxes) == len(page.all("table")) + len(page.all("figure"))
    for box in boxes:
        assert box.attributes["tabindex"] == "0"
        assert box.attributes["role"] == "region"
        assert {"aria-labelledby", "aria-label"} & set(box.attributes)


def test_no_two_regions_have_the_same_name(page: Element) -> None:
    names = [
        e.attributes.get("aria-label") or e.attributes["aria-labelledby"]
        for e in page.all("div")
        if e.attributes.get("role") == "region"
    ]

    assert len(set(names)) == len(names)


def test_nothing_runs_and_nothing_is_fetched(page: Element) -> None:
    foreign = page.all(
        "script", "img", "iframe", "object", "embed", "link", "base", "form", "input"
    )
    handlers = [
        name
        for element in page.all("a", "div", "p", "span", "td", "th")
        for name in element.attributes
        if name.startswith("on")
    ]

    assert foreign == []
    assert handlers == []
    addresses = [e.attributes["href"] for e in page.all("a")]
    assert [address for address in addresses if not address.startswith("#")] == []


def test_styles_ask_for_nothing_but_what_the_page_carries() -> None:
    styles = "".join(e.text() for e in page_of("hostile").all("style"))

    assert set(re.findall(r"url\(\"([a-z]+):", styles)) == {"data"}
    assert "@import" not in styles


def test_hostile_texts_stand_there_as_they_were_written() -> None:
    text = page_of("hostile").text()

    script, formula, path, image, closing, arabic, *_ = HOSTILE
    for words in (script, formula, path, image, closing, arabic):
        assert words in text
    assert "49" not in page_of("hostile").all("h1")[0].text()


def test_a_mark_that_turns_text_round_is_taken_out() -> None:
    assert "\u202e" not in text_of("hostile")
    assert "turned round" in page_of("hostile").text()


def test_long_names_are_shortened_where_they_would_push_figures_out() -> None:
    heads = table_texts(page_of("hostile"), "cumulative-net-figures")[0]

    assert max(len(head) for head in heads) == 80
    assert "W" * 5000 in page_of("hostile").text()


def test_the_chart_is_named_by_its_finding() -> None:
    picture = page_of("twelve").all("svg")[1]

    assert picture.attributes["role"] == "img"
    assert picture.all("title")[0].text().startswith("Line chart of the cumulative")
    assert "7 others together" in picture.text()


def test_the_same_case_gives_the_same_page() -> None:
    assert render_html(case("twelve")) == text_of("twelve")


def test_the_page_for_the_pdf_has_the_same_words() -> None:
    printed = read_page(render_print(case("twelve")))

    assert printed.all("main")[0].text() == page_of("twelve").all("main")[0].text()


def test_on_paper_a_text_without_a_space_shows_its_beginning() -> None:
    printed = read_page(render_print(case("hostile"))).text()

    assert "W" * 5000 not in printed
    # A full stop may have come to its end.
    said = r"W{160}… \(4,84[01] more characters in the project file\)"
    assert re.search(said, printed)
    # A long text of words is shown whole.
    assert "word " * 999 in printed


@pytest.mark.parametrize(
    "text", ["W" * 400, "会" * 5000, "ก" * 5000, "https://example.org/" + "a" * 300]
)
def test_on_paper_other_texts_are_shown_whole(text: str) -> None:
    assert text in str(html._inline_on_paper(text)).replace("<wbr>", "")


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_do_no_arithmetic(name: str) -> None:
    source = (templates_folder() / name).read_text("utf-8")
    tree = html._environment(on_screen=True).parse(source)

    found = [*tree.find_all((nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv,
                             nodes.Mod, nodes.Pow, nodes.Neg))]  # fmt: skip
    assert found == []
    assert "round" not in [each.name for each in tree.find_all(nodes.Filter)]


def test_a_template_that_asks_for_what_is_not_there_fails() -> None:
    environment = html._environment(on_screen=True)

    assert environment.undefined is StrictUndefined
    assert environment.autoescape is True


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _colours(path: Path) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", path.read_text("utf-8")))


@pytest.mark.parametrize("style", ["document.css", "screen.css"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_text_stands_out_in_both_schemes(style: str, ink: str, ground: str) -> None:
    colours = _colours(templates_folder() / style)

    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_the_inks_of_a_chart_can_be_read_as_text_in_both_schemes() -> None:
    light = {name: c for name, c in PALETTE.colours.items() if _is_read(name)}
    screen = (templates_folder() / "screen.css").read_text("utf-8")
    dark = dict(re.findall(r"\.([a-z]+-\d|soft) { --series: (#[0-9a-f]{6})", screen))

    assert set(light) == set(dark)
    assert [ink for ink in light.values() if contrast(ink, "#ffffff") < 4.5] == []
    assert [ink for ink in dark.values() if contrast(ink, "#11171d") < 4.5] == []


def _is_read(name: str) -> bool:
    return name == "soft" or name.startswith("ink-")


def test_the_marks_of_a_chart_stand_out_in_both_schemes() -> None:
    screen = (templates_folder() / "screen.css").read_text("utf-8")
    dark = dict(re.findall(r"\.([a-z]+) { --series: (#[0-9a-f]{6})", screen))

    # Lines behind the marks are there to be overlooked.
    assert set(dark) == {"soft", "level", "nought", "leader"}
    for name in ("nought", "leader"):
        assert contrast(PALETTE.colours[name], "#ffffff") >= 3.0
        assert contrast(dark[name], "#11171d") >= 3.0


def test_the_colours_of_the_house_differ_without_colour() -> None:
    assert contrast(PALETTE.first, PALETTE.second) >= 1.8


@pytest.mark.heavy
@pytest.mark.parametrize("name", CASES)
def test_a_browser_finds_nothing_wrong(
    name: str, browser: Browser, tmp_path: Path
) -> None:
    page = tmp_path / "case.html"
    page.write_text(text_of(name), encoding="utf-8")

    assert browser.findings(page) == []
