"""People who give their time in the text, and nowhere in the costs (CBA429)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
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
    #: The beginning of a word without which a text does not tell of them.
    stem: str
    words: str
    #: Whether a cost that speaks of them pays them.
    may_be_paid: bool = False

    def are_in(self, text: str) -> bool:
        """Whether a text tells of them."""
        # Few files do: the pattern is made for those alone.
        return self.stem in text.lower() and bool(_pattern(self.words).search(text))

    def are_paid_by(self, text: str) -> bool:
        """Whether a text about a cost speaks of them, so that it may pay them."""
        return self.may_be_paid and bool(_pattern(rf"\b{self.stem}").search(text))


_GIVERS = (
    _Givers("volunteers", "volunteer", rf"{_NOT}\bvolunteer(?:s|ing)?\b"),
    _Givers(
        "mentors", "mentor", rf"{_NOT}{_PAID}\bmentor(?:s|ing)?\b", may_be_paid=True
    ),
    _Givers(
        "unpaid carers",
        "care",
        rf"{_TO_WHOM}\b(?:unpaid|family|informal) (?:carers?|care)\b",
    ),
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
        if any(givers.are_in(text) for text in served):
            continue
        if any(givers.are_paid_by(text) for text in paid):
            continue
        for path, text in texts:
            if givers.are_in(text[:_LONGEST]):
                yield _finding(path, givers.who)
                return


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


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
