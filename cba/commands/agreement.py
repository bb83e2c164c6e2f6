"""What ``cba apportion`` writes: the payments to paste, and the agreement itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cba.commands.conversation import say, wrote
from cba.commands.documents import write_listening
from cba.commands.outcome import CannotRunError
from cba.commands.outputs import unwritten
from cba.loading.project_loader import Loaded
from cba.problems import Problem

if TYPE_CHECKING:
    from cba.reports.apportionment_view import Agreed
    from cba.reports.house_style.style import HouseStyle


class Documents(NamedTuple):
    """The documents that were asked for, and how they are made again."""

    outputs: tuple[Path, ...]
    arguments: Sequence[str]
    agency: str | None
    style: HouseStyle | None


def write_payments(agreed: Agreed, path: Path) -> None:
    """Write the block that pastes under `payments:`, whole or not at all."""
    from cba.reports.payments_block import payments_block
    from cba.reports.writing import write_text

    if not agreed.found.payments:
        say("there are no payments to write")
        return
    lines = payments_block(agreed.found.payments, agreed.view.currency)
    try:
        write_text(path, "".join(f"{line}\n" for line in lines))
    except OSError as error:
        raise unwritten(path, error) from None
    wrote(path)


def check_documents(outputs: Sequence[Path]) -> None:
    """Refuse endings that no agreement is written in, and folders not there."""
    if not outputs:
        return
    from cba.reports.agreement.writing import FORMS
    from cba.reports.documents import DocumentError, check_outputs

    try:
        check_outputs(outputs, FORMS)
    except DocumentError as error:
        raise CannotRunError("CBA003", str(error), error.hint) from None


def write_documents(
    agreed: Agreed, loaded: Loaded, wanted: Documents
) -> tuple[Problem, ...]:
    """Write every document, or none of them; they say how to be made again.

    What keeps the house style from dressing them comes back.
    """
    if not wanted.outputs:
        return ()
    from cba.reports.agreement.writing import write_agreement
    from cba.reports.documents import Listener

    def write(listener: Listener) -> None:
        write_agreement(
            agreed.view.appraisal,
            agreed.found,
            wanted.outputs,
            agreed.risk,
            loaded,
            wanted.arguments,
            listener,
            style=wanted.style,
            agency=wanted.agency,
        )

    return write_listening(wanted.outputs, write)
