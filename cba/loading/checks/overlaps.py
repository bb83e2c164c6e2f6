"""The same thing counted twice: values that overlap, about the same people.

The library says of which unit costs one has in it what another has, and why. Two
lines of an option may be about the same people unless each names another group, or
their effects on one group follow each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from cba.library.unit_cost import Overlap
from cba.loading.checks.counted import Counted, Measure, counted_values
from cba.loading.findings import Finding, listed
from cba.models.project import Project

_CODES = {
    "part": "CBA417",
    "average": "CBA418",
    "prevented": "CBA419",
    "wellbeing": "CBA420",
}
_ANY = "CBA421"
_WELLBEING = "CBA420"
_OTHER: dict[Measure, Measure] = {"wellbeing": "health", "health": "wellbeing"}
_WHY_WELLBEING = (
    "people are more satisfied with their lives in better health, so that a measure "
    "of wellbeing has the worth of health in it"
)
_WHY_SAME = "it is the same unit cost"
#: Overlaps of which a library has many between one field of policy and another.
_SEVERAL_KINDS = ("part", "wellbeing", "other")
#: What an option may set that decides whether two values meet.
_DECIDING = frozenset(
    {"people", "value", "values", "discounting", "enjoyed_by", "quantity", "impact"}
    | {"delay", "lasts", "persistence", "outcome"}
)
#: No more of the other lines are named.
_NAMED = 3
#: A table of a thousand lines for one group has one fault, not a thousand.
_TOLD = 10


class _Meeting(NamedTuple):
    """That a value counts again what another counts, under a code, and why."""

    code: str
    other: Counted
    why: str


def check(project: Project) -> Iterator[Finding]:
    """CBA417 to 421 for each value that counts again what one before it counts."""
    options = [
        option for option in project.option_ids if not _sets_values(project, option)
    ]
    yield from _told(_found(project, options))


def check_option(project: Project, option: str) -> list[Finding]:
    """The same for an option that sets what values are, in the project so set."""
    if not _sets_values(project, option):
        return []
    return list(_told(_found(project, [option])))


def _told(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first lines that count again what one has in it; of more, how many."""
    met = Counter[tuple[str, object]]()
    last: dict[tuple[str, object], Finding] = {}
    for finding in findings:
        key = (finding.code, finding.other)
        met[key] += 1
        if met[key] <= _TOLD:
            yield finding
        else:
            last.setdefault(key, finding)
    for of_one, finding in last.items():
        more = met[of_one] - _TOLD - 1
        lines = f"{more} more lines do" if more > 1 else "one more line does"
        also = f"; and {lines} the same" if more else ""
        yield finding._replace(message=f"{finding.message}{also}")


def _sets_values(project: Project, option: str) -> bool:
    declared = project.options.get(option)
    given = (declared.set if declared else None) or {}
    return any(not _DECIDING.isdisjoint(address.split(".")) for address in given)


def _found(project: Project, options: Iterable[str]) -> Iterator[Finding]:
    seen = {option: _Seen() for option in options}
    for name, benefit in project.benefits.items():
        having = [seen[each] for each in seen if project.has_line(each, benefit)]
        for value in counted_values(project, benefit, name) if having else ():
            meetings = chain.from_iterable(each.meetings(value) for each in having)
            yield from _findings(value, meetings)
            for each in having:
                each.add(value)


