"""Exercises of L09, Inside the box.

References come from the tables `transparency_scores`, `model_releases`, `dataset_licences`,
`openness_assessments` and `debate`.
"""

from __future__ import annotations

from howopen.exercise import Exercise, partly, right, thought, wrong
from howopen.fields import ListOf, OneOf, Record, Words, kind_field, misplaced_kind, ungrounded
from howopen.forms import Choice, Figure, Labels, Number, Option, close, wrong_labels


def _load(table: str):
    from howopen import load

    return load(table)


# --- E1 ------------------------------------------------------------------------------------

E1 = Exercise(
    id="L09-E1",
    title="Which Llama told most?",
    kind="predict",
    mode="read",
    minutes=2,
    must=False,
    objectives=("L09-O3",),
    form=Choice(
        {
            "a": Option(
                "Llama 1",
                "Yes: the Llama with the tightest licence has the card that tells most. The table "
                "below shows what it names, and what came after.",
                right=True,
                code="llama-1",
            ),
            "b": Option(
                "Llama 2",
                "A fair guess: a freer licence might bring a fuller card. Run the next cell and read "
                "Llama 2's row. Does it name a source?",
                code="freer-tells-more",
                belief="M42",
            ),
            "c": Option(
                "Llama 3",
                "It is the newest of the three, and its data were the largest. How many of them does "
                "its card name? Run the next cell.",
                code="newer-tells-more",
            ),
            "d": Option(
                "none",
                "Never is a strong word, and one row of the next table does not bear it out. Which "
                "one?",
                code="never-told",
                belief="M21",
            ),
        }
    ),
    hints=(
        "It is a guess: any of the four is a fair try.",
        "What a lab tells its fellow researchers may differ from what a firm tells its customers.",
    ),
)

# --- E2 ------------------------------------------------------------------------------------

E2_ACCEPTED = {
    "a": {"refuted"},
    "b": {"not decided"},
    "c": {"shown"},
    "d": {"shown"},
    "e": {"refuted"},
    "f": {"not decided", "refuted"},
}


def _meta(edition: str, subdomain: str | None = None) -> int:
    """Meta's points in one edition of the index, in all or in one group of questions."""
    table = _load("transparency_scores")
    rows = table[(table["developer"] == "Meta") & (table["edition"] == edition)]
    if subdomain is not None:
        rows = rows[rows["subdomain"] == subdomain]
    return int(rows["score"].sum())


def _e2_wrong(value) -> list[str]:
    return wrong_labels(value, E2_ACCEPTED)


E2 = Exercise(
    id="L09-E2",
    title="What can the index say?",
    kind="choose",
    mode="read",
    minutes=7,
    must=True,
    objectives=("L09-O1", "L09-O3"),
    form=Labels(tuple(E2_ACCEPTED), ("shown", "refuted", "not decided"), "sentence"),
    rules=(
        right(
            "read",
            lambda v: not _e2_wrong(v) and v["f"] == "not decided",
            lambda v: (
                f"All six. Meta went from {_meta('2023-10')} to {_meta('2024-05')} points, and on "
                f"the ten questions on data stayed at {_meta('2024-05', 'Data')}. The rise may even "
                "be better reporting: in 2024 developers could hand in reports, and the flagship "
                "was the same Llama 2. On f, the index asks whether terms are told, never how free "
                "they are; the next section looks elsewhere for that."
            ),
        ),
        right(
            "read-f-by-example",
            lambda v: not _e2_wrong(v),
            "All six. On f you seem to know a counterexample, and there are some: see the next "
            "section. The index by itself decides nothing, since it asks whether terms are told and "
            "never how free they are.",
        ),
        wrong(
            "llama-3-scored",
            lambda v: v["a"] != "refuted",
            "Look back to where the flagships are named. Which Llama did the index of May 2024 ask "
            "about? A firm's newest model is not always the one that was scored.",
        ),
        wrong(
            "numbers-compared",
            lambda v: v["b"] != "not decided",
            "You compare two numbers. Before that, ask what was measured: how many names of "
            "questions do those two editions share, and was the bar left where it was?",
        ),
        wrong(
            "freer-by-score",
            lambda v: v["f"] == "shown",
            "The index asks what is told. Which of its hundred questions would ask how free the "
            "terms are? Whether a licence is published says nothing of what it allows.",
            belief="M42",
        ),
        wrong(
            "sources-unread",
            lambda v: v["c"] != "shown",
            "In the table of ten questions find the row on data sources, and read both columns.",
        ),
        wrong(
            "same-questions-doubted",
            lambda v: v["d"] != "shown",
            "Between these two editions the questions stayed; only two names were shortened. So "
            "points can be compared here. Points are what the sentence speaks of, not reasons.",
        ),
        wrong(
            "data-credited",
            lambda v: v["e"] != "refuted",
            "In which groups did the score move? Find the ten questions on data in the second "
            "table and add up each column. A group on users' data is not about training data.",
        ),
    ),
    hints=(
        "For each sentence ask first: same model? same questions?",
        "Where the questions changed, a difference of points may come from either side.",
        "The table of ten rows answers two of the sentences.",
    ),
)

