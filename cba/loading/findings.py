"""What a check found, at an address of the project, before it has a place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from cba.loading.suggest import closest
from cba.problems import severity_of

Address: TypeAlias = tuple[str | int, ...]


class Finding(NamedTuple):
    """A problem with the address of its input.

    ``key`` says that the key at the address is meant rather than its value;
    ``in_file`` is false for what was set on the command line, which has no place.
    ``other`` is another input that the message is about, whose place is added to it.
    """

    code: str
    path: Address
    message: str
    hint: str | None = None
    label: str | None = None
    key: bool = False
    in_file: bool = True
    other: Address | None = None

    @property
    def is_error(self) -> bool:
        """Whether it stops the appraisal."""
        return severity_of(self.code) == "error"


def dotted(path: Address) -> str:
    """The address as one writes it: ``benefits.reoffending.impact``."""
    return ".".join(str(name) for name in path)


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """The hint for a word that is not known.

    >>> did_you_mean("nsh", ["nhs", "council"], "declare it")
    'did you mean `nhs`?'
    """
    near = closest(word, known)
    return f"did you mean `{near}`?" if near else otherwise


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a sentence lists them.

    >>> listed(["2026-27", "2027-28", "2028-29"])
    '2026-27, 2027-28 and 2028-29'
    """
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


def quoted(words: Iterable[str], last: str = "and") -> str:
    """Words in backticks, as a sentence lists them."""
    return listed([f"`{word}`" for word in words], last)
