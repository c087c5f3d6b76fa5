"""Exercises of L11, Building on Llama. References come from tables, rules and small graphs."""

from __future__ import annotations

from functools import cache

from howopen.answers import fold
from howopen.exercise import Exercise, partly, right, thought, wrong
from howopen.fields import (
    Amount,
    Clauses,
    ListOf,
    OneOf,
    Record,
    Words,
    YesNo,
    kind_field,
    misplaced_kind,
    ungrounded,
)
from howopen.forms import Choice, Function, Labels, Option, wrong_labels


def _resolve(text: str) -> str | None:
    from howopen.clauses import resolve

    return resolve("llama-3", text)


# --- E1 ------------------------------------------------------------------------------------

E1 = Exercise(
    id="L11-E1",
    title="The hospital's own notes",
    kind="predict",
    mode="read",
    minutes=2,
    must=False,
    objectives=("L11-O2",),
    form=Choice(
        {
            "a": Option(
                "Nothing: our data, our model.",
                "The notes are the hospital's, and by 5.b its changes are its own as between it and "
                "Meta. But whose numbers did it start from? 5.b begins with what it is subject to.",
                code="our-model",
                belief="M19",
            ),
            "b": Option(
                "The use policy now; more on the day we offer it to others.",
                "Yes. 1.b.iv needs no other trigger than use. The other duties of 1.b sleep until something "
                "is passed on or made available. What wakes then, and for whom, is this lesson.",
                right=True,
                code="policy-now",
            ),
            "c": Option(
                "Everything at once, badge and name included.",
                "Read the triggers of 1.b.i: each speaks of doing something with others in it. "
                "What has the hospital done so far?",
                code="all-at-once",
            ),
            "d": Option(
                "The tuned model belongs to Meta.",
                "The licence says otherwise: look at 5.b for who owns changes that you make. Owning "
                "them and being free of terms are two things, though.",
                code="metas-model",
            ),
        }
    ),
    hints=(
        "Which duties name an act towards others, and which name use alone?",
        "Compare the triggers of 1.b.i, 1.b.iii and 1.b.iv.",
    ),
)

# --- E2 ------------------------------------------------------------------------------------

BRINGS = {"Llama 3 8B": "Llama 3", "Olive 8B": "Apache-2.0"}  # as in the lesson
CHAIN = (
    ("Llama 3 8B", "Llama 3 Ward"),
    ("Llama 3 Ward", "Duo"),
    ("Olive 8B", "Duo"),
    ("Duo", "Duo 4-bit"),
    ("Duo 4-bit", "Triage app"),
    ("Triage app", "Clinic"),
)
LONG = (
    ("Llama 3 8B", "Fern"),
    ("Fern", "Fern Chat"),
    ("Fern Chat", "Fern Chat 4-bit"),
    ("Olive 8B", "Pip"),
    ("Pip", "Pip 2"),
)
E2_ASKED = (
    (CHAIN, "Duo"),
    (CHAIN, "Triage app"),
    (CHAIN, "Llama 3 Ward"),
    (LONG, "Fern Chat 4-bit"),
    (LONG, "Pip 2"),
)


def _e2_cases() -> list[tuple]:
    import networkx as nx

    return [(nx.DiGraph(list(arrows)), model) for arrows, model in E2_ASKED]


def _e2_by(walk) -> list[set[str]]:
    """The licences brought by the models that `walk(graph, model)` gives, for each case."""
    found = [walk(graph, model) for graph, model in _e2_cases()]
    return [{BRINGS[m] for m in models if m in BRINGS} for models in found]


@cache
def _e2_references() -> dict[str, list]:
    import networkx as nx

    above = [nx.ancestors(graph, model) for graph, model in _e2_cases()]
    return {
        "right": _e2_by(nx.ancestors),
        "parents": _e2_by(lambda graph, model: graph.predecessors(model)),
        "below": _e2_by(nx.descendants),
        "all": _e2_by(lambda graph, model: graph.nodes),
        "models": [set(models) for models in above],
        "bases": [{m for m in models if m in BRINGS} for models in above],
    }


def _e2_gave(value) -> list:
    """The learner's results as sets of text; None for what is no collection of texts."""
    return [_as_set(outcome.result) for outcome in value]


