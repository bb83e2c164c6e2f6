"""The kind of the input at an address: its unit, and what it may be."""

from __future__ import annotations

from cba.models import kinds
from cba.models.effect import LASTS
from cba.models.kinds import Kind

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("amount", "each", "cost", "tariff", "cap"), kinds.MONEY),
    **dict.fromkeys(("fiscal", "economic", "social", "transfer"), kinds.MONEY),
    **dict.fromkeys(("starting", "population", "units_per_person"), kinds.COUNT),
    **dict.fromkeys(("quantity", "hours"), kinds.QUANTITY),
    **dict.fromkeys(("affected", "engagement", "retention", "impact"), kinds.KEPT),
    **dict.fromkeys(("attribution", "share", "cashable", "chance"), kinds.KEPT),
    **dict.fromkeys(("deadweight", "points", "to_others", "displacement"), kinds.LOST),
    **dict.fromkeys(("leakage", "substitution", "drop_off"), kinds.LOST),
    "real_growth": kinds.GROWTH,
    "delay": kinds.YEARS,
    "lasts": LASTS,
    "in_steps_of": kinds.STEP,
}


def kind_at(address: str) -> Kind:
    """The kind of an input by its address; a share where no key says otherwise.

    >>> kind_at("people.leavers.starting").form
    'count'
    >>> kind_at("costs.mentors.rate").form, kind_at("benefits.x.cashable").form
    ('money', 'share')
    """
    section, *_, key = address.split(".")
    if key == "rate" and section == "costs":
        return kinds.MONEY
    if key == "optimism_bias":
        return kinds.COST_BIAS if section == "costs" else kinds.BENEFIT_BIAS
    return _KINDS.get(key, kinds.SHARE)
