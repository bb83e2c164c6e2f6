"""Which options have a line is said once, on the line."""

from __future__ import annotations

from cba.loading.project_loader import load

PROJECT = """\
cba: 1
project: {title: Team}
appraisal: {first_year: 2026-27, years: 2}
agencies: {council: {name: Council, sector: local-authority}}
costs:
  team: {kind: revenue, paid_by: council, amount: 100, optimism_bias: 0%%,
         status: illustrative%s}
options:
  less: {title: Less%s}
  more: {title: More, role: preferred}
"""


def errors(on_the_line: str = "", on_the_option: str = "") -> list[tuple[str, str]]:
    loaded = load(None, stdin_text=PROJECT % (on_the_line, on_the_option))
    return [
        (problem.code, problem.path)
        for problem in loaded.problems
        if problem.severity == "error"
    ]


def test_an_empty_list_of_options_is_refused() -> None:
    assert errors(", options: []") == [("CBA116", "costs.team.options")]


def test_an_option_cannot_take_a_line_from_others() -> None:
    assert errors("", ", set: {costs.team.options: [more]}") == [
        ("CBA315", "options.less.set.costs.team.options")
    ]


def test_a_line_may_name_its_options() -> None:
    assert errors(", options: [more]") == []
