"""Exercises of L05, Open source AI.

References come from the tables `openness_assessments`, `definitions` and `llama3_verdicts`.
"""

from __future__ import annotations

from howopen.exercise import Exercise, partly, right, thought, wrong
from howopen.fields import ListOf, OneOf, Record, Words, kind_field, misplaced_kind, ungrounded
from howopen.forms import Choice, Figure, Labels, Option, wrong_labels

INDEX, MOF = "EOSAI-2026", "MOF-1.0"
PARTS = ("data information", "code", "parameters")
RELEASES = ("Llama 3", "DeepSeek-R1", "OLMo")


def _levels(assessment: str):
    """Rows of the table `openness_assessments` for one assessment."""
    from howopen import load

    table = load("openness_assessments")
    return table[table["assessment_id"] == assessment]


def _listed(items) -> str:
    return ", ".join(sorted(items))


# --- E1 ------------------------------------------------------------------------------------

E1 = Exercise(
    id="L05-E1",
    title="Is a free licence enough?",
    kind="predict",
    mode="read",
    minutes=2,
    must=False,
    objectives=("L05-O1",),
    form=Choice(
        {
            "a": Option(
                "all three: the licence is MIT",
                "A licence opens what is handed over. It cannot open what stayed at home. Read on, "
                "and ask of each part first whether it is there.",
                code="licence-opens-all",
                belief="M13",
            ),
            "b": Option(
                "the code and the parameters",
                "People run the model, so somebody has code for it. But which code does the "
                "definition mean: code that runs a model, or also the code that made it?",
                code="running-code",
            ),
            "c": Option(
                "the parameters alone",
                "Yes. MIT covers what was handed over, and that is above all the numbers. The "
                "figure below shows what was not.",
                right=True,
                code="parameters-alone",
            ),
            "d": Option(
                "nobody can say until OSI approves the model",
                "OSI approves licences, not models: it reviews legal terms that somebody submits. "
                "A definition can be applied by anybody, with reasons. So try.",
                code="wait-for-approval",
                belief="M10",
            ),
        }
    ),
    hints=(
        "It is a guess: any of the four is a fair try.",
        "A licence speaks only of things that are handed over. What can one download?",
    ),
)

# --- E2 ------------------------------------------------------------------------------------

ENTRIES = {
    "DeepSeek-R1": "EOSAI-2026:deepseek-r1",
    "OLMo": "EOSAI-2026:olmo",
}


def _adopted() -> frozenset[str]:
    """The parts that Llama 3 offers by the verdicts adopted in the table `llama3_verdicts`."""
    from howopen import load

    table = load("llama3_verdicts")
    rows = table[(table["framework"] == "OSAID") & (table["reading"] == "adopted")]
    met = set(rows.loc[rows["verdict"] == "meets", "criterion"])
    return frozenset(part for part in PARTS if part.replace(" ", "-") in met)


def _passes(release: str) -> frozenset[str]:
    """The parts that a release offers: by our verdicts for Llama 3, else by the index.

    A stand-in for OSAID: all rows of a part are open; of data information the datasheet suffices.
    """
    if release == "Llama 3":
        return _adopted()
    rows = _levels(ENTRIES[release])
    open_rows = rows.set_index("component")["level"] == "open"
    parts = rows.set_index("component")["osaid_element"]
    passed = {part for part in PARTS if open_rows[parts == part].all()}
    return frozenset(passed | ({"data information"} if open_rows["datasheet"] else set()))


def _given(value, release: str) -> frozenset[str]:
    return frozenset(getattr(value, release)) - {"none"}


def _e2_right(value) -> bool:
    return all(_given(value, release) == _passes(release) for release in RELEASES)


def _e2_missing(value) -> str:
    good = [r for r in RELEASES if _given(value, r) == _passes(r)]
    held = f"{_listed(good)} holds. " if len(good) == 1 else f"{' and '.join(good)} hold. "
    return (held if good else "") + "Look again, release by release and part by part."


