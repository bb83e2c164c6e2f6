"""Where inputs are written, and what they are said to rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from cba.results.explain import explain
from cba.results.explanation.figures import Explanation, Origin
from tests.results.explaining import appraised
from tests.results.support_project import PROJECT


def _origin(explanation: Explanation, address: str) -> Origin:
    return next(each for each in explanation.inputs if each.address == address)


def _explained(text: str, folder: Path, what: str, option: str = "full") -> Explanation:
    return explain(appraised(text, folder)[0], what, option)


def test_an_input_has_its_own_source_status_and_range(tmp_path: Path) -> None:
    impact = _origin(_explained(PROJECT, tmp_path, "stays"), "benefits.stays.impact")

    assert (impact.source, impact.status) == ("Trial, 2024", "published")
    assert impact.range is not None
    assert (impact.range.low, impact.range.high) == (0.4, 0.7)


@pytest.mark.parametrize(
    ("address", "source", "status"),
    [
        ("people.leavers.affected", "Prison releases, 2025", None),
        ("benefits.stays.value.fiscal", "Cost collection", "illustrative"),
        ("benefits.stays.deadweight", None, None),
    ],
)
def test_an_input_without_evidence_has_that_of_what_it_stands_in(
    tmp_path: Path, address: str, source: str | None, status: str | None
) -> None:
    found = _origin(_explained(PROJECT, tmp_path, "stays"), address)

    assert (found.source, found.status) == (source, status)


def test_a_choice_needs_no_evidence(tmp_path: Path) -> None:
    found = _origin(_explained(PROJECT, tmp_path, "stays"), "benefits.stays.falls_to")

    assert not found.evidence
    assert found.figure.value == "nhs 75%, council 25%"


def test_an_input_that_the_option_sets_stands_in_the_option(tmp_path: Path) -> None:
    found = _explained(PROJECT, tmp_path, "stays", "smaller")

    engagement = _origin(found, "people.leavers.engagement")

    assert engagement.path == ("options", "smaller", "set", "people.leavers.engagement")
    assert engagement.figure.value == 0.5


def test_a_part_of_what_the_option_sets_stands_in_the_option(tmp_path: Path) -> None:
    text = PROJECT.replace(
        "set: {people.leavers.engagement: 50%}",
        "set: {benefits.stays.value: {fiscal: 300, source: Survey}}",
    )
    found = _explained(text, tmp_path, "stays", "smaller")

    fiscal = _origin(found, "benefits.stays.value.fiscal")

    set_at = ("options", "smaller", "set", "benefits.stays.value", "fiscal")
    assert (fiscal.path, fiscal.source) == (set_at, "Survey")


def test_a_default_is_said_not_to_be_written(tmp_path: Path) -> None:
    found = _explained(PROJECT, tmp_path, "stays")

    timing = _origin(found, "appraisal.timing")
    discounting = _origin(found, "appraisal.discounting")

    assert (timing.written, timing.figure.value) == (False, "start")
    assert (discounting.written, discounting.figure.value) == (True, "25% a year")


def test_a_unit_cost_brings_the_source_of_the_library(tmp_path: Path) -> None:
    text = PROJECT.replace("      fiscal: 4000\n      social: 1000\n", "")
    text = text.replace(
        "      price_year: 2019-20\n      source: Cost collection\n", ""
    )
    text = text.replace("      per: stay\n", "      unit_cost: CR3.0\n")
    text = text.replace(
        "  deflator: {2019-20: 100, 2026-27: 125, 2027-28: 130, 2028-29: 135}\n", ""
    )
    found = _explained(text, tmp_path, "stays")

    fiscal = _origin(found, "benefits.stays.value.fiscal")

    assert fiscal.path == ("benefits", "stays", "value", "unit_cost")
    assert fiscal.figure.value == 33_785.0
    assert fiscal.source is not None
    assert "(unit cost CR3.0, edition gmca-1.4)" in fiscal.source
