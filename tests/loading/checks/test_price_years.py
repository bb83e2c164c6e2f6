from __future__ import annotations

from pathlib import Path

import pytest

from cba.loading.project_loader import load
from tests.loading.projects import OF_AGE, OTHERS, SAVES, benefit, cost, found, project

COST = "kind: revenue, paid_by: council, amount: 5, source: Team, optimism_bias: 10%"
VALUE = f"quantity: 5, {SAVES}, {OTHERS}"
EUROS = "{first_year: 2026-27, years: 4, currency: EUR}"


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        # The GDP deflator of March 2026 runs from 2000-01 to 2030-31.
        ("2000-01", []),
        ("1999-00", [("CBA320", "price_year")]),
        ("2030-31", []),
        ("2031-32", [("CBA320", "price_year")]),
        # A calendar year needs the financial year it begins in as well.
        ("2001", []),
        ("2000", [("CBA320", "price_year")]),
    ],
)
def test_the_deflator_reaches_the_price_year_of_a_line(
    year: str, expected: list[tuple[str, str]]
) -> None:
    assert cost(f"{COST}, price_year: {year}") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("value: {fiscal: 5, price_year: 1980-81}", [("CBA320", "value.price_year")]),
        # The price year of the value wins over that of the line.
        ("price_year: 1980-81, value: {fiscal: 5, price_year: 2020-21}", []),
        ("price_year: 1980-81, value: {unit_cost: HO3.0}", []),
        ("price_year: 1980-81, value: {fiscal: 5}", [("CBA320", "price_year")]),
    ],
)
def test_the_deflator_reaches_the_price_year_of_a_value(
    line: str, expected: list[tuple[str, str]]
) -> None:
    assert benefit(f"{VALUE}, {line}") == expected


def test_an_appraisal_beyond_the_deflator_needs_one_price_year() -> None:
    beyond = "{first_year: 2035-36, years: 4}"
    text = project(appraisal=beyond).replace("2026-27..2027-28", "2035-36")

    assert found(text) == []
    assert found(text.replace("amount:", "price_year: 2025-26, amount:")) == [
        ("CBA320", "appraisal.first_year")
    ]


def test_another_currency_has_one_price_year() -> None:
    euros = project(appraisal=EUROS).replace("£", "€")
    other = euros.replace("amount:", "price_year: 2024-25, amount:")

    assert found(euros) == []
    assert found(other) == [("CBA321", "costs.team.price_year")]


def test_another_currency_may_bring_its_own_price_index() -> None:
    index = "{2024-25: 100, 2026-27: 104}"
    own = EUROS.replace("EUR", f"EUR, deflator: {index}")
    text = project(appraisal=own).replace("£", "€")

    moved = text.replace("amount:", "price_year: 2024-25, amount:")
    unknown = text.replace("amount:", "price_year: 2025-26, amount:")

    assert found(moved) == []
    assert found(unknown) == [("CBA320", "costs.team.price_year")]


def test_unit_costs_are_in_pounds() -> None:
    line = f"line: {{quantity: 5, cashable: 0%, value: {{unit_cost: HO3.0}}, {OTHERS}}}"
    text = project(appraisal=EUROS, benefits=line).replace("£", "€")

    assert ("CBA321", "benefits.line.value.unit_cost") in found(text)


def test_the_unit_costs_of_the_library_are_within_the_deflator(tmp_path: Path) -> None:
    file = tmp_path / "project.yaml"
    line = f"line: {{quantity: 5, {SAVES}, value: {{unit_cost: SS4.0}}, {OTHERS}}}"
    file.write_text(project(benefits=line), "utf-8")

    assert {each.code for each in load(file).problems} <= OF_AGE


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("fiscal: 5", [("CBA409", "value.fiscal")]),
        ("fiscal: 5, price_year: 2025-26", []),
        # Zero is zero in all prices; the other parts are the library's.
        ("fiscal: 0", []),
        ("fiscal: 0, price_year: 2025-26", [("CBA409", "value.price_year")]),
    ],
)
def test_what_is_typed_beside_a_unit_cost_says_in_whose_prices(
    typed: str, expected: list[tuple[str, str]]
) -> None:
    assert expected == benefit(f"{VALUE}, value: {{unit_cost: CR8.0, {typed}}}")
