"""``cba import``: what a returned workbook does to the files of a project."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from cba.cli import app
from cba.commands import import_workbook
from cba.commands.ending import run
from cba.loading.project_loader import load_project
from tests.conftest import ROOT
from tests.loading.books import book, packed
from tests.loading.returned import Changes, InputRow, returned_book, rows_of
from tests.reports.workbook.once import as_written_once

IMPACT = ("benefits.reoffending.impact", "Value")
AMOUNT = "costs.key_workers.amount"
GROWS = InputRow(
    AMOUNT, "£", {"2026-27": 100.0, "Growing": 0.5}, grown={"2027-28": 150.0}
)


@pytest.fixture(autouse=True)
def _written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same project is compared with the same workbook in one test after another."""
    monkeypatch.setattr(import_workbook, "as_written", as_written_once)


def _example(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples" / name, folder, dirs_exist_ok=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def whole_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project file of an example, in the current folder."""
    return _example("whole-file", tmp_path, monkeypatch) / "project.yaml"


@pytest.fixture
def with_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A CSV table of costs, beside its project in the current folder."""
    return _example("reoffending", tmp_path, monkeypatch) / "costs.csv"


@pytest.fixture
def growing(whole_file: Path) -> Path:
    """A project file in which the cost of the key workers grows."""
    text = whole_file.read_text("utf-8")
    series = "amount: {2026-27: £100, growing: 50%}"
    whole_file.write_text(
        text.replace("amount: {2026-27..2028-29: £420k}", series), "utf-8"
    )
    return whole_file


def _import(changes: Changes, *arguments: str) -> int:
    returned_book(Path("case.xlsx"), Path(), changes)
    return run(app, ["import", "case.xlsx", *arguments])


def _left(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.partition("Not carried\n")[2]


def test_changes_are_carried_and_all_else_stays(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = whole_file.read_bytes().decode()

    code = _import({IMPACT: 0.14, (AMOUNT, "2027-28"): 435_000.0})

    assert code == 0
    assert whole_file.read_bytes().decode() == before.replace(
        "12% (6% to 18%)", "14% (6% to 18%)"
    ).replace(
        "{2026-27..2028-29: £420k}",
        "{2026-27: £420k, 2027-28: £435k, 2028-29: £420k}",
    )
    said = capsys.readouterr()
    assert said.out.splitlines()[:4] == [
        "2 changes                         as sent  returned",
        "───────────────────────────────────────────────────",
        "costs.key_workers.amount@2027-28  420,000   435,000",
        "benefits.reoffending.impact           12%       14%",
    ]
    assert said.err.splitlines()[-1] == "wrote project.yaml"


def test_the_headline_is_that_of_both_projects(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    npv = "NPSV £6.67m"
    run(app, ["appraise", str(whole_file)])
    assert npv in capsys.readouterr().out

    _import({IMPACT: 0.14})

    after = capsys.readouterr().out.splitlines()[-2]
    assert after.split()[:2] == ["NPSV", "£6.67m"]
    run(app, ["appraise", str(whole_file)])
    assert f"NPSV {after.split()[2]}" in capsys.readouterr().out


def test_a_dry_run_shows_and_writes_nothing(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = whole_file.read_bytes()

    code = _import({IMPACT: 0.14}, "--dry-run")

    assert code == 0
    assert whole_file.read_bytes() == before
    said = capsys.readouterr()
    assert "benefits.reoffending.impact" in said.out
    assert said.err.splitlines()[-1] == "nothing has been written: this was a dry run"


def test_an_unchanged_workbook_changes_nothing(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = whole_file.read_bytes()

    code = _import({})

    assert code == 0
    assert whole_file.read_bytes() == before
    assert capsys.readouterr().out == "No input was changed in case.xlsx.\n"


def test_what_is_in_the_project_already_is_not_carried_again(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _import({IMPACT: 0.14})
    once = whole_file.read_bytes()
    capsys.readouterr()

    code = run(app, ["import", "case.xlsx"])

    assert code == 0
    assert whole_file.read_bytes() == once
    assert capsys.readouterr().out == "1 change is in the project already.\n"


def test_line_ends_and_the_mark_at_the_start_stay(whole_file: Path) -> None:
    text = whole_file.read_text("utf-8").replace("\n", "\r\n")
    whole_file.write_bytes(b"\xef\xbb\xbf" + text.encode())

    _import({IMPACT: 0.14})

    assert (
        whole_file.read_bytes()
        == b"\xef\xbb\xbf" + text.replace("12% (", "14% (").encode()
    )


def test_the_permissions_of_the_file_stay(whole_file: Path) -> None:
    whole_file.chmod(0o640)

    _import({IMPACT: 0.14})

    assert whole_file.stat().st_mode & 0o777 == 0o640


def test_what_changed_on_both_sides_is_a_conflict_and_nothing_is_written(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    returned_book(Path("case.xlsx"), whole_file, {IMPACT: 0.14, (AMOUNT, "2026-27"): 1})
    text = whole_file.read_text("utf-8").replace("12% (", "13% (")
    whole_file.write_text(text, "utf-8")

    code = run(app, ["import", "case.xlsx"])

    assert code == 1
    assert whole_file.read_text("utf-8") == text
    said = capsys.readouterr()
    assert said.out.splitlines()[:3] == [
        "1 conflict                   as sent  returned  in the project",
        "──────────────────────────────────────────────────────────────",
        "benefits.reoffending.impact      12%       14%             13%",
    ]
    assert said.err.splitlines()[-1] == "nothing has been written"


def test_what_changed_in_the_project_alone_stays(whole_file: Path) -> None:
    returned_book(Path("case.xlsx"), whole_file, {IMPACT: 0.14})
    text = whole_file.read_text("utf-8").replace("each: £350", "each: £400")
    whole_file.write_text(text, "utf-8")

    code = run(app, ["import", "case.xlsx"])

    assert code == 0
    assert whole_file.read_text("utf-8") == text.replace("12% (", "14% (")


def test_shares_that_change_together_are_read_together(whole_file: Path) -> None:
    shares = {
        ("costs.key_workers.paid_by.council", "Value"): 0.55,
        ("costs.key_workers.paid_by.justice", "Value"): 0.45,
    }

    assert _import(shares) == 0
    assert "paid_by: {council: 55%, justice: 45%}" in whole_file.read_text("utf-8")


def test_errors_are_shown_where_they_would_stand_and_nothing_is_written(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = whole_file.read_bytes()

    code = _import({("costs.key_workers.paid_by.council", "Value"): 0.55})

    assert code == 1
    assert whole_file.read_bytes() == before
    said = capsys.readouterr().err
    assert "error CBA204: the shares of `paid_by` sum to 95%, not to 100%" in said
    assert "--> project.yaml:48:14" in said
    assert "48 |     paid_by: {council: 55%, justice: 40%}" in said


def test_a_value_outside_its_range_says_which_range_to_widen(
    with_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = with_table.with_name("project.yaml")
    lines = file.read_text("utf-8").splitlines()
    (line,) = [
        n for n, text in enumerate(lines, start=1) if "engagement: 70% (60%" in text
    ]

    assert _import({("people.leavers.engagement", "Value"): 0.9}) == 1
    said = capsys.readouterr().err
    assert f"hint: widen the range at project.yaml:{line}, and import again" in said
    assert "1 error\n" in said


def test_a_project_with_errors_is_mended_first(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    returned_book(Path("case.xlsx"), whole_file, {IMPACT: 0.14})
    whole_file.write_text(
        whole_file.read_text("utf-8").replace("affected: 60%", "affected: 60"), "utf-8"
    )

    assert run(app, ["import", "case.xlsx"]) == 1
    assert "CBA203" in capsys.readouterr().err


def test_cells_of_a_table_change_alone(with_table: Path) -> None:
    before = with_table.read_bytes().decode()

    code = _import(
        {
            ("costs.gate_team.amount", "2027-28"): 235_000.0,
            ("costs.evaluation.amount", "2026-27"): 5_000.0,
            ("costs.evaluation.amount", "2029-30"): None,
            ("costs.analyst.confidence.cost", "Value"): 2,
        }
    )

    assert code == 0
    assert with_table.read_bytes().decode() == (
        before.replace('"230,000"', '"235,000"', 1)
        .replace('100%,,"45,000",,"70,000"', '100%,"5,000","45,000",,')
        .replace('"62,000",2025-26,3,1,gate_only;', '"62,000",2025-26,2,1,gate_only;')
    )


def test_a_table_keeps_its_encoding_and_its_line_ends(with_table: Path) -> None:
    text = with_table.read_text("utf-8").replace('"180,000"', "£180k")
    with_table.write_bytes(text.replace("\n", "\r\n").encode("cp1252"))

    _import({("costs.gate_team.amount", "2026-27"): 190_000.0})

    assert with_table.read_bytes() == text.replace("£180k", "£190k").replace(
        "\n", "\r\n"
    ).encode("cp1252")


@pytest.mark.usefixtures("with_table")
def test_tables_and_project_are_written_together(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = _import({("costs.gate_team.amount", "2026-27"): 1.0, IMPACT: 0.12})

    assert code == 0
    assert capsys.readouterr().err.splitlines()[-2:] == [
        "wrote project.yaml",
        "wrote costs.csv",
    ]


def test_what_cannot_be_carried_is_listed_and_the_rest_is_carried(
    with_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = InputRow("benefits.reoffending.value.fiscal", "£", {"Value": 900.0})
    years = InputRow(
        "appraisal.years",
        "number",
        {"Value": 7.0},
        kind="fixed",
        place="project.yaml:9",
    )
    returned_book(
        Path("case.xlsx"),
        Path(),
        {
            IMPACT: 0.12,
            ("benefits.reoffending.value.fiscal", "Value"): 1_000.0,
            ("appraisal.years", "Value"): 8,
            ("costs.nurses.paid_by.nhs", "Value"): 0.5,
            ("costs.analyst.amount", "2030-31"): 4.0,
            ("benefits.reoffending.units_per_person", "Value"): "about 12",
            ("benefits.reoffending.units_per_person", "Source"): "A call",
        },
        rows=[*rows_of(load_project(Path())), library, years],
    )

    code = run(app, ["import", "case.xlsx"])

    assert code == 1
    assert "value: 12%" in with_table.with_name("project.yaml").read_text("utf-8")
    left = _left(capsys)
    for reason in (
        "it comes from the unit-cost library",
        "add `fiscal:` with its `price_year:` and `source:`",
        "it is fixed",
        "change it in project.yaml:9",
        "`paid_by` names one agency, which has all of it",
        "the table has no column for the year",
        "it holds the text `about 12`, not a number",
        "`Source` has been changed",
    ):
        assert reason in left


def test_a_sheet_of_a_workbook_is_named_to_be_changed_there(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book(
        Path("model.xlsx"),
        {"Costs": [["id", "kind", "paid_by", "2026-27"], ["van", "capital", "nhs", 9]]},
    )
    text = whole_file.read_text("utf-8")
    whole_file.write_text(
        text.replace("tables: {}", "tables: {costs: model.xlsx#Costs}"), "utf-8"
    )

    assert _import({("costs.van.amount", "2026-27"): 10.0}) == 1
    assert "it stands in the workbook model.xlsx#Costs!D2" in _left(capsys)


def test_rows_and_columns_that_come_and_go_are_listed(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heads = ["Address", "What it is", "Unit", "Value", "2026-27", "Growing"]
    after = ["Source", "Status", "Place", "Kind"]
    sent: list[list[object]] = [
        [*heads, *after],
        ["costs.gone.each", "", "£", 5],
        ["costs.a.each", "", "", 1],
    ]
    now: list[list[object]] = [
        [*heads[:4], "2040-41", "Growing", *after],
        ["costs.a.each", "", "", 1],
        ["costs.a.each", "", "", 2],
        ["costs.new.each", "", "", 3],
        ["", "", "", 4],
    ]
    cover: list[list[object]] = [["Format", 1], ["Project file", "project.yaml"]]
    book(Path("case.xlsx"), {"Cover": cover, "Inputs": now, "As sent": sent})

    assert run(app, ["import", "case.xlsx", str(whole_file)]) == 1
    left = _left(capsys)
    for reason in (
        "the column `2026-27` has been removed",
        "the column `2040-41` has been added",
        "costs.gone.each (As sent!2): its row has been removed",
        "costs.new.each (Inputs!4): its row has been added",
        "its address stands on two rows",
        "Inputs!5: this row of numbers has no address",
    ):
        assert reason in left


@pytest.mark.parametrize(
    "address",
    ["../../x", "__class__", "project.__class__.x", "costs", "", "@", "options.x.set."],
)
def test_an_address_of_nothing_is_only_listed(
    address: str, whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = whole_file.read_bytes()
    rows = [InputRow(address, "number", {"Value": 1.0})]
    returned_book(Path("case.xlsx"), whole_file, {(address, "Value"): 2}, rows=rows)

    code = run(app, ["import", "case.xlsx"])

    assert code == (1 if address else 0)
    assert whole_file.read_bytes() == before
    assert "Traceback" not in capsys.readouterr().err


def test_the_project_may_lie_beside_the_workbook(
    whole_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    returned_book(whole_file.with_name("case.xlsx"), whole_file, {IMPACT: 0.14})
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

    assert run(app, ["import", str(whole_file.with_name("case.xlsx"))]) == 0
    assert "impact: 14%" in whole_file.read_text("utf-8")


def test_a_project_of_that_name_here_and_beside_is_asked_for(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("sent").mkdir()
    shutil.copy(whole_file, "sent")
    returned_book(Path("sent/case.xlsx"), whole_file, {IMPACT: 0.14})

    assert run(app, ["import", "sent/case.xlsx"]) == 2
    assert "both here and beside the workbook" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["../project.yaml", "/etc/passwd", "a\\b.yaml", "-", ""]
)
def test_the_cover_names_a_file_and_no_way_to_one(
    name: str, whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    returned_book(Path("case.xlsx"), whole_file, cover={"Project file": name})

    assert run(app, ["import", "case.xlsx"]) == 2
    assert "the cover of the workbook names no project file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is not an Excel workbook"),
        (b"PK\x03\x04 torn", "is not an Excel workbook"),
        (packed({"xl/workbook.xml": "<x/>"}), "is not an Excel workbook"),
        (
            packed({"_rels/.rels": b"<x>" + b" " * 9_000_000}),
            "as no spreadsheet builds",
        ),
    ],
    ids=["empty", "torn", "no workbook", "bomb"],
)
def test_what_is_no_workbook_gives_one_line(
    content: bytes, says: str, whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("case.xlsx").write_bytes(content)

    assert run(app, ["import", "case.xlsx", str(whole_file)]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.startswith("error CBA002")


@pytest.mark.parametrize(
    "part", ["xl/_rels/workbook.xml.rels", "xl/worksheets/sheet2.xml"]
)
def test_a_workbook_without_one_of_its_parts_is_damaged(
    part: str, whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    returned_book(Path("case.xlsx"), whole_file, {IMPACT: 0.14})
    with zipfile.ZipFile("case.xlsx") as made:
        parts = {name: made.read(name) for name in made.namelist()}
    del parts[part]
    Path("case.xlsx").write_bytes(packed(parts))

    assert run(app, ["import", "case.xlsx"]) == 2
    said = capsys.readouterr().err
    assert f"this workbook is damaged or protected: `{part}` cannot be read" in said


@pytest.mark.parametrize(
    ("cover", "says"),
    [
        ({"Format": 2}, "is written in format 2, not 1"),
        ({"Format": "x"}, "does not say its `Format`"),
    ],
)
def test_another_format_is_not_read(
    cover: dict[str, object],
    says: str,
    whole_file: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    returned_book(Path("case.xlsx"), whole_file, cover=cover)

    assert run(app, ["import", "case.xlsx"]) == 2
    assert says in capsys.readouterr().err


def test_a_workbook_of_something_else_is_not_read(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book(Path("case.xlsx"), {"Sheet1": [["a"]]})

    assert run(app, ["import", "case.xlsx", str(whole_file)]) == 2
    assert "`case.xlsx` has no sheet `Cover`" in capsys.readouterr().err


def test_years_that_grow_follow_and_are_no_changes_of_their_own(
    growing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [GROWS]
    changes: Changes = {
        (AMOUNT, "2026-27"): 200.0,
        (AMOUNT, "2027-28"): "=200*1.5",
    }
    returned_book(Path("case.xlsx"), growing, changes, rows=rows, results={AMOUNT: 300})

    assert run(app, ["import", "case.xlsx"]) == 0
    assert "amount: {2026-27: £200, growing: 50%}" in growing.read_text("utf-8")
    assert "1 change " in capsys.readouterr().out


@pytest.mark.parametrize("new", [400.0, "=400"])
def test_a_figure_of_its_own_in_a_year_that_grows_is_listed(
    new: float | str, growing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = growing.read_bytes()
    rows = [GROWS]
    changes: Changes = {(AMOUNT, "2027-28"): new}
    returned_book(Path("case.xlsx"), growing, changes, rows=rows, results={AMOUNT: 400})

    assert run(app, ["import", "case.xlsx"]) == 1
    assert growing.read_bytes() == before
    assert "it grows from the last one that is named" in _left(capsys)


def test_the_rate_of_growth_is_carried(growing: Path) -> None:
    assert _import({(AMOUNT, "Growing"): 0.25}) == 0
    assert "growing: 25%" in growing.read_text("utf-8")


@pytest.mark.parametrize(
    ("new", "says"),
    [
        (1e-320, "it holds 9.99989e-321, which is too small for an input"),
        (-1e300, "it holds -1e+300, which is too large for an input"),
    ],
)
def test_a_number_beyond_all_inputs_is_listed(
    new: float, says: str, whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = whole_file.read_bytes()

    assert _import({(AMOUNT, "2027-28"): new}) == 1
    assert says in _left(capsys)
    assert whole_file.read_bytes() == before


@pytest.mark.parametrize(
    ("stored", "says"),
    [("NaN", "NaN"), ("INF", "infinity"), ("1e999", "infinity")],
)
def test_what_is_no_finite_number_is_listed(
    stored: str, says: str, whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Spreadsheets do not write these, other programs do.
    returned_book(Path("case.xlsx"), whole_file, {(AMOUNT, "2027-28"): 435_251})
    with zipfile.ZipFile("case.xlsx") as made:
        parts = {name: made.read(name) for name in made.namelist()}
    with zipfile.ZipFile("case.xlsx", "w") as changed:
        for name, content in parts.items():
            changed.writestr(name, content.replace(b"435251", stored.encode()))

    assert run(app, ["import", "case.xlsx"]) == 1
    assert f"it holds {says}, not a number" in _left(capsys)


LIBRARY = InputRow("benefits.reoffending.value.fiscal", "£", {"Value": 900.0})


def test_a_library_value_that_is_emptied_is_listed(
    with_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, changes = [LIBRARY], {(LIBRARY.address, "Value"): None}
    returned_book(Path("case.xlsx"), with_table.parent, changes, rows=rows)

    assert run(app, ["import", "case.xlsx"]) == 1
    said = capsys.readouterr().out
    assert "it comes from the unit-cost library" in said
    assert "already" not in said


def test_a_rate_of_the_library_is_not_carried(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = whole_file.read_text("utf-8")
    library = text.replace("rate: £12.71", "rate: {unit_cost: NLW-2026}")
    assert library != text
    whole_file.write_text(library, "utf-8")
    rate = ("costs.mentors.rate", "Value")
    returned_book(Path("case.xlsx"), whole_file, {rate: 14.0})

    assert run(app, ["import", "case.xlsx"]) == 1
    assert "it comes from the unit-cost library" in _left(capsys)
    assert whole_file.read_text("utf-8") == library


def test_a_formula_without_a_stored_result_is_to_be_recalculated(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = whole_file.read_bytes()
    returned_book(
        Path("case.xlsx"), whole_file, {IMPACT: "=0.1+0.04"}, results={IMPACT[0]: ""}
    )

    assert run(app, ["import", "case.xlsx"]) == 1
    left = _left(capsys)
    assert "the formula has no stored result" in left
    assert "save it, and import it again" in left
    assert whole_file.read_bytes() == before


def test_years_that_grow_and_were_not_recalculated_follow(growing: Path) -> None:
    changes: Changes = {(AMOUNT, "2026-27"): 200.0, (AMOUNT, "2027-28"): "=1"}
    returned_book(
        Path("case.xlsx"), growing, changes, rows=[GROWS], results={AMOUNT: ""}
    )

    assert run(app, ["import", "case.xlsx"]) == 0
    assert "amount: {2026-27: £200, growing: 50%}" in growing.read_text("utf-8")


def test_a_text_in_a_series_that_grows_is_listed_once(
    growing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes: Changes = {(AMOUNT, "2026-27"): "£200", (AMOUNT, "2027-28"): "=1"}
    book_of_errors = {AMOUNT: "#VALUE!"}
    returned_book(
        Path("case.xlsx"), growing, changes, rows=[GROWS], results=book_of_errors
    )

    assert run(app, ["import", "case.xlsx"]) == 1
    left = _left(capsys)
    assert "it holds the text `£200`" in left
    assert "#VALUE!" not in left


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("costs.nurses.confidence.cost", "write the grade, 1 to 6"),
        ("costs.nurses.paid_by.nhs", "write 0 if it is none"),
    ],
)
@pytest.mark.usefixtures("with_table")
def test_an_emptied_cell_says_what_to_write(
    address: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import({(address, "Value"): None}) == 1
    assert hint in _left(capsys)


def test_figures_are_shown_to_six_digits_and_kept_to_the_last(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ratio, people = 415 / 2470, 435_250.40625

    assert _import({IMPACT: ratio, (AMOUNT, "2027-28"): people}) == 0
    said = capsys.readouterr().out
    assert " 16.8016%\n" in said
    assert " 435,250\n" in said
    written = whole_file.read_text("utf-8")
    assert "16.80161943319838% (" in written
    assert "435,250.40625" in written


YEARS = ("2026-27", "2027-28", "2028-29")


def test_an_amount_cleared_in_every_year_is_nought(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = whole_file.read_text("utf-8")

    assert _import({(AMOUNT, year): None for year in YEARS}) == 0
    assert whole_file.read_text("utf-8") == before.replace(
        "2026-27..2028-29: £420k", "2026-27..2028-29: £0"
    )
    capsys.readouterr()
    assert run(app, ["import", "case.xlsx"]) == 0
    assert "3 changes are in the project already" in capsys.readouterr().out


def test_a_year_cleared_in_a_list_is_nought(whole_file: Path) -> None:
    text = whole_file.read_text("utf-8").replace(
        "{2026-27..2028-29: £420k}", "[£420k, £430k, £440k]"
    )
    whole_file.write_text(text, "utf-8")

    assert _import({(AMOUNT, "2027-28"): None}) == 0
    assert whole_file.read_text("utf-8") == text.replace("£430k", "£0")


def test_a_row_of_a_table_cleared_in_every_year_is_nought(with_table: Path) -> None:
    before = with_table.read_text("utf-8")
    years = {"2027-28", "2029-30"}

    assert _import({("costs.evaluation.amount", each): None for each in years}) == 0
    assert with_table.read_text("utf-8") == before.replace(
        '100%,,"45,000",,"70,000"', '100%,,"0",,"0"'
    )


@pytest.mark.parametrize(
    ("new", "written"), [(-250.0, "(250)"), (-1_250.0, "(1250)"), (300.0, "300")]
)
def test_a_number_in_brackets_keeps_them_below_nought(
    new: float, written: str, with_table: Path
) -> None:
    text = with_table.read_text("utf-8").replace('"70,000"', "(200)")
    with_table.write_text(text, "utf-8")

    assert _import({("costs.evaluation.amount", "2029-30"): new}) == 0
    assert with_table.read_text("utf-8") == text.replace("(200)", written)


@pytest.mark.parametrize(
    ("others", "written"),
    [(("£45k", "£70k"), "£5k"), (("£45k", "70000"), "5000"), (("45", "7e4"), "5000")],
)
def test_a_blank_year_is_written_as_the_others_of_its_row_where_they_agree(
    others: tuple[str, str], written: str, with_table: Path
) -> None:
    text = with_table.read_text("utf-8")
    for old, other in zip(('"45,000"', '"70,000"'), others, strict=True):
        text = text.replace(old, other)
    with_table.write_text(text, "utf-8")

    assert _import({("costs.evaluation.amount", "2026-27"): 5_000.0}) == 0
    row = f"100%,,{others[0]},,{others[1]}"
    assert with_table.read_text("utf-8") == text.replace(
        row, row.replace("100%,,", f"100%,{written},")
    )


def test_a_year_of_a_factor_cannot_be_cleared(
    whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = whole_file.read_text("utf-8").replace(
        "impact: 12% (6% to 18%)", "impact: {2026-27: 12%, 2027-28..: 14%}"
    )
    whole_file.write_text(text, "utf-8")

    assert _import({(IMPACT[0], "2027-28"): None}) == 1
    assert whole_file.read_text("utf-8") == text
    said = capsys.readouterr()
    assert "CBA308" not in said.err
    assert "impact@2027-28" in said.out
    assert "an input cannot be left empty" in said.out
    assert "write 0 if it is none" in said.out


def test_a_year_that_an_option_sets_is_nought_where_it_is_cleared(
    with_table: Path,
) -> None:
    file, retention = with_table.with_name("project.yaml"), "people.leavers.retention:"
    text = file.read_text("utf-8")
    setting = "people.leavers.starting@2027-28: 500"
    assert text.count(f"      {retention}") == 1
    text = text.replace(f"      {retention}", f"      {setting}\n      {retention}")
    file.write_text(text, "utf-8")
    (option,) = [name for name, each in load_project(file).options.items() if each.set]
    address = f"options.{option}.set.people.leavers.starting"

    assert _import({(address, "2027-28"): None}) == 0
    assert file.read_text("utf-8") == text.replace(setting, setting[:-3] + "0")


@pytest.mark.parametrize(
    "command", ["cba report project.yaml --set a.b=1", "cba report x --scenario low"]
)
def test_a_workbook_of_inputs_set_for_one_run_is_refused(
    command: str, whole_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = whole_file.read_bytes()
    cover = {"Command": command}
    returned_book(Path("case.xlsx"), whole_file, {IMPACT: 0.14}, cover=cover)

    assert run(app, ["import", "case.xlsx"]) == 2
    assert whole_file.read_bytes() == before
    said = capsys.readouterr().err
    assert f"`case.xlsx` was made with `{command}`" in said
    assert "send out a workbook of the file as it stands" in said


def test_every_option_that_moves_is_shown(
    with_table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = load_project(with_table.parent).options
    assert options["gate_only"].title

    assert _import({("costs.gate_team.amount", "2027-28"): 235_000.0}) == 0

    said = capsys.readouterr().out
    assert f"{options['gate_only'].title}: NPSV" in said
    assert said.index("\nNPSV") < said.index(": NPSV")  # the preferred one first
