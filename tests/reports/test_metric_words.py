"""Metrics in words, whoever they are of."""

from __future__ import annotations

import pytest

from cba.reports.metric_words import metric_in_project, metric_words, row_labels
from cba.reports.view import View, view_of
from tests.results.appraising import TWO_PARTNERS, appraised_text


@pytest.fixture(scope="module")
def view() -> View:
    return view_of(appraised_text(TWO_PARTNERS))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("public_value.npv", "the net present social value"),
        ("financial.npv_cashable", "the net position of public bodies in cash"),
        (
            "public_value.npv_weighted",
            "the net present social value weighted by income",
        ),
        ("financial.fiscal_return", "the saving for each £1"),
        ("agencies.nhs.npv", "the net position of the health board"),
        ("agencies.residents.public_value_npv", "the public value for residents"),
        ("agencies.nhs.peak_funding", "`agencies.nhs.peak_funding`"),
        ("financial.payback.years", "the payback of public bodies"),
    ],
)
def test_a_metric_in_a_sentence(path: str, words: str, view: View) -> None:
    assert metric_words(path, view).name == words
    assert metric_in_project(path, view.project).name == words


def test_what_is_asked_for_is_labelled_by_itself(view: View) -> None:
    asked = ("agencies.nhs.npv_cashable", "financial.irr")

    assert row_labels(view, asked) == {
        "agencies.nhs.npv_cashable": "Net position of the health board in cash",
        "financial.irr": "financial.irr",
    }


def test_the_usual_rows_have_cash_below_each_public_body(view: View) -> None:
    assert list(row_labels(view).values()) == [
        "Net present social value",
        "Public bodies",
        "  in cash",
        "Council",
        "  in cash",
        "Health board",
        "  in cash",
        "Residents",
        "Benefit-cost ratio",
        "Saving for each £1",
        "Saving in cash for each £1",
    ]
