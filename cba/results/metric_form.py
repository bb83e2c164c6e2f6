"""What a metric is by its path: money, a ratio or a number of years."""

from __future__ import annotations

from typing import Literal

MetricForm = Literal["money", "ratio", "years"]


def metric_form(path: str) -> MetricForm:
    """Whether a metric is money, a ratio or a number of years.

    >>> metric_form("agencies.nhs.npv"), metric_form("public_value.bcr")
    ('money', 'ratio')
    """
    name = path.rpartition(".")[2]
    if name in {"years", "elapsed_years"}:
        return "years"
    is_money = name.startswith(("pv", "npv")) or name.endswith(("npv", "funding"))
    return "money" if is_money else "ratio"
