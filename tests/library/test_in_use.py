"""What a project uses of the reference data."""

from __future__ import annotations

import pytest

from cba.library.in_use import deflator_of, editions_of, schedule_of
from cba.library.names import UnknownReference
from cba.models.discount import Discounting
from cba.models.years import Year
from cba.prices import rebase_factor
from tests.loading.projects import project, valid


def test_without_an_index_of_its_own_a_project_uses_the_gdp_deflator() -> None:
    made = valid(project(more="data: {gdp_deflator: 2026-03}"))

    assert deflator_of(made).edition == "2026-03"
    assert editions_of(made) == {"gdp_deflator": "2026-03"}


def test_an_index_of_its_own_is_used_instead() -> None:
    index = "{2024-25: 100, 2025-26: {index: 103, status: forecast}}"
    appraisal = f"{{first_year: 2026-27, years: 4, deflator: {index}}}"
    deflator = deflator_of(valid(project(appraisal=appraisal)))

    assert rebase_factor(deflator, Year(2024), Year(2025)) == 1.03
    assert [point.status for point in deflator.indices] == ["outturn", "forecast"]


def test_schedules_are_named_or_spelt_out() -> None:
    bands = ((0, 0.035), (31, 0.03))

    assert schedule_of(Discounting("green-book"), {}).name == "green-book"
    assert schedule_of(Discounting(bands=bands), {}).bands == bands
    assert schedule_of(Discounting(bands=bands[:1]), {}).bands == bands[:1]


def test_an_unknown_schedule_is_refused() -> None:
    with pytest.raises(UnknownReference, match="greenbook"):
        schedule_of(Discounting("greenbook"), {})
