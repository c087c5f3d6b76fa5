"""Exercises of L03, Reading the licence. References come from the table `clauses`."""

from __future__ import annotations

from howopen.answers import fold
from howopen.exercise import Exercise, Reading, partly, right, thought, wrong
from howopen.fields import Clauses, OneOf, Record, Words, kind_field, misplaced_kind, ungrounded
from howopen.forms import Amounts, Choice, Labels, Option, wrong_labels

VERSION = "llama-3"


def _clauses(**where: str):
    """Rows of the table `clauses`, filtered by column values."""
    from howopen import load

    table = load("clauses")
    for column, value in where.items():
        table = table[table[column] == value]
    return table


def _counts(table) -> dict[str, int]:
    """How many rows of `table` carry each of the three teaching labels."""
    labels = ("grant", "condition", "restriction")
    return {label: int((table["teaching_label"] == label).sum()) for label in labels}


def _resolve(text: str) -> str | None:
    from howopen.clauses import resolve

    return resolve(VERSION, text)


# --- E1 ------------------------------------------------------------------------------------

E1 = Exercise(
    id="L03-E1",
    title="Guess before you read",
    kind="predict",
    mode="read",
    minutes=2,
    must=False,
    objectives=("L03-O1",),
    form=Choice(
        {
            "a": Option(
                "none",
                "The article's limit for large platforms is real. Clause 2 is where to look; the "
                "question is what the other nine ask.",
                code="no-size-limit",
            ),
            "b": Option(
                "one",
                "Yes: clause 2, the one with 700 million. The other nine ask what you do, not how "
                "large you are. The article's readers hear of the one that hardly any of them will meet.",
                right=True,
                code="one",
            ),
            "c": Option(
                "about half",
                "It feels that way when one limit is all one hears about. Read on, and look down "
                "the column `quantity`: how many cells hold a number?",
                code="half",
            ),
            "d": Option(
                "all of them",
                "Then a student or a bakery would have nothing to obey. Look for a clause whose "
                "column `who_affected` begins with every licensee.",
                code="only-the-large",
                belief="M03",
            ),
        }
    ),
    hints=(
        "It is a guess: any of the four is a fair try.",
        "Only a clause with a number in it can ask how large you are.",
    ),
)

# --- E2 ------------------------------------------------------------------------------------

E2_ITEMS = ("1.a", "1.b.i.B", "1.b.iii", "1.b.v", "2", "5.a.mark")


def _e2_accepted() -> dict[str, set[str]]:
    table = _clauses(version=VERSION).set_index("clause_id")["teaching_label"]
    accepted = {item: {table[item]} for item in E2_ITEMS}
    accepted["2"] = {"restriction", "condition"}
    return accepted


def _e2_wrong(value) -> list[str]:
    return wrong_labels(value, _e2_accepted())


def _e2_progress(value) -> str:
    good = len(E2_ITEMS) - len(_e2_wrong(value))
    return f"{good} of {len(E2_ITEMS)} labels hold. Look again at {', '.join(_e2_wrong(value))}: "


