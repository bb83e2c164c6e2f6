"""The PDF of a hostile project, laid out once."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from cba.reports.business_case import describe
from cba.reports.html import base_folder, render_print
from cba.reports.missing_glyphs import BOX, write_with_the_fonts_there_are
from cba.reports.pdf import PdfFault
from tests.conftest import VeraPdf
from tests.pdf_gates.everyday import pdf_faults
from tests.reports.made_projects import (
    Tree,
    appraisal_of,
    flat,
    hostile_project,
    spent,
)


def laid_out(tree: Tree) -> bytes:
    # Whatever the layout engine complains of would be an error here.
    page = render_print(describe(appraisal_of(tree)))
    return write_with_the_fonts_there_are(page, (), base_folder(), "abc")


@pytest.fixture(scope="module")
def content() -> bytes:
    tree = flat({"team": spent("£100k")}, {})
    return laid_out({**tree, "project": hostile_project()["project"]})


@pytest.mark.heavy
def test_a_hostile_project_gives_an_accessible_file() -> None:
    assert pdf_faults(laid_out(hostile_project())) == []


def test_sections_are_bookmarked(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as file, file.open_outline() as outline:
        (title,) = outline.root
        sections = [item.title for item in title.children]

    assert title.title.startswith("<script>alert(1)</script>")
    assert sections[:2] == ["In brief", "1 The decision"]


def test_the_first_page_is_a_cover_on_a4(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as file:
        box = [round(float(side)) for side in file.pages[0].MediaBox]
        count = len(file.pages)

    assert box == [0, 0, 595, 842]
    assert count > 5


def test_a_character_that_no_font_holds_becomes_a_box(tmp_path: Path) -> None:
    # A character that no font will ever hold: nobody may give it a shape.
    page = '<html lang="en"><title>x</title><p>a\U0010fffd'

    content = write_with_the_fonts_there_are(page, (), tmp_path, "abc")

    with_box = page.replace("\U0010fffd", BOX)
    assert content == write_with_the_fonts_there_are(with_box, (), tmp_path, "abc")


def test_who_listens_hears_which_characters_became_boxes(tmp_path: Path) -> None:
    page = '<html lang="en"><title>x</title><p>a\U0010fffd\U0010fffc\U0010fffd'
    heard: list[str] = []

    write_with_the_fonts_there_are(page, (), tmp_path, "abc", heard.append)

    assert len(heard) == 1
    assert heard[0] == (
        "the PDF has □ for 2 characters that no font at hand holds: U+10FFFD, U+10FFFC"
    )


def test_the_document_itself_says_which_characters_became_boxes(tmp_path: Path) -> None:
    page = '<html lang="en"><title>x</title><main><p>a\U0010fffd</main>'

    content = write_with_the_fonts_there_are(page, (), tmp_path, "abc")

    noted = page.replace("\U0010fffd", BOX).replace(
        "</main>",
        '<p class="note">This document has □ for a character that no font at hand '
        "holds: U+10FFFD.</p>\n</main>",
    )
    assert content == write_with_the_fonts_there_are(noted, (), tmp_path, "abc")


def test_any_other_complaint_is_a_fault(tmp_path: Path) -> None:
    page = '<html lang="en"><title>x</title><p style="colour: red">a\U0010fffd'

    with pytest.raises(PdfFault, match="colour"):
        write_with_the_fonts_there_are(page, (), tmp_path, "abc")


@pytest.mark.heavy
def test_the_reference_checker_accepts_a_hostile_project(
    content: bytes, verapdf: VeraPdf, tmp_path: Path
) -> None:
    path = tmp_path / "case.pdf"
    path.write_bytes(content)

    assert verapdf(path) == []
