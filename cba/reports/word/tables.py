"""Tables of a word processor: a caption, a head that repeats, rows that hold together.

What a row is, its paragraph style says; only the rule above a total is set by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from cba.reports.charts.labels import letters
from cba.reports.content import Cell, Column, KeyFigures, Row, RowRole, Table
from cba.reports.word.elements import (
    Element,
    begins_from_the_right,
    clean,
    field,
    paragraph,
    run,
    runs,
    text_paragraph,
    w,
)

#: A row with longer texts may be taller than a page, and has to be broken.
_TALL_ROW = 900
#: A table of at most so many rows is not broken across pages.
_SHORT_TABLE = 16
#: The width that "2026-27" needs, with the margins of its cell, in twips.
_YEAR = 880
#: The size of the letters of a table, a little more for bold ones; the two margins of
#: a cell; and the part of a table that one word gets at most.
_EM, _MARGINS, _MOST_OF_ALL = 198, 170, 4
_STYLES: dict[RowRole, str] = {
    "plain": "TableText",
    "group": "TableGroup",
    "part": "TableText",
    "subtotal": "TableSubtotal",
    "total": "TableTotal",
}
_FIGURES: dict[RowRole, str] = {
    "plain": "TableFigure",
    "group": "TableFigure",
    "part": "TableFigure",
    "subtotal": "TableSubtotalFigure",
    "total": "TableTotalFigure",
}
_RULES: dict[RowRole, int] = {"subtotal": 6, "total": 8}
_KEY_FIGURES = (
    Column("Key figure", "heading", 4),
    Column("Figure", "figure", 2),
    Column("What it means", "text", 6),
)


def captioned(table: Table, number: int, width: int) -> Iterator[Element]:
    """The table with its caption above and its notes below, ``width`` twips wide."""
    label = [run("Table "), field(r"SEQ Table \* ARABIC", str(number)), run(". ")]
    yield paragraph("Caption", [*label, *runs(table.caption)])
    if table.unit:
        yield text_paragraph(table.unit, "CaptionDetail")
    yield grid(table, width)
    for note in table.notes:
        yield text_paragraph(note, "Note")


def key_figures(block: KeyFigures, width: int) -> Element:
    """Key figures as a table of three columns, which needs no caption."""
    rows = tuple(
        Row((Cell(item.label), Cell(item.figure), Cell(item.words)))
        for item in block.items
    )
    table = Table("key-figures", "Key figures", _KEY_FIGURES, rows)
    return grid(table, width, figure="KeyFigure")


def grid(table: Table, width: int, figure: str = "") -> Element:
    """The table itself; ``figure`` is another style for its figures."""
    widths = _widths(table, width)
    description = table.caption + (f", {table.unit}" if table.unit else "")
    rows = [_row(row, table.columns, widths, figure) for row in table.rows]
    if len(rows) <= _SHORT_TABLE:
        for row in rows[:-1]:
            _keep_with_next(row)
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val="BusinessCaseTable"),
            w("tblW", w=width, type="dxa"),
            w("tblLayout", type="fixed"),
            _look(table.columns),
            w("tblCaption", val=clean(table.caption)),
            w("tblDescription", val=clean(description)),
        ),
        w("tblGrid", *(w("gridCol", w=each) for each in widths)),
        _head(table.columns, widths),
        *rows,
    )


def _look(columns: tuple[Column, ...]) -> Element:
    """Which parts of the table's style apply: its head, and its first column if names.

    Readers of the screen take the names of rows and columns from here.
    """
    has_names = columns[0].kind == "heading"
    return w(
        "tblLook",
        val="06A0" if has_names else "0620",
        firstRow=1,
        lastRow=0,
        firstColumn=int(has_names),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )


def _widths(table: Table, width: int) -> tuple[int, ...]:
    """The width of each column, in twips: its share, but no less than its words need.

    What one column needs beyond its share, those with room to spare give up. Where
    there is no room for all the words, every column has its share.
    """
    columns = table.columns
    whole = sum(column.width for column in columns)
    shares = [width * column.width // whole for column in columns]
    least = [
        min(_room_for(table, n), width // _MOST_OF_ALL) for n in range(len(columns))
    ]
    if sum(least) <= width:
        wanted = [max(pair) for pair in zip(least, shares, strict=True)]
        spare = [want - need for want, need in zip(wanted, least, strict=True)]
        over = sum(wanted) - width
        shares = [
            want - (over * each // sum(spare) if over > 0 else 0)
            for want, each in zip(wanted, spare, strict=True)
        ]
    # What dividing leaves over goes to the widest.
    shares[shares.index(max(shares))] -= sum(shares) - width
    return tuple(shares)


def _room_for(table: Table, n: int) -> int:
    """What the longest word at the head of a column needs, and each of its figures."""
    column = table.columns[n]
    texts = [column.heading]
    if column.kind == "figure":
        texts += [row.cells[n].text for row in table.rows if n < len(row.cells)]
    words = (word for text in texts for word in text.split())
    longest = max((letters(word) for word in words), default=0.0)
    return max(_YEAR, round(longest * _EM) + _MARGINS)


def _head(columns: tuple[Column, ...], widths: tuple[int, ...]) -> Element:
    cells = (
        _cell(
            each,
            [
                text_paragraph(
                    column.heading,
                    "TableHeadingFigure" if column.kind == "figure" else "TableHeading",
                )
            ],
        )
        for column, each in zip(columns, widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(
    row: Row, columns: tuple[Column, ...], widths: tuple[int, ...], figure: str
) -> Element:
    longest = max(len(cell.text) + len(cell.detail) for cell in row.cells)
    head = [] if longest > _TALL_ROW else [w("trPr", w("cantSplit"))]
    if row.role == "group":
        whole = sum(widths)
        paragraphs = list(_paragraphs(row.cells[0], "TableGroup", "TableDetail"))
        return w("tr", *head, _cell(whole, paragraphs, span=len(columns)))
    cells = (
        _cell(
            each,
            list(_written(cell, column, row, figure)),
            rule=_RULES.get(row.role, 0),
            # Beside a large figure small words stand at half its height.
            is_centred=bool(figure),
        )
        for cell, column, each in zip(row.cells, columns, widths, strict=True)
    )
    return w("tr", *head, *cells)


def _keep_with_next(row: Element) -> None:
    for properties in row.iter(qn("w:pPr")):
        # Right after the style, which every paragraph of a cell has.
        properties.insert(1, w("keepNext"))


def _written(cell: Cell, column: Column, row: Row, figure: str) -> Iterator[Element]:
    if column.kind == "figure":
        style = figure or _FIGURES[row.role]
        return _paragraphs(cell, style, "TableDetailFigure")
    is_part = row.role == "part" and column.kind == "heading"
    style = "TablePart" if is_part else _STYLES[row.role]
    return _paragraphs(cell, style, "TableDetail")


def _paragraphs(cell: Cell, style: str, detail: str) -> Iterator[Element]:
    """The text with its mark, and below it what else there is to say."""
    space = [run(" ")] if cell.text else []
    mark = [*space, run(cell.mark, "Mark")] if cell.mark else []
    is_rtl = begins_from_the_right(cell.text)
    yield paragraph(style, [*runs(cell.text), *mark], is_rtl=is_rtl)
    if cell.detail:
        yield text_paragraph(cell.detail, detail)


def _cell(
    width: int,
    paragraphs: list[Element],
    *,
    span: int = 1,
    rule: int = 0,
    is_centred: bool = False,
) -> Element:
    properties = [w("tcW", w=width, type="dxa")]
    if span > 1:
        properties.append(w("gridSpan", val=span))
    if rule:
        top = w("top", val="single", sz=rule, space=0, color="auto")
        properties.append(w("tcBorders", top))
    if is_centred:
        properties.append(w("vAlign", val="center"))
    return w("tc", w("tcPr", *properties), *paragraphs)
