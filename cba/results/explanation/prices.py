"""The steps from the prices a line is written in, and to a present value."""

from __future__ import annotations

from cba.calculation.compile_benefit import resolved_value
from cba.calculation.flows import BenefitFlow, LineFlow
from cba.calculation.unit_values import escalate
from cba.discounting import Timing, label, rate_in
from cba.library.in_use import deflator_of, editions_of, schedule_of
from cba.library.resolution import ResolvedValue
from cba.models.benefit import Benefit
from cba.models.cost import Cost
from cba.models.discount import Discounting
from cba.models.line import Line
from cba.models.value import Value, ValuePart
from cba.models.years import Year
from cba.prices import index, is_derived
from cba.results.explanation.addresses import standing_at
from cba.results.explanation.figures import Figure, Row
from cba.results.explanation.view import View

_AT: dict[Timing, str] = {
    "start": "at the start of the year",
    "mid": "half-way through the year",
    "end": "at the end of the year",
}


def price_rows(view: View, line: str, year: int, columns: int = 1) -> list[Row]:
    """The multipliers from the prices of a line's own year to the appraisal's.

    None where it is written in the appraisal's prices and grows with them.
    """
    flow = view.lines[line]
    escalation = flow.stream.escalation
    own, address = _price_year(view, line, flow)
    rows = []
    if own != view.project.appraisal.prices_of:
        rebase = (Figure(escalation.rebase, "factor"),) * columns
        to = view.project.appraisal.prices_of
        rows.append(
            Row(
                "×",
                f"from {own} prices to those of {to}",
                rebase,
                (address, "appraisal.price_year"),
                rebasing(view, own, to),
            )
        )
    if escalation.growth is not None:
        alone = escalation._replace(rebase=1.0)
        grown = float(escalate(alone, view.years)[0, year])
        rate = float(escalation.growth.central[0])
        years = escalation.since + year
        rows.append(
            Row(
                "×",
                f"real growth over {years} years, since {own}",
                (Figure(grown, "factor"),) * columns,
                (escalation.growth.address,),
                f"(1 + {rate * 100:.6g}%) to the power of {years}",
            )
        )
    return rows


def part_rows(view: View, line: str, year: int) -> list[Row]:
    """The same for the parts of a value, some of which have their own price year."""
    flow = view.lines[line]
    assert isinstance(flow, BenefitFlow)  # noqa: S101 - nothing else has parts
    stream = flow.stream
    if not stream.own_prices:
        return price_rows(view, line, year, len(stream.worth))
    own, address = _price_year(view, line, flow)
    resolved = _resolved(view, line)
    years = {
        name: (resolved.prices_of(name) if resolved else None) or own
        for name in stream.worth
    }
    moved = {
        name: stream.own_prices.get(name, stream.escalation) for name in stream.worth
    }
    to = view.project.appraisal.prices_of
    words = (
        f"{name} from {years[name]}: {rebasing(view, years[name], to)}"
        for name in years
        if years[name] != to
    )
    rows = [
        Row(
            "×",
            f"from the prices of each part to those of {to}",
            tuple(Figure(each.rebase, "factor") for each in moved.values()),
            (address, "appraisal.price_year"),
            "; ".join(words),
        )
    ]
    growth = stream.escalation.growth
    if growth is not None:
        alone = [each._replace(rebase=1.0) for each in moved.values()]
        grown = [float(escalate(each, view.years)[0, year]) for each in alone]
        rows.append(
            Row(
                "×",
                "real growth, since the price year of each part",
                tuple(Figure(each, "factor") for each in grown),
                (growth.address,),
                f"(1 + {float(growth.central[0]) * 100:.6g}%) to the power of "
                + ", ".join(str(each.since + year) for each in moved.values()),
            )
        )
    return rows


def _resolved(view: View, line: str) -> ResolvedValue | None:
    """What the libraries make of the value of a benefit line."""
    whole, part = _declared(view, line)
    value: Value | None = part
    if part is None and isinstance(whole, Benefit):
        value = whole.value
    return resolved_value(view.project, value)


