"""Two editions of a library side by side: what is new, gone and changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from cba.library.difference import Change, Changed, Difference
from cba.library.unit_cost import UnitCost
from cba.reports.formatting import NO_FIGURE, listed, percentage
from cba.reports.text_table import HANG, Line
from cba.reports.texts import shortened, tidy
from cba.reports.units_words import given, prices_of, titled
from cba.results.json_document import Json

_MONEY = ("fiscal", "economic", "social", "transfer")
_LONGEST = 60


def difference_text(found: Difference, old: str, new: str) -> list[Line]:
    """How many values were added, removed and changed, then each of them."""
    counts = (
        (len(found.added), "added"),
        (len(found.removed), "removed"),
        (len(found.changed), "changed"),
        (found.same, "the same"),
    )
    words = listed(f"{number} {word}" for number, word in counts if number)
    if not (found.added or found.removed or found.changed):
        words = f"all {found.same} values are the same" if found.same else "no values"
    lines = [Line(f"From {old} to {new}: {words}.", "title", HANG)]
    lines += _section("Added", map(_whole, found.added))
    lines += _section("Removed", map(_whole, found.removed))
    return lines + _section("Changed", map(_changed, found.changed))


def _section(head: str, texts: Iterable[str]) -> list[Line]:
    lines = [Line(text, hang=HANG) for text in texts]
    return [Line(""), Line(head, "head"), *lines] if lines else []


def _whole(cost: UnitCost) -> str:
    parts = [
        f"{given(getattr(cost, part))} {part}"
        for part in _MONEY[:3]
        if getattr(cost, part)
    ]
    # Some published figures come to nothing.
    worth = listed(parts or [given(0.0)])
    return f"{cost.code}  {titled(cost)}: {worth}, {prices_of(cost)} prices"


def _changed(changed: Changed) -> str:
    words = "; ".join(_change(change) for change in changed.changes)
    return f"{changed.cost.code}  {tidy(changed.cost.title)}: {words}"


def _change(change: Change) -> str:
    name = change.field.replace("_", " ")
    old, new = change.old, change.new
    if isinstance(old, str) and isinstance(new, str):
        old, new = _from_where_they_part(tidy(old), tidy(new))
    before, after = (_shown(change.field, each) for each in (old, new))
    return f"{name} {before} → {after}"


def _from_where_they_part(old: str, new: str) -> tuple[str, str]:
    """Two long texts without most of what they begin with alike, whole words."""
    alike = sum(
        1
        for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    )
    if alike < _LONGEST // 2:
        return old, new
    start = old.rfind(" ", 0, alike - _LONGEST // 3) + 1
    return (f"…{old[start:]}", f"…{new[start:]}") if start else (old, new)


def _shown(field: str, value: object) -> str:
    if field in _MONEY and isinstance(value, float):
        return given(value or None)
    if field == "bearers" and isinstance(value, tuple):
        shares = [f"{each.name} {percentage(each.share)}" for each in value]
        return f"({', '.join(shares)})" if shares else NO_FIGURE
    if isinstance(value, tuple):
        codes = [str(each[0]) for each in value]
        return f"({', '.join(codes)})" if codes else NO_FIGURE
    return shortened(tidy(str(value)), _LONGEST) if value else NO_FIGURE


def difference_json(found: Difference, old: str, new: str) -> Json:
    """The same for programs: codes, and each field as it was and as it is."""
    return {
        "old": old,
        "new": new,
        "added": _codes(found.added),
        "removed": _codes(found.removed),
        "changed": {
            each.cost.code: {
                change.field: {"old": _plain(change.old), "new": _plain(change.new)}
                for change in each.changes
            }
            for each in found.changed
        },
        "same": found.same,
    }


def _codes(costs: Sequence[UnitCost]) -> list[str]:
    return [cost.code for cost in costs]


def _plain(value: object) -> object:
    """Figures as they are, texts for years, lists for what has several items."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: _plain(item) for key, item in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (str, float)):
        return value or None
    return str(value)
