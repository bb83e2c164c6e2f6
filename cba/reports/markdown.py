"""A document in Markdown: to read as it is, or as a page on a code host.

Tables are in pipes with figures to the right. A chart is its finding, what it shows
in words, and the table of its figures: a picture would be a file of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import assert_never

from cba.reports.content import (
    Block,
    Bullets,
    Cell,
    Chart,
    Clauses,
    Command,
    Definitions,
    Fact,
    FrontMatter,
    KeyFigures,
    Paragraph,
    Publication,
    Row,
    Section,
    Subheading,
    Table,
)
from cba.reports.house_style.dress import Letterhead, letterhead
from cba.reports.house_style.style import HouseStyle
from cba.reports.markdown_text import fenced, inline, line, strong

#: Columns are filled up with spaces to this width, so that they can be read as they
#: stand; a longer text sticks out.
_COLUMN = 36
_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")


def render_markdown(case: Publication, style: HouseStyle | None = None) -> str:
    """The document as CommonMark with tables in pipes.

    Of a house style it has what the logo says, or the name.
    """
    parts = [*_front(case.front, letterhead(style)), _contents(case)]
    for section in case.sections:
        parts.append(f"## {inline(_heading(section))}")
        for block in section.blocks:
            parts += _written(block)
    return "\n\n".join(part for part in parts if part) + "\n"


def _front(front: FrontMatter, house: Letterhead | None) -> Iterator[str]:
    yield f"# {inline(front.title)}"
    if house is not None:
        yield line(house.words or house.name)
    yield strong(" · ".join(filter(None, (front.kind, front.status))))
    yield line(front.place)
    yield _facts(front.facts)


def _heading(section: Section) -> str:
    return f"{section.number}. {section.heading}" if section.number else section.heading


def _contents(case: Publication) -> str:
    """The list of contents, each entry a link to the anchor that its heading gets."""
    anchors = _Anchors()
    anchors.of(case.front.title)
    anchors.of("Contents")
    lines = ["## Contents", ""]
    for section in case.sections:
        heading = _heading(section)
        lines.append(f"- [{inline(heading)}](#{anchors.of(heading)})")
        for block in section.blocks:
            if isinstance(block, Subheading):
                anchors.of(block.text)
    return "\n".join(lines)


class _Anchors:
    """The names by which code hosts let a heading be linked to."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, heading: str) -> str:
        """The name of the next heading; a second one of the same words is numbered."""
        plain = _NOT_IN_ANCHOR.sub("", heading.lower()).strip().replace(" ", "-")
        again = self._seen[plain]
        self._seen[plain] += 1
        return f"{plain}-{again}" if again else plain


def _written(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield line(block.text)
        case Bullets():
            yield "\n".join(f"- {line(item)}" for item in block.items)
        case Subheading():
            yield f"### {inline(block.text)}"
        case KeyFigures():
            yield _facts(
                tuple(
                    Fact(item.label, f"{item.figure}, {item.words}")
                    for item in block.items
                )
            )
        case Definitions():
            yield _facts(block.items)
        case Clauses():
            yield _clauses(block)
        case Command():
            yield fenced(block.text)
        case Table():
            yield from _table(block)
        case Chart():
            yield from _chart(block)
        case _:
            assert_never(block)


def _chart(chart: Chart) -> Iterator[str]:
    yield strong(f"Figure: {chart.finding}")
    yield line(chart.sentence)
    if chart.table is not None:
        yield from _table(chart.table)


def _clauses(block: Clauses) -> str:
    return "\n\n".join(
        f"{strong(each.number)} {line(each.text)}" for each in block.items
    )


def _facts(items: tuple[Fact, ...]) -> str:
    return "\n".join(f"- {strong(item.term)}: {inline(item.words)}" for item in items)


def _table(table: Table) -> Iterator[str]:
    unit = f" ({inline(table.unit)})" if table.unit else ""
    yield f"{strong(f'Table: {table.caption}')}{unit}"
    rows = [[inline(column.heading) for column in table.columns]]
    rows += [_cells(row, len(table.columns)) for row in table.rows]
    widths = [min(_COLUMN, max(map(len, texts))) for texts in zip(*rows, strict=True)]
    is_figure = [column.kind == "figure" for column in table.columns]
    rule = [
        "-" * (max(3, width) - 1) + ":" if right else "-" * max(3, width)
        for width, right in zip(widths, is_figure, strict=True)
    ]
    head, *body = (
        _in_pipes(
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(row, map(len, rule), is_figure, strict=True)
        )
        for row in rows
    )
    yield "\n".join((head, _in_pipes(rule), *body))
    for note in table.notes:
        yield line(note)


def _in_pipes(texts: Iterator[str] | list[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _cells(row: Row, columns: int) -> list[str]:
    """The cells of a row; a group's one stands before empty ones."""
    is_strong = row.role in {"group", "subtotal", "total"}
    written = [_cell(cell, is_strong=is_strong) for cell in row.cells]
    return written + [""] * (columns - len(written))


def _cell(cell: Cell, *, is_strong: bool) -> str:
    text = strong(cell.text) if is_strong else inline(cell.text)
    mark = f"*{inline(cell.mark)}*" if cell.mark else ""
    first = " ".join(filter(None, (text, mark)))
    return " · ".join(filter(None, (first, inline(cell.detail))))
