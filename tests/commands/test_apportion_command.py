"""What ``cba apportion`` answers, what it writes, and how it ends."""

from __future__ import annotations

import json
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cba.commands.apportion import Request, apportion
from cba.commands.outcome import CannotRunError, Exit
from cba.loading.project_loader import load_project
from cba.models.sharing import RULES
from cba.results.appraise import appraise
from tests.reports.made_agreement import WARDENS

#: The trust saves less than the council spends.
POOR = WARDENS.replace("fiscal: 100", "fiscal: 20")
#: A payment is made already, under the name that the first one found would have.
PAID = (
    textwrap.dedent(WARDENS)
    + """\
payments:
  agreement_trust_to_council:
    from: trust
    to: council
    amount: [10k]
"""
)
RANGED = WARDENS.replace("fiscal: 100", "fiscal: 100 (60 to 120)")


def written(folder: Path, text: str = WARDENS) -> str:
    path = folder / "project.yaml"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return str(path)


def document(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_it_works_with_nothing_said_about_sharing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = apportion(Request(written(tmp_path)))

    printed = capsys.readouterr().out
    assert code == Exit.YES
    assert "Costs shared in proportion to cashable savings." in printed
    assert "the hospital trust would pay the borough council £200k" in printed
    assert 'amount: {2026-27: "£100,000.00", 2027-28: "£100,000.00"}' in printed


def test_a_pasted_block_appraises_to_the_promised_positions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, block = written(tmp_path), tmp_path / "payments.yaml"
    assert apportion(Request(source, as_json=True, payments=block)) == Exit.YES
    promised = document(capsys)["content"]["agencies"]

    pasted = textwrap.dedent(WARDENS) + "payments:\n" + block.read_text("utf-8")
    written(tmp_path, pasted)
    found = appraise(load_project(source)).agencies

    for key in ("council", "trust"):
        assert found[key].npv == pytest.approx(promised[key]["npv_after"], abs=0.005)
        assert found[key].peak_funding == pytest.approx(
            promised[key]["peak_funding_after"], abs=0.005
        )


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_pastes_back_beside_payments_that_are_there(
    rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, block = written(tmp_path, PAID), tmp_path / "payments.yaml"
    apportion(Request(source, rule=rule, as_json=True, payments=block))
    promised = document(capsys)["content"]

    written(tmp_path, textwrap.dedent(PAID) + block.read_text("utf-8"))
    found = appraise(load_project(source)).agencies

    assert promised["feasible"]
    assert len(promised["payments"]) >= 1
    for key in ("council", "trust"):
        assert found[key].npv_cashable == pytest.approx(
            promised["agencies"][key]["npv_cashable_after"], abs=0.005
        )
        assert [year.cumulative for year in found[key].by_year] == pytest.approx(
            promised["agencies"][key]["cumulative_after"], abs=0.005
        )


def test_the_block_alone_is_printed_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert apportion(Request(written(tmp_path), payments=Path("-"))) == Exit.YES

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("  agreement_trust_to_council:")
    assert {line[:2] for line in lines} == {"  "}


def test_json_has_the_terms_that_were_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    request = Request(
        written(tmp_path),
        rule="equal-return",
        to="fiscal",
        whole_by="2027/28",
        as_json=True,
    )
    apportion(request)

    found = document(capsys)
    assert found["schema"] == "cba/apportionment/1"
    asked = {key: found["content"][key] for key in ("rule", "to", "whole_by")}
    assert asked == {"rule": "equal-return", "to": "fiscal", "whole_by": "2027-28"}


def test_no_agreement_is_an_answer_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = apportion(Request(written(tmp_path, POOR), as_json=True))

    found = document(capsys)
    assert code == Exit.NO
    assert found["content"]["feasible"] is False
    assert "short" in found["content"]["reason"]
    assert "CBA007" in [each["code"] for each in found["problems"]]


def test_no_agreement_says_so_on_stderr_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "agreement.docx"
    code = apportion(Request(written(tmp_path, POOR), outputs=(out,)))

    printed = capsys.readouterr()
    assert code == Exit.NO
    assert "There is no agreement on these terms." in printed.out
    assert "CBA007" in printed.err
    assert "so no document is written" in printed.err
    assert not out.exists()


def test_terms_that_stand_in_the_way_are_shown_where_they_stand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capped = textwrap.dedent(WARDENS) + "sharing:\n  caps: {trust: £50k}\n"

    assert apportion(Request(written(tmp_path, capped), as_json=True)) == Exit.NO

    (problem,) = (
        each for each in document(capsys)["problems"] if each["code"] == "CBA007"
    )
    assert problem["path"] == "sharing"
    assert problem["line"] == capped.splitlines().index("sharing:") + 1
    assert "loosen what stands here" in problem["hint"]


def test_chances_are_given_where_inputs_have_ranges(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    apportion(Request(written(tmp_path, RANGED), draws=100, as_json=True))

    risk = document(capsys)["content"]["risk"]
    council = risk["agencies"]["council"]
    assert (risk["draws"], risk["seed"]) == (100, 1)
    assert (council["chance_whole_before"], council["chance_whole_after"]) == (0.0, 1.0)


def test_a_page_for_one_partner(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert apportion(Request(written(tmp_path), agency="trust")) == Exit.YES

    assert "What we are asked to agree" in capsys.readouterr().out


def test_settings_change_what_is_shared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = ("costs.wardens.amount=[50k, 50k]",)
    apportion(Request(written(tmp_path), settings=settings, as_json=True))

    schedule = document(capsys)["content"]["schedule"]
    assert [each["amount"] for each in schedule] == [50000.0, 50000.0]


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (Request("", rule="fair"), "`--rule fair` is not a choice"),
        (Request("", to="cash"), "`--to cash` is not a choice"),
        (Request("", whole_by="2040-41"), "is no year of the appraisal"),
        (Request("", whole_by="soon"), "is no year of the appraisal"),
        (Request("", agency="trsut"), "`trsut` is no partner of the agreement"),
        (Request("", option="other"), "there is no option `other`"),
        (Request("", draws=1), "1 draws cannot be made"),
        (Request("", seed=-1), "-1 is no seed"),
        (Request("", outputs=(Path("a.xlsx"),)), "a.xlsx"),
        (Request("", as_json=True, payments=Path("-")), "both want the standard"),
        (Request("", template=Path("style")), "dresses a document"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    request_: Request, words: str, tmp_path: Path
) -> None:
    with pytest.raises(CannotRunError) as refused:
        apportion(replace(request_, source=written(tmp_path)))

    assert words in refused.value.message


def test_errors_in_the_project_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = written(tmp_path, WARDENS.replace("share: 100%", "share: 120%"))

    assert apportion(Request(source, as_json=True)) == Exit.NO
    found = document(capsys)
    assert (found["schema"], found["content"]) == ("cba/apportionment/1", None)
