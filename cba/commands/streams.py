"""Where a run writes to: standard output and error, whatever they lead to.

Every run begins here, with no more than this needs.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO


def prepare_streams() -> None:
    """Make stdout and stderr take every text, wherever they lead.

    A file or a pipe gets UTF-8 whatever the machine is set to; a terminal keeps its
    own encoding, and characters that it lacks are replaced. What is closed from the
    start takes everything and keeps nothing.
    """
    sys.stdout = sys.stdout or nowhere()
    sys.stderr = sys.stderr or nowhere()
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def send(stream: TextIO, text: str) -> str | None:
    """Write and flush; why it could not be done, but for a reader who has gone."""
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        _silence(stream)
        if not isinstance(error, BrokenPipeError):
            return error.strerror or "it cannot be written to"
    return None


def _silence(stream: TextIO) -> None:
    """Let the stream lead nowhere: what it holds is tried again when Python ends."""
    # A stream of a notebook or a test has no file beneath it.
    with suppress(io.UnsupportedOperation), nowhere() as sink:
        os.dup2(sink.fileno(), stream.fileno())


def nowhere() -> TextIO:
    """A stream that takes everything and keeps nothing."""
    return Path(os.devnull).open("w", encoding="utf-8")
