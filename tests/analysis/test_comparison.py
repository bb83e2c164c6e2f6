"""Who would choose which option, and what no one should; by hand."""

from __future__ import annotations

import pytest

from cba.analysis.comparison import (
    Candidate,
    Comparison,
    candidates_of,
    compare,
    usual_comparator,
)
from cba.loading.project_loader import load_project
from cba.resources import examples_folder
from cba.results.appraisal import Appraisal
from cba.results.appraise import appraise
from cba.results.metric import UnknownMetricError
from cba.results.metric_form import metric_form
from tests.analysis.compared_project import PROJECT
from tests.results.appraising import appraised_text


@pytest.fixture(scope="module")
def appraisal() -> Appraisal:
    return appraised_text(PROJECT)


@pytest.fixture(scope="module")
def comparison(appraisal: Appraisal) -> Comparison:
    return compare(candidates_of(appraisal), usual_comparator(appraisal))


def test_options_are_held_against_the_do_minimum(comparison: Comparison) -> None:
    assert comparison.against == "least"
    assert list(comparison.incremental) == ["now", "full", "dear"]


def test_without_a_do_minimum_they_are_held_against_business_as_usual() -> None:
    plain = PROJECT.replace(", role: do-minimum", "")

    assert usual_comparator(appraised_text(plain)) == "now"
    none = plain.replace(", role: baseline", "")
    assert usual_comparator(appraised_text(none)) is None


def test_figures_are_those_of_the_appraisal(
    appraisal: Appraisal, comparison: Comparison
) -> None:
    full = comparison.options["full"]

    assert full["public_value.npv"] == 250.0
    assert full["public_value.bcr"] == pytest.approx(700 / 450)
    assert full["agencies.nhs.npv"] == appraisal.agencies["nhs"].npv == 250.0


def test_what_an_option_brings_beyond_the_do_minimum(comparison: Comparison) -> None:
    beyond = comparison.incremental["full"]

    # A nurse of 3 × 50 more for calm of 3 × 100.
    assert beyond["public_value.pv_costs"] == 150.0
    assert beyond["public_value.pv_benefits"] == 300.0
    assert beyond["public_value.npv"] == 150.0
    assert beyond["public_value.bcr"] == 2.0
    assert beyond["financial.npv"] == -150.0
    assert beyond["agencies.council.npv"] == 0.0
    assert beyond["agencies.nhs.npv_cashable"] == -150.0


def test_the_payback_of_a_difference_is_that_of_the_further_flows(
    comparison: Comparison,
) -> None:
    beyond = comparison.incremental["full"]

    # 100 of calm each year for 50 of nursing: ahead from the start.
    assert beyond["public_value.payback.year"] == "2026-27"
    # For the public purse 50 more each year, and nothing comes back.
    assert beyond["financial.payback.year"] is None
    assert beyond["financial.payback.reason"] == "not within the appraisal period"
    # The council lays out nothing more.
    assert beyond["agencies.council.payback.year"] is None


def test_everyone_chooses_by_their_own_position(comparison: Comparison) -> None:
    assert comparison.whole_prefers == "full"
    # Saved 400 for 300; the nurse is worth nothing to the public purse.
    assert comparison.public_prefers == "least"
    assert comparison.prefers["council"] == "now"
    assert comparison.prefers["nhs"] == "least"
    # `dear` is as good for them, and they take the choice of the whole.
    assert comparison.prefers["residents"] == "full"
    assert comparison.prefers_cashable == {"council": "now", "nhs": "least"}
    assert comparison.position("nhs", "least") == 400.0
    assert comparison.cash("nhs", "least") == 200.0


def test_an_option_that_costs_more_and_gives_no_more_is_dominated(
    comparison: Comparison,
) -> None:
    # 510 of cost for 190, and `full` gives 250 for 450; only the council differs.
    assert comparison.dominated == {"dear": "full"}
    assert comparison.dominated_for_all == {"dear": "full"}


def test_dominated_all_the_same_where_somebody_would_gain() -> None:
    # It wastes 500, but saves the NHS its nurse: 400 in place of 250.
    project = PROJECT.replace(
        "options: [full, dear]}\n  waste", "options: [full]}\n  waste"
    )
    project = project.replace("{2026-27: 60}", "{2026-27: 500}")
    found = compare(candidates_of(appraised_text(project)), None)

    assert found.dominated == {"dear": "full"}
    assert found.dominated_for_all == {}


def test_without_business_as_usual_doing_nothing_is_a_choice(
    appraisal: Appraisal,
) -> None:
    one = Candidate("dear", "Dear", None, appraisal.options["dear"])
    found = compare([one], None)

    assert found.whole_prefers == "dear"
    assert found.public_prefers is None
    assert found.prefers == {"council": None, "nhs": "dear", "residents": "dear"}
    assert found.incremental == found.options


def test_an_agency_of_one_project_alone_has_nought_in_the_others(
    appraisal: Appraisal,
) -> None:
    other = appraised_text(PROJECT.replace("residents", "neighbours"))
    found = compare(
        [
            Candidate("here", "Here", None, appraisal.options["full"]),
            Candidate("there", "There", None, other.options["full"]),
        ],
        "here",
    )

    assert list(found.agencies) == ["council", "nhs", "residents", "neighbours"]
    assert found.options["there"]["agencies.residents.public_value_npv"] == 0.0
    assert found.incremental["there"]["agencies.residents.public_value_npv"] == -300.0
    assert found.incremental["there"]["agencies.neighbours.public_value_npv"] == 300.0


def test_only_the_metrics_that_are_asked_for(appraisal: Appraisal) -> None:
    metrics = ("agencies.nhs.npv", "financial.irr", "lines.nurse.pv_cost")
    found = compare(candidates_of(appraisal), "least", metrics)

    # The beds save 200 from the second year for 100 a year: one change of sign.
    assert found.options["least"] == {
        "agencies.nhs.npv": 400.0,
        "financial.irr": pytest.approx(0.618033988750),
        "lines.nurse.pv_cost": 0.0,
    }
    assert found.incremental["full"] == {
        "agencies.nhs.npv": -150.0,
        "financial.irr": None,
        "lines.nurse.pv_cost": 150.0,
    }


def test_a_metric_that_no_option_has_is_refused(appraisal: Appraisal) -> None:
    with pytest.raises(UnknownMetricError):
        compare(candidates_of(appraisal), None, ("agencies.nsh.npv",))


@pytest.mark.parametrize("example", ["reoffending", "integrated-care", "whole-file"])
def test_what_an_option_brings_beyond_another_adds_up_to_it(example: str) -> None:
    appraisal = appraise(load_project(examples_folder() / example))
    for against in appraisal.options:
        found = compare(candidates_of(appraisal), against)
        base = found.options[against]
        for key, beyond in found.incremental.items():
            sums = [x for x in found.metrics if metric_form(x) == "money"]
            for path in sums:
                total = float(base[path] or 0.0) + float(beyond[path] or 0.0)
                assert total == pytest.approx(found.options[key][path], abs=1e-5)
        for key, by in found.dominated.items():
            assert found.dominated.get(by) != key
