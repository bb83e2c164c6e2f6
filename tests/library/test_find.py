"""Where a project looks unit costs up."""

from __future__ import annotations

import pytest

from cba.library.find import (
    AmbiguousUnitCost,
    find_unit_cost,
    libraries_of,
    own_library,
)
from cba.library.names import UnknownReference
from cba.library.unit_costs import unit_cost
from cba.models.library_file import LibraryFile
from cba.models.project import Project

HEAD = "code,title,unit,fiscal,price_year,source,licence\n"
YW1 = "YW1,Visit of a youth worker,visit,85,2025-26,Payroll,own\n"
#: As the packaged library has it: £2,501 in the prices of 2010-11.
SAME = "HO3.0,Homeless,application,2501,2010-11,Shelter,own\n"
OTHER = "HO3.0,Homeless,application,3100,2025-26,Accounts,own\n"


def project(**libraries: str) -> Project:
    return Project.model_validate(
        {
            "cba": "1",
            "project": {"title": "T"},
            "appraisal": {"first_year": "2026-27", "years": "3"},
            "agencies": {},
            "libraries": {
                name: {"file": f"{name}.csv", "text": HEAD + rows}
                for name, rows in libraries.items()
            },
        }
    )


def test_own_libraries_come_before_the_packaged_one() -> None:
    libraries = libraries_of(project(two=YW1, one=SAME))

    assert [each.name for each in libraries] == ["two", "one", ""]


def test_a_library_has_its_file_and_the_digest_of_its_text() -> None:
    file = LibraryFile.of("own.csv", HEAD + YW1)
    library, faults = own_library("own", file)

    assert (library.file, library.digest, faults) == ("own.csv", file.sha256, ())
    assert library.costs["YW1"].library == "own"


def test_a_value_of_the_projects_own_is_found() -> None:
    found = find_unit_cost(project(own=YW1), "YW1")

    assert (found.fiscal, found.library) == (85.0, "own")


def test_what_no_library_of_its_own_has_is_the_packaged_value() -> None:
    assert find_unit_cost(project(own=YW1), "CR3.0") == unit_cost("CR3.0")


def test_libraries_that_agree_need_not_be_told_apart() -> None:
    # The packaged one knows what overlaps with it, and what of it is a transfer.
    assert find_unit_cost(project(own=SAME), "HO3.0") == unit_cost("HO3.0")


def test_of_own_libraries_that_agree_the_first_is_asked() -> None:
    assert find_unit_cost(project(one=YW1, two=YW1), "YW1").library == "one"


def test_a_list_without_ranges_agrees_with_one_that_has_them() -> None:
    line = "CR1.0,Incident,per incident,500,2002-03,A list,own\n"
    [(part, *ends)] = find_unit_cost(project(own=line), "CR1.0").spread

    assert (part, ends) == ("fiscal", [100.0, 1000.0])


def test_what_a_publisher_has_under_a_code_overlaps_as_it_does_in_the_package() -> None:
    ours = unit_cost("CR8.0").publisher
    head = HEAD.replace("licence", "licence,publisher")
    line = "CR8.0,Any crime,per crime,700,2020-21,A newer edition,CC BY 4.0"
    newer, _ = own_library("new", LibraryFile.of("a.csv", f"{head}{line},{ours}\n"))
    other, _ = own_library("own", LibraryFile.of("b.csv", f"{head}{line},A council\n"))

    known = unit_cost("CR8.0").overlaps_with
    assert newer.costs["CR8.0"].overlaps_with == known
    assert other.costs["CR8.0"].overlaps_with == ()


def test_a_code_with_another_value_in_each_has_to_be_told_apart() -> None:
    made = project(own=OTHER)

    with pytest.raises(AmbiguousUnitCost) as several:
        find_unit_cost(made, "HO3.0")

    assert several.value.names == ("own/HO3.0", "packaged/HO3.0")
    assert find_unit_cost(made, "own/HO3.0").fiscal == 3100.0
    assert find_unit_cost(made, "packaged/HO3.0").fiscal == 2501.0


def test_a_transfer_and_a_saving_of_the_same_amount_do_not_agree() -> None:
    # The packaged library has £92.98 of 2014-15 as a benefit payment.
    saved = "HO7.0,Housing Benefit,week,92.98,2014-15,Statistics,own\n"

    with pytest.raises(AmbiguousUnitCost):
        find_unit_cost(project(own=saved), "HO7.0")


def test_a_code_that_its_library_has_not_is_unknown_though_another_has_it() -> None:
    with pytest.raises(UnknownReference, match=r"unit cost `CR3\.0`"):
        find_unit_cost(project(own=YW1), "own/CR3.0")
