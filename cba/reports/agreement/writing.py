"""The agreement in every format that was asked for, written all or none."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cba.reports.agreement.deal import deal_of
from cba.reports.agreement.document import describe_agreement
from cba.reports.documents import (
    DocumentError,
    Listener,
    Material,
    check_outputs,
    file_name,
    lay_out,
    names_again,
    style_arguments,
)
from cba.results.appraisal import Appraisal

if TYPE_CHECKING:
    from cba.analysis.apportionment import Apportionment
    from cba.analysis.shared_risk import SharedRisk
    from cba.loading.project_loader import Loaded
    from cba.reports.house_style.style import HouseStyle

#: The formats of an agreement.
FORMS = (".html", ".pdf", ".docx", ".md")


def write_agreement(  # noqa: PLR0913, PLR0917 - most may be left out
    appraisal: Appraisal,
    agreed: Apportionment,
    outputs: Sequence[Path],
    risk: SharedRisk | None = None,
    loaded: Loaded | None = None,
    arguments: Sequence[str] = (),
    listener: Listener | None = None,
    *,
    style: HouseStyle | None = None,
    agency: str | None = None,
) -> None:
    """Write the agreement to each output, in the format that its name ends in.

    ``appraisal`` is that of the project as its file has it, ``agreed`` what has been
    worked out for it, and ``risk`` how it fares over the draws; None where no input
    has a range. ``loaded``, ``arguments``, ``listener`` and ``style`` are those of a
    business case. With an ``agency`` the document is the one page for it.

    :raises DocumentError: there is no agreement to write, or as a business case does.
    :raises StyleError: a template of the house style fails.
    """
    check_outputs(outputs, FORMS)
    if not agreed.feasible and not agreed.transfers:
        raise DocumentError(
            f"there is no agreement to write: {agreed.reason}",
            "run `cba apportion` without `-o` to see what stands in its way",
        )
    words = [*arguments, *style_arguments(style, loaded)]
    written = (
        word for each in names_again("agreement", outputs) for word in ("-o", each)
    )
    command = shlex.join(("cba", "apportion", file_name(loaded), *words, *written))
    document = None if loaded is None else loaded.document
    deal = deal_of(appraisal, agreed, risk, document)
    lay_out(
        Material(
            describe_agreement(deal, command, agency),
            appraisal,
            loaded,
            outputs=tuple(outputs),
            listener=listener or Listener(),
            style=style,
            arguments=tuple(arguments),
        )
    )
