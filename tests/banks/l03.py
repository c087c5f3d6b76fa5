"""Answers to the exercises of L03."""

import pandas as pd

from tests.banks import blank, form, made, partly, right, wrong

SORTED = {
    "1.a": "grant",
    "1.b.i.B": "condition",
    "1.b.iii": "condition",
    "1.b.v": "restriction",
    "2": "restriction",
    "5.a.mark": "grant",
}


def museum(conclusion, clauses, kind=None, because="The site must show the badge."):
    return {"conclusion": conclusion, "clauses": clauses, "kind": kind, "because": because}


def counts(**where):
    from howopen import load

    table = load("clauses")
    for column, value in where.items():
        table = table[table[column] == value]
    labels = ["grant", "condition", "restriction"]
    return table["teaching_label"].value_counts().reindex(labels, fill_value=0)


DUTIES = {
    "1.b.i.A": "open",
    "1.b.i.name": "need not",
    "1.b.iii": "need not",
    "1.b.iv.aup": "must",
    "2": "need not",
    "AUP.4": "must",
}
SAID = {
    "a": "text says otherwise",
    "b": "text says otherwise",
    "c": "unsettled",
    "d": "unsettled",
    "e": "text says otherwise",
    "f": "text says so",
}
PARTY = {
    "a student in Oslo": "Ireland",
    "a bank with its main office in Zurich": "Ireland",
    "a charity in London": "Inc.",
    "a developer in Nairobi": "Inc.",
    "a company with its main office in Boston and a branch in Paris": "Inc.",
}
FULL_NAMES = {"Ireland": "Meta Platforms Ireland Limited", "Inc.": "Meta Platforms, Inc."}

