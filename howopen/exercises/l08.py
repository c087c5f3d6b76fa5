"""Exercises of L08, The landscape. References come from the model tables and licence_terms."""

from __future__ import annotations

from functools import cache

from howopen.exercise import Exercise, partly, right, thought, wrong
from howopen.fields import OneOf, Record, Words
from howopen.forms import Amounts, Choice, Figure, Labels, Option, Table, close, wrong_labels

ORDER = ("eosai", "llmstats", "mot", "openllms", "ecog", "arena", "osmap", "epoch")
VAGUE = ("not stated", "LicenseRef-custom-unnamed")
HOUSE = "custom community"
ROUNDED = 0.006  # a share given with two digits is near enough


def _teaching():
    """The teaching set: releases for which a share of licences is meant."""
    from howopen import load

    table = load("model_releases")
    return table[table["teaching_set"]]


def _share(year: int) -> float:
    """The share of OSI-approved licences in the teaching set in one year."""
    rows = _teaching()
    return float(rows.loc[rows["release_year"] == year, "osi_approved"].astype(bool).mean())


@cache
def _epoch():
    """Epoch's rows whose access to the weights is stated."""
    from howopen import load

    table = load("model_releases")
    listed = table["source_ids"].str.split(";").map(lambda ids: "epoch" in ids)
    return table[listed & ~table["weights"].isin(["not stated", "withheld"])]


# --- E1 ------------------------------------------------------------------------------------

E1 = Exercise(
    id="L08-E1",
    title="Guess: what is usual?",
    kind="predict",
    mode="read",
    minutes=2,
    must=False,
    objectives=("L08-O2",),
    form=Choice(
        {
            "a": Option(
                "a firm's own terms, like Llama's",
                "They are the talk of the trade, and they come second. Which plain, old licences "
                "cost a developer no drafting at all? The counts come below.",
                code="house-terms",
            ),
            "b": Option(
                "a licence approved by OSI, like MIT",
                "Yes: about twice as many rows as the next kind. Mind what the guess was about, "
                "though: releases in our table, not all models of the world.",
                right=True,
                code="osi",
            ),
            "c": Option(
                "a licence for non-commercial use",
                "Common among research models, but not in front. What would a firm gain from "
                "weights that nobody may use in business?",
                code="non-commercial",
            ),
            "d": Option(
                "a licence with a list of banned uses, like RAIL",
                "Much discussed, little used: these are among the smaller kinds in the table. "
                "What does a developer choose who has no lawyer at hand?",
                code="rail",
            ),
        }
    ),
    hints=(
        "It is a guess: any of the four is a fair try.",
        "Think of all the small releases that never make the news.",
    ),
)

# --- E2 ------------------------------------------------------------------------------------


def _votes() -> list[dict]:
    """One dict for each name and licence: name, licence, sources (how many), place (the first)."""
    from howopen import load

    claims = load("model_release_claims")
    claims = claims[claims["merge_group"].notna() & ~claims["licence_id"].isin(VAGUE)]
    votes = []
    for (name, licence), rows in claims.groupby(["merge_group", "licence_id"]):
        registers = set(rows["source_id"])
        place = min(ORDER.index(register) for register in registers)
        votes.append({"name": name, "licence": licence, "sources": len(registers), "place": place})
    return votes


def _merged(key) -> dict[str, str]:
    """Name -> licence: the first of each name by `key`, ties in the order of the alphabet."""
    merged: dict[str, str] = {}
    for vote in sorted(_votes(), key=lambda v: (v["name"], key(v), v["licence"])):
        merged.setdefault(vote["name"], vote["licence"])
    return merged


def _by_rule() -> dict[str, str]:
    return _merged(lambda v: (-v["sources"], v["place"]))


def _settled() -> dict[str, set[str]]:
    """Name -> the licences that we settled for the releases behind it."""
    from howopen import load

    claims = load("model_release_claims")
    claims = claims[claims["merge_group"].notna()]
    licence = load("model_releases").set_index("release_id")["licence_id"]
    return {
        name: set(licence[rows["release_id"].dropna().unique()])
        for name, rows in claims.groupby("merge_group")
    }