# --- E3 ------------------------------------------------------------------------------------

FLAGSHIPS = {
    "Fuyu-8B": ("Adept", "adept-fuyu"),
    "Jurassic-2": ("AI21 Labs", "ai21-labs-jurassic-2-jumbo"),
    "Luminous": ("Aleph Alpha", "aleph-alpha-luminous-supreme"),
    "Titan": ("Amazon", "amazon-amazon-titan"),
    "Claude 3": ("Anthropic", "anthropic-claude-3-opus"),
    "StarCoder": ("BigCode/Hugging Face/ServiceNow", "hugging-face-starcoder"),
    "Gemini 1.0": ("Google", "google-gemini-1.0-ultra"),
    "Granite 13B": ("IBM", "ibm-granite-13b"),
    "Llama 2": ("Meta", "meta-llama-2"),
    "Phi-2": ("Microsoft", "microsoft-phi-2"),
    "Mistral 7B": ("Mistral", "mistral-ai-mistral-7b"),
    "GPT-4": ("OpenAI", "openai-gpt-4"),
    "Stable Video": ("Stability AI", "stability-ai-stable-video-diffusion"),
    "Palmyra-X": ("Writer", "writer-palmyra-x-003"),
}
RANKS = {"proprietary": 0, "OSI-approved": 2}
LIMITS = 1


def _rank(model: str) -> int:
    """How free the licence of a flagship is: none for the public, with limits, OSI-approved."""
    releases = _load("model_releases").set_index("release_id")
    return RANKS.get(releases.loc[FLAGSHIPS[model][1], "licence_family"], LIMITS)


def _points(model: str) -> int:
    """A flagship's points on the ten questions on data, May 2024."""
    table = _load("transparency_scores")
    chosen = (table["edition"] == "2024-05") & (table["subdomain"] == "Data")
    return int(table.loc[chosen & (table["developer"] == FLAGSHIPS[model][0]), "score"].sum())


_MODEL = OneOf(
    tuple(FLAGSHIPS),
    {developer: model for model, (developer, _) in FLAGSHIPS.items()}
    | {
        "llama-2": "Llama 2",
        "mistral": "Mistral 7B",
        "phi 2": "Phi-2",
        "gpt 4": "GPT-4",
        "granite": "Granite 13B",
        "gemini": "Gemini 1.0",
        "gemini 1.0 ultra": "Gemini 1.0",
        "fuyu": "Fuyu-8B",
        "claude": "Claude 3",
        "jurassic": "Jurassic-2",
        "palmyra": "Palmyra-X",
        "stable video diffusion": "Stable Video",
        "bigcode": "StarCoder",
    },
)

