"""Exercises of L07, Three Metas. References come from the tables named in each section."""

from __future__ import annotations

from howopen.answers import fold
from howopen.exercise import Exercise, partly, right, thought, wrong
from howopen.fields import Clauses, ListOf, OneOf, Record, Words, kind_field
from howopen.forms import Amounts, Choice, Labels, Number, Option, close, wrong_labels

# --- E1: meta_open_source ------------------------------------------------------------------


def _first_licences() -> tuple[int, int]:
    """Software that began under an approved licence, and software whose first one was checked."""
    from howopen import load

    table = load("meta_open_source")
    software = table[(table["kind"] == "software") & (table["osi_at_release"] != "not checked")]
    return int((software["osi_at_release"] == "yes").sum()), len(software)


def _e1_found(value) -> str:
    began, checked = _first_licences()
    return (
        f"Yes: {began} of the {checked} that we could check. The others began with a patent rider, "
        "or with terms that OSI never approved. What everyone now calls open was opened later."
    )


E1 = Exercise(
    id="L07-E1",
    title="Guess how it began",
    kind="predict",
    mode="read",
    minutes=2,
    must=False,
    objectives=("L07-O1",),
    form=Choice(
        {
            "a": Option(
                "none",
                "Not that few: Detectron is among those that began so. Run the next cell and count the "
                "column `yes` in the row of software at release.",
                code="none",
            ),
            "b": Option("about a third", _e1_found, right=True, code="a-third"),
            "c": Option(
                "about two thirds",
                "Many would say so, knowing the projects as they are today. Compare the two rows of "
                "software in the next table.",
                code="two-thirds",
            ),
            "d": Option(
                "all of it",
                "That is the picture the article gives: a record of open projects. The article tells how "
                "they ended. The next table tells how they began.",
                code="all",
            ),
        }
    ),
    hints=(
        "It is a guess: any of the four is a fair try.",
        "Ask yourself whether a project is born with the licence that you know it by.",
    ),
)

# --- E2, E7: llama_versions ----------------------------------------------------------------


def _changed(old: str, new: str, terms_only: bool = True) -> list[str]:
    """Provisions whose value differs between two versions."""
    from howopen import load

    table = load("llama_versions")
    if terms_only:
        table = table[table["is_term"]]
    wide = table.pivot(index="provision", columns="version", values="value")
    return list(wide.index[wide[old] != wide[new]])


def _places(old: str, new: str) -> dict[str, int]:
    """How many changed provisions stand in the licence and in the use policy."""
    changed = _changed(old, new)
    policy = sum(name.startswith("policy:") for name in changed)
    return {"licence": len(changed) - policy, "use policy": policy}


STEP = ("llama-3.1", "llama-3.2")
OTHER_STEPS = (("llama-2", "llama-3"), ("llama-3", "llama-3.1"))


E2 = Exercise(
    id="L07-E2",
    title="Where does the change stand?",
    kind="compute",
    mode="edit",
    minutes=5,
    must=True,
    objectives=("L07-O2",),
    form=Amounts(("licence", "use policy"), "the number of changed terms in each place"),
    rules=(
        right(
            "all-in-the-policy",
            lambda v: v == _places(*STEP),
            "Right. Nothing was moved out of the licence: the new limits were written straight into the "
            "policy, among them the first exclusion by territory. Clause 1.b.iv.aup makes the policy part "
            "of the agreement, so the lawyer who read the licence file alone missed every change.",
        ),
        wrong(
            "another-step",
            lambda v: v in [_places(*step) for step in OTHER_STEPS],
            "These are the numbers of an earlier step. Look at the heads of the two columns that the "
            "cell prints: are they the versions that the lawyer compares?",
        ),
        wrong(
            "no-change",
            lambda v: sum(v.values()) == 0,
            "The files of the licence give that impression. But the agreement has a second text "
            "(1.b.iv.aup), and `terms` compares both. How many rows does the cell print?",
            belief="M08",
        ),
        wrong(
            "all-in-the-licence",
            lambda v: v == {"licence": sum(_places(*STEP).values()), "use policy": 0},
            "The sum holds. Now read the names of the rows: each begins with a word that says where "
            "the term stands. Would somebody who opens the licence file find it there?",
        ),
        wrong(
            "two-steps",
            lambda v: v == _places("llama-3", "llama-3.2"),
            "Too many. Either you compared across two steps, or you counted titles and dates, which "
            "`terms` leaves out. The lawyer compares neighbours.",
        ),
        partly(
            "sum-holds",
            lambda v: sum(v.values()) == sum(_places(*STEP).values()),
            "The sum holds, the split does not. A row of the use policy carries the word in its name.",
        ),
    ),
    otherwise="These are not the numbers. Set `old` and `new`, run the cell, and count the rows printed.",
    hints=(
        'Version names look like "llama-3.1". The older one comes first.',
        "The name of each row begins with `policy:` if it stands in the use policy.",
    ),
)


