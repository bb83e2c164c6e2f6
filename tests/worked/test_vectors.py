"""Published and hand-worked figures, from the tool and from the oracle alike.

``vectors/`` holds published cases, ``cases/`` those worked by hand in their own
comments. Each file is a project and what must come out: a path in the result,
the value and its tolerance.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.worked.oracle.appraisal import appraise
from tests.worked.oracle.comparison import differences
from tests.worked.oracle.reading import Tree
from tests.worked.oracle.running import appraise_with_tool, write

HERE = Path(__file__).parent
FILES = sorted([*HERE.glob("vectors/*.yaml"), *HERE.glob("cases/*.yaml")])


def _read(path: Path) -> Tree:
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(written, dict)
    return written


def _at(content: object, path: str) -> object:
    for key in path.split("."):
        if isinstance(content, list):
            content = content[int(key)]
        else:
            assert isinstance(content, dict)
            content = content[key]
    return content


def _misses(content: Tree, expected: Tree) -> list[str]:
    """The paths at which the content is not what must come out."""
    found = []
    for path, (value, tolerance) in expected.items():
        actual = _at(content, path)
        if isinstance(value, bool | str) or value is None:
            same = actual == value
        else:
            same = actual == pytest.approx(value, rel=0, abs=tolerance)
        if not same:
            found.append(f"{path}: expected {value!r}, is {actual!r}")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_oracle_gives_the_figures(path: Path) -> None:
    case = _read(path)

    assert _misses(appraise(case["project"]), case["expected"]) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_tool_gives_the_figures(path: Path, tmp_path: Path) -> None:
    case = _read(path)
    project = write(case["project"], tmp_path / "project.yaml")

    content = appraise_with_tool(project)

    assert _misses(content, case["expected"]) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_tool_and_oracle_agree_on_every_figure(path: Path, tmp_path: Path) -> None:
    case = _read(path)
    project = write(case["project"], tmp_path / "project.yaml")

    content = appraise_with_tool(project)

    assert differences(appraise(case["project"])["options"], content["options"]) == []
