"""What pydantic reports, in the words of the format."""

from __future__ import annotations

import pytest

from tests.loading.projects import loaded, problems_of, project


def texts(text: str) -> list[tuple[str, str, str | None]]:
    return [(each.code, each.message, each.hint) for each in problems_of(text)]


def of_cost(line: str) -> list[tuple[str, str, str | None]]:
    text = project(costs=f"line: {{kind: revenue, paid_by: council, {line}}}")
    return [each for each in texts(text) if not each[0].startswith(("CBA4", "CBA5"))]


def of_benefit(line: str) -> list[tuple[str, str, str | None]]:
    text = project(benefits=f"line: {{population: 5, {line}}}")
    return [each for each in texts(text) if not each[0].startswith(("CBA4", "CBA5"))]


def test_the_trap_of_a_share_without_its_sign() -> None:
    assert of_benefit("deadweight: 20, value: {social: 1}") == [
        (
            "CBA203",
            "`deadweight` is 20, which would remove 2,000% of the benefit",
            "write 20%",
        )
    ]


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("impact: 20", "`impact` is 20, which would be 2,000%", "write 20%"),
        (
            "impact: 110%",
            "`impact` is 110%, but the most it can be is 100%",
            "write a share between 0% and 100%",
        ),
        (
            "leakage: -5%",
            "`leakage` is -5%, but a share is never negative",
            "write a share between 0% and 100%",
        ),
        (
            "drop_off: 150%",
            "`drop_off` is 150%, which would remove 150% of the benefit",
            "write a share between 0% and 100%",
        ),
        (
            "impact: {2026-27..: 20}",
            "`impact` in 2026-27.. is 20, which would be 2,000%",
            "write 20%",
        ),
        (
            "persistence: [100%, 20]",
            "item 2 of `persistence` is 20, which would be 2,000%",
            "write 20%",
        ),
        (
            "impact: {value: 20, source: Survey}",
            "`impact` is 20, which would be 2,000%",
            "write 20%",
        ),
        (
            "impact: 90% (-10% to +25%)",
            "`impact` is 112.5% at an end of its range, but the most it can be is 100%",
            "write a share between 0% and 100%",
        ),
    ],
)
def test_shares_out_of_bounds(line: str, message: str, hint: str) -> None:
    assert of_benefit(f"{line}, value: {{social: 1}}") == [("CBA203", message, hint)]


def test_a_misspelt_key_and_its_missing_twin_are_one() -> None:
    text = project().replace("nhs: {sector: nhs}", "nhs: {sectr: nhs}")

    assert texts(text) == [
        ("CBA111", "`sectr` is not a key of an agency", "did you mean `sector`?")
    ]


def test_a_misspelt_key_without_a_twin_has_a_suggestion() -> None:
    assert of_benefit("deadwieght: 20%, value: {social: 1}") == [
        (
            "CBA111",
            "`deadwieght` is not a key of a benefit",
            "did you mean `deadweight`?",
        )
    ]


def test_a_key_of_another_section_is_sent_there() -> None:
    assert of_benefit("paid_by: council, value: {social: 1}") == [
        ("CBA111", "`paid_by` is not a key of a benefit", "it is a key of a cost")
    ]


def test_an_unknown_key_of_few_names_them() -> None:
    text = project().replace("sector: nhs}", "sector: nhs, zebra: 5}")

    assert texts(text) == [
        (
            "CBA111",
            "`zebra` is not a key of an agency",
            (
                "the keys are `name`, `sector`, `public`, `tier`, `spend`, `limit` and "
                "`bears`"
            ),
        )
    ]


def test_a_missing_key_says_what_it_is_for() -> None:
    text = project().replace("nhs: {sector: nhs}", "nhs: {name: Trust}")
    (problem,) = problems_of(text)

    assert (problem.code, problem.path) == ("CBA112", "agencies.nhs.sector")
    assert problem.message == (
        "`agencies.nhs` has no `sector`: the kind of body; it decides what is public "
        "and local"
    )
    assert problem.place is not None
    assert problem.place.excerpt.strip() == "nhs: {name: Trust}"
    assert problem.place.length == len("nhs")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "amount: null",
            ("CBA116", "`amount` has no value", "write one, or leave `amount` out"),
        ),
        (
            "amount: [5, null]",
            ("CBA116", "an item is empty", "write one, or leave `1` out"),
        ),
        (
            "amount: {}",
            ("CBA116", "no year is named", "write {2026-27: 420k}, say"),
        ),
        (
            "amount: []",
            ("CBA116", "the list is empty", "give a value by year"),
        ),
    ],
)
def test_nothing_stands_for_nothing(line: str, expected: tuple[str, str, str]) -> None:
    (first, *_) = of_cost(line)

    assert first == expected