def _twice() -> str:
    """The terms that changed in two steps running, in words."""
    first, second = (_changed(*step) for step in OTHER_STEPS)
    both = [name for name in first if name in second]
    return f"{', '.join(both[:-1])} and {both[-1]}"


def _sum_of_steps() -> int:
    """The changes of each step from Llama 2 to Llama 4, added up."""
    steps = ("llama-2", "llama-3", "llama-3.1", "llama-3.2", "llama-3.3", "llama-4")
    return sum(len(_changed(a, b)) for a, b in zip(steps, steps[1:], strict=False))


E7 = Exercise(
    id="L07-E7",
    title="From 2 to 4 in one step",
    kind="compute",
    mode="code",
    minutes=4,
    must=False,
    objectives=("L07-O2",),
    form=Number("terms"),
    rules=(
        right(
            "one-step",
            lambda v: close(v, len(_changed("llama-2", "llama-4"))),
            lambda v: (
                f"Right. The steps add up to {_sum_of_steps()}, the whole way is shorter: "
                f"{_twice()} came with Llama 3 and changed again with 3.1. Say which two versions you "
                "compare, or the count means nothing."
            ),
        ),
        wrong(
            "added-up",
            lambda v: close(v, _sum_of_steps()),
            "You added up the steps. What of a term that changed in two of them: how often does it "
            "count between the first version and the last?",
        ),
        wrong(
            "from-llama-1",
            lambda v: close(v, len(_changed("llama-1", "llama-4"))),
            "That is the way from the first Llama. The licence was written anew after it.",
        ),
        wrong(
            "from-llama-3",
            lambda v: close(v, len(_changed("llama-3", "llama-4"))),
            "That is the way from Llama 3. Which version does the task start from?",
        ),
        wrong(
            "all-provisions",
            lambda v: close(v, len(_changed("llama-2", "llama-4", terms_only=False))),
            "You counted titles, dates and addresses too. Start from `terms`, which leaves them out.",
        ),
        wrong(
            "the-same-ones",
            lambda v: close(v, _same("llama-2", "llama-4")),
            "That is how many terms are the same. Wanted are those that differ: `!=`.",
        ),
    ),
    otherwise="That is not the number. Compare the columns `llama-2` and `llama-4` of `terms`.",
    hints=(
        "The loop above compares neighbours; you want two columns that are further apart.",
        '`(terms["..."] != terms["..."]).sum()` counts the rows in which two columns differ.',
    ),
)


def _same(old: str, new: str) -> int:
    """How many terms have the same value in two versions."""
    from howopen import load

    table = load("llama_versions")
    return int(table["is_term"].sum() / table["version"].nunique()) - len(_changed(old, new))


# --- E3: scenarios S21 and S22 -------------------------------------------------------------

VERDICTS = ("allowed", "allowed with conditions", "prohibited", "contested")
NAME = {"1.b.i.name", "1.b.i"}
OPEN_TEXT = ("text silent", "readers disagree")


def _adopted(scenario: str) -> str:
    """The answer of the table `scenarios`, in the words of these exercises."""
    from howopen import load

    table = load("scenarios").set_index("scenario_id")
    return table.loc[scenario, "expected_answer"].replace("_", " ")


def _deciding(scenario: str) -> set[str]:
    from howopen import load

    table = load("scenarios").set_index("scenario_id")
    return set(table.loc[scenario, "deciding_clauses"].split(";"))


def _holds_3(v) -> bool:
    return v.under_3 == _adopted("S21") and bool(v.clauses_3 & _deciding("S21"))


def _open_3(v) -> bool:
    cites = bool(v.clauses_3 & _deciding("S21"))
    return v.under_3 == "contested" and cites and v.kind in OPEN_TEXT


def _holds_31(v) -> bool:
    named = bool(v.clauses_31 & (_deciding("S22") | NAME))
    return v.under_31 == _adopted("S22") and named and "1.b.v" not in v.clauses_31


