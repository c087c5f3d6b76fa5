"""Answers to the exercises of L11."""

import networkx as nx
import pandas as pd

from tests.banks import blank, form, made, partly, right, wrong

BRINGS = {"Llama 3 8B": "Llama 3", "Olive 8B": "Apache-2.0"}


def licences_of(models):
    return {BRINGS[model] for model in models if model in BRINGS}


def all_the_way(weights, model):
    return licences_of(nx.ancestors(weights, model))


def by_walking(graph, name):
    found, left = [], [name]
    while left:
        left += graph.predecessors(left.pop(0))
        found += [BRINGS[m] for m in left if m in BRINGS]
    return found


def with_paths(weights, model):
    bases = [base for base in BRINGS if base in weights]
    return tuple(BRINGS[base] for base in bases if nx.has_path(weights, base, model))


def this_chain_only(weights, model):
    return {"Duo": {"Llama 3", "Apache-2.0"}}[model]


def counts():
    from howopen import load

    pairs = load("model_derivations")
    unlike = pairs[pairs["licence_change"] == "restricted to open label"]
    kept = unlike[unlike["same_developer"] == "no"]
    return unlike, kept


def answer(left, proved=0, could_change=("a", "c", "e")):
    def build():
        unlike, kept = counts()
        return {"left": left(unlike, kept), "proved": proved, "could_change": list(could_change)}

    return made(build)


def both(unlike, kept):
    return (kept["relation"] != "depends on").sum()


def noted(unlike, kept):
    return len(kept[(kept["relation"] != "depends on") & kept["note"].isna()])


def distilled(conclusion, clauses, name=False, kind=None, because="The base gave the weights."):
    return {
        "conclusion": conclusion,
        "clauses": clauses,
        "name_begins_as_asked": name,
        "kind": kind,
        "because": because,
    }


def converter(conclusion, clauses, kind=None, because="Nothing was trained or created."):
    return {"conclusion": conclusion, "clauses": clauses, "kind": kind, "because": because}


BUYER = {
    "1.b.iii": "untouched",
    "1.b.iv.aup": "untouched",
    "1.b.v": "untouched",
    "2": "fall away",
    "5.c.lit": "untouched",
}
USES = {
    "a": "barred",
    "b": "name rule",
    "c": "name rule",
    "d": "neither",
    "e": "neither",
    "f": "neither",
}
FITS = {"a": "yes", "b": "no", "c": "no", "d": "yes", "e": "not in the table"}

