"""Where two sets of figures differ, path by path."""

from __future__ import annotations

from collections.abc import Iterator

from tests.worked.oracle.reading import Tree

#: A tenth of a penny, or a millionth of the figure.
PENNY_TENTH = 1e-3
RELATIVE = 1e-6

#: Figures that are not money: a tenth of a penny would forgive anything.
RATIOS = {
    *("volume", "volume_before_bias", "optimism_bias", "discount_factor"),
    *("fiscal_return", "cashable_return", "irr", "bcr", "bcr_net_public_cost"),
    *("years", "elapsed_years", "share_of_costs", "share_of_benefits"),
}
SMALLEST_RATIO = 1e-7

#: The two agencies that nobody declares, and what such an agency must show.
UNDECLARED = ("society", "other_public")
#: Words are the tool's own where the contract only asks for a reason.
FREE_WORDS = ("irr_reason", "name")


def differences(expected: Tree, actual: Tree) -> list[str]:
    """One line for each figure of the first that the second has otherwise.

    The second may have more keys, as results may; but no more lines, years,
    options or declared agencies.
    """
    return list(_compare(expected, actual, "options"))


def _compare(expected: object, actual: object, path: str) -> Iterator[str]:
    name = path.rsplit(".", maxsplit=1)[-1]
    if isinstance(expected, dict) and isinstance(actual, dict):
        yield from _compare_trees(expected, actual, path)
    elif isinstance(expected, list) and isinstance(actual, list):
        if len(expected) != len(actual):
            yield f"{path}: oracle has {len(expected)}, tool has {len(actual)}"
        for position, pair in enumerate(zip(expected, actual, strict=False)):
            yield from _compare(*pair, f"{path}.{position}")
    elif name in FREE_WORDS:
        if (expected is None) != (actual is None):
            yield f"{path}: oracle {expected!r}, tool {actual!r}"
    elif not _same(expected, actual, path):
        yield f"{path}: oracle {expected!r}, tool {actual!r}"


def _compare_trees(expected: Tree, actual: Tree, path: str) -> Iterator[str]:
    name = path.rsplit(".", maxsplit=1)[-1]
    if name in {"options", "lines", "agencies"}:
        for key in actual.keys() - expected.keys():
            if not (name == "agencies" and _is_idle(key, actual[key])):
                yield f"{path}.{key}: the oracle has none"
    for key, value in expected.items():
        if key in actual:
            yield from _compare(value, actual[key], f"{path}.{key}")
        elif not (name == "agencies" and _is_idle(key, value)):
            yield f"{path}.{key}: oracle {value!r}, the tool has none"


def _is_idle(name: str, agency: Tree) -> bool:
    """An undeclared agency that an option does not use may be shown or not."""
    flows = ("pv_costs", "pv_in_kind", "pv_benefits", "pv_payments", "pv_value")
    return name in UNDECLARED and not any(agency[flow] for flow in flows)


def _same(expected: object, actual: object, path: str) -> bool:
    if _is_number(expected) and _is_number(actual):
        ratio = not RATIOS.isdisjoint(path.split(".")[-2:])
        smallest = SMALLEST_RATIO if ratio else PENNY_TENTH
        return close(expected, actual, smallest)
    return type(expected) is type(actual) and expected == actual


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def close(expected: object, actual: object, smallest: float) -> bool:
    """Whether two numbers are within the tolerance, or a millionth, of each other."""
    assert isinstance(expected, int | float)
    assert isinstance(actual, int | float)
    return abs(expected - actual) <= max(smallest, RELATIVE * abs(expected))
