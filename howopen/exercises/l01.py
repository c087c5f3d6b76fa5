"""Exercises of L01, The story. References come from the tables that the lesson shows."""

from __future__ import annotations

from howopen.answers import fold
from howopen.exercise import Exercise, partly, right, thought, wrong
from howopen.fields import (
    Clauses,
    ListOf,
    OneOf,
    Record,
    Words,
    kind_field,
    misplaced_kind,
    ungrounded,
)
from howopen.forms import Amounts, Choice, Figure, Labels, Option, close, wrong_labels

ARTICLE = "2024-05-02"
VERDICTS = ("supported", "imprecise", "contradicted", "not checked here", "contested")
UNREAD = {"unverifiable": "not checked here", "not checked": "not checked here"}


def _load(name: str):
    from howopen import load

    return load(name)


def _say_why(text: str):
    return thought("say-why", lambda v: len(v.because.split()) < 4, text)


# --- E1 ------------------------------------------------------------------------------------

E1 = Exercise(
    id="L01-E1",
    title="Guess the quarter",
    kind="predict",
    mode="read",
    minutes=2,
    must=False,
    objectives=("L01-O3",),
    form=Choice(
        {
            "a": Option(
                "it fell by more than a tenth",
                "That is what the article's word suggests: prices fall because sales fall. Run the next "
                "cell and compare 2024Q1 with 2023Q1. Did sales fall?",
                code="sales-fell",
                belief="M28",
            ),
            "b": Option(
                "it was about the same",
                "A fair middle guess. The next cell has the figures: compare 2024Q1 with 2023Q1.",
                code="flat",
            ),
            "c": Option(
                "it rose by about a twentieth",
                "The direction is right. The next cell shows by how much you were too careful.",
                code="rose-a-little",
            ),
            "d": Option(
                "it rose by more than a quarter",
                "Right, and it should puzzle you: why would anyone call that a downturn? The next cell "
                "has the figures; the rest of the lesson asks which claims of the article hold.",
                right=True,
                code="rose-much",
            ),
        }
    ),
    hints=(
        "It is a guess: any of the four is a fair try.",
        "Ask what you know of the firm's sales, and what you know only of its share price.",
    ),
)

# --- E2 ------------------------------------------------------------------------------------

TWELVE = ("C04", "C08", "C11", "C12", "C18", "C19", "C20", "C23", "C24", "C26", "C27", "C30")
FORECASTS, PRAISE, LICENCE = ("C11", "C26"), ("C27", "C30"), ("C04", "C19", "C24")
LOOSE = ("C08", "C20")  # records bear on them, though downturn and little are words to argue over


def _e2_accepted() -> dict[str, set[str]]:
    table = _load("article_claims").set_index("claim_id")["claim_type"]
    accepted = {claim: {str(table[claim])} for claim in TWELVE}
    accepted["C18"] |= {"checkable"}  # how many developers are below the threshold is a fact
    return accepted


def _e2_wrong(value) -> list[str]:
    return wrong_labels(value, _e2_accepted())


def _e2_is(value, claims, label) -> bool:
    return any(value[claim] == label for claim in claims)


