from __future__ import annotations

import os
import threading
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cba.commands.check import check
from cba.commands.outcome import CannotRunError, Exit
from tests.conftest import ROOT

MINIMAL = ROOT / "examples" / "minimal" / "project.yaml"
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "case" / "project.yaml"
    path.parent.mkdir()
    path.write_bytes(MINIMAL.read_bytes())
    return path


def run(*sources: str, update: bool = False, junit: str | None = None) -> int:
    return check(sources, update=update, junit=Path(junit) if junit else None)


def test_the_examples_keep_their_promises_and_their_results(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.chdir(ROOT)

    assert run("examples") == Exit.YES
    assert "0 stored figures" not in capsys.readouterr().out


@pytest.mark.usefixtures("project")
def test_results_are_stored_and_held_to() -> None:
    assert run("case", update=True) == Exit.YES
    stored = Path("case/expected.json").read_bytes()
    assert run("case", update=True) == Exit.YES

    assert Path("case/expected.json").read_bytes() == stored
    assert run("case") == Exit.YES


def test_a_result_that_moved_fails_at_its_path(project: Path, capsys: Printed) -> None:
    run("case", update=True)
    project.write_text(MINIMAL.read_text("utf-8").replace("£230k", "£231k"), "utf-8")
    capsys.readouterr()

    assert run("case") == Exit.NO
    told = capsys.readouterr().out.splitlines()
    # £230k raised by 10% over five years is 1,182,289.04; a thousand more is
    # 1,187,429.43.
    assert (
        told[1]
        .strip()
        .startswith("options.preferred.financial.pv_costs: stored 1182289.03977")
    )
    assert ", now 1187429.4269" in told[1]
    assert told[-1].strip().startswith("and ")


def test_broken_promises_store_nothing(project: Path) -> None:
    with project.open("a", encoding="utf-8") as file:
        file.write("expect: [public_value.npv > £1bn]\n")

    assert run("case", update=True) == Exit.NO
    assert not project.with_name("expected.json").exists()


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("stored", [b"", b"\xff", b"{", b"[" * 100_000, b"null", b"[]"])
def test_what_is_no_stored_result_fails_alone(stored: bytes, capsys: Printed) -> None:
    Path("case/expected.json").write_bytes(stored)

    assert run("case") == Exit.NO
    assert max(map(len, capsys.readouterr().out.splitlines())) < 200


@pytest.mark.usefixtures("project")
def test_a_project_named_twice_is_checked_once(capsys: Printed) -> None:
    run("case", "case/project.yaml", ".")

    assert capsys.readouterr().err == "1 passed, 0 failed\n"


def test_projects_of_one_folder_are_told_apart(project: Path, capsys: Printed) -> None:
    project.with_name("other.yaml").write_bytes(project.read_bytes())

    run("case", "case/other.yaml")

    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == [
        "ok   case",
        "ok   case/other.yaml",
    ]


@pytest.mark.usefixtures("project")
def test_junit_may_go_to_a_pipe() -> None:
    os.mkfifo("pipe")
    read: list[str] = []
    reader = threading.Thread(
        target=lambda: read.append(Path("pipe").read_text("utf-8"))
    )
    reader.start()

    assert run("case", junit="pipe") == Exit.YES
    reader.join(timeout=10)
    assert ET.fromstring(read[0].encode()).get("tests") == "1"  # noqa: S314 - ours
    assert Path("pipe").is_fifo()


@pytest.mark.usefixtures("project")
def test_junit_that_cannot_be_written_is_told() -> None:
    with pytest.raises(CannotRunError, match="could not be written"):
        run("case", junit="nowhere/report.xml")