def _no_kind(*conclusions: str, kind) -> bool:
    return "contested" in conclusions and kind is None


E3 = Exercise(
    id="L07-E3",
    title="One student, two versions",
    kind="apply to a case",
    mode="edit",
    minutes=8,
    must=True,
    objectives=("L07-O3",),
    form=Record(
        {
            "under_3": OneOf(VERDICTS, {"unclear": "contested"}),
            # Llama 3 has every id of 3.1 and 1.b.v besides, so that a rule can answer 1.b.v.
            "clauses_3": Clauses("llama-3"),
            "under_31": OneOf(VERDICTS, {"unclear": "contested"}),
            "clauses_31": Clauses("llama-3"),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "ungrounded",
            lambda v: _no_kind(v.under_3, v.under_31, kind=v.kind),
            "Contested is an answer when you can say what leaves it open. Name the kind: is the text "
            "silent, do authorities disagree, are facts missing, or do readers disagree?",
        ),
        wrong(
            "size",
            lambda v: "2" in v.clauses_3 | v.clauses_31,
            "Section 2 asks about 700 million monthly users in one month. Has the student any?",
            belief="M03",
        ),
        right(
            "ban-became-name",
            lambda v: _holds_3(v) and _holds_31(v),
            "Right. 3.1 drops the ban and lets outputs wake the naming duty: what was forbidden now "
            "carries Llama's name. Whether badge and copy are owed too is open, for the student's "
            "model holds no Llama weights.",
        ),
        right(
            "large-undefined",
            lambda v: _open_3(v) and _holds_31(v),
            "A careful reading: neither large nor improve is defined, and the model is small and new. "
            "The table says prohibited, with medium confidence. Under 3.1 nobody needs to settle that: "
            "the naming duty reaches any AI model.",
        ),
        wrong(
            "same-ban-in-31",
            lambda v: "1.b.v" in v.clauses_31,
            "You cite 1.b.v for 3.1. Look for its row in the table above: for which versions is there "
            "one? A licence is cited with its version.",
            belief="M08",
        ),
        wrong(
            "research-exception",
            lambda v: v.under_3 in ("allowed", "allowed with conditions"),
            "Under Llama 3 you let the student go on. Perhaps because it is research, without "
            "commercial aim? Read the triggers of Llama 3 again: does the one that speaks of outputs "
            "ask for a purpose?",
        ),
        wrong(
            "ban-stays",
            lambda v: v.under_31 == "prohibited",
            "Which clause of 3.1 forbids it? Go down the rows of 3.1 only: one that you may have in "
            "mind from Llama 3 is not among them.",
            belief="M08",
        ),
        wrong(
            "nothing-owed-in-31",
            lambda v: v.under_31 == "allowed",
            "The ban is gone, true. But compare the triggers of 3.1 with those of Llama 3: one of them "
            "grew by a word on what the model produces. What does it ask?",
        ),
        partly(
            "badge-for-outputs",
            lambda v: v.under_31 == "allowed with conditions" and v.clauses_31 == {"1.b.i.B"},
            "Permitted with a duty, yes. But the badge follows what contains the materials, and the "
            "student's model holds no Llama weights. Which trigger of 3.1 names outputs?",
        ),
        partly(
            "31-is-plain",
            lambda v: v.under_31 == "contested" and v.under_3 in ("prohibited", "contested"),
            "Some duties are open under 3.1, badge and copy among them. One is not: its trigger names "
            "outputs, and making a model with them, and publishing it. With a duty in place, which of "
            "the four answers says so?",
        ),
        partly(
            "kind-for-3",
            lambda v: v.under_3 == "contested" and bool(v.clauses_3 & {"1.b.v"}),
            "The clause is found. The facts are all in the story, and no authority has spoken as far "
            "as we found. If it is open, which words are: and what kind is that?",
        ),
        partly(
            "clause-missing-3",
            lambda v: _holds_31(v),
            "3.1 holds. Under Llama 3, look for the clause that names outputs *and* other models.",
        ),
        partly(
            "clause-missing-31",
            lambda v: _holds_3(v) or _open_3(v),
            "Llama 3 holds. Under 3.1, look for the clause whose trigger now names outputs.",
        ),
    ),
    otherwise="Read the triggers, version by version: which one names what a model produces?",
    hints=(
        "Sort the clauses by version. Which id has one row only?",
        "The student hands on no Llama weights. So look for triggers that speak of outputs.",
        "Two clauses speak of outputs: one forbids, one asks for a name. Each in its version.",
    ),
)

