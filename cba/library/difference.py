"""What one edition of a library added, removed and changed over another."""

from __future__ import annotations

from typing import NamedTuple

from cba.library.unit_cost import Library, UnitCost

#: Fields that say which file a value is in, and not what it is.
_OF_THE_FILE = frozenset({"library", "edition"})


class Change(NamedTuple):
    """One field of a value, as it was and as it is; texts and figures as written."""

    field: str
    old: object
    new: object


class Changed(NamedTuple):
    """A value that both editions have, with every field that differs."""

    cost: UnitCost
    changes: tuple[Change, ...]


class Difference(NamedTuple):
    """What is only in the new edition, only in the old, or in both and different.

    ``same`` is how many values are the same in both.
    """

    added: tuple[UnitCost, ...]
    removed: tuple[UnitCost, ...]
    changed: tuple[Changed, ...]
    same: int


def difference(old: Library, new: Library) -> Difference:
    """Every value by its code, in the order of the new edition, then of the old."""
    added, changed, same = [], [], 0
    for code, cost in new.costs.items():
        before = old.costs.get(code)
        if before is None:
            added.append(cost)
            continue
        changes = _changes(before, cost)
        if changes:
            changed.append(Changed(cost, changes))
        else:
            same += 1
    removed = [cost for code, cost in old.costs.items() if code not in new.costs]
    return Difference(tuple(added), tuple(removed), tuple(changed), same)


def _changes(old: UnitCost, new: UnitCost) -> tuple[Change, ...]:
    return tuple(
        Change(field, before, after)
        for field, before, after in zip(UnitCost._fields, old, new, strict=True)
        if field not in _OF_THE_FILE and not _are_alike(before, after)
    )


def _are_alike(one: object, other: object) -> bool:
    """The same; figures to a millionth, since shares are worked out anew."""
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-6 * max(1.0, abs(one))
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_are_alike, one, other))
    return one == other
