"""The table of all flows: its rows add up to the answers, and its file reads back."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pytest
import yaml

from cba.results.appraisal import Appraisal, OptionAppraisal
from cba.results.cash_flow_table import CashFlow, as_text, rows, to_frame, write_csv
from tests.conftest import ROOT
from tests.properties.strategies import random_project
from tests.results.explaining import appraised, appraised_file
from tests.results.support_project import PROJECT
from tests.worked.oracle.running import write

PENNY = 0.01
FINANCIAL = {"capital", "revenue", "fiscal", "payment"}
SEEDS = range(25)
CASES = sorted((ROOT / "tests" / "worked").glob("*/*.yaml"))
EXAMPLES = sorted((ROOT / "examples").glob("*/project.yaml"))


@pytest.fixture
def appraisal(tmp_path: Path) -> Appraisal:
    return appraised(PROJECT, tmp_path)[0]


def _present(found: Iterable[CashFlow]) -> float:
    return math.fsum(each.present_value for each in found)


def _misses(appraisal: Appraisal) -> list[str]:
    """The answers to which the rows do not add up."""
    found = list(rows(appraisal))
    return [
        f"{key}.{what}: {actual} is not {expected}"
        for key, option in appraisal.options.items()
        for what, actual, expected in _sums(
            appraisal, option, [each for each in found if each.option == key]
        )
        if abs(actual - expected) > PENNY
    ]


def _sums(
    appraisal: Appraisal, option: OptionAppraisal, found: list[CashFlow]
) -> Iterable[tuple[str, float, float]]:
    yield "public_value.npv", _present(found), option.public_value.npv
    counts = appraisal.project.appraisal.in_kind_in_financial_case
    for key, agency in option.agencies.items():
        own = [each for each in found if each.agency == key]
        borne = FINANCIAL | ({"in-kind"} if counts and agency.public else set())
        financial = [each for each in own if each.category in borne]
        yield f"{key}.npv", _present(financial), agency.npv
        yield f"{key}.public_value_npv", _present(own), agency.public_value_npv
        cash = [each for each in own if each.cashable]
        yield f"{key}.pv_cashable", _present(cash), agency.pv_cashable
    for line, answer in option.lines.items():
        own = [each for each in found if each.line == line]
        fiscal = [each for each in own if each.category == "fiscal"]
        yield f"{line}.pv_fiscal", _present(fiscal), getattr(answer, "pv_fiscal", 0.0)
    for year in option.by_year:
        during = [each for each in found if each.year == year.year]
        real = math.fsum(each.real for each in during)
        yield f"{year.year}.net_public_value", real, year.net_public_value


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_rows_of_a_worked_case_add_up_to_every_answer(
    path: Path, tmp_path: Path
) -> None:
    project = yaml.safe_load(path.read_text("utf-8"))["project"]

    found, _ = appraised_file(write(project, tmp_path / "project.yaml"))

    assert _misses(found) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_rows_of_an_example_add_up_to_every_answer(path: Path) -> None:
    assert _misses(appraised_file(path)[0]) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_of_a_made_project_add_up_to_every_answer(
    seed: int, tmp_path: Path
) -> None:
    path = write(random_project(seed), tmp_path / "project.yaml")

    assert _misses(appraised_file(path)[0]) == []


def test_the_columns_are_those_of_the_contract() -> None:
    assert CashFlow._fields == (
        *("option", "line", "kind", "category", "agency", "cashable", "year"),
        *("real", "nominal", "discount_factor", "present_value"),
    )


def test_a_saving_stands_in_what_is_cash_and_what_is_not(appraisal: Appraisal) -> None:
    found = [
        (each.cashable, each.real)
        for each in rows(appraisal)
        if (each.option, each.line, each.agency) == ("full", "estates", "council")
    ]

    # £80,000 in one year, a quarter of it cash.
    assert found == [(True, 20_000.0), (False, 60_000.0)]


def test_a_saving_that_is_all_cash_has_no_row_for_the_rest(tmp_path: Path) -> None:
    text = PROJECT.replace("    cashable: 25%\n", "    cashable: 100%\n")

    found = [
        x.cashable for x in rows(appraised(text, tmp_path)[0]) if x.line == "estates"
    ]

    assert found == [True, True]  # one in each of two options


def test_costs_are_money_out_shared_by_those_who_pay(appraisal: Appraisal) -> None:
    found = [
        (each.agency, each.category, each.cashable, each.year, round(each.real, 6))
        for each in rows(appraisal)
        if (each.option, each.line) == ("full", "team")
    ]

    # £100,000 raised by 10%, shared 60 to 40.
    assert found == [
        ("council", "revenue", None, "2026-27", -66_000.0),
        ("council", "revenue", None, "2027-28", -66_000.0),
        ("nhs", "revenue", None, "2026-27", -44_000.0),
        ("nhs", "revenue", None, "2027-28", -44_000.0),
    ]


def test_a_payment_has_a_row_for_each_side(appraisal: Appraisal) -> None:
    found = [
        (each.kind, each.category, each.agency, each.real)
        for each in rows(appraisal)
        if (each.option, each.line) == ("full", "rent")
    ]

    assert found == [
        ("payment", "payment", "nhs", -10_000.0),
        ("payment", "payment", "council", 10_000.0),
    ]


def test_the_transfer_part_is_lost_by_those_who_enjoy_the_benefit(
    tmp_path: Path,
) -> None:
    text = PROJECT.replace("      social: 1000\n", "      transfer: 1000\n")

    found = [
        each
        for each in rows(appraised(text, tmp_path)[0])
        if each.option == "full" and each.category == "transfer"
    ]

    assert {each.agency for each in found} == {"residents"}
    assert all(each.real < 0 for each in found)


def test_a_year_without_money_has_no_row(appraisal: Appraisal) -> None:
    years = {each.year for each in rows(appraisal)}

    assert years == {"2026-27", "2027-28", "2028-29"}  # nothing is left in 2029-30


def test_an_option_without_lines_has_no_rows(appraisal: Appraisal) -> None:
    assert {each.option for each in rows(appraisal)} == {"smaller", "full"}


def test_nominal_is_the_money_of_the_year(appraisal: Appraisal) -> None:
    found = next(x for x in rows(appraisal) if x.line == "team" and x.year == "2027-28")

    assert found.nominal == pytest.approx(-66_000 * 130 / 125)


def test_past_the_last_index_nominal_is_empty_with_one_warning(tmp_path: Path) -> None:
    text = PROJECT.replace(", 2027-28: 130, 2028-29: 135", "")
    found, _ = appraised(text, tmp_path)

    problems = write_csv(found, tmp_path / "flows.csv")

    assert [(each.code, each.severity) for each in problems] == [("CBA505", "warning")]
    assert "2027-28 to 2028-29" in problems[0].message
    late = [each for each in rows(found) if each.year != "2026-27"]
    assert {each.nominal for each in late} == {None}


def test_inflation_after_carries_prices_on(tmp_path: Path) -> None:
    text = PROJECT.replace(", 2027-28: 130, 2028-29: 135", "").replace(
        "  years: 4\n", "  years: 4\n  inflation_after: 10%\n"
    )
    found, _ = appraised(text, tmp_path)

    last = next(each for each in rows(found) if each.year == "2028-29")

    assert last.nominal == pytest.approx(last.real * 1.1 * 1.1)
    assert write_csv(found, tmp_path / "flows.csv") == ()


def test_another_currency_without_an_index_has_no_nominal_money(tmp_path: Path) -> None:
    text = "\n".join(
        line for line in PROJECT.replace("£", "").splitlines() if "2019-20" not in line
    ).replace("  years: 4", "  years: 4\n  currency: NZD")
    found, _ = appraised(text, tmp_path)

    problems = write_csv(found, tmp_path / "flows.csv")

    assert {each.nominal for each in rows(found)} == {None}
    assert [(each.code, each.path) for each in problems] == [
        ("CBA505", "appraisal.currency")
    ]


def test_the_file_reads_back_as_the_rows(appraisal: Appraisal, tmp_path: Path) -> None:
    path = tmp_path / "flows.csv"

    problems = write_csv(appraisal, path)

    with path.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    made = list(rows(appraisal))
    assert problems == ()
    assert [x["line"] for x in read] == [x.line for x in made]
    assert [float(x["present_value"]) for x in read] == pytest.approx(
        [x.present_value for x in made], abs=1e-6
    )
    assert {x["cashable"] for x in read} == {"", "true", "false"}


def test_the_file_is_plain_utf_8_with_line_feeds(
    appraisal: Appraisal, tmp_path: Path
) -> None:
    path = tmp_path / "flows.csv"

    write_csv(appraisal, path)

    content = path.read_bytes()
    assert content.startswith(b"option,line,kind,")
    assert b"\r" not in content
    assert content.endswith(b"\n")


def test_the_same_appraisal_gives_the_same_bytes(
    appraisal: Appraisal, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"

    write_csv(appraisal, one)
    write_csv(appraised(PROJECT, tmp_path)[0], other)

    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\t=1"])
def test_a_text_that_would_be_a_formula_is_written_as_text(cell: str) -> None:
    assert as_text(cell) == f"'{cell}"


def test_negative_money_stays_a_number(appraisal: Appraisal, tmp_path: Path) -> None:
    path = tmp_path / "flows.csv"

    write_csv(appraisal, path)

    assert "'" not in path.read_text("utf-8")
    assert ",-66000.0," in path.read_text("utf-8")


def test_the_frame_has_the_rows_and_nothing_in_place_of_nothing(
    appraisal: Appraisal,
) -> None:
    frame = to_frame(appraisal)

    assert list(frame.columns) == list(CashFlow._fields)
    assert len(frame) == len(list(rows(appraisal)))
    assert frame["cashable"].dtype == pd.BooleanDtype()
    cash = frame[(frame["option"] == "full") & frame["cashable"].fillna(value=False)]
    expected = sum(each.pv_cashable for each in appraisal.agencies.values())
    assert cash["present_value"].sum() == pytest.approx(expected)


def test_an_appraisal_gives_its_frame(appraisal: Appraisal) -> None:
    pd.testing.assert_frame_equal(appraisal.to_frame(), to_frame(appraisal))
