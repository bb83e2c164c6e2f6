"""``cba validate``: every problem in every file."""

from __future__ import annotations

from collections.abc import Sequence

from cba.commands.conversation import answer, tell
from cba.commands.outcome import Exit
from cba.commands.project_input import STDIN, load_given, project_paths
from cba.problems import Problem, has_errors
from cba.reports.diagnostics import concise as concise_line
from cba.results.json_document import envelope

SCHEMA = "cba/validation/1"


def validate(
    sources: Sequence[str], *, strict: bool, concise: bool, as_json: bool
) -> int:
    """Tell the problems of the projects; 1 where one stops an appraisal.

    With ``strict`` warnings count as well.
    """
    problems: list[Problem] = []
    names = []
    stdin = [source for source in sources if source == STDIN]
    files = [source for source in sources if source != STDIN]
    for source in (*stdin, *(str(path) for path in project_paths(files))):
        names.append(source)
        problems += load_given(source).problems
    counted = [p for p in problems if p.severity == "error" or strict]
    failed = any(p.severity != "info" for p in counted)
    if as_json:
        content = {"files": names, "valid": not failed}
        answer(envelope(SCHEMA, content, problems))
    elif concise:
        for problem in problems:
            answer(concise_line(problem))
    else:
        tell(problems)
        if not has_errors(problems):
            answer("\n".join(f"{name}: no errors" for name in names))
    return Exit.NO if failed else Exit.YES
