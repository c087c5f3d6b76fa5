"""Answers to the exercises of L10."""

import pandas as pd

from tests.banks import blank, form, made, partly, right, wrong

GROWTH = {
    "llama-3": "may go on",
    "qwen-2024": "must ask",
    "hyperclova-x-seed": "may go on",
    "exaone-1.1-nc": "must ask",
    "stability-community-2024": "must ask",
    "gemma-2024-04": "may go on",
}
WHOSE = {
    "mit": ("no failure found", "may count"),
    "bigscience-openrail-m": ("fails", "may count"),
    "gemma-2024-04": ("fails", "contested"),
    "qwen-2024": ("fails", "ruled out"),
    "llama-3": ("fails", "ruled out"),
    "exaone-1.1-nc": ("fails", "ruled out"),
}
WHY = "The strongest objection is that it binds the honest."
A = ("bigscience-openrail-m", "weights available", ["field_restrictions"], WHY)
B = ("qwen-2024", "weights available", ["scale_threshold"], WHY)
C = ("apache-2.0", "open weights", ["field_restrictions", "patent_grant"], WHY)


def wide():
    from howopen import load

    table = load("licence_terms")
    return table.pivot(index="licence_id", columns="feature", values="adopted")


def military():
    from howopen import load

    table = load("licence_terms")
    return table[table["feature"] == "military_prohibited"]


def chooser(stays=("no",), share=("copyleft_file", "copyleft_work", "copyleft_network"), give=list):
    """A learner's function; `stays` or `share` None leaves that wish out."""

    def choose(wish):
        keep = wide()
        if wish["anyone may sell"]:
            keep = keep[keep["commercial_use"] == "allowed"]
        if wish["bars some uses"]:
            keep = keep[keep["field_restrictions"] != "none"]
        if wish["stays as signed"] and stays:
            keep = keep[keep["licensor_may_change_terms"].isin(stays)]
        if wish["share alike"] and share:
            keep = keep[keep["passthrough"].isin(share)]
        return give(keep.index)

    return choose


def forgetful(wish):
    keep = wide()
    if wish["anyone may sell"]:
        keep = keep[keep["commercial_use"] == "allowed"]
    if wish["bars some uses"]:
        keep = keep[keep["field_restrictions"] != "none"]
    if wish["stays as signed"]:
        keep = keep[keep["licensor_may_change_terms"] == "no"]
    if wish["share alike"]:
        keep = wide()[wide()["passthrough"].str.startswith("copyleft")]
    return list(keep.index)


def broken(wish):
    keep = wide()
    if wish["share alike"]:
        keep = ...
    return list(keep.index)


def whose(**other):
    return WHOSE | {name.replace("_", "-"): row for name, row in other.items()}


def pick(a=A, b=B, c=C):
    return {"A": a, "B": b, "C": c}


def a(licence, label="weights available", terms=("field_restrictions",), why=WHY):
    return (licence, label, list(terms), why)


def lab(conclusion, sections, kind=None, because="2.1(d) gives, 2.2 takes."):
    return {"conclusion": conclusion, "sections": sections, "kind": kind, "because": because}


DEAL = {
    "size": "asks if large at release",
    "uses": "list in the text",
    "outputs": "free",
    "credit": "badge",
    "changes": "text stays",
    "open_source": False,
    "gave_most": "platform",
}

ALWAYS = {"stays as signed": True, "share alike": True}

