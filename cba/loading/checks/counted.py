"""What each value of a benefit counts, for whom and when: what two may share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from cba.library.resolution import ResolvedValue
from cba.library.unit_cost import UnitCost
from cba.loading.checks.lines import parts_of
from cba.loading.findings import Address
from cba.models.benefit import Benefit
from cba.models.inputs import Input
from cba.models.project import Project
from cba.models.value import Value, ValuePart

Measure: TypeAlias = Literal["wellbeing", "health"]
_PARTS = ("fiscal", "economic", "social")
_HEALTH_SCHEDULE = "green-book-health"
_WELLBEING = ("wellby", "wellbeing adjusted life year", "life satisfaction")
_HEALTH = ("qaly", "quality adjusted life year")


class Part(NamedTuple):
    """A part of a value that is not zero: a gain or a loss, typed or the library's."""

    name: str
    gain: bool
    typed: bool


class Counted(NamedTuple):
    """One value of a benefit line, and what decides whether it meets another.

    ``at`` is the address of what says what it counts: a code, a unit, a rate.
    ``group`` is the group of people of its line, ``begins`` and ``ends`` the years
    since they start in which the effect lasts. ``measure`` says that it is a
    measure of people's whole wellbeing, or of their health. ``enjoyed_by`` has the
    agencies of which the file says that they have the wider value.
    """

    at: Address
    line: str
    title: str | None
    cost: UnitCost | None
    measure: Measure | None
    group: str | None
    begins: float
    ends: float
    parts: frozenset[Part]
    enjoyed_by: frozenset[str]

    @property
    def name(self) -> str:
        """The id of the line, and that of the part: ``kept_well/bed_days``."""
        return "/".join(str(key) for key in (self.line, *self.at[3:-1]))

    @property
    def likeness(self) -> tuple[object, ...]:
        """What decides whom it meets: two of one line and likeness meet the same."""
        return (self.begins, self.ends, self.parts, self.enjoyed_by)

    def shares_a_part(self, other: Counted, *, of_library: bool = False) -> bool:
        """Whether both count some part of a value, in the same direction.

        With ``of_library`` a part that is typed in both is no figure of the library.
        Values that are published under parts of different names, as the deaths in a
        fire among its fiscal cost and a year of life as social, share what they have.
        """
        if not of_library and self._is_named_otherwise(other):
            gains = [{each.gain for each in value.parts} for value in (self, other)]
            return not gains[0].isdisjoint(gains[1])
        both = {
            each.name
            for each in self.parts
            for against in other.parts
            if each[:2] == against[:2]
            and not (of_library and each.typed and against.typed)
        }
        if "fiscal" in both or not both:
            return bool(both)
        known = self.enjoyed_by and other.enjoyed_by
        return not known or not self.enjoyed_by.isdisjoint(other.enjoyed_by)

    def _is_named_otherwise(self, other: Counted) -> bool:
        """Whether the library has no part of both."""
        if self.cost is None or other.cost is None:
            return False
        return _published(self.cost).isdisjoint(_published(other.cost))

    def is_surely_of(self, other: Counted) -> bool:
        """Whether both are of one line, or of one group of people."""
        named = self.group is not None and self.group == other.group
        return named or self.line == other.line

    def is_of_category(self, other: Counted) -> bool:
        """Whether the library puts both in one category, or one of them in none."""
        of = {each.category for each in (self.cost, other.cost) if each is not None}
        return len(of - {"", "own"}) < 2

    def meets(self, other: Counted) -> bool:
        """Whether both may be about the same people at the same time."""
        if self.line == other.line:
            return True
        if self.group is None or other.group is None:
            return True
        if self.group != other.group:
            return False
        return self.begins < other.ends and other.begins < self.ends


def _published(cost: UnitCost) -> frozenset[str]:
    """The parts that a value is published with; values by year are social."""
    given = {part for part in _PARTS if getattr(cost, part)}
    return frozenset(given | ({"social"} if cost.by_year else set()))


