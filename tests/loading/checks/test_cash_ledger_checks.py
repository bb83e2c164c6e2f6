from __future__ import annotations

import pytest

from tests.loading.projects import cost, found, problems_of, project

CAPITAL = "kind: capital, paid_by: council, amount: £1m, optimism_bias: 0%, source: a"
REVENUE = "kind: revenue, paid_by: council, amount: £1m, optimism_bias: 0%, source: a"
GRANT = "to: council, from: A ministry, amount: £5k, source: Its letter"


def grants(line: str) -> list[tuple[str, str]]:
    """What is found about one grant; addresses begin below it."""
    return [
        (code, path.removeprefix("funding.line."))
        for code, path in found(project(more=f"funding: {{line: {{{line}}}}}"))
    ]


def test_a_loan_over_whole_years_is_one() -> None:
    assert cost(f"{CAPITAL}, financing: {{borrow: 20 years, rate: 5.2%}}") == []
    assert cost(f"{CAPITAL}, financing: {{borrow: 1, rate: 0%}}") == []


@pytest.mark.parametrize("years", ["0", "2.5"])
def test_a_loan_over_other_than_whole_years_is_none(years: str) -> None:
    line = f"{CAPITAL}, financing: {{borrow: {years}, rate: 5%}}"

    assert cost(line) == [("CBA227", "financing.borrow")]


def test_a_loan_has_one_length() -> None:
    line = f"{CAPITAL}, financing: {{borrow: [5, 6], rate: 5%}}"

    assert cost(line) == [("CBA113", "financing.borrow")]


def test_a_loan_bears_no_interest_below_zero() -> None:
    line = f"{CAPITAL}, financing: {{borrow: 5, rate: -1%}}"

    assert cost(line) == [("CBA227", "financing.rate")]


def test_financing_belongs_to_capital() -> None:
    line = f"{REVENUE}, financing: {{borrow: 5, rate: 1%}}"

    assert cost(line) == [("CBA126", "financing")]


def test_what_is_in_kind_has_no_inflation_of_its_own() -> None:
    line = REVENUE.replace("revenue", "in-kind")

    assert cost(f"{line}, inflation: 4%") == [("CBA126", "inflation")]


def test_prices_move_in_one_way() -> None:
    assert cost(f"{REVENUE}, inflation: 4%, real_growth: 0%") == []
    assert cost(f"{REVENUE}, inflation: 4%, real_growth: 1%") == [
        ("CBA229", "inflation")
    ]


@pytest.mark.parametrize(
    ("more", "key"),
    [
        (f"{REVENUE}, inflation: 4% (3% to 5%)", "inflation"),
        (
            f"{CAPITAL}, financing: {{borrow: 5, rate: 4% (3% to 5%)}}",
            "financing.rate",
        ),
    ],
)
def test_a_range_that_no_draw_has_is_told(more: str, key: str) -> None:
    assert cost(more) == [("CBA490", key)]


def test_a_grant_is_read() -> None:
    assert grants(GRANT) == []
    assert grants(f"{GRANT}, kind: capital, public: false, conditions: Spend it") == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (GRANT.replace("council", "counsil"), ("CBA301", "to")),
        (GRANT.replace("council", "society"), ("CBA301", "to")),
        (f"{GRANT}, options: [other]", ("CBA303", "options.0")),
        (GRANT.replace("£5k", "{2026-27: -5}"), ("CBA228", "amount")),
        (GRANT.replace("A ministry", "police"), ("CBA331", "from")),
        (GRANT.replace("£5k", "£5k (£4k to £6k)"), ("CBA490", "amount")),
        (GRANT.replace(", source: Its letter", ""), ("CBA403", "funding.line")),
        (f"{GRANT}, kind: gift", ("CBA207", "kind")),
    ],
)
def test_what_is_wrong_with_a_grant(line: str, problem: tuple[str, str]) -> None:
    assert grants(line) == [problem]


def test_a_misspelt_key_of_a_grant_is_named() -> None:
    (problem,) = problems_of(project(more=f"funding: {{a: {{{GRANT}, condition: b}}}}"))

    assert problem.code == "CBA111"
    assert problem.hint == "did you mean `conditions`?"


def test_what_an_agency_spends_is_not_below_zero() -> None:
    text = project().replace(
        "council: {sector: local-authority}",
        "council: {sector: local-authority, spend: -£5m}",
    )

    assert found(text) == [("CBA228", "agencies.council.spend")]
