"""Answers to the exercises of L07."""

import pandas as pd

from tests.banks import blank, form, made, partly, right, wrong


def student(under_3, clauses_3, under_31, clauses_31, kind=None):
    return {
        "under_3": under_3,
        "clauses_3": clauses_3,
        "under_31": under_31,
        "clauses_31": clauses_31,
        "kind": kind,
        "because": "",
    }


def museum(own_server, hosted, clauses, kind=None, because="It turns on contains."):
    return {
        "own_server": own_server,
        "hosted": hosted,
        "clauses": clauses,
        "kind": kind,
        "because": because,
    }


def why(
    explanation, supports, strains, hindsight, kind=None, because="The closed flagship decides it."
):
    return {
        "explanation": explanation,
        "supports": supports,
        "strains": strains,
        "hindsight": hindsight,
        "kind": kind,
        "because": because,
    }


def differ(old, new, terms_only=True):
    from howopen import load

    table = load("llama_versions")
    table = table[table["is_term"]] if terms_only else table
    wide = table.pivot(index="provision", columns="version", values="value")
    return (wide[old] != wide[new]).sum()


def same():
    from howopen import load

    terms = load("llama_versions").query("is_term")
    wide = terms.pivot(index="provision", columns="version", values="value")
    return (wide["llama-2"] == wide["llama-4"]).sum()


SHOW, NOTHING, OPEN = "something to show", "nothing to show", "contested"
CONDITIONS = "allowed with conditions"
PARTIES = {
    "S31": "shut out",
    "S32": "not shut out",
    "S33": "not shut out",
    "S34": "unclear",
    "S35": "not shut out",
    "S36": "shut out",
}
LETTERS = {
    "a": "holds",
    "b": "does not hold",
    "c": "does not hold",
    "d": "does not hold",
    "e": "not checked here",
    "f": "holds",
    "g": "does not hold",
    "h": "holds",
}

