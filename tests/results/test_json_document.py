"""The JSON document has the paths of its contract, and nothing else varies."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cba.problems import Place, Problem
from cba.results.json_document import (
    appraisal_json,
    at_path,
    envelope,
    run_json,
    schema_of,
)
from tests.results.appraising import TWO_PARTNERS, appraised_text

CROSSING = {"year", "years", "elapsed_years", "sustained", "reason", "first"}
FINANCIAL = (
    *("pv_costs", "pv_in_kind", "pv_benefits", "pv_cashable", "pv_payments", "npv"),
    *("npv_cashable", "fiscal_return", "cashable_return", "irr", "irr_reason"),
    *("payback", "payback_cashable"),
)
PUBLIC_VALUE = (
    *("pv_costs", "pv_benefits", "npv", "bcr", "bcr_net_public_cost"),
    *("bcr_net_public_cost_reason", "payback"),
)
AGENCY = (
    *("name", "sector", "public", "tier", "pv_costs", "pv_in_kind", "pv_benefits"),
    *("pv_cashable", "pv_value", "pv_payments", "npv", "npv_cashable"),
    *("public_value_npv", "payback", "payback_cashable", "peak_funding"),
    *("share_of_costs", "share_of_benefits", "by_year"),
)
AGENCY_YEAR = (
    *("year", "costs", "in_kind", "benefits", "cashable", "payments", "net"),
    *("cumulative", "pv_net"),
)
OPTION_YEAR = (
    *("year", "discount_factor", "costs", "fiscal", "cashable", "economic", "social"),
    *("net_financial", "net_public_value"),
)
BENEFIT = (
    *("kind", "volume", "volume_before_bias", "optimism_bias", "pv_fiscal"),
    *("pv_cashable", "pv_economic", "pv_social", "pv_transfer_part"),
    *("pv_public_value", "pv_before_optimism_bias", "pv_cut_off"),
)
COST = ("kind", "cost_kind", "optimism_bias", "pv_cost", "pv_before_optimism_bias")
MORE = """
    payments:
      rent: {from: nhs, to: council, amount: 30}
    options:
      nothing: {role: baseline}
      chosen: {role: preferred}