def _as_set(result) -> set[str] | None:
    if isinstance(result, str):
        return {result}
    if not isinstance(result, list | tuple | set | frozenset | dict):
        return None
    return set(result) if all(isinstance(item, str) for item in result) else None


def _e2_is(value, name: str) -> bool:
    return _e2_gave(value) == _e2_references()[name]


def _e2_some_error(value) -> bool:
    return any(outcome.error for outcome in value)


E2 = Exercise(
    id="L11-E2",
    title="Who looks only one step up?",
    kind="compute",
    mode="edit",
    minutes=8,
    must=True,
    objectives=("L11-O1",),
    form=Function(_e2_cases, "weights (a graph) and model (a name)"),
    rules=(
        right(
            "all-the-way-up",
            lambda v: _e2_is(v, "right"),
            "Right. Duo and all below it come under two licences at once, Llama 3's and Apache-2.0. "
            "Her mistake is easily made: each hand looks at the page of the model it took, and one "
            "page that names one parent hides the other from all who come after.",
        ),
        wrong(
            "one-step",
            lambda v: _e2_is(v, "parents"),
            "This still looks one step up, at parents. Llama 3 8B is Duo's grandparent: do its "
            "weights stop at the model in between?",
            belief="M47",
        ),
        wrong(
            "downstream",
            lambda v: _e2_is(v, "below"),
            "You follow the arrows down, to what was made from the model. Licences come from where "
            "its weights came from. Which way do the arrows point?",
        ),
        wrong(
            "every-licence",
            lambda v: _e2_is(v, "all"),
            "Every licence of the chain is given to every model. Llama 3 Ward was tuned before Olive "
            "8B came in: does Apache-2.0 reach it?",
        ),
        partly(
            "models-not-licences",
            lambda v: _e2_is(v, "models") or _e2_is(v, "bases"),
            "You found the right models. Wanted is what they come under: the helper `licences_of`, "
            "in the cell above, turns models into licences.",
        ),
        wrong(
            "stops-sometimes",
            _e2_some_error,
            "It stops with an error on another chain. Use the two arguments, `weights` and `model`, "
            "and no name from this chain alone.",
        ),
        wrong(
            "no-collection",
            lambda v: None in _e2_gave(v),
            "It should give a list of licence names, such as the one that `licences_of` makes.",
        ),
    ),
    otherwise="On some chain the licences are not the right ones. Walk one chain by hand, from the "
    "model up against the arrows, and compare.",
    hints=(
        "Only what stands between the brackets of `licences_of(...)` has to change.",
        "Parents, their parents, and theirs: in a family these are called ancestors.",
        "networkx has `nx.descendants(weights, model)`, used above. It also has the opposite.",
    ),
)

# --- E3 ------------------------------------------------------------------------------------

E3_ACCEPTED = {
    "1.b.iii": "untouched",
    "1.b.iv.aup": "untouched",
    "1.b.v": "untouched",
    "2": "fall away",
    "5.c.lit": "untouched",
}

E3 = Exercise(
    id="L11-E3",
    title="What does the buyer shed?",
    kind="read a clause",
    mode="read",
    minutes=4,
    must=False,
    objectives=("L11-O2",),
    form=Labels(tuple(E3_ACCEPTED), ("fall away", "untouched"), "clause", _resolve),
    rules=(
        right(
            "only-the-count",
            lambda v: not wrong_labels(v, E3_ACCEPTED),
            "Right: 1.b.ii names one section. Whoever later takes the bare weights out of the app and "
            "runs them in a service of its own no longer holds them as part of a finished product: "
            "would section 2 still be away?",
        ),
        wrong(
            "count-stays",
            lambda v: v["2"] == "untouched",
            "Read 1.b.ii once more: it names a section by its number. Which, and for whom?",
            belief="M06",
        ),
        wrong(
            "all-falls-away",
            lambda v: set(v.values()) == {"fall away"},
            "A finished product is no clean slate. 1.b.ii takes away what it names; how many sections "
            "does it name?",
            belief="M19",
        ),
        wrong(
            "asleep-is-not-away",
            lambda v: (
                v["1.b.iii"] == "fall away" and v["1.b.iv.aup"] == v["5.c.lit"] == "untouched"
            ),
            "The firm hands on no copies, so this duty sleeps. That is its own trigger at work. "
            "Does 1.b.ii speak of it?",
        ),
        wrong(
            "policy-stays",
            lambda v: v["1.b.iv.aup"] == "fall away",
            "Would it fit the licence if a buyer of an app could do with it what the use policy bars? "
            "Look for the policy in 1.b.ii.",
        ),
    ),
    otherwise="One of these is not named in 1.b.ii. Read it word by word: what does it take away?",
    hints=(
        "1.b.ii is one sentence. Look for a number in it.",
        "A duty whose trigger is not met still stands in the licence.",
    ),
)