E2 = Exercise(
    id="L05-E2",
    title="Which parts pass?",
    kind="apply to a case",
    mode="edit",
    minutes=7,
    must=True,
    objectives=("L05-O1",),
    form=Record(
        {
            release: ListOf(
                (*PARTS, "none"),
                'parts of the definition: "data information", "code", "parameters"',
                may_be_empty=True,
            )
            for release in RELEASES
        }
    ),
    rules=(
        right(
            "parts",
            _e2_right,
            "Right. By this reading OLMo offers all three parts. DeepSeek-R1's weights have an "
            "OSI-approved licence, and it offers one part: that is what open weights means. Llama "
            "3's weights can be had after accepting terms that limit use (clauses 1.b.iv and 2), "
            "so not even they pass. OSI has given a result for Llama 2 (not passed), none for "
            "Llama 3.",
        ),
        wrong(
            "same-for-all",
            lambda v: len({_given(v, r) for r in RELEASES}) == 1,
            "The same for all three would make the definition useless. Take the part code: which "
            "of the three columns says open in the row of training code?",
        ),
        wrong(
            "licence-opens-all",
            lambda v: _given(v, "DeepSeek-R1") == frozenset(PARTS),
            "That is what the licence of the weights suggests. But MIT can only open what was "
            "handed over: look at the rows of data information and code.",
            belief="M13",
        ),
        wrong(
            "download-is-enough",
            lambda v: "parameters" in _given(v, "Llama 3"),
            "One can download Llama 3's weights, after accepting terms. Which level does the index "
            "give them, and do the terms leave use free for any purpose?",
        ),
        wrong(
            "running-code",
            lambda v: "code" in _given(v, "Llama 3") | _given(v, "DeepSeek-R1"),
            "Code to run a model is not enough: OSAID.code also asks how the data were processed "
            "and how training was done. Look at the row of training code.",
        ),
        wrong(
            "publicly-available",
            lambda v: "data information" in _given(v, "Llama 3") | _given(v, "DeepSeek-R1"),
            "A count of tokens and the word public are not data information. Could a skilled "
            "outsider build something equivalent from them? Look at the row of the datasheet.",
        ),
        wrong(
            "data-demanded",
            lambda v: "data information" not in _given(v, "OLMo"),
            "Data information is to be told of the data. Look at OLMo's rows of that group once "
            "more: which of them tells, and is it not open?",
        ),
        partly(
            "some-releases",
            lambda v: any(_given(v, r) == _passes(r) for r in RELEASES),
            _e2_missing,
        ),
    ),
    otherwise="Not yet. Go down one column of the figure at a time, group by group.",
    hints=(
        "The bold words beside the figure are the parts; the rows of each stand between the lines.",
        "Code and parameters pass when every row of the group says open. Partial does not. For "
        "data information look at the datasheet.",
        "The rows outside OSAID decide nothing here, however open they are.",
    ),
)

# --- E3 ------------------------------------------------------------------------------------

RECORDS = {
    "Llama 3": "MOF-1.0:meta-llama-3-70b-instruct",
    "DeepSeek-R1": "MOF-1.0:deepseek-r1",
    "OLMo": "MOF-1.0:olmo-7b",
}
CLASSES = ("III", "II", "I")


def _required(mof_class: str) -> frozenset[str]:
    """The parts that a class adds, in lower case, from the table `definitions`."""
    from howopen import load

    table = load("definitions")
    rows = table[(table["component_status"] == "required") & (table["mof_class"] == mof_class)]
    return frozenset(rows["name"].str.lower())


def _all_required() -> tuple[str, ...]:
    return tuple(part for c in CLASSES for part in sorted(_required(c)))


def _lacks(record: str, mof_class: str) -> frozenset[str]:
    """What a record lacks of the parts that a class adds; a paper stands in for the report."""
    rows = _levels(record)
    has = set(rows.loc[rows["level"] == "open", "component"].str.lower())
    if "research paper" in has:
        has.add("technical report")
    return _required(mof_class) - has


def _class_of(record: str) -> str:
    reached = "no class"
    for mof_class in CLASSES:
        if _lacks(record, mof_class):
            break
        reached = mof_class
    return reached


def _lacking(value) -> frozenset[str]:
    return getattr(value, "DeepSeek-R1 lacks")


def _classes_right(value) -> bool:
    return all(getattr(value, r) == _class_of(RECORDS[r]) for r in RELEASES)


