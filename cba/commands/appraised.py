"""A loaded project appraised, or every problem that stops it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cba.commands.conversation import answer, refuse
from cba.commands.outcome import Exit
from cba.loading.project_loader import Loaded
from cba.loading.unfinished import waits_for_figures
from cba.models.acknowledged import reason_for
from cba.problems import Problem, ProjectError, has_errors, in_order
from cba.results.appraisal import Appraisal
from cba.results.appraise import appraise
from cba.results.json_document import envelope


def appraised(
    loaded: Loaded, *, with_bias: bool = True, with_hours: bool = True
) -> tuple[Appraisal | None, tuple[Problem, ...]]:
    """The appraisal, None where an error stops it; and the problems in their order.

    ``with_bias=False`` leaves every correction for optimism out, ``with_hours=False``
    the hours that are given from outside government.
    """
    if loaded.project is None or has_errors(loaded.problems):
        return None, loaded.problems
    try:
        made = appraise(
            loaded.project,
            loaded.problems,
            with_bias=with_bias,
            with_hours=with_hours,
        )
    except ProjectError as error:
        found = [placed(problem, loaded) for problem in error.problems]
        return None, in_order([*loaded.problems, *found])
    if not waits_for_figures(loaded.project, loaded.problems):
        return made, loaded.problems
    from cba.results.second_look import second_look  # few projects ask for it

    seen = second_look(made, with_bias=with_bias, with_hours=with_hours)
    problems = in_order(each if each.place else placed(each, loaded) for each in seen)
    if loaded.project.acknowledge and with_bias and with_hours:
        from cba.loading.acceptance import with_reasons  # few projects accept any

        whole = with_reasons(replace(loaded, problems=problems), appraised=True)
        problems = whole.problems
    return made._replace(problems=problems), problems


def refused(found: Sequence[Problem], source: str, schema: str | None) -> Exit:
    """The ending on errors in a project: what they are, in an envelope or in words.

    ``schema`` is that of the document that was asked for, None for text.
    """
    if schema is None:
        refuse(found, source)
    else:
        answer(envelope(schema, None, found))
    return Exit.NO


def placed(problem: Problem, loaded: Loaded) -> Problem:
    """A problem of the calculation, shown at the line of the file that it is about.

    Where nothing stands there yet, at the nearest key above it.
    """
    path = tuple(problem.path.split("."))
    document = loaded.document
    if loaded.project is not None:
        reasons = loaded.project.acknowledge
        why = reason_for(reasons, problem.code, problem.path)
        problem = replace(problem, accepted=why)
    if document is None or not document.has(path[:1]):
        return problem
    return replace(problem, place=document.place(path, key=True))
