"""``cba units editions``: the libraries there are."""

from __future__ import annotations

from collections.abc import Iterator

from cba.commands.appraised import refused
from cba.commands.conversation import answer
from cba.commands.outcome import Exit
from cba.commands.project_input import load_given
from cba.commands.show import show
from cba.commands.units_given import SCHEMA
from cba.library.catalogue import (
    current_editions,
    data_edition,
    data_fingerprint,
)
from cba.library.catalogue import (
    editions as names_of,
)
from cba.library.find import libraries_of
from cba.library.in_use import editions_of
from cba.library.unit_cost import Library
from cba.library.unit_costs import packaged_library
from cba.models.project import Project
from cba.problems import Problem
from cba.reports.units_editions import Held, editions_json, editions_text
from cba.results.json_document import envelope

_DATA_SETS = ("unit_costs", "values")


def editions(source: str | None, *, as_json: bool) -> int:
    """Print every packaged edition and, of a project, its own libraries."""
    problems: tuple[Problem, ...] = ()
    project = None
    if source is not None:
        loaded = load_given(source)
        project, problems = loaded.project, loaded.problems
        if project is None:
            return refused(problems, source, SCHEMA if as_json else None)
    held = [*_packaged(project), *_own(project)]
    if as_json:
        answer(envelope(SCHEMA, editions_json(held), problems))
    else:
        show(editions_text(held, of_project=project is not None))
    return Exit.YES


def _packaged(project: Project | None) -> Iterator[Held]:
    pinned = {} if project is None else editions_of(project)
    for dataset in _DATA_SETS:
        current = current_editions()[dataset]
        used = pinned.get(dataset, current)
        for name in names_of(dataset):
            entry = data_edition(dataset, name)
            standing = "current" if name == current else "older"
            if project is not None and name == used:
                standing = "in use" if name == current else "in use, older"
            yield Held(
                dataset,
                name,
                entry.title,
                sum(x.edition == name for x in _library(dataset, name).costs.values()),
                standing,
                entry.status,
                entry.publisher,
                entry.licence,
                entry.source,
                data_fingerprint(dataset, name),
            )


def _library(dataset: str, name: str) -> Library:
    return packaged_library(
        **{"edition" if dataset == "unit_costs" else "values": name}
    )


def _own(project: Project | None) -> Iterator[Held]:
    if project is None:
        return
    for each in libraries_of(project)[:-1]:
        yield Held(
            "",
            each.name,
            each.title if each.title != each.name else "",
            len(each.costs),
            "own",
            "",
            each.publisher,
            each.licence,
            each.source,
            each.digest,
            each.file,
        )
