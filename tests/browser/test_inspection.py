from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.inspection import Browser

pytestmark = pytest.mark.heavy

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A case</title><style>{style}</style></head>
<body><main><h1>A case</h1>{body}</main></body></html>
"""


def findings(
    browser: Browser, folder: Path, body: str = "<p>Text</p>", style: str = ""
) -> list[str]:
    page = folder / "page.html"
    page.write_text(PAGE.format(body=body, style=style), encoding="utf-8")
    return browser.findings(page)


def test_a_plain_page_has_nothing_wrong(browser: Browser, tmp_path: Path) -> None:
    assert findings(browser, tmp_path) == []


def test_a_picture_without_words_is_found_in_every_view(
    browser: Browser, tmp_path: Path
) -> None:
    picture = '<svg role="img" width="9" height="9"></svg>'

    found = findings(browser, tmp_path, body=picture)

    assert [finding.split(":")[0] for finding in found] == ["svg-img-alt"] * 6


def test_poor_contrast_in_the_dark_alone_is_found(
    browser: Browser, tmp_path: Path
) -> None:
    style = "@media (prefers-color-scheme: dark) {p {color: #333; background: #111}}"

    found = findings(browser, tmp_path, style=style)

    assert [finding.rpartition(" [")[2] for finding in found] == [
        "360 px, dark]",
        "768 px, dark]",
        "1600 px, dark]",
    ]


def test_a_page_wider_than_a_telephone_is_found(
    browser: Browser, tmp_path: Path
) -> None:
    found = findings(browser, tmp_path, style="p {width: 500px}")

    assert [finding.split(":")[0] for finding in found] == ["overflow"] * 2


def test_a_request_to_the_network_is_found(browser: Browser, tmp_path: Path) -> None:
    picture = '<img src="http://127.0.0.1:9/x.png" alt="A picture">'

    found = findings(browser, tmp_path, body=picture)

    assert "network: asks for http://127.0.0.1:9/x.png" in found[0]
