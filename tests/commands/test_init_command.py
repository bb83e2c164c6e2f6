from __future__ import annotations

from pathlib import Path

import pytest

from cba.commands.init import example_names, init
from cba.commands.outcome import CannotRunError, Exit
from cba.loading.project_loader import load
from cba.problems import has_errors


@pytest.mark.parametrize("name", example_names())
def test_every_example_that_is_begun_with_appraises(name: str, tmp_path: Path) -> None:
    assert init(str(tmp_path / "new"), name, listing=False) == Exit.YES
    assert not has_errors(load(tmp_path / "new" / "project.yaml").problems)


def test_only_the_project_of_the_starter_is_written(tmp_path: Path) -> None:
    init(str(tmp_path), None, listing=False)

    assert [each.name for each in tmp_path.iterdir()] == ["project.yaml"]


def test_nothing_is_written_where_one_file_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "costs.csv").write_text("mine", encoding="utf-8")

    with pytest.raises(CannotRunError, match="nothing is overwritten"):
        init(str(tmp_path), "reoffending", listing=False)

    assert [each.name for each in tmp_path.iterdir()] == ["costs.csv"]
    assert (tmp_path / "costs.csv").read_text("utf-8") == "mine"


def test_a_link_that_leads_nowhere_is_in_the_way_too(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    (tmp_path / "project.yaml").symlink_to(elsewhere)

    with pytest.raises(CannotRunError, match="is there already"):
        init(str(tmp_path), None, listing=False)

    assert not elsewhere.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(CannotRunError) as error:
        init(str(tmp_path / "file" / "below"), None, listing=False)

    assert error.value.code == "CBA003"


def test_a_folder_with_too_long_a_name_is_told_shortly() -> None:
    with pytest.raises(CannotRunError) as error:
        init("a" * 5000, None, listing=False)

    assert len(error.value.message) < 120