BANK = {
    "L11-E1": [
        right("b", "policy-now"),
        right(" (B) ", "policy-now"),
        right(["b"], "policy-now"),
        wrong("a", "our-model"),
        wrong("c", "all-at-once"),
        wrong("d", "metas-model"),
        form("e"),
        form(["a", "b"]),
    ],
    "L11-E2": [
        right(all_the_way, "all-the-way-up"),
        right(by_walking, "all-the-way-up"),
        right(with_paths, "all-the-way-up"),
        right(lambda g, m: dict.fromkeys(all_the_way(g, m), "base"), "all-the-way-up"),
        right(lambda g, m: licences_of([*nx.ancestors(g, m), m]), "all-the-way-up"),
        right(lambda g, m: sorted(licences_of(nx.descendants(g.reverse(), m))), "all-the-way-up"),
        wrong(lambda g, m: licences_of(g.predecessors(m)), "one-step"),
        wrong(lambda g, m: licences_of(nx.descendants(g, m)), "downstream"),
        wrong(lambda g, m: licences_of(g), "every-licence"),
        wrong(lambda g, m: {"Llama 3", "Apache-2.0"}, "every-licence"),
        partly(lambda g, m: nx.ancestors(g, m), "models-not-licences"),
        partly(lambda g, m: [a for a in nx.ancestors(g, m) if a in BRINGS], "models-not-licences"),
        wrong(this_chain_only, "stops-sometimes"),
        wrong(lambda g, m: len(nx.ancestors(g, m)), "no-collection"),
        wrong(lambda g, m: "Llama 3", "otherwise"),
        blank(lambda g, m: ...),
        form(all_the_way.__name__),
        form({"Llama 3", "Apache-2.0"}),
        form(lambda: 1),
    ],
    "L11-E3": [
        right(BUYER, "only-the-count"),
        right({k: v.upper() for k, v in BUYER.items()}, "only-the-count"),
        right(made(lambda: pd.Series(BUYER)), "only-the-count"),
        right(
            {"1(b)(iii)": "untouched", 2: "fall away", "1.b.iv.aup": "untouched"}
            | {"1.B.v": "untouched", "5.c.lit": "untouched"},
            "only-the-count",
        ),
        wrong(dict.fromkeys(BUYER, "fall away"), "all-falls-away"),
        wrong(dict.fromkeys(BUYER, "untouched"), "count-stays"),
        wrong(BUYER | {"1.b.iii": "fall away"}, "asleep-is-not-away"),
        wrong(BUYER | {"1.b.iv.aup": "fall away"}, "policy-stays"),
        wrong(BUYER | {"1.b.v": "fall away"}, "otherwise"),
        blank(dict.fromkeys(BUYER, ...)),
        form({"2": "fall away"}),
        form(["2"]),
    ],
    "L11-E4": [
        right(answer(both), "looked-at"),
        right(answer(lambda u, k: str(both(u, k)), "0", "eca"), "looked-at"),
        right(answer(both, 0.0, ("E", "A", "C")), "looked-at"),
        right(answer(noted), "looked-at-and-notes"),
        partly(answer(both, 0, "a"), "more-could-change"),
        partly(answer(noted, 0, "ce"), "more-could-change"),
        wrong(answer(both, 11), "mismatch-is-breach"),
        wrong(answer(both, 1), "mismatch-is-breach"),
        wrong(answer(both, 0, "abce"), "label-is-licence"),
        wrong(answer(both, 0, "acde"), "popularity"),
        wrong(answer(lambda u, k: len(u)), "nothing-set-aside"),
        partly(answer(lambda u, k: len(k)), "only-owners-aside"),
        partly(answer(lambda u, k: (u["relation"] != "depends on").sum()), "only-dependence-aside"),
        wrong(answer(lambda u, k: (k["relation"] == "depends on").sum()), "wrong-way-round"),
        wrong(answer(lambda u, k: 3), "otherwise"),
        blank({"left": ..., "proved": ..., "could_change": ...}),
        form(answer(both, 0, "z")),
        form({"left": "many", "proved": 0, "could_change": ["a"]}),
        form(11),
    ],
    "L11-E5": [
        right(distilled("both", ["1.b.i.A", "1.b.i.B", "1.b.iii"]), "both"),
        right(distilled("BOTH", "1.b.i"), "both"),
        right(distilled("MIT and Llama 3.1", ("1(b)(iii)",), "no"), "both"),
        right(distilled("both", ["1.b.i", "1.b.i.name", "1.b.iv.aup"], because=""), "both"),
        right(distilled("both", ["1.b.iii"], kind="text silent"), "both"),
        wrong(distilled("MIT alone", ["1.b.i"]), "mit-washes"),
        wrong(distilled("mit", ["0.acceptance"], True), "mit-washes"),
        wrong(distilled("both", ["1.b.i"], True), "name-in-the-middle"),
        partly(distilled("Llama 3.1 alone", ["1.b.i"]), "deepseeks-part"),
        partly(
            distilled("contested", ["0.acceptance"], kind="authorities disagree"),
            "bound-is-another-question",
        ),
        wrong(distilled("contested", ["1.b.i"], kind="text silent"), "not-contested"),
        wrong(distilled("contested", ["1.b.i"]), "ungrounded"),
        partly(distilled("both", ["1.b.i.name"]), "makers-duty"),
        partly(distilled("both", ["5.b"]), "ownership"),
        partly(distilled("both", ["1.b.iv.aup"]), "use-terms"),
        partly(distilled("both", ["1.a"]), "use-terms"),
        partly(distilled("both", ["1.b"]), "which-part"),
        wrong(distilled("both", ["2"]), "size"),
        wrong(distilled("both", ["1.b.ii"]), "otherwise"),
        blank(distilled(..., ..., ...)),
        form(distilled("perhaps", ["1.b.i"])),
        form(distilled("both", ["9.z"])),
        form(distilled("both", ["1.b.v"])),  # gone from 3.1 on
        form("both"),
    ],
    "L11-E6": [
        right(converter("contested", ["1.b.i.name"], "text silent"), "contested"),
        right(converter("CONTESTED", "1.b.i", "readers disagree"), "contested"),
        right(converter("must", ["1.b.i.name"]), "must"),
        right(converter("yes", ["1.b.i", "5.a.mark"], because=""), "must"),
        right(converter("need not", ["1.b.i.name"]), "need-not"),
        right(converter("no", ("1.b.i.name", "1.b.iii"), kind="text silent"), "need-not"),
        wrong(converter("contested", ["1.b.i.name"]), "ungrounded"),
        wrong(converter("contested", ["1.b.i.name"], "facts missing"), "other-kind"),
        wrong(converter("contested", ["1.b.i.name"], "authorities disagree"), "other-kind"),
        wrong(converter("need not", ["5.b"]), "mine-to-name"),
        partly(converter("must", ["5.a.mark"]), "mark"),
        partly(converter("must", ["5.a"]), "mark"),
        wrong(converter("must", ["1.b.iii"]), "copies-duty"),
        wrong(converter("must", ["1.b.i.B"]), "copies-duty"),
        wrong(converter("need not", ["1.b.v"]), "outputs-ban"),
        partly(converter("must", ["1.b"]), "which-part"),
        wrong(converter("need not", ["1.a"]), "otherwise"),
        blank(converter(..., ...)),
        form(converter("perhaps", ["1.b.i"])),
        form("must"),
    ],
    "L11-E7": [
        right(USES, "by-version"),
        right({k.upper(): v.upper() for k, v in USES.items()}, "by-version"),
        right(made(lambda: pd.Series(USES)), "by-version"),
        right(USES | {"e": "name rule"}, "by-version"),
        wrong(USES | {"f": "belong to Meta"}, "outputs-are-metas"),
        wrong(USES | {"c": "belong to Meta"}, "outputs-are-metas"),
        wrong(USES | {"a": "name rule"}, "ban-missed"),
        wrong(USES | {"b": "barred"}, "sibling"),
        wrong(USES | {"b": "neither"}, "sibling-name"),
        wrong(USES | {"c": "barred"}, "ban-carried-over"),
        wrong(USES | {"d": "barred"}, "ban-carried-over"),
        wrong(USES | {"c": "neither"}, "outputs-name"),
        wrong(USES | {"d": "name rule"}, "in-house"),
        wrong(USES | {"e": "barred"}, "pictures-barred"),
        wrong(USES | {"f": "name rule"}, "mug"),
        blank(dict.fromkeys(USES, ...)),
        form({"a": "barred"}),
        form(USES | {"a": "maybe"}),
    ],
    "L11-E8": [
        right(FITS, "read"),
        right({k.upper(): v.upper() for k, v in FITS.items()}, "read"),
        right(made(lambda: pd.Series(FITS)), "read"),
        wrong(FITS | {"e": "yes"}, "silence-is-an-answer"),
        wrong(FITS | {"e": "no"}, "silence-is-an-answer"),
        wrong(FITS | {"a": "not in the table"}, "absent-elsewhere"),
        wrong(FITS | {"a": "no", "b": "yes"}, "turned"),
        wrong(FITS | {"b": "yes"}, "same-both-ways"),
        wrong(FITS | {"a": "no"}, "same-both-ways"),
        wrong(FITS | {"c": "yes"}, "one-gpl"),
        wrong(FITS | {"d": "no"}, "one-gpl"),
        wrong(FITS | {"c": "yes", "d": "no"}, "otherwise"),
        blank(dict.fromkeys(FITS, ...)),
        form({"a": "yes"}),
        form("yes"),
    ],
}
