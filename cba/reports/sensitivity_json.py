"""A sensitivity analysis for programs: every input, scenario and rate."""

from __future__ import annotations

from cba.analysis.sensitivity import Sensitivity, Swing
from cba.analysis.switching import Switching
from cba.analysis.two_way import TwoWay
from cba.models.project import Project
from cba.reports.varied_words import title_of
from cba.results.json_document import Json
from cba.results.metric_form import metric_form
from cba.results.numbers import figure, money

SCHEMA = "cba/sensitivity/1"
#: A value put back must give the same figure: as many digits as a float holds surely.
_DIGITS = 15


def sensitivity_json(
    found: Sensitivity, project: Project, table: TwoWay | None = None
) -> Json:
    """The content of the document; inputs by address, the largest swing first."""
    is_money = metric_form(found.metric) == "money"

    def shown(value: float | None) -> float | None:
        return money(value) if is_money and value is not None else figure(value)

    return {
        "option": found.option,
        "metric": found.metric,
        "optimism_bias": found.optimism_bias,
        "central": shown(found.central),
        "threshold": found.threshold,
        "inputs": {
            one.address: {
                "title": title_of(project, one.address),
                "form": one.form,
                "is_series": one.is_series,
                "central": _value(one.central),
                "low": _value(one.low),
                "high": _value(one.high),
                "assumed": one.assumed or None,
                "metric_at_low": shown(one.at_low),
                "metric_at_high": shown(one.at_high),
                "swing": shown(one.swing),
                "switching": _switching(one.switching),
                "reason": one.reason,
                "flips": one.flips,
                "overtaken_by": _overtaken(one),
            }
            for one in found.swings
        },
        "others": {name: shown(value) for name, value in found.others.items()},
        "scenarios": {
            each.scenario: dict(each.metrics)
            for each in found.scenarios
            if each.scenario is not None
        },
        "discount_rates": [
            {
                "id": each.name,
                "title": each.title,
                "value": shown(each.value),
                "asked_by": each.asked_by or None,
            }
            for each in found.rates
        ],
        "two_way": None
        if table is None
        else {
            "first": table.first,
            "second": table.second,
            "first_values": [_value(each) for each in table.first_values],
            "second_values": [_value(each) for each in table.second_values],
            "results": [[shown(each) for each in row] for row in table.results],
        },
        "notes": list(found.notes),
    }


def _value(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}") + 0.0


def _switching(found: Switching | None) -> Json | None:
    if found is None:
        return None
    return {"value": _value(found.value), "change": figure(found.change)}


def _overtaken(one: Swing) -> Json:
    return {name: _switching(found) for name, found in one.overtakes.items()}
