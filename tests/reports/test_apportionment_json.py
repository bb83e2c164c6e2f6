"""What programs read of an agreement, from one whose figures are known."""

from __future__ import annotations

import json

from cba.reports.apportionment_json import apportionment_json
from tests.reports.made_agreement import agreed
from tests.reports.test_apportionment_text import risk


def test_the_contract_is_kept() -> None:
    content = json.loads(json.dumps(apportionment_json(agreed())))

    assert content["rule"] == "proportional"
    assert (content["feasible"], content["reason"]) == (True, None)
    assert content["schedule"][0] == {
        "year": "2026-27",
        "from": "trust",
        "to": "council",
        "amount": 100000.0,
        "nominal": 100000.0,
    }
    assert (
        content["agencies"]["trust"].items()
        >= {
            "npv_before": 240000.0,
            "npv_after": 40000.0,
            "cash_before": 240000.0,
            "cash_after": 40000.0,
            "whole_by": "2028-29",
            "peak_funding_before": 0.0,
            "peak_funding_after": 50000.0,
            "whole_from_after": "2028-29",
            "cost_share_after": 1.0,
            "alone": 0.0,
            "gain": 40000.0,
        }.items()
    )
    assert content["payments"]["trust_to_council"]["amount"] == {
        "2026-27": 100000.0,
        "2027-28": 100000.0,
    }
    assert content["risk"] is None


def test_a_year_without_a_price_index_has_no_nominal_sum() -> None:
    made = agreed()._replace(nominal=(1.0, None, None))
    content = json.loads(json.dumps(apportionment_json(made)))

    assert [each["nominal"] for each in content["schedule"]] == [100000.0, None]


def test_how_sure_it_is_stands_by_partner() -> None:
    made = agreed()._replace(risk=risk())
    content = json.loads(json.dumps(apportionment_json(made)))

    council = content["risk"]["agencies"]["council"]
    assert (council["chance_whole_before"], council["chance_whole_after"]) == (0.1, 1.0)
    assert council["cash_before"] == {"mean": 0.0, "p10": 0.0, "p50": 0.0, "p90": 0.0}
    assert council["chance_whole_with_rules"] is None
