"""Answers to the exercises of L12."""

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt  # noqa: E402
import pandas as pd  # noqa: E402

from tests import memos  # noqa: E402
from tests.banks import blank, form, made, partly, right, wrong  # noqa: E402

AUDIT = {
    "a": "carries it",
    "b": "carries it",
    "c": "another thing",
    "d": "says less",
    "e": "says less",
    "f": "carries it",
}
STATION = ["1.b.i.A", "1.b.i.B", "1.b.i.name", "1.b.iii", "1.b.iv.aup"]
RATINGS = {
    "evidence": "thin",
    "reasoning": "thin",
    "uncertainty": "missing",
    "communication": "sound",
}


def chain(station=STATION, newsroom=("1.b.iv.aup",), listener=(), because="It stops at 1.b.i."):
    return {
        "station": list(station),
        "newsroom": list(newsroom),
        "listener": list(listener),
        "because": because,
    }


def mend(claims, wording="c", careful=""):
    return {"claims": claims, "wording": wording, "careful": careful}


def counts():
    from howopen.memo import pack

    rows = pack("gpt-oss")
    rows = rows[(rows["table"] == "openness_assessments") & rows["row_id"].str.startswith("EOSAI")]
    return rows["value"].value_counts().reindex(["open", "partial", "closed"])


def draw(values, kind="bar", title="Half of the parts are withheld", ylabel="parts", names=True):
    fig, ax = plt.subplots()
    getattr(values.plot, kind)(ax=ax)
    ax.set(title=title, xlabel="", ylabel=ylabel)
    if not names:
        ax.set_xticklabels(["", "", ""])
    plt.close(fig)
    return fig


def axes_with(draw_on, title="Half of the parts are withheld"):
    fig, ax = plt.subplots()
    draw_on(ax)
    ax.set(title=title, ylabel="parts")
    plt.close(fig)
    return fig


def swapped():
    return axes_with(lambda ax: ax.bar(["open", "partial", "closed"], sorted(counts())))


def all_parts():
    from howopen.memo import pack

    rows = pack("gpt-oss")
    return rows.loc[rows["table"] == "openness_assessments", "value"].value_counts()


def changed(make=memos.gemma, **parts):
    return made(lambda: make() | parts)


def one_table():
    memo = memos.gemma()
    terms = {row: said for row, said in memo["evidence"].items()
             if row.startswith(("gemma", "K"))}
    return memo | {"evidence": terms}


def index_only():
    memo = memos.gemma()
    rows = [row for row in rows_of("gemma-2") if row.startswith(("MOF", "EOSAI"))][:9]
    return memo | {"evidence": {row: f"Part {row} is of no use here." for row in rows}}


def rows_of(name):
    from howopen.memo import pack

    return list(pack(name)["row_id"])


def least(said="one two three four", because="startup one two three four five six seven eight "
          "nine ten eleven"):
    """A memo that spends no thought: what it lacks must be said."""
    rows = rows_of("gemma-2")
    return memos.gemma() | {
        "verdict": {"conclusion": "use it", "because": because},
        "evidence": {row: said for row in [*rows[:6], *rows[9:13]]},
    }


def beside_the_question():
    memo = memos.gemma()
    rows = [f"gemma-2024-04.osd_{n}" for n in range(1, 9)] + ["MOF-1.0.score"]
    return memo | {"evidence": {row: f"Row {row} is not good for it." for row in rows},
                   "originals": "No print in class, and no network."}


def copied():
    memo = memos.gemma()
    table = {"K01": "a policy of prohibited uses, made part by reference; must be passed on to "
                    "later recipients"}
    return memo | {"evidence": memo["evidence"] | table}


def release_as_duty():
    memo = memos.gemma()
    return memo | {"duties": [link | {"row": "release.country"} for link in memo["duties"]]}


def general():
    memo = memos.gemma()
    because = "The terms permit business use, and limits on use have to be handed on to all others."
    return memo | {"verdict": memo["verdict"] | {"because": because}}


