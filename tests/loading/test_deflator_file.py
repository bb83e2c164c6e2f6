"""A price index in a CSV file beside the project."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cba.library.in_use import deflator_of
from cba.loading.project_loader import Loaded, load
from cba.loading.writing import dump
from cba.models.price_index import PriceIndex
from cba.models.project import Project
from cba.models.years import Year
from tests.loading.projects import found, project

OWN = "{first_year: 2026-27, years: 4, currency: EUR, deflator: prices.csv}"
TEXT = project(appraisal=OWN).replace("£", "€")


def loaded(folder: Path, rows: str, text: str = TEXT) -> Loaded:
    (folder / "project.yaml").write_text(text, "utf-8")
    (folder / "prices.csv").write_text(rows, "utf-8")
    return load(folder)


def loaded_text(text: str) -> Project:
    made = load(None, stdin_text=text).project
    assert made is not None
    return made


def places(made: Loaded) -> list[tuple[str, str, int, int]]:
    return [
        (each.code, Path(each.place.file).name, each.place.line, each.place.column)
        for each in made.problems
        if each.place is not None
    ]


def test_the_rows_are_the_price_index(tmp_path: Path) -> None:
    rows = "year,index,status\n2024-25,100,outturn\n2026-27,104.5,forecast\n"
    made = loaded(tmp_path, rows)

    assert made.problems == ()
    assert made.project is not None
    assert made.project.appraisal.deflator == PriceIndex(
        ((Year(2024), 100.0, "outturn"), (Year(2026), 104.5, "forecast"))
    )


def test_columns_may_say_where_the_index_is_from(tmp_path: Path) -> None:
    rows = (
        "year,index,source,edition\n"
        "2025-26,100,Statistics office,2026-03\n"
        "2026-27,102,Its forecast,2026-03\n"
        "2027-28,104,Its forecast,\n"
    )
    project = loaded(tmp_path, rows).project

    assert project is not None
    assert project.appraisal.deflator is not None
    assert project.appraisal.deflator[1:] == (
        "Statistics office; Its forecast",
        "2026-03",
    )
    assert deflator_of(project).edition == "2026-03"


def test_a_price_index_is_of_one_edition(tmp_path: Path) -> None:
    rows = "year,index,edition\n2025-26,100,2026-03\n2026-27,102,2026-06\n"

    assert places(loaded(tmp_path, rows)) == [("CBA122", "prices.csv", 3, 13)]


def test_an_index_in_the_project_says_where_it_is_from_too() -> None:
    written = "{source: Statistics office, edition: 2026-03, 2026-27: 102}"
    made = loaded_text(TEXT.replace("prices.csv", written))

    assert made.appraisal.deflator == PriceIndex(
        ((Year(2026), 102.0, None),), "Statistics office", "2026-03"
    )
    assert loaded_text(dump(made)) == made


def test_a_number_in_quotes_may_have_a_comma(tmp_path: Path) -> None:
    made = loaded(tmp_path, 'year,index,status\n2026-27,"1,045",forecast,\n')

    assert made.project is not None
    assert made.project.appraisal.deflator == PriceIndex(
        ((Year(2026), 1045.0, "forecast"),)
    )


def test_a_comma_in_an_index_says_what_to_write(tmp_path: Path) -> None:
    made = loaded(tmp_path, "year,index,status\n2024-25,1,045,forecast\n")

    assert [each.hint for each in made.problems] == ['write "1,045" in quotes, or 1045']


@pytest.mark.parametrize("status", ["outturns", "045"])
def test_a_status_is_outturn_or_forecast(status: str) -> None:
    text = TEXT.replace("prices.csv", f"{{2026-27: {{index: 100, status: {status}}}}}")

    assert found(text) == [("CBA207", "appraisal.deflator.2026-27.status")]


def test_the_file_is_among_those_read(tmp_path: Path) -> None:
    rows = "Year,Index\n2024-25,100\n"
    made = loaded(tmp_path, rows)

    assert made.document is not None
    digest = hashlib.sha256(rows.encode()).hexdigest()
    assert [(f.name, f.sha256) for f in made.document.files[1:]] == [
        ("prices.csv", digest)
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("", [("CBA122", "prices.csv", 1, 1)]),
        ("year,index\n", [("CBA122", "prices.csv", 1, 1)]),
        ("year,level\n2024-25,100\n", [("CBA122", "prices.csv", 1, 6)]),
        ("index\n100\n", [("CBA122", "prices.csv", 1, 1)]),
        ("year,index,index\n2024-25,1,2\n", [("CBA122", "prices.csv", 1, 12)]),
        ("year,index\nsoon,100\n", [("CBA316", "prices.csv", 2, 1)]),
        ("year,index\n2024-25,many\n", [("CBA201", "prices.csv", 2, 9)]),
        ("year,index\n2024-25,-1\n", [("CBA206", "prices.csv", 2, 9)]),
        ("year,index\n2024-25,\n", [("CBA116", "prices.csv", 2, 9)]),
        ("year,index\n2024-25,1\n2025,1\n", [("CBA305", "prices.csv", 3, 1)]),
        ("year,index\n2024-25,1\n2024/25,1\n", [("CBA306", "prices.csv", 3, 1)]),
        ("year,index\n2024-25,1\n2024-25,1\n", [("CBA306", "prices.csv", 3, 1)]),
        ("year,index\nNov-10,1\n", [("CBA125", "prices.csv", 2, 1)]),
        (
            "year,index,status\n2024-25,1,045,forecast\n",
            [("CBA123", "prices.csv", 2, 9)],
        ),
        ("year,index\n2024-25,1,045\n", [("CBA123", "prices.csv", 2, 9)]),
        ("year,index,\n2024-25,104,outturn\n", [("CBA123", "prices.csv", 2, 13)]),
        ("year,index\n2024-25,104,outturn\n", [("CBA123", "prices.csv", 2, 13)]),
        ("year,index,status\n2024-25,1,045\n", [("CBA105", "prices.csv", 2, 9)]),
        ("year,index,status\n2024-25,1,soon\n", [("CBA207", "prices.csv", 2, 11)]),
        ('year,index\n"2024-25,1\n', [("CBA123", "prices.csv", 2, 1)]),
    ],
)
def test_faults_are_at_their_cells(
    tmp_path: Path, rows: str, expected: list[tuple[str, str, int, int]]
) -> None:
    made = loaded(tmp_path, rows)

    assert made.project is None
    assert places(made) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("other.csv", "CBA120"),
        ("../prices.csv", "CBA121"),
        ("https://example.org/prices.csv", "CBA121"),
        ("prices.xlsx", "CBA124"),
    ],
)
def test_files_that_are_not_read(tmp_path: Path, name: str, code: str) -> None:
    text = TEXT.replace("prices.csv", f'"{name}"')

    assert [each[0] for each in places(loaded(tmp_path, "year,index\n", text))] == [
        code
    ]


def test_the_standard_input_names_no_file() -> None:
    assert [code for code, _ in found(TEXT)] == ["CBA120"]


def test_an_index_by_year_needs_no_file() -> None:
    text = TEXT.replace("prices.csv", "{2024-25: 100, 2026-27: 104.5}")

    assert found(text) == []
    assert found(text.replace("2024-25: 100", "2024-25: 0")) == [
        ("CBA206", "appraisal.deflator.2024-25")
    ]
