"""The sheets `Inputs` and `As sent`: the same rows, one to change and one to keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook
from xlsxwriter.utility import quote_sheetname, xl_col_to_name

from cba.models.kinds import MOST
from cba.reports.formatting import symbol
from cba.reports.workbook.cells import FIRST_YEAR, VALUE, Ref, Sheet
from cba.reports.workbook.checks import (
    bounds_in_words,
    check_of,
    first_of,
    kind_of,
    wholes,
)
from cba.reports.workbook.needs import Need, Setting, is_step
from cba.reports.workbook.register import Group, Register, Row

INPUTS, AS_SENT = "Inputs", "As sent"
HEAD = ("Address", "What it is", "Unit", "Value")
AFTER = ("Growing", "Source", "Status", "Place", "Kind", "Check")
#: How far down the headings stand, counted from 0.
HEAD_ROW = 3
_LONGEST_NAME = 240
_TO_CHANGE = (
    "Change the yellow cells; all else follows. Grey cells are fixed: change those in "
    "the project file. Green cells are data: change them only to test. An empty year "
    "counts as zero."
)
_TO_KEEP = (
    "The inputs that the workbook was made with. Keep them: what differs from them is "
    "carried back to the project file."
)
_KINDS = {"money": "pence", "number": "quantity", "grade": "grade", "rate": "rate"}


class InputSheets:
    """Where each input stands, once both sheets are written."""

    def __init__(
        self,
        workbook: Workbook,
        sheets: tuple[Sheet, Sheet],
        register: Register,
        labels: Sequence[str],
        currency: str,
    ) -> None:
        self.labels = tuple(labels)
        self._workbook = workbook
        self._register = register
        self._money = symbol(currency).strip()
        self._refs: dict[str, Ref] = {}
        self._names: set[str] = set()
        groups = tuple(register.groups())
        inputs, as_sent = sheets
        self._needs: dict[str, Need] = {}
        self._write(inputs, groups, "Inputs", live=True)
        self._check(inputs)
        #: The formula of the first input that cannot be used.
        self.wrong = first_of(
            xl_col_to_name(self._after("Check")), HEAD_ROW + 2, inputs.next, INPUTS
        )
        self._write(as_sent, groups, "Inputs as they were sent", live=False)

    def ref(self, option: str, address: str) -> Ref:
        """The row of an input as an option has it."""
        return self._refs[self.address_of(option, address)]

    def address_of(self, option: str, address: str) -> str:
        """The address of the row that an option reads an input from."""
        return self._register.address(option, address)

    def _write(
        self, sheet: Sheet, groups: Iterable[Group], title: str, *, live: bool
    ) -> None:
        sheet.text(0, 0, title, "section")
        sheet.text(1, 0, _TO_CHANGE if live else _TO_KEEP, "subtitle")
        sheet.next = HEAD_ROW
        heads = (*HEAD, *self.labels)
        row = sheet.heading(heads, skip=0, right=VALUE)
        for column, text in enumerate(AFTER, start=len(heads)):
            sheet.text(row, column, text, "head")
        for group in groups:
            width = FIRST_YEAR + len(self.labels) + len(AFTER)
            sheet.group(group.title, width, at=1, skip=0)
            for each in group.rows:
                self._row(sheet, each, live=live)
        sheet.worksheet.freeze_panes(row + 1, 2)
        sheet.worksheet.repeat_rows(row)
        self._widths(sheet)

    def _row(self, sheet: Sheet, given: Row, *, live: bool) -> None:
        row, holds = sheet.next, given.holds
        sheet.text(row, 0, given.address, "key")
        sheet.text(row, 1, given.what, "label")
        fixed = isinstance(holds, Setting) or holds.fixed
        if isinstance(holds, Setting):
            sheet.text(row, VALUE, holds.text, "text_fixed")
        else:
            sheet.text(row, 2, self._unit(holds), "key")
            part = "data" if given.library else "input"
            self._numbers(sheet, row, holds, part, live=live)
            self._follow(sheet, row, given, live=live)
            if live:
                self._refs[given.address] = Ref(sheet.name, row, holds.by_year)
        if live and not fixed and isinstance(holds, Need):
            self._needs[given.address] = holds
            self._name(given.address, row, holds)
            self._validate(sheet, row, holds)
        source = FIRST_YEAR + len(self.labels) + 1
        for offset, text in enumerate((given.source, given.status, given.place)):
            sheet.text(row, source + offset, text, "key")
        sheet.text(row, source + 3, "fixed" if fixed else "input", "key")
        sheet.next = row + 1

    def _after(self, head: str) -> int:
        """The column of a heading that stands after the years."""
        return FIRST_YEAR + len(self.labels) + AFTER.index(head)

    def _check(self, sheet: Sheet) -> None:
        """What is wrong with each row, once it is known where all of them stand."""
        whole = wholes(self._register)
        for address, need in self._needs.items():
            row = self._refs[address].row
            shares = [self._refs[each].value(INPUTS) for each in whole.get(address, ())]
            formula = check_of(need, row, len(self.labels), shares)
            sheet.formula(row, self._after("Check"), formula, "", "check")

    def _unit(self, need: Need) -> str:
        if need.unit == "money":
            return self._money
        return "number" if need.unit == "years" else need.unit

    def _numbers(
        self, sheet: Sheet, row: int, need: Need, part: str, *, live: bool
    ) -> None:
        style = number_style(need)
        part = "fixed" if need.fixed or not live else part
        if not need.by_year:
            (value,) = need.values
            sheet.number(row, VALUE, value or 0.0, f"{style}_{part}")
            return
        growing = FIRST_YEAR + len(self.labels)
        for year, value in enumerate(need.values):
            column = FIRST_YEAR + year
            if need.grown_from is not None and year >= need.grown_from:
                before = Ref(sheet.name, row, by_year=True).at(year - 1, sheet.name)
                rate = f"{_column(growing)}{row + 1}"
                if live:
                    formula = f"{before}*(1+{rate})"
                    sheet.formula(row, column, formula, value or 0.0, f"{style}_grown")
                else:
                    sheet.number(row, column, value or 0.0, f"{style}_fixed")
            elif value is None:
                sheet.worksheet.write_blank(
                    row, column, None, sheet.styles[f"{style}_{part}"]
                )
            else:
                sheet.number(row, column, value, f"{style}_{part}")
        if need.growing is not None:
            sheet.number(row, growing, need.growing, f"rate_{part}")

    def _follow(self, sheet: Sheet, row: int, given: Row, *, live: bool) -> None:
        """The years that an option leaves alone lead back to what it leaves them at."""
        if not live or not isinstance(given.holds, Need):
            return
        style = f"{number_style(given.holds)}_grown"
        for year, value in enumerate(given.holds.values):
            if self._register.followed(given, year):
                # An empty year is nought here, where a copy of it might be no number.
                cell = f"{self._refs[given.follows].at(year, sheet.name)}+0"
                sheet.formula(row, FIRST_YEAR + year, cell, value or 0.0, style)

    def _name(self, address: str, row: int, need: Need) -> None:
        wanted = f"in_{re.sub(r'[^A-Za-z0-9_]', '_', address)}"[:_LONGEST_NAME]
        name, number = wanted, 2
        while name.casefold() in self._names:
            name, number = f"{wanted}_{number}", number + 1
        self._names.add(name.casefold())
        ref = Ref(INPUTS, row, need.by_year)
        cells = (
            ref.across(0, len(self.labels) - 1, "")
            if need.by_year
            else f"{quote_sheetname(INPUTS)}!$D${row + 1}"
        )
        self._workbook.define_name(name, f"={cells}")

    def _validate(self, sheet: Sheet, row: int, need: Need) -> None:
        last = FIRST_YEAR + len(self.labels) - 1
        first, end = (FIRST_YEAR, last) if need.by_year else (VALUE, VALUE)
        rule = _rule(need)
        sheet.worksheet.data_validation(row, first, row, end, rule)

    def _widths(self, sheet: Sheet) -> None:
        worksheet, after = sheet.worksheet, FIRST_YEAR + len(self.labels)
        worksheet.set_column(0, 0, 36)
        worksheet.set_column(1, 1, 42)
        worksheet.set_column(2, 2, 8)
        worksheet.set_column(VALUE, VALUE, 14)
        worksheet.set_column(FIRST_YEAR, after - 1, 11)
        worksheet.set_column(after, after, 10)
        worksheet.set_column(after + 1, after + 1, 32)
        worksheet.set_column(after + 2, after + 2, 12)
        worksheet.set_column(after + 3, after + 3, 20)
        worksheet.set_column(after + 4, after + 4, 8)
        worksheet.set_column(after + 5, after + 5, 44)


def number_style(need: Need) -> str:
    """The number format of an input: pence only where it has them or is small."""
    given = [value for value in need.values if value is not None]
    whole = all(value == int(value) for value in given)
    if need.unit == "money":
        large = all(abs(value) >= 1000 for value in given if value)
        return "money0" if whole and large else "pence"
    if need.unit in {"number", "years"}:
        return "count" if whole else "quantity"
    return _KINDS.get(need.unit, "share")


def _column(number: int) -> str:
    return f"${xl_col_to_name(number)}"


def _rule(need: Need) -> dict[str, object]:
    """What may be typed: the same bounds as the project file has."""
    if is_step(need.address):
        rule = _between("decimal", 0, 0, "a number above 0")
        return rule | {"criteria": ">", "value": 0}
    if need.unit == "grade":
        return _between("integer", 1, 6, "a whole number from 1 (best) to 6")
    kind = kind_of(need)
    if kind is not None:
        return _between("decimal", kind.low, kind.high, bounds_in_words(kind))
    return _between("decimal", -MOST, MOST, "a number")


def _between(kind: str, low: float, high: float, words: str) -> dict[str, object]:
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_title": "Out of bounds",
        "error_message": f"Write {words}.",
    }
