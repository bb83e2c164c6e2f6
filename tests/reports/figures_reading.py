"""The headline and the table by agency, as each format shows them to its readers."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.reports.page import read_page, table_texts
from tests.reports.word import document_reading

#: How the caption of the table by agency begins, whatever its period is.
BY_AGENCY = "What each public body pays and saves"
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Shown:
    """What a document shows: key figures by name, the table by agency, every word."""

    key_figures: Mapping[str, str]
    agencies: Rows
    words: str


def single_spaced(text: str) -> str:
    return " ".join(text.split())


def from_html(file: Path) -> Shown:
    page = read_page(file.read_text("utf-8"))
    figures = {}
    for listed in page.all("dl"):
        if listed.attributes.get("class") == "key-figures":
            for item in listed.all("div"):
                (name,) = item.all("dt")
                (figure,) = (
                    span
                    for span in item.all("span")
                    if span.attributes.get("class") == "figure"
                )
                figures[name.text()] = figure.text()
    rows = tuple(map(tuple, table_texts(page, "agencies")))
    return Shown(figures, rows, single_spaced(page.text()))


def from_docx(file: Path) -> Shown:
    content = file.read_bytes()
    document = document_reading.read(content)
    key_figures = document_reading.table_of(document, "Key figures")
    _, *rows = document_reading.table_texts(key_figures)
    (caption,) = {
        caption
        for caption in document_reading.captions(document)
        if caption.startswith(BY_AGENCY)
    }
    agencies = document_reading.table_of(document, caption)
    return Shown(
        {name: figure for name, figure, _ in rows},
        tuple(map(tuple, document_reading.table_texts(agencies))),
        document_reading.text_of(document),
    )


def from_markdown(file: Path) -> Shown:
    text = file.read_text("utf-8")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    lines = [shown(token) for token in tokens if token.type == "inline"]
    figures: dict[str, str] = {}
    for line in lines[lines.index("In brief", lines.index("Contents") + 2) :]:
        found = re.match(r"(?P<name>[^:]+): (?P<figure>.+?), ", line)
        if found:
            # The same names stand again among the terms that are explained.
            figures.setdefault(found["name"], found["figure"])
    place = next(n for n, t in enumerate(tokens) if named(t, BY_AGENCY))
    rows: list[list[str]] = []
    for token in tokens[place + 1 :]:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(shown(token))
    return Shown(figures, tuple(map(tuple, rows)), single_spaced(" ".join(lines)))


def named(token: Token, caption: str) -> bool:
    return token.type == "inline" and shown(token).startswith(f"Table: {caption}")


def shown(token: Token) -> str:
    return single_spaced("".join(child.content for child in token.children or ()))


def text_of_pdf(file: Path) -> str:
    """The text of a PDF, a line of the page as a line."""
    command = ["pdftotext", "-layout", "-enc", "UTF-8", str(file), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return "\n".join(map(single_spaced, text.splitlines()))


#: A PDF has no tables that another program reads: its text is searched instead.
READERS: Mapping[str, Callable[[Path], Shown]] = {
    ".html": from_html,
    ".docx": from_docx,
    ".md": from_markdown,
}


def results_of_workbook(file: Path, option: str) -> dict[str, float]:
    """The figures of an option by their path, as they stand before any recalculation.

    ``option`` is its title, which stands above the first of its columns.
    """
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(file)
    rows = book.get_sheet_by_name("Results").to_python()
    (column,) = {n for row in rows for n, cell in enumerate(row) if cell == option}
    return {
        str(row[1]): value
        for row in rows
        if row[1] and isinstance(value := row[column], float)
    }