# --- E4: the museum under 3.1 --------------------------------------------------------------

SHOWS = ("something to show", "nothing to show", "contested")
SHOWS_ALSO = {
    "something": "something to show",
    "nothing": "nothing to show",
    "yes": "something to show",
    "no": "nothing to show",
    "unclear": "contested",
}
BADGE = {"1.b.i", "1.b.i.B"}


def _museum(own: str, *hosted: str):
    """True for an answer with this conclusion for the own server and one of these for hosted."""
    return lambda v: v.own_server == own and v.hosted in hosted and bool(v.clauses & BADGE)


E4 = Exercise(
    id="L07-E4",
    title="The museum moves to 3.1",
    kind="apply to a case",
    mode="edit",
    minutes=7,
    must=False,
    objectives=("L07-O3",),
    form=Record(
        {
            "own_server": OneOf(SHOWS, SHOWS_ALSO),
            "hosted": OneOf(SHOWS, SHOWS_ALSO),
            "clauses": Clauses("llama-3.1"),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "ungrounded",
            lambda v: _no_kind(v.own_server, v.hosted, kind=v.kind),
            "Contested is an answer when you can say what leaves it open. Name the kind: is the text "
            "silent, do authorities disagree, are facts missing, or do readers disagree?",
        ),
        wrong(
            "size",
            lambda v: "2" in v.clauses,
            "Section 2 asks about 700 million monthly users. Which clause speaks of something to be "
            "seen?",
            belief="M03",
        ),
        wrong(
            "copies",
            lambda v: not v.clauses & BADGE and bool(v.clauses & {"1.b.iii", "1.b.i.A"}),
            "That is a duty of those who hand copies on. Nobody outside receives any here. Which clause "
            "speaks of a badge?",
            belief="M27",
        ),
        wrong(
            "other-clause",
            lambda v: not v.clauses & BADGE,
            "Another clause decides: the one that asks for a badge. Read its trigger in the row of 3.1.",
        ),
        wrong(
            "wrong-way-round",
            lambda v: v.hosted == "something to show" and v.own_server != "something to show",
            "If a site that only sends questions contains the model, then surely the one whose server "
            "holds the weights does. Which of your two answers would you give up?",
        ),
        wrong(
            "other-kind",
            lambda v: "contested" in (v.own_server, v.hosted) and v.kind not in OPEN_TEXT,
            "You found the clause. But the story holds all the facts, and we found no authority that "
            "has spoken on this word. If it is open, it is open for another reason: which?",
        ),
        right(
            "contains-splits",
            _museum("something to show", "contested"),
            "That is the course's reading, too. With the weights on its own server the service has the "
            "model in it; a site that only sends questions may not contain it, though the service as a "
            "whole arguably does. One verb moved the line. A definition, or a word from Meta, would "
            "settle it.",
        ),
        right(
            "contains-is-narrow",
            _museum("something to show", "nothing to show"),
            "Defensible: contains is narrower than uses, and a change of words should mean something. "
            "Its weak step: the clause speaks of a service, and the service as a whole may include what "
            "runs elsewhere. Would you advise the museum to rely on it?",
        ),
        right(
            "contains-is-wide",
            _museum("something to show", "something to show"),
            "Defensible, and prudent: taken as a whole the service has a Llama in it, wherever it runs. "
            "Its weak step: then why did Meta change the word? What would the other side say of a site "
            "that holds no weights?",
        ),
        right(
            "contested-on-both",
            _museum("contested", "contested", "nothing to show"),
            "A careful reading: nobody has said when a service contains a model. Most would find your "
            "own-server case the easier one, for the weights are there. What would settle the other?",
        ),
        partly(
            "nothing-on-own-server",
            lambda v: v.own_server == "nothing to show",
            "The clause is right, and the word is open. But nothing to show must hold for a service whose "
            "own server keeps the weights. Can you show that it contains none of the materials? If "
            "not, which answer can you defend?",
        ),
    ),
    otherwise="Read the trigger of the badge in the row of 3.1, and ask where the weights are.",
    advice=(
        thought(
            "name-the-word",
            lambda v: (
                not any(word in fold(v.because) for word in ("contain", "uses", "inside", "hold"))
            ),
            "say in `because` on which word of the trigger your answer turns.",
        ),
        thought(
            "kind-not-needed",
            lambda v: "contested" not in (v.own_server, v.hosted) and v.kind is not None,
            "`kind` is for contested answers; leave it `None` when you decide.",
        ),
    ),
    hints=(
        "Ask first where the weights are, in each of the two.",
        "Compare the trigger of the badge in Llama 3 and in 3.1: one verb differs.",
    ),
)

