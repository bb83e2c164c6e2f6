"""Unit-cost libraries in CSV files beside the project."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cba.loading.project_loader import Loaded, load
from cba.loading.writing import dump, to_tree
from cba.results.appraisal import BenefitLine
from cba.results.appraise import appraise
from tests.loading.projects import project

HEAD = "code,title,unit,fiscal,price_year,source,licence,bearers\n"
ROW = "YW1,Visit of a youth worker,visit,85,2025-26,Payroll,own,LA=60; NHS=25\n"
LINE = "deadweight: 20%, optimism_bias: 10%, cashable: 0%"
VISITS = f"visits: {{quantity: 20, value: {{unit_cost: YW1}}, {LINE}}}"
TEXT = project(benefits=VISITS, more="libraries: {own: own.csv}")


def loaded(folder: Path, rows: str, text: str = TEXT) -> Loaded:
    (folder / "project.yaml").write_text(text, "utf-8")
    (folder / "own.csv").write_text(rows, "utf-8")
    return load(folder)


def places(made: Loaded) -> list[tuple[str, str, int, int]]:
    return [
        (each.code, Path(each.place.file).name, each.place.line, each.place.column)
        for each in made.problems
        if each.place is not None
    ]


def test_a_value_of_the_file_is_used(tmp_path: Path) -> None:
    made = loaded(tmp_path, HEAD + ROW)

    assert made.problems == ()
    assert made.project is not None
    line = appraise(made.project).preferred.lines["visits"]
    assert isinstance(line, BenefitLine)
    assert line.pv_public_value > 0


def test_the_file_is_one_of_the_files_of_the_project(tmp_path: Path) -> None:
    made = loaded(tmp_path, HEAD + ROW)

    assert made.document is not None
    digest = hashlib.sha256((HEAD + ROW).encode()).hexdigest()
    assert [(file.name, file.sha256) for file in made.document.files[1:]] == [
        ("own.csv", digest)
    ]


def test_the_digest_is_among_the_data_of_a_run_and_in_its_fingerprint(
    tmp_path: Path,
) -> None:
    first = loaded(tmp_path, HEAD + ROW).project
    assert first is not None
    run = appraise(first).run
    other = loaded(tmp_path, HEAD + ROW.replace("Payroll", "Payroll 2025")).project
    assert other is not None

    digest = hashlib.sha256((HEAD + ROW).encode()).hexdigest()
    assert run.data["libraries.own"] == f"own.csv sha256:{digest}"
    assert "unit_costs" not in run.data
    assert appraise(other).run.fingerprint != run.fingerprint


def test_a_written_project_names_the_file(tmp_path: Path) -> None:
    made = loaded(tmp_path, HEAD + ROW).project
    assert made is not None

    assert "own: own.csv" in dump(made)
    assert to_tree(made)["libraries"] == {
        "own": {"file": "own.csv", "text": HEAD + ROW}
    }
    assert loaded(tmp_path, HEAD + ROW, dump(made)).project == made


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # The cell that is at fault, by line and column.
        (HEAD + ROW.replace(",85,", ",some,"), [("CBA509", "own.csv", 2, 35)]),
        (HEAD + ROW + ROW, [("CBA510", "own.csv", 3, 1)]),
        (HEAD, [("CBA509", "own.csv", 1, 1)]),
        ("", [("CBA509", "own.csv", 1, 1)]),
        ("code,titel\n", [("CBA509", "own.csv", 1, 6)]),
    ],
)
def test_a_fault_is_at_its_cell(
    tmp_path: Path, rows: str, expected: list[tuple[str, str, int, int]]
) -> None:
    made = loaded(tmp_path, rows)
    found = [each for each in places(made) if each in expected]

    assert found == expected
    # Codes of rows that cannot be read are not reported once more.
    assert "CBA501" not in {each.code for each in made.problems}


def test_a_file_of_another_kind_does_not_fill_the_screen(tmp_path: Path) -> None:
    rows = "".join(f"Y{n},Visit,visit,some,2025-26,Payroll,own,\n" for n in range(500))
    made = loaded(tmp_path, HEAD + rows)
    codes = [each.code for each in made.problems if each.code == "CBA509"]

    assert len(codes) == 31
    assert any(
        each.message == "470 more faults in this library" for each in made.problems
    )


@pytest.mark.parametrize(
    ("libraries", "code"),
    [
        ("{own: own.xlsx}", "CBA508"),
        ("{own: [own.csv]}", "CBA508"),
        ("{packaged: own.csv}", "CBA508"),
        ("{own: none.csv}", "CBA120"),
        ("{own: ../own.csv}", "CBA121"),
        ("{own: }", "CBA116"),
        ("{Own: own.csv}", "CBA114"),
        ("own.csv", "CBA113"),
    ],
)
def test_what_names_no_file_beside_the_project_is_one_error(
    tmp_path: Path, libraries: str, code: str
) -> None:
    text = project(more=f"libraries: {libraries}")
    made = loaded(tmp_path, HEAD + ROW, text)

    assert [each.code for each in made.problems] == [code]


def test_a_project_from_the_standard_input_names_no_file() -> None:
    made = load(None, stdin_text=TEXT)

    assert [each.code for each in made.problems] == ["CBA120"]


def test_windows_1252_is_read_with_a_notice(tmp_path: Path) -> None:
    (tmp_path / "project.yaml").write_text(TEXT, "utf-8")
    rows = HEAD + ROW.replace("Payroll", "Payroll \u2013 Council")
    (tmp_path / "own.csv").write_bytes(rows.encode("cp1252"))
    made = load(tmp_path)

    assert [each.code for each in made.problems] == ["CBA110"]
    assert made.project is not None


def test_so_many_libraries_are_not_read(tmp_path: Path) -> None:
    named = ", ".join(f"l{number}: own.csv" for number in range(31))
    text = TEXT.replace("{own: own.csv}", f"{{{named}}}")
    made = loaded(tmp_path, HEAD + ROW, text)

    assert [each.code for each in made.problems] == ["CBA508"]
    assert "31 libraries" in made.problems[0].message
    assert made.document is not None
    assert len(made.document.files) == 1


def test_a_value_that_is_not_confirmed_is_looked_up_where_its_library_says(
    tmp_path: Path,
) -> None:
    rows = f"{HEAD.strip()},status\n{ROW.strip()},unverified\n"
    (note,) = loaded(tmp_path, rows).problems

    assert (note.code, note.message) == (
        "CBA504",
        "unit cost `YW1`: not confirmed at the source",
    )
    assert note.hint is not None
    assert note.hint.endswith("each row of the library `own` names its own")

    # Nothing of the library's is left.
    replaced = TEXT.replace(
        "unit_cost: YW1", "unit_cost: YW1, fiscal: 90, price_year: 2025-26, source: S"
    )
    assert loaded(tmp_path, rows, replaced).problems == ()
