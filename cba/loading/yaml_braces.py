"""Mistakes inside ``{}`` and ``[]`` that stop the YAML reader, in plain words."""

from __future__ import annotations

import re

from cba.loading.suggest import clipped
from cba.loading.yaml_fault import Fault
from cba.loading.yaml_traps import no_space
from cba.problems import Problem

_CLOSING = {"{": "}", "[": "]"}
#: A line up to a comment, past the texts in quotes.
_COMMENT = re.compile(r"""(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[^#"']+|(?<!\s)#)*""")
#: Only lines that a person wrote are looked through.
_LONGEST_LINE = 2000
_LONGEST_WORD = 200
_LAST_WORD = re.compile(r"([^\s,{}\[\]:]+)\s*$")


def _comment_swallows(fault: Fault) -> Problem | None:
    if not _unfinished(fault):
        return None
    for number in range(fault.began_line, min(fault.line, fault.began_line + 200) + 1):
        line = fault.source.line(number)[:_LONGEST_LINE]
        start = fault.began_column if number == fault.began_line else 0
        found = _COMMENT.match(line, start)
        hash_at = found.end() if found else len(line)
        rest = line[hash_at:]
        if rest.startswith("#") and re.search(r"[}\]]", rest):
            message = (
                f"everything after ` #` is a comment, with the"
                f" `{_CLOSING.get(fault.began[:1], '}')}` that should close the braces"
            )
            hint = "put a text with ` #` in quotes, or move the comment to the end"
            return fault.at((number, hash_at, len(rest)), message, hint)
    return None


def _colon_without_space(fault: Fault) -> Problem | None:
    if "unexpected ':'" not in fault.said:
        return None
    name = _LAST_WORD.search(fault.before[-_LONGEST_WORD:])
    key, after = (name[1] if name else "key"), fault.rest[1:]
    if after[:1] in _CLOSING:
        start = fault.column - len(key)
        place = fault.source.place((fault.line, start, len(key) + 1))
        return no_space((key, f"{after[0]}…{_CLOSING[after[0]]}"), place)
    message = f"`{clipped(key, 30)}` has no value"
    return fault.here(message, f"write `{clipped(key, 30)}: …`, or remove it")


def _comma_missing(fault: Fault) -> Problem | None:
    if not _unfinished(fault) or not fault.rest.strip():
        return None
    if fault.rest[0] in "}]":
        message = f"`{fault.rest[0]}` closes what `{fault.began[:1]}` opened"
        hint = f"close it with `{_CLOSING.get(fault.began[:1], '}')}`"
        return fault.here(message, hint)
    if fault.line != fault.began_line:
        return None
    if fault.rest[0] == ":":
        name = _LAST_WORD.search(fault.before[-_LONGEST_WORD:])
        key = clipped(name[1] if name else "", 30)
        message = f"a second colon stands in this entry, after `{key}`"
        hint = f"put a comma before `{key}`, or the text with the colon in quotes"
    else:
        message = "something follows a value without a comma"
        hint = "put a comma between values, or the whole text in quotes"
    return fault.here(message, hint)


def _unclosed(fault: Fault) -> Problem | None:
    if not _unfinished(fault):
        return None
    sign = fault.began[:1]
    message = f"the `{sign}` that opens here is not closed"
    hint = (
        f"close it with `{_CLOSING.get(sign, '}')}`; over several lines, each entry"
        " but the last ends with a comma"
    )
    return fault.there(message, hint)


def _no_value(fault: Fault) -> Problem | None:
    if "node content" not in fault.said:
        return None
    sign = fault.rest[:1]
    if sign == ",":
        hint = "remove the comma, or write the value before it"
        return fault.here("a value is missing before this comma", hint)
    if sign in ("}", "]"):
        message = f"this `{sign}` closes nothing"
        return fault.here(message, "remove it, or put the text in quotes")
    # The file ends, or a new line begins, inside what was opened.
    return fault.here("a value is missing here", "write it, or close the braces")


def _unfinished(fault: Fault) -> bool:
    return "flow mapping" in fault.said or "flow sequence" in fault.said


brace_rules = (
    _colon_without_space,
    _comment_swallows,
    _comma_missing,
    _unclosed,
    _no_value,
)
