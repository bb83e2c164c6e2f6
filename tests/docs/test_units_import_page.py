from __future__ import annotations

import re

from cba.loading.gmca_workbook import import_workbook
from cba.reports.units_import import import_json
from docs.generate.pages import ROOT
from tests.loading.gmca_books import cost, gmca_book


def test_every_key_of_an_import_is_told() -> None:
    page = (ROOT / "docs" / "results.md").read_text("utf-8")
    (part,) = re.findall(r"\n`import` gives(.*?)\n\n", page, re.DOTALL)
    told = set(re.findall(r"[a-z_]+", part))
    made = import_workbook(gmca_book({"Crime": [cost("CR1.0")]}), "database.xlsx")
    content = import_json(made, "database.xlsx", None)
    rebased = content["rebased"]

    assert isinstance(rebased, dict)
    assert {"name", "rows", *content, *rebased} - told == set()
