"""Answers to the exercises of L08."""

from tests.banks import blank, form, made, partly, right, wrong

ORDER = ["eosai", "llmstats", "mot", "openllms", "ecog", "arena", "osmap", "epoch"]


def votes():
    from howopen import load

    claims = load("model_release_claims")
    piece = claims[claims["merge_group"].notna()]
    stated = piece[~piece["licence_id"].isin(["not stated", "LicenseRef-custom-unnamed"])].copy()
    stated["place"] = stated["source_id"].map(ORDER.index)
    return stated.groupby(["merge_group", "licence_id"], as_index=False).agg(
        sources=("source_id", "nunique"), place=("place", "min")
    )


def merge(by, ascending):
    ranked = votes().sort_values(["merge_group", *by], ascending=[True, *ascending])
    return ranked.drop_duplicates("merge_group")[["merge_group", "licence_id"]]


def merging(by, ascending):
    return made(lambda: merge(by, ascending))


def by_hand():
    """The rule's table with the two licences that the developers' files correct."""
    table = merge(["sources", "place"], [False, True]).set_index("merge_group")
    table.loc["GPT-Neo", "licence_id"] = "MIT"
    table.loc["Llama 3.1", "licence_id"] = "LicenseRef-Llama-3.1"
    return table.reset_index()


def padded():
    table = merge(["sources", "place"], [False, True]).sort_values("licence_id", kind="stable")
    table["licence_id"] = table["licence_id"] + " "
    return table.assign(extra=1).reset_index(drop=True)


SAID = {
    "a": "shown",
    "b": "cannot be told",
    "c": "cannot be told",
    "d": "denied",
    "e": "cannot be told",
    "f": "shown",
}
TITLES = {
    "bigcode-openrail-m": "broken",
    "llama-3": "not promised",
    "nvidia-open-model": "broken",
    "open-weights-permissive-1.0": "kept",
    "openatom-model-1.0": "unclear",
}
GAPS = {
    "CodeGeeX": "two models",
    "DeepSeek-R1": "date of a record",
    "Falcon": "two models",
    "GPT-Neo": "date of a record",
    "Grok-2": "weights later",
    "Starling": "two models",
}


def forecast(
    standard, conclusion, series=None, limit="who is listed", because=".55 in 2020, .52 in 2025"
):
    return {
        "standard": standard,
        "series": series or standard,
        "conclusion": conclusion,
        "limit": limit,
        "because": because,
    }


def bounds(year=2026, obtainable=True, scale=1):
    from howopen import load

    table = load("model_releases")
    if obtainable:
        table = table[table["weights"].str.startswith(("downloadable", "gated"))]
    if year:
        table = table[table["release_year"] == year]
    approved = table["osi_approved"].fillna(False).astype(bool)
    unstated = table["licence_id"] == "not stated"
    return {"low": scale * approved.mean(), "high": scale * (approved | unstated).mean()}


def figure(kind="bar", what="share", rows="text", labels=True, scale=1):
    import matplotlib.pyplot as plt

    from howopen import load

    table = load("model_releases")
    table = table[table["teaching_set"]]
    house = (table["licence_family"] == "custom community").groupby(table["release_year"])
    n, k = house.size(), house.sum()
    heights = scale * k / n if what == "share" else k
    fig, ax = plt.subplots()
    names = [str(year) for year in n.index]
    if kind == "bar":
        ax.bar(n.index, heights)
    elif kind == "barh":
        ax.barh(n.index, heights)
    elif kind == "points":
        ax.scatter(n.index, heights)
    else:
        ax.plot(n.index, heights, "o-")
    if rows == "text":
        for year, count in n.items():
            ax.text(year, 0.3, f"n={count}")
    elif rows == "ticks":
        ax.set_xticks(n.index, [f"{name}\n({count})" for name, count in zip(names, n, strict=True)])
    if labels:
        ax.set(xlabel="year", ylabel="share")
    plt.close(fig)
    return fig


def drawing(**how):
    return made(lambda: figure(**how))


def empty():
    import matplotlib.pyplot as plt

    fig, _ = plt.subplots()
    plt.close(fig)
    return fig


