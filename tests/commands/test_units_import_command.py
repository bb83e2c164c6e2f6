from __future__ import annotations

import json
from pathlib import Path

import pytest

from cba.cli import app
from cba.commands.ending import run
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.units_import import import_units
from cba.library.library_file import read_library
from tests.loading.books import packed, parts
from tests.loading.gmca_books import cost, gmca_book

OWN = (
    "code,title,unit,fiscal,price year,source,licence\nYW1,Youth worker,hour,31,2025-26"
)
OWN_ROW = f"{OWN},Payroll,own\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    rows = [cost("CR1.0"), cost("", title="Lost"), cost("CR1.1", rag="B")]
    (tmp_path / "book.xlsx").write_bytes(gmca_book({"Crime": rows}))
    (tmp_path / "ours.csv").write_text(OWN_ROW, encoding="utf-8")
    return tmp_path


def imported(name: str, output: str | None = None, *, force: bool = False) -> int:
    place = None if output is None else Path(output)
    return import_units(Path(name), place, force=force, as_json=False)


def test_a_workbook_becomes_a_library_named_for_its_edition(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported("book.xlsx") == Exit.YES

    text = (folder / "libraries" / "gmca-2.1.csv").read_text("utf-8")
    library, faults = read_library(text, "gmca")
    out, err = capsys.readouterr()
    assert faults == ()
    assert list(library.costs) == ["CR1.0", "CR1.1"]
    assert out == (
        "Unit Cost Database v2.1 (May 2016)\n"
        "3 rows read: 2 placed, 1 left out (1 without a code)\n"
        "Left out, as the warnings say why: Crime!C4.\n"
        "Moved to 2015-16 prices with the workbook's own index, all 2 values agree "
        "with its own column to the penny.\n"
        "Values are as published, in the prices of their own years. "
        "Licence: CC BY 4.0.\n"
        "\n"
        "In the project file:\n"
        "libraries:\n"
        "  gmca: libraries/gmca-2.1.csv\n"
    )
    assert "warning CBA519: no code: “Lost”, Police, fiscal £100 (2013-14)" in err
    assert err.endswith("1 warning, 1 note\nwrote libraries/gmca-2.1.csv\n")


def test_an_own_list_becomes_a_library_named_for_its_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported("ours.csv") == Exit.YES

    assert (folder / "libraries" / "ours.csv").exists()
    assert "  ours: libraries/ours.csv" in capsys.readouterr().out


def test_a_library_is_named_from_the_folder_of_its_project(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "case").mkdir()
    (folder / "case" / "project.yaml").write_text("cba: 1", encoding="utf-8")

    imported("ours.csv", "case/values/ours-2026.csv")

    assert "libraries:\n  ours: values/ours-2026.csv\n" in capsys.readouterr().out


def test_what_was_found_is_told_as_json(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(app, ["units", "import", "book.xlsx", "-o", "a.csv", "--json"])
    document = json.loads(capsys.readouterr().out)

    assert code == Exit.YES
    assert document["schema"] == "cba/units/1"
    assert document["content"] == {
        "file": "book.xlsx",
        "output": "a.csv",
        "title": "Unit Cost Database v2.1 (May 2016)",
        "edition": "gmca-2.1",
        "licence": "CC BY 4.0",
        "rows_read": 3,
        "rows_placed": 2,
        "left_out": ["Crime!C4"],
        "without_code": 1,
        "sheets": [{"name": "Crime", "rows": 3}],
        "with_parts": 0,
        "adding_up": 0,
        "bearers_found": 0,
        "several_bodies": [],
        "transfers": [],
        "rebased": {"year": "2015-16", "values": 2, "differing": 0},
    }
    assert [each["code"] for each in document["problems"]] == ["CBA519", "CBA521"]
    assert (folder / "a.csv").exists()


def test_an_error_leaves_nothing_behind(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "ours.csv").write_text(f"{OWN},Payroll,\n", encoding="utf-8")

    assert imported("ours.csv") == Exit.NO
    out, err = capsys.readouterr()
    assert out == ""
    assert "--> ours.csv:2:42" in err
    assert err.endswith("nothing has been written\n")
    assert not (folder / "libraries").exists()


def test_an_error_is_told_as_json_too(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "ours.csv").write_text(OWN, encoding="utf-8")

    code = import_units(Path("ours.csv"), None, force=False, as_json=True)
    document = json.loads(capsys.readouterr().out)
    assert code == Exit.NO
    assert document["content"] is None
    assert document["problems"] != []


def test_a_library_that_is_there_is_replaced_only_by_force(folder: Path) -> None:
    (folder / "libraries").mkdir()
    there = folder / "libraries" / "gmca-2.1.csv"
    there.write_text("mine", encoding="utf-8")

    with pytest.raises(CannotRunError, match="is there already") as error:
        imported("book.xlsx")
    assert (error.value.code, there.read_text("utf-8")) == ("CBA003", "mine")

    assert imported("book.xlsx", force=True) == Exit.YES
    assert there.read_text("utf-8").startswith("code,title,")


def test_the_same_file_gives_the_same_bytes(folder: Path) -> None:
    imported("book.xlsx", "one.csv")
    imported("book.xlsx", "two.csv")

    assert (folder / "one.csv").read_bytes() == (folder / "two.csv").read_bytes()


@pytest.mark.parametrize(
    ("name", "output", "code", "message"),
    [
        ("gone.xlsx", None, "CBA002", "there is no file `gone.xlsx`"),
        ("ours.txt", None, "CBA001", "neither a workbook nor a CSV file"),
        ("book.xlsx", "library.yaml", "CBA001", "is no CSV file"),
        ("ours.csv", "ours.csv", "CBA003", "is the file that is read"),
        ("ours.csv", "folder.csv", "CBA003", "is not a file"),
        ("ours.csv", "ours.txt/x.csv", "CBA003", "could not be written"),
    ],
)
def test_a_command_that_cannot_run_says_why(
    folder: Path, name: str, output: str | None, code: str, message: str
) -> None:
    (folder / "ours.txt").write_text("", encoding="utf-8")
    (folder / "folder.csv").mkdir()

    with pytest.raises(CannotRunError, match=message) as error:
        imported(name, output, force=True)
    assert error.value.code == code


@pytest.mark.parametrize(
    ("name", "content", "code", "message"),
    [
        ("macros.xlsm", b"PK\x03\x04", "CBA124", "a kind of workbook that is not read"),
        ("text.xlsx", b"no workbook", "CBA124", "this is not an Excel workbook"),
        (
            "broken.xlsx",
            packed(parts("<worksheet>")),
            "CBA124",
            "`xl/worksheets/s.xml` cannot be read",
        ),
        (
            "other.xlsx",
            packed(parts("<worksheet><sheetData/></worksheet>")),
            "CBA518",
            "no sheet of this workbook has unit costs",
        ),
    ],
)
def test_a_file_without_a_library_ends_in_an_error(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes,
    code: str,
    message: str,
) -> None:
    (folder / name).write_bytes(content)

    assert imported(name) == Exit.NO
    err = capsys.readouterr().err
    assert f"error {code}" in err
    assert message in err
    assert not (folder / "libraries").exists()


def test_what_a_link_leads_to_is_not_overwritten(folder: Path) -> None:
    (folder / "kept.csv").write_text("kept", encoding="utf-8")
    (folder / "link.csv").symlink_to("kept.csv")

    with pytest.raises(CannotRunError, match="is a link"):
        imported("ours.csv", "link.csv", force=True)

    assert (folder / "kept.csv").read_text("utf-8") == "kept"