BANK = {
    "L10-E1": [
        right("b", "purposes"),
        right(["B)"], "purposes"),
        right("barred purposes", "purposes"),
        wrong("a", "size"),
        wrong("c", "no-sale"),
        wrong("d", "territory"),
        form("e"),
    ],
    "L10-E2": [
        right(made(lambda: (military()["adopted"] == military()["reading_a"]).sum()), "stood"),
        right(made(lambda: str((military()["adopted"] == military()["reading_b"]).sum())), "stood"),
        right(made(lambda: float(sum(military().eval("adopted == reading_b")))), "stood"),
        wrong(made(lambda: military()["agreed"].sum()), "agreement-is-truth"),
        wrong(made(lambda: (military()["adopted"] != military()["reading_a"]).sum()), "fell"),
        wrong(made(lambda: (military()["how_adopted"] != "corrected").sum()), "corrected-only"),
        wrong(1569, "all-features"),
        wrong(made(lambda: (military()["adopted"] == military()["reading_a"]).mean()), "share"),
        wrong(17, "otherwise"),
        form("many"),
        form(made(military)),
    ],
    "L10-E3": [
        right(GROWTH, "read-closely"),
        right({k.upper(): v.title() for k, v in GROWTH.items()}, "read-closely"),
        right(made(lambda: pd.Series(GROWTH)), "read-closely"),
        wrong(dict.fromkeys(GROWTH, "must ask"), "one-answer"),
        wrong(GROWTH | {"llama-3": "must ask"}, "growth-counts-in-llama"),
        wrong(GROWTH | {"hyperclova-x-seed": "must ask"}, "growth-counts-in-hyperclova"),
        wrong(GROWTH | {"qwen-2024": "may go on"}, "qwen-like-llama"),
        wrong(GROWTH | {"stability-community-2024": "may go on"}, "stability-counts-users"),
        wrong(GROWTH | {"exaone-1.1-nc": "may go on"}, "research-only-sold"),
        wrong(GROWTH | {"gemma-2024-04": "must ask"}, "gemma-has-a-test"),
        blank(dict.fromkeys(GROWTH, ...)),
        form({"llama-3": "may go on"}),
        form(GROWTH | {"llama-3": "perhaps"}),
        form("must ask"),
    ],
    "L10-E4": [
        right(WHOSE, "both-readings"),
        right(whose(gemma_2024_04=("fails", "may count")), "both-readings"),
        right(whose(bigscience_openrail_m=["FAILS", "Contested"]), "both-readings"),
        right(whose(mit=("passes", "may count")), "both-readings"),
        wrong(
            whose(bigscience_openrail_m=("no failure found", "may count")), "rail-is-open-source"
        ),
        wrong(whose(gemma_2024_04=("no failure found", "may count")), "worthy-bans-pass"),
        wrong(whose(llama_3=("no failure found", "ruled out")), "worthy-bans-pass"),
        wrong(whose(qwen_2024=("no failure found", "ruled out")), "qwen-bars-nothing"),
        wrong(WHOSE | {"exaone-1.1-nc": ("no failure found", "ruled out")}, "research-is-enough"),
        wrong(whose(mit=("fails", "may count")), "mit-fails"),
        wrong(whose(llama_3=("fails", "may count")), "size-test-counts-in-eu"),
        wrong(whose(qwen_2024=("fails", "may count")), "size-test-counts-in-eu"),
        wrong(WHOSE | {"exaone-1.1-nc": ("fails", "may count")}, "non-commercial-counts-in-eu"),
        wrong(whose(bigscience_openrail_m=("fails", "ruled out")), "bans-are-ruled-out"),
        wrong(whose(mit=("no failure found", "ruled out")), "mit-ruled-out"),
        wrong(whose(qwen_2024=("fails", "contested")), "contested-though-plain"),
        wrong(whose(mit=("no failure found", "contested")), "contested-though-plain"),
        blank(dict.fromkeys(WHOSE, (..., ...))),
        form({"mit": ("fails", "may count")}),
        form(whose(mit=("fails",))),
        form(whose(mit=("perhaps", "may count"))),
        form(list(WHOSE.values())),
    ],
    "L10-E5": [
        right(made(chooser), "chooser"),
        right(made(lambda: chooser(give=set)), "chooser"),
        right(made(lambda: chooser(give=lambda index: index)), "chooser"),
        right(made(lambda: chooser(give=pd.Series)), "chooser"),
        right(made(lambda: chooser(give=lambda i: i.to_numpy())), "chooser"),
        wrong(broken, "an-error"),
        wrong(made(lambda: chooser(give=len)), "no-list"),
        wrong(made(lambda: chooser(give=pd.DataFrame)), "no-list"),
        partly(made(lambda: chooser(stays=None, share=None)), "two-left"),
        partly(made(lambda: chooser(share=None)), "share-left"),
        partly(made(lambda: chooser(stays=None)), "stays-left"),
        wrong(made(lambda: chooser(stays=("no", "unclear"))), "unclear-passes"),
        wrong(made(lambda: chooser(stays=("yes",))), "turned-round"),
        wrong(made(lambda: chooser(share=("copyleft_work",))), "one-copyleft"),
        wrong(made(lambda: chooser(share=("use_restrictions",))), "bans-are-not-share-alike"),
        wrong(made(lambda: chooser(share=("copyleft",))), "no-such-code"),
        wrong(forgetful, "starts-again"),
        wrong(made(lambda: lambda wish: chooser()(wish | ALWAYS)), "never-asks"),
        wrong(lambda wish: ["mit"], "otherwise"),
        blank(lambda wish: ...),
        form(lambda: ["mit"]),
        form(["mit"]),
    ],
    "L10-E6": [
        right(pick(), "defended"),
        right(made(lambda: {k: list(v) for k, v in pick().items()}), "defended"),
        right(pick(A[:3], B[:3], C[:3]), "defended"),
        right(pick(a("deepseek-1.0", terms=["passthrough"])), "defended"),
        right(pick(a(["Gemma-2024-04"])), "defended"),
        right(pick(b=a("tongyi-qianwen-2023", terms=["scale_threshold_value"])), "defended"),
        right(pick(b=a("bilibili-model-2025", terms=["Scale threshold"])), "defended"),
        right(pick(c=a("mit", "open weights", ["commercial_use"])), "defended"),
        right(pick(c=a("openmdw-1.0", "Open weights", ["osd_6"])), "defended"),
        right(pick(c=a("gpl-3.0", "open weights", ["osd_5", "passthrough"])), "defended"),
        right(pick(c=a("cc0-1.0", "open weights")), "defended"),
        wrong(pick(a(["mit", "bigscience-openrail-m"])), "two-licences"),
        wrong(pick(a("llama-3")), "a-firms-may-not-sell"),
        wrong(pick(a("cc-by-nc-4.0")), "a-firms-may-not-sell"),
        wrong(pick(a("mit", "open weights")), "a-promise-broken"),
        partly(pick(a("falcon-2")), "a-policy-unread"),
        wrong(pick(b=a("mit", "open weights")), "b-giants-go-free"),
        wrong(pick(b=a("bigscience-openrail-m")), "b-giants-go-free"),
        partly(pick(b=a("agpl-3.0", "open weights")), "b-copyleft"),
        partly(pick(b=a("bsl-1.1", terms=["commercial_use"])), "b-by-business"),
        partly(pick(b=a("elastic-2.0")), "b-by-business"),
        wrong(pick(b=a("exaone-1.1-nc")), "b-no-business"),
        partly(pick(b=a("playground-v2", terms=["scale_threshold"])), "b-images-only"),
        wrong(pick(b=a("stability-community-2024", terms=["scale_threshold"])), "b-ground-moves"),
        wrong(pick(b=a("hyperclova-x-seed", terms=["scale_threshold"])), "b-ground-moves"),
        partly(pick(b=a("llama-3", terms=["scale_threshold"])), "b-ground-may-move"),
        wrong(pick(c=a("facebook-patents-2", "open weights")), "c-no-licence-alone"),
        wrong(pick(c=a("bigscience-openrail-m", "open weights")), "c-worthy-ban"),
        wrong(pick(c=a("qwen-2024", "open weights")), "c-somebody-left-out"),
        wrong(pick(c=a("cc-by-nc-4.0", "open weights")), "c-somebody-left-out"),
        partly(pick(c=a("openatom-model-1.0", "open weights")), "c-unclear"),
        wrong(pick(a("bigscience-openrail-m", "open source AI")), "rail-label"),
        wrong(pick(c=a("mit", "open source AI")), "licence-makes-it-open-source-ai"),
        wrong(pick(b=a("qwen-2024", "open source AI", ["scale_threshold"])), "size-label"),
        partly(pick(a("bigscience-openrail-m", "open weights")), "limited-is-not-open"),
        partly(pick(c=a("mit", "weights available")), "too-modest"),
        partly(pick(b=a("qwen-2024", terms=["governing_law"])), "terms-do-not-carry"),
        partly(pick(b=a("qwen-2024", terms=["field_restrictions"])), "terms-do-not-carry"),
        partly(pick(b=a("bilibili-model-2025")), "terms-do-not-carry"),
        partly(made(lambda: pick(a("deepseek-1.0", terms=wide().columns))), "too-many-terms"),
        blank({model: (..., ..., ..., "") for model in "ABC"}),
        form(pick(a("mit-2"))),
        form(pick(a("mit", "free"))),
        form(pick(a("mit", terms=["fairness"]))),
        form({"A": A}),
        form("mit"),
    ],
    "L10-E7": [
        right(lab("contested", ["2.1(d)", "2.2"], "readers disagree"), "contested"),
        right(lab("Contested", "2.1.d; 2.2", "text silent"), "contested"),
        right(lab("may publish", ["2.1(d)"]), "may-publish"),
        right(lab("may publish", ["2.1d", "2.2", "2.1(c)"], because=""), "may-publish"),
        right(lab("may not publish", ["2.2", "2.1(d)"]), "may-not-publish"),
        wrong(lab("contested", ["2.1(d)", "2.2"]), "ungrounded"),
        wrong(lab("contested", ["2.1(d)", "2.2"], "facts missing"), "contested-other-kind"),
        partly(lab("may not publish", ["2.2"]), "one-side-bars"),
        partly(lab("contested", ["2.2"], "text silent"), "one-side-bars"),
        partly(lab("contested", ["2.1(d)"], "text silent"), "one-side-gives"),
        partly(lab("may not publish", ["2.1(d)"]), "one-side-gives"),
        wrong(lab("may not publish", ["3.1"]), "not-for-sale"),
        wrong(lab("may not publish", ["4.1"]), "owner-is-not-publisher"),
        wrong(lab("may publish", ["2.1(c)"]), "name-is-given"),
        wrong(lab("may publish", ["2.1(a)"]), "research-settles-nothing"),
        wrong(lab("may publish", ["7.1"]), "otherwise"),
        blank(lab(..., ...)),
        form(lab("may publish", ["9.9"])),
        form("may publish"),
    ],
    "L10-E8": [
        right(DEAL, "deal"),
        right(DEAL | {"outputs": "name if trained", "credit": "notice file"}, "deal"),
        right(DEAL | {"open_source": "no", "gave_most": "startup"}, "deal"),
        wrong(DEAL | {"credit": "notice file"}, "licensor-leaves"),
        wrong(DEAL | {"size": "nobody asks"}, "licensor-leaves"),
        wrong(DEAL | {"uses": "none barred"}, "licensor-leaves"),
        wrong(DEAL | {"size": "asks once large"}, "startup-leaves"),
        wrong(DEAL | {"changes": "licensor may change it"}, "startup-leaves"),
        wrong(DEAL | {"outputs": "name if trained"}, "platform-leaves"),
        wrong(DEAL | {"outputs": "no other models"}, "university-leaves"),
        wrong(DEAL | {"uses": "policy that may change"}, "several-leave"),
        wrong(DEAL | {"open_source": True}, "agreed-is-not-open"),
        blank(dict.fromkeys(DEAL, ...)),
        form(DEAL | {"size": "always"}),
        form({"size": "nobody asks"}),
    ],
}
