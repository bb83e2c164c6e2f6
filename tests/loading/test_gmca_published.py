"""The published database itself, where somebody has put it beside the repository."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from cba.library.library_file import read_library
from cba.loading.gmca_workbook import import_workbook
from cba.loading.imported import Imported, Rebased, library_text
from tests.conftest import ROOT

NAME = "gmca_unit_cost_database_v1_4.xlsx"
FOUND = [
    path
    for folder in (ROOT, *ROOT.parents[:2])
    for path in sorted(folder.glob(f"*/data/{NAME}"))
]
pytestmark = pytest.mark.skipif(not FOUND, reason=f"{NAME} is not here")


@cache
def made() -> Imported:
    return import_workbook(Path(FOUND[0]).read_bytes(), NAME)


def test_every_row_is_read_and_only_the_one_without_a_code_is_left_out() -> None:
    assert made().read == 684
    assert len(made().rows) == 683
    assert made().left_out == ("Crime!C58",)
    assert made().without_code == 1
    assert dict(made().sheets) == {
        "Crime": 185,
        "Education & Skills": 35,
        "Employment & Economy": 75,
        "Fire": 15,
        "Health": 201,
        "Housing": 36,
        "Social Services": 137,
    }


def test_the_library_reads_back_without_a_fault() -> None:
    library, faults = read_library(library_text(made().rows), "gm")

    assert faults == ()
    assert len(library.costs) == 683
    assert (library.edition, library.licence) == ("gmca-1.4", "CC BY 4.0")
    assert Counter(cost.robustness for cost in library.costs.values()) == {
        "green": 507,
        "amber": 173,
        "red": 3,
    }


def test_moved_to_2015_16_every_value_agrees_with_the_workbook() -> None:
    # 675 fiscal values, 80 economic and 25 social ones; the row without a code has
    # one of them, and for the one that is zero the workbook shows nothing.
    assert made().rebased == Rebased("2015-16", 675 + 80 + 25 - 2, 0)


def test_the_crime_headline_is_borne_with_the_row_that_has_no_code() -> None:
    library, _ = read_library(library_text(made().rows), "gm")
    shares = {x.name: x.share for x in library.costs["CR8.0"].bearers}

    # 227.92 + 21.2 + 81.12 + 108.03 + 58.3 + 112.42 = 608.99
    assert shares["Police"] == pytest.approx(227.92 / 608.99)
    assert sum(shares.values()) == pytest.approx(1)


def test_parts_in_other_years_keep_them() -> None:
    library, _ = read_library(library_text(made().rows), "gm")
    cost = library.costs["SS16.0"]

    assert (str(cost.price_year), str(cost.economic_price_year)) == (
        "2009-10",
        "2008-09",
    )
    assert (cost.fiscal, cost.economic) == (3206.0, 6958.0)


def test_what_does_not_agree_is_told() -> None:
    codes = Counter(problem.code for problem in made().problems)

    assert codes == {"CBA519": 1, "CBA520": 18, "CBA521": 3}
    assert (made().with_parts, made().adding_up) == (73, 55)