E2 = Exercise(
    id="L01-E2",
    title="Sort twelve claims",
    kind="choose",
    mode="edit",
    minutes=7,
    must=True,
    objectives=("L01-O1",),
    form=Labels(TWELVE, ("checkable", "legal", "opinion"), "claim"),
    rules=(
        right(
            "sorted",
            lambda v: not _e2_wrong(v) and v["C18"] == "legal",
            "All twelve. C23 and C24 stand side by side on purpose: whether OSI approved is a matter of "
            "record, what follows from it is a matter of law. And C12 can be checked without deciding "
            "whether the strategy is masterly.",
        ),
        right(
            "sorted-18-as-checkable",
            lambda v: not _e2_wrong(v),
            "All twelve. On C18 you went for the record: how many developers are small enough is a "
            "fact, true. We say legal, since what they may do is read from a licence. Both hold.",
        ),
        wrong(
            "one-label",
            lambda v: len(set(v.values())) == 1,
            "One label for all does not sort anything. Ask of each claim what would settle it: a "
            "record, a text that has to be interpreted, or nothing.",
        ),
        wrong(
            "quotation-is-no-opinion",
            lambda v: v["C12"] != "checkable",
            "What Reddy thinks is an opinion. But C12 is the article's claim that she said it. Could a "
            "recording settle that?",
        ),
        wrong(
            "forecast-as-fact",
            lambda v: _e2_is(v, FORECASTS, "checkable"),
            "C11 and C26 say what could happen. Time may show it; which record could have settled it on "
            "2 May 2024?",
        ),
        wrong(
            "figure-of-speech",
            lambda v: any(v[claim] != "opinion" for claim in PRAISE + FORECASTS),
            "At least one of C11, C26, C27 and C30 is not sorted yet. Each holds a forecast, praise or an image. "
            "Which licence clause or which record would decide it for everyone?",
        ),
        wrong(
            "law-is-opinion",
            lambda v: _e2_is(v, (*LICENCE, "C18"), "opinion"),
            "Lawyers argue, but from a text. If a licence or a definition could be opened to decide the "
            "claim, it is no mere opinion. Look again at C04, C18, C19 and C24.",
        ),
        wrong(
            "law-is-a-record",
            lambda v: _e2_is(v, LICENCE, "checkable"),
            "A document would help with C04, C19 and C24, true. But can you look the answer up, or must "
            "somebody read its terms and say what they mean?",
        ),
        wrong(
            "approval-is-a-record",
            lambda v: v["C23"] != "checkable",
            "C23 says only that somebody has not done something. OSI keeps a list of the licences that "
            "it approved: does one have to interpret it?",
        ),
        partly(
            "loose-words",
            lambda v: all(c in LOOSE and v[c] == "opinion" for c in _e2_wrong(v)),
            lambda v: f"The others hold. On {' and '.join(_e2_wrong(v))}: the word is loose, and L01-E6 "
            "comes back to downturn. But would such a word stand whatever the figures or the published "
            "papers said? If they bear on it, what kind of claim is it?",
        ),
        wrong(
            "downturn-has-figures",
            lambda v: v["C08"] != "checkable",
            "Downturn is a loose word, yes. But would you let it stand whether revenue had halved or "
            "doubled? If figures bear on it, which kind of claim is it?",
        ),
        wrong(
            "cards-can-be-counted",
            lambda v: v["C20"] != "checkable",
            "Little is a loose word. But what Meta told stands in published papers on each model, and "
            "the sources named there can be counted.",
        ),
    ),
    hints=(
        "Do not ask whether it is true. Ask what you would open to find out.",
        "A register, a figure or a recording is a record. A licence or a definition must be interpreted.",
        "Four claims look forward, praise or paint an image. What could settle those?",
    ),
)

# --- E3 ------------------------------------------------------------------------------------

CANDIDATES = (
    "odsc-article",
    "nbc-2024-04",
    "techtarget-2024-04-18",
    "opendefinition-2.1",
    "llama3-repo",
)
SOURCE_WORDS = {
    "article": "odsc-article",
    "the article": "odsc-article",
    "nbc": "nbc-2024-04",
    "techtarget": "techtarget-2024-04-18",
    "opendefinition": "opendefinition-2.1",
    "llama3 repo": "llama3-repo",
    "the licence": "llama3-repo",
    "licence": "llama3-repo",
    "license": "llama3-repo",
    "the license": "llama3-repo",
    "the llama 3 repository": "llama3-repo",
}
# Clauses that own, permit on terms, or take back; 3, 4 and 7 could stand in any contract, and 5.a is
# about marks, which outlive copyright.
OWNING = {"def.LlamaMaterials", "0.acceptance"}
OWNERSHIP = ("1", "2", "5", "6", "AUP")


def _owner_clauses(clauses) -> set[str]:
    sections = {c for c in clauses if c.split(".")[0] in OWNERSHIP and not c.startswith("5.a")}
    return sections | (set(clauses) & OWNING)