def rebasing(view: View, own: Year, to: Year) -> str:
    """How the index moves between two years, in words."""
    deflator = deflator_of(view.project)
    before, after = index(deflator, own), index(deflator, to)
    if before is None or after is None:
        return deflator.name
    derived = [str(year) for year in (own, to) if is_derived(deflator, year)]
    words = f", {' and '.join(derived)} derived" if derived else ""
    return f"index {after:.6g} ÷ {before:.6g}, {deflator.name}{words}"


def discount_row(view: View, line: str, year: int, columns: int = 1) -> Row:
    """The discount factor of a line in a year."""
    factor = float(view.lines[line].stream.discount[year])
    how, timing, inputs = _discounting(view, line)
    return Row(
        "×",
        f"discount factor of {view.labels[year]}",
        (Figure(factor, "factor"),) * columns,
        inputs,
        discounting_in_words(view, how, timing, year),
    )


def discounting_in_words(
    view: View, how: Discounting, timing: Timing, year: int
) -> str:
    """The schedule and the timing, and the rate that the year itself adds."""
    schedule = schedule_of(how, editions_of(view.project))
    steps = {
        "start": "undiscounted" if year == 0 else f"÷ (1 + {_rate(how, view, year)})",
        "mid": f"÷ √(1 + {_rate(how, view, year + 1)})",
        "end": f"÷ (1 + {_rate(how, view, year + 1)})",
    }
    return (
        f"{label(schedule)}, year {year}, {_AT[timing]}: {_last(steps, timing, year)}"
    )


def _last(steps: dict[str, str], timing: Timing, year: int) -> str:
    if timing == "start" and year == 0:
        return steps[timing]
    since = "on the factor of the year before"
    return f"{steps[timing]} {since if timing == 'start' else 'on that of its start'}"


def _rate(how: Discounting, view: View, year: int) -> str:
    schedule = schedule_of(how, editions_of(view.project))
    return f"{rate_in(schedule, year) * 100:.6g}%"


def _discounting(view: View, line: str) -> tuple[Discounting, Timing, tuple[str, ...]]:
    """The schedule and timing that a line has, and where each is chosen."""
    own, part = _declared(view, line)
    settings = view.project.appraisal
    base = view.address(line)
    whole = base.partition(".values.")[0]
    if part is not None and part.discounting is not None:
        how, address = part.discounting, f"{base}.discounting"
    elif own.discounting is not None:
        how, address = own.discounting, f"{whole}.discounting"
    else:
        how, address = settings.discounting, "appraisal.discounting"
    if own.timing is not None:
        return how, own.timing, (address, f"{whole}.timing")
    return how, settings.timing, (address, "appraisal.timing")


def _declared(view: View, line: str) -> tuple[Line, ValuePart | None]:
    """A line as declared, and its part where it is one of several values."""
    found = standing_at(view.project, view.address(line))
    if isinstance(found, ValuePart):
        whole = standing_at(view.project, view.address(line).partition(".values.")[0])
        assert isinstance(whole, Line)  # noqa: S101 - a part stands in a line
        return whole, found
    assert isinstance(found, Line)  # noqa: S101 - nothing else is compiled
    return found, None


def _price_year(view: View, line: str, flow: LineFlow) -> tuple[Year, str]:
    """The year whose prices a line is in, and where that is said."""
    settings = view.project.appraisal
    whole, part = _declared(view, line)
    base = view.address(line)
    if isinstance(flow, BenefitFlow) and isinstance(whole, Benefit):
        value: Value | None = part or whole.value
        resolved = _resolved(view, line)
        if value is not None and resolved is not None and resolved.price_year:
            own = base if part is not None else f"{base}.value"
            key = "price_year" if value.price_year else "unit_cost"
            return resolved.price_year, f"{own}.{key}"
    if whole.price_year is not None:
        return whole.price_year, f"{base.partition('.values.')[0]}.price_year"
    if isinstance(whole, Cost) and whole.prices_of is not None:
        return whole.prices_of, f"{base}.rate"
    return settings.prices_of, "appraisal.price_year"
