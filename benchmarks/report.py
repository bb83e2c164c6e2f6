"""How long a PDF takes against the engines that could have drawn it, side by side.

The project is given; left out, it is an example of some fifteen pages.
"""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import CBA, ROOT, compile_everything, side_by_side
from cba.loading.project_loader import load
from cba.reports.business_case import describe
from cba.reports.html import base_folder, render_html, render_print
from cba.results.appraise import appraise

AIM = 1.15
TIMES = 5
WEASYPRINT = """
import sys
from weasyprint import HTML

page, base, output = sys.argv[1:]
HTML(filename=page, base_url=base).write_pdf(output, pdf_variant="pdf/a-3a")
"""


def quiet(*command: str) -> list[str]:
    """The command, as one that says nothing."""
    return ["/bin/sh", "-c", f"exec {shlex.join(command)} 2>/dev/null"]


def main() -> None:
    """Prints one line for each comparison."""
    compile_everything()
    project = Path(*sys.argv[1:2] or [str(ROOT / "examples" / "reoffending")])
    loaded = load(project)
    if loaded.project is None:
        raise SystemExit(f"{project} has errors: `cba validate` shows them")
    case = describe(appraise(loaded.project, loaded.problems), document=loaded.document)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for_paper, for_screen = folder / "paper.html", folder / "screen.html"
        for_paper.write_text(render_print(case), encoding="utf-8")
        for_screen.write_text(render_html(case), encoding="utf-8")
        script = folder / "weasyprint_alone.py"
        script.write_text(WEASYPRINT, encoding="utf-8")
        output = str(folder / "case.pdf")
        ours = quiet(CBA, "report", str(project), "-o", output)
        alone = quiet(
            sys.executable,
            str(script),
            str(for_paper),
            f"{base_folder().as_uri()}/",
            output,
        )
        compare(ours, "WeasyPrint alone, from the same page", alone)
        if chromium := shutil.which("chromium"):
            printed = quiet(
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
                f"--print-to-pdf={output}",
                for_screen.as_uri(),
            )
            compare(ours, "Chromium, printing the page for a browser", printed)


def compare(our_command: list[str], theirs: str, their_command: list[str]) -> None:
    """Prints how long both take, and one as a multiple of the other."""
    mine, other = side_by_side(our_command, their_command, TIMES)
    print(f"{mine.seconds:6.2f} s  cba report -o case.pdf, {mine.megabytes:.0f} MB")
    print(f"{other.seconds:6.2f} s  {theirs}, {other.megabytes:.0f} MB")
    print(
        f"          {mine.seconds / other.seconds:.2f} times as long,"
        f" {mine.processor / other.processor:.2f} times the processor's time"
        f" (aim against WeasyPrint: within {AIM})\n"
    )


if __name__ == "__main__":
    main()
