"""Exercises of L04, Llama 3 against the Open Source Definition.

References come from the table `llama3_verdicts`. Which clauses can carry which verdict is a legal
answer: the readings' own clauses, and those below that a careful reader may rest on as well.
"""

from __future__ import annotations

from howopen.exercise import Exercise, partly, right, thought, wrong
from howopen.fields import (
    Clauses,
    OneOf,
    Record,
    Rows,
    Words,
    kind_field,
    misplaced_kind,
    ungrounded,
)
from howopen.forms import Choice, Figure, Labels, Number, Option, close, wrong_labels

VERSION = "llama-3"
CRITERIA = tuple(range(1, 11))
READINGS = ("ours", "coding_a", "coding_b")
VERDICTS = ("meets", "fails", "unclear")

# Clauses that bear on a criterion, beside those that the table's readings cite. A verdict of
# meets or unclear may rest on any of them: for meets, learners name what an opponent would cite.
BEARS = {
    1: {"1.a", "1.b.i", "1.b.i.A", "1.b.i.B", "1.b.i.name", "1.b.iii", "2"},
    2: {"def", "def.Model", "def.LlamaMaterials", "def.Documentation", "1.a"},
    3: {"1.a", "1.b.i", "1.b.i.B", "1.b.i.name", "1.b.v", "5.b"},
    4: {"1.a", "1.b.i", "1.b.i.B", "1.b.i.name", "1.b.iii", "5.a", "5.b"},
    5: {"1.b.ii", "1.b.iv", "1.b.iv.law", "2"},
    6: {"1.b.iv", "1.b.iv.aup", "1.b.v", "AUP"},
    7: {"0.acceptance", "1.a", "1.b.i", "1.b.i.A", "1.b.ii", "2", "6.term"},
    8: {"1.a", "1.b.ii", "2"},
    9: {"1.b.i", "1.b.i.B", "1.b.i.name", "1.b.v"},
    10: {"0.acceptance", "1.a", "1.b.i", "1.b.i.B", "1.b.iii", "1.b.v", "6.term"},
}
# Clauses that can carry the verdict "fails"; 10 is argued apart.
FAILS = {
    1: {"2"},
    2: {"def", "def.Model", "def.LlamaMaterials", "def.Documentation", "1.a"},
    3: {"1.b.i", "1.b.i.name", "1.b.v"},
    4: {"1.b.i", "1.b.i.name", "5.a"},
    5: {"1.b.iv", "1.b.iv.law", "2"},
    6: {"1.b.iv", "1.b.iv.aup", "1.b.v", "AUP"},
    7: {"0.acceptance", "1.a", "2"},
    8: {"1.b.ii"},
    9: {"1.b.i", "1.b.i.name", "1.b.v"},
}
NO_PURPOSE = {"AUP.0.scope", "AUP.4", "AUP.report"}  # items of the policy that bar no purpose
ROOTS = ("AUP", "5.a", "def")  # clauses whose parts count like themselves
BADGE_ONLY = {"1.b.i.B", "1.b.iii", "5.a.brand"}
CONTESTED = (1, 3, 7, 9)


def _table(reading: str) -> dict:
    """Rows of one reading of the ten criteria, by number, from the table `llama3_verdicts`."""
    from howopen import load

    table = load("llama3_verdicts")
    rows = table[(table["framework"] == "OSD") & (table["reading"] == reading)]
    return {int(row.criterion): row for row in rows.itertuples() if row.criterion.isdigit()}


def _verdicts(reading: str) -> dict[int, str]:
    return {number: row.verdict for number, row in _table(reading).items()}


def _settled() -> dict[int, str]:
    """The criteria that the adopted verdicts call settled, with the verdict."""
    return {number: row.verdict for number, row in _table("adopted").items() if row.settled}


def _agreed(one: dict, other: dict) -> int:
    """On how many criteria two sets of verdicts agree."""
    return sum(one[number] == other[number] for number in CRITERIA)


