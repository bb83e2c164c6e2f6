"""A house style in the formats that have no styles of a page."""

from __future__ import annotations

import io
import re
from dataclasses import fields
from pathlib import Path

import pytest
from docx.oxml.parser import parse_xml
from PIL import Image

from cba.loading.project_loader import Loaded, load
from cba.reports.business_case import Publication, describe
from cba.reports.documents import write_documents
from cba.reports.house_style.colours import TEXT, contrast
from cba.reports.house_style.style import HouseStyle
from cba.reports.markdown import render_markdown
from cba.reports.word.document import render_docx
from cba.reports.workbook import write_workbook
from cba.results.appraisal import Appraisal
from cba.results.appraise import appraise
from tests.conftest import ROOT
from tests.reports.house_style.made_styles import SQUARE, made, png, style_of
from tests.reports.made_projects import HOSTILE, appraisal_of, flat, spent
from tests.reports.word.document_reading import W, parts, read
from tests.reports.workbook.editing import cells_of

EXAMPLE = ROOT / "examples" / "house-style"
NAME = "name: Aldermere\n"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
BRAND, ACCENT = "1d5b3a", "a8430f"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(EXAMPLE)


@pytest.fixture(scope="module")
def appraisal(loaded: Loaded) -> Appraisal:
    assert loaded.project is not None
    return appraise(loaded.project, loaded.problems)


@pytest.fixture(scope="module")
def style() -> HouseStyle:
    return style_of(EXAMPLE / "style")


@pytest.fixture(scope="module")
def dressed(appraisal: Appraisal, style: HouseStyle) -> bytes:
    return render_docx(describe(appraisal), style)


@pytest.fixture(scope="module")
def workbook(appraisal: Appraisal, loaded: Loaded, style: HouseStyle) -> bytes:
    return write_workbook(appraisal, loaded, "project.yaml", style)


def small() -> Publication:
    return describe(appraisal_of(flat({"team": spent("£100k")}, {})))


def style_colour(content: bytes, identifier: str) -> str:
    """The colour of the letters of a style."""
    (found,) = (
        colour.get(f"{W}val")
        for each in parse_xml(parts(content)["word/styles.xml"]).iter(f"{W}style")
        if each.get(f"{W}styleId") == identifier
        for colour in each.iter(f"{W}color")
    )
    return str(found).lower()


def logo_of(content: bytes) -> tuple[str, float, float]:
    """What the logo says, and its width and height in millimetres."""
    body = parse_xml(parts(content)["word/document.xml"])
    for inline in body.iter(f"{WP}inline"):
        about, extent = inline.find(f"{WP}docPr"), inline.find(f"{WP}extent")
        assert about is not None
        assert extent is not None
        if about.get("name") == "Logo":
            # 36,000 English metric units are a millimetre.
            width, height = (int(extent.get(side)) / 36_000 for side in ("cx", "cy"))
            return about.get("descr") or "", width, height
    raise AssertionError("there is no logo")


@pytest.mark.parametrize(
    ("identifier", "colour"),
    [
        ("Title", BRAND),
        ("Heading1", BRAND),
        ("Heading2", BRAND),
        ("Caption", BRAND),
        ("KeyFigure", ACCENT),
        ("Hyperlink", ACCENT),
    ],
)
def test_styles_of_word_have_the_colours_of_the_house(
    dressed: bytes, identifier: str, colour: str
) -> None:
    assert colour == style_colour(dressed, identifier)


@pytest.mark.parametrize("identifier", ["Status", "Mark"])
def test_what_stands_out_in_word_does_so_in_the_accent_of_the_house(
    identifier: str, dressed: bytes, style: HouseStyle
) -> None:
    assert style_colour(dressed, identifier) == ACCENT
    assert style.light is not None
    grounds = (style.light.paper, style.light.wash)
    assert min(contrast(f"#{ACCENT}", each) for each in grounds) >= TEXT


def test_no_style_of_a_dressed_document_keeps_a_colour_of_the_report(
    dressed: bytes, style: HouseStyle
) -> None:
    assert style.light is not None
    house = {getattr(style.light, field.name)[1:] for field in fields(style.light)}
    found = parse_xml(parts(dressed)["word/styles.xml"]).iter(f"{W}color")

    assert {str(each.get(f"{W}val")).lower() for each in found} <= house


def test_the_theme_of_word_begins_with_the_two_colours(dressed: bytes) -> None:
    theme = parts(dressed)["word/theme/theme1.xml"].decode()
    found = re.findall(r'<a:accent[12]><a:srgbClr val="(\w+)"/>', theme)

    assert [each.lower() for each in found] == [BRAND, ACCENT]


def test_a_drawn_logo_stands_on_the_cover_with_its_words(dressed: bytes) -> None:
    words, width, height = logo_of(dressed)

    assert words == "Aldermere Borough Council"
    # 272 by 64 units in 90 mm by 20 mm: 20 mm high, and 20 × 272 / 64 = 85 wide.
    assert (width, height) == pytest.approx((85, 20), abs=0.05)
    first = read(dressed).paragraphs[0]
    assert first.style is not None
    assert first.style.name == "Letterhead"


def test_a_drawn_logo_has_dots_enough_to_be_printed(dressed: bytes) -> None:
    pictures = [name for name in parts(dressed) if name.endswith(".png")]
    images = [Image.open(io.BytesIO(parts(dressed)[name])) for name in pictures]
    (logo,) = (image for image in images if image.width == 1004)

    # 85 mm are 3.35 inches, of 300 dots each, and 272 by 64 units.
    assert logo.size == (1004, 237)
    # What is not drawn is seen through, as on any paper.
    corner = logo.getpixel((1003, 0))
    assert isinstance(corner, tuple)
    assert corner[3] == 0