class _Seen:
    """The values of an option so far, by what they are and of whom.

    Of those that are alike in everything that decides whom they meet, the first
    stands for all: no value is compared with every other.
    """

    def __init__(self) -> None:
        self._groups: dict[str, dict[str | None, dict[object, Counted]]] = {}
        self._lines: dict[tuple[str, str], list[Counted]] = {}
        self._titles: dict[tuple[str, str], Counted] = {}
        self._naming: dict[str, dict[str, Overlap]] = {}

    def add(self, value: Counted) -> None:
        if value.cost is not None:
            for overlap in value.cost.overlaps_with:
                named = self._naming.setdefault(overlap.code, {})
                named.setdefault(value.cost.code, overlap)
        for kind in _kinds_of(value):
            groups = self._groups.setdefault(kind, {})
            groups.setdefault(value.group, {}).setdefault(value.likeness, value)
            self._lines.setdefault((kind, value.line), []).append(value)
            if value.group is None and value.title:
                self._titles.setdefault((kind, value.title.casefold()), value)

    def meetings(self, value: Counted) -> Iterator[_Meeting]:
        """The first before it that it meets, of each kind it overlaps with."""
        cost = value.cost
        if cost is not None:
            overlaps = {each.code: each for each in cost.overlaps_with}
            # A library of one's own is not named by what it names.
            for code, overlap in {
                **self._naming.get(cost.code, {}),
                **overlaps,
            }.items():
                far = overlap.kind in _SEVERAL_KINDS
                other = self._first(value, code, of_one_category=far)
                if other is not None:
                    yield _Meeting(_CODES.get(overlap.kind, _ANY), other, overlap.why)
            other = self._same(value, cost.code)
            if other is not None:
                yield _Meeting(_ANY, other, _WHY_SAME)
        if value.measure is not None:
            other = self._first(value, _OTHER[value.measure])
            if other is not None:
                yield _Meeting(_WELLBEING, other, _WHY_WELLBEING)

    def _first(
        self, value: Counted, kind: str, *, of_one_category: bool = False
    ) -> Counted | None:
        """The first of a kind that a value meets.

        With ``of_one_category`` a value of another category, such as care beside
        crime, is met only where both are surely for the same people.
        """
        groups = self._groups.get(kind)
        if groups is None:
            return None
        of_whom = groups if value.group is None else (value.group, None)
        alike = (groups[each].values() for each in of_whom if each in groups)
        in_line = self._lines.get((kind, value.line), ())
        for other in chain(in_line, *alike):
            if of_one_category and not (
                value.is_surely_of(other) or value.is_of_category(other)
            ):
                continue
            if value.meets(other) and value.shares_a_part(other):
                return other
        return None

    def _same(self, value: Counted, code: str) -> Counted | None:
        """One of the same unit cost: in its line, its group, or by its own title.

        Units that are counted directly are others, unless they are called the same.
        """
        candidates = list(self._lines.get((code, value.line), ()))
        if value.group is not None:
            candidates += self._groups.get(code, {}).get(value.group, {}).values()
        elif value.title:
            called_the_same = self._titles.get((code, value.title.casefold()))
            candidates += [called_the_same] if called_the_same else []
        for other in candidates:
            if value.meets(other) and value.shares_a_part(other, of_library=True):
                return other
        return None


def _kinds_of(value: Counted) -> Iterator[str]:
    if value.cost is not None:
        yield value.cost.code
    if value.measure is not None:
        yield value.measure


def _findings(value: Counted, meetings: Iterable[_Meeting]) -> Iterator[Finding]:
    """One finding for each code, about the first of the lines that it meets."""
    by_code: dict[str, dict[object, _Meeting]] = {}
    for meeting in meetings:
        by_code.setdefault(meeting.code, {}).setdefault(meeting.other.at, meeting)
    for code, found in by_code.items():
        (first, *more) = found.values()
        other = first.other
        message = (
            f"{_shown(value)} counts again what {_shown(other)} has in it"
            f"{_of_whom(value, other)}: {first.why.rstrip('.')}"
        )
        if more:
            names = [_shown(each.other) for each in more[:_NAMED]]
            if len(more) > _NAMED:
                names.append(f"{len(more) - _NAMED} more")
            message += f"; and again what is in {listed(names)}"
        yield Finding(
            code,
            value.at,
            message,
            _hint(code, value, other),
            "counted twice",
            other=other.at,
        )


def _shown(value: Counted) -> str:
    cost = value.cost
    if cost is None:
        return f"`{value.name}`"
    code = f"{cost.library}/{cost.code}" if cost.library else cost.code
    return f"`{value.name}` ({code})"


def _of_whom(value: Counted, other: Counted) -> str:
    if value.line == other.line:
        return ""
    if value.is_surely_of(other):
        return f", both for `{value.group}`"
    return ", if it is for the same people"


def _hint(code: str, value: Counted, other: Counted) -> str:
    keep = "keep one of the two, or write 0 in one of them for the part that both count"
    if value.line == other.line:
        return keep
    if value.is_surely_of(other):
        return f"{keep}; where they are other people, give these a group of their own"
    line = f"{value.at[0]}.{value.line}"
    return (
        f"{keep}; where they are other people, say so as "
        f"`acknowledge: {{{code}: {{{line}: reason}}}}`"
    )
