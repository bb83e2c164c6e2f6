"""What of a saving is cash: said (CBA404), and for bodies that save (CBA311)."""

from __future__ import annotations

from collections.abc import Iterator

from cba.library.resolution import bears_fiscal
from cba.loading.checks.lines import agency_named, parts_of
from cba.loading.findings import Address, Finding, listed
from cba.models.cash_shares import named_in
from cba.models.cashable import Cashable
from cba.models.project import Project
from cba.models.value import ValuePart


def check(project: Project) -> Iterator[Finding]:
    """Cashable shares of those who save nothing, and savings without a word on cash."""
    for identifier, benefit in project.benefits.items():
        at = ("benefits", identifier)
        #: Those who save, for the line's own cashable and for each part's.
        savers: set[str] = set()
        counts = False
        if benefit.amount is not None and benefit.category == "fiscal":
            counts = not benefit.amount.is_zero()
            savers |= {agency for agency, _ in benefit.falls_to or ()}
            if counts and benefit.cashable is None:
                yield _unsaid(at, at)
        for path, value, resolved in parts_of(project, benefit, at):
            if not resolved.has_fiscal:
                continue
            own = value.cashable if isinstance(value, ValuePart) else None
            bearers = bears_fiscal(benefit, value, resolved) or ()
            named = {agency for agency, _ in bearers}
            if own is not None and named:
                yield from _strangers(project, own, (*path, "cashable"), named)
            elif benefit.cashable is None and own is None:
                yield _unsaid(at, path if path[-2] == "values" else at)
            elif own is None:
                counts = True
                savers |= named
        if counts and savers and benefit.cashable is not None:
            yield from _strangers(project, benefit.cashable, (*at, "cashable"), savers)


def _strangers(
    project: Project, cashable: Cashable, at: Address, savers: set[str]
) -> Iterator[Finding]:
    named = (
        (key, agency) for key, each in cashable.shares() for agency in named_in(each)
    )
    for key, agency in named:
        if agency not in savers and agency_named(project, agency) is not None:
            yield Finding(
                "CBA311",
                (*at, key, agency),
                f"`{agency}` saves nothing here, so nothing of it can be cash",
                f"the saving falls to {listed(sorted(savers))}",
                "not in `falls_to`",
                key=True,
            )


def _unsaid(line: Address, at: Address) -> Finding:
    name = "/".join(str(part) for part in (line[-1], *at[3:]))
    return Finding(
        "CBA404",
        at,
        f"`{name}` does not say how much of its saving is cashable; it counts as none",
        "write `cashable: 0%`, or the share that can be taken out of a budget",
        key=True,
    )
