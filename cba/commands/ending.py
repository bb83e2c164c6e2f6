"""How every run of the tool ends: one exit code, one clear line, no traceback."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress

import typer

from cba.commands.outcome import CannotRunError, Exit

_QUOTED = re.compile(r"(?<!\w)'([^']*)'")


def run(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Run the command line with these arguments and return its exit code.

    With ``--json`` an ending without an answer prints the envelope too.
    """
    from cba.commands.streams import prepare_streams

    prepare_streams()
    try:
        _refuse_scenarios(arguments)
        code = app(list(arguments), prog_name="cba", standalone_mode=False)
    except typer.TyperException as error:
        return _refuse(error, arguments, _verbs(app))
    except CannotRunError as error:
        return _end(arguments, Exit.COULD_NOT_RUN, error)
    except (KeyboardInterrupt, typer.Abort):
        code = Exit.INTERRUPTED
    except Exception:  # noqa: BLE001 - no traceback ever reaches a user
        return _end(arguments, Exit.BUG, _saved())
    if code == Exit.INTERRUPTED:
        return _end(arguments, code, CannotRunError("CBA004", "interrupted"))
    return int(code or Exit.YES)


def _refuse_scenarios(arguments: Sequence[str]) -> None:
    """Refuse two scenarios at once, of which the last would silently win."""
    given = [x for x in arguments if x.partition("=")[0] == "--scenario"]
    if len(given) > 1:
        raise CannotRunError(
            "CBA001",
            "`--scenario` is given twice, and only one can hold",
            "write a scenario that sets what both do, or add `--set PATH=VALUE`",
        )


def _verbs(app: typer.Typer) -> set[str]:
    commands = app.registered_commands
    verbs = {each.name or each.callback.__name__ for each in commands if each.callback}
    return verbs | {each.name for each in app.registered_groups if each.name}


def _refuse(
    error: typer.TyperException, arguments: Sequence[str], verbs: set[str]
) -> int:
    """An ending on a command line that cannot be understood."""
    from cba.commands.conversation import say

    words = error.format_message()
    if not arguments:
        say(words)  # no verb at all: the words are the help
        return Exit.COULD_NOT_RUN
    verb = arguments[0] if arguments[0] in verbs else None
    message = _QUOTED.sub(r"`\1`", words[:1].lower() + words[1:].rstrip("."))
    hint = f"`cba {verb} --help` says what it takes" if verb else None
    hint = hint or "`cba --help` lists the verbs"
    return _end(arguments, Exit.COULD_NOT_RUN, CannotRunError("CBA001", message, hint))


def _end(arguments: Sequence[str], code: int, why: CannotRunError) -> int:
    """Say why there is no answer; in an envelope too where JSON was asked for."""
    from cba.commands.conversation import answer, say, wants_color
    from cba.problems import Problem
    from cba.reports.diagnostics import render

    problem = Problem(why.code, why.message, hint=why.hint)
    if "--json" in arguments:
        from cba.results.json_document import envelope, schema_of

        # Where it cannot be written, what follows on stderr is all there is.
        with suppress(CannotRunError):
            answer(envelope(schema_of(arguments[0]), None, [problem]))
    say(render(problem, color=wants_color(sys.stderr)))
    return int(code)


def _saved() -> CannotRunError:
    """The fault that a traceback tells of, saved where it can be sent from."""
    import tempfile

    try:
        handle, name = tempfile.mkstemp(prefix="cba-bug-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(traceback.format_exc())
    except OSError:
        where, hint = "the details could not be saved", None
    else:
        where = f"the details are in {name}"
        hint = "please send that file with your report of the fault"
    return CannotRunError(
        "CBA000", f"this is a fault in cba, not in your project; {where}", hint
    )
