"""The wheel, installed where nothing of the repository is at hand, does the job."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import ROOT
from tests.pdf_gates.everyday import pdf_faults
from tests.tools import require

pytestmark = pytest.mark.heavy


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment that holds the wheel and what it depends on."""

    folder: Path

    def run(self, *arguments: str, within: Path) -> subprocess.CompletedProcess[str]:
        """The outcome of the installed program, which must have succeeded."""
        return self._run(self.folder / "bin" / arguments[0], *arguments[1:], cwd=within)

    @staticmethod
    def _run(
        program: Path, *arguments: str, cwd: Path
    ) -> subprocess.CompletedProcess[str]:
        ran = subprocess.run(
            [program, *arguments],
            cwd=cwd,
            env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
            check=False,
            capture_output=True,
            text=True,
        )
        assert ran.returncode == 0, ran.stderr
        return ran


@pytest.fixture(scope="module")
def uv() -> str:
    """The installer, which `sh install` puts into the repository where it must."""
    here = ROOT / ".uv" / "bin" / "uv"
    found = shutil.which("uv") or (str(here) if here.exists() else None)
    require(found, "uv", "run `sh install dev`")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def wheel(uv: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [uv, "build", "--quiet", "--out-dir", folder, ROOT], check=True, text=True
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(
    uv: str, wheel: Path, tmp_path_factory: pytest.TempPathFactory
) -> Installed:
    folder = tmp_path_factory.mktemp("clean") / "venv"
    subprocess.run([uv, "venv", "--quiet", "-p", sys.executable, folder], check=True)
    python = folder / "bin" / "python"
    subprocess.run(
        [uv, "pip", "install", "--quiet", "--python", python, wheel], check=True
    )
    return Installed(folder)


@pytest.fixture(scope="module")
def project(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    installed.run("cba", "init", "bid", within=folder)
    return folder / "bid"


def test_the_wheel_has_the_data_the_templates_and_the_examples(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {"data": "data", "templates": "_templates", "examples": "_examples"}

    for folder, shipped_as in shipped.items():
        top = ROOT / "cba" / "data" if folder == "data" else ROOT / folder
        ours = {
            f"cba/{shipped_as}/{file.relative_to(top).as_posix()}"
            for file in top.rglob("*")
            if file.is_file() and "__pycache__" not in file.parts
        }
        assert ours
        assert ours - names == set()


def test_the_wheel_is_typed_and_licensed(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert "cba/py.typed" in names
    assert [name for name in names if name.endswith(".dist-info/licenses/LICENSE")]


def test_the_wheel_has_no_tests(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"cba"}


def test_the_installed_package_is_the_one_that_runs(
    installed: Installed, tmp_path: Path
) -> None:
    where = "import cba; print(cba.__file__)"

    ran = installed.run("python", "-c", where, within=tmp_path)

    assert Path(ran.stdout.strip()).is_relative_to(installed.folder)


def test_a_new_project_appraises(installed: Installed, project: Path) -> None:
    ran = installed.run("cba", "appraise", str(project), "--json", within=project)

    answer = json.loads(ran.stdout)
    assert answer["schema"] == "cba/appraisal/1"
    assert "npv" in answer["content"]["options"]["preferred"]["financial"]


def test_a_shipped_example_appraises(installed: Installed, tmp_path: Path) -> None:
    installed.run("cba", "init", "mine", "--example", "reoffending", within=tmp_path)

    ran = installed.run("cba", "appraise", "mine", "--json", within=tmp_path)

    assert json.loads(ran.stdout)["schema"] == "cba/appraisal/1"


def test_a_new_project_reports(installed: Installed, project: Path) -> None:
    outputs = ("-o", "case.html", "-o", "case.pdf")

    installed.run("cba", "report", ".", *outputs, within=project)

    assert (project / "case.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert pdf_faults((project / "case.pdf").read_bytes()) == []


def test_the_report_of_an_appraisal_carries_its_project(
    installed: Installed, project: Path
) -> None:
    installed.run("cba", "appraise", ".", "--report", "bid.pdf", within=project)

    with pikepdf.open(project / "bid.pdf") as pdf:
        carried = pdf.attachments["project.yaml"].get_file().read_bytes()
    assert carried == (project / "project.yaml").read_bytes()
