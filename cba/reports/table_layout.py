"""How a table is laid out on a page: its widths, and where it may be broken."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from cba.reports.content import (
    Block,
    Chart,
    Column,
    Paragraph,
    Row,
    Section,
    Subheading,
    Table,
)
from cba.reports.texts import shortened

#: Tables of so few lines, and groups of so few, are not broken over pages; rows of so
#: many lines are. A line of a page holds so many characters.
_SHORT_TABLE, _SHORT_GROUP, _TALL_ROW, _LINE = 9, 8, 20, 110
#: What fits into one line at the head of a page.
_ONE_LINE = 90


@dataclass(frozen=True, slots=True)
class Pages:
    """Blocks that stand on pages of one kind: upright, or turned on their side."""

    is_wide: bool
    blocks: tuple[Block, ...]


def page_turns(section: Section) -> tuple[Pages, ...]:
    """The blocks of a section by the pages they stand on.

    A heading goes with the table it heads onto a page that is turned for it, and so
    does the section's own where nothing but words comes between.
    """
    turns: list[Pages] = []
    upright: list[Block] = []
    for block in section.blocks:
        if not _is_wide(block):
            upright.append(block)
            continue
        kept = _before_heading(upright, is_start=not turns)
        if upright[:kept]:
            turns.append(Pages(is_wide=False, blocks=tuple(upright[:kept])))
        turns.append(Pages(is_wide=True, blocks=(*upright[kept:], block)))
        upright = []
    if upright or not turns:
        turns.append(Pages(is_wide=False, blocks=tuple(upright)))
    return tuple(turns)


def _before_heading(blocks: list[Block], *, is_start: bool) -> int:
    """How many blocks stay where they are when a wide table follows them."""
    kept = len(blocks)
    while kept and isinstance(blocks[kept - 1], Paragraph):
        kept -= 1
    if kept and isinstance(blocks[kept - 1], Subheading):
        kept -= 1
    elif kept or not is_start:
        return len(blocks)
    if is_start and all(isinstance(block, Paragraph) for block in blocks[:kept]):
        return 0
    return kept


def _is_wide(block: Block) -> bool:
    table = block.table if isinstance(block, Chart) else block
    return isinstance(table, Table) and table.is_wide


def widths(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The width of each column as a percentage of the table.

    >>> widths((Column("Agency", "heading", 3), Column("Costs", width=1)))
    ('75.00%', '25.00%')
    """
    whole = sum(column.width for column in columns)
    return tuple(f"{column.width / whole:.2%}" for column in columns)


def span(table: Table) -> int:
    """How many columns the head of a group stretches over."""
    return len(table.columns)


def has_texts(table: Table) -> bool:
    """Whether the table has columns of text, which need room on a small screen."""
    return any(column.kind == "text" for column in table.columns)


def length_class(table: Table) -> str:
    """Whether the table is kept on one page, or may be broken."""
    return "short" if _lines(table.rows, table) <= _SHORT_TABLE else "lengthy"


def _lines(rows: tuple[Row, ...], table: Table) -> int:
    """About how many lines the rows take on a page."""
    whole = sum(column.width for column in table.columns)
    return sum(
        max(
            ceil(len(cell.text) * whole / column.width / _LINE)
            + ceil(len(cell.detail) * whole / column.width / _LINE)
            for cell, column in zip(row.cells, _columns(row, table), strict=False)
        )
        for row in rows
    )


def _columns(row: Row, table: Table) -> tuple[Column, ...]:
    """The columns of a row's cells; the head of a group has the whole width."""
    if row.role != "group":
        return table.columns
    return (Column("", "heading", sum(column.width for column in table.columns)),)


def row_groups(table: Table) -> tuple[tuple[Row, ...], ...]:
    """The rows of the table, with each group's head among its own."""
    groups: list[list[Row]] = []
    for row in table.rows:
        if row.role == "group" or not groups:
            groups.append([])
        groups[-1].append(row)
    return tuple(map(tuple, groups))


def group_class(rows: tuple[Row, ...], table: Table) -> str:
    """Whether rows below a head are kept on one page with it, or may be broken."""
    if rows[0].role != "group":
        return "rows"
    return "group short" if _lines(rows, table) <= _SHORT_GROUP else "group"


def continued(row: Row) -> str:
    """What stands at the head of a page that begins amid the group of this head."""
    return f"{shortened(row.cells[0].text, _ONE_LINE)}, continued"


def height_class(row: Row, table: Table) -> str:
    """Whether the row may be broken, since it could be taller than a page."""
    return "tall" if _lines((row,), table) > _TALL_ROW else "row"
