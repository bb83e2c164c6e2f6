from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.parser import parse_xml

from cba.commands.report import report
from cba.loading.project_loader import load
from cba.reports.business_case import Publication, describe
from cba.reports.content import (
    Cell,
    Chart,
    Column,
    FrontMatter,
    Paragraph,
    Row,
    Section,
    Subheading,
    Table,
)
from cba.reports.word.document import render_docx
from cba.results.appraise import appraise
from tests.conftest import ROOT
from tests.examples import examples
from tests.reports.made_projects import appraisal_of, hostile_project
from tests.reports.word.document_reading import (
    W,
    parts,
    read,
    table_of,
    table_texts,
)

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
FRONT = FrontMatter("Business case", "A case", "A case", "", "", "", None, "", (), "f0")


def example(name: str) -> Publication:
    loaded = load(ROOT / "examples" / name)
    assert loaded.project is not None
    return describe(appraise(loaded.project, loaded.problems))


@pytest.fixture(scope="module")
def case() -> Publication:
    return example("whole-file")


@pytest.fixture(scope="module")
def content(case: Publication) -> bytes:
    return render_docx(case)


def tables_of(case: Publication) -> list[Table]:
    found = []
    for section in case.sections:
        for block in section.blocks:
            table = block.table if isinstance(block, Chart) else block
            found += [table] if isinstance(table, Table) else []
    return found


def charts_of(case: Publication) -> list[Chart]:
    return [
        block
        for section in case.sections
        for block in section.blocks
        if isinstance(block, Chart)
    ]


def plain(text: str) -> str:
    return re.sub("`([^`]+)`", r"\1", " ".join(text.split()))


def made(*blocks: Paragraph | Subheading | Table) -> Publication:
    return Publication(FRONT, (Section("a", "A section", blocks, number="1"),))


def wide(name: str = "w") -> Table:
    columns = (Column("Year", "heading"), Column("Sum"))
    return Table(name, "Wide", columns, (Row((Cell("a"), Cell("1"))),), is_wide=True)


def test_headings_stand_in_the_styles_that_word_lists(
    case: Publication, content: bytes
) -> None:
    found = [
        (p.style.name, p.text)
        for p in read(content).paragraphs
        if p.style is not None and (p.style.name or "").startswith("Heading")
    ]

    expected = []
    for section in case.sections:
        style = "Heading 1" if section.number else "Heading 1 Plain"
        expected.append((style, section.heading))
        expected += [
            ("Heading 2", block.text)
            for block in section.blocks
            if isinstance(block, Subheading)
        ]
    assert expected == found


def test_each_style_that_is_used_is_defined(content: bytes) -> None:
    hostile = render_docx(describe(appraisal_of(hostile_project())))
    for each in (content, hostile):
        styles = parse_xml(parts(each)["word/styles.xml"])
        defined = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
        used = set()
        for name, part in parts(each).items():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                for tag in ("pStyle", "rStyle", "tblStyle"):
                    found = parse_xml(part).iter(f"{W}{tag}")
                    used |= {element.get(f"{W}val") for element in found}

        assert used <= defined


def test_no_run_is_formatted_by_hand(content: bytes) -> None:
    body = parse_xml(parts(content)["word/document.xml"])
    within = {child.tag for rpr in body.iter(f"{W}rPr") for child in rpr}

    assert within <= {f"{W}rStyle", f"{W}rtl"}


def test_every_table_of_the_case_is_a_table_with_the_same_texts(
    case: Publication, content: bytes
) -> None:
    document = read(content)
    tables = tables_of(case)

    assert len(tables) > 5
    for table in tables:
        expected = [[plain(column.heading) for column in table.columns]]
        for row in table.rows:
            cells = [
                plain(" ".join(filter(None, (c.text, c.mark, c.detail))))
                for c in row.cells
            ]
            expected.append(cells)
        assert expected == table_texts(table_of(document, table.caption))


def test_every_head_repeats_and_no_row_is_torn(content: bytes) -> None:
    for table in read(content).tables:
        head, *rows = table._tbl.tr_lst
        assert len(list(head.iter(f"{W}tblHeader"))) == 1
        assert all(list(row.iter(f"{W}cantSplit")) for row in (head, *rows))


def test_the_columns_of_a_table_fill_its_width(content: bytes) -> None:
    for table in read(content).tables:
        (whole,) = (int(e.get(f"{W}w")) for e in table._tbl.iter(f"{W}tblW"))
        columns = [int(e.get(f"{W}w")) for e in table._tbl.iter(f"{W}gridCol")]

        assert whole == sum(columns)
        assert min(columns) > 400


@pytest.mark.parametrize("name", examples(["reoffending"]))
def test_no_head_of_a_table_breaks_inside_a_word(name: str) -> None:
    # Heads are bold, at 9 points of 20 twips; a cell has margins of 170 twips.
    for table in read(render_docx(example(name))).tables:
        columns = [int(e.get(f"{W}w")) for e in table._tbl.iter(f"{W}gridCol")]
        for head, column in zip(table_texts(table)[0], columns, strict=True):
            widest = max((_em(word) for word in head.split()), default=0)
            assert widest / 1000 * 9 * 20 + 170 <= column, head


