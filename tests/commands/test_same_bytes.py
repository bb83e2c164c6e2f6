"""The same inputs give the same bytes, in any process and in any place."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.examples import examples

#: Every kind of answer for an example, in one process.
ANSWERS = """
import sys
from cba.cli import app
from cba.commands.ending import run

project = f"examples/{sys.argv[1]}"
run(app, ["appraise", project, "--json", "--csv", "years.csv"])
run(app, ["appraise", project, "--by", "line"])
run(app, ["validate", project, "--json"])
run(app, ["explain", project, "npv", "--json"])
run(app, ["report", project, "-o", "case.html"])
run(app, ["apportion", project, "--rule", "least-payments", "--json"])
run(app, ["schema"])
"""


def answers(example: str, folder: Path, **environment: str) -> dict[str, bytes]:
    """What a process prints and writes in a folder, with a copy of the examples."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    ran = subprocess.run(
        [sys.executable, "-c", ANSWERS, example],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        capture_output=True,
    )
    written = {path.name: path.read_bytes() for path in sorted(folder.glob("*.*"))}
    return {"stdout": ran.stdout, "stderr": ran.stderr, **written}


# The one that uses every key; of some others the inputs are drawn.
@pytest.mark.parametrize("example", examples(everyday=["whole-file"]))
def test_two_processes_print_and_write_the_same_bytes(
    example: str, tmp_path: Path
) -> None:
    one = answers(example, tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC")
    other = answers(
        example, tmp_path / "other", PYTHONHASHSEED="2", TZ="Asia/Tokyo", LANG="C"
    )

    assert len(one) == 4
    assert [name for name, found in one.items() if other[name] != found] == []


def test_the_name_of_the_file_is_no_part_of_the_answer(tmp_path: Path) -> None:
    def content(path: Path) -> object:
        path.parent.mkdir(parents=True)
        shutil.copyfile(ROOT / "examples" / "minimal" / "project.yaml", path)
        ran = subprocess.run(
            [sys.executable, "-m", "cba", "appraise", str(path), "--json"],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        printed = json.loads(ran.stdout)
        return json.dumps([printed["content"], printed["run"]])

    assert content(tmp_path / "a" / "project.yaml") == content(
        tmp_path / "b" / "x.yaml"
    )
