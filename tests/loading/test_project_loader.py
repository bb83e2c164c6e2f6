"""Loading as a whole: every problem, at its place, once; settings in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from pydantic import BaseModel

from cba.loading.project_loader import load, load_project, option_project
from cba.models.discount import Discounting
from cba.models.inputs import Input
from cba.models.project import Project
from cba.problems import ProjectError
from tests.conftest import ROOT
from tests.loading.projects import OTHERS, TEAM, found, loaded, project, valid

OPTIONS = """\
options:
  as_now: {role: baseline}
  hub: {role: preferred, set: {costs.team.amount: £80k}}
  other: {title: No change of inputs}
scenarios:
  dear: {set: {costs.team.amount: £120k}}
  late: {set: {costs.team.amount@2027-28: £90k}}
"""


def amount(made: Project, option: str) -> Input | None:
    return option_project(made, option).costs["team"].amount


def test_a_folder_holds_its_project(tmp_path: Path) -> None:
    (tmp_path / "project.yaml").write_text(project(), "utf-8")

    assert load(tmp_path).problems == ()
    assert load_project(tmp_path) == valid(project())


def test_a_project_with_errors_raises_them_all(tmp_path: Path) -> None:
    file = tmp_path / "project.yaml"
    lines = "a: {kind: revenu, paid_by: nobody, amount: 5}\nb: {kind: revenue}"
    file.write_text(project(costs=lines), "utf-8")

    with pytest.raises(ProjectError) as raised:
        load_project(file)

    assert [problem.code for problem in raised.value.problems] == [
        "CBA207",
        "CBA301",
        "CBA112",
    ]


def test_a_file_that_is_not_there() -> None:
    missing = load(Path("nowhere.yaml"))

    assert (missing.project, missing.document) == (None, None)
    assert [problem.code for problem in missing.problems] == ["CBA102"]


def test_problems_come_in_the_order_of_the_file() -> None:
    text = project(costs="b: {kind: x}\na: {kind: y}", more="expect: [npv]\nzebra: 5")
    lines = [problem.place.line for problem in loaded(text).problems if problem.place]

    assert lines == sorted(lines)
    assert len(lines) == 6


def test_checks_go_on_beside_what_cannot_be_read() -> None:
    text = project(
        costs=f"""\
        broken: {{kind: revenue, paid_by: counsil, amount: x}}
        team: {TEAM}
        other: {TEAM.replace("council", "counsil")}
        """,
        more="options: {a: {}, b: {}}",
    )

    assert found(text) == [
        ("CBA301", "costs.broken.paid_by.counsil"),
        ("CBA201", "costs.broken.amount"),
        ("CBA301", "costs.other.paid_by.counsil"),
        ("CBA312", "options"),
    ]


def test_what_follows_from_a_fault_is_not_reported() -> None:
    # Neither agency nor group is missing, though neither can be read.
    text = project(
        costs="a: {kind: revenue, paid_by: nhs, people: tenants, each: 5, "
        "optimism_bias: 5%, source: Team}"
    )
    broken = text.replace("sector: nhs", "sector: NHSS").replace(": 100}}", ": many}}")

    assert [code for code, _ in found(broken)] == ["CBA207", "CBA201"]


def test_without_years_only_the_form_is_checked() -> None:
    text = project(appraisal="{first_year: soon, years: 4}", costs=f"a: {TEAM}")

    assert found(text.replace("council,", "counsil,")) == [
        ("CBA316", "appraisal.first_year")
    ]


def test_a_problem_of_the_reader_is_not_reported_twice() -> None:
    text = project(costs="a: {kind: no, paid_by: council, amount: 5}")

    assert [code for code, path in found(text) if path != "costs.a"] == ["CBA107"]


def test_an_unknown_column_of_a_table_is_reported_once(tmp_path: Path) -> None:
    text = project(more="tables: {costs: costs.csv}")
    (tmp_path / "project.yaml").write_text(text, "utf-8")
    rows = "a,revenue,nhs,5,10%,Table\nb,revenue,nhs,5,10%,Table\n"
    (tmp_path / "costs.csv").write_text(
        f"id,kind,paid_by,amount,optimism_bais,source\n{rows}", "utf-8"
    )
    problems = [p for p in load(tmp_path).problems if p.severity == "error"]

    assert [(p.code, p.hint) for p in problems] == [
        ("CBA111", "did you mean `optimism_bias`?")
    ]
    place = problems[0].place
    assert place is not None
    assert (Path(place.file).name, place.line, place.column) == ("costs.csv", 1, 24)


def test_a_cell_of_a_table_has_its_place(tmp_path: Path) -> None:
    text = project(more="tables: {costs: costs.csv}")
    (tmp_path / "project.yaml").write_text(text, "utf-8")
    (tmp_path / "costs.csv").write_text(
        "id,kind,paid_by,amount,source\na,revenue,counsil,5,Table\n", "utf-8"
    )
    (problem, *_) = [p for p in load(tmp_path).problems if p.code == "CBA301"]

    place = problem.place
    assert place is not None
    assert (Path(place.file).name, place.line, place.column) == ("costs.csv", 2, 11)


# Options, scenarios, the command line


def test_an_option_sets_its_inputs() -> None:
    made = valid(project(more=OPTIONS))

    assert amount(made, "hub") == Input(80_000.0)
    assert amount(made, "other") == Input(100_000.0)


def test_an_option_that_sets_nothing_has_the_project_itself() -> None:
    made = valid(project(more=OPTIONS))

    assert option_project(made, "other") is made
    assert option_project(made, "as_now") is made


def test_option_then_scenario_then_the_command_line() -> None:
    text = project(more=OPTIONS)
    settings = [("costs.team.amount", "£70k")]
    in_scenario = load(None, stdin_text=text, scenario="dear").project
    on_the_line = load(
        None, stdin_text=text, scenario="dear", settings=settings
    ).project

    assert in_scenario is not None
    assert on_the_line is not None
    # "hub" sets £80k, the scenario £120k, the command £70k: the last wins everywhere.
    assert [amount(in_scenario, o) for o in ("hub", "other")] == [Input(120_000.0)] * 2
    assert [amount(on_the_line, o) for o in ("hub", "other")] == [Input(70_000.0)] * 2


def test_a_year_replaces_that_year_alone_of_what_was_set_before() -> None:
    made = load(None, stdin_text=project(more=OPTIONS), scenario="late").project

    assert made is not None
    horizon = made.appraisal.horizon
    by_option = {}
    for option in ("hub", "other"):
        given = amount(made, option)
        assert given is not None
        by_option[option] = given.by_year(horizon)
    assert by_option == {
        "hub": (80_000.0, 90_000.0, 80_000.0, 80_000.0),
        "other": (100_000.0, 90_000.0, 100_000.0, 100_000.0),
    }


def test_the_command_line_may_give_a_series_and_set_the_appraisal() -> None:
    settings = [
        ("costs.team.amount", "{2026-27: £50k, 2028-29: 60000}"),
        ("appraisal.timing", "mid"),
        ("appraisal.discounting", "{rate: 5%}"),
    ]
    made = load(None, stdin_text=project(more=OPTIONS), settings=settings).project

    assert made is not None
    assert made.appraisal.timing == "mid"
    assert made.appraisal.discounting == Discounting(bands=((0, 0.05),))
    hub = option_project(made, "hub")
    assert hub.appraisal == made.appraisal
    given = hub.costs["team"].amount
    assert given is not None
    assert given.by_year(made.appraisal.horizon) == (50_000.0, None, 60_000.0, None)


def test_settings_go_into_the_only_option_of_a_file_without_options() -> None:
    made = load(
        None, stdin_text=project(), settings=[("costs.team.amount", "£70k")]
    ).project

    assert made is not None
    assert amount(made, "preferred") == Input(70_000.0)


@pytest.mark.parametrize(
    ("setting", "code", "message"),
    [
        (("costs.team.amount", "lots"), "CBA201", "`lots` is not a number"),
        (("costs.taem.amount", "5"), "CBA314", "there is no `costs.taem`"),
        (("appraisal.years", "5"), "CBA315", "`appraisal.years` cannot be set"),
        (("costs.team.amount", " "), "CBA116", "gives no value"),
        (("costs.team.paid_by", "{council:60%}"), "CBA109", "has no space"),
        (("costs.team.paid_by", "nobody"), "CBA301", "`nobody` is not declared"),
        (("costs.team.zebra", "5"), "CBA111", "`zebra` is not a key of a cost"),
    ],
)
def test_faults_of_the_command_line_name_it(
    setting: tuple[str, str], code: str, message: str
) -> None:
    made = load(None, stdin_text=project(), settings=[setting])
    first = made.problems[0]

    assert made.project is None
    assert (first.code, first.place, first.path) == (code, None, setting[0])
    assert first.message.startswith(f"`--set {setting[0]}`")
    assert message in first.message


def test_an_unknown_scenario_has_a_suggestion() -> None:
    made = load(None, stdin_text=project(more=OPTIONS), scenario="dera")

    assert made.project is None
    assert [(p.code, p.hint) for p in made.problems] == [
        ("CBA314", "did you mean `dear`?")
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("costs.team.amount: x", [("CBA201", "costs.team.amount")]),
        ("costs.team.zebra: 5", [("CBA111", "costs.team.zebra")]),
        ("costs.team.title@2026-27: x", [("CBA315", "costs.team.title@2026-27")]),
        ("costs.team.amount@2031-32: 5", [("CBA304", "costs.team.amount@2031-32")]),
        ("costs.team.amount@soon: 5", [("CBA316", "costs.team.amount@soon")]),
        ("costs.team.paid_by@2026-27: nhs", [("CBA315", "costs.team.paid_by@2026-27")]),
        (
            "costs.team.optimism_bias@2026-27: 5%",
            [("CBA315", "costs.team.optimism_bias@2026-27")],
        ),
        ("costs.team.paid_by: nobody", [("CBA301", "costs.team.paid_by.nobody")]),
        ("costs.team.amount: {2031-32: 5}", [("CBA304", "costs.team.amount.2031-32")]),
        ("costs.team.amount: null", [("CBA116", "costs.team.amount")]),
        ("costs: {team: {amount: 5}}", [("CBA314", "costs")]),
        ("agencies.nhs.sector: police", [("CBA315", "agencies.nhs.sector")]),
        (
            "benefits.used.deadweight: {points: 5%}, benefits.used.impact: 3%",
            [("CBA210", "benefits.used.deadweight.points")],
        ),
    ],
)
@pytest.mark.parametrize("section", ["options", "scenarios"])
def test_what_is_set_is_held_to_everything(
    section: str, given: str, expected: list[tuple[str, str]]
) -> None:
    more = f"{section}: {{it: {{set: {{{given}}}}}}}"

    assert found(project(more=more)) == [
        (code, f"{section}.it.set.{path}") for code, path in expected
    ]


def test_a_setting_may_show_a_fault_elsewhere() -> None:
    lines = f"x: {{people: tenants, impact: [5%, 5%], value: {{social: 1}}, {OTHERS}}}"
    more = "options: {it: {set: {people.tenants.starting: 5}}}"
    (problem,) = loaded(project(benefits=lines, more=more)).problems

    assert (problem.code, problem.path) == ("CBA308", "benefits.x.impact")
    assert problem.message.endswith("(in option `it`)")


def test_a_scenario_is_no_reason_for_advice() -> None:
    more = "scenarios: {it: {set: {benefits.used.deadweight: 0%}}}"

    assert found(project(more=more)) == []
    assert found(project(more=more.replace("scenarios", "options"))) == [
        ("CBA401", "options.it.set.benefits.used.deadweight")
    ]


# Ranges


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("costs.team.amount: -10% to +25%", []),
        ("costs.team.amount: {low: £80k, high: £120k, shape: uniform}", []),
        ("costs.team.amount: 5 to 4", [("CBA208", "costs.team.amount")]),
        ("costs.team.amount: wide", [("CBA208", "costs.team.amount")]),
        ("costs.team.amuont: -10% to +25%", [("CBA314", "costs.team.amuont")]),
        ("costs.team.title: -10% to +25%", [("CBA314", "costs.team.title")]),
        ("costs.team.paid_by: 10% to 20%", [("CBA315", "costs.team.paid_by")]),
        (
            "benefits.used.deadweight: 5% to 110%",
            [("CBA203", "benefits.used.deadweight")],
        ),
    ],
)
def test_ranges_are_held_to_their_inputs(
    given: str, expected: list[tuple[str, str]]
) -> None:
    assert found(project(more=f"ranges: {{{given}}}")) == [
        (code, f"ranges.{path}") for code, path in expected
    ]


def test_an_input_has_one_range() -> None:
    text = project(more="ranges: {costs.team.amount: -10% to +25%}")
    twice = text.replace("£100k", "£100k (£80k to £110k)")

    assert found(twice) == [("CBA115", "ranges.costs.team.amount")]


def test_a_range_goes_into_its_input() -> None:
    given = valid(project(more="ranges: {costs.team.amount: -10% to +25%}"))

    amount_of_team = given.costs["team"].amount
    assert amount_of_team is not None
    assert amount_of_team.range is not None
    assert amount_of_team.range.relative
    assert given.ranges == {}


def test_what_is_set_replaces_the_range() -> None:
    more = f"{OPTIONS}\nranges: {{costs.team.amount: -10% to +25%}}"
    made = valid(project(more=more))

    assert amount(made, "hub") == Input(80_000.0)
    late = load(None, stdin_text=project(more=more), scenario="late").project
    assert late is not None
    # One year alone leaves the range, which is relative, on the others.
    given = amount(late, "other")
    assert given is not None
    assert given.range is not None


# What is loaded cannot be changed


def parts_of(thing: object, path: str) -> Iterator[tuple[str, object]]:
    yield path, thing
    if isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from parts_of(getattr(thing, name), f"{path}.{name}")
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from parts_of(getattr(thing, field.name), f"{path}.{field.name}")
    elif isinstance(thing, Mapping):
        for key, item in thing.items():
            yield from parts_of(item, f"{path}.{key}")
    elif isinstance(thing, tuple):
        for position, item in enumerate(thing):
            yield from parts_of(item, f"{path}.{position}")


@pytest.mark.parametrize("example", ["whole-file", "reoffending", "integrated-care"])
def test_nothing_in_a_project_can_be_changed(example: str) -> None:
    made = load_project(ROOT / "examples" / example)
    for option in made.option_ids:
        parts = dict(parts_of(option_project(made, option), "project"))
        changeable = {
            path: type(part).__name__
            for path, part in parts.items()
            if isinstance(part, (list, dict, set, bytearray))
        }

        assert changeable == {}
        assert len(parts) > 300
