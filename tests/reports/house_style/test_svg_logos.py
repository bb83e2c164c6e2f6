from __future__ import annotations

import pytest

from cba.reports.house_style.svg import UnsafePicture, shapes_alone
from tests.reports.house_style.made_styles import SQUARE, SVG

BOMB = "".join(
    [
        '<g id="g0"><path d="M0 0"/></g>',
        *(
            f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10}</g>'
            for n in range(1, 10)
        ),
    ]
)


def refused(svg: str) -> str:
    with pytest.raises(UnsafePicture) as caught:
        shapes_alone(svg.encode())
    return f"{caught.value.code} {caught.value.message}"


def clean(inside: str) -> str:
    return shapes_alone(SVG.format(inside).encode())[0].decode()


def test_shapes_pass_with_their_size() -> None:
    content, width, height = shapes_alone(SQUARE.encode())

    assert b'd="M0 0H10V10H0Z"' in content
    assert (width, height) == (40.0, 10.0)


def test_without_a_view_box_the_size_is_that_of_the_picture() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="12mm"/>'

    assert shapes_alone(svg.encode())[1:] == (30.0, 12.0)


def test_what_draws_nothing_is_left_behind() -> None:
    svg = clean(
        "<!-- by Jo --><metadata>Jo</metadata><desc>Jo</desc>"
        '<i:pgf xmlns:i="http://ns.adobe.com/x" i:who="Jo">Jo</i:pgf>'
        '<path xmlns:s="http://sodipodi.example" s:who="Jo" d="M0 0"/>'
    )

    assert "Jo" not in svg
    assert '<path d="M0 0"' in svg


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert shapes_alone(SQUARE.encode()) == shapes_alone(SQUARE.encode())


def test_a_gradient_and_a_part_of_the_picture_may_be_referred_to() -> None:
    svg = clean(
        '<defs><linearGradient id="g"><stop offset="1"/></linearGradient>'
        '<g id="a"><path d="M0 0"/></g></defs>'
        '<use xlink:href="#a" fill="url(#g)"/><use href="#a"/>'
    )

    assert svg.count("#a") == 2


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<script>alert(1)</script>", "holds a script (`<script>`)"),
        ('<path onclick="alert(1)" d="M0 0"/>', "holds a script (`onclick=`)"),
        ('<path ONLOAD="alert(1)"/>', "holds a script (`ONLOAD=`)"),
        ("<foreignObject/>", "holds a `<foreignObject>`"),
        ('<image href="data:image/png;base64,AA"/>', "holds a `<image>`"),
        ('<a href="#x"/>', "holds a `<a>`"),
        ("<text>Council</text>", "holds a `<text>`"),
        ("<filter/>", "holds a `<filter>`"),
        ("<animate/>", "is animated (`<animate>`)"),
        ("<set/>", "is animated (`<set>`)"),
        ('<use href="http://127.0.0.1:9/#a"/>', "links to something outside"),
        ('<use xlink:href="file:///etc/passwd#a"/>', "links to something outside"),
        ('<path fill="url(http://127.0.0.1:9/#a)"/>', "links to something outside"),
        ("<path fill=\"url( 'x.svg#a' )\"/>", "links to something outside"),
        ('<path style="fill: url(x.svg#a)"/>', "links to something outside"),
        ('<path style="fill: u\\72l(x)"/>', "has styles that may load files"),
        ('<style>@import "x.css";</style>', "has styles with an `@`"),
        ("<style>p {fill: u\\72l(x)}</style>", "has styles with an `@` or a `\\`"),
        ("<style>p {fill: url(#a)}</style>", "links to something from its styles"),
        ('<g id="a"><use href="#a"/></g>', "refers to itself in a circle"),
        (
            '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>',
            "refers to itself in a circle",
        ),
        (BOMB, "repeats parts of itself too often"),
        ("<g>" * 100 + "</g>" * 100, "is too large or too deeply nested for a logo"),
        ("<path/>" * 6000, "is too large or too deeply nested for a logo"),
    ],
)
def test_what_does_more_than_draw_is_refused(inside: str, words: str) -> None:
    assert refused(SVG.format(inside)).startswith(f"CBA604 {words}")


def test_a_document_type_is_refused_before_anything_it_declares() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    svg = f'<!DOCTYPE svg [<!ENTITY e0 "ha">{entities}]>{SVG.format("&e11;")}'

    assert refused(svg).startswith("CBA604 has a document type")


@pytest.mark.parametrize(
    ("svg", "words"),
    [
        ("<svg", "is a damaged SVG"),
        ("<html/>", "is no SVG"),
        ('<?xml version="1.0" encoding="none"?><svg/>', "is a damaged SVG"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "does not say how large"),
        (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan inf"/>',
            "does not say how large",
        ),
        (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"/>',
            "does not say how large",
        ),
    ],
)
def test_what_is_no_picture_is_refused(svg: str, words: str) -> None:
    assert refused(svg).startswith(f"CBA603 {words}")
