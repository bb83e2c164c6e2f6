"""``cba init``: a project to begin from."""

from __future__ import annotations

import shutil
from pathlib import Path

from cba.commands.conversation import answer, say, wrote
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.project_input import PROJECT_FILE
from cba.loading.suggest import closest
from cba.resources import examples_folder

STARTER = "starter"


def init(folder: str, example: str | None, *, listing: bool) -> int:
    """Write a commented project, or a whole example, into a folder.

    Nothing that is there already is overwritten.
    """
    known = example_names()
    if listing:
        answer("\n".join(known))
        return Exit.YES
    name = example or STARTER
    if name not in known:
        near = closest(name, known)
        raise CannotRunError(
            "CBA001",
            f"there is no example `{name}`",
            f"did you mean `{near}`?" if near else "`cba init --list` lists them",
        )
    target = Path(folder)
    files = _files_of(name)
    taken = [each for each in files if (target / each).exists()]
    if taken:
        raise CannotRunError(
            "CBA003",
            f"`{target / taken[0]}` is there already, and nothing is overwritten",
            "name another folder",
        )
    try:
        for each in files:
            (target / each).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(examples_folder() / name / each, target / each)
            wrote(target / each)
    except OSError as error:
        raise CannotRunError(
            "CBA003", f"`{target}` could not be written: {error.strerror}"
        ) from None
    say(f"next: cba appraise {target / PROJECT_FILE}")
    return Exit.YES


def example_names() -> list[str]:
    """The examples that travel with the tool."""
    return sorted(
        each.parent.name for each in examples_folder().glob(f"*/{PROJECT_FILE}")
    )


def _files_of(name: str) -> list[Path]:
    """The files of an example; of the starter the project alone."""
    folder = examples_folder() / name
    if name == STARTER:
        return [Path(PROJECT_FILE)]
    return sorted(
        each.relative_to(folder) for each in folder.rglob("*") if each.is_file()
    )
