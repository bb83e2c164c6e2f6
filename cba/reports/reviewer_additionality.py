"""What is taken off for what would have happened anyway, for a reviewer."""

from __future__ import annotations

from cba.models.benefit import Benefit
from cba.reports.formatting import listed
from cba.reports.lines_of_option import benefits_of, title_of
from cba.reports.reviewer_answers import Found
from cba.reports.view import View

#: What takes off an effect, with the words for each.
_OFF = {
    "deadweight": "deadweight",
    "attribution": "attribution to others",
    "displacement": "displacement",
    "leakage": "leakage",
    "substitution": "substitution",
    "outcome": "a comparison of outcomes with and without the project",
}


def additionality(view: View) -> Found:
    """What is taken off for what would have happened anyway, and where nothing is."""
    benefits = tuple(benefits_of(view))
    if not benefits:
        return "There are no benefits to ask this of.", ()
    addresses, kinds, bare, compared = [], dict[str, None](), [], []
    for key, benefit in benefits:
        taken = [name for name in _OFF if _takes_off(benefit, name)]
        kinds |= dict.fromkeys(_OFF[name] for name in taken)
        addresses += [f"benefits.{key}.{name}" for name in taken]
        if {"deadweight", "outcome"} & set(taken):
            continue
        if view.project.study_of(benefit).has_comparison:
            compared.append(title_of(benefit, key))
            addresses.append(f"benefits.{key}.evidence")
        else:
            bare.append(title_of(benefit, key))
    if not kinds and not compared:
        words = "Nothing: every effect is counted as the project's own."
        return words, ("benefits",)
    names = (name for name in _OFF.values() if name in kinds)
    words = f"Taken off the benefits: {listed(names)}." if kinds else ""
    if compared:
        words += f" Measured against a comparison group: {listed(compared)}."
    if bare:
        words += f" Without deadweight: {listed(bare)}."
    elif not compared:
        words += " Every benefit has deadweight taken off."
    return words.strip(), addresses


def _takes_off(benefit: Benefit, name: str) -> bool:
    given = getattr(benefit, name)
    if given is None:
        return False
    amount = getattr(given, "amount", given)
    if name == "outcome":
        return True
    if name == "attribution" and not getattr(given, "to_others", False):
        return not _is_whole(amount)
    return not amount.is_zero()


def _is_whole(amount: object) -> bool:
    value = getattr(amount, "value", None)
    return isinstance(value, float) and value == 1.0
