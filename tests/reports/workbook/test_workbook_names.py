"""What options and agencies are called in a workbook, and in which order they stand."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl

from cba.loading.project_loader import load
from cba.reports.workbook import write_workbook
from cba.results.appraise import appraise
from tests.reports.workbook.editing import cells_of
from tests.reports.workbook.samples import one_year_set, workbook_of


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def report(path: Path) -> bytes:
    loaded = load(path)
    assert loaded.project is not None, [each.message for each in loaded.problems]
    return write_workbook(appraise(loaded.project), loaded, path.name)


def test_options_of_one_title_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    path = one_year_set(tmp_path / "project.yaml")
    tree = json.loads(path.read_text("utf-8"))
    for option in tree["options"].values():
        option["title"] = "The same"
    path.write_text(json.dumps(tree), "utf-8")
    content = report(path)
    titles = [cell for cell in cells_of(content, "Results")[2] if cell]
    heads = [
        str(cells_of(content, name)[0][0])
        for name in opened(content).sheetnames
        if name.startswith(("Agencies", "Flows", "Lines"))
    ]
    paybacks = [row[0] for row in cells_of(content, "Payback")]

    expected = ["The same (preferred)", "The same (low)"]
    assert titles == expected
    assert [each.partition(" · ")[2] or each for each in heads] == [
        title for title in expected for _ in range(3)
    ]
    assert [row for row in paybacks if row in expected] == expected


def test_the_preferred_option_stands_first_and_the_baseline_last() -> None:
    # The project file has the baseline first, and the preferred one last.
    titles = [x for x in cells_of(workbook_of("reoffending"), "Results")[2] if x]

    assert titles == [
        "A key worker for a year",
        "Met at the gate, helped for twelve weeks",
        "Statutory supervision only",
    ]


def test_agencies_of_one_name_carry_their_ids_on_every_sheet(tmp_path: Path) -> None:
    path = one_year_set(tmp_path / "project.yaml")
    tree = json.loads(path.read_text("utf-8"))
    tree["agencies"]["nhs"]["name"] = tree["agencies"]["council"]["name"] = "Trust"
    tree["payments"] = {"fee": {"from": "nhs", "to": "council", "amount": 1000}}
    path.write_text(json.dumps(tree), "utf-8")
    content = report(path)
    texts = {
        sheet.title: [
            str(cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if "Trust" in str(cell.value)
        ]
        for sheet in opened(content)
    }
    plain = [
        (name, text)
        for name, found in texts.items()
        for text in found
        if "Trust (nhs)" not in text and "Trust (council)" not in text
    ]

    assert plain == []
    named = {name.partition(" ")[0] for name, found in texts.items() if found}
    assert named >= {"Cover", "Results", "Charts", "Inputs", "Agencies", "Flows"}
    assert named >= {"Lines", "Payback"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        charts = b"".join(
            archive.read(part) for part in archive.namelist() if "charts/chart" in part
        )
    assert b"Trust (nhs)" in charts
    assert b"Trust<" not in charts


def test_sheets_of_options_are_numbered_and_headed_by_their_titles(
    tmp_path: Path,
) -> None:
    path = one_year_set(tmp_path / "project.yaml")
    tree = json.loads(path.read_text("utf-8"))
    long = "an_option_with_a_very_long_identifier"
    tree["options"] = {
        f"{long}_{key}": {**option, "title": f"Option {key}"}
        for key, option in tree["options"].items()
    }
    path.write_text(json.dumps(tree), "utf-8")
    content = report(path)
    heads = {
        name: str(cells_of(content, name)[0][0])
        for name in opened(content).sheetnames
        if name[-1].isdigit()
    }
    cover = {row[0]: row[1] for row in cells_of(content, "Cover")}

    assert heads == {
        "Agencies 1": "Option preferred",
        "Flows 1": "Flows: who pays and gains, line by line · Option preferred",
        "Lines 1": "Lines: from inputs to money · Option preferred",
        "Agencies 2": "Option low",
        "Flows 2": "Flows: who pays and gains, line by line · Option low",
        "Lines 2": "Lines: from inputs to money · Option low",
    }
    assert cover["Option preferred"] != ""
    assert cover["Option low"] == "Agencies 2, Flows 2, Lines 2"
