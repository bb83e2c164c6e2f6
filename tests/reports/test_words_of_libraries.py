"""What documents say of values that come from a library, or stand in place of one."""

from __future__ import annotations

import json

import pytest

from cba.loading.project_loader import load
from cba.reports.assumptions import assumptions_section
from cba.reports.explanation_json import explanation_json
from cba.reports.explanation_places import Places
from cba.reports.explanation_text import explanation_text
from cba.reports.view import view_of
from cba.reports.workbook import write_workbook
from cba.results.explain import explain
from tests.reports.sections import tables
from tests.reports.workbook.editing import cells_of
from tests.results.appraising import appraised_text
from tests.results.from_libraries import FROM_LIBRARIES

INSTEAD = "nstead of £9,800 in the library (E&E1.0, 2012-13 prices)"


def test_the_register_tells_what_is_replaced_and_each_parts_prices() -> None:
    view = view_of(appraised_text(FROM_LIBRARIES))
    found = tables(assumptions_section(view)).values()
    rows = [row for one in found for row in one.rows]
    words = " ".join(f"{x.text} {x.detail}" for row in rows for x in row.cells)

    assert f"I{INSTEAD}." in words
    assert "£6,958 (2008-09 prices)" in words
    assert "£12.21 (2025-26 prices)" in words


def test_the_inputs_of_the_workbook_tell_it_too() -> None:
    appraisal = appraised_text(FROM_LIBRARIES)
    cells = cells_of(write_workbook(appraisal, None, "project.yaml"), "Inputs")
    row = next(each for each in cells if each[0] == "benefits.work.value.fiscal")

    assert f"Local audit; i{INSTEAD}" in row


def test_an_explanation_tells_it_in_words_and_as_json() -> None:
    loaded = load(None, stdin_text=FROM_LIBRARIES)
    appraisal = appraised_text(FROM_LIBRARIES)
    assert loaded.document is not None
    found = explain(appraisal, "benefits.work", "preferred")
    places = Places(loaded.document, found.inputs)
    lines = explanation_text(found, places, "GBP", "project.yaml")

    assert any(f"Local audit; i{INSTEAD}" in line.text for line in lines)
    inputs = json.loads(json.dumps(explanation_json(found, places)))["inputs"]
    fiscal = next(x for x in inputs if x["address"] == "benefits.work.value.fiscal")
    assert fiscal["replaces"] == {
        "unit_cost": "E&E1.0",
        "value": 9800.0,
        "price_year": "2012-13",
    }


@pytest.mark.parametrize("address", ["benefits.learning", "costs.mentors"])
def test_what_comes_from_the_library_replaces_nothing(address: str) -> None:
    found = explain(appraised_text(FROM_LIBRARIES), address, "preferred")

    assert [each.address for each in found.inputs if each.replaces] == []
