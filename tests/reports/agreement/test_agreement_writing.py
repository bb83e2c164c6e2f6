from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from markdown_it import MarkdownIt

from cba.reports.agreement.document import describe_agreement
from cba.reports.agreement.writing import FORMS, write_agreement
from cba.reports.content import Clauses
from cba.reports.documents import DocumentError
from cba.reports.html import render_html
from cba.reports.markdown import render_markdown
from cba.reports.word.document import render_docx
from cba.results.appraise import appraise
from tests.pdf_gates.everyday import pdf_faults
from tests.reports.agreement.made_deals import (
    SHARED,
    deal,
    found_for,
    hostile_terms,
    loaded,
)
from tests.reports.made_agreement import WARDENS
from tests.reports.page import read_page
from tests.reports.word.document_reading import W, read


def write(text: str, *outputs: Path, agency: str | None = None) -> None:
    given = loaded(text)
    assert given.project is not None
    write_agreement(
        appraise(given.project, given.problems),
        found_for(given),
        outputs,
        loaded=given,
        arguments=["--to", "cashable"],
        agency=agency,
    )


def test_every_format_is_written_and_says_how_to_get_it_again(tmp_path: Path) -> None:
    outputs = [tmp_path / f"agreement{form}" for form in FORMS]

    write(SHARED, *outputs)

    assert all(output.stat().st_size > 5_000 for output in outputs)
    assert (
        "cba apportion - --to cashable -o agreement.html -o agreement.pdf "
        "-o agreement.docx -o agreement.md"
    ) in (tmp_path / "agreement.md").read_text("utf-8")
    assert pdf_faults((tmp_path / "agreement.pdf").read_bytes()) == []
    with pikepdf.open(tmp_path / "agreement.pdf") as file:
        assert str(file.docinfo["/Title"]) == "Wardens"


def test_the_same_agreement_is_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "one.docx", tmp_path / "two.docx"

    write(SHARED, first)
    write(SHARED, second)

    assert first.read_bytes() == second.read_bytes()


def test_the_page_of_one_party_can_be_written_alone(tmp_path: Path) -> None:
    write(WARDENS, tmp_path / "trust.html", agency="trust")

    page = read_page((tmp_path / "trust.html").read_text("utf-8"))
    headings = [each.text() for each in page.all("h2")]
    assert headings == ["Contents", "For the hospital trust"]


def test_no_workbook_is_an_agreement(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="does not end in the name of a format"):
        write(WARDENS, tmp_path / "agreement.xlsx")


def test_what_nobody_can_agree_to_is_not_written(tmp_path: Path) -> None:
    # A tenth of the savings is cash, which cannot make the council whole.
    text = WARDENS.replace("share: 100%", "share: 10%")
    text += "\n    sharing: {rule: least-payments}\n"

    with pytest.raises(DocumentError, match="there is no agreement to write"):
        write(text, tmp_path / "agreement.md")

    assert list(tmp_path.iterdir()) == []


def test_word_counts_the_clauses_as_the_document_does() -> None:
    case = describe_agreement(deal(SHARED))
    styles = [
        (each.style.style_id if each.style is not None else "", each.text)
        for each in read(render_docx(case)).paragraphs
    ]
    section = clause = 0
    counted = []
    for style, text in styles:
        if style == "Heading1":
            section, clause = section + 1, 0
        elif style == "Clause":
            clause += 1
            counted.append((f"{section}.{clause}", text))

    assert counted == [
        (each.number, each.text.replace("`", ""))
        for one in case.sections
        for block in one.blocks
        if isinstance(block, Clauses)
        for each in block.items
    ]


def test_what_is_pasted_keeps_its_lines_in_word() -> None:
    case = describe_agreement(deal(SHARED))
    (command,) = [
        each.text
        for each in read(render_docx(case)).paragraphs
        if each.style is not None and each.style.style_id == "Command"
    ]

    assert command.startswith("payments:\n  agreement_trust_to_council:\n    title:")


def test_a_party_begins_a_page_in_word() -> None:
    document = read(render_docx(describe_agreement(deal(SHARED))))

    begins = [
        each.text
        for each in document.paragraphs
        if each._p.pPr is not None
        and each._p.pPr.find(f"{W}pageBreakBefore") is not None
    ]

    assert begins == [
        "For the borough council",
        "For the hospital trust",
        "How it is made",
    ]


def test_nothing_of_a_hostile_project_is_a_mark() -> None:
    case = describe_agreement(deal(hostile_terms()), "cba apportion -")

    page = render_html(case)
    marks = {
        kind
        for token in MarkdownIt("commonmark").parse(render_markdown(case))
        for kind in (token.type, *(child.type for child in token.children or ()))
    }

    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert not marks & {"html_block", "html_inline", "image"}
    assert render_docx(case)
