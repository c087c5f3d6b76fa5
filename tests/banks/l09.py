"""Answers to the exercises of L09."""

import pandas as pd

from tests.banks import blank, form, made, partly, right, wrong

SAID = {
    "a": "refuted",
    "b": "not decided",
    "c": "shown",
    "d": "shown",
    "e": "refuted",
    "f": "not decided",
}
NEEDS = {
    "a": "the model",
    "b": "the model",
    "c": "a list",
    "d": "the data",
    "e": "the data",
    "f": "a list",
}
NO, YES = "does not follow", "follows"
MEETING = {"a": NO, "b": NO, "c": NO, "d": YES, "e": NO, "f": YES, "g": NO}


def pair(freer, tells_more):
    return {"freer": freer, "tells_more": tells_more}


def compared():
    """Text data sets with a label and an audited licence, as the lesson makes them."""
    from howopen import load

    sets = load("dataset_licences").query("modality == 'text'")
    label = sets["hugging_face_licence_id"]
    both = sets[~label.isin(["n/a", "not stated"]) & (sets["licence_ids"] != "not stated")].copy()
    pairs = list(zip(both["hugging_face_licence_id"], both["licence_ids"], strict=True))
    both["differs"] = [site not in audit.split(";") for site, audit in pairs]
    both["unequal"] = [site != audit for site, audit in pairs]
    return both


def share(columns=None, what="differs", scale=100):
    """Per cent of labels that differ, after doubles in `columns` are dropped."""

    def measure():
        both = compared()
        once = both.drop_duplicates(columns) if columns else both
        return scale * once[what].mean()

    return made(measure)


SET = ["collection", "dataset"]


def tapes(
    conclusion, rows, answer, kind=None, because="The families gave the tapes to the station."
):
    return {
        "conclusion": conclusion,
        "rows": rows,
        "answer": answer,
        "kind": kind,
        "because": because,
    }


def bars(change, upright=False, stacked=True, title="Open licence, closed data"):
    """A figure of the index's counts, changed by `change(counts)`."""

    def draw():
        import matplotlib.pyplot as plt

        from howopen import load

        levels = load("openness_assessments").query("framework == 'EOSAI-2026'")
        grid = levels.pivot(index="assessment_id", columns="component", values="level")
        steps = ["closed", "partial", "open"]
        counts = pd.crosstab(grid["licences"], grid["base model data"]).loc[steps, steps]
        fig, ax = plt.subplots()
        kind = "bar" if upright else "barh"
        change(counts).plot(kind=kind, stacked=stacked, ax=ax, title=title)
        plt.close(fig)
        return fig

    return made(draw)


def by_row(counts):
    return counts.div(counts.sum(axis=1), axis=0) * 100


def by_column(counts):
    return counts.div(counts.sum(axis=0), axis=1) * 100


def nothing_drawn():
    import matplotlib.pyplot as plt

    fig, _ = plt.subplots()
    plt.close(fig)
    return fig


