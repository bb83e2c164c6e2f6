"""One input at a time: expected figures are worked out by hand, at 0% a year."""

from __future__ import annotations

from functools import cache

import pytest

from cba.reports.assumptions import assumptions_section
from cba.reports.charts.plots import Tornado
from cba.reports.content import Chart, Section
from cba.reports.options import options_section
from cba.reports.risk import risk_section
from cba.reports.view import View
from tests.reports.made_projects import TWO, Tree, flat, saved, spent
from tests.reports.made_uncertainty import with_uncertainty
from tests.reports.sections import tables, texts, view, words
from tests.reports.test_risk_section import PROJECT


@cache
def of() -> View:
    return with_uncertainty(view(PROJECT))


@cache
def section() -> Section:
    return risk_section(of())


def chart(project: Tree | str = PROJECT) -> Chart:
    blocks = risk_section(with_uncertainty(view(project))).blocks
    return next(b for b in blocks if isinstance(b, Chart))


def ranged(amount: str, spending: str = "50k") -> Tree:
    """Savings of some amount over two years, at a cost that is sure."""
    return flat({"team": spent(spending)}, {"less": saved(amount)}, years=2)


def test_each_input_stands_at_both_ends_of_its_range_the_largest_swing_first() -> None:
    table = tables(section())["swings"]

    # Costs are 2 × 50 × 1.1 = 110, savings 2 × 100 × 0.8 = 160.
    assert texts(table.rows) == [
        # 128 and 176 less 110.
        ["Amount a year, fiscal value", "£80,000", "£110,000", "18", "66", "48"],
        # 160 less 99, and less 137.5, which is shown to the even thousand.
        ["Amount a year", "£45,000", "£62,500", "61", "22", "38"],
        # 160 less 105, and less 120.
        ["Optimism bias applied", "5%", "20%", "55", "40", "15"],
        # A tenth more and less than 20%: 164 and 156 less 110.
        ["Optimism bias applied", "18%", "22%", "54", "46", "8"],
    ]
    assert table.rows[0].cells[0].detail == "Less"
    assert table.rows[3].cells[0].detail == "Less; assumed ±10%, no grade is given"


def test_the_chart_names_the_input_that_matters_most() -> None:
    made = chart()

    assert made.finding == (
        "The NPSV depends most on amount a year, fiscal value (Less): it goes from "
        "£18k to £66k over the range of that input"
    )
    assert made.finding in made.sentence
    assert "Amount a year (Team): £61k at £45,000, £22k at £62,500." in made.sentence


def test_the_chart_has_the_ends_in_the_unit_of_each_input() -> None:
    plot = chart().plot

    assert isinstance(plot, Tornado)
    assert plot.central.label == "As in this document: £50k"
    first, second, *_ = plot.reaches
    assert (first.name, first.detail) == ("Amount a year, fiscal value", "Less")
    assert (first.low_label, first.high_label) == ("£80,000", "£110,000")
    # What costs more leaves less.
    assert second.low == pytest.approx(61_000.0)
    assert second.high == pytest.approx(22_500.0)


@pytest.mark.parametrize(
    ("amount", "finding"),
    [
        ("100k (80k to 110k)", (
         "The one input with a range would not, within it, take the NPSV of £100k "
         "below zero.")),
        ("100k (40k to 110k)", (
         "Amount a year, fiscal value (Less) could, within its range, take the NPSV "
         "of £100k below zero.")),
        ("40k (30k to 60k)", (
         "Amount a year, fiscal value (Less) could, within its range, take the NPSV "
         "of −£20k above zero.")),
    ],
)  # fmt: skip
def test_what_could_turn_the_answer_is_said_first(amount: str, finding: str) -> None:
    project = ranged(amount)
    if "not, within it" in finding:
        # Without a cost there is one input, and nothing can go below zero.
        project = flat({}, {"less": saved("50k (40k to 60k)")}, years=2)

    assert finding in words(risk_section(with_uncertainty(view(project))))


def test_switching_values_stand_in_the_unit_of_the_input_the_nearest_first() -> None:
    table = tables(section())["switching-values-table"]

    assert texts(table.rows) == [
        # 110 ÷ (2 × 0.8) is 68.75.
        ["Amount a year, fiscal value", "£100,000", "£68,750", "−31.25%"],
        # 160 ÷ (2 × 1.1) is 72.727.
        ["Amount a year", "£50,000", "£72,727", "+45.5%"],
        # 200 less 110 is 45% of 200; 160 less 100 is 60% of 100.
        ["Optimism bias applied", "20%", "45%", "+125%"],
        ["Optimism bias applied", "10%", "60%", "+500%"],
        # 50 of 160, from nothing.
        ["Deadweight", "0%", "31.25%", "–"],
    ]
    assert table.notes == ("2 inputs have no bearing on the NPSV.",)


