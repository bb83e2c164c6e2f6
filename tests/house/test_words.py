from __future__ import annotations

import re

from tests.house.files import text_files

#: A path of somebody's machine means nothing elsewhere.
_FOLDERS = ("home", "root", "Users", "work", "mnt")
_MACHINE = re.compile(rf"(?<![\w.:/<-])/(?:{'|'.join(_FOLDERS)})/")
_HOST = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:org|com)\b")
#: The hosts that are named: formats by their namespaces, licences, what a reader may
#: look up, and those of examples. Where packages come from is for each installation
#: to choose, so no such host is among them.
_NAMED = {
    "creativecommons.org",
    "example.org",
    "jinja.palletsprojects.com",
    "json-schema.org",
    "keepachangelog.com",
    "latofonts.com",
    "ns.adobe.com",
    "openfontlicense.org",
    "openoffice.org",
    "purl.org",
    "schemas.microsoft.com",
    "schemas.openxmlformats.org",
    "scripts.sil.org",
    "semver.org",
    "www.adobe.com",
    "www.aiim.org",
    "www.w3.org",
    "x.org",
    "yaml.org",
}


def test_no_file_names_a_machine() -> None:
    named = [
        f"{path}: {match[0]}"
        for path, text in text_files()
        for match in _MACHINE.finditer(text)
    ]

    assert named == []


def test_every_host_that_a_file_names_is_one_we_mean() -> None:
    named = {
        (match[0], str(path))
        for path, text in text_files()
        # The lock file says where each package was found when it was made.
        if path.name != "uv.lock"
        for match in _HOST.finditer(text)
    }

    assert {each for each in named if each[0] not in _NAMED} == set()
    assert {host for host, _ in named} == _NAMED
