from __future__ import annotations

from xml.etree import ElementTree as ET

from cba.reports.junit import Case, junit_xml


def parsed(*cases: Case) -> ET.Element:
    return ET.fromstring(junit_xml("cba check", cases).encode())  # noqa: S314 - ours


def test_cases_and_failures_are_counted() -> None:
    suite = parsed(Case("a", ()), Case("b", ("npv fell\nby £2", "bcr fell")))

    assert suite.attrib == {
        "name": "cba check",
        "tests": "2",
        "failures": "1",
        "errors": "0",
        "skipped": "0",
    }
    assert [case.get("name") for case in suite] == ["a", "b"]
    assert suite.find("testcase[@name='a']/failure") is None
    failure = suite.find("testcase[@name='b']/failure")
    assert failure is not None
    assert failure.get("message") == "npv fell"
    assert failure.text == "npv fell\nby £2\nbcr fell"


def test_no_time_and_no_machine_is_in_it() -> None:
    text = junit_xml("cba check", [Case("a", ())])

    assert text == junit_xml("cba check", [Case("a", ())])
    assert not {"time", "timestamp", "hostname"} & set(parsed(Case("a", ())).attrib)


def test_what_no_xml_can_hold_is_replaced() -> None:
    name = "a\x00b\x1bc\udcffd\uffffe<&\"'>"
    (case,) = parsed(Case(name, (name,)))

    assert case.get("name") == "a\ufffdb\ufffdc\ufffdd\ufffde<&\"'>"


def test_no_project_is_an_empty_suite() -> None:
    assert parsed().get("tests") == "0"