E3 = Exercise(
    id="L01-E3",
    title="Trace the public domain",
    kind="read a clause",
    mode="edit",
    minutes=7,
    must=True,
    objectives=("L01-O2",),
    form=Record(
        {
            "source": OneOf(CANDIDATES, SOURCE_WORDS),
            "clauses": Clauses("llama-3"),
            "conclusion": OneOf(VERDICTS, UNREAD),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "free-of-charge",
            lambda v: v.conclusion == "supported" and v.clauses <= {"1.a", "1"},
            "1.a asks for no payment, and that is another claim (C05). In the public domain nobody "
            "needs permission. What does 1.a give, if no permission were needed?",
            belief="M01",
        ),
        wrong(
            "public-domain",
            lambda v: v.conclusion == "supported",
            "In the public domain nobody holds the rights. Read the summary of def.LlamaMaterials once "
            "more: whose does the text say that the materials are?",
            belief="M01",
        ),
        wrong(
            "article-by-itself",
            lambda v: v.source == "odsc-article",
            "You would check the article by the article. It tells us what is claimed; what did Meta "
            "itself put out with the model?",
        ),
        wrong(
            "report-of-a-report",
            lambda v: v.source in ("nbc-2024-04", "techtarget-2024-04-18"),
            "That is a secondary source: it tells of the thing. It can explain how a slip came about "
            "(NBC wrote of the public and of no charge). Which of the five is the thing itself?",
        ),
        partly(
            "definition-alone",
            lambda v: v.source == "opendefinition-2.1",
            "A primary source, and a good one for what the word means. Whether Llama 3 fits the word "
            "is told elsewhere: where are its terms?",
        ),
        wrong(
            "weights-unsettled",
            lambda v: v.conclusion == "contested",
            "Whether the law protects weights at all is unsettled, and L03 takes it up. But the claim "
            "is about an act: that Meta placed the model there. Is Meta's own text open on that?",
        ),
        wrong(
            "it-was-read",
            lambda v: v.conclusion == "not checked here",
            "Not checked here is for claims whose source nobody opened. This one is summarised in the "
            "table above your answer.",
        ),
        partly(
            "only-loose",
            lambda v: v.conclusion == "imprecise",
            "The source is right. Imprecise means that a part holds. Free of charge holds, but it is "
            "another claim. Which part of `in the public domain` would you keep?",
        ),
        partly(
            "any-contract",
            lambda v: not _owner_clauses(v.clauses),
            "Source and conclusion hold. But what you cite could stand in a contract about a thing that "
            "nobody owns. Cite a clause on an owner, or on permission given or taken back.",
        ),
        partly(
            "half-the-licence",
            lambda v: len(v.clauses) > 5,
            "Source and conclusion hold. But you cite half the licence: pick the one or two clauses that "
            "settle the claim.",
        ),
        right(
            "traced",
            lambda v: v.conclusion == "contradicted" and bool(_owner_clauses(v.clauses)),
            "Right. Somebody who calls a thing proprietary, permits some uses and may end the permission "
            "has not given it away. NBC wrote of models offered to the public for free: perhaps the slip "
            "began there (our guess).",
        ),
    ),
    advice=(
        _say_why("write in `because` what the clause does that no owner would do with a gift."),
        thought("kind-not-needed", misplaced_kind, "`kind` is only for contested answers."),
    ),
    hints=(
        "Four of the five tell of the model or define a word. One came out with the model.",
        "If nobody owned it, nobody could permit, forbid or end anything.",
        "For the clauses, look at the definition and at what may be ended.",
    ),
)

# --- E4 ------------------------------------------------------------------------------------

EARLIER = {"llama-1", "llama-2"}


def _releases() -> dict[str, str]:
    table = _load("llama_versions").drop_duplicates("version")
    return {
        str(v): str(d)[:10] for v, d in zip(table["version"], table["release_date"], strict=True)
    }


def _after_article(versions) -> list[str]:
    dates = _releases()
    return sorted(v for v in versions if dates[v] > ARTICLE)


