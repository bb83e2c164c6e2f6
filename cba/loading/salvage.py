"""What can still be checked of a project that has faults.

An analyst should see every problem at once. What cannot be read is left out, or
replaced by something harmless where it is needed, so that the rest can be held to
the checks; findings that may only follow from what was left out are dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cba.loading.findings import Address, Finding
from cba.loading.overrides import Tree
from cba.loading.validation import validate_tree
from cba.models.project import Project

_KEYED = (
    *("agencies", "people", "costs", "benefits", "payments", "risks", "funding"),
    *("options", "scenarios", "steps"),
)
#: What stands in for a required key that cannot be read.
_HARMLESS: dict[str, dict[str, object]] = {
    "agencies": {"sector": "other-public"},
    "people": {"starting": "0"},
    "costs": {"kind": "revenue", "paid_by": "society"},
    "payments": {"from": "society", "to": "other_public"},
    "scenarios": {"set": {}},
    "steps": {"size": "1"},
}
#: Sections of which an item may be missing without a trace.
_LINES = frozenset({"costs", "benefits", "payments", "risks", "funding"})
#: Keys of lines that refer to what is declared, which then looks unused.
_REFERS = frozenset({"people", "cashable", "values"})
#: What is found of a line stands, whatever of the line could not be read.
_STANDS = frozenset(
    {
        *("CBA117", "CBA119", "CBA301", "CBA302", "CBA303", "CBA309", "CBA313"),
        *("CBA317", "CBA319", "CBA322", "CBA329", "CBA501"),
    }
)
_OF_PAYMENTS = ("CBA221", "CBA222", "CBA223", "CBA327", "CBA328")
_OF_YEARS = ("CBA424", "CBA426", "CBA513")
_TWICE = ("CBA417", "CBA418", "CBA419", "CBA420", "CBA421")
#: What may only follow from a fault elsewhere, by the section of the fault.
_FOLLOWS = {
    "agencies": {"CBA310", "CBA311", "CBA422", "CBA503", "CBA506"},
    "people": {"CBA216", "CBA308", "CBA401", "CBA402", "CBA424", "CBA425", "CBA429"},
    "costs": {"CBA216", "CBA314", "CBA327", "CBA328", "CBA426", "CBA429"},
    "benefits": {"CBA216", "CBA314", "CBA411", "CBA426", "CBA428", *_OF_PAYMENTS},
    "payments": {"CBA216"},
    "risks": {"CBA216", "CBA402"},
    "steps": {"CBA216", "CBA314", "CBA329", "CBA413"},
    "income_groups": {"CBA326", "CBA411"},
    "options": {"CBA312", "CBA313", "CBA328", *_TWICE},
    "project": {"CBA319"},
    "appraisal": {"CBA317", "CBA318", "CBA320", "CBA321", *_OF_YEARS},
    "data": {"CBA501", "CBA317", "CBA320", "CBA523"},
    "libraries": {"CBA310", "CBA501", "CBA511", "CBA516"},
}
_FOLLOWS_WHOLE = {"CBA217", "CBA323", "CBA408"}
#: Faults of a table, or of a row, whose lines are then missing without a trace.
LOST = frozenset({"CBA102", "CBA103", "CBA120", "CBA121", "CBA122", "CBA123", "CBA124"})
#: What is said to be nowhere may stand in a table that cannot be read.
_NOWHERE = {"CBA301", "CBA302", "CBA303", "CBA314", "CBA319", "CBA327", "CBA329"}


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The project without its faults, and what of the findings about it to believe.

    ``broken`` has the addresses of items with a fault; ``whole`` says that some line,
    or what it refers to, is left out altogether.
    """

    project: Project
    broken: frozenset[Address]
    whole: bool

    def believable(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that do not follow from what was left out."""
        sections = {path[0] for path in self.broken}
        follows = {code for name in sections for code in _FOLLOWS.get(str(name), ())}
        if self.whole:
            follows |= _FOLLOWS_WHOLE
        return [
            finding
            for finding in findings
            if finding.code not in follows
            and (finding.path[:2] not in self.broken or finding.code in _STANDS)
            and (finding.other is None or finding.other[:2] not in self.broken)
        ]


def beside_tables(
    findings: Iterable[Finding], sections: Iterable[str]
) -> list[Finding]:
    """The findings that do not follow from missing lines of these sections."""
    follows = {code for name in sections for code in _FOLLOWS.get(name, ())}
    follows |= _FOLLOWS_WHOLE | _NOWHERE
    return [finding for finding in findings if finding.code not in follows]


def salvage(tree: Tree, findings: Iterable[Finding]) -> Salvaged | None:
    """What is left of a project; None where its years are not known."""
    made: dict[str, object] = {
        key: dict(node) if isinstance(node, dict) else node
        for key, node in tree.items()
    }
    broken = set()
    whole = False
    for finding in findings:
        if not finding.is_error or not finding.path:
            continue
        broken.add(finding.path[:2])
        section, *below = finding.path
        if section in _KEYED:
            whole = whole or len(below) < 2 or below[1] in _REFERS
        if not _without(made, finding.path):
            return None
    project, left = validate_tree(made)
    return (
        None if project is None or left else Salvaged(project, frozenset(broken), whole)
    )


def _without(tree: dict[str, object], path: tuple[str | int, ...]) -> bool:
    """Take out what cannot be read; False where nothing can stand in its place."""
    section, *below = (str(name) for name in path)
    if section == "cba":
        tree["cba"] = "1"
    elif section == "project":
        _without_key(tree, section, below, {"title": "-"})
    elif section == "appraisal":
        settings = tree.get(section)
        if not below or below[0] in {"first_year", "years"}:
            return False
        if isinstance(settings, dict):
            settings.pop(below[0], None)
    elif section in _KEYED:
        _without_item(tree, section, below)
    else:
        tree.pop(section, None)
    return True


def _without_key(
    tree: dict[str, object],
    section: str,
    below: list[str],
    harmless: dict[str, object],
) -> None:
    node = tree.get(section)
    if not below or not isinstance(node, dict):
        tree[section] = dict(harmless)
        return
    node.pop(below[0], None)
    if below[0] in harmless:
        node[below[0]] = harmless[below[0]]


def _without_item(tree: dict[str, object], section: str, below: list[str]) -> None:
    items = tree.get(section)
    if not below or not isinstance(items, dict):
        tree[section] = {}
        return
    name, *keys = below
    item = items.get(name)
    if not keys or not isinstance(item, dict):
        items.pop(name, None)
        if section not in _LINES and name.isidentifier() and name.islower():
            items[name] = dict(_HARMLESS.get(section, {}))
        return
    items[name] = dict(item)
    _without_key(items, name, keys, _HARMLESS.get(section, {}))