def _cited(number: int) -> set[str]:
    """Clauses of one criterion that one of the three readings cites."""
    rows = [_table(reading)[number] for reading in READINGS]
    return {c for row in rows if isinstance(row.clauses, str) for c in row.clauses.split(";")}


def _within(clauses: frozenset, allowed: set[str]) -> bool:
    """True when one of `clauses` is allowed, or is a part of an allowed clause of ROOTS."""
    roots = tuple(f"{root}." for root in ROOTS if root in allowed)
    fine = clauses - NO_PURPOSE
    return bool(fine & allowed) or any(clause.startswith(roots) for clause in fine if roots)


def _bears(number: int, clauses: frozenset) -> bool:
    return _within(clauses, BEARS[number] | _cited(number))


def _carries(number: int, row) -> bool:
    """True when the clauses of a row can carry its verdict."""
    if row.verdict == "fails" and number in FAILS:
        return _within(row.clauses, FAILS[number])
    return _bears(number, row.clauses)


def _those(numbers) -> str:
    return ", ".join(str(number) for number in numbers)


def _where(value, test) -> list[int]:
    """The criteria whose row passes `test(number, row)`."""
    return [number for number in CRITERIA if test(number, value[number])]


def _question(number: int) -> str:
    """The question that the table `definitions` asks for a criterion."""
    from howopen import load

    table = load("definitions").set_index("definition_id")
    return str(table.loc[f"OSD.{number}", "test_question"])


def _off(value) -> list[int]:
    return _where(value, lambda number, row: not _bears(number, row.clauses))


def _same_verdict(value, verdict: str) -> bool:
    return all(row.verdict == verdict for row in value.values())


def _verdict() -> OneOf:
    also = {"met": "meets", "meet": "meets", "pass": "meets", "passes": "meets"}
    also |= {"fail": "fails", "not met": "fails", "failed": "fails", "open": "unclear"}
    return OneOf(VERDICTS, also | {"contested": "unclear"})


# --- E1 ------------------------------------------------------------------------------------

E1 = Exercise(
    id="L04-E1",
    title="What would show it?",
    kind="choose",
    mode="read",
    minutes=2,
    must=False,
    objectives=("L04-O3",),
    form=Choice(
        {
            "a": Option(
                "that OSI has not approved its licence",
                "A missing mark may only mean that nobody asked: in L02 most unmarked licences "
                "were permissive. What would OSI look at if somebody did ask?",
                code="mark-for-text",
                belief="M11",
            ),
            "b": Option(
                "its terms, held against the ten criteria",
                "Right. The text decides, and you have read it in L03. So let us hold it against "
                "the ten, one after the other.",
                right=True,
                code="terms",
            ),
            "c": Option(
                "that it misses OSI's definition of open source AI",
                "That definition is of October 2024, younger than the licence and the article, and "
                "it is another test (L05). Which test is older, and speaks of licences?",
                code="ai-definition",
                belief="M14",
            ),
            "d": Option(
                "that Meta keeps its training data to itself",
                "That bears on one criterion at most, and people disagree even there. Look for "
                "what answers all ten.",
                code="data-alone",
            ),
        }
    ),
    hints=(
        "L02 told approval from conformance. Which of the two is a question of text?",
        "The Open Source Definition judges licences.",
    ),
)

# --- E2 ------------------------------------------------------------------------------------


def _e2_says(value) -> str:
    high = len(_where(value, lambda _, row: row.confidence == "high"))
    low = len(_where(value, lambda _, row: row.confidence == "low"))
    return (
        f"Recorded: ten verdicts, each on a clause that bears on its criterion; {high} held with "
        f"high confidence, {low} with low. Whether they stand, you will judge yourself. From here "
        "on you see what others said, so leave this record as it is."
    )