def test_a_required_key_without_a_value_is_reported_once() -> None:
    text = project().replace("nhs: {sector: nhs}", "nhs: {sector: }")

    assert [problem.code for problem in problems_of(text)] == ["CBA116"]


@pytest.mark.parametrize(
    ("section", "code", "message"),
    [
        ("costs: 5", "CBA113", "`costs` takes keys and values"),
        ("costs: [5]", "CBA113", "`costs` takes keys and values"),
        ("costs:", "CBA116", "`costs` has no value"),
        ("costs: {a: 5}", "CBA113", "`a` is `5`, but keys and values are needed"),
        ("costs: {a: [5]}", "CBA113", "`a` is a list, but keys and values are needed"),
        (
            "appraisal: x",
            "CBA113",
            "`appraisal` is `x`, but keys and values are needed",
        ),
    ],
)
def test_the_wrong_form_of_a_section(section: str, code: str, message: str) -> None:
    text = f"""\
        cba: 1
        project: {{title: Small project}}
        {"" if section.startswith("appraisal") else "appraisal: "}\
{"" if section.startswith("appraisal") else "{first_year: 2026-27, years: 4}"}
        agencies: {{council: {{sector: local-authority}}}}
        {section}
        """

    assert [(p.code, p.message) for p in problems_of(text)] == [(code, message)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: revenue", "kind: revenu", "did you mean `revenue`?"),
        ("kind: revenue", "kind: zebra", "write capital, revenue or in-kind"),
        ("sector: nhs", "sector: NHS", "did you mean `nhs`?"),
    ],
)
def test_words_have_suggestions(old: str, new: str, expected: str) -> None:
    (problem,) = problems_of(project().replace(old, new, 1))

    assert (problem.code, problem.hint) == ("CBA207", expected)


def test_ids() -> None:
    text = project().replace("  police:", "  Met Police:")
    (problem,) = problems_of(text)

    assert (problem.code, problem.path) == ("CBA114", "agencies.Met Police")
    assert problem.hint is not None
    assert problem.hint.startswith("write `met_police`")


def test_a_long_text_is_shown_in_part() -> None:
    text = project().replace("kind: revenue", f"kind: {'x' * 5000}")
    (problem,) = problems_of(text)

    assert len(problem.message) < 120


def test_points_stand_alone() -> None:
    (problem,) = of_benefit("deadweight: {points: 5%, source: x}, value: {social: 1}")

    assert problem[:2] == ("CBA113", "`deadweight` takes `points` alone")


def test_several_faults_of_one_input_each_have_their_place() -> None:
    line = "line: {kind: revenue, paid_by: nhs, amount: {2026-27: x, 2031-32: 5}}"
    places = [
        (problem.code, problem.place.excerpt[problem.place.start :][:7])
        for problem in problems_of(project(costs=line))
        if problem.place is not None and problem.severity == "error"
    ]

    assert places == [("CBA201", "x, 2031"), ("CBA304", "2031-32")]


def test_nothing_is_loaded_from_a_project_with_an_error() -> None:
    assert loaded(project(costs="a: {kind: revenue}")).project is None


def test_the_missing_version_is_told_outright() -> None:
    text = project().removeprefix("cba: 1\n")

    assert [hint for code, _, hint in texts(text) if code == "CBA112"] == [
        "write `cba: 1`"
    ]


def test_growth_beside_its_series_is_sent_into_it() -> None:
    assert of_cost("amount: {2026-27: 5}, growing: 2%")[0] == (
        "CBA111",
        "`growing` is not a key of a cost",
        "write it in `amount`, or in a table as `amount.growing`",
    )


def test_shares_in_the_text_of_one_cell_are_told_to_be_columns() -> None:
    text = project(costs="line: {kind: revenue, paid_by: '{council: 60%}', amount: 5}")

    hint = (
        "in a table, head a column for each agency, such as `paid_by.council`; "
        "in the project file, leave out the quotes"
    )
    message = "`paid_by` is a text in braces, not shares of agencies"

    assert ("CBA113", message, hint) in texts(text)


def test_several_ids_in_one_text_are_told_to_be_parted() -> None:
    assert (
        "CBA114",
        "`preferred, other` is not an id",
        "part several with `;` in a table; in the project file, write [one, other]",
    ) in of_cost("amount: 5, options: 'preferred, other'")


def test_an_unknown_agency_of_a_promise_is_named_among_agencies() -> None:
    text = project(more="expect: ['agencies.zzzzzz.npv > 0']")

    assert "name agencies by their ids" in [hint for _, _, hint in texts(text)]
