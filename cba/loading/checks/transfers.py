"""A transfer is a part of the fiscal value: never more, never of the other sign."""

from __future__ import annotations

from collections.abc import Iterator

from cba.library.in_use import deflator_of
from cba.library.names import UnknownReference
from cba.library.resolution import ResolvedValue
from cba.loading.checks.lines import parts_of
from cba.loading.findings import Finding
from cba.models.inputs import Input
from cba.models.project import Project
from cba.prices import YearNotCovered, rebase_factor

_NOTHING = Input(0.0)
#: Shares of a published total are rounded in the last digits of a float.
_SLACK = 1e-9


def check(project: Project) -> Iterator[Finding]:
    """CBA215 for a transfer that is no part of the fiscal value in some year."""
    horizon = project.appraisal.horizon
    for identifier, benefit in project.benefits.items():
        for path, value, resolved in parts_of(
            project, benefit, ("benefits", identifier)
        ):
            if resolved.transfer is None:
                continue
            fiscal = resolved.fiscal or _NOTHING
            moves = _between(project, resolved)
            by_year = zip(
                horizon.labels,
                resolved.transfer.by_year(horizon),
                fiscal.by_year(horizon),
                strict=True,
            )
            for label, moved, whole in by_year:
                if moved is None or whole is None or _is_part(moved * moves, whole):
                    continue
                when = "" if not fiscal.is_series else f" in {label}"
                given = value.transfer is not None
                yield Finding(
                    "CBA215",
                    (*path, "transfer" if given else "fiscal"),
                    f"the transfer of {moved:,.10g} is not a part of the fiscal value, "
                    f"{whole:,.10g}{when}",
                    "`transfer` is the part of `fiscal` that only moves money",
                )
                break


def _between(project: Project, resolved: ResolvedValue) -> float:
    """From the prices of the transfer to those of the fiscal value."""
    own, to = resolved.prices_of("transfer"), resolved.prices_of("fiscal")
    if own is None or to is None:
        return 1.0
    try:
        return rebase_factor(deflator_of(project), own, to)
    except (UnknownReference, YearNotCovered):  # reported where they are named
        return 1.0


def _is_part(moved: float, whole: float) -> bool:
    if moved == 0:
        return True
    return moved * whole > 0 and abs(moved) <= abs(whole) * (1 + _SLACK)