E3 = Exercise(
    id="L09-E3",
    title="Break the rule",
    kind="apply to a case",
    mode="edit",
    minutes=5,
    must=False,
    objectives=("L09-O3",),
    form=Record({"freer": _MODEL, "tells_more": _MODEL}),
    rules=(
        wrong(
            "one-model",
            lambda v: v.freer == v.tells_more,
            "A pair needs two models: one higher in the figure, one further to the right.",
        ),
        right(
            "broken",
            lambda v: (
                _rank(v.freer) > _rank(v.tells_more) and _points(v.freer) < _points(v.tells_more)
            ),
            lambda v: (
                f"Right: {v.freer} has the freer licence and {_points(v.freer)} of ten points on "
                f"data, {v.tells_more} has {_points(v.tells_more)}. One pair breaks a rule that "
                "claims to hold always. It does not show the opposite rule, nor that the two have "
                "nothing to do with each other: L09-E7 asks that of many more systems."
            ),
        ),
        partly(
            "equal-points",
            lambda v: (
                _rank(v.freer) > _rank(v.tells_more) and _points(v.freer) == _points(v.tells_more)
            ),
            "The licences are well chosen, and such a pair already weakens the rule. But the two "
            "tell equally much. Is there one further to the right?",
        ),
        wrong(
            "called-open",
            lambda v: _rank(v.freer) == LIMITS and _rank(v.tells_more) > LIMITS,
            lambda v: (
                f"{v.freer} may be called open; its weights come with limits on use, users or "
                "purpose. Which of your two has a licence without them? Look how high each stands."
            ),
            belief="M24",
        ),
        wrong(
            "same-kind",
            lambda v: _rank(v.freer) == _rank(v.tells_more),
            "Both stand under the same kind of licence, so neither is freer by this figure. Take "
            "them from two different heights.",
        ),
        wrong(
            "upside-down",
            lambda v: _rank(v.freer) < _rank(v.tells_more),
            "The first of the pair should have the freer licence, but it stands lower in the "
            "figure. Have you swapped the two?",
        ),
        wrong(
            "rule-kept",
            lambda v: _points(v.freer) > _points(v.tells_more),
            "This pair has the freer licence and the fuller account in one model: it keeps the "
            "colleague's rule. A single pair that breaks it is wanted.",
            belief="M42",
        ),
    ),
    hints=(
        "A freer licence stands higher, a fuller account stands further to the right.",
        "Take one model from the highest row. Who below it stands further to the right?",
    ),
)

# --- E4 ------------------------------------------------------------------------------------

E4_ACCEPTED = {
    "a": {"the model"},
    "b": {"the model"},
    "c": {"a list"},
    "d": {"the data"},
    "e": {"the data"},
    "f": {"a list"},
}


def _e4_wrong(value) -> list[str]:
    return wrong_labels(value, E4_ACCEPTED)


E4 = Exercise(
    id="L09-E4",
    title="What do you need?",
    kind="apply to a case",
    mode="edit",
    minutes=6,
    must=True,
    objectives=("L09-O4",),
    form=Labels(tuple(E4_ACCEPTED), ("the model", "a list", "the data"), "question"),
    rules=(
        right(
            "sorted",
            lambda v: not _e4_wrong(v),
            "All six. Of Llama 3 you can ask a and b today; of Llama 1 also c and f, if you take its "
            "card's word. For d and e neither card is enough; for e not even the training set is, "
            "since what a filter removed is no longer in it. And a test shows that people are "
            "treated unequally, not why.",
        ),
        wrong(
            "one-label",
            lambda v: len(set(v.values())) == 1,
            "One label for all six sorts nothing. Ask of each: is it about what the model does, "
            "what went in and how much, or what the texts say?",
        ),
        wrong(
            "nothing-without-data",
            lambda v: v["a"] == "the data" or v["b"] == "the data",
            "To see how a model treats two names or two languages, whom would you ask: its texts or "
            "the model? You have the weights. The data would help to say why, not whether.",
        ),
        wrong(
            "list-for-behaviour",
            lambda v: v["a"] == "a list" or v["b"] == "a list",
            "A list of sources lets you suspect how the model behaves. What would let you see it?",
        ),
        wrong(
            "model-tells-its-data",
            lambda v: "the model" in (v["c"], v["d"], v["e"], v["f"]),
            "Asking the model what it was trained on gives its words, not a record: it may make them "
            "up. What somebody counted or removed before training, who can tell?",
        ),
        wrong(
            "shares-need-no-texts",
            lambda v: v["c"] == "the data" or v["f"] == "the data",
            "The data would do, but asked is the least. Look at the first row of the first table: "
            "what does that single line let you compare?",
        ),
        wrong(
            "names-are-not-texts",
            lambda v: v["d"] == "a list" or v["e"] == "a list",
            "A name and a share tell how much came from where. They do not tell what the texts say, "
            "or which were thrown out. If the sources are public one may fetch them: and then, "
            "what has one got?",
        ),
    ),
    hints=(
        "Sort them first: about behaviour, about shares, about contents.",
        "Two of each. For behaviour, whoever can run the model can test it.",
    ),
)