def _e3_right(value) -> bool:
    return _classes_right(value) and _lacking(value) == _lacks(RECORDS["DeepSeek-R1"], "III")


CLASS_WORDS = {
    "none": "no class",
    "unclassified": "no class",
    "class I": "I",
    "class II": "II",
    "class III": "III",
    "class 1": "I",
    "class 2": "II",
    "class 3": "III",
    "1": "I",
    "2": "II",
    "3": "III",
}

E3 = Exercise(
    id="L05-E3",
    title="Which class?",
    kind="compute",
    mode="edit",
    minutes=7,
    must=True,
    objectives=("L05-O2",),
    form=Record(
        {release: OneOf((*CLASSES, "no class"), CLASS_WORDS) for release in RELEASES}
        | {"DeepSeek-R1 lacks": ListOf(_all_required, "components of the table")}
    ),
    rules=(
        right(
            "classes",
            _e3_right,
            lambda v: (
                "Right. One document about the data keeps DeepSeek-R1 out of the lowest class, "
                "although all the rest of that class is open: a class is a chain, not a sum. The "
                "record may be out of date, or nobody may have looked: its silence is not proof. "
                "Llama 3's record includes many parts and none under an open licence."
            ),
        ),
        wrong(
            "included-is-open",
            lambda v: getattr(v, "Llama 3") != "no class",
            "Many parts of Llama 3 are included. A part counts only under an open licence: what "
            "do the words after the comma say?",
        ),
        wrong(
            "report-demanded",
            lambda v: v.OLMo == "no class",
            "OLMo's record has no technical report. Read the paragraph above the table again: "
            "what may stand in for it?",
        ),
        wrong(
            "counted-not-chained",
            lambda v: getattr(v, "DeepSeek-R1") != "no class",
            "DeepSeek-R1 has many open parts. But a class is complete or not reached, and it "
            "includes the classes below. Go through the rows of class III, one by one.",
        ),
        wrong(
            "olmo-too-low",
            lambda v: v.OLMo != _class_of(RECORDS["OLMo"]),
            "Class III is the lowest, class I the highest. Does anything stop OLMo where you "
            "stopped?",
        ),
        wrong(
            "all-that-is-missing",
            lambda v: _lacking(v) > _lacks(RECORDS["DeepSeek-R1"], "III"),
            "The classes hold. Of the parts on your list, keep those that class III asks for and "
            "that nothing may stand in for.",
        ),
        partly(
            "classes-only",
            _classes_right,
            "The classes hold. Now go through the rows of class III in the column of DeepSeek-R1: "
            "which does not say open?",
        ),
    ),
    otherwise="Not yet. Start at class III and climb only while every row says open.",
    hints=(
        "Only the word open counts. Included under another licence does not.",
        "Begin with class III. If one row fails there, no higher class can be reached.",
        "A research paper may stand in for the technical report, in whatever class you look for "
        "it.",
    ),
)

# --- E4 ------------------------------------------------------------------------------------

REASONS = ("another question", "another release", "uneven recording")
E4_ACCEPTED = {
    "a": {"another question"},
    "b": {"uneven recording"},
    "c": {"another release"},
    "d": {"another question"},
    "e": {"another release", "another question"},
}


def _e4_wrong(value) -> list[str]:
    return wrong_labels(value, E4_ACCEPTED)


