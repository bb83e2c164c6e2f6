"""``cba units outdated``: the values of a project that have aged."""

from __future__ import annotations

from cba.commands.appraised import refused
from cba.commands.conversation import answer
from cba.commands.outcome import Exit
from cba.commands.project_input import load_given
from cba.commands.show import show
from cba.commands.units_given import SCHEMA
from cba.library.outdated import Aged
from cba.library.outdated import outdated as find
from cba.library.used import unit_costs_in_use
from cba.loading.project_loader import option_project
from cba.models.project import Project
from cba.reports.units_outdated import TO_ANSWER, outdated_json, outdated_text
from cba.results.json_document import envelope


def outdated(source: str, *, as_json: bool) -> int:
    """Print what has aged of the unit costs in use, in any option.

    1 where a value is superseded, withdrawn or not to be passed on.
    """
    loaded = load_given(source)
    project = loaded.project
    if project is None:
        return refused(loaded.problems, source, SCHEMA if as_json else None)
    variants = [project, *(option_project(project, x) for x in project.option_ids)]
    found = _once(variants)
    used = {
        (each.cost.library, each.cost.code)
        for variant in variants
        for each in unit_costs_in_use(variant)
    }
    prices = str(project.appraisal.prices_of)
    if as_json:
        content = outdated_json(found, len(used), prices)
        answer(envelope(SCHEMA, content, loaded.problems))
    else:
        show(outdated_text(found, len(used), prices))
    return Exit.NO if any(each.kind in TO_ANSWER for each in found) else Exit.YES


def _once(variants: list[Project]) -> list[Aged]:
    return list(dict.fromkeys(each for variant in variants for each in find(variant)))
