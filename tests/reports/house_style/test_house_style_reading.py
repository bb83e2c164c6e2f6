from __future__ import annotations

import os
from pathlib import Path

import pytest

from cba.reports.house_style.own_templates import replaceable
from tests.reports.house_style.made_styles import (
    SQUARE,
    font,
    made,
    png,
    problems_of,
    style_of,
)

NAME = "name: Aldermere\n"


def found(folder: Path) -> list[str]:
    return [f"{each.code} {each.message}" for each in problems_of(folder)]


def hints(folder: Path) -> list[str | None]:
    return [each.hint for each in problems_of(folder)]


def test_a_name_is_enough(tmp_path: Path) -> None:
    style = style_of(made(tmp_path, NAME))

    assert style.name == "Aldermere"
    assert (style.light, style.logo, style.fonts, dict(style.templates)) == (
        *(None, None, None),
        {},
    )


def test_everything_that_a_style_may_hold(tmp_path: Path) -> None:
    style = style_of(
        made(
            tmp_path,
            f"{NAME}logo: logo.svg\nlogo_words: The arms of Aldermere\n"
            'colours: {brand: "#1d5b3a", accent: "#A41"}\n'
            "fonts: {regular: a.ttf, semibold: b.ttf}\n",
            logo_svg=SQUARE,
            a_ttf=font(family="Plain"),
            b_ttf=font(family="Strong"),
            templates__screen_css="body {margin: 0}",
        )
    )

    assert style.light is not None
    assert (style.light.brand, style.light.accent) == ("#1d5b3a", "#aa4411")
    assert style.logo is not None
    assert style.logo.words == "The arms of Aldermere"
    assert style.fonts is not None
    assert style.fonts.semibold.family == "Strong"
    assert list(style.templates) == ["screen.css"]


def test_the_words_of_a_logo_are_the_name_where_there_are_none(tmp_path: Path) -> None:
    style = style_of(made(tmp_path, f"{NAME}logo: a.png\n", a_png=png()))

    assert style.logo is not None
    assert style.logo.words == "Aldermere"


@pytest.mark.parametrize("key", ["brand", "accent"])
def test_one_colour_stands_for_both(tmp_path: Path, key: str) -> None:
    style = style_of(made(tmp_path, f'{NAME}colours: {{{key}: "#1d5b3a"}}\n'))

    assert style.light is not None
    assert (style.light.brand, style.light.accent) == ("#1d5b3a", "#1d5b3a")


def test_a_colour_needs_no_hash(tmp_path: Path) -> None:
    style = style_of(made(tmp_path, f"{NAME}colours: {{brand: 1D5B3A}}\n"))

    assert style.light is not None
    assert style.light.brand == "#1d5b3a"


def test_too_little_contrast_is_refused_with_what_was_measured(tmp_path: Path) -> None:
    # #e87722 has a luminance of 0.3046: (1 + 0.05) ÷ (0.3046 + 0.05) = 2.961.
    folder = made(tmp_path, f'{NAME}colours: {{accent: "#e87722"}}\n')

    (problem,) = problems_of(folder)

    assert problem.code == "CBA602"
    assert problem.message == (
        "`#e87722` on white has a contrast of 2.9:1, and text needs 4.5:1 "
        "(WCAG 2.2, AA)"
    )
    assert problem.hint == (
        "the nearest darker colour that passes is `#bd5b00`, with 4.5:1"
    )
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (2, 19)


def test_a_measured_ratio_is_never_rounded_up_to_what_is_needed(tmp_path: Path) -> None:
    folder = made(tmp_path, f'{NAME}colours: {{brand: "#777777"}}\n')

    assert "a contrast of 4.4:1" in found(folder)[0]


def test_a_hash_without_quotes_is_named_for_what_it_is(tmp_path: Path) -> None:
    folder = made(tmp_path, f"{NAME}colours:\n  brand: #1d5b3a\n")

    assert [each.split()[0] for each in found(folder)] == ["CBA106"]
    assert 'put the colour in quotes, such as "#0b4a6f"' in hints(folder)


def test_unknown_keys_get_the_nearest_one(tmp_path: Path) -> None:
    folder = made(tmp_path, f'{NAME}colors: {{brand: "#1d5b3a"}}\n')

    assert found(folder) == ["CBA111 `colors` is not a key of a house style"]
    assert hints(folder) == ["did you mean `colours`?"]


def test_an_unknown_colour_is_named(tmp_path: Path) -> None:
    folder = made(tmp_path, f'{NAME}colours: {{third: "#1d5b3a"}}\n')

    assert found(folder) == ["CBA111 `third` is not a key of `colours`"]
    assert hints(folder) == ["the keys are `brand` and `accent`"]


def test_the_name_must_be_there(tmp_path: Path) -> None:
    assert found(made(tmp_path, "logo: a.svg\n")) == [
        "CBA112 the house style has no `name`: whose house style it is"
    ]


