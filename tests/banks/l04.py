"""Answers to the exercises of L04."""

import pandas as pd

from tests.banks import blank, form, made, partly, right, wrong

BLIND = {
    1: ("fails", "2", "medium"),
    2: ("unclear", "def.Model", "medium"),
    3: ("meets", "1.b.v; 5.b", "low"),
    4: ("fails", "1.b.i.name", "low"),
    5: ("fails", "2", "high"),
    6: ("fails", "1.b.iv.aup; AUP.2.a", "high"),
    7: ("meets", "1.b.i.A; 2", "medium"),
    8: ("meets", "1.b.ii", "medium"),
    9: ("unclear", "1.b.v", "low"),
    10: ("meets", "0.acceptance; 1.b.i.B", "high"),
}
SILENT = ("text silent", "OSI says so")
READERS = ("readers disagree", "OSI names the point")


def unclear(clauses, kind=SILENT, confidence="low"):
    return ("unclear", clauses, confidence, *kind)


DISPUTED = ("authorities disagree", "one answer of the stewards")
FINAL = BLIND | {2: unclear("def.Model", DISPUTED), 9: unclear("1.b.v")}
# The readings of the table, as a learner might write them.
OURS = {
    1: unclear("1.a; 1.b.i; 2"),
    2: unclear("def.Model", ("authorities disagree", "an agreed preferred form")),
    3: unclear("1.a;1.b.i;1.b.v;5.b"),
    4: unclear("1.b.i.name, 5.a"),
    5: ("fails", "2", "high"),
    6: ("fails", ["1.b.iv.aup", "1.b.v", "AUP.2.a", "AUP.2.d"], "high"),
    7: ("fails", "2;1.b.i.A;1.b.ii", "medium"),
    8: unclear("1.b.ii"),
    9: unclear("1.b.v;1.b.i"),
    10: ("meets", "0.acceptance;1.b.i.B;1.b.v", "medium"),
}
# A defender takes the narrow view wherever it can be held, an opponent the broad one.
NARROW = {
    1: ("meets", "1.a", "medium"),
    2: ("meets", "def.Model", "low"),
    3: ("meets", "5.b", "medium"),
    4: ("meets", "1.b.i.B", "medium"),
    5: ("fails", 2, "high"),
    6: ("fails", "1.b.v", "high"),
    7: ("meets", "1.b.ii", "low"),
    8: ("meets", "1.a", "medium"),
    9: ("meets", "1.b.i.B", "medium"),
    10: ("meets", "1.b.iii", "high"),
}
BROAD = {
    1: ("fails", "2", "medium"),
    2: ("fails", "def.Model", "medium"),
    3: ("fails", "1.b.i.name", "low"),
    4: ("fails", "5.a.mark", "low"),
    5: ("fails", "2; 1.b.iv.law", "high"),
    6: ("fails", "AUP.1.g", "high"),
    7: ("fails", "1.a", "medium"),
    8: ("fails", "1.b.ii", "low"),
    9: ("fails", "1.b.i.name", "low"),
    10: unclear("1.b.v", READERS),
}
WHO = {
    "a": "OSI said it",
    "b": "we apply OSI's words",
    "c": "OSI said it",
    "d": "a reading",
    "e": "nobody here",
    "f": "nobody here",
    "g": "nobody here",
}


def three(rows):
    """Rows cut to verdict, clauses and confidence."""
    return {number: row[:3] for number, row in rows.items()}


def mended(conclusion, clauses, kind=None, because="Outputs may not improve other models."):
    return {"conclusion": conclusion, "clauses": clauses, "kind": kind, "because": because}


def grid():
    from howopen import load

    table = load("llama3_verdicts")
    table = table[(table["framework"] == "OSD") & (table["criterion"] != "overall")]
    wide = table.pivot(index="position", columns="reading", values="verdict")
    return wide[["ours", "coding_a", "coding_b"]]


def counts():
    return grid().apply(lambda column: column.value_counts()).fillna(0)


def bars(table, label=True, **how):
    import matplotlib.pyplot as plt

    fig, ax = plt.subplots()
    how = {"kind": "bar"} | how
    table.plot(ax=ax, **how)
    ax.set(xlabel="reading" if label else "", ylabel="criteria" if label else "")
    plt.close(fig)
    return fig


def apart():
    import matplotlib.pyplot as plt

    fig, axes = plt.subplots(1, 3)
    for ax, (name, numbers) in zip(axes, counts().items(), strict=True):
        ax.bar(numbers.index, numbers)
        ax.set(xlabel="verdict", ylabel="criteria", title=name)
    plt.close(fig)
    return fig


def lines():
    return bars(counts(), kind="line")


