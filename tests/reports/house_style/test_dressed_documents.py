from __future__ import annotations

import re
from pathlib import Path

import pytest

from cba.loading.project_loader import Loaded, load
from cba.problems import Problem
from cba.reports.business_case import describe
from cba.reports.documents import write_documents
from cba.reports.house_style.reading import StyleError
from cba.reports.html import render_html
from cba.results.appraisal import Appraisal
from cba.results.appraise import appraise
from tests.browser.inspection import Browser
from tests.conftest import ROOT, VeraPdf
from tests.pdf_gates.everyday import pdf_faults
from tests.reports.house_style.made_styles import SQUARE, font, made, png, style_of
from tests.reports.made_projects import HOSTILE, appraisal_of, flat, spent

EXAMPLE = ROOT / "examples" / "house-style"
DRESS = EXAMPLE / "style"
NAME = "name: Aldermere\n"
PAGE = "templates/business_case.html.jinja"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(EXAMPLE)


@pytest.fixture(scope="module")
def appraisal(loaded: Loaded) -> Appraisal:
    assert loaded.project is not None
    return appraise(loaded.project, loaded.problems)


def written(appraisal: Appraisal, loaded: Loaded, style: Path | None, to: Path) -> str:
    dress = None if style is None else style_of(style)
    write_documents(appraisal, [to], loaded, style=dress)
    return to.read_text("utf-8")


@pytest.fixture(scope="module")
def dressed(
    appraisal: Appraisal, loaded: Loaded, tmp_path_factory: pytest.TempPathFactory
) -> str:
    folder = tmp_path_factory.mktemp("dressed")
    return written(appraisal, loaded, DRESS, folder / "case.html")


def page_with(tmp_path: Path, **files: str | bytes) -> str:
    """The page of a small project in a house style with these files."""
    appraisal = appraisal_of(flat({"team": spent("£100k")}, {}))
    return written(
        appraisal,
        Loaded(appraisal.project, None, ()),
        made(tmp_path, NAME, **files),
        tmp_path / "case.html",
    )