# --- E5 ------------------------------------------------------------------------------------

# Our reading of the case: rows that speak for giving the recordings to all, and rows that speak
# for holding back or for terms of one's own. Some can be turned either way.
GIVE = frozenset(
    "D01 D03 D06 D08 D10 D11 D13 D14 D15 D17 D19 D21 D28 D32 D35 D36 D37 D38 D42 D45 D48 D49 D55 "
    "D56 D65".split()
)
HOLD = frozenset(
    "D02 D03 D04 D05 D07 D08 D09 D12 D16 D18 D20 D29 D30 D31 D33 D37 D39 D40 D41 D43 D44 D45 D46 "
    "D47 D50 D51 D52 D55 D56 D57 D62 D64 D65 D66 D67 D68".split()
)
# Rows for terms of one's own also answer a plain refusal. And those terms are answered from two
# flanks: by the rows for giving, and by rows that say no term will hold or fit.
OWN_TERMS = frozenset("D09 D12 D31 D45 D46 D47 D50 D65 D67".split())
AGAINST_TERMS = GIVE | frozenset("D02 D43 D51 D52 D66".split())
WEST = ("United States", "European Union", "Germany", "G7")


def _ids() -> list[str]:
    return _load("debate")["debate_id"].tolist()


def _row(debate_id: str):
    return _load("debate").set_index("debate_id").loc[debate_id]


def _answer(value) -> str:
    return next(iter(value.answer))


def _speaks_for(value) -> bool:
    """True when a row cited can carry the conclusion, and none points only the other way."""
    own, other = (GIVE, HOLD) if value.conclusion == "agree" else (HOLD, GIVE)
    return bool(value.rows & own) and not value.rows & (other - own)


def _paired(value) -> bool:
    """True when the table itself names the answer beside a row cited, or the other way round."""
    pairs = {(i, _row(i)["counter_argument_id"]) for i in (*value.rows, _answer(value))}
    return any((i, _answer(value)) in pairs or (_answer(value), i) in pairs for i in value.rows)


def _answers(value) -> bool:
    """True when the row cited as an answer can be turned against the conclusion."""
    against = {"agree": HOLD, "refuse": GIVE | OWN_TERMS, "own terms": AGAINST_TERMS}[
        value.conclusion
    ]
    return _answer(value) in against or _paired(value)


def _both_sides(value) -> bool:
    """True when, among all rows cited, one speaks for giving and another for holding back."""
    cited = value.rows | value.answer
    return any((a in GIVE and b in HOLD) for a in cited for b in cited if a != b)


def _only_west(value) -> bool:
    regions = [_row(i)["region"] for i in value.rows | value.answer]
    return all(any(place in region for place in WEST) for region in regions)


