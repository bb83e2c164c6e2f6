"""Optimism bias: the share by which a line is corrected. Method, section 3."""

from __future__ import annotations

from tests.worked.oracle.reading import Tree, number

#: HM Treasury (2014), chapters 6 and 7: the same percentage lowers a benefit
#: and raises a cost.
GRADES = {1: 0.0, 2: 0.05, 3: 0.10, 4: 0.15, 5: 0.25, 6: 0.40}

#: Mott MacDonald (2002): upper and lower bound.
CLASSES = {
    "standard-buildings": (0.24, 0.02),
    "non-standard-buildings": (0.51, 0.04),
    "standard-civil-engineering": (0.44, 0.03),
    "non-standard-civil-engineering": (0.66, 0.06),
    "equipment-development": (2.00, 0.10),
    "outsourcing": (0.41, 0.00),
}


def _grades_of(confidence: object) -> list[int]:
    if confidence is None:
        return []
    if isinstance(confidence, dict):
        return [int(grade) for grade in confidence.values()]
    return [int(str(confidence))]


def _all_grades(owner: Tree) -> list[int]:
    """The grades of a line or group, then those that its inputs carry.

    A part of several values is handed in with the line's inputs and its own, so
    that a grade on one part's value counts for that part alone.
    """
    found = _grades_of(owner.get("confidence"))
    unit_values = owner.get("value", {})
    for written in [*owner.values(), *unit_values.values()]:
        if isinstance(written, dict) and "value" in written:
            found += _grades_of(written.get("confidence"))
    return found


def bias_of(line: Tree, group: Tree | None, how: str, *, cost: bool) -> float:
    """The correction of a line, as a positive share."""
    typed = line.get("optimism_bias")
    if isinstance(typed, dict) and "class" in typed:
        upper, lower = CLASSES[typed["class"]]
        return max(lower, upper * (1 - number(typed.get("mitigated", 0))))
    if typed is not None:
        return number(typed)
    shares = [GRADES[grade] for grade in _all_grades(line) + _all_grades(group or {})]
    if not shares:
        return 0.0
    if how == "worst":
        return max(shares)
    if how == "mean":
        return sum(shares) / len(shares)
    together = 1.0
    for share in shares:
        together *= 1 + share if cost else 1 - share
    return together - 1 if cost else 1 - together


def raised(before: float, bias: float) -> float:
    """A cost after correction: more of a cost, less of a receipt."""
    return before * (1 + bias) if before >= 0 else before * (1 - bias)
