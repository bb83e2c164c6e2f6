"""Values that a file types itself, with the licence under which it holds them."""

from __future__ import annotations

from cba.results.library_values_json import pedigree_json
from cba.results.licensed_values import (
    LicensedValue,
    credits_of_licensed,
    licensed_values,
)
from tests.results.appraising import TWO_PARTNERS, loaded_text

CLUB = "source: A benchmarking club, licence: licensed"
HELD = TWO_PARTNERS.replace("source: Audit", CLUB)


def test_a_typed_value_with_a_licence_is_told_by_its_address() -> None:
    assert licensed_values(loaded_text(HELD)) == (
        LicensedValue(
            address="benefits.falls.value",
            options=("preferred",),
            price_year="2026-27",
            source="A benchmarking club",
            licence="licensed",
            passes_on=False,
        ),
    )


def test_a_value_without_a_licence_is_none_of_them() -> None:
    assert licensed_values(loaded_text(TWO_PARTNERS)) == ()


def test_credit_names_the_source_and_the_licence() -> None:
    (credit,) = credits_of_licensed(licensed_values(loaded_text(HELD)))

    assert credit.text.startswith("A benchmarking club: bought or lent under terms")
    assert credit.codes == ("benefits.falls.value",)


def test_own_figures_ask_for_no_credit() -> None:
    own = HELD.replace("licence: licensed", "licence: own")

    assert credits_of_licensed(licensed_values(loaded_text(own))) == ()


def test_machines_are_told_that_it_is_not_to_be_passed_on() -> None:
    found = pedigree_json(loaded_text(HELD))

    assert list(found) == ["licensed", "attributions"]
    assert found["licensed"] == [
        {
            "path": "benefits.falls.value",
            "options": ["preferred"],
            "price_year": "2026-27",
            "source": "A benchmarking club",
            "licence": "licensed",
            "passes_on": False,
        }
    ]
