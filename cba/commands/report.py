"""``cba report``: the business case, in every format that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cba.commands.appraised import appraised
from cba.commands.conversation import mention, refuse, tell
from cba.commands.documents import house_style, setting_arguments, write_listening
from cba.commands.outcome import Exit
from cba.commands.outputs import check_outputs
from cba.commands.project_input import load_given

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
    from cba.reports.documents import Listener, write_documents

    def write(listener: Listener) -> None:
        write_documents(appraisal, outputs, loaded, arguments, listener, style=style)

    return write_listening(outputs, write)
