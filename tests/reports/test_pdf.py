from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from cba.reports import pdf_layout
from cba.reports.pdf import Attachment, PdfFault, write_pdf
from tests.conftest import ROOT
from tests.pdf_gates.everyday import pdf_faults
from tests.pdf_gates.sample import PROJECT, SAMPLE

WRITE = """
import hashlib, pathlib
from cba.reports.pdf import write_pdf
from tests.pdf_gates.sample import PROJECT, SAMPLE
content = write_pdf(
    SAMPLE, attachments=(PROJECT,), base=pathlib.Path(), identifier="abc"
)
print(hashlib.sha256(content).hexdigest())
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    base = tmp_path_factory.mktemp("templates")
    return write_pdf(SAMPLE, attachments=(PROJECT,), base=base, identifier="abc")


def page_with(body: str) -> str:
    return f'<!DOCTYPE html><html lang="en-GB"><title>Page</title>{body}</html>'


def test_the_file_is_archivable_and_accessible(content: bytes) -> None:
    assert pdf_faults(content) == []


def test_what_the_engine_writes_alone_is_not_accessible(tmp_path: Path) -> None:
    laid_out, _ = pdf_layout.lay_out(SAMPLE, tmp_path, "abc")

    rules = {fault.split(":")[0] for fault in pdf_faults(laid_out)}

    assert rules == {
        "PDFA3A-METADATA-FILTER-001",
        "PDFUA1-ID-PART-001",
        "PDFUA1-ID-SCHEMA-001",
    }


def test_header_cells_say_what_they_head(content: bytes) -> None:
    scopes: Counter[str] = Counter()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = len(pdf.pages)
        for element in pdf.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/TH":
                scopes[str(element.A.Scope)] += 1

    # 60 agencies; on each page the total of the foot and the 4 cells of the head.
    assert scopes == {"/Row": 60 + pages, "/Column": 4 * pages}
    assert pages > 1


def test_a_header_over_two_columns_heads_both(tmp_path: Path) -> None:
    table = '<table><tr><th colspan="2" scope="colgroup">PV<tr><td>1<td>2</table>'

    content = write_pdf(page_with(table), base=tmp_path, identifier="abc")

    assert pdf_faults(content) == []


def test_grouped_terms_are_items_of_their_list(tmp_path: Path) -> None:
    grid = "<style>dl {display: grid} div {display: flex}</style>"
    terms = "<dl><div><dt>NPV<dd>£1m</div><div><dt>BCR<dd>2.0</div></dl>"

    content = write_pdf(page_with(grid + terms), base=tmp_path, identifier="abc")

    assert pdf_faults(content) == []


def test_the_same_page_gives_the_same_bytes_in_another_process() -> None:
    digests = [
        subprocess.run(
            [sys.executable, "-c", WRITE],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert digests[0] == digests[1]


def test_the_fingerprint_is_the_identity_of_the_file(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        identity = bytes(pdf.trailer.ID[0])

    assert identity == hashlib.sha256(b"abc").digest()[:16]


def test_dates_are_those_of_the_page(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        dates = (str(pdf.docinfo.CreationDate), str(pdf.docinfo.ModDate))

    assert dates == ("D:20261122", "D:20261122")


def test_a_page_without_dates_gives_a_file_without_dates(tmp_path: Path) -> None:
    content = write_pdf(page_with("<h1>Case</h1>"), base=tmp_path, identifier="abc")

    assert b"Date" not in content


def test_the_project_file_is_carried_as_the_source(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (associated,) = pdf.Root.AF
        carried = pdf.attachments["project.yaml"]

        assert str(associated.AFRelationship) == "/Source"
        assert carried.get_file().mime_type == "application/yaml"
        assert carried.get_file().read_bytes() == PROJECT.content


def test_several_files_are_carried_each_once(tmp_path: Path) -> None:
    table = Attachment(
        "costs.csv", b"id\n", "text/csv", "A table of costs", relationship="Data"
    )

    content = write_pdf(
        SAMPLE, attachments=(PROJECT, table), base=tmp_path, identifier="abc"
    )

    with pikepdf.open(io.BytesIO(content)) as pdf:
        kinds = [str(file.AFRelationship) for file in pdf.Root.AF]
    assert kinds == ["/Source", "/Data"]
    assert pdf_faults(content) == []


def test_claims_can_be_read_without_reading_pdf(content: bytes) -> None:
    assert b'pdfaid:part="3"' in content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content


def test_a_style_beside_the_templates_is_used(tmp_path: Path) -> None:
    (tmp_path / "wide.css").write_text("@page {size: 400pt 200pt}", encoding="utf-8")
    page = page_with('<link rel="stylesheet" href="wide.css"><h1>Case</h1>')

    content = write_pdf(page, base=tmp_path, identifier="abc")

    with pikepdf.open(io.BytesIO(content)) as pdf:
        box = [float(side) for side in pdf.pages[0].MediaBox]
    assert box == [0, 0, 400, 200]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/picture.png",
        "ftp://127.0.0.1:9/picture.png",
        "../outside.png",
        "link.png",
        "file://elsewhere/picture.png",
    ],
)
def test_nothing_else_is_read(tmp_path: Path, address: str) -> None:
    base = tmp_path / "templates"
    base.mkdir()
    outside = tmp_path / "outside.png"
    outside.write_bytes(b"not for this report")
    (base / "link.png").symlink_to(outside)
    page = page_with(f'<img alt="A picture" src="{address}">')

    with pytest.raises(PdfFault, match="Failed to load image"):
        write_pdf(page, base=base, identifier="abc")


def test_complaints_go_to_whoever_listens(tmp_path: Path) -> None:
    heard: list[str] = []
    page = page_with('<p style="colour: red">Text</p>')

    content = write_pdf(page, base=tmp_path, identifier="abc", complain=heard.append)

    assert [complaint.split(" at ")[0] for complaint in heard] == [
        "Ignored `colour: red`"
    ]
    assert content.startswith(b"%PDF-1.7")


def test_complaints_that_nobody_hears_are_an_error(tmp_path: Path) -> None:
    page = page_with('<p style="colour: red">Text</p>')

    with pytest.raises(PdfFault) as fault:
        write_pdf(page, base=tmp_path, identifier="abc")

    assert len(fault.value.complaints) == 1
