"""What the documentation shows as Python runs."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from cba.resources import examples_folder
from docs.generate.blocks import blocks_of
from docs.generate.pages import ROOT

PAGE = ROOT / "docs" / "how-to" / "use-from-a-notebook.md"


def test_the_cells_run_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = [
        block.text
        for block in blocks_of(PAGE.read_text("utf-8"))
        if block.language == "python"
    ]
    script = tmp_path / "cells.py"
    script.write_text("\n".join(cells), "utf-8")
    monkeypatch.chdir(examples_folder().parent)

    names = runpy.run_path(str(script))

    assert list(names["flows"].columns) == [
        *("option", "line", "kind", "category", "agency", "cashable", "year"),
        *("real", "nominal", "discount_factor", "present_value"),
    ]
