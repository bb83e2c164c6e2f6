from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cba.loading.project_document import read_document
from tests.loading.reading import EMPTY


def test_a_project_is_read_from_its_file(tmp_path: Path) -> None:
    project = tmp_path / "project.yaml"
    project.write_text(EMPTY, "utf-8")
    document, found = read_document(project)

    assert found == ()
    assert document is not None
    assert document.file == project.as_posix()
    assert document.tree["cba"] == "1"
    digest = hashlib.sha256(EMPTY.encode()).hexdigest()
    files = [(file.name, file.sha256) for file in document.files]
    assert files == [("project.yaml", digest)]


def test_places_name_the_file_as_the_user_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "project.yaml").write_text(
        f"{EMPTY}tables: {{costs: costs.csv}}\n", "utf-8"
    )
    (tmp_path / "case" / "costs.csv").write_text("id,amount\nvan,5\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    document, _ = read_document(Path("case/project.yaml"))

    assert document is not None
    assert str(document.place(("cba",))) == "case/project.yaml:1:6"
    assert str(document.place(("costs", "van", "amount"))) == "case/costs.csv:2:5"


def test_a_project_in_this_folder_has_tables_in_this_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "project.yaml").write_text("tables: {costs: costs.csv}\n", "utf-8")
    (tmp_path / "costs.csv").write_text("id,amount\nvan,5\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    document, _ = read_document(Path("project.yaml"))

    assert document is not None
    assert str(document.place(("costs", "van"))) == "costs.csv:2:1"


def test_a_linked_project_has_its_tables_beside_the_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "project.yaml").write_text(
        "tables: {costs: costs.csv}\n", "utf-8"
    )
    (tmp_path / "link.yaml").symlink_to("real/project.yaml")
    (tmp_path / "costs.csv").write_text("id,amount\nvan,5\n", "utf-8")
    document, found = read_document(tmp_path / "link.yaml")

    assert found == ()
    assert document is not None
    assert document.has(("costs", "van", "amount"))


def test_a_project_may_come_from_the_standard_input() -> None:
    document, found = read_document(None, EMPTY)

    assert found == ()
    assert document is not None
    assert str(document.place(("cba",))) == "<stdin>:1:6"


def test_a_project_from_the_standard_input_can_name_no_tables() -> None:
    _, (problem,) = read_document(None, f"{EMPTY}tables: {{costs: costs.csv}}\n")

    assert problem.code == "CBA120"
    message = "a project from the standard input can name no tables"
    assert problem.message == message
    assert str(problem.place) == "<stdin>:5:1"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: \udca3", "CBA102"),
        ("x" * 11_000_000, "CBA103"),
        ("", "CBA101"),
    ],
    ids=["encoding", "size", "nothing"],
)
def test_a_standard_input_that_is_no_project_is_refused(text: str, code: str) -> None:
    document, (problem,) = read_document(None, text)

    assert document is None
    assert problem.code == code


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.yaml", "there is no file `gone.yaml`"),
        ("case", "`case` is a folder"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, name: str, message: str
) -> None:
    (tmp_path / "case").mkdir()
    document, (problem,) = read_document(tmp_path / name)

    assert document is None
    assert (problem.code, problem.message) == ("CBA102", message)
    assert str(problem.place) == f"{(tmp_path / name).as_posix()}:1:1"


def test_problems_come_sorted_by_place(tmp_path: Path) -> None:
    project = tmp_path / "project.yaml"
    project.write_text("a: {b: £250,000}\nc: no\na: 1\nd: {e:5}\n", "utf-8")
    _, found = read_document(project)

    # The comma is noticed last and told first.
    codes = ["CBA105", "CBA107", "CBA104", "CBA109"]
    assert [problem.code for problem in found] == codes
