"""What a document is made of, before anybody lays it out.

Every word and every figure is decided here as finished text; a format (a page, a
PDF, a word processor's file) only arranges them. A new section is a new value in
`Publication.sections`; a new kind of block is a class of its own and a member of
`Block`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from cba.reports.charts.plots import Plot

ColumnKind = Literal["heading", "text", "figure"]
RowRole = Literal["plain", "group", "part", "subtotal", "total"]
ParagraphRole = Literal["plain", "lead", "note"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; the ``lead`` opens a section, a ``note`` stands below a table."""

    text: str
    role: ParagraphRole = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading within a section."""

    identifier: str
    text: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure worth a glance: what it is, the figure, and what it means."""

    label: str
    figure: str
    words: str


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A few key figures side by side."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what it means, or a question and its answer."""

    term: str
    words: str


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms, each with its meaning."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered paragraph that others can point at: "4.2"."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Clauses:
    """Clauses of an agreement, in order.

    Their numbers are those of their section with a count: a word processor may keep
    that count itself.
    """

    items: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """Something to type, exactly as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, what else there is to say, and a mark such as a status."""

    text: str = ""
    detail: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, what stands in it, and its share of the width.

    A ``heading`` column holds the names of its rows; figures are aligned right.
    """

    heading: str
    kind: ColumnKind = "figure"
    width: int = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One row; a ``group`` has one cell, which heads the rows below it."""

    cells: tuple[Cell, ...]
    role: RowRole = "plain"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be read aloud: a caption, columns with heads, named rows.

    ``unit`` says what its figures are in; ``is_wide`` that it needs the long
    side of a page.
    """

    identifier: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unit: str = ""
    notes: tuple[str, ...] = ()
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart titled with its finding, and where its figures stand.

    ``sentence`` says in full what the picture shows, for whoever cannot see it.
    ``table`` is the table of the figures that goes with the chart; it is None where
    another table of the document, ``table_identifier``, has them already.
    """

    identifier: str
    finding: str
    subtitle: str
    sentence: str
    plot: Plot
    table: Table | None
    table_identifier: str = ""


Block: TypeAlias = (
    Paragraph
    | Bullets
    | Subheading
    | KeyFigures
    | Definitions
    | Clauses
    | Command
    | Table
    | Chart
)


Case = Literal["strategic", "economic", "commercial", "financial", "management", ""]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the document.

    ``case`` is the one of the five cases that it belongs to, if it belongs to one;
    ``number`` stands before its heading, and is empty for the page in brief. A
    section that ``is_apart`` begins on a page of its own.
    """

    identifier: str
    heading: str
    blocks: tuple[Block, ...]
    case: Case = ""
    number: str = ""
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands on the cover, and what the file says about itself.

    ``dated`` is the date as the project writes it, or None; no other date is
    printed. ``short_title`` fits into one line at the head of a page.
    """

    kind: str
    title: str
    short_title: str
    place: str
    status: str
    author: str
    dated: str | None
    description: str
    facts: tuple[Fact, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Publication:
    """A business case or an agreement, ready to be laid out in any format.

    The first section is the page in brief, which alone has no number.
    """

    front: FrontMatter
    sections: tuple[Section, ...] = field(default=())
