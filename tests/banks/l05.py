"""Answers to the exercises of L05."""

import pandas as pd

from tests.banks import blank, form, made, partly, right, wrong

ALL = ["data information", "code", "parameters"]
PASSES = {"Llama 3": [], "DeepSeek-R1": ["parameters"], "OLMo": ALL}
CLASSES = {
    "Llama 3": "no class",
    "DeepSeek-R1": "no class",
    "OLMo": "I",
    "DeepSeek-R1 lacks": ["data card"],
}
REASONS = {
    "a": "another question",
    "b": "uneven recording",
    "c": "another release",
    "d": "another question",
    "e": "another release",
}
HEADLINES = dict.fromkeys("abcdefgh", "must go") | {"a": "may stand", "h": "may stand"}
FOUR = {
    "Gemma 2 27B": "no class",
    "gpt-oss-120b": "no class",
    "Pythia 12B": "I",
    "Apertus": "no record",
}
LACKS_ALL = ["data card", "training code", "evaluation code"]


def hospital(conclusion, clauses, kind=None, because="OSI takes a full description of data."):
    return {"conclusion": conclusion, "clauses": clauses, "kind": kind, "because": because}


def is_open():
    from howopen import load

    table = load("openness_assessments")
    rows = table[table["framework"] == "EOSAI-2026"]
    return rows.pivot(index="assessment_id", columns="component", values="level") == "open"


def funnel(pick, upright=False, drop=0, title="Code stops more systems than data"):
    """The funnel with `pick(is_open, weights, code, data)` for the systems told of their data."""

    def build():
        import matplotlib.pyplot as plt

        t = is_open()
        weights = t["base model weights"] & t["end model weights"]
        code = weights & t["training code"]
        data = t["base model data"] & t["end model data"]
        told = pick(t, weights, code, data)
        steps = [len(t), weights.sum(), code.sum(), told.sum(), (code & data).sum()]
        steps = steps[: len(steps) - drop]
        fig, ax = plt.subplots()
        names = [f"step {n}" for n in range(len(steps))]
        (ax.bar if upright else ax.barh)(names, steps)
        ax.set_title(title)
        plt.close(fig)
        return fig

    return made(build)


