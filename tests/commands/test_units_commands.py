"""`cba units`, verb by verb: what is printed, and how it ends."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from cba.cli import app
from cba.commands.ending import run
from cba.library.unit_costs import packaged_library
from tests.conftest import ROOT

Printed = pytest.CaptureFixture[str]
EXAMPLES = ROOT / "examples"
HEAD = "code,title,unit,fiscal,price_year,source,licence\n"
OWN = f"{HEAD}CR3.0,Prison place,year,50000,2025-26,Own count,own\n"


def units(*words: str) -> int:
    return run(app, ["units", *words])


def document(capsys: Printed) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert set(found) == {"schema", "content", "problems", "run"}
    assert found["schema"] == "cba/units/1"
    return found


def test_bare_words_search(capsys: Printed) -> None:
    assert units("prisson") == 0
    bare = capsys.readouterr().out

    assert units("search", "prisson") == 0
    assert capsys.readouterr().out == bare
    assert bare.splitlines()[-1] == "more: cba units show CR3.0"


def test_options_may_stand_before_the_words(capsys: Printed) -> None:
    assert units("--json", "arrest", "--agency", "police") == 0

    content = document(capsys)["content"]
    assert content["words"] == "arrest"
    assert [each["code"] for each in content["values"]] == ["CR7.0", "CR7.1"]


def test_what_to_type_next_asks_the_same_libraries(
    tmp_path: Path, capsys: Printed
) -> None:
    file = tmp_path / "own costs.csv"
    file.write_text(OWN, encoding="utf-8")

    assert units("--library", str(file), "prison") == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == f"more: cba units show CR3.0 --library '{file}'"

    assert units(*shlex.split(last.partition("units ")[2])) == 0


def test_a_figure_of_zero_is_told_as_one(tmp_path: Path, capsys: Printed) -> None:
    file = tmp_path / "zero.csv"
    row = "CR8.18.5,Shoplifting,incident,0,2010-11,Published,CC BY 4.0\n"
    file.write_text(HEAD + row, encoding="utf-8")

    assert units("list", "--library", str(file)) == 0
    assert "1 value, in 2010-11 prices." in capsys.readouterr().out
    assert units("show", "CR8.18.5", "--library", str(file)) == 0
    assert "£0 per incident, in 2010-11 prices.\n\nSource" in capsys.readouterr().out
    assert units("diff", "gmca-1.4", str(file)) == 0
    assert "Shoplifting, per incident: £0, 2010-11 prices" in capsys.readouterr().out


def test_years_of_several_parts_widen_no_column(capsys: Printed) -> None:
    assert units("SS16.0") == 0
    printed = capsys.readouterr().out

    assert " ".join(printed.split()).count("economic in 2008-09 prices") == 1
    assert "2009-10 and 2008-09" not in printed


def test_nothing_found_is_the_answer_no(capsys: Printed) -> None:
    assert units("zzzzzz") == 1
    assert capsys.readouterr().out.startswith("Nothing in the library is like `zzzzzz`")


def test_no_words_list_everything(capsys: Printed) -> None:
    assert units() == 0
    everything = capsys.readouterr().out

    assert units("list") == 0
    assert capsys.readouterr().out == everything
    assert all(code in everything for code in packaged_library().costs)


def test_no_line_is_wider_than_a_terminal(capsys: Printed) -> None:
    units("list", "--year", "2026-27")
    _, _, *table = capsys.readouterr().out.splitlines()

    assert max(map(len, table)) <= 80


def test_figures_of_another_year_stand_below_the_published_ones(
    capsys: Printed,
) -> None:
    units("list", "--category", "value", "--year", "2026-27", "--json")

    values = {each["code"]: each for each in document(capsys)["content"]["values"]}
    part = values["NLW-2026"]["parts"]["social"]
    assert (part["value"], part["price_year"], part["rebased"]) == (
        12.71,
        "2026-27",
        12.71,
    )
    moved = values["QALY"]["parts"]["social"]
    assert moved["value"] == 70_000.0
    assert moved["rebased"] > 80_000.0


def test_a_list_is_written_as_a_library_and_asked_again(
    tmp_path: Path, capsys: Printed
) -> None:
    file = tmp_path / "mine.csv"
    assert units("list", "--category", "fire", "--csv", str(file)) == 0
    assert capsys.readouterr().err == f"wrote {file}\n"

    assert units("list", "--library", str(file), "--json") == 0
    values = document(capsys)["content"]["values"]
    assert [each["code"] for each in values] == ["FI1.0", "FI2.0", "FI3.0"]
    assert {each["library"] for each in values} == {"mine"}


def test_a_formula_is_written_as_text(tmp_path: Path, capsys: Printed) -> None:
    file = tmp_path / "own.csv"
    file.write_text(f"{HEAD}A,=1+1,unit,5,2025-26,S,own\n", encoding="utf-8")

    assert units("list", "--library", str(file), "--csv", "-") == 0
    assert "\nA,'=1+1,unit," in capsys.readouterr().out


def test_a_value_is_shown_whole(capsys: Printed) -> None:
    assert units("show", "cr2.0", "--year", "2026-27") == 0

    shown = capsys.readouterr().out
    cost = packaged_library().costs["CR2.0"]
    told = (cost.title, cost.source, cost.attribution, cost.comment, "2008-09")
    assert all(each in shown for each in told)
    assert all(bearer.name in shown for bearer in cost.bearers)
    assert all(overlap.why in shown for overlap in cost.overlaps_with)
    assert shown.endswith("value: {unit_cost: CR2.0}\n")


@pytest.mark.parametrize("code", packaged_library().costs)
def test_every_value_can_be_shown(code: str, capsys: Printed) -> None:
    assert units("show", code, "--year", "2026-27") == 0
    assert capsys.readouterr().err == ""


def test_a_code_that_is_not_there_is_asked_about(capsys: Printed) -> None:
    assert units("show", "CR3.00") == 2
    assert "did you mean `CR3.0`?" in capsys.readouterr().err


def test_a_project_brings_its_libraries_and_its_prices(
    tmp_path: Path, capsys: Printed
) -> None:
    (tmp_path / "own.csv").write_text(OWN, encoding="utf-8")
    text = (EXAMPLES / "minimal" / "project.yaml").read_text("utf-8")
    (tmp_path / "project.yaml").write_text(f"{text}\nlibraries: {{gm: own.csv}}\n")

    assert units("show", "CR3.0", "--project", str(tmp_path)) == 0
    shown = capsys.readouterr().out
    assert "gm/CR3.0  Prison place\n" in shown
    assert "packaged/CR3.0  Prison place, average of all prisons\n" in shown
    assert "In 2026-27 prices" in shown

    assert units("show", "gm/CR3.0", "--project", str(tmp_path), "--json") == 0
    (value,) = document(capsys)["content"]["values"]
    assert value["library"] == "gm"

    assert units("editions", "--project", str(tmp_path), "--json") == 0
    *_, own = document(capsys)["content"]["editions"]
    assert (own["name"], own["values"], own["standing"]) == ("gm", 1, "own")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["x", "--edition", "gmca-1.5"], "did you mean `gmca-1.4`?"),
        (["x", "--year", "soon"], "`soon` is not a year"),
        (["x", "--year", "2150-51"], "has no index for 2150-51"),
        (["x", "--library", "none.csv"], "there is no file `none.csv`"),
        (["x", "--agency", "polise"], "did you mean `Police`?"),
        (["x", "--category", "helth"], "did you mean `health`?"),
        (["x", "--library", "a.csv", "--edition", "b"], "do not go together"),
        (["x", "--project", "a", "--library", "b.csv"], "do not go together"),
        (["diff", "gmca-1.4", "new.xlsx"], "cba units import new.xlsx"),
        (["diff", "gmca-1.5", "gmca-1.4"], "did you mean `gmca-1.4`?"),
        (["show"], "`cba units --help` says what it takes"),
    ],
)
def test_what_cannot_be_asked_is_told(
    words: list[str], message: str, capsys: Printed
) -> None:
    assert units(*words) == 2

    printed = capsys.readouterr()
    assert message in printed.err
    assert printed.out == ""


def test_a_usage_error_has_an_envelope_too(capsys: Printed) -> None:
    assert units("show", "nonsense", "--json") == 2
    (problem,) = document(capsys)["problems"]
    assert problem["code"] == "CBA001"


def test_a_library_with_faults_is_refused_with_their_places(
    tmp_path: Path, capsys: Printed
) -> None:
    file = tmp_path / "own.csv"
    file.write_text(f"{HEAD}A,Thing,unit,lots,2025-26,S,own\n", encoding="utf-8")

    assert units("thing", "--library", str(file)) == 1
    assert f"{file}:2:14" in capsys.readouterr().err

    assert units("diff", "gmca-1.4", str(file), "--json") == 1
    assert document(capsys)["content"] is None


def test_what_has_aged_is_no_fault_unless_it_must_be_answered(
    capsys: Printed,
) -> None:
    assert units("outdated", str(EXAMPLES / "starter")) == 0
    assert "HE7.0" in capsys.readouterr().out

    folder = ROOT / "tests" / "problems" / "CBA512"
    assert units("outdated", str(folder), "--json") == 1
    content = document(capsys)["content"]
    (each,) = content["outdated"]
    assert content["used"] == 1
    assert (each["kind"], each["superseded_by"]) == ("superseded", "NLW-2026")


def test_what_has_aged_is_counted_apart_from_what_is_typed(capsys: Printed) -> None:
    assert units("outdated", str(EXAMPLES / "reoffending")) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("4 unit costs in use: 4 in old prices.\n")
    assert "5 years before 2026-27, the project's" in printed

    assert units("outdated", str(EXAMPLES / "household-support")) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("14 unit costs and 1 figure typed under a licence in use")


def test_a_project_without_unit_costs_has_none_that_age(capsys: Printed) -> None:
    assert units("outdated", str(EXAMPLES / "payment-by-results")) == 0
    assert capsys.readouterr().out == "This project uses no unit cost of a library.\n"


def test_a_difference_is_told_field_by_field(tmp_path: Path, capsys: Printed) -> None:
    file = tmp_path / "new.csv"
    units("list", "--category", "fire", "--csv", str(file))
    text = file.read_text("utf-8").replace(",per incident,", ",per fire,")
    file.write_text(text.replace("FI2.0,", "FI9.0,", 1), encoding="utf-8")
    capsys.readouterr()

    assert units("diff", "gmca-1.4", str(file), "--json") == 0
    content = document(capsys)["content"]
    assert content["added"] == ["FI9.0"]
    assert "FI2.0" in content["removed"]

    assert units("diff", "gmca-1.4", "gmca-1.4") == 0
    said = "From gmca-1.4 to gmca-1.4: all 105 values are the same.\n"
    assert capsys.readouterr().out == said


def test_editions_count_the_values_they_have(capsys: Printed) -> None:
    assert units("editions", "--json") == 0

    held = document(capsys)["content"]["editions"]
    assert sum(each["values"] for each in held) == len(packaged_library().costs)
    assert {each["standing"] for each in held} == {"current"}