E4 = Exercise(
    id="L05-E4",
    title="Why do they disagree?",
    kind="choose",
    mode="read",
    minutes=7,
    must=True,
    objectives=("L05-O3",),
    form=Labels(tuple(E4_ACCEPTED), REASONS, "pair"),
    rules=(
        right(
            "reasons",
            lambda v: not _e4_wrong(v),
            "Right. Only pair b is a matter for correction: one record puts the card under Llama 3's "
            "licence, the other says that it has none. In pair e another release and another question "
            "both hold: two models, each with a paper of its own, and two questions. Before you "
            "average scores, ask what was asked, and of what.",
        ),
        wrong(
            "one-reason-for-all",
            lambda v: len(set(v.values())) == 1,
            "One reason for all five explains nothing. Compare the columns framework and "
            "assessed_model in pair b and in pair c: what differs in each?",
        ),
        wrong(
            "same-model-twice",
            lambda v: v["b"] != "uneven recording",
            "Look at pair b: is the framework the same? The model? The part? What is then left to "
            "explain the difference?",
        ),
        wrong(
            "one-name-two-models",
            lambda v: v["c"] != "another release",
            "In pair c the framework and the part are the same. Read the column assessed_model to "
            "its end.",
        ),
        wrong(
            "careless-assessor",
            lambda v: "uneven recording" in (v["a"], v["d"]),
            "You suspect a slip. In pairs a and d both entries can be true at once: to get a thing "
            "is one matter, the terms under which one gets it another.",
            belief="M26",
        ),
        wrong(
            "not-another-model",
            lambda v: "another release" in (v["a"], v["d"]),
            "In pairs a and d the assessed model is one and the same, but for the way its name is "
            "written. What do the two frameworks want to know of it?",
        ),
        wrong(
            "two-olmos",
            lambda v: v["e"] == "uneven recording",
            "Before you call pair e a slip: do the two entries speak of the same model?",
        ),
    ),
    hints=(
        "For each pair, first compare the assessed model, then the framework.",
        "Same framework and same model, and yet another level: that leaves one reason.",
        "The index asks mainly whether one can get a thing; the MOF asks for its licence as well.",
    ),
)

# --- E5 ------------------------------------------------------------------------------------

E5_ACCEPTED = {
    "a": {"may stand"},
    "b": {"must go"},
    "c": {"must go"},
    "d": {"must go"},
    "e": {"must go", "unsettled"},
    "f": {"must go"},
    "g": {"must go"},
    "h": {"may stand"},
}


def _e5_wrong(value) -> list[str]:
    return wrong_labels(value, E5_ACCEPTED)


E5 = Exercise(
    id="L05-E5",
    title="Eight headlines",
    kind="choose",
    mode="read",
    minutes=7,
    must=False,
    objectives=("L05-O4", "L05-O1"),
    form=Labels(tuple(E5_ACCEPTED), ("may stand", "must go", "unsettled"), "headline"),
    rules=(
        right(
            "headlines",
            lambda v: not _e5_wrong(v),
            "Right. On e you may say that it must go, since nobody with authority has said so and "
            "the guidance rules out a trigger by numbers of users; or unsettled, since the "
            "Commission named no model and no court has spoken. As a fact it cannot stand. On h "
            "remember that a description must then be good enough to build something equivalent.",
        ),
        wrong(
            "open-weights-refused",
            lambda v: v["a"] != "may stand",
            "Open weights promises parameters under open terms and nothing more. Which word of "
            "headline a promises more than that?",
        ),
        wrong(
            "licence-opens-all",
            lambda v: v["b"] != "must go",
            "The licence is fine; L05-E2 shows what it covers. OSAID.weights-label lets even "
            "weights be called open source only together with two other parts. Are they there?",
            belief="M13",
        ),
        wrong(
            "definition-too-late",
            lambda v: v["c"] != "must go",
            "Look at the dates in the timeline: when did OSI speak of Meta's licence for the first "
            "time, and on which definition could it rest then?",
            belief="M14",
        ),
        wrong(
            "inference-not-training",
            lambda v: v["d"] != "must go",
            "Read the two facts above the headlines: what does the code under the GPL do?",
            belief="M22",
        ),
        wrong(
            "eu-relief",
            lambda v: v["e"] == "may stand",
            "Compare what the guidance rules out with section 2 of Llama 3's licence, the one "
            "with 700 million. And who has said that Llama 3 enjoys the relief?",
            belief="M16",
        ),
        wrong(
            "approval-is-no-test",
            lambda v: v["f"] != "must go",
            "What does OSI look at when it reviews a licence: rights, or the way a model behaves?",
            belief="M30",
        ),
        wrong(
            "yes-or-no-only",
            lambda v: v["g"] != "must go",
            "One framework gives a yes or no, the other a class. L05-E4 has reasons for which two "
            "entries may differ and both be true. Must then one be wrong?",
            belief="M26",
        ),
        wrong(
            "data-demanded",
            lambda v: v["h"] != "may stand",
            "Read OSAID.data-information again: does it ask for the data, or for something about "
            "them? What does it say of data that cannot be shared?",
            belief="M12",
        ),
    ),
    hints=(
        "For each headline, first find the row or the date that it rests on.",
        "Two may stand. A headline that gives a false reason must go even if its verdict is true.",
        "Unsettled is for what nobody with authority has decided, not for what you have not "
        "looked up.",
    ),
)

