"""Answers to the exercises of L01."""

import pandas as pd

from tests.banks import blank, form, made, partly, right, wrong

KINDS = {
    "C04": "legal",
    "C08": "checkable",
    "C11": "opinion",
    "C12": "checkable",
    "C18": "legal",
    "C19": "legal",
    "C20": "checkable",
    "C23": "checkable",
    "C24": "legal",
    "C26": "opinion",
    "C27": "opinion",
    "C30": "opinion",
}
LETTERS = {
    "a": "does not hold",
    "b": "holds",
    "c": "does not hold",
    "d": "does not hold",
    "e": "holds",
    "f": "does not hold",
    "g": "does not hold",
    "h": "not checked here",
}


def trace(
    conclusion,
    source="llama3-repo",
    clauses=("1.a",),
    kind=None,
    because="It gives terms, no gift.",
):
    return {
        "source": source,
        "clauses": clauses,
        "conclusion": conclusion,
        "kind": kind,
        "because": because,
    }


def cards(
    conclusion, versions=("llama-1", "llama-2"), kind=None, because="One named seven, one none."
):
    return {"versions": versions, "conclusion": conclusion, "kind": kind, "because": because}


def downturn(conclusion, *evidence, kind=None, because="Sales and profit both rose on the year."):
    return {"conclusion": conclusion, "evidence": list(evidence), "kind": kind, "because": because}


REVENUE, PROFIT = "revenue on the year", "profit on the year"
QUARTER, SHARE = "revenue on the quarter before", "share price on 25 April"
LESS, JUNE = "share price less the market", "share price by 5 June"


def bars(day="P14", columns=("meta", "spy", "qqq"), factor=1, flat=False, names=True, **texts):
    """A figure of the chosen columns of one row of price_reaction."""

    def draw():
        import matplotlib.pyplot as plt

        from howopen import load

        row = load("price_reaction").set_index("reaction_id").loc[day]
        fig, ax = plt.subplots()
        places = [c.upper() for c in columns] if names else list(range(len(columns)))
        values = [row[f"{c}_pct"] * factor for c in columns]
        (ax.barh if flat else ax.bar)(places, values)
        label = {"xlabel" if flat else "ylabel": "percent"}
        ax.set(**({"title": "25 April 2024: Meta fell, the market hardly"} | label | texts))
        plt.close(fig)
        return fig

    return made(draw)


def over_the_figure():
    fig = bars(title="").function()
    fig.suptitle("25 April 2024: Meta fell, the market hardly")
    return fig


def points():
    import matplotlib.pyplot as plt

    fig, ax = plt.subplots()
    ax.scatter([0, 1], [-10.56, -0.38])
    ax.set_xticks([0, 1], ["Meta", "SPY"])
    ax.set(title="One day in April 2024", ylabel="percent")
    plt.close(fig)
    return ax


def less_market():
    import matplotlib.pyplot as plt

    fig, ax = plt.subplots()
    ax.bar(["Meta less SPY"], [-10.18])
    plt.close(fig)
    return fig


def usual(until="2024-05-02", column="meta_minus_spy_points", how="median", size=True, skip=()):
    from howopen import load

    table = load("price_reaction").set_index("reaction_id").drop(index=list(skip))
    table = table[table["kind"].isin(["earnings", "release-day"])]
    table = table[table["reaction_date"] <= until].dropna(subset=column)
    values = table[column].abs() if size else table[column]
    return getattr(values.groupby(table["kind"]), how)()


