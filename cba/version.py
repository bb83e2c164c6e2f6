"""The version of the tool, in one place for code, wheel and documents."""

from __future__ import annotations

VERSION = "0.1.0"
TOOL = f"cba {VERSION}"
