"""The workbook as it is written, without any spreadsheet program."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cba.loading.project_loader import load
from cba.loading.returned_workbook import read_returned
from cba.reports.workbook import FORMAT, write_workbook
from cba.results.appraise import appraise
from tests.reports.made_projects import HOSTILE, Tree, appraisal_of
from tests.reports.workbook.editing import cells_of, inputs_of, with_inputs
from tests.reports.workbook.samples import (
    EXAMPLES,
    ROOT,
    example,
    one_year_set,
    workbook_of,
)

#: Functions that a recalculation runs again even where nothing has changed.
_VOLATILE = re.compile(r"\b(NOW|TODAY|RAND|RANDBETWEEN|OFFSET|INDIRECT|CELL|INFO)\(")
#: Functions that only newer versions of Excel have, which files mark so.
_NEW = re.compile(r"_xlfn|_xlws|\b(LET|LAMBDA|FILTER|XLOOKUP|SEQUENCE)\(")
LABELS = [f"{year}-{(year + 1) % 100:02d}" for year in range(2026, 2033)]


def _opened(content: bytes) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(content))


def _formulas(content: bytes) -> list[str]:
    return [
        cell.value
        for sheet in _opened(content)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def _parts(content: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(content)).namelist()


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_becomes_a_workbook_that_opens(name: str) -> None:
    opened = _opened(workbook_of(name))

    first = ["Cover", "Results", "Charts", "Budget", "Inputs", "As sent"]
    assert opened.sheetnames[:6] == first


@pytest.mark.parametrize("name", EXAMPLES)
def test_formulas_are_of_functions_that_every_version_has(name: str) -> None:
    formulas = "\n".join(_formulas(workbook_of(name)))

    assert formulas
    assert _VOLATILE.search(formulas) is None
    assert _NEW.search(formulas) is None


def test_formulas_are_short_enough_for_excel() -> None:
    assert max(map(len, _formulas(workbook_of("integrated-care")))) < 8192


def test_nothing_is_hidden_locked_linked_or_programmed() -> None:
    content = workbook_of("reoffending")
    opened = _opened(content)

    assert {sheet.sheet_state for sheet in opened} == {"visible"}
    assert not any(sheet.protection.sheet for sheet in opened)
    odd = ("vba", "externalLink", "connections", "hyperlink")
    assert [part for part in _parts(content) if any(word in part for word in odd)] == []


def test_both_sheets_of_inputs_have_the_heads_that_a_reader_looks_for() -> None:
    content = workbook_of("reoffending")
    heads = ["Address", "What it is", "Unit", "Value", *LABELS]
    heads += ["Growing", "Source", "Status", "Place", "Kind", "Check"]

    assert heads == inputs_of(content).heads
    assert heads == inputs_of(content, "As sent").heads


def test_both_sheets_of_inputs_have_the_same_rows_and_numbers() -> None:
    content = workbook_of("integrated-care")
    inputs, as_sent = inputs_of(content), inputs_of(content, "As sent")

    assert as_sent.rows == inputs.rows
    first = min(inputs.rows.values())
    assert as_sent.cells[first:] == inputs.cells[first:]


def test_a_share_stands_as_a_fraction_with_where_it_is_written() -> None:
    inputs = inputs_of(workbook_of("reoffending"))
    address = "benefits.reoffending.affected"

    assert inputs.at(address, "Value") == 0.644
    assert inputs.at(address, "Unit") == "share"
    assert inputs.at(address, "Kind") == "input"
    assert inputs.at(address, "Status") == "published"
    lines = (ROOT / "examples/reoffending/project.yaml").read_text().splitlines()
    written = 1 + next(n for n, line in enumerate(lines) if "value: 64.4%" in line)
    place = str(inputs.at(address, "Place"))
    assert place.startswith("project.yaml:")
    # The place is that of the input, whose value stands a line below its key.
    assert written - int(place.partition(":")[2]) in {0, 1}


def test_a_series_stands_in_its_years_and_leaves_the_others_empty() -> None:
    inputs = inputs_of(workbook_of("reoffending"))
    address = "people.leavers.starting"
    years = [inputs.at(address, label) for label in LABELS]

    assert years == [600, 900, 900, 900, "", "", ""]
    assert inputs.at(address, "Value") == ""


def test_a_growing_series_is_a_formula_from_the_year_it_grows_from() -> None:
    project = _project({"amount": {"2026-27": 100, "growing": "10%"}})
    content = write_workbook(appraisal_of(project), None, "project.yaml")
    inputs = inputs_of(content)
    row = inputs.rows["costs.team.amount"] + 1
    sheet = _opened(content)["Inputs"]

    assert inputs.at("costs.team.amount", "Growing") == 0.1
    assert [sheet[f"E{row}"].value, sheet[f"F{row}"].value] == [
        100,
        f"=E{row}*(1+$G{row})",
    ]
    assert inputs.at("costs.team.amount", "2027-28") == pytest.approx(110)


def test_what_an_option_sets_has_a_row_of_its_own() -> None:
    inputs = inputs_of(workbook_of("reoffending"))

    assert inputs.at("people.leavers.retention", "Value") == 0.7
    own = "options.gate_only.set.people.leavers.retention"
    assert inputs.at(own, "Value") == 0.85
    shared = "options.gate_only.set.people.leavers.engagement"
    assert shared not in inputs.rows


def test_years_that_an_option_does_not_set_lead_back_to_the_input(
    tmp_path: Path,
) -> None:
    content = _report(one_year_set(tmp_path / "project.yaml"))
    inputs, sheet = inputs_of(content), _opened(content)["Inputs"]
    base = inputs.rows["costs.team.amount"] + 1
    own = inputs.rows["options.low.set.costs.team.amount"] + 1

    assert sheet[f"E{own}"].value == 50_000
    assert sheet[f"F{own}"].value == sheet[f"G{own}"].value == f"=$D${base}+0"
    assert inputs.at("options.low.set.costs.team.amount", "2027-28") == 100_000


def test_a_year_that_follows_its_input_is_not_a_change_of_its_own(
    tmp_path: Path,
) -> None:
    content = _report(one_year_set(tmp_path / "project.yaml"))
    own = "options.low.set.costs.team.amount"
    path = tmp_path / "case.xlsx"
    # What a spreadsheet keeps once it has worked out the years that follow.
    changes = {("costs.team.amount", "Value"): 200_000.0}
    worked_out = {(own, year): 200_000.0 for year in ("2027-28", "2028-29")}
    path.write_bytes(with_inputs(with_inputs(content, changes), worked_out, keep=True))
    typed = {**changes, (own, "2028-29"): 7.0}
    other = tmp_path / "other.xlsx"
    other.write_bytes(with_inputs(content, typed))

    assert [each.shown for each in read_returned(path).changes] == ["costs.team.amount"]
    assert f"{own}@2028-29" in [each.shown for each in read_returned(other).changes]


def test_a_value_of_the_library_has_no_place_and_says_where_it_is_from() -> None:
    inputs = inputs_of(workbook_of("reoffending"))
    address = "benefits.reoffending.value.fiscal"

    assert inputs.at(address, "Unit") == "£"
    assert inputs.at(address, "Place") == ""
    assert "CR8.0" in str(inputs.at(address, "Source"))


def test_a_grade_and_a_rate_say_where_they_are_written(tmp_path: Path) -> None:
    project = _project(
        {"amount": {"value": 100, "confidence": 3}, "discounting": {"rate": "2%"}}
    )
    path = tmp_path / "project.yaml"
    path.write_text(json.dumps(project), "utf-8")
    loaded = load(path)
    assert loaded.project is not None
    content = write_workbook(appraise(loaded.project), loaded, path.name)
    inputs = inputs_of(content)

    for key in ("amount.confidence", "discounting.rate"):
        assert inputs.at(f"costs.team.{key}", "Place") == "project.yaml:1"


def test_savers_that_the_library_names_are_inputs_without_a_place() -> None:
    inputs = inputs_of(workbook_of("reoffending"))
    address = "benefits.reoffending.falls_to.justice"

    assert inputs.at(address, "Place") == ""
    assert "unit-cost library" in str(inputs.at(address, "Source"))


def test_what_shapes_formulas_is_printed_as_fixed() -> None:
    inputs = inputs_of(workbook_of("reoffending"))

    assert inputs.at("benefits.reoffending.lasts", "Kind") == "fixed"
    assert inputs.at("benefits.mental_health.delay", "Value") == 0.5
    assert inputs.at("appraisal.years", "Value") == "7"
    assert inputs.at("costs.nurses.paid_by", "Kind") == "fixed"


def test_every_input_has_a_name_and_no_other_row_has() -> None:
    content = workbook_of("reoffending")
    inputs = inputs_of(content)
    names = _opened(content).defined_names
    live = [each for each in inputs.rows if inputs.at(each, "Kind") == "input"]

    assert len(live) == len([name for name in names if name.startswith("in_")])
    row = inputs.rows["people.leavers.starting"] + 1
    assert names["in_people_leavers_starting"].attr_text == f"Inputs!$E${row}:$K${row}"
    row = inputs.rows["people.leavers.retention"] + 1
    assert names["in_people_leavers_retention"].attr_text == f"Inputs!$D${row}"


def test_names_that_would_be_the_same_are_told_apart_by_a_number() -> None:
    project = _project({"people": "all", "each": 3})
    project["people"] = {
        # `people.all.retention.confidence` and a group whose id ends alike.
        "all": {"starting": 1, "retention": {"value": "50%", "confidence": 3}},
        "all_retention": {"starting": 1, "confidence": 2},
    }
    other = {"kind": "revenue", "paid_by": "council", "each": 3}
    project["costs"]["more"] = {**other, "people": "all_retention"}
    content = write_workbook(appraisal_of(project), None, "project.yaml")
    names = _opened(content).defined_names

    assert "in_people_all_retention_confidence" in names
    assert "in_people_all_retention_confidence_2" in names


def test_the_cover_says_what_a_reader_of_the_file_needs() -> None:
    cells = cells_of(workbook_of("reoffending"), "Cover")
    facts = {row[0]: row[1] for row in cells if row[0]}

    assert facts["Fingerprint"] == example("reoffending").run.fingerprint
    assert facts["Project file"] == "project.yaml"
    assert facts["Format"] == FORMAT == 1


def test_the_cover_says_which_settings_it_was_made_with() -> None:
    words = ["--set", "costs.rooms.amount=5"]
    content = write_workbook(
        example("reoffending"), None, "project.yaml", arguments=words
    )
    said, plain = (
        {row[0]: row[1] for row in cells_of(each, "Cover")}
        for each in (content, workbook_of("reoffending"))
    )

    assert said["Command"] == (
        "cba report project.yaml --set costs.rooms.amount=5 -o case.xlsx"
    )
    assert "not those of the project file" in str(said["Settings"])
    assert plain["Command"] == "cba report project.yaml -o case.xlsx"
    assert "Settings" not in plain


def test_what_comes_from_the_library_looks_otherwise_than_an_input() -> None:
    content = workbook_of("reoffending")
    inputs, sheet = inputs_of(content), _opened(content)["Inputs"]
    fills = {
        address: sheet[f"D{inputs.rows[address] + 1}"].fill.fgColor.rgb
        for address in (
            "benefits.reoffending.value.fiscal",
            "benefits.reoffending.falls_to.justice",
            "benefits.reoffending.affected",
        )
    }
    source = str(inputs.at("benefits.reoffending.value.fiscal", "Source"))

    assert list(fills.values()) == ["FFE3F1E6", "FFE3F1E6", "FFFFF6CC"]
    assert source.startswith("From the unit-cost library: change it in the project")


def test_figures_show_before_anything_is_worked_out_again() -> None:
    cells = cells_of(workbook_of("reoffending"), "Results")
    now = {row[1]: row[3] for row in cells}

    expected = example("reoffending").options["preferred"].public_value.npv
    assert now["public_value.npv"] == pytest.approx(expected, abs=1e-6)


def test_a_baseline_without_lines_has_figures_and_no_sheets() -> None:
    content = workbook_of("reoffending")
    sheets = _opened(content).sheetnames

    # Two of the three options have lines.
    assert [name for name in sheets if name.startswith("Lines")] == [
        "Lines 1",
        "Lines 2",
    ]
    now = {row[1]: row[9] for row in cells_of(content, "Results")}
    assert now["public_value.npv"] == 0


def test_every_chart_has_a_title_and_an_alternative_text() -> None:
    content = workbook_of("reoffending")
    archive = zipfile.ZipFile(io.BytesIO(content))
    charts = [part for part in _parts(content) if part.startswith("xl/charts/chart")]
    drawing = archive.read("xl/drawings/drawing1.xml").decode()

    assert len(charts) == 4
    assert drawing.count('descr="') == len(charts)
    assert all(b"<c:title>" in archive.read(part) for part in charts)


@pytest.mark.parametrize(
    ("name", "payments"),
    [("reoffending", ["Payments, net"]), ("minimal", [])],
)
def test_the_chart_of_pays_and_gains_has_payments_where_there_are_any(
    name: str, payments: list[str]
) -> None:
    content = workbook_of(name)
    appraisal = example(name)
    rows = cells_of(content, "Charts")
    head = next(n for n, row in enumerate(rows) if row[0] == "Who pays and who gains")
    heads = [str(cell) for cell in rows[head] if cell != ""]

    assert heads[1:] == [
        *("Costs", "In kind", *payments, "Savings", "Economic and social value")
    ]
    charts = zipfile.ZipFile(io.BytesIO(content))
    (bars,) = [
        text
        for part in _parts(content)
        if part.startswith("xl/charts/chart")
        and "What each pays, saves and gains" in (text := charts.read(part).decode())
    ]
    assert [*re.findall(r"<c:ser>.*?<c:v>(.*?)</c:v>", bars)] == heads[1:]
    for n, agency in enumerate(appraisal.preferred.agencies.values(), start=head + 1):
        for words in payments:
            assert rows[n][heads.index(words)] == pytest.approx(agency.pv_payments)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, marks=[] if text[0] == "=" else pytest.mark.heavy)
        for text in HOSTILE
    ],
    ids=range(len(HOSTILE)),
)
def test_texts_of_a_project_are_texts_and_nothing_else(text: str) -> None:
    project = _project({"amount": 100, "title": text, "source": text}, text)
    content = write_workbook(appraisal_of(project), None, "project.yaml")

    assert not [each for each in _formulas(content) if "HYPERLINK" in each]
    assert not [part for part in _parts(content) if "externalLink" in part]
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert not [part for part in _parts(content) if b"hyperlink" in archive.read(part)]


def test_two_processes_write_the_same_bytes() -> None:
    code = (
        "import sys; from tests.reports.workbook.samples import workbook_of; "
        "sys.stdout.buffer.write(workbook_of('reoffending'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True
    )

    assert done.stdout == workbook_of("reoffending")


def test_places_do_not_depend_on_the_folder_it_is_written_from() -> None:
    loaded = load(ROOT / "examples" / "starter")
    content = write_workbook(example("starter"), loaded, "project.yaml")
    inputs = inputs_of(content)
    places = {str(inputs.at(each, "Place")) for each in inputs.rows}

    assert [place for place in places if "/" in place] == []


def test_a_cell_of_a_table_is_named_as_file_and_cell_or_line() -> None:
    inputs = inputs_of(workbook_of("integrated-care"))
    places = [str(inputs.at(each, "Place")) for each in inputs.rows]

    assert all(
        re.fullmatch(r"[\w.-]+:\d+|[\w.-]+, \S+", place) for place in places if place
    )


def _report(path: Path) -> bytes:
    loaded = load(path)
    assert loaded.project is not None, [each.message for each in loaded.problems]
    return write_workbook(appraise(loaded.project), loaded, path.name)


def _project(cost: Tree, text: str = "A case") -> dict[str, Any]:
    return {
        "cba": 1,
        "project": {"title": text, "place": text, "author": text, "summary": text},
        "appraisal": {"first_year": "2026-27", "years": 2},
        "agencies": {
            "council": {"name": text, "sector": "local-authority"},
            "nhs": {"name": text, "sector": "nhs"},
        },
        "costs": {"team": {"kind": "revenue", "paid_by": "council", **cost}},
    }


def test_no_axis_asks_how_large_a_number_is() -> None:
    # LibreOffice shows the minus of such a format twice, or not at all.
    with zipfile.ZipFile(io.BytesIO(workbook_of("whole-file"))) as archive:
        charts = [n for n in archive.namelist() if n.startswith("xl/charts/chart")]
        formats = {
            found
            for name in charts
            for found in re.findall(
                r'<c:numFmt formatCode="([^"]*)"', archive.read(name).decode()
            )
        }

    assert '0.0,,"m";-0.0,,"m";0'.replace('"', "&quot;") in formats
    assert not any("[" in each for each in formats)
