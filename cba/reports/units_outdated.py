"""What has aged of the unit costs of a project: what to look at, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.library.outdated import OLD_AFTER, Aged, Kind
from cba.reports.formatting import counted, listed
from cba.reports.text_table import HANG, Line
from cba.reports.texts import tidy
from cba.results.json_document import Json

#: What a kind is called where it is counted, and above its values.
_COUNTED: dict[Kind, str] = {
    "superseded": "superseded",
    "withdrawn": "withdrawn",
    "licence": "not to be passed on",
    "old-prices": "in old prices",
    "red": "rated red",
}
_HEADS: dict[Kind, str] = {
    "superseded": "Superseded: use the newer value",
    "withdrawn": "Withdrawn by the publisher: give a value of another source",
    "licence": "Under a licence that forbids passing them on",
    "old-prices": f"In prices more than {OLD_AFTER} years before {{}}, the project's",
    "red": "Rated red by the source: old or weak evidence",
}
#: What has to be answered, where the rest is only to be known.
TO_ANSWER: frozenset[Kind] = frozenset({"superseded", "withdrawn", "licence"})


def outdated_text(found: Sequence[Aged], used: int, prices: str) -> list[Line]:
    """How many values have aged and how, then each with its place.

    ``used`` is how many unit costs the project rests on, ``prices`` the year whose
    prices it is in.
    """
    if not used and not found:
        return [Line("This project uses no unit cost of a library.", "title", HANG)]
    if not found:
        said = f"None of {counted(used, 'unit cost')} has aged."
        if used == 1:
            said = "The one unit cost in use has not aged."
        return [Line(said, "title", HANG)]
    kinds = [kind for kind in _HEADS if any(each.kind == kind for each in found)]
    words = listed(
        f"{len(_values([x for x in found if x.kind == kind]))} {_COUNTED[kind]}"
        for kind in kinds
    )
    typed = len(_values([each for each in found if not each.code]))
    own = f" and {counted(typed, 'figure')} typed under a licence" if typed else ""
    said = f"{counted(used, 'unit cost')}{own} in use: {words}."
    lines = [Line(said, "title", HANG)]
    for kind in kinds:
        lines += [Line(""), Line(_HEADS[kind].format(prices), "head", HANG)]
        lines += _lines([each for each in found if each.kind == kind])
    return lines


def _values(found: Sequence[Aged]) -> dict[tuple[str, ...], list[Aged]]:
    """The places of each value; those without a code stand each for themselves."""
    values: dict[tuple[str, ...], list[Aged]] = {}
    for each in found:
        key = (each.library, each.code) if each.code else each.path
        values.setdefault(key, []).append(each)
    return values


def _lines(found: Sequence[Aged]) -> Iterator[Line]:
    for same in _values(found).values():
        first = same[0]
        name = f"{first.code}  {tidy(first.title)}" if first.code else "A typed figure"
        places = listed(".".join(each.path) for each in same)
        detail = _detail(first)
        yield Line(f"{name}{detail}: {places}", hang=4)


def _detail(each: Aged) -> str:
    if each.kind == "old-prices":
        return f", {each.price_year} prices, {counted(each.years, 'year')} before"
    if each.superseded_by:
        return f", now {tidy(each.superseded_by)}"
    return f", {tidy(each.licence)}" if each.kind == "licence" else ""


def outdated_json(found: Sequence[Aged], used: int, prices: str) -> Json:
    """The same for programs, place by place."""
    return {
        "price_year": prices,
        "used": used,
        "outdated": [
            {
                "kind": each.kind,
                "path": ".".join(each.path),
                "code": each.code or None,
                "library": each.library or None,
                "title": each.title or None,
                "superseded_by": each.superseded_by,
                "licence": each.licence or None,
                "price_year": None if each.price_year is None else str(each.price_year),
                "years": each.years or None,
            }
            for each in found
        ],
    }
