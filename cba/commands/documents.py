"""What verbs that write documents share: the house style, and the writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cba.commands.conversation import answer, say, tell, wrote
from cba.commands.outcome import CannotRunError, Exit
from cba.loading.suggest import clipped
from cba.problems import Problem
from cba.reports.diagnostics import printable
from cba.results.json_document import envelope

if TYPE_CHECKING:
    from cba.reports.documents import Listener
    from cba.reports.house_style.style import HouseStyle

Dressed = tuple["HouseStyle | None", tuple[Problem, ...]]


def house_style(folder: Path | None) -> Dressed:
    """The house style in a folder, or None where none is asked for or it has faults."""
    if folder is None:
        return None, ()
    if not folder.is_dir():
        raise CannotRunError(
            "CBA002",
            f"there is no folder `{clipped(str(folder))}`",
            "name the folder that holds `style.yaml`",
        )
    from cba.reports.house_style.reading import read_house_style

    read = read_house_style(folder)
    return read.style, read.problems


def style_to_dress(
    folder: Path | None, documents: Sequence[Path], flag: str
) -> Dressed:
    """The house style of documents that ``flag`` asks for; CBA001 if it has none."""
    if folder is not None and not documents:
        raise CannotRunError(
            "CBA001",
            "`--template` dresses a document, and none is asked for",
            f"write it with `{flag} FILE`",
        )
    return house_style(folder)


def undressed(found: Sequence[Problem], schema: str | None) -> int:
    """The ending on errors in the house style; as JSON where a schema is named."""
    if schema is not None:
        answer(envelope(schema, None, found))
    else:
        tell(found)
    return Exit.NO


def write_listening(
    outputs: Sequence[Path], write: Callable[[Listener], object]
) -> tuple[Problem, ...]:
    """Write every document, or none of them, and tell what was written.

    What keeps the house style from dressing them comes back.
    """
    from cba.commands.progress import progress
    from cba.reports.documents import DocumentError, Listener
    from cba.reports.house_style.reading import StyleError

    notices: list[str] = []
    try:
        with progress() as step:
            write(Listener(step, notices.append))
    except DocumentError as error:
        raise CannotRunError("CBA003", str(error), error.hint) from None
    except StyleError as error:
        return error.problems
    for output in outputs:
        wrote(output)
    for words in notices:
        say(printable(words))
    return ()


def setting_arguments(settings: Sequence[str], scenario: str | None) -> list[str]:
    """The words of a command line that set the same inputs again."""
    words = [word for setting in settings for word in ("--set", setting)]
    return words if scenario is None else [*words, "--scenario", scenario]
