"""A project from its files: read, checked, placed and ready to appraise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cba.loading.assembly import assemble, completed
from cba.loading.document import Document, Scalar
from cba.loading.findings import Finding, dotted
from cba.loading.overrides import node_at
from cba.loading.project_document import read_document
from cba.loading.suggest import clipped
from cba.loading.variants import Setting, with_settings
from cba.loading.yaml_reader import read_yaml
from cba.models.horizon import Context
from cba.models.project import Project
from cba.problems import Place, Problem, ProjectError, has_errors, in_order

PROJECT_FILE = "project.yaml"
#: A message quotes what was written; no more of it is shown than this.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project with its document and its problems, in the order of their places.

    ``project`` is None where a problem is an error, ``document`` where the file
    could not be read at all. ``as_written`` says that neither a scenario nor a setting
    of the command line has changed it.
    """

    project: Project | None
    document: Document | None
    problems: tuple[Problem, ...]
    as_written: bool = True


def load(
    source: Path | None,
    *,
    stdin_text: str | None = None,
    settings: Sequence[tuple[str, str]] = (),
    scenario: str | None = None,
) -> Loaded:
    """The project in a file, or in a folder's `project.yaml`, with all its problems.

    Without ``source``, ``stdin_text`` is the project. ``settings`` are pairs of an
    address and a text, as `--set` gives them; ``scenario`` names the one to apply.
    Options set their inputs first, then the scenario, then ``settings``.
    """
    if source is not None and source.is_dir():
        source /= PROJECT_FILE
    document, read = read_document(source, stdin_text)
    if document is None:
        return Loaded(None, None, read)
    of_files = [
        *read,
        *_price_index(document, source),
        *_libraries(document, source),
    ]
    nodes, faults = _nodes_of(settings)
    tree = {key: node for key, node in document.tree.items() if key != "tables"}
    assembled = assemble(tree, nodes, scenario)
    found = [
        problem_of(finding, document)
        for finding in _beside_tables(assembled.findings, document, read)
    ]
    problems = in_order([*of_files, *faults, *_not_known(found, of_files)])
    project = None if has_errors(problems) else assembled.project
    loaded = Loaded(project, document, problems, not settings and scenario is None)
    if not tree.get("acknowledge"):
        return loaded
    from cba.loading.acceptance import with_reasons  # few projects accept any

    return with_reasons(loaded)


def load_project(path: str | Path) -> Project:
    """The project in a file or folder, for notebooks and scripts.

    Raises `ProjectError` with every error found; warnings do not stop it.
    """
    loaded = load(Path(path))
    if loaded.project is None:
        raise ProjectError(p for p in loaded.problems if p.severity == "error")
    return loaded.project


def option_project(project: Project, option: str) -> Project:
    """The project with the inputs that an option sets; itself where it sets none.

    Raises `ProjectError` where what it sets cannot be read, which `load` reports.
    """
    declared = project.options.get(option)
    given = None if declared is None else declared.set
    return _with(project, given) if given else project


def scenario_project(project: Project, scenario: str) -> Project:
    """The project under a scenario, which sets its inputs after the options do.

    Raises `ProjectError` where what it sets cannot be read, which `load` reports.
    """
    given = project.scenarios[scenario].set
    return completed(_with(project, given), given) if given else project


def _with(project: Project, given: Mapping[str, object]) -> Project:
    from cba.loading.writing import thawed, tree_of  # not every project has options

    context = Context(project.appraisal.horizon, project.appraisal.currency)
    settings = [Setting(address, thawed(node), ()) for address, node in given.items()]
    tree: dict[str, dict[str, object]] = {}
    for section, identifier in dict.fromkeys(each.path[:2] for each in settings):
        item = getattr(project, section)[identifier]
        written = tree_of(item, financial=project.appraisal.first_year.financial)
        tree.setdefault(section, {})[identifier] = written
    variant = with_settings(project, tree, settings, context)
    if variant.project is None:
        raise ProjectError(
            Problem(each.code, each.message, dotted(each.path), each.hint)
            for each in variant.findings
        )
    return variant.project


