"""Where the answer that a metric gives changes: at zero, at one, or nowhere."""

from __future__ import annotations

from typing import NamedTuple

#: Ratios are one where a difference is zero, which is linear in most inputs.
_RATIOS = {
    "public_value.bcr": "public_value.npv",
    "public_value.bcr_net_public_cost": "public_value.npv",
    "financial.fiscal_return": "financial.npv",
    "financial.cashable_return": "financial.npv_cashable",
}
_NET = ("npv", "npv_cashable", "npv_weighted", "public_value_npv")


class Threshold(NamedTuple):
    """The value of a metric that decides, and the metric that is zero there."""

    value: float
    gauge: str


def threshold_of(metric: str) -> Threshold | None:
    """The threshold of a metric; None for one that has none.

    >>> threshold_of("agencies.nhs.npv")
    Threshold(value=0.0, gauge='agencies.nhs.npv')
    >>> threshold_of("public_value.bcr")
    Threshold(value=1.0, gauge='public_value.npv')
    """
    if metric in _RATIOS:
        return Threshold(1.0, _RATIOS[metric])
    if metric.rpartition(".")[2] in _NET:
        return Threshold(0.0, metric)
    return None


def why_none(metric: str) -> str:
    """Why a metric has no threshold, in words."""
    if ".payback" in metric:
        return "a payback comes or does not come: there is no value at which it is zero"
    return "no value of this figure decides for or against the project"


def is_net(metric: str) -> bool:
    """Whether a metric is a net sum of money, which options can be compared by.

    >>> is_net("public_value.npv_weighted"), is_net("financial.pv_costs")
    (True, False)
    """
    return metric.rpartition(".")[2] in _NET