def _e2_off(value) -> str:
    off = _off(value)
    return (
        f"{10 - len(off)} of ten rest on a clause that speaks to their criterion. Look again at "
        f"{_those(off)}. Criterion {off[0]} asks: {_question(off[0])} "
        "Which clause would the two sides fight over?"
    )


E2 = Exercise(
    id="L04-E2",
    title="Ten verdicts, blind",
    kind="decide and justify",
    mode="edit",
    minutes=18,
    must=True,
    objectives=("L04-O1",),
    form=Rows(
        CRITERIA,
        {
            "verdict": _verdict(),
            "clauses": Clauses(VERSION),
            "confidence": OneOf(("low", "medium", "high")),
        },
        "criterion",
    ),
    rules=(
        wrong(
            "all-unclear",
            lambda v: _same_verdict(v, "unclear"),
            "Not everything in law is open. Unclear is for words that leave a question open; "
            "doubt in yourself goes into the confidence. Is there no criterion on which the text "
            "is plain?",
            belief="M32",
        ),
        wrong(
            "one-verdict",
            lambda v: len({row.verdict for row in v.values()}) == 1,
            "One verdict for all ten judges the licence as a whole. Each criterion asks a question "
            "of its own: who may, for what, in which form, with which name?",
        ),
        wrong(
            "one-clause",
            lambda v: len({row.clauses for row in v.values()}) == 1,
            "The same clause for all ten cannot answer ten questions. Go through the criteria one "
            "by one: which clause would an opponent read aloud?",
        ),
        partly("off-the-point", _off, _e2_off),
        right("recorded", lambda v: True, _e2_says),
    ),
    advice=(
        thought(
            "flat-confidence",
            lambda v: len({row.confidence for row in v.values()}) == 1,
            "you are equally sure of all ten. Which one would you bet on first, which one last?",
        ),
    ),
    hints=(
        "Put each criterion as a question to the table of clauses: who is shut out? what is "
        "barred? which name is asked for?",
        "Criterion 2 is about what is in the box, so look at what the licence defines; criterion "
        "10 is about how one must accept or comply.",
        "One clause may matter for several criteria. Section 2 and 1.b.v each do.",
    ),
)

# --- E3 ------------------------------------------------------------------------------------


def _e3_is(value, one: str, other: str) -> bool:
    number = _agreed(_verdicts(one), _verdicts(other))
    return any(close(value, number * scale, 1e-6) for scale in (1, 0.1, 10))


def _all_three() -> int:
    readings = [_verdicts(reading) for reading in READINGS]
    return sum(len({r[number] for r in readings}) == 1 for number in CRITERIA)


E3 = Exercise(
    id="L04-E3",
    title="How often do the codings agree?",
    kind="compute",
    mode="edit",
    minutes=3,
    must=False,
    objectives=("L04-O2",),
    form=Number("criteria out of ten"),
    rules=(
        right(
            "agreed",
            lambda v: _e3_is(v, "coding_a", "coding_b"),
            lambda v: f"Right: {_agreed(_verdicts('coding_a'), _verdicts('coding_b'))} of ten "
            f"between the codings, against {_agreed(_verdicts('ours'), _verdicts('coding_a'))} "
            f"and {_agreed(_verdicts('ours'), _verdicts('coding_b'))} between ours and each of "
            "them. Raw agreement on ten items is a rough measure: chance alone would give some of "
            "it. L10 allows for that.",
        ),
        wrong(
            "ours-with-a-coding",
            lambda v: _e3_is(v, "ours", "coding_a") or _e3_is(v, "ours", "coding_b"),
            "That is how often a coding agrees with our reading. Which two columns does the "
            "question compare?",
        ),
        wrong(
            "all-three",
            lambda v: close(v, _all_three()),
            "On that many all three agree. The question is about two of the columns.",
        ),
        wrong(
            "differences",
            lambda v: close(v, 10 - _agreed(_verdicts("coding_a"), _verdicts("coding_b"))),
            "That is how often they differ. In Python, `==` asks for equal and `!=` for unequal.",
        ),
    ),
    otherwise="Not that number. Compare the columns `coding_a` and `coding_b` and count the True.",
    hints=(
        "The line `same = ...` compares two columns. Put another name in place of one of them.",
        "`same.sum()` counts the True.",
    ),
)

