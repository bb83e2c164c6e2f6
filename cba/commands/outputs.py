"""The files that a command was asked to write, looked at before it begins."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cba.commands.outcome import CannotRunError
from cba.commands.project_input import STDIN
from cba.loading.project_loader import Loaded
from cba.reports.diagnostics import printable

if TYPE_CHECKING:
    from cba.reports.house_style.style import HouseStyle

_WRITING = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def check_outputs(
    loaded: Loaded,
    style: HouseStyle | None,
    documents: Sequence[Path],
    tables: Sequence[Path] = (),
) -> None:
    """Refuse outputs that would destroy an input or one another, or cannot be written.

    ``documents`` are written whole and renamed, and so have to be files; ``tables``
    may be pipes or devices.

    :raises CannotRunError: CBA001 for `-` and for a file named twice; CBA003 for an
        input of the project or the house style, a file that may not be written to,
        and a pipe or a device.
    """
    outputs = (*tables, *documents)
    for output in outputs:
        if str(output) == STDIN:
            raise CannotRunError(
                "CBA001", "an output is a file, and `-` is none", "name a file"
            )
    _refuse_twice(outputs)
    _refuse_inputs(outputs, _of_project(loaded), "the project")
    _refuse_inputs(outputs, () if style is None else style.files, "the house style")
    for output in outputs:
        _refuse_unwritable(output, is_document=output in documents)


def unwritten(path: Path, error: OSError) -> CannotRunError:
    """The ending on a file that the system does not let be written."""
    return CannotRunError(
        "CBA003", f"`{printable(str(path))}` could not be written: {error.strerror}"
    )


def _refuse_twice(outputs: Sequence[Path]) -> None:
    for number, output in enumerate(outputs):
        for other in outputs[:number]:
            if not _are_one(output, other):
                continue
            named = f"`{printable(str(output))}`"
            if output == other:
                message = f"{named} is named twice"
            else:
                message = f"{named} and `{printable(str(other))}` are one file"
            raise CannotRunError("CBA001", message, "name a file for each output")


def _refuse_inputs(outputs: Sequence[Path], read: Iterable[Path], of: str) -> None:
    inputs = tuple(read)
    for output in outputs:
        if any(_are_one(output, each) for each in inputs):
            raise CannotRunError(
                "CBA003",
                f"`{printable(str(output))}` is a file of {of}, "
                "which would be overwritten",
                "name another file",
            )


def _refuse_unwritable(output: Path, *, is_document: bool) -> None:
    """Hold to what the system says of a file that is there; new ones are not asked."""
    try:
        mode = output.stat().st_mode
    except (OSError, ValueError):
        return
    shown = printable(str(output))
    if stat.S_ISREG(mode):
        # A file is replaced, which its folder allows even where the file does not;
        # and whoever may do anything still made it read-only for a reason.
        if not mode & _WRITING or not os.access(output, os.W_OK):
            raise CannotRunError(
                "CBA003",
                f"`{shown}` is read-only",
                "name another file, or allow writing to this one",
            )
    elif is_document and not stat.S_ISDIR(mode):
        raise CannotRunError(
            "CBA003",
            f"`{shown}` is a pipe or a device, and a document is a file",
            "name a file",
        )


def _of_project(loaded: Loaded) -> tuple[Path, ...]:
    """The files that the project was read from."""
    document = loaded.document
    if document is None:
        return ()
    folder = Path(document.file).parent
    return tuple(folder / each.name for each in document.files)


def _are_one(one: Path, other: Path) -> bool:
    """Whether two names lead to one file, whether it is there already or not."""
    try:
        if one.resolve() == other.resolve():
            return True
        # Links of the other kind, and names that differ in capitals alone.
        return one.samefile(other)
    except (OSError, RuntimeError, ValueError):
        return False
