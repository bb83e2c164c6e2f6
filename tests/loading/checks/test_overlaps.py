"""What counts as counted twice, with overlaps of the test's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cba.library.resolution import ResolvedValue
from cba.library.unit_cost import Overlap
from cba.loading.checks import counted, overlaps
from cba.loading.checks.lines import parts_of
from cba.loading.findings import Address
from cba.models.benefit import Benefit
from cba.models.project import Project
from cba.models.value import Value
from tests.loading.projects import OTHERS, found, problems_of, project, valid

#: HE4.0 names what the library of HE3.0 does not name back.
OVERLAPS: dict[str, tuple[Overlap, ...]] = {
    "HE7.0": (
        Overlap("HE9.0", "part", "day cases are among them"),
        Overlap("HO3.0", "other", "homes are in it"),
    ),
    "HE9.0": (Overlap("HE7.0", "part", "day cases are among them"),),
    "HE4.0": (Overlap("HE3.0", "prevented", "ambulances bring people in."),),
    "CR8.0": (Overlap("CR3.0", "average", "prison is in the average"),),
    "CR3.0": (Overlap("CR8.0", "average", "prison is in the average"),),
}
GROUPS = "people: {patients: {starting: 10}}"
TWICE = ("CBA417", "CBA418", "CBA419", "CBA420", "CBA421")
PEOPLE = f"people: tenants, {OTHERS}, falls_to: nhs, cashable: 0%"
UNITS = f"quantity: 5, {OTHERS}, falls_to: nhs, cashable: 0%"
SOCIAL = f"people: tenants, {OTHERS}"


@pytest.fixture(autouse=True)
def _overlapping(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_overlaps(
        project: Project, benefit: Benefit, path: Address
    ) -> Iterator[tuple[Address, Value, ResolvedValue]]:
        for at, value, resolved in parts_of(project, benefit, path):
            cost = resolved.unit_cost
            if cost is None:
                yield at, value, resolved
                continue
            own = OVERLAPS.get(cost.code, ())
            known = resolved._replace(unit_cost=cost._replace(overlaps_with=own))
            yield at, value, known

    monkeypatch.setattr(counted, "parts_of", with_overlaps)


def twice(benefits: str, more: str = "") -> list[tuple[str, str]]:
    """What is counted twice: codes, and addresses below the benefits."""
    text = project(benefits=benefits, more=more)
    text = text.replace("people:\n", "people:\n  patients: {starting: 10}\n", 1)
    return [
        (code, path.removeprefix("benefits."))
        for code, path in found(text)
        if code in TWICE
    ]


def code(first: str, second: str) -> list[str]:
    """The codes found about two lines, of these keys and values."""
    return [each for each, _ in twice(f"a: {{{first}}}\nb: {{{second}}}")]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("HE7.0", "HE9.0", ["CBA417"]),
        ("HE9.0", "HE7.0", ["CBA417"]),
        ("CR3.0", "CR8.0", ["CBA418"]),
        ("HE4.0", "HE3.0", ["CBA419"]),
        ("HE3.0", "HE4.0", ["CBA419"]),
        ("HE7.0", "HO3.0", ["CBA421"]),
        ("HE7.0", "HE7.0", ["CBA421"]),
        ("HE7.0", "HE3.0", []),
    ],
)
def test_two_values_of_one_group(first: str, second: str, expected: list[str]) -> None:
    assert expected == code(
        f"{PEOPLE}, value: {{unit_cost: {first}}}",
        f"{PEOPLE}, value: {{unit_cost: {second}}}",
    )


def test_it_is_found_at_the_later_line_and_names_the_earlier() -> None:
    text = project(
        benefits=f"a: {{{PEOPLE}, value: {{unit_cost: HE7.0}}}}\n"
        f"b: {{{PEOPLE}, value: {{unit_cost: HE9.0}}}}"
    )
    (problem,) = [each for each in problems_of(text) if each.code in TWICE]
    line = text[: text.index("  a:")].count("\n") + 1

    assert problem.path == "benefits.b.value.unit_cost"
    assert problem.message == (
        "`b` (HE9.0) counts again what `a` (HE7.0) has in it, both for `tenants`: day "
        f"cases are among them (the other: line {line})"
    )


def test_parts_of_one_line_are_of_one_group() -> None:
    values = "values: {x: {unit_cost: HE7.0}, y: {unit_cost: HE9.0}}"

    assert twice(f"a: {{{PEOPLE}, {values}}}") == [("CBA417", "a.values.y.unit_cost")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("people: tenants", ["CBA417"]),
        ("people: patients", []),
        # Units counted directly, and people of no group, may be of anybody.
        ("quantity: 5", ["CBA417"]),
        ("population: 5", ["CBA417"]),
        # What people have later, they do not have twice.
        ("people: tenants, delay: 0.5", ["CBA417"]),
        ("people: tenants, delay: 1", []),
        ("people: tenants, lasts: 9, delay: 2", []),
        # No effect counts nothing.
        ("people: tenants, impact: 0%", []),
        ("quantity: 0", []),
        # A harm is taken off what was counted, not counted again.
        ("quantity: -5", []),
    ],
)
def test_two_lines_meet_unless_they_are_told_apart(
    change: str, expected: list[str]
) -> None:
    rest = f"{OTHERS}, falls_to: nhs, cashable: 0%, value: {{unit_cost: HE9.0}}"

    assert expected == code(
        f"{PEOPLE}, value: {{unit_cost: HE7.0}}", f"{change}, {rest}"
    )


def test_units_of_two_categories_are_of_others_unless_they_share_a_group() -> None:
    # Homes and health: of one group the overlap stands, of anybody it does not.
    health, home = "value: {unit_cost: HE7.0}", "value: {unit_cost: HO3.0}"

    assert code(f"{PEOPLE}, {health}", f"{PEOPLE}, {home}") == ["CBA421"]
    assert code(f"{PEOPLE}, {health}", f"{UNITS}, {home}") == []


def test_packaged_measures_and_typed_ones_meet() -> None:
    assert code(
        f"{SOCIAL}, value: {{unit_cost: WELLBY}}",
        f"{SOCIAL}, value: {{per: QALY, social: 9}}",
    ) == ["CBA420"]


@pytest.mark.parametrize(
    "effect", ["lasts: 3", "lasts: end", "persistence: [100%, 50%]"]
)
def test_an_effect_that_lasts_meets_a_later_one(effect: str) -> None:
    assert code(
        f"{PEOPLE}, {effect}, value: {{unit_cost: HE7.0}}",
        f"{PEOPLE}, delay: 1, value: {{unit_cost: HE9.0}}",
    ) == ["CBA417"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # The social part of the one, and the others of the other.
        ("fiscal: 0, economic: 0", "social: 0", []),
        ("fiscal: 0, economic: 0", "fiscal: 0", ["CBA421"]),
        # Both are figures of the file's own: a cost parted between two bodies.
        (
            "fiscal: 200, economic: 0, social: 0",
            "fiscal: 409, economic: 0, social: 0",
            [],
        ),
    ],
)
def test_one_unit_cost_may_be_parted_between_lines(
    first: str, second: str, expected: list[str]
) -> None:
    year = "price_year: 2010-11"

    assert expected == code(
        f"{PEOPLE}, value: {{unit_cost: CR8.0, {first}, {year}}}",
        f"{PEOPLE}, value: {{unit_cost: CR8.0, {second}, {year}}}",
    )


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("North ward", "South ward"), []),
        (("Admissions", "admissions"), ["CBA421"]),
    ],
)
def test_units_of_one_code_are_others_unless_they_are_called_the_same(
    titles: tuple[str, str], expected: list[str]
) -> None:
    first, second = (
        f"title: {title}, {UNITS}, value: {{unit_cost: HE7.0}}" for title in titles
    )

    assert expected == code(first, second)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("value: {per: WELLBY, social: 9}", "value: {per: QALY, social: 9}", True),
        (
            "value: {per: wellbeing-adjusted life-year, social: 9}",
            "value: {per: Quality-adjusted life years, social: 9}",
            True,
        ),
        (
            "value: {social: 9}, discounting: green-book-health",
            "value: {per: WELLBY, social: 9}",
            True,
        ),
        # Wellbeing may be discounted as health is, and is no health for that.
        (
            "value: {per: WELLBY, social: 9}, discounting: green-book-health",
            "value: {per: WELLBY, social: 9}",
            False,
        ),
        ("value: {per: QALY, social: 9}", "value: {per: QALY, social: 9}", False),
        ("value: {per: visit, social: 9}", "value: {per: QALY, social: 9}", False),
        # Who has the one and who the other are said to be different people.
        (
            "value: {per: WELLBY, social: 9}, enjoyed_by: residents",
            "value: {per: QALY, social: 9}, enjoyed_by: society",
            False,
        ),
    ],
)
def test_wellbeing_beside_health(first: str, second: str, *, expected: bool) -> None:
    assert (["CBA420"] if expected else []) == code(
        f"{SOCIAL}, {first}", f"{SOCIAL}, {second}"
    )


def test_pounds_discounted_as_health_stand_beside_wellbeing() -> None:
    health = f"amount: 9, category: social, discounting: green-book-health, {OTHERS}"

    assert twice(
        f"a: {{{SOCIAL}, value: {{per: WELLBY, social: 9}}}}\nb: {{{health}}}"
    ) == [("CBA420", "b.discounting")]


OPTIONS = """\
options:
  small: {title: Small, role: do-minimum}
  large: {title: Large, role: preferred}
