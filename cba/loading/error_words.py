"""What pydantic reports, in the words of the format.

Only a project with a fault in it imports this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from cba.loading.findings import Address, Finding, did_you_mean, dotted, quoted
from cba.loading.schema import fields_of, homes_of, in_words, model_at
from cba.loading.suggest import clipped, closest
from cba.models.inputs import RANGE_KEY, Ranged, YearReplaced
from cba.models.project import FORMAT, Project

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

#: Keys at which an input written long is read; its name stands above them.
_OF_LONG_INPUT = frozenset({"value", "low", "high", RANGE_KEY})
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_FEW_KEYS = 14
#: The series of a line to which growth belongs.
_SERIES = ("amount", "starting")
#: Faults of a year, which is a key where it begins with a digit.
_OF_YEARS = frozenset({"CBA304", "CBA305", "CBA306", "CBA316"})


def findings_of(
    error: ValidationError,
    node: object,
    path: Address,
    root: type[BaseModel] = Project,
) -> Iterable[Finding]:
    """A finding for each fault, with addresses below that of the node.

    ``root`` is the model of the whole file that the addresses begin in.
    A misspelt key, and the required key that is missing in its place, are one.
    """
    errors = [
        (detail, (*path, *detail["loc"])) for detail in error.errors(include_url=False)
    ]
    keys = _UnknownKeys(node, path, errors, root)
    found: dict[tuple[str, Address, str], Finding] = {}
    for detail, at in errors:
        finding = _finding(detail, at, keys)
        if finding is not None:
            found.setdefault((finding.code, finding.path, finding.message), finding)
    return found.values()


class _UnknownKeys:
    """The keys that no model knows, and which one each was probably meant to be."""

    def __init__(
        self,
        node: object,
        path: Address,
        errors: list[tuple[ErrorDetails, Address]],
        root: type[BaseModel],
    ) -> None:
        self.root = root
        self.meant: dict[Address, str | None] = {}
        for detail, at in errors:
            if detail["type"] != "extra_forbidden":
                continue
            model = model_at(at[:-1], root)
            given = _node_below(node, at[len(path) : -1])
            known = list(fields_of(model)) if model else []
            word, free = str(at[-1]), [key for key in known if key not in given]
            self.meant[at] = closest(word, free) or closest(word, known)
        self.twins = {
            (*at[:-1], meant) for at, meant in self.meant.items() if meant is not None
        }


def _node_below(node: object, path: Address) -> Mapping[str, object]:
    for name in path:
        node = node.get(str(name)) if isinstance(node, Mapping) else None
    return node if isinstance(node, Mapping) else {}


def _finding(detail: ErrorDetails, at: Address, keys: _UnknownKeys) -> Finding | None:
    kind = detail["type"]
    if kind.startswith("CBA"):
        return _fault(detail, at)
    if kind == "missing":
        return None if at in keys.twins else _missing(at, keys.root)
    if kind == "extra_forbidden":
        return _unknown(at, keys.meant[at], keys.root)
    return _no_mapping(detail, at, keys.root)


def _fault(detail: ErrorDetails, at: Address) -> Finding:
    """A fault that the models found themselves."""
    words: dict[str, Any] = detail.get("ctx", {})
    message, hint = str(words["message"]), words.get("hint")
    if at[-1] == "[key]":
        at = at[:-1]
    message = _short(message, detail["input"])
    last = str(at[-1]) if at else ""
    at_key = message.startswith(f"`{last}`") or (
        detail["type"] in _OF_YEARS and last[:1].isdigit()
    )
    known = words.get("known") or ()
    if known:
        written = last if at_key else str(unwrapped_input(detail))
        near = closest(written, known)
        hint = f"did you mean `{near}`?" if near else hint
    return Finding(
        detail["type"],
        at,
        message.replace("{name}", name_of(at)),
        hint,
        words.get("label"),
        key=at_key,
    )


def _short(message: str, written: object) -> str:
    """The message with no more of a long text than shows which it is."""
    if isinstance(written, str) and written in message:
        return message.replace(written, clipped(written))
    return message


def unwrapped_input(detail: ErrorDetails) -> object:
    """What was read, without what was set or given as its range."""
    node = detail["input"]
    while isinstance(node, (Ranged, YearReplaced)):
        node = node.node
    return node


def name_of(at: Address) -> str:
    """The key that a message is about: a year or an item of a list with its series.

    >>> name_of(("costs", "team", "amount", "2027-28"))
    '`amount` in 2027-28'
    """
    names = [part for part in at if part not in _OF_LONG_INPUT or len(at) <= 3]
    last = str(names[-1]) if names else "the project"
    if len(names) > 1 and isinstance(names[-1], int):
        return f"item {names[-1] + 1} of `{names[-2]}`"
    if len(names) > 1 and not _NAME.fullmatch(last):
        return f"`{names[-2]}` in {clipped(last)}"
    return f"`{last}`"


def _missing(at: Address, root: type[BaseModel]) -> Finding:
    key, model = str(at[-1]), model_at(at[:-1], root)
    whole = "the project" if root is Project else "the house style"
    owner = f"`{dotted(at[:-1])}`" if len(at) > 1 else whole
    what = _description(model, key)
    return Finding(
        "CBA112",
        at,
        f"{owner} has no `{key}`" + (f": {what}" if what else ""),
        f"write `cba: {FORMAT}`" if at == ("cba",) else f"add `{key}: …`",
        f"`{key}` is missing",
        key=True,
    )


def _description(model: type[BaseModel] | None, key: str) -> str:
    text = (fields_of(model)[key].description or "") if model else ""
    return text[:1].lower() + text[1:].removesuffix(".")


def _unknown(at: Address, meant: str | None, root: type[BaseModel]) -> Finding:
    key, model = str(at[-1]), model_at(at[:-1], root)
    message = f"`{clipped(key)}` is not a key"
    hint, known = "remove it", list[str]()
    if model is not None:
        message += f" of {in_words(model)}"
        homes = list(homes_of(key, model)) if root is Project else []
        known = list(fields_of(model))
        if len(known) <= _FEW_KEYS:
            hint = f"the keys are {quoted(known)}"
        else:
            hint = "remove it, or put what it says into `notes`"
        if homes:
            hint = f"it is a key of {homes[0]}"
    if meant is not None:
        hint = f"did you mean `{meant}`?"
    series = next((name for name in _SERIES if name in known), None)
    if key == "growing" and series:
        hint = f"write it in `{series}`, or in a table as `{series}.growing`"
    return Finding("CBA111", at, message, hint, "unknown key", key=True)


def _no_mapping(detail: ErrorDetails, at: Address, root: type[BaseModel]) -> Finding:
    """Anything that stands where keys and values should, and whatever else."""
    node = detail["input"]
    name = name_of(at)
    model = model_at(at, root)
    known = list(fields_of(model)) if model else []
    if isinstance(node, str) and model is not None:
        shown = clipped(node)
        message = f"{name} is `{shown}`, but keys and values are needed"
        hint = f"write them below it, such as `{known[0]}: …`"
    elif isinstance(node, (list, tuple)):
        message = f"{name} is a list, but keys and values are needed"
        hint = "write each on a line of its own, without `-`"
    else:
        message = f"{name} cannot be read as it stands"
        hint = did_you_mean(name, known, "write it as the documentation shows")
    return Finding("CBA113", at, message, hint, "keys and values are needed")