# --- E4 ------------------------------------------------------------------------------------

COULD = frozenset("ace")
E4_LETTERS = tuple("abcde")


@cache
def _e4_counts() -> dict[str, int]:
    """Pairs with an open label on a restricted base, before and after each setting aside."""
    from howopen import load

    pairs = load("model_derivations")
    unlike = pairs[pairs["licence_change"] == "restricted to open label"]
    others = unlike["same_developer"] == "no"
    descent = unlike["relation"] != "depends on"
    return {
        "all": len(unlike),
        "others": int(others.sum()),
        "descent": int(descent.sum()),
        "both": int((others & descent).sum()),
        "dependence": int((others & ~descent).sum()),
        "noted": int((others & descent & unlike["note"].isna()).sum()),
    }


def _left(value, name: str) -> bool:
    return value.left == _e4_counts()[name]


E4 = Exercise(
    id="L11-E4",
    title="Labels that do not match",
    kind="compute",
    mode="edit",
    minutes=8,
    must=True,
    objectives=("L11-O3",),
    form=Record(
        {
            "left": Amount(unit="of pairs"),
            "proved": Amount(unit="of pairs"),
            "could_change": ListOf(E4_LETTERS, "letters a to e"),
        }
    ),
    rules=(
        wrong(
            "mismatch-is-breach",
            lambda v: v.proved > 0,
            "The table holds two labels and a claim of descent. For a breach you would need a term, "
            "its trigger, and what was in fact handed over, with or without which files. Which of "
            "its columns holds one of these?",
            belief="M36",
        ),
        wrong(
            "label-is-licence",
            lambda v: "b" in v.could_change,
            "The label is what you already have: it is one side of the mismatch, a statement by "
            "whoever uploaded. A copy of it adds no witness. What decides, if not the page?",
            belief="M35",
        ),
        wrong(
            "popularity",
            lambda v: "d" in v.could_change,
            "How many took it says how much hangs on the answer. Does any clause of 1.b ask how many?",
        ),
        right(
            "looked-at",
            lambda v: _left(v, "both") and v.could_change == COULD,
            lambda v: (
                f"Right: {_e4_counts()['all']} mismatches, {_e4_counts()['both']} worth opening, "
                "none proved. Even there a note in the table doubts one base. A breach needs a term, its "
                "trigger, and a fact: what was handed over, and with what. The table has labels."
            ),
        ),
        right(
            "looked-at-and-notes",
            lambda v: _left(v, "noted") and v.could_change == COULD,
            "Right, and you went further: you also set aside the rows whose note doubts them. What "
            "is left is a list of pages to open, none of them a proved breach.",
        ),
        partly(
            "more-could-change",
            lambda v: (_left(v, "both") or _left(v, "noted")) and v.could_change < COULD,
            "The number holds, and none is proved. But more of the five could change what you "
            "conclude. Think of a project whose page is right although the labels differ: how?",
        ),
        wrong(
            "nothing-set-aside",
            lambda v: _left(v, "all"),
            "These are all mismatches. Set aside the owner's own models and the rows that tell no "
            "descent.",
        ),
        partly(
            "only-owners-aside",
            lambda v: _left(v, "others"),
            "The owners are set aside. Now the second line: keep the rows whose `relation` is not "
            '"depends on".',
        ),
        partly(
            "only-dependence-aside",
            lambda v: _left(v, "descent"),
            "The rows without descent are gone, but the owners are back: filter `kept`, not `unlike`.",
        ),
        wrong(
            "wrong-way-round",
            lambda v: _left(v, "dependence"),
            'You kept the rows that say "depends on". These are the ones to set aside: `==` keeps, '
            "`!=` drops.",
        ),
    ),
    otherwise="`left` is the number of rows after both steps. Start from `kept` and filter once more.",
    hints=(
        "The line for (1) shows how to filter a table by a column; `!=` means is not.",
        "`len(kept)` counts what is left.",
        "For a breach you must know what was handed over. Is there such a column?",
    ),
)

