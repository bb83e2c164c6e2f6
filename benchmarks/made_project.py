"""A project of any size, always the same for the same size."""

from __future__ import annotations

from collections.abc import Iterator

_SECTORS = ("local-authority", "nhs", "police", "justice", "education", "fire")
_FIRST = 2026


def made_project(lines: int, years: int, agencies: int) -> str:
    """The text of a project file with so many lines, half costs and half benefits.

    Each line names its agencies, its own years and its own evidence, so that
    nothing can be worked out once and used for all.
    """
    return "\n".join(
        (
            "cba: 1",
            "project: {title: Made for timing, dated: 2026-11-22}",
            f"appraisal: {{first_year: {_year(0)}, years: {years}}}",
            "agencies:",
            *(_agency(number) for number in range(agencies)),
            "costs:",
            *(_cost(number, years, agencies) for number in range(lines // 2)),
            "benefits:",
            *(_benefit(number, years, agencies) for number in range((lines + 1) // 2)),
            "",
        )
    )


def _year(number: int) -> str:
    start = _FIRST + number
    return f"{start}-{(start + 1) % 100:02d}"


def _years(number: int, years: int) -> str:
    first = number % max(1, years // 3)
    return f"{_year(first)}..{_year(years - 1)}"


def _split(number: int, agencies: int) -> str:
    first, second = number % agencies, (number * 7 + 1) % agencies
    if first == second:
        return f"{{a{first}: 100%}}"
    return f"{{a{first}: 60%, a{second}: 40%}}"


def _agency(number: int) -> str:
    sector = _SECTORS[number % len(_SECTORS)]
    return f"  a{number}: {{name: Agency {number}, sector: {sector}}}"


def _cost(number: int, years: int, agencies: int) -> str:
    return "\n".join(
        (
            f"  c{number}:",
            f"    title: Cost {number}",
            f"    kind: {'capital' if number % 4 == 0 else 'revenue'}",
            f"    paid_by: {_split(number, agencies)}",
            f"    amount: {{{_years(number, years)}: {1000 + 137 * number}}}",
            f"    confidence: {{cost: {1 + number % 6}}}",
            "    source: Made for timing",
        )
    )


def _benefit(number: int, years: int, agencies: int) -> str:
    return "\n".join((f"  b{number}:", *_effect(number, years, agencies)))


def _effect(number: int, years: int, agencies: int) -> Iterator[str]:
    yield f"    title: Benefit {number}"
    yield f"    population: {{{_years(number, years)}: {50 + 3 * number % 400}}}"
    yield f"    affected: {50 + number % 50}%"
    yield f"    engagement: {60 + number % 40}%"
    yield f"    impact: {5 + number % 20}%"
    yield f"    deadweight: {number % 30 + 1}%"
    yield f"    lasts: {1 + number % 5}"
    yield "    drop_off: 25%"
    yield "    value:"
    yield "      per: outcome"
    yield f"      fiscal: {900 + 11 * number}"
    yield f"      social: {300 + 7 * number}"
    yield "      source: Made for timing"
    yield f"    falls_to: {_split(number + 3, agencies)}"
    yield "    cashable: {share: 30%}"
    yield f"    confidence: {{population: {1 + number % 6}}}"