E2 = Exercise(
    id="L03-E2",
    title="Grant, condition or restriction?",
    kind="read a clause",
    mode="edit",
    minutes=7,
    must=True,
    objectives=("L03-O2",),
    form=Labels(E2_ITEMS, ("grant", "condition", "restriction"), "clause", _resolve),
    rules=(
        right(
            "sorted",
            lambda v: not _e2_wrong(v) and v["2"] == "restriction",
            "All six. Note 5.a.mark: the licence grants a right to a name only so that you can "
            "carry out a duty. And clause 2 leaves somebody out altogether: no rights until Meta agrees.",
        ),
        right(
            "sorted-2-as-condition",
            lambda v: not _e2_wrong(v),
            "All six, and you read clause 2 as a condition: its words say that rights may not be "
            "exercised until Meta agrees, which is how a condition limits a permission. We call it "
            "a restriction because nothing that a party of that size does by itself opens the door. "
            "Both readings are defensible; the section on what binds you comes back to it.",
        ),
        wrong(
            "all-restrictions",
            lambda v: len(set(v.values())) == 1,
            "One label for all six does not sort anything. Ask of each clause: does it give, does "
            "it ask something in return for doing a thing, or does it take away?",
        ),
        wrong(
            "nothing-is-granted",
            lambda v: v["1.a"] != "grant",
            "1.a holds a list of verbs: use, copy, pass on, change. Does that list give or take?",
        ),
        wrong(
            "badge-is-a-ban",
            lambda v: "restriction" in (v["1.b.i.B"], v["1.b.iii"]),
            lambda v: _e2_progress(v)
            + "does the clause forbid the act in its trigger, or allow it and ask something in return?",
        ),
        wrong(
            "output-ban-is-a-price",
            lambda v: v["1.b.v"] == "condition",
            "1.b.v names no duty by which one could buy the use it speaks of. What is left to do, "
            "for someone who wants to improve another large language model?",
            belief="M03",
        ),
        wrong(
            "mark-is-a-duty",
            lambda v: v["5.a.mark"] != "grant",
            "The duty to use the name stands in 1.b.i. What does 5.a add: another duty, or the "
            "permission that makes the duty possible?",
        ),
    ),
    otherwise="Not all of these hold yet. Ask of each clause: does it give, ask in return, or take away?",
    hints=(
        "Read the verb. Who may do something, who must do something, who may not?",
        "A condition begins with doing: if you do this, then that. A restriction has no such if.",
        "Two of the six are grants, and one of those is about a name.",
    ),
)

# --- E3 ------------------------------------------------------------------------------------


def _e3_is(value, table) -> bool:
    return value == _counts(table)


E3 = Exercise(
    id="L03-E3",
    title="Count the whole licence",
    kind="compute",
    mode="code",
    minutes=6,
    must=False,
    objectives=("L03-O2",),
    form=Amounts(("grant", "condition", "restriction"), "the number of rows for each label"),
    rules=(
        right(
            "counted",
            lambda v: _e3_is(v, _clauses(version=VERSION)),
            "Right. The policy changes the picture: the body alone holds as many conditions as "
            "restrictions, the whole agreement is mostly things one may not do. Rows are not weight, "
            "though: one broad clause can matter more than ten narrow ones.",
        ),
        wrong(
            "policy-left-out",
            lambda v: _e3_is(v, _clauses(version=VERSION, part="licence")),
            "These are the counts of the licence's body. Clause 1.b.iv.aup pulls in a second text: "
            "does your table still hold its rows?",
            belief="M03",
        ),
        wrong(
            "policy-only",
            lambda v: _e3_is(v, _clauses(version=VERSION, part="use policy")),
            "These are the counts of the use policy alone. What of the column `part` did you filter?",
        ),
        wrong(
            "all-versions",
            lambda v: _e3_is(v, _clauses()),
            "These are the counts over all versions of Llama at once. Which table holds Llama 3 only?",
            belief="M08",
        ),
        wrong(
            "shares",
            lambda v: 0 < sum(v.values()) <= 1.01 or 99 < sum(v.values()) <= 100.5,
            "These look like shares. Wanted are numbers of rows.",
        ),
    ),
    otherwise="These are not the counts. Start from `llama3` and count the values of `teaching_label`.",
    hints=(
        "`value_counts()` counts the values of one column.",
        "`llama3` holds both parts of the agreement; `body` holds one.",
        'Pick the three by name: `...value_counts()[["grant", "condition", "restriction"]]`.',
    ),
)

# --- E4 ------------------------------------------------------------------------------------

BADGE = {"1.b.i", "1.b.i.B"}
DISPLAY_WORDS = ("built", "badge", "site", "page", "interface", "document", "display", "show", "meta")


def _cites_badge(value) -> bool:
    return bool(value.clauses & BADGE)


def _only(value, *ids: str) -> bool:
    return value.clauses <= set(ids)


