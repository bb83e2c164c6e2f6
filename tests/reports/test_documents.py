from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from cba.loading.project_loader import Loaded, load
from cba.reports import documents, html, page_parts, pdf
from cba.reports.documents import (
    DocumentError,
    Listener,
    write_documents,
    write_together,
)
from cba.resources import templates_folder
from cba.results.appraisal import Appraisal
from cba.results.appraise import appraise

PROJECT = """
cba: 1
project: {title: A case, dated: 2026-11-22}
appraisal: {first_year: 2026-27, years: 2}
agencies: {council: {name: The council, sector: local-authority}}
tables: {costs: costs.csv}
"""
COSTS = (
    "id,kind,paid_by,amount,optimism_bias,source\nteam,revenue,council,900,0%,Budget\n"
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    folder = tmp_path_factory.mktemp("project")
    (folder / "team.yaml").write_text(PROJECT, encoding="utf-8")
    (folder / "costs.csv").write_text(COSTS, encoding="utf-8")
    return load(folder / "team.yaml")


@pytest.fixture(scope="module")
def appraisal(loaded: Loaded) -> Appraisal:
    assert loaded.project is not None
    return appraise(loaded.project, loaded.problems)


@pytest.fixture
def quick_pdf(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Stands in for the layout engine, and notes which files it was given."""
    given: list[tuple[str, ...]] = []

    def write(
        html: str,  # noqa: ARG001
        attachments: tuple[pdf.Attachment, ...],
        base: Path,  # noqa: ARG001
        identifier: str,  # noqa: ARG001
        notice: Callable[[str], None],
    ) -> bytes:
        notice("a line to read")
        given.append(tuple(each.name for each in attachments))
        return b"%PDF"

    stand_in = ModuleType("cba.reports.missing_glyphs")
    vars(stand_in)["write_with_the_fonts_there_are"] = write
    monkeypatch.setitem(sys.modules, "cba.reports.missing_glyphs", stand_in)
    return given


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_output_is_in_the_format_of_its_name(
    appraisal: Appraisal,
    loaded: Loaded,
    tmp_path: Path,
    quick_pdf: list[tuple[str, ...]],
) -> None:
    page, print_, again = (tmp_path / n for n in ("case.html", "case.PDF", "b.pdf"))

    write_documents(appraisal, (page, print_, again), loaded)

    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert print_.read_bytes() == again.read_bytes() == b"%PDF"
    assert left_in(tmp_path) == ["b.pdf", "case.PDF", "case.html"]
    # Made once, with the files of the project.
    assert quick_pdf == [("team.yaml", "costs.csv")]


def test_a_page_alone_needs_no_layout_engine(
    appraisal: Appraisal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    write_documents(appraisal, (tmp_path / "case.html",))

    assert left_in(tmp_path) == ["case.html"]


def test_the_document_says_what_to_type(
    appraisal: Appraisal, loaded: Loaded, tmp_path: Path
) -> None:
    write_documents(appraisal, (tmp_path / "a.html",), loaded)
    write_documents(appraisal, (tmp_path / "b.html",), loaded, ["--set", "y=1 %"])

    assert "cba report team.yaml -o case.html<" in (tmp_path / "a.html").read_text()
    again = "cba report team.yaml --set &#39;y=1 %&#39; -o case.html<"
    assert again in (tmp_path / "b.html").read_text()


def test_the_command_names_every_format_that_was_asked_for(
    appraisal: Appraisal, loaded: Loaded, tmp_path: Path
) -> None:
    names = ("a.md", "hull.docx", "b.MD", "case.xlsx")
    write_documents(appraisal, [tmp_path / name for name in names], loaded)

    # Once each, whatever the files were called, so that their names change no byte.
    assert ("cba report team.yaml -o case.xlsx -o case.docx -o case.md\n") in (
        tmp_path / "a.md"
    ).read_text()


@pytest.mark.parametrize("name", ["case.odt", "case", "case.html.txt"])
def test_another_format_is_refused_with_those_there_are(
    appraisal: Appraisal, tmp_path: Path, name: str
) -> None:
    with pytest.raises(
        DocumentError, match="does not end in the name of a format"
    ) as error:
        write_documents(appraisal, (tmp_path / "good.html", tmp_path / name))

    assert error.value.hint is not None
    assert ".html, .pdf, .xlsx, .docx or .md" in error.value.hint
    assert left_in(tmp_path) == []


def test_a_folder_that_is_not_there_is_named(
    appraisal: Appraisal, tmp_path: Path
) -> None:
    with pytest.raises(DocumentError, match="there is no folder"):
        write_documents(appraisal, (tmp_path / "nowhere" / "case.html",))


def test_a_folder_is_no_file(appraisal: Appraisal, tmp_path: Path) -> None:
    (tmp_path / "case.html").mkdir()

    with pytest.raises(DocumentError, match="is a folder"):
        write_documents(appraisal, (tmp_path / "case.html",))


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path) -> None:
    first, second = tmp_path / "a.html", Path("/dev/full")
    first.write_bytes(b"old")

    with pytest.raises(DocumentError) as error:
        write_together({first: b"new", second: b"too much"})

    assert str(error.value) == f"`{second}` cannot be written: no space left on device"
    assert first.read_bytes() == b"old"
    assert left_in(tmp_path) == ["a.html"]


@pytest.mark.parametrize(
    ("names", "others"),
    [
        (("z.md", "z.pdf"), "`z.md`"),
        (("a.html", "z.PDF", "b.docx"), "`a.html` and `b.docx`"),
        (("z.pdf",), "`z.html`"),
    ],
)
def test_a_machine_without_pango_says_what_to_install_and_what_works(
    appraisal: Appraisal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    names: tuple[str, ...],
    others: str,
) -> None:
    def unavailable(*_: object, **__: object) -> bytes:
        raise pdf.PdfUnavailable("libpango")

    monkeypatch.setattr("cba.reports.missing_glyphs.write_pdf", unavailable)
    with pytest.raises(DocumentError, match="apt-get install") as error:
        write_documents(appraisal, [tmp_path / name for name in names])

    assert error.value.hint is not None
    wanted = error.value.hint.partition("ask for ")[2].replace(f"{tmp_path}/", "")
    assert wanted == f"{others} alone"
    assert left_in(tmp_path) == []


@pytest.mark.parametrize(
    "part", ["fonts/SourceSans3-Semibold.ttf", "print.css", "business_case.html.jinja"]
)
def test_a_part_of_the_tool_that_is_gone_is_named(
    appraisal: Appraisal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    parts, outputs = tmp_path / "parts", tmp_path / "outputs"
    shutil.copytree(templates_folder(), parts)
    outputs.mkdir()
    (parts / part).unlink()
    for module in (html, page_parts):
        monkeypatch.setattr(module, "templates_folder", lambda: parts)
    html._environment.cache_clear()

    try:
        with pytest.raises(DocumentError) as error:
            write_documents(appraisal, (outputs / "a.pdf",))
    finally:
        html._environment.cache_clear()

    assert (
        str(error.value) == f"`{part}`, a part of this tool, is missing or unreadable"
    )
    assert error.value.hint == "install the tool again"
    assert left_in(outputs) == []


def test_who_listens_hears_of_each_step_and_what_to_know(
    appraisal: Appraisal, tmp_path: Path, quick_pdf: list[tuple[str, ...]]
) -> None:
    steps: list[str] = []
    notices: list[str] = []
    listener = Listener(steps.append, notices.append)
    outputs = tuple(tmp_path / name for name in ("a.html", "a.pdf", "b.pdf"))

    write_documents(appraisal, outputs, listener=listener)

    assert steps == ["laying out a.html", "laying out a.pdf"]
    assert notices == ["a line to read"]
    assert quick_pdf == [()]


def test_a_project_file_that_changed_meanwhile_is_not_carried(
    tmp_path: Path, quick_pdf: list[tuple[str, ...]]
) -> None:
    (tmp_path / "team.yaml").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "costs.csv").write_text(COSTS, encoding="utf-8")
    loaded = load(tmp_path / "team.yaml")
    assert loaded.project is not None
    appraisal = appraise(loaded.project)
    (tmp_path / "costs.csv").write_text(COSTS.replace("900", "800"), encoding="utf-8")

    with pytest.raises(DocumentError, match="has changed"):
        write_documents(appraisal, (tmp_path / "case.pdf",), loaded)

    assert quick_pdf == []


def test_a_project_from_a_pipe_is_carried_by_nothing(
    tmp_path: Path, quick_pdf: list[tuple[str, ...]]
) -> None:
    text = PROJECT.replace("tables: {costs: costs.csv}", "").rstrip() + (
        "\ncosts: {team: {kind: revenue, paid_by: council, amount: 900}}\n"
    )
    loaded = load(None, stdin_text=text)
    assert loaded.project is not None

    write_documents(appraise(loaded.project), (tmp_path / "case.pdf",), loaded)

    assert quick_pdf == [()]
    assert documents.file_name(loaded) == "-"
