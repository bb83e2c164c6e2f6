"""Shares of a saving: one for every agency, or one for each that is named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from cba.models.faults import FaultError, Faults
from cba.models.horizon import Context
from cba.models.inputs import Input, Ranged, YearReplaced, read_input
from cba.models.kinds import Kind
from cba.models.values import read_id

#: One share for every agency, or the shares of those named: others have none.
CashShares: TypeAlias = Input | tuple[tuple[str, Input], ...]


def share_at(given: CashShares | None, agency: str) -> Input | None:
    """The share of an agency; None where it has none."""
    if given is None or isinstance(given, Input):
        return given
    return dict(given).get(agency)


def named_in(given: CashShares | None) -> tuple[str, ...]:
    """The agencies that shares name."""
    if given is None or isinstance(given, Input):
        return ()
    return tuple(agency for agency, _ in given)


def read_cash_shares(
    key: str, node: object, kind: Kind, context: Context, faults: Faults
) -> CashShares | None:
    """The shares at a key of `cashable`; None where they cannot be read."""
    if (
        isinstance(node, (YearReplaced, Ranged))
        or not isinstance(node, Mapping)
        or "value" in node
    ):
        return faults.attempt((key,), read_input, node, kind, context)
    by_agency = []
    for name, item in node.items():
        if name[:1].isdigit():
            faults.add(year_among_agencies(name, key, by_year=kind.by_year))
            continue
        agency = faults.attempt((key, name), read_id, name, context)
        share = faults.attempt((key, name), read_input, item, kind, context)
        if agency is not None and share is not None:
            by_agency.append((agency, share))
    return tuple(by_agency)


def year_among_agencies(name: str, *above: str, by_year: bool = True) -> FaultError:
    """The fault of a year where keys or agencies belong."""
    hint = f"write shares by year as {{value: {{{name}: 10%}}}}"
    if not by_year:
        hint = f"write what is cash by then as {{by_year: {{{name}: 10%}}}}"
    return FaultError(
        "CBA214",
        f"`{name}` stands where keys of `cashable` or agencies belong",
        hint,
        at=(*above, name),
    )
