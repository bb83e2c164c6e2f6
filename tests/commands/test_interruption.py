from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

from cba.__main__ import main
from tests.conftest import ROOT


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
def test_control_c_ends_with_130_and_no_traceback() -> None:
    # It waits for the standard input, so the signal finds it at work.
    with subprocess.Popen(
        [sys.executable, "-m", "cba", "appraise", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        time.sleep(1.0)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)

    assert (process.returncode, out) == (130, b"")
    assert err.decode() == "error CBA004: interrupted\n"


class Interrupted:
    """Finds the command line no sooner than the user loses patience."""

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        del path, target
        if name == "cba.cli":
            raise KeyboardInterrupt
        return None


def test_an_interruption_while_starting_is_quiet_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "cba.cli", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])

    with pytest.raises(SystemExit) as ending:
        main()

    assert ending.value.code == 130
    assert capsys.readouterr() == ("", "")
