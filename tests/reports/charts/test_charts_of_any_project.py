from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from cba.reports.business_case import describe
from cba.reports.charts.picture import drawing_of
from cba.reports.charts.plots import Bars, Lines, Plot, Steps
from cba.reports.content import Chart
from tests.reports.charts.made_plots import LONG_NAMES
from tests.reports.charts.picture_checks import covering, outside
from tests.reports.made_projects import Tree, appraisal_of, flat, saved, spent

SECTORS = ("local-authority", "nhs", "police", "justice", "fire", "education")
SUMS = st.sampled_from([0, 1, 950, 40_000, 3_000_000, 2_500_000_000])


@st.composite
def projects(draw: st.DrawFn) -> Tree:
    """One to twelve bodies over one to sixty years, some with nothing but losses."""
    bodies, years = draw(st.integers(1, 12)), draw(st.sampled_from([1, 2, 9, 30, 60]))
    sign = draw(st.sampled_from([-1, 1]))
    agencies = {
        f"a{n}": {"name": f"{draw(st.sampled_from(LONG_NAMES))} {n}",
                  "sector": SECTORS[n % len(SECTORS)]}
        for n in range(bodies)
    }  # fmt: skip
    costs = {f"c{n}": spent(draw(SUMS), f"a{n}") for n in range(bodies)}
    benefits = {
        f"b{n}": saved(sign * draw(SUMS), f"a{n}", draw(st.sampled_from(["0%", "40%"])))
        for n in range(bodies)
    }
    project = flat(costs, benefits, agencies, years)
    project["options"] = {
        "other": {"title": draw(st.sampled_from(LONG_NAMES))},
        "chosen": {"title": draw(st.sampled_from(LONG_NAMES)), "role": "preferred"},
    }
    return project


def units_of(plot: Plot) -> set[str]:
    """The letters behind the sums of money that stand in a picture."""
    labels: list[str] = []
    match plot:
        case Lines():
            labels = [series.label for series in plot.series]
            assert not any("£" in label for label in labels)
        case Bars():
            bars = [bar for group in plot.groups for bar in group.bars]
            labels = [text for bar in bars for text in (bar.below, bar.above)]
            labels += [group.figure for group in plot.groups]
        case Steps():
            labels = [step.label for panel in plot.panels for step in panel.steps]
    sums = [label for label in labels if re.search("£.*[1-9]", label)]
    return {re.sub(r"[+−£0-9.,]", "", label) for label in sums}


@given(projects())
@settings(max_examples=12)
def test_charts_of_any_project_can_be_read(project: Tree) -> None:
    case = describe(appraisal_of(project))

    charts = [b for s in case.sections for b in s.blocks if isinstance(b, Chart)]

    assert len(charts) >= 4
    for chart in charts:
        drawing = drawing_of(chart.plot)
        assert outside(drawing) == []
        assert covering(drawing) == []
        assert chart.finding in chart.sentence
        assert len(units_of(chart.plot)) <= 1
        assert "−£0" not in chart.sentence