def refused(tmp_path: Path, **files: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(StyleError) as caught:
        page_with(tmp_path, **files)
    assert not (tmp_path / "case.html").exists()
    return caught.value.problems


def test_the_logo_stands_in_the_page_with_its_words(dressed: str) -> None:
    (logo,) = re.findall(
        r'<img class="logo" src="data:image/svg\+xml;base64,[^>]*>', dressed
    )

    assert 'alt="Aldermere Borough Council"' in logo


def test_without_a_logo_the_name_stands_there(tmp_path: Path) -> None:
    assert '<p class="organisation">Aldermere</p>' in page_with(tmp_path)


def test_the_two_colours_are_those_of_the_page_and_of_the_charts(dressed: str) -> None:
    assert "--brand: #1d5b3a;" in dressed
    assert "--accent: #a8430f;" in dressed
    assert re.search(r'<path class="area ink-1" [^>]*fill="#1d5b3a"', dressed)
    assert re.search(r'<path class="area ink-2" [^>]*fill="#a8430f"', dressed)


def test_the_fonts_are_inside(dressed: str) -> None:
    weights = re.findall(
        r'font-family: "House"; font-weight: (\d+); src: url\("data:font/ttf', dressed
    )

    assert weights == ["400", "600"]
    assert 'font-family="&#39;House&#39;,&#39;Source Sans 3&#39;' in dressed


def test_the_document_says_in_whose_style_it_is_and_how_to_get_it(dressed: str) -> None:
    digest = style_of(DRESS).fingerprint

    assert (
        f"in the house style of Aldermere Borough Council ({digest})"
        in dressed.replace("<wbr>", "")
    )
    assert "cba report project.yaml --template style -o case.html" in dressed


def test_a_style_from_elsewhere_is_named_without_where_it_lies(
    appraisal: Appraisal, loaded: Loaded, tmp_path: Path
) -> None:
    page = written(appraisal, loaded, made(tmp_path, NAME), tmp_path / "case.html")

    assert "--template style " in page
    assert str(tmp_path) not in page


def test_no_figure_and_no_fingerprint_of_inputs_depends_on_the_style(
    appraisal: Appraisal, loaded: Loaded, dressed: str, tmp_path: Path
) -> None:
    plain = written(appraisal, loaded, None, tmp_path / "case.html")

    def cells(page: str) -> list[str]:
        return re.findall(r"<td class=.figure.>[^<]*", page)

    def fingerprint(page: str) -> list[str]:
        return re.findall(r'"dcterms.identifier" content="(\w+)"', page)

    assert len(cells(plain)) > 100
    assert cells(plain) == cells(dressed)
    assert fingerprint(plain) == fingerprint(dressed)


def test_the_same_style_gives_the_same_bytes(
    appraisal: Appraisal, loaded: Loaded, dressed: str, tmp_path: Path
) -> None:
    assert dressed == written(appraisal, loaded, DRESS, tmp_path / "case.html")


@pytest.mark.heavy
def test_a_dressed_pdf_is_archivable_and_accessible(
    appraisal: Appraisal, loaded: Loaded, tmp_path: Path
) -> None:
    write_documents(appraisal, [tmp_path / "a.pdf"], loaded, style=style_of(DRESS))

    assert pdf_faults((tmp_path / "a.pdf").read_bytes()) == []


@pytest.mark.heavy
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_png_may_stand_in_a_pdf_for_the_archive(tmp_path: Path, mode: str) -> None:
    style = made(
        tmp_path,
        f"{NAME}logo: a.png\nfonts: {{regular: a.ttf, semibold: a.ttf}}\n",
        a_png=png(40, 20, mode),
        a_ttf=font(),
    )
    appraisal = appraisal_of(flat({"team": spent("£100k")}, {}))

    write_documents(appraisal, [tmp_path / "a.pdf"], None, style=style_of(style))

    assert pdf_faults((tmp_path / "a.pdf").read_bytes()) == []


def test_a_name_is_text_and_no_more(tmp_path: Path) -> None:
    style = made(tmp_path, f"name: '{HOSTILE[0]}'\n")
    appraisal = appraisal_of(flat({"team": spent("£100k")}, {}))
    loaded = Loaded(appraisal.project, None, ())

    page = written(appraisal, loaded, style, tmp_path / "case.html")

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_words_of_a_logo_are_text_and_no_more(tmp_path: Path) -> None:
    style = made(
        tmp_path,
        f"{NAME}logo: a.svg\nlogo_words: '\" onerror=\"alert(1)'\n",
        a_svg=SQUARE,
    )
    appraisal = appraisal_of(flat({"team": spent("£100k")}, {}))

    page = render_html(describe(appraisal), style_of(style))

    assert 'alt="&#34; onerror=&#34;alert(1)"' in page


def test_a_template_of_its_own_takes_the_place_of_the_packaged_one(
    tmp_path: Path,
) -> None:
    page = page_with(
        tmp_path,
        **{
            PAGE: "<p>{{ case.front.title }} of {{ house.name }}</p>"
            "<style>{{ styles }}</style>",
            "templates/screen.css": "p {letter-spacing: 1px}",
        },
    )

    assert "<p>A case of Aldermere</p>" in page
    assert "letter-spacing: 1px" in page


def test_what_a_template_prints_is_escaped(tmp_path: Path) -> None:
    page = page_with(tmp_path, **{PAGE: "{{ '<b>' }}{{ styles | length }}"})

    assert "&lt;b&gt;" in page


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("<p>\n{% if %}", 2, "the template fails: Expected an expression"),
        ("<p>\n{{ cse.front }}", 2, "the template fails: `cse` is undefined"),
        ("\n\n{{ case.titel }}", 3, "Publication has no attribute `titel`"),
        ("{{ case.__class__.__mro__ }}", 1, "is unsafe"),
        ("{{ ''.__class__ }}", 1, "is unsafe"),
        ("{{ ().__class__.__bases__[0].__subclasses__() }}", 1, "is unsafe"),
        ("{{ show.__globals__ }}", 1, "`show` is undefined"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("{% for n in range(1000000000) %}{% endfor %}", 1, "Range too big"),
        ("{% include '/etc/passwd' %}", 1, "/etc/passwd"),
        ("{% include '../document.css' %}", 1, "../document.css"),
        ("{% import 'fonts/../../pyproject.toml' as x %}", 1, "pyproject.toml"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", 1, "without end"),
    ],
)
def test_a_template_that_fails_is_a_problem_at_its_line(
    tmp_path: Path, template: str, line: int, words: str
) -> None:
    (problem,) = refused(tmp_path, **{PAGE: template})

    assert problem.code == "CBA606"
    assert words in problem.message
    assert problem.place is not None
    assert problem.place.line == line
    assert problem.place.file.endswith("style/templates/business_case.html.jinja")


def test_templates_that_do_not_fit_together_say_so(tmp_path: Path) -> None:
    # The packaged page asks for the macro `show`, which is not in this file.
    (problem,) = refused(tmp_path, templates__blocks_html_jinja="{# nothing #}")

    assert problem.code == "CBA606"
    assert problem.message.startswith("the templates do not fit together")


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<script>alert(1)</script>", "a page may hold no `<script>`"),
        ("<SCRIPT src=x></SCRIPT>", "a page may hold no `<script>`"),
        ("<iframe></iframe>", "a page may hold no `<iframe>`"),
        ('<link rel="stylesheet" href="x.css">', "a page may hold no `<link>`"),
        ("<img src=//a.example/x>", "a page may not fetch anything (`//a.example/x`)"),
        ("<img src='data:,x' srcset='x 2x'>", "a page may not fetch anything (`x 2x`)"),
        ("<svg><image href='x.png'/></svg>", "a page may not fetch anything (`x.png`)"),
        ("<p onclick='x()'>", "a page may run nothing (`onclick=`)"),
        ("<a href='javascript:x()'>x</a>", "a page may not fetch anything"),
        ("<a href='file:///etc/passwd'>x</a>", "a page may not fetch anything"),
        ("<meta http-equiv='refresh' content='0;x'>", "a page may not lead elsewhere"),
        ("<p style='background: url(x)'>", "styles may not fetch anything"),
        ("<style>p {background: url(//x)}</style>", "styles may not fetch anything"),
        # What follows is read in another way by whoever does not parse as browsers do.
        ("<!-- --!><img src=//x> -->", "a page may not fetch anything (`//x`)"),
        ("<xmp><style></xmp><img src=//x></style>", "a page may hold no `<xmp>`"),
        ("<![CDATA[ ><img src=//x> ]]>", "a page may not fetch anything (`//x`)"),
        (
            "<noscript><!--</noscript><img src=//x>-->",
            "a page may hold no `<noscript>`",
        ),
        ("<img srcset='data:,x 1x, //x 2x'>", "a page may not fetch anything"),
        ("<style>@import '//x';</style>", "styles may not fetch other styles"),
        ("<style>p{background:image-set('//x' 1x)}</style>", "styles may not fetch"),
        ("<style>p{background:u\\72l(//x)}</style>", "styles may not fetch anything"),
        ("<p style='background:u\\72l(//x)'>", "styles may not fetch anything"),
        ("<svg><rect fill='url(//x#a)'/></svg>", "styles may not fetch anything"),
        ("<svg><use xlink:href='//x#a'/></svg>", "a page may not fetch anything"),
        ("<svg><set attributeName=href to=x></svg>", "a page may hold no `<set>`"),
        ("<math href='//x'></math>", "a page may hold no `<math>`"),
        ("<a ping='//x' href='#a'>x</a>", "a page may not fetch anything"),
        ("<p popovertarget=x>", "a page may have no `popovertarget=`"),
        ("<p style='background: url(fonts/../x)'>", "styles may not fetch anything"),
    ],
)
def test_a_page_that_would_run_or_fetch_something_is_not_written(
    tmp_path: Path, template: str, words: str
) -> None:
    problems = refused(tmp_path, **{PAGE: f"\n{template}"})

    assert {each.code for each in problems} == {"CBA607"}
    assert problems[0].message.startswith(words)
    assert problems[0].place is not None
    assert problems[0].place.line == 2


