from __future__ import annotations

from dataclasses import replace

from cba.reports.content import Table
from cba.reports.years_across import Course, YearTable, tables_by_year

OF = YearTable("costs", "Costs", "Payer", "2026-27 prices", ("A note.",))


def made(years: int, *courses: Course, in_full: bool = False) -> list[Table]:
    labels = [str(2026 + n) for n in range(years)]
    of = replace(OF, in_full=in_full)
    return list(tables_by_year(of, labels, courses, "GBP"))


def test_few_years_are_one_table_that_ends_in_all_of_them() -> None:
    (table,) = made(2, Course("Council", (1.0, 2.0)))

    assert [column.heading for column in table.columns] == [
        *("Payer", "2026", "2027", "All years"),
    ]
    assert [cell.text for cell in table.rows[0].cells] == ["Council", "1", "2", "3"]
    assert (table.identifier, table.caption, table.unit) == (
        "costs",
        "Costs",
        "£, 2026-27 prices",
    )
    assert not table.is_wide


def test_of_many_years_the_later_ones_are_one_column() -> None:
    (table,) = made(60, Course("Council", tuple(float(n) for n in range(60))))

    assert [column.heading for column in table.columns][-3:] == [
        *("2036", "2037 to 2085", "All years"),
    ]
    # 0 + 1 + ... + 59, of which 0 + 1 + ... + 10 stand apart.
    assert [cell.text for cell in table.rows[0].cells][-3:] == ["10", "1,715", "1,770"]


def test_in_full_many_years_are_parted_into_blocks_of_twelve() -> None:
    years = tuple(float(n) for n in range(60))
    found = made(60, Course("Council", years), in_full=True)

    assert len(found) == 5
    assert [table.identifier for table in found[:2]] == ["costs", "costs-2"]
    assert found[1].caption == "Costs, 2038 to 2049"
    assert [len(table.columns) for table in found] == [13, 13, 13, 13, 14]
    # 0 + 1 + ... + 59, in the last block alone.
    assert found[-1].rows[0].cells[-1].text == "1,770"
    assert [table.notes for table in found] == [(), (), (), (), ("A note.",)]
    assert all(table.is_wide for table in found)


def test_a_single_year_needs_no_sum_of_years() -> None:
    (table,) = made(1, Course("Council", (5.0,)))

    assert [column.heading for column in table.columns] == ["Payer", "2026"]


def test_a_course_without_amounts_heads_the_rows_below_it() -> None:
    (table,) = made(2, Course("Costs"), Course("Council", (1.0, 2.0)))

    assert (table.rows[0].role, len(table.rows[0].cells)) == ("group", 1)


def test_rounding_is_owned_up_to_across_and_down() -> None:
    def notes(*courses: Course) -> tuple[str, ...]:
        return made(2, *courses)[0].notes

    thirds = (10_400.0, 10_400.0)
    # 10 and 10 thousand against 21; then two rows of 10 against 21.
    assert len(notes(Course("A", thirds))) == 2
    assert len(notes(Course("A", (10_000.0, 10_000.0)))) == 1
    rows = [Course(name, (10_400.0, -10_400.0)) for name in "AB"]
    whole = Course("Both", (20_800.0, -20_800.0), "total", 2)
    assert len(notes(*rows)) == 1
    assert len(notes(*rows, whole)) == 2


def test_years_that_hold_nothing_at_the_end_have_no_columns() -> None:
    (table,) = made(5, Course("Costs"), Course("Council", (1.0, 2.0, 0.0, 0.0, 0.0)))

    assert [column.heading for column in table.columns] == [
        *("Payer", "2026", "2027", "All years"),
    ]
    assert table.notes == ("A note.", "Every year after 2027 is zero.")


def test_a_single_empty_year_at_the_end_is_shown() -> None:
    (table,) = made(3, Course("Council", (1.0, 2.0, 0.0)))

    assert len(table.columns) == 5
    assert table.notes == ("A note.",)


def test_where_nothing_falls_in_any_year_the_first_is_shown() -> None:
    (table,) = made(4, Course("Council", (0.0, 0.0, 0.0, 0.0)))

    assert [column.heading for column in table.columns] == ["Payer", "2026"]
    assert table.notes[-1] == "Every year is zero."
