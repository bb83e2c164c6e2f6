"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file written beside its place, which it takes once all of it is written.

    Nobody ever sees half of it, and where writing fails what was there before stays.
    A link is followed; a pipe or a device, such as ``/dev/stdout``, is written to.
    Raises `OSError` as the system has it.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    place = path.resolve()
    handle, name = tempfile.mkstemp(prefix=".cba-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        os.chmod(name, usual_mode())  # noqa: PTH101
        os.replace(name, place)  # noqa: PTH105 - atomic, and overwrites
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def usual_mode() -> int:
    """Who may read and write a file as `open` makes it."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
