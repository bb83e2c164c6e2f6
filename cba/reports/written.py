"""Inputs as people would write them: values by year, ranges, durations."""

from __future__ import annotations

from typing import Literal

from cba.models.inputs import Input, Range
from cba.models.series import Series
from cba.models.years import Year
from cba.reports.formatting import (
    counted,
    exact,
    number,
    percentage,
    signed_share,
)

Form = Literal["share", "rate", "money", "count", "years", "factor"]


def figure_words(value: float, form: Form, currency: str) -> str:
    """One value: a share, money, a number of things or of years.

    >>> figure_words(0.12, "share", "GBP"), figure_words(1.0, "years", "GBP")
    ('12%', '1 year')
    """
    match form:
        case "share" | "rate":
            return percentage(value)
        case "money":
            return exact(value, currency)
        case "years":
            return counted(1, "year") if value == 1 else f"{number(value)} years"
        case _:
            return number(value)


def input_words(given: Input, form: Form, currency: str, *, financial: bool) -> str:
    """The value of an input, by year where it is given by year.

    ``financial`` says whether the years of the appraisal are financial years.
    """
    if not isinstance(given.value, Series):
        return figure_words(given.value, form, currency)
    spans = _joined(given.value)
    words = [
        f"{figure_words(value, form, currency)} {_span(first, last, financial)}"
        for first, last, value in spans
    ]
    if given.value.growing is not None:
        words.append(f"then growing {percentage(given.value.growing)} a year")
    return "; ".join(words)


def _joined(series: Series) -> list[tuple[int, int | None, float]]:
    """The spans of a series, with neighbours of one value made one."""
    spans: list[tuple[int, int | None, float]] = []
    for first, last, value in series.spans:
        if spans and spans[-1][1] == first - 1 and spans[-1][2] == value:
            spans[-1] = (spans[-1][0], last, value)
        else:
            spans.append((first, last, value))
    return spans


def _span(first: int, last: int | None, financial: bool) -> str:  # noqa: FBT001
    begins = str(Year(first, financial))
    if last is None:
        return f"from {begins} on"
    if last == first:
        return f"in {begins}"
    return f"in {begins} to {Year(last, financial)}"


def range_words(spread: Range | None, form: Form, currency: str) -> str:
    """How far an input may lie from its value; empty where no range is given.

    >>> range_words(Range(0.06, 0.18), "share", "GBP")
    '6% to 18%'
    >>> range_words(Range(-0.1, 0.25, relative=True), "money", "GBP")
    '−10% to +25%'
    """
    if spread is None:
        return ""
    if spread.relative:
        words = f"{signed_share(spread.low)} to {signed_share(spread.high)}"
    else:
        low, high = (figure_words(x, form, currency) for x in (spread.low, spread.high))
        words = f"{low} to {high}"
    return words if spread.shape == "pert" else f"{words}, {spread.shape}"
