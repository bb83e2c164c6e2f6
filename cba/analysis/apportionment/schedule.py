"""From what each partner should pay or get in a year to payments between pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np

from cba.analysis.apportionment.answers import Transfer
from cba.calculation.factors import Array, running_sums, total

#: A part of a penny that is the noise of sums and solvers.
_NOISE = 0.01
#: By payer and payee, what is paid in each year.
Flows: TypeAlias = dict[tuple[str, str], Array]


def pro_rata(paid: Mapping[str, Array]) -> Flows:
    """Payments by year where each payer pays each receiver in proportion.

    ``paid`` is what each partner should pay by year, negative where it gets, and
    comes to nothing over all of them in every year.
    """
    flows: Flows = {}
    out = {each: np.maximum(amount, 0.0) for each, amount in paid.items()}
    into = {each: np.maximum(-amount, 0.0) for each, amount in paid.items()}
    received = total(np.stack(list(into.values()), axis=-1))
    safe = np.where(received > 0.0, received, 1.0)
    for payer, amount in out.items():
        for payee, due in into.items():
            if payer != payee:
                each = amount * (due / safe)
                if each.any():
                    flows[payer, payee] = each
    return flows


def in_pennies(flows: Flows) -> Flows:
    """The same in whole pennies, so that nobody has ever got less than is due.

    Running sums are rounded up, and not each payment: over the years no pair is out
    by a penny.
    """
    found = {}
    for pair, amount in flows.items():
        sums = np.ceil(running_sums(amount[np.newaxis])[0] * 100.0 - _NOISE)
        found[pair] = np.diff(sums, prepend=0.0) / 100.0
    return {pair: amount for pair, amount in found.items() if amount.any()}


def transfers(flows: Flows, labels: Sequence[str]) -> tuple[Transfer, ...]:
    """The payments one by one, by year and then in the order of the pairs."""
    return tuple(
        Transfer(label, payer, payee, float(amount[n]))
        for n, label in enumerate(labels)
        for (payer, payee), amount in flows.items()
        if amount[n] > 0.0
    )