# --- E4 ------------------------------------------------------------------------------------

E4 = Exercise(
    id="L04-E4",
    title="What does their agreement show?",
    kind="choose",
    mode="read",
    minutes=2,
    must=False,
    objectives=("L04-O2",),
    form=Choice(
        {
            "a": Option(
                "where the codings agree, their verdict is right",
                "Two clocks set by the same hand agree and may both be slow. The two are readers "
                "of the same kind with the same codebook. What does agreeing then show, and what "
                "not?",
                code="agreement-is-truth",
                belief="M41",
            ),
            "b": Option(
                "where they agree, our reading is outvoted two to one",
                "Votes count when voters think apart from one another. The codings share codebook "
                "and kind, so how many independent readers does the table hold?",
                code="two-votes",
                belief="M41",
            ),
            "c": Option(
                "that the codebook was applied alike, shared errors included",
                "Right. It says that the work is even. On criterion 7 both codings read the same "
                "words alike, and ours reads them otherwise: only the clause can decide between "
                "them.",
                right=True,
                code="applied-alike",
            ),
            "d": Option(
                "nothing at all",
                "Too strict. If readers with one codebook disagreed everywhere, would you trust "
                "any of the codes? And where even they part, what does that tell you?",
                code="nothing-shown",
            ),
        }
    ),
    hints=(
        "Ask what the two codings have in common apart from the text.",
        "Can two readers make the same mistake?",
    ),
)

# --- E5 ------------------------------------------------------------------------------------

SAID, APPLIED, READ, NOBODY = WHO = ("OSI said it", "we apply OSI's words", "a reading", "nobody "
"here")
E5_ACCEPTED = {
    "a": {SAID},
    "b": {APPLIED, READ},
    "c": {SAID},
    "d": {READ},
    "e": {NOBODY},
    "f": {NOBODY},
    "g": {NOBODY},
}

E5 = Exercise(
    id="L04-E5",
    title="Who said that?",
    kind="read a clause",
    mode="edit",
    minutes=5,
    must=True,
    objectives=("L04-O3",),
    form=Labels(tuple(E5_ACCEPTED), WHO, "sentence"),
    rules=(
        right(
            "told-apart",
            lambda v: not wrong_labels(v, E5_ACCEPTED),
            "Right. Sentence b is the careful one: we found no statement on the text of April "
            "2024 alone, so somebody must take the step from matching clauses to the same "
            "verdict. Here we do, and our own reading arrives at the same place.",
        ),
        wrong(
            "ai-definition-to-blame",
            lambda v: v["f"] != NOBODY,
            "Read the row `overall` of 2025: what does it say of the AI definition? And in July "
            "2023 that definition did not exist.",
            belief="M14",
        ),
        wrong(
            "refusal-invented",
            lambda v: v["g"] != NOBODY,
            "A refusal needs a submission, and we found none. Not approved is not the same as "
            "examined and turned down.",
            belief="M11",
        ),
        wrong(
            "silence-as-praise",
            lambda v: v["e"] != NOBODY,
            "Look at the counts: what does the table write where OSI named no criterion? Is not "
            "speaking the same as approving?",
        ),
        wrong(
            "nobody-applies",
            lambda v: v["b"] == NOBODY,
            "No statement on that text was found, true; but read the lines above the figure, and "
            "its column for our own reading. Whose step is it then?",
        ),
        wrong(
            "stated-not-read",
            lambda v: v["a"] != SAID or v["c"] != SAID,
            "Two of the sentences stand almost so in the table of OSI's statements. Compare "
            "version and criterion.",
        ),
        wrong(
            "seven-by-osi",
            lambda v: v["d"] in (SAID, APPLIED),
            "Which criteria did OSI name? If 7 is not among them, neither its words nor their "
            "application can carry the sentence.",
        ),
        wrong(
            "seven-by-nobody",
            lambda v: v["d"] == NOBODY,
            "Look at the row of criterion 7 in the grid: does nobody call it a failure?",
        ),
        partly(
            "wrong-text",
            lambda v: not wrong_labels(v | {"b": APPLIED}, E5_ACCEPTED),
            "All hold but b, and that one nearly. Look at `of_version`: one post is about Llama "
            "2, the other about the 3 series and its 3.x licences together. Was a statement found "
            "on the text of April 2024 by itself? If not, who takes the last step?",
        ),
    ),
    hints=(
        "OSI's statements are the rows that you have just printed; nothing else counts as said.",
        "`of_version` tells of which text each was said.",
        "What one of the three columns of the grid holds is a reading.",
    ),
)