def _price_index(document: Document, source: Path | None) -> list[Problem]:
    if not isinstance(node_at(document.tree, ("appraisal", "deflator")), str):
        return []
    from cba.loading.deflator_file import merge_deflator  # few projects have one

    return merge_deflator(document, None if source is None else source.parent)


def _libraries(document: Document, source: Path | None) -> list[Problem]:
    if not document.tree.get("libraries"):
        return []
    from cba.loading.own_libraries import merge_libraries  # few projects have one

    return merge_libraries(document, None if source is None else source.parent)


def _beside_tables(
    findings: tuple[Finding, ...], document: Document, read: Sequence[Problem]
) -> Sequence[Finding]:
    """The findings that do not come of lines that are missing from a table."""
    tables = document.tree.get("tables")
    if not isinstance(tables, Mapping) or not has_errors(read):
        return findings
    from cba.loading.salvage import LOST, beside_tables  # few tables have a fault

    lost = any(each.code in LOST for each in read)
    return beside_tables(findings, tables) if lost else findings


def _nodes_of(
    settings: Sequence[tuple[str, str]],
) -> tuple[list[tuple[str, object]], list[Problem]]:
    """What each setting of the command line gives: a text, or YAML in brackets."""
    nodes: list[tuple[str, object]] = []
    problems = []
    for address, text in settings:
        written = text.strip()
        shown = f"`--set {address}`"
        if not written:
            message = f"{shown} gives no value"
            hint = f"write `--set {address}=VALUE`"
            problems.append(Problem("CBA116", message, address, hint))
        elif written[0] in "{[":
            reading = read_yaml(f"value: {written}", shown)
            nodes += [(address, node) for node in (reading.tree or {}).values()][:1]
            problems += [
                Problem(each.code, f"{shown}: {each.message}", address, each.hint)
                for each in reading.problems
            ]
        else:
            nodes.append((address, Scalar(written)))
    return nodes, problems


def problem_of(finding: Finding, document: Document) -> Problem:
    """The finding with its place in the document."""
    place = _place(finding, document) if finding.in_file else None
    return Problem(
        finding.code,
        clipped(finding.message, _LONGEST) + _other_place(finding, place, document),
        dotted(finding.path),
        finding.hint and clipped(finding.hint, _LONGEST),
        finding.label,
        place,
    )


def _other_place(finding: Finding, place: Place | None, document: Document) -> str:
    """Where the other input stands that a message is about, in words."""
    if finding.other is None:
        return ""
    other = _place(finding._replace(path=finding.other, key=True), document)
    if other.cell is not None:
        where = str(other)
    elif place is not None and place.file == other.file:
        where = f"line {other.line}"
    else:
        where = f"{other.file}:{other.line}"
    return f" (the other: {where})"


def _place(finding: Finding, document: Document) -> Place:
    """Where a finding is: its key or value, or the nearest thing above it.

    What is missing from a mapping is shown at the mapping's key; the share of the
    one agency that stands for all is shown at that agency.
    """
    path = finding.path
    if document.has(path):
        return document.place(path, key=finding.key)
    while path and not document.has(path):
        path = path[:-1]
    above = node_at(document.tree, [str(name) for name in path])
    return document.place(path, key=isinstance(above, Mapping))


def _not_known(found: Sequence[Problem], known: Sequence[Problem]) -> list[Problem]:
    """The problems at places where none is known, each message once a place."""
    taken = {_spot(each.place) for each in known if each.place is not None}
    kept: dict[object, Problem] = {}
    for problem in found:
        spot = _spot(problem.place) if problem.place is not None else problem.path
        if spot not in taken:
            kept.setdefault((spot, problem.code, problem.message), problem)
    return list(kept.values())


def _spot(place: Place) -> tuple[str, int, int]:
    return (place.file, place.line, place.column)
