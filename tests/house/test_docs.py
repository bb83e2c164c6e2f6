from __future__ import annotations

import pytest

from cba.cli import app
from tests.conftest import ROOT

VERBS = sorted(
    command.name or command.callback.__name__
    for command in app.registered_commands
    if command.callback is not None
) + [str(group.name) for group in app.registered_groups]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_documented(verb: str) -> None:
    pages = [page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md")]

    assert any(f"cba {verb}" in page for page in pages)
