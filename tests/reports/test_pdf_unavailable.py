from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest

from cba.reports.pdf import PdfUnavailable, write_pdf


class NoPango:
    """Stands before the real importers, as a machine without Pango does."""

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        if name == "weasyprint":
            # The engine prints this advice before it gives up.
            print("WeasyPrint could not import some external libraries.")  # noqa: T201
            message = "cannot load library 'libpango-1.0-0'"
            raise OSError(message)
        return None


@pytest.fixture
def without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(sys.modules):
        if name.partition(".")[0] == "weasyprint" or name == "cba.reports.pdf_layout":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("cba.reports.pdf_layout", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])


@pytest.mark.usefixtures("without_pango")
def test_the_error_says_in_one_line_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(PdfUnavailable) as unavailable:
        write_pdf("<h1>Case</h1>", base=tmp_path, identifier="abc")

    assert str(unavailable.value) == (
        "a PDF needs Pango, which is not on this machine: on Debian or Ubuntu "
        "`apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`"
    )


@pytest.mark.usefixtures("without_pango")
def test_nothing_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PdfUnavailable):
        write_pdf("<h1>Case</h1>", base=tmp_path, identifier="abc")

    assert capsys.readouterr() == ("", "")
