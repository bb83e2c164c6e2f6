"""Who bears a unit cost, in the JSON documents."""

from __future__ import annotations

from cba.library.unit_cost import Bearer
from cba.results.numbers import figure


def bearer_json(bearer: Bearer) -> dict[str, object]:
    """One bearer with its sector and its share of the fiscal part."""
    return {
        "name": bearer.name,
        "sector": bearer.sector,
        "share": figure(bearer.share),
        "transfer": bearer.transfer,
    }
