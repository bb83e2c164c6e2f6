"""How sheets print, and the colours of their tabs."""

from __future__ import annotations

from cba.reports.texts import shortened
from cba.reports.workbook.cells import FIRST_YEAR, Sheet, safe
from cba.reports.workbook.styles import MUTED, NAVY

_LANDSCAPE_A4, _TITLE = 9, 90
_TABS = {
    "Cover": NAVY,
    "Results": NAVY,
    "Charts": NAVY,
    "Budget": NAVY,
    "Agreement": NAVY,
    "Inputs": "#E0B000",
    "As sent": "#B8A468",
}
_OF_FIGURES = ("Agencies", "Flows", "Lines", "Budget")


def set_up(sheet: Sheet, title: str) -> None:
    """A4, landscape, one page wide, headings repeated, page x of y."""
    worksheet = sheet.worksheet
    worksheet.set_paper(_LANDSCAPE_A4)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 1 if sheet.name == "Cover" else 0)
    worksheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.6)
    # An ampersand begins a code in a header, and two are one.
    words = shortened(safe(title), _TITLE).replace("&", "&&")
    worksheet.set_header(f"&L&9{words}&R&9&A")
    worksheet.set_footer("&R&9Page &P of &N")
    tab = _TABS.get(sheet.name, MUTED)
    worksheet.set_tab_color(sheet.styles.colours.brand if tab == NAVY else tab)
    worksheet.hide_gridlines(2)
    if sheet.name.startswith(_OF_FIGURES):
        worksheet.set_column(0, 0, 48)
        worksheet.set_column(1, 1, 26)
        worksheet.set_column(2, 2, 8)
        worksheet.set_column(3, 3, 14)
        worksheet.set_column(FIRST_YEAR, 1000, 13)
        for column, width in sheet.widths.items():
            worksheet.set_column(column, column, width)
        worksheet.freeze_panes(1, 4)
        worksheet.repeat_rows(0)
