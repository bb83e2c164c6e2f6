"""What a comparison says first, and its tables."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cba.analysis.comparison import (
    Candidate,
    Comparison,
    candidates_of,
    compare,
    usual_comparator,
)
from cba.analysis.scenarios import options_by_scenario
from cba.reports.comparison_findings import findings
from cba.reports.comparison_text import comparison_text
from cba.reports.comparison_words import Frame, Words
from tests.analysis.compared_project import PROJECT
from tests.reports.made_projects import appraisal_of, hostile_project
from tests.results.appraising import appraised_text, loaded_text

FRAME = Frame("Home soon", "3 years", "GBP", ("2026-27", "2027-28", "2028-29"))


def compared(project: str = PROJECT, against: str | None = None) -> Comparison:
    appraisal = appraised_text(project)
    return compare(candidates_of(appraisal), against or usual_comparator(appraisal))


def said(project: str = PROJECT) -> list[str]:
    comparison = compared(project)
    scenarios = options_by_scenario(loaded_text(project), "full")
    return list(findings(comparison, Words(comparison, FRAME), scenarios))


def text(
    comparison: Comparison, *, by_agency: bool = False, chosen: Sequence[str] = ()
) -> str:
    lines = comparison_text(comparison, FRAME, by_agency=by_agency, chosen=chosen)
    return "\n".join(line.text for line in lines)


def test_findings_say_who_would_choose_what_and_why() -> None:
    assert said() == [
        (
            "For society “Beds and calm” is best: its NPSV is £250, £60 more than that "
            "of “The dear way”."
        ),
        (
            "Public bodies together would choose “Beds alone”, with which they would "
            "be £100 better off; with “Beds and calm”, £50 worse off."
        ),
        (
            "Not all would choose “Beds and calm”: “As now” would be better for the "
            "county council by £300; “Beds alone” for the integrated care board by "
            "£150."
        ),
        (
            "“The dear way” is dominated by “Beds and calm”: it costs no less public "
            "money, and gives no more public value. No agency would be better off with "
            "it."
        ),
        (
            "It depends on the scenario: “As now” would be best under “No beds”; “Beds "
            "alone” would be best under “Little calm”."
        ),
    ]


def test_in_cash_only_where_the_choice_is_another() -> None:
    # All of what is saved is cash nowhere: the NHS would rather have nothing new.
    none = PROJECT.replace("cashable: 50%", "cashable: 0%").replace(
        "paid_by: council, amount: 100", "paid_by: nhs, amount: 100"
    )

    assert (
        "In cash, “As now” would be better for the integrated care board by £450."
        in (said(none))
    )


def test_everyone_may_choose_what_the_whole_does() -> None:
    # Without the team and the nurse nobody pays.
    free = PROJECT.replace("amount: 100, optimism", "amount: 0, optimism").replace(
        "amount: 50,", "amount: 0,"
    )

    assert "Every agency would choose “Beds and calm” for itself." in said(free)
    assert said(free)[1] == (
        "It is the best for public bodies together too: they would be £400 better off."
    )


def test_of_two_that_are_as_good_the_one_meant_is_named() -> None:
    # With the team paid by nobody and nothing wasted, `dear` is `full` again.
    equal = PROJECT.replace("amount: 100, optimism", "amount: 0, optimism").replace(
        "{2026-27: 60}", "{2026-27: 0}"
    )
    equal = equal.replace("amount: 50,", "amount: 0,")

    assert said(equal)[0].startswith("For society “Beds and calm” and “The dear way”")
    assert said(equal)[1].startswith("“Beds and calm” is the best for public bodies")


def test_the_best_may_stay_best_under_every_scenario() -> None:
    safe = PROJECT.replace("calm.amount: 10}", "calm.amount: 90}").replace(
        "{2027-28..: 20}", "{2027-28..: 190}"
    )

    assert said(safe)[-1] == (
        "“Beds and calm” stays best under “Little calm”, “No beds” and “More calm”."
    )


def test_the_preferred_option_that_is_not_the_best_is_told() -> None:
    other = PROJECT.replace("do-minimum}", "preferred}").replace(
        "calm, role: preferred}", "calm, role: do-minimum}"
    )

    assert (
        "The preferred option, “Beds alone”, is worth £150 less to society than the "
        "best." in said(other)
    )


def test_nothing_may_be_worth_its_costs() -> None:
    appraisal = appraised_text(PROJECT.replace("amount: 100, opt", "amount: 900, opt"))
    options = [
        Candidate(key, key, None, appraisal.options[key]) for key in ("least", "full")
    ]
    comparison = compare(options, None)

    # 3 × 900 for 400, and 3 × 950 for 700.
    assert next(findings(comparison, Words(comparison, FRAME))) == (
        "No option is worth its costs: the best, “full”, has an NPSV of −£2,150."
    )
    assert "Public bodies together would choose doing nothing too." in list(
        findings(comparison, Words(comparison, FRAME))
    )


def test_options_are_rows_with_letters_and_columns_under_them() -> None:
    shown = text(compared())

    assert "C  Beds and calm (preferred)" in shown
    assert "Beyond B, “Beds alone”" in shown
    # Council, -300 for each option but for -360; the best is as now.
    row = next(x for x in shown.splitlines() if x.startswith("County council"))
    assert row.split()[2:] == ["0", "−300", "−300", "−360", "A"]


def test_against_another_option() -> None:
    shown = text(compared(against="full"))

    row = shown.split("Beyond C, “Beds and calm”")[1].splitlines()[3]
    # 150 less cost for 300 less benefit; public bodies 150 better off, 150 in cash.
    assert row.split()[3:] == [
        *("−150", "−300", "−150", "–", "150", "150", "no", "cost")
    ]


def test_by_agency_has_a_table_for_each() -> None:
    shown = text(compared(), by_agency=True)

    assert "\nCounty council\nPV, £" in shown
    assert "\nResidents\nPV, £" in shown
    assert "Society" not in shown


def test_chosen_metrics_alone() -> None:
    comparison = compare(
        candidates_of(appraised_text(PROJECT)), "least", ("public_value.bcr",)
    )
    shown = text(comparison, chosen=("public_value.bcr",))

    # 400 / 300, 700 / 450 and 700 / 510.
    assert "public_value.bcr  –  1.33  1.56  1.37" in shown
    assert "public_value.bcr  –  –  2.00  1.43" in shown


@pytest.mark.parametrize("by_agency", [False, True])
def test_hostile_texts_break_nothing(*, by_agency: bool) -> None:
    appraisal = appraisal_of(hostile_project())
    comparison = compare(candidates_of(appraisal), "q")
    shown = text(comparison, by_agency=by_agency)

    assert "\u202e" not in shown
    assert max(map(len, shown.splitlines())) < 2_000


def test_agencies_of_one_id_and_other_names_are_told() -> None:
    one, other = (
        appraised_text(PROJECT),
        appraised_text(PROJECT.replace("Integrated care board", "Health board")),
    )
    comparison = compare(
        [
            Candidate("here", "Here", None, one.preferred),
            Candidate("there", "There", None, other.preferred),
        ],
        None,
    )

    assert text(comparison).endswith(
        "`nhs` is taken for one agency, though it is called “Health board” and "
        "“Integrated care board”."
    )


def test_a_scenario_that_makes_options_alike_is_told() -> None:
    apart = PROJECT.replace(
        "title: The dear way}",
        "title: The dear way, set: {benefits.calm.amount: 50}}",
    )

    assert said(apart)[-2:] == [
        (
            "“Little calm” holds in every option, in place of the "
            "`benefits.calm.amount` of “The dear way”."
        ),
        (
            "“More calm” holds in every option, in place of the "
            "`benefits.calm.amount` of “The dear way”."
        ),
    ]
