"""``cba check``: projects held to their promises and to their stored results."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cba.commands.appraised import appraised
from cba.commands.conversation import answer, say, wrote
from cba.commands.outcome import Exit
from cba.commands.outputs import unwritten
from cba.commands.project_input import PROJECT_FILE, project_paths
from cba.loading.project_loader import load
from cba.models.expectation import read_expectation
from cba.models.horizon import Context
from cba.reports.diagnostics import printable, render
from cba.reports.junit import Case, junit_xml
from cba.reports.writing import write_text
from cba.results.expected import count, differences, stored_text
from cba.results.json_document import Json, appraisal_json
from cba.results.metric import UnknownMetricError, figure_words, metric

STORED = "expected.json"
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one project."""

    name: str
    promises: int
    figures: int
    failures: tuple[str, ...]


def check(sources: Sequence[str], *, update: bool, junit: Path | None) -> int:
    """Check every project; 1 where one breaks a promise or differs from its results."""
    paths = dict.fromkeys(path for each in sources for path in project_paths(each))
    verdicts = [_check(path, update=update) for path in paths]
    for verdict in verdicts:
        _tell(verdict)
    failed = sum(bool(verdict.failures) for verdict in verdicts)
    say(f"{len(verdicts) - failed} passed, {failed} failed")
    if junit is not None:
        cases = [Case(v.name, v.failures) for v in verdicts]
        _write(junit, junit_xml("cba check", cases))
    return Exit.NO if failed else Exit.YES


def _check(path: Path, *, update: bool) -> Verdict:
    whole_folder = path.name == PROJECT_FILE and path.parent.name
    name = (path.parent if whole_folder else path).as_posix()
    appraisal, problems = appraised(load(path))
    if appraisal is None:
        errors = [each for each in problems if each.severity == "error"]
        return Verdict(name, 0, 0, tuple(render(problem) for problem in errors))
    content = appraisal_json(appraisal)
    promises = appraisal.project.expect
    failures = _broken_promises(promises, content)
    stored = path.with_name(STORED)
    if update:
        if not failures:
            _write(stored, stored_text(content))
        return Verdict(name, len(promises), count(content), failures)
    figures, drifted = _compared(stored, content) if stored.exists() else (0, ())
    return Verdict(name, len(promises), figures, (*failures, *drifted))


def _broken_promises(promises: Sequence[str], content: Json) -> tuple[str, ...]:
    broken = []
    for statement in promises:
        promise = read_expectation(statement, Context())
        try:
            value = metric(content, promise.metric)
        except UnknownMetricError as unknown:
            problem = f"expect: there is no metric `{unknown.path}`"
            broken.append(f"{problem}\nhint: {unknown.hint}")
            continue
        if not promise.met_by(value):
            broken.append(f"expect: {statement}, but it is {figure_words(value)}")
    return tuple(broken)


def _compared(stored: Path, content: Json) -> tuple[int, tuple[str, ...]]:
    """How many figures a stored result holds, and those that differ from today's."""
    try:
        expected = json.loads(stored.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return 0, (f"{stored.name} is no stored result; --update writes it again",)
    found = differences(expected, content)
    return count(expected), tuple(str(difference) for difference in found)


def _write(path: Path, text: str) -> None:
    try:
        write_text(path, text)
    except OSError as error:
        raise unwritten(path, error) from None
    wrote(path)


def _tell(verdict: Verdict) -> None:
    word = "FAIL" if verdict.failures else "ok"
    promises = f"{verdict.promises} promise{'' if verdict.promises == 1 else 's'}"
    figures = f"{verdict.figures} stored figure{'' if verdict.figures == 1 else 's'}"
    answer(f"{word:<5}{printable(verdict.name)}: {promises}, {figures}")
    for failure in verdict.failures[:_SHOWN]:
        answer("     " + failure.replace("\n", "\n     "))
    if len(verdict.failures) > _SHOWN:
        answer(f"     and {len(verdict.failures) - _SHOWN} more")
