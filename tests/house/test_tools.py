from __future__ import annotations

import pytest

from tests.tools import require


def test_a_tool_that_is_there_is_used() -> None:
    require("chromium", "Chromium")


def test_a_missing_tool_skips_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CI", raising=False)

    with pytest.raises(pytest.skip.Exception) as skipped:
        require(None, "Chromium")

    assert str(skipped.value) == (
        "Chromium is not on this machine: run `sh install dev heavy`"
    )


def test_a_missing_tool_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception):
        require(None, "Chromium")