E4 = Exercise(
    id="L03-E4",
    title="What must the museum show?",
    kind="apply to a case",
    mode="edit",
    minutes=8,
    must=True,
    objectives=("L03-O1", "L03-O3"),
    form=Record(
        {
            "conclusion": OneOf(
                ("something to show", "nothing to show", "contested"),
                {"something": "something to show", "nothing": "nothing to show",
                 "yes": "something to show", "no": "nothing to show", "unclear": "contested"},
            ),
            "clauses": Clauses(VERSION),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "ungrounded",
            ungrounded,
            "Contested is an answer when you can say which words leave it open. Name the kind: is "
            "the text silent, do authorities disagree, are facts missing, or do readers disagree?",
            belief="M31",
        ),
        partly(
            "half-the-licence",
            lambda v: _cites_badge(v) and len(v.clauses) > 4,
            "The clause that decides is among yours, and so is half the licence. Which one would you "
            "read to the museum?",
        ),
        right(
            "badge",
            lambda v: v.conclusion == "something to show" and _cites_badge(v),
            'Right. "Make available" includes a service that uses the model. From Llama 3.1 on the '
            'word is "contains": would your answer change? L07 comes back to this.',
        ),
        right(
            "contested-uses",
            lambda v: v.conclusion == "contested"
            and _cites_badge(v)
            and v.kind in ("text silent", "readers disagree"),
            'A careful reading: "uses" may or may not reach a hosted chat, and we found no ruling. '
            "We read it that it does. What would settle it?",
        ),
        wrong(
            "contested-other-kind",
            lambda v: v.conclusion == "contested" and _cites_badge(v),
            "You found the clause. The facts are all in the story, and we found no authority that has "
            "spoken on it. If it is open, it is open for another reason: which?",
        ),
        partly(
            "whole-section",
            lambda v: v.conclusion == "something to show" and bool(v.clauses & {"1", "1.b"}),
            "Conclusion and section hold. But the section has many pieces: cite the one that speaks "
            "of displaying, so that a reader need not search.",
        ),
        wrong(
            "contested-elsewhere",
            lambda v: v.conclusion == "contested",
            "Contested needs the words that are open. Which clause speaks of a name that must be seen?",
            belief="M31",
        ),
        wrong(
            "nothing-though-badge",
            lambda v: v.conclusion == "nothing to show" and _cites_badge(v),
            "You found the clause that speaks of showing. Read its trigger again: a file handed over "
            "is one way to wake it. Which others stand beside it?",
            belief="M27",
        ),
        wrong(
            "free-use",
            lambda v: v.conclusion == "nothing to show" and "1.a" in v.clauses,
            "You rest on the grant. Use is free, yes; but look at the trigger of each condition: is "
            "handing over files the only thing that wakes one?",
            belief="M27",
        ),
        wrong(
            "end-user-product",
            lambda v: "1.b.ii" in v.clauses,
            "1.b.ii frees people who receive Llama inside a finished product, and only from clause 2. "
            "Is the museum such a receiver, and is clause 2 its problem?",
            belief="M06",
        ),
        wrong(
            "size-test",
            lambda v: "2" in v.clauses,
            "Clause 2 asks how many users a licensee had in the month before the release. Is the "
            "museum near 700 million?",
            belief="M03",
        ),
        wrong(
            "copies-duty",
            lambda v: bool(v.clauses & {"1.b.iii", "1.b.i.A"}),
            "That is a duty, but of those who hand copies on. Does the museum?",
            belief="M27",
        ),
        wrong(
            "known-dangers",
            lambda v: "AUP.4" in v.clauses,
            "A real duty of the museum, well found; but it asks for telling of dangers. Which clause "
            "asks for a name to be seen?",
        ),
        wrong(
            "naming-rule",
            lambda v: "1.b.i.name" in v.clauses,
            "That sentence is about the name of a model that one has made and released. The museum "
            "made none. Which clause is about what visitors see?",
        ),
        wrong(
            "nothing-elsewhere",
            lambda v: v.conclusion == "nothing to show",
            "Before you say nothing: read the triggers under 1.b, one by one. Does one name a service?",
            belief="M27",
        ),
    ),
    otherwise="There is something to show, but not because of that clause. Which one speaks of displaying?",
    advice=(
        thought(
            "say-what-and-where",
            lambda v: not any(word in fold(v.because) for word in DISPLAY_WORDS),
            "say in `because` what has to be seen, and where it may stand.",
        ),
        thought(
            "kind-not-needed",
            misplaced_kind,
            "`kind` is for contested answers; leave it `None` when you decide.",
        ),
    ),
    hints=(
        "Read the trigger of each condition, not its duty.",
        "One condition names a service, not only copies.",
        "Look at what stands under 1.b.",
    ),
)

# --- E5 ------------------------------------------------------------------------------------