#: How wide the letters of Helvetica Bold are, whose widths Arial shares, in
#: thousandths of their size; figures and most of the small letters are 556.
_WIDTHS = {"ijl.,": 278, "ft-()": 333, "r": 389, "bdghnopqu": 611, "mMW": 889}
_WIDTHS |= {"w": 778, "FTZL": 611, "EPSVXY": 667, "ABCDHKNRU": 722, "GOQ": 778}


def _em(word: str) -> int:
    return sum(
        next((wide for letters, wide in _WIDTHS.items() if each in letters), 556)
        for each in word
    )


def test_a_word_longer_than_a_column_takes_none_of_the_others() -> None:
    columns = (Column("Year", "heading", 3), Column("x" * 500), Column("Payments"))
    cells = (Cell("a"), Cell("1"), Cell("2"))
    found = Table("w", "Long", columns, (Row(cells),))
    (table,) = read(render_docx(made(found))).tables
    widths = [int(e.get(f"{W}w")) for e in table._tbl.iter(f"{W}gridCol")]

    # A quarter of 9,412 twips for the word, and for "Payments" what it needs.
    assert widths[1] < 3500
    assert widths[2] > 1026


def test_the_fingerprint_is_set_small_enough_for_its_line(content: bytes) -> None:
    body = parse_xml(parts(content)["word/document.xml"])
    small = [
        "".join(text.text or "" for text in run.iter(f"{W}t"))
        for run in body.iter(f"{W}r")
        for style in run.iter(f"{W}rStyle")
        if style.get(f"{W}val") == "LongWord"
    ]

    assert [len(text) for text in small] == [64]


def test_a_chart_is_a_picture_that_says_what_it_shows(
    case: Publication, content: bytes
) -> None:
    body = parse_xml(parts(content)["word/document.xml"])
    described = [each.get("descr") for each in body.iter(f"{WP}docPr")]
    charts = charts_of(case)

    assert charts
    assert [chart.sentence for chart in charts] == described
    pictures = [name for name in parts(content) if name.endswith(".png")]
    assert len(charts) == len(pictures)


def test_contents_are_filled_in_and_lead_to_their_headings(
    case: Publication, content: bytes
) -> None:
    body = parse_xml(parts(content)["word/document.xml"])
    marks = {
        mark.get(f"{W}name"): "".join(
            t.text or "" for t in mark.getparent().iter(f"{W}t")
        )
        for mark in body.iter(f"{W}bookmarkStart")
    }
    entries = {
        link.get(f"{W}anchor"): "".join(t.text or "" for t in link.iter(f"{W}t"))
        for link in body.iter(f"{W}hyperlink")
    }

    assert list(marks) == list(entries)
    expected = []
    for section in case.sections:
        expected.append(section.number + section.heading)
        expected += [b.text for b in section.blocks if isinstance(b, Subheading)]
    assert expected == list(entries.values())
    assert all(text.endswith(marks[name]) for name, text in entries.items())
    assert b"updateFields" not in parts(content)["word/settings.xml"]


def test_a_wide_table_lies_on_its_side_with_its_heading() -> None:
    before, after = Paragraph("Before."), Paragraph("After.")
    under = Subheading("s", "Under"), wide(), Subheading("t", "Next"), after
    document = read(render_docx(made(before, *under)))

    turns = [section.orientation for section in document.sections]
    upright, side = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert [upright, upright, side, upright] == turns
    # The library leaves out what a field shows: the number of the table.
    texts = [
        [p.text for p in part.iter_inner_content() if hasattr(p, "text")]
        for part in document.sections
    ]
    assert texts[1] == ["A section", "Before."]
    assert [text for text in texts[2] if text] == ["Under", "Table . Wide"]
    assert texts[3] == ["Next", "After."]
    header = document.sections[2].header
    assert header.is_linked_to_previous
    assert header.paragraphs[0].style is not None


def test_a_document_that_ends_in_a_table_ends_in_a_paragraph() -> None:
    content = render_docx(made(wide()))
    body = parse_xml(parts(content)["word/document.xml"])[0]

    assert [f"{W}p", f"{W}sectPr"] == [each.tag for each in body[-2:]]


def test_it_says_of_itself_what_the_project_says(content: bytes) -> None:
    properties = read(content).core_properties

    assert (
        properties.title == "Intensive support on release for short-sentence prisoners"
    )
    assert properties.author == "Partnership analysis team"
    assert properties.language == "en-GB"
    assert properties.created is not None
    assert properties.modified == properties.created
    assert properties.created.date().isoformat() == "2026-11-22"
    assert properties.revision == 1


def test_a_project_without_a_date_gives_none() -> None:
    core = parts(render_docx(made(Paragraph("A."))))["docProps/core.xml"]

    assert b"dcterms" not in re.sub(rb"xmlns:\w+=\S+", b"", core)


def test_another_process_gives_the_same_bytes(content: bytes) -> None:
    script = (
        "import hashlib; from tests.reports.word.test_word_document import *; "
        "print(hashlib.sha256(render_docx(example('minimal'))).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        cwd=ROOT,
        text=True,
        env={"PYTHONHASHSEED": "1"},
    )

    here = hashlib.sha256(render_docx(example("minimal"))).hexdigest()
    assert run.stdout.strip() == here
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
    assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in entries}


def test_command_makes_it(tmp_path: Path) -> None:
    output = tmp_path / "case.docx"
    report(str(ROOT / "examples" / "minimal"), [output], (), None)

    assert read(output.read_bytes()).core_properties.title