def _given(table) -> dict[str, str]:
    """Name -> licence of the learner's table, surrounding blanks dropped."""
    names = [str(name).strip() for name in table["merge_group"].tolist()]
    licences = [str(licence).strip() for licence in table["licence_id"].tolist()]
    return dict(zip(names, licences, strict=True))


def _doubled(table) -> bool:
    return len(table) != len(_given(table))


def _mended(table) -> bool:
    """True if every name behind which stands one model got its settled licence."""
    given = _given(table)
    settled = _settled()
    return set(given) == set(settled) and all(
        given[name] in licences for name, licences in settled.items()
    )


def _e2_right(_value) -> str:
    merged, settled = _by_rule(), _settled()
    two = [name for name, licences in settled.items() if len(licences) > 1]
    same = [name for name in merged if settled[name] == {merged[name]}]
    return (
        f"Right: one licence for each of {len(merged)} names. We settled each case by hand as "
        f"well: the rule agrees in {len(same)}, errs in {len(merged) - len(same) - len(two)}, and "
        f"in {len(two)} it cannot be right. A clean table is not a true table: read on to see why."
    )


E2 = Exercise(
    id="L08-E2",
    title="Merge by the rule",
    kind="compute",
    mode="edit",
    minutes=7,
    must=True,
    objectives=("L08-O1",),
    form=Table(("merge_group", "licence_id")),
    rules=(
        wrong(
            "not-merged",
            _doubled,
            "Some names have more than one row: this is still a list of claims or votes. `merge` "
            "keeps the first row of each name, after sorting.",
        ),
        right("merged", lambda v: _given(v) == _by_rule(), _e2_right),
        wrong(
            "fewest-first",
            lambda v: _given(v) == _merged(lambda x: (x["sources"], x["place"])),
            "Your merge lets the licence with the *fewest* registers win. Look at the direction "
            "of the first column: which number should come first, the small or the large?",
        ),
        wrong(
            "last-in-order",
            lambda v: _given(v) == _merged(lambda x: (-x["sources"], -x["place"])),
            "The majority is right, and in a tie the *last* register decides. Place 0 is first: "
            "in which direction must that column run?",
        ),
        wrong(
            "ties-by-alphabet",
            lambda v: _given(v) == _merged(lambda x: -x["sources"]),
            "Most registers win: good. But where two licences have the same number, the alphabet "
            "decided for you. Step 3 names what should.",
        ),
        wrong(
            "place-first",
            lambda v: (
                _given(v)
                in (_merged(lambda x: (x["place"], -x["sources"])), _merged(lambda x: x["place"]))
            ),
            "Here the first register in the order beats any majority: look at DeepSeek-R1. Which "
            "step comes first?",
        ),
        wrong(
            "alphabet",
            lambda v: _given(v) == _merged(lambda x: 0),
            "That is the example: the first licence by the alphabet. It has nothing to do with "
            "what most registers say.",
        ),
        partly(
            "settled-by-hand",
            _mended,
            "These are licences that we settled by hand, with the developers' files. They are "
            "better than the rule's, but the task is to apply the rule, so that its errors can "
            "be seen.",
        ),
        wrong(
            "names-missing",
            lambda v: set(_given(v)) != set(_by_rule()),
            "Not the names of the slice: some are missing or new. Begin from `votes` by calling "
            "`merge`.",
        ),
    ),
    otherwise="Not the rule's answer yet. Which column holds step 2, which one step 3, and does small or "
    "large come first in each?",
    hints=(
        "Two columns of `votes` hold what the rule needs: `sources` and `place`.",
        "Steps 2 and 3, in this order: the most registers, then the smallest place.",
        "`merge([first column, second column], [True or False, True or False])`.",
    ),
)

# --- E3 ------------------------------------------------------------------------------------

E3_ACCEPTED = {
    "a": {"shown"},
    "b": {"cannot be told"},
    "c": {"cannot be told"},
    "d": {"denied"},
    "e": {"cannot be told", "denied"},  # Epoch lists downloads with limits in 2018
    "f": {"shown"},
}


