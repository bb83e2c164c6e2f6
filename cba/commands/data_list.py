"""``cba data list``: the reference data there is, or that a project rests on."""

from __future__ import annotations

from cba.commands.appraised import appraised, refused
from cba.commands.conversation import answer
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.project_input import load_given
from cba.commands.show import show
from cba.models.project import Project
from cba.problems import Problem
from cba.reports.data_text import data_text, pin_text
from cba.results.data_in_use import (
    data_in_use,
    data_json,
    own_deflator,
    own_libraries,
    to_pin,
)
from cba.results.json_document import envelope, schema_of


def data_list(project: str | None, *, as_json: bool, pin: bool) -> int:
    """Tell the data sets with edition, source and status; 1 for errors in a project.

    ``pin`` prints no more than the block that holds the editions in use.
    """
    if as_json and pin:
        raise CannotRunError(
            "CBA001", "`--pin` is for pasting, and JSON has it too", "leave one out"
        )
    of: Project | None = None
    problems: tuple[Problem, ...] = ()
    schema = schema_of("data")
    if project is not None:
        # Only an appraisal can say what a newer edition would change.
        appraisal, problems = appraised(load_given(project))
        if appraisal is None:
            return refused(problems, project, schema if as_json else None)
        of = appraisal.project
    found = data_in_use(of)
    if as_json:
        answer(envelope(schema, data_json(of, found), problems))
    elif pin:
        show(pin_text(to_pin(found)))
    else:
        title = None if of is None else of.project.title
        aged = [each.message for each in problems if each.code == "CBA507"]
        show(data_text(found, title, own_deflator(of), own_libraries(of), aged))
    return Exit.YES