E5 = Exercise(
    id="L09-E5",
    title="The station's tapes",
    kind="decide and justify",
    mode="edit",
    minutes=11,
    must=True,
    objectives=("L09-O5",),
    form=Record(
        {
            "conclusion": OneOf(
                ("agree", "refuse", "own terms", "contested"),
                {"yes": "agree", "no": "refuse", "terms of its own": "own terms"},
            ),
            "rows": ListOf(_ids, "ids of the table `debate`, such as D17"),
            "answer": ListOf(_ids, "ids of the table `debate`, such as D17"),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "ungrounded",
            ungrounded,
            "Contested is an answer when you can say what leaves it open. Is a text silent, do bodies "
            "disagree, are facts missing, or do readers differ on one text? Name the `kind`.",
            belief="M31",
        ),
        wrong(
            "answers-itself",
            lambda v: v.conclusion != "contested" and v.answer <= v.rows,
            "One row stands on both sides. The best answer to you comes from somebody else: who "
            "would speak after you?",
        ),
        partly(
            "several-answers",
            lambda v: len(v.answer) > 1,
            "Name one answer, the strongest: to choose it is half of the work.",
        ),
        right(
            "contested-facts",
            lambda v: v.conclusion == "contested" and v.kind == "facts missing" and _both_sides(v),
            "Defensible: the story does not say what the families agreed to, who holds rights in the "
            "recordings, or what they would say now. You have both sides in hand. Which fact would "
            "decide it for you, and who could tell you?",
        ),
        right(
            "contested-bodies",
            lambda v: (
                v.conclusion == "contested" and v.kind == "authorities disagree" and _both_sides(v)
            ),
            "Defensible: bodies that people follow set different principles, from data open to all to "
            "the people's say over data about them. You have both in hand. By whose principles "
            "should the station go, and why those?",
        ),
        partly(
            "contested-other-kind",
            lambda v: v.conclusion == "contested" and _both_sides(v),
            "You have both sides in hand. But nobody here reads one text in two ways, and no text is "
            "silent that should speak. Do the voices hold to different principles, or does the story "
            "leave something out?",
        ),
        wrong(
            "contested-one-sided",
            lambda v: v.conclusion == "contested",
            "Contested needs voices on both sides, and all those you cite lean the same way or "
            "speak of something else. Who would object?",
            belief="M31",
        ),
        wrong(
            "not-the-case",
            lambda v: not v.rows & (GIVE | HOLD),
            "Those rows are about something else, such as who decides on a name. Look under the "
            "question on low-resource languages.",
        ),
        wrong(
            "against-oneself",
            lambda v: not _speaks_for(v),
            "As we sort the rows, one that should speak for you points the other way. Read its "
            "`side` and `argument` again: would its holder sign your conclusion?",
        ),
        right(
            "agree",
            lambda v: v.conclusion == "agree" and _answers(v),
            "Defensible, and you named who would answer you. Its weak step: the families gave the "
            "tapes to a station, not to everybody, and what is out cannot be called back. What would "
            "you tell them? Note that the licence binds what it covers: whether the station may "
            "license the voices at all is a question before yours.",
        ),
        right(
            "refuse",
            lambda v: v.conclusion == "refuse" and _answers(v),
            "Defensible, and you named who would answer you. Its weak step: without any data there "
            "may be no speech recognition in this language, and those who need it had no say. Is "
            "there an offer to which you would say yes?",
        ),
        right(
            "own-terms",
            lambda v: v.conclusion == "own terms" and _answers(v),
            "Defensible, and you named who would answer you. Its weak steps: terms that differ from "
            "everybody's cannot easily be combined with others' data, and someone must watch over "
            "them. Who would, and with what money? L10 lets you negotiate.",
        ),
        partly(
            "answer-from-own-side",
            lambda v: True,
            "Your own side stands. But the row you name as an answer would nod, or speaks of "
            "something else. Who would make you change your mind? The column `counter_argument_id` "
            "names an answer to each row.",
        ),
    ),
    advice=(
        thought(
            "one-row",
            lambda v: len(v.rows) < 2,
            "a second row of another theme would carry your side further.",
        ),
        thought(
            "whose-voices",
            _only_west,
            "all voices you cite speak from the United States or Europe, and the station may not. "
            "Look at the column `region`.",
        ),
        thought(
            "give-a-reason",
            lambda v: len(v.because.split()) < 5,
            "write in `because` what your side gives up; the class will ask.",
        ),
        thought(
            "kind-not-needed",
            misplaced_kind,
            "`kind` is for contested answers; leave it `None` when you decide.",
        ),
    ),
    hints=(
        "Who decides, who gains, and what cannot be undone? Look for a row on each.",
        'More rows: `debate[debate["question"].str.startswith("Low-resource")]`.',
        "For the answer, look up the `counter_argument_id` of one of your rows.",
    ),
)

