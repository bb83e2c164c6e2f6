"""Ends and switching values give the same figures when they are set in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from cba.analysis.sensitivity import sensitivity
from cba.analysis.varying import Varying
from cba.loading.project_loader import load_project
from cba.resources import examples_folder
from tests.analysis.put_back import as_set, metric_with

EXAMPLES = sorted(path.parent for path in examples_folder().glob("*/project.yaml"))
NPV = "public_value.npv"


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_switching_values_put_back_give_nought(folder: Path) -> None:
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


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_ends_are_what_setting_them_gives_to_the_penny(folder: Path) -> None:
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
