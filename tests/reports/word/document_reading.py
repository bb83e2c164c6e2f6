"""What a Word document holds, as another program reads it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.parser import parse_xml
from docx.table import Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def fields(content: bytes) -> set[str]:
    """The first word of each field's instruction, in every part."""
    found = set()
    for name, part in parts(content).items():
        if name.endswith(".xml") and name.startswith("word/"):
            root = parse_xml(part)
            simple = [each.get(f"{W}instr") for each in root.iter(f"{W}fldSimple")]
            complex_ = [each.text for each in root.iter(f"{W}instrText")]
            found |= {text.split()[0] for text in (*simple, *complex_) if text}
    return found


def table_of(document: Document, caption: str) -> Table:
    """The table with that caption for readers of the screen."""
    (found,) = [
        table
        for table in document.tables
        if caption in {e.get(f"{W}val") for e in table._tbl.iter(f"{W}tblCaption")}
    ]
    return found


def table_texts(table: Table) -> list[list[str]]:
    """Its rows as texts, the head first; a cell that spans several stands once."""
    rows = []
    for row in table.rows:
        cells = [
            " ".join(" ".join(p.text for p in cell.paragraphs).split())
            for cell in dict.fromkeys(row.cells)
        ]
        rows.append(cells)
    return rows


def captions(document: Document) -> list[str]:
    """What each table is called for readers of the screen."""
    return [
        each.get(f"{W}val") or ""
        for table in document.tables
        for each in table._tbl.iter(f"{W}tblCaption")
    ]


def text_of(document: Document) -> str:
    """Every word outside the tables, with single spaces."""
    return " ".join(" ".join(p.text for p in document.paragraphs).split())