def test_a_link_that_a_reader_follows_is_no_fetching(tmp_path: Path) -> None:
    link = '<a href="https://aldermere.example/">Our site</a>'

    assert link in page_with(tmp_path, **{PAGE: link})


def test_styles_that_the_pdf_does_not_know_are_shown_at_their_line(
    tmp_path: Path,
) -> None:
    style = made(tmp_path, NAME, templates__print_css="p {\n  float: sideways;\n}\n")
    appraisal = appraisal_of(flat({"team": spent("£100k")}, {}))

    with pytest.raises(StyleError) as caught:
        write_documents(appraisal, [tmp_path / "a.pdf"], None, style=style_of(style))

    (problem,) = caught.value.problems
    assert problem.code == "CBA606"
    assert problem.place is not None
    assert problem.place.line == 2


@pytest.mark.heavy
def test_the_reference_checker_accepts_a_png_that_is_seen_through(
    tmp_path: Path, verapdf: VeraPdf
) -> None:
    style = made(tmp_path, f"{NAME}logo: a.png\n", a_png=png(40, 20, "RGBA"))
    appraisal = appraisal_of(flat({"team": spent("£100k")}, {}))
    write_documents(appraisal, [tmp_path / "a.pdf"], None, style=style_of(style))

    assert verapdf(tmp_path / "a.pdf") == []