BANK = {
    "L04-E1": [
        right("b", "terms"),
        right(" (B) ", "terms"),
        right("its terms, held against the ten criteria", "terms"),
        wrong("a", "mark-for-text"),
        wrong("c", "ai-definition"),
        wrong("d", "data-alone"),
        form("e"),
        form(["a", "b"]),
    ],
    "L04-E2": [
        right(BLIND, "recorded"),
        right({str(n): [text.upper() for text in row] for n, row in BLIND.items()}, "recorded"),
        right(three(OURS), "recorded"),
        right(three(NARROW), "recorded"),
        right(three(BROAD), "recorded"),
        right(BLIND | {5: ("meets", ["2"], "low"), 6: ("unclear", ("1.b.iv",), "low")}, "recorded"),
        right(BLIND | {10: ("not met", "1.b.v", "low"), 7: ("contested", "2", "low")}, "recorded"),
        right({n: (*row[:2], "medium") for n, row in BLIND.items()}, "recorded"),
        wrong({n: ("unclear", *row[1:]) for n, row in BLIND.items()}, "all-unclear"),
        wrong({n: ("fails", *row[1:]) for n, row in BLIND.items()}, "one-verdict"),
        wrong({n: (row[0], "2", row[2]) for n, row in BLIND.items()}, "one-clause"),
        partly(BLIND | {5: ("fails", "AUP.2.a", "high")}, "off-the-point"),
        partly(BLIND | {6: ("fails", "2", "high")}, "off-the-point"),
        partly(BLIND | {6: ("fails", "AUP.4", "low")}, "off-the-point"),
        partly(BLIND | {9: ("meets", "7.law", "low")}, "off-the-point"),
        blank({n: (..., ..., ...) for n in BLIND}),
        blank(BLIND | {3: (..., ..., "low")}),
        blank(BLIND | {3: ...}),
        form(list(BLIND.values())),
        form({5: ("fails", "2", "high")}),
        form(BLIND | {11: ("fails", "2", "high")}),
        form(BLIND | {3: ("fails", "2")}),
        form(BLIND | {3: ("fails", "1.a", "5.b", "high")}),
        form(BLIND | {3: ("fails", "9.z", "high")}),
        form(BLIND | {3: ("perhaps", "2", "high")}),
        form(BLIND | {3: ("fails", "2", 0.8)}),
        form(BLIND | {3: {"verdict": "fails"}}),
        form("fails"),
    ],
    "L04-E3": [
        right(made(lambda: (grid()["coding_a"] == grid()["coding_b"]).sum()), "agreed"),
        right(8.0, "agreed"),
        right("80 %", "agreed"),
        right(made(lambda: (grid()["coding_a"] == grid()["coding_b"]).mean()), "agreed"),
        wrong(made(lambda: (grid()["ours"] == grid()["coding_a"]).sum()), "ours-with-a-coding"),
        wrong(made(lambda: (grid().nunique(axis=1) == 1).sum()), "all-three"),
        wrong(made(lambda: (grid()["coding_a"] != grid()["coding_b"]).sum()), "differences"),
        wrong(10, "otherwise"),
        wrong(7, "otherwise"),
        form("most of them"),
        form({"a": 8}),
    ],
    "L04-E4": [
        right("c", "applied-alike"),
        right("C)", "applied-alike"),
        wrong("a", "agreement-is-truth"),
        wrong("b", "two-votes"),
        wrong("d", "nothing-shown"),
        form("none"),
    ],
    "L04-E5": [
        right(WHO, "told-apart"),
        right({k.upper(): v.upper() for k, v in WHO.items()}, "told-apart"),
        right(made(lambda: pd.Series(WHO)), "told-apart"),
        right(WHO | {"b": "a reading"}, "told-apart"),
        right(WHO | {"b": "we apply OSI\u2019s words"}, "told-apart"),
        wrong(WHO | {"f": "OSI said it"}, "ai-definition-to-blame"),
        wrong(WHO | {"g": "OSI said it"}, "refusal-invented"),
        wrong(WHO | {"e": "OSI said it"}, "silence-as-praise"),
        wrong(WHO | {"b": "nobody here"}, "nobody-applies"),
        wrong(WHO | {"c": "a reading"}, "stated-not-read"),
        wrong(WHO | {"d": "we apply OSI's words"}, "seven-by-osi"),
        wrong(WHO | {"d": "nobody here"}, "seven-by-nobody"),
        partly(WHO | {"b": "OSI said it"}, "wrong-text"),
        blank(dict.fromkeys(WHO, ...)),
        form({"a": "OSI said it"}),
        form(WHO | {"a": "the FSF"}),
    ],
    "L04-E6": [
        right(FINAL, "final"),
        right(OURS, "final"),
        right(NARROW, "final"),
        right(BROAD | {10: ("meets", "1.b.i.B", "medium")}, "final"),
        right({str(n): list(row) for n, row in OURS.items()}, "final"),
        right(FINAL | {5: ("fails", "1.b.iv.law", "medium")}, "final"),
        right(FINAL | {7: unclear("2", READERS, "high"), 1: ("fails", "2", "high")}, "final"),
        right(BROAD, "final-10-strict"),
        right(FINAL | {10: ("fails", "1.b.v", "low")}, "final-10-strict"),
        right(FINAL | {7: unclear("1.a")}, "final"),
        right(FINAL | {5: (*BLIND[5], "text silent", "")}, "final"),
        wrong({n: unclear(row[1]) for n, row in FINAL.items()}, "all-unclear"),
        wrong(FINAL | {6: ("meets", "1.b.iv.aup", "medium")}, "good-bans"),
        wrong(FINAL | {5: ("meets", "2", "medium")}, "hardly-anyone"),
        wrong(FINAL | {5: unclear("2")}, "settled-called-open"),
        wrong(FINAL | {6: unclear("AUP", ("authorities disagree", "the Commission"))},
              "settled-called-open"),
        wrong(FINAL | {6: ("fails", "2", "high")}, "section-2-bars-no-purpose"),
        wrong(FINAL | {5: ("fails", "AUP.2.a", "high")}, "policy-bars-no-person"),
        wrong(FINAL | {4: ("fails", "1.b.i.B", "medium")}, "badge-is-fatal"),
        wrong(FINAL | {9: ("fails", "1.b.i.B; 1.b.iii", "low")}, "badge-is-fatal"),
        wrong(FINAL | {10: ("fails", "0.acceptance", "low")}, "one-interface"),
        wrong(FINAL | {10: unclear("1.b.i.B")}, "one-interface"),
        partly(FINAL | {10: ("fails", "1.b.v", "high")}, "sure-on-10"),
        wrong(FINAL | {7: ("unclear", "2", "low")}, "no-kind"),
        wrong(FINAL | {3: unclear("1.b.v", ("facts missing", "ask Meta for it"))}, "facts-missing"),
        wrong(FINAL | {1: unclear("2", DISPUTED)}, "which-authorities"),
        partly(FINAL | {1: ("fails", "1.b.v", "low")}, "cannot-carry"),
        partly(FINAL | {3: ("fails", "5.b", "low")}, "cannot-carry"),
        partly(FINAL | {8: ("fails", "2", "low")}, "cannot-carry"),
        partly(FINAL | {8: ("unclear", "1.b.ii", "low", "text silent")}, "nothing-settles"),
        blank(BLIND | {7: (..., ..., ..., None, "")}),
        blank({n: (..., ..., ...) for n in BLIND}),
        form(FINAL | {7: ("unclear", "2", "low", "who knows", "x y")}),
        form(FINAL | {7: ("unclear", "2", "low", "text silent", "OSI", "more")}),
        form("final"),
    ],
    "L04-E7": [
        right(made(lambda: bars(counts().T)), "counted"),
        right(made(lambda: bars(counts())), "counted"),
        right(made(lambda: bars(counts().T, kind="barh", stacked=True)), "counted"),
        right(made(lambda: bars(counts().T).axes[0]), "counted"),
        partly(made(lambda: bars(counts().T, label=False, legend=False)), "unlabelled"),
        partly(made(apart), "one-axes-each"),
        wrong(made(lambda: bars(counts()[["ours"]])), "one-reading"),
        wrong(made(lambda: bars(counts().sum())), "without-verdicts"),
        wrong(made(lambda: bars(counts() + 1)), "otherwise"),
        wrong(made(lines), "no-bars"),
        form(made(counts)),
    ],
    "L04-E8": [
        right(mended("fails", ["1.b.v"]), "outputs"),
        right(mended("FAILS", "1.b.v; 1.b.i.name"), "outputs"),
        right(mended("contested", ["1.b.v"], "text silent"), "contested"),
        right(mended("Unclear", ["1.b.v"], "text silent"), "contested"),
        right(mended("contested", ["1.b.i"], "readers disagree"), "contested"),
        right(mended("contested", ["def.Model"], "authorities disagree"), "contested"),
        right(mended("fails", ["1.b.i.name"]), "other-ground"),
        right(mended("fails", ["def.Model"]), "other-ground"),
        right(mended("fails", ["1.b.iv.law"]), "other-ground"),
        wrong(mended("contested", ["1.b.v"]), "ungrounded"),
        wrong(mended("fails", ["2"]), "struck-out"),
        wrong(mended("fails", ["AUP.2.a", "1.b.iv.aup"]), "struck-out"),
        wrong(mended("meets", ["1.a"]), "fit-at-last"),
        wrong(mended("fails", ["1.b.i.B"]), "badge-alone"),
        wrong(mended("contested", ["1.b.v"], "facts missing"), "facts"),
        wrong(mended("fails", ["7.law"]), "otherwise"),
        blank(mended(..., ...)),
        form(mended("perhaps", ["1.b.v"])),
        form(mended("fails", ["9.z"])),
        form("fails"),
    ],
}
