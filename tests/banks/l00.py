"""Answers to the exercises of L00."""

import datetime

import pandas as pd

from tests.banks import blank, form, made, partly, right, wrong


def verdict(conclusion, days=14, kind=None, because="Two weeks are more than a few days."):
    return {"conclusion": conclusion, "days": days, "kind": kind, "because": because}


GAP = datetime.date(2024, 5, 2) - datetime.date(2024, 4, 18)

BANK = {
    "L00-E1": [
        right("b", "dates"),
        right("(B)", "dates"),
        right("the date on the licence and the date on the article", "dates"),
        wrong("a", "authority-instead-of-fact"),
        wrong("c", "wrong-measure"),
        wrong("d", "taste"),
        blank(""),
        form("z"),
        form(3),
        form(["a", "b", "c"]),
    ],
    "L00-E2": [
        right(14, "days"),
        right("14", "days"),
        right("14 days", "days"),
        right(14.0, "days"),
        right(GAP, "days"),
        right(made(lambda: pd.Timestamp("2024-05-02") - pd.Timestamp("2024-04-18")), "days"),
        wrong(15, "both-ends"),
        wrong(13, "neither-end"),
        wrong(-14, "backwards"),
        wrong(16, "months-apart"),
        wrong(2, "weeks"),
        wrong(30, "otherwise"),
        wrong(3, "otherwise"),
        form("two weeks"),
        form({}),
    ],
    "L00-E3": [
        right(verdict("imprecise"), "imprecise"),
        right(verdict("Imprecise", "14", because=""), "imprecise"),
        right(verdict("imprecise", GAP), "imprecise"),
        right(verdict("contested", kind="Readers disagree"), "contested-word"),
        right(verdict("contested", kind="text silent"), "contested-word"),
        partly(verdict("supported"), "supported"),
        wrong(verdict("contradicted"), "contradicted"),
        wrong(verdict("contested"), "ungrounded"),
        wrong(verdict("contested", kind="facts missing"), "contested-facts"),
        wrong(verdict("imprecise", 3), "wrong-days"),
        blank(verdict(..., ...)),
        form("imprecise"),
        form({"conclusion": "imprecise"}),
        form(verdict("roughly right")),
        form(verdict("imprecise", "many")),
    ],
}