BANK = {
    "L03-E1": [
        right("b", "one"),
        right(" (B) ", "one"),
        right(["b"], "one"),
        right("One", "one"),
        wrong("a", "no-size-limit"),
        wrong("c", "half"),
        wrong("d", "only-the-large"),
        form("e"),
        form(2),
        form(["a", "b"]),
    ],
    "L03-E2": [
        right(SORTED, "sorted"),
        right({k.replace("1.b.i.B", "1.b.i(B)"): v.upper() for k, v in SORTED.items()}, "sorted"),
        right(made(lambda: pd.Series(SORTED)), "sorted"),
        right(SORTED | {"2": "condition"}, "sorted-2-as-condition"),
        wrong(dict.fromkeys(SORTED, "restriction"), "all-restrictions"),
        wrong(SORTED | {"1.a": "condition"}, "nothing-is-granted"),
        wrong(SORTED | {"1.b.iii": "restriction"}, "badge-is-a-ban"),
        wrong(SORTED | {"1.b.v": "condition"}, "output-ban-is-a-price"),
        wrong(SORTED | {"5.a.mark": "condition"}, "mark-is-a-duty"),
        wrong(SORTED | {"1.b.v": "grant"}, "otherwise"),
        blank(dict.fromkeys(SORTED, ...)),
        form({"1.a": "grant"}),
        form(SORTED | {"9.z": "grant"}),
        form(SORTED | {"2": "maybe"}),
        form(list(SORTED.values())),
    ],
    "L03-E3": [
        right(made(lambda: counts(version="llama-3")), "counted"),
        right(made(lambda: counts(version="llama-3").to_dict()), "counted"),
        right(
            made(lambda: {k.upper(): str(n) for k, n in counts(version="llama-3").items()}),
            "counted",
        ),
        wrong(made(lambda: counts(version="llama-3", part="licence")), "policy-left-out"),
        wrong(made(lambda: counts(version="llama-3", part="use policy")), "policy-only"),
        wrong(made(counts), "all-versions"),
        wrong({"grant": 0.1, "condition": 0.2, "restriction": 0.7}, "shares"),
        wrong({"grant": 1, "condition": 1, "restriction": 1}, "otherwise"),
        form(42),
        form({"grant": 1}),
        form({"grant": 1, "condition": 1, "restriction": "many"}),
    ],
    "L03-E4": [
        right(museum("something to show", ["1.b.i.B"]), "badge"),
        right(museum("Something to show", "1.b.i(B)"), "badge"),
        right(museum(" something  TO show", (" 1.B.I ",)), "badge"),
        right(museum("something to show", ["1.b.i", "1.b.i.B"]), "badge"),
        right(made(lambda: museum("something to show", pd.Series(["1.b.i.b"]))), "badge"),
        right(museum("something to show", ["1.b.i.B", "AUP.4"], because=""), "badge"),
        right(museum("something to show", ["1.b.i.B"], kind="text silent"), "badge"),
        right(museum("contested", ["1.b.i"], "text silent"), "contested-uses"),
        right(museum("unclear", ["1.b.i"], "text silent"), "contested-uses"),
        right(museum("contested", ["1.b.i.B"], "readers disagree"), "contested-uses"),
        wrong(museum("contested", ["1.b.i.B"], "facts missing"), "contested-other-kind"),
        wrong(museum("contested", ["1.b.i.B"]), "ungrounded"),
        wrong(museum("contested", ["2"], "text silent"), "contested-elsewhere"),
        wrong(museum("nothing to show", ["1.b.i"]), "nothing-though-badge"),
        wrong(museum("nothing to show", ["1.a"]), "free-use"),
        wrong(museum("nothing to show", ["1.b.ii"]), "end-user-product"),
        wrong(museum("something to show", [2]), "size-test"),
        wrong(museum("something to show", ["1.b.iii"]), "copies-duty"),
        wrong(museum("something to show", ["aup 4"]), "known-dangers"),
        wrong(museum("something to show", ["1.b.i.name"]), "naming-rule"),
        wrong(museum("nothing to show", ["1.b.v"]), "nothing-elsewhere"),
        wrong(museum("something to show", ["7.law"]), "otherwise"),
        partly(museum("something to show", ["1.b"]), "whole-section"),
        partly(museum("something to show", ["1.a", "1.b.i.B", *"267"]), "half-the-licence"),
        blank(museum(..., ...)),
        form(museum("nothing to show", [])),
        form(["something to show", "1.b.i.B"]),
        form("1.b.i.B"),
        form({"conclusion": "something to show"}),
        form(museum("perhaps", ["2"])),
        form(museum("something to show", ["9.z"])),
        form(museum("something to show", {"a": {}})),
    ],
    "L03-E5": [
        right(DUTIES, "duties"),
        right(DUTIES | {"1.b.i.A": "Need-not"}, "duties"),
        right(DUTIES | {"1.b.i.A": "must"}, "duties"),
        partly(DUTIES | {"AUP.4": "open"}, "dangers-open"),
        wrong(DUTIES | {"AUP.4": "open", "2": "open"}, "dangers-forgotten"),
        wrong(DUTIES | {"1.b.iv.aup": "need not"}, "policy-forgotten"),
        wrong(DUTIES | {"AUP.4": "need not"}, "dangers-forgotten"),
        wrong(DUTIES | {"1.b.iii": "must"}, "notice-without-copies"),
        wrong(DUTIES | {"2": "must"}, "size-museum"),
        wrong(DUTIES | {"1.b.i.name": "must"}, "name-without-model"),
        form({"2": "must"}),
    ],
    "L03-E6": [
        right(PARTY, "parties"),
        right({k.upper(): v.lower() for k, v in PARTY.items()}, "parties"),
        right({k: FULL_NAMES[v] for k, v in PARTY.items()}, "parties"),
        right({k: FULL_NAMES[v].upper().rstrip(".") for k, v in PARTY.items()}, "parties"),
        wrong(PARTY | {"a student in Oslo": "Meta Platforms, Inc."}, "oslo"),
        form(PARTY | {"a student in Oslo": "Meta"}),
        form(PARTY | {"a student in Oslo": 1}),
        wrong(PARTY | {"a student in Oslo": "Inc."}, "oslo"),
        wrong(PARTY | {"a bank with its main office in Zurich": "Inc."}, "zurich"),
        wrong(PARTY | {"a charity in London": "Ireland"}, "london"),
        wrong(PARTY | {"a developer in Nairobi": "Ireland"}, "nairobi"),
        wrong(
            PARTY | {"a company with its main office in Boston and a branch in Paris": "Ireland"},
            "boston",
        ),
        form("Ireland"),
    ],
    "L03-E7": [
        right(museum("contested", ["0.acceptance"], "authorities disagree"), "contested"),
        right(museum("CONTESTED", ["acceptance", "1.b.i.name"], "text silent"), "contested"),
        right(museum("unclear", ["0.acceptance"], "text silent"), "contested"),
        right(museum("bound", "0.acceptance", because="She used it."), "bound-by-use"),
        right(museum("not bound", ["0.acceptance"]), "not-bound"),
        right(museum("not bound", ["6.term", "1.b.i.name"]), "not-bound"),
        partly(museum("bound", ["0.acceptance", "1.a", "2", "5.b", "7"]), "half-the-licence"),
        wrong(museum("not bound", ["1.a"]), "no-click-no-duty"),
        wrong(museum("bound", ["1.b.i.name"]), "duty-without-acceptance"),
        wrong(museum("bound", ["1.a"]), "infringement-anyway"),
        wrong(museum("bound", ["2"]), "size-again"),
        wrong(museum("bound", ["7.law"]), "otherwise"),
        wrong(museum("contested", ["0.acceptance"]), "ungrounded"),
        form("bound"),
    ],
    "L03-E8": [
        right(SAID, "sentences"),
        right({k.upper(): v.upper() for k, v in SAID.items()}, "sentences"),
        right(SAID | {"e": "unsettled"}, "sentences"),
        wrong(SAID | {"a": "text says so"}, "public-domain"),
        wrong(SAID | {"b": "text says so"}, "my-model-my-rules"),
        wrong(SAID | {"c": "text says so"}, "weights-surely-protected"),
        wrong(SAID | {"c": "text says otherwise"}, "weights-surely-free"),
        wrong(SAID | {"d": "text says so"}, "policy-frozen"),
        wrong(SAID | {"d": "text says otherwise"}, "policy-floats"),
        wrong(SAID | {"e": "text says so"}, "outputs-are-metas"),
        wrong(SAID | {"f": "unsettled"}, "all-is-contested"),
        wrong(SAID | {"f": "text says otherwise"}, "badge-unread"),
        form({"a": "unsettled"}),
    ],
}
