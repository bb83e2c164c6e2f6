"""LibreOffice, as the independent reader that works a workbook out again."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.tools import require

#: Recalculate every workbook when it is opened, whoever wrote it: 0 is "always".
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_PATIENCE = 600


def recalculated(workbooks: Iterable[Path], work: Path) -> dict[str, Path]:
    """Every workbook worked out again by one process, by the name of its file."""
    soffice = shutil.which("soffice")
    require(soffice, "LibreOffice Calc")
    user, made = work / "profile" / "user", work / "recalculated"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    given = [str(path) for path in workbooks]
    subprocess.run(
        [
            str(soffice),
            f"-env:UserInstallation={(work / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(made),
            *given,
        ],
        check=True,
        capture_output=True,
        timeout=_PATIENCE,
    )
    return {Path(path).name: made / Path(path).name for path in given}
