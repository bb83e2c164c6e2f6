"""What is printed of a sensitivity analysis: findings first, then figures."""

from __future__ import annotations

import pytest

from cba.analysis.sensitivity import sensitivity
from cba.loading.project_loader import load_project
from cba.models.project import Project
from cba.reports.sensitivity_text import sensitivity_text
from cba.reports.tornado_bars import bars
from cba.resources import examples_folder
from tests.analysis.test_other_options import OPTIONS
from tests.analysis.varied_project import PROJECT, project_of

NPV = "public_value.npv"


def printed(project: Project, metric: str = NPV, top: int | None = None) -> list[str]:
    lines = sensitivity_text(sensitivity(project, metric), project, top)
    return [line.text for line in lines]


def test_what_changes_the_answer_comes_first() -> None:
    lines = printed(project_of())

    assert lines[:4] == [
        "A small project",
        "NPSV £400 (public_value.npv)",
        "",
        (
            "The net present social value turns negative if the deadweight"
            " of “Visits that need not happen” rises from 20% to above 33.3%."
        ),
    ]


def test_that_nothing_does_is_said_with_what_comes_nearest() -> None:
    lines = printed(project_of(benefits__visits__deadweight="20%"))

    assert lines[3] == (
        "No input alone, within its range, would mean that the net present"
        " social value turns negative."
    )
    assert lines[4] == (
        "The nearest to it is the quantity of “Visits that need not happen”: it would"
        " have to fall from 100 to below 83.3, and its range ends at 90."
    )


def test_a_loss_may_turn_positive() -> None:
    lines = printed(project_of(costs__team__amount="1300"))

    assert lines[3] == (
        "The net present social value turns positive if the deadweight"
        " of “Visits that need not happen” falls from 20% to below 13.3%."
    )


def test_another_option_may_do_better() -> None:
    lines = printed(project_of(PROJECT + OPTIONS))

    assert (
        "“Smaller” does better if the deadweight of “Visits that need not happen”"
        " rises from 20% to above 33.3%."
    ) in lines


def test_each_input_has_a_line_with_its_name_and_one_with_its_figures() -> None:
    lines = printed(project_of())
    at = lines.index(
        "The team: amount · costs.team.amount · assumed ±10%, no grade is given"
    )

    # £200 either way of £400; the answer changes at a cost of £1,200.
    assert lines[at + 1].split() == [
        *("£1,000", "(£900", "to", "£1,100)", "£600", "£200", "£1,200"),
        "███│░░░",
    ]


def test_so_many_inputs_are_shown_and_the_others_counted() -> None:
    lines = printed(project_of(), top=1)

    assert "3 more inputs move it less (`--all`) and 1 input does not move it." in lines


def test_a_payback_that_is_lost_is_said() -> None:
    project = project_of(PROJECT.replace("amount: 1000", "amount: {2026-27: 2100}"))

    lines = printed(project, "financial.payback.years")

    assert (
        "The payback of public bodies does not come by 2027-28 with the deadweight of"
        " “Visits that need not happen” at the high end of its range, 40%."
    ) in lines


@pytest.mark.parametrize("metric", [NPV, "public_value.bcr", "agencies.nhs.npv"])
def test_examples_fit_a_screen_but_for_names_and_sentences(metric: str) -> None:
    project = load_project(examples_folder() / "reoffending")
    lines = sensitivity_text(sensitivity(project, metric), project, None)

    assert [x.text for x in lines if x.hang is None and len(x.text) > 86] == []


def test_bars_are_scaled_alike_and_lie_about_the_centre() -> None:
    assert bars([(0.0, 20.0), (10.0, 10.0), (None, 20.0)], 10.0, 5) == [
        "░░│██",
        "  │  ",
        "",
    ]


def test_both_ends_may_lie_on_one_side() -> None:
    # The further one shows beyond the nearer.
    assert bars([(20.0, 40.0)], 0.0, 5) == ["│░░██"]


def test_no_bars_about_nothing() -> None:
    assert bars([(1.0, 2.0)], None) == [""]
