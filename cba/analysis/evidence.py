"""How far the answers rest on figures of each confidence grade.

A line rests on the worst of the grades that bear on it, which is the one that the
correction for optimism goes by. One whose correction is typed, and one without a
grade, has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from cba.calculation.factors import total
from cba.calculation.flows import BenefitFlow, LineFlow, entries
from cba.calculation.grades import Graded, benefit_grades, cost_grades
from cba.calculation.ledger import Account, Entry
from cba.loading.project_loader import option_project
from cba.models.project import Project
from cba.results.agency import Book
from cba.results.appraisal import OptionAppraisal
from cba.results.ratios import ratio

#: The worst grade that evidence may have and still be called sound.
SOUND = 3
#: What an entry adds to each side of a case: costs, benefits and payments.
_Sides = tuple[float, float, float]
_Sided = Callable[[Entry], _Sides]
_NONE: _Sides = (0.0, 0.0, 0.0)


class GradeShare(NamedTuple):
    """What rests on one grade, as present values; ``grade`` None: on none.

    ``npv`` is benefits + payments - costs. The shares are of all the costs and of
    all the benefits of the case; None where there are none.
    """

    grade: int | None
    pv_costs: float
    pv_benefits: float
    pv_payments: float
    npv: float
    share_of_costs: float | None
    share_of_benefits: float | None


class EvidenceCase(NamedTuple):
    """One net present value by the grades that it rests on, best grade first.

    ``npv_grades_1_to_3`` keeps every cost, every payment and every harm, and leaves
    out the benefits of grades 4 to 6 and those without a grade.
    """

    by_grade: tuple[GradeShare, ...]
    npv: float
    npv_grades_1_to_3: float


class EvidenceProfile(NamedTuple):
    """The evidence beneath an option.

    ``public_value`` is everyone's; ``financial`` and ``cashable`` are the net
    position of public bodies and the same in cash; ``agencies`` and
    ``agencies_cashable`` those of each agency; ``lines`` the grade of each line.
    """

    option: str
    public_value: EvidenceCase
    financial: EvidenceCase
    cashable: EvidenceCase
    agencies: Mapping[str, EvidenceCase]
    agencies_cashable: Mapping[str, EvidenceCase]
    lines: Mapping[str, int | None]

    @property
    def by_grade(self) -> dict[int | None, float]:
        """The NPV of public value that rests on each grade."""
        return {each.grade: each.npv for each in self.public_value.by_grade}

    @property
    def npv_grades_1_to_3(self) -> float:
        """The NPV of public value with benefits of grades 1 to 3 only."""
        return self.public_value.npv_grades_1_to_3


def evidence_profile(project: Project, option: OptionAppraisal) -> EvidenceProfile:
    """What each answer of an appraised option rests on.

    Grades: HM Treasury, Supporting public service transformation (2014), chapter 6.
    """
    streams = option.flows.streams
    book = Book(option.flows)
    public = {n for n, each in enumerate(streams.members) if each.is_public}
    grades = line_grades(project, option.identifier)
    flows = option.flows.lines
    lines = {key: grades.get(key) for key in flows}

    def case(sided: _Sided) -> EvidenceCase:
        made = {
            key: _sides(flow, streams.horizon.years, sided)
            for key, flow in flows.items()
        }
        return _case(flows, made, lines)

    def net(members: set[int], savings: Account) -> EvidenceCase:
        return case(lambda entry: _financial(entry, members, savings, book))

    each = {key: {n} for n, key in enumerate(streams.agencies)}
    return EvidenceProfile(
        option=option.identifier,
        public_value=case(_public_value),
        financial=net(public, "benefits"),
        cashable=net(public, "cashable"),
        agencies={key: net(own, "benefits") for key, own in each.items()},
        agencies_cashable={key: net(own, "cashable") for key, own in each.items()},
        lines=lines,
    )


def line_grades(project: Project, option: str) -> dict[str, int | None]:
    """The worst grade of each line of an option, and of each part with its value.

    None where the correction is typed, and where there is no grade.
    """
    own = option_project(project, option)
    found: dict[str, int | None] = {}
    for key, cost in own.costs.items():
        if own.has_line(option, cost):
            typed = cost.optimism_bias is not None
            graded = cost_grades(own, f"costs.{key}", cost)
            found[key] = None if typed else _worst(graded)
    for key, benefit in own.benefits.items():
        if not own.has_line(option, benefit):
            continue
        base = f"benefits.{key}"
        typed = benefit.optimism_bias is not None
        if benefit.values is None:
            graded = benefit_grades(own, base, benefit, benefit.value)
            found[key] = None if typed else _worst(graded)
            continue
        for name, part in benefit.values.items():
            at = f"{base}.values.{name}"
            graded = benefit_grades(own, base, benefit, part, at)
            found[f"{key}/{name}"] = None if typed else _worst(graded)
    return found


def _worst(graded: tuple[Graded, ...]) -> int | None:
    return max((each.grade for each in graded), default=None)


def _public_value(entry: Entry) -> _Sides:
    """Costs and value, whoever has them; payments are nought over all."""
    amount = float(total(entry.present[0]))
    if entry.account in {"costs", "in_kind"}:
        return (amount, 0.0, 0.0)
    return (0.0, amount, 0.0) if entry.account in {"benefits", "value"} else _NONE


def _financial(entry: Entry, members: set[int], savings: Account, book: Book) -> _Sides:
    """The net position of some agencies: savings + payments - costs."""
    if entry.agency not in members:
        return _NONE
    amount = float(total(entry.present[0]))
    is_cost = entry.account == "in_kind" and book.bears_in_kind(entry.agency)
    if is_cost or entry.account == "costs":
        return (amount, 0.0, 0.0)
    if entry.account == savings:
        return (0.0, amount, 0.0)
    return (0.0, 0.0, amount) if entry.account == "payments" else _NONE


def _sides(flow: LineFlow, years: int, sided: _Sided) -> _Sides:
    return _added(sided(entry) for entry in entries(flow, years))


def _added(several: Iterator[_Sides]) -> _Sides:
    costs = benefits = payments = 0.0
    for cost, benefit, payment in several:
        costs, benefits, payments = costs + cost, benefits + benefit, payments + payment
    return costs, benefits, payments


def _case(
    flows: Mapping[str, LineFlow],
    sides: Mapping[str, _Sides],
    lines: Mapping[str, int | None],
) -> EvidenceCase:
    """The sides of each line added up by the grade that the line rests on."""
    whole = _added(iter(sides.values()))
    known = sorted({grade for grade in lines.values() if grade is not None})
    shares = []
    for grade in (*known, None):
        held = [key for key, each in lines.items() if each == grade]
        own = _added(sides[key] for key in held)
        if grade is None and not any(own):
            continue
        shares.append(
            GradeShare(
                grade,
                *own,
                npv=_net(own),
                share_of_costs=ratio(own[0], whole[0]),
                share_of_benefits=ratio(own[1], whole[1]),
            )
        )
    kept = (
        own
        for key, own in sides.items()
        if not _is_unsound(flows[key], lines[key], own)
    )
    return EvidenceCase(tuple(shares), _net(whole), _net(_added(kept)))


def _is_unsound(flow: LineFlow, grade: int | None, own: _Sides) -> bool:
    """Whether a line is a gain that no sound evidence bears; a harm is kept."""
    if not isinstance(flow, BenefitFlow) or own[1] <= 0:
        return False
    return grade is None or grade > SOUND


def _net(sides: _Sides) -> float:
    costs, benefits, payments = sides
    return benefits + payments - costs
