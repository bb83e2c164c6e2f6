"""Every input in a declaration, with its address below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cba.models.base import Declaration
from cba.models.cashable import Cashable
from cba.models.effect import Attribution, Curve, Deadweight, Outcome
from cba.models.evidence import CapitalBias
from cba.models.inputs import Input


def inputs_of(
    thing: object, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Input]]:
    """The inputs of a line, a group or a value, each with the keys that lead to it.

    A cashable share that stands alone has the address of ``cashable`` itself, as it
    is written.
    """
    if isinstance(thing, Input):
        yield path, thing
    elif isinstance(thing, (Declaration, Mapping, tuple)):
        for name, given in _parts(thing):
            if given is not None and not isinstance(given, str):
                yield from inputs_of(given, (*path, name))
    elif isinstance(thing, (Deadweight, Attribution)):
        form = form_of(thing)
        yield (*path, form) if form else path, thing.amount
    elif isinstance(thing, Cashable):
        yield from _of_cashable(thing, path)
    elif isinstance(thing, Outcome):
        yield from _of_curve(thing.with_project, (*path, "with"))
        yield from _of_curve(thing.without, (*path, "without"))
    elif isinstance(thing, CapitalBias):
        yield from inputs_of(thing.mitigated, (*path, "mitigated"))


def _parts(
    thing: Declaration | Mapping[str, object] | tuple[object, ...],
) -> Iterable[tuple[str, object]]:
    if isinstance(thing, Declaration):
        return thing.__dict__.items()
    if isinstance(thing, Mapping):
        return thing.items()
    # Of tuples, only the list of `persistence` holds inputs.
    return [(str(n), item) for n, item in enumerate(thing) if isinstance(item, Input)]


def form_of(effect: Deadweight | Attribution) -> str | None:
    """The key below which the other way of writing an effect stands."""
    if isinstance(effect, Deadweight):
        return "points" if effect.points else None
    return "to_others" if effect.to_others else None


def _of_curve(
    curve: Curve, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Input]]:
    for year, given in curve:
        yield (*path, str(year)), given


def _of_cashable(
    cashable: Cashable, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Input]]:
    for key, given in cashable.shares():
        at = path if cashable.bare else (*path, key)
        if isinstance(given, Input):
            yield at, given
            continue
        for agency, share in given:
            yield (*at, agency), share
    for key in ("in_steps_of", "by_year"):
        yield from inputs_of(getattr(cashable, key), (*path, key))
