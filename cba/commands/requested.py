"""What a command line may name: an option of the project, or one of a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from cba.commands.outcome import CannotRunError
from cba.loading.suggest import closest

if TYPE_CHECKING:
    from cba.analysis.variations import BiasChoice

_BIAS: tuple[BiasChoice, ...] = ("keep", "drop")
Word = TypeVar("Word", bound=str)


def require_option(option: str | None, known: Sequence[str]) -> None:
    """Refuse an option that is none of those there are."""
    if option is None or option in known:
        return
    near = closest(option, known)
    raise CannotRunError(
        "CBA001",
        f"there is no option `{option}`",
        f"did you mean `{near}`?" if near else f"write one of {', '.join(known)}",
    )


def bias_choice(given: str) -> BiasChoice:
    """What was asked of ``--optimism-bias``."""
    return word_of(given, _BIAS, "--optimism-bias")


def word_of(given: str, known: Sequence[Word], flag: str) -> Word:
    """The word of a few that was given to an option of the command line."""
    for word in known:
        if given == word:
            return word
    raise CannotRunError(
        "CBA001",
        f"`{flag} {given}` is not a choice",
        f"write one of {', '.join(known)}",
    )
