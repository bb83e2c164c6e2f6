from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cba.loading.project_loader import load
from cba.reports.business_case import Publication, describe
from cba.reports.content import (
    Bullets,
    Cell,
    Chart,
    Column,
    Command,
    FrontMatter,
    Paragraph,
    Row,
    Section,
    Subheading,
    Table,
)
from cba.reports.markdown import render_markdown
from cba.reports.markdown_text import inline, line
from cba.results.appraise import appraise
from tests.conftest import ROOT
from tests.reports.made_projects import HOSTILE, appraisal_of, hostile_project

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
FRONT = FrontMatter("Business case", "A case", "A case", "", "", "", None, "", (), "f0")


@pytest.fixture(scope="module", params=["whole-file", "hostile"])
def case(request: pytest.FixtureRequest) -> Publication:
    if request.param == "hostile":
        return describe(appraisal_of(hostile_project()))
    loaded = load(ROOT / "examples" / request.param)
    assert loaded.project is not None
    return describe(appraise(loaded.project, loaded.problems))


def shown(token: Token) -> str:
    """What a reader sees of a line: its letters without its marks."""
    return "".join(child.content for child in token.children or ())


def plain(text: str) -> str:
    return re.sub("`([^`]+)`", r"\1", " ".join(text.split()))


def tables_in(markdown: str) -> list[list[list[str]]]:
    found: list[list[list[str]]] = []
    is_inside = False
    for token in PARSER.parse(markdown):
        if token.type in {"table_open", "table_close"}:
            is_inside = token.type == "table_open"
            found += [[]] if is_inside else []
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and is_inside:
            found[-1][-1].append(" ".join(shown(token).split()))
    return found


def made(*blocks: Paragraph | Bullets | Command | Table) -> str:
    section = Section("a", "A section", blocks, number="1")
    return render_markdown(Publication(FRONT, (section,)))


def test_tables_read_back_are_the_tables_of_the_case(case: Publication) -> None:
    expected = []
    for section in case.sections:
        for block in section.blocks:
            table = block.table if isinstance(block, Chart) else block
            if not isinstance(table, Table):
                continue
            rows = [[plain(column.heading) for column in table.columns]]
            for row in table.rows:
                cells = [as_text(cell) for cell in row.cells]
                rows.append(cells + [""] * (len(table.columns) - len(cells)))
            expected.append(rows)

    assert len(expected) > 3
    assert expected == tables_in(render_markdown(case))


def as_text(cell: Cell) -> str:
    first = " ".join(filter(None, (cell.text, cell.mark)))
    return plain(" · ".join(filter(None, (first, cell.detail))))


def test_nothing_of_a_project_is_a_mark(case: Publication) -> None:
    kinds, links = set(), []
    for token in PARSER.parse(render_markdown(case)):
        kinds.add(token.type)
        for child in token.children or ():
            kinds.add(child.type)
            if child.type == "link_open":
                links.append(str(child.attrs["href"]))

    assert not kinds & {"html_block", "html_inline", "image", "blockquote_open", "hr"}
    assert all(link.startswith("#") for link in links)
    assert len(case.sections) == len(links)


def test_an_address_is_code_wherever_it_stands(case: Publication) -> None:
    for token in PARSER.parse(render_markdown(case)):
        for child in token.children or ():
            if child.type == "text":
                assert not re.search(r"://|www\.|@", child.content)


def test_each_entry_of_the_contents_leads_to_a_heading(case: Publication) -> None:
    tokens = PARSER.parse(render_markdown(case))
    headings = [
        shown(tokens[n + 1]) for n, t in enumerate(tokens) if t.type == "heading_open"
    ]
    # As code hosts name them: letters, digits, hyphens; later namesakes numbered.
    names: list[str] = []
    for heading in headings:
        name = re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        again = sum(re.sub(r"-\d+$", "", other) == name for other in names)
        names.append(f"{name}-{again}" if again else name)
    links = [
        str(child.attrs["href"]).removeprefix("#")
        for token in tokens
        for child in token.children or ()
        if child.type == "link_open"
    ]

    assert set(links) <= set(names)
    subheadings = sum(
        isinstance(block, Subheading) for s in case.sections for block in s.blocks
    )
    assert len(case.sections) + subheadings + 2 == len(headings)


def test_figures_stand_right_and_a_group_in_bold() -> None:
    table = Table(
        "t",
        "A table",
        (Column("Year", "heading"), Column("Sum")),
        (
            Row((Cell("Costs"),), "group"),
            Row((Cell("2026-27", "so far", "draft"), Cell("1,200")), "part"),
            Row((Cell("All"), Cell("−5")), "total"),
        ),
        "£",
        ("A note.",),
    )

    assert made(table).endswith(
        "**Table: A table** (£)\n"
        "\n"
        "| Year                     |    Sum |\n"
        "| ------------------------ | -----: |\n"
        "| **Costs**                |        |\n"
        "| 2026-27 *draft* · so far |  1,200 |\n"
        "| **All**                  | **−5** |\n"
        "\n"
        "A note.\n"
    )


def test_a_command_stands_as_it_is_typed() -> None:
    (fence,) = [
        t for t in PARSER.parse(made(Command("a ```\n* b"))) if t.type == "fence"
    ]

    assert fence.content == "a ```\n* b\n"


@pytest.mark.parametrize(
    "text",
    ["1. one", "2) two", "- a", "+ b", "# c", "> d", "=== e", "---", "    code", "~~~"],
)
def test_the_head_of_a_line_is_only_text(text: str) -> None:
    opening, words, _ = PARSER.parse(line(text))

    assert opening.type == "paragraph_open"
    assert text.strip() == shown(words)


@given(
    st.text(
        st.sampled_from("ab1 .)-+#>=*_`~[]()!<>&;|\\:/@$w\u2212é\u2068"), max_size=30
    )
)
def test_any_text_reads_back_as_it_was(text: str) -> None:
    expected = " ".join(plain_of_code(text).split())
    tokens = PARSER.parse(line(text))

    assert ["paragraph_open", "inline", "paragraph_close"][: len(tokens)] == [
        token.type for token in tokens
    ]
    assert expected == " ".join("".join(map(shown, tokens)).split())


@given(st.text(st.sampled_from("ab *_`~[]()!<>&;|\\:/@$"), min_size=1, max_size=20))
def test_any_text_stays_in_its_cell(text: str) -> None:
    rows = tables_in(f"| a | b |\n| - | - |\n| {inline(text)} | x |\n")[0]

    assert rows[1][1:] == ["x"]
    assert " ".join(plain_of_code(text).split()) == rows[1][0]


def plain_of_code(text: str) -> str:
    """The text without the ticks about what it sets as code."""
    return re.sub("`([^`]+)`", r"\1", text.strip())


def test_each_hostile_text_is_shown_in_full() -> None:
    markdown = made(Bullets(HOSTILE[:6]))
    items = [shown(t) for t in PARSER.parse(markdown) if t.type == "inline"]

    assert list(HOSTILE[:6]) == items[-6:]


def test_no_reader_is_left_to_take_a_backslash_before_a_tag_or_a_template() -> None:
    written = inline("<script> {{ 7*7 }} {% raw %} a {b}")

    assert written == "&lt;script> &#123;{ 7\\*7 }} &#123;% raw %} a {b}"