E5_ACCEPTED = {
    "1.b.i.A": {"open", "need not", "must"},
    "1.b.i.name": {"need not"},
    "1.b.iii": {"need not"},
    "1.b.iv.aup": {"must"},
    "2": {"need not"},
    "AUP.4": {"must"},
}


# What speaks for each label of 1.b.i.A, the one clause of the six on which all three can be held.
AGREEMENT_COPY = {
    "must": "You took the trigger of 1.b.i.A at its word: it names a service, and the museum runs one.",
    "need not": "You took the duty of 1.b.i.A at its word: the copy goes with materials, and none go out.",
    "open": "In 1.b.i.A the trigger names a service, the duty a copy along with materials, and none go "
    "out. What then remains is not said.",
}


def _e5_wrong(value) -> list[str]:
    return wrong_labels(value, E5_ACCEPTED)


E5 = Exercise(
    id="L03-E5",
    title="The museum's other duties",
    kind="apply to a case",
    mode="edit",
    minutes=6,
    must=False,
    objectives=("L03-O3",),
    form=Labels(tuple(E5_ACCEPTED), ("must", "need not", "open"), "clause", _resolve),
    rules=(
        right(
            "duties",
            lambda v: not _e5_wrong(v),
            lambda v: f"Right. {AGREEMENT_COPY[v['1.b.i.A']]} On 1.b.i.A each of the three answers can be "
            "defended, and we found no ruling. The cautious museum links the licence.",
        ),
        wrong(
            "policy-forgotten",
            lambda v: v["1.b.iv.aup"] != "must",
            "Look at the trigger of 1.b.iv: it asks for no distribution at all. What does it ask for?",
            belief="M03",
        ),
        partly(
            "dangers-open",
            lambda v: _e5_wrong(v) == ["AUP.4"] and v["AUP.4"] == "open",
            "Five hold. What counts as a known danger may indeed be open. Is it open as well to whom "
            "AUP.4 wants it told, and whether the museum has such people?",
        ),
        wrong(
            "dangers-forgotten",
            lambda v: v["AUP.4"] != "must",
            "The policy ends with a duty towards end users. Are the museum's visitors end users of "
            "an AI system?",
        ),
        wrong(
            "notice-without-copies",
            lambda v: v["1.b.iii"] != "need not",
            "1.b.iii lives in copies that one distributes. Count the copies that leave the museum.",
        ),
        wrong(
            "size-museum",
            lambda v: v["2"] != "need not",
            "Clause 2 compares users in one month with a number. How many has a museum? A very large "
            "affiliate would change that, but the story names none.",
        ),
        wrong(
            "name-without-model",
            lambda v: v["1.b.i.name"] != "need not",
            "The naming sentence wants somebody who improved a model and released it. Did the museum?",
        ),
    ),
    otherwise="Not all of these hold yet: compare each trigger with what the museum does.",
    hints=(
        "Write down what the museum does in three words: it runs a service.",
        "Two of the six reach anyone who uses the model or offers it to end users.",
    ),
)

# --- E6 ------------------------------------------------------------------------------------

E6_ACCEPTED = {
    "a student in Oslo": "Ireland",
    "a bank with its main office in Zurich": "Ireland",
    "a charity in London": "Inc.",
    "a developer in Nairobi": "Inc.",
    "a company with its main office in Boston and a branch in Paris": "Inc.",
}
E6_FULL_NAMES = {
    "Meta Platforms Ireland Limited": "Ireland",
    "Meta Platforms Ireland": "Ireland",
    "Meta Platforms, Inc.": "Inc.",
    "Meta Platforms Inc.": "Inc.",
}
OSLO, ZURICH, LONDON, NAIROBI, BOSTON = E6_ACCEPTED


class Companies(Labels):
    """Labels for Meta's two companies; their full names are understood as well."""

    def _labelled(self, value: object, given: dict) -> Reading:
        names = {fold(name): label for name, label in E6_FULL_NAMES.items()}
        short = {
            item: names.get(fold(label), label) if isinstance(label, str) else label
            for item, label in given.items()
        }
        return super()._labelled(value, short)


