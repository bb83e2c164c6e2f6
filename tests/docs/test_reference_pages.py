"""The reference pages are fresh, and leave nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cba.cli import app
from cba.models.project import Project
from docs.generate.fields import MODELS, field_tables
from docs.generate.left_out import LATER, LEFT_OUT
from docs.generate.pages import PAGES, ROOT, generated
from docs.generate.parts import parts_in
from docs.generate.problems import FOLDERS, codes, problem_parts

#: A fault of the tool and an interruption: no project brings them about.
NO_PROJECT = {"CBA000", "CBA004"}
RENEW = "run `python -m docs.generate`"
MADE = [page for page in PAGES if parts_in(page.read_text("utf-8"))]


@pytest.mark.parametrize("page", MADE, ids=lambda page: page.name)
def test_generated_parts_are_fresh(page: Path) -> None:
    text = page.read_text("utf-8")

    assert generated(text) == text, RENEW


def test_every_section_of_the_project_file_has_its_table() -> None:
    page = (ROOT / "docs" / "project-file.md").read_text("utf-8")

    assert sorted(parts_in(page)) == sorted(field_tables())


def test_every_key_of_the_project_file_is_told_once() -> None:
    told = "\n".join(field_tables().values())
    keys = [field.alias or name for name, field in Project.model_fields.items()]

    assert [key for key in keys if told.count(f"\n| `{key}` |") == 0] == []


def test_what_is_said_of_keys_is_said_of_keys_there_are() -> None:
    tables = field_tables()
    words = "\n".join(tables.values())
    later = {f"{name}.{key}" for name, keys in LATER.items() for key in keys}
    named = {*LEFT_OUT, *later}

    unknown = {
        name
        for name in named
        if f"`{name.rpartition('.')[2]}`" not in words
        or (name.rpartition(".")[0] or "lines") not in {*MODELS, "lines"}
    }

    assert unknown == set()


def test_every_code_is_on_the_page_of_problems() -> None:
    page = (ROOT / "docs" / "problems.md").read_text("utf-8")
    source = "".join(
        module.read_text("utf-8") for module in (ROOT / "cba").rglob("*.py")
    )
    used = set(re.findall(r'"(CBA\d{3})"', source))

    assert {code for code in used if code not in page} == set()


def test_every_problem_has_an_example() -> None:
    without = {code for code in codes() if not (FOLDERS / code).is_dir()}

    assert without == NO_PROJECT


def test_every_example_shows_its_problem() -> None:
    sections = problem_parts()["problems"].split("\n### ")[1:]
    shows = re.compile(r"^(?:error|warning|info) (CBA\d{3}):", re.MULTILINE)

    without = {s[:6] for s in sections if s[:6] not in shows.findall(s)}

    assert without == NO_PROJECT


def test_every_verb_is_on_the_page_of_commands() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    verbs = [
        command.name or command.callback.__name__
        for command in app.registered_commands
        if command.callback is not None
    ]
    verbs += [str(group.name) for group in app.registered_groups]

    assert [verb for verb in verbs if f"## cba {verb}\n" not in page] == []


def test_every_option_of_a_verb_is_on_the_page_of_commands() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    sections = {part.split("\n", 1)[0]: part for part in page.split("\n## cba ")[1:]}
    missing = {
        f"{verb} {option}"
        for verb, options in options_of_verbs().items()
        for option in options
        if f"`{option}" not in sections.get(verb, "")
    }

    assert missing == set()


def options_of_verbs() -> dict[str, list[str]]:
    """The long options of each verb, as its help has them."""
    import typer.main

    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    found: dict[str, list[str]] = {}
    for name, command in group.commands.items():
        verbs = [command]
        if isinstance(command, typer.core.TyperGroup):
            verbs = list(command.commands.values())
        found[name] = [
            option
            for verb in verbs
            for parameter in verb.params
            for option in parameter.opts
            if option.startswith("--") and option != "--help"
        ]
    return found
