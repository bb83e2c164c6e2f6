"""Unit costs by code: values, price years, bearers and transfers."""

from __future__ import annotations

import pytest

from cba.library.names import UnknownReference
from cba.library.unit_costs import unit_cost, unit_cost_codes
from cba.models.years import Year


def test_values_of_a_domestic_abuse_incident() -> None:
    # Unit Cost Database v1.4, code CR2.0, after Walby (2009)
    cost = unit_cost("CR2.0")

    assert (cost.fiscal, cost.economic, cost.social) == (2470.0, 1473.0, 6795.0)
    assert cost.price_year == Year(2008)


def test_value_the_source_does_not_give_is_nothing() -> None:
    cost = unit_cost("CR3.0")

    assert (cost.economic, cost.social, cost.transfer) == (0.0, 0.0, 0.0)


def test_cost_carries_its_source_status_licence_edition_and_rating() -> None:
    cost = unit_cost("HE4.0", "gmca-1.4")

    assert (cost.source, cost.status, cost.edition, cost.robustness) == (
        "NHS Reference Costs 2011-12",
        "published",
        "gmca-1.4",
        "green",
    )
    assert cost.licence == "Creative Commons Attribution 4.0 International (CC BY 4.0)"


def test_bearers_of_one_sector_are_added_up() -> None:
    # children's services 193 and housing 110, of 2,470
    assert dict(unit_cost("CR2.0").sectors) == pytest.approx(
        {
            "nhs": 1171 / 2470,
            "justice": 581 / 2470,
            "police": 415 / 2470,
            "local-authority": 303 / 2470,
        }
    )


def test_bearers_share_their_own_sum_where_it_differs_from_the_total() -> None:
    # the parts of £609 add up to 608: probation 21 + courts 81 + prison 108 +
    # other 58 = 268 to justice
    assert dict(unit_cost("CR8.0").sectors) == pytest.approx(
        {"police": 228 / 608, "justice": 268 / 608, "nhs": 112 / 608}
    )


def test_benefit_payments_are_a_transfer_borne_by_work_and_pensions() -> None:
    # £9,234 of the £9,800 is Jobseeker's Allowance no longer paid
    cost = unit_cost("E&E1.0")

    assert cost.transfer == 9234.0
    assert cost.sectors == (("work-and-pensions", 9234 / 9800), ("nhs", 566 / 9800))


@pytest.mark.parametrize(
    ("code", "sector"),
    [
        ("CR3.0", "justice"),
        ("CR9.0", "police"),
        ("FI2.0", "fire"),
        ("HE3.0", "nhs"),
        ("SS10.0", "local-authority"),
    ],
)
def test_cost_without_a_breakdown_falls_on_the_body_it_names(
    code: str, sector: str
) -> None:
    assert unit_cost(code).sectors == ((sector, 1.0),)


def test_cost_shared_by_several_without_a_breakdown_has_no_bearers() -> None:
    assert unit_cost("SS15.0").sectors == ()


def test_bearer_the_source_does_not_name_has_no_sector() -> None:
    assert unit_cost("SS4.0").sectors == (
        ("local-authority", 760 / 900),
        (None, 140 / 900),
    )


@pytest.mark.parametrize("code", unit_cost_codes())
def test_bearers_share_the_whole_or_are_not_known(code: str) -> None:
    total = sum(share for _, share in unit_cost(code).sectors)

    assert total in (0, pytest.approx(1.0, abs=1e-12))


@pytest.mark.parametrize("code", unit_cost_codes())
def test_transfer_is_part_of_the_fiscal_value(code: str) -> None:
    cost = unit_cost(code)

    assert 0 <= cost.transfer <= cost.fiscal


def test_unknown_code_lists_the_known_ones() -> None:
    with pytest.raises(UnknownReference) as raised:
        unit_cost("CR2")

    assert (raised.value.kind, raised.value.name) == ("unit cost", "CR2")
    assert raised.value.known == unit_cost_codes()


def test_unknown_edition_is_refused() -> None:
    with pytest.raises(UnknownReference, match="edition of `unit_costs` `2015`"):
        unit_cost("CR2.0", "2015")
