"""What a command line may name: an option of the project, or one of a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from cba.commands.outcome import CannotRunError
from cba.loading.suggest import closest
from cba.results.appraisal import Appraisal

Word = TypeVar("Word", bound=str)


def require_option(appraisal: Appraisal, option: str | None) -> None:
    """Refuse an option that the project does not have."""
    if option is None or option in appraisal.options:
        return
    near = closest(option, list(appraisal.options))
    raise CannotRunError(
        "CBA001",
        f"there is no option `{option}`",
        f"did you mean `{near}`?"
        if near
        else f"write one of {', '.join(appraisal.options)}",
    )


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
