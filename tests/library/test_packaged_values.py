"""What the packaged values say, row by row where it was checked by hand."""

from __future__ import annotations

import pytest

from cba.library.catalogue import data_edition
from cba.library.names import UnknownReference
from cba.library.overlaps import KINDS
from cba.library.unit_costs import (
    bearer_sectors,
    packaged_library,
    unit_cost,
    value_codes,
)
from cba.models.sectors import SECTORS
from cba.models.years import Year

COSTS = packaged_library().costs
BY_CODE = pytest.mark.parametrize("code", COSTS)


def test_105_unit_costs_and_the_value_parameters_are_packaged() -> None:
    parameters = (
        "QALY",
        "WELLBY",
        "CARBON",
        "NLW-2026",
        "NLW-2025",
        "MEDIAN-HOUR",
    )

    assert value_codes() == parameters
    assert len(COSTS) == 105 + len(parameters)


# From the workbook of the Unit Cost Database v1.4: fiscal, economic and social
# value with the year, and the rating.
@pytest.mark.parametrize(
    ("code", "parts", "year", "robustness"),
    [
        ("CR1.0", (500, 0, 0), "2002-03", "red"),
        ("CR4.2", (94780, 0, 0), "2013-14", "green"),
        ("CR8.1", (174363, 535120, 1069481), "2010-11", "green"),
        ("CR8.18", (26, 97, 0), "2010-11", "green"),
        ("E&S2.0", (9219, 529, 0), "2005-06", "amber"),
        ("E&S13.0", (2750, 3125, 0), "2010-11", "green"),
        ("E&E2.0", (8632, 12568, 0), "2012-13", "green"),
        ("FI1.0", (3079, 2713, 0), "2008-09", "amber"),
        ("HE1.0", (1800, 0, 1398), "2009-10", "amber"),
        ("HE2.0", (3614, 8954, 3814), "2013-14", "amber"),
        ("HE11.9", (16386, 9217, 0), "2007-08", "amber"),
        ("HO4.0", (107.45, 0, 0), "2010-11", "amber"),
        ("SS9.0", (136, 0, 0), "2012-13", "green"),
        ("SS16.0", (3206, 6958, 0), "2009-10", "green"),
    ],
)
def test_values_checked_by_hand(
    code: str, parts: tuple[float, float, float], year: str, robustness: str
) -> None:
    cost = unit_cost(code)

    assert (cost.fiscal, cost.economic, cost.social) == parts
    assert (str(cost.price_year), cost.robustness) == (year, robustness)


def test_the_economic_part_of_emotional_learning_is_in_earlier_prices() -> None:
    assert unit_cost("SS16.0").economic_price_year == Year(2008)


# Their sources say that these only move money: benefits, tax and insurance.
@pytest.mark.parametrize(
    ("code", "transfer"),
    [
        ("HO7.0", 92.98),
        ("E&S6.0", 641.0),
        ("E&E2.0", 7500.0),
        ("E&E10.0", 4257.0),
        ("E&E10.1", 536.0),
        ("HE2.0", 0.0),
    ],
)
def test_benefits_and_tax_are_transfers(code: str, transfer: float) -> None:
    assert unit_cost(code).transfer == pytest.approx(transfer)


# From the constituent rows of the workbook: dementia 14,338 + 2,048 = 16,386; theft
# 227 + 33 + 52 + 24 + 21 = 357, of which all but the police is justice.
@pytest.mark.parametrize(
    ("code", "sectors"),
    [
        ("HE11.9", {"local-authority": 14338 / 16386, "nhs": 2048 / 16386}),
        ("CR8.8", {"police": 227 / 357, "justice": 130 / 357}),
        ("HO2.0", {"local-authority": 642 / 690, "work-and-pensions": 48 / 690}),
        ("SS8.0", {"local-authority": 355.87 / 465.66, "nhs": 109.79 / 465.66}),
        ("E&E10.0", {"work-and-pensions": 3218 / 4257, "tax-authority": 1039 / 4257}),
        ("SS13.0", {"local-authority": 1.0}),
    ],
)
def test_bearers_checked_by_hand(code: str, sectors: dict[str, float]) -> None:
    assert dict(unit_cost(code).sectors) == pytest.approx(sectors)


