"""What only the cash ledger reads, added to a made-up project."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.properties.choosing import Chooser, Drawn
from tests.properties.spelling import Tree
from tests.properties.strategies import projects


@st.composite
def projects_with_cash(draw: st.DrawFn) -> Tree:
    """Any valid project with loans, own inflation and grants, in years with an index.

    Money is in numbers without a sign, so that it is valid in any currency.
    """
    return with_cash(draw(projects()), Drawn(draw))


def with_cash(tree: Tree, choose: Chooser) -> Tree:
    """The project with loans, own inflation and grants."""
    settings = tree["appraisal"]
    settings.setdefault("inflation_after", choose.pick(["2%", "0%", "7.5%"]))
    for line in tree["costs"].values():
        is_moved = "real_growth" in line or line["kind"] == "in-kind"
        if not is_moved and choose.chance(60):
            line["inflation"] = choose.pick(["4%", "0%", "-2%"])
        if line["kind"] == "capital" and choose.chance(70):
            line["financing"] = {
                "borrow": choose.whole(1, 30),
                "rate": choose.pick(["5.2%", "0%", "12%"]),
            }
        if choose.chance(30):
            line["recurrent"] = choose.chance(50)
    bodies = sorted(tree["agencies"])
    tree["funding"] = {
        f"grant{n}": {
            "to": choose.pick(bodies),
            "from": "A fund",
            "amount": choose.whole(0, 500_000),
            "kind": choose.pick(["revenue", "capital"]),
            "public": choose.chance(60),
        }
        for n in range(choose.whole(0, 3))
    }
    return tree
