"""An explanation for a terminal: steps one below the other, each with its place.

The text is a list of lines with a role each, so that a pipe gets the same
characters as a terminal. Nothing is wrapped and nothing is cut off.
"""

from __future__ import annotations

from cba.reports.explanation_inputs import inputs_lines
from cba.reports.explanation_places import Places
from cba.reports.explanation_tables import table_lines
from cba.reports.precise import figure_text, has_pence
from cba.reports.text_table import Line
from cba.reports.texts import tidy
from cba.results.explanation.figures import Explanation

_INDENT = "  "


def explanation_text(
    explanation: Explanation,
    places: Places,
    currency: str,
    source: str,
    settings: str = "",
) -> list[Line]:
    """The figure, how it came to be, its inputs, and that it is the appraisal's own.

    ``source`` is the project as the command was given it, and ``settings`` what it
    set there, for what to ask next.
    """
    lines = [
        *_head(explanation, currency),
        *_steps(explanation, places, currency, ""),
        *inputs_lines(explanation.inputs, places, currency),
        *_closing(explanation, currency),
    ]
    if explanation.further:
        lines.append(Line(""))
        after = f" {settings}" if settings else ""
        lines += [
            Line(f"more: cba explain {source} {x}{after}") for x in explanation.further
        ]
    return lines


def _head(explanation: Explanation, currency: str) -> list[Line]:
    lines = [Line(_titled(explanation, currency), "title")]
    asked = f"{explanation.target}, in the option {explanation.option}"
    lines.append(Line(asked, "note"))
    if explanation.formula:
        lines.append(Line(explanation.formula))
    return lines


def _titled(explanation: Explanation, currency: str) -> str:
    """The label with the figure, where there is one."""
    value = explanation.figure.value
    label = tidy(explanation.label)
    if value is None:
        return f"{label}: none"
    return f"{label}: {_figure(explanation, currency)}" if value != "" else label


def _figure(explanation: Explanation, currency: str) -> str:
    digits = 2 if has_pence(explanation.figure) else 0
    return figure_text(explanation.figure, currency, digits)


def _steps(
    explanation: Explanation, places: Places, currency: str, indent: str
) -> list[Line]:
    """The tables of an explanation, then those of its parts further in."""
    lines: list[Line] = []
    for table in explanation.tables:
        lines.append(Line(""))
        lines += [
            Line(f"{indent}{line.text}".rstrip(), line.role)
            for line in table_lines(table, places, currency)
        ]
    for note in explanation.notes:
        lines += [Line(""), Line(f"{indent}{tidy(note)}", hang=len(indent))]
    for part in explanation.parts:
        lines += [Line(""), Line(f"{indent}{_titled(part, currency)}", "title")]
        lines += _steps(part, places, currency, indent + _INDENT)
    return lines


def _closing(explanation: Explanation, currency: str) -> list[Line]:
    """Where in the results the figure stands, or what it is a part of."""
    figure = _figure(explanation, currency)
    if explanation.figure.value is None:
        said = f"The appraisal has no figure at {explanation.meets}."
    elif explanation.meets:
        said = f"{figure} is the appraisal's own figure, {explanation.meets}."
    elif explanation.adds_to:
        said = f"{figure} is one year's part of {explanation.adds_to}."
    else:
        return []
    return [Line(""), Line(said, "total")]