E6 = Exercise(
    id="L03-E6",
    title="Who is across the table?",
    kind="read a clause",
    mode="edit",
    minutes=4,
    must=False,
    objectives=("L03-O4", "L03-O1"),
    form=Companies(tuple(E6_ACCEPTED), ("Ireland", "Inc."), "licensee"),
    rules=(
        right(
            "parties",
            lambda v: v == E6_ACCEPTED,
            "Right, by def.Meta: the EEA (Norway is in it) and Switzerland on one side, all others on "
            "the other, and for an entity its main place of business counts. The text names "
            "California law for all five (7.law).",
        ),
        wrong(
            "oslo",
            lambda v: v[OSLO] != "Ireland",
            "Norway is not in the European Union, but the clause does not speak of the Union. Which "
            "area does it name, and who belongs to it?",
        ),
        wrong(
            "zurich",
            lambda v: v[ZURICH] != "Ireland",
            "Switzerland is in neither the European Union nor the EEA. Does the clause leave it out?",
        ),
        wrong(
            "london",
            lambda v: v[LONDON] != "Inc.",
            "The United Kingdom has left the European Union, and with it the EEA. Is it named by "
            "itself in the clause?",
        ),
        wrong(
            "boston",
            lambda v: v[BOSTON] != "Inc.",
            "For an entity the clause asks for one place, not for every place where it has people.",
        ),
        wrong(
            "nairobi",
            lambda v: v[NAIROBI] != "Inc.",
            "Kenya is in none of the places that the clause names. Who contracts with all others?",
        ),
    ),
    hints=(
        'Print the summary of `def.Meta`: `llama3[llama3["clause_id"] == "def.Meta"]`.',
        "Three countries outside the European Union belong to the EEA; Switzerland does not, but is named.",
    ),
)

# --- E7 ------------------------------------------------------------------------------------

ACCEPTANCE = {"0.acceptance", "6.term"}

E7 = Exercise(
    id="L03-E7",
    title="She never clicked",
    kind="decide and justify",
    mode="edit",
    minutes=9,
    must=True,
    objectives=("L03-O4", "L03-O1"),
    form=Record(
        {
            "conclusion": OneOf(("bound", "not bound", "contested"), {"unclear": "contested"}),
            "clauses": Clauses(VERSION),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "ungrounded",
            ungrounded,
            "Contested is an answer when you can say what leaves it open. Is it the text, the "
            "authorities, the facts or the readers? Name the `kind`.",
            belief="M31",
        ),
        partly(
            "half-the-licence",
            lambda v: bool(v.clauses & ACCEPTANCE) and len(v.clauses) > 4,
            "The clause is among yours, and so is half the licence. By which one does it claim to "
            "bind her?",
        ),
        right(
            "contested",
            lambda v: v.conclusion == "contested" and bool(v.clauses & ACCEPTANCE),
            "Defensible, and the clause is the right one. The text says that use is enough; whether "
            "a court would say so of terms that she never saw, and for a file whose protection is "
            "unsettled, we found no decision. Which single ruling would move you to a verdict?",
        ),
        right(
            "bound-by-use",
            lambda v: v.conclusion == "bound" and bool(v.clauses & ACCEPTANCE),
            "Defensible: the text makes use and distribution a form of acceptance, and the licence "
            "ties the naming duty to release. Its weak step: she saw no terms, and for terms on a "
            "website a US court, as reported, asked for notice. What would you say to a judge who "
            "asks where she agreed?",
        ),
        right(
            "not-bound",
            lambda v: v.conclusion == "not bound" and bool(v.clauses & ACCEPTANCE),
            "Defensible: the clause makes use an acceptance, and you doubt that one can accept what "
            "one was never shown. Its weak step: without an agreement she has no permission either, "
            "and whether she needed one for weights is unsettled. What would you say if Meta asks by "
            "what right she publishes?",
        ),
        wrong(
            "no-click-no-duty",
            lambda v: v.conclusion == "not bound",
            "Cite the clause by which the licence says it binds, even if you doubt that it works. It "
            "names two ways; a click is one.",
            belief="M33",
        ),
        wrong(
            "duty-without-acceptance",
            lambda v: bool(v.clauses & {"1.b.i", "1.b.i.name", "1.b.i.A", "1.b.i.B"}),
            "That is the duty, if the licence binds her. The question comes one step earlier: by "
            "which clause does it claim to bind someone who never clicked?",
        ),
        wrong(
            "infringement-anyway",
            lambda v: v.conclusion == "bound" and v.clauses <= {"1.a", "5.b", "def.LlamaMaterials"},
            "You reason from ownership: no permission, hence infringement. That may follow where a "
            "right exists and a condition limits it, and both are open here. The question asks for "
            "the clause by which the licence claims her agreement.",
            belief="M34",
        ),
        wrong(
            "size-again",
            lambda v: "2" in v.clauses,
            "Clause 2 is about users in one month. Ana's question is how anyone comes to be bound.",
            belief="M03",
        ),
    ),
    otherwise="Look before section 1: one sentence says how the agreement comes about.",
    advice=(
        thought(
            "give-a-reason",
            lambda v: len(v.because.split()) < 5,
            "write in `because` the step that you find weakest; that is what the class will ask.",
        ),
    ),
    hints=(
        "The naming duty is 1.b.i.name. What must be true before it can reach her?",
        "The clause on acceptance stands before section 1; its id begins with 0.",
        "If you say contested: do courts and specialists point different ways, or is the text silent?",
    ),
)