# --- E6 ------------------------------------------------------------------------------------


def _unclear(value) -> list[int]:
    return _where(value, lambda _, row: row.verdict == "unclear")


def _no_kind(value) -> list[int]:
    return [number for number in _unclear(value) if value[number].kind is None]


def _by_badge(value) -> list[int]:
    return _where(value, lambda n, row: row.verdict == "fails" and row.clauses <= BADGE_ONLY)


def _kind(value, kind: str, but: tuple = ()) -> list[int]:
    return [n for n in _unclear(value) if value[n].kind == kind and n not in but]


def _unsupported(value) -> list[int]:
    return _where(value, lambda number, row: not _carries(number, row))


def _unsaid(value) -> list[int]:
    return [n for n in _unclear(value) if len(value[n].settles.split()) < 2]


def _sure(value) -> list[int]:
    return [n for n in CONTESTED if value[n].confidence == "high"]


def _e6_carry(value) -> str:
    off = _unsupported(value)
    verdict = value[off[0]].verdict
    asked = {
        "fails": "Which words break it?",
        "meets": "Which clause would an opponent read aloud?",
        "unclear": "Which words leave it open?",
    }
    return (
        f"The verdicts can stand. But on {_those(off)} the clause cannot carry the verdict yet. "
        f"Criterion {off[0]} asks: {_question(off[0])} You say {verdict}. {asked[verdict]}"
    )


def _e6_settled(value) -> list[int]:
    return [number for number, verdict in _settled().items() if value[number].verdict != verdict]


def _e6_says(value) -> str:
    mine = {number: row.verdict for number, row in value.items()}
    ours, a, b = (_agreed(mine, _verdicts(reading)) for reading in READINGS)
    return (
        "Accepted. 5 and 6 stand as OSI has stated them for matching clauses; every other verdict "
        f"of yours rests on words that can carry it. You agree with our reading on {ours} of ten, "
        f"with the codings on {a} and {b}: that tells you whom to argue with, not who is right. "
        "And for the whole one failed criterion is enough."
    )


