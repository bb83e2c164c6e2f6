from __future__ import annotations

from pathlib import Path

import pytest

from cba.loading.project_loader import load
from tests.loading.projects import OTHERS, found, project

LINE = f"quantity: 5, {OTHERS}, cashable: 0%"
BODIES = """\
agencies:
  dwp: {sector: work-and-pensions}
  hmrc: {sector: tax-authority}
"""


def moved(line: str) -> list[str]:
    """Where a benefit counts as value what changes hands."""
    text = project(benefits=f"line: {{{line}}}").replace("agencies:\n", BODIES, 1)
    return [
        path.removeprefix("benefits.line.")
        for code, path in found(text)
        if code == "CBA422"
    ]


@pytest.mark.parametrize(
    ("falls_to", "value", "expected"),
    [
        ("dwp", "fiscal: 9", ["value.fiscal"]),
        ("hmrc", "fiscal: 9", ["value.fiscal"]),
        ("{dwp: 30%, council: 70%}", "fiscal: 9, economic: 3", ["value.fiscal"]),
        # Said to be one in part, in whole, or not at all.
        ("dwp", "fiscal: 9, transfer: 4", []),
        ("dwp", "fiscal: 9, transfer: 0", []),
        ("council", "fiscal: 9", []),
    ],
)
def test_savings_of_those_who_pay_benefits_and_take_taxes(
    falls_to: str, value: str, expected: list[str]
) -> None:
    assert expected == moved(f"{LINE}, falls_to: {falls_to}, value: {{{value}}}")


@pytest.mark.parametrize(
    ("title", "falls_to", "expected"),
    [
        ("Less Housing Benefit", "council", ["value.fiscal"]),
        ("Council Tax Support no longer paid", "council", ["value.fiscal"]),
        ("Carer’s allowance", "{council: 50%, nhs: 50%}", ["value.fiscal"]),
        # What a health body saves is a service, whoever has it.
        ("Fewer visits by people on Universal Credit", "nhs", []),
        ("Homes kept", "council", []),
        # What it costs to run a payment is staff.
        ("Calls saved by housing benefit advice", "council", []),
        ("Universal Credit claim forms filled in by staff", "council", []),
    ],
)
def test_payments_by_their_names(
    title: str, falls_to: str, expected: list[str]
) -> None:
    given = f"title: {title}, falls_to: {falls_to}, value: {{fiscal: 9}}"

    assert expected == moved(f"{LINE}, {given}")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Pension credit claimed by tenants", ["amount"]),
        ("Take-up of Universal Credit", ["amount"]),
        # They are whom it is about, and not what they get.
        ("Less worry of people on Universal Credit", []),
    ],
)
def test_what_people_claim_is_no_gain_to_all(title: str, expected: list[str]) -> None:
    given = f"title: {title}, amount: 9, category: social, {OTHERS}"

    assert expected == moved(given)


def test_pounds_that_fall_to_those_who_pay_benefits() -> None:
    given = f"amount: 9, category: fiscal, falls_to: dwp, cashable: 0%, {OTHERS}"

    assert moved(given) == ["amount"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", []),
        # The library has £9,234 of £9,800 as benefit payments.
        (", transfer: 0", ["value.transfer"]),
        (", transfer: 1000", ["value.transfer"]),
        (", fiscal: 9000, transfer: 1000, price_year: 2012-13", []),
        (", fiscal: 9000, transfer: 0, price_year: 2012-13", ["value.transfer"]),
        (", transfer: 9500", []),
        (", fiscal: 0, transfer: 0, price_year: 2012-13", []),
    ],
)
def test_a_transfer_of_the_library_stays_one(typed: str, expected: list[str]) -> None:
    value = f"value: {{unit_cost: E&E1.0{typed}}}"

    assert expected == moved(f"{LINE}, falls_to: dwp, {value}")


OWN = "code,title,unit,fiscal,price_year,source,licence,agency\n"


@pytest.mark.parametrize(
    ("row", "line", "expected"),
    [
        # A published list has no column for what is a transfer.
        ("JSA,Claimant into work,year,9800,2009-10,List,own,DWP", "", 1),
        ("HB,Housing benefit award,week,93,2011-12,List,own,", "falls_to: council", 1),
        ("HB,Housing officer,hour,93,2011-12,List,own,", "falls_to: council", 0),
    ],
)
def test_a_library_of_ones_own_is_asked_what_it_knows_no_transfer_of(
    row: str, line: str, expected: int, tmp_path: Path
) -> None:
    code = row.partition(",")[0]
    benefit = f"line: {{{LINE}, value: {{unit_cost: own/{code}}}, {line}}}"
    text = project(benefits=benefit, more="libraries: {own: own.csv}")
    text = text.replace("agencies:\n", BODIES, 1).replace(", }", "}")
    (tmp_path / "project.yaml").write_text(text, "utf-8")
    (tmp_path / "own.csv").write_text(f"{OWN}{row}\n", "utf-8")

    at = [p.path for p in load(tmp_path).problems if p.code == "CBA422"]
    assert at == ["benefits.line.value.unit_cost"] * expected
