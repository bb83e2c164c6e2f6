"""``cba report``: the business case, in every format that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cba.commands.appraised import appraised
from cba.commands.conversation import mention, refuse, say, tell, wrote
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.outputs import check_outputs
from cba.commands.progress import progress
from cba.commands.project_input import load_given
from cba.loading.suggest import clipped
from cba.reports.diagnostics import printable

if TYPE_CHECKING:
    from cba.loading.project_loader import Loaded
    from cba.problems import Problem
    from cba.reports.house_style.style import HouseStyle
    from cba.results.appraisal import Appraisal


def report(
    source: str,
    outputs: Sequence[Path],
    settings: Sequence[str],
    scenario: str | None,
    template: Path | None = None,
) -> int:
    """Write the business case; 1 for errors in the project or the house style."""
    style, faults = house_style(template)
    if template is not None and style is None:
        tell(faults)
        return Exit.NO
    loaded = load_given(source, settings, scenario)
    appraisal, problems = appraised(loaded)
    if appraisal is None:
        refuse(problems, source)
        return Exit.NO
    check_outputs(loaded, style, outputs)
    again = setting_arguments(settings, scenario)
    faults = write_reports(appraisal, loaded, outputs, again, style)
    if faults:
        tell(faults)
        return Exit.NO
    mention(problems, source)
    return Exit.YES


def setting_arguments(settings: Sequence[str], scenario: str | None) -> list[str]:
    """The words of a command line that set the same inputs again."""
    words = [word for setting in settings for word in ("--set", setting)]
    return words if scenario is None else [*words, "--scenario", scenario]


def house_style(
    folder: Path | None,
) -> tuple[HouseStyle | None, tuple[Problem, ...]]:
    """The house style in a folder, or None where none is asked for or it has faults."""
    if folder is None:
        return None, ()
    if not folder.is_dir():
        raise CannotRunError(
            "CBA002",
            f"there is no folder `{clipped(str(folder))}`",
            "name the folder that holds `style.yaml`",
        )
    from cba.reports.house_style.reading import read_house_style

    read = read_house_style(folder)
    return read.style, read.problems


def write_reports(
    appraisal: Appraisal,
    loaded: Loaded,
    outputs: Sequence[Path],
    arguments: Sequence[str],
    style: HouseStyle | None = None,
) -> tuple[Problem, ...]:
    """Write every document, or none of them; they say how to be made again.

    What keeps the house style from dressing them comes back.
    """
    from cba.reports.documents import DocumentError, Listener, write_documents
    from cba.reports.house_style.reading import StyleError

    notices: list[str] = []
    try:
        with progress() as step:
            listener = Listener(step, notices.append)
            write_documents(
                appraisal, outputs, loaded, arguments, listener, style=style
            )
    except DocumentError as error:
        raise CannotRunError("CBA003", str(error), error.hint) from None
    except StyleError as error:
        return error.problems
    for output in outputs:
        wrote(output)
    for words in notices:
        say(printable(words))
    return ()