E4 = Exercise(
    id="L01-E4",
    title="What did the earlier cards tell?",
    kind="apply to a case",
    mode="edit",
    minutes=6,
    must=False,
    objectives=("L01-O3", "L01-O2"),
    form=Record(
        {
            "versions": ListOf(lambda: list(_releases()), "version keys of the table"),
            "conclusion": OneOf(VERDICTS, UNREAD),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "hindsight",
            lambda v: _after_article(v.versions),
            lambda v: f"{', '.join(_after_article(v.versions))} came out after 2 May 2024. It may be "
            "good evidence today, and nobody had it then. Look down the column `release_date`.",
        ),
        wrong(
            "the-new-one",
            lambda v: not v.versions & EARLIER,
            "Llama 3 was the new version. Whose cards does the claim speak of?",
        ),
        wrong(
            "ungrounded",
            ungrounded,
            "Contested is an answer when you can say what is open. Name the kind: the cards lie before "
            "you, so what could differ?",
            belief="M31",
        ),
        wrong(
            "never-told",
            lambda v: v.conclusion == "supported" and "llama-1" in v.versions,
            "You list llama-1. Read its cell again and count the sources it names. Is that little?",
            belief="M21",
        ),
        wrong(
            "one-card-for-all",
            lambda v: v.conclusion == "supported",
            "That fits the card you cite. The claim speaks of earlier versions: which other one was "
            "out, and what did its card tell?",
            belief="M21",
        ),
        wrong(
            "it-was-read",
            lambda v: v.conclusion == "not checked here",
            "Not checked here is for sources that nobody opened. What the cards tell is in the table "
            "above your answer.",
        ),
        partly(
            "one-of-two",
            lambda v: not v.versions >= EARLIER,
            "The card that you cite may count. One more version was out and is spoken of: does its card "
            "point the same way?",
        ),
        right(
            "half-right",
            lambda v: v.conclusion == "imprecise",
            "Right: wrong for Llama 1, which named seven sources with shares, right for Llama 2. What the "
            "sentence leaves out is that the card of Llama 3, the new version, tells as little as Llama 2's.",
        ),
        partly(
            "all-false",
            lambda v: v.conclusion == "contradicted",
            "You have caught the slip on Llama 1. But if a part of a claim holds, there is a verdict for "
            "that. Does the claim hold for the other version you list?",
        ),
        partly(
            "word-little",
            lambda v: v.conclusion == "contested",
            "How much is little can be argued. But put the two cards side by side: do they fall under "
            "the same word, however you draw the line? If only one does, which verdict says so?",
        ),
    ),
    advice=(
        thought(
            "not-an-earlier-one",
            lambda v: "llama-3" in v.versions,
            "Llama 3's card was out, and is worth telling; but the claim is about earlier versions.",
        ),
        _say_why("write in `because` what each card told."),
        thought("kind-not-needed", misplaced_kind, "`kind` is only for contested answers."),
    ),
    hints=(
        "Two tests for each version: was it out on 2 May 2024, and is the claim about it?",
        "Two versions pass both. Compare what their cards name.",
        "There is a verdict for claims that hold in part.",
    ),
)

# --- E5 ------------------------------------------------------------------------------------

COLUMNS = ("meta_pct", "spy_pct", "qqq_pct")
OTHER_DAY = ("february", "leapt", "rose", "soar", "jump")
CAUSES = ("downturn", "because", "due to", "thanks", "punish", "reject", "investor", "open", "free")


def _moves():
    return _load("price_reaction").set_index("reaction_id")


def _fall():
    """The row of the fall: the greatest drop among the days of the event of 24 April 2024."""
    table = _moves()
    rows = table[table["event_date"] == "2024-04-24"].sort_values("meta_pct", kind="stable")
    return rows.iloc[0]


def _numbers(picture) -> list[float]:
    """All lengths that could show a value: bars either way, points, lines."""
    found = [x for bar in picture.bars for x in bar[2:]]
    found += [x for point in picture.points for x in point]
    for _, xs, ys in picture.lines:
        found += [x for x in (*xs, *ys) if isinstance(x, int | float)]
    return [float(x) for x in found]


def _has(picture, value: float) -> bool:
    return any(close(x, float(value), 0.02) for x in _numbers(picture))


def _shows(picture, factor: float = 1.0) -> set[str]:
    row = _fall()
    return {column for column in COLUMNS if _has(picture, row[column] * factor)}


def _other_day(picture) -> bool:
    others = _moves().drop(index=_fall().name)["meta_pct"].dropna()
    return any(_has(picture, value) for value in others)


def _written(picture) -> str:
    words = (*picture.xticklabels, *picture.yticklabels, *picture.legend, *picture.texts)
    return fold(" ".join((*words, *(line[0] for line in picture.lines))))


def _axis(picture) -> str:
    return fold(f"{picture.xlabel} {picture.ylabel}")


