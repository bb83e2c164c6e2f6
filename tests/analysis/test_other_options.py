"""Where another option becomes the better one."""

from __future__ import annotations

import pytest

from cba.analysis.sensitivity import sensitivity
from tests.analysis.varied_project import PROJECT, project_of

#: The smaller one costs £500 and saves half as much: 600 - 500 = £100 a year, where
#: the larger one nets 1,200 - 1,000 = £200.
OPTIONS = """
options:
  nothing: {role: baseline}
  smaller:
    role: do-minimum
    set: {costs.team.amount: 500, benefits.visits.quantity: 50}
  larger: {role: preferred}
"""


def test_the_value_is_given_at_which_another_option_overtakes() -> None:
    found = sensitivity(project_of(PROJECT + OPTIONS))
    overtakes = {one.address: one.overtakes for one in found.swings}

    assert dict(found.others) == {"smaller": pytest.approx(200.0)}
    # 100 fewer visits' savings: the larger one nets 12 × v - 1,000 = 100.
    visits = overtakes["benefits.visits.quantity"]["smaller"]
    assert visits.value == pytest.approx(1100 / 12)
    # Both are worth the same with 600 × (1 - d) / 0.8 = 500 more.
    deadweight = overtakes["benefits.visits.deadweight"]["smaller"]
    assert deadweight.value == pytest.approx(1 / 3)


def test_an_input_that_the_other_option_sets_stays_as_it_sets_it() -> None:
    found = sensitivity(project_of(PROJECT + OPTIONS))
    team = next(one for one in found.swings if one.address == "costs.team.amount")

    assert team.overtakes["smaller"].value == pytest.approx(1100.0)


def test_the_baseline_is_left_out() -> None:
    found = sensitivity(project_of(PROJECT + OPTIONS))

    assert {name for one in found.swings for name in one.overtakes} == {"smaller"}


def test_ratios_are_not_compared() -> None:
    found = sensitivity(project_of(PROJECT + OPTIONS), "public_value.bcr")

    assert dict(found.others) == {}


def test_any_option_can_be_asked_about() -> None:
    found = sensitivity(project_of(PROJECT + OPTIONS), option="smaller")

    assert found.central == pytest.approx(200.0)
    assert dict(found.others) == {"larger": pytest.approx(400.0)}
