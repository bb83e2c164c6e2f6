"""When cumulative flows come back to zero and stay there. Method, section 6."""

from __future__ import annotations

from tests.worked.oracle.reading import Tree

HALF_A_PENNY = 0.005


def running_total(flows: list[float]) -> list[float]:
    """C, the cumulative net flow."""
    result: list[float] = []
    for flow in flows:
        result.append((result[-1] if result else 0.0) + flow)
    return result


def _back(cumulative: float) -> bool:
    return cumulative >= -HALF_A_PENNY


def _years_between_points(flows: list[float], year: int) -> float:
    """The textbooks' time to a crossing in this year."""
    if year == 0:
        return 0.0
    owed = -running_total(flows)[year - 1]
    return year - 1 + owed / flows[year]


def _first_that_falls_back(
    flows: list[float], labels: list[str], sustained: int | None
) -> Tree | None:
    """The earliest crossing from below, or a first year in surplus, that is undone."""
    c = running_total(flows)
    for year in range(len(c)):
        if year == sustained:
            return None
        crosses = (
            c[0] > HALF_A_PENNY
            if year == 0
            else _back(c[year]) and not _back(c[year - 1])
        )
        if not crosses:
            continue
        for later in range(year + 1, len(c)):
            if not _back(c[later]):
                return {
                    "year": labels[year],
                    "years": _years_between_points(flows, year),
                    "falls_back": labels[later],
                }
    return None


def _one_payback(flows: list[float], labels: list[str], *, costs: bool) -> Tree:
    nothing: Tree = {
        "year": None,
        "years": None,
        "elapsed_years": None,
        "sustained": False,
        "reason": "no cost",
        "first": None,
    }
    if not costs:
        return nothing
    c = running_total(flows)
    crossing = None
    for year in range(len(c)):
        if all(_back(later) for later in c[year:]):
            crossing = year
            break
    first = _first_that_falls_back(flows, labels, crossing)
    if crossing is None:
        reason = "not within the appraisal period"
        return {**nothing, "reason": reason, "first": first}
    years = _years_between_points(flows, crossing)
    return {
        "year": labels[crossing],
        "years": years,
        "elapsed_years": years + 1 if crossing > 0 else 0.0,
        "sustained": True,
        "reason": None,
        "first": first,
    }


def payback(
    flows: list[float], discounted: list[float], labels: list[str], *, costs: bool
) -> Tree:
    """A payback as results print it, the discounted one inside.

    ``costs`` says whether anything at all is paid.
    """
    return {
        **_one_payback(flows, labels, costs=costs),
        "discounted": _one_payback(discounted, labels, costs=costs),
    }