def _e3_years(_value) -> str:
    epoch = _epoch()
    got = epoch["weights"].str.startswith("downloadable").groupby(epoch["release_year"]).mean()
    return (
        "Sentence d is about one list only, so the list can answer. Epoch's share was "
        f"{got[2021]:.2f} in 2021 and {got[2024]:.2f} in 2024. Did it fall?"
    )


E3 = Exercise(
    id="L08-E3",
    title="What may you say?",
    kind="choose",
    mode="read",
    minutes=6,
    must=True,
    objectives=("L08-O2", "L08-O3"),
    form=Labels(tuple(E3_ACCEPTED), ("shown", "denied", "cannot be told"), "sentence"),
    rules=(
        right(
            "sentences",
            lambda v: not wrong_labels(v, E3_ACCEPTED),
            "All six. Sentences a and b differ in one thing, the denominator, and that decides "
            "what may be said. And f is a finding about the lists, not about models: the sample "
            "can show its own bias. On e, denied holds as well: Epoch lists downloads with "
            "limits in 2018.",
        ),
        wrong(
            "all-untold",
            lambda v: set(v.values()) == {"cannot be told"},
            "A sample cannot tell everything, but it can tell something about itself. Which of "
            "the six speak only of a list or a set that lies before you?",
        ),
        wrong(
            "sample-is-the-world",
            lambda v: v["b"] != "cannot be told",
            "Sentence b speaks of the world's models. How many of them are in our table, and who "
            "put them there? The same number can be true of a set and unknown of the world.",
            belief="M44",
        ),
        wrong(
            "all-of-2018",
            lambda v: v["e"] == "shown",
            "How many rows has 2018? And what happened to models whose licence nobody stated, or "
            "whose licence was read from a note that favours Apache and MIT? Sentence e says "
            "*every*.",
            belief="M44",
        ),
        wrong(
            "one-thin-year",
            lambda v: v["c"] != "cannot be told",
            "Look at the number of rows of 2026 and at the ends of its interval. Does the "
            "interval of 2025 lie outside? And who was listed by July 2026?",
            belief="M44",
        ),
        wrong("series-mixed-up", lambda v: v["d"] != "denied", _e3_years),
        wrong(
            "interval-covers-all",
            lambda v: v["f"] != "shown",
            "Look at the diamonds over 2024 and at the ends of the interval of the same year. "
            "Which pair is further apart?",
            belief="M46",
        ),
        wrong(
            "too-careful",
            lambda v: v["a"] != "shown",
            "Sentence a speaks of the teaching set alone, and every row of it is counted. Within "
            "one's own table one need not be shy. What is the share for 2024?",
        ),
    ),
    hints=(
        "Ask of each sentence: among whom? Is that group in the table, whole?",
        "Look at the number of rows and at the interval before you compare two years.",
        "Two sentences are shown, one is denied.",
    ),
)

# --- E4 ------------------------------------------------------------------------------------

E4_ITEMS = (
    "bigcode-openrail-m",
    "llama-3",
    "nvidia-open-model",
    "open-weights-permissive-1.0",
    "openatom-model-1.0",
)
VERDICTS = ("kept", "broken", "unclear", "not promised")


def _e4_accepted() -> dict[str, str | set[str]]:
    """By title and adopted codes: no open in it, or the worse of the two criteria decides.

    Who takes the open of OpenAtom for a foundation's name reads no promise in it: that holds too.
    """
    from howopen import load

    codes = load("licence_terms").set_index(["licence_id", "feature"])["adopted"]
    titles = load("licences_read").set_index("licence_id")["title"]
    accepted = {}
    for item in E4_ITEMS:
        two = {codes[item, "osd_5"], codes[item, "osd_6"]}
        if "open" not in titles[item].lower():
            accepted[item] = "not promised"
        elif "fails" in two:
            accepted[item] = "broken"
        else:
            accepted[item] = "unclear" if "unclear" in two else "kept"
    accepted["openatom-model-1.0"] = {accepted["openatom-model-1.0"], "not promised"}
    return accepted


