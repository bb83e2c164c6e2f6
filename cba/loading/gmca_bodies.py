"""The bodies that a workbook names: spelt one way, and held against known names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cba.library.bearers import bearer_of, is_several, plain_name
from cba.loading.gmca_row import PublishedRow
from cba.loading.suggest import clipped
from cba.problems import Place, Problem

_COLUMNS = ("agency", "agency_detail")
_MOST_NAMED = 12


def spelt_alike(
    rows: Sequence[PublishedRow], known: Iterable[str]
) -> tuple[list[PublishedRow], list[Problem]]:
    """The rows with each body under one spelling, and where there were several.

    Spellings are of one body where they differ in capitals and blanks alone; the one
    that holds is that of the workbook's own list (``known``), or else the commonest.
    """
    counts = Counter(
        name for row in rows for column in _COLUMNS if (name := getattr(row, column))
    )
    firsts = _firsts(rows) if len(counts) > len(set(map(plain_name, counts))) else {}
    own = {plain_name(name): name for name in reversed(list(known))}
    spellings: dict[str, list[str]] = {}
    for name in counts:
        spellings.setdefault(plain_name(name), []).append(name)
    chosen: dict[str, str] = {}
    problems = []
    for key, names in spellings.items():
        usual = max(names, key=lambda name: (name == own.get(key), counts[name]))
        chosen |= dict.fromkeys(names, usual)
        if len(names) > 1:
            other = next(name for name in names if name != usual)
            said = _several_ways(names, counts)
            hint = f"imported as `{clipped(usual)}`"
            at = firsts[other]
            problems.append(Problem("CBA521", said, hint=hint, place=at))
    return [_respelt(row, chosen) for row in rows], problems


def not_known(rows: Sequence[PublishedRow], known: Iterable[str]) -> list[Problem]:
    """What is to be known of names: not in the workbook's list, or of no sector."""
    listed = {plain_name(name) for name in known}
    counts = Counter(
        name for row in rows for column in _COLUMNS if (name := getattr(row, column))
    )
    problems = []
    strange = [name for name in counts if listed and plain_name(name) not in listed]
    if strange:
        said = f"not in the workbook's own list of bodies: {_told(strange, counts)}"
        hint = "they are imported as they are spelt"
        problems.append(_about(rows, strange[0], said, hint))
    bearing = Counter(row.agency for row in rows if row.agency)
    lost = [
        name
        for name in bearing
        if bearer_of(name, 1.0).sector is None and not is_several(name)
    ]
    if lost:
        said = f"of no sector that is known here: {_told(lost, bearing)}"
        hint = (
            "say in the project which agency `bears` them, or `falls_to` on the line; "
            "else what they save goes to other public bodies"
        )
        problems.append(_about(rows, lost[0], said, hint))
    return problems


def names_two(row: PublishedRow) -> bool:
    """Whether a row names two bodies of different sectors, and so no sole bearer.

    Level 2 most often says which office of the body at level 1 it is; where it is
    another body, nothing says how the two share the cost.
    """
    if not row.agency_detail or not row.agency or is_several(row.agency):
        return False
    first, second = (
        bearer_of(name, 1.0).sector for name in (row.agency, row.agency_detail)
    )
    return is_several(row.agency_detail) or (second is not None and first != second)


def _respelt(row: PublishedRow, chosen: Mapping[str, str]) -> PublishedRow:
    return row._replace(
        agency=chosen.get(row.agency, row.agency),
        agency_detail=chosen.get(row.agency_detail, row.agency_detail),
    )


def _several_ways(names: list[str], counts: Counter[str]) -> str:
    said = " and ".join(f"`{clipped(name)}` ({_rows(counts[name])})" for name in names)
    return f"spelt in several ways: {said}"


def _firsts(rows: Sequence[PublishedRow]) -> dict[str, Place]:
    """The first cell that spells each body so."""
    found: dict[str, Place] = {}
    for row in rows:
        for column in _COLUMNS:
            name = getattr(row, column)
            if name not in found:
                found[name] = row.place(column)
    return found


def _about(rows: Sequence[PublishedRow], name: str, message: str, hint: str) -> Problem:
    """The note on a body, at the first cell that names it so."""
    return Problem("CBA521", message, hint=hint, place=_firsts(rows)[name])


def _told(names: list[str], counts: Counter[str]) -> str:
    ordered = sorted(names, key=lambda name: (-counts[name], name))
    told = [f"{clipped(name)} ({_rows(counts[name])})" for name in ordered]
    more = len(told) - _MOST_NAMED
    return ", ".join(told[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _rows(count: int) -> str:
    return f"{count} row" if count == 1 else f"{count} rows"
