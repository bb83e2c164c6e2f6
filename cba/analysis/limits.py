"""What one input may be beside another: limits that no kind of input has by itself.

A project that goes beyond them is refused: points of deadweight above the impact, a
transfer above the fiscal value that it is part of, more cash at once and in steps
than is saved, real growth of health.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cba.analysis.varying import Varying
from cba.calculation.factors import Factor
from cba.calculation.streams import Cash
from cba.models.benefit import Benefit
from cba.models.discount import Discounting

Limits = tuple[float, float]
_HEALTH = "green-book-health"
NO_LIMITS: Limits = (-np.inf, np.inf)


def limits_of(varying: Varying) -> dict[str, Limits]:
    """The least and the most by address, of the inputs that have such limits."""
    found: dict[str, Limits] = {}
    for address, (lowest, highest) in _limits(varying):
        least, most = found.get(address, NO_LIMITS)
        found[address] = max(least, lowest), min(most, highest)
    return found


def _limits(varying: Varying) -> Iterator[tuple[str, Limits]]:
    for stream in varying.streams.benefits:
        if stream.points is not None:
            yield from _whole_and_part(*stream.points)
        whole, part = stream.worth.get("fiscal"), stream.worth.get("transfer")
        if whole and part and whole.address != part.address:
            yield from _whole_and_part(whole, part)
        yield from _of_one_saving(stream.cash)
    for name, benefit in varying.project.benefits.items():
        for address in _steady(f"benefits.{name}", benefit):
            yield address, (0.0, 0.0)


def _whole_and_part(whole: Factor, part: Factor) -> Iterator[tuple[str, Limits]]:
    """The limits of a whole and of what is part of it, in each year."""
    of_all, of_it = np.abs(np.broadcast_arrays(whole.central, part.central))
    least, most = float(of_it.max()), float(of_all.min())
    if whole.is_series:
        some = of_all > 0.0
        least = float((of_it[some] / of_all[some]).max(initial=0.0))
    if part.is_series:
        some = of_it > 0.0
        most = float((of_all[some] / of_it[some]).min(initial=np.inf))
    if not whole.is_series and whole.central[0] < 0.0:
        yield whole.address, (-np.inf, -least)
    else:
        yield whole.address, (least, np.inf)
    if not part.is_series and part.central[0] < 0.0:
        yield part.address, (-most, 0.0)
    else:
        yield part.address, (0.0, most)


def _of_one_saving(cash: Cash) -> Iterator[tuple[str, Limits]]:
    """What is cash at once leaves to what is cash in steps, and the other way round."""
    at_once = dict(cash.shares)
    for agency, stepped in cash.stepped:
        once = at_once.get(agency)
        if once is not None:
            yield stepped.address, (0.0, 1.0 - float(once.central[0]))
            yield once.address, (0.0, 1.0 - float(stepped.central[0]))


def _steady(base: str, benefit: Benefit) -> Iterator[str]:
    """The growth of what a health schedule discounts, whose wealth effect it is."""
    parts = benefit.values or {}
    if _is_health(benefit.discounting):
        yield f"{base}.real_growth"
    for name, part in parts.items():
        if _is_health(part.discounting or benefit.discounting):
            yield f"{base}.values.{name}.real_growth"
            if part.real_growth is None:
                yield f"{base}.real_growth"


def _is_health(given: Discounting | None) -> bool:
    return given is not None and (given.name or "").startswith(_HEALTH)