# --- E6 ------------------------------------------------------------------------------------


def _compared():
    """Text data sets that have both a label and an audited licence; with two columns of truth."""
    sets = _load("dataset_licences")
    text = sets[sets["modality"] == "text"]
    label = text["hugging_face_licence_id"]
    usable = ~label.isin(["n/a", "not stated"]) & (text["licence_ids"] != "not stated")
    both = text[usable].copy()
    pairs = list(zip(both["hugging_face_licence_id"], both["licence_ids"], strict=True))
    both["differs"] = [site not in audit.split(";") for site, audit in pairs]
    both["unequal"] = [site != audit for site, audit in pairs]
    return both, len(text)


def _once():
    return _compared()[0].drop_duplicates(["collection", "dataset"])


def _is(value: float, share: float) -> bool:
    """True when value is the share in percent (whole or with decimals), or as a fraction."""
    return close(value, 100 * share, 0.51) or close(value, share, 0.0051)


def _e6_free() -> tuple[int, int]:
    """Of sets whose label allows commercial use: how many, and how many the audit reserves."""
    once = _once()
    label = once["hugging_face_licence_id"]
    free = once[~label.str.contains("-NC|LicenseRef", regex=True)]
    return len(free), int(free["use_class"].isin(["non-commercial", "academic only"]).sum())


def _e6_says(value) -> str:
    rows, once = _compared()[0], _once()
    free, reserved = _e6_free()
    return (
        f"Right: {once['differs'].mean():.0%} of {len(once)} sets, against "
        f"{rows['differs'].mean():.0%} of {len(rows)} rows. Neither is wrong: they count other "
        f"things, so say which. And a difference can matter or not: of {free} sets whose label "
        f"allows commercial use the audit found {reserved} reserved for non-commercial or academic "
        "use. That is no proof of a breach: a page may license its own work, and audits err too."
    )


E6 = Exercise(
    id="L09-E6",
    title="Count it once",
    kind="compute",
    mode="edit",
    minutes=6,
    must=False,
    objectives=("L09-O2",),
    form=Number("percent"),
    rules=(
        right("by-set", lambda v: _is(v, _once()["differs"].mean()), _e6_says),
        wrong(
            "by-collection",
            lambda v: close(
                v, 100 * _compared()[0].drop_duplicates("collection")["differs"].mean(), 0.01
            ),
            "You kept one row of each collection, but a collection holds several sets with licences "
            "of their own. Name both columns.",
        ),
        wrong(
            "by-row",
            lambda v: _is(v, _compared()[0]["differs"].mean()),
            "That is the share of rows, as before: a set that is split into many languages counts "
            "many times. Which two columns name a set?",
        ),
        wrong(
            "agreement",
            lambda v: (
                _is(v, 1 - _once()["differs"].mean())
                or _is(v, 1 - _compared()[0]["differs"].mean())
            ),
            "That is the share of labels that agree. Asked is the share that differs.",
        ),
        wrong(
            "number-of-sets",
            lambda v: v in (_once()["differs"].sum(), len(_once())),
            "That is a number of sets. Divide those that differ by all that can be compared.",
        ),
        partly(
            "stricter",
            lambda v: _is(v, _once()["unequal"].mean()) or _is(v, _compared()[0]["unequal"].mean()),
            "You count a label as right only if it is the audit's whole answer. A stricter measure, "
            "and one may choose it; but then the share is of another thing. Use the column `differs`.",
        ),
        wrong(
            "silent-counted",
            lambda v: (
                _is(v, _compared()[0]["differs"].sum() / _compared()[1])
                or _is(v, _once()["differs"].sum() / _compared()[1])
                or _is(v, _once()["differs"].sum() / len(_compared()[0]))
            ),
            "Something is counted below the line that does not belong there: sets without a label "
            "or an answer, or rows where you want sets. Take the mean of one column.",
        ),
    ),
    otherwise="That is not the share. Drop the doubles, then take the mean of `differs` in percent.",
    hints=(
        "`drop_duplicates` wants a list of columns: rows alike in all of them count once.",
        "The mean of a column of True and False is the share of True.",
        "The two columns are named in the task; multiply the mean by 100.",
    ),
)

