"""``cba init``: a project to begin from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cba.commands.conversation import answer, say, typed, wrote
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.project_input import PROJECT_FILE
from cba.loading.suggest import clipped, closest
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
    if not folder:
        raise CannotRunError(
            "CBA001", "the folder has no name", "write cba init FOLDER"
        )
    target = Path(folder)
    files = _files_of(name)
    try:
        _refuse_to_overwrite(target, files)
        for each in files:
            (target / each).parent.mkdir(parents=True, exist_ok=True)
            with (target / each).open("xb") as file:
                file.write((examples_folder() / name / each).read_bytes())
            wrote(target / each)
    except OSError as error:
        raise CannotRunError(
            "CBA003",
            f"`{clipped(str(target))}` could not be written: {error.strerror}",
            "name another folder",
        ) from None
    say(f"next: cba appraise {typed(target / PROJECT_FILE)}")
    return Exit.YES


def _refuse_to_overwrite(target: Path, files: Sequence[Path]) -> None:
    for each in files:
        # A link is there too, wherever it leads.
        if (target / each).exists() or (target / each).is_symlink():
            raise CannotRunError(
                "CBA003",
                f"`{target / each}` is there already, and nothing is overwritten",
                "name another folder",
            )


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
