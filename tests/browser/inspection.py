"""What a real browser and axe-core find wrong with a page.

A page is looked at narrow and wide, light and dark. Findings are accessibility
rules of WCAG 2.2 AA (and axe's own good practice), text that runs out of the
page's side, and anything that the page asks the network for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

# The everyday tests read this file too, and need no browser's driver.
if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import Page, Request

WIDTHS = (360, 768, 1600)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RULES = (
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
)
_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
_AXE = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"
_OVERFLOW = """() => {
  const page = document.documentElement;
  return Math.max(page.scrollWidth, document.body.scrollWidth) - page.clientWidth;
}"""


@dataclass(frozen=True, slots=True)
class Browser:
    """A started browser that inspects files of this machine."""

    chromium: Chromium
    axe: str

    def findings(self, path: Path) -> list[str]:
        """Everything wrong with the page, each with the width and the scheme."""
        return [
            f"{finding} [{width} px, {scheme}]"
            for width in WIDTHS
            for scheme in SCHEMES
            for finding in self._look(path, width, scheme)
        ]

    def _look(
        self, path: Path, width: int, scheme: Literal["light", "dark"]
    ) -> Iterator[str]:
        asked: list[str] = []

        def note(request: Request) -> None:
            if not request.url.startswith(("file:", "data:")):
                asked.append(request.url)

        page = self.chromium.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        try:
            page.on("request", note)
            page.goto(path.resolve().as_uri())
            yield from self._violations(page)
            if (overflow := page.evaluate(_OVERFLOW)) > 0:
                yield f"overflow: the page is {overflow} px wider than the window"
        finally:
            page.close()
        yield from (f"network: asks for {url}" for url in asked)

    def _violations(self, page: Page) -> Iterator[str]:
        page.evaluate(self.axe)
        for violation in page.evaluate(_AXE, list(RULES))["violations"]:
            for node in violation["nodes"]:
                yield f"{violation['id']}: {violation['help']} at {node['target'][0]}"


@contextmanager
def started(executable: str) -> Iterator[Browser]:
    """The browser, started once and closed at the end."""
    from playwright.sync_api import sync_playwright

    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable, args=list(_QUIET)
        )
        try:
            yield Browser(chromium, axe)
        finally:
            chromium.close()
