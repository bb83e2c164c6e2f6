"""Warnings that wait for the figures: newer editions, and savings beyond the spend."""

from __future__ import annotations

import pytest

from cba.commands.appraised import appraised
from cba.loading.project_loader import load
from cba.problems import Problem

PINNED = """\
cba: 1
project: {title: Small project}
appraisal: {first_year: 2020-21, years: 1}
agencies: {council: {name: Council, sector: local-authority}}
costs:
  team:
    kind: revenue
    paid_by: council
    amount: £100k
    price_year: 2018-19
    optimism_bias: 0%
    status: illustrative
data: {gdp_deflator: 2020-03}
"""
SPEND = """\
cba: 1
project: {title: Small project}
appraisal: {first_year: 2026-27, years: 3}
agencies:
  council: {name: Council, sector: local-authority, spend: £250k}
  nhs: {name: Hospital trust, sector: nhs}
costs:
  team:
    kind: revenue
    paid_by: council
    amount: £100k
    optimism_bias: 0%
    status: illustrative
benefits:
  placements:
    quantity: {2026-27: 4, 2027-28: 10, 2028-29: 12}
    value: {per: placement, fiscal: £30k, status: illustrative}
    falls_to: council
    cashable: 0%
    optimism_bias: 0%
    deadweight: 10%
"""


def found(text: str, code: str) -> list[Problem]:
    appraisal, problems = appraised(load(None, stdin_text=text))
    assert appraisal is not None
    assert appraisal.problems == problems
    return [each for each in problems if each.code == code]


def test_a_newer_edition_is_told_with_its_effect() -> None:
    # £100k × 103.924736 / 100 = £103,925 by the edition of March 2020, and
    # £100k × 85.1002 / 78.7948 = £108,002 by that of March 2026: £4,078 more cost.
    (problem,) = found(PINNED, "CBA507")

    assert problem.message == (
        "`gdp_deflator` is held at 2020-03, and 2026-03 is current: with 2026-03 the "
        "NPV to society and to public bodies would be £4,078 lower"
    )
    assert problem.place is not None


def test_an_edition_that_moves_nothing_says_so() -> None:
    (problem,) = found(PINNED.replace("2018-19", "2020-21"), "CBA507")

    assert problem.message.endswith("with 2026-03 the NPV would be the same")


def test_what_moves_by_different_sums_is_told_apart() -> None:
    # The cost of £100k goes up by £4,078 as above, and a benefit of half as much for
    # society alone by half of it.
    text = PINNED.replace(
        "data:",
        "benefits:\n"
        "  visits:\n"
        "    quantity: {2020-21: 1}\n"
        "    deadweight: 0%\n"
        "    optimism_bias: 0%\n"
        "    value: {social: £50k, price_year: 2018-19, status: illustrative}\n"
        "data:",
    )
    (problem,) = found(text, "CBA507")

    assert problem.message.endswith(
        "the NPV to society would be £2,039 lower and the NPV to public bodies would "
        "be £4,078 lower"
    )


def test_an_edition_that_moves_pence_says_so() -> None:
    (problem,) = found(PINNED.replace("£100k", "£10"), "CBA507")

    assert "would be less than £1 lower" in problem.message


def test_the_figures_are_those_of_the_edition_that_is_held() -> None:
    appraisal, _ = appraised(load(None, stdin_text=PINNED))

    assert appraisal is not None
    assert appraisal.run.data["gdp_deflator"] == "2020-03"
    assert round(appraisal.preferred.financial.npv) == -103_925


@pytest.mark.parametrize("edition", ["2026-03", None])
def test_the_current_edition_brings_no_warning(edition: str | None) -> None:
    held = "" if edition is None else f"data: {{gdp_deflator: {edition}}}"

    assert found(PINNED.replace("data: {gdp_deflator: 2020-03}", held), "CBA507") == []


def test_a_newer_edition_can_be_accepted() -> None:
    text = PINNED + "acknowledge: {CBA507: Signed in 2020}\n"

    assert [each.accepted for each in found(text, "CBA507")] == ["Signed in 2020"]


def test_more_saved_than_spent_is_told_with_the_years() -> None:
    # 10 × £30k × 90% = £270k in 2027-28, and 12 × £27k = £324k in the year after.
    (problem,) = found(SPEND, "CBA423")

    assert problem.message == (
        "`council` would save £270k in 2027-28, more than the £250k that it spends on "
        "the service, and so in 1 other year"
    )
    assert problem.place is not None
    assert problem.path == "agencies.council.spend"


@pytest.mark.parametrize(
    "spend",
    [
        "£324k",
        "{2026-27: £110k, 2027-28: £270k, 2028-29: £324k}",
        # What is said of one year alone holds for that year.
        "{2026-27: £110k}",
    ],
)
def test_as_much_as_is_spent_may_be_saved(spend: str) -> None:
    text = SPEND.replace("spend: £250k", f"spend: {spend}")

    assert [p.message for p in found(text, "CBA423")] == []


def test_more_saved_in_another_option_names_it() -> None:
    text = SPEND + (
        "options:\n"
        "  preferred: {title: Team, role: preferred}\n"
        "  large:\n"
        "    title: Large team\n"
        "    set: {benefits.placements.quantity: 20}\n"
    )
    text = text.replace("£250k", "£400k")
    (problem,) = found(text, "CBA423")

    assert problem.message == (
        "`council` would save £540k in 2026-27 in the option `large`, more than the "
        "£400k that it spends on the service, and so in 2 other years"
    )


def test_more_saved_than_spent_can_be_accepted() -> None:
    text = SPEND + "acknowledge: {CBA423: The spend is that of one team}\n"

    reasons = [each.accepted for each in found(text, "CBA423")]
    assert reasons == ["The spend is that of one team"]


def test_more_saved_than_spent_can_be_accepted_for_one_body() -> None:
    text = SPEND + "acknowledge: {CBA423: {agencies.council: One team}}\n"

    assert [each.accepted for each in found(text, "CBA423")] == ["One team"]
    assert found(text, "CBA430") == []


@pytest.mark.parametrize("spend", ["spend: £1m, ", ""])
def test_a_saving_below_the_spend_needs_no_reason(spend: str) -> None:
    text = SPEND.replace(", spend: £250k", f", {spend}").replace(", }", "}")
    (note,) = found(text + "acknowledge: {CBA423: One team}\n", "CBA430")

    assert note.message == "`CBA423` is accepted, and no such warning is given"
    assert note.place is not None


def test_a_late_warning_is_not_asked_after_before_there_are_figures() -> None:
    text = SPEND + "acknowledge: {CBA423: One team}\n"

    assert "CBA430" not in {p.code for p in load(None, stdin_text=text).problems}


def test_nothing_is_said_where_a_setting_does_away_with_the_warning() -> None:
    text = SPEND + "acknowledge: {CBA423: One team}\n"
    settings = [("benefits.placements.quantity", "1")]
    _, problems = appraised(load(None, stdin_text=text, settings=settings))

    assert [p.code for p in problems if p.code in {"CBA423", "CBA430"}] == []