# --- E5 ------------------------------------------------------------------------------------

PASSING_ON = {"1.b.i", "1.b.i.A", "1.b.i.B", "1.b.iii"}
ACCEPTANCE = {"0.acceptance"}
TERMS = ("llama", "meta", "weights", "derive", "descend", "base")


def _about_passing(value) -> bool:
    return bool(value.clauses & PASSING_ON)


E5 = Exercise(
    id="L11-E5",
    title="DeepSeek, MIT and a Llama",
    kind="apply to a case",
    mode="edit",
    minutes=8,
    must=True,
    objectives=("L11-O1", "L11-O4"),
    form=Record(
        {
            "conclusion": OneOf(
                ("MIT alone", "Llama 3.1 alone", "both", "contested"),
                {
                    "mit": "MIT alone",
                    "llama 3.1": "Llama 3.1 alone",
                    "llama alone": "Llama 3.1 alone",
                    "llama": "Llama 3.1 alone",
                    "MIT and Llama 3.1": "both",
                    "Llama 3.1 and MIT": "both",
                },
            ),
            "clauses": Clauses("llama-3.1"),
            "name_begins_as_asked": YesNo(),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "ungrounded",
            ungrounded,
            "Contested is an answer when you can say which words leave it open. Name the kind.",
            belief="M31",
        ),
        wrong(
            "mit-washes",
            lambda v: v.conclusion == "MIT alone",
            "R1 gave text; the numbers were tuned from another model. Walk up the arrow that carries "
            "weights: where do you arrive? DeepSeek's read-me says so itself, in its section 7.",
            belief="M20",
        ),
        partly(
            "bound-is-another-question",
            lambda v: v.conclusion == "contested" and bool(v.clauses & ACCEPTANCE),
            "Whether these terms bind someone who never accepted them is a real question, and open "
            "(L03). Here we ask one step earlier: whose terms do the texts attach? On that the "
            "licence and the read-me speak. Which conclusion says so?",
        ),
        wrong(
            "not-contested",
            lambda v: v.conclusion == "contested",
            "Which words leave it open? The read-me says what it licenses and what the model derives "
            "from, and 1.b.i names derivative works. Plain text is not contested.",
            belief="M32",
        ),
        partly(
            "deepseeks-part",
            lambda v: v.conclusion == "Llama 3.1 alone",
            "You saw the base, which is easily missed. But who owns the changes, as between a maker "
            "and Meta (5.b), and what has this maker said about its part?",
        ),
        wrong(
            "name-in-the-middle",
            lambda v: v.name_begins_as_asked,
            "Llama is in the name. Read where `1.b.i.name` wants it, and read the name aloud from its "
            "first letter.",
        ),
        right(
            "both",
            _about_passing,
            "Right. Whoever passes these weights on hands over a derivative of Llama 3.1 (copy of the "
            "agreement, badge, notice) and DeepSeek's changes (MIT's notice). The name does not begin "
            "with the words asked for; whether that broke a duty we cannot see, for Meta may have "
            "agreed to it. Note which parent counted: the one that gave weights. Its 70B sister, by the "
            "same read-me, comes from Llama 3.3.",
        ),
        partly(
            "makers-duty",
            lambda v: "1.b.i.name" in v.clauses,
            "Both, yes, and the sentence on the name is about whoever made the model. You only pass "
            "it on: which clauses of 1.b wake then?",
        ),
        partly(
            "ownership",
            lambda v: "5.b" in v.clauses,
            "Both, and 5.b explains why DeepSeek can license its part. Which clauses speak to you, "
            "who pass copies on?",
        ),
        partly(
            "use-terms",
            lambda v: bool(v.clauses & {"1.a", "1.b.iv", "1.b.iv.law", "1.b.iv.aup"}),
            "Both, and what you cite comes along too, for any use. Which clauses speak to someone who "
            "passes copies on?",
        ),
        wrong(
            "size",
            lambda v: "2" in v.clauses,
            "Section 2 counts a party's users. Nothing here says that you have many. Which clauses "
            "speak of passing on?",
            belief="M03",
        ),
        partly(
            "which-part",
            lambda v: bool(v.clauses & {"1", "1.b"}),
            "Both, and the right part of the licence. Which of its clauses wake when copies are passed "
            "on? Read the triggers one by one.",
        ),
    ),
    otherwise="Both, but not because of that clause. Look under 1.b for the triggers that name "
    "distributing or copies.",
    advice=(
        thought(
            "say-why",
            lambda v: not any(word in fold(v.because) for word in TERMS),
            "say in `because` what each of the two parents gave.",
        ),
        thought(
            "kind-not-needed",
            misplaced_kind,
            "`kind` is for contested answers; leave it `None` when you decide.",
        ),
    ),
    hints=(
        "Draw it: two arrows lead to this model. One carries weights, the other text.",
        "Which clauses of 1.b have distributing or copies in their trigger?",
        "For the name: `1.b.i.name` of Llama 3.1 says where the word must stand.",
    ),
)

