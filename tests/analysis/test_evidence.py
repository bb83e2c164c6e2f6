"""What the answers rest on, grade by grade; by hand, at no discount."""

from __future__ import annotations

import textwrap

import pytest

from cba.analysis.evidence import EvidenceProfile, evidence_profile, line_grades
from cba.loading.project_loader import load_project
from cba.resources import examples_folder
from cba.results.appraise import appraise
from tests.results.appraising import appraised_text, loaded_text

#: Costs of 1,000 at grade 2 (+5%) and 200 typed; benefits of 2,000 at grade 3 (-10%),
#: of 1,000 at grade 5 (-25%), of 400 without a grade, and a harm of 100 at grade 6.
PROJECT = textwrap.dedent(
    """
    cba: 1
    project: {title: Grades}
    appraisal: {first_year: 2026-27, years: 1, discounting: {rate: 0%}}
    agencies:
      council: {name: Council, sector: local-authority}
      nhs: {name: Health board, sector: nhs}
      residents: {name: Residents, sector: community}
    costs:
      team: {kind: revenue, paid_by: council, amount: 1000, confidence: 2}
      hall: {kind: in-kind, paid_by: residents, amount: 200, optimism_bias: 0%}
    benefits:
      beds:
        {amount: 2000, category: fiscal, falls_to: nhs, cashable: 50%, deadweight: 0%,
         confidence: {evidence: 3, age: 1}}
      jobs:
        {amount: 1000, category: economic, enjoyed_by: residents, deadweight: 0%,
         confidence: 5}
      calm:
        {amount: 400, category: social, enjoyed_by: residents, deadweight: 0%}
      noise:
        {amount: -100, category: social, enjoyed_by: residents, deadweight: 0%,
         confidence: 6}
    payments:
      share: {from: nhs, to: council, amount: 300}
    options:
      now: {role: baseline}
      all: {role: preferred}
    """
)


@pytest.fixture(scope="module")
def profile() -> EvidenceProfile:
    appraisal = appraised_text(PROJECT)
    return evidence_profile(appraisal.project, appraisal.preferred)


def test_a_line_rests_on_its_worst_grade_and_a_typed_correction_on_none(
    profile: EvidenceProfile,
) -> None:
    assert profile.lines == {
        "team": 2,
        "hall": None,
        "beds": 3,
        "jobs": 5,
        "calm": None,
        "noise": 6,
        "share": None,
    }


def test_public_value_by_grade(profile: EvidenceProfile) -> None:
    # 1,000 raised by 5%; 2,000 less 10%; 1,000 less 25%; 100 of harm raised by 40%.
    assert profile.by_grade == pytest.approx(
        {2: -1050.0, 3: 1800.0, 5: 750.0, 6: -140.0, None: 200.0}
    )


def test_with_benefits_of_grades_1_to_3_only_costs_and_harms_stay(
    profile: EvidenceProfile,
) -> None:
    # 1,800 of beds, less 1,050, 200 given in kind, and 140 of noise.
    assert profile.npv_grades_1_to_3 == pytest.approx(410.0)
    assert profile.public_value.npv == pytest.approx(1560.0)


def test_shares_are_of_all_costs_and_of_all_benefits(profile: EvidenceProfile) -> None:
    shares = {each.grade: each for each in profile.public_value.by_grade}

    assert shares[2].share_of_costs == pytest.approx(1050 / 1250)
    assert shares[5].share_of_benefits == pytest.approx(750 / 2810)
    assert [each.grade for each in profile.public_value.by_grade] == [2, 3, 5, 6, None]


def test_the_financial_case_and_each_agency_rest_on_what_is_theirs(
    profile: EvidenceProfile,
) -> None:
    assert profile.financial.npv == pytest.approx(750.0)
    assert profile.financial.npv_grades_1_to_3 == pytest.approx(750.0)
    # Half of what is saved is cash.
    assert profile.cashable.npv_grades_1_to_3 == pytest.approx(-150.0)
    assert profile.agencies["council"].npv == pytest.approx(-750.0)
    assert profile.agencies["nhs"].npv == pytest.approx(1500.0)
    nhs = {each.grade: each for each in profile.agencies["nhs"].by_grade}
    assert nhs[None].pv_payments == pytest.approx(-300.0)
    assert profile.agencies_cashable["nhs"].npv == pytest.approx(600.0)


def test_an_option_without_lines_rests_on_nothing() -> None:
    appraisal = appraised_text(PROJECT)
    made = evidence_profile(appraisal.project, appraisal.options["now"])

    assert made.by_grade == {}
    assert made.npv_grades_1_to_3 == 0.0


def test_each_value_of_a_line_has_its_own_grades() -> None:
    project = loaded_text(
        PROJECT.replace(
            "{amount: 2000, category: fiscal, falls_to: nhs, cashable: 50%, "
            "deadweight: 0%,\n     confidence: {evidence: 3, age: 1}}",
            "{quantity: 10, deadweight: 0%, confidence: 3, values: {"
            "days: {fiscal: {value: 100, confidence: 4}, falls_to: nhs, cashable: 0%}, "
            "calls: {fiscal: 10, falls_to: nhs, cashable: 0%}}}",
        )
    )
    grades = line_grades(project, "all")

    assert (grades["beds/days"], grades["beds/calls"]) == (4, 3)


@pytest.mark.parametrize("example", ["reoffending", "whole-file", "integrated-care"])
def test_grades_add_up_to_the_answers_of_the_appraisal(example: str) -> None:
    project = load_project(examples_folder() / example)
    for option in appraise(project).options.values():
        made = evidence_profile(project, option)

        assert sum(made.by_grade.values()) == pytest.approx(option.public_value.npv)
        for case, npv in (
            (made.public_value, option.public_value.npv),
            (made.financial, option.financial.npv),
            (made.cashable, option.financial.npv_cashable),
        ):
            assert case.npv == pytest.approx(npv)
            assert sum(each.npv for each in case.by_grade) == pytest.approx(npv)
        for key, agency in option.agencies.items():
            assert made.agencies[key].npv == pytest.approx(agency.npv)
