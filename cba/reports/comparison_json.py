"""A comparison of options for machines, path by path as its contract has it."""

from __future__ import annotations

from collections.abc import Sequence

from cba.analysis.comparison import Comparison
from cba.analysis.scenarios import ScenarioRow
from cba.analysis.variations import BiasChoice
from cba.results.json_document import Json

SCHEMA = "cba/comparison/1"


def comparison_json(
    comparison: Comparison,
    metric: str,
    scenarios: Sequence[ScenarioRow] = (),
    optimism_bias: BiasChoice = "keep",
) -> Json:
    """The content: the same for the same inputs, data and version.

    ``scenarios`` hold ``metric`` of every option, the worst for the whole's choice
    first; the central case is among the options. ``optimism_bias`` says whether all
    figures have it in them.
    """
    return {
        "against": comparison.against,
        "optimism_bias": optimism_bias,
        "titles": {key: each.title for key, each in comparison.candidates.items()},
        "options": comparison.options,
        "incremental": comparison.incremental,
        "prefers": comparison.prefers,
        "prefers_cashable": comparison.prefers_cashable,
        "whole_prefers": comparison.whole_prefers,
        "public_prefers": comparison.public_prefers,
        "dominated": comparison.dominated,
        "dominated_for_all": list(comparison.dominated_for_all),
        "scenarios": {
            each.scenario: {
                option: {metric: figure} for option, figure in each.figures.items()
            }
            for each in scenarios
            if each.scenario is not None
        },
    }