BANK = {
    "L07-E1": [
        right("b", "a-third"),
        right(" B) ", "a-third"),
        right("About a third", "a-third"),
        wrong("a", "none"),
        wrong("c", "two-thirds"),
        wrong("d", "all"),
        form("e"),
        form(0.33),
    ],
    "L07-E2": [
        right({"licence": 0, "use policy": 5}, "all-in-the-policy"),
        right({"Use Policy": "5", "LICENCE": 0.0}, "all-in-the-policy"),
        right(made(lambda: pd.Series({"licence": 0, "use policy": 5})), "all-in-the-policy"),
        wrong({"licence": 6, "use policy": 0}, "another-step"),
        wrong({"licence": 0, "use policy": 0}, "no-change"),
        wrong({"licence": 5, "use policy": 0}, "all-in-the-licence"),
        wrong({"licence": 6, "use policy": 5}, "two-steps"),
        partly({"licence": 1, "use policy": 4}, "sum-holds"),
        wrong({"licence": 3, "use policy": 4}, "otherwise"),
        blank({"licence": ..., "use policy": ...}),
        form(5),
        form({"licence": 0}),
        form([0, 5]),
    ],
    "L07-E3": [
        right(student("prohibited", ["1.b.v"], CONDITIONS, ["1.b.i.name"]), "ban-became-name"),
        right(
            student("Prohibited", "1(b)(v)", "Allowed_with conditions", ["1.b.i"]),
            "ban-became-name",
        ),
        right(
            student("prohibited", ["1.a", "1.b.v"], CONDITIONS, ["1.a", "1.b.i.name", "1.b.i.A"]),
            "ban-became-name",
        ),
        right(
            student(
                "prohibited", ("1.b.v",), CONDITIONS, ["1.b.i.name", "1.b.iv.aup"], "text silent"
            ),
            "ban-became-name",
        ),
        right(
            student(OPEN, ["1.b.v"], CONDITIONS, ["1.b.i.name"], "text silent"), "large-undefined"
        ),
        right(
            student("unclear", ["1.b.v"], CONDITIONS, ["1.b.i"], "readers disagree"),
            "large-undefined",
        ),
        wrong(student(OPEN, ["1.b.v"], CONDITIONS, ["1.b.i.name"]), "ungrounded"),
        wrong(student("prohibited", ["1.b.v"], "prohibited", ["1.b.v"]), "same-ban-in-31"),
        wrong(
            student("prohibited", ["1.b.v"], CONDITIONS, ["1.b.i.name", "1.b.v"]), "same-ban-in-31"
        ),
        wrong(student("prohibited", ["2"], CONDITIONS, ["1.b.i.name"]), "size"),
        wrong(student("allowed", ["1.a"], CONDITIONS, ["1.b.i.name"]), "research-exception"),
        wrong(
            student(CONDITIONS, ["1.b.i.name"], CONDITIONS, ["1.b.i.name"]), "research-exception"
        ),
        wrong(student("prohibited", ["1.b.v"], "prohibited", ["1.a"]), "ban-stays"),
        wrong(student("prohibited", ["1.b.v"], "allowed", ["1.a"]), "nothing-owed-in-31"),
        partly(student("prohibited", ["1.b.v"], CONDITIONS, ["1.b.i.B"]), "badge-for-outputs"),
        partly(student("prohibited", ["1.b.v"], OPEN, ["1.b.i"], "text silent"), "31-is-plain"),
        partly(student(OPEN, ["1.b.v"], CONDITIONS, ["1.b.i.name"], "facts missing"), "kind-for-3"),
        partly(student("prohibited", ["1.a"], CONDITIONS, ["1.b.i.name"]), "clause-missing-3"),
        partly(student("prohibited", ["1.b.v"], CONDITIONS, ["1.b.iii"]), "clause-missing-31"),
        wrong(student("prohibited", ["1.a"], CONDITIONS, ["1.a"]), "otherwise"),
        blank(student(..., ..., ..., ...)),
        form(student("perhaps", ["2"], "allowed", ["1.a"])),
        form(student("prohibited", ["9.z"], "allowed", ["1.a"])),
        form(["prohibited", "1.b.v"]),
    ],
    "L07-E4": [
        right(museum(SHOW, OPEN, ["1.b.i.B"], "text silent"), "contains-splits"),
        right(
            museum("Something", "UNCLEAR", "1.b.i(B)", "readers disagree", ""), "contains-splits"
        ),
        right(museum(SHOW, NOTHING, ["1.b.i.B"]), "contains-is-narrow"),
        right(museum(SHOW, SHOW, ["1.b.i", "AUP.4"], because=""), "contains-is-wide"),
        right(museum(OPEN, OPEN, ["1.b.i"], "readers disagree"), "contested-on-both"),
        right(museum(OPEN, NOTHING, ["1.b.i.B"], "text silent"), "contested-on-both"),
        right(museum(SHOW, SHOW, ["1.b.i.B"], "text silent"), "contains-is-wide"),
        wrong(museum(SHOW, OPEN, ["1.b.i.B"]), "ungrounded"),
        wrong(museum(SHOW, OPEN, ["1.b.i.B"], "facts missing"), "other-kind"),
        wrong(museum(SHOW, SHOW, ["2"]), "size"),
        wrong(museum(NOTHING, NOTHING, ["1.b.iii"]), "copies"),
        wrong(museum(NOTHING, NOTHING, ["1.a"]), "other-clause"),
        wrong(museum(NOTHING, SHOW, ["1.b.i.B"]), "wrong-way-round"),
        partly(museum(NOTHING, NOTHING, ["1.b.i.B"]), "nothing-on-own-server"),
        partly(museum(NOTHING, OPEN, ["1.b.i.B"], "text silent"), "nothing-on-own-server"),
        blank(museum(..., ..., ...)),
        form(museum(SHOW, "maybe", ["1.b.i.B"])),
        form(museum(SHOW, SHOW, ["1.b.v"])),
        form("something to show"),
    ],
    "L07-E5": [
        right(why("costs", ["V04", "V08", "T131"], ["T104"], ["V08", "T131", "T104"]), "weighed"),
        right(why("Costs", ["v04"], ["t054", "capex"], ["T054", "CAPEX"]), "weighed"),
        right(why("rivals", ["V24", "V25", "T104"], ["V17"], ["V24", "V25", "T104"]), "weighed"),
        right(why("rivals", ["V05"], ["T131"], ["T131"], because=""), "weighed"),
        right(why("conviction", ("V06", "V17", "T131"), {"T104"}, ["T104", "T131"]), "weighed"),
        right(made(lambda: why("conviction", pd.Series(["V17"]), ["T118"], ["T118"])), "weighed"),
        right(
            why(OPEN, ["V04", "T131"], ["V25", "T104"], ["T131", "V25", "T104"], "facts missing"),
            "open",
        ),
        right(why("unclear", ["V06"], ["T104"], "T104", "readers disagree"), "open"),
        right(why("costs", ["V08"], ["T104"], ["V08", "T104"]), "weighed"),
        wrong(why(OPEN, ["V06"], ["T104"], ["T104"]), "ungrounded"),
        wrong(why("conviction", ["V17"], ["T024"], []), "one-day-of-shares"),
        wrong(why("costs", ["V04", "CAPEX"], ["T104", "CAPEX"], ["T104", "CAPEX"]), "both-sides"),
        partly(why("conviction", ["V06", "T104"], ["V08"], ["T104", "V08"]), "wrong-side"),
        partly(why("costs", ["T131"], ["T104"], ["T131", "T104"]), "not-carried"),
        partly(why("rivals", ["V05"], ["V06"], []), "before-the-retreat"),
        partly(why(OPEN, ["V06"], ["T104"], ["T104"], "text silent"), "kind-does-not-fit"),
        partly(why("costs", ["V04", "V08"], ["T104"], ["T104"]), "hindsight-forgotten"),
        partly(why("costs", ["V04"], ["T104"], ["T104", "V04"]), "hindsight-too-wide"),
        blank(why(..., ..., ..., ...)),
        form(why("money", ["V04"], ["T104"], ["T104"])),
        form(why("costs", ["V99"], ["T104"], ["T104"])),
        form(why("costs", ["V04"], [], [])),
        form("costs"),
    ],
    "L07-E6": [
        right(PARTIES, "paragraph"),
        right({k.lower(): v.upper() for k, v in PARTIES.items()}, "paragraph"),
        right(PARTIES | {"S34": "shut out"}, "paragraph"),
        right(made(lambda: pd.Series(PARTIES)), "paragraph"),
        wrong(dict.fromkeys(PARTIES, "shut out"), "europe-is-out"),
        wrong(PARTIES | {"S31": "not shut out"}, "policy-unread"),
        wrong(PARTIES | {"S32": "shut out"}, "text-models-too"),
        wrong(PARTIES | {"S33": "shut out"}, "customers-count"),
        partly(PARTIES | {"S34": "not shut out"}, "research-is-free"),
        wrong(PARTIES | {"S35": "shut out"}, "paragraph-without-object"),
        wrong(PARTIES | {"S36": "not shut out"}, "unused-input"),
        blank(dict.fromkeys(PARTIES, ...)),
        form({"S31": "shut out"}),
        form(list(PARTIES.values())),
    ],
    "L07-E7": [
        right(made(lambda: differ("llama-2", "llama-4")), "one-step"),
        right(made(lambda: int(differ("llama-4", "llama-2"))), "one-step"),
        right(made(lambda: [str(differ("llama-2", "llama-4"))]), "one-step"),
        wrong(
            made(
                lambda: (
                    differ("llama-2", "llama-3")
                    + differ("llama-3", "llama-3.1")
                    + differ("llama-3.1", "llama-3.2")
                )
            ),
            "added-up",
        ),
        wrong(made(lambda: differ("llama-1", "llama-4")), "from-llama-1"),
        wrong(made(lambda: differ("llama-3", "llama-4")), "from-llama-3"),
        wrong(made(lambda: differ("llama-2", "llama-4", terms_only=False)), "all-provisions"),
        wrong(made(same), "the-same-ones"),
        wrong(3, "otherwise"),
        form("many"),
        form({"llama-2": 3}),
    ],
    "L07-E8": [
        right(LETTERS, "letters"),
        right({k.upper(): v.upper() for k, v in LETTERS.items()}, "letters"),
        wrong(LETTERS | {"a": "does not hold"}, "no-commerce"),
        wrong(LETTERS | {"b": "holds"}, "one-licence"),
        wrong(LETTERS | {"c": "holds"}, "eu-in-3"),
        wrong(LETTERS | {"d": "holds"}, "verdict-of-the-market"),
        wrong(LETTERS | {"e": "does not hold"}, "recalled"),
        wrong(LETTERS | {"f": "not checked here"}, "faiss"),
        wrong(LETTERS | {"g": "holds"}, "backwards"),
        wrong(LETTERS | {"h": "does not hold"}, "no-open-models"),
        form({"a": "holds"}),
        form("holds"),
    ],
}