def test_an_input_with_a_range_and_no_switching_value_says_so() -> None:
    project = flat(
        {"team": spent("100k")},
        {"less": {**saved("50k"), "deadweight": "20% (10% to 30%)"}},
        years=2,
    )
    table = tables(risk_section(with_uncertainty(view(project))))
    rows = texts(table["switching-values-table"].rows)

    # Even the whole of 50k a year does not pay for 100k a year.
    assert rows[-1] == ["Deadweight", "20%", "none within 0 to 100%", "–"]


def test_where_another_option_is_better_has_a_column_of_its_own() -> None:
    project = flat(
        {
            "small": {**spent("10k"), "options": ["small"]},
            "large": {**spent("50k"), "options": ["large"]},
        },
        {
            "less": {**saved("80k (40k to 90k)"), "options": ["large"]},
            "bit": {**saved("30k"), "options": ["small"]},
        },
        years=2,
    )
    project["options"] = {
        "small": {"title": "The small one"},
        "large": {"title": "The large one", "role": "preferred"},
    }
    made = risk_section(with_uncertainty(view(project)))
    row = tables(made)["switching-values-table"].rows[0]

    # The small one is worth 2 × 20; the large one is, at 70 a year less 50.
    assert row.cells[-1].text == "better below £70,000"
    assert row.cells[-1].mark == "within its range"
    assert (
        "Which option is best could change with amount a year, fiscal value (Less): "
        "“The small one” is better below £70,000."
    ) in words(made)


def test_discount_rates_have_a_table_with_the_change() -> None:
    project = flat(
        {"team": spent({"2026-27": "100k"})}, {"x": saved({"2029-30": "1m"})}
    )
    project["ranges"] = {"benefits.x.amount": "-10% to +10%"}
    made = risk_section(with_uncertainty(view(project)))

    # One million after three years at 6%: 839,619; at 1%: 970,590.
    assert texts(tables(made)["rate-tests"].rows) == [
        ["As in this document", "900", "–"],
        ["One point lower", "900", "0"],
        ["One point higher", "871", "−29"],
        ["Not discounted", "900", "0"],
        ["6% in every year", "740", "−160"],
    ]
    assert "stays above zero: between £740k and £900k." in words(made)


def test_a_discount_rate_that_turns_the_answer_is_named() -> None:
    project = flat(
        {"team": spent({"2026-27": "90k"})}, {"x": saved({"2029-30": "100k"})}
    )
    project["ranges"] = {"benefits.x.amount": "-10% to +10%"}

    # 100k after three years at 6% is 84k.
    assert (
        "The discount rate can turn the answer: the NPSV is below zero at 6% in "
        "every year."
    ) in words(risk_section(with_uncertainty(view(project))))


def test_the_register_has_the_influence_of_each_input_and_is_sorted_by_it() -> None:
    project = flat(
        {"a": spent("10k (9k to 11k)"), "b": spent("20k (15k to 30k)")},
        {"less": saved("80k")},
        TWO,
        years=2,
    )
    register = tables(assumptions_section(with_uncertainty(view(project))))
    table = register["costs-register"]

    assert [c.heading for c in table.columns][:3] == [
        "Assumption",
        "Value",
        "Influence",
    ]
    assert [
        row.cells[2].text if len(row.cells) > 1 else row.cells[0].text
        for row in table.rows
    # Two years of 15k to 30k, and of 9k to 11k.
    ] == ["B", "£30k", "", "A", "£4,000", ""]  # fmt: skip


def test_the_register_without_ranges_has_no_influence() -> None:
    project = flat({"a": spent("10k")}, {})
    table = tables(assumptions_section(view(project)))["costs-register"]

    assert "Influence" not in [column.heading for column in table.columns]


def test_the_summary_table_has_the_nearest_switching_values_of_the_preferred() -> None:
    rows = texts(tables(options_section(of()))["option-table"].rows)

    assert next(row for row in rows if row[0] == "Switching values") == [
        "Switching values",
        "–",
        (
            "Amount a year, fiscal value (Less): £68,750; Amount a year (Team): "
            "£72,727; Optimism bias applied (Less): 45%"
        ),
    ]


def test_a_register_of_many_lines_has_the_influence_in_words() -> None:
    costs = {f"c{n}": spent(1000 + n) for n in range(41)}
    costs["ranged"] = spent("10k (9k to 12k)")
    project = flat(costs, {}, years=1)
    register = tables(assumptions_section(with_uncertainty(view(project))))
    first = register["costs-register"].rows[0]

    assert first.cells[0].text == "Ranged"
    assert "£10,000 (range £9,000 to £12,000, influence £3,000, " in first.cells[1].text