def test_one_weight_is_not_enough(tmp_path: Path) -> None:
    folder = made(tmp_path, f"{NAME}fonts: {{regular: a.ttf}}\n", a_ttf=font())

    assert found(folder)[0].startswith("CBA112 `fonts` has no `semibold`")


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    folder = made(
        tmp_path,
        f"{NAME}logo: logo.gif\nfonts: {{regular: a.ttf, semibold: b.ttf}}\n"
        'colours: {brand: "#ffffff", accent: "#eeeeee"}\n',
        logo_gif="GIF89a",
        a_ttf="nothing",
        templates__scren_css="",
    )

    assert [each.split()[0] for each in found(folder)] == [
        *("CBA603", "CBA603", "CBA605", "CBA603", "CBA602", "CBA602"),
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../logo.svg", "leaves the folder of the house style by `..`"),
        ("/etc/passwd", "is a path from outside the folder of the house style"),
        ("~/logo.svg", "is a path from outside the folder of the house style"),
        ("https://a.example/l.svg", "is an address, and nothing is fetched"),
        ("lgo.svg", "there is no `lgo.svg` in the folder of the house style"),
        ("templates", "there is no `templates`"),
    ],
)
def test_nothing_outside_the_folder_is_read(
    tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / "logo.svg").write_text(SQUARE, "utf-8")
    folder = made(tmp_path, f"{NAME}logo: {name}\n", logo_svg=SQUARE)

    (problem,) = found(folder)

    assert problem.startswith("CBA603")
    assert words in problem


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_text(SQUARE, "utf-8")
    folder = made(tmp_path, f"{NAME}logo: logo.svg\n")
    (folder / "logo.svg").symlink_to(tmp_path / "secret.svg")

    assert found(folder) == [
        "CBA603 `logo.svg` is a link out of the folder of the house style"
    ]


def test_a_folder_of_templates_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "screen.css").write_text("", "utf-8")
    folder = made(tmp_path, NAME)
    (folder / "templates").symlink_to(tmp_path / "elsewhere")

    assert "CBA603" in found(folder)[0]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = made(tmp_path, f"{NAME}logo: logo.svg\n")
    os.mkfifo(folder / "logo.svg")

    assert found(folder) == ["CBA603 `logo.svg` is a pipe or a device, not a file"]


def test_a_logo_larger_than_a_megabyte_is_refused(tmp_path: Path) -> None:
    folder = made(tmp_path, f"{NAME}logo: logo.svg\n", logo_svg=" " * 1_000_001)

    assert found(folder) == ["CBA603 `logo.svg` is larger than 1 MB"]
    assert hints(folder) == ["a file of at most 1 MB will do"]


def test_without_its_file_a_folder_is_no_house_style(tmp_path: Path) -> None:
    assert found(tmp_path) == [
        "CBA603 there is no `style.yaml` in the folder of the house style"
    ]


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words\n", "name: {a: 1}\n"])
def test_a_file_of_another_kind_has_a_problem(tmp_path: Path, text: str) -> None:
    assert found(made(tmp_path, text)) != []


def test_a_template_must_have_the_name_of_one(tmp_path: Path) -> None:
    folder = made(tmp_path, NAME, templates__prnt_css="")

    assert found(folder) == ["CBA603 `templates/prnt.css` has the name of no template"]
    assert hints(folder) == ["did you mean `print.css`?"]


def test_the_templates_that_may_be_replaced_are_those_of_the_page() -> None:
    assert {"business_case.html.jinja", "blocks.html.jinja", "print.css"} <= set(
        replaceable()
    )


@pytest.mark.parametrize(
    ("css", "words"),
    [
        ('@import "https://a.example/x.css";', "styles may not fetch other styles"),
        ("@IMPORT url(x.css);", "styles may not fetch other styles"),
        ("p {background: url(https://a.example/x)}", "styles may not fetch anything"),
        ("p {background: URL( 'x.png' )}", "styles may not fetch anything"),
        ("p {background: image-set('x.png' 1x)}", "styles may not fetch anything"),
        ("p {background: u\\72l(x.png)}", "styles may not fetch anything"),
        ("p {background: u\\72l('x.png')}", "styles may not fetch anything"),
        ("@\\69mport 'x.css';", "styles may not fetch other styles"),
        (
            "a {content: '/*'} b {background: url(x)} c {content: '*/'}",
            "styles may not fetch anything",
        ),
        ("p {} </style><script>", "styles may not end the styles"),
        ("/* url(a) */ p {background: url(b)}", "styles may not fetch anything"),
    ],
)
def test_styles_may_not_fetch(tmp_path: Path, css: str, words: str) -> None:
    problems = problems_of(made(tmp_path, NAME, templates__screen_css=f"p {{}}\n{css}"))

    assert {each.code for each in problems} == {"CBA607"}
    assert any(each.message.startswith(words) for each in problems)
    assert {each.place.line for each in problems if each.place} == {2}


@pytest.mark.parametrize(
    "css",
    [
        "/* see url(https://a.example) and @import */ p {color: #17212b}",
        "p {background: url(data:image/png;base64,AA)} b {clip-path: url('#a')}",
        'q::before {content: "\\201C"}',
        "q::before {content: 'as in url(x) and @import'}",
        "@media (width < 40rem) { .a > b {margin: 0} }",
    ],
)
def test_plain_styles_pass(tmp_path: Path, css: str) -> None:
    assert found(made(tmp_path, NAME, templates__screen_css=css)) == []


def test_the_fingerprint_is_of_every_file_and_of_nothing_else(tmp_path: Path) -> None:
    folder = made(tmp_path, f"{NAME}logo: a.png\n", a_png=png(), notes_txt="one")
    first = style_of(folder).fingerprint
    (folder / "notes.txt").write_text("two", "utf-8")
    same = style_of(folder).fingerprint
    (folder / "a.png").write_bytes(png(9))

    assert first == same
    assert first != style_of(folder).fingerprint
