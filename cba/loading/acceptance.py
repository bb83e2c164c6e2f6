"""Which warnings a project accepts, and what it accepts that there is not (CBA430)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cba.loading.document import Document
from cba.loading.findings import did_you_mean, quoted
from cba.models.acknowledged import Reason, address_for, reason_for
from cba.problems import Problem, in_order

if TYPE_CHECKING:
    from cba.loading.project_loader import Loaded

#: What an appraisal alone can find; a project without `spend` has none of it.
LATE = frozenset({"CBA423"})
#: What only some of the commands look for, and what is said of the reasons themselves.
_NOT_LOOKED_FOR = frozenset({"CBA505", "CBA430"})
#: No more places are named.
_NAMED = 3


def with_reasons(loaded: Loaded, *, appraised: bool = False) -> Loaded:
    """What was loaded, with the reason of each warning that the project accepts.

    A reason for nothing is told (CBA430) of a project that is as it was written: what
    is set on the command line may do away with a warning for once, and an error with
    what cannot be looked for. With ``appraised`` that of a late warning is told too.
    """
    document, project = loaded.document, loaded.project
    reasons = _reasons_in(document.tree.get("acknowledge")) if document else {}
    if document is None or not reasons:
        return loaded
    problems = loaded.problems
    if project is not None and loaded.as_written:
        waiting = any(each.spend is not None for each in project.agencies.values())
        looked_for = set(reasons) - _NOT_LOOKED_FOR
        if appraised:
            looked_for &= LATE
        elif waiting:
            looked_for -= LATE
        told = _for_nothing(problems, reasons, document, looked_for)
        problems = in_order([*problems, *told])
    return replace(loaded, problems=accepted(problems, reasons))


def accepted(
    problems: Iterable[Problem], reasons: Mapping[str, Reason]
) -> tuple[Problem, ...]:
    """The problems, each that the project stands by with its reason.

    Nobody can stand by an error.
    """
    return tuple(
        each
        if each.severity == "error"
        else replace(each, accepted=reason_for(reasons, each.code, each.path))
        for each in problems
    )


def _reasons_in(node: object) -> dict[str, Reason]:
    """What can be read of the reasons, of a project that may have errors."""
    if not isinstance(node, Mapping):
        return {}
    return {
        str(code): {str(address): str(why) for address, why in given.items() if why}
        if isinstance(given, Mapping)
        else str(given)
        for code, given in node.items()
        if given
    }


def _for_nothing(
    problems: Sequence[Problem],
    reasons: Mapping[str, Reason],
    document: Document,
    codes: Collection[str],
) -> Iterator[Problem]:
    for code, given in reasons.items():
        if code not in codes:
            continue
        paths = [each.path for each in problems if each.code == code]
        if not isinstance(given, Mapping):
            if not paths:
                yield _note(document, f"`{code}` is accepted", (code,), "given", None)
            continue
        used = {address_for(reasons, code, path) for path in paths}
        for address in given:
            if address not in used:
                what = f"`{code}` is accepted for `{address}`"
                hint = _elsewhere(code, address, paths)
                yield _note(document, what, (code, address), "given there", hint)


def _elsewhere(code: str, address: str, paths: Sequence[str]) -> str | None:
    """Where there is a warning of the kind, if anywhere."""
    if not paths:
        return None
    lines = tuple(dict.fromkeys(".".join(path.split(".")[:2]) for path in paths))
    more = len(lines) - _NAMED
    named = quoted(lines) if more <= 0 else f"{quoted(lines[:_NAMED])} and others"
    return did_you_mean(address, lines, f"there is {code} for {named}")


def _note(
    document: Document, what: str, at: tuple[str, ...], given: str, hint: str | None
) -> Problem:
    path = ("acknowledge", *at)
    return Problem(
        "CBA430",
        f"{what}, and no such warning is {given}",
        ".".join(path),
        hint or "remove it, so that it does not pass a later warning unread",
        "for nothing",
        document.place(path, key=True) if document.has(path) else None,
    )
