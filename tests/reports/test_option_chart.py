from __future__ import annotations

import pytest

from cba.reports.charts.plots import Bars
from cba.reports.content import Chart
from cba.reports.option_chart import option_chart
from cba.reports.view import view_of
from tests.reports.made_projects import Tree, appraisal_of, flat, saved, spent


def chart_of(
    large: tuple[str, str, str], small: tuple[str, str, str] = ("0", "0", "0")
) -> Chart:
    """Two options: what each costs, saves and is worth to residents in a year."""
    costs, benefits = {}, {}
    for name, (cost, saving, value) in (("large", large), ("small", small)):
        costs[f"c_{name}"] = {**spent(cost), "options": [name]}
        benefits[f"s_{name}"] = {**saved(saving), "options": [name]}
        benefits[f"v_{name}"] = {
            "amount": value,
            "category": "social",
            "enjoyed_by": "society",
            "deadweight": "0%",
            "optimism_bias": "0%",
            "options": [name],
        }
    project: Tree = flat(costs, benefits, years=1)
    project["options"] = {
        "small": {"title": "The small one", "role": "do-minimum"},
        "large": {"title": "The large one", "role": "preferred"},
    }
    return option_chart(view_of(appraisal_of(project)))


def test_each_option_has_a_bar_for_society_and_one_for_public_bodies() -> None:
    plot = chart_of(("3m", "1m", "4m")).plot

    assert isinstance(plot, Bars)
    assert [group.name for group in plot.groups] == ["The small one", "The large one"]
    npsv, public = plot.groups[1].bars
    # 1 + 4 - 3, and 1 - 3.
    assert npsv.pieces[0].value == pytest.approx(2e6)
    assert (npsv.below, npsv.above) == ("", "+£2.00m")
    assert public.pieces[0].value == pytest.approx(-2e6)
    assert (public.below, public.above) == ("−£2.00m", "")


@pytest.mark.parametrize(
    ("large", "small", "finding"),
    [
        (("3m", "1m", "4m"), ("0", "0", "0"), (
         "“The large one” would have the highest NPSV, £2.00m, but would leave the "
         "council £2.00m worse off")),
        (("3m", "4m", "4m"), ("0", "0", "0"), (
         "“The large one” would have the highest NPSV, £5.00m, and leave the council "
         "£1.00m better off")),
        (("3m", "1m", "9m"), ("1m", "2m", "0"), (
         "“The large one” would have the highest NPSV, £7.00m, but would leave the "
         "council £2.00m worse off; “The small one” would leave the council £1.00m "
         "better off")),
        (("3m", "0", "0"), ("2m", "0", "0"), (
         "“The small one” would have the highest NPSV, −£2.00m, and leave the council "
         "£2.00m worse off")),
        (("0", "0", "0"), ("0", "0", "0"), (
         "Every option would have the same NPSV, £0, and leave the council neither "
         "better nor worse off")),
        (("1m", "0", "2m"), ("0", "1m", "0"), (
         "Every option would have the same NPSV, £1.00m")),
    ],
)  # fmt: skip
def test_the_title_compares_society_and_budgets(
    large: tuple[str, str, str], small: tuple[str, str, str], finding: str
) -> None:
    assert chart_of(large, small).finding == finding


def test_the_alternative_text_has_both_figures_of_each_option() -> None:
    assert chart_of(("3m", "1m", "4m")).sentence.endswith(
        "The small one: NPSV £0, the council neither better nor worse off. "
        "The large one: NPSV £2.00m, the council £2.00m worse off."
    )
