"""The lines of an option as arrays, with optimism bias and without."""

from __future__ import annotations

import pytest

from cba.calculation.flows import evaluate
from cba.problems import ProjectError
from cba.results.appraise import appraise_option, streams_of
from tests.results.appraising import TWO_PARTNERS, loaded_text

BIASED = TWO_PARTNERS.replace("optimism_bias: 0%", "optimism_bias: 20%")


def test_streams_of_an_option_give_its_appraisal() -> None:
    project = loaded_text(BIASED)
    flows = evaluate(streams_of(project, "preferred"))
    made = appraise_option(project, "preferred")
    expected = made.flows.ledgers["benefits"].amounts.tolist()
    assert expected == flows.ledgers["benefits"].amounts.tolist()


def test_streams_without_bias_are_the_figures_as_written() -> None:
    streams = streams_of(loaded_text(BIASED), "preferred", with_bias=False)
    flows = evaluate(streams)
    assert flows.ledgers["costs"].amounts[0, 0].tolist() == [100.0, 100.0, 0.0]
    assert flows.ledgers["benefits"].amounts[0, 1].tolist() == [60.0, 90.0, 90.0]


def test_streams_whose_figures_no_float_holds_are_refused() -> None:
    text = (
        TWO_PARTNERS.replace(
            "    paid_by: council", "    real_growth: 1000%\n        paid_by: council"
        )
        .replace("years: 3", "years: 40")
        .replace("[100, 100]", "100")
    )
    with pytest.raises(ProjectError, match="CBA206"):
        streams_of(loaded_text(text), "preferred")
