from __future__ import annotations

import re

from tests.house.files import text_files

#: A path of somebody's machine, and the hosts that packages come from: the first
#: means nothing elsewhere, the second is for each installation to choose.
_FOLDERS = ("home", "root", "Users", "work", "mnt")
_HOSTS = ("pypi", "pythonhosted", "npmjs", "deb.debian", "archive.ubuntu")
_FOREIGN = re.compile(
    rf"(?<![\w.:/<-])/(?:{'|'.join(_FOLDERS)})/"
    rf"|(?:{'|'.join(map(re.escape, _HOSTS))})\.(?:org|com)"
)


def test_no_file_names_a_machine_or_a_registry() -> None:
    named = [
        f"{path}: {match[0]}"
        for path, text in text_files()
        if path.name != "uv.lock"
        for match in _FOREIGN.finditer(text)
    ]

    assert named == []
