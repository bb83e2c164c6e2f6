"""What each payer spends and gives by year, with optimism bias and without."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cba.calculation.factors import Array
from cba.calculation.flows import CostFlow
from cba.models.cost import KINDS, CostKind
from cba.results.appraisal import OptionAppraisal
from cba.results.reconciliation import hold
from cba.results.sums import Years, added_up


class CostsOfPayer(NamedTuple):
    """The costs of one kind of one agency by year, undiscounted."""

    agency: str
    kind: CostKind
    before: Years
    after: Years


class CostsByYear(NamedTuple):
    """All costs by payer and kind, and together; undiscounted."""

    payers: tuple[CostsOfPayer, ...]
    before: Years
    after: Years

    @property
    def correction(self) -> Years:
        """What optimism bias adds in each year."""
        return tuple(b - a for a, b in zip(self.before, self.after, strict=True))


def costs_by_year(option: OptionAppraisal) -> CostsByYear:
    """The costs of an option in the order of its agencies, then capital to in kind.

    Payers without a cost of a kind are left out. Raises `ReconciliationError` where
    the years do not meet those of the option.
    """
    streams = option.flows.streams
    found: dict[tuple[int, CostKind], tuple[Array, Array]] = {}
    for flow in option.flows.lines.values():
        if not isinstance(flow, CostFlow):
            continue
        for agency, share in flow.stream.paid_by:
            key = (agency, flow.stream.kind)
            nothing = np.zeros(streams.horizon.years)
            before, after = found.get(key, (nothing, nothing))
            found[key] = (
                before + flow.before_bias[0] * share,
                after + flow.amount[0] * share,
            )
    payers = tuple(
        CostsOfPayer(streams.agencies[agency], kind, _years(before), _years(after))
        for (agency, kind), (before, after) in sorted(
            found.items(), key=lambda item: (item[0][0], KINDS.index(item[0][1]))
        )
    )
    years = streams.horizon.years
    made = CostsByYear(
        payers,
        added_up((each.before for each in payers), years),
        added_up((each.after for each in payers), years),
    )
    hold(
        (
            (f"costs by payer in {year.year}", amount, year.costs)
            for year, amount in zip(option.by_year, made.after, strict=True)
        ),
        option.flows,
    )
    return made


def _years(amounts: Array) -> Years:
    return tuple(amounts.tolist())
