from __future__ import annotations

import pytest

from cba.analysis.assumed_ranges import Varied, varied_inputs
from cba.analysis.varying import Varying
from tests.analysis.varied_project import PROJECT, project_of

GRADED = PROJECT.replace(
    "amount: 1000}", "amount: 1000, confidence: {cost: 3, age: 5}}"
).replace("quantity: 100", "quantity: {value: 100, confidence: 2}\n    confidence: 4")


def inputs(text: str, option: str = "preferred") -> dict[str, Varied]:
    project = project_of(text)
    return {one.address: one for one in varied_inputs(Varying(project, option))}


def test_a_declared_range_is_used() -> None:
    one = inputs(GRADED)["benefits.visits.deadweight"]

    assert (one.low, one.high, one.assumed) == (0.1, 0.4, "")


def test_without_one_the_known_error_of_the_worst_grade_stands_in() -> None:
    one = inputs(GRADED)["costs.team.amount"]

    # Grade 5 is ±20%.
    assert (one.low, one.high) == (800.0, 1200.0)
    assert one.assumed == "assumed ±20%, grade 5"


def test_the_grade_of_the_input_goes_before_that_of_its_line() -> None:
    found = inputs(GRADED)

    assert found["benefits.visits.quantity"].assumed == "assumed ±5%, grade 2"
    assert found["benefits.visits.value.fiscal"].assumed == "assumed ±15%, grade 4"


def test_a_graded_known_error_goes_before_other_grades() -> None:
    text = GRADED.replace("cost: 3, age: 5", "cost: 6, known_error: 1")

    assert inputs(text)["costs.team.amount"].assumed == "assumed ±2%, grade 1"


def test_without_any_grade_it_is_a_tenth() -> None:
    one = inputs(PROJECT)["costs.team.amount"]

    assert (one.low, one.high) == pytest.approx((900.0, 1100.0))
    assert one.assumed == "assumed ±10%, no grade is given"


def test_what_is_assumed_is_cut_at_what_the_input_may_be() -> None:
    one = inputs(PROJECT.replace("cashable: 50%", "cashable: 95%"))[
        "benefits.visits.cashable"
    ]

    assert (one.low, one.high) == pytest.approx((0.855, 1.0))
    assert one.assumed.endswith("no grade is given, cut at what it may be")


def test_the_group_of_a_line_is_graded_too() -> None:
    text = PROJECT.replace(
        "costs:", "people:\n  all: {starting: 100, confidence: {population: 6}}\ncosts:"
    ).replace("quantity: 100", "people: all\n    impact: 50%")

    found = inputs(text)

    assert found["people.all.starting"].assumed == "assumed ±25%, grade 6"
    assert found["benefits.visits.impact"].assumed == "assumed ±25%, grade 6"


def test_a_typed_correction_for_optimism_is_an_input() -> None:
    text = PROJECT.replace("kind: revenue", "kind: capital")
    text = text.replace(
        "amount: 1000}",
        "amount: 1000, optimism_bias: {class: standard-buildings, mitigated: 40%}}",
    ).replace("cashable: 50%", "cashable: 50%\n    optimism_bias: 10% (5% to 30%)")

    found = inputs(text)

    assert found["costs.team.optimism_bias.mitigated"].central == 0.4
    bias = found["benefits.visits.optimism_bias"]
    assert (bias.low, bias.high, bias.highest) == (0.05, 0.3, 1.0)


def test_limits_of_one_input_by_another() -> None:
    text = PROJECT.replace(
        "{per: visit, fiscal: 15,", "{per: visit, fiscal: [15, 20], transfer: 12,"
    )

    found = inputs(text)

    # No more than the lesser 15, and 80% of the series leave 12.
    assert found["benefits.visits.value.transfer"].highest == 15.0
    assert found["benefits.visits.value.fiscal"].lowest == 0.8


def test_the_first_share_of_persistence_is_no_input() -> None:
    text = PROJECT.replace(
        "quantity: 100", "population: 100\n    impact: 9%\n    persistence: [100%, 50%]"
    )

    found = inputs(text)

    assert "benefits.visits.persistence.0" not in found
    assert "benefits.visits.persistence.1" in found


BEDS = """
cba: 1
project: {title: Beds}
appraisal: {first_year: 2026-27, years: 2}
agencies: {trust: {sector: nhs}}
steps: {bay: {size: 100, unit: bed day}}
benefits:
  days:
    quantity: 250
    value: {per: bed day, fiscal: £400}
    falls_to: trust
    cashable: {at_once: 15%, stepped: 75%, step: bay}
    confidence: 6
"""


def test_cash_at_once_and_in_steps_is_never_more_than_is_saved() -> None:
    # A quarter more than 75% would be 94%; 15% of the saving is cash already.
    found = inputs(BEDS)

    assert found["benefits.days.cashable.stepped"].high == pytest.approx(0.85)
    assert found["benefits.days.cashable.at_once"].highest == pytest.approx(0.25)
