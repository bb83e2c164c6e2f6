"""What can be asked for, under which names, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from cba.results.appraisal import Appraisal
from cba.results.explain import explain, targets
from cba.results.explanation.figures import UnknownTarget
from cba.results.explanation.problem_page import problem_codes, problem_page
from cba.results.json_document import appraisal_json
from cba.results.metric import metrics_of
from tests.results.explaining import appraised, table, values
from tests.results.support_project import PROJECT


@pytest.fixture
def appraisal(tmp_path: Path) -> Appraisal:
    return appraised(PROJECT, tmp_path)[0]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("npv", "public_value.npv"),
        ("bcr", "public_value.bcr"),
        ("payback", "financial.payback"),
        ("financial.npv", "financial.npv"),
        ("nhs", "agencies.nhs"),
        ("agencies.nhs.npv", "agencies.nhs.npv"),
        ("nhs@2027-28", "agencies.nhs@2027-28"),
        ("agencies.nhs.npv@2027-28", "agencies.nhs@2027-28"),
        ("npv@2027-28", "2027-28"),
        ("team", "costs.team"),
        ("lines.team", "costs.team"),
        ("costs.team@2027/28", "costs.team@2027-28"),
        ("payments.rent", "payments.rent"),
        ("2027-28", "2027-28"),
        ("leavers", "people.leavers"),
        ("benefits.stays.impact", "benefits.stays.impact"),
        ("people.leavers.starting@2026-27", "people.leavers.starting@2026-27"),
        ("lines.stays.pv_cut_off", "lines.stays.pv_cut_off"),
        (" appraisal.discounting ", "appraisal.discounting"),
    ],
)
def test_a_target_has_the_names_people_use(
    appraisal: Appraisal, asked: str, meant: str
) -> None:
    assert explain(appraisal, asked).target == meant


def test_a_price_year_not_given_is_the_first_year(appraisal: Appraisal) -> None:
    made = explain(appraisal, "appraisal.price_year")

    assert made.figure.value == "2026-27"
    (origin,) = made.inputs
    assert (origin.written, origin.notes) == (
        False,
        "the first year, as no other is given",
    )


def test_every_metric_of_the_results_can_be_explained(appraisal: Appraisal) -> None:
    content = appraisal_json(appraisal)

    unknown = set(metrics_of(content, "full")) - set(targets(appraisal))

    assert unknown == set()


def test_an_option_is_asked_for_by_its_id_or_in_the_path(appraisal: Appraisal) -> None:
    named = explain(appraisal, "npv", "smaller")
    in_path = explain(appraisal, "options.smaller.npv")

    assert named == in_path
    assert named.figure.value == appraisal.options["smaller"].public_value.npv


def test_an_option_alone_stands_for_its_net_present_value(appraisal: Appraisal) -> None:
    assert explain(appraisal, "options.smaller") == explain(appraisal, "npv", "smaller")


@pytest.mark.parametrize(
    ("asked", "candidate"),
    [
        ("benefits.stay", "benefits.stays"),
        ("agencies.nsh", "agencies.nhs"),
        ("costs.stays", "benefits.stays"),
        ("financial.nvp", "financial.npv"),
        ("benefits.stays.impct", "benefits.stays.impact"),
    ],
)
def test_a_mistyped_target_is_answered_with_what_was_meant(
    appraisal: Appraisal, asked: str, candidate: str
) -> None:
    with pytest.raises(UnknownTarget) as raised:
        explain(appraisal, asked)

    assert candidate in raised.value.candidates


@pytest.mark.parametrize("label", ["2035-36", "2027", "soon"])
def test_a_year_that_is_not_of_the_appraisal_is_refused(
    appraisal: Appraisal, label: str
) -> None:
    with pytest.raises(UnknownTarget, match="no year of the appraisal"):
        explain(appraisal, f"stays@{label}")


def test_a_calendar_year_is_answered_with_the_financial_year_that_begins_in_it(
    appraisal: Appraisal,
) -> None:
    with pytest.raises(UnknownTarget) as raised:
        explain(appraisal, "stays@2027")

    assert raised.value.candidates == ("stays@2027-28",)


def test_an_option_that_there_is_not_is_refused(appraisal: Appraisal) -> None:
    with pytest.raises(UnknownTarget) as raised:
        explain(appraisal, "npv", "ful")

    assert raised.value.candidates == ("full",)


def test_a_line_of_another_option_is_said_to_be_there(appraisal: Appraisal) -> None:
    with pytest.raises(UnknownTarget) as raised:
        explain(appraisal, "costs.team", "nothing")

    assert raised.value.reason == "`costs.team` is no line of the option `nothing`"
    assert raised.value.candidates == ("options.smaller.costs.team",)


def test_an_agency_has_a_row_for_each_line_that_touches_it(
    appraisal: Appraisal,
) -> None:
    found = table(explain(appraisal, "nhs"), "Line by line, as present value")

    assert found.columns == ("savings", "payments", "costs", "net", "cash savings")
    assert [each.target for each in found.rows] == [
        "costs.team",
        "benefits.stays",
        "payments.rent",
        "",
    ]
    nhs = appraisal.agencies["nhs"]
    assert values(found.rows[-1].figures) == (
        nhs.pv_benefits,
        nhs.pv_payments,
        -nhs.pv_costs,
        nhs.npv,
        nhs.pv_cashable,
    )


def test_an_agency_outside_government_shows_what_it_enjoys_and_gives(
    appraisal: Appraisal,
) -> None:
    found = table(explain(appraisal, "residents"), "Its part in public value")

    residents = appraisal.agencies["residents"]
    assert [(r.sign, *values(r.figures)) for r in found.rows] == [
        ("", 0.0),
        ("+", residents.pv_value),
        ("-", residents.pv_in_kind),
        ("=", residents.public_value_npv),
    ]


def test_an_input_by_year_has_the_year_asked_for(appraisal: Appraisal) -> None:
    first = explain(appraisal, "people.leavers.starting@2026-27")
    last = explain(appraisal, "people.leavers.starting@2029-30")

    assert (first.figure.value, last.figure.value) == (400.0, None)


def test_an_input_names_the_lines_that_rest_on_it(appraisal: Appraisal) -> None:
    found = table(explain(appraisal, "people.leavers.engagement"), "What rests on it")

    assert [each.target for each in found.rows] == ["benefits.stays"]


def test_discounting_shows_the_rate_and_the_factor_of_each_year(
    appraisal: Appraisal,
) -> None:
    found = table(explain(appraisal, "appraisal.discounting"), "Rates and factors")

    assert [values(each.figures) for each in found.rows] == [
        (0.25, 1.0),
        (0.25, 0.8),
        (0.25, 0.64),
        (0.25, pytest.approx(0.512)),
    ]


def test_a_ratio_without_anything_under_it_says_so(appraisal: Appraisal) -> None:
    found = explain(appraisal, "bcr", "nothing")

    assert found.figure.value is None
    assert found.notes == ("nothing stands under the ratio, so there is none",)


def test_a_payback_that_never_comes_gives_its_reason(appraisal: Appraisal) -> None:
    found = explain(appraisal, "agencies.council.payback_cashable")

    assert found.figure.value is None
    assert "not within the appraisal period" in found.notes


def test_a_payback_is_interpolated_within_its_year(tmp_path: Path) -> None:
    text = PROJECT.replace("£100k}", "£400k}")
    slow, _ = appraised(text, tmp_path)

    found = explain(slow, "financial.payback.years")

    within = table(found, "Within the year")
    assert found.figure.value == slow.preferred.financial.payback.undiscounted.years
    assert within.rows[3].figures[0] == found.figure


def test_every_problem_code_has_a_page() -> None:
    pages = [problem_page(code) for code in problem_codes()]

    assert [page.code for page in pages if page] == list(problem_codes())
    assert all(page and page.title and page.why and page.fix for page in pages)


def test_a_code_that_there_is_not_has_no_page() -> None:
    assert problem_page("CBA999") is None
