"""What the YAML reader stumbles over, said in plain words (CBA101).

The reader names the rule of its grammar that is broken. An analyst wants to
know which character to change, so each usual mistake has its own words, found
from the reader's message and the lines around the place.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from cba.loading.document import TextSource
from cba.loading.suggest import clipped
from cba.loading.yaml_braces import brace_rules
from cba.loading.yaml_fault import Fault, fault_of
from cba.loading.yaml_traps import glued_line, no_space
from cba.problems import Problem

_KEY_AND_TEXT = re.compile(r"\s*(?:- +)*([^\s:#'\"{\[]+):\s+(\S.*)")
_MINUS_APART = re.compile(r"- +([£$€]?\d\S*)")

_CLOSINGS = ("}", "]")

Rule = Callable[[Fault], Problem | None]


def not_yaml(error: yaml.YAMLError, source: TextSource) -> Problem:
    """The problem of a text that is not YAML."""
    fault = fault_of(error, source)
    for rule in _RULES:
        if found := rule(fault):
            return found
    message = f"this is not YAML: {clipped(fault.said.strip(': '), 120)}"
    hint = "put a text with signs such as `:`, `#`, `{` or `&` in quotes"
    return fault.here(message, hint)


def _tab(fault: Fault) -> Problem | None:
    indent = re.match(r"\s*", fault.text)
    tab = indent[0].find("\t") if indent else -1
    if tab < 0 or not ("tab" in fault.said or "start any token" in fault.said):
        return None
    message = "a tab stands where the line is indented"
    return fault.at((fault.line, tab, 1), message, "indent with spaces, not tabs")


def _first_character(fault: Fault) -> Problem | None:
    sign, text, found = fault.began[:1], fault.began, fault.there
    if "start any token" in fault.said:
        sign, text, found = fault.rest[:1], fault.rest, fault.here
    elif "mapping keys are not allowed" in fault.said:
        sign, text, found = "?", fault.rest, fault.here
    elif not re.search("an alias|an anchor|a block scalar|a directive", fault.said):
        return None
    if percent := re.fullmatch(r"%\s*(\d[\d.]*)\s*", text):
        return found(
            "a percentage is written with its sign last", f"write {percent[1]}%"
        )
    text = text.split(" #", 1)[0]
    if "{" in fault.before or "[" in fault.before:
        text = re.split(r"[,}\]]", text, maxsplit=1)[0]
    message = f"a text cannot begin with `{sign}` outside quotes"
    return found(message, f"write {_quoted(text)}, in quotes")


def _after_the_end(fault: Fault) -> Problem | None:
    if "<document start>" not in fault.said:
        return None
    message = "the project has ended before this, with its last brace or `...`"
    hint = "move that brace to the end, or write the top level without braces"
    return fault.here(message, hint)


def _tag_handle(fault: Fault) -> Problem | None:
    if "tag" not in fault.said:
        return None
    message = "a text that begins with `!` is a tag in YAML, which projects do not use"
    place = fault.source.place((fault.began_line, fault.began_column, 1))
    return Problem("CBA108", message, hint="put the text in quotes", place=place)


def _open_quote(fault: Fault) -> Problem | None:
    if "quoted scalar" not in fault.said:
        return None
    quote = fault.began[:1]
    if "escape" in fault.said:
        message = "a backslash inside double quotes begins a special character"
        hint = "put the text in single quotes, or write each backslash twice"
        return fault.here(message, hint)
    message = f"the quote {quote} that opens here is not closed"
    return fault.there(message, f"close it with {quote} at the end of the text")


def _glued(fault: Fault) -> Problem | None:
    if "simple key" in fault.said:
        line = fault.began_line
    elif "mapping values are not allowed" in fault.said:
        line = fault.line - 1
        while line > 0 and not fault.source.line(line).strip():
            line -= 1
    else:
        return None
    text = fault.source.line(line)
    pair = glued_line(text)
    if pair is None:
        return None
    start = text.index(pair[0])
    place = fault.source.place((line, start, len(text.rstrip()) - start))
    return no_space(pair, place)


def _no_colon(fault: Fault) -> Problem | None:
    if "simple key" not in fault.said:
        return None
    word = clipped(fault.began.split(" ", 1)[0].strip(), 30)
    message = f"`{clipped(fault.began)}` has no colon, and continues no text above it"
    hint = f"write `{word}: …`, or indent the line if it continues the one above"
    return fault.there(message, hint)


def _colon_in_text(fault: Fault) -> Problem | None:
    if "mapping values are not allowed" not in fault.said:
        return None
    pair = _KEY_AND_TEXT.fullmatch(fault.text)
    if pair and ":" in fault.before.rstrip(":"):
        message = "a text with a colon and a space in it needs quotes"
        return fault.here(message, f"write `{pair[1]}: {_quoted(pair[2])}`")
    key = clipped(fault.before.strip().removeprefix("- "))
    message = f"`{key}` is indented as if it belonged to the value above it"
    return fault.here(message, "indent it as far as the keys beside it")


def _dash(fault: Fault) -> Problem | None:
    if "sequence entries are not allowed" not in fault.said:
        return None
    number = _MINUS_APART.match(fault.rest)
    if number:
        message = "a minus apart from its number begins a list"
        return fault.here(message, f"write -{number[1]}, without the space")
    message = "a list cannot begin on the line of its key"
    return fault.here(message, "begin it on the next line, or write it in [ ]")


def _value_goes_on(fault: Fault) -> Problem | None:
    pair = _KEY_AND_TEXT.match(fault.text)
    if "block mapping" not in fault.said or pair is None or fault.column == 0:
        return None
    if fault.rest[:1] in _CLOSINGS:
        return _closes_nothing(fault)
    sign, text = pair[2][0], pair[2]
    if sign in "'\"{[":
        what = "bracket" if sign in "{[" else "quote"
        message = f"text follows the closing {what} of this value"
        if sign == '"':
            text = text.replace('"', "")
        return fault.here(message, f"put the whole in quotes: {_quoted(text)}")
    if sign in "*&!":
        message = f"a text cannot begin with `{sign}` outside quotes"
        return fault.here(message, f"write {_quoted(text)}, in quotes")
    return None


def _closes_nothing(fault: Fault) -> Problem:
    message = f"this `{fault.rest[0]}` closes nothing"
    return fault.here(message, "remove it, or open what it should close")


def _indentation(fault: Fault) -> Problem | None:
    if "block mapping" not in fault.said and "block collection" not in fault.said:
        return None
    if fault.rest.startswith(": ") or fault.rest == ":":
        return fault.here("a value stands here without a key", "write its key")
    if fault.rest[:1] in _CLOSINGS:
        return _closes_nothing(fault)
    if "block collection" in fault.said:
        message = "this line stands among the items of a list, but is none"
        return fault.here(message, "begin it with `- `, or indent it as its key is")
    first = clipped(fault.rest.split(":", 1)[0], 30)
    if not fault.before.strip():
        message = f"the indentation of `{first}` is that of no line above it"
        return fault.here(message, "indent it exactly as far as the keys beside it")
    message = f"`{first}` cannot stand here"
    return fault.here(message, "put a text with quotes or brackets in it in quotes")


def _quoted(text: str) -> str:
    text = clipped(text.strip(), 80)
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


_RULES: tuple[Rule, ...] = (
    _tab,
    _after_the_end,
    _open_quote,
    _tag_handle,
    *brace_rules,
    _first_character,
    _glued,
    _no_colon,
    _colon_in_text,
    _dash,
    _value_goes_on,
    _indentation,
)