# --- E6 ------------------------------------------------------------------------------------

NAMING = {"1.b.i.name", "1.b.i"}
VERBS = ("create", "creat", "train", "tune", "improve", "copy", "new", "same", "bits")


def _cites_naming(value) -> bool:
    return bool(value.clauses & NAMING)


E6 = Exercise(
    id="L11-E6",
    title="Must the converter rename it?",
    kind="decide and justify",
    mode="edit",
    minutes=7,
    must=False,
    objectives=("L11-O2", "L11-O4"),
    form=Record(
        {
            "conclusion": OneOf(
                ("must", "need not", "contested"),
                {"yes": "must", "no": "need not", "needn't": "need not"},
            ),
            "clauses": Clauses("llama-3"),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "ungrounded",
            ungrounded,
            "Contested is an answer when you can say which words leave it open. Is the text silent, "
            "do authorities disagree, are facts missing, or do readers disagree?",
            belief="M31",
        ),
        right(
            "contested",
            lambda v: (
                v.conclusion == "contested"
                and _cites_naming(v)
                and v.kind in ("text silent", "readers disagree")
            ),
            "Defensible, and it is our own reading: the clause lists creating, training, tuning and "
            "improving, and says of none where it begins. A word of Meta's on converted files would "
            "settle it. Until then a name that begins with Llama 3 costs nothing.",
        ),
        wrong(
            "other-kind",
            lambda v: v.conclusion == "contested" and _cites_naming(v),
            "You found the clause. But the story holds all the facts, and we found no authority that "
            "has spoken on it. If it is open, what is it that leaves it so?",
        ),
        right(
            "must",
            lambda v: v.conclusion == "must" and _cites_naming(v),
            "Defensible: new numbers, offered as a model of their own, look like a model created with "
            "the materials. Its weak step: nobody trained or tuned anything. Is a photograph of a "
            "painting, half the size, a painting that you created?",
        ),
        right(
            "need-not",
            lambda v: v.conclusion == "need not" and _cites_naming(v),
            "Defensible: the same model with fewer bits was not trained, tuned or improved. Its weak "
            "step is the word create, which stands first in the list. And the mark that 5.a licenses "
            "for the naming duty is Llama 3: on which words of 5.a would you rest the word Meta in front?",
        ),
        wrong(
            "mine-to-name",
            lambda v: "5.b" in v.clauses,
            "5.b says who owns changes as between you and Meta. Owning a thing does not settle what "
            "it may be called while other clauses of the same licence speak of names. Which one?",
            belief="M19",
        ),
        partly(
            "mark",
            lambda v: any(c.startswith("5.a") for c in v.clauses),
            "A good eye: 5.a licenses the mark Llama 3, not the word Meta, and only for the naming duty. "
            "But which clause holds that duty? 5.a itself points to the sentence.",
        ),
        wrong(
            "copies-duty",
            lambda v: bool(v.clauses & {"1.b.iii", "1.b.i.A", "1.b.i.B"}),
            "That duty is awake here whichever way one sees the files, well found. But it asks for a "
            "file or a display. Which clause asks how a name begins?",
        ),
        wrong(
            "outputs-ban",
            lambda v: "1.b.v" in v.clauses,
            "1.b.v is about improving other models. Here the question is the name of this one.",
        ),
        partly(
            "which-part",
            lambda v: bool(v.clauses & {"1", "1.b"}),
            "The right part of the licence. Which sentence in it is about how a name begins?",
        ),
    ),
    otherwise="Another clause decides: look under 1.b.i for the sentence about names.",
    advice=(
        thought(
            "name-the-verb",
            lambda v: not any(word in fold(v.because) for word in VERBS),
            "name in `because` the verb of the clause on which your answer turns.",
        ),
        thought(
            "kind-not-needed",
            misplaced_kind,
            "`kind` is for contested answers; leave it `None` when you decide.",
        ),
    ),
    hints=(
        "The last sentence under 1.b.i has a list of verbs. Try each on what the hobbyist did.",
        "If you say contested: is a fact missing, or a word undefined?",
    ),
)

