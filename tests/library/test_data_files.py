"""What every packaged data file owes its readers: a source and a status."""

from __future__ import annotations

import csv

import pytest

from cba.library.catalogue import DataEdition, current_editions, data_edition, editions
from cba.library.rows import read_rows
from cba.library.unit_costs import bearer_sectors, packaged_library
from cba.resources import data_file

STATUSES = {"published", "unverified", "outturn", "forecast"}
ENTRIES = [
    data_edition(dataset, edition)
    for dataset in current_editions()
    for edition in editions(dataset)
]
FILES = [name for entry in ENTRIES for name in entry.files]


@pytest.mark.parametrize("name", FILES)
def test_every_row_names_its_source(name: str) -> None:
    rows = read_rows(name)

    assert len(rows) > 0
    assert [row for row in rows if not row["source"].strip()] == []


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_a_cell_for_each_column(name: str) -> None:
    with data_file(name).open(encoding="utf-8", newline="") as file:
        widths = {len(cells) for cells in csv.reader(file)}

    assert len(widths) == 1


@pytest.mark.parametrize("name", FILES)
def test_every_status_is_a_known_word(name: str) -> None:
    used = {row["status"] for row in read_rows(name) if "status" in row}

    assert used <= STATUSES


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.title)
def test_every_edition_names_source_publisher_status_and_licence(
    entry: DataEdition,
) -> None:
    fields = ("title", "source", "publisher", "status", "licence")

    assert [name for name in fields if not getattr(entry, name).strip()] == []


def test_every_data_file_belongs_to_one_edition() -> None:
    folder = data_file("")
    shipped = sorted(
        path.relative_to(folder).as_posix()
        for dataset in current_editions()
        for path in (folder / dataset).rglob("*.csv")
    )

    assert shipped == sorted(FILES)


def test_unverified_discount_rates_say_what_is_not_confirmed() -> None:
    rows = read_rows("discount_schedules/2026.csv")
    marked = {(row["schedule"], row["first_year"]): row["note"] for row in rows}

    assert {key for key, note in marked.items() if note} == {
        (row["schedule"], row["first_year"])
        for row in rows
        if row["status"] == "unverified"
    }


def test_gdp_deflator_has_every_financial_year_from_2000_01_to_2030_31() -> None:
    years = [row["year"] for row in read_rows("gdp_deflator/2026-03.csv")]

    assert years == [f"{y}-{(y + 1) % 100:02d}" for y in range(2000, 2031)]


def test_every_body_that_a_packaged_value_names_is_in_the_table_of_sectors() -> None:
    known = {each.name for each in bearer_sectors()}
    costs = packaged_library().costs.values()
    named = {bearer.name for cost in costs for bearer in cost.bearers}

    assert named - known == set()
