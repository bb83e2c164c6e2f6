"""Each example's report, made by the command that users type, is fit to publish."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.inspection import Browser
from tests.conftest import ROOT, VeraPdf
from tests.pdf_gates.everyday import pdf_faults

EXAMPLES = sorted(path.parent.name for path in ROOT.glob("examples/*/project.yaml"))
Report = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("reports")
    program = Path(sys.executable).with_name("cba")

    def write(example: str, form: str) -> Path:
        output = folder / f"{example}.{form}"
        subprocess.run(
            [program, "report", ROOT / "examples" / example, "-o", output], check=True
        )
        return output

    return write


def test_there_are_examples() -> None:
    assert {"minimal", "reoffending", "integrated-care"} <= set(EXAMPLES)


def test_a_pdf_is_archivable_and_accessible(report: Report) -> None:
    assert pdf_faults(report("reoffending", "pdf").read_bytes()) == []


@pytest.mark.heavy
@pytest.mark.parametrize("example", EXAMPLES)
def test_the_reference_checker_accepts_the_pdf(
    example: str, report: Report, verapdf: VeraPdf
) -> None:
    assert verapdf(report(example, "pdf")) == []


@pytest.mark.heavy
@pytest.mark.parametrize("example", EXAMPLES)
def test_a_browser_finds_nothing_wrong_with_the_page(
    example: str, report: Report, browser: Browser
) -> None:
    assert browser.findings(report(example, "html")) == []
