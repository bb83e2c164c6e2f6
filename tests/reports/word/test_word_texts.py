from __future__ import annotations

import pytest
from docx.oxml.parser import parse_xml

from cba.reports.business_case import Publication, describe
from cba.reports.content import FrontMatter, Paragraph, Section
from cba.reports.word.document import render_docx
from tests.reports.made_projects import appraisal_of, hostile_project, twelve_partners
from tests.reports.word.document_reading import W, fields, parts, read

OURS = {"PAGE", "NUMPAGES", "PAGEREF", "SEQ", "STYLEREF", "TOC"}
FRONT = FrontMatter("Business case", "A case", "A case", "", "", "", None, "", (), "f0")


@pytest.fixture(scope="module")
def hostile() -> bytes:
    return render_docx(describe(appraisal_of(hostile_project())))


def made(text: str) -> Publication:
    return Publication(FRONT, (Section("a", "A section", (Paragraph(text),)),))


def test_a_row_taller_than_a_page_may_be_broken(hostile: bytes) -> None:
    body = parse_xml(parts(hostile)["word/document.xml"])
    tall = [
        row
        for row in body.iter(f"{W}tr")
        if sum(len(text.text or "") for text in row.iter(f"{W}t")) > 3000
    ]

    assert tall
    assert not any(list(row.iter(f"{W}cantSplit")) for row in tall)


def test_a_hostile_project_brings_nothing_in_from_outside(hostile: bytes) -> None:
    for name, part in parts(hostile).items():
        if name.endswith(".rels"):
            assert b"TargetMode" not in part
        if name.endswith(".xml"):
            parse_xml(part)
    assert fields(hostile) <= OURS
    assert "<script>alert(1)</script>" in "".join(
        p.text for p in read(hostile).paragraphs
    )


def test_text_from_right_to_left_is_marked_as_such(hostile: bytes) -> None:
    body = parse_xml(parts(hostile)["word/document.xml"])
    marked = [
        "".join(text.text or "" for text in run.iter(f"{W}t"))
        for run in body.iter(f"{W}r")
        if list(run.iter(f"{W}rtl"))
    ]

    assert {"مجلس المدينة للصحة"} == set(marked)
    assert "\u2068" not in parts(hostile)["word/document.xml"].decode()


@pytest.mark.heavy
def test_twelve_partners_over_sixty_years_have_a_document() -> None:
    document = read(render_docx(describe(appraisal_of(twelve_partners()))))

    # A row for each of sixty years, and its head.
    assert 61 in {len(table.rows) for table in document.tables}


@pytest.mark.parametrize("control", ["\x0b", "\ufffe", "\u202e"])
def test_what_no_file_can_hold_is_left_out(control: str) -> None:
    document = read(render_docx(made(f"one{control}two")))

    assert "onetwo" in [p.text for p in document.paragraphs]