def test_a_logo_of_dots_keeps_its_shape(tmp_path: Path) -> None:
    style = style_of(made(tmp_path, f"{NAME}logo: a.png\n", a_png=png(90, 10)))

    words, width, height = logo_of(render_docx(small(), style))

    assert words == "Aldermere"
    assert (width, height) == pytest.approx((90, 10), abs=0.05)


def test_charts_in_word_are_in_the_colours_of_the_house(
    appraisal: Appraisal, dressed: bytes
) -> None:
    def colours(content: bytes) -> set[object]:
        found: set[object] = set()
        for name, part in parts(content).items():
            if name.endswith(".png"):
                image = Image.open(io.BytesIO(part))
                if image.width > 1500:
                    counted = image.convert("RGB").getcolors(1 << 20) or []
                    found |= {colour for _, colour in counted}
        return found

    brand = tuple(bytes.fromhex(BRAND))
    assert brand in colours(dressed)
    assert brand not in colours(render_docx(describe(appraisal)))


def test_without_a_logo_the_name_stands_on_the_cover_of_word(tmp_path: Path) -> None:
    document = read(render_docx(small(), style_of(made(tmp_path, NAME))))

    assert document.paragraphs[0].text == "Aldermere"


def test_a_style_of_a_name_alone_changes_no_colour(tmp_path: Path) -> None:
    named = render_docx(small(), style_of(made(tmp_path, NAME)))
    plain = render_docx(small())

    for identifier in ("Title", "Caption", "KeyFigure"):
        assert style_colour(plain, identifier) == style_colour(named, identifier)


def test_each_style_that_a_dressed_document_uses_is_defined(dressed: bytes) -> None:
    styles = parse_xml(parts(dressed)["word/styles.xml"])
    defined = {each.get(f"{W}styleId") for each in styles.iter(f"{W}style")}
    body = parse_xml(parts(dressed)["word/document.xml"])
    used = {each.get(f"{W}val") for each in body.iter(f"{W}pStyle")}

    assert "Letterhead" in used
    assert used <= defined


def test_pictures_of_a_dressed_document_have_numbers_of_their_own(
    dressed: bytes,
) -> None:
    body = parse_xml(parts(dressed)["word/document.xml"])
    numbers = [each.get("id") for each in body.iter(f"{WP}docPr")]

    assert len(numbers) > 2
    assert sorted(set(numbers)) == sorted(numbers)


def test_the_workbook_has_heads_and_charts_in_the_colours_of_the_house(
    workbook: bytes,
) -> None:
    found = parts(workbook)
    charts = b"".join(v for k, v in found.items() if k.startswith("xl/charts/"))

    assert f'<fgColor rgb="FF{BRAND.upper()}"/>'.encode() in found["xl/styles.xml"]
    assert b"17405F" not in found["xl/styles.xml"]
    assert BRAND.upper().encode() in charts
    assert ACCENT.upper().encode() in charts
    assert b"17405F" not in charts


def test_the_name_stands_on_the_cover_of_the_workbook(
    workbook: bytes, appraisal: Appraisal
) -> None:
    cover = cells_of(workbook, "Cover")

    assert cover[0][0] == "Aldermere Borough Council"
    assert cover[1][0] == appraisal.project.project.title


def test_no_figure_of_the_workbook_depends_on_the_style(
    appraisal: Appraisal, loaded: Loaded, workbook: bytes
) -> None:
    plain = write_workbook(appraisal, loaded, "project.yaml")

    for sheet in ("Results", "Inputs", "As sent", "Charts"):
        assert cells_of(plain, sheet) == cells_of(workbook, sheet)
    assert cells_of(plain, "Cover") == cells_of(workbook, "Cover")[1:]


def test_a_name_is_no_formula(tmp_path: Path) -> None:
    style = style_of(made(tmp_path, "name: '=HYPERLINK(\"x\")'\n"))
    appraisal = appraisal_of(flat({"team": spent("£100k")}, {}))
    content = write_workbook(appraisal, None, "project.yaml", style)
    cover = parts(content)["xl/worksheets/sheet1.xml"].decode()

    assert cells_of(content, "Cover")[0][0] == '=HYPERLINK("x")'
    assert "<f>HYPERLINK" not in cover


def test_markdown_says_what_the_logo_says(
    appraisal: Appraisal, style: HouseStyle
) -> None:
    lines = render_markdown(describe(appraisal), style).splitlines()

    assert lines[2] == "Aldermere Borough Council"


def test_a_name_in_markdown_is_text_and_no_more(tmp_path: Path) -> None:
    style = style_of(made(tmp_path, f"name: '{HOSTILE[0]}'\n"))

    assert "<script" not in render_markdown(small(), style).replace("\\<", "")


@pytest.mark.parametrize("ending", ["docx", "xlsx", "md"])
def test_the_same_style_gives_the_same_bytes(
    ending: str, style: HouseStyle, tmp_path: Path
) -> None:
    loaded = load(ROOT / "examples" / "minimal")
    assert loaded.project is not None
    appraisal = appraise(loaded.project, loaded.problems)
    written = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.{ending}"
        write_documents(appraisal, [path], loaded, style=style)
        written.append(path.read_bytes())
    plain = tmp_path / f"plain.{ending}"
    write_documents(appraisal, [plain], loaded)

    assert written[0] == written[1]
    assert written[0] != plain.read_bytes()


def test_a_drawing_of_no_size_is_as_high_as_its_room(tmp_path: Path) -> None:
    style = style_of(made(tmp_path, f"{NAME}logo: a.svg\n", a_svg=SQUARE))

    _, width, height = logo_of(render_docx(small(), style))

    # Its view is 40 by 10 units: 80 mm by 20 mm.
    assert (width, height) == pytest.approx((80, 20), abs=0.05)