BANK = {
    "L01-E1": [
        right("d", "rose-much"),
        right(" (D) ", "rose-much"),
        right(["d"], "rose-much"),
        right("It rose by more than a quarter", "rose-much"),
        wrong("a", "sales-fell"),
        wrong("b", "flat"),
        wrong("c", "rose-a-little"),
        form("e"),
        form(27),
        form(["a", "d"]),
    ],
    "L01-E2": [
        right(KINDS, "sorted"),
        right({k.lower(): v.upper() for k, v in KINDS.items()}, "sorted"),
        right(made(lambda: pd.Series(KINDS)), "sorted"),
        right(KINDS | {"C18": "checkable"}, "sorted-18-as-checkable"),
        wrong(dict.fromkeys(KINDS, "opinion"), "one-label"),
        wrong(KINDS | {"C12": "opinion"}, "quotation-is-no-opinion"),
        wrong(KINDS | {"C12": "legal"}, "quotation-is-no-opinion"),
        wrong(KINDS | {"C26": "checkable"}, "forecast-as-fact"),
        wrong(KINDS | {"C30": "checkable"}, "figure-of-speech"),
        wrong(KINDS | {"C11": "legal"}, "figure-of-speech"),
        wrong(KINDS | {"C24": "opinion"}, "law-is-opinion"),
        wrong(KINDS | {"C18": "opinion"}, "law-is-opinion"),
        wrong(KINDS | {"C04": "checkable"}, "law-is-a-record"),
        wrong(KINDS | {"C23": "legal"}, "approval-is-a-record"),
        partly(KINDS | {"C08": "opinion"}, "loose-words"),
        partly(KINDS | {"C20": "opinion", "C08": "opinion"}, "loose-words"),
        wrong(KINDS | {"C08": "legal"}, "downturn-has-figures"),
        wrong(KINDS | {"C20": "legal"}, "cards-can-be-counted"),
        wrong(KINDS | {"C20": "opinion", "C24": "opinion"}, "law-is-opinion"),
        blank(dict.fromkeys(KINDS, ...)),
        blank(KINDS | {"C30": ...}),
        form({"C04": "legal"}),
        form(KINDS | {"C99": "legal"}),
        form(KINDS | {"C04": "fact"}),
        form(list(KINDS.values())),
    ],
    "L01-E3": [
        right(trace("contradicted"), "traced"),
        right(trace("Contradicted", "the licence", "def.LlamaMaterials"), "traced"),
        right(trace("contradicted", "LLAMA3-REPO", ["6", "7.law"], because=""), "traced"),
        right(trace("contradicted", clauses=[2]), "traced"),
        right(trace("contradicted", clauses=("1.b.iii",), kind="text silent"), "traced"),
        wrong(trace("supported"), "free-of-charge"),
        wrong(trace("supported", clauses=["def.LlamaMaterials"]), "public-domain"),
        wrong(trace("contradicted", "odsc-article"), "article-by-itself"),
        wrong(trace("contradicted", "nbc-2024-04"), "report-of-a-report"),
        wrong(trace("imprecise", "techtarget-2024-04-18"), "report-of-a-report"),
        partly(trace("contradicted", "opendefinition-2.1"), "definition-alone"),
        wrong(trace("contested", kind="authorities disagree"), "weights-unsettled"),
        wrong(trace("not checked here"), "it-was-read"),
        partly(trace("imprecise"), "only-loose"),
        partly(trace("contradicted", clauses=["7.law"]), "any-contract"),
        partly(trace("contradicted", clauses=["4"]), "any-contract"),
        partly(trace("contradicted", clauses=["5.a.none"]), "any-contract"),
        partly(trace("contradicted", clauses=["1.a", *"2346", "7.law"]), "half-the-licence"),
        right(trace("contradicted", clauses=["0.acceptance"]), "traced"),
        right(trace("contradicted", clauses=["5.b", "5.a"]), "traced"),
        blank(trace(..., ..., ...)),
        blank(trace("contradicted", ...)),
        form(trace("false")),
        form(trace("contradicted", "wikipedia")),
        form(trace("contradicted", clauses=["9.z"])),
        form("llama3-repo"),
        form(["llama3-repo", "1.a"]),
    ],
    "L01-E4": [
        right(cards("imprecise"), "half-right"),
        right(cards("IMPRECISE", "Llama 1, Llama 2", because=""), "half-right"),
        right(cards("imprecise", ["llama-2", "llama-1", "llama-3"]), "half-right"),
        right(made(lambda: cards("imprecise", pd.Series(["llama-1", "llama-2"]))), "half-right"),
        wrong(cards("imprecise", ["llama-1", "llama-2", "llama-4"]), "hindsight"),
        wrong(cards("supported", ["llama-3.1"]), "hindsight"),
        wrong(cards("supported", ["llama-3"]), "the-new-one"),
        wrong(cards("contested"), "ungrounded"),
        wrong(cards("supported"), "never-told"),
        wrong(cards("supported", ["llama-2"]), "one-card-for-all"),
        wrong(cards("not checked here"), "it-was-read"),
        partly(cards("contradicted", ["llama-1"]), "one-of-two"),
        partly(cards("imprecise", ["llama-2", "llama-3"]), "one-of-two"),
        partly(cards("contradicted"), "all-false"),
        partly(cards("contested", kind="readers disagree"), "word-little"),
        blank(cards(..., ...)),
        form(cards("imprecise", [])),
        form(cards("imprecise", ["llama-5"])),
        form(cards("half")),
        form("imprecise"),
    ],
    "L01-E5": [
        right(bars(), "drawn"),
        right(bars(columns=("meta", "qqq")), "drawn"),
        right(bars(columns=("spy", "meta"), flat=True), "drawn"),
        right(bars(title="Financial downturn"), "drawn"),
        right(made(points), "drawn"),
        right(made(over_the_figure), "drawn"),
        partly(bars(ylabel=""), "no-unit"),
        partly(bars(names=False, title="One day in April"), "no-names"),
        partly(bars(title=""), "no-title"),
        partly(bars(title="2 February 2024: Meta alone leapt"), "title-of-the-other-day"),
        partly(bars(title="25 April 2024: Meta rose"), "title-of-the-other-day"),
        right(bars(title="25 April 2024: Meta fell due to spending plans"), "drawn"),
        wrong(bars(columns=("meta",)), "no-market"),
        partly(bars(factor=0.01), "fractions"),
        wrong(bars(factor=-1), "sign-lost"),
        wrong(bars("P11"), "wrong-day"),
        wrong(bars("P13"), "wrong-day"),
        partly(made(less_market), "market-taken-off"),
        wrong(bars(columns=("spy", "qqq")), "market-only"),
        wrong(bars(factor=3), "otherwise"),
        form(-10.56),
        form([-10.56, -0.38, -0.48]),
        form(made(lambda: __import__("matplotlib.figure").figure.Figure())),
    ],
    "L01-E6": [
        right(downturn("contradicted", REVENUE, PROFIT), "contradicted"),
        right(downturn("Contradicted", PROFIT.upper(), because=""), "contradicted"),
        right(downturn("contradicted", REVENUE, SHARE, QUARTER), "contradicted"),
        right(downturn("imprecise", SHARE, REVENUE), "imprecise"),
        right(downturn("imprecise", QUARTER, PROFIT), "imprecise"),
        right(downturn("contested", SHARE, REVENUE, kind="readers disagree"), "contested-word"),
        right(downturn("contested", LESS, PROFIT, kind="Text silent"), "contested-word"),
        wrong(downturn("contradicted", REVENUE, JUNE), "hindsight"),
        wrong(downturn("contested", SHARE, REVENUE), "ungrounded"),
        wrong(downturn("supported", SHARE, REVENUE), "against-own-evidence"),
        wrong(downturn("supported", QUARTER, SHARE), "one-step-of-a-season"),
        wrong(downturn("supported", SHARE), "price-is-business"),
        partly(downturn("contradicted", LESS), "contradicted-without-business"),
        partly(downturn("imprecise", SHARE, LESS), "imprecise-one-sided"),
        wrong(downturn("contested", SHARE, REVENUE, kind="facts missing"), "contested-facts"),
        partly(downturn("contested", SHARE, kind="readers disagree"), "contested-one-sided"),
        blank(downturn(..., ...)),
        form(downturn("contradicted")),
        form(downturn("contradicted", "feeling")),
        form(downturn("false", REVENUE)),
        form("contradicted"),
    ],
    "L01-E7": [
        right(made(usual), "usual"),
        right(made(lambda: usual().round(2)), "usual"),
        right(made(lambda: usual().round(1).to_dict()), "usual"),
        right(made(lambda: {k.upper(): f"{x:.2f}" for k, x in usual().items()}), "usual"),
        wrong(made(lambda: usual("2030-01-01")), "hindsight"),
        wrong(made(lambda: usual(size=False)), "ups-cancel-downs"),
        wrong(made(lambda: usual("2030-01-01", size=False)), "ups-cancel-downs"),
        wrong(made(lambda: usual(column="meta_pct")), "market-left-in"),
        partly(made(lambda: usual().round(0)), "rounded"),
        partly(made(lambda: usual(how="mean")), "mean"),
        partly(made(lambda: usual(skip=["P14"])), "the-fall-left-out"),
        wrong({"earnings": 1, "release-day": 1}, "otherwise"),
        blank({"earnings": ..., "release-day": ...}),
        form(11.93),
        form({"earnings": 11.93}),
        form({"earnings": "many", "release-day": 1}),
    ],
    "L01-E8": [
        right(LETTERS, "letters"),
        right({k.upper(): v.title() for k, v in LETTERS.items()}, "letters"),
        right(LETTERS | {"g": "not checked here"}, "letters"),
        wrong(LETTERS | {"a": "holds"}, "free-is-open"),
        wrong(LETTERS | {"b": "does not hold"}, "no-business"),
        wrong(LETTERS | {"c": "holds"}, "only-the-large"),
        wrong(LETTERS | {"d": "holds"}, "growth"),
        wrong(LETTERS | {"e": "does not hold"}, "platform"),
        wrong(LETTERS | {"f": "holds"}, "never-told"),
        wrong(LETTERS | {"g": "holds"}, "one-day-one-cause"),
        wrong(LETTERS | {"h": "does not hold"}, "unread-as-false"),
        wrong(LETTERS | {"h": "holds"}, "unread-as-true"),
        blank(LETTERS | {"c": ...}),
        form({"a": "holds"}),
        form(LETTERS | {"a": "maybe"}),
    ],
}
