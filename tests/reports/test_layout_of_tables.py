"""Where pages turn for a wide table, and what goes with it."""

from __future__ import annotations

from cba.reports.content import (
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Section,
    Subheading,
    Table,
)
from cba.reports.table_layout import page_turns

WIDE = Table(
    "wide", "Wide", (Column("Who", "heading"),), (Row((Cell("A"),)),), is_wide=True
)
NARROW = Table("narrow", "Narrow", (Column("Who", "heading"),), (Row((Cell("A"),)),))
HEAD, WORDS = Subheading("head", "Head"), Paragraph("Words.")


def turns(*blocks: Block) -> list[tuple[bool, int]]:
    section = Section("s", "S", blocks)
    return [(pages.is_wide, len(pages.blocks)) for pages in page_turns(section)]


def test_a_heading_goes_with_its_wide_table() -> None:
    assert turns(NARROW, HEAD, WIDE) == [(False, 1), (True, 2)]
    assert turns(NARROW, HEAD, WORDS, WIDE) == [(False, 1), (True, 3)]


def test_a_section_that_begins_with_a_wide_table_begins_on_its_page() -> None:
    assert turns(WIDE) == [(True, 1)]
    assert turns(WORDS, WIDE) == [(True, 2)]
    assert turns(WORDS, HEAD, WIDE, NARROW) == [(True, 3), (False, 1)]


def test_words_without_a_heading_stay_where_they_are() -> None:
    assert turns(NARROW, WORDS, WIDE) == [(False, 2), (True, 1)]
    assert turns(WIDE, WORDS, WIDE) == [(True, 1), (False, 1), (True, 1)]


def test_a_section_without_wide_tables_is_upright() -> None:
    assert turns(HEAD, NARROW) == [(False, 2)]
    assert turns() == [(False, 0)]
