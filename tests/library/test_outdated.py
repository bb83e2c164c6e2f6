"""What has aged of the unit costs in use, and what may not be used as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from cba.library.outdated import outdated
from cba.loading.project_loader import load
from cba.models.years import Year

HEAD = """cba: 1
project: {title: Small project}
appraisal: {first_year: 2026-27, years: 3, price_year: 2019-20}
agencies: {council: {sector: local-authority}, residents: {sector: community}}
libraries: {own: own.csv}
benefits:
"""
LINE = """  visits:
    title: Visits
    quantity: 100
    deadweight: 20%
    value: {VALUE}
    falls_to: council
    cashable: 0%
    optimism_bias: 10%
"""
LIBRARY = """code,title,unit,fiscal,social,price_year,source,licence,\
robustness,standing,superseded_by,category
NEW,Visit,visit,100,,2014-15,S,OGL v3.0,green,,,
OLD,Visit,visit,100,50,2013-14,S,OGL v3.0,green,,,
SET,Visit,visit,100,,2009-10,S,OGL v3.0,,,,value
RED,Visit,visit,100,,2019-20,S,OGL v3.0,red,,,
GONE,Visit,visit,100,,2019-20,S,OGL v3.0,,withdrawn,,
PAST,Visit,visit,100,,2019-20,S,OGL v3.0,,superseded,NEW,
SHUT,Visit,visit,100,,2019-20,S,licensed,,,,
"""
Found = list[tuple[str, str]]


def aged(folder: Path, value: str) -> Found:
    (folder / "own.csv").write_text(LIBRARY, encoding="utf-8")
    path = folder / "project.yaml"
    path.write_text(HEAD + LINE.replace("VALUE", value), encoding="utf-8")
    loaded = load(path)
    assert loaded.project is not None, loaded.problems
    return [(each.kind, each.code) for each in outdated(loaded.project)]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("unit_cost: NEW", []),  # five years before: not yet old
        ("unit_cost: OLD", [("old-prices", "OLD")]),  # six
        ("unit_cost: SET", []),  # as old as the guidance, whichever prices
        ("unit_cost: RED", [("red", "RED")]),
        ("unit_cost: GONE", [("withdrawn", "GONE")]),
        ("unit_cost: PAST", [("superseded", "PAST")]),
        ("unit_cost: SHUT", [("licence", "SHUT")]),
        # What the project puts in the place of all of it does not age.
        ("unit_cost: RED, fiscal: 80", []),
        ("unit_cost: OLD, fiscal: 80", [("old-prices", "OLD")]),
        ("unit_cost: OLD, fiscal: 80, social: 40", []),
        ("unit_cost: PAST, fiscal: 80", [("superseded", "PAST")]),
        # Leave that its owner gave.
        ("unit_cost: SHUT, licence: with permission", []),
        ("per: visit, fiscal: 80, licence: internal", [("licence", "")]),
        ("per: visit, fiscal: 80, licence: own", []),
        ("per: visit, fiscal: 80", []),
    ],
)
def test_what_has_aged(tmp_path: Path, value: str, found: Found) -> None:
    assert found == aged(tmp_path, value)


def test_the_oldest_part_decides(tmp_path: Path) -> None:
    aged(tmp_path, "unit_cost: OLD")
    project = load(tmp_path / "project.yaml").project
    assert project is not None
    (found,) = outdated(project)

    assert (found.price_year, found.years) == (Year(2013), 6)
    assert found.path == ("benefits", "visits", "value")
