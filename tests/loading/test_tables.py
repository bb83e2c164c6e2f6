from __future__ import annotations

from pathlib import Path

import pytest

from cba.loading.document import Scalar
from tests.loading.reading import read_csv_costs, read_tables, underlined


def costs(folder: Path, table: str) -> object:
    document, found = read_csv_costs(folder, table)
    assert found == []
    return document.tree["costs"]


def test_a_row_is_a_line_and_dots_nest(tmp_path: Path) -> None:
    held = costs(tmp_path, "id,title,value.fiscal,value.per\nvan,Van,£5,trip\n")

    assert held == {"van": {"title": "Van", "value": {"fiscal": "£5", "per": "trip"}}}


def test_an_empty_cell_is_not_given(tmp_path: Path) -> None:
    assert costs(tmp_path, "id,title,source\nvan,Van,\n") == {"van": {"title": "Van"}}


def test_a_year_column_holds_a_year_of_the_amount(tmp_path: Path) -> None:
    held = costs(tmp_path, "id,2026-27,2027/28,2028-29..\nvan,5,6,7\n")

    assert held == {
        "van": {"amount": {"2026-27": "5", "2027/28": "6", "2028-29..": "7"}}
    }


def test_a_year_column_holds_a_year_of_the_series_named(tmp_path: Path) -> None:
    table = "id,series,2026-27\nvan,hours,5\nbus,,6\ncar,value.fiscal,7\n"

    assert costs(tmp_path, table) == {
        "van": {"hours": {"2026-27": "5"}},
        "bus": {"amount": {"2026-27": "6"}},
        "car": {"value": {"fiscal": {"2026-27": "7"}}},
    }


