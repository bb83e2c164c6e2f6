from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter

from cba.loading.workbook_sheet import column_letters, column_number
from cba.loading.workbook_table import cell_text
from tests.loading.books import book, cells, packed, parts
from tests.loading.reading import read_tables, underlined

_HEAD = ["id", "title", "amount"]


def test_a_row_of_a_sheet_is_a_line(tmp_path: Path) -> None:
    book(tmp_path / "model.xlsx", {"Costs": [_HEAD, ["van", "Van", 250000]]})
    document, found = read_tables(tmp_path, "{costs: model.xlsx#Costs}")

    assert found == []
    assert document.tree["costs"] == {"van": {"title": "Van", "amount": "250000"}}
    assert [file.name for file in document.files] == ["project.yaml", "model.xlsx"]


def test_an_only_sheet_needs_no_name(tmp_path: Path) -> None:
    book(tmp_path / "model.xlsx", {"Any": [_HEAD, ["van", "Van", 5]]})
    document, found = read_tables(tmp_path, "{costs: model.xlsx}")

    assert found == []
    assert document.tree["costs"] == {"van": {"title": "Van", "amount": "5"}}


def test_sheets_of_one_workbook_are_tables_of_several_sections(tmp_path: Path) -> None:
    book(
        tmp_path / "model.xlsx",
        {"A b": [_HEAD, ["van", "Van", 5]], "C": [_HEAD, ["rent", "Rent", 6]]},
    )
    document, found = read_tables(
        tmp_path, "{costs: model.xlsx#A b, payments: model.xlsx#C}"
    )

    assert found == []
    assert document.tree["payments"] == {"rent": {"title": "Rent", "amount": "6"}}
    assert len(document.files) == 2


def test_a_place_is_the_cell_as_a_spreadsheet_names_it(tmp_path: Path) -> None:
    book(tmp_path / "model.xlsx", {"Costs": [[], _HEAD, [], ["van", "Van", 5]]})
    document, _ = read_tables(tmp_path, "{costs: model.xlsx#Costs}")
    file = (tmp_path / "model.xlsx").as_posix()

    amount = document.place(("costs", "van", "amount"))
    assert str(amount) == f"{file}#Costs!C4"
    assert (amount.line, amount.column) == (4, 3)
    assert (amount.excerpt, amount.start, amount.length) == ("van | Van | 5", 12, 1)
    heading = document.place(("costs", "van", "amount"), key=True)
    assert str(heading) == f"{file}#Costs!C2"


def test_a_table_may_stand_apart_from_the_first_column(tmp_path: Path) -> None:
    book(tmp_path / "model.xlsx", {"Costs": [["", *_HEAD]]})
    _, (problem,) = read_tables(tmp_path, "{costs: model.xlsx#Costs}")

    assert (
        problem.message == "the first column must be `id`, and it is not the first here"
    )


def test_a_percentage_is_read_as_it_is_shown(tmp_path: Path) -> None:
    made = xlsxwriter.Workbook(str(tmp_path / "model.xlsx"))
    sheet = made.add_worksheet("Costs")
    sheet.write_row(0, 0, ["id", "a", "b", "c", "d"])
    sheet.write(1, 0, "van")
    for column, (value, shape) in enumerate(
        [(1, "0%"), (0.07, "0.00%"), (0.5, '0.0 "100%"'), (0.25, "General")], start=1
    ):
        sheet.write(1, column, value, made.add_format({"num_format": shape}))
    made.close()
    document, _ = read_tables(tmp_path, "{costs: model.xlsx}")

    shown = {"a": "100%", "b": "7%", "c": "0.5", "d": "0.25"}
    assert document.tree["costs"] == {"van": shown}