# --- E5: voices, timeline, meta_quarters ---------------------------------------------------

ARTICLE = "2024-05-02"
RETREAT = "2025"  # from here on the later line of 2025-26
VOICES = ("V04", "V05", "V06", "V08", "V17", "V24", "V25")
EVENTS = ("T024", "T054", "T104", "T118", "T131", "T134")
EVIDENCE = (*VOICES, *EVENTS, "CAPEX")
EXPLANATIONS = ("costs", "rivals", "conviction")
# What plainly supports an explanation, and what plainly strains it; all else may be argued
# either way. Our reading of the positions and events in the tables.
SUPPORTS = {
    "costs": {"V04", "V08"},
    "rivals": {"V05", "V24", "V25"},
    "conviction": {"V06", "V17"},
}
STRAINS = {
    "costs": {"T054", "T104", "V17"},
    "rivals": {"V08"},
    "conviction": {"V05", "V08", "V24", "T054", "T104"},
}
# Enough to carry an explanation beside what plainly supports it.
CARRIES = {
    "costs": set(),
    "rivals": {"T104", "V06"},
    "conviction": {"T131", "V25"},
}


def _dates() -> dict[str, str]:
    """Date of each piece of evidence, as text."""
    from howopen import load

    voices = load("voices").set_index("voice_id")["date"].astype(str)
    events = load("timeline").set_index("event_id")["date"].astype(str)
    reports = load("meta_quarters").set_index("quarter")["report_date"].astype(str)
    found = {name: voices[name] for name in VOICES} | {name: events[name] for name in EVENTS}
    return found | {"CAPEX": reports["2025Q4"][:10]}


def _picked(v) -> frozenset:
    return v.supports | v.strains


def _later(v) -> set[str]:
    """Those of the learner's picks that are younger than the article."""
    dates = _dates()
    return {name for name in _picked(v) if dates[name] > ARTICLE}


def _misplaced(v) -> set[str]:
    """Picks that stand on the wrong side of the explanation chosen."""
    if v.explanation == "contested":
        return set()
    against, for_it = STRAINS[v.explanation], SUPPORTS[v.explanation]
    return (v.supports & against) | (v.strains & for_it)


def _carried(v) -> bool:
    if v.explanation == "contested":
        return True
    return bool(v.supports & (SUPPORTS[v.explanation] | CARRIES[v.explanation]))


def _named(names) -> str:
    return ", ".join(sorted(names))


RESULT = {
    "costs": "Defensible: Meta names these gains itself, before the article and after it. Weak "
    "where the best model is closed: nobody outside can tune or mend that one. (Capex says less than "
    "it seems: it is for data centres of all kinds.)",
    "rivals": "Defensible: outsiders gave this reason within weeks of the article, and section 2 makes "
    "the largest ask first. Weak because in what we read Meta does not say so of itself, and because "
    "3.1 let rivals train on outputs.",
    "conviction": "Defensible: it was said before the article, by two people. Weak where the strongest "
    "model stays closed, unless the conviction is about safety; then ask why it changed as the "
    "models grew.",
}