"""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("options: [small]", "options: [large]", []),
        ("options: [small]", "options: [small, large]", ["CBA417"]),
    ],
)
def test_lines_that_stand_in_no_option_together_are_not_added_up(
    first: str, second: str, expected: list[str]
) -> None:
    benefits = (
        f"a: {{{PEOPLE}, {first}, value: {{unit_cost: HE7.0}}}}\n"
        f"b: {{{PEOPLE}, {second}, value: {{unit_cost: HE9.0}}}}"
    )

    assert expected == [each for each, _ in twice(benefits, OPTIONS)]


def test_an_option_that_sets_another_unit_cost_is_looked_at_as_it_is_set() -> None:
    benefits = (
        f"a: {{{PEOPLE}, value: {{unit_cost: HE7.0}}}}\n"
        f"b: {{{PEOPLE}, value: {{unit_cost: {{code}}}}}}"
    )
    setting = "role: preferred, set: {benefits.b.value.unit_cost: CODE}"
    options = OPTIONS.replace("role: preferred", setting)
    ours = benefits.replace("{code}", "HE3.0"), options.replace("CODE", "HE9.0")
    theirs = benefits.replace("{code}", "HE9.0"), options.replace("CODE", "HE3.0")

    assert twice(*ours) == [("CBA417", "options.large.set.benefits.b.value.unit_cost")]
    # The other option still has what the file says.
    assert twice(*theirs) == [("CBA417", "b.value.unit_cost")]


def test_a_line_that_meets_several_names_them_in_one_finding() -> None:
    text = project(
        benefits=f"a: {{{PEOPLE}, value: {{unit_cost: HE3.0}}}}\n"
        f"b: {{{PEOPLE}, value: {{unit_cost: HO3.0}}}}\n"
        f"c: {{{PEOPLE}, value: {{unit_cost: HE7.0}}}}\n"
        f"d: {{{PEOPLE}, value: {{unit_cost: HE7.0}}}}"
    )
    messages = {
        each.path: each.message for each in problems_of(text) if each.code in TWICE
    }

    assert list(messages) == [
        "benefits.c.value.unit_cost",
        "benefits.d.value.unit_cost",
    ]
    assert (
        "; and again what is in `c` (HE7.0)" in messages["benefits.d.value.unit_cost"]
    )


def test_no_line_is_compared_with_every_other(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = ("HE7.0", "HE9.0", "CR8.0", "CR3.0", "HE4.0")
    made = valid(
        project(
            benefits="\n".join(
                f"n{n}: {{{UNITS}, value: {{unit_cost: {codes[n % 5]}}}}}"
                for n in range(200)
            )
        )
    )
    compared = []
    meets = counted.Counted.meets

    def counting(value: counted.Counted, other: counted.Counted) -> bool:
        compared.append(other)
        return meets(value, other)

    monkeypatch.setattr(counted.Counted, "meets", counting)
    findings = list(overlaps.check(made))

    # All but the first of each pair, and none of HE4.0, whose other is not here. Of
    # those that meet the first HE7.0, HE9.0, CR8.0 or CR3.0, eleven are told.
    assert len(findings) == 4 * 11
    assert len(compared) == 158


def test_parts_of_other_names_may_be_of_the_same_thing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The cost of a fire in a home is published as fiscal, deaths and injuries in it.
    why = Overlap("QALY", "wellbeing", "deaths and injuries are in it")
    monkeypatch.setitem(OVERLAPS, "FI3.0", (why,))
    fires = f"{PEOPLE.replace('nhs', 'council')}, value: {{unit_cost: FI3.0}}"
    lines = f"fires: {{{fires}}}\nyears: {{{SOCIAL}, value: {{unit_cost: QALY}}}}"

    assert twice(lines) == [("CBA420", "years.value.unit_cost")]
    lost = lines.replace("QALY}", "QALY, social: -5}")
    assert twice(lost) == []


def test_points_of_life_satisfaction_are_wellbeing() -> None:
    point = "value: {per: point of life satisfaction, social: 13k}"
    lines = (
        f"life: {{{SOCIAL}, {point}}}\nhealth: {{{SOCIAL}, value: {{unit_cost: QALY}}}}"
    )

    assert twice(lines) == [("CBA420", "health.value.unit_cost")]


@pytest.mark.parametrize(
    ("lines", "ending"),
    [
        (12, "it is the same unit cost"),
        (13, "it is the same unit cost; and one more line does the same"),
        (40, "it is the same unit cost; and 28 more lines do the same"),
    ],
)
def test_of_many_lines_for_one_group_the_first_are_told(
    lines: int, ending: str
) -> None:
    stay = f"{{{PEOPLE}, value: {{unit_cost: HE7.0}}}}"
    text = project(benefits="\n".join(f"line{n}: {stay}" for n in range(lines)))

    told = [p for p in problems_of(text) if p.code == "CBA421"]
    assert len(told) == 11
    assert told[-1].message.partition("tenants`: ")[2].startswith(ending)