E6 = Exercise(
    id="L04-E6",
    title="Your final word",
    kind="decide and justify",
    mode="edit",
    minutes=13,
    must=True,
    objectives=("L04-O4", "L04-O1"),
    form=Rows(
        CRITERIA,
        {
            "verdict": _verdict(),
            "clauses": Clauses(VERSION),
            "confidence": OneOf(("low", "medium", "high")),
            "kind": kind_field(),
            "settles": Words(),
        },
        "criterion",
    ),
    rules=(
        wrong(
            "all-unclear",
            lambda v: _same_verdict(v, "unclear"),
            "Not everything in law is open: on some criteria the words are plain, and on two of "
            "them OSI has spoken. Which?",
            belief="M32",
        ),
        wrong(
            "good-bans",
            lambda v: 6 in _e6_settled(v) and v[6].verdict == "meets",
            "Criterion 6 does not ask whether a ban is good. It asks whether a field is ruled "
            "out; AUP.2.a and AUP.2.d name several, and 1.b.v one more. Others tolerate limits "
            "for safety in tests of their own; what did OSI say on this one?",
            belief="M15",
        ),
        wrong(
            "hardly-anyone",
            lambda v: 5 in _e6_settled(v) and v[5].verdict == "meets",
            "Few are over the line of section 2. But does the criterion let a licence shut out a "
            "group because it is small? What did OSI say of the same section in Llama 2?",
        ),
        wrong(
            "settled-called-open",
            _e6_settled,
            lambda v: f"Look at {_those(_e6_settled(v))} again: the text is plain, the three "
            "readings agree, and OSI has spoken on matching clauses. Unclear needs words that "
            "leave it open.",
            belief="M32",
        ),
        wrong(
            "section-2-bars-no-purpose",
            lambda v: v[6].clauses == {"2"},
            "On criterion 6 the verdict holds, the clause does not: section 2 asks who you are, "
            "not what you do. Which clause rules out purposes?",
        ),
        wrong(
            "policy-bars-no-person",
            lambda v: not _within(v[5].clauses, FAILS[5]),
            "On criterion 5 the verdict holds, the clause does not. It is about who is shut out, "
            "whatever they do. Which clause counts people rather than purposes?",
        ),
        wrong(
            "badge-is-fatal",
            _by_badge,
            lambda v: f"On {_those(_by_badge(v))} you rest on a badge or a notice alone. OSI "
            "approved CPAL-1.0, which asks for a prominent credit. Llama 3's licence asks for "
            "more than a badge: what, and does the criterion speak of it?",
            belief="M18",
        ),
        wrong(
            "one-interface",
            lambda v: v[10].verdict != "meets" and "1.b.v" not in v[10].clauses,
            "Criterion 10 asks whether one technology is forced upon those who accept or comply. "
            "Count the ways to accept in 0.acceptance and the places for the badge in 1.b.i.B. "
            "What is left open?",
            belief="M32",
        ),
        partly(
            "sure-on-10",
            lambda v: v[10].verdict == "fails" and v[10].confidence == "high",
            "A strict reader can say so of 1.b.v, which names one technology. But the argument "
            "has to show that criterion 10 reaches a ban on use, not only ways to accept and "
            "comply; all three readings say meets. How sure can you be?",
        ),
        wrong(
            "no-kind",
            _no_kind,
            lambda v: f"You call {_those(_no_kind(v))} unclear without a kind. Unclear does not "
            "mean that anything goes: it is a finding. Is the text silent, do authorities "
            "disagree, are facts missing, or do readers disagree?",
            belief="M31",
        ),
        wrong(
            "facts-missing",
            lambda v: _kind(v, "facts missing"),
            lambda v: f"On {_those(_kind(v, 'facts missing'))}: which fact would you go and find? "
            "The licence lies before us and what Meta released is known. If it is open, the rule "
            "is.",
        ),
        wrong(
            "which-authorities",
            lambda v: _kind(v, "authorities disagree", but=(2,)),
            lambda v: f"On {_those(_kind(v, 'authorities disagree', but=(2,)))}: which two "
            "authorities? We found none that has named it. If those who differ are readers, or "
            "the words stop short, there is a kind for that.",
        ),
        partly("cannot-carry", _unsupported, _e6_carry),
        partly(
            "nothing-settles",
            _unsaid,
            lambda v: "Verdicts, clauses and kinds hold. Still to say is what would settle "
            f"{_those(_unsaid(v))}: whose statement, or which change of the text?",
        ),
        right(
            "final-10-strict",
            lambda v: v[10].verdict != "meets",
            lambda v: _e6_says(v) + " On 10 you take the strict view: 1.b.v does name one "
            "technology. All three readings let it pass, because the criterion was made for ways "
            "to accept and comply.",
        ),
        right("final", lambda v: True, _e6_says),
    ),
    advice=(
        thought(
            "sure-of-the-open",
            _sure,
            lambda v: f"you are highly confident on {_those(_sure(v))}, where careful readings "
            "part. What would you answer the other side?",
        ),
        thought(
            "decided-on-2",
            lambda v: v[2].verdict != "unclear",
            "on 2 you decide what the FSF, OSI's AI definition and others answer differently. "
            "Whom do you follow, and why?",
        ),
        thought(
            "trade-rules",
            lambda v: "2" not in v[5].clauses,
            "on 5 you rest on the rule about laws and trade. It is an argument; OSI rested on "
            "another clause. Which, and why is that one stronger?",
        ),
        thought(
            "kind-not-needed",
            lambda v: _where(v, lambda _, row: row.verdict != "unclear" and row.kind is not None),
            "a kind is for unclear; leave it `None` where you decide.",
        ),
    ),
    hints=(
        "Begin with the two that OSI named and the one on which all readings say meets. Then the "
        "open ones.",
        "For an open criterion ask who would have to speak, and on which words; if nobody has and "
        "the words stop short, the text is silent.",
        "The table `llama3_verdicts` has columns kind_of_uncertainty and what_would_settle_it. "
        "Read them for one criterion, and write the rest yourself.",
    ),
)

