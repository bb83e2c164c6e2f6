from __future__ import annotations

from cba.loading.project_loader import load
from cba.reports.bridge_table import bridge_table
from cba.reports.content import Cell, Table
from cba.reports.view import View, view_of
from cba.resources import examples_folder
from cba.results.appraisal import BenefitLine
from cba.results.appraise import appraise
from tests.reports.made_projects import appraisal_of, flat, saved
from tests.reports.sections import texts

VALUES = """
cba: 1
project: {title: A case}
appraisal: {first_year: 2026-27, years: 2, discounting: {rate: 0%}}
agencies:
  council: {name: The council, sector: local-authority}
  people: {name: Residents, sector: community}
people:
  leavers: {title: People leaving prison, starting: 100, affected: 50%}
benefits:
  health:
    people: leavers
    impact: 20%
    deadweight: 0%
    optimism_bias: 0%
    values:
      days: {per: day, fiscal: 10, units_per_person: 3, falls_to: council, source: A}
      quality: {social: 100, enjoyed_by: people, source: B}
  homes:
    people: leavers
    affected: 10%
    value: {per: home, fiscal: 500, source: C}
    falls_to: council
    optimism_bias: 10%
"""


def table_of(view: View) -> Table:
    lines = view.option.lines.items()
    return bridge_table(view, [k for k, x in lines if isinstance(x, BenefitLine)])


def example(name: str) -> tuple[View, list[str]]:
    folder = examples_folder() / name
    loaded = load(folder)
    assert loaded.project is not None
    view = view_of(appraise(loaded.project, loaded.problems), loaded.document)
    return view, (folder / "project.yaml").read_text("utf-8").splitlines()


def test_what_lines_have_in_common_is_shown_once() -> None:
    table = table_of(view_of(appraisal_of(VALUES)))

    # Two years of 100, of which 50%, then 20%; 3 days each, at 10; and 100 each.
    assert texts(table.rows) == [
        ["People leaving prison"],
        ["Start", "", "200 people"],
        ["Affected", "× 50%", "100 people"],
        ["Health"],
        ["Impact", "× 20%", "20 people"],
        ["Health: days"],
        ["Units a person a year", "× 3", "60 units"],
        ["Gross value", "× £10", "£600"],
        ["Net public value", "", "£600"],
        ["Health: quality"],
        ["Years that it lasts", "× 1", "20 units"],
        ["Gross value", "× £100", "£2,000"],
        ["Net public value", "", "£2,000"],
        ["Homes"],
        # 10% of the 100 who are left of the group.
        ["Affected, for this benefit", "× 10%", "10 people"],
        ["Years that it lasts", "× 1", "10 units"],
        ["Gross value", "× £500", "£5,000"],
        ["Optimism bias", "−10%", "£4,500"],
        ["Net public value", "", "£4,500"],
    ]
    assert table.rows[3].cells[0].detail == "From 100 of: People leaving prison."
    assert table.rows[5].cells[0].detail == "Unit: day."


def test_a_step_that_changes_nothing_is_left_out() -> None:
    table = table_of(view_of(appraisal_of(flat({}, {"b": saved("100k")}, years=1))))

    assert texts(table.rows) == [
        ["B"],
        ["Gross amount", "", "£100k"],
        ["Net public value", "", "£100k"],
    ]


def test_effects_after_the_last_year_are_told() -> None:
    benefit = {
        "population": 10,
        "lasts": 3,
        "value": {"fiscal": 100, "source": "Books"},
        "falls_to": "council",
        "optimism_bias": "0%",
    }
    table = table_of(view_of(appraisal_of(flat({}, {"b": benefit}, years=1))))

    # Two more years of ten at 100.
    assert table.notes[-1] == "Left out are effects after 2026-27: £2,000 of B."


def test_a_step_says_in_which_line_it_stands_and_what_its_status_is() -> None:
    view, lines = example("whole-file")
    table = bridge_table(view, ["reoffending"])

    rows = {row.cells[0].text: row.cells for row in table.rows}
    line = next(n for n, words in enumerate(lines, 1) if "affected: 60%" in words)
    assert table.columns[1].heading == "Line"
    assert rows["Affected"][1].text == str(line)
    assert rows["Gross value"][1].mark == "illustrative"


def test_a_value_of_the_library_stands_where_its_code_does() -> None:
    view, lines = example("minimal")

    rows = {row.cells[0].text: row.cells for row in table_of(view).rows}
    line = next(n for n, words in enumerate(lines, 1) if "unit_cost" in words)
    assert rows["Gross value"][1].text == str(line)


def test_without_the_file_there_is_no_column_of_lines() -> None:
    table = table_of(view_of(appraisal_of(VALUES)))

    assert [column.heading for column in table.columns] == [
        *("Step", "Factor", "What is left"),
    ]


def test_the_table_is_the_same_wherever_the_project_lies() -> None:
    view, _ = example("minimal")

    cells = [cell for row in table_of(view).rows for cell in row.cells]
    assert not any("/" in f"{cell.text}{cell.detail}" for cell in cells)
    assert Cell("Net public value") in cells
