"""How a command ends: its exit code, and what stopped it from running at all."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the exit code of a command says."""

    YES = 0
    NO = 1
    COULD_NOT_RUN = 2
    BUG = 3
    INTERRUPTED = 130


class CannotRunError(Exception):
    """A command that could not run: a file missing, a folder not writable.

    ``code`` is the problem code (CBA0xx), ``hint`` what to do about it.
    """

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