# --- E6 ------------------------------------------------------------------------------------

DATA_RULES = {
    "OSAID.data-information",
    "OSAID.raw-data",
    "OSAID.preferred-form",
    "OSAID.study",
    "OSAID.modify",
}
ACCEPTS = {"OSAID.data-information", "OSAID.raw-data", "D16", "D18", "D19", "D20"}
REFUSES = {"FSF.1", "FSF.3", "OSD.2", "D15", "D17"}
OTHER_PARTS = {
    "OSAID.code",
    "OSAID.parameters",
    "OSAID.weights-label",
    "OSAID.share-alike",
    "OSAID.use",
    "OSAID.share",
    "OSAID.legal-mechanism",
}


def _ids() -> tuple[str, ...]:
    """Ids that may be cited: definitions of OSI and the FSF, positions on training data."""
    from howopen import load

    table = load("definitions")
    rules = table.loc[
        table["family"].isin(["OSAID 1.0", "OSD", "FSF", "EU AI Act"]), "definition_id"
    ]
    debate = load("debate")
    asked = debate["question"].str.startswith("Must training data")
    return (*rules, *debate.loc[asked, "debate_id"])


def _about_data(value) -> bool:
    return bool(value.clauses & (DATA_RULES | ACCEPTS | REFUSES | {"D21", "EU.free-licence"}))


E6 = Exercise(
    id="L05-E6",
    title="The hospital's model",
    kind="decide and justify",
    mode="edit",
    minutes=9,
    must=False,
    objectives=("L05-O1", "L05-O3"),
    form=Record(
        {
            "conclusion": OneOf(
                ("open source AI", "not open source AI", "contested"),
                {
                    "yes": "open source AI",
                    "no": "not open source AI",
                    "open source": "open source AI",
                    "not open source": "not open source AI",
                },
            ),
            "clauses": ListOf(
                _ids,
                "ids of the definitions or of the positions on training data (columns "
                "`definition_id` and `debate_id`)",
            ),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "ungrounded",
            ungrounded,
            "Contested is an answer when you can say what it rests on. Is a text silent, do bodies "
            "disagree, are facts missing, or do readers differ on one text? Name the `kind`.",
            belief="M31",
        ),
        wrong(
            "no-rule-on-data",
            lambda v: not _about_data(v),
            "The code and the weights are all there, under Apache-2.0; nobody disputes that. Cite "
            "what decides on the part that is not handed over.",
        ),
        right(
            "contested",
            lambda v: v.conclusion == "contested" and v.kind == "authorities disagree",
            "Defensible, and the kind is the right one: two bodies, two tests. By OSAID 1.0 a "
            "full description of data that cannot be shared is enough; the FSF and others want "
            "the data. What would you put on the label: the verdict, or the name of the test?",
        ),
        partly(
            "contested-by-readers",
            lambda v: v.conclusion == "contested" and v.kind == "readers disagree",
            "Contested can be defended. But do people read one text in two ways here, or do they "
            "hold to different texts? That decides the kind.",
        ),
        wrong(
            "text-speaks",
            lambda v: v.conclusion == "contested" and v.kind == "text silent",
            "OSAID.data-information speaks of data that cannot be shared. Those who disagree do "
            "not find it silent. What do they find?",
        ),
        wrong(
            "facts-are-there",
            lambda v: v.conclusion == "contested",
            "The story gives what OSAID asks about: the description is full, and the bar is one of "
            "law. Which fact would you still need?",
        ),
        right(
            "by-osaid",
            lambda v: v.conclusion == "open source AI" and bool(v.clauses & ACCEPTS),
            "Defensible: OSI's test takes a full description, of data that cannot be shared too, "
            "and the G7 text (D19) excuses what the law forbids. Would you say the same if the "
            "hospital could lawfully share but preferred to sell?",
        ),
        right(
            "by-the-freedoms",
            lambda v: v.conclusion == "not open source AI" and bool(v.clauses & REFUSES),
            "Defensible, as the position of the FSF and of some in Debian: who cannot inspect or "
            "change the data cannot study or change the system as its makers can. Its weak step: "
            "the FSF was still drafting its criteria, and OSI's text says otherwise. What should "
            "a hospital then do?",
        ),
        partly(
            "by-the-commission",
            lambda v: v.conclusion == "open source AI" and "EU.free-licence" in v.clauses,
            "For relief under the AI Act the Commission asks for no data: well found. But that "
            "decides who is spared a duty, not what may be called open source AI. Whose "
            "definition does?",
        ),
        wrong(
            "position-reversed",
            lambda v: v.conclusion == "open source AI",
            "What you cite points the other way, or does not yet say enough. Which row lets a "
            "description stand for data that cannot be shared?",
        ),
        wrong(
            "data-demanded",
            lambda v: v.conclusion == "not open source AI",
            "Does that row ask for the data themselves? Read what it says of data that cannot be "
            "shared. If you hold that this is not enough, cite somebody who wants more.",
            belief="M12",
        ),
    ),
    advice=(
        thought(
            "give-a-reason",
            lambda v: len(v.because.split()) < 5,
            "write in `because` whose test you apply; the class will ask.",
        ),
        thought(
            "kind-not-needed",
            misplaced_kind,
            "`kind` is for contested answers; leave it `None` when you decide.",
        ),
    ),
    hints=(
        "Which of the three parts is in doubt? The others are all there.",
        "OSAID.data-information names data that cannot be shared. Then look at D15 to D21.",
        "If you say contested: do people read one text differently, or hold to different tests?",
    ),
)

