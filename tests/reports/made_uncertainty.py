"""How sure a case is, made up: figures that are easy to follow through a document."""

from __future__ import annotations

from dataclasses import replace

from cba.analysis.histogram import Histogram
from cba.analysis.information import Information
from cba.analysis.sensitivity import sensitivity
from cba.analysis.simulation import Simulation
from cba.analysis.statistics import Distribution
from cba.reports.uncertainty import Uncertainty
from cba.reports.view import View


def spread(middle: float, wide: float, above: float) -> Distribution:
    """A distribution about a middle, the tenth percentile as wide below it."""
    return Distribution(
        mean=middle,
        sd=wide / 1.28,
        standard_error=wide / 128.0,
        p5=middle - 1.3 * wide,
        p10=middle - wide,
        p50=middle,
        p90=middle + wide,
        p95=middle + 1.3 * wide,
        chance_above_zero=above,
        undefined=0.0,
    )


def made_simulation(view: View, information: Information | None = None) -> Simulation:
    """Draws about the central figures, nine in ten of them above nought."""
    option = view.option
    years = len(view.labels)
    central = {
        "public_value.npv": option.public_value.npv,
        "public_value.bcr": option.public_value.bcr or 0.0,
        "financial.npv": option.financial.npv,
        "financial.npv_cashable": option.financial.npv_cashable,
    }
    for key, each in option.agencies.items():
        central[f"agencies.{key}.npv"] = each.npv
        central[f"agencies.{key}.npv_cashable"] = each.npv_cashable
    metrics = {
        path: spread(value, abs(value) / 2 + 1.0, 0.9 if value > 0 else 0.25)
        for path, value in central.items()
    }
    step = (abs(option.public_value.npv) + 10.0) / 10
    counts = tuple(10 + 4 * min(n, 39 - n) for n in range(40))
    histogram = Histogram(tuple(step * (n - 10) for n in range(41)), counts)
    rising = tuple((n + 1) / (years + 1) for n in range(years))
    whose = ("financial", "public_value", *option.agencies)
    return Simulation(
        option=option.identifier,
        inputs=tuple(
            key for key, each in option.flows.streams.factors().items() if each.range
        ),
        draws=10_000,
        seed=1,
        sequence="pseudo",
        optimism_bias="keep",
        central=central,
        metrics=metrics,
        histograms={"public_value.npv": histogram},
        payback=dict.fromkeys(whose, rising),
        payback_cashable={key: tuple(x / 2 for x in rising) for key in whose},
        influence={},
        sobol=None,
        information=information,
        notes=(),
    )


def with_uncertainty(view: View, information: Information | None = None) -> View:
    """The view with its own sensitivity, and a simulation that is made up."""
    return replace(
        view,
        uncertainty=Uncertainty(
            sensitivity(view.appraisal.project), made_simulation(view, information)
        ),
    )
