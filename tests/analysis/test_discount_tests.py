from __future__ import annotations

import pytest

from cba.analysis.discount_tests import RateTest, discount_tests
from cba.analysis.varying import Varying
from cba.results.appraise import appraise_option
from tests.analysis.varied_project import PROJECT, project_of

NPV = "public_value.npv"


def rates_of(text: str, **settings: str) -> dict[str, RateTest]:
    project = project_of(text, **settings)
    found = discount_tests(Varying(project, project.preferred), NPV)
    return {each.name: each for each in found}


def text_of(years: int, discounting: str) -> str:
    text = PROJECT.replace("years: 2", f"years: {years}")
    return text.replace("discounting: {rate: 0%}", f"discounting: {discounting}")


def npv(text: str, **settings: str) -> float:
    project = project_of(text, **settings)
    return appraise_option(project, project.preferred).public_value.npv


def test_the_reduced_schedule_is_tested_when_the_horizon_passes_50_years() -> None:
    long = rates_of(text_of(51, "green-book"))

    assert next(iter(long)) == "reduced"
    assert long["reduced"].asked_by.startswith("the Green Book (2026)")
    wanted = npv(text_of(51, "green-book"), appraisal__discounting="green-book-reduced")
    assert long["reduced"].value == pytest.approx(wanted, abs=1e-6)
    assert "reduced" not in rates_of(text_of(50, "green-book"))
    assert "reduced" not in rates_of(text_of(60, "{rate: 3%}"))


def test_a_health_line_is_moved_to_its_own_reduced_schedule() -> None:
    text = text_of(60, "green-book").replace("fiscal: 15", "social: 15")
    text = text.replace("falls_to: nhs\n    cashable: 50%\n", "{}").replace(
        "{}", "discounting: green-book-health\n"
    )

    found = rates_of(text)["reduced"].value

    reduced = text.replace("green-book-health", "green-book-health-reduced")
    wanted = npv(reduced, appraisal__discounting="green-book-reduced")
    assert found == pytest.approx(wanted, abs=1e-6)


def test_one_point_either_way_and_flat_rates_illustrate() -> None:
    found = rates_of(text_of(2, "{rate: 3%}"))

    # £200 a year: 200 + 200 / 1.02, and so on.
    values = {name: each.value for name, each in found.items()}
    assert values == {
        "point-lower": pytest.approx(200 + 200 / 1.02),
        "point-higher": pytest.approx(200 + 200 / 1.04),
        "flat-0": pytest.approx(400.0),
        "flat-6": pytest.approx(200 + 200 / 1.06),
    }
    assert {each.asked_by for each in found.values()} == {""}


def test_no_rate_goes_below_nought() -> None:
    found = rates_of(text_of(2, "{rate: 0.4%}"))

    assert found["point-lower"].value == pytest.approx(400.0)


def test_australian_guidance_asks_for_3_and_10_per_cent() -> None:
    found = rates_of(text_of(2, "australia-obpr"))

    asked = [each.name for each in found.values() if each.asked_by]
    assert asked == ["flat-3", "flat-10"]


def test_what_the_option_sets_is_kept() -> None:
    options = (
        "options:\n  now: {role: baseline}\n"
        "  more: {role: preferred, set: {costs.team.amount: 700,"
        " costs.team.discounting: {rate: 2%}}}\n"
    )
    found = rates_of(text_of(2, "{rate: 3%}") + options)

    assert found["flat-0"].value == pytest.approx(1000.0)
    # The cost has a rate of its own, which moves by a point too.
    wanted = 1200 * (1 + 1 / 1.04) - 700 * (1 + 1 / 1.03)
    assert found["point-higher"].value == pytest.approx(wanted)


def test_a_counted_risk_is_discounted_at_the_rate_that_is_tried() -> None:
    # £400 less half of £100 in the second year, at a rate of the risk's own.
    risk = (
        "risks:\n  storm: {chance: 50%, cost: [0, 100], falls_on: nhs, counted: true,"
        " discounting: {rate: 10%}, replaces_bias_of: none}\n"
    )
    found = rates_of(PROJECT + risk)

    assert npv(PROJECT + risk) == pytest.approx(400 - 50 / 1.1, abs=0.01)
    assert found["flat-0"].value == pytest.approx(350.0)
    assert found["point-higher"].value == pytest.approx(200 + 200 / 1.01 - 50 / 1.11)
