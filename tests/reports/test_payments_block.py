"""The block to paste: what it says is what is read back."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cba.loading.project_loader import load
from cba.models.numbers import read_number
from cba.reports.payments_block import payments_block
from tests.loading.reading import tree
from tests.reports.made_agreement import WARDENS

#: What trips up readers of YAML: marks, words, numbers, line ends, quotes.
TRAPS = (
    *("yes", "No", "null", "~", "- a", "a: b", "#a", "{a", "[a]", "&a", "*a", "!a"),
    *("1:30", "012", "1e3", "2026-10-01", "", " a ", "a\nb", 'say "a"', "it's", "%a"),
    *("a, b", "`a`", "@a", "|", ">", "?", "\t", "£1,000.00", "\u2028", "<<", "=1"),
)


def block(payment: dict[str, object]) -> str:
    return "payments:\n" + "\n".join(payments_block({"share": payment}))


def test_sums_stand_by_year_in_quotes() -> None:
    made = {"from": "nhs", "amount": {"2026-27": 123456.78, "2027-28": 1.0}}

    assert payments_block({"share": made}) == [
        "  share:",
        "    from: nhs",
        '    amount: {2026-27: "£123,456.78", 2027-28: "£1.00"}',
    ]


def test_many_years_go_on_in_lines_of_their_own() -> None:
    years = {f"{2026 + n}-{27 + n}": 123456.78 for n in range(30)}

    lines = payments_block({"share": {"amount": years}})

    assert max(map(len, lines)) <= 80
    assert len(lines) == 16  # the id, and two years a line
    assert tree("payments:\n" + "\n".join(lines)) == {
        "payments": {"share": {"amount": dict.fromkeys(years, "£123,456.78")}}
    }


@pytest.mark.parametrize("trap", TRAPS)
def test_no_text_is_read_as_something_else(trap: str) -> None:
    payment: dict[str, object] = {
        "title": trap,
        "options": [trap, "main"],
        "amount": {"2026": trap},
    }

    assert tree(block(payment)) == {"payments": {"share": payment}}


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"))))
def test_any_text_is_read_back(title: str) -> None:
    assert tree(block({"title": title})) == {"payments": {"share": {"title": title}}}


@settings(max_examples=30)
@given(st.floats(min_value=1e-9, max_value=1e15))
def test_any_sum_is_read_back_as_the_same_float(amount: float) -> None:
    (_, line) = payments_block({"share": {"tariff": amount}})

    text = line.removeprefix("    tariff: ").strip('"')

    assert read_number(text).value == amount


@pytest.mark.parametrize(
    ("currency", "written"),
    [("EUR", '"€1,250.00"'), ("NZD", '"$1,250.00"'), ("CHF", '"1,250.00"')],
)
def test_sums_have_a_symbol_that_the_project_may_write(
    currency: str, written: str
) -> None:
    (_, line) = payments_block({"share": {"cap": 1250.0}}, currency)

    assert line == f"    cap: {written}"


def test_what_is_no_sum_has_no_symbol() -> None:
    (_, *lines) = payments_block({"share": {"paid_after": 1.0, "share": "35%"}})

    assert lines == ["    paid_after: 1", "    share: 35%"]


def test_a_pasted_block_is_part_of_the_project() -> None:
    made: dict[str, object] = {
        "title": "Trust's share: 50%, say",
        "from": "trust",
        "to": "council",
        "amount": {"2026-27": 100000.01, "2028-29": 0.99},
        "status": "illustrative",
    }

    found = load(None, stdin_text=textwrap.dedent(WARDENS) + block(made))

    assert [each for each in found.problems if each.severity == "error"] == []
    assert found.project is not None
    payment = found.project.payments["share"]
    assert payment.title == made["title"]
    assert payment.amount is not None
    assert payment.amount.by_year(found.project.appraisal.horizon) == (
        100000.01,
        None,
        0.99,
    )