# --- E7 ------------------------------------------------------------------------------------

STEPS = ["closed", "partial", "open"]


def _counts():
    """Systems of the European index: licence level (rows) by level of base model data."""
    import pandas as pd

    table = _load("openness_assessments")
    rows = table[table["framework"] == "EOSAI-2026"]
    grid = rows.pivot(index="assessment_id", columns="component", values="level")
    return pd.crosstab(grid["licences"], grid["base model data"]).loc[STEPS, STEPS]


def _shares():
    counts = _counts()
    return counts.div(counts.sum(axis=1), axis=0)


def _lengths(table) -> list[float]:
    return sorted(float(number) for number in table.to_numpy().ravel())


def _draws(picture, table, scale: float = 1) -> bool:
    """True when the bars, lying or standing, have the table's numbers as lengths."""
    wanted = [scale * length for length in _lengths(table)]
    for side in (2, 3):
        drawn = sorted(float(bar[side]) for bar in picture.bars)
        if len(drawn) == len(wanted) and all(
            close(a, b, 0.006 * scale) for a, b in zip(drawn, wanted, strict=True)
        ):
            return True
    return False


def _draws_shares(picture) -> bool:
    return _draws(picture, _shares(), 100) or _draws(picture, _shares())


def _stacks(picture) -> list[float]:
    """The sum of the lengths of the bars at each place, for lying or standing bars."""
    lying = len({round(bar[3], 3) for bar in picture.bars}) == 1
    place, length = (1, 2) if lying else (0, 3)
    sums: dict[float, float] = {}
    for bar in picture.bars:
        where = round(bar[place], 3)
        sums[where] = sums.get(where, 0) + float(bar[length])
    return list(sums.values())


def _whole(picture) -> bool:
    """True when three stacks are drawn, all of one length."""
    sums = _stacks(picture)
    return len(sums) == len(STEPS) and close(max(sums), min(sums), 0.01 * max(sums))


def _wrong_way(picture) -> bool:
    counts = _counts()
    columns = counts.div(counts.sum(axis=0), axis=1)
    whole = counts / counts.to_numpy().sum()
    return any(_draws(picture, table, scale) for table in (columns, whole) for scale in (1, 100))


def _e7_says(value) -> str:
    shares = _shares()
    closed, opened = shares["closed"], shares["open"]
    return (
        f"Right. Base data are open in {opened['closed']:.0%} of the systems with closed licences "
        f"and in {opened['open']:.0%} of those with open ones: the two go together a little. Yet "
        f"with an open licence the data are closed in {closed['open']:.0%}. Related is not the "
        "same: to know one you must look at both. Part of the link is made by the index, whose "
        "licence level looks at the data too."
    )


