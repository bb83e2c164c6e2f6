"""What a command line may name: an option of the project, or one of a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from cba.commands.outcome import CannotRunError
from cba.loading.suggest import closest

if TYPE_CHECKING:
    from cba.analysis.variations import BiasChoice

_BIAS: tuple[BiasChoice, ...] = ("keep", "drop")
#: Fewer draws say nothing; more would not be told apart by any figure printed.
LEAST, MOST = 100, 1_000_000_000
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


def require_draws(draws: int, seed: int) -> None:
    """Refuse a number of draws that says nothing, and a seed that is none."""
    if not LEAST <= draws <= MOST:
        raise CannotRunError(
            "CBA001",
            f"{draws:,} draws cannot be made",
            f"write --draws with a number from {LEAST} to {MOST:,}",
        )
    if seed < 0:
        raise CannotRunError(
            "CBA001", f"{seed} is no seed", "write a whole number from 0"
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