E5 = Exercise(
    id="L01-E5",
    title="Draw the fall",
    kind="make a figure",
    mode="edit",
    minutes=7,
    must=False,
    objectives=("L01-O4",),
    form=Figure(),
    rules=(
        partly(
            "no-unit",
            lambda p: {"meta_pct"} < _shows(p) and len(_axis(p)) < 3,
            "The bars are right. Nobody can tell what they measure: name the axis and its unit.",
        ),
        partly(
            "no-names",
            lambda p: {"meta_pct"} < _shows(p) and "meta" not in _written(p),
            "The values and the axis are right. Which of them is Meta? Name each bar.",
        ),
        partly(
            "no-title",
            lambda p: {"meta_pct"} < _shows(p) and not p.title.strip(),
            "The bars are right and named. Give the figure a title that says what they show, and when.",
        ),
        partly(
            "title-of-the-other-day",
            lambda p: {"meta_pct"} < _shows(p) and any(w in fold(p.title) for w in OTHER_DAY),
            "The bars are right. The title tells of another day, or of the other direction.",
        ),
        right(
            "drawn",
            lambda p: {"meta_pct"} < _shows(p),
            "Right. Meta fell by far more than the market did, so hardly any of the fall was the "
            "market's. Whose news it was the bars do not say.",
        ),
        wrong(
            "no-market",
            lambda p: "meta_pct" in _shows(p),
            "The fall is there. But on a day on which everything falls, Meta's fall is no news about "
            "Meta. Which columns hold the market?",
        ),
        partly(
            "fractions",
            lambda p: "meta_pct" in {c for c in COLUMNS if _fraction(p, c)},
            "These are fractions: a tenth instead of ten percent. The table has percentages; draw those, "
            "so that the axis can say percent.",
        ),
        wrong(
            "sign-lost",
            lambda p: "meta_pct" in _shows(p, -1.0),
            "The size is right, the direction is not: a fall points below zero.",
        ),
        wrong(
            "wrong-day",
            _other_day,
            "These bars tell of another day. The report came in the evening of 24 April, after the "
            "close: look in `reaction_date` for the close that could know of it.",
        ),
        partly(
            "market-taken-off",
            lambda p: _has(p, _fall()["meta_minus_spy_points"]),
            "That is Meta less the market, a good measure. The task wants both, so that a reader sees what "
            "was subtracted: draw Meta and a fund side by side.",
        ),
        wrong(
            "market-only",
            lambda p: bool(_shows(p) & {"spy_pct", "qqq_pct"}),
            "The market is there. Where is Meta itself?",
        ),
    ),
    otherwise="The figure does not show that day's changes. Draw meta_pct, spy_pct and qqq_pct of one row.",
    advice=(
        thought(
            "title-says-more",
            lambda p: any(w in fold(p.title) for w in CAUSES),
            "does the title say more than the bars? They show how far prices moved, not why.",
        ),
    ),
    hints=(
        "In the copied lines only the row and the title have to change.",
        "The report came after the close. Which of the three rows ends on the next trading day?",
        'End with `picture = fig`, above `check`.',
    ),
)


def _fraction(picture, column: str) -> bool:
    return any(close(x, float(_fall()[column]) / 100, 0.0002) for x in _numbers(picture))


# --- E6 ------------------------------------------------------------------------------------

YEARLY = {"revenue on the year", "profit on the year"}
QUARTERLY = {"revenue on the quarter before"}
PRICE = {"share price on 25 April", "share price less the market"}
LATER = {"share price by 5 June"}
MEASURES = (*sorted(YEARLY), *sorted(QUARTERLY), *sorted(PRICE), *sorted(LATER))

