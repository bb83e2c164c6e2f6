"""Values as the rows of a library file, which `read_library` reads again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cba.library.library_file import COLUMNS
from cba.library.library_rows import PARTS
from cba.library.unit_cost import UnitCost


def written_rows(costs: Iterable[UnitCost]) -> Iterator[tuple[str, ...]]:
    """The headings of a library, then a row for each value.

    A row has no room for a value that varies by year: it has that of one year, as
    ``fiscal``, ``economic`` and ``social`` do.
    """
    yield COLUMNS
    for cost in costs:
        cells = _cells(cost)
        yield tuple(cells.get(column, "") for column in COLUMNS)


def _cells(cost: UnitCost) -> dict[str, str]:
    cells = {column: str(getattr(cost, column, None) or "") for column in COLUMNS}
    for part in PARTS:
        cells[part] = _figure(getattr(cost, part))
    if not any(cells[part] for part in PARTS):
        cells[PARTS[0]] = "0"
    cells["bearers"] = "; ".join(
        f"{bearer.name}={_figure(bearer.share * cost.fiscal)}"
        for bearer in cost.bearers
    )
    cells["overlaps_with"] = "; ".join(
        f"{each.code} ({each.kind}: {each.why.replace(';', ',')})"
        for each in cost.overlaps_with
    )
    for _, low, high in cost.spread:
        cells["low"], cells["high"] = f"{low:.12g}", f"{high:.12g}"
    return cells


def _figure(amount: float) -> str:
    return f"{amount:.12g}" if amount else ""
