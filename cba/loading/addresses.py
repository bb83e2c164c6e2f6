"""Which addresses may be set or given a range, and what is said of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cba.loading.findings import did_you_mean, quoted
from cba.loading.overrides import Tree, node_at, split_address, unwrapped
from cba.loading.suggest import closest
from cba.models.faults import FaultError
from cba.models.project import Project

SECTIONS = ("people", "costs", "benefits", "payments", "risks", "steps")
#: The settings of the appraisal that the command line may set.
APPRAISAL = ("discounting", "timing", "optimism_bias", "in_kind_in_financial_case")
_EXAMPLE = "write it as `people.leavers.engagement`"


def refuse_setting(
    address: str, tree: Tree, *, command_line: bool = False
) -> FaultError | None:
    """Why an address cannot be set in a project; None where it can.

    CBA314 for what does not exist, CBA315 for what may not be set. Whether the
    last key is known, and may have a value by year, the reading of it will tell.
    """
    path, year = split_address(address)
    if command_line and path[0] == "appraisal":
        return _refuse_appraisal(address, path, year)
    fault = (
        _refuse_line(path, tree)
        or _refuse_options(path)
        or _refuse_below_value(path, tree)
    )
    if fault or year is None:
        return fault
    if not _is_input(path):
        return _no_input(path, "be set for one year")
    if node_at(tree, path) is not None:
        return None
    shown = address.partition("@")[0]
    return FaultError(
        "CBA314",
        f"`{shown}` is not given in the file, so one year of it cannot be replaced",
        f"set the whole of it: `{shown}`",
    )


def refuse_range(address: str, tree: Tree) -> FaultError | None:
    """Why an address cannot be given a range; None where it can."""
    path, year = split_address(address)
    fault = _refuse_line(path, tree) or _refuse_below_value(path, tree)
    if fault:
        return fault
    if year is not None:
        return FaultError(
            "CBA315",
            "a range scales all years of an input, and cannot be given for one",
            f"write `{address.partition('@')[0]}`",
        )
    if node_at(tree, path) is not None:
        return None if _is_input(path) else _no_input(path, "have a range")
    above = unwrapped(node_at(tree, path[:-1]))
    known = list(above) if isinstance(above, Mapping) else []
    return FaultError(
        "CBA314",
        f"`{address}` is not given in the file, so there is no value to lie between",
        did_you_mean(path[-1], known, "give it a value first"),
    )


def _refuse_options(path: tuple[str, ...]) -> FaultError | None:
    """Which option has a line is for the line to say, not for what an option sets."""
    if path[0] == "people" or path[2:] != ("options",):
        return None
    return FaultError(
        "CBA315",
        f"`{'.'.join(path)}` cannot be set: it says which options have the line",
        "change `options:` on the line, or set its amount to 0",
    )


def _is_input(path: tuple[str, ...]) -> bool:
    from cba.loading.schema import is_input  # few projects ask

    return is_input(path)


def _no_input(path: tuple[str, ...], what: str) -> FaultError:
    return FaultError(
        "CBA315",
        f"`{path[-1]}` is not an input, so it cannot {what}",
        "name a number, a share or an amount, such as `people.leavers.engagement`",
    )


def _refuse_appraisal(
    address: str, path: tuple[str, ...], year: str | None
) -> FaultError | None:
    if len(path) == 2 and path[1] in APPRAISAL and year is None:
        return None
    known = quoted(f"appraisal.{key}" for key in APPRAISAL)
    return FaultError(
        "CBA315",
        f"`{address}` cannot be set on the command line",
        did_you_mean(path[-1], APPRAISAL, f"only {known} can; change the file"),
    )


def _refuse_line(path: tuple[str, ...], tree: Tree) -> FaultError | None:
    """Why the line or group that an address begins with cannot be set."""
    section, shown = path[0], ".".join(path)
    if section not in SECTIONS:
        return _refuse_section(path, tree)
    lines = tree.get(section)
    known = list(lines) if isinstance(lines, Mapping) else []
    if len(path) > 1 and path[1] not in known:
        return FaultError(
            "CBA314",
            f"there is no `{section}.{path[1]}`, which `{shown}` would set",
            _nearest(path, tree, known),
        )
    if len(path) < 3 or "" in path:
        return FaultError(
            "CBA314",
            f"`{shown}` is not the address of an input",
            f"{_EXAMPLE}: section, id and key in one",
        )
    return None


def _refuse_section(path: tuple[str, ...], tree: Tree) -> FaultError:
    section, shown = path[0], ".".join(path)
    if section in Project.model_fields:
        return FaultError(
            "CBA315",
            f"`{shown}` cannot be set: only inputs of {quoted(SECTIONS)} can",
            "change it in the file, or write a project of its own",
        )
    homes = [home for home, ids in _ids(tree) if section in ids]
    if homes:
        hint = f"write `{homes[0]}.{shown}`"
    else:
        hint = did_you_mean(section, SECTIONS, _EXAMPLE)
    message = f"`{shown}` begins with none of {quoted(SECTIONS, 'or')}"
    return FaultError("CBA314", message, hint)


def _refuse_below_value(path: tuple[str, ...], tree: Tree) -> FaultError | None:
    """Refuse an address that leads on below a single value."""
    for length in range(2, len(path)):
        above = ".".join(path[:length])
        node = unwrapped(node_at(tree, path[:length]))
        is_line = length == 2
        if isinstance(node, str) or (is_line and not isinstance(node, Mapping)):
            return FaultError(
                "CBA314",
                f"`{above}` is a single value here, so nothing stands below it",
                f"set the whole of it: `{above}`",
            )
        listed = isinstance(node, (list, tuple))
        if listed and node_at(tree, path[: length + 1]) is None:
            return FaultError(
                "CBA314",
                f"`{above}` is a list without an item `{path[length]}`",
                "count its items from 0, or set the whole list",
            )
    return None


def _nearest(path: tuple[str, ...], tree: Tree, known: list[str]) -> str:
    for section, ids in _ids(tree):
        if path[1] in ids:
            return f"did you mean `{section}.{path[1]}`?"
    for section, ids in ((path[0], known), *_ids(tree)):
        near = closest(path[1], ids)
        if near:
            return f"did you mean `{section}.{near}`?"
    return f"declare it, or name one of {quoted(known, 'or')}" if known else _EXAMPLE


def _ids(tree: Tree) -> Iterator[tuple[str, list[str]]]:
    for section in SECTIONS:
        lines = tree.get(section)
        if isinstance(lines, Mapping):
            yield section, list(lines)