BANK = {
    "L08-E1": [
        right("b", "osi"),
        right(" (B) ", "osi"),
        right("a licence approved by OSI, like MIT", "osi"),
        wrong("a", "house-terms"),
        wrong("c", "non-commercial"),
        wrong("d", "rail"),
        form("e"),
        form(0.5),
    ],
    "L08-E2": [
        right(merging(["sources", "place"], [False, True]), "merged"),
        right(merging(["sources", "place", "licence_id"], [False, True, True]), "merged"),
        right(made(padded), "merged"),
        wrong(merging(["sources", "place"], [True, True]), "fewest-first"),
        wrong(merging(["sources", "place"], [False, False]), "last-in-order"),
        wrong(merging(["sources"], [False]), "ties-by-alphabet"),
        wrong(merging(["place", "sources"], [True, False]), "place-first"),
        wrong(merging(["place"], [True]), "place-first"),
        wrong(merging(["licence_id"], [True]), "alphabet"),
        wrong(merging(["licence_id"], [False]), "otherwise"),
        wrong(made(votes), "not-merged"),
        wrong(made(lambda: merge(["sources", "place"], [False, True]).head(5)), "names-missing"),
        partly(made(by_hand), "settled-by-hand"),
        form(13),
        form({"Dolly": "MIT"}),
        form(made(lambda: votes()[["merge_group"]])),
    ],
    "L08-E3": [
        right(SAID, "sentences"),
        right({k.upper(): v.upper() for k, v in SAID.items()}, "sentences"),
        right(SAID | {"e": "denied"}, "sentences"),
        wrong(dict.fromkeys(SAID, "cannot be told"), "all-untold"),
        wrong(SAID | {"b": "shown"}, "sample-is-the-world"),
        wrong(SAID | {"e": "shown"}, "all-of-2018"),
        wrong(SAID | {"c": "shown"}, "one-thin-year"),
        wrong(SAID | {"d": "shown"}, "series-mixed-up"),
        wrong(SAID | {"d": "cannot be told"}, "series-mixed-up"),
        wrong(SAID | {"f": "denied"}, "interval-covers-all"),
        wrong(SAID | {"a": "cannot be told"}, "too-careful"),
        blank(dict.fromkeys(SAID, ...)),
        form({"a": "shown"}),
        form(SAID | {"a": "true"}),
    ],
    "L08-E4": [
        right(TITLES, "titles"),
        right({k: v.title() for k, v in TITLES.items()}, "titles"),
        right(TITLES | {"openatom-model-1.0": "not promised"}, "titles"),
        wrong(TITLES | {"llama-3": "broken"}, "community-means-open"),
        wrong(TITLES | {"bigcode-openrail-m": "kept"}, "rail-is-open"),
        wrong(TITLES | {"nvidia-open-model": "unclear"}, "one-fail-is-enough"),
        wrong(TITLES | {"open-weights-permissive-1.0": "broken"}, "no-mark-no-word"),
        wrong(TITLES | {"openatom-model-1.0": "kept"}, "unclear-decided"),
        blank(dict.fromkeys(TITLES, ...)),
        form(list(TITLES.values())),
        form(TITLES | {"llama-3": "open"}),
    ],
    "L08-E5": [
        right(forecast("downloads", "not supported"), "downloads-not"),
        right(
            forecast("Downloads", "NOT SUPPORTED", "downloadable", "families and sizes"),
            "downloads-not",
        ),
        right(forecast("downloads", "cannot be told"), "cannot-be-told"),
        right(forecast("house terms", "supported", limit="licence not stated"), "house-supported"),
        right(forecast("house", "not supported"), "house-not"),
        right(
            forecast("OSI-approved", "supported", limit="licence read from notes"), "osi-supported"
        ),
        right(forecast("osi approved", "not supported", because=""), "osi-not"),
        right(forecast("OSI-approved", "cannot be told"), "cannot-be-told"),
        partly(forecast("downloads", "supported"), "new-or-old"),
        wrong(forecast("downloads", "supported", "OSI-approved"), "other-series"),
        wrong(forecast("house terms", "not supported", limit="chance alone"), "chance-is-all"),
        wrong(
            forecast("downloads", "not supported", limit="licence not stated"),
            "limit-of-another-series",
        ),
        blank(forecast(..., ...)),
        form(forecast("free models", "supported")),
        form("supported"),
    ],
    "L08-E6": [
        right(GAPS, "gaps"),
        right({k.lower(): v.upper() for k, v in GAPS.items()}, "gaps"),
        wrong(GAPS | {"GPT-Neo": "two models"}, "record-is-a-model"),
        wrong(GAPS | {"DeepSeek-R1": "weights later"}, "record-is-a-release"),
        wrong(GAPS | {"Falcon": "date of a record"}, "one-name-one-model"),
        wrong(GAPS | {"Starling": "weights later"}, "one-name-one-model"),
        wrong(GAPS | {"Grok-2": "two models"}, "grok-gap"),
        blank(dict.fromkeys(GAPS, ...)),
        form({"Falcon": "two models"}),
    ],
    "L08-E7": [
        right(made(bounds), "bounds"),
        right(made(lambda: {k: round(v, 2) for k, v in bounds().items()}), "bounds"),
        right(made(lambda: bounds(scale=100)), "bounds"),
        wrong(made(lambda: {"low": bounds()["high"], "high": bounds()["low"]}), "turned-round"),
        wrong({"low": 0.611, "high": 0.611}, "stated-only"),
        wrong(made(lambda: {"low": bounds()["low"], "high": 0.61}), "stated-only"),
        wrong(made(lambda: bounds(year=None)), "all-years"),
        wrong(made(lambda: bounds(obtainable=False)), "not-only-obtainable"),
        wrong({"low": 11, "high": 59}, "counts"),
        wrong({"low": 0.0, "high": 0.1}, "otherwise"),
        blank({"low": ..., "high": ...}),
        form(0.17),
        form({"low": 0.2}),
    ],
    "L08-E8": [
        right(drawing(), "drawn"),
        right(drawing(kind="line", rows="ticks"), "drawn"),
        right(drawing(kind="points", scale=100), "drawn"),
        right(drawing(kind="barh"), "drawn"),
        right(made(lambda: figure().axes[0]), "drawn"),
        partly(drawing(rows="none"), "rows-not-shown"),
        partly(drawing(labels=False), "axis-unnamed"),
        wrong(drawing(what="counts"), "counts-drawn"),
        wrong(made(empty), "other-numbers"),
        form([0.1, 0.2]),
    ],
}
