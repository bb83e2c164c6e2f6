"""A project with some inputs set otherwise: by an option, a scenario, a command.

Only the lines that are touched are read again; all others are the base's own. What
is found in a variant and not in the base is reported where it was set.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from cba.library.rates import with_rates
from cba.loading.checks import OF_LINES, run
from cba.loading.checks.overlaps import check_option
from cba.loading.findings import Address, Finding
from cba.loading.overrides import Tree, apply, node_at, split_address
from cba.loading.validation import validate_part
from cba.models.base import Declaration
from cba.models.benefit import Benefit
from cba.models.cost import Cost
from cba.models.funding import Grant
from cba.models.horizon import Context
from cba.models.payment import Payment
from cba.models.people import PeopleGroup
from cba.models.project import Project
from cba.models.risk import Risk
from cba.models.settings import Settings as Appraisal
from cba.models.step import Step

_MODELS: dict[str, type[Declaration]] = {
    "people": PeopleGroup,
    "costs": Cost,
    "benefits": Benefit,
    "payments": Payment,
    "risks": Risk,
    "funding": Grant,
    "steps": Step,
}
_LINES = ("costs", "benefits", "payments", "risks", "funding")


class Setting(NamedTuple):
    """An input set at an address; ``place`` is where, None on the command line."""

    address: str
    node: object
    place: Address | None

    @property
    def path(self) -> tuple[str, ...]:
        """The keys of the address."""
        return split_address(self.address)[0]


class Variant(NamedTuple):
    """A project with settings, or None with the faults that keep it from being one."""

    project: Project | None
    findings: tuple[Finding, ...]


def with_settings(
    base: Project | None,
    tree: Tree,
    settings: Sequence[Setting],
    context: Context,
) -> Variant:
    """The base with settings applied to its tree, or None with the faults found.

    ``tree`` need hold no more than what the settings touch.
    """
    changed = apply(tree, [(each.address, each.node) for each in settings])
    findings: list[Finding] = []
    made: dict[str, dict[str, Declaration]] = {}
    update: dict[str, object] = {}
    for section, identifier in dict.fromkeys(each.path[:2] for each in settings):
        if section == "appraisal":
            read, found = validate_part(
                Appraisal, changed[section], context, (section,)
            )
            findings += found
            update[section] = read
            continue
        at = (section, identifier)
        node = node_at(changed, at)
        item, found = validate_part(_MODELS[section], node, context, at)
        findings += found
        if item is not None:
            made.setdefault(section, {})[identifier] = item
    if base is None or findings:
        return Variant(None, tuple(findings))
    for section, items in made.items():
        update[section] = MappingProxyType({**getattr(base, section), **items})
    return Variant(with_rates(base.model_copy(update=update)), ())


def checked(
    variant: Variant, settings: Sequence[Setting], option: str | None = None
) -> list[Finding]:
    """The faults of a variant, or what the checks find in the lines it touches.

    ``option`` is the one that the variant is of, whose lines are held together too.
    """
    project = variant.project
    if project is None:
        return list(variant.findings)
    found = run(OF_LINES, _touched_by(settings, project))
    return found if option is None else [*found, *check_option(project, option)]


def _touched_by(settings: Sequence[Setting], project: Project) -> Project:
    """The project with those lines alone that the settings may bear upon."""
    touched = {each.path[:2] for each in settings}
    if any(section == "appraisal" for section, *_ in touched):
        return project
    groups = {path[1] for path in touched if path[0] == "people"}
    for identifier, payment in project.payments.items():
        if payment.follows is not None:
            followed = (payment.follows.section, payment.follows.identifier)
            if followed in touched or ("payments", identifier) in touched:
                touched |= {followed, ("payments", identifier)}
    update: dict[str, object] = {}
    for section in _LINES:
        lines: Mapping[str, object] = getattr(project, section)
        update[section] = {
            identifier: line
            for identifier, line in lines.items()
            if (section, identifier) in touched
            or getattr(line, "people", None) in groups
        }
    return project.model_copy(update=update)


def only_new(
    findings: Iterable[Finding],
    known: Iterable[Finding],
    settings: Sequence[Setting],
    words: str,
) -> list[Finding]:
    """The findings that the base has not, at the settings they come from.

    ``words`` say which variant it is, for what none of its settings names.
    """
    before = {(each.code, each.path, each.message) for each in known}
    return [
        _where_set(finding, settings, words)
        for finding in findings
        if (finding.code, finding.path, finding.message) not in before
    ]


def _where_set(finding: Finding, settings: Sequence[Setting], words: str) -> Finding:
    for setting in reversed(settings):
        path = setting.path
        shared = min(len(path), len(finding.path))
        if finding.path[:shared] != path[:shared] or shared < len(path) - 1:
            continue
        if setting.place is None:
            message = f"`--set {setting.address}`: {finding.message}"
            return finding._replace(path=path, message=message, in_file=False)
        return finding._replace(path=(*setting.place, *finding.path[len(path) :]))
    return finding._replace(message=f"{finding.message} ({words})")
