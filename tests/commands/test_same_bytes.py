"""The same inputs give the same bytes, in any process and in any place."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

#: One that uses every key, and one whose inputs are drawn.
EXAMPLES = ["starter", "whole-file"]
#: Every kind of answer for every example, in one process.
ANSWERS = """
import sys
from cba.cli import app
from cba.commands.ending import run

for name in sys.argv[1:]:
    project = f"examples/{name}"
    run(app, ["appraise", project, "--json", "--csv", f"{name}.csv"])
    run(app, ["appraise", project, "--by", "line"])
    run(app, ["validate", project, "--json"])
    run(app, ["explain", project, "npv", "--json"])
    run(app, ["report", project, "-o", f"{name}.html"])
    run(app, ["apportion", project, "--rule", "least-payments", "--json"])
run(app, ["schema"])
"""


def answers(folder: Path, **environment: str) -> dict[str, bytes]:
    """What a process prints and writes in a folder, with a copy of the examples."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    ran = subprocess.run(
        [sys.executable, "-c", ANSWERS, *EXAMPLES],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        capture_output=True,
    )
    written = {path.name: path.read_bytes() for path in sorted(folder.glob("*.*"))}
    return {"stdout": ran.stdout, "stderr": ran.stderr, **written}


def test_two_processes_print_and_write_the_same_bytes(tmp_path: Path) -> None:
    one = answers(tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC")
    other = answers(tmp_path / "other", PYTHONHASHSEED="2", TZ="Asia/Tokyo", LANG="C")

    assert len(one) == 2 + 2 * len(EXAMPLES)
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
