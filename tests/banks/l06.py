"""Answers to the exercises of L06."""

import pandas as pd

from howopen import rules
from tests.banks import blank, form, made, partly, right, wrong


def decided(conclusion, clauses, kind=None, because="One app, averaged over a quarter."):
    return {"conclusion": conclusion, "clauses": clauses, "kind": kind, "because": because}


def either(*columns, line=700):
    """A rule for a firm that adds up columns."""
    return lambda firm: sum(firm[column] for column in columns) > line


def no_return(case):
    case["made_available"]


def peeks(case):
    return "badge" in case["obligations"]


def sometimes_stops(firm):
    return firm["own_march"] + firm["affiliates_march"] > 700 if firm["own_later"] else 1 / 0


OWED = "law-and-policy agreement-copy badge notice-file model-name disclose-dangers".split()


def without(*codes):
    return [code for code in OWED if code not in codes]


MEETING = {
    "a": "does not hold",
    "b": "text does not say",
    "c": "does not hold",
    "d": "does not hold",
    "e": "does not hold",
    "f": "holds",
}

BANK = {
    "L06-E1": [
        right("b", "one-look"),
        right("(B)", "one-look"),
        right("No: the clause looked once, at March 2024.", "one-look"),
        wrong("a", "growth"),
        wrong("c", "users-of-llama"),
        wrong(["d"], "use-not-party"),
        form("no"),
        form(["a", "b"]),
    ],
    "L06-E2": [
        right(["a", "c", "f"], "form"),
        right("F, a, C", "form"),
        right(("f", "c", "a", "a"), "form"),
        right({"a", "c", "f"}, "form"),
        right("acf", "form"),
        right("A C F", "form"),
        right("a and c and f", "form"),
        right("a/c/f", "form"),
        wrong(["a", "b", "c", "f"], "today"),
        wrong(["a", "c", "d", "f"], "llama-features"),
        wrong(["a", "c", "f", "g"], "daily"),
        wrong(["a", "c", "e"], "money"),
        wrong(["c", "f"], "no-count"),
        wrong(["a", "f"], "affiliates-forgotten"),
        partly(["a", "c"], "product-forgotten"),
        wrong([], "no-count"),
        form(["a", "h"]),
        form("a-c"),
        form("ach"),
        form("all"),
        form("?"),
        form({"a": True, "b": False}),
        blank([...]),
    ],
    "L06-E3": [
        right(either("own_march", "affiliates_march"), "mended"),
        right(lambda f: not (f["affiliates_march"] + f["own_march"] <= 700), "mended"),
        right(lambda f: (f["own_march"] + f["affiliates_march"]) * 1e6 > 700_000_000, "mended"),
        right(lambda f: pd.Series(f)[["own_march", "affiliates_march"]].sum() > 700, "mended"),
        right(lambda f: f.own_march + f.affiliates_march > 700, "mended"),
        right(lambda f: int(f["own_march"] + f["affiliates_march"] > 700), "mended"),
        right(lambda f: True if f["own_march"] + f["affiliates_march"] > 700 else None, "mended"),
        wrong(lambda f: "yes" if f["own_march"] > 700 else "no", "no-truth"),
        wrong(lambda f: None, "no-truth"),
        wrong(either("own_later"), "growth"),
        wrong(either("own_later", "affiliates_march"), "growth"),
        wrong(either("own_march"), "affiliates-forgotten"),
        wrong(either("affiliates_march"), "affiliates-alone"),
        partly(lambda f: f["own_march"] > 700 or f["affiliates_march"] > 700, "each-alone"),
        partly(lambda f: f["own_march"] + f["affiliates_march"] >= 700, "from-700-on"),
        wrong(either("daily_march"), "daily"),
        wrong(either("daily_march", "affiliates_march"), "daily"),
        wrong(either("with_llama"), "with-llama"),
        wrong(either("with_llama", "affiliates_march"), "with-llama"),
        wrong(lambda f: f["own_march"] + f["affiliates_march"] <= 700, "turned-round"),
        wrong(lambda f: f.sum() > 700, "all-columns"),
        wrong(lambda f: f["own_march"] + f["affiliates_march"], "no-truth"),
        wrong(sometimes_stops, "no-truth"),
        wrong(lambda f: True, "not-all-firms"),
        wrong(either("own_march", line=500), "not-all-firms"),
        blank(lambda f: ...),
        form(lambda: True),
        form(lambda f: f["own_april"] > 700),
        form(True),
    ],
    "L06-E4": [
        right(lambda c: c["made_available"], "badge-rule"),
        right(lambda c: c["made_available"] or c["copies_passed_on"], "badge-rule"),
        right(lambda c: c["made_available"] and c["version"] == "llama-3", "badge-rule"),
        right(rules.shows_badge, "badge-rule"),
        right(lambda c: c.made_available, "badge-rule"),
        wrong(lambda c: "badge" if c["made_available"] else "", "no-truth"),
        wrong(lambda c: c["copies_passed_on"], "files-only"),
        wrong(lambda c: c["copies_passed_on"] or c["offers_model_itself"], "materials-only"),
        wrong(lambda c: c["model_released"], "own-model-only"),
        wrong(lambda c: c["makes_derivative"], "own-model-only"),
        wrong(lambda c: c["offered_to_end_users"], "end-users-only"),
        wrong(lambda c: "commercial" in c["purpose"], "commerce"),
        wrong(lambda c: c["made_available"] or c["makes_derivative"], "tuning-at-home"),
        wrong(lambda c: c["made_available"] and c["mau_millions"] < 700, "size-mixed-in"),
        wrong(lambda c: True, "everyone"),
        wrong(lambda c: False, "nobody"),
        wrong(lambda c: not c["made_available"], "turned-round"),
        wrong(lambda c: c["in_eu"], "not-all-cases"),
        wrong(no_return, "no-truth"),
        form(peeks),
        form("made_available"),
        blank(lambda c: ...),
    ],
    "L06-E5": [
        right(OWED, "listed"),
        right(", ".join(reversed(OWED)), "listed"),
        right({code.replace("-", " ").upper() for code in OWED}, "listed"),
        right(made(lambda: pd.Series(OWED)), "listed"),
        wrong([], "small-owes-nothing"),
        wrong(["law-and-policy"], "small-owes-nothing"),
        wrong([*OWED, "ask-meta"], "asks-meta"),
        wrong([*OWED, "other-licence"], "other-licence"),
        wrong([*OWED, "stop-and-delete"], "stop"),
        wrong(without("agreement-copy", "notice-file", "model-name"), "as-if-a-service"),
        partly(without("notice-file"), "one-copy-duty"),
        partly(without("agreement-copy"), "one-copy-duty"),
        partly(without("model-name"), "name-forgotten"),
        partly(without("badge"), "badge-forgotten"),
        partly(without("disclose-dangers"), "policy-forgotten"),
        partly(without("law-and-policy"), "policy-forgotten"),
        form(["badge", "cake"]),
        form(6),
        blank([..., "badge"]),
    ],
    "L06-E6": [
        right(decided("contested", ["2"], "facts missing"), "facts-missing"),
        right(decided("Contested", "section 2", "Facts-Missing", because=""), "facts-missing"),
        right(decided("contested", [2], "facts missing", because="We are safe."), "facts-missing"),
        right(decided("contested", ["2", "1.b.ii"], "facts missing"), "facts-missing"),
        right(decided("unclear", ["2"], "facts missing"), "facts-missing"),
        right(decided("contested", ["2"], "text silent"), "text-silent"),
        partly(decided("over", ["2"]), "inferred-over"),
        partly(decided("over the line", [2], "facts missing"), "inferred-over"),
        wrong(decided("not over", ["2"]), "product-for-party"),
        wrong(decided("under", "2"), "product-for-party"),
        wrong(decided("contested", ["2"]), "ungrounded"),
        wrong(decided("contested", ["2"], "readers disagree"), "another-kind"),
        wrong(decided("contested", ["2"], "authorities disagree"), "another-kind"),
        wrong(decided("not over", ["1.b.ii"]), "product-exemption"),
        wrong(decided("over", ["1.a"]), "other-clause"),
        wrong(decided("contested", ["1.b.v"], "text silent"), "other-clause"),
        blank(decided(..., ...)),
        form(decided("maybe", ["2"])),
        form(decided("over", [])),
        form(decided("over", ["9.z"])),
        form("contested"),
    ],
    "L06-E7": [
        right(MEETING, "meeting"),
        right({k.upper(): v.upper() for k, v in MEETING.items()}, "meeting"),
        right(MEETING | {"d": "text does not say"}, "meeting"),
        wrong(MEETING | {"a": "holds"}, "receiver"),
        wrong(MEETING | {"b": "holds"}, "policy-fixed"),
        wrong(MEETING | {"b": "does not hold"}, "policy-floats"),
        wrong(MEETING | {"c": "holds"}, "unclear-is-free"),
        wrong(MEETING | {"d": "holds"}, "accounts"),
        wrong(MEETING | {"e": "holds"}, "small-is-free"),
        wrong(MEETING | {"f": "does not hold"}, "no-files-no-duty"),
        form({"a": "holds"}),
        blank(dict.fromkeys(MEETING, ...)),
    ],
    "L06-E8": [
        right(["Kuaishou", "Xiaomi"], "changed"),
        right("xiaomi; kuaishou", "changed"),
        right(made(lambda: pd.Index(["Xiaomi", "Kuaishou"])), "changed"),
        wrong(["Kuaishou", "Xiaomi", "Telegram"], "always-above"),
        wrong(["Snap"], "always-above"),
        wrong(["Kuaishou", "Xiaomi", "Spotify"], "never-above"),
        partly(["Kuaishou"], "one-missing"),
        partly(["Xiaomi"], "one-missing"),
        wrong([], "otherwise"),
        form(["Kuaishou", "Weibo"]),
        form(2),
    ],
}
