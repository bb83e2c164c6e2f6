from __future__ import annotations

import pytest

from cba.loading.project_loader import load
from cba.loading.writing import dump
from cba.models.faults import FaultError
from cba.models.horizon import Context
from cba.models.inputs import Input
from cba.models.project import Project
from cba.models.sharing import ShareBounds, read_bounds

_BASE = """\
cba: 1
project: {title: Shared}
appraisal: {first_year: 2026-27, years: 3}
agencies:
  council: {name: Council, sector: local-authority, limit: LIMIT}
  nhs: {name: NHS, sector: nhs}
benefits:
  visits: {title: Visits, quantity: 5, deadweight: 20%,
    value: {fiscal: £5, source: Invented},
    falls_to: nhs, cashable: 50%, optimism_bias: 10%, status: illustrative}
"""


def project(sharing: str = "", limit: str = "£500k") -> Project:
    loaded = load(None, stdin_text=_BASE.replace("LIMIT", limit) + sharing)
    assert loaded.project is not None, loaded.problems
    return loaded.project


def codes(sharing: str, limit: str = "£500k") -> list[tuple[str, str]]:
    loaded = load(None, stdin_text=_BASE.replace("LIMIT", limit) + sharing)
    return [(each.code, str(each.path)) for each in loaded.problems]


_WHOLE = """\
sharing:
  rule: outcome-based
  to: public-value
  whole_by: 2027-28
  partners: [council, nhs]
  may_pay: {nhs: council, council: [nhs]}
  caps: {nhs: £2m}
  shares: {council: 10% to 50%, nhs: 1/3 to 100%}
  tariffs: {benefits.visits: £2.50}
  paid_after: 1.5 years
  gain_share: {above: 10%, share: 50%}
  clawback: {below: 12.5%, share: 25%}
  purpose: Fewer visits
  reviews: [2027-10-01, 2028-10-01]
  ends: 2029-03-31
  data: From the trust, every quarter
  disputes: By the two chairs
  exit: With six months' notice
"""


def test_every_key_is_read_and_written_back_as_the_same() -> None:
    made = project(_WHOLE)

    sharing = made.sharing
    assert sharing is not None
    assert sharing.may_pay == {"nhs": ("council",), "council": ("nhs",)}
    assert sharing.shares == {
        "council": ShareBounds(0.1, 0.5),
        "nhs": ShareBounds(1 / 3, 1.0),
    }
    assert sharing.tariffs == {"benefits.visits": Input(2.5)}
    again = load(None, stdin_text=dump(made)).project
    assert again == made


def test_one_share_is_floor_and_ceiling() -> None:
    sharing = project("sharing: {shares: {council: 40%}}").sharing

    assert sharing is not None
    assert sharing.shares == {"council": ShareBounds(0.4, 0.4)}


def test_a_limit_may_be_an_amount_with_a_source() -> None:
    limit = project(limit="{value: £500k, source: Cabinet}").agencies["council"].limit

    assert limit is not None
    assert limit.a_year == limit.deficit == Input(500_000.0, source="Cabinet")


@pytest.mark.parametrize(
    ("limit", "code", "path"),
    [
        ("£500k (£400k to £600k)", "CBA315", "agencies.council.limit.a_year"),
        ("-£5", "CBA206", "agencies.council.limit.a_year"),
        ("{a_year: {2026-27: £5}}", "CBA113", "agencies.council.limit.a_year"),
        ("{yearly: £5}", "CBA111", "agencies.council.limit.yearly"),
    ],
)
def test_a_limit_that_cannot_be_one_is_refused(
    limit: str, code: str, path: str
) -> None:
    assert (code, path) in codes("", limit)


@pytest.mark.parametrize(
    ("sharing", "code", "path"),
    [
        ("rule: fair", "CBA207", "sharing.rule"),
        ("to: cash", "CBA207", "sharing.to"),
        ("whole_by: 2050-51", "CBA304", "sharing.whole_by"),
        ("partners: [council, nobody]", "CBA301", "sharing.partners.1"),
        ("may_pay: {council: [nobody]}", "CBA301", "sharing.may_pay.council.0"),
        ("may_pay: {nobody: [council]}", "CBA301", "sharing.may_pay.nobody"),
        ("may_pay: {council: [council]}", "CBA322", "sharing.may_pay.council.0"),
        ("caps: {nobody: £5}", "CBA301", "sharing.caps.nobody"),
        ("shares: {council: [10%, 50%]}", "CBA113", "sharing.shares.council"),
        ("shares: {council: 10% to 150%}", "CBA203", "sharing.shares.council"),
        ("shares: {council: 50% to 10%}", "CBA230", "sharing.shares.council"),
        (
            "partners: [council, nhs], shares: {council: 40%, nhs: 40%}",
            "CBA231",
            "sharing.shares",
        ),
        ("gain_share: {above: 10%}", "CBA112", "sharing.gain_share.share"),
        ("tariffs: [£5]", "CBA113", "sharing.tariffs"),
        ("fee: £5", "CBA111", "sharing.fee"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_place(
    sharing: str, code: str, path: str
) -> None:
    assert codes(f"sharing: {{{sharing}}}") == [(code, path)]


def test_bounds_in_words_are_told_how_to_be_written() -> None:
    with pytest.raises(FaultError) as caught:
        read_bounds("at most 30%", Context(currency="GBP"))

    assert caught.value.hint == (
        "write a floor and a ceiling, such as 10% to 50% or 0% to 30%"
    )


@pytest.mark.parametrize(
    ("tariffs", "code"),
    [
        ("costs.team: £5", "CBA220"),
        ("benefits.none: £5", "CBA327"),
        ("benefits.visits/other: £5", "CBA327"),
    ],
)
def test_a_tariff_needs_a_benefit_with_units(tariffs: str, code: str) -> None:
    sharing = f"sharing: {{rule: outcome-based, tariffs: {{{tariffs}}}}}"

    address = tariffs.partition(":")[0]
    assert codes(sharing) == [(code, f"sharing.tariffs.{address}")]