# --- E7 ------------------------------------------------------------------------------------

WRITES = {"uses_outputs_for_training": True, "trains_other_model": True}
OFFERED = {"made_available": True, "model_released": True}
LARGE = {"other_model_kind": "large language model"}
E7_FACTS = {
    "a": WRITES | OFFERED | LARGE | {"version": "llama-3"},
    "b": WRITES
    | OFFERED
    | {
        "version": "llama-3",
        "other_model_kind": "same licence family",
        "makes_derivative": True,
        "copies_passed_on": True,
    },
    "c": WRITES | OFFERED | LARGE | {"version": "llama-3.1"},
    "d": WRITES | LARGE | {"version": "llama-3.1"},
    "e": WRITES | OFFERED | {"version": "llama-3", "other_model_kind": "not a language model"},
    "f": {"version": "llama-3"},
}


@cache
def _e7_accepted() -> dict[str, set[str]]:
    """What the rules of L06 say of each use, in the words of the exercise; on e two readings."""
    from howopen import load, rules

    quiet = dict(load("scenarios").set_index("scenario_id").loc["S01"])
    accepted = {letter: {_e7_word(rules, quiet | facts)} for letter, facts in E7_FACTS.items()}
    # To have Llama 3 write captions is to use the materials, one may say, for training a model.
    return accepted | {"e": accepted["e"] | {"name rule"}}


def _e7_word(rules, case) -> str:
    if rules.answer(case) == "prohibited":
        return "barred"
    return "name rule" if "model-name" in rules.duties(case) else "neither"


def _e7_missed(value, letter: str) -> bool:
    return value[letter] not in _e7_accepted()[letter]


E7 = Exercise(
    id="L11-E7",
    title="Six uses of text",
    kind="apply to a case",
    mode="edit",
    minutes=6,
    must=False,
    objectives=("L11-O4",),
    form=Labels(tuple(E7_FACTS), ("barred", "name rule", "neither", "belong to Meta"), "use"),
    rules=(
        right(
            "by-version",
            lambda v: not wrong_labels(v, _e7_accepted()),
            "Right. What one version bars, the next lets you do under a name. On e two answers stand: "
            "the sentence on names speaks of using the materials, and having them write captions may "
            "be that; but 3.1 had to add outputs to it, which speaks for neither.",
        ),
        wrong(
            "outputs-are-metas",
            lambda v: "belong to Meta" in v.values(),
            "Look for a clause that gives outputs, or what grows from them, to Meta. 1.b.v limits a "
            "use of them, 3 and 5.c mention them. Is a limit on use a title?",
            belief="M37",
        ),
        wrong(
            "ban-missed",
            lambda v: _e7_missed(v, "a"),
            "In a, another large language model learns from Llama 3's text. Which clause of Llama 3 "
            "speaks of outputs and of improving?",
        ),
        wrong(
            "sibling",
            lambda v: v["b"] == "barred",
            "The clause spares some models: read the end of 1.b.v. What is tuned in b?",
        ),
        wrong(
            "sibling-name",
            lambda v: _e7_missed(v, "b"),
            "In b the ban spares the step, but the published weights grew from Llama 3's own. Which "
            "duty looks at that?",
        ),
        wrong(
            "ban-carried-over",
            lambda v: "barred" in (v["c"], v["d"]),
            "The ban stands in Llama 2 and 3. Look for 1.b.v in Llama 3.1, and at what 1.b.i.name "
            "says there.",
            belief="M08",
        ),
        wrong(
            "outputs-name",
            lambda v: _e7_missed(v, "c"),
            "Compare 1.b.i.name in Llama 3 and in 3.1: what stands beside the materials in 3.1?",
            belief="M08",
        ),
        wrong(
            "in-house",
            lambda v: _e7_missed(v, "d"),
            "The naming duty has two halves: a model is made, and something is done with it. In d, is "
            "the second half met?",
        ),
        wrong(
            "pictures-barred",
            lambda v: v["e"] == "barred",
            "1.b.v speaks of one kind of model. Is a picture generator of that kind?",
        ),
        wrong(
            "mug",
            lambda v: _e7_missed(v, "f"),
            "No model is made in f. Which of the labels could a poem on a mug wake?",
        ),
    ),
    hints=(
        "Two clauses matter: 1.b.v (Llama 2 and 3 only) and 1.b.i.name (different in 3 and 3.1).",
        "For each use ask: which version wrote the text, what learns from it, is the result offered?",
    ),
)