def test_value_parameters_have_their_ranges_and_years() -> None:
    wellby, qaly = unit_cost("WELLBY"), unit_cost("QALY")

    assert (wellby.social, wellby.spread) == (13000, (("social", 10000, 16000),))
    assert wellby.price_year == Year(2019, financial=False)
    assert (qaly.social, qaly.price_year) == (70000, Year(2020))


def test_carbon_has_a_value_for_each_calendar_year_from_2020_to_2050() -> None:
    carbon = unit_cost("CARBON")

    assert [year for year, *_ in carbon.by_year] == [
        Year(year, financial=False) for year in range(2020, 2051)
    ]
    assert carbon.by_year[10][1:] == (147.25, 294.5, 441.75)
    assert (Year(2026, financial=False), *carbon.by_year[6][1:]) == (
        Year(2026, financial=False),
        carbon.spread[0][1],
        carbon.social,
        carbon.spread[0][2],
    )


def test_last_years_living_wage_gave_way_to_this_years() -> None:
    old, new = unit_cost("NLW-2025"), unit_cost("NLW-2026")

    assert (old.social, old.standing, old.superseded_by) == (
        12.21,
        "superseded",
        "NLW-2026",
    )
    assert (new.social, new.standing) == (12.71, "current")


@BY_CODE
def test_every_value_says_where_it_comes_from_and_whom_to_credit(code: str) -> None:
    cost = COSTS[code]
    entry = data_edition("values" if cost.category == "value" else "unit_costs")

    assert (cost.edition, cost.licence) == (entry.edition, entry.licence)
    assert cost.category != "own"
    assert all((cost.title, cost.unit, cost.source, cost.publisher))
    assert "licensed under" in cost.attribution


@BY_CODE
def test_every_overlap_is_on_both_sides_with_one_reason(code: str) -> None:
    for overlap in COSTS[code].overlaps_with:
        back = [x for x in COSTS[overlap.code].overlaps_with if x.code == code]

        assert [(x.kind, x.why) for x in back] == [(overlap.kind, overlap.why)]
        assert overlap.kind in KINDS
        assert overlap.code != code
        assert overlap.why


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("CR8.0", "CR8.7", "average"),
        ("CR3.0", "CR8.0", "part"),
        ("HE2.0", "CR8.8", "prevented"),
        ("WELLBY", "QALY", "wellbeing"),
        ("HE13.0", "HE11.4", "average"),
        ("FI3.0", "FI2.0", "part"),
        ("SS1.0", "SS3.0", "average"),
        ("HO3.0", "HO4.1", "part"),
        ("E&E1.0", "HO7.0", "part"),
    ],
)
def test_known_overlaps(one: str, other: str, kind: str) -> None:
    kinds = {each.code: each.kind for each in unit_cost(one).overlaps_with}

    assert kinds[other] == kind


@pytest.mark.parametrize(
    ("one", "other"),
    [("CR8.6", "CR8.7"), ("FI1.0", "FI2.0"), ("HE5.0", "HE6.0"), ("SS7.0", "SS9.0")],
)
def test_values_that_add_up_do_not_overlap(one: str, other: str) -> None:
    assert other not in {each.code for each in unit_cost(one).overlaps_with}


def test_a_replacement_is_there_and_current() -> None:
    named = [x.superseded_by for x in COSTS.values() if x.superseded_by]

    assert named == ["NLW-2026"]
    assert {COSTS[code].standing for code in named} == {"current"}


def test_the_table_of_bodies_names_known_sectors_once() -> None:
    names = [each.name.casefold() for each in bearer_sectors()]
    sectors = {each.sector for each in bearer_sectors() if each.sector}

    assert sorted(set(names)) == sorted(names)
    assert sectors <= set(SECTORS)


def test_only_bodies_that_nobody_names_have_no_sector() -> None:
    unknown = {
        (cost.code, bearer.name)
        for cost in COSTS.values()
        for bearer in cost.bearers
        if bearer.sector is None
    }

    assert unknown == {("SS4.0", "Other agencies")}


def test_an_edition_of_either_kind_may_be_asked_for() -> None:
    assert packaged_library("gmca-1.4", "2026").costs == COSTS
    with pytest.raises(UnknownReference, match="edition of `values` `1999`"):
        packaged_library(None, "1999")
