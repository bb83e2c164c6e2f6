"""What a heavy test does on a machine that lacks its tool."""

from __future__ import annotations

import os

import pytest

#: What to run where a browser or a Java runtime is missing.
HOW = "run `sh install dev heavy`"


def require(found: object, what: str, how: str = HOW) -> None:
    """Skips the test where its tool was not found; in CI the test fails.

    A run that silently tested less than it says is worse than a red one.
    """
    if found:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{what} is not on this machine: {how}")
    pytest.skip(f"{what} is not on this machine: {how}")
