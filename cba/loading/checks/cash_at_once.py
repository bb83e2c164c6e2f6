"""A project whose every saving is cash at once, in full (CBA428)."""

from __future__ import annotations

from collections.abc import Iterator

from cba.library.resolution import ResolvedValue, bears_fiscal
from cba.loading.checks.lines import parts_of
from cba.loading.findings import Address, Finding
from cba.models.benefit import Benefit
from cba.models.cash_shares import CashShares
from cba.models.cashable import Cashable
from cba.models.horizon import Horizon
from cba.models.inputs import Input
from cba.models.project import Project
from cba.models.shares import Shares
from cba.models.value import ValuePart


def check(project: Project) -> Iterator[Finding]:
    """Where nothing of any saving waits for a budget to be reduced.

    A saving with a `mechanism` says how the budget is reduced; money that only moves
    is cash as it moves.
    """
    horizon = project.appraisal.horizon
    found: list[Address] = []
    for identifier, benefit in project.benefits.items():
        for path, cashable, bearers in _savings(
            project, benefit, ("benefits", identifier)
        ):
            if cashable is None or not _is_at_once(cashable, bearers, horizon):
                return
            found.append(path)
    if found:
        savings = "the saving is" if len(found) == 1 else "all savings are"
        yield Finding(
            "CBA428",
            found[0],
            f"{savings} cash in full from the first year, and no line says how "
            "a budget is reduced",
            "say from which year it is cash, as {share: 60%, from: 2028-29}, or how "
            "the budget is reduced, as `mechanism`",
            "all of it, at once",
        )


def _savings(
    project: Project, benefit: Benefit, at: Address
) -> Iterator[tuple[Address, Cashable | None, Shares | None]]:
    """Each saving with where its cashability stands, what that is, and who saves."""
    horizon = project.appraisal.horizon
    here = (*at, "cashable")
    if benefit.amount is not None:
        if benefit.category == "fiscal" and _is_gain(benefit.amount, horizon):
            yield here, benefit.cashable, benefit.falls_to
        return
    for path, value, resolved in parts_of(project, benefit, at):
        if resolved.fiscal is None or not _is_gain(resolved.fiscal, horizon):
            continue
        if _only_moves(resolved, horizon):
            continue
        bearers = bears_fiscal(benefit, value, resolved)
        own = value.cashable if isinstance(value, ValuePart) else None
        if own is not None:
            yield (*path, "cashable"), own, bearers
        else:
            yield here, benefit.cashable, bearers


def _is_gain(given: Input, horizon: Horizon) -> bool:
    return any((value or 0.0) > 0 for value in given.by_year(horizon))


def _only_moves(resolved: ResolvedValue, horizon: Horizon) -> bool:
    """Whether all of the fiscal part is a transfer, such as a benefit payment."""
    moved, whole = resolved.transfer, resolved.fiscal
    if moved is None or whole is None:
        return False
    return moved.by_year(horizon) == whole.by_year(horizon)


def _is_at_once(cashable: Cashable, bearers: Shares | None, horizon: Horizon) -> bool:
    if cashable.mechanism or cashable.in_steps_of is not None or cashable.step:
        return False
    if cashable.start is not None and cashable.start.start > horizon.first.start:
        return False
    if cashable.by_year is not None and not _is_whole(cashable.by_year, horizon):
        return False
    given = cashable.shares()
    return cashable.only_ramps or any(
        key != "stepped" and _all_of(share, bearers, horizon) for key, share in given
    )


def _all_of(share: CashShares, bearers: Shares | None, horizon: Horizon) -> bool:
    """Whether nothing is left of the saving of anyone who saves."""
    if isinstance(share, Input):
        return _is_whole(share, horizon)
    whole = {agency for agency, each in share if _is_whole(each, horizon)}
    return bool(bearers) and all(agency in whole for agency, _ in bearers or ())


def _is_whole(given: Input, horizon: Horizon) -> bool:
    return all(value in {None, 1.0} for value in given.by_year(horizon))
