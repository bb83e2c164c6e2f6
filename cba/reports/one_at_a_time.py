"""How far the result moves with one input at a time: the tornado and its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cba.reports.charts.plots import Kind, Reach, Tick, Tornado
from cba.reports.charts.scale import ticks_about
from cba.reports.content import Block, Cell, Chart, Column, Paragraph, Row, Table
from cba.reports.formatting import Unit, counted, is_nought, listed, unit_for
from cba.reports.input_names import InputName, input_names, name_of
from cba.reports.outcome_words import capitalised
from cba.reports.simulation_words import option_words
from cba.reports.switch_words import overtaking_words, worth_words
from cba.reports.view import View

if TYPE_CHECKING:
    from cba.analysis.sensitivity import Sensitivity, Swing

#: As many inputs as a picture and its table show; the others are counted.
MOST = 12
_NAMED = 3
_HOW = (
    "Each input goes from one end of its range to the other while all the others stay "
    "as they are; inputs that are wrong together are drawn together further below."
)
_BY_YEAR = (
    "A value with a sign is a change to every year of an input that is given by year."
)


class Shown(NamedTuple):
    """An input that moves the result, with its name and the result at both ends."""

    swing: Swing
    name: InputName
    at_low: float
    at_high: float
    moved: float


def moving(view: View, found: Sensitivity) -> tuple[Shown, ...]:
    """The inputs that move the result over their ranges, the one that does most first.

    Those of which an end has no result, and those that move nothing, are left out.
    """
    names = input_names(view)
    shown = (
        Shown(each, name_of(names, each.address), each.at_low, each.at_high, each.swing)
        for each in found.swings
        if each.at_low is not None
        and each.at_high is not None
        and each.swing is not None
    )
    return tuple(each for each in shown if not is_nought(each.moved))


def one_at_a_time(view: View, found: Sensitivity) -> Iterator[Block]:
    """The finding, the chart with its figures, and which ranges are assumed."""
    inputs = moving(view, found)
    if not inputs or found.central is None:
        yield Paragraph("No input, over its range, moves the NPSV.")
        return
    words = (_flipping(view, found.central, inputs), *_overtaking(view, inputs))
    yield Paragraph(" ".join((*words, _HOW)))
    yield tornado(view, found.central, inputs)


def flipping(inputs: Sequence[Shown]) -> tuple[Shown, ...]:
    """The inputs that alone, within their ranges, change the sign of the result."""
    return tuple(each for each in inputs if each.swing.flips)


def _flipping(view: View, central: float, inputs: Sequence[Shown]) -> str:
    """Which inputs could alone turn the result round, by name while they are few."""
    if is_nought(central):
        return "The NPSV is zero, so that whatever moves it turns it."
    turned = f"take the NPSV of {view.money(central)} "
    turned += "below zero" if central >= 0 else "above zero"
    found = flipping(inputs)
    if not found and len(inputs) == 1:
        return f"The one input with a range would not, within it, {turned}."
    if not found:
        return f"No input would alone, within its range, {turned}."
    who = listed(each.name.words for each in found[:_NAMED])
    if len(found) > _NAMED:
        who = f"{counted(len(found), 'input')}, above all {who},"
    each_of = "each of them alone, " if len(found) > 1 else ""
    return f"{capitalised(who)} could, {each_of}within its range, {turned}."


def overtaken(each: Shown) -> Iterator[str]:
    """The options whose place beside this one changes within the range of an input."""
    for option, found in each.swing.overtakes.items():
        if each.swing.holds(found):
            yield option


def _overtaking(view: View, inputs: Sequence[Shown]) -> Iterator[str]:
    """Which inputs could alone make another option the better one."""
    found = [(each, option) for each in inputs for option in overtaken(each)]
    if not found:
        return
    each, option = found[0]
    many = len({one.swing.address for one, _ in found})
    where = overtaking_words(view, each.swing, option, each.swing.overtakes[option])
    words = f"{option_words(option, view)} is {where}"
    if many == 1:
        yield f"Which option is best could change with {each.name.words}: {words}."
        return
    yield (
        f"Which option is best could change with each of {many} inputs alone; with "
        f"{each.name.words}, {words}."
    )


def tornado(view: View, central: float, inputs: Sequence[Shown]) -> Chart:
    """The largest swings, sorted, each end with the value that the input has there."""
    shown = inputs[:MOST]
    ends = [central, *(end for each in shown for end in (each.at_low, each.at_high))]
    unit = unit_for(ends, view.currency)
    finding = _finding(view, shown[0])
    return Chart(
        identifier="tornado",
        finding=finding,
        subtitle=f"Net present social value, {unit.words}, {view.prices} prices, with "
        "each input at the ends of its range",
        sentence=_sentence(view, central, shown, finding),
        plot=Tornado(
            (
                Kind("At the low end of the input's range", "low"),
                Kind("At its high end", "high"),
            ),
            ticks_about(min(ends), max(ends), unit),
            Tick(central, f"As in this document: {view.money(central)}"),
            tuple(_reach(view, each) for each in shown),
            f"Net present social value, {unit.words}",
        ),
        table=_table(view, inputs, unit),
    )


def _reach(view: View, each: Shown) -> Reach:
    low, high = ends_words(view, each.swing)
    name = each.name
    return Reach(name.what, name.line, each.at_low, each.at_high, low, high)


def ends_words(view: View, swing: Swing) -> tuple[str, str]:
    """The ends of the range of an input, in its own unit."""
    return worth_words(view, swing, swing.low), worth_words(view, swing, swing.high)


def _finding(view: View, most: Shown) -> str:
    lesser, greater = sorted((most.at_low, most.at_high))
    return (
        f"The NPSV depends most on {most.name.words}: it goes from "
        f"{view.money(lesser)} to {view.money(greater)} over the range of that input"
    )


def _sentence(view: View, central: float, shown: Sequence[Shown], finding: str) -> str:
    each = " ".join(_in_words(view, one) for one in shown)
    return (
        f"Bar chart of the net present social value with each of "
        f"{counted(len(shown), 'input')} at the ends of its range, about the "
        f"{view.money(central)} of this document. {finding}. {each}"
    )


def _in_words(view: View, each: Shown) -> str:
    low, high = ends_words(view, each.swing)
    return (
        f"{each.name.title}: {view.money(each.at_low)} at {low}, "
        f"{view.money(each.at_high)} at {high}."
    )


def _table(view: View, inputs: Sequence[Shown], unit: Unit) -> Table:
    shown = inputs[:MOST]
    return Table(
        "swings",
        "The NPSV with one input at a time at the ends of its range",
        (
            Column("Input", "heading", 7),
            Column("Low end", width=3),
            Column("High end", width=3),
            Column("NPSV at the low end", width=3),
            Column("NPSV at the high end", width=3),
            Column("Swing"),
        ),
        tuple(_row(view, each, unit) for each in shown),
        f"{unit.words}, {view.prices} prices",
        tuple(_notes(view, inputs)),
    )


def _row(view: View, each: Shown, unit: Unit) -> Row:
    low, high = ends_words(view, each.swing)
    name = each.name
    detail = "; ".join(text for text in (name.line, each.swing.assumed) if text)
    return Row(
        (
            Cell(name.what, detail),
            Cell(low),
            Cell(high),
            Cell(unit.show(each.at_low)),
            Cell(unit.show(each.at_high)),
            Cell(unit.show(each.moved)),
        )
    )


def _notes(view: View, inputs: Sequence[Shown]) -> Iterator[str]:
    rest = inputs[MOST:]
    if any(each.swing.is_series for each in inputs[:MOST]):
        yield _BY_YEAR
    if any(each.swing.assumed for each in inputs[:MOST]):
        yield (
            "Where the file gives no range, the known error of the confidence grade is "
            "assumed, in either direction."
        )
    if rest:
        move = "moves" if len(rest) == 1 else "move"
        yield (
            f"{counted(len(rest), 'further input')} {move} it by less, by "
            f"{view.money(rest[0].moved)} at most."
        )
