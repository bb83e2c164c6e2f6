from __future__ import annotations

from pathlib import Path

import pytest

from cba.reports import pdf_layout
from cba.reports.pdf import write_pdf
from tests.conftest import VeraPdf
from tests.pdf_gates.sample import PROJECT, SAMPLE

pytestmark = pytest.mark.heavy


def test_the_reference_checker_finds_nothing(verapdf: VeraPdf, tmp_path: Path) -> None:
    pdf = tmp_path / "case.pdf"
    pdf.write_bytes(
        write_pdf(SAMPLE, attachments=(PROJECT,), base=tmp_path, identifier="abc")
    )

    assert verapdf(pdf) == []


def test_the_reference_checker_finds_what_is_missing(
    verapdf: VeraPdf, tmp_path: Path
) -> None:
    pdf = tmp_path / "case.pdf"
    pdf.write_bytes(pdf_layout.lay_out(SAMPLE, tmp_path, "abc")[0])

    clauses = {fault.split(": ")[0] for fault in verapdf(pdf)}

    assert clauses == {"ua1 5"}
