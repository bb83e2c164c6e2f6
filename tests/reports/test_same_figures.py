"""Every format shows the figures of the appraisal, each as the others show it."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cba.cli import app
from cba.commands.ending import run
from cba.reports import documents
from cba.reports.formatting import Unit, money, ratio, unit_for
from tests.conftest import ROOT
from tests.examples import examples
from tests.reports.figures_reading import (
    READERS,
    Shown,
    results_of_workbook,
    text_of_pdf,
)
from tests.tools import require

Answers = Mapping[str, Any]
#: The columns of the table by agency, and what they are called among the answers.
COLUMNS = {
    "Costs": "pv_costs",
    "Savings": "pv_benefits",
    "of which cashable": "pv_cashable",
    "Payments received less paid": "pv_payments",
    "Net position": "npv",
}
REPORTS = tuple(form for form in documents._FORMATS if form != ".pdf")


def cba(*arguments: object) -> str:
    """What the command prints; in this process, which has read the libraries once."""
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(printed), redirect_stderr(io.StringIO()):
        assert run(app, [str(each) for each in arguments]) == 0
    printed.seek(0)
    return printed.read()


@cache
def shown(form: str, file: Path) -> Shown:
    """What a document shows, read once for all that is asked of it."""
    return READERS[form](file)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The business case of an example in a format; all but the PDF made at once."""
    folder = tmp_path_factory.mktemp("figures")

    def write(example: str, form: str) -> Path:
        forms = (".pdf",) if form == ".pdf" else REPORTS
        if not (folder / f"{example}{form}").exists():
            files = [folder / f"{example}{each}" for each in forms]
            outputs = [word for file in files for word in ("-o", file)]
            cba("report", ROOT / "examples" / example, *outputs)
        return folder / f"{example}{form}"

    return write


@pytest.fixture(scope="module")
def answers() -> Callable[[str], Answers]:
    """The preferred option among the answers for machines."""
    known: dict[str, Answers] = {}

    def ask(example: str) -> Answers:
        if example not in known:
            given = cba("appraise", ROOT / "examples" / example, "--json")
            content = json.loads(given)["content"]
            known[example] = content["options"][content["preferred"]]
        return known[example]

    return ask


def headline(option: Answers) -> dict[str, str]:
    """The first three key figures as the answers have them, rounded for people."""
    return {
        "Net present social value (NPSV)": money(option["public_value"]["npv"]),
        "Benefit-cost ratio (BCR)": ratio(option["public_value"]["bcr"]),
        "Net position of public bodies": money(option["financial"]["npv"]),
    }


def public(option: Answers) -> list[Answers]:
    return [each for each in option["agencies"].values() if each["public"]]


def unit_of(option: Answers) -> Unit:
    return unit_for(each[key] for each in public(option) for key in COLUMNS.values())


def test_every_format_is_read_here() -> None:
    assert {*READERS, ".pdf", ".xlsx"} >= set(documents._FORMATS)


@pytest.mark.parametrize("example", examples(["starter"]))
@pytest.mark.parametrize("form", READERS)
def test_the_headline_is_that_of_the_answers(
    example: str,
    form: str,
    written: Callable[[str, str], Path],
    answers: Callable[[str], Answers],
) -> None:
    found = shown(form, written(example, form))
    option = answers(example)

    assert headline(option).items() <= found.key_figures.items()
    financial = option["financial"]
    year = financial["payback"]["year"] or "No payback"
    (payback,) = (
        figure
        for name, figure in found.key_figures.items()
        if name.startswith("Payback of public money")
    )
    assert payback.startswith(year)
    assert money(abs(financial["npv_cashable"])) in found.words


@pytest.mark.parametrize("example", examples(["starter"]))
@pytest.mark.parametrize("form", READERS)
def test_the_table_by_agency_is_that_of_the_answers(
    example: str,
    form: str,
    written: Callable[[str, str], Path],
    answers: Callable[[str], Answers],
) -> None:
    heads, *rows = shown(form, written(example, form)).agencies
    option = answers(example)
    unit = unit_of(option)

    for agency, row in zip(public(option), rows, strict=False):
        cells = dict(zip(heads, row, strict=True))
        assert agency["name"] == row[0]
        for head, key in COLUMNS.items():
            assert unit.show(agency[key]) == cells[head]
        if agency["payback"]["year"]:
            assert agency["payback"]["year"] == cells["Payback"]
    assert len(public(option)) <= len(rows)


@pytest.mark.parametrize("example", examples(["starter"]))
@pytest.mark.parametrize("form", [form for form in READERS if form != ".html"])
def test_each_document_shows_what_the_page_shows(
    example: str, form: str, written: Callable[[str, str], Path]
) -> None:
    page = shown(".html", written(example, ".html"))
    other: Shown = shown(form, written(example, form))

    assert page.agencies == other.agencies
    assert page.key_figures.items() <= other.key_figures.items()


@pytest.mark.heavy
@pytest.mark.parametrize("example", examples(["starter"]))
def test_a_pdf_shows_what_the_page_shows(
    example: str, written: Callable[[str, str], Path], answers: Callable[[str], Answers]
) -> None:
    require(shutil.which("pdftotext"), "poppler")
    text = text_of_pdf(written(example, ".pdf"))
    page = shown(".html", written(example, ".html"))
    heads, *rows = page.agencies

    for figure in headline(answers(example)).values():
        assert figure in text
    # Long names run over several lines of a page; the figures stand in one.
    figures = [n for n, head in enumerate(heads) if head in COLUMNS]
    for row in rows:
        assert " ".join(row[n] for n in figures) in text


@pytest.mark.parametrize("example", examples(["starter"]))
def test_a_workbook_holds_the_answers_to_the_penny(
    example: str, written: Callable[[str, str], Path], answers: Callable[[str], Answers]
) -> None:
    option = answers(example)
    found = results_of_workbook(written(example, ".xlsx"), option["title"])

    keys = ["public_value.npv", "public_value.bcr", "financial.npv"]
    keys += ["financial.npv_cashable"]
    keys += [
        f"agencies.{identifier}.{key}"
        for identifier, each in option["agencies"].items()
        if each["public"]
        for key in COLUMNS.values()
    ]
    for key in keys:
        expected: Any = option
        for word in key.split("."):
            expected = expected[word]
        if expected is not None:
            assert found[key] == pytest.approx(expected, abs=0.005)
