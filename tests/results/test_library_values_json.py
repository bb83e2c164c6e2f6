"""The values of libraries in the JSON document of a run."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from cba.results.json_document import run_json
from cba.results.library_values_json import pedigree_json
from docs.generate.pages import ROOT
from tests.docs.test_results_page import keys_in
from tests.results.appraising import TWO_PARTNERS, appraised_text, loaded_text
from tests.results.test_library_values import USING


@pytest.fixture(scope="module")
def run() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(run_json(appraised_text(USING))))
    return found


def test_a_value_has_all_that_a_reader_needs_to_find_it(run: dict[str, Any]) -> None:
    value = run["values"][0]

    assert value["code"] == "CR3.0"
    assert value["licence"].startswith("Creative Commons Attribution 4.0")
    assert value["passes_on"] is True
    assert value["bearers"] == [
        {"name": "CJS", "sector": "justice", "share": 1.0, "transfer": False}
    ]
    assert value["used_by"] == [
        {"path": "benefits.places.value", "options": ["some", "all"], "replaced": {}}
    ]


def test_a_replaced_part_has_both_figures(run: dict[str, Any]) -> None:
    (use,) = run["values"][1]["used_by"]

    assert use["replaced"] == {"fiscal": {"library": 609.0, "written": 700.0}}


def test_credits_are_words_to_paste(run: dict[str, Any]) -> None:
    assert [each["codes"] for each in run["attributions"]] == [
        ["CR3.0", "CR8.0"],
        ["WELLBY"],
    ]
    assert all(each["text"].endswith(" prices.") for each in run["attributions"])


def test_a_project_without_libraries_has_neither_key() -> None:
    assert pedigree_json(loaded_text(TWO_PARTNERS)) == {}


def test_every_key_is_told(run: dict[str, Any]) -> None:
    page = (ROOT / "docs" / "results.md").read_text("utf-8")
    (part,) = re.findall(r"### values and attributions\n(.*?)\n## ", page, re.DOTALL)
    told = set(re.findall(r"[a-z_]+", part))
    found = {"values": run["values"], "attributions": run["attributions"]}

    assert {key for key in keys_in(found) if key not in told} == set()
