"""From the tree of a project to the project, with everything found on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cba.loading.addresses import refuse_range, refuse_setting
from cba.loading.checks import OF_LINES, OF_THE_WHOLE, run
from cba.loading.findings import Address, Finding, did_you_mean, dotted
from cba.loading.overrides import Tree, apply, with_ranges
from cba.loading.validation import context_of, validate_tree
from cba.loading.variants import Setting, checked, only_new, with_settings
from cba.models.inputs import RANGE_KEY
from cba.models.later import RawNode, freeze
from cba.models.option import Option
from cba.models.project import Project

if TYPE_CHECKING:
    from cba.loading.salvage import Salvaged

_ALL = (*OF_LINES, *OF_THE_WHOLE)


class Assembled(NamedTuple):
    """The project, None where it has an error, and everything that was found."""

    project: Project | None
    findings: tuple[Finding, ...]


def assemble(
    tree: Tree,
    settings: Sequence[tuple[str, object]] = (),
    scenario: str | None = None,
) -> Assembled:
    """The project that a tree declares, with a scenario and settings applied.

    Options, scenarios and settings are each held to everything the base is.
    """
    return _Assembly(tree, settings, scenario).result()


class _Assembly:
    def __init__(
        self, tree: Tree, given: Sequence[tuple[str, object]], scenario: str | None
    ) -> None:
        self.written = tree
        self.given = given
        self.scenario = scenario
        self.findings: list[Finding] = []

    def result(self) -> Assembled:
        tree = self._ranged(self.written)
        base, faults = validate_tree(tree)
        salvaged = None if base is not None else _salvaged(tree, faults)
        if salvaged is not None:
            base = salvaged.project
        believe = salvaged.believable if salvaged is not None else list
        found = [*faults, *(believe(run(_ALL, base)) if base is not None else ())]
        self.findings += [_at_its_range(finding) for finding in found]
        scenarios = dict(self._sets("scenarios", tree))
        chosen = self._chosen(scenarios)
        commands = self._commands(apply(tree, _pairs(chosen)))
        always = [*chosen, *commands]
        context = context_of(tree)

        def vary(
            settings: Sequence[Setting], words: str, option: str | None = None
        ) -> Project | None:
            variant = with_settings(base, tree, settings, context)
            seen = believe(checked(variant, settings, option))
            new = only_new(seen, found, settings, words)
            self.findings += [each for each in new if option or each.is_error]
            return variant.project

        for name, own in scenarios.items():
            if own:
                vary(own, f"in scenario `{name}`")
        project = base
        if always:
            project = vary(always, "with what is set")
        lines = [each for each in always if each.path[0] != "appraisal"]
        for name, own in self._sets("options", tree):
            if own:
                vary([*own, *lines], f"in option `{name}`", name)
        if project is None or any(finding.is_error for finding in self.findings):
            # Also where something was salvaged: its faults are among the findings.
            return Assembled(None, tuple(self.findings))
        given = {each.address: each.node for each in lines}
        return Assembled(completed(project, given), tuple(self.findings))

    def _ranged(self, tree: Tree) -> dict[str, object]:
        """The tree with the ranges that can be moved to their inputs."""
        ranges = tree.get("ranges")
        if not isinstance(ranges, Mapping):
            return dict(tree)
        kept = {}
        for address, node in ranges.items():
            fault = refuse_range(address, tree)
            if fault is None:
                kept[address] = node
                continue
            self.findings.append(
                Finding(
                    fault.code, ("ranges", address), fault.message, fault.hint, key=True
                )
            )
        return with_ranges({**tree, "ranges": kept})

    def _sets(self, section: str, tree: Tree) -> Iterator[tuple[str, list[Setting]]]:
        """What each option or scenario may set, of what it sets."""
        holders = tree.get(section)
        for name, holder in holders.items() if isinstance(holders, Mapping) else ():
            given = holder.get("set") if isinstance(holder, Mapping) else None
            settings: list[Setting] = []
            changed = tree
            for address, node in given.items() if isinstance(given, Mapping) else ():
                at: Address = (section, name, "set", address)
                fault = refuse_setting(address, changed)
                if fault is not None:
                    self.findings.append(
                        Finding(fault.code, at, fault.message, fault.hint, key=True)
                    )
                elif node is not None:
                    settings.append(Setting(address, node, at))
                    changed = apply(changed, [(address, node)])
            yield name, settings

    def _chosen(self, scenarios: Mapping[str, list[Setting]]) -> list[Setting]:
        if self.scenario is None:
            return []
        if self.scenario not in scenarios:
            self.findings.append(
                Finding(
                    "CBA314",
                    ("scenarios", self.scenario),
                    f"there is no scenario `{self.scenario}`",
                    did_you_mean(
                        self.scenario, scenarios, "declare it under `scenarios:`"
                    ),
                    in_file=False,
                )
            )
            return []
        return scenarios[self.scenario]

    def _commands(self, tree: Tree) -> list[Setting]:
        settings = []
        for address, node in self.given:
            fault = refuse_setting(address, tree, command_line=True)
            if fault is None:
                settings.append(Setting(address, node, None))
                tree = apply(tree, [(address, node)])
                continue
            message = f"`--set {address}`: {fault.message}"
            self.findings.append(
                Finding(fault.code, (address,), message, fault.hint, in_file=False)
            )
        return settings


def _salvaged(tree: Tree, faults: Sequence[Finding]) -> Salvaged | None:
    from cba.loading.salvage import salvage  # only where something has to be

    return salvage(tree, faults)


def _pairs(settings: Sequence[Setting]) -> list[tuple[str, object]]:
    return [(each.address, each.node) for each in settings]


def _at_its_range(finding: Finding) -> Finding:
    """A fault of a range under `ranges:`, at its own place there."""
    if RANGE_KEY in finding.path:
        position = finding.path.index(RANGE_KEY)
        below = finding.path[position + 1 :]
        address = dotted(finding.path[:position])
        return finding._replace(path=("ranges", address, *below), key=False)
    return finding


def completed(project: Project, given: Mapping[str, RawNode]) -> Project:
    """The project whose options set what holds for all of them last.

    ``given`` are the settings by address, as they were written.
    """
    if not given:
        return project
    options: dict[str, Option] = {}
    for name, option in project.options.items():
        options[name] = option
        if option.set is not None:
            merged: dict[str, RawNode] = dict(option.set)
            for address, node in given.items():
                merged.pop(address, None)
                merged[address] = freeze(node)
            update = {"set": MappingProxyType(merged)}
            options[name] = option.model_copy(update=update)
    return project.model_copy(update={"options": MappingProxyType(options)})
