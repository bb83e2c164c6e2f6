"""The course of an effect: when it starts, how long it lasts, what is left of it."""

from __future__ import annotations

from cba.calculation.factors import CENTRAL, Array, Factor
from cba.calculation.flows import BenefitFlow, brought
from cba.calculation.profiles import Curve, Decay, Gap, Piece, Profile
from cba.results.explanation.addresses import standing_at
from cba.results.explanation.figures import Figure, Form, Row, Table, several
from cba.results.explanation.view import View


def course_tables(
    view: View, line: str, profile: Profile, year: int
) -> tuple[Table, ...]:
    """What decides w(k), the share of an effect there is k years after its start."""
    facts = Table("The course of the effect", "facts", _facts(view, line, profile))
    if isinstance(profile.left, Gap):
        return facts, _outcome(view, profile.left, year)
    return (facts,)


def reach_table(view: View, flow: BenefitFlow, cohorts: list[int], year: int) -> Table:
    """Each cohort's part in the volume of a year: what it brought × w(k).

    A year since the start overlaps at most two years of the effect's own; w(k) is
    the sum of what is left in each × the part of the year it takes.
    """
    profile = flow.stream.profile
    assert profile is not None  # noqa: S101 - only those in cohorts come here
    pieces = profile.pieces(view.years)
    weights = profile.weights(view.years)
    started = brought(flow.stream, view.years)[0]
    used = [
        piece
        for piece in pieces
        if any(_at(piece.length, cohort, year - cohort) for cohort in cohorts)
    ]
    rows = []
    for cohort in cohorts:
        lag = year - cohort
        weight = _at(weights, cohort, lag)
        before = float(started[cohort])
        figures = (
            Figure(before, "number"),
            *(each for piece in used for each in _piece(piece, cohort, lag)),
            Figure(weight, "factor"),
            Figure(before * weight, "number"),
        )
        label = f"cohort of {view.labels[cohort]}, w({lag})"
        rows.append(Row("+", label, figures))
    volume = float(flow.volume_before_bias[0, year])
    blank = (Figure(None, "text"),) * (len(used) * 2 + 2)
    rows.append(
        Row("=", "units before optimism bias", (*blank, Figure(volume, "number")))
    )
    columns = (
        "brought",
        *("left", "of the year") * len(used),
        "w(k)",
        f"in {view.labels[year]}",
    )
    title = f"What reaches {view.labels[year]}"
    return Table(title, "sum", tuple(rows), columns)


def _at(values: Array, cohort: int, lag: int) -> float:
    """A value of a cohort, of which there may be one for all."""
    return float(values[0, min(cohort, values.shape[1] - 1), lag])


def _piece(piece: Piece, cohort: int, lag: int) -> tuple[Figure, Figure]:
    left, length = _at(piece.left, cohort, lag), _at(piece.length, cohort, lag)
    return Figure(left, "share"), Figure(length, "factor")


def _facts(view: View, line: str, profile: Profile) -> tuple[Row, ...]:
    base = view.address(line).partition(".values.")[0]
    rows = [_fact("delay", profile.delay, "years", "it starts at once")]
    if profile.extra:
        waits = several("years", (profile.extra,))
        rows.append(Row("", "starting evenly", waits, _starts(view, base)))
    if profile.lasts is None:
        last = several("text", ("to the last year",))
        rows.append(Row("", "lasts", last, (f"{base}.lasts",)))
    else:
        rows.append(_fact("lasts", profile.lasts, "years", "as its curve, else 1 year"))
    if isinstance(profile.left, Decay):
        kept = profile.left.kept
        form: Form = "left" if kept.lost else "share"
        rows.append(_fact("left from year to year", kept, form, "no drop-off"))
    elif isinstance(profile.left, Curve):
        for n, point in enumerate(profile.left.points):
            rows.append(_fact(f"left in its year {n}", point, "share", ""))
    return tuple(rows)


def _fact(label: str, factor: Factor, form: Form, default: str) -> Row:
    values = factor.values(CENTRAL)[0].tolist()
    if len(set(values)) > 1:
        figures = several("text", ("by cohort",))
    else:
        figures = several(form, values[:1])
    inputs = (factor.address,) if factor.address else ()
    return Row("", label, figures, inputs, "" if inputs else default)


def _starts(view: View, base: str) -> tuple[str, ...]:
    """Where it is said that people start evenly: of the group, or of the line."""
    try:
        return (f"people.{standing_at(view.project, f'{base}.people')}.starts",)
    except KeyError:
        return (f"{base}.starts",)


def _outcome(view: View, gap: Gap, year: int) -> Table:
    """The outcome with the project less that without it, in each year of its own."""
    years = min(year + 1, view.years)
    curves = {"with": gap.with_project, "without": gap.without}
    with_project, without = (
        curve.by_own_year(years, CENTRAL)[0, 0].tolist() for curve in curves.values()
    )
    left = gap.by_own_year(years, CENTRAL)[0, 0].tolist()
    given = [tuple(p.address for p in curve.points) for curve in curves.values()]
    rows = (
        Row("", "with the project", several("share", with_project), given[0]),
        Row("-", "without it", several("share", without), given[1]),
        Row("=", "left of the effect", several("share", left)),
    )
    columns = tuple(f"year {n}" for n in range(years))
    return Table("The outcome, by year of its own", "chain", rows, columns)
