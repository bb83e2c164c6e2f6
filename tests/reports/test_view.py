"""The agencies of an option by name, told apart in every part of a document."""

from __future__ import annotations

from cba.reports.business_case import describe
from cba.reports.html import render_html
from cba.reports.view import view_of
from tests.reports.made_projects import Tree, appraisal_of, flat, spent


def trusts() -> Tree:
    """Two trusts of one name, each of which pays, and a council."""
    agencies = {
        "north": {"name": "Trust", "sector": "nhs"},
        "south": {"name": "Trust", "sector": "nhs"},
        "council": {"name": "Borough council", "sector": "local-authority"},
    }
    costs = {key: spent("£100k", by=key) for key in agencies}
    return flat(costs, {}, agencies)


def test_agencies_of_one_name_have_their_ids_in_brackets() -> None:
    view = view_of(appraisal_of(trusts()))

    assert tuple(view.names.values()) == (
        "Trust (north)",
        "Trust (south)",
        "Borough council",
    )


def test_in_a_sentence_the_id_stands_after_the_name() -> None:
    view = view_of(appraisal_of(trusts()))

    assert view.called("north") == "the trust (north)"
    assert view.called(1) == "the trust (south)"
    assert view.called("council") == "the borough council"


def test_no_cell_of_a_page_holds_a_name_that_two_bodies_have() -> None:
    page = render_html(describe(appraisal_of(trusts())))

    assert ">Trust (north)<" in page
    assert ">Trust<" not in page