E4 = Exercise(
    id="L08-E4",
    title="Does the title keep its word?",
    kind="apply to a case",
    mode="edit",
    minutes=6,
    must=False,
    objectives=("L08-O4",),
    form=Labels(E4_ITEMS, VERDICTS, "licence"),
    rules=(
        right(
            "titles",
            lambda v: not wrong_labels(v, _e4_accepted()),
            "All five, by this test. One title keeps its word without any mark by OSI; one "
            "breaks it with good aims; one promises nothing, so it cannot be broken: there it is "
            "the *firm* that said open. (OpenAtom is a foundation's name: unclear and not promised both "
            "hold there.) By another test, such as RAIL's own naming rule, "
            "verdicts change. Say which test you use.",
        ),
        wrong(
            "community-means-open",
            lambda v: v["llama-3"] != "not promised",
            "Read the title of the Llama 3 licence letter by letter. Does it say open? What Meta "
            "says elsewhere is another label, and what the terms say another thing again.",
            belief="M24",
        ),
        wrong(
            "rail-is-open",
            lambda v: v["bigcode-openrail-m"] != "broken",
            "Here *Open* means that any use not on the list of bans is allowed, commerce "
            "included. What does the column for criterion 6 make of a list of bans?",
            belief="M17",
        ),
        wrong(
            "one-fail-is-enough",
            lambda v: v["nvidia-open-model"] != "broken",
            "One column is unclear and one is not. How many criteria must a licence miss to fail "
            "the definition (L02)?",
        ),
        wrong(
            "no-mark-no-word",
            lambda v: v["open-weights-permissive-1.0"] != "kept",
            "This licence is on no list of OSI's. Does that show that its text misses a "
            "criterion? Read the two columns.",
            belief="M11",
        ),
        wrong(
            "unclear-decided",
            lambda v: v["openatom-model-1.0"] in ("kept", "broken"),
            "The reading leaves criterion 6 open: only unlawful uses are excluded, and whether "
            "such a clause limits a field is debated. Then which verdict is honest?",
        ),
    ),
    hints=(
        "First read the titles: which of them says open at all?",
        "A licence that misses one criterion misses the definition. An unclear one may go either "
        "way.",
    ),
)

# --- E5 ------------------------------------------------------------------------------------

STANDARDS = ("downloads", "house terms", "OSI-approved")
SAME = {
    "downloadable": "downloads",
    "download": "downloads",
    "house": "house terms",
    "custom community": "house terms",
    "osi": "OSI-approved",
    "osi approved": "OSI-approved",
}
LIMITS = (
    "who is listed",
    "licence not stated",
    "licence read from notes",
    "families and sizes",
    "chance alone",
)
ABOUT_LICENCES = ("licence not stated", "licence read from notes")


def _is(value, standard: str, conclusion: str) -> bool:
    return value.standard == standard and value.conclusion == conclusion


def _downloads_before_and_after() -> str:
    epoch = _epoch()
    got = epoch["weights"].str.startswith("downloadable").groupby(epoch["release_year"]).mean()
    return (
        f"There is a rise to point at: from {got[2022]:.2f} in 2022 to {got[2024]:.2f} in 2024. "
        "But a *new* standard should differ from what was there before. Look at 2020 and 2021, "
        "and at the intervals. Does your conclusion still hold?"
    )


