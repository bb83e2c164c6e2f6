"""What the optimism-bias tables hold: confidence grades and capital classes."""

from __future__ import annotations

from typing import Literal, NamedTuple

from cba.library.names import look_up

#: The questions about a figure that a confidence grade answers.
Aspect = Literal["population", "evidence", "cost", "age", "known_error"]


class Grade(NamedTuple):
    """One confidence grade: how far to correct, and what earns the grade.

    ``benefits_lowered`` and ``costs_raised`` are positive shares. The other
    fields are the guidance's description of data of that grade.
    """

    grade: int
    benefits_lowered: float
    costs_raised: float
    population: str
    evidence: str
    cost: str
    age: str
    known_error: str

    @property
    def error(self) -> float:
        """How far data of that grade are known to err, as a share either way."""
        return float(self.known_error.strip("±%")) / 100

    def words(self, aspect: Aspect) -> str:
        """What the grade means for one aspect of a figure."""
        match aspect:
            case "population":
                return self.population
            case "evidence":
                return self.evidence
            case "cost":
                return self.cost
            case "age":
                return self.age
            case "known_error":
                return self.known_error


class GradeTable(NamedTuple):
    """The confidence grades, best first, with where the table comes from."""

    grades: tuple[Grade, ...]
    source: str
    status: str
    edition: str

    def grade(self, number: int) -> Grade:
        """The grade of that number; `UnknownReference` where there is none."""
        known = {str(grade.grade): grade for grade in self.grades}
        return look_up("confidence grade", str(number), known)


class CapitalClass(NamedTuple):
    """A class of project with its bounds of optimism bias, as fractions.

    The bounds apply to ``expenditure``, capital or operating; those of the
    works duration are None where the source has none.
    """

    name: str
    title: str
    expenditure: str
    upper: float
    lower: float
    works_duration_upper: float | None
    works_duration_lower: float | None
    source: str
    status: str
    edition: str


def capital_bias(capital_class: CapitalClass, mitigated: float) -> float:
    """The share by which to raise a cost, given the share of risk mitigated.

    upper * (1 - mitigated), but never below the lower bound of the class.

    Green Book supplementary guidance on optimism bias, after Mott MacDonald
    (2002): the upper bound is where an appraisal starts, and is reduced only as
    far as the contributory factors are managed.
    """
    return max(capital_class.upper * (1 - mitigated), capital_class.lower)