def test_the_years_of_people_are_those_who_start(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,2026\nleavers,400\n", "utf-8")
    document, found = read_tables(tmp_path, "{people: people.csv}")

    assert found == []
    assert document.tree["people"] == {"leavers": {"starting": {"2026": "400"}}}


def test_grants_may_stand_in_a_table(tmp_path: Path) -> None:
    table = "id,to,from,2026-27\nfund,council,A ministry,5\n"
    (tmp_path / "grants.csv").write_text(table, "utf-8")
    document, found = read_tables(tmp_path, "{funding: grants.csv}")

    assert found == []
    assert document.tree["funding"] == {
        "fund": {"to": "council", "from": "A ministry", "amount": {"2026-27": "5"}}
    }


def test_lists_are_parted_by_semicolons(tmp_path: Path) -> None:
    held = costs(tmp_path, "id,options,persistence\nvan,a; b ,100%;60%;\n")

    assert held == {"van": {"options": ["a", "b"], "persistence": ["100%", "60%"]}}


def test_accounting_brackets_are_a_minus(tmp_path: Path) -> None:
    table = 'id,amount,rate,title\nvan,"(1,000)",(£5),(1)\n'

    held = {"amount": "-1,000", "rate": "-£5", "title": "(1)"}
    assert costs(tmp_path, table) == {"van": held}


def test_the_truths_of_a_spreadsheet_are_those_of_the_project(tmp_path: Path) -> None:
    held = costs(tmp_path, "id,recurrent,title\nvan,TRUE,TRUE\n")

    assert held == {"van": {"recurrent": "true", "title": "TRUE"}}


def test_a_value_knows_that_it_came_from_a_cell(tmp_path: Path) -> None:
    document, _ = read_csv_costs(tmp_path, "id,title\nvan,no\n")

    line = document.tree["costs"]
    assert isinstance(line, dict)
    assert isinstance(line["van"], dict)
    title = line["van"]["title"]
    assert isinstance(title, Scalar)
    assert (title, title.cell, title.plain) == ("no", True, False)


def test_blank_columns_and_rows_at_the_end_are_nothing(tmp_path: Path) -> None:
    table = "id,title,,\nvan,Van,,\n,,,\n\n,,,,,\n"

    assert costs(tmp_path, table) == {"van": {"title": "Van"}}


def test_lines_are_added_to_those_of_the_file_and_of_other_tables(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.csv").write_text("id,title\nvan,Van\n", "utf-8")
    (tmp_path / "b.csv").write_text("id,title\nbus,Bus\n", "utf-8")
    document, found = read_tables(
        tmp_path, "{costs: [a.csv, b.csv]}\ncosts: {team: {title: Team}}"
    )

    assert found == []
    assert document.tree["costs"] == {
        "team": {"title": "Team"},
        "van": {"title": "Van"},
        "bus": {"title": "Bus"},
    }


def test_what_an_alias_shares_with_the_section_gains_no_lines(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,title\nvan,Van\n", "utf-8")
    document, _ = read_tables(
        tmp_path, "{costs: a.csv}\nbenefits: &lines {team: {}}\ncosts: *lines"
    )

    assert document.tree["benefits"] == {"team": {}}
    assert document.tree["costs"] == {"team": {}, "van": {"title": "Van"}}


def test_places_are_cells_and_the_keys_of_places_are_headings(tmp_path: Path) -> None:
    table = 'id,title,value.fiscal,2026-27\nvan,"The ""big"", van",£5,6\n'
    document, _ = read_csv_costs(tmp_path, table)
    file = (tmp_path / "costs.csv").as_posix()

    def at(*path: str, key: bool = False) -> tuple[int, int, int]:
        place = document.place(("costs", "van", *path), key=key)
        assert place.file == file
        return place.line, place.column, place.length

    assert at() == (2, 1, 3)
    assert at("title") == (2, 5, len('"The ""big"", van"'))
    assert at("value", "fiscal") == (2, 24, 2)
    assert at("value", "fiscal", key=True) == (1, 10, len("value.fiscal"))
    assert at("amount", "2026-27") == (2, 27, 1)
    # A field that is not given is shown at the id of its row.
    assert at("paid_by") == (2, 1, 3)


def test_a_text_of_several_lines_moves_the_lines_after_it(tmp_path: Path) -> None:
    table = 'id,title,notes\r\nvan,"Two\r\nlines",x\r\nbus,Bus,y\r\n'
    document, _ = read_csv_costs(tmp_path, table)

    notes = document.place(("costs", "van", "notes"))
    assert (notes.line, notes.column, notes.excerpt) == (3, 8, 'lines",x')
    assert document.place(("costs", "bus")).line == 4


def test_every_file_that_was_read_is_listed_with_its_digest(tmp_path: Path) -> None:
    document, _ = read_csv_costs(tmp_path, "id\n")

    # printf 'id\n' | sha256sum
    digest = "984a644ec3b56d32b0404777e1eb73390c4b0742a6a0e183f07861056b6746de"
    project, table = document.files
    assert project.name == "project.yaml"
    assert (table.name, table.sha256) == ("costs.csv", digest)


@pytest.mark.parametrize(
    ("table", "part", "message"),
    [
        ("", "", "this table is empty"),
        (
            "name,title\nvan,Van\n",
            "name",
            "the first column must be `id`, and is `name`",
        ),
        (
            "title,id\nVan,van\n",
            "title",
            "the first column must be `id`, and it is not the first here",
        ),
        ("ID,title\n", "ID", "the first column is headed `ID`, and must be `id`"),
        (
            "id;title\nvan;Van\n",
            "id;title",
            "the columns of this table are parted by semicolons",
        ),
        (
            "id\ttitle\nvan\tVan\n",
            "id\ttitle",
            "the columns of this table are parted by tabs",
        ),
        ("id,title,title\nvan,a,b\n", "title", "two columns are headed `title`"),
        ("id,,title\nvan,5,b\n", "", "this column has values but no heading"),
        ("id,value.\nvan,5\n", "value.", "the heading `value.` has a dot too many"),
        ("id,#REF!\nvan,5\n", "#REF!", "this cell holds the error value #REF!"),
    ],
)
def test_headings_that_name_nothing_are_refused(
    tmp_path: Path, table: str, part: str, message: str
) -> None:
    _, (problem,) = read_csv_costs(tmp_path, table)

    assert (problem.code, problem.message) == ("CBA122", message)
    assert underlined(problem).rstrip(",") == part


def test_a_year_that_became_a_date_is_named_in_headings_and_cells(
    tmp_path: Path,
) -> None:
    table = "id,Nov-10,price_year,title\nvan,5,Oct-09,Nov-10\n"
    _, found = read_csv_costs(tmp_path, table)

    assert [(p.code, underlined(p)) for p in found] == [
        ("CBA125", "Nov-10"),
        ("CBA125", "Oct-09"),
    ]


@pytest.mark.parametrize(
    ("table", "part", "message"),
    [
        (
            "id,title\nvan,Van,more\n",
            "more",
            "this row has more cells than the 2 headings of the table",
        ),
        (
            "id,amount,title\nvan,250,000,Van\n",
            "250",
            (
                "this row has more cells than the 3 headings of the table: `250,000` is"
                " read as two cells"
            ),
        ),
        ("id,title\n,Total\n", "", "this row has no id"),
        (
            "id,amount\nvan,#DIV/0!\n",
            "#DIV/0!",
            "this cell holds the error value #DIV/0!",
        ),
        (
            "id,paid_by,paid_by.nhs\nvan,nhs,5%\n",
            "5%",
            "`paid_by.nhs` is given twice in this row, or as a whole and in parts",
        ),
        (
            "id,amount,2026-27\nvan,5,6\n",
            "6",
            "`amount.2026-27` is given twice in this row, or as a whole and in parts",
        ),
        ("id,series,2026-27\nvan,a..b,6\n", "a..b", "`a..b` names no field"),
        (
            'id,title\nvan,"Van\nbus,Bus\n',
            "id",
            "the quotes of this row do not close, or text follows a closing quote",
        ),
    ],
)
def test_rows_that_cannot_be_lines_are_refused(
    tmp_path: Path, table: str, part: str, message: str
) -> None:
    _, (problem,) = read_csv_costs(tmp_path, table)

    assert (problem.code, problem.message) == ("CBA123", message)
    assert part in underlined(problem) or problem.message.startswith("the quotes")


def test_a_number_that_fell_into_two_cells_is_refused(tmp_path: Path) -> None:
    table = "id,amount,notes\nvan,£250,000\n"
    _, (problem,) = read_csv_costs(tmp_path, table)

    assert (problem.code, underlined(problem)) == ("CBA105", "£250")
    assert problem.hint == 'write "£250,000" in quotes, or £250000'


def test_an_amount_that_fell_into_two_years_is_refused(tmp_path: Path) -> None:
    table = "id,2026-27,2027-28,2028-29\nvan,12,500,\n"
    _, (problem,) = read_csv_costs(tmp_path, table)

    assert (problem.code, underlined(problem)) == ("CBA105", "12")
    assert problem.hint == 'write "12,500" in quotes, or 12500'


@pytest.mark.parametrize(
    "table",
    [
        "id,2026-27,2027-28\nvan,420,380\n",
        "id,2026-27,2027-28,2028-29\nvan,420,380,360\n",
        "id,2026-27,2027-28,2028-29\nvan,12,,500\n",
        "id,2026-27,2027-28,2028-29\nvan,12.00,500.00,\n",
        "id,series,2026-27,2027-28,2028-29\nvan,quantity,12,500,\n",
        "id,amount,budget_code\nvan,250,000\n",
        'id,amount,title\nvan,"250,000",Van\n',
    ],
)
def test_numbers_side_by_side_are_left_alone(tmp_path: Path, table: str) -> None:
    assert read_csv_costs(tmp_path, table)[1] == []


def test_an_id_used_twice_is_refused_with_both_places(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,title\nteam,x\nvan,y\nvan,z\n", "utf-8")
    document, found = read_tables(
        tmp_path, "{costs: a.csv}\ncosts: {team: {title: Team}}"
    )

    places = [
        (problem.code, problem.place.line, problem.hint)
        for problem in found
        if problem.place
    ]
    again = "give one of them another id; the first is at"
    assert places == [
        ("CBA117", 2, f"{again} {(tmp_path / 'project.yaml').as_posix()}:6:9"),
        ("CBA117", 4, f"{again} {(tmp_path / 'a.csv').as_posix()}:3:1"),
    ]
    assert document.tree["costs"] == {"team": {"title": "Team"}, "van": {"title": "y"}}


def test_windows_1252_is_read_with_a_notice(tmp_path: Path) -> None:
    document, (problem,) = read_csv_costs(
        tmp_path, "id,amount\nvan,£5\n".encode("cp1252")
    )

    assert (problem.code, problem.severity) == ("CBA110", "info")
    assert underlined(problem) == "£"
    assert document.tree["costs"] == {"van": {"amount": "£5"}}


def test_a_mark_at_the_start_is_no_part_of_the_first_heading(tmp_path: Path) -> None:
    document, found = read_csv_costs(tmp_path, "\ufeffid,amount\nvan,5\n")

    assert found == []
    assert document.tree["costs"] == {"van": {"amount": "5"}}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"id,title\nvan,\x81\n", "CBA102"),
        ("id,title\nvan,x\n".encode("utf-16"), "CBA102"),
        (b"id,title\nvan,\x00\n", "CBA102"),
        (b"id,title\nvan,\x1b[31m\n", "CBA123"),
        (b"PK\x03\x04", "CBA102"),
    ],
)
def test_a_table_that_is_not_text_is_refused(
    tmp_path: Path, data: bytes, code: str
) -> None:
    _, (problem,) = read_csv_costs(tmp_path, data)

    assert problem.code == code


@pytest.mark.parametrize(
    ("tables", "code", "part"),
    [
        ("{cost: costs.csv}", "CBA120", "cost"),
        ("[costs.csv]", "CBA120", "[costs.csv]"),
        ("{costs: {a: b}}", "CBA120", "{a: b}"),
        ("{costs: [costs.csv, {a: b}]}", "CBA120", "{a: b}"),
        ("{costs: [costs.csv, costs.csv]}", "CBA120", "costs.csv"),
        ("{costs: cost.csv}", "CBA120", "cost.csv"),
        ("{costs: ../costs.csv}", "CBA121", "../costs.csv"),
        ("{costs: costs.xls}", "CBA124", "costs.xls"),
        ("{costs: costs.xlsm#A}", "CBA124", "costs.xlsm#A"),
        ("{costs: costs.csv#A}", "CBA124", "costs.csv#A"),
        ("{costs: .}", "CBA102", "."),
    ],
)
def test_a_table_that_cannot_be_opened_is_shown_where_it_is_named(
    tmp_path: Path, tables: str, code: str, part: str
) -> None:
    (tmp_path / "costs.csv").write_text("id,title\n", "utf-8")
    _, (problem,) = read_tables(tmp_path, tables)

    assert (problem.code, underlined(problem)) == (code, part)


@pytest.mark.parametrize("tables", ["{}", "", "{costs: }"])
def test_no_tables_are_no_problem(tmp_path: Path, tables: str) -> None:
    assert read_tables(tmp_path, tables)[1] == []


def test_a_cell_longer_than_any_number_is_left_as_it_is(tmp_path: Path) -> None:
    text = f"({'1' * 201})"

    assert costs(tmp_path, f"id,amount\nvan,{text}\n") == {"van": {"amount": text}}


def test_what_a_source_found_has_columns(tmp_path: Path) -> None:
    table = "id,evidence.follow_up,evidence.comparison\nvan,2,(12) people nearby\n"

    assert costs(tmp_path, table) == {
        "van": {"evidence": {"follow_up": "2", "comparison": "(12) people nearby"}}
    }


def test_a_number_in_brackets_stays_a_text_in_words(tmp_path: Path) -> None:
    held = costs(tmp_path, "id,evidence.comparison,evidence.design\nvan,(12),(3)\n")

    assert held == {"van": {"evidence": {"comparison": "(12)", "design": "(3)"}}}
