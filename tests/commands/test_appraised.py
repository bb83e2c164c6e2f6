from __future__ import annotations

from cba.commands.appraised import appraised
from cba.loading.project_loader import load
from tests.loading.projects import TEAM, project


def test_a_project_is_appraised_with_its_problems() -> None:
    loaded = load(None, stdin_text=project())
    appraisal, problems = appraised(loaded)

    assert appraisal is not None
    assert appraisal.problems == problems == loaded.problems


def test_errors_stop_it() -> None:
    loaded = load(None, stdin_text=project(costs="team: {kind: revenue}"))

    assert appraised(loaded) == (None, loaded.problems)


def test_figures_beyond_reason_are_shown_at_their_line() -> None:
    # £100k growing elevenfold each year for forty is 10^46.
    grown = TEAM.replace("£100k", "{2026-27: £100k, growing: 1000%}")
    text = project(appraisal="{first_year: 2026-27, years: 40}", costs=f"team: {grown}")
    appraisal, problems = appraised(load(None, stdin_text=text))

    (problem,) = [each for each in problems if each.severity == "error"]
    assert appraisal is None
    assert (problem.code, problem.path) == ("CBA206", "costs.team")
    assert problem.place is not None
    assert problem.place.excerpt.strip().startswith("team:")


def test_figures_that_cancel_to_no_number_are_refused_too() -> None:
    # Units grow past every float while what they are worth falls to nought.
    text = project(
        appraisal="{first_year: 2026-27, years: 400}",
        benefits=(
            "line: {quantity: {2026-27: 1, growing: 1000%}, deadweight: 0%,"
            " value: {social: {2026-27: 1, growing: -99%}}, source: s,"
            " optimism_bias: 0%}"
        ),
    )
    appraisal, problems = appraised(load(None, stdin_text=text))

    assert appraisal is None
    assert "benefits.line" in [each.path for each in problems]
