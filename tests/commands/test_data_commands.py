"""``cba data``: what is in use, and a price index from a published workbook."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cba.cli import app
from cba.commands.ending import run
from cba.library.reference_data import gdp_deflator
from cba.loading.project_loader import load
from tests.conftest import ROOT
from tests.loading.books import book, cells, packed, parts

NAME = "GDP_Deflators_Budget_March_2020_update.xlsx"
#: A published row for each kind of year: outturn, base, forecast.
ROWS: list[list[object]] = [
    ["", "GDP DEFLATORS AT MARKET PRICES, AND MONEY GDP"],
    ["", "Financial year", "2018-19 = 100", "per cent change on previous year"],
    ["", "2017-18", 97.908175],
    ["", "2018-19", 100, 2.1365],
    ["", "2019-20 (1)", "-", 1.916869],
    ["", "Sources and footnotes:"],
    ["", "(1)", "Office for Budget Responsibility (OBR) forecasts"],
]
CALENDAR: list[list[object]] = [
    ["Calendar year", "2019 = 100", "per cent change on previous year"],
    [2019, 100],
    ["2020 (1)", "-", 2],
]
PROJECT = """\
cba: 1
project: {title: Small project}
appraisal: {first_year: 2018-19, years: 2, deflator: index.csv}
agencies: {council: {name: Council, sector: local-authority}}
costs:
  team:
    kind: revenue
    paid_by: council
    amount: £100k
    price_year: 2017-18
    optimism_bias: 0%
    status: illustrative
"""


@pytest.fixture
def workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook as the Treasury lays it out, in the current folder."""
    monkeypatch.chdir(tmp_path)
    book(tmp_path / NAME, {"Deflators": ROWS, "Calendar": CALENDAR})
    return Path(NAME)


def deflator(*arguments: str) -> int:
    return run(app, ["data", "import", "deflator", *arguments])


