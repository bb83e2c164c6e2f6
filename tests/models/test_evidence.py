from __future__ import annotations

import pytest

from cba.models.evidence import (
    BenefitBias,
    BenefitConfidence,
    CapitalBias,
    CostBias,
    CostConfidence,
    EvidenceStatus,
)
from cba.models.inputs import Input
from tests.models.reading import field_faults, read_field


def test_a_bare_grade_is_one_for_the_line() -> None:
    assert read_field(BenefitConfidence, "4") == (("line", 4),)
    assert read_field(CostConfidence, "1") == (("line", 1),)


def test_grades_are_known_by_what_they_grade() -> None:
    assert read_field(BenefitConfidence, {"population": "2", "evidence": "4"}) == (
        ("population", 2),
        ("evidence", 4),
    )
    assert read_field(CostConfidence, {"cost": "3"}) == (("cost", 3),)


def test_costs_and_benefits_have_keys_of_their_own() -> None:
    assert field_faults(BenefitConfidence, {"cost": "3"}) == [("CBA111", "cost")]
    assert field_faults(CostConfidence, {"population": "3", "evidence": "2"}) == [
        ("CBA111", "population"),
        ("CBA111", "evidence"),
    ]


@pytest.mark.parametrize("grade", ["0", "7", "-1", "2.5", "high", "", "1%", ["1"]])
def test_what_is_no_grade_is_refused(grade: object) -> None:
    assert field_faults(CostConfidence, {"age": grade}) == [("CBA206", "age")]
    assert field_faults(CostConfidence, grade) == [("CBA206", "")]


def test_a_typed_bias_is_a_positive_share() -> None:
    assert read_field(CostBias, "15%") == Input(0.15)
    # A cost may more than double, a benefit can at most go.
    assert read_field(CostBias, "150%") == Input(1.5)
    assert field_faults(BenefitBias, "150%") == [("CBA203", "")]
    assert field_faults(BenefitBias, "-15%") == [("CBA203", "")]
    assert field_faults(CostBias, ["1%", "2%"]) == [("CBA113", "")]


def test_a_class_of_capital_with_what_is_mitigated() -> None:
    node = {"class": "standard-buildings", "mitigated": "40%"}

    assert read_field(CostBias, node) == CapitalBias("standard-buildings", Input(0.4))
    assert read_field(CostBias, {"class": "outsourcing"}) == CapitalBias("outsourcing")


def test_faults_of_a_class_are_told_together() -> None:
    node = {"class": "castles", "mitigated": "140%", "upper": "5%"}

    assert field_faults(CostBias, node) == [
        ("CBA111", "upper"),
        ("CBA207", "class"),
        ("CBA203", "mitigated"),
    ]


def test_a_benefit_has_no_class_of_capital() -> None:
    assert field_faults(BenefitBias, {"class": "outsourcing"}) == [("CBA113", "")]


def test_a_status_is_one_of_four_words() -> None:
    assert read_field(EvidenceStatus, "illustrative") == "illustrative"
    assert field_faults(EvidenceStatus, "made up") == [("CBA207", "")]
