"""Every packaged value can be used, and is then told with its source and its credit."""

from __future__ import annotations

import json
from functools import cache

import pytest

from cba.cli import app
from cba.library.unit_costs import unit_cost, unit_cost_codes
from cba.reports.business_case import describe
from cba.reports.content import Bullets, Publication, Table
from cba.results.appraisal import Appraisal
from cba.results.json_document import run_json
from docs.generate.pages import ROOT
from tests.reports.made_projects import Tree, appraisal_of, flat, spent

CODES = unit_cost_codes()


def project_of_all() -> Tree:
    """A line for each packaged value; who saves is said where a source does not."""
    benefits: dict[str, object] = {}
    for number, code in enumerate(CODES):
        line: Tree = {"quantity": 1, "deadweight": "5%", "optimism_bias": "5%"}
        line["value"] = {"unit_cost": code}
        if unit_cost(code).fiscal:
            line |= {"falls_to": "council", "cashable": "0%"}
        benefits[f"b{number}"] = line
    return flat({"team": spent("100k")}, benefits, years=2)


@cache
def appraisal() -> Appraisal:
    return appraisal_of(project_of_all())


@cache
def case() -> Publication:
    return describe(appraisal())


def annex_table() -> Table:
    (found,) = (
        block
        for section in case().sections
        for block in section.blocks
        if isinstance(block, Table) and block.identifier == "library-values"
    )
    return found


def test_the_list_on_the_command_line_has_every_value(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        app(["units", "list", "--json"])
    listed = json.loads(capsys.readouterr().out)["content"]["values"]

    assert ended.value.code in {0, None}
    assert [value["code"] for value in listed] == list(CODES)
    assert {value["attribution"] for value in listed} == {
        unit_cost(code).attribution for code in CODES
    }


def test_the_page_of_unit_costs_has_every_value_with_source_and_credit() -> None:
    page = (ROOT / "docs" / "unit-costs.md").read_text("utf-8")
    lacking = [
        code
        for code in CODES
        if f"| `{code}` | {unit_cost(code).title}" not in page
        or f"| `{code}` | {unit_cost(code).source} |" not in page
        or unit_cost(code).attribution.partition(" (https:")[0] not in page
    ]

    assert lacking == []


def test_a_report_that_uses_them_has_every_value() -> None:
    assert [row.cells[0].text for row in annex_table().rows] == list(CODES)


def test_each_row_says_what_a_value_was_and_where_it_stands() -> None:
    lacking = []
    for code, row in zip(CODES, annex_table().rows, strict=True):
        cost, source = unit_cost(code), row.cells[5].detail
        wanted = (str(cost.price_year), row.cells[2].text), (cost.edition, source)
        if any(words not in said for words, said in wanted):
            lacking.append(code)
        if cost.source.rstrip(".") not in source:
            lacking.append(code)

    assert lacking == []


def test_the_credit_of_every_value_stands_below_the_table() -> None:
    (credit,) = (
        block.items
        for section in case().sections
        if section.identifier == "annex"
        for block in section.blocks
        if isinstance(block, Bullets)
    )

    wanted = {unit_cost(code).attribution for code in CODES}
    assert "" not in wanted
    assert {w for w in wanted if not any(w in text for text in credit)} == set()


def test_machines_get_every_value_with_a_credit() -> None:
    run = run_json(appraisal())
    values, given = run["values"], run["attributions"]
    assert isinstance(values, list)
    assert isinstance(given, list)

    assert [value["code"] for value in values] == list(CODES)
    assert sorted(code for each in given for code in each["codes"]) == sorted(CODES)