def test_the_index_is_written_and_told(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert deflator(str(workbook)) == 0

    printed = capsys.readouterr()
    assert printed.out.split("\n")[:3] == [
        (
            "HM Treasury, GDP deflators at market prices, and money GDP, March 2020: "
            "3 financial years 2017-18 to 2019-20, 2018-19 = 100"
        ),
        (
            "forecasts: 2019-20, published as changes and multiplied on from the last "
            "index"
        ),
        "edition 2020-03, older than the 2026-03 that cba holds",
    ]
    assert printed.err == (
        "wrote deflator-2020-03.csv\n"
        "next: write `deflator: deflator-2020-03.csv` under `appraisal:`\n"
    )


def test_a_project_takes_the_file_as_it_is(workbook: Path) -> None:
    deflator(str(workbook), "-o", "index.csv")
    Path("project.yaml").write_text(PROJECT, "utf-8")
    loaded = load(Path("project.yaml"))

    assert loaded.problems == ()
    assert loaded.project is not None
    assert loaded.project.appraisal.deflator is not None
    assert loaded.project.appraisal.deflator.edition == "2020-03"


def test_calendar_years_are_written_on_request(workbook: Path) -> None:
    deflator(str(workbook), "-o", "index.csv", "--calendar")

    rows = Path("index.csv").read_text("utf-8").split("\n")
    assert [row[:8] for row in rows[1:3]] == ["2019,100", "2020,102"]


def test_nothing_is_overwritten_unless_forced(workbook: Path) -> None:
    Path("index.csv").write_text("mine", "utf-8")

    assert deflator(str(workbook), "-o", "index.csv") == 2
    assert Path("index.csv").read_text("utf-8") == "mine"
    assert deflator(str(workbook), "-o", "index.csv", "--force") == 0
    assert Path("index.csv").read_text("utf-8").startswith("year,index,status")


def test_what_a_link_leads_to_is_not_overwritten(workbook: Path) -> None:
    Path("kept.csv").write_text("kept", encoding="utf-8")
    Path("link.csv").symlink_to("kept.csv")

    assert deflator(str(workbook), "-o", "link.csv", "--force") == 2
    assert Path("kept.csv").read_text("utf-8") == "kept"


def test_a_name_that_no_file_can_have_ends_in_one_line(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert deflator(str(workbook), "-o", f"{'a' * 300}.csv") == 2
    assert "error CBA003" in capsys.readouterr().err


def test_the_same_workbook_gives_the_same_bytes(workbook: Path) -> None:
    deflator(str(workbook), "-o", "one.csv")
    deflator(str(workbook), "-o", "two.csv")

    assert Path("one.csv").read_bytes() == Path("two.csv").read_bytes()


def test_a_fault_is_told_with_its_cell_and_nothing_is_written(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [list(row) for row in ROWS]
    rows[2][2] = "about 98"
    book(workbook, {"Deflators": rows})

    assert deflator(str(workbook), "-o", "index.csv") == 1
    assert "error CBA525: `about 98` is not a number" in capsys.readouterr().err
    assert not Path("index.csv").exists()


def test_a_workbook_of_something_else_is_named(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book(workbook, {"Costs": [["id", "amount"]], "Notes": [["x"]]})

    assert deflator(str(workbook)) == 2
    assert "has no table of deflators on `Costs` and `Notes`" in capsys.readouterr().err


def test_years_that_are_not_there_are_named(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book(workbook, {"Deflators": ROWS})

    assert deflator(str(workbook), "--calendar") == 2
    assert "error CBA524" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("prices.csv", b"year,index\n", "CBA524"),
        ("macros.xlsm", b"PK", "CBA524"),
        ("deflators.xlsx", b"PK\x03\x04 no zip", "CBA524"),
        ("deflators.xlsx", packed({"[Content_Types].xml": "<x/>"}), "CBA524"),
        (
            "deflators.xlsx",
            packed(parts(cells('<row r="1"><c r="XFD1048576"><v>1</v></c></row>'))),
            "CBA524",
        ),
        (
            "deflators.xlsx",
            packed(parts("<worksheet>" + " " * 30_000_000 + "</worksheet>")),
            "CBA524",
        ),
        ("none.xlsx", None, "CBA002"),
    ],
)
def test_what_is_no_such_workbook_ends_in_one_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes | None,
    code: str,
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)

    assert deflator(str(file), "-o", str(tmp_path / "index.csv")) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(f"error {code}: ")
    assert [each.name for each in tmp_path.glob("index*")] == []


@pytest.mark.parametrize("name", ["index.xlsx", NAME])
def test_the_index_is_a_csv_file(workbook: Path, name: str) -> None:
    before = workbook.read_bytes()

    assert deflator(str(workbook), "-o", name, "--force") == 2
    assert workbook.read_bytes() == before


def test_the_packaged_edition_of_2020_reaches_its_last_forecast() -> None:
    # Published: 2018-19 = 100, then changes of 1.916869%, 1.970103%, 2.115008% …
    levels = {str(x.year): x.index for x in gdp_deflator("2020-03").indices}

    assert (levels["1955-56"], levels["2018-19"]) == (4.10465, 100.0)
    assert levels["2020-21"] == pytest.approx(101.916869 * 1.01970103, abs=1e-5)
    assert list(levels)[-1] == "2024-25"


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(app, ["data", "list", *arguments]) == 0
    return capsys.readouterr().out


def test_every_data_set_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    content = json.loads(listed(capsys, "--json"))["content"]

    assert content["project"] is None
    assert {each["name"] for each in content["data"]} == set(content["pin"])
    assert all(each["is_current"] and each["source"] for each in content["data"])
    assert {each["used"] for each in content["data"]} == {None}


def test_what_a_project_uses_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    pinned = str(ROOT / "tests" / "problems" / "CBA507")
    content = json.loads(listed(capsys, pinned, "--json"))["content"]
    found = {each["name"]: each for each in content["data"]}

    assert content["pin"] == {"discount_schedules": "2026", "gdp_deflator": "2020-03"}
    assert found["gdp_deflator"]["current"] == "2026-03"
    assert (found["gdp_deflator"]["pinned"], found["gdp_deflator"]["used"]) == (
        True,
        True,
    )
    assert found["capital_bias"]["used"] is False


def test_a_newer_edition_is_told_with_its_effect(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = listed(capsys, str(ROOT / "tests" / "problems" / "CBA507"))

    assert "`gdp_deflator` is held at 2020-03, and 2026-03 is current: with" in printed
    assert "compared with its source on 22 November 2026" in printed


def test_the_block_to_paste_holds_the_editions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "tests" / "problems" / "CBA523" / "project.yaml").read_text("utf-8")
    file = tmp_path / "project.yaml"
    file.write_text(text, "utf-8")
    block = listed(capsys, str(file), "--pin")
    file.write_text(text + block, "utf-8")

    assert block.startswith('data:\n  discount_schedules: "2026"\n')
    assert load(file).problems == ()


def test_an_index_of_the_project_is_listed_with_its_source(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deflator(str(workbook), "-o", "index.csv")
    Path("project.yaml").write_text(PROJECT, "utf-8")
    capsys.readouterr()
    own = json.loads(listed(capsys, "project.yaml", "--json"))["content"]["deflator"]

    assert (own["edition"], own["first_year"], own["last_year"]) == (
        "2020-03",
        "2017-18",
        "2019-20",
    )
    assert "in place of the GDP deflator" in listed(capsys, "project.yaml")


def test_an_appraisal_tells_the_edition_of_its_own_index(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deflator(str(workbook), "-o", "index.csv")
    Path("project.yaml").write_text(PROJECT, "utf-8")
    capsys.readouterr()
    run(app, ["appraise", "project.yaml", "--json"])

    data = json.loads(capsys.readouterr().out)["run"]["data"]
    assert data["deflator"] == "2020-03"


def test_libraries_of_the_project_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ours.csv").write_text(
        "code,title,unit,fiscal,price_year,source,licence,edition\n"
        "V1,Visit,visit,40,2025-26,Council finance,own,2025\n",
        "utf-8",
    )
    text = (ROOT / "tests" / "problems" / "CBA523" / "clean.yaml").read_text("utf-8")
    text += "libraries: {ours: ours.csv}\n"
    (tmp_path / "project.yaml").write_text(text, "utf-8")
    content = json.loads(listed(capsys, str(tmp_path), "--json"))["content"]
    (library,) = content["libraries"]

    assert (library["name"], library["edition"], library["values"]) == (
        "ours",
        "2025",
        1,
    )
    assert "ours 2025 · the project's · 1 value · ours.csv" in listed(
        capsys, str(tmp_path)
    )


def test_a_project_with_errors_lists_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "project.yaml").write_text("cba: 1\n", "utf-8")

    assert run(app, ["data", "list", str(tmp_path)]) == 1
    assert capsys.readouterr().out == ""


def test_json_has_the_block_already(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(app, ["data", "list", "--json", "--pin"]) == 2
    assert json.loads(capsys.readouterr().out)["schema"] == "cba/data/1"
