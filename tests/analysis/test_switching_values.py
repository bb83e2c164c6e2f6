from __future__ import annotations

import pytest

from cba.analysis.sensitivity import Sensitivity, Swing, sensitivity
from cba.analysis.switching import IN_A_STEP, NO_BEARING
from cba.results.metric import UnknownMetricError
from tests.analysis.varied_project import PROJECT, project_of

TEAM = "costs.team.amount"
DEADWEIGHT = "benefits.visits.deadweight"
VISITS = "benefits.visits.quantity"
CASHABLE = "benefits.visits.cashable"
PEOPLE = PROJECT.replace(
    "quantity: 100\n    deadweight: 20% (10% to 40%)",
    "population: 200\n    impact: 60%\n    deadweight: {points: 20%}\n"
    "    lasts: 1\n    delay: 0",
)


def of(found: Sensitivity, address: str) -> Swing:
    return next(one for one in found.swings if one.address == address)


def switching(address: str, metric: str = "public_value.npv", **settings: str) -> float:
    one = of(sensitivity(project_of(**settings), metric), address)
    assert one.switching is not None, one.reason
    return one.switching.value


def test_linear_inputs_are_solved_in_closed_form() -> None:
    # 1,500 × (1 - d) = 1,000, or a cost of 1,200, or 1,000 / 12 visits.
    assert switching(DEADWEIGHT) == pytest.approx(1 / 3, rel=1e-14)
    assert switching(TEAM) == pytest.approx(1200, rel=1e-14)
    assert switching(VISITS) == pytest.approx(1000 / 12, rel=1e-14)


def test_the_change_is_relative_to_the_central_value() -> None:
    one = of(sensitivity(project_of()), TEAM)

    assert one.switching is not None
    assert one.switching.change == pytest.approx(0.2)


def test_nought_has_no_relative_change_and_no_range_but_a_switching_value() -> None:
    one = of(sensitivity(project_of(benefits__visits__deadweight="0%")), DEADWEIGHT)

    assert one.switching is not None
    assert one.switching.value == pytest.approx(1 / 3)
    assert one.switching.change is None
    assert (one.low, one.high, one.swing) == (0.0, 0.0, 0.0)


def test_a_series_is_scaled_as_a_whole() -> None:
    one = of(sensitivity(project_of(costs__team__amount="[900, 1100]")), TEAM)

    assert one.is_series
    assert one.switching is not None
    assert (one.central, one.switching.value) == pytest.approx((1.0, 1.2))


def test_a_ratio_switches_at_one() -> None:
    assert switching(DEADWEIGHT, "public_value.bcr") == pytest.approx(1 / 3)
    # In cash, half of it comes back: 750 × (1 - d) = 1,000 is never so.
    found = sensitivity(project_of(), "financial.cashable_return")
    assert of(found, DEADWEIGHT).reason == "none within 0 to 100%"
    assert found.threshold == 1.0


def test_none_is_said_with_what_the_input_may_be() -> None:
    found = sensitivity(project_of(costs__team__amount="[100, 100]"))

    assert of(found, DEADWEIGHT).switching is not None
    assert of(found, CASHABLE).reason == NO_BEARING
    # The savings of one year alone pay for more than both.
    board = sensitivity(project_of(), "agencies.council.npv")
    assert of(board, TEAM).switching is not None
    assert of(board, VISITS).reason == NO_BEARING


def test_an_amount_keeps_its_sign() -> None:
    found = sensitivity(project_of(), "agencies.nhs.npv")

    # The board saves whatever a visit is worth; below nought it would be a harm.
    worth = of(found, "benefits.visits.value.fiscal").switching
    assert worth is not None
    assert worth.value == 0.0
    far = sensitivity(project_of(costs__team__amount="5000"), "financial.npv")
    assert of(far, "benefits.visits.deadweight").reason == "none within 0 to 100%"


def test_what_is_not_linear_is_found_within_a_bracket() -> None:
    # A delay of x years keeps (1 - x) of the first year's 200 × 40% × £15, and the
    # second year's in full: 1,200 × (2 - x) = 2,000.
    found = sensitivity(project_of(PEOPLE))

    one = of(found, "benefits.visits.delay")
    assert one.switching is not None
    assert one.switching.value == pytest.approx(1 / 3, abs=1e-9)


def test_points_stay_below_the_impact() -> None:
    found = sensitivity(project_of(PEOPLE), "agencies.nhs.npv")

    # All of the impact taken off is just nought; less impact than that is no project.
    for key, value in (("deadweight.points", 0.6), ("impact", 0.2)):
        one = of(found, f"benefits.visits.{key}")
        assert one.switching is not None
        assert one.switching.value == pytest.approx(value)


def test_a_step_that_jumps_over_the_threshold_is_said_to() -> None:
    text = PROJECT.replace("cashable: 50%", "cashable: {share: 100%, in_steps_of: 70}")

    # 80 visits free one step of 70, which is £1,050; 69 free none.
    one = of(sensitivity(project_of(text), "financial.npv_cashable"), VISITS)

    assert one.switching is None
    assert one.reason is not None
    assert one.reason.startswith(f"{IN_A_STEP}, at 87.5")


def test_a_payback_has_none_and_says_why() -> None:
    found = sensitivity(project_of(), "financial.payback.years")

    assert found.threshold is None
    assert {one.switching for one in found.swings} == {None}
    assert "no value at which it is zero" in (found.swings[0].reason or "")


def test_a_flip_is_a_switching_value_within_the_range() -> None:
    found = sensitivity(project_of())

    # The deadweight is 10% to 40% by the file; the cost ±10%, for want of a grade.
    assert of(found, DEADWEIGHT).flips
    assert not of(found, TEAM).flips


def test_a_metric_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownMetricError) as raised:
        sensitivity(project_of(), "financial.npvv")

    assert raised.value.hint == "did you mean `financial.npv`?"


def test_an_option_without_inputs_has_nothing_to_vary() -> None:
    text = PROJECT + "options: {as_now: {role: baseline}, team: {role: preferred}}"

    assert (
        sensitivity(project_of(text), "public_value.npv", option="as_now").swings == ()
    )
