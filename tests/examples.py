"""The examples as parameters of tests: some of them every day, all of them in CI."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from _pytest.mark import ParameterSet

from tests.conftest import ROOT

#: The longest, with options and tables, and what `init` writes.
EVERYDAY = ("reoffending", "starter")
NAMES = tuple(sorted(path.parent.name for path in ROOT.glob("examples/*/project.yaml")))


def examples(everyday: Collection[str] = EVERYDAY) -> list[ParameterSet]:
    """Every example by name; the heavy checks alone have those beyond ``everyday``."""
    unknown = set(everyday) - set(NAMES)
    assert not unknown
    return [
        pytest.param(name, marks=[] if name in everyday else pytest.mark.heavy, id=name)
        for name in NAMES
    ]