@pytest.mark.heavy
def test_a_browser_finds_nothing_wrong_with_a_dressed_page(
    dressed: str, tmp_path: Path, browser: Browser
) -> None:
    (tmp_path / "case.html").write_text(dressed, "utf-8")

    assert browser.findings(tmp_path / "case.html") == []


@pytest.mark.heavy
@pytest.mark.parametrize(
    "colour", ["#767676", "#000000", "#bd5b00", "#8f7400", "#ee0000", "#0000ff"]
)
def test_any_colour_that_passes_can_be_read_light_and_dark(
    appraisal: Appraisal, loaded: Loaded, colour: str, tmp_path: Path, browser: Browser
) -> None:
    style = made(tmp_path, f'{NAME}colours: {{brand: "{colour}"}}\n')
    written(appraisal, loaded, style, tmp_path / "case.html")

    assert browser.findings(tmp_path / "case.html") == []


@pytest.mark.heavy
def test_the_reference_checker_accepts_a_dressed_pdf(
    appraisal: Appraisal, loaded: Loaded, tmp_path: Path, verapdf: VeraPdf
) -> None:
    write_documents(appraisal, [tmp_path / "a.pdf"], loaded, style=style_of(DRESS))

    assert verapdf(tmp_path / "a.pdf") == []


def policy_of(page: str) -> tuple[int, int]:
    """Where the policy of a page stands, and where its styles or body begin."""
    policy = page.index('<meta http-equiv="Content-Security-Policy"')
    return policy, min(page.find(each) % len(page) for each in ("<style", "<body"))


def test_every_page_tells_browsers_to_fetch_and_run_nothing() -> None:
    plain = render_html(describe(appraisal_of(flat({"team": spent("£1m")}, {}))))
    policy, rest = policy_of(plain)

    assert "default-src &#39;none&#39;" in plain[policy:rest]


@pytest.mark.parametrize(
    "template",
    [
        "<!DOCTYPE html>\n<html lang=en><head><title>A</title></head><body>b</body>",
        "<!DOCTYPE html>\n<html lang=en><title>A</title><body>b</body></html>",
        "<p>A page of nothing else</p><body>",
    ],
)
def test_a_page_of_the_house_gets_the_policy(tmp_path: Path, template: str) -> None:
    page = page_with(tmp_path, **{PAGE: template})
    policy, rest = policy_of(page)

    assert policy < rest
    assert "default-src 'none'" in page


def test_a_policy_that_styles_stand_before_is_refused(tmp_path: Path) -> None:
    (problem,) = refused(
        tmp_path, **{PAGE: "<html><!-- <head> --><head><style>p{}</style></head>"}
    )

    assert problem.code == "CBA607"
    assert problem.message.startswith("a page begins with its policy")


@pytest.mark.parametrize("verb", ["include", "extends", "import"])
def test_what_a_template_may_not_include_is_named_at_its_line(
    tmp_path: Path, verb: str
) -> None:
    after = " as x" if verb == "import" else ""
    asked = f'<p>\n{{% {verb} "/etc/passwd"{after} %}}'

    (problem,) = refused(tmp_path, **{PAGE: asked})

    assert problem.code == "CBA606"
    assert problem.message == "the template fails: there is no template `/etc/passwd`"
    assert problem.hint is not None
    assert "those of its own folder and those of the tool" in problem.hint
    assert problem.place is not None
    assert problem.place.line == 2


def test_a_template_that_includes_itself_is_shown_where_it_does(tmp_path: Path) -> None:
    itself = '<p>\n\n{% include "business_case.html.jinja" %}'

    (problem,) = refused(tmp_path, **{PAGE: itself})

    assert (
        problem.message == "the template fails: it includes or calls itself without end"
    )
    assert problem.place is not None
    assert problem.place.line == 3