BANK = {
    "L09-E1": [
        right("a", "llama-1"),
        right("(A)", "llama-1"),
        right("Llama 1", "llama-1"),
        wrong("b", "freer-tells-more"),
        wrong("c", "newer-tells-more"),
        wrong("d", "never-told"),
        form("e"),
        form(1),
        form(["a", "b"]),
        blank(...),
    ],
    "L09-E2": [
        right(SAID, "read"),
        right({k.upper(): v.upper() for k, v in SAID.items()}, "read"),
        right(made(lambda: pd.Series(SAID)), "read"),
        right(SAID | {"f": "refuted"}, "read-f-by-example"),
        wrong(SAID | {"a": "shown"}, "llama-3-scored"),
        wrong(SAID | {"a": "not decided"}, "llama-3-scored"),
        wrong(SAID | {"b": "shown"}, "numbers-compared"),
        wrong(SAID | {"b": "refuted"}, "numbers-compared"),
        wrong(SAID | {"c": "not decided"}, "sources-unread"),
        wrong(SAID | {"d": "not decided"}, "same-questions-doubted"),
        wrong(SAID | {"e": "shown"}, "data-credited"),
        wrong(SAID | {"e": "not decided"}, "data-credited"),
        wrong(SAID | {"f": "shown"}, "freer-by-score"),
        blank(dict.fromkeys(SAID, ...)),
        form(list(SAID.values())),
        form(SAID | {"a": "maybe"}),
        form({"a": "shown"}),
    ],
    "L09-E3": [
        right(pair("Mistral 7B", "Jurassic-2"), "broken"),
        right(pair("mistral", "granite"), "broken"),
        right(pair("Microsoft", "IBM"), "broken"),
        right(pair("phi-2", "BigCode"), "broken"),
        right(pair(["Phi-2"], " starcoder "), "broken"),
        right(pair("Llama 2", "Palmyra-X"), "broken"),
        right(pair("Fuyu-8B", "GPT-4"), "broken"),
        right(made(lambda: pd.Series(pair("Phi-2", "Granite 13B"))), "broken"),
        partly(pair("Phi-2", "Llama 2"), "equal-points"),
        partly(pair("Llama 2", "Luminous"), "equal-points"),
        wrong(pair("Phi-2", "Phi-2"), "one-model"),
        wrong(pair("StarCoder", "Phi-2"), "called-open"),
        wrong(pair("Llama 2", "Mistral 7B"), "called-open"),
        wrong(pair("Llama 2", "StarCoder"), "same-kind"),
        wrong(pair("Jurassic-2", "Mistral 7B"), "upside-down"),
        wrong(pair("Phi-2", "GPT-4"), "rule-kept"),
        wrong(pair("StarCoder", "Jurassic-2"), "rule-kept"),
        blank(pair(..., ...)),
        form(pair("Llama 3", "GPT-4")),
        form("Mistral 7B"),
        form({"freer": "Phi-2"}),
    ],
    "L09-E4": [
        right(NEEDS, "sorted"),
        right({k.upper(): v.title() for k, v in NEEDS.items()}, "sorted"),
        right(made(lambda: pd.Series(NEEDS)), "sorted"),
        wrong(dict.fromkeys(NEEDS, "the data"), "one-label"),
        wrong(NEEDS | {"a": "the data"}, "nothing-without-data"),
        wrong(NEEDS | {"b": "a list"}, "list-for-behaviour"),
        wrong(NEEDS | {"c": "the model"}, "model-tells-its-data"),
        wrong(NEEDS | {"d": "the model"}, "model-tells-its-data"),
        wrong(NEEDS | {"f": "the data"}, "shares-need-no-texts"),
        wrong(NEEDS | {"d": "a list"}, "names-are-not-texts"),
        wrong(NEEDS | {"e": "a list"}, "names-are-not-texts"),
        blank(dict.fromkeys(NEEDS, ...)),
        form(NEEDS | {"a": "the weights of it"}),
        form("the data"),
    ],
    "L09-E5": [
        right(tapes("own terms", ["D44", "D50"], "D42"), "own-terms"),
        right(tapes("Own terms", "D41", ["D42"]), "own-terms"),
        right(tapes("own terms", ["D46"], "D48", because=""), "own-terms"),
        right(tapes("own terms", ["D50", "D47"], "D37"), "own-terms"),
        right(tapes("own terms", ["D44", "D50"], "D43"), "own-terms"),
        right(tapes("own terms", ["D12", "D39"], "D38", kind="text silent"), "own-terms"),
        right(tapes("agree", ["D42", "D48"], "D43"), "agree"),
        right(tapes("yes", {"D01", "D65"}, " d02 "), "agree"),
        right(tapes("agree", ["D65", "D49"], "D66"), "agree"),
        right(tapes("refuse", ["D43", "D02"], "D42"), "refuse"),
        right(tapes("no", ("D39",), ("D38",)), "refuse"),
        right(tapes("refuse", ["D44"], "D45"), "refuse"),
        right(tapes("refuse", ["D44"], "D50"), "refuse"),
        right(tapes("contested", ["D42", "D44"], "D43", "facts missing"), "contested-facts"),
        right(tapes("contested", ["D45"], "D44", "authorities disagree"), "contested-bodies"),
        partly(tapes("contested", ["D42"], "D43", "readers disagree"), "contested-other-kind"),
        partly(tapes("contested", ["D42"], "D43", "text silent"), "contested-other-kind"),
        partly(tapes("agree", ["D42"], "D01"), "answer-from-own-side"),
        partly(tapes("refuse", ["D43"], "D41"), "answer-from-own-side"),
        partly(tapes("own terms", ["D50"], "D22"), "answer-from-own-side"),
        wrong(tapes("contested", ["D42"], "D43"), "ungrounded"),
        wrong(tapes("contested", ["D43"], "D41", "facts missing"), "contested-one-sided"),
        wrong(tapes("agree", ["D42"], "D42"), "answers-itself"),
        partly(tapes("agree", ["D42"], ["D43", "D41"]), "several-answers"),
        wrong(tapes("agree", ["D22", "D24"], "D43"), "not-the-case"),
        wrong(tapes("agree", ["D41"], "D42"), "against-oneself"),
        wrong(tapes("refuse", ["D42"], "D43"), "against-oneself"),
        wrong(tapes("own terms", ["D50", "D38"], "D42"), "against-oneself"),
        wrong(tapes("own terms", ["D49"], "D47"), "against-oneself"),
        right(tapes("own terms", ["D31", "D47"], "D49"), "own-terms"),
        right(tapes("agree", ["D14", "D45"], "D44"), "agree"),
        right(tapes("contested", ["D42", "D43"], "D43", "facts missing"), "contested-facts"),
        blank(tapes(..., ..., ...)),
        form("own terms"),
        form(tapes("perhaps", ["D42"], "D43")),
        form(tapes("agree", ["D99"], "D43")),
        form(tapes("agree", [], "D43")),
    ],
    "L09-E6": [
        right(share(SET), "by-set"),
        right(share(SET, scale=1), "by-set"),
        right("35 %", "by-set"),
        right(35, "by-set"),
        wrong(share(), "by-row"),
        wrong(29, "by-row"),
        wrong(made(lambda: 100 - share(SET).function()), "agreement"),
        wrong(
            made(lambda: int(compared().drop_duplicates(SET)["differs"].sum())), "number-of-sets"
        ),
        wrong(made(lambda: len(compared().drop_duplicates(SET))), "number-of-sets"),
        wrong(share(["collection"]), "by-collection"),
        right(share(["dataset"]), "by-set"),
        partly(share(SET, "unequal"), "stricter"),
        partly(share(what="unequal"), "stricter"),
        wrong(made(lambda: 100 * compared()["differs"].sum() / 2311), "silent-counted"),
        wrong(3, "otherwise"),
        blank(...),
        form("about a third"),
        form([1, 2]),
    ],
    "L09-E7": [
        right(bars(by_row), "stacked"),
        right(bars(by_row, upright=True), "stacked"),
        right(bars(lambda c: by_row(c) / 100, title=""), "stacked"),
        right(bars(lambda c: by_row(c).iloc[::-1]), "stacked"),
        right(bars(lambda c: by_row(c)[["open", "partial", "closed"]].round(1)), "stacked"),
        partly(bars(by_row, stacked=False), "not-stacked"),
        wrong(bars(lambda c: c), "counts-drawn"),
        wrong(bars(by_column), "other-way"),
        wrong(bars(lambda c: c / c.to_numpy().sum()), "other-way"),
        wrong(bars(lambda c: by_row(c).T), "turned"),
        wrong(made(nothing_drawn), "no-bars"),
        wrong(bars(lambda c: c * 3), "otherwise"),
        blank(...),
        form(25),
    ],
    "L09-E8": [
        right(MEETING, "sorted"),
        right({k.upper(): v.upper() for k, v in MEETING.items()}, "sorted"),
        wrong(dict.fromkeys(MEETING, NO), "one-answer"),
        wrong(MEETING | {"a": YES}, "label-decides"),
        wrong(MEETING | {"b": YES}, "approved-is-good"),
        wrong(MEETING | {"c": YES}, "name-decides"),
        wrong(MEETING | {"d": NO}, "open-or-not"),
        wrong(MEETING | {"e": YES}, "difference-is-breach"),
        wrong(MEETING | {"f": NO}, "account-checked"),
        wrong(MEETING | {"g": YES}, "untestable"),
        blank(dict.fromkeys(MEETING, ...)),
        form(MEETING | {"a": True}),
        form({"a": YES}),
    ],
}
