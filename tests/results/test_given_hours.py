"""Hours that are given: what they are worth at three rates, and the result without."""

from __future__ import annotations

import pytest

from cba.models.project import Project
from cba.results.appraise import appraise
from cba.results.given_hours import HoursGiven, hours_given
from cba.results.json_document import appraisal_json
from tests.results.appraising import loaded_text

RIDES = """
cba: 1
project: {title: Rides}
appraisal: {first_year: 2026-27, years: 2, discounting: {rate: 0%}}
agencies:
  council: {sector: local-authority}
  members: {sector: community}
costs:
  rides:
    kind: in-kind
    paid_by: members
    hours: {2026-27: 100, 2027-28: 300}
    rate: £12 (£9 to £18)
    work: substitutive
    replaces: bought
    optimism_bias: 10%
  cafe:
    kind: in-kind
    paid_by: members
    hours: 50
    rate: £12
    optimism_bias: 0%
  officer:
    kind: in-kind
    paid_by: council
    hours: 10
    rate: £30
    optimism_bias: 0%
benefits:
  bought:
    quantity: {2026-27: 100, 2027-28: 300}
    value: {fiscal: £20}
    falls_to: council
    optimism_bias: 0%
  company:
    amount: £5000
    category: social
    optimism_bias: 0%
"""


@pytest.fixture(scope="module")
def rides() -> Project:
    return loaded_text(RIDES)


@pytest.fixture(scope="module")
def given(rides: Project) -> HoursGiven:
    found = hours_given(appraise(rides).preferred.flows)
    assert found is not None
    return found


def test_a_line_has_its_hours_by_year(given: HoursGiven) -> None:
    assert given.lines["rides"].hours == (100.0, 300.0)


def test_time_of_paid_staff_is_not_given_from_outside(given: HoursGiven) -> None:
    assert list(given.lines) == ["rides", "cafe"]


def test_what_is_not_said_to_replace_work_adds_to_it(given: HoursGiven) -> None:
    assert (given.lines["rides"].work, given.lines["cafe"].work) == (
        "substitutive",
        "additive",
    )


def test_hours_are_worth_their_rate_with_its_bias(given: HoursGiven) -> None:
    # 400 hours at £12, 10% more for optimism.
    assert given.lines["rides"].pv == pytest.approx(5280)


def test_hours_are_worth_less_and_more_at_the_ends_of_the_rate(
    given: HoursGiven,
) -> None:
    # 400 × £9 × 1.1 and 400 × £18 × 1.1.
    assert given.lines["rides"].pv_at == pytest.approx((3960, 7920))
    assert given.lines["cafe"].pv_at is None


def test_public_value_is_told_at_both_ends(given: HoursGiven) -> None:
    # 8,000 of escorts and 10,000, less 5,280 of rides, 1,200 of the café, 600 of staff.
    assert given.npv == pytest.approx(10_920)
    assert given.npv_at == pytest.approx((12_240, 8_280))


def test_without_hours_the_work_they_replace_goes_too(given: HoursGiven) -> None:
    # The officer's time and the company stay: 10,000 - 600.
    assert given.npv_without == pytest.approx(9_400)
    assert given.pv_replaced == pytest.approx(8_000)


def test_an_appraisal_without_hours_is_that_result(
    rides: Project, given: HoursGiven
) -> None:
    made = appraise(rides, with_hours=False).preferred

    assert made.public_value.npv == given.npv_without
    assert "rides" not in made.lines
    assert hours_given(made.flows) is None


def test_hours_are_nobodys_cash(rides: Project) -> None:
    made = appraise(rides).preferred

    assert made.agencies["members"].npv_cashable == 0
    assert made.agencies["members"].pv_in_kind == pytest.approx(6_480)
    assert made.financial.pv_costs == 0


def test_a_rate_by_year_has_multipliers_as_its_ends() -> None:
    scaled = RIDES.replace(
        "rate: £12 (£9 to £18)",
        "rate: {value: {2026-27: 10, 2027-28: 12}, low: -25%, high: +50%}",
    )
    found = hours_given(appraise(loaded_text(scaled)).preferred.flows)

    assert found is not None
    # (100 × £10 + 300 × £12) × 1.1 is 5,060.
    assert found.lines["rides"].rates == pytest.approx((0.75, 1.5))
    assert found.lines["rides"].pv_at == pytest.approx((3_795, 7_590))


def test_json_has_the_hours_of_each_option(rides: Project) -> None:
    content = appraisal_json(appraise(rides))
    hours = content["hours"]

    assert isinstance(hours, dict)
    found = hours["preferred"]
    assert found["npv_without"] == 9400
    assert found["lines"]["rides"]["hours"] == [100, 300]
    assert found["lines"]["rides"]["rates"] == {"low": 9, "high": 18}


def test_json_has_no_key_for_hours_that_nobody_gives() -> None:
    nobody = RIDES.replace("sector: community", "sector: education")
    nobody = nobody.replace("    work: substitutive\n    replaces: bought\n", "")

    assert "hours" not in appraisal_json(appraise(loaded_text(nobody)))
