"""The front matter: what the document is, and what its figures rest on."""

from __future__ import annotations

from collections.abc import Iterator

from cba.discounting import label
from cba.library.catalogue import DataEdition
from cba.library.in_use import editions_of, schedule_of
from cba.reports.assumption import timing_words
from cba.reports.assurance import editions_in_use
from cba.reports.calendar_words import date_words
from cba.reports.content import Fact, FrontMatter
from cba.reports.texts import as_title, shortened, tidy
from cba.reports.view import View

_KINDS = {
    "strategic": "Strategic outline business case",
    "outline": "Outline business case",
    "full": "Full business case",
}
_STATUSES = {"draft": "Draft", "review": "For review", "approved": "Approved"}
_STAGES = {
    "strategic": "Strategic outline case, the first of three",
    "outline": "Outline business case, the second of three",
    "full": "Full business case, the last of three",
}
#: Whose costs and benefits count, where the file says nothing else.
_PERSPECTIVE = (
    "Public bodies together and each by itself, for budgets; everyone in society, for "
    "public value"
)
_ONE_LINE = 72
_DESCRIPTION = 300


def front_matter(view: View) -> FrontMatter:
    """The cover of the document."""
    about = view.project.project
    title = tidy(about.title)
    kind = _KINDS[about.stage] if about.stage else "Business case"
    description = tidy(about.summary) or f"{kind}: {title}"
    return FrontMatter(
        kind=kind,
        title=title,
        short_title=shortened(title, _ONE_LINE),
        place=tidy(about.place),
        status=_STATUSES[about.status] if about.status else "",
        author=tidy(about.author),
        dated=about.dated,
        description=shortened(description, _DESCRIPTION),
        facts=tuple(_facts(view)),
        fingerprint=view.appraisal.run.fingerprint,
    )


def _edition(edition: DataEdition) -> str:
    mark = " (unverified)" if edition.status == "unverified" else ""
    return f"{edition.title}{mark}"


def _facts(view: View) -> Iterator[Fact]:
    about, settings = view.project.project, view.project.appraisal
    if about.stage:
        yield Fact("Stage", _STAGES[about.stage])
    if about.version:
        yield Fact("Version", tidy(about.version))
    if about.dated:
        yield Fact("Date", date_words(about.dated))
    if about.author:
        yield Fact("Prepared by", tidy(about.author))
    if len(view.appraisal.options) > 1:
        yield Fact("Preferred option", as_title(view.option.title))
    yield Fact("Period", f"{view.period}, {view.length}")
    yield Fact("Perspective", tidy(about.perspective) or _PERSPECTIVE)
    yield Fact("Prices", f"{view.prices}, real terms")
    schedule = schedule_of(settings.discounting, editions_of(view.project))
    yield Fact("Discounting", f"{label(schedule)}, {timing_words(settings.timing)}")
    data = "; ".join(_edition(each) for each in editions_in_use(view))
    if data:
        yield Fact("Reference data", data)
    yield Fact("Made with", view.appraisal.run.tool)
    yield Fact("Fingerprint", view.appraisal.run.fingerprint)
