"""``cba apportion``: who should pay what, so that no partner is worse off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from cba.commands.appraised import appraised, refused
from cba.commands.conversation import answer, mention, tell, wrote
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.outputs import check_outputs
from cba.commands.project_input import STDIN, load_given
from cba.commands.requested import require_option, word_of
from cba.loading.suggest import closest
from cba.problems import Problem, in_order
from cba.results.json_document import envelope, run_json

if TYPE_CHECKING:
    from cba.analysis.apportionment import Apportionment
    from cba.analysis.shared_risk import SharedRisk
    from cba.loading.project_loader import Loaded
    from cba.reports.apportionment_view import Agreed
    from cba.results.appraisal import Appraisal

#: Fewer draws say nothing; more would not be told apart by any figure printed.
LEAST, MOST = 100, 1_000_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked of ``cba apportion``."""

    source: str
    rule: str | None = None
    to: str | None = None
    whole_by: str | None = None
    option: str | None = None
    agency: str | None = None
    draws: int = 10_000
    seed: int = 1
    settings: tuple[str, ...] = ()
    scenario: str | None = None
    as_json: bool = False
    payments: Path | None = None
    outputs: tuple[Path, ...] = ()


def apportion(request: Request) -> int:
    """Find the payments; 1 for errors in the project, or where none meet the terms."""
    _check(request)
    loaded = load_given(request.source, request.settings, request.scenario)
    appraisal, found = appraised(loaded)
    from cba.reports.apportionment_json import SCHEMA, apportionment_json

    if appraisal is None:
        return refused(found, request.source, SCHEMA if request.as_json else None)
    require_option(request.option, tuple(appraisal.options))
    _check_files(request, loaded)
    agreed = _agreed(appraisal, loaded, request)
    _require_partner(request.agency, agreed.partners)
    problems = in_order([*found, *_refusal(agreed)])
    _write(agreed, loaded, request)
    if request.as_json:
        content = apportionment_json(agreed)
        answer(envelope(SCHEMA, content, problems, run_json(appraisal)))
    else:
        _show(agreed, request)
        mention(found, request.source)
        tell(_refusal(agreed))
    return Exit.YES if agreed.found.feasible else Exit.NO


def _check(request: Request) -> None:
    """Refuse what no agreement can be made of."""
    from cba.analysis.apportionment import Gains, Rule

    if request.rule is not None:
        word_of(request.rule, get_args(Rule), "--rule")
    if request.to is not None:
        word_of(request.to, get_args(Gains), "--to")
    if not LEAST <= request.draws <= MOST:
        raise CannotRunError(
            "CBA001",
            f"{request.draws:,} draws cannot be made",
            f"write --draws with a number from {LEAST} to {MOST:,}",
        )
    if request.seed < 0:
        raise CannotRunError(
            "CBA001", f"{request.seed} is no seed", "write a whole number from 0"
        )
    if request.as_json and _is_printed(request.payments):
        raise CannotRunError(
            "CBA001",
            "`--json` and `--payments -` both want the standard output",
            "name a file after `--payments`; the JSON has the payments too",
        )


def _is_printed(path: Path | None) -> bool:
    return path is not None and str(path) == STDIN


def _check_files(request: Request, loaded: Loaded) -> None:
    tables = (
        ()
        if request.payments is None or _is_printed(request.payments)
        else (request.payments,)
    )
    check_outputs(loaded, None, request.outputs, tables)


def _require_partner(agency: str | None, partners: Sequence[str]) -> None:
    """Refuse a page for one who is no partner of the agreement."""
    if agency is None or agency in partners:
        return
    near = closest(agency, partners)
    raise CannotRunError(
        "CBA001",
        f"`{agency}` is no partner of the agreement",
        f"did you mean `{near}`?" if near else f"write one of {', '.join(partners)}",
    )


def _agreed(appraisal: Appraisal, loaded: Loaded, request: Request) -> Agreed:
    """The agreement, with its risk where inputs have ranges."""
    from cba.analysis.apportionment import apportion as solve
    from cba.analysis.apportionment import terms_of
    from cba.reports.apportionment_view import Agreed
    from cba.reports.view import view_of
    from cba.results.nominal import nominal_years

    project = appraisal.project
    terms = terms_of(
        project, rule=request.rule, to=request.to, whole_by=request.whole_by
    )
    found = solve(project, terms, option=request.option, seed=request.seed)
    return Agreed(
        found,
        view_of(appraisal, loaded.document, found.option),
        nominal_years(project),
        _risk(found, appraisal, request),
    )


def _risk(
    found: Apportionment, appraisal: Appraisal, request: Request
) -> SharedRisk | None:
    """How sure each partner is, where there is an agreement and inputs have ranges."""
    if not found.feasible:
        return None
    from cba.analysis.draws import Plan
    from cba.analysis.shared_risk import shared_risk

    return shared_risk(appraisal.project, found, Plan(request.draws, request.seed))


def _refusal(agreed: Agreed) -> tuple[Problem, ...]:
    """That there is no agreement, as a problem beside the answer."""
    found = agreed.found
    if found.feasible:
        return ()
    hint = (
        "let more be counted (`--to fiscal`), give more time (`--whole-by`), take "
        "another `--rule`, or loosen a limit under `sharing`"
    )
    message = f"no payments meet the terms: {found.reason}".rstrip(".")
    return (Problem("CBA007", message, "sharing", hint),)


def _write(agreed: Agreed, loaded: Loaded, request: Request) -> None:
    """Write the payments and the documents, where there is an agreement."""
    if not agreed.found.feasible:
        return
    if request.payments is not None and not _is_printed(request.payments):
        from cba.reports.payments_block import payments_block
        from cba.reports.writing import write_text

        lines = payments_block(agreed.found.payments)
        try:
            write_text(request.payments, "".join(f"{line}\n" for line in lines))
        except OSError as error:
            raise CannotRunError(
                "CBA003",
                f"`{request.payments}` could not be written: {error.strerror}",
            ) from None
        wrote(request.payments)


def _show(agreed: Agreed, request: Request) -> None:
    """Print the answer: in text, or the payments alone."""
    if _is_printed(request.payments):
        if agreed.found.feasible:
            from cba.reports.payments_block import payments_block

            answer("\n".join(payments_block(agreed.found.payments)))
        return
    from cba.commands.show import show

    if request.agency is not None:
        from cba.reports.apportionment_agency import agency_text

        show(agency_text(agreed, request.agency))
        return
    from cba.reports.apportionment_text import apportionment_text

    show(apportionment_text(agreed))