E5 = Exercise(
    id="L07-E5",
    title="Weigh it",
    kind="decide and justify",
    mode="edit",
    minutes=11,
    must=True,
    objectives=("L07-O4",),
    form=Record(
        {
            "explanation": OneOf((*EXPLANATIONS, "contested"), {"unclear": "contested"}),
            "supports": ListOf(EVIDENCE, "ids of the evidence table"),
            "strains": ListOf(EVIDENCE, "ids of the evidence table"),
            "hindsight": ListOf(EVIDENCE, "ids of the evidence table", may_be_empty=True),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "ungrounded",
            lambda v: _no_kind(v.explanation, kind=v.kind),
            "Contested is an answer when you can say why it stays open. Name the kind: is the text "
            "silent, do authorities disagree, are facts missing, or do readers disagree?",
        ),
        wrong(
            "one-day-of-shares",
            lambda v: "T024" in _picked(v),
            "T024 is one day of a share price. That day mixes all its news, the new spending plans "
            "among them. Does it tell why Meta gives models away, or what anyone thought of that?",
            belief="M29",
        ),
        wrong(
            "both-sides",
            lambda v: v.supports & v.strains,
            lambda v: (
                f"{_named(v.supports & v.strains)} stands on both sides. It may cut either way, "
                "but in one weighing it has one place: choose, and say why."
            ),
        ),
        partly(
            "wrong-side",
            _misplaced,
            lambda v: (
                f"As we read it, {_named(_misplaced(v))} pulls the other way. What does your "
                "explanation predict: is that what was said or done there?"
            ),
        ),
        partly(
            "not-carried",
            lambda v: not _carried(v),
            "What you cite does not contradict your explanation, but nothing in it speaks for this one "
            "rather than another. Who gives this very reason?",
        ),
        partly(
            "before-the-retreat",
            lambda v: not any(_dates()[name] >= RETREAT for name in _picked(v)),
            "You weigh with 2023 and 2024 only. An explanation is tested by what came after it was given: "
            "what does yours predict for 2025 and 2026, and what happened?",
        ),
        partly(
            "kind-does-not-fit",
            lambda v: (
                v.explanation == "contested" and v.kind not in ("facts missing", "readers disagree")
            ),
            "A fair conclusion, with the wrong kind. No legal text is being read here, and no authority "
            "decides on motives. Is something unknown, or do people read the same facts differently?",
        ),
        partly(
            "hindsight-forgotten",
            lambda v: _later(v) - v.hindsight,
            "The weighing holds. But something that you cite is younger than 2 May 2024 and does not "
            "stand in `hindsight`. Compare dates.",
        ),
        partly(
            "hindsight-too-wide",
            lambda v: v.hindsight - _later(v),
            "The weighing holds. But `hindsight` names something that was known on 2 May 2024, or that "
            "you did not cite. Compare dates and lists.",
        ),
        right(
            "open",
            lambda v: v.explanation == "contested",
            "Defensible: motives are not on record, several may hold at once, and the same release can be "
            "read two ways. What would settle it? Say which future release would move you.",
        ),
        right(
            "weighed",
            lambda v: v.explanation in EXPLANATIONS,
            lambda v: (
                f"{RESULT[v.explanation]} You gave both sides and dated them: that is the exercise."
            ),
        ),
    ),
    advice=(
        thought(
            "early-evidence",
            lambda v: _later(v) == _picked(v),
            "all that you cite is younger than the article. What could its writer have used?",
        ),
        thought(
            "say-why",
            lambda v: len(v.because.split()) < 5,
            "write in `because` which piece weighs most with you. The class will ask.",
        ),
    ),
    hints=(
        "First finish the sentence: if this explanation is right, Meta will share its models as long "
        "as ...",
        "For `strains`, look at 2025 and 2026: which release or statement did not fit?",
        "`hindsight` is a matter of dates alone: of the ids in your two lists, which are younger than "
        "2 May 2024?",
    ),
)

# --- E6: scenarios S31 to S36 --------------------------------------------------------------

SIX = ("S31", "S32", "S33", "S34", "S35", "S36")
EU_WORDS = {
    "prohibited": "shut out",
    "allowed with conditions": "not shut out",
    "allowed": "not shut out",
    "unclear": "unclear",
}


def _e6_accepted() -> dict[str, set[str]]:
    from howopen import load

    table = load("scenarios").set_index("scenario_id")
    accepted = {}
    for case in SIX:
        also = str(table.loc[case, "also_accepted"]).replace("_", " ").split(";")
        accepted[case] = {EU_WORDS[word] for word in (_adopted(case), *also) if word in EU_WORDS}
    return accepted


def _e6_is_wrong(case: str):
    return lambda v: v[case] not in _e6_accepted()[case]