# --- E7 ------------------------------------------------------------------------------------

FOUR = {
    "Gemma 2 27B": "MOF-1.0:gemma-2-27b-it",
    "gpt-oss-120b": "MOF-1.0:gpt-oss-120b",
    "Pythia 12B": "MOF-1.0:pythia-12b",
    "Apertus": None,
}


def _e7_answers() -> dict[str, str]:
    return {name: _class_of(r) if r else "no record" for name, r in FOUR.items()}


def _e7_wrong(value) -> list[str]:
    return wrong_labels(value, _e7_answers())


E7 = Exercise(
    id="L05-E7",
    title="Classes for four",
    kind="compute",
    mode="read",
    minutes=5,
    must=False,
    objectives=("L05-O2",),
    form=Labels(tuple(FOUR), (*CLASSES, "no class", "no record"), "release"),
    rules=(
        right(
            "four-classes",
            lambda v: not _e7_wrong(v),
            lambda v: (
                "Right. gpt-oss lacks what DeepSeek-R1 lacks: "
                f"the {_listed(_lacks(FOUR['gpt-oss-120b'], 'III'))}. And Apertus shows that no "
                "record is not no class: the European index finds it open almost throughout."
            ),
        ),
        wrong(
            "no-record-no-class",
            lambda v: v["Apertus"] == "no class",
            "Nobody has filled in a record of Apertus in this tool. Does that say anything on what "
            "Apertus offers?",
        ),
        wrong(
            "record-made-up",
            lambda v: v["Apertus"] != "no record",
            "Which record did you read for Apertus? The figure has three columns.",
        ),
        wrong(
            "apache-opens-all",
            lambda v: v["gpt-oss-120b"] != "no class",
            "gpt-oss has Apache-2.0 on all that it hands over. Go through the rows of class III: "
            "is each of them there?",
            belief="M13",
        ),
        wrong(
            "included-is-open",
            lambda v: v["Gemma 2 27B"] != "no class",
            "Only the word open counts; not open and no licence do not. What is left in class III?",
        ),
        wrong(
            "report-demanded",
            lambda v: v["Pythia 12B"] != "I",
            "One row of Pythia is not open. Which part may stand in for it? Then go on through "
            "class II and class I.",
        ),
    ),
    hints=(
        "Start at class III and climb only while every row says open.",
        "A research paper may stand in for the technical report.",
        "No record and no class are two different answers.",
    ),
)

# --- E8 ------------------------------------------------------------------------------------


