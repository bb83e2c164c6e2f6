"""``cba validate``: every problem in every file."""

from __future__ import annotations

from collections.abc import Sequence

from cba.commands.conversation import answer, tell
from cba.commands.outcome import Exit
from cba.commands.project_input import STDIN, load_given, project_paths
from cba.loading import project_document
from cba.loading.project_loader import load
from cba.problems import Problem, has_errors
from cba.reports.diagnostics import concise as concise_line
from cba.reports.diagnostics import printable
from cba.results.json_document import envelope, schema_of


def validate(
    sources: Sequence[str], *, strict: bool, concise: bool, as_json: bool
) -> int:
    """Tell the problems of the projects; 1 where one stops an appraisal.

    With ``strict`` warnings count as well, but for those that the project accepts.
    """
    found: dict[str, tuple[Problem, ...]] = {}
    for source in dict.fromkeys(sources):
        if source == STDIN:
            found[project_document.STDIN] = load_given(source).problems
            continue
        for path in project_paths(source):
            found[path.as_posix()] = load(path).problems
    problems = [problem for each in found.values() for problem in each]
    counted = [p for p in problems if p.severity == "error" or strict]
    failed = any(p.severity != "info" and p.accepted is None for p in counted)
    if as_json:
        content = {"files": list(found), "valid": not failed}
        answer(envelope(schema_of("validate"), content, problems))
    elif concise:
        for problem in problems:
            answer(concise_line(problem))
    else:
        tell(problems)
        if not has_errors(problems):
            answer("\n".join(f"{printable(name)}: no errors" for name in found))
    return Exit.NO if failed else Exit.YES