E5 = Exercise(
    id="L08-E5",
    title="Did free models set a standard?",
    kind="decide and justify",
    mode="edit",
    minutes=10,
    must=True,
    objectives=("L08-O2", "L08-O3"),
    form=Record(
        {
            "standard": OneOf(STANDARDS, SAME),
            "series": OneOf(STANDARDS, SAME),
            "conclusion": OneOf(("supported", "not supported", "cannot be told")),
            "limit": OneOf(LIMITS),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "other-series",
            lambda v: v.standard != v.series,
            lambda v: (
                f"You ask about {v.standard} and count {v.series}. The two series of this lesson "
                "moved differently: evidence for one is none for the other. Which series counts "
                "what you ask?"
            ),
        ),
        wrong(
            "chance-is-all",
            lambda v: v.limit == "chance alone",
            "Chance is what the interval already shows. In 2024 single registers lie outside it. "
            "Which trouble of these tables would remain with ten times as many rows?",
            belief="M46",
        ),
        wrong(
            "limit-of-another-series",
            lambda v: v.standard == "downloads" and v.limit in ABOUT_LICENCES,
            "A real limit, but of the other series: whether weights can be downloaded is counted "
            "without any licence. What troubles the list of models itself?",
        ),
        partly(
            "new-or-old",
            lambda v: _is(v, "downloads", "supported"),
            lambda v: _downloads_before_and_after(),
        ),
        right(
            "downloads-not",
            lambda v: _is(v, "downloads", "not supported"),
            "Defensible: near half before Llama, near half since, with intervals that overlap. "
            "Its weak step: Epoch lists notable and large models; the many small ones are not in "
            "it. And the limits on downloads did change.",
        ),
        right(
            "house-supported",
            lambda v: _is(v, "house terms", "supported"),
            "Defensible as a beginning: hardly a row up to 2022, dozens in each of the next "
            "years. Its weak step: two in five of the house-term rows of 2023 are under Llama's "
            "own terms, most of them built on Llama, and the share is lower in 2025. Is a "
            "quarter a standard?",
        ),
        right(
            "house-not",
            lambda v: _is(v, "house terms", "not supported"),
            "Defensible: never much above a quarter of the rows, and fewer in 2025. Its weak "
            "step: from next to nothing in 2022 that is a rise; somebody set an example.",
        ),
        right(
            "osi-supported",
            lambda v: _is(v, "OSI-approved", "supported"),
            "Defensible for 2025: the rise from 2024 is more than chance would give. Its weak "
            "step: the share only comes part of the way back to the early years, and the lists "
            "of 2025 are not those of 2021.",
        ),
        right(
            "osi-not",
            lambda v: _is(v, "OSI-approved", "not supported"),
            "Defensible: even in 2025 the share lies below that of 2021, so nothing *new* was "
            "set. Its weak step: the early years are few rows, with licences read from notes. Is "
            "the old height real?",
        ),
        right(
            "cannot-be-told",
            lambda v: v.conclusion == "cannot be told",
            "Defensible: a forecast about a sector, and a sample of lists. You named the limit "
            "that stands in the way. Now the harder half: which list or column would settle it?",
        ),
    ),
    advice=(
        thought(
            "say-the-numbers",
            lambda v: sum(c.isdigit() for c in v.because) < 4,
            "write in `because` the numbers that you rest on, each with its year.",
        ),
    ),
    hints=(
        "First decide what a standard would be. Then take the series that counts just that.",
        "Compare a year before Llama 2 (July 2023) with one after. Do the intervals overlap?",
        "The interval deals with chance. Which limit does it not deal with?",
    ),
)

# --- E6 ------------------------------------------------------------------------------------

E6_WEIGHTS_LATER = ("Grok-2",)
E6_ITEMS = ("CodeGeeX", "DeepSeek-R1", "Falcon", "GPT-Neo", "Grok-2", "Starling")


def _e6_accepted() -> dict[str, str]:
    settled = _releases_behind()
    return {
        name: "two models"
        if settled[name] > 1
        else "weights later"
        if name in E6_WEIGHTS_LATER
        else "date of a record"
        for name in E6_ITEMS
    }


@cache
def _releases_behind() -> dict[str, int]:
    """Name of the slice -> how many releases stand behind it."""
    from howopen import load

    claims = load("model_release_claims")
    claims = claims[claims["merge_group"].notna()]
    return claims.groupby("merge_group")["release_id"].nunique().to_dict()