def counted_values(project: Project, benefit: Benefit, name: str) -> Iterator[Counted]:
    """The values of a benefit that count for something, and are known."""
    at: Address = ("benefits", name)
    if benefit.impact is not None and benefit.impact.is_zero():
        return
    begins, ends = _when(benefit)
    if benefit.amount is not None:
        if benefit.category != "social" or not _at_health_rate(benefit, None):
            return
        parts = _amount_parts(benefit.amount)
        if parts:
            yield Counted(
                at=(*at, "discounting"),
                line=name,
                title=benefit.title,
                cost=None,
                measure="health",
                group=None,
                begins=begins,
                ends=ends,
                parts=parts,
                enjoyed_by=_enjoying(benefit, None),
            )
        return
    for path, value, resolved in parts_of(project, benefit, at):
        part = value if isinstance(value, ValuePart) else None
        measure = _measure(benefit, value, resolved)
        if resolved.unit_cost is None and measure is None:
            continue
        parts = _parts(benefit, value, resolved)
        if parts:
            yield Counted(
                at=(*path, _says(value)),
                line=name,
                title=benefit.title,
                cost=resolved.unit_cost,
                measure=measure,
                group=benefit.people,
                begins=begins,
                ends=ends,
                parts=parts,
                enjoyed_by=_enjoying(benefit, part),
            )


def _says(value: Value) -> str:
    """The key that says what a value counts."""
    if value.unit_cost is not None:
        return "unit_cost"
    return "per" if value.per is not None else "social"


def _parts(benefit: Benefit, value: Value, resolved: ResolvedValue) -> frozenset[Part]:
    turned = benefit.quantity is not None and _is_loss(benefit.quantity)
    found = set()
    for name in _PARTS:
        amount: Input | None = getattr(resolved, name)
        if amount is not None and not amount.is_zero():
            typed = getattr(value, name) is not None
            found.add(Part(name, _is_loss(amount) == turned, typed))
    if benefit.quantity is not None and benefit.quantity.is_zero():
        return frozenset()
    return frozenset(found)


def _amount_parts(amount: Input) -> frozenset[Part]:
    if amount.is_zero():
        return frozenset()
    return frozenset({Part("social", not _is_loss(amount), typed=True)})


def _is_loss(given: Input) -> bool:
    """Whether an input is negative wherever it is not zero."""
    return max(_ends(given)) <= 0 and not given.is_zero()


def _ends(given: Input) -> tuple[float, ...]:
    if isinstance(given.value, float | int):
        return (given.value,)
    return tuple(value for _, _, value in given.value.spans)


def _when(benefit: Benefit) -> tuple[float, float]:
    """The years since people start in which an effect lasts, at their widest."""
    delay = benefit.delay
    first, latest = (min(_ends(delay)), max(_ends(delay))) if delay else (0.0, 0.0)
    if benefit.lasts == "end":
        return first, float("inf")
    if benefit.lasts is not None:
        return first, latest + max(_ends(benefit.lasts))
    if benefit.persistence is not None:
        return first, latest + len(benefit.persistence)
    if benefit.outcome is not None:
        return first, latest + benefit.outcome.last + 1
    return first, latest + 1


def _enjoying(benefit: Benefit, part: ValuePart | None) -> frozenset[str]:
    given = (part.enjoyed_by if part else None) or benefit.enjoyed_by
    return frozenset(agency for agency, _ in given or ())


def _measure(benefit: Benefit, value: Value, resolved: ResolvedValue) -> Measure | None:
    """What a value measures by the unit it is given in, or the rate it is at."""
    if resolved.social is None or resolved.social.is_zero():
        return None
    cost = resolved.unit_cost
    words = [value.per or "", *((cost.unit, cost.code) if cost else ())]
    unit = _plain(" ".join(words))
    if any(word in unit for word in _WELLBEING):
        return "wellbeing"
    if any(word in unit for word in _HEALTH) or _at_health_rate(benefit, value):
        return "health"
    return None


def _plain(unit: str) -> str:
    return " ".join(unit.casefold().replace("-", " ").split())


def _at_health_rate(benefit: Benefit, value: Value | None) -> bool:
    own = value.discounting if isinstance(value, ValuePart) else None
    given = own or benefit.discounting
    return given is not None and (given.name or "").startswith(_HEALTH_SCHEDULE)
