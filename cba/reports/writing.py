"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file beside its place and rename it: nobody ever sees half of it.

    A link keeps leading where it led; a pipe or a device is written to as it is.
    Raises `OSError` as the system has it, with nothing left behind.
    """
    place = Path(os.path.realpath(path))
    if place.exists() and not place.is_file() and not place.is_dir():
        place.write_bytes(content)
        return
    handle, name = tempfile.mkstemp(prefix=".cba-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, 0o666 & ~_umask())  # noqa: PTH101 - a file as open() makes it
        os.replace(name, place)  # noqa: PTH105 - atomic, and overwrites
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8 with plain line ends, whole or not at all."""
    write_bytes(path, text.encode("utf-8", "backslashreplace"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