E6 = Exercise(
    id="L07-E6",
    title="Inside or outside?",
    kind="apply to a case",
    mode="edit",
    minutes=6,
    must=False,
    objectives=("L07-O3",),
    form=Labels(SIX, ("shut out", "not shut out", "unclear"), "case"),
    rules=(
        right(
            "paragraph",
            lambda v: not wrong_labels(v, _e6_accepted()),
            "Right. Three questions decide: is the model multimodal, is the *licensee* a person or "
            "company of the EU, or merely an end user? For the professor both shut out and unclear can "
            "be defended: a public university is neither plainly a company nor mentioned.",
        ),
        wrong(
            "europe-is-out",
            lambda v: set(v.values()) == {"shut out"},
            "That would be an exclusion of Europe. The paragraph is narrower in two ways: for which "
            "models, and for whom?",
            belief="M09",
        ),
        wrong(
            "text-models-too",
            _e6_is_wrong("S32"),
            "S32 uses a model that reads text only. Which models does the paragraph name?",
            belief="M09",
        ),
        wrong(
            "customers-count",
            _e6_is_wrong("S33"),
            "S33: the customers are in Italy and Spain. Whose place does the paragraph ask for, and "
            "what does its last sentence say of end users?",
        ),
        wrong(
            "paragraph-without-object",
            _e6_is_wrong("S35"),
            "S35: the paragraph stands in the policy of 3.3. What kind of model came with 3.3?",
        ),
        wrong(
            "unused-input",
            _e6_is_wrong("S36"),
            "S36 will send text only. Does the paragraph ask how a model is used, or what it is?",
        ),
        wrong(
            "policy-unread",
            _e6_is_wrong("S31"),
            "S31: a licensee with its main office in Lyon and a model that reads pictures. Where in "
            "the paragraph would it slip through?",
        ),
        partly(
            "research-is-free",
            _e6_is_wrong("S34"),
            "The other five hold. S34: there is no exception for research, so you may be reading the "
            "words to the letter: neither an individual nor a company. That can be argued. Is it the "
            "only reading that can?",
        ),
    ),
    hints=(
        "Ask three things in order: which model, who is the licensee, where does it sit?",
        "What a model can take in counts, not what one plans to send it.",
    ),
)

# --- E8 ------------------------------------------------------------------------------------

E8_ACCEPTED = {
    "a": {"holds"},
    "b": {"does not hold"},
    "c": {"does not hold"},
    "d": {"does not hold"},
    "e": {"not checked here"},
    "f": {"holds"},
    "g": {"does not hold"},
    "h": {"holds"},
}


def _e8_is_wrong(letter: str):
    return lambda v: v[letter] not in E8_ACCEPTED[letter]


E8 = Exercise(
    id="L07-E8",
    title="Eight letters",
    kind="choose",
    mode="read",
    minutes=6,
    must=False,
    objectives=("L07-O1", "L07-O2"),
    form=Labels(tuple(E8_ACCEPTED), ("holds", "does not hold", "not checked here"), "letter"),
    rules=(
        right(
            "letters",
            lambda v: not wrong_labels(v, E8_ACCEPTED),
            "Right. Note e: somebody could check it, and here nobody has. That is another thing than "
            "false.",
        ),
        wrong(
            "no-commerce",
            _e8_is_wrong("a"),
            "Of which version is it true that business is shut out? Look up the row permitted purpose in "
            "`terms`, version by version.",
            belief="M07",
        ),
        wrong(
            "one-licence",
            _e8_is_wrong("b"),
            "Take any two neighbours and run the diff. Is it always empty?",
            belief="M08",
        ),
        wrong(
            "eu-in-3",
            _e8_is_wrong("c"),
            "Look for `AUP.eu` in the table: for which versions is there a row? And does it name "
            "companies as such, or companies with one kind of model?",
            belief="M09",
        ),
        wrong(
            "verdict-of-the-market",
            _e8_is_wrong("d"),
            "One day mixes all its news. What else had Meta told on the evening before, and what had "
            "the shares done on the day of the release?",
            belief="M29",
        ),
        wrong(
            "recalled",
            _e8_is_wrong("e"),
            "What does the table have under licence_at_release for React? A thing can be likely and "
            "still not be checked.",
        ),
        wrong(
            "faiss",
            _e8_is_wrong("f"),
            "Look at FAISS's first licence: what do the letters NC in a Creative Commons name stand for?",
        ),
        wrong(
            "backwards",
            _e8_is_wrong("g"),
            "Each version has a licence of its own. Which text did somebody accept who took Llama 3, "
            "and did a later licence say that it changes that one?",
            belief="M08",
        ),
        wrong(
            "no-open-models",
            _e8_is_wrong("h"),
            "Look at the lane of models: which bars are filled from the start?",
        ),
    ),
    hints=(
        "Each letter can be settled by a table of this lesson: find the row.",
        "For one letter the table itself says that nobody has looked.",
    ),
)

EXERCISES = [E1, E2, E3, E4, E5, E6, E7, E8]
