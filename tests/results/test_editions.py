from __future__ import annotations

import pytest

from cba.library.catalogue import current_editions
from cba.results.editions import editions_used
from tests.results.appraising import TWO_PARTNERS, loaded_text

CURRENT = current_editions()


def used(text: str) -> set[str]:
    return set(editions_used(loaded_text(text)))


def test_a_project_without_reference_data_rests_on_none() -> None:
    assert used(TWO_PARTNERS) == set()


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("{rate: 0%}", "green-book", "discount_schedules"),
        ("source: Budget", "discounting: green-book", "discount_schedules"),
        ("source: Budget", "price_year: 2024-25", "gdp_deflator"),
        ("social: 5,", "social: 5, price_year: 2024-25,", "gdp_deflator"),
        (
            "amount: [100, 100]\n        optimism_bias: 0%",
            "amount: 1\n        confidence: 3",
            "optimism_bias",
        ),
        (
            "cashable: 1/3\n        optimism_bias: 0%",
            "cashable: 0%\n        confidence: 3",
            "optimism_bias",
        ),
        ("quantity: [6, 9, 9]\n", "quantity: {value: 9, confidence: 4}\n", ""),
        ("kind: revenue", "kind: capital", ""),
    ],
)
def test_each_data_set_by_what_uses_it(old: str, new: str, name: str) -> None:
    assert old in TWO_PARTNERS
    assert used(TWO_PARTNERS.replace(old, new)) == ({name} if name else set())


def test_a_capital_class_rests_on_the_table_of_classes() -> None:
    text = TWO_PARTNERS.replace("kind: revenue", "kind: capital").replace(
        "amount: [100, 100]\n        optimism_bias: 0%",
        "amount: 100\n        optimism_bias: {class: standard-buildings}",
    )

    assert used(text) == {"capital_bias"}


def test_a_unit_cost_rests_on_the_library_and_on_prices() -> None:
    text = TWO_PARTNERS.replace(
        "{fiscal: 10, social: 5, source: Audit}", "{unit_cost: HE7.0}"
    )

    assert used(text) == {"unit_costs", "gdp_deflator"}


def test_a_price_index_of_its_own_replaces_the_deflator() -> None:
    text = TWO_PARTNERS.replace("source: Budget", "price_year: 2024-25").replace(
        "years: 3,", "years: 3, deflator: {2024-25: 100, 2026-27: 104},"
    )

    assert used(text) == set()


def test_the_edition_is_the_current_one_unless_the_project_names_another() -> None:
    text = TWO_PARTNERS.replace("{rate: 0%}", "green-book")
    name = "discount_schedules"

    assert editions_used(loaded_text(text)) == {name: CURRENT[name]}


def test_a_typed_bias_answers_for_every_grade() -> None:
    text = TWO_PARTNERS.replace("[6, 9, 9]", "{value: 9, confidence: 4}")

    assert used(text) == set()