# --- E8 ------------------------------------------------------------------------------------

E8_PAIRS = {  # letter -> part, whole
    "a": ("MIT", "GPL-3.0-only"),
    "b": ("GPL-3.0-only", "MIT"),
    "c": ("Apache-2.0", "GPL-2.0-only"),
    "d": ("Apache-2.0", "GPL-3.0-only"),
    "e": ("LicenseRef-Llama-3.1", "Apache-2.0"),
}
ABSENT = "not in the table"


@cache
def _e8_answers(turned: bool = False) -> dict[str, str]:
    """The matrix's verdict on each pair, or on the pair the other way round."""
    from howopen import load

    pairs = {letter: pair[::-1] if turned else pair for letter, pair in E8_PAIRS.items()}
    table = load("licence_compatibility")
    table = table[table["inbound_licence"].isin([inbound for inbound, _ in pairs.values()])]
    keys = zip(table["inbound_licence"], table["outbound_licence"], strict=True)
    verdict = dict(zip(keys, table["verdict"], strict=True))
    return {letter: verdict.get(pair, ABSENT) for letter, pair in pairs.items()}


def _e8_wrong(value) -> list[str]:
    return wrong_labels(value, _e8_answers())


E8 = Exercise(
    id="L11-E8",
    title="Which way round?",
    kind="choose",
    mode="read",
    minutes=4,
    must=False,
    objectives=("L11-O5",),
    form=Labels(tuple(E8_PAIRS), ("yes", "no", ABSENT), "pair"),
    rules=(
        right(
            "read",
            lambda v: not _e8_wrong(v),
            "Right. The table has a direction, a date and an author: on MPL-2.0 code in an Apache-2.0 "
            "work others say the opposite. And on e it says nothing, which is neither yes nor no.",
        ),
        wrong(
            "silence-is-an-answer",
            lambda v: v["e"] != ABSENT,
            "For e there is no row. A table that does not hold a licence has no verdict on it: not "
            "yes, and not no. Look for a Llama licence among its names.",
            belief="M48",
        ),
        wrong(
            "absent-elsewhere",
            lambda v: ABSENT in (v["a"], v["b"], v["c"], v["d"]),
            "The four software licences of a to d all stand in the small table above. Which letter "
            "names a licence that does not?",
        ),
        wrong(
            "turned",
            lambda v: all(v[letter] == _e8_answers(turned=True)[letter] for letter in "ab"),
            "a and b are turned round. Rows of the small table are the part that goes in (inbound), "
            "columns the work that goes out.",
            belief="M48",
        ),
        wrong(
            "same-both-ways",
            lambda v: v["a"] == v["b"],
            "You read the pair as one. A licence that asks little can travel inside one that asks "
            "more. Can the stricter one travel inside the milder?",
            belief="M48",
        ),
        wrong(
            "one-gpl",
            lambda v: v["c"] == v["d"],
            "c and d differ in one digit: version 2 and version 3 of the GPL are two licences. Look "
            "at both columns.",
        ),
    ),
    otherwise="c and d are turned round. Look at the row Apache-2.0 and the columns of the two GPLs.",
    hints=(
        "Rows are the part, columns the work that it goes into.",
        "The cell after the table counts the pairs with a model's licence in them.",
    ),
)

EXERCISES = [E1, E2, E3, E4, E5, E6, E7, E8]
