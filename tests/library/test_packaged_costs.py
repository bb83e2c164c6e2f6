"""Packaged values are read one by one, and a file that is none of a library is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from cba.library import packaged_costs
from cba.library.catalogue import DataEdition
from cba.library.packaged_costs import PackagedCosts

HEAD = "code,title,unit,fiscal,price_year,source,licence,overlaps_with"
WHOLE = "Y1,Visit,visit,40,2025-26,Payroll,own,Y3 (part: a visit is in it)"
BROKEN = "Y2,Stay,night,lots,2025-26,Payroll,own,"
OTHER = "Y3,Care,week,900,2025-26,Payroll,own,"


def costs_of(folder: Path, patch: pytest.MonkeyPatch, *rows: str) -> PackagedCosts:
    """The values of an edition whose file has these rows."""
    (folder / "costs.csv").write_text("\n".join(rows), encoding="utf-8")
    patch.setattr(packaged_costs, "data_file", folder.joinpath)
    entry = DataEdition("unit_costs", "1", ("costs.csv",), "", "", "", "", "")
    return PackagedCosts((entry,))


def test_a_row_is_read_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    costs = costs_of(tmp_path, monkeypatch, HEAD, WHOLE, BROKEN, OTHER)

    assert list(costs) == ["Y1", "Y2", "Y3"]
    assert costs["Y1"].fiscal == 40.0
    assert costs["Y1"] is costs["Y1"]
    with pytest.raises(ValueError, match="packaged `Y2`"):
        costs["Y2"]


def test_an_overlap_stands_on_a_value_that_does_not_name_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    costs = costs_of(tmp_path, monkeypatch, HEAD, WHOLE, OTHER)

    (overlap,) = costs["Y3"].overlaps_with
    assert overlap == ("Y1", "part", "a visit is in it")


def test_a_file_that_is_no_library_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValueError, match=r"costs\.csv"):
        costs_of(tmp_path, monkeypatch, "code,colour")