E6 = Exercise(
    id="L01-E6",
    title="Was it a financial downturn?",
    kind="decide and justify",
    mode="edit",
    minutes=8,
    must=True,
    objectives=("L01-O3", "L01-O4"),
    form=Record(
        {
            "conclusion": OneOf(("supported", "imprecise", "contradicted", "contested")),
            "evidence": ListOf(MEASURES, "measures of the table"),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "hindsight",
            lambda v: bool(v.evidence & LATER),
            "On 2 May 2024 nobody knew the price of June. That the shares came back is worth a footnote, "
            "under the name of hindsight.",
        ),
        wrong(
            "ungrounded",
            ungrounded,
            "Contested is an answer when you can say what is open. The figures are not: so what is? Name "
            "the `kind`.",
            belief="M31",
        ),
        wrong(
            "against-own-evidence",
            lambda v: v.conclusion == "supported" and bool(v.evidence & YEARLY),
            "Look at the sign of what you cite: a measure of the business on the year does not point "
            "down. How do you get from there to a downturn?",
        ),
        wrong(
            "one-step-of-a-season",
            lambda v: v.conclusion == "supported" and bool(v.evidence & QUARTERLY),
            "Revenue was lower than in the quarter before, true, and hardly anyone notices. But look "
            "up 2023Q1 in the table after L01-E1: the same step fell then too. Which comparison leaves the "
            "season out?",
            belief="M28",
        ),
        wrong(
            "price-is-business",
            lambda v: v.conclusion == "supported",
            "That is the article's own step: the price fell, so business was bad. A price is a guess about "
            "the future. Which measures tell what the firm took in and kept?",
            belief="M28",
        ),
        right(
            "contradicted",
            lambda v: v.conclusion == "contradicted" and bool(v.evidence & YEARLY),
            "Right, and our own verdict. A financial downturn would show in revenue or profit, and on the "
            "year both rose. The price fell after higher spending plans: that is news of the future.",
        ),
        partly(
            "contradicted-without-business",
            lambda v: v.conclusion == "contradicted",
            "It can be defended, but not from what you cite: that measure did fall. Which measures speak "
            "against the claim?",
        ),
        right(
            "imprecise",
            lambda v: v.conclusion == "imprecise"
            and bool(v.evidence & (PRICE | QUARTERLY))
            and bool(v.evidence & YEARLY),
            "Defensible: something did fall, and the article names the price as what it means. Our own "
            "verdict is contradicted, because the word financial speaks of the firm. Which word would you have "
            "printed?",
        ),
        partly(
            "imprecise-one-sided",
            lambda v: v.conclusion == "imprecise",
            "Imprecise says that a part holds and a part does not. Your evidence shows one of the two: "
            "cite a measure for the other.",
        ),
        wrong(
            "contested-facts",
            lambda v: v.kind in ("facts missing", "authorities disagree"),
            "The figures are known, and no authority has spoken on the word. If the matter is open, it is "
            "open for another reason: which?",
            belief="M31",
        ),
        right(
            "contested-word",
            lambda v: bool(v.evidence & (PRICE | QUARTERLY)) and bool(v.evidence & YEARLY),
            "Defensible: the article does not say what it compares, and readers take the word "
            "differently. You cite both sides, as one must. We say contradicted; what would a reader need "
            "to be told to agree with you?",
        ),
        partly(
            "contested-one-sided",
            lambda v: v.conclusion == "contested",
            "A dispute has two sides, and your evidence points one way only. Which measure would the "
            "other side cite?",
        ),
    ),
    advice=(
        _say_why("write in `because` what you mean by a downturn; the class will ask."),
        thought("kind-not-needed", misplaced_kind, "`kind` is only for contested answers."),
    ),
    hints=(
        "Sort the six measures first: which speak of the business, which of the price, which came later?",
        "A quarter is best compared with the same quarter of another year.",
        "The verdict must follow from the measures that you name. Say each sign aloud.",
    ),
)

# --- E7 ------------------------------------------------------------------------------------

KEYS = ("earnings", "release-day")


def _usual(column="meta_minus_spy_points", *, until=ARTICLE, how="median", size=True, skip=None):
    table = _moves()
    table = table[table["kind"].isin(KEYS)].dropna(subset=column).drop(index=skip or [])
    table = table[table["reaction_date"] <= until] if until else table
    values = table[column].abs() if size else table[column]
    grouped = values.groupby(table["kind"].astype(str))
    return getattr(grouped, how)().to_dict()


def _near(value, reference) -> bool:
    return all(close(value[key], reference[key], 0.06) for key in KEYS)


E7 = Exercise(
    id="L01-E7",
    title="The usual move",
    kind="compute",
    mode="code",
    minutes=6,
    must=False,
    objectives=("L01-O4", "L01-O3"),
    form=Amounts(KEYS, "the usual move for each of the two kinds of day"),
    rules=(
        right(
            "usual",
            lambda v: _near(v, _usual()),
            "Right. The fall of 25 April was a little smaller than the usual move on a report day. As a "
            "move in price it was no exception. (With two release days, the second figure is thin.)",
        ),
        wrong(
            "hindsight",
            lambda v: _near(v, _usual(until=None)),
            "You used all days, those after the article too. What was known on 2 May 2024? The column is "
            "`reaction_date`.",
        ),
        wrong(
            "ups-cancel-downs",
            lambda v: _near(v, _usual(size=False)) or _near(v, _usual(size=False, until=None)),
            "Ups and downs cancel in your figure. The question asks how far, in either direction: `abs()`.",
        ),
        wrong(
            "market-left-in",
            lambda v: _near(v, _usual("meta_pct")) or _near(v, _usual("meta_pct", until=None)),
            "That is Meta's price by itself. Part of it is the market's move: which column has it taken "
            "off?",
        ),
        partly(
            "rounded",
            lambda v: all(v[key] == round(x) for key, x in _usual().items()),
            "The right figures, rounded to whole points. Leave a decimal or two: on release days half a "
            "point is much.",
        ),
        partly(
            "mean",
            lambda v: _near(v, _usual(how="mean")),
            "That is the mean, and a fair answer to another question: a few huge days pull it. The task "
            "asks for the middle value.",
        ),
        partly(
            "the-fall-left-out",
            lambda v: _near(v, _usual(skip=[_fall().name])),
            "You left out 25 April itself. A good idea for asking what was usual before; the task wants "
            "all that was known on 2 May 2024.",
        ),
    ),
    otherwise="Not these. Filter `days` by date, take `abs()`, group by `kind`, take the median.",
    hints=(
        'Dates compare with text: `days["reaction_date"] <= "2024-05-02"`.',
        "`abs()` of a column drops the signs; `groupby(...)` then makes one figure for each kind.",
        'Nearly there: `known["meta_minus_spy_points"].abs().groupby(known["kind"])`.',
    ),
)

