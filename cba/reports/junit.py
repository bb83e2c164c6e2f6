"""JUnit XML, which continuous integration shows case by case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

#: Characters that XML 1.0 cannot carry at all: controls, halves and non-characters.
_FORBIDDEN = dict.fromkeys(
    [*(n for n in range(32) if n not in {9, 10, 13}), *range(0xD800, 0xE000)], "\ufffd"
) | {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}


@dataclass(frozen=True, slots=True)
class Case:
    """One project, and in what it failed."""

    name: str
    failures: tuple[str, ...]


def junit_xml(suite: str, cases: Sequence[Case]) -> str:
    """A test suite of one case a project; no times, so the same bytes each run."""
    failed = sum(bool(case.failures) for case in cases)
    root = ET.Element(
        "testsuite",
        {
            "name": suite,
            "tests": str(len(cases)),
            "failures": str(failed),
            "errors": "0",
            "skipped": "0",
        },
    )
    for case in cases:
        node = ET.SubElement(
            root, "testcase", {"classname": suite, "name": _clean(case.name)}
        )
        if case.failures:
            first = case.failures[0].splitlines()[0]
            failure = ET.SubElement(node, "failure", {"message": _clean(first)})
            failure.text = _clean("\n".join(case.failures))
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _clean(text: str) -> str:
    return text.translate(_FORBIDDEN)
