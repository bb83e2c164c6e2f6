"""A metric at other discount rates: those that guidance asks for, and illustrations.

The Green Book (2026) asks for a schedule without pure time preference where the
appraisal runs for more than 50 years; Australian guidance (2023) for 3% and 10%.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from cba.analysis.varying import Varying
from cba.library.in_use import editions_of, schedule_of
from cba.models.discount import Discounting
from cba.models.line import Line
from cba.models.project import Project
from cba.models.value import ValuePart

#: Beyond so many years the Green Book asks for the reduced schedules.
_LONG = 50
_REDUCED = {
    "green-book": "green-book-reduced",
    "green-book-health": "green-book-health-reduced",
}
_AUSTRALIA = "australia-obpr"
_POINT = 0.01
#: Flat rates that show how much rests on discounting at all; no guidance asks for them.
_FLAT = (0.0, 0.06)
_Line = TypeVar("_Line", bound=Line)
_Change = Callable[[Discounting], Discounting]


class RateTest(NamedTuple):
    """The metric at another discount rate.

    ``asked_by`` is the guidance that asks for the test; empty for an illustration.
    """

    name: str
    title: str
    value: float | None
    asked_by: str


class _Test(NamedTuple):
    name: str
    title: str
    asked_by: str
    change: _Change


def discount_tests(varying: Varying, metric: str) -> tuple[RateTest, ...]:
    """The metric of an option at other rates, those that guidance asks for first."""
    found = []
    for test in _tests(varying.project):
        project = _discounted(varying.project, test.change)
        again = Varying(project, varying.option, with_bias=varying.with_bias)
        made = again.central_metric(metric)
        found.append(RateTest(test.name, test.title, made, test.asked_by))
    return tuple(found)


def _tests(project: Project) -> Iterator[_Test]:
    settings = project.appraisal
    if settings.years > _LONG and settings.discounting.name in _REDUCED:
        yield _Test(
            "reduced",
            "Reduced schedule, without pure time preference",
            f"the Green Book (2026), for more than {_LONG} years",
            _reduced,
        )
    if settings.discounting.name == _AUSTRALIA:
        for rate in (0.03, 0.10):
            yield _Test(
                f"flat-{rate * 100:g}",
                f"{rate * 100:g}% in every year",
                "Australian Government guidance (2023)",
                _flat(rate),
            )
    for name, by in (("lower", -_POINT), ("higher", _POINT)):
        yield _Test(f"point-{name}", f"One point {name}", "", _shifted(project, by))
    for rate in _FLAT:
        title = f"{rate * 100:g}% in every year"
        words = "Not discounted" if rate == 0.0 else title
        yield _Test(f"flat-{rate * 100:g}", words, "", _flat(rate))


def _reduced(how: Discounting) -> Discounting:
    return Discounting(_REDUCED[how.name]) if how.name in _REDUCED else how


def _flat(rate: float) -> _Change:
    return lambda _: Discounting(bands=((0, rate),))


def _shifted(project: Project, by: float) -> _Change:
    """Every band of every schedule by so much, and never below nought."""
    editions = editions_of(project)

    def shift(how: Discounting) -> Discounting:
        bands = schedule_of(how, editions).bands
        # Exact to a hundredth of a point, which no published rate goes below.
        moved = ((year, max(round(rate + by, 6), 0.0)) for year, rate in bands)
        return Discounting(bands=tuple(moved))

    return shift


def _discounted(project: Project, change: _Change) -> Project:
    """The project of one option, with every schedule in it changed.

    What the option sets is in the project already, and is not set again.
    """
    settings = project.appraisal
    options = {
        name: option.model_copy(update={"set": None})
        for name, option in project.options.items()
    }
    return project.model_copy(
        update={
            "appraisal": settings.model_copy(
                update={"discounting": change(settings.discounting)}
            ),
            "options": MappingProxyType(options),
            "costs": _lines(project.costs, change),
            "payments": _lines(project.payments, change),
            "risks": _lines(project.risks, change),
            "benefits": MappingProxyType(
                {
                    name: benefit.model_copy(
                        update={"values": _parts(benefit.values, change)}
                    )
                    for name, benefit in _lines(project.benefits, change).items()
                }
            ),
        }
    )


def _lines(lines: Mapping[str, _Line], change: _Change) -> Mapping[str, _Line]:
    return MappingProxyType(
        {name: _moved(line, change) for name, line in lines.items()}
    )


def _parts(
    parts: Mapping[str, ValuePart] | None, change: _Change
) -> Mapping[str, ValuePart] | None:
    if parts is None:
        return None
    return {
        name: part
        if part.discounting is None
        else part.model_copy(update={"discounting": change(part.discounting)})
        for name, part in parts.items()
    }


def _moved(line: _Line, change: _Change) -> _Line:
    if line.discounting is None:
        return line
    return line.model_copy(update={"discounting": change(line.discounting)})