E6 = Exercise(
    id="L08-E6",
    title="What does the gap mean?",
    kind="choose",
    mode="read",
    minutes=5,
    must=False,
    objectives=("L08-O1",),
    form=Labels(E6_ITEMS, ("two models", "date of a record", "weights later"), "name"),
    rules=(
        right(
            "gaps",
            lambda v: not wrong_labels(v, _e6_accepted()),
            "All six. The same gap of a year can be another model, a clerk's date or a late "
            "release: a rule that splits names by dates alone would cut GPT-Neo in two. Knowing "
            "how a register works is worth more than one more register.",
        ),
        wrong(
            "record-is-a-model",
            lambda v: "two models" in (v["DeepSeek-R1"], v["GPT-Neo"]),
            "Which register gives the late date of DeepSeek-R1 and of GPT-Neo, and what is that "
            "date the date of?",
        ),
        wrong(
            "record-is-a-release",
            lambda v: "weights later" in (v["DeepSeek-R1"], v["GPT-Neo"]),
            "Look at the column `weights` for the early claims on DeepSeek-R1 and GPT-Neo, and "
            "at the register behind the late date. Does anything say that the weights were "
            "missing?",
        ),
        wrong(
            "one-name-one-model",
            lambda v: any(v[name] != "two models" for name in ("CodeGeeX", "Falcon", "Starling")),
            "CodeGeeX, Falcon, Starling: look at who gives the later date, and at the "
            "developers. What does that register do with the name of a family?",
            belief="M45",
        ),
        wrong(
            "grok-gap",
            lambda v: v["Grok-2"] != "weights later",
            "Three registers give one day for Grok-2 and the same firm. Read the column "
            "`weights` from the early claims to the late one.",
        ),
    ),
    hints=(
        "For each late date ask which register it comes from, and what that register is known to "
        "do.",
        "One of the six went from hosted only to downloadable.",
    ),
)

# --- E7 ------------------------------------------------------------------------------------


def _bounds(year: int | None, everywhere: bool = False) -> dict[str, float]:
    """Worst and best case of the OSI-approved share; `everywhere`: of all rows, not only "
    "obtainable."""
    from howopen import load

    table = load("model_releases")
    if not everywhere:
        table = table[table["weights"].str.startswith(("downloadable", "gated"))]
    if year is not None:
        table = table[table["release_year"] == year]
    approved = table["osi_approved"].fillna(False).astype(bool)
    unstated = table["licence_id"] == "not stated"
    return {"low": float(approved.mean()), "high": float((approved | unstated).mean())}


def _near(value: dict, reference: dict, scale: float = 1) -> bool:
    return all(close(value[key], scale * reference[key], scale * ROUNDED) for key in reference)


def _e7_right(_value) -> str:
    found = _bounds(2026)
    return (
        f"Right: anything from {found['low']:.2f} to {found['high']:.2f}. That is what the sample "
        "cannot show, in one line, and it is far wider than the interval. For 2024 the two "
        "bounds lie much closer. Why might a new model's licence be missing from a list?"
    )


E7 = Exercise(
    id="L08-E7",
    title="The worst case",
    kind="compute",
    mode="code",
    minutes=5,
    must=False,
    objectives=("L08-O3",),
    form=Amounts(("low", "high"), "a lower and an upper share"),
    rules=(
        right(
            "bounds", lambda v: _near(v, _bounds(2026)) or _near(v, _bounds(2026), 100), _e7_right
        ),
        wrong(
            "turned-round",
            lambda v: v["low"] > v["high"],
            "The lower bound is above the upper one. What happens to the share if every unstated "
            "licence turns out to be approved?",
        ),
        wrong(
            "stated-only",
            lambda v: (
                close(v["low"], _share(2026), ROUNDED) or close(v["high"], _share(2026), ROUNDED)
            ),
            "That is the share among rows whose licence is stated. In both cases here the "
            "unstated rows stay in the denominator. What changes is the numerator.",
            belief="M44",
        ),
        wrong(
            "all-years",
            lambda v: _near(v, _bounds(None)),
            "Right idea, all years at once. Filter for 2026 first.",
        ),
        wrong(
            "not-only-obtainable",
            lambda v: _near(v, _bounds(2026, everywhere=True)),
            "These are bounds over all rows of 2026, hosted models and all. The question is "
            "about those in `obtainable`.",
        ),
        wrong(
            "counts",
            lambda v: v["low"] > 1 and v["high"] < len(_teaching()),
            "These look like counts or like other percentages. Wanted are shares of the 2026 "
            "rows of `obtainable`.",
        ),
    ),
    otherwise="Not these. Take the 2026 rows of `obtainable`; count the approved ones, then the approved "
    "and the unstated together; divide both by the same number of rows.",
    hints=(
        "The mean of a column of True and False is a share: `approved[year == 2026].mean()`.",
        "For the best case join two columns: `approved | unstated`.",
    ),
)

