"""``cba validate``: every problem in every file."""

from __future__ import annotations

from collections.abc import Sequence

from cba.commands.conversation import answer, tell
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.project_input import STDIN, load_given, project_paths
from cba.loading import project_document
from cba.loading.project_loader import Loaded, load
from cba.loading.unfinished import waits_for_figures
from cba.problems import Problem, has_errors
from cba.reports.diagnostics import concise as concise_line
from cba.reports.diagnostics import printable
from cba.results.json_document import envelope, schema_of


def validate(
    sources: Sequence[str], *, strict: bool, concise: bool, as_json: bool
) -> int:
    """Tell the problems of the projects; 1 where one stops an appraisal.

    2 where a project is not there, once the others have been read.

    With ``strict`` warnings count as well, but for those that the project accepts.
    """
    found: dict[str, tuple[Problem, ...]] = {}
    unread: list[Problem] = []
    for source in dict.fromkeys(sources):
        try:
            found |= _found(source)
        except CannotRunError as why:
            unread.append(Problem(why.code, why.message, hint=why.hint))
    problems = [problem for each in found.values() for problem in each]
    problems += unread
    counted = [p for p in problems if p.severity == "error" or strict]
    failed = any(p.severity != "info" and p.accepted is None for p in counted)
    if as_json:
        content = {"files": list(found), "valid": not failed} if found else None
        answer(envelope(schema_of("validate"), content, problems))
    elif concise:
        for problem in problems:
            answer(concise_line(problem))
    else:
        tell(problems)
        fine = [name for name, each in found.items() if not has_errors(each)]
        if fine:
            answer("\n".join(f"{printable(name)}: no errors" for name in fine))
    if unread:
        return Exit.COULD_NOT_RUN
    return Exit.NO if failed else Exit.YES


def _found(source: str) -> dict[str, tuple[Problem, ...]]:
    """The problems of the projects that a source names, by file."""
    if source == STDIN:
        return {project_document.STDIN: _of(load_given(source))}
    return {path.as_posix(): _of(load(path)) for path in project_paths(source)}


def _of(loaded: Loaded) -> tuple[Problem, ...]:
    """The problems of a project, with those that its figures show."""
    project = loaded.project
    if project is None or not waits_for_figures(project, loaded.problems):
        return loaded.problems
    from cba.commands.appraised import appraised  # most projects need no figures

    return appraised(loaded)[1]