# --- E7 ------------------------------------------------------------------------------------


def _counts() -> dict[str, list[int]]:
    """For each reading the numbers of meets, fails and unclear."""
    return {r: [list(_verdicts(r).values()).count(v) for v in VERDICTS] for r in READINGS}


def _lengths(picture, upright: bool) -> list[float]:
    lengths = [bar[3] if upright else bar[2] for bar in picture.bars]
    return sorted(round(abs(length), 3) for length in lengths if abs(length) > 1e-9)


def _drawn(picture, wanted: list[int]) -> bool:
    wanted = sorted(float(number) for number in wanted if number)
    return any(_lengths(picture, upright) == wanted for upright in (True, False))


def _e7_all() -> list[int]:
    return [number for counts in _counts().values() for number in counts]


def _e7_labelled(picture) -> bool:
    names = " ".join((*picture.legend, *picture.xticklabels, *picture.yticklabels, *picture.texts))
    found = names.casefold().replace("_", " ")
    return bool(picture.xlabel or picture.ylabel) and "unclear" in found and "ours" in found


E7 = Exercise(
    id="L04-E7",
    title="Which reading leaves most open?",
    kind="make a figure",
    mode="code",
    minutes=6,
    must=False,
    objectives=("L04-O2",),
    form=Figure(),
    rules=(
        wrong(
            "no-bars",
            lambda p: not p.bars,
            "There are axes, but no bars. pandas draws them with `.plot.bar()` from a table of "
            "counts.",
        ),
        right(
            "counted",
            lambda p: _drawn(p, _e7_all()) and _e7_labelled(p),
            lambda p: f"Right. Our reading leaves {_counts()['ours'][2]} criteria open, the "
            f"codings {_counts()['coding_a'][2]} and {_counts()['coding_b'][2]}. A codebook "
            "pushes for a code; a reader with time finds doubts. Equal counts hide differences, "
            "though: the two codings leave the same number open, and not the same criteria.",
        ),
        partly(
            "unlabelled",
            lambda p: _drawn(p, _e7_all()),
            "The bars hold the right counts. A reader still needs to know what the axis counts, "
            "and which bar belongs to which reading and verdict.",
        ),
        partly(
            "one-axes-each",
            lambda p: p.others and any(_drawn(p, counts) for counts in _counts().values()),
            "The first of your axes holds the counts of one reading, and `check` looks no "
            "further. Draw all three into one: side by side they can be compared.",
        ),
        wrong(
            "one-reading",
            lambda p: any(_drawn(p, counts) for counts in _counts().values()),
            "These are the counts of one reading. Wanted are all three, side by side.",
        ),
        wrong(
            "without-verdicts",
            lambda p: set(_lengths(p, True)) == {10.0} or set(_lengths(p, False)) == {10.0},
            "Each of your bars counts all ten criteria. Count each verdict apart.",
        ),
    ),
    otherwise="The bars do not hold the counts. Count the verdicts in each of the three columns "
    "of `grid`.",
    hints=(
        "`grid[\"ours\"].value_counts()` counts one column; `grid.apply(...)` does it for all.",
        "A verdict that a reading never gives counts as 0: `.fillna(0)`.",
        "`ax.set(xlabel=..., ylabel=...)` labels the axes; pandas makes the legend.",
    ),
)

