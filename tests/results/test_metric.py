from __future__ import annotations

import pytest

from cba.results.json_document import Json, appraisal_json
from cba.results.metric import UnknownMetricError, metric, metrics_of
from tests.results.appraising import TWO_PARTNERS, appraised_text

OPTIONS = """
    options:
      nothing: {role: baseline}
      chosen: {role: preferred}
"""


@pytest.fixture(scope="module")
def content() -> Json:
    return appraisal_json(appraised_text(TWO_PARTNERS + OPTIONS))


@pytest.mark.parametrize(
    ("path", "figure"),
    [
        # Saved 240 and spent 200; residents have 5 for each of 24.
        ("financial.npv", 40.0),
        ("public_value.npv", 160.0),
        ("agencies.nhs.npv", 240.0),
        ("agencies.council.npv_cashable", -200.0),
        ("financial.payback.year", "2028-29"),
        ("financial.payback.discounted.sustained", True),
        ("financial.irr_reason", None),
        ("lines.falls.pv_social", 120.0),
        ("options.nothing.financial.npv", 0.0),
        ("options.chosen.financial.npv", 40.0),
    ],
)
def test_a_figure_by_its_path(content: Json, path: str, figure: object) -> None:
    assert metric(content, path) == figure


@pytest.mark.parametrize(
    "path",
    [
        *("", ".", "npv", "financial", "agencies", "by_year", "lines.falls.volume"),
        *("agencies.nhs.by_year.0.net", "options", "options.", "options.chosen"),
        *("options.none.financial.npv", "financial.npv.pounds", "Financial.NPV"),
    ],
)
def test_a_path_without_a_figure(content: Json, path: str) -> None:
    with pytest.raises(UnknownMetricError):
        metric(content, path)


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("npv", "did you mean `financial.npv` or `public_value.npv`?"),
        ("financial.bcr", "did you mean `public_value.bcr`?"),
        ("agencies.nsh.npv", "did you mean `agencies.nhs.npv`?"),
        ("public_value.npw", "did you mean `public_value.npv`?"),
        ("options.chosn.financial.npv", "did you mean `options.chosen.financial.npv`?"),
        ("zebra", "write a path of `cba appraise --json`, such as `public_value.npv`"),
    ],
)
def test_what_was_probably_meant(content: Json, path: str, hint: str) -> None:
    with pytest.raises(UnknownMetricError) as unknown:
        metric(content, path)

    assert unknown.value.hint == hint


def test_every_listed_metric_has_a_figure(content: Json) -> None:
    listed = metrics_of(content, "chosen")

    assert {type(metric(content, path)) for path in listed} <= {
        *(float, str, bool, type(None)),
    }
    assert "agencies.residents.pv_value" in listed
