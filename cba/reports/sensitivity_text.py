"""A sensitivity analysis for a terminal: what would change the answer, then tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.analysis.sensitivity import Sensitivity, Swing
from cba.analysis.switching import IN_A_STEP
from cba.analysis.two_way import TwoWay
from cba.analysis.varying import Varying
from cba.models.kinds_of_inputs import form_of_input
from cba.models.line import titled
from cba.models.project import Project
from cba.reports.formatting import counted, listed
from cba.reports.metric_words import MetricWords, metric_in_project
from cba.reports.outcome_words import capitalised
from cba.reports.sensitivity_findings import Findings, largest
from cba.reports.text_table import HANG, Line, Role, Row, text_table, width
from cba.reports.texts import as_title, tidy
from cba.reports.tornado_bars import HIGH, LOW, bars
from cba.reports.varied_words import Shown, named
from cba.results.metric import Figure

#: What is said where corrections for optimism are left out.
_NO_BIAS = "Optimism bias is left out of every figure."
_NONE = "none"
_NO_SWITCH = (
    "none: no share within 0% to 100%, and no sum or number of the same sign, changes"
    " the answer."
)
_NO_BREAK = "\u00a0"
_PAYBACK = "financial.payback.year"
_SCENARIOS = {
    "public_value.npv": "NPSV",
    "public_value.bcr": "BCR",
    "financial.npv": "Public bodies",
    "financial.npv_cashable": "In cash",
    _PAYBACK: "Payback",
}


def sensitivity_text(
    found: Sensitivity, project: Project, top: int | None = None
) -> list[Line]:
    """What changes the answer in words, the inputs by swing, scenarios and rates.

    ``project`` is the one analysed; ``top`` is how many inputs to show, None for all.
    """
    metric = metric_in_project(found.metric, project)
    without = [Line(_NO_BIAS)] if found.optimism_bias == "drop" else []
    blocks = [
        [*_title(found.option, project, metric, found.central), *without],
        [Line(words, hang=HANG) for words in Findings(found, project).sentences()],
        _swings(found, project, metric, top),
        _scenarios(found, metric),
        _rates(found, metric),
        [Line(each, hang=HANG) for each in found.notes],
    ]
    return _parted(blocks)


def two_way_text(
    table: TwoWay, varying: Varying, path: str, *, series: Sequence[bool]
) -> list[Line]:
    """A metric over the ranges of two inputs; ``series`` says which are by year."""
    project = varying.project
    metric = metric_in_project(path, project)
    currency = project.appraisal.currency
    down, across = (
        Shown(form_of_input(address), by_year, currency)
        for address, by_year in zip((table.first, table.second), series, strict=True)
    )
    rows = [
        Row(down.value(value), tuple(metric.figure(each) for each in figures))
        for value, figures in zip(table.first_values, table.results, strict=True)
    ]
    heads = tuple(across.value(value) for value in table.second_values)
    names = (named(project, each) for each in (table.first, table.second))
    said = ("down", "across")
    legend = [Line(f"{way:<8}{name}") for way, name in zip(said, names, strict=True)]
    title = _title(varying.option, project, metric, None)
    if not varying.with_bias:
        title.append(Line(_NO_BIAS))
    return _parted([title, legend, text_table(metric.short, heads, rows)])


def _parted(blocks: Sequence[Sequence[Line]]) -> list[Line]:
    """The blocks that hold something, with a blank line between them."""
    lines: list[Line] = []
    for block in blocks:
        if block:
            lines += [*([Line("")] if lines else []), *block]
    return lines


def _title(
    option: str, project: Project, metric: MetricWords, central: float | None
) -> list[Line]:
    title = tidy(project.project.title)
    if len(project.option_ids) > 1:
        declared = project.options.get(option)
        title += f": {tidy(titled(declared.title if declared else None, option))}"
    lines = [Line(title, "title", HANG)]
    if central is not None:
        words = f"{capitalised(metric.short)} {metric.figure(central)} ({metric.path})"
        lines.append(Line(words))
    return lines


def _swings(
    found: Sensitivity, project: Project, metric: MetricWords, top: int | None
) -> list[Line]:
    """The tornado: for each input a line with its name, and one with its figures."""
    moving = largest(found.swings, None)
    shown = largest(found.swings, top)
    if not found.swings:
        return []  # the findings say so
    if not shown:
        return [Line("No input has a range in which it moves this figure.")]
    rows = _rows(found, shown, metric, project.appraisal.currency)
    heads: tuple[str, ...] = ("at low", "at high")
    if found.threshold is not None:
        heads += ("switches at",)
    corner, rule, *lines = text_table("One input at a time", heads, rows)
    drawn = bars([(one.at_low, one.at_high) for one in shown], found.central)
    text = [corner, rule]
    for one, line, bar in zip(shown, lines, drawn, strict=True):
        assumed = f" · {one.assumed}" if one.assumed else ""
        text.append(Line(named(project, one.address) + assumed, hang=HANG))
        gap = " " * (width(rule.text) - width(line.text) + 2)
        text.append(Line(f"{line.text}{gap}{bar}".replace(_NO_BREAK, " ").rstrip()))
    text.append(Line(f"{LOW} at the low end, {HIGH} at the high end.", "note"))
    if any(row.cells[-1] == _NONE for row in rows):
        text.append(Line(_NO_SWITCH, "note", HANG))
    return [*text, *_left_out(found, moving, shown)]


def _rows(
    found: Sensitivity, shown: Sequence[Swing], metric: MetricWords, currency: str
) -> list[Row]:
    """The ranges of inputs, the metric at both ends, and where the answer changes."""
    rows = []
    for one in shown:
        words = Shown(one.form, one.is_series, currency)
        switch = words.value(one.switching.value) if one.switching else _NONE
        if one.reason and one.reason.startswith(IN_A_STEP):
            switch = "in a step"
        cells: tuple[str, ...] = tuple(map(metric.figure, (one.at_low, one.at_high)))
        if found.threshold is not None:
            cells += (switch,)
        label = f"  {words.span(one.central, one.low, one.high)}"
        # Parts of a range stay together on one line.
        rows.append(Row(label.replace(" ", _NO_BREAK), cells))
    return rows


def _left_out(
    found: Sensitivity, moving: Sequence[Swing], shown: Sequence[Swing]
) -> Iterator[Line]:
    """How many inputs are not shown: smaller ones, and those without a bearing."""
    smaller, still = len(moving) - len(shown), len(found.swings) - len(moving)
    said = []
    if smaller:
        said.append(
            f"{counted(smaller, 'more input moves', 'more inputs move')} it less"
            " (`--all`)"
        )
    if still:
        said.append(f"{counted(still, 'input does', 'inputs do')} not move it")
    if said:
        yield Line(f"{listed(said)}.", "note", HANG)


def _scenarios(found: Sensitivity, metric: MetricWords) -> list[Line]:
    """Results by scenario, from pessimistic to optimistic."""
    if len(found.scenarios) < 2 or not found.swings:
        return []
    columns = dict(_SCENARIOS)
    if metric.path not in columns:
        first = {metric.path: capitalised(metric.short)}
        columns = first | {path: columns[path] for path in list(columns)[:3]}
    paths, heads = list(columns), list(columns.values())
    rows = []
    for each in found.scenarios:
        figures = [_figure(metric, path, each.metrics.get(path)) for path in paths]
        role: Role = "plain" if each.scenario else "total"
        rows.append(Row(as_title(each.title), tuple(figures), role))
    lines = text_table("Scenarios, worst first", heads, rows)
    if _PAYBACK not in columns:
        return lines
    return [*lines, Line("Payback is not discounted.", "note")]


def _figure(metric: MetricWords, path: str, value: Figure) -> str:
    if path == _PAYBACK:
        return metric.no_payback if value is None else str(value)
    number = None if value is None else float(value)
    return metric._replace(path=path).figure(number)


def _rates(found: Sensitivity, metric: MetricWords) -> list[Line]:
    """The metric at other discount rates, and who asks for the test."""
    if all(each.value == found.central for each in found.rates):
        return []
    rows = [
        Row(
            each.title,
            (metric.figure(each.value), metric.change(each.value, found.central)),
        )
        for each in found.rates
    ]
    lines = text_table("Discount rates", (capitalised(metric.short), "Change"), rows)
    asked = [each for each in found.rates if each.asked_by]
    notes = [f"“{each.title}” is asked for by {each.asked_by}." for each in asked]
    if len(asked) < len(found.rates):
        which = "The others illustrate" if asked else "They illustrate"
        notes.append(f"{which} how much rests on discounting; no guidance asks for it.")
    return [*lines, *(Line(each, "note", HANG) for each in notes)]
