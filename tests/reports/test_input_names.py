from __future__ import annotations

from pathlib import Path

import pytest

from cba.loading.project_loader import load
from cba.reports.input_names import InputName, input_names, name_of
from cba.reports.view import view_of
from cba.results.appraise import appraise
from tests.conftest import ROOT

EXAMPLES = sorted(ROOT.glob("examples/*/project.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_input_that_may_vary_has_a_name(path: Path) -> None:
    loaded = load(path)
    assert loaded.project is not None
    view = view_of(appraise(loaded.project, loaded.problems))
    names = input_names(view)

    for address in view.option.flows.streams.factors():
        found = name_of(names, address)
        assert found.line, address
        assert "`" not in found.what


def test_what_has_no_name_is_called_by_its_address() -> None:
    assert name_of({}, "costs.x.amount") == InputName("`costs.x.amount`")
