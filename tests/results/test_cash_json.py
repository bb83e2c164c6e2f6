from __future__ import annotations

import json
from typing import Any

from cba.results.appraise import appraise
from cba.results.cash_json import add_cash
from cba.results.json_document import appraisal_json
from tests.loading.projects import valid
from tests.results.test_cash_ledger_of_grants_and_loans import PROJECT


def content_of(text: str = PROJECT) -> tuple[Any, list[str]]:
    """The content with the ledgers in it, and the codes of the problems."""
    appraisal = appraise(valid(text))
    content = appraisal_json(appraisal)
    problems = add_cash(content, appraisal)
    return json.loads(json.dumps(content)), [each.code for each in problems]


def test_every_option_has_its_ledger() -> None:
    options = "    options: {now: {role: baseline}, unit: {}}\n    funding:"
    content, problems = content_of(PROJECT.replace("    funding:", options))

    assert {name: "cash" in each for name, each in content["options"].items()} == {
        "now": True,
        "unit": True,
    }
    assert problems == []


def test_money_by_year_stands_in_lists_beside_the_years() -> None:
    content, _ = content_of()
    cash = content["options"]["preferred"]["cash"]

    assert cash["years"] == ["2026-27", "2027-28", "2028-29"]
    council = cash["agencies"]["council"]
    # What the tests of the ledger work out by hand.
    assert council["grants"] == [200.0, 300.0, 0.0]
    assert (council["trough"], council["trough_year"]) == (-900.309524, "2028-29")
    assert council["debt_outstanding"] == 576.190476
    assert council["spend"]["saving"] == [0.1, 0.1, 0.1]
    assert cash["agencies"]["dwp"]["spend"] is None
    assert cash["exchequer"][0] == 130.0
    assert cash["bridge"]["own_inflation"] == [0.0, -30.0, -69.0]
    assert cash["others"]["charity"]["cash"] == [0.0, -120.0, -144.0]


def test_each_line_says_what_a_plan_asks_of_it() -> None:
    content, _ = content_of()
    lines = content["options"]["preferred"]["cash"]["lines"]

    assert next(each for each in lines if each["line"] == "team") == {
        "agency": "council",
        "line": "team",
        "title": "Team",
        "account": "revenue",
        "budget_code": "R7",
        "recurrent": True,
        "amounts": [-300.0, -360.0, -432.0],
        "first_year_effect": -300.0,
        "full_year_effect": -360.0,
        "is_capital": False,
    }


def test_years_without_an_index_are_a_warning() -> None:
    content, problems = content_of(PROJECT.replace(", 2028-29: 121}", "}"))

    assert problems == ["CBA505"]
    assert content["options"]["preferred"]["cash"]["left_out"] == ["2028-29"]