# --- E8 ------------------------------------------------------------------------------------

NO, YES, UNKNOWN = "does not hold", "holds", "not checked here"
E8_ACCEPTED = {
    "a": {NO},
    "b": {YES},
    "c": {NO},
    "d": {NO},
    "e": {YES},
    "f": {NO},
    "g": {NO, UNKNOWN},
    "h": {UNKNOWN},
}

E8 = Exercise(
    id="L01-E8",
    title="Eight letters",
    kind="choose",
    mode="read",
    minutes=7,
    must=False,
    objectives=("L01-O2", "L01-O3", "L01-O4"),
    form=Labels(tuple(E8_ACCEPTED), (YES, NO, UNKNOWN), "letter"),
    rules=(
        right(
            "letters",
            lambda v: not wrong_labels(v, E8_ACCEPTED),
            "All eight. On g the data cannot show it, and not checked can be defended as well: no record of "
            "investors' views was read. h is not wrong either; it waits for somebody to open the report.",
        ),
        wrong(
            "free-is-open",
            lambda v: v["a"] != NO,
            "Letter a goes from price to openness. The Open Source Definition (L02) asks what anyone may "
            "do. Look at 1.b.v and 2: does costing nothing settle that?",
            belief="M02",
        ),
        wrong(
            "no-business",
            lambda v: v["b"] != YES,
            "Letter b: that rule was Llama 1's. Does 1.a, or any clause above, ask whether you sell bread?",
            belief="M07",
        ),
        wrong(
            "only-the-large",
            lambda v: v["c"] != NO,
            "Letter c: one clause asks about size. Read 1.b.i.B and 1.b.iv.aup: does either ask how large "
            "you are?",
            belief="M03",
        ),
        wrong(
            "growth",
            lambda v: v["d"] != NO,
            "Letter d: clause 2 does look at 700 million users. In which month does it count them, and does "
            "it count again later?",
            belief="M04",
        ),
        wrong(
            "platform",
            lambda v: v["e"] != YES,
            "Letter e: the article speaks of use on large platforms. Read clause 2 again: does it look at "
            "where the model runs, or at who runs it?",
            belief="M05",
        ),
        wrong(
            "never-told",
            lambda v: v["f"] != NO,
            "Letter f says any Llama. Go back to the table of model cards, first row.",
            belief="M21",
        ),
        wrong(
            "one-day-one-cause",
            lambda v: v["g"] == YES,
            "Letter g: the report of that evening held sales, profit and spending plans at once. And how "
            "far did the shares move on the day of Llama 3 itself? See the figure of report and release days.",
            belief="M29",
        ),
        wrong(
            "unread-as-false",
            lambda v: v["h"] == NO,
            "Letter h: what did we find that speaks against it? That a source was not read makes a claim "
            "neither false nor true.",
        ),
        wrong(
            "unread-as-true",
            lambda v: v["h"] == YES,
            "Letter h: the article reports it. Who opened the report behind the article at that passage? "
            "See the table of what was not read.",
        ),
    ),
    hints=(
        "Letters a to e are about the licence: find the clause in the table first.",
        "Two letters sound modest and are simply so. One could not be checked here.",
        "For d, look at the month; for f, at the first version.",
    ),
)

EXERCISES = [E1, E2, E3, E4, E5, E6, E7, E8]
