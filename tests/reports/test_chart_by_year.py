from __future__ import annotations

import pytest

from cba.reports.chart_by_year import by_year_chart
from cba.reports.charts.plots import Columns
from cba.reports.content import Chart
from cba.reports.view import view_of
from tests.reports.made_projects import (
    Tree,
    appraisal_of,
    flat,
    saved,
    spent,
    twelve_partners,
)


def chart_of(project: Tree) -> Chart:
    return by_year_chart(view_of(appraisal_of(project)))


def columns_of(chart: Chart) -> Columns:
    assert isinstance(chart.plot, Columns)
    return chart.plot


def case(costs: object, benefits: object, years: int = 4) -> Tree:
    return flat({"c": spent(costs)}, {"b": saved(benefits)}, years=years)


def test_costs_stand_below_nought_and_savings_above() -> None:
    project = flat({"c": spent("300k")}, {"b": saved("500k", cashable="40%")}, years=2)

    plot = columns_of(chart_of(project))

    assert [(stack.kind.name, stack.values) for stack in plot.stacks] == [
        ("Costs", (-300_000.0, -300_000.0)),
        ("Savings that can be taken out of budgets", (200_000.0, 200_000.0)),
        ("Other fiscal savings", (300_000.0, 300_000.0)),
    ]
    assert plot.net == (200_000.0, 200_000.0)


def test_the_columns_of_each_year_come_to_its_net() -> None:
    plot = columns_of(chart_of(twelve_partners(30)))

    assert len(plot.years) == 30
    for n, net in enumerate(plot.net):
        assert sum(stack.values[n] for stack in plot.stacks) == pytest.approx(net)


def test_too_many_years_to_see_are_averages_of_five() -> None:
    # 100 in the first of the first five years; 10 in each year from the 60th on.
    chart = chart_of(case({"2026-27": "100k"}, {"2085-86..": "10k"}, years=62))
    plot = columns_of(chart)

    assert chart.subtitle.endswith(
        "not discounted, a year on average over five years from the one named"
    )
    assert plot.years[:2] == ("2026-27", "2031-32")
    assert len(plot.years) == 13
    # 100 / 5; 10 / 5; and 10 in each of the two years that are left.
    assert plot.net[:2] == (-20_000.0, 0.0)
    assert plot.net[-2:] == pytest.approx((2_000.0, 10_000.0))
    for n, net in enumerate(plot.net):
        assert sum(stack.values[n] for stack in plot.stacks) == pytest.approx(net)


@pytest.mark.parametrize(
    ("costs", "benefits", "finding"),
    [
        ("0", "0", "There would be no costs and no benefits in any year"),
        ("5k", "5k", "Benefits would equal costs in every year"),
        ("5k", "9k", "Benefits would exceed costs in every year"),
        ("9k", "5k", "Costs would exceed benefits in every year"),
        ({"2027-28": "9k"}, "0", "Costs would exceed benefits in 2027-28 alone"),
        ("0", {"2027-28..": "9k"},
         "Benefits would exceed costs in each year from 2027-28 to 2029-30"),
        ("0", {"2026-27": "9k", "2028-29": "9k"},
         "Benefits would exceed costs in 2 of 4 years"),
        ({"2026-27": "9k"}, {"2027-28..": "5k"},
         "Benefits would exceed costs from 2027-28 on"),
        ({"2026-27": "9k"}, {"2027-28..2028-29": "5k"},
         "Benefits would exceed costs from 2027-28 to 2028-29"),
        ({"2026-27": "9k"}, {"2027-28": "5k"},
         "Benefits would exceed costs in 2027-28 alone"),
        ({"2026-27": "9k"}, {"2029-30": "5k"},
         "Benefits would exceed costs only in 2029-30"),
        ({"2028-29..": "9k"}, {"2026-27..2027-28": "5k"},
         "Costs would exceed benefits from 2028-29 on"),
        ({"2026-27": "9k", "2028-29": "9k"}, "5k",
         "Benefits would exceed costs in 2 of 4 years"),
    ],
)  # fmt: skip
def test_the_title_says_when_benefits_exceed_costs(
    costs: object, benefits: object, finding: str
) -> None:
    assert chart_of(case(costs, benefits)).finding == finding


@pytest.mark.parametrize(
    ("costs", "benefits", "finding"),
    [
        ("5k", "9k", "Benefits would exceed costs by £4,000 in 2026-27"),
        ("9k", "5k", "Costs would exceed benefits by £4,000 in 2026-27"),
    ],
)
def test_a_year_alone_is_told_by_its_net(
    costs: str, benefits: str, finding: str
) -> None:
    assert chart_of(case(costs, benefits, years=1)).finding == finding


def test_the_alternative_text_names_each_year_or_the_outstanding_of_many() -> None:
    few = chart_of(case({"2026-27": "9k"}, {"2027-28": "5k"}, years=2)).sentence
    many = chart_of(twelve_partners()).sentence

    assert few.endswith("Net public value: 2026-27 −£9,000; 2027-28 +£5,000.")
    # In 2037-38 the last and largest cost of 12 × 0.9m, less savings of 60k × 78.
    assert many.endswith(
        "Net public value, lowest and highest: 2037-38 −£6.12m; 2085-86 +£4.68m."
    )
