"""People who give their time in the text, and nowhere in the costs (CBA429)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cba.loading.findings import Address, Finding
from cba.models.project import Project

#: What a sentence says of those who give nothing, or are paid.
_NOT = (
    r"(?<!\bno )(?<!\bnot )(?<!without )(?<!\bthan )(?<!instead of )(?<!place of )"
    r"(?<!paid )"
)
_PAID = r"(?<!employed )(?<!salaried )(?<!professional )"
_TO_WHOM = r"(?<!\bfor )(?<!\bto )(?<!help )(?<!helps )(?<!relieve )(?<!relieves )"


class _Givers(NamedTuple):
    """A kind of people who give their time, and the words that tell of them."""

    who: str
    words: re.Pattern[str]
    #: Whether a cost that speaks of them pays them.
    may_be_paid: bool = False


_GIVERS = tuple(
    _Givers(who, re.compile(words, re.IGNORECASE), may_be_paid)
    for who, words, may_be_paid in (
        ("volunteers", rf"{_NOT}\bvolunteer(?:s|ing)?\b", False),
        ("mentors", rf"{_NOT}{_PAID}\bmentor(?:s|ing)?\b", True),
        (
            "unpaid carers",
            rf"{_TO_WHOM}\b(?:unpaid|family|informal) (?:carers?|care)\b",
            False,
        ),
    )
)
#: A text may be megabytes long.
_LONGEST = 20_000


def check(project: Project) -> Iterator[Finding]:
    """The first place in the text that tells of them, where no cost counts them."""
    if any(cost.kind == "in-kind" for cost in project.costs.values()):
        return
    texts = tuple(_texts(project))
    paid = [
        f"{cost.title or identifier.replace('_', ' ')} {cost.notes or ''}"
        for identifier, cost in project.costs.items()
    ]
    served = [
        f"{identifier.replace('_', ' ')} {group.title or ''}"
        for identifier, group in project.people.items()
    ]
    for givers in _GIVERS:
        known = (*served, *(paid if givers.may_be_paid else ()))
        if any(givers.words.search(text) for text in known):
            continue
        for path, text in texts:
            if givers.words.search(text[:_LONGEST]):
                yield _finding(path, givers.who)
                return


def _texts(project: Project) -> Iterator[tuple[Address, str]]:
    """What the file says in words of what is done, with where it says so."""
    for key in ("title", "summary"):
        yield from _given(project.project, ("project",), key)
    for identifier, option in project.options.items():
        if option.role == "baseline":  # they give their time already
            continue
        for key in ("title", "notes"):
            yield from _given(option, ("options", identifier), key)
    for identifier, cost in project.costs.items():
        for key in ("title", "notes"):
            yield from _given(cost, ("costs", identifier), key)
    # A benefit's title may be what people go on to do: to volunteer, or to mentor.
    for identifier, benefit in project.benefits.items():
        yield from _given(benefit, ("benefits", identifier), "notes")


def _given(holder: object, at: Address, key: str) -> Iterator[tuple[Address, str]]:
    text = getattr(holder, key, None)
    if isinstance(text, str):
        yield (*at, key), text


def _finding(path: Address, who: str) -> Finding:
    return Finding(
        "CBA429",
        path,
        f"`{path[-1]}` speaks of {who}, and no cost counts the time that is given",
        "add it as a cost of `kind: in-kind`, with `hours` and a `rate`",
        "whose time is in no figure",
    )
