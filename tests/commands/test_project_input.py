from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from cba.commands.outcome import CannotRunError
from cba.commands.project_input import (
    load_given,
    project_path,
    project_paths,
    split_setting,
)
from tests.conftest import ROOT

MINIMAL = ROOT / "examples" / "minimal" / "project.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b", "a/inner", ".hidden", "a/.git/x"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "project.yaml").write_bytes(MINIMAL.read_bytes())
    (tmp_path / "bare").mkdir()
    return tmp_path


def refused(source: str) -> CannotRunError:
    with pytest.raises(CannotRunError) as error:
        project_path(source)
    return error.value


@pytest.mark.usefixtures("folder")
def test_a_folder_is_searched_in_order_but_for_what_is_hidden() -> None:
    assert project_paths(".") == [Path("a/inner/project.yaml"), Path("b/project.yaml")]


@pytest.mark.usefixtures("folder")
def test_a_folder_with_a_project_of_its_own_is_that_project() -> None:
    assert project_paths("b") == [Path("b/project.yaml")]
    assert project_paths(".hidden") == [Path(".hidden/project.yaml")]


@pytest.mark.usefixtures("folder")
def test_a_folder_without_any_is_told() -> None:
    with pytest.raises(CannotRunError, match="anywhere in `bare`"):
        project_paths("bare")


@pytest.mark.usefixtures("folder")
def test_a_folder_that_cannot_be_searched_is_not_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scandir = os.scandir

    def forbidden(path: str) -> object:
        if Path(path).name == "inner":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", forbidden)

    with pytest.raises(CannotRunError, match="inner` cannot be read: Permission"):
        project_paths(".")


def test_a_link_in_a_circle_ends(folder: Path) -> None:
    (folder / "bare" / "circle").symlink_to(folder / "bare")

    with pytest.raises(CannotRunError, match="anywhere"):
        project_paths("bare")


@pytest.mark.usefixtures("folder")
def test_a_name_that_is_not_there_gets_the_likely_one() -> None:
    assert refused("b/projct.yaml").hint == "did you mean `b/project.yaml`?"
    assert refused("zebra").hint == "begin one with `cba init`"


def test_a_project_that_is_a_folder_is_none(folder: Path) -> None:
    (folder / "bare" / "project.yaml").mkdir()

    assert refused("bare").message == "there is no `project.yaml` in `bare`"


@pytest.mark.usefixtures("folder")
def test_an_empty_name_is_this_folder() -> None:
    error = refused("")

    assert error.message == "there is no `project.yaml` in `.`"
    assert error.hint == "name the project file, or begin one with `cba init .`"


def test_a_name_too_long_for_the_system_is_told_shortly() -> None:
    error = refused("a" * 5000)

    assert error.code == "CBA002"
    assert error.message.endswith("…` cannot be read: File name too long")
    assert len(error.message) < 120


def test_a_folder_that_may_not_be_entered_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def forbidden(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", forbidden)

    assert refused("zebra").message == "`zebra` cannot be read: Permission denied"


def test_stdin_is_a_project(monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BytesIO(MINIMAL.read_bytes()), encoding="ascii")
    monkeypatch.setattr(sys, "stdin", given)

    project = load_given("-").project

    assert project is not None
    assert project.project.title == "Mental health nurses in the police control room"


def test_a_stdin_that_is_not_utf_8_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    text = MINIMAL.read_text("utf-8").encode("cp1252")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))

    assert [each.code for each in load_given("-").problems] == ["CBA102"]


def test_a_stdin_that_cannot_be_read_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    handle = os.open(tmp_path / "written", os.O_WRONLY | os.O_CREAT)
    with io.FileIO(handle, "rb") as written_only:
        stdin = io.TextIOWrapper(io.BufferedReader(written_only))
        monkeypatch.setattr(sys, "stdin", stdin)

        with pytest.raises(CannotRunError, match="standard input cannot be read"):
            load_given("-")


def test_a_setting_has_an_address_and_a_value() -> None:
    assert split_setting(" a.b = 50% ") == ("a.b", "50%")
    assert split_setting("a.b=x=y") == ("a.b", "x=y")


@pytest.mark.parametrize("text", ["", "a.b", "=5", "a.b=", " = "])
def test_what_sets_nothing_is_refused(text: str) -> None:
    with pytest.raises(CannotRunError) as error:
        split_setting(text)

    assert error.value.hint == "write --set people.leavers.engagement=50%"
