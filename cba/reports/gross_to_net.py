"""The chart of a benefit from gross to net, with a bar for each step."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cba.calculation.compile_benefit import resolved_value
from cba.calculation.flows import BenefitFlow
from cba.models.value import Value
from cba.reports.bridge import BIAS, BridgeStep, Measure, steps_of
from cba.reports.bridge_sources import line_view
from cba.reports.charts.plots import Panel, Step, Steps
from cba.reports.content import Chart
from cba.reports.formatting import estimate, is_nought
from cba.reports.one_unit import OneUnit, one_unit
from cba.reports.texts import as_name, as_title
from cba.reports.view import View
from cba.results.appraisal import BenefitLine
from cba.results.explanation.addresses import standing_at

#: The table that has the figures of every chart of this kind.
BRIDGES = "bridges"


def gross_to_net(view: View, line: str) -> Chart | None:
    """The chart of the steps of a benefit line, or of one of its values.

    Totals over all years: people over the years they start in, units over the years
    of their effect, money undiscounted, as present value, after optimism bias, and
    by category. None for an amount of money that nothing is taken off.
    """
    flow, answer = view.option.flows.lines[line], view.option.lines[line]
    if not isinstance(flow, BenefitFlow) or not isinstance(answer, BenefitLine):
        message = f"{line} is no benefit line"
        raise TypeError(message)
    steps = steps_of(flow, answer, len(view.labels), view.currency, view.prices)
    if flow.stream.in_pounds and not any(map(_takes, steps)):
        return None
    headings = _headings(view, line)
    unit = one_unit(
        (s.after - s.start for s in steps if s.measure == "money" and _matters(s)),
        view.currency,
    )
    finding = _finding(view, steps)
    title = as_title(answer.title)
    return Chart(
        identifier=_identifier(line),
        finding=finding,
        subtitle=(
            f"{title}: totals over all years, {view.period}; money in "
            f"{view.prices} prices"
        ),
        sentence=_sentence(view, title, steps, headings, finding),
        plot=Steps(
            tuple(
                Panel(
                    headings[measure],
                    tuple(_drawn(unit, step) for step in group if _matters(step)),
                )
                for measure, group in groupby(steps, key=lambda step: step.measure)
            )
        ),
        table=None,
        table_identifier=BRIDGES,
    )


def _identifier(line: str) -> str:
    return f"bridge-{line.replace('/', '.')}-chart"


def _headings(view: View, line: str) -> dict[Measure, str]:
    """What each panel counts."""
    unit = unit_of(view, line)
    units = f"Units: {unit}" if unit else "Units"
    return {
        "people": "People, all who start",
        "outcomes": "People whose outcome changes, on a scale of their own",
        "units": f"{units}, over all years",
        "money": "Money",
    }


def unit_of(view: View, line: str) -> str:
    """What is counted and valued, in the words of the project or of the library."""
    address = line_view(view).address(line)
    below = "" if ".values." in address else ".value"
    try:
        value = standing_at(view.project, f"{address}{below}")
    except KeyError:
        return ""
    if not isinstance(value, Value):
        return ""
    if value.per:
        return as_name(value.per)
    resolved = resolved_value(view.project, value)
    cost = resolved.unit_cost if resolved else None
    return as_name(cost.unit) if cost else ""


def _matters(step: BridgeStep) -> bool:
    """Whether a step changes anything, and so is worth a bar."""
    return step.before is None or step.before != step.after


def _takes(step: BridgeStep) -> bool:
    """Whether an input of the line takes something off, or adds something."""
    return bool(step.inputs) and step.before is not None and _matters(step)


def _drawn(unit: OneUnit, step: BridgeStep) -> Step:
    """A step as it is drawn, all money in one unit."""
    is_money = step.measure == "money"
    amount = step.after - step.start
    taken = step.before if step.before is not None and _shrinks(step) else None
    return Step(
        step.name,
        step.factor,
        step.after,
        unit.show(amount) if is_money else estimate(amount),
        step.start,
        taken,
        step.fill,
    )


def _shrinks(step: BridgeStep) -> bool:
    before = step.before or 0.0
    return abs(step.after) < abs(before) and step.after * before >= 0


def figure_of(view: View, step: BridgeStep) -> str:
    """What is left after a step; for a part, the part itself."""
    amount = step.after - step.start
    return view.money(amount) if step.measure == "money" else estimate(amount)


def _finding(view: View, steps: Sequence[BridgeStep]) -> str:
    first, begin = steps[0], figure_of(view, steps[0])
    if first.measure == "money":
        return f"{begin} gross would come to {_worth(view, steps)}"
    *_, last = (step for step in steps if step.measure == "units")
    end, value = figure_of(view, last), _value(view, steps)
    if first.measure == "units":
        if last == first:
            return f"{_units(begin)} would be {value}"
        return f"{_units(begin)} gross would be {end} net, {value}"
    who = "person" if begin == "1" else "people"
    return f"{begin} {who} would bring {_units(end)}, {value}"


def _units(figure: str) -> str:
    return f"{figure} {'unit' if figure == '1' else 'units'}"


def _value(view: View, steps: Sequence[BridgeStep]) -> str:
    link = "at" if _net(steps) < 0 and not is_nought(_net(steps)) else "worth"
    return f"{link} {_worth(view, steps)}"


def _net(steps: Sequence[BridgeStep]) -> float:
    return next(step.after for step in steps if step.fill == "result")


def _worth(view: View, steps: Sequence[BridgeStep]) -> str:
    """What a line comes to, and what is taken into account in that."""
    net = _net(steps)
    if is_nought(net):
        return "nothing"
    is_corrected = any(step.name == BIAS and _matters(step) for step in steps)
    words = "after optimism bias" if is_corrected else "as a present value"
    if net < 0:
        return f"a net cost of {view.money(-net)} {words}"
    return f"{view.money(net)} {words}"


def _sentence(
    view: View,
    title: str,
    steps: Sequence[BridgeStep],
    headings: dict[Measure, str],
    finding: str,
) -> str:
    parts = []
    for measure, group in groupby(steps, key=lambda step: step.measure):
        words = ", ".join(
            f"{step.name.lower()} {figure_of(view, step)}" for step in group
        )
        parts.append(f"{headings[measure]}: {words}.")
    return (
        f"Chart of the steps from gross to net, {title}, {view.period}. {finding}. "
        + " ".join(parts)
    )
