"""How cohorts carry an effect forward: what is left of it, weights and volumes.

Which part of a year lies in which year of the effect's own follows from delay and
duration, which are fixed here; what is left of the effect is a formula.
"""

from __future__ import annotations

import numpy as np

from cba.calculation.factors import CENTRAL, Array
from cba.calculation.profiles import Curve, Decay, Gap, Interpolated, Profile
from cba.reports.workbook.cells import Formula, Ref
from cba.reports.workbook.line_rows import Book, floats


def volume_row(
    book: Book, brought: Ref, started: Array, profile: Profile, volume: Array
) -> Ref:
    """The row of units by year, the years that the end cuts off included.

    ``brought`` is the row of what starts in each year, ``started`` its figures.
    """
    span = volume.shape[0]
    weights = profile.weights(span)[0]
    if weights.shape[0] == 1:
        spread = _Weights(book, profile, span, 0)
        lasting = spread.lasting
        formula = _folded(book, brought, spread.reversed_row(), span, lasting)
    else:
        formula = _summed(book, brought, started, profile, span)
    return book.sheet.years(
        "Units at work in the year", formula, floats(volume), "number", unit="units"
    )


class _Weights:
    """The rows of one cohort's weights, or of the weights that all cohorts share."""

    def __init__(self, book: Book, profile: Profile, span: int, cohort: int) -> None:
        self._book, self._span = book, span
        self._values = floats(_of_cohort(profile.weights(span)[0], cohort))
        earlier, later = profile.pieces(span)
        lasting = [
            piece for piece in (earlier, later) if np.any(_row(piece.length, cohort))
        ]
        owns = [_row(piece.own.astype(np.float64), cohort) for piece in lasting]
        lengths = [_row(piece.length, cohort) for piece in lasting]
        reached = [
            own[length > 0].max() for own, length in zip(owns, lengths, strict=True)
        ]
        self._owns = int(max(reached, default=0)) + 1
        at_work = [np.nonzero(length)[0].max() for length in lengths]
        self.lasting = int(max(at_work, default=0))
        self._left = _left_row(book, profile, cohort, self._owns)
        number = book.sheet
        self._rows: list[tuple[Ref, Ref]] = []
        for n, (own, length) in enumerate(zip(owns, lengths, strict=True)):
            which = "" if len(lasting) == 1 else (", first part", ", second part")[n]
            shown = np.where(length > 0, own, 0.0)
            self._rows.append(
                (
                    number.fixed(
                        f"Year of the effect's own{which}",
                        floats(shown),
                        "count_fixed",
                        unit="fixed",
                    ),
                    number.fixed(
                        f"Part of a year at work{which}",
                        floats(length),
                        "factor_fixed",
                        unit="fixed",
                    ),
                )
            )

    def row(self) -> Ref:
        """The weights by years since starting."""
        return self._book.sheet.years(
            "Weight by years since starting (0, 1, 2 …)",
            self._at,
            self._values,
            "factor",
        )

    def reversed_row(self) -> Ref:
        """The same, the last first, so that a sum of products meets each cohort."""
        last = self._span - 1
        return self._book.sheet.years(
            "Weight by years since starting (… 2, 1, 0)",
            lambda place: self._at(last - place),
            self._values[::-1],
            "factor",
        )

    def _at(self, lag: int) -> str:
        on = self._book.on
        terms = []
        for own, length in self._rows:
            part = length.at(lag, on)
            if self._left is None:
                terms.append(part)
                continue
            left = self._left.across(0, self._owns - 1, on)
            terms.append(f"INDEX({left},{own.at(lag, on)}+1)*{part}")
        return "+".join(terms) or "0"


def _folded(book: Book, brought: Ref, weights: Ref, span: int, lasting: int) -> Formula:
    """Σ over cohorts of those brought times their weight, as a sum of products.

    ``lasting`` is the last year since starting in which there is any effect.
    """
    years = book.years

    def formula(year: int) -> str:
        first, last = max(0, year - lasting), min(year, years - 1)
        if last < first:
            return "0"
        cohorts = brought.across(first, last, book.on)
        shift = span - 1 - year
        weighed = weights.across(shift + first, shift + last, book.on)
        return f"SUMPRODUCT({cohorts},{weighed})"

    return formula


