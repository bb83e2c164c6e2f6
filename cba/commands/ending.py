"""How every run of the tool ends: one exit code, one clear line, no traceback."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

import typer

from cba.commands.outcome import CannotRunError, Exit


def run(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Run the command line with these arguments and return its exit code.

    With ``--json`` an ending that could not run prints the envelope too.
    """
    as_json = "--json" in arguments
    try:
        code = app(list(arguments), prog_name="cba", standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as error:
        if as_json:
            _envelope("CBA001", str(error), None)
        getattr(error, "show", lambda: None)()
        return Exit.COULD_NOT_RUN
    except CannotRunError as error:
        if as_json:
            _envelope(error.code, error.message, error.hint)
        _complain(error.message, error.hint, error.code)
        return Exit.COULD_NOT_RUN
    except (KeyboardInterrupt, typer.Abort):
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader has gone, as `cba … | head` does: not an error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.YES
    except Exception:  # noqa: BLE001 - no traceback ever reaches a user
        return _bug(as_json=as_json)
    return int(code or Exit.YES)


def _complain(message: str, hint: str | None, code: str) -> None:
    sys.stderr.write(f"error {code}: {message}\n")
    if hint:
        sys.stderr.write(f"hint: {hint}\n")


def _envelope(code: str, message: str, hint: str | None) -> None:
    from cba.problems import Problem
    from cba.results.json_document import SCHEMA, envelope

    problem = Problem(code, message, hint=hint)
    sys.stdout.write(envelope(SCHEMA, None, [problem]) + "\n")


def _bug(*, as_json: bool) -> int:
    """Save the traceback where it can be sent from, and say so in one line."""
    try:
        handle, name = tempfile.mkstemp(prefix="cba-bug-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(traceback.format_exc())
        where = f"the details are in {Path(name)}"
    except OSError:
        where = "the details could not be saved"
    message = f"this is a fault in cba, not in your project; {where}"
    if as_json:
        _envelope("CBA000", message, None)
    _complain(message, "please send that file with your report of the fault", "CBA000")
    return Exit.BUG
