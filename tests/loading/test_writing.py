"""A project that is written out reads back as the same project."""

from __future__ import annotations

import json
import shutil
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cba.loading.document import Scalar
from cba.loading.input_text import percent, plain
from cba.loading.project_loader import load, load_project
from cba.loading.writing import dump, to_tree
from cba.loading.yaml_reader import read_yaml
from cba.loading.yaml_text import yaml_text
from tests.conftest import ROOT
from tests.loading.projects import OTHERS, project, valid
from tests.properties.spelling import Tree
from tests.properties.strategies import projects

EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/*.yaml"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_reads_back(example: str, tmp_path: Path) -> None:
    made = load_project(ROOT / "examples" / example)
    for library in made.libraries.values():  # named in the project, not part of it
        copy = tmp_path / library.file
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "examples" / example / library.file, copy)
    (tmp_path / "project.yaml").write_text(dump(made), encoding="utf-8")

    assert load_project(tmp_path) == made


@given(projects())
def test_any_valid_project_reads_back_and_is_written_the_same_again(
    tree: Tree,
) -> None:
    # JSON is YAML: the generator's trees are read as a project written in it.
    made = valid(json.dumps(tree))
    once = dump(made)

    again = valid(once)

    assert made == again
    assert once == dump(again)


def test_everything_a_line_may_say_reads_back() -> None:
    text = project(
        appraisal="{first_year: 2026-27, years: 4, price_year: 2025, timing: mid, "
        "discounting: {bands: {0: 3.5%, 2: 3%}}, in_kind_in_financial_case: true, "
        "optimism_bias: mean, deflator: {2024: 100, 2025: {index: 103.2, status: "
        "forecast}, 2026: 105}, inflation_after: 2%}",
        costs="""\
        a:
          title: "Beginning: with #signs, commas and {braces}"
          kind: capital
          paid_by: {council: 1/3, nhs: 2/3}
          amount: {2026-27: £1.1m, growing: -3%}
          optimism_bias: {class: equipment-development, mitigated: 40% (30% to 50%)}
          financing: {borrow: 25, rate: 110%}
          budget_code: "007"
          recurrent: false
          options: [preferred]
          status: illustrative
        b:
          kind: revenue
          paid_by: council
          optimism_bias: 3%
          hours: {value: [1, 2], low: "-10%", high: "+0%", shape: triangular}
          rate: {value: £12, low: £11, high: 13, source: "Survey, 2025", confidence: 2}
          real_growth: -2% (-0.03 to -0.01)
          notes: |
            Two lines,
            of text
        """,
        benefits=f"""\
        c:
          population: {{2026-27..2027-28: 5, 2029-30..: 7}}
          starts: evenly
          outcome: {{with: {{0: 68% (60% to 70%), 2: 48%}}, without: [24%, 18%]}}
          attribution: {{to_others: 15%}}
          lasts: end
          values:
            days: {{units_per_person: 9.4, fiscal: £402, falls_to: nhs, cashable:
                   {{share: {{nhs: 10%}}, from: 2027-28, in_steps_of: 4, owner: x,
                   because: Beds fill}}}}
            life: {{social: £70k, discounting: green-book-health}}
          measure: {{indicator: Days, baseline: 62%, reviews: [2027-10-01]}}
          evidence: {{follow_up: 1.5, engagement: 1/3, comparison: Next district,
                      design: "Survey, 2023", source: "Report, 2024"}}
          confidence: {{evidence: 3, age: 2}}
        d:
          population: 5
          persistence: [100%, 60%, 1/3]
          deadweight: {{points: 5%}}
          value: {{fiscal: 5, transfer: 3, economic: -2}}
          falls_to: council
          cashable: {{value: 5%, notes: Half a post}}
          confidence: 4
        e: {{quantity: 5, value: {{unit_cost: HO3.0, price_year: 2025}}, {OTHERS},
            cashable: {{value: [5%, 6%, 7%, 8%]}}}}
        f: {{quantity: 5, value: {{fiscal: 5}}, falls_to: {{nhs: 60%, council: 40%}},
            cashable: {{at_once: 15% (10% to 20%), stepped: {{nhs: 70%}}, step: ward,
            by_year: {{2026-27: 0%, 2027-28..: 100%}}}}, {OTHERS}}}
        g: {{quantity: 5, value: {{fiscal: 5}}, falls_to: nhs, {OTHERS},
            cashable: {{by_year: {{value: [0%, 1/3, 80%, 100%], source: Plan}}}}}}
        """,
        more="""\
        scenarios: {low: {title: Low, set: {costs.b.hours: [1, 2]}}}
        expect: [public_value.npv > 0]
        data: {gdp_deflator: 2026-03}
        steps: {ward: {size: 9855 (9000 to 12000), unit: bed day, owner: nhs}}
        acknowledge: {CBA401: Nobody else offers it}
        risks: {flood: {chance: 5% (1% to 9%), cost: {2026-27: £40k}, price_year: 2025,
                falls_on: {council: 1/3, nhs: 2/3}, owner: nhs, options: [preferred]}}
        non_monetised: {pride: {direction: gain, size: small, who: [residents, nhs]}}
        longlist: {buy: {sifted: discarded, scores: {affordability: fails}}}
        commercial: One text
        management: {plan: {2027-04: "A: b"}, people: [One, Two], "Day one": Then}
        sign_off: {chair: {}, officer: {name: A, organisation: nhs, date: 2026-11-22}}
        funding:
          own: {to: council, from: "A: fund", amount: {2026-27: £5k, growing: 2%},
                kind: capital, public: false, options: [preferred], status: local}
        correlations: [[costs.b.hours, costs.b.rate, -0.4]]
        """,
    )
    made = valid(text)

    assert valid(dump(made)) == made


def test_ranges_given_apart_stand_at_their_inputs() -> None:
    made = valid(project(more="ranges: {costs.team.amount: -10% to +25%}"))

    assert to_tree(made)["costs"] == {
        "team": {
            "source": "Team",
            "kind": "revenue",
            "paid_by": "council",
            "amount": {"value": "100000", "low": "-10%", "high": "+25%"},
            "optimism_bias": "10%",
        }
    }


def test_lines_of_a_table_stand_among_the_lines(tmp_path: Path) -> None:
    text = project(more="tables: {costs: costs.csv}")
    (tmp_path / "project.yaml").write_text(text, "utf-8")
    row = "table_line,revenue,nhs,500,10%,Table\n"
    (tmp_path / "costs.csv").write_text(
        f"id,kind,paid_by,amount,optimism_bias,source\n{row}", "utf-8"
    )
    made = load(tmp_path).project

    assert made is not None
    assert valid(dump(made)) == made


def test_a_dump_is_yaml_that_a_person_can_read() -> None:
    made = valid(project())

    lines = dump(made).splitlines()

    assert lines[:4] == [
        "cba: 1",
        "project:",
        "  title: Small project",
        "appraisal:",
    ]
    assert "    paid_by: council" in lines
    assert "    deadweight: 20%" in lines


@given(
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15)
)
def test_numbers_keep_every_digit(value: float) -> None:
    assert float(plain(value)) == value


@given(st.floats(min_value=0, max_value=1))
def test_shares_keep_every_digit(value: float) -> None:
    text = project(
        benefits=f"x: {{population: 5, impact: {percent(value)}, "
        f"value: {{social: 1}}, {OTHERS}}}"
    )
    impact = valid(text).benefits["x"].impact

    assert impact is not None
    assert impact.value == value


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=30)
NODES = st.recursive(
    TEXTS | st.none() | st.sampled_from(["no", "null", "~", "a #b", "x:y", "1,2"]),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.from_regex(r"[a-z]{1,8}", fullmatch=True), below, max_size=3
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), NODES, min_size=1))
def test_any_tree_reads_back(tree: Tree) -> None:
    reading = read_yaml(yaml_text(tree), "project.yaml")

    assert (reading.tree, reading.problems) == (tree, ())


def test_texts_that_yaml_would_misread_are_quoted() -> None:
    text = yaml_text({"a": [Scalar("no"), Scalar("x, y")], "b": Scalar("1: 2")})

    assert text == textwrap.dedent(
        """\
        a: ["no", "x, y"]
        b: "1: 2"
        """
    )
