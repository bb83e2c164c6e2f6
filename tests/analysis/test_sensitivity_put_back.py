"""Ends and switching values give the same figures when they are set in the file."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from cba.analysis.sensitivity import sensitivity
from cba.analysis.varying import Varying
from cba.loading.project_loader import load, load_project
from cba.resources import examples_folder
from tests.analysis.put_back import as_set, metric_with
from tests.examples import examples
from tests.properties.strategies import random_project

NPV = "public_value.npv"


@pytest.mark.parametrize("example", examples(["starter"]))
def test_switching_values_put_back_give_nought(example: str) -> None:
    folder = examples_folder() / example
    project = load_project(folder)
    varying = Varying(project, project.preferred)
    found = {
        one.address: metric_with(
            folder,
            project.preferred,
            one.address,
            as_set(varying, one.address, one.switching.value),
            NPV,
        )
        for one in sensitivity(project).swings
        if one.switching is not None
    }

    assert {k: v for k, v in found.items() if abs(float(v or 0.0)) >= 0.01} == {}
    assert found


#: Projects that use what the examples leave out; many more before a release.
EVERY_DAY, BEFORE_RELEASE = (14,), range(60)


def test_made_up_projects_too() -> None:
    assert [fault for seed in EVERY_DAY for fault in faults_of(seed)] == []


@pytest.mark.heavy
def test_many_made_up_projects() -> None:
    assert [fault for seed in BEFORE_RELEASE for fault in faults_of(seed)] == []


def faults_of(seed: int) -> Iterator[tuple[int, str, float, float]]:
    """Where a figure is not what setting the input gives, of a made-up project."""
    metric = "financial.npv_cashable"
    text = json.dumps(random_project(seed), ensure_ascii=False)
    project = load(None, stdin_text=text).project
    assert project is not None
    varying = Varying(project, project.preferred)
    for one in sensitivity(project, metric).swings:
        ends = [(one.low, one.at_low), (one.high, one.at_high)]
        ends += [(one.switching.value, 0.0)] if one.switching else []
        for value, wanted in ends:
            set_to = as_set(varying, one.address, value)
            found = metric_with(text, project.preferred, one.address, set_to, metric)
            if abs(float(found or 0.0) - (wanted or 0.0)) >= 0.01:
                yield seed, one.address, value, float(found or 0.0)


@pytest.mark.parametrize("example", examples(["starter"]))
def test_ends_are_what_setting_them_gives_to_the_penny(example: str) -> None:
    folder = examples_folder() / example
    project = load_project(folder)
    varying = Varying(project, project.preferred)
    wrong = {}
    for one in sensitivity(project).swings:
        for end, at in ((one.low, one.at_low), (one.high, one.at_high)):
            text = as_set(varying, one.address, end)
            set_to = metric_with(folder, project.preferred, one.address, text, NPV)
            if round(float(set_to or 0.0), 2) != round(at or 0.0, 2):
                wrong[one.address, end] = (set_to, at)

    assert wrong == {}