E7 = Exercise(
    id="L09-E7",
    title="Related or the same?",
    kind="make a figure",
    mode="code",
    minutes=7,
    must=False,
    objectives=("L09-O3",),
    form=Figure(),
    rules=(
        right("stacked", lambda v: _draws_shares(v) and _whole(v), _e7_says),
        partly(
            "not-stacked",
            lambda v: _draws_shares(v) and len(_stacks(v)) == len(STEPS) ** 2,
            "The shares are right, and so are the bars. Put the three of one level of licence on top "
            "of each other, so that each makes a whole: `stacked=True`.",
        ),
        wrong(
            "counts-drawn",
            lambda v: _draws(v, _counts()),
            "These are counts. There are more systems at one level of licence than at another, so "
            "long bars may only mean many systems. Divide each row by its sum.",
        ),
        wrong(
            "other-way",
            _wrong_way,
            "You divided by the sums of the columns, or by all. Asked is: of the systems at one level "
            "of licence, how many have open data? Each row should add up to a hundred.",
        ),
        wrong(
            "turned",
            _draws_shares,
            "The shares are right, but the stacks do not make wholes: each stands for a level of "
            "data. Let each stand for a level of licence.",
        ),
        wrong(
            "no-bars",
            lambda v: len(v.bars) != len(STEPS) ** 2,
            "Nine pieces of bars are wanted: three levels of data for each of three levels of "
            "licence. Did you draw with stacked(shares, ...)?",
        ),
    ),
    otherwise="The bars show something else. Does each row of `shares` add up to a hundred?",
    advice=(
        thought(
            "give-a-message",
            lambda v: len(v.title.split()) < 3 or "your message" in v.title.casefold(),
            "give the figure a title that says what one should see in it.",
        ),
        thought(
            "name-the-axes",
            lambda v: not (v.xlabel and v.ylabel),
            "name both axes, so that a stranger knows percent of what.",
        ),
    ),
    hints=(
        "`counts.sum(axis=1)` gives the sum of each row.",
        "`counts.div(sums, axis=0)` divides each row by its sum.",
        "Then `fig = stacked(shares, ...)` with a title in quotes.",
    ),
)

# --- E8 ------------------------------------------------------------------------------------

E8_ACCEPTED = {
    "a": {"does not follow"},
    "b": {"does not follow"},
    "c": {"does not follow"},
    "d": {"follows"},
    "e": {"does not follow"},
    "f": {"follows"},
    "g": {"does not follow"},
}

E8 = Exercise(
    id="L09-E8",
    title="At the buyers' meeting",
    kind="choose",
    mode="read",
    minutes=6,
    must=False,
    objectives=("L09-O2", "L09-O3", "L09-O4"),
    form=Labels(tuple(E8_ACCEPTED), ("follows", "does not follow"), "sentence"),
    rules=(
        right(
            "sorted",
            lambda v: not wrong_labels(v, E8_ACCEPTED),
            "All seven. Each sentence that fails jumps from one axis to another: from a label to a "
            "right, from terms to quality, from a name to terms, from a difference to a breach, from "
            "silence on data to silence on behaviour. What would the town have to ask instead?",
        ),
        wrong(
            "one-answer",
            lambda v: len(set(v.values())) == 1,
            "They are not all alike: some jump to a conclusion, some only spell out what is said. "
            "Take each by itself.",
        ),
        wrong(
            "label-decides",
            lambda v: v["a"] != "does not follow",
            "A label is what whoever uploaded wrote. How often did it differ from what the audit "
            "found? And the texts inside may have owners of their own.",
            belief="M35",
        ),
        wrong(
            "approved-is-good",
            lambda v: v["b"] != "does not follow",
            "What does OSI read when it approves: the model's answers or the licence's words?",
            belief="M30",
        ),
        wrong(
            "name-decides",
            lambda v: v["c"] != "does not follow",
            "Who gave it that name, and which test has it passed? Llama 3's own title has the word.",
            belief="M24",
        ),
        wrong(
            "open-or-not",
            lambda v: v["d"] != "follows",
            "A release has several parts, each with its own terms. Can one word answer for all of "
            "them, before you say which part or which test you mean?",
            belief="M26",
        ),
        wrong(
            "difference-is-breach",
            lambda v: v["e"] != "does not follow",
            "A page may license the work of its own author, an audit may err, a licence may have "
            "changed. What else would you have to know before you speak of the law?",
        ),
        wrong(
            "account-checked",
            lambda v: v["f"] != "follows",
            "The sentence claims little: a full check. With what would an outsider compare the "
            "maker's account?",
        ),
        wrong(
            "untestable",
            lambda v: v["g"] != "does not follow",
            "Think of L09-E4: which questions needed neither list nor data?",
        ),
    ),
    hints=(
        "Ask of each: is the second half about the same thing as the first?",
        "Two of the seven follow. They are the cautious ones.",
    ),
)

EXERCISES = [E1, E2, E3, E4, E5, E6, E7, E8]
