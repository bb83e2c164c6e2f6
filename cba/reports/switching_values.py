"""The value of each input at which the answer changes, and how far off it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cba.analysis.switching import NO_BEARING
from cba.reports.content import Block, Cell, Column, Paragraph, Row, Table
from cba.reports.formatting import NO_FIGURE, counted, signed_share
from cba.reports.input_names import InputName, input_names, name_of
from cba.reports.simulation_words import option_words
from cba.reports.switch_words import (
    central_words,
    overtaking_words,
    switching_words,
)
from cba.reports.view import View

if TYPE_CHECKING:
    from cba.analysis.sensitivity import Sensitivity, Swing

#: As many inputs have a row, and as many at least; those that would have to change by
#: more than so much are counted with the rest.
MOST, _LEAST, _FAR = 15, 5, 2.0


def switching_values(view: View, found: Sensitivity) -> Iterator[Block]:
    """The finding and the table; nothing where no input has a switching value."""
    names = input_names(view)
    near = nearest(found)
    if not near:
        yield Paragraph("There is no value of any one input at which the NPSV is zero.")
        return
    yield Paragraph(_finding(view, names, near))
    yield _table(view, found, names, near)


def nearest(found: Sensitivity) -> tuple[Swing, ...]:
    """The inputs with a switching value, that of the least change first."""
    with_value = (each for each in found.swings if each.switching is not None)
    return tuple(sorted(with_value, key=_distance))


def _distance(swing: Swing) -> float:
    change = None if swing.switching is None else swing.switching.change
    return float("inf") if change is None else abs(change)


def _finding(view: View, names: Mapping[str, InputName], near: Sequence[Swing]) -> str:
    first = near[0]
    if first.switching is None:
        return ""
    at = switching_words(view, first, first.switching)
    here = "" if first.is_series else f" in place of {central_words(view, first)}"
    words = (
        f"The least change that would bring the NPSV to zero is in "
        f"{name_of(names, first.address).words}: {at}{here}."
    )
    within = sum(each.flips for each in near)
    if within == 1:
        words += " One input has its switching value within its range."
    elif within:
        words += f" {within} inputs have their switching values within their ranges."
    return words


def _table(
    view: View,
    found: Sensitivity,
    names: Mapping[str, InputName],
    near: Sequence[Swing],
) -> Table:
    without = [each for each in found.swings if each.switching is None]
    # Of what has no value, a reader looks for those that the file gives a range.
    given = [x for x in without if not x.assumed and x.reason != NO_BEARING]
    rest = [each for each in without if each not in given]
    close = sum(_distance(each) <= _FAR for each in near[:MOST])
    close = max(close, _LEAST)
    shown = (*near[:close], *given)
    others = tuple(dict.fromkeys(o for each in shown for o in each.overtakes))
    return Table(
        "switching-values-table",
        "The value of each input at which the NPSV would be zero",
        (
            Column("Input", "heading", 7),
            Column("In this document", "text", 3),
            Column("Switching value", "text", 5),
            Column("Change", width=3),
            *((Column("Another option", "text", 4),) if others else ()),
        ),
        tuple(_row(view, each, names, others) for each in shown),
        notes=(*_other(view, others), *_notes(near[close:], rest)),
    )


def _row(
    view: View, swing: Swing, names: Mapping[str, InputName], others: Sequence[str]
) -> Row:
    name = name_of(names, swing.address)
    found = swing.switching
    if found is None:
        at, change = Cell(swing.reason or "none"), Cell(NO_FIGURE)
    else:
        inside = "within its range" if swing.flips else ""
        at = Cell(switching_words(view, swing, found), mark=inside)
        moved = found.change
        change = Cell(NO_FIGURE if moved is None else signed_share(moved))
    return Row(
        (
            Cell(name.what, name.line),
            Cell(central_words(view, swing)),
            at,
            change,
            *((_overtaking(view, swing, others),) if others else ()),
        )
    )


def _overtaking(view: View, swing: Swing, others: Sequence[str]) -> Cell:
    """Where the place of another option changes, that of the least change first."""
    if not swing.overtakes:
        return Cell(NO_FIGURE)
    option, found = min(
        swing.overtakes.items(), key=lambda each: abs(each[1].value - swing.central)
    )
    inside = "within its range" if swing.holds(found) else ""
    title = option_words(option, view) if len(others) > 1 else ""
    return Cell(overtaking_words(view, swing, option, found), title, inside)


def _other(view: View, others: Sequence[str]) -> Iterator[str]:
    """What the last column says, with the name of the option where it is one."""
    if len(others) == 1:
        option = option_words(others[0], view)
        yield (
            f"Another option: from where on {option} has the higher NPSV, or the lower."
        )
    elif others:
        yield (
            "Another option: from where on the nearest of them has the higher NPSV, or "
            "the lower."
        )


def _notes(further: Sequence[Swing], without: Sequence[Swing]) -> Iterator[str]:
    """How many inputs have no row, and why."""
    if further:
        its = "its value is" if len(further) == 1 else "their values are"
        has = "has" if len(further) == 1 else "have"
        yield f"{counted(len(further), 'further input')} {has} one; {its} further off."
    idle = sum(each.reason == NO_BEARING for each in without)
    none = len(without) - idle
    if none:
        has, they = ("has", "it") if none == 1 else ("have", "they")
        yield f"{counted(none, 'further input')} {has} none within what {they} may be."
    if idle:
        have = "has" if idle == 1 else "have"
        yield f"{counted(idle, 'input')} {have} no bearing on the NPSV."
