"""The parts that a published value is made of, and who bears it by their agencies."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from cba.library.bearers import is_several
from cba.library.library_rows import PARTS
from cba.loading.gmca_row import PublishedRow, pounds
from cba.loading.suggest import clipped
from cba.problems import Problem

#: Published parts are rounded one by one: so far may their sum be from the whole.
_POUND, _SHARE = 1.0, 0.005
#: What a part without an agency is borne by, as the workbook says of several.
_SEVERAL = "Multiple"
#: Of rows without a code, those that are tried as a missing part.
_MOST_LOST = 50
_KEPT = (
    "both are imported as published; who bears the value is not taken from its parts"
)


class PartsFound(NamedTuple):
    """What the parts of the values tell.

    ``bearers`` are bodies and pounds by the code of a value whose parts add up to
    it; ``with_parts`` counts the values that have parts, ``adding_up`` those of
    which every part agrees.
    """

    bearers: Mapping[str, tuple[tuple[str, Decimal], ...]]
    with_parts: int
    adding_up: int
    problems: tuple[Problem, ...]


def parts_found(
    rows: Sequence[PublishedRow], uncoded: Sequence[PublishedRow]
) -> PartsFound:
    """Hold each value against the sum of its direct parts.

    ``uncoded`` are rows without a code: one that stands among the parts of a value,
    and with which alone they add up, is counted among those who bear it.
    """
    by_code = {row.code: row for row in rows}
    parts: dict[str, list[PublishedRow]] = {}
    for row in rows:
        if row.parent in by_code:
            parts.setdefault(row.parent, []).append(row)
    bearers: dict[str, tuple[tuple[str, Decimal], ...]] = {}
    problems: list[Problem] = []
    adding_up = 0
    for code, found in parts.items():
        whole = by_code[code]
        lost = [row for row in uncoded[:_MOST_LOST] if _among(row, whole, found)]
        wrong, used = _held(whole, found, lost)
        adding_up += not wrong
        problems += wrong
        if used is not None:
            shares = _by_body(used)
            if len(shares) > 1 or is_several(whole.agency or _SEVERAL):
                bearers[code] = shares
    return PartsFound(bearers, len(parts), adding_up, tuple(problems))


def _held(
    whole: PublishedRow, parts: list[PublishedRow], lost: list[PublishedRow]
) -> tuple[list[Problem], list[PublishedRow] | None]:
    """What disagrees, and the parts of the fiscal value where they add up to it."""
    problems: list[Problem] = []
    used: list[PublishedRow] | None = None
    for part in PARTS:
        given = [row for row in parts if part in row.values]
        if not given:
            continue
        if problem := _in_other_years(whole, given, part):
            # What is so of one part of the value is so of the others too.
            return [*problems, problem], used
        total = whole.values[part].amount
        if _meets(_sum(given, part), total):
            used = given if part == "fiscal" else used
            continue
        with_lost = [*given, *(row for row in lost if part in row.values)]
        if part == "fiscal" and lost and _meets(_sum(with_lost, part), total):
            used = with_lost
            problems.append(_only_with(whole, given, lost))
        else:
            problems.append(_differs(whole, given, part))
    return problems, used


def _in_other_years(
    whole: PublishedRow, given: list[PublishedRow], part: str
) -> Problem | None:
    """The problem of parts that cannot be added up to this value as published."""
    own = whole.values.get(part)
    if own is None:
        said = f"`{whole.code}` has no {part} value, and its parts have"
        return _problem(whole, part, said)
    years = {str(row.values[part].year) for row in given}
    if years == {str(own.year)}:
        return None
    said = (
        f"the parts of `{whole.code}` are in prices of "
        f"{' and '.join(sorted(years))}, and it is in those of {own.year}"
    )
    return _problem(whole, part, said)


def _differs(whole: PublishedRow, given: list[PublishedRow], part: str) -> Problem:
    total = whole.values[part].amount
    units = [row.unit for row in given if row.unit != whole.unit]
    said = (
        f"the {part} parts of `{whole.code}` come to {pounds(_sum(given, part))}, "
        f"and it is {pounds(total)}"
    )
    if units:
        said += f"; they are not all {whole.unit} (`{clipped(units[0])}`)"
    return _problem(whole, part, said)


def _only_with(
    whole: PublishedRow, given: list[PublishedRow], lost: list[PublishedRow]
) -> Problem:
    cells = ", ".join(row.place("code").cell or "" for row in lost)
    said = (
        f"the fiscal parts of `{whole.code}` come to {pounds(_sum(given, 'fiscal'))}, "
        f"and with the row without a code at {cells} to "
        f"{pounds(_sum([*given, *lost], 'fiscal'))}: it is "
        f"{pounds(whole.values['fiscal'].amount)}"
    )
    hint = (
        "that row is no value of the library, but its body is counted among those "
        f"who bear `{whole.code}`"
    )
    at = whole.place("fiscal")
    return Problem("CBA520", said, hint=hint, place=at)


def _problem(whole: PublishedRow, part: str, message: str) -> Problem:
    return Problem("CBA520", message, hint=_KEPT, place=whole.place(part))


def _among(row: PublishedRow, whole: PublishedRow, parts: list[PublishedRow]) -> bool:
    """Whether a row without a code stands among the parts of a value, and is like."""
    if row.sheet is not whole.sheet or row.unit != whole.unit:
        return False
    if {"fiscal"} != set(row.values) & set(whole.values):
        return False
    last = max(each.number for each in parts)
    same_year = row.values["fiscal"].year == whole.values["fiscal"].year
    return same_year and whole.number < row.number < last


def _sum(rows: Sequence[PublishedRow], part: str) -> float:
    return math.fsum(row.values[part].amount for row in rows)


def _meets(total: float, whole: float) -> bool:
    return abs(total - whole) <= max(_POUND, _SHARE * whole)


def _by_body(rows: Sequence[PublishedRow]) -> tuple[tuple[str, Decimal], ...]:
    """What each body bears, in the order in which the rows name them."""
    amounts: dict[str, Decimal] = {}
    for row in sorted(rows, key=lambda each: each.number):
        body = row.agency or _SEVERAL
        # Decimal, so that £193 and £110.20 of one body are £303.20.
        more = Decimal(row.values["fiscal"].text)
        amounts[body] = amounts.get(body, Decimal(0)) + more
    return tuple(amounts.items())
