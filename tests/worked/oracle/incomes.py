"""What people gain, weighted by their incomes. Method, section 7."""

from __future__ import annotations

from tests.worked.oracle.ledger import Entry, entry
from tests.worked.oracle.reading import Tree, number
from tests.worked.oracle.setting import shares

#: The Green Book (2022), annex A3.
ELASTICITY = 1.3


def weightings(
    entries: list[Entry], line: Tree, name: str, incomes: Tree | None
) -> list[Entry]:
    """What weighting adds to the economic and social value of a benefit.

    The transfer part, which people lose, is weighted with it.
    """
    if incomes is None:
        return []
    found = []
    for each in entries:
        if each["what"] not in {"economic", "social", "transfer"}:
            continue
        part = each["line"].removeprefix(f"{name}/")
        own = line.get("values", {}).get(part, {}).get("income_groups")
        more = _weight(own or line.get("income_groups"), incomes) - 1
        sign = -1 if each["what"] == "transfer" else 1
        added = entry(each["line"], "weighting", each["agency"], [], [])
        added["amounts"] = [sign * more * amount for amount in each["amounts"]]
        added["pv"] = [sign * more * amount for amount in each["pv"]]
        found.append(added)
    return found


def _weight(written: object, incomes: Tree) -> float:
    """The mean weight of those who gain; nobody named is everybody alike."""
    if written is None:
        return 1.0
    power = number(incomes.get("elasticity", ELASTICITY))
    weight = 0.0
    for group, share in shares(written).items():
        income = number(incomes["groups"][group])
        weight += share * (number(incomes["median"]) / income) ** power
    return weight