def _summed(
    book: Book, brought: Ref, started: Array, profile: Profile, span: int
) -> Formula:
    """The cohorts one below another, where each has weights of its own."""
    labels, effects = book.view.labels, []
    for cohort in range(book.years):
        weights = _Weights(book, profile, span, cohort).row()
        values = _of_cohort(profile.weights(span)[0], cohort)
        effect = _carried(book, brought, weights, cohort)
        by_year = np.zeros(span)
        by_year[cohort:] = started[cohort] * values[: span - cohort]
        effects.append(
            book.sheet.years(
                f"Of those who start in {labels[cohort]}",
                effect,
                floats(by_year),
                "number",
            )
        )
    # One below another at the same distance: a sum of so many cells, for any span.
    return lambda year: "+".join(each.at(year, book.on) for each in effects)


def _carried(book: Book, brought: Ref, weights: Ref, cohort: int) -> Formula:
    """The formula of a cohort's units in each year of the appraisal."""
    start = brought.fixed_at(cohort, book.on)

    def effect(year: int) -> str:
        if year < cohort:
            return "0"
        return f"{start}*{weights.at(year - cohort, book.on)}"

    return effect


def _row(values: Array, cohort: int) -> Array:
    """The lags of a cohort, of a block of one row."""
    return _of_cohort(values[0], cohort)


def _of_cohort(values: Array, cohort: int) -> Array:
    """The row of a cohort, or the only row that all cohorts share."""
    found: Array = values[min(cohort, values.shape[0] - 1)]
    return found


def _left_row(book: Book, profile: Profile, cohort: int, years: int) -> Ref | None:
    """What is left of the effect in each year of its own; None where all of it is."""
    left = profile.left
    if isinstance(left, Decay) and not left.kept.address:
        return None
    values = floats(_of_cohort(left.by_own_year(years, CENTRAL)[0], cohort))
    label = "Left of the effect in its own year (0, 1, 2 …)"
    if isinstance(left, Decay):
        formula = _decaying(book, left, cohort)
    elif isinstance(left, Curve):
        formula = _given(book, left)
    else:
        formula = _gap(book, left)
    return book.sheet.years(label, formula, values, "share")


def _decaying(book: Book, decay: Decay, cohort: int) -> Formula:
    """A share of it lost in each later year; by the year of starting where given."""
    given = book.input(decay.kept.address)
    on, own = book.on, Ref(book.on, book.sheet.next, by_year=True)
    lost = given.fixed_at(cohort, on) if given.by_year else given.value(on)

    def formula(year: int) -> str:
        return f"{own.at(year - 1, on)}*(1-{lost})" if year else "1"

    return formula


def _given(book: Book, curve: Curve) -> Formula:
    """The shares that are given for each year, then nothing."""
    points = [book.input(point.address).value(book.on) for point in curve.points]
    return lambda year: points[year] if year < len(points) else "0"


def _gap(book: Book, gap: Gap) -> Formula:
    def formula(year: int) -> str:
        better = _interpolated(book, gap.with_project, year)
        return f"({better})-({_interpolated(book, gap.without, year)})"

    return formula


def _interpolated(book: Book, curve: Interpolated, year: int) -> str:
    """The curve read at a whole year: a point, or between two, or the last."""
    cells = [book.input(point.address).value(book.on) for point in curve.points]
    later = next((n for n, at in enumerate(curve.years) if at >= year), None)
    if later is None:
        return cells[-1]
    if curve.years[later] == year or later == 0:
        return cells[later]
    start, end = curve.years[later - 1], curve.years[later]
    before, after = cells[later - 1], cells[later]
    return f"{before}+({after}-{before})*{year - start}/{end - start}"