# --- E8 ------------------------------------------------------------------------------------


def _house() -> dict[int, tuple[float, int, int]]:
    """Year -> share of house terms, their number, rows."""
    rows = _teaching()
    found = {}
    for year, group in rows.groupby("release_year"):
        number = int((group["licence_family"] == HOUSE).sum())
        found[int(year)] = (number / len(group), number, len(group))
    return found


def _heights(picture) -> list[list[float]]:
    """Every series of numbers that the axes may show: bars, each line, points."""
    series = [
        [height for _, _, _, height in picture.bars],
        [width for _, _, width, _ in picture.bars],
    ]
    series += [list(ys) for _, _, ys in picture.lines]
    series.append([y for _, y in picture.points])
    return [numbers for numbers in series if numbers]


def _draws(picture, wanted: list[float], within: float) -> bool:
    """True if one series shows just the numbers wanted, in order (0 may be left out)."""
    some = [number for number in wanted if number]
    for series in _heights(picture):
        numbers = [float(n) for n in series]
        for goal in (wanted, some):
            if len(numbers) == len(goal) and all(
                close(a, b, within) for a, b in zip(numbers, goal, strict=True)
            ):
                return True
    return False


def _draws_share(picture) -> bool:
    shares = [share for share, _, _ in _house().values()]
    return _draws(picture, shares, ROUNDED) or _draws(picture, [100 * s for s in shares], 0.6)


def _shows_n(picture) -> bool:
    """The rows of the three fullest years stand somewhere in the texts."""
    said = " ".join((*picture.texts, *picture.xticklabels, *picture.yticklabels, *picture.legend))
    digits = "".join(c if c.isdigit() else " " for c in said).split()
    largest = sorted((rows for _, _, rows in _house().values()), reverse=True)[:3]
    drawn = _draws(picture, [rows for _, _, rows in _house().values()], 0.5)
    return drawn or all(str(rows) in digits for rows in largest)


E8 = Exercise(
    id="L08-E8",
    title="Draw the house terms",
    kind="make a figure",
    mode="code",
    minutes=8,
    must=False,
    objectives=("L08-O2",),
    form=Figure(),
    rules=(
        wrong(
            "counts-drawn",
            lambda v: not _draws_share(v) and _draws(v, [n for _, n, _ in _house().values()], 0.5),
            "These are numbers of rows with house terms. They grow when a list grows, too. "
            "Divide by all rows of the year.",
        ),
        wrong(
            "other-numbers",
            lambda v: not _draws_share(v),
            "The axes hold no series with the share of house terms for each year from 2018 to "
            "2026. `by_year(house, teaching['release_year'])` gives it.",
        ),
        partly(
            "rows-not-shown",
            lambda v: not _shows_n(v),
            "The shares are right. But a reader cannot see that one year rests on a few rows and "
            "another on hundreds: make the numbers of rows visible.",
        ),
        partly(
            "axis-unnamed",
            lambda v: not (v.xlabel.strip() and v.ylabel.strip()),
            "Shares and rows are there. Name both axes: a share of what?",
        ),
        right(
            "drawn",
            lambda v: True,
            "Right, and honest: the number of rows stands beside each share. House terms hardly "
            "exist up to 2022, reach about a quarter in 2023 and 2024 and are rarer in 2025. In "
            "whose lists?",
        ),
    ),
    hints=(
        "`by_year` returns a table with `share` and `n`, one row a year.",
        "`for year, n in table['n'].items(): ax.text(year, ..., f'n={n}')` writes the rows.",
    ),
)

EXERCISES = [E1, E2, E3, E4, E5, E6, E7, E8]