BANK = {
    "L05-E1": [
        right("c", "parameters-alone"),
        right(" (C) ", "parameters-alone"),
        right(["c"], "parameters-alone"),
        wrong("all three: the licence is MIT", "licence-opens-all"),
        right("The parameters alone", "parameters-alone"),
        wrong("a", "licence-opens-all"),
        wrong("b", "running-code"),
        wrong("d", "wait-for-approval"),
        blank(...),
        form("e"),
        form(3),
    ],
    "L05-E2": [
        right(PASSES, "parts"),
        right(PASSES | {"Llama 3": "none"}, "parts"),
        right({"llama 3": ["none"], "deepseek r1": "Parameters", "olmo": set(ALL)}, "parts"),
        right(made(lambda: PASSES | {"OLMo": pd.Series(["Code", "parameters", ALL[0]])}), "parts"),
        right(PASSES | {"OLMo": "code; parameters; data-information"}, "parts"),
        wrong(dict.fromkeys(PASSES, ALL), "same-for-all"),
        wrong({name: ["parameters"] for name in PASSES}, "same-for-all"),
        wrong(PASSES | {"DeepSeek-R1": ALL}, "licence-opens-all"),
        wrong(PASSES | {"Llama 3": ["parameters"]}, "download-is-enough"),
        wrong(PASSES | {"DeepSeek-R1": ["code", "parameters"]}, "running-code"),
        wrong(PASSES | {"Llama 3": ["code"]}, "running-code"),
        wrong(PASSES | {"Llama 3": ["data information"]}, "publicly-available"),
        wrong(PASSES | {"OLMo": ["code", "parameters"]}, "data-demanded"),
        partly(PASSES | {"DeepSeek-R1": []}, "some-releases"),
        partly(PASSES | {"OLMo": ["data information"]}, "some-releases"),
        blank(dict.fromkeys(PASSES, ...)),
        form(["parameters"]),
        form({"OLMo": ALL}),
        form(PASSES | {"OLMo": ["weights and biases"]}),
        form(PASSES | {"Pythia": ALL}),
        form(PASSES | {"Llama 3": 3}),
    ],
    "L05-E3": [
        right(CLASSES, "classes"),
        right(
            CLASSES | {"Llama 3": "none", "DeepSeek-R1": "Unclassified", "OLMo": "class I"},
            "classes",
        ),
        right(CLASSES | {"OLMo": "Class 1"}, "classes"),
        right(CLASSES | {"DeepSeek-R1 lacks": "Data card"}, "classes"),
        right({k.lower(): v for k, v in CLASSES.items()} | {"olmo": "1"}, "classes"),
        wrong(CLASSES | {"Llama 3": "III"}, "included-is-open"),
        wrong(CLASSES | {"OLMo": "no class"}, "report-demanded"),
        wrong(CLASSES | {"DeepSeek-R1": "III"}, "counted-not-chained"),
        wrong(CLASSES | {"DeepSeek-R1": "II"}, "counted-not-chained"),
        wrong(CLASSES | {"OLMo": "III"}, "olmo-too-low"),
        wrong(CLASSES | {"OLMo": "II"}, "olmo-too-low"),
        wrong(CLASSES | {"DeepSeek-R1 lacks": LACKS_ALL}, "all-that-is-missing"),
        partly(CLASSES | {"DeepSeek-R1 lacks": ["training code"]}, "classes-only"),
        partly(CLASSES | {"DeepSeek-R1 lacks": "model card"}, "classes-only"),
        blank(dict.fromkeys(CLASSES, ...)),
        form(CLASSES | {"OLMo": "IV"}),
        form(CLASSES | {"DeepSeek-R1 lacks": []}),
        form(CLASSES | {"DeepSeek-R1 lacks": ["weights"]}),
        form("I"),
    ],
    "L05-E4": [
        right(REASONS, "reasons"),
        right(REASONS | {"e": "another question"}, "reasons"),
        right({k.upper(): v.upper() for k, v in REASONS.items()}, "reasons"),
        right(made(lambda: pd.Series(REASONS)), "reasons"),
        wrong(dict.fromkeys(REASONS, "another question"), "one-reason-for-all"),
        wrong(REASONS | {"b": "another release"}, "same-model-twice"),
        wrong(REASONS | {"b": "another question"}, "same-model-twice"),
        wrong(REASONS | {"c": "uneven recording"}, "one-name-two-models"),
        wrong(REASONS | {"a": "uneven recording"}, "careless-assessor"),
        wrong(REASONS | {"d": "uneven recording"}, "careless-assessor"),
        wrong(REASONS | {"d": "another release"}, "not-another-model"),
        wrong(REASONS | {"e": "uneven recording"}, "two-olmos"),
        blank(dict.fromkeys(REASONS, ...)),
        form(REASONS | {"a": "a slip"}),
        form({"a": "another question"}),
    ],
    "L05-E5": [
        right(HEADLINES, "headlines"),
        right(HEADLINES | {"e": "unsettled"}, "headlines"),
        right({k.upper(): v.replace(" ", "-") for k, v in HEADLINES.items()}, "headlines"),
        wrong(HEADLINES | {"a": "must go"}, "open-weights-refused"),
        wrong(HEADLINES | {"b": "may stand"}, "licence-opens-all"),
        wrong(HEADLINES | {"b": "unsettled"}, "licence-opens-all"),
        wrong(HEADLINES | {"c": "may stand"}, "definition-too-late"),
        wrong(HEADLINES | {"d": "may stand"}, "inference-not-training"),
        wrong(HEADLINES | {"e": "may stand"}, "eu-relief"),
        wrong(HEADLINES | {"f": "may stand"}, "approval-is-no-test"),
        wrong(HEADLINES | {"g": "may stand"}, "yes-or-no-only"),
        wrong(HEADLINES | {"h": "must go"}, "data-demanded"),
        wrong(dict.fromkeys("abcdefgh", "unsettled"), "open-weights-refused"),
        blank(dict.fromkeys("abcdefgh", ...)),
        form({"a": "may stand"}),
        form(HEADLINES | {"a": "perhaps"}),
    ],
    "L05-E6": [
        right(
            hospital("contested", ["OSAID.data-information", "D15"], "authorities disagree"),
            "contested",
        ),
        right(hospital("Contested", "osaid.raw-data", "authorities disagree"), "contested"),
        right(hospital("open source AI", ["OSAID.data-information"]), "by-osaid"),
        right(hospital("yes", "OSAID.raw-data; OSAID.code"), "by-osaid"),
        right(hospital("open source ai", ["D19", "OSAID.parameters"]), "by-osaid"),
        right(hospital("not open source AI", ["FSF.1"]), "by-the-freedoms"),
        right(hospital("no", ["D15", "OSAID.data-information"], because=""), "by-the-freedoms"),
        right(hospital("not open source AI", "D17"), "by-the-freedoms"),
        right(
            hospital("contested", ["EU.free-licence", "FSF.1"], "authorities-disagree"), "contested"
        ),
        partly(hospital("open source AI", ["EU.free-licence"]), "by-the-commission"),
        wrong(hospital("contested", ["OSAID.data-information"]), "ungrounded"),
        wrong(hospital("open source AI", ["OSAID.code", "OSAID.parameters"]), "no-rule-on-data"),
        partly(hospital("contested", ["D15", "D20"], "readers disagree"), "contested-by-readers"),
        wrong(hospital("contested", ["OSAID.raw-data"], "text silent"), "text-speaks"),
        wrong(hospital("contested", ["OSAID.raw-data"], "facts missing"), "facts-are-there"),
        wrong(hospital("open source AI", ["D15"]), "position-reversed"),
        wrong(hospital("not open source AI", ["OSAID.data-information"]), "data-demanded"),
        wrong(hospital("not open source AI", ["OSAID.preferred-form"]), "data-demanded"),
        blank(hospital(..., ...)),
        form(hospital("contested", ["9.z"], "authorities disagree")),
        form(hospital("contested", [], "authorities disagree")),
        form("contested"),
        form(hospital("perhaps", ["D15"])),
    ],
    "L05-E7": [
        right(FOUR, "four-classes"),
        right({k.lower(): v.upper() for k, v in FOUR.items()}, "four-classes"),
        wrong(FOUR | {"Apertus": "no class"}, "no-record-no-class"),
        wrong(FOUR | {"Apertus": "I"}, "record-made-up"),
        wrong(FOUR | {"gpt-oss-120b": "III"}, "apache-opens-all"),
        wrong(FOUR | {"Gemma 2 27B": "III"}, "included-is-open"),
        wrong(FOUR | {"Pythia 12B": "no class"}, "report-demanded"),
        wrong(FOUR | {"Pythia 12B": "III"}, "report-demanded"),
        wrong(FOUR | {"gpt-oss-120b": "no record"}, "apache-opens-all"),
        form({"Apertus": "I"}),
        form(FOUR | {"Apertus": "IV"}),
    ],
    "L05-E8": [
        right(funnel(lambda t, w, c, d: c & (t["datasheet"] | d)), "funnel"),
        right(funnel(lambda t, w, c, d: c & (t["datasheet"] | d), upright=True), "funnel"),
        right(funnel(lambda t, w, c, d: (c & d) | (c & t["datasheet"]), title=""), "funnel"),
        wrong(funnel(lambda t, w, c, d: c & t["datasheet"]), "datasheet-alone"),
        wrong(funnel(lambda t, w, c, d: c & t["datasheet"] & d), "both-demanded"),
        wrong(funnel(lambda t, w, c, d: c & d), "told-is-given"),
        wrong(funnel(lambda t, w, c, d: c), "nothing-asked"),
        wrong(funnel(lambda t, w, c, d: w & (t["datasheet"] | d)), "code-forgotten"),
        wrong(funnel(lambda t, w, c, d: t["datasheet"] | d), "code-forgotten"),
        wrong(funnel(lambda t, w, c, d: c & t["datasheet"] | d), "code-forgotten"),
        wrong(funnel(lambda t, w, c, d: c, drop=2), "no-bars"),
        wrong(funnel(lambda t, w, c, d: t["paper"]), "otherwise"),
        blank(...),
        form(25),
    ],
}
