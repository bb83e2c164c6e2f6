"""Documents written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from cba.results.whole_file import replacing


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file beside its place and rename it: nobody ever sees half of it.

    Raises `OSError` as the system has it, with nothing left behind.
    """
    with replacing(path) as file:
        file.write(content)


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8 with plain line ends, whole or not at all.

    Half a surrogate, as in the name of a file that is not UTF-8, is written by number.
    """
    write_bytes(path, text.encode("utf-8", "backslashreplace"))
