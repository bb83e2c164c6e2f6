"""What yearly cohorts bring, and how much of it reaches a later year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cba.calculation.factors import CENTRAL, Factor
from cba.calculation.flows import BenefitFlow, brought
from cba.results.explanation.course import course_tables, reach_table
from cba.results.explanation.figures import Figure, Form, Row, Table, several
from cba.results.explanation.view import View

EACH = "each cohort"
_COUNTS = ("starting", "population", "quantity", "hours", "units_per_person")
_MONEY = ("amount", "each", "rate", "cost", "tariff", "cap")


def cohort_tables(
    view: View, line: str, flow: BenefitFlow, year: int
) -> tuple[Table, ...]:
    """From those who start to the volume of a year, before optimism bias."""
    if flow.stream.profile is None:
        return (_brought(view, flow, [year]),)
    cohorts = _reaching(view, flow, year)
    return (
        *_in_points(view, flow, cohorts),
        _brought(view, flow, cohorts),
        *course_tables(view, line, flow.stream.profile, year),
        reach_table(view, flow, cohorts, year),
    )


def factor_row(factor: Factor, years: Sequence[int]) -> Row:
    """A factor in some years, as the kernel multiplies it."""
    values = factor.values(CENTRAL)[0].tolist()
    figures = [values[min(year, len(values) - 1)] for year in years]
    label = factor.address or "no impact is given: 100%"
    inputs = (factor.address,) if factor.address else ()
    return Row("×", label, several(form_of(factor), figures), inputs)


def form_of(factor: Factor) -> Form:
    """How the values of a factor read, by the key of its input."""
    if factor.lost:
        return "left"
    key = factor.address.rpartition(".")[2]
    if key in _COUNTS:
        return "number"
    return "price" if key in _MONEY else "share"


def beginning(rows: list[Row]) -> list[Row]:
    """The rows of a chain, the first of which begins it."""
    first, *rest = rows
    return [replace(first, sign=""), *rest]


def _reaching(view: View, flow: BenefitFlow, year: int) -> list[int]:
    """The cohorts that bring anything to a year; its own where none does."""
    profile = flow.stream.profile
    if profile is None:
        return [year]
    weights = profile.weights(view.years)[0]
    started = brought(flow.stream, view.years)[0]
    return [
        cohort
        for cohort in range(year + 1)
        if weights[min(cohort, len(weights) - 1), year - cohort] != 0.0
        and started[cohort] != 0.0
    ] or [year]


def _in_points(view: View, flow: BenefitFlow, cohorts: list[int]) -> tuple[Table, ...]:
    """The impact less the points of deadweight."""
    if flow.stream.points is None:
        return ()
    impact, points = (factor_row(each, cohorts) for each in flow.stream.points)
    rows = [
        replace(impact, sign=""),
        replace(points, sign="-"),
        Row("=", "the effect that is the project's", _gap(impact, points)),
    ]
    return (_by_cohort(view, "The effect, less deadweight in points", rows, cohorts),)


def _gap(impact: Row, points: Row) -> tuple[Figure, ...]:
    pairs = zip(impact.figures, points.figures, strict=True)
    return several("share", [one.number - other.number for one, other in pairs])


def _brought(view: View, flow: BenefitFlow, cohorts: list[int]) -> Table:
    """The chain from those who start to what each cohort brings a year."""
    rows = beginning([factor_row(each, cohorts) for each in flow.stream.starting])
    if flow.stream.points is not None:
        impact, points = (factor_row(each, cohorts) for each in flow.stream.points)
        rows.append(Row("×", "the effect above", _gap(impact, points)))
    started = brought(flow.stream, view.years)[0]
    form: Form = "money" if flow.stream.in_pounds else "number"
    result = several(form, [float(started[cohort]) for cohort in cohorts])
    if flow.stream.profile is None:
        title = "The year's volume, gross to net"
        rows.append(Row("=", "before optimism bias", result))
    else:
        title = "What a cohort brings a year, gross to net"
        rows.append(Row("=", "brought a year while the effect is whole", result))
    return _by_cohort(view, title, rows, cohorts)


def _by_cohort(view: View, title: str, rows: list[Row], cohorts: list[int]) -> Table:
    """A chain with a column for each run of cohorts that are alike."""
    starts = [
        n
        for n in range(len(cohorts))
        if n == 0
        or cohorts[n] != cohorts[n - 1] + 1
        or any(row.figures[n] != row.figures[n - 1] for row in rows)
    ]
    ends = [*(start - 1 for start in starts[1:]), len(cohorts) - 1]
    shown = tuple(
        replace(row, figures=tuple(row.figures[n] for n in starts)) for row in rows
    )
    columns = tuple(
        _span(view, cohorts[start], cohorts[end])
        for start, end in zip(starts, ends, strict=True)
    )
    if len(columns) == 1 and len(cohorts) > 1:
        columns = (EACH,)
    return Table(title, "chain", shown, columns)


def _span(view: View, first: int, last: int) -> str:
    if first == last:
        return view.labels[first]
    return f"{view.labels[first]} to {view.labels[last]}"