# --- E8 ------------------------------------------------------------------------------------

E8_ACCEPTED = {
    "a": {"text says otherwise"},
    "b": {"text says otherwise"},
    "c": {"unsettled"},
    "d": {"unsettled"},
    "e": {"text says otherwise", "unsettled"},
    "f": {"text says so"},
}

E8 = Exercise(
    id="L03-E8",
    title="Six sentences from a seminar",
    kind="choose",
    mode="read",
    minutes=6,
    must=False,
    objectives=("L03-O4",),
    form=Labels(
        tuple(E8_ACCEPTED), ("text says so", "text says otherwise", "unsettled"), "sentence"
    ),
    rules=(
        right(
            "sentences",
            lambda v: not wrong_labels(v, E8_ACCEPTED),
            "Right. On e the licence gives outputs to nobody by name and limits one use of them "
            "(1.b.v), so both of your possible answers can be defended. On f there is nothing to "
            "contest: weights are materials, and a download hands them on. Unsettled is not the answer "
            "to everything.",
        ),
        wrong(
            "public-domain",
            lambda v: v["a"] != "text says otherwise",
            "Somebody calls the materials proprietary, and can end the licence: who claims to own them? "
            "Look at def.LlamaMaterials and 6.breach.",
            belief="M01",
        ),
        wrong(
            "my-model-my-rules",
            lambda v: v["b"] != "text says otherwise",
            "Clause 5.b gives you your changes. Read how it begins: subject to what? And what does "
            "1.b.i ask of derivative works?",
            belief="M19",
        ),
        wrong(
            "weights-surely-protected",
            lambda v: v["c"] == "text says so",
            "The text speaks of intellectual property or other rights and names none. Which court "
            "would you cite for weights?",
            belief="M23",
        ),
        wrong(
            "weights-surely-free",
            lambda v: v["c"] == "text says otherwise",
            "The text does not deny it either. Doubts among specialists are not yet a ruling.",
        ),
        wrong(
            "policy-frozen",
            lambda v: v["d"] == "text says so",
            "1.b.iv points to a web address, and the policy says that its newest copy stands there. "
            "Where does the licence say which edition counts?",
            belief="M25",
        ),
        wrong(
            "policy-floats",
            lambda v: v["d"] == "text says otherwise",
            "The policy names a place for its newest copy. Does the licence say that the newest "
            "copy binds those who accepted an older one?",
        ),
        wrong(
            "outputs-are-metas",
            lambda v: v["e"] == "text says so",
            "Look for a clause that gives outputs to anyone. They are named in 1.b.v, 3 and 5.c: as "
            "whose?",
            belief="M37",
        ),
        wrong(
            "all-is-contested",
            lambda v: v["f"] == "unsettled",
            "Not everything in law is open. Put f beside the trigger of 1.b.i.B, word by word: which "
            "word would you argue about?",
            belief="M32",
        ),
        wrong(
            "badge-unread",
            lambda v: v["f"] == "text says otherwise",
            "Read the trigger of 1.b.i.B once more: is a download one of the acts that it names?",
        ),
    ),
    hints=(
        "For each sentence, first ask which clause speaks of it at all.",
        "Where a clause speaks plainly, the answer is not unsettled. Where it names no answer, it may be.",
    ),
)

EXERCISES = [E1, E2, E3, E4, E5, E6, E7, E8]
