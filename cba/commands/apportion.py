"""``cba apportion``: who should pay what, so that no partner is worse off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cba.commands.agreement import (
    Documents,
    check_documents,
    write_documents,
    write_payments,
)
from cba.commands.apportion_request import (
    Request,
    check_request,
    gains_of,
    require_partner,
    rule_of,
    year_of,
)
from cba.commands.appraised import appraised, placed, refused
from cba.commands.conversation import answer, mention, tell
from cba.commands.documents import setting_arguments, style_to_dress, undressed
from cba.commands.outcome import Exit
from cba.commands.outputs import check_outputs
from cba.commands.progress import progress
from cba.commands.project_input import load_given
from cba.commands.requested import require_option
from cba.problems import Problem, in_order
from cba.results.json_document import envelope, run_json, schema_of

__all__ = ["Request", "apportion"]

if TYPE_CHECKING:
    from cba.analysis.apportionment import Apportionment
    from cba.analysis.shared_risk import SharedRisk
    from cba.loading.project_loader import Loaded
    from cba.reports.apportionment_view import Agreed
    from cba.reports.house_style.style import HouseStyle
    from cba.results.appraisal import Appraisal

SCHEMA = schema_of("apportion")


def apportion(request: Request) -> int:
    """Find the payments; 1 for errors in the project, or where none meet the terms."""
    check_request(request)
    schema = SCHEMA if request.as_json else None
    style, faults = style_to_dress(request.template, request.outputs, "-o")
    if request.template is not None and style is None:
        return undressed(faults, schema)
    loaded = load_given(request.source, request.settings, request.scenario)
    appraisal, problems = appraised(loaded)
    if appraisal is None:
        return refused(problems, request.source, schema)
    require_option(request.option, tuple(appraisal.options))
    _check_files(request, loaded, style)
    agreed = _agreed(appraisal, loaded, request)
    require_partner(request.agency, agreed.partners)
    faults = _write(agreed, loaded, request, style)
    if faults:
        return undressed(faults, schema)
    refusal = tuple(placed(each, loaded) for each in _refusal(agreed, request))
    _answer(agreed, request, problems, refusal)
    return Exit.YES if agreed.found.feasible else Exit.NO


def _answer(
    agreed: Agreed,
    request: Request,
    problems: Sequence[Problem],
    refusal: Sequence[Problem],
) -> None:
    if request.as_json:
        from cba.reports.apportionment_json import apportionment_json

        run = run_json(agreed.view.appraisal)
        found = in_order([*problems, *refusal])
        answer(envelope(SCHEMA, apportionment_json(agreed), found, run))
        return
    _show(agreed, request)
    mention(problems, request.source)
    tell(refusal)


def _check_files(request: Request, loaded: Loaded, style: HouseStyle | None) -> None:
    paths = [request.payments] if request.payments else []
    tables = () if request.prints_payments else tuple(paths)
    check_outputs(loaded, style, request.outputs, tables)
    check_documents(request.outputs)


def _agreed(appraisal: Appraisal, loaded: Loaded, request: Request) -> Agreed:
    """The agreement, with its risk where inputs have ranges."""
    from cba.analysis.apportionment import apportion as solve
    from cba.analysis.apportionment import terms_of
    from cba.reports.apportionment_view import Agreed
    from cba.reports.view import view_of
    from cba.results.nominal import nominal_years

    project = appraisal.project
    terms = terms_of(
        project,
        rule=rule_of(request),
        to=gains_of(request),
        whole_by=year_of(request.whole_by, project.appraisal.horizon.labels),
    )
    with progress() as step:
        step("finding the payments")
        found = solve(project, terms, option=request.option, seed=request.seed)
        step(f"making {request.draws:,} draws")
        risk = _risk(found, appraisal, request)
    view = view_of(appraisal, loaded.document, found.option)
    return Agreed(found, view, nominal_years(project), risk)


def _risk(
    found: Apportionment, appraisal: Appraisal, request: Request
) -> SharedRisk | None:
    """How sure each partner is, where inputs have ranges."""
    if not found.feasible and not found.transfers:
        return None
    from cba.analysis.draws import Plan
    from cba.analysis.shared_risk import shared_risk

    return shared_risk(appraisal.project, found, Plan(request.draws, request.seed))


def _refusal(agreed: Agreed, request: Request) -> tuple[Problem, ...]:
    """That there is no agreement, as a problem beside the answer."""
    if agreed.found.feasible:
        return ()
    project = agreed.view.project
    message = "no payments meet the terms of the agreement"
    if request.outputs:
        message += ", so no document is written"
    more = "count more gains (`--to fiscal`), allow more time (`--whole-by`)"
    if project.sharing is None:
        return (Problem("CBA007", message, hint=f"{more} or take another `--rule`"),)
    hint = f"{more}, take another `--rule`, or loosen what stands here"
    return (Problem("CBA007", message, "sharing", hint),)


def _write(
    agreed: Agreed, loaded: Loaded, request: Request, style: HouseStyle | None
) -> tuple[Problem, ...]:
    """Write the payments and the documents; what is wrong with the house style.

    Payments that share a shortfall are written too; what nobody should sign is not.
    """
    if request.payments is not None and not request.prints_payments:
        write_payments(agreed, request.payments)
    if not agreed.found.feasible:
        return ()
    wanted = Documents(request.outputs, _again(request), request.agency, style)
    return write_documents(agreed, loaded, wanted)


def _again(request: Request) -> list[str]:
    """The words of a command line that come to the same agreement."""
    given = {
        "--rule": request.rule,
        "--to": request.to,
        "--whole-by": request.whole_by,
        "--option": request.option,
        "--agency": request.agency,
        "--draws": None if request.draws == Request("").draws else request.draws,
        "--seed": None if request.seed == Request("").seed else request.seed,
    }
    words = [
        word
        for flag, value in given.items()
        if value is not None
        for word in (flag, str(value))
    ]
    return [*words, *setting_arguments(request.settings, request.scenario)]


def _show(agreed: Agreed, request: Request) -> None:
    """Print the answer as text: all of it, a page for one, or the payments alone."""
    if request.prints_payments:
        from cba.reports.payments_block import payments_block

        if agreed.found.payments:
            answer(
                "\n".join(payments_block(agreed.found.payments, agreed.view.currency))
            )
        return
    from cba.commands.show import show

    if request.agency is not None:
        from cba.reports.apportionment_agency import agency_text

        show(agency_text(agreed, request.agency))
        return
    from cba.reports.apportionment_text import apportionment_text

    show(apportionment_text(agreed))
