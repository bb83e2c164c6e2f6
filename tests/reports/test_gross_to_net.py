from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from cba.calculation.factors import total
from cba.calculation.flows import BenefitFlow, brought
from cba.loading.project_loader import load
from cba.reports.bridge import steps_of
from cba.reports.charts.plots import Steps
from cba.reports.content import Chart
from cba.reports.gross_to_net import gross_to_net
from cba.reports.view import View, view_of
from cba.resources import examples_folder
from cba.results.appraisal import BenefitLine
from cba.results.appraise import appraise
from tests.reports.made_projects import Tree, appraisal_of, flat, saved

EXAMPLES = sorted(path.name for path in examples_folder().iterdir() if path.is_dir())


@cache
def view_of_example(name: str) -> View:
    loaded = load(examples_folder() / name)
    assert loaded.project is not None
    return view_of(appraise(loaded.project, loaded.problems))


def benefit_lines(view: View) -> list[str]:
    lines = view.option.lines.items()
    return [key for key, line in lines if isinstance(line, BenefitLine)]


def steps_in(view: View, line: str) -> dict[str, float]:
    flow, answer = view.option.flows.lines[line], view.option.lines[line]
    assert isinstance(flow, BenefitFlow)
    assert isinstance(answer, BenefitLine)
    steps = steps_of(flow, answer, len(view.labels), view.currency, view.prices)
    return {step.name: step.after for step in steps}


def chart_of(view: View, line: str) -> Chart:
    chart = gross_to_net(view, line)
    assert chart is not None
    return chart


def made(benefit: Tree, years: int = 4) -> View:
    return view_of(appraisal_of(flat({}, {"b": benefit}, years=years)))


PEOPLE: Tree = {
    "population": {"2026-27": 100, "2027-28": 300},
    "affected": "50%",
    "impact": "20%",
    "deadweight": "25%",
    "units_per_person": 3,
    "lasts": 2,
    "value": {"per": "stay", "fiscal": 100},
    "falls_to": "council",
    "cashable": "40%",
    "optimism_bias": "10%",
}


def test_people_become_units_and_units_money() -> None:
    steps = steps_in(made(PEOPLE), "b")

    # (100 + 300) × 50% × 20% × (1 - 25%) × 3, and that in each of two years.
    assert steps == pytest.approx(
        {
            "Start": 400.0,
            "Affected": 200.0,
            "Impact": 40.0,
            "Deadweight": 30.0,
            "Units a person a year": 90.0,
            "Years that it lasts": 180.0,
            "Gross value": 18_000.0,
            "Discounting": 18_000.0,
            "Optimism bias": 16_200.0,
            "Net public value": 16_200.0,
            # 40% of it, and the rest on top of that.
            "Savings out of budgets": 6_480.0,
            "Other fiscal savings": 16_200.0,
        }
    )


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_bridge_meets_the_kernel_and_the_answers_of_every_line(
    example: str,
) -> None:
    view = view_of_example(example)
    years = len(view.labels)

    for key in benefit_lines(view):
        flow, line = view.option.flows.lines[key], view.option.lines[key]
        assert isinstance(flow, BenefitFlow)
        assert isinstance(line, BenefitLine)
        steps = steps_of(flow, line, years, view.currency, view.prices)
        counted = [step for step in steps if step.measure != "money"]
        if flow.stream.profile is not None:
            started = float(total(brought(flow.stream, years)[0]))
            assert counted[-2].after == pytest.approx(started)
        if line.volume_before_bias is not None:
            assert counted[-1].after == pytest.approx(sum(line.volume_before_bias))
        by_name = {step.name: step.after for step in steps}
        assert by_name["Discounting"] == line.pv_before_optimism_bias
        assert by_name["Net public value"] == line.pv_public_value
        # The categories are laid end to end up to the whole.
        assert steps[-1].after == pytest.approx(line.pv_public_value)
        for one, other in pairwise(steps):
            assert other.before in {None, one.after}


def test_points_of_deadweight_come_off_the_impact() -> None:
    steps = steps_in(made({**PEOPLE, "deadweight": {"points": "5%"}}), "b")

    # 200 × 20%, then 200 × (20% - 5%), and that × 3.
    assert steps["Impact"] == pytest.approx(40.0)
    assert steps["Deadweight, in points"] == pytest.approx(30.0)
    assert steps["Units a person a year"] == pytest.approx(90.0)


def test_an_outcome_without_an_impact_goes_on_counting_people() -> None:
    benefit = {key: value for key, value in PEOPLE.items() if key != "impact"}
    plot = chart_of(made(benefit), "b").plot

    assert isinstance(plot, Steps)
    assert [panel.heading for panel in plot.panels] == [
        "People, all who start",
        "Units: stay, over all years",
        "Money",
    ]


def test_a_chart_has_a_panel_for_each_thing_that_is_counted() -> None:
    plot = chart_of(made(PEOPLE), "b").plot

    assert isinstance(plot, Steps)
    assert [(panel.heading, len(panel.steps)) for panel in plot.panels] == [
        ("People, all who start", 2),
        ("People whose outcome changes, on a scale of their own", 2),
        ("Units: stay, over all years", 2),
        # Nothing is discounted here, which is no bar.
        ("Money", 5),
    ]
    _, affected = plot.panels[0].steps
    assert (affected.factor, affected.before, affected.label) == ("× 50%", 400.0, "200")


def test_an_amount_that_nothing_is_taken_off_has_no_chart() -> None:
    assert gross_to_net(made(saved("100k")), "b") is None


@pytest.mark.parametrize(
    ("benefit", "finding"),
    [
        (PEOPLE, "400 people would bring 180 units, worth £16k after optimism bias"),
        ({**PEOPLE, "population": {"2026-27": 1}, "units_per_person": 4},
         "1 person would bring 0.6 units, worth £54 after optimism bias"),
        ({**PEOPLE, "value": {"fiscal": -100}, "cashable": "0%"}, (
         "400 people would bring 180 units, at a net cost of £20k after optimism "
         "bias")),
        ({**PEOPLE, "impact": "0%"}, "400 people would bring 0 units, worth nothing"),
        ({"quantity": 10, "value": {"fiscal": 5}, "falls_to": "council",
          "deadweight": "50%", "optimism_bias": "0%"},
         "40 units gross would be 20 net, worth £100 as a present value"),
        ({"quantity": 10, "value": {"fiscal": 5}, "falls_to": "council",
          "optimism_bias": "0%"},
         "40 units would be worth £200 as a present value"),
        ({**saved("100k"), "deadweight": "25%"},
         "£400k gross would come to £300k as a present value"),
        ({**saved("-100k"), "deadweight": "25%"},
         "−£400k gross would come to a net cost of £300k as a present value"),
    ],
)  # fmt: skip
def test_the_title_goes_from_the_first_figure_to_the_last(
    benefit: Tree, finding: str
) -> None:
    # One person: 0.5 × 0.2 × 0.75 × 4 × 2 years. A harm is made larger by 10%.
    assert chart_of(made(benefit), "b").finding == finding


def test_what_is_no_benefit_has_no_bridge() -> None:
    with pytest.raises(TypeError, match="rent is no benefit line"):
        gross_to_net(view_of_example("whole-file"), "rent")
