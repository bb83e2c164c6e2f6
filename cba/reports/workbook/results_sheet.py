"""The sheet of results: every answer of every option, now and as it was sent."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from cba.reports.texts import as_title
from cba.reports.workbook.answers import Answer, Live, answers
from cba.reports.workbook.cells import Sheet
from cba.reports.workbook.names import agency_names, option_titles
from cba.results.appraisal import Appraisal

_SECTIONS = {
    "financial": "Public bodies together: the case for the public purse",
    "public_value": "Everyone: the case for society",
}
_FIRST = 3
#: How much of a title stands on one line above the three columns of an option.
_ONE_LINE = 44
#: How much of a reason stands on one line of its cell.
_REASON = 15
_FIGURES = frozenset({"money", "share", "ratio"})
_NOW, _SENT, _CHANGE = 0, 1, 2


class ResultsSheet:
    """Where each answer of each option stands."""

    def __init__(
        self, sheet: Sheet, appraisal: Appraisal, live: Mapping[str, Live]
    ) -> None:
        self._sheet = sheet
        #: The titles of the options by id, in the order of their columns.
        self.titles = option_titles(appraisal)
        self.agencies = agency_names(appraisal)
        self.options = tuple(self.titles)
        self._rows: dict[str, int] = {}
        self.appraisal = appraisal
        found = {
            option: {
                each.path: each for each in answers(appraisal, option, live.get(option))
            }
            for option in self.options
        }
        self.found = found
        self._head()
        paths = dict.fromkeys(
            path
            for option in found.values()
            for path, answer in option.items()
            # A line has no row for a kind of value that it has not.
            if answer.formula or not path.startswith("lines.")
        )
        sections: dict[str, list[str]] = {}
        for path in paths:
            sections.setdefault(_section(path), []).append(path)
        for section, those in sections.items():
            width = _FIRST + 3 * len(self.options)
            sheet.group(self._title(section), width, skip=0)
            for path in those:
                self._row(path, found)
        self.last = sheet.next - 1
        for option in self.options:
            first = _FIRST + 3 * self.options.index(option) + _CHANGE
            sheet.worksheet.conditional_format(
                4, first, self.last, first, marked(sheet)
            )

    def cell(self, option: str, path: str, what: str = "now") -> str:
        """The cell of an answer: ``now``, as ``sent``, or the ``change``."""
        offset = {"now": _NOW, "sent": _SENT, "change": _CHANGE}[what]
        return (
            f"{self._sheet.name}!{self._column(option, offset)}{self._rows[path] + 1}"
        )

    def changes(self) -> str:
        """The formula that counts the answers that are not as they were sent."""
        return "+".join(self._changes_of(option) for option in self.options)

    def changes_by_option(self) -> str:
        """The formula that says how many of them each option has; "" for one option."""
        if len(self.options) == 1:
            return ""
        parts = []
        for option in self.options:
            title = f"{self._sheet.name}!{self._column(option, _NOW)}$3"
            parts.append(f'{title}&": "&{self._changes_of(option)}')
        return '&"; "&'.join(parts)

    def _changes_of(self, option: str) -> str:
        column = self._column(option, _CHANGE)
        cells = f"{self._sheet.name}!{column}5:{column}{self.last + 1}"
        return f"SUMPRODUCT(--({cells}<>0))"

    def _column(self, option: str, offset: int) -> str:
        number = _FIRST + 3 * self.options.index(option) + offset
        return f"${xl_col_to_name(number)}"

    def _head(self) -> None:
        sheet, appraisal = self._sheet, self.appraisal
        sheet.text(0, 0, "Results", "section")
        prices = appraisal.project.appraisal.prices_of
        words = f"Present values in {prices} prices, for all years of the appraisal."
        sheet.text(1, 0, words, "subtitle")
        for column, text in enumerate(("Figure", "Path", "")):
            sheet.text(2, column, "", "head")
            sheet.text(3, column, text, "head")
        if max(map(len, self.titles.values())) > _ONE_LINE:
            sheet.worksheet.set_row(2, 28)
        for n, title in enumerate(self.titles.values()):
            first = _FIRST + 3 * n
            sheet.worksheet.merge_range(
                2, first, 2, first + 2, "", sheet.styles["head"]
            )
            sheet.text(2, first, title, "head")
            for offset, text in enumerate(("Now", "As sent", "Change")):
                sheet.text(3, first + offset, text, "head_year")
            sheet.worksheet.set_column(first, first + 1, 16)
            sheet.worksheet.set_column(first + 2, first + 2, 14)
        sheet.next = 4
        sheet.worksheet.set_column(0, 0, 46)
        sheet.worksheet.set_column(1, 1, 34)
        sheet.worksheet.set_column(2, 2, 2)
        sheet.worksheet.freeze_panes(4, 1)
        sheet.worksheet.repeat_rows(2, 3)

    def _row(self, path: str, found: Mapping[str, Mapping[str, Answer]]) -> None:
        sheet, row = self._sheet, self._sheet.next
        sheet.next = row + 1
        self._rows[path] = row
        for n, option in enumerate(self.options):
            answer = found[option].get(path)
            if answer is None:
                continue
            sheet.text(row, 0, answer.words, "label")
            sheet.text(row, 1, path, "key")
            if answer.style == "reason":
                # Two lines at least, as another reason may come to stand here.
                lines = max(2, ceil(len(str(answer.value)) / _REASON))
                sheet.worksheet.set_row(row, 13 * lines)
            self._cells(row, _FIRST + 3 * n, answer)

    def _cells(self, row: int, first: int, answer: Answer) -> None:
        sheet = self._sheet
        if answer.formula:
            sheet.formula(row, first, answer.formula, answer.value, answer.style)
        else:
            self._fixed(row, first, answer)
        self._fixed(row, first + _SENT, answer)
        now, sent = (xl_rowcol_to_cell(row, first + each) for each in (_NOW, _SENT))
        least = 0.005 if answer.style == "money" else 1e-6
        formula = (
            f"IF(AND(ISNUMBER({now}),ISNUMBER({sent})),"
            f"IF(ABS({now}-{sent})<{least},0,{now}-{sent}),"
            f'IF({now}={sent},0,"changed"))'
        )
        style = answer.style if answer.style in _FIGURES else "any"
        sheet.formula(row, first + _CHANGE, formula, 0.0, f"{style}_change")

    def _fixed(self, row: int, column: int, answer: Answer) -> None:
        if isinstance(answer.value, str):
            wraps = answer.style == "reason"
            style = "reason_fixed" if wraps else "text_right_fixed"
            self._sheet.text(row, column, answer.value, style)
        else:
            kind = answer.style if answer.style in _FIGURES else "any"
            self._sheet.number(row, column, answer.value, f"{kind}_fixed")

    def _title(self, section: str) -> str:
        kind, _, name = section.partition(".")
        if kind == "agencies":
            return self.agencies[name]
        if kind == "lines":
            for option in self.appraisal.options.values():
                if name in option.lines:
                    return as_title(option.lines[name].title)
        return _SECTIONS[section]


def marked(sheet: Sheet) -> dict[str, object]:
    """The rule that makes a figure stand out once it is not as it was sent."""
    return {
        "type": "cell",
        "criteria": "!=",
        "value": 0,
        "format": sheet.styles["alert"],
    }


def _section(path: str) -> str:
    """The part of the results that a path lies in: an agency and a line are one."""
    keys = path.split(".")
    return ".".join(keys[:2]) if keys[0] in {"agencies", "lines"} else keys[0]
