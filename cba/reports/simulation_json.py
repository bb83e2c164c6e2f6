"""A simulation for programs: the figures of its contract, rounded once."""

from __future__ import annotations

import math

from cba.analysis.simulation import Simulation
from cba.analysis.statistics import Distribution
from cba.results.json_document import Json
from cba.results.metric_form import metric_form
from cba.results.numbers import figure
from cba.results.numbers import money as pounds

SCHEMA = "cba/simulation/1"
_SHARES = ("chance_above_zero", "undefined")


def simulation_json(simulation: Simulation) -> Json:
    """The content of the document."""
    return {
        "option": simulation.option,
        "draws": simulation.draws,
        "seed": simulation.seed,
        "sequence": simulation.sequence,
        "optimism_bias": simulation.optimism_bias,
        "inputs": list(simulation.inputs),
        "metrics": {
            name: _metric(simulation, name, each)
            for name, each in simulation.metrics.items()
        },
        "payback": {whose: _payback(simulation, whose) for whose in simulation.payback},
        "influence": {
            metric: {name: figure(value) for name, value in each.items()}
            for metric, each in simulation.influence.items()
        },
        "sobol_metric": simulation.sobol_metric,
        "sobol": _sobol(simulation),
        "information": _information(simulation),
        "notes": list(simulation.notes),
    }


def _metric(simulation: Simulation, name: str, found: Distribution) -> Json:
    is_money = metric_form(name) == "money"

    def rounded(value: float) -> float | None:
        if math.isnan(value):
            return None
        return pounds(value) if is_money else figure(value)

    histogram = simulation.histograms[name]
    return {
        "central": rounded(simulation.central[name]),
        **{
            key: figure(value) if key in _SHARES else rounded(value)
            for key, value in found._asdict().items()
        },
        "histogram": {
            "edges": [rounded(edge) for edge in histogram.edges],
            "counts": list(histogram.counts),
        },
    }


def _payback(simulation: Simulation, whose: str) -> Json:
    found: Json = {"chance_within": _by_year(simulation.payback[whose])}
    if whose in simulation.payback_cashable:
        found["chance_within_in_cash"] = _by_year(simulation.payback_cashable[whose])
    return found


def _by_year(chances: tuple[float, ...]) -> Json:
    return {str(years): figure(each) for years, each in enumerate(chances, start=1)}


def _sobol(simulation: Simulation) -> Json | None:
    if simulation.sobol is None:
        return None
    return {
        name: {"first": figure(first), "total": figure(total)}
        for name, (first, total) in simulation.sobol.items()
    }


def _information(simulation: Simulation) -> Json | None:
    found = simulation.information
    if found is None:
        return None
    return {
        "options": {name: pounds(value) for name, value in found.options.items()},
        "best": found.best,
        "changes": figure(found.changes),
        "evpi": pounds(found.evpi),
        "by_input": {name: pounds(value) for name, value in found.by_input.items()},
    }
