"""The sheet of budgets, written and worked out again, against the engine's own."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cba.reports.workbook import write_workbook
from cba.results.appraisal import Appraisal
from tests.properties.appraising import appraised
from tests.properties.choosing import Seeded
from tests.properties.made_cash import with_cash
from tests.properties.strategies import random_project
from tests.reports.made_projects import TWO, appraisal_of, flat, saved, spent
from tests.reports.workbook.budget_cells import BudgetCells, ledger_of, unlike
from tests.reports.workbook.editing import cells_of, inputs_of, with_inputs
from tests.reports.workbook.libreoffice import recalculated
from tests.reports.workbook.samples import (
    EXAMPLES,
    SEEDS,
    example,
    made_up,
    set_otherwise,
    workbook_of,
)
from tests.results.cash_of_everything import everything

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


def made(**changes: str) -> Appraisal:
    """Loans, grants, inflation of a line's own, spend, and a partner outside."""
    return appraisal_of(everything(**changes))


def budget_of(content: bytes) -> BudgetCells:
    return BudgetCells(cells_of(content, "Budget"))


def names_of(content: bytes) -> list[str]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names


def test_every_line_of_the_ledger_has_its_row_with_what_is_said_of_it() -> None:
    cells = cells_of(_written(made()), "Budget")

    assert [*unlike(cells, made())] == []
    # Money out is negative: the council pays 60% of 100,000 and of a tenth more.
    team = BudgetCells(cells).lines("Council")["costs.team", "revenue"]
    assert team[4] == pytest.approx(-66_000)
    assert team[-5:-2] == ["A123", "revenue", "recurrent"]


def test_changes_are_what_a_medium_term_plan_adds_to_its_base() -> None:
    budget = budget_of(_written(made()))
    rows = {(row[0], row[1]): budget.years(row) for row in budget.changes}
    lottery = rows["Lottery", "Council"]

    # Granted 60,000, 60,000, 30,000 and no more: a one-off leaves the base again.
    assert [*lottery.values()][:5] == [60_000, 0, -30_000, -30_000, 0]
    assert ("Kit", "Hospital") not in rows
    whole = [*rows["Change in net revenue: Council", "Council"].values()]
    revenue = ledger_of(made()).agencies["council"].revenue_cash
    assert sum(map(float, whole)) == pytest.approx(revenue[-1], abs=0.01)


def test_a_body_without_any_cash_has_a_block_all_the_same() -> None:
    block = budget_of(_written(made())).block("Department")

    assert [*block] == ["not_cash"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_budgets_are_those_of_the_report_to_a_penny(name: str) -> None:
    assert [*unlike(cells_of(workbook_of(name), "Budget"), example(name))] == []


def test_years_that_no_index_reaches_are_empty_and_named() -> None:
    # Three quarters of 2026 and a quarter of 2027 make 2026-27, and so on to 2027-28.
    appraisal = assumed("")
    cells = cells_of(_written(appraisal), "Budget")

    assert ledger_of(appraisal).left_out == ("2028-29", "2029-30", "2030-31")
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
    "other loans": (
        lambda: with_inputs(
            _written(made()),
            {
                ("costs.rooms.financing.borrow", "Value"): 2,
                ("costs.rooms.financing.rate", "Value"): 0,
                ("costs.rooms.amount", "2027-28"): -90_000,
            },
        ),
        lambda: made(term="2 years", rate="0%", rooms="-90k"),
    ),
    "other prices and grants": (
        lambda: with_inputs(
            _written(made()),
            {
                ("costs.team.inflation", "Value"): -0.01,
                ("funding.lottery.amount", "2027-28"): 75_000,
                ("agencies.council.spend", "Value"): 3_000_000,
                ("payments.contribution.amount", "2028-29"): -40_000,
            },
        ),
        lambda: made(own="-1%", granted="75k", spend="3m", paid="-40k"),
    ),
    "a long loan": (
        lambda: with_inputs(
            _written(made()), {("costs.rooms.financing.borrow", "Value"): 30}
        ),
        lambda: made(term="30 years"),
    ),
    "another inflation": (
        lambda: with_inputs(_written(assumed("2%")), {(_AFTER, "Value"): 0.05}),
        lambda: assumed("5%"),
    ),
}


@pytest.mark.heavy
def test_budgets_are_worked_out_again_to_a_penny(tmp_path: Path) -> None:
    books: dict[str, tuple[bytes, Appraisal]] = {
        name: (workbook_of(name), example(name)) for name in EXAMPLES
    }
    books["assumed"] = _written(assumed("2%")), assumed("2%")
    for seed in SEEDS:
        books[f"made-up-{seed}"] = _written(made_up(seed)), made_up(seed)
    for seed in SEEDS[::2]:
        found = appraised(with_cash(random_project(seed), Seeded(seed)))
        books[f"with-cash-{seed}"] = _written(found), found
    for words, (written, otherwise) in _CHANGED.items():
        books[words.replace(" ", "-")] = written(), otherwise()
    paths = []
    for name, (content, _) in books.items():
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
                    books[name.removesuffix(".xlsx")][1],
                )
            ]
        )
    }
    assert wrong == {}


@pytest.mark.heavy
def test_the_years_and_the_rate_of_a_loan_say_what_is_wrong(tmp_path: Path) -> None:
    loan = "costs.rooms.financing"
    path = tmp_path / "loan.xlsx"
    changes = {(f"{loan}.borrow", "Value"): 2.5, (f"{loan}.rate", "Value"): -0.01}
    path.write_bytes(with_inputs(_written(made()), changes))
    inputs = inputs_of(recalculated([path], tmp_path)[path.name].read_bytes())

    checks = [str(inputs.at(f"{loan}.{key}", "Check")) for key in ("borrow", "rate")]
    assert checks[0].endswith(" is not a whole number of years from 1 on")
    assert checks[1].endswith(" is not a rate between 0% and 1,000%")
