"""Values of a library as a list: what was found, then one row for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cba.library.rebased import parts_in
from cba.library.unit_cost import Library, UnitCost
from cba.models.years import Year
from cba.prices import Deflator
from cba.reports.formatting import NO_FIGURE, counted, listed
from cba.reports.library_words import standing_words
from cba.reports.text_table import HANG, Line, Row, text_table
from cba.reports.units_words import amounts, code_in, reach_of, titled

_HEADS = ("Fiscal", "Economic", "Social", "Prices", "Rated")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The libraries that were asked, and the prices that are shown besides.

    ``options`` are those that named the libraries, as they are typed.
    """

    libraries: tuple[Library, ...]
    year: Year | None = None
    deflator: Deflator | None = None
    options: str = ""


def list_text(costs: Sequence[UnitCost], shelf: Shelf) -> list[Line]:
    """How many values there are, of what, and a row for each in its order."""
    kinds = Counter(cost.category for cost in costs)
    count = counted(len(costs), "value")
    if not costs:
        return [Line("No value is like that.", hang=HANG)]
    said = f"{count}, {reach_of(costs)}."
    if len(kinds) > 1:
        words = listed(
            f"{number} on {name.replace('-', ' ')}" for name, number in kinds.items()
        )
        said = f"{count}, {reach_of(costs)}: {words}."
    return [Line(said, "title", HANG), Line(""), *_table(costs, shelf), *_notes(costs)]


def search_text(
    costs: Sequence[UnitCost],
    shelf: Shelf,
    words: str,
    *,
    all_words: bool,
    most: int = 15,
) -> list[Line]:
    """What a search found, best first; ``most`` of it is shown."""
    if not costs:
        said = f"Nothing in the library is like `{words}`."
        hint = "`cba units list` shows all of it; other words may find it."
        return [Line(said, "title", HANG), Line(hint, hang=HANG)]
    number = counted(len(costs), "value")
    verb = "matches" if len(costs) == 1 else "match"
    said = f"{number} {verb} `{words}`."
    if not all_words:
        one = "one comes" if len(costs) == 1 else f"{len(costs)} come"
        said = f"No value matches all of `{words}`; {one} nearest."
    shown = costs[:most]
    lines = [Line(said, "title", HANG), Line(""), *_table(shown, shelf)]
    if len(costs) > len(shown):
        more = len(costs) - len(shown)
        tail = f"{counted(more, 'more value')} found: more words, `--agency` or "
        lines += [Line(""), Line(f"{tail}`--category` narrow it.", "note", HANG)]
    best = code_in(shown[0], shelf.libraries)
    return [
        *lines,
        *_notes(shown),
        Line(f"more: cba units show {best}{shelf.options}", "note"),
    ]


def _table(costs: Sequence[UnitCost], shelf: Shelf) -> list[Line]:
    rows: list[Row | None] = []
    for cost in costs:
        parts = parts_in(cost, shelf.year, shelf.deflator)
        label = f"{code_in(cost, shelf.libraries)}  {titled(cost)}{_marked(cost)}"
        rated = cost.robustness or NO_FIGURE
        rows.append(Row(label, (*amounts(parts), str(cost.price_year), rated)))
        if shelf.year is not None:
            moved = amounts(parts, now=True)
            rows.append(Row(f"  in {shelf.year} prices", (*moved, "", ""), "total"))
    return text_table("£ a unit", _HEADS, rows)


def _marked(cost: UnitCost) -> str:
    """What is particular about a value; the column has the prices of most parts."""
    standing = standing_words(cost)
    apart = (
        f"{part.name} in {part.price_year} prices"
        for part in parts_in(cost)
        if part.price_year != cost.price_year
    )
    varies = "varies by year" if cost.by_year else ""
    words = ", ".join(
        filter(None, (varies, *apart, standing[:1].lower() + standing[1:]))
    )
    return f" ({words})" if words else ""


def _notes(costs: Sequence[UnitCost]) -> list[Line]:
    lines = [Line("")]
    doubtful = [cost.code for cost in costs if cost.status == "unverified"]
    if doubtful:
        codes = f"all {len(doubtful)}" if len(doubtful) > 6 else listed(doubtful)
        said = f"Not confirmed at the primary source: {codes}."
        lines.append(Line(said, "note", HANG))
    return lines