def _steps() -> dict[str, int]:
    """How many systems of the European index are left after each question."""
    from howopen import load

    table = load("openness_assessments")
    rows = table[table["framework"] == INDEX]
    is_open = rows.pivot(index="assessment_id", columns="component", values="level") == "open"
    weights = is_open["base model weights"] & is_open["end model weights"]
    code = weights & is_open["training code"]
    data = is_open["base model data"] & is_open["end model data"]
    sheet = is_open["datasheet"]
    return {
        "all": len(is_open),
        "weights": int(weights.sum()),
        "code": int(code.sum()),
        "told": int((code & (sheet | data)).sum()),
        "given": int((code & data).sum()),
        "sheet alone": int((code & sheet).sum()),
        "sheet and data": int((code & sheet & data).sum()),
        "loose brackets": int(((code & sheet) | data).sum()),
        "without code": int((weights & (sheet | data)).sum()),
        "anywhere": int((sheet | data).sum()),
    }


def _bars(told: str) -> list[int]:
    steps = _steps()
    return sorted(steps[name] for name in ("all", "weights", "code", told, "given"))


def _drawn(picture) -> tuple[list[float], list[float]]:
    """Lengths of the bars if they lie and if they stand, sorted."""
    lying = sorted(round(float(bar[2]), 6) for bar in picture.bars)
    standing = sorted(round(float(bar[3]), 6) for bar in picture.bars)
    return lying, standing


def _shows(picture, told: str) -> bool:
    return _bars(told) in _drawn(picture)


E8 = Exercise(
    id="L05-E8",
    title="Draw the funnel",
    kind="make a figure",
    mode="code",
    minutes=7,
    must=False,
    objectives=("L05-O1",),
    form=Figure(),
    rules=(
        right(
            "funnel",
            lambda v: _shows(v, "told"),
            lambda v: (
                f"Right. The quarrel over raw data moves {_steps()['told'] - _steps()['given']} of "
                f"{_steps()['all']} systems here; missing training code stops "
                f"{_steps()['weights'] - _steps()['code']} that have open weights. Careful: one "
                "assessor an entry, levels that stand in for a definition, licences left aside, "
                "and a sample that nobody drew at random. A quarrel can matter for what it would "
                "change tomorrow."
            ),
        ),
        wrong(
            "datasheet-alone",
            lambda v: _shows(v, "sheet alone"),
            "You asked for an open datasheet. Fewer are told of the data than are given them: can "
            "that be? Whoever has open data counts too.",
        ),
        wrong(
            "both-demanded",
            lambda v: _shows(v, "sheet and data"),
            "You asked for the datasheet and the data. The definition is content with the first; "
            "the data without it tell enough as well. Which sign is or?",
            belief="M12",
        ),
        wrong(
            "told-is-given",
            lambda v: _shows(v, "given"),
            "Both last bars ask for the data. What else tells of data, without handing them over?",
            belief="M12",
        ),
        wrong(
            "nothing-asked",
            lambda v: _shows(v, "code"),
            "`told` equals `code` still: nothing was asked about the data. Which column tells of "
            "them?",
        ),
        wrong(
            "code-forgotten",
            lambda v: any(_shows(v, s) for s in ("without code", "anywhere", "loose brackets")),
            "The bar for `told` counts systems without training code too. Each step of the funnel "
            "starts from the one before; in Python, brackets decide what belongs to `|`.",
        ),
        wrong(
            "no-bars",
            lambda v: len(v.bars) != 5,
            "The figure wants five bars, one a step. Did you draw it with funnel(told, ...)?",
        ),
    ),
    otherwise="The bars show other steps. Is `told` made of `code`, the datasheet and `data`?",
    advice=(
        thought(
            "give-a-message",
            lambda v: len(v.title.split()) < 3 or "your message" in v.title.casefold(),
            "give the figure a title that says what one should see in it.",
        ),
    ),
    hints=(
        "`told` starts from `code`: those that have passed the steps before.",
        "Put the two ways to be told of the data in brackets, with | between them.",
        'The two ways are `is_open["datasheet"]` and `data`.',
    ),
)

EXERCISES = [E1, E2, E3, E4, E5, E6, E7, E8]
