"""Values with what the library knows: parts, price years and bearers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cba.library import resolution
from cba.library.names import UnknownReference
from cba.library.resolution import (
    Override,
    ResolvedValue,
    bears_fiscal,
    valued_parts,
)
from cba.library.unit_costs import unit_cost as resolution_of
from cba.models.agency import Agency
from cba.models.benefit import Benefit
from cba.models.inputs import Input
from cba.models.project import Project
from cba.models.value import Value
from cba.models.years import Year

AGENCIES = {
    "council": Agency(sector="local-authority"),
    "trust": Agency(sector="nhs"),
    "prisons": Agency(sector="justice"),
}


def value(**parts: str) -> Value:
    return Value.model_validate(parts)


def project(agencies: Mapping[str, Agency] = AGENCIES) -> Project:
    return Project.model_validate(
        {
            "cba": "1",
            "project": {"title": "T"},
            "appraisal": {"first_year": "2026-27", "years": "3"},
            "agencies": dict(agencies),
        }
    )


def resolve(given: Value, agencies: Mapping[str, Agency]) -> ResolvedValue:
    return resolution.resolve(project(agencies), given)


def test_a_value_without_a_unit_cost_is_as_given() -> None:
    found = resolve(value(fiscal="5", social="7", price_year="2020-21"), AGENCIES)

    assert (found.fiscal, found.economic, found.social) == (
        Input(5.0),
        None,
        Input(7.0),
    )
    assert (found.price_year, found.falls_to) == (Year(2020), None)


def test_a_unit_cost_brings_values_price_year_source_and_bearers() -> None:
    # HO3.0: £2,501 in 2010-11 prices, borne by the local authority
    found = resolve(value(unit_cost="HO3.0"), AGENCIES)

    assert (found.fiscal, found.economic, found.transfer) == (Input(2501.0), None, None)
    assert (found.price_year, found.status) == (Year(2010), "published")
    assert (
        found.source == "Shelter, Immediate costs to government of loss of home (2012)"
    )
    assert found.falls_to == (("council", 1.0),)


def test_a_part_of_the_file_replaces_the_librarys() -> None:
    given = value(unit_cost="CR2.0", fiscal="3000", price_year="2024-25", source="Ours")
    found = resolve(given, AGENCIES)

    assert (found.fiscal, found.economic) == (Input(3000.0), Input(1473.0))
    assert (found.price_year, found.source) == (Year(2024), "Ours")


def test_nought_in_the_file_replaces_the_librarys_too() -> None:
    found = resolve(value(unit_cost="CR2.0", economic="0"), AGENCIES)

    assert found.economic == Input(0.0)


def test_bearers_of_one_agency_are_added_up_and_others_go_elsewhere() -> None:
    # CR2.0: NHS 1,171, criminal justice 581, police 415, LA 193 + 110, of 2,470
    found = resolve(value(unit_cost="CR2.0"), AGENCIES)

    assert dict(found.falls_to or ()) == {
        "trust": 1171 / 2470,
        "prisons": 581 / 2470,
        "other_public": 415 / 2470,
        "council": 193 / 2470 + 110 / 2470,
    }
    assert found.elsewhere == (("Police", 415 / 2470),)


def test_a_bearer_of_unknown_sector_goes_elsewhere() -> None:
    found = resolve(value(unit_cost="SS4.0"), AGENCIES)

    assert found.falls_to == (("council", 760 / 900), ("other_public", 140 / 900))


def test_two_agencies_of_a_sector_are_not_told_apart() -> None:
    two = {**AGENCIES, "county": Agency(sector="local-authority")}
    found = resolve(value(unit_cost="HO3.0"), two)

    assert (found.falls_to, found.doubtful) == (None, (("LA", ("council", "county")),))


@pytest.mark.parametrize(
    ("bears", "expected"),
    [
        (("LA",), "county"),
        (("la",), "county"),
        (("local-authority",), "county"),
        # It stands for children's services alone, so the cost is the other council's.
        (("LA children",), "council"),
    ],
)
def test_an_agency_may_say_for_whom_it_stands(
    bears: tuple[str, ...], expected: str
) -> None:
    county = Agency(sector="local-authority", bears=bears)
    found = resolve(value(unit_cost="HO3.0"), {**AGENCIES, "county": county})

    assert found.falls_to == ((expected, 1.0),)


def test_the_name_of_a_bearer_counts_before_its_sector() -> None:
    # CR8.0 names probation, courts, prison and others, all of justice
    agencies = {
        "prisons": Agency(sector="justice", bears=("Prison",)),
        "ministry": Agency(sector="justice", bears=("justice",)),
    }
    found = resolve(value(unit_cost="CR8.0"), agencies)
    shares = dict(found.falls_to or ())

    assert shares["prisons"] == 108 / 608
    assert shares["ministry"] == pytest.approx((21 + 81 + 58) / 608)


def test_who_is_no_public_body_bears_nothing() -> None:
    private = {"clinic": Agency.model_validate({"sector": "nhs", "public": "false"})}
    found = resolve(value(unit_cost="HE3.0"), private)

    assert found.falls_to == (("other_public", 1.0),)


def test_a_cost_of_several_bodies_without_shares_has_no_bearers() -> None:
    found = resolve(value(unit_cost="SS15.0"), AGENCIES)

    assert (found.falls_to, found.elsewhere, found.doubtful) == (None, (), ())
    assert found.has_fiscal


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownReference, match="unit cost `CR3`"):
        resolve(value(unit_cost="CR3"), AGENCIES)


def test_a_part_says_who_saves_before_its_line_and_the_library() -> None:
    line = Benefit.model_validate(
        {
            "quantity": "5",
            "falls_to": "trust",
            "values": {
                "one": {"unit_cost": "HO3.0", "falls_to": "prisons"},
                "two": {"unit_cost": "HO3.0"},
            },
        }
    )
    one, two = (part for _, part in valued_parts(line))
    resolved = resolve(two, AGENCIES)
    alone = Benefit.model_validate({"quantity": "5", "value": {"unit_cost": "HO3.0"}})

    assert bears_fiscal(line, one, resolved) == (("prisons", 1.0),)
    assert bears_fiscal(line, two, resolved) == (("trust", 1.0),)
    assert bears_fiscal(alone, alone.value, resolved) == (("council", 1.0),)


def test_shares_of_bearers_make_the_whole() -> None:
    for code in ("CR2.0", "CR8.0", "E&E1.0", "HE13.0", "SS4.0"):
        found = resolve(value(unit_cost=code), AGENCIES)

        assert sum(share for _, share in found.falls_to or ()) == pytest.approx(1.0)


def test_each_part_is_in_the_prices_of_its_own_year() -> None:
    # SS16.0: £3,206 fiscal in 2009-10 prices, £6,958 economic in 2008-09 prices
    found = resolve(value(unit_cost="SS16.0"), AGENCIES)

    assert found.price_year == Year(2009)
    assert found.price_years == (("economic", Year(2008)),)
    assert found.prices_of("economic") == Year(2008)


def test_a_typed_part_leaves_the_others_in_the_librarys_prices() -> None:
    given = value(unit_cost="CR2.0", fiscal="3000", price_year="2024-25")
    found = resolve(given, AGENCIES)

    assert found.prices_of("fiscal") == Year(2024)
    assert found.prices_of("economic") == resolution_of("CR2.0").price_year


def test_a_price_year_beside_the_librarys_parts_alone_is_meant_for_them() -> None:
    found = resolve(value(unit_cost="SS16.0", price_year="2020-21"), AGENCIES)

    assert (found.price_year, found.price_years) == (Year(2020), ())


def test_what_the_file_gives_instead_is_kept_beside_what_the_library_has() -> None:
    # CR3.0: £33,785 in 2013-14 prices
    given = value(unit_cost="CR3.0", fiscal="30000", price_year="2024-25")
    found = resolve(given, AGENCIES)

    assert found.overrides == (Override("fiscal", 33785.0, Year(2013), Input(30000.0)),)
    assert found.override_of("fiscal") == found.overrides[0]
    assert found.override_of("social") is None


@pytest.mark.parametrize(
    "given",
    [
        {"unit_cost": "CR3.0"},
        # The same figure in the same prices replaces nothing.
        {"unit_cost": "CR3.0", "fiscal": "33785", "price_year": "2013-14"},
        # The library has no social part: one is added.
        {"unit_cost": "CR3.0", "social": "5", "price_year": "2024-25"},
    ],
)
def test_what_the_library_has_not_is_not_replaced(given: dict[str, str]) -> None:
    assert resolve(value(**given), AGENCIES).overrides == ()


def test_a_transfer_stays_the_share_of_a_fiscal_part_that_is_typed() -> None:
    # E&E1.0: £9,234 of £9,800 are a transfer
    found = resolve(value(unit_cost="E&E1.0", fiscal="10000 (8000 to 12000)"), {})

    assert found.transfer_share == 9234 / 9800
    assert found.transfer is not None
    assert found.transfer == Input(10000 * (9234 / 9800))


def test_a_transfer_moves_with_the_fiscal_part_of_the_library_too() -> None:
    # What is tried at its ends in a sensitivity analysis is what typing them gives.
    found = resolve(value(unit_cost="E&E1.0"), {})

    assert found.transfer_share == 9234 / 9800
    assert found.transfer == Input(9800 * (9234 / 9800))


def test_a_typed_transfer_is_not_scaled() -> None:
    found = resolve(value(unit_cost="E&E1.0", fiscal="10000", transfer="5"), {})

    assert (found.transfer_share, found.transfer) == (None, Input(5.0))


def test_the_licence_is_the_librarys_unless_the_file_gives_one() -> None:
    library = resolve(value(unit_cost="CR3.0"), AGENCIES)
    own = resolve(value(unit_cost="CR3.0", licence="internal"), AGENCIES)

    assert library.licence == resolution_of("CR3.0").licence
    assert own.licence == "internal"


def test_the_library_answers_for_no_figure_that_is_replaced_whole() -> None:
    assert resolve(value(unit_cost="CR3.0", fiscal="1"), AGENCIES).status is None
    # Its economic and social parts are still the library's.
    assert resolve(value(unit_cost="CR2.0", fiscal="1"), AGENCIES).status == "published"
    own = value(unit_cost="CR3.0", fiscal="1", status="local")
    assert resolve(own, AGENCIES).status == "local"
