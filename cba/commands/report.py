"""``cba report``: the business case, in every format that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cba.commands.appraised import appraised
from cba.commands.conversation import mention, say, tell, wrote
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.progress import progress
from cba.commands.project_input import load_given, refuse_overwriting
from cba.reports.diagnostics import printable

if TYPE_CHECKING:
    from cba.loading.project_loader import Loaded
    from cba.results.appraisal import Appraisal


def report(
    source: str,
    outputs: Sequence[Path],
    settings: Sequence[str],
    scenario: str | None,
) -> int:
    """Write the business case; 1 for errors in the project."""
    loaded = load_given(source, settings, scenario)
    appraisal, problems = appraised(loaded)
    if appraisal is None:
        tell(problems)
        return Exit.NO
    refuse_overwriting(loaded, outputs)
    write_reports(appraisal, loaded, outputs, setting_arguments(settings, scenario))
    mention(problems, source)
    return Exit.YES


def setting_arguments(settings: Sequence[str], scenario: str | None) -> list[str]:
    """The words of a command line that set the same inputs again."""
    words = [word for setting in settings for word in ("--set", setting)]
    return words if scenario is None else [*words, "--scenario", scenario]


def write_reports(
    appraisal: Appraisal,
    loaded: Loaded,
    outputs: Sequence[Path],
    arguments: Sequence[str],
) -> None:
    """Write every document, or none of them; they say how to be made again."""
    from cba.reports.documents import DocumentError, Listener, write_documents

    notices: list[str] = []
    try:
        with progress() as step:
            listener = Listener(step, notices.append)
            write_documents(appraisal, outputs, loaded, arguments, listener)
    except DocumentError as error:
        raise CannotRunError("CBA003", str(error), error.hint) from None
    for output in outputs:
        wrote(output)
    for words in notices:
        say(printable(words))
