"""``cba check``: projects held to their promises and to their stored results."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cba.commands.conversation import answer, say, wrote
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.project_input import load_given, project_paths
from cba.loading.suggest import closest
from cba.models.expectation import read_expectation
from cba.models.horizon import Context
from cba.models.project import Project
from cba.problems import has_errors
from cba.reports.diagnostics import render
from cba.reports.junit import Case, junit_xml
from cba.reports.writing import write_text
from cba.results.appraise import appraise
from cba.results.expected import count, differences, stored_text
from cba.results.json_document import Json, appraisal_json
from cba.results.metric import UnknownMetricError, metric

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
    verdicts = [_check(path, update=update) for path in project_paths(sources)]
    for verdict in verdicts:
        _tell(verdict)
    failed = sum(bool(verdict.failures) for verdict in verdicts)
    say(f"{len(verdicts) - failed} passed, {failed} failed")
    if junit is not None:
        cases = [Case(v.name, v.failures) for v in verdicts]
        _write(junit, junit_xml("cba check", cases))
    return Exit.NO if failed else Exit.YES


def _check(path: Path, *, update: bool) -> Verdict:
    name = str(path.parent if path.parent.name else path)
    loaded = load_given(str(path))
    if loaded.project is None or has_errors(loaded.problems):
        errors = [p for p in loaded.problems if p.severity == "error"]
        return Verdict(name, 0, 0, tuple(render(problem) for problem in errors))
    content = appraisal_json(appraise(loaded.project, loaded.problems))
    failures = _broken_promises(loaded.project, content)
    stored = path.with_name(STORED)
    if update:
        if not failures:
            _write(stored, stored_text(content))
        return Verdict(name, len(loaded.project.expect), count(content), failures)
    figures = 0
    if stored.exists():
        expected = _read(stored)
        figures = count(expected)
        found = [str(difference) for difference in differences(expected, content)]
        failures = (*failures, *found)
    return Verdict(name, len(loaded.project.expect), figures, failures)


def _broken_promises(project: Project, content: Json) -> tuple[str, ...]:
    broken = []
    for statement in project.expect:
        promise = read_expectation(statement, Context())
        try:
            value = metric(content, promise.metric)
        except UnknownMetricError as unknown:
            near = closest(unknown.path, list(unknown.known))
            hint = f"; did you mean `{near}`?" if near else ""
            broken.append(f"expect: there is no metric `{unknown.path}`{hint}")
            continue
        if not promise.met_by(value):
            shown = "null" if value is None else value
            broken.append(f"expect: {statement}, but it is {shown}")
    return tuple(broken)


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise CannotRunError(
            "CBA002", f"`{path}` is no stored result", "write it again with --update"
        ) from None


def _write(path: Path, text: str) -> None:
    try:
        write_text(path, text)
    except OSError as error:
        raise CannotRunError(
            "CBA003", f"`{path}` could not be written: {error.strerror}"
        ) from None
    wrote(path)


def _tell(verdict: Verdict) -> None:
    word = "FAIL" if verdict.failures else "ok"
    promises = f"{verdict.promises} promise{'' if verdict.promises == 1 else 's'}"
    figures = f"{verdict.figures} stored figure{'' if verdict.figures == 1 else 's'}"
    answer(f"{word:<5}{verdict.name}: {promises}, {figures}")
    for failure in verdict.failures[:_SHOWN]:
        answer("     " + failure.replace("\n", "\n     "))
    if len(verdict.failures) > _SHOWN:
        answer(f"     and {len(verdict.failures) - _SHOWN} more")