"""


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    made = appraisal_json(appraised_text(TWO_PARTNERS + MORE))
    # What leaves the tool is text: so are the keys and the numbers here.
    read: dict[str, Any] = json.loads(json.dumps(made))
    return read


def test_the_frame(content: dict[str, Any]) -> None:
    assert content["project"] == {
        "title": "Wardens",
        "place": None,
        "dated": "2026-11-22",
    }
    assert content["settings"] == {
        "first_year": "2026-27",
        "years": 3,
        "price_year": "2026-27",
        "discounting": {"rate": 0.0},
        "timing": "start",
        "currency": "GBP",
    }
    assert content["preferred"] == "chosen"
    assert list(content["options"]) == ["nothing", "chosen"]


@pytest.mark.parametrize(
    ("where", "keys"),
    [
        ("financial", FINANCIAL),
        ("public_value", PUBLIC_VALUE),
        ("agencies.nhs", AGENCY),
        ("lines.falls", BENEFIT),
        ("lines.wardens", COST),
        ("lines.rent", ("kind", "pv")),
    ],
)
def test_the_paths_of_the_contract(
    content: dict[str, Any], where: str, keys: tuple[str, ...]
) -> None:
    found = at_path(content, f"options.chosen.{where}")

    assert isinstance(found, dict)
    assert set(keys) - set(found) == set()


def test_the_years(content: dict[str, Any]) -> None:
    option = content["options"]["chosen"]

    assert [year["year"] for year in option["by_year"]] == [
        "2026-27",
        "2027-28",
        "2028-29",
    ]
    assert set(OPTION_YEAR) - set(option["by_year"][0]) == set()
    assert set(AGENCY_YEAR) - set(option["agencies"]["nhs"]["by_year"][0]) == set()


def test_a_payback_holds_the_discounted_one(content: dict[str, Any]) -> None:
    payback = content["options"]["chosen"]["financial"]["payback"]

    assert set(payback) == {*CROSSING, "discounted"}
    assert set(payback["discounted"]) == CROSSING
    # −100 + 60, −100 + 90, + 90: −40, −50, +40: back in the third year, after
    # 1 + 50/90 years between points in time.
    assert payback["year"] == "2028-29"
    assert payback["years"] == pytest.approx(1 + 50 / 90)
    assert payback["elapsed_years"] == pytest.approx(2 + 50 / 90)


def test_the_baseline_is_there_and_nought(content: dict[str, Any]) -> None:
    baseline = content["options"]["nothing"]

    assert baseline["lines"] == {}
    assert {year["costs"] for year in baseline["by_year"]} == {0.0}
    assert baseline["public_value"]["bcr"] is None
    assert baseline["financial"]["payback"]["reason"] == "no cost"


def test_agencies_that_need_no_declaring_appear_when_used() -> None:
    text = TWO_PARTNERS.replace("        enjoyed_by: residents\n", "")
    options = appraisal_json(appraised_text(text))["options"]
    agencies = at_path({"options": options}, "options.preferred.agencies")

    assert isinstance(agencies, dict)
    assert list(agencies) == ["council", "nhs", "residents", "society"]


def test_bands_are_written_out() -> None:
    text = TWO_PARTNERS.replace("{rate: 0%}", "{bands: {0: 3.5%, 2: 3%}}")
    settings = appraisal_json(appraised_text(text))["settings"]

    assert at_path({"s": settings}, "s.discounting") == {
        "bands": {"0": 0.035, "2": 0.03}
    }


def test_a_line_in_pounds_has_no_volume() -> None:
    text = (
        TWO_PARTNERS.replace(
            "quantity: [6, 9, 9]", "amount: 60\n        category: fiscal"
        )
        .replace("        value: {fiscal: 10, social: 5, source: Audit}\n", "")
        .replace("        enjoyed_by: residents\n", "")
    )
    line = at_path(
        appraisal_json(appraised_text(text)), "options.preferred.lines.falls"
    )

    assert isinstance(line, dict)
    assert line["volume"] is None
    assert line["volume_before_bias"] is None


def test_a_problem_with_and_without_a_place() -> None:
    here = Problem(
        "CBA203", "too much", "a.b", "write 20%", None, Place("p.yaml", 4, 9)
    )
    printed = json.loads(
        envelope("cba/appraisal/1", None, [here, Problem("CBA001", "no")])
    )

    assert printed["problems"][0] == {
        "code": "CBA203",
        "severity": "error",
        "file": "p.yaml",
        "line": 4,
        "column": 9,
        "path": "a.b",
        "message": "too much",
        "hint": "write 20%",
        "accepted": None,
    }
    assert printed["problems"][1]["file"] is None
    assert printed["content"] is None
    assert printed["run"] is None


def test_a_figure_that_is_no_number_is_never_printed() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        envelope("cba/appraisal/1", {"npv": float("inf")}, [])


def test_the_run_names_tool_inputs_and_data() -> None:
    run = run_json(appraised_text(TWO_PARTNERS.replace("{rate: 0%}", "green-book")))

    assert str(run["tool"]).startswith("cba ")
    assert len(str(run["fingerprint"])) == 64
    assert isinstance(run["data"], dict)
    assert list(run["data"]) == ["discount_schedules"]


def test_the_fingerprint_follows_the_inputs_and_not_the_layout() -> None:
    def fingerprint(text: str) -> object:
        return run_json(appraised_text(text))["fingerprint"]

    first = fingerprint(TWO_PARTNERS)
    spelt = TWO_PARTNERS.replace("1/3", "1/3   # a third").replace(
        "100, 100", "£100, 100"
    )

    assert fingerprint(spelt) == first
    assert fingerprint(f"{TWO_PARTNERS}    payments: {{}}\n") == first
    assert fingerprint(TWO_PARTNERS.replace("100, 100", "100, 101")) != first


def test_each_verb_has_its_schema() -> None:
    assert schema_of("appraise") == "cba/appraisal/1"
    assert schema_of("validate") == "cba/validation/1"
    assert schema_of("explain") == "cba/explanation/1"
    assert schema_of("--json") == "cba/appraisal/1"


def test_nothing_stands_below_a_figure(content: dict[str, Any]) -> None:
    with pytest.raises(KeyError):
        at_path(content, "preferred.financial")
