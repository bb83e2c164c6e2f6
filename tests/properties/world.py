"""The setting of a made-up project: its years, its agencies, its groups of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.properties.choosing import Chooser
from tests.properties.spelling import (
    Tree,
    amounts_by_year,
    count,
    factor_by_year,
    share,
    with_evidence,
)

PUBLIC = (
    *("local-authority", "nhs", "police", "justice", "strategic-authority", "fire"),
    *("education", "work-and-pensions", "tax-authority", "central-government"),
    "other-public",
)
NOT_PUBLIC = (
    *("community", "housing-provider", "care-provider", "voluntary", "private"),
)
SCHEDULES = ("green-book", "green-book-reduced", "nz-treasury-2024", "eu-2021")
SCHEDULES_TOO = ("australia-obpr", "nz-treasury-2024-commercial")


@dataclass(frozen=True)
class World:
    """What every line of a made-up project may refer to."""

    choose: Chooser
    labels: list[Any]
    public: list[str]
    others: list[str]
    one_price_year: bool

    @property
    def everyone(self) -> list[str]:
        """All agencies, the two that need no declaring last."""
        return [*self.public, *self.others, "society", "other_public"]

    def year(self) -> object:
        """One year of the appraisal."""
        return self.choose.pick(self.labels)

    def price_year(self) -> object:
        """A financial or calendar year that the deflator covers."""
        start = self.choose.whole(2001, 2030)
        return financial(start) if self.choose.chance(70) else start

    def own_settings(self) -> Tree:
        """What any line may have of its own: prices, growth, discounting, timing."""
        choose, own = self.choose, {}
        if choose.chance(30) and not self.one_price_year:
            own["price_year"] = self.price_year()
        if choose.chance(20):
            own["real_growth"] = choose.pick(["1.5%", "2%", "-1%", 0.005])
        if choose.chance(15):
            own["discounting"] = discounting(choose)
        if choose.chance(15):
            own["timing"] = choose.pick(["start", "mid", "end"])
        return own


def financial(start: int) -> str:
    """A financial year by the calendar year it starts in."""
    return f"{start}-{(start + 1) % 100:02d}"


def discounting(choose: Chooser) -> object:
    """A named schedule, a rate, or bands."""
    return choose.pick(
        [
            *SCHEDULES,
            *SCHEDULES_TOO,
            {"rate": choose.pick(["3.5%", "0%", 0.07])},
            {"bands": {0: "3.5%", choose.whole(1, 4): "3%", choose.whole(5, 31): 0.02}},
        ]
    )


def appraisal_of(choose: Chooser) -> tuple[Tree, list[Any]]:
    """The settings, and the labels of the years as lines write them."""
    start = choose.whole(2010, 2030)
    years = choose.whole(31, 40) if choose.chance(10) else choose.whole(1, 12)
    in_financial_years = choose.chance(70)
    starts = range(start, start + years)
    labels: list[Any] = list(starts)
    if in_financial_years:
        labels = [financial(year) for year in starts]
        if choose.chance(25):
            labels = [label.replace("-", "/") for label in labels]
    settings: Tree = {"first_year": labels[0], "years": years}
    if choose.chance(40):
        year = choose.whole(2005, 2030)
        settings["price_year"] = financial(year) if choose.chance(70) else year
    if choose.chance(60):
        settings["discounting"] = discounting(choose)
    if choose.chance(60):
        settings["timing"] = choose.pick(["start", "mid", "end"])
    if choose.chance(40):
        settings["in_kind_in_financial_case"] = choose.chance(60)
    if choose.chance(70):
        settings["optimism_bias"] = choose.pick(["worst", "mean", "product"])
    if choose.chance(10):
        settings["currency"] = "EUR"
    return settings, labels


def agencies_of(choose: Chooser) -> tuple[Tree, list[str], list[str]]:
    """The agencies, and the ids of public bodies and of the others."""
    agencies: Tree = {}
    public, others = [], []
    for position in range(choose.whole(1, 5)):
        name, sector = f"body{position}", choose.pick(PUBLIC)
        agencies[name] = {"name": f"Public body {position}", "sector": sector}
        if choose.chance(15):
            agencies[name]["tier"] = choose.pick(["local", "central"])
        public.append(name)
    for position in range(choose.whole(1, 3)):
        name, sector = f"other{position}", choose.pick(NOT_PUBLIC)
        agencies[name] = {"name": f"Other {position}", "sector": sector}
        if choose.chance(15):
            agencies[name]["public"] = True
            public.append(name)
        elif choose.chance(10):
            agencies[name] = {**agencies[name], "sector": "education", "public": False}
            others.append(name)
        else:
            others.append(name)
    return agencies, public, others


def people_of(world: World) -> Tree:
    """Groups of people who start in some years, with shares kept of their own."""
    choose, groups = world.choose, {}
    for position in range(choose.whole(0, 2)):
        group: Tree = {
            "title": f"Group {position}",
            "starting": amounts_by_year(
                choose, world.labels, lambda: count(choose, 0, 900)
            ),
        }
        for key in ("affected", "engagement", "retention"):
            if choose.chance(60):
                group[key] = factor_by_year(
                    choose, world.labels, lambda: share(choose, 20)
                )
        if choose.chance(15):
            group["retention"] = with_evidence(choose, 70, graded=choose.chance(60))
        if choose.chance(50):
            group["starts"] = choose.pick(["at-start", "evenly"])
        if choose.chance(40):
            group["confidence"] = {"population": choose.whole(1, 6)}
            if choose.chance(40):
                group["confidence"]["age"] = choose.whole(1, 6)
        groups[f"group{position}"] = group
    return groups