def test_formulas_are_read_as_their_stored_results(tmp_path: Path) -> None:
    made = xlsxwriter.Workbook(str(tmp_path / "model.xlsx"))
    sheet = made.add_worksheet("Costs")
    sheet.write_row(0, 0, _HEAD)
    sheet.write_row(1, 0, ["van", "Van"])
    sheet.write_formula(1, 2, "=2*3", None, 6)
    made.close()
    document, found = read_tables(tmp_path, "{costs: model.xlsx}")

    assert found == []
    assert document.tree["costs"] == {"van": {"title": "Van", "amount": "6"}}


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (
            '<c r="C2" t="e"><f>A9</f><v>#REF!</v></c>',
            "this cell holds the error value #REF!",
        ),
        (
            '<c r="C2" t="e"/>',
            "this cell holds the error value #ERROR",
        ),
        (
            '<c r="C2"><f>A9</f></c>',
            "the formula in this cell has no stored result",
        ),
    ],
)
def test_a_cell_without_a_value_is_named(
    tmp_path: Path, cell: str, message: str
) -> None:
    head = "".join(
        f'<c r="{at}1" t="inlineStr"><is><t>{name}</t></is></c>'
        for at, name in zip("ABC", _HEAD, strict=True)
    )
    line = '<c r="A2" t="inlineStr"><is><t>van</t></is></c>'
    xml = cells(f'<row r="1">{head}</row><row r="2">{line}{cell}</row>')
    (tmp_path / "model.xlsx").write_bytes(packed(parts(xml)))
    _, (problem,) = read_tables(tmp_path, "{costs: model.xlsx}")

    assert (problem.code, problem.message) == ("CBA123", message)
    assert problem.place is not None
    assert problem.place.cell == "Costs!C2"


def test_a_heading_that_became_a_date_is_named(tmp_path: Path) -> None:
    made = xlsxwriter.Workbook(str(tmp_path / "model.xlsx"))
    sheet = made.add_worksheet("Costs")
    sheet.write_row(0, 0, ["id", "title"])
    shape = made.add_format({"num_format": "mmm-yy"})
    sheet.write_datetime(0, 2, dt.datetime(2010, 11, 1, tzinfo=None), shape)  # noqa: DTZ001
    sheet.write_row(1, 0, ["van", "Van", 5])
    made.close()
    _, (problem,) = read_tables(tmp_path, "{costs: model.xlsx}")

    assert problem.code == "CBA125"
    assert "is the year 2010-11" in problem.message
    assert problem.place is not None
    assert problem.place.cell == "Costs!C1"


@pytest.mark.parametrize(
    ("named", "message", "hint"),
    [
        (
            "model.xlsx#Cost",
            "the workbook has no sheet `Cost`",
            "did you mean `Costs`?",
        ),
        (
            "model.xlsx#Zebra",
            "the workbook has no sheet `Zebra`",
            "its sheets are `Costs`, `Other`",
        ),
        (
            "model.xlsx",
            "the workbook has several sheets, and none is named",
            "write the sheet after the file, as `FILE.xlsx#Sheet`: `Costs`, `Other`",
        ),
        (
            "model.xlsx #Costs",
            "the workbook has several sheets, and none is named",
            "write `FILE.xlsx#Sheet` without a space; ` #` begins a comment",
        ),
    ],
)
def test_a_sheet_that_is_not_there_is_said_to_be_so(
    tmp_path: Path, named: str, message: str, hint: str
) -> None:
    book(tmp_path / "model.xlsx", {"Costs": [_HEAD], "Other": []})
    _, (problem,) = read_tables(tmp_path, f"\n  costs: {named}")

    assert (problem.code, problem.message, problem.hint) == ("CBA124", message, hint)
    assert underlined(problem) == named.split(" ", 1)[0]


def test_an_empty_sheet_is_an_empty_table(tmp_path: Path) -> None:
    book(tmp_path / "model.xlsx", {"Costs": []})
    _, (problem,) = read_tables(tmp_path, "{costs: model.xlsx}")

    assert (problem.code, problem.message) == ("CBA122", "this table is empty")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.0, "5"),
        (0.25, "0.25"),
        (-0.0, "0"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
        (True, "true"),
        (" x ", "x"),
        (dt.date(2026, 11, 22), "2026-11-22"),
        (dt.datetime(2026, 11, 22), "2026-11-22"),  # noqa: DTZ001
        (dt.datetime(2026, 11, 22, 9, 30), "2026-11-22 09:30:00"),  # noqa: DTZ001
        (dt.time(9, 30), "09:30:00"),
    ],
)
def test_the_text_of_a_cell_is_the_shortest_that_is_exact(
    value: float | str | dt.date | dt.time, text: str
) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize(
    ("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (16383, "XFD")]
)
def test_columns_are_named_as_in_a_spreadsheet(number: int, letters: str) -> None:
    assert (column_letters(number), column_number(letters)) == (letters, number)
