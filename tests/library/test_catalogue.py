"""The catalogue: data sets, editions, the current one and fingerprints."""

from __future__ import annotations

import hashlib
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from cba.library.catalogue import (
    DataSet,
    current_editions,
    data_edition,
    data_fingerprint,
    editions,
    read_catalogue,
)
from cba.library.names import UnknownReference
from cba.resources import data_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def rates(tmp_path: Path) -> DataSet:
    """A data set with two editions, of which the older is current."""
    path = tmp_path / "catalogue.toml"
    path.write_text(
        dedent(
            """\
            [rates]
            current = "2025"

            [rates.editions."2025"]
            files = ["rates/2025.csv"]
            title = "Rates (2025)"
            source = "A ministry, 2025"
            publisher = "A ministry"
            status = "published"
            licence = "Open"
            checked = 2025-11-03

            [rates.editions."2026"]
            files = ["rates/2026.csv", "rates/2026-notes.csv"]
            title = "Rates (2026)"
            source = "A ministry, 2026"
            publisher = "A ministry"
            status = "unverified"
            licence = "Open"
            """
        ),
        encoding="utf-8",
    )
    (dataset,) = read_catalogue(path)
    return dataset


def test_edition_left_out_is_the_current_one(rates: DataSet) -> None:
    assert rates.edition(None).files == ("rates/2025.csv",)


def test_edition_named_is_the_one_that_is_used(rates: DataSet) -> None:
    assert rates.edition("2026").files == ("rates/2026.csv", "rates/2026-notes.csv")


def test_day_of_checking_is_kept_where_it_is_known(rates: DataSet) -> None:
    checked = [rates.edition(edition).checked for edition in ("2025", "2026")]

    assert checked == ["2025-11-03", None]


def test_unknown_edition_lists_the_known_ones(rates: DataSet) -> None:
    with pytest.raises(UnknownReference) as raised:
        rates.edition("2019")

    assert str(raised.value) == (
        "there is no edition of `rates` `2019`; known: 2025, 2026"
    )


def test_unknown_data_set_lists_the_known_ones() -> None:
    with pytest.raises(UnknownReference) as raised:
        editions("gdp")

    assert (raised.value.kind, raised.value.name) == ("data set", "gdp")
    assert raised.value.known == tuple(current_editions())


def test_current_editions_name_every_data_set() -> None:
    assert current_editions() == {
        "discount_schedules": "2026",
        "gdp_deflator": "2026-03",
        "optimism_bias": "2014",
        "capital_bias": "2002",
        "distributional_weights": "2022",
        "unit_costs": "gmca-1.4",
        "values": "2026",
    }


def test_every_current_edition_is_one_of_the_editions() -> None:
    current = current_editions()

    assert [name for name in current if current[name] not in editions(name)] == []


def test_fingerprint_of_one_file_is_its_sha_256() -> None:
    content = data_file("gdp_deflator/2026-03.csv").read_bytes()

    expected = hashlib.sha256(content).hexdigest()
    assert data_fingerprint("gdp_deflator", "2026-03") == expected


def test_fingerprint_of_several_files_runs_through_all_of_them() -> None:
    files = data_edition("unit_costs", "gmca-1.4").files
    content = b"".join(data_file(name).read_bytes() for name in files)

    expected = hashlib.sha256(content).hexdigest()
    assert len(files) == 2
    assert data_fingerprint("unit_costs") == expected