BANK = {
    "L12-E1": [
        right("b", "advice"),
        right("(B)", "advice"),
        wrong("a", "label-instead-of-advice"),
        wrong("c", "grant-without-duties"),
        wrong("d", "unclear-as-leave"),
        form("e"),
        form(["a", "b"]),
    ],
    "L12-E2": [
        right(AUDIT, "audited"),
        right({k.upper(): v.title() for k, v in AUDIT.items()}, "audited"),
        right(made(lambda: pd.Series(AUDIT)), "audited"),
        wrong(dict.fromkeys(AUDIT, "carries it"), "all-carried"),
        wrong(dict.fromkeys(AUDIT, "says less"), "all-refused"),
        wrong(AUDIT | {"c": "says less"}, "one-name-two-models"),
        wrong(AUDIT | {"d": "another thing"}, "matter-is-the-same"),
        wrong(AUDIT | {"e": "another thing"}, "matter-is-the-same"),
        wrong(AUDIT | {"d": "carries it"}, "silence-is-leave"),
        wrong(AUDIT | {"e": "carries it"}, "one-register-agrees"),
        wrong(AUDIT | {"a": "says less"}, "plain-terms-doubted"),
        wrong(AUDIT | {"f": "another thing", "b": "says less"}, "plain-terms-doubted"),
        blank(dict.fromkeys(AUDIT, ...)),
        form(list(AUDIT.values())),
        form(AUDIT | {"a": "perhaps"}),
    ],
    "L12-E3": [
        right(chain(), "chain"),
        right(chain(listener=["1.b.iv.aup"]), "chain"),
        right(chain([c.upper() for c in STATION], ("1.b.iv.aup",), ()), "chain"),
        right(chain("1.b.i.A, 1.b.i.B, 1.b.i.name, 1.b.iii, 1.b.iv.aup".split(", ")), "chain"),
        right(chain(["1.b.i(A)", "1.b.i(B)", "1.b.i last sentence", "1.b.iii", "1.b.iv"],
                    listener=["none"]), "chain"),
        right(chain() | {"newsroom": "1.b.iv.aup", "listener": "none"}, "chain"),
        wrong(chain([*STATION, "2"]), "size-test"),
        wrong(chain([*STATION, 2]), "size-test"),
        wrong(chain([]), "no-duties-at-all"),
        wrong(chain(["1.b.i.A", "1.b.iii"]), "service-forgotten"),
        wrong(chain(["1.b.i.A", "1.b.i.B", "1.b.iii", "1.b.iv.aup"]), "mine-by-training"),
        wrong(chain(listener=["1.b.i.B"]), "listener-burdened"),
        wrong(chain(newsroom=STATION), "newsroom-like-the-station"),
        wrong(chain(newsroom=[]), "newsroom-free"),
        partly(chain(["1.b.i.B", "1.b.i.name"]), "station-in-part"),
        blank({"station": ..., "newsroom": ..., "listener": ..., "because": ""}),
        form(STATION),
        form(chain(["9.z"])),
    ],
    "L12-E4": [
        right(made(lambda: draw(counts())), "drawn"),
        right(made(lambda: draw(counts(), "barh")), "drawn"),
        right(made(lambda: draw(counts()[::-1]).axes[0]), "drawn"),
        right(made(lambda: axes_with(lambda ax: counts().to_frame().T.plot.bar(ax=ax))), "drawn"),
        right(made(lambda: axes_with(lambda ax: ax.bar(["withheld", "partly", "open"],
                                                       counts()[::-1]))), "drawn"),
        wrong(made(swapped), "names-swapped"),
        wrong(made(lambda: axes_with(lambda ax: ax.pie(counts(), labels=counts().index))),
              "no-bars"),
        partly(made(lambda: draw(counts(), names=False)), "no-names"),
        partly(made(lambda: draw(counts(), title="")), "no-message"),
        partly(made(lambda: draw(counts(), ylabel="")), "no-unit"),
        right(made(lambda: axes_with(lambda ax: ax.hist(list("ooooopcccccc")) and ax.set_xticks(
            [0, 1, 2], ["open", "partial", "closed"]))), "drawn"),
        wrong(made(lambda: draw(counts() / counts().sum())), "shares"),
        wrong(made(lambda: draw(counts() / counts().sum() * 100)), "shares"),
        wrong(made(lambda: draw(all_parts())), "whole-pack"),
        wrong(made(lambda: draw(counts()[["open", "closed"]])), "partial-dropped"),
        wrong(made(lambda: draw(counts() - 1)), "otherwise"),
        form(12),
        form("fig"),
    ],
    "L12-E5": [
        right(mend(["C17", "C19", "C20"], careful="Eight words or more are wanted here, I hear."),
              "mended"),
        right(mend("c17; c19; c20", "C"), "mended"),
        wrong(mend(["C17", "C19", "C20"], "a"), "platform"),
        wrong(mend(["C17", "C19", "C20"], "b"), "growth"),
        wrong(mend(["C17", "C19", "C20"], "d"), "only-limit"),
        wrong(mend(["C19", "C21"]), "forecasts-mended"),
        wrong(mend(["C16", "C19"]), "right-ones-mended"),
        partly(mend(["C19"]), "too-few"),
        blank(mend(..., ...)),
        form(mend(["C04"])),
        form(["C19"]),
    ],
    "L12-E6": [
        right(made(memos.gemma), "complete"),
        right(made(memos.gpt_oss), "complete"),
        right(made(memos.deepseek), "complete"),
        right(changed(author=None, pack="Gemma 2"), "complete"),
        right(changed(originals="No print in class and no network in the room."), "complete"),
        right(changed(originals={"K03": "Print, 1.1(e)",
                                 "gemma-2024-04.passthrough": "Print, 3.1"}), "complete"),
        wrong(changed(pack="llama-3"), "no-release"),
        wrong(changed(pack="bloom"), "no-release"),
        wrong(changed(evidance={}), "no-release"),
        wrong(made(general), "no-client"),
        right(changed(pack="Gemma 2 27B"), "complete"),
        right(changed(pack="gemma2", assistants="None."), "complete"),
        right(changed(corrections=[
            {"paragraph": "4", "claims": ["c19"], "careful": "Whoever had 700 million monthly "
             "users in March 2024 had to ask Meta."},
            {"paragraph": "paragraph 1", "claims": ["C04 "], "careful": "Meta released Llama 3 "
             "under a licence of its own, free of charge."},
        ]), "complete"),
        wrong(made(one_table), "one-side"),
        wrong(made(index_only), "one-side"),
        wrong(made(beside_the_question), "question-left-out"),
        wrong(made(copied), "rows-copied"),
        wrong(made(least), "rows-copied"),
        partly(made(lambda: least("word word word word")), "under-way"),
        wrong(made(release_as_duty), "duty-from-no-term"),
        partly(changed(unknown=[{"what": "Was Twi in the data?", "kind": "facts missing"}]),
               "under-way"),
        partly(changed(corrections=[
            {"paragraph": 1, "claims": ["C05"], "careful": "one two three four five six seven "
             "eight"},
            {"paragraph": 6, "claims": ["C25"], "careful": "one two three four five six seven "
             "eight"},
        ]), "under-way"),
        wrong(changed(pack="gpt-oss"), "no-client"),
        wrong(changed(duties=[{"from": "a", "to": "b", "duty": "c", "row": "d"}] * 2),
              "borrowed-rows"),
        partly(changed(counter={}), "under-way"),
        partly({"pack": "gemma-2"}, "under-way"),
        partly({"pack": "gemma-2", "evidence": 3, "duties": "none", "figure": "fig"}, "under-way"),
        blank({"pack": ..., "verdict": None}),
        blank({"pack": ..., "corrections": [{"paragraph": 4, "claims": [], "careful": ""}]}),
        form("memo"),
        form([]),
    ],
    "L12-E7": [
        right(RATINGS, "calibrated"),
        right(RATINGS | {"uncertainty": "Thin", "communication": "thin"}, "calibrated"),
        right(made(lambda: pd.Series(RATINGS)), "calibrated"),
        right(dict.fromkeys(RATINGS, "thin"), "calibrated"),
        wrong(dict.fromkeys(RATINGS, "sound"), "halo"),
        wrong(RATINGS | {"reasoning": "sound"}, "name-as-terms"),
        wrong(RATINGS | {"uncertainty": "sound"}, "unclear-as-leave"),
        wrong(RATINGS | {"evidence": "sound"}, "index-as-licence"),
        wrong(RATINGS | {"communication": "missing"}, "too-harsh"),
        wrong(RATINGS | {"communication": "strong"}, "figure-forgotten"),
        blank(dict.fromkeys(RATINGS, ...)),
        form(RATINGS | {"evidence": 3}),
    ],
}
