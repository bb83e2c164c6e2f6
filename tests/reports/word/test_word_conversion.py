"""LibreOffice, which is stricter than it is quick, opens the document."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from cba.reports.business_case import describe
from cba.reports.word.document import render_docx
from tests.reports.made_projects import (
    Tree,
    appraisal_of,
    hostile_project,
    twelve_partners,
)
from tests.tools import require


@pytest.mark.heavy
@pytest.mark.parametrize("project", [hostile_project(), twelve_partners()])
def test_another_word_processor_lays_it_out(project: Tree, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    require(office, "LibreOffice")
    assert office is not None
    document = tmp_path / "case.docx"
    document.write_bytes(render_docx(describe(appraisal_of(project))))

    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            tmp_path,
            document,
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )

    with pikepdf.open(tmp_path / "case.pdf") as pdf:
        # More than the cover and the contents: the rest was read, too.
        assert len(pdf.pages) > 5
        boxes = [[float(side) for side in page.mediabox] for page in pdf.pages]
    sizes = {(round(x), round(y)) for _, _, x, y in boxes}
    assert sizes <= {(595, 842), (842, 595)}
