from __future__ import annotations

from tests.conftest import ROOT

LONGEST = 300


def test_no_module_is_too_long_to_know() -> None:
    long = {
        str(module.relative_to(ROOT)): lines
        for module in (ROOT / "cba").rglob("*.py")
        if (lines := len(module.read_text("utf-8").splitlines())) > LONGEST
    }

    assert long == {}
