"""``cba report``: the business case, in every format that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cba.commands.appraised import appraised
from cba.commands.conversation import mention, tell, wrote
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.project_input import load_given

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
    write_reports(appraisal, loaded, outputs)
    mention(problems, source)
    return Exit.YES


def write_reports(
    appraisal: Appraisal, loaded: Loaded, outputs: Sequence[Path]
) -> None:
    """Write every document, or none of them."""
    from cba.reports.documents import DocumentError, write_documents

    try:
        write_documents(appraisal, outputs, loaded)
    except DocumentError as error:
        raise CannotRunError("CBA003", str(error), error.hint) from None
    for output in outputs:
        wrote(output)