# --- E8 ------------------------------------------------------------------------------------

STRUCK = {"2", "1.b.iv.aup"}
NAMING = {"1.b.i", "1.b.i.name", "5.a", "5.a.mark"}
SOURCE = {"def", "def.Model", "def.LlamaMaterials"}
TRADE = {"1.b.iv", "1.b.iv.law"}
LEFT = NAMING | SOURCE | TRADE


def _only_struck(value) -> bool:
    return all(c in STRUCK or c.startswith("AUP") for c in value.clauses)


E8 = Exercise(
    id="L04-E8",
    title="Two strokes of the pen",
    kind="apply to a case",
    mode="edit",
    minutes=6,
    must=False,
    objectives=("L04-O4", "L04-O1"),
    form=Record(
        {
            "conclusion": OneOf(("meets", "fails", "contested"), {"unclear": "contested"}),
            "clauses": Clauses(VERSION),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "ungrounded",
            ungrounded,
            "Contested is a finding about the text, not a way out: say what kind of uncertainty "
            "it is.",
            belief="M31",
        ),
        wrong(
            "struck-out",
            _only_struck,
            "You rest on words that the story has struck out. What is left?",
        ),
        wrong(
            "fit-at-last",
            lambda v: v.conclusion == "meets",
            "The two faults that OSI named are gone. OSI did not say that they were the only "
            "ones: look through the restrictions that are left. Does one rule out something that "
            "people do?",
        ),
        wrong(
            "badge-alone",
            lambda v: v.conclusion == "fails" and v.clauses <= BADGE_ONLY,
            "A badge or a notice alone does not fail the definition: OSI approved CPAL-1.0. "
            "Something stronger is left.",
            belief="M18",
        ),
        wrong(
            "facts",
            lambda v: v.conclusion == "contested" and v.kind == "facts missing",
            "All the facts are in the story. If it is open, it is open for another reason.",
        ),
        right(
            "outputs",
            lambda v: v.conclusion == "fails" and "1.b.v" in v.clauses,
            "Right by our reading and by both codings: to improve another large language model is "
            "a field of activity, and 1.b.v rules it out. OSI has not named that clause, so say "
            "that it is a reading. Meta dropped it with Llama 3.1.",
        ),
        right(
            "contested",
            lambda v: v.conclusion == "contested" and bool(v.clauses & (LEFT | {"1.b.v"})),
            "Defensible: what OSI named is gone, and on what is left no authority has spoken by "
            "name. Which words would you ask OSI about first?",
        ),
        right(
            "other-ground",
            lambda v: v.conclusion == "fails" and bool(v.clauses & LEFT),
            "Defensible, though such a ground is open: the naming rule is untested, what a "
            "model's source is, authorities dispute, and nobody we read has named the rule on "
            "trade. Among the restrictions there is a stronger ground. Can you find it?",
        ),
    ),
    otherwise="That clause does not decide it. Go through what the licence still forbids, or "
    "demands of a name.",
    advice=(
        thought("kind-not-needed", misplaced_kind, "leave `kind` at `None` when you decide."),
    ),
    hints=(
        "Five clauses of the licence's body are restrictions. Cross out what the story strikes.",
        "Who builds another large language model, and may such a person use Llama 3's outputs?",
    ),
)

EXERCISES = [E1, E2, E3, E4, E5, E6, E7, E8]
