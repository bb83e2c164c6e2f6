"""The sheet of budgets, written and worked out again, against the engine's own."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cba.loading.project_loader import option_project
from cba.reports.financial_case import ACCOUNTS
from cba.reports.workbook import write_workbook
from cba.reports.workbook.names import agency_names
from cba.results.appraisal import Appraisal
from cba.results.cash_ledger import CashLedger, cash_ledger
from tests.reports.made_projects import TWO, appraisal_of, flat, saved, spent
from tests.reports.workbook.comparing import PENNY
from tests.reports.workbook.editing import Cell, cells_of, inputs_of, with_inputs
from tests.reports.workbook.libreoffice import recalculated
from tests.reports.workbook.samples import (
    EXAMPLES,
    SEEDS,
    example,
    made_up,
    set_otherwise,
    workbook_of,
)

#: An index by calendar years that ends amid the appraisal, and that is carried on.
_INDEX = {"2025": 98, "2026": 100, "2027": 103, "2028": 107}
_AFTER = "appraisal.inflation_after"


@cache
def assumed(after: str) -> Appraisal:
    """Five years, of which the index reaches the first ones; then ``after``."""
    project = flat(
        {"team": spent("100k"), "rooms": {**spent("20k", "nhs"), "kind": "capital"}},
        {"stays": saved("90k", "nhs", "50%")},
        TWO,
    )
    frame = {"first_year": "2026-27", "years": 5, "deflator": _INDEX}
    if after:
        frame["inflation_after"] = after
    return appraisal_of({**project, "appraisal": frame})


def _written(appraisal: Appraisal) -> bytes:
    return write_workbook(appraisal, None, "project.yaml")


def expected_of(appraisal: Appraisal) -> CashLedger:
    preferred = appraisal.preferred
    return cash_ledger(
        option_project(appraisal.project, preferred.identifier), preferred
    )


def blocks_of(cells: list[list[Cell]]) -> dict[str, dict[str, list[Cell]]]:
    """The rows of each body by key, from its total on, under its name."""
    blocks: dict[str, dict[str, list[Cell]]] = {}
    name = ""
    for row in cells[2:]:
        if row[0] and not row[1]:
            name = str(row[0])
        elif row[1]:
            blocks.setdefault(name, {})[str(row[1])] = row[3:]
    return blocks


def unlike(cells: list[list[Cell]], appraisal: Appraisal) -> Iterator[str]:
    """Where the sheet does not show the budgets that the engine finds."""
    found, names = expected_of(appraisal), agency_names(appraisal)
    blocks = blocks_of(cells)
    labels = cells[0][4:]
    wanted = {names[key]: each for key, each in found.agencies.items()}
    if len(wanted) > 1:
        wanted["All public bodies"] = found.whole
    for name, each in wanted.items():
        for key, _ in ACCOUNTS:
            course = dict(zip(found.years, getattr(each, key), strict=True))
            row = blocks[name].get(key, [0.0] * (1 + len(labels)))
            given = dict(zip(labels, row[1:], strict=True))
            shown = {label: given.pop(label) for label in found.years}
            if shown != pytest.approx(course, abs=PENNY):
                yield f"{name} {key}: {shown} and {course}"
            if key in blocks[name] and {*given.values()} - {""}:
                yield f"{name} {key}: {given} in years without an index"
            if row[0] != pytest.approx(sum(course.values()), abs=PENNY):
                yield f"{name} {key}: {row[0]} in all years"


def names_of(content: bytes) -> list[str]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names


@pytest.mark.parametrize("name", EXAMPLES)
def test_budgets_are_those_of_the_report_to_a_penny(name: str) -> None:
    assert [*unlike(cells_of(workbook_of(name), "Budget"), example(name))] == []


def test_years_that_no_index_reaches_are_empty_and_named() -> None:
    # Three quarters of 2026 and a quarter of 2027 make 2026-27, and so on to 2027-28.
    appraisal = assumed("")
    cells = cells_of(_written(appraisal), "Budget")

    assert expected_of(appraisal).left_out == ("2028-29", "2029-30", "2030-31")
    assert [*unlike(cells, appraisal)] == []
    assert cells[-1][0] == (
        "It does not cover 2028-29 to 2030-31: no total here includes those years."
    )
    assert cells[0][3] == "To 2027-28"


def test_an_assumed_inflation_is_an_input_where_a_year_rests_on_it() -> None:
    with_it, without = (inputs_of(_written(assumed(each))) for each in ("2%", ""))

    assert with_it.at(_AFTER, "Value") == 0.02
    assert with_it.at(_AFTER, "Kind") == "input"
    assert _AFTER not in without.rows


def test_a_currency_without_an_index_has_no_budgets() -> None:
    project = flat({"team": spent("1k")}, {"stays": saved("2k")})
    project["appraisal"] = {"first_year": "2026-27", "years": 2, "currency": "EUR"}

    assert "Budget" not in names_of(_written(appraisal_of(project)))


def test_without_public_bodies_there_are_no_budgets() -> None:
    people = {"people": {"name": "Residents", "sector": "community"}}
    project = flat({"team": spent("1k", "people")}, {}, people)

    assert "Budget" not in names_of(_written(appraisal_of(project)))


#: Workbooks of which each is changed as `--set` changes the project.
_CHANGED: dict[str, tuple[Callable[[], bytes], Callable[[], Appraisal]]] = {
    "more in one year": (
        lambda: with_inputs(
            workbook_of("reoffending"),
            {("costs.key_workers.amount", "2027-28"): 500_000},
        ),
        lambda: set_otherwise(
            "reoffending", [("costs.key_workers.amount@2027-28", "500k")]
        ),
    ),
    "a payment that turns round": (
        lambda: with_inputs(
            workbook_of("reoffending"),
            {("payments.contribution.amount", "2028-29"): -90_000},
        ),
        lambda: set_otherwise(
            "reoffending", [("payments.contribution.amount@2028-29", "-90k")]
        ),
    ),
    "another inflation": (
        lambda: with_inputs(_written(assumed("2%")), {(_AFTER, "Value"): 0.05}),
        lambda: assumed("5%"),
    ),
}


@pytest.mark.heavy
def test_budgets_are_worked_out_again_to_a_penny(tmp_path: Path) -> None:
    made: dict[str, tuple[bytes, Appraisal]] = {
        name: (workbook_of(name), example(name)) for name in EXAMPLES
    }
    made["assumed"] = _written(assumed("2%")), assumed("2%")
    for seed in SEEDS:
        made[f"made-up-{seed}"] = _written(made_up(seed)), made_up(seed)
    for words, (written, found) in _CHANGED.items():
        made[words.replace(" ", "-")] = written(), found()
    paths = []
    for name, (content, _) in made.items():
        if "Budget" in names_of(content):
            paths.append(tmp_path / f"{name}.xlsx")
            paths[-1].write_bytes(content)
    assert len(paths) > len(EXAMPLES) + 10

    wrong = {
        name: unequal
        for name, path in recalculated(paths, tmp_path).items()
        if (
            unequal := [
                *unlike(
                    cells_of(path.read_bytes(), "Budget"),
                    made[name.removesuffix(".xlsx")][1],
                )
            ]
        )
    }
    assert wrong == {}
