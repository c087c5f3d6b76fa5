"""Exercises of L02, What open source means. References come from licences and debate."""

from __future__ import annotations

from howopen.exercise import Exercise, partly, right, thought, wrong
from howopen.fields import ListOf, OneOf, Record, Words, kind_field, misplaced_kind, ungrounded
from howopen.forms import Choice, Figure, Labels, Names, Number, Option, close, wrong_labels

CRITERIA = tuple(f"OSD.{number}" for number in range(1, 11))
FREEDOMS = tuple(f"FSF.{number}" for number in range(4))


def _licences():
    from howopen import load

    return load("licences")


def _current():
    """The SPDX identifiers that are not retired."""
    table = _licences()
    return table[table["in_spdx"] & ~table["deprecated_id"]]


def _ids(table) -> frozenset[str]:
    return frozenset(table["licence_id"])


def _all_ids() -> list[str]:
    return _licences()["licence_id"].tolist()


# --- E1 ------------------------------------------------------------------------------------

E1 = Exercise(
    id="L02-E1",
    title="Guess: do the two lists agree?",
    kind="predict",
    mode="read",
    minutes=2,
    must=False,
    objectives=("L02-O3",),
    form=Choice(
        {
            "a": Option(
                "nearly all",
                "One would think so: both speak of much the same rights. But a mark needs somebody "
                "to have looked, and each body looks for itself. Count in the next section.",
                code="lists-agree",
                belief="M11",
            ),
            "b": Option(
                "about two thirds",
                "Less than that. Neither body has looked at everything. Count in the next section.",
                code="two-thirds",
            ),
            "c": Option(
                "about one third",
                "Yes. That is less of a quarrel than it looks: the FSF has not judged most of the "
                "licences on the SPDX list, and not judged is not refused.",
                right=True,
                code="one-third",
            ),
            "d": Option(
                "almost none",
                "They are no rivals to that degree: the well-known licences carry both marks. "
                "Count in the next section.",
                code="almost-none",
            ),
        }
    ),
    hints=(
        "It is a guess: any of the four is a fair try.",
        "Who has to act before a licence comes onto a list?",
    ),
)

# --- E2 ------------------------------------------------------------------------------------

CATEGORY = "Proprietary Free"


def _e2_odd() -> frozenset[str]:
    table = _current()
    return _ids(table[table["osi_approved"] & (table["scancode_category"] == CATEGORY)])


def _e2_of_category() -> frozenset[str]:
    table = _licences()
    return _ids(table[table["scancode_category"] == CATEGORY])


def _e2_example() -> frozenset[str]:
    table = _current()
    return _ids(table[table["osi_approved"] & (table["scancode_category"] == "Public Domain")])


E2 = Exercise(
    id="L02-E2",
    title="Approved, and yet?",
    kind="compute",
    mode="edit",
    minutes=5,
    must=False,
    objectives=("L02-O3",),
    form=Names(_all_ids, "licence identifiers from the column licence_id"),
    rules=(
        right(
            "odd-ones",
            lambda v: v == _e2_odd(),
            "Right. OSI approved both, and ScanCode files them beside texts with limits. Two "
            "bodies, two tests: before you quote a mark or a category, ask whose it is and what "
            "it asks.",
        ),
        wrong(
            "nothing-found",
            lambda v: not v,
            "Your list is empty. Is the category spelt as in the task, with its two capitals?",
        ),
        wrong(
            "example-unchanged",
            lambda v: v == _e2_example(),
            "That is the answer to the example, which asks for another category. Which word of it "
            "must change?",
        ),
        wrong(
            "category-alone",
            lambda v: v > _e2_odd() and v <= _e2_of_category(),
            "These are all of that category, approved or not. Which column says what OSI did?",
            belief="M24",
        ),
        wrong(
            "approval-alone",
            lambda v: v == _ids(_current()[_current()["osi_approved"]]),
            "These are all that OSI approved. The question has a second half, about ScanCode.",
        ),
        partly(
            "some",
            lambda v: v < _e2_odd(),
            "That one belongs to the answer. Is it alone?",
        ),
    ),
    otherwise="Not these. Two things must hold of a row: OSI's mark, and the category in the task.",
    hints=(
        "In the first line of the answer cell, change the category that stands in quotation marks.",
        "The sign `&` asks for both; each half stands in its own brackets.",
    ),
)

# --- E3 ------------------------------------------------------------------------------------

E3_ACCEPTED = {
    "royalty": {"OSD.1"},
    "rename": {"none"},
    "surveillance": {"OSD.6"},
    "same terms": {"none"},
    "members": {"OSD.5", "OSD.7"},
    "credit": {"none"},
    "price": {"none"},
    "no source": {"OSD.2"},
}


def _e3_progress(value) -> str:
    bad = wrong_labels(value, E3_ACCEPTED)
    return f"{len(value) - len(bad)} of {len(value)} hold. "


def _e3(code: str, item: str, says: str, when=None, belief=None):
    """A rule for one term: it speaks when its label is wrong (and `when` holds of the label)."""
    return wrong(
        code,
        lambda v: v[item] not in E3_ACCEPTED[item] and (when is None or when(v[item])),
        lambda v: _e3_progress(v) + f"On *{item}*: " + says,
        belief,
    )


def _none(label: str) -> bool:
    return label == "none"


E3 = Exercise(
    id="L02-E3",
    title="Which criterion is in the way?",
    kind="apply to a case",
    mode="edit",
    minutes=9,
    must=True,
    objectives=("L02-O1", "L02-O2"),
    form=Labels(tuple(E3_ACCEPTED), (*CRITERIA, "none"), "term"),
    rules=(
        right(
            "terms",
            lambda v: not wrong_labels(v, E3_ACCEPTED),
            "All eight. Half of them ask something of you and still pass: the definition does not "
            "forbid every duty, it forbids shutting out people, uses and copies. *members* shuts out "
            "persons (5); that not everyone who receives a copy holds the rights (7) is as good a "
            "reason.",
        ),
        wrong(
            "one-label",
            lambda v: len(set(v.values())) == 1,
            "One label for all eight cannot be right: some of these terms ask for much less than "
            "others. Put each to the ten questions in turn.",
        ),
        _e3(
            "worthy-ban",
            "surveillance",
            "you may well wish for such a term. Does the question of any criterion ask whether a "
            "ban is worthy, or whether there is one?",
            _none,
            "M15",
        ),
        _e3(
            "ban-as-persons",
            "surveillance",
            "the term does not look at who acts but at what for. Which criterion speaks of that?",
        ),
        _e3(
            "copyleft-harms",
            "same terms",
            "it asks that freedom be passed on. Criterion 3 speaks of the same terms: as something "
            "forbidden, or as something allowed? And does the term stop a sale?",
            belief="M38",
        ),
        _e3(
            "badge-harms",
            "credit",
            "a name has to stand somewhere. Who is shut out by that, or which use? OSI approved "
            "CPAL-1.0, which asks for more.",
            belief="M18",
        ),
        _e3(
            "price-harms",
            "price",
            "the buyer pays once and may then do everything. Criterion 1 speaks of a royalty for "
            "selling in a bundle: is one due here? Free is meant as in freedom.",
            belief="M02",
        ),
        _e3(
            "free-of-charge-suffices",
            "no source",
            "nothing is charged; but can anyone see how it works and change it?",
            _none,
            "M02",
        ),
        _e3(
            "source-elsewhere",
            "no source",
            "what you name may follow from it. Which criterion asks for the missing thing itself?",
        ),
        _e3(
            "name-harms",
            "rename",
            "read the question of criterion 4 to its end: what is the most that may be asked?",
        ),
        _e3(
            "royalty-missed",
            "royalty",
            "a payment for each sale in a bundle. Which question has the word selling in it?",
        ),
        _e3(
            "members-missed",
            "members",
            "ask first what the term looks at: who somebody is, or what somebody does?",
        ),
    ),
    hints=(
        "Go down the ten questions for each term and stop at the first that it fails.",
        "Asking for something in return is not the same as shutting somebody out.",
        "Criteria 3 and 4 also say what a licence may ask for.",
    ),
)

# --- E4 ------------------------------------------------------------------------------------

E4 = Exercise(
    id="L02-E4",
    title="The Tide licence",
    kind="apply to a case",
    mode="edit",
    minutes=7,
    must=True,
    objectives=("L02-O1", "L02-O2"),
    form=Record(
        {
            "conclusion": OneOf(("meets", "fails", "contested"), {"does not meet": "fails"}),
            "criteria": ListOf(CRITERIA, "criteria OSD.1 to OSD.10", may_be_empty=True),
            "freedoms": ListOf(FREEDOMS, "freedoms FSF.0 to FSF.3", may_be_empty=True),
            "shorter": OneOf(("meets", "fails until approved")),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "ungrounded",
            ungrounded,
            "Contested is an answer when you can say what leaves it open. Name the `kind`; or read "
            "the criterion on fields once more.",
        ),
        wrong(
            "not-contested",
            lambda v: v.conclusion == "contested",
            "People do disagree on whether such a ban is wise, and the European Commission "
            "tolerates some limits for safety in a test of its own. But the question is what "
            "OSI's text says. Does its criterion on fields leave room for good aims?",
            belief="M15",
        ),
        wrong(
            "worthy-ban",
            lambda v: v.conclusion == "meets" and "OSD.6" not in v.criteria,
            "A free copy and a good cause do not settle it. Is any line of work barred? Put the "
            "added sentence to the ten questions.",
            belief="M15",
        ),
        wrong(
            "meets-and-misses",
            lambda v: v.conclusion == "meets",
            "You name a criterion in the way and still say that the text meets the definition. How "
            "many misses does it take?",
        ),
        wrong(
            "approval-is-the-test",
            lambda v: v.shorter == "fails until approved",
            "Without the sentence nothing stands in the way of any criterion. What would OSI's "
            "mark change in the text? Approval says that somebody looked.",
            belief="M11",
        ),
        wrong(
            "no-criterion",
            lambda v: not v.criteria,
            "It fails, you say: because of which criterion? A missing mark is none of the ten.",
            belief="M11",
        ),
        partly(
            "persons-not-fields",
            lambda v: "OSD.6" not in v.criteria and "OSD.5" in v.criteria,
            "It fails, and somebody is hit. But an oil firm may use the program for its payroll, "
            "and a student may not use it to look for gas: is it the person that the sentence "
            "looks at?",
        ),
        wrong(
            "other-criterion",
            lambda v: "OSD.6" not in v.criteria,
            "It fails, but not there. What does the added sentence look at: copies, source, "
            "persons or purposes?",
        ),
        partly(
            "too-many-criteria",
            lambda v: not v.criteria <= {"OSD.5", "OSD.6"},
            "The right criterion is among yours, and at least one too many. Nothing is charged, source "
            "comes along, and copies may be sold: which of yours does the sentence leave alone?",
        ),
        wrong(
            "no-freedom",
            lambda v: not v.freedoms,
            "The verdict on OSI's test holds. The FSF asks too: which of its four questions meets "
            "the sentence on oil and gas?",
        ),
        partly(
            "other-freedom",
            lambda v: "FSF.0" not in v.freedoms,
            "The verdict on OSI's test holds. Of the four freedoms, which one speaks of purposes?",
        ),
        partly(
            "too-many-freedoms",
            lambda v: v.freedoms != {"FSF.0"},
            "The right freedom is among yours. But the source is there, and changed copies may be "
            "shared by anyone: which of the others would you still defend?",
        ),
        right(
            "fields-and-persons",
            lambda v: "OSD.5" in v.criteria,
            "Right, and it rests on criterion 6. That you add 5 can be argued: those whose whole "
            "trade is oil are shut out in effect. OSI named both for Llama 2, where the two bite "
            "in different clauses. The shorter text conforms, mark or no mark.",
        ),
        right(
            "fields",
            lambda v: True,
            "Right: a field is ruled out, and so is a purpose for which to run it. How worthy the "
            "aim is does not enter. The shorter text conforms, mark or no mark; the identifier "
            "proves nothing either way.",
        ),
    ),
    advice=(
        thought(
            "kind-not-needed",
            misplaced_kind,
            "`kind` is for contested answers; leave it `None` when you decide.",
        ),
    ),
    hints=(
        "Put the added sentence alone to the ten questions, then to the four.",
        "Does the definition ask why something is barred?",
        "For `shorter`: which of the ten criteria asks for a mark?",
    ),
)

# --- E5 ------------------------------------------------------------------------------------

TESTS = ("OSI's list", "FSF's list", "ten criteria", "four freedoms")
QUESTION = "Should OSI decide what is open source?"
EVENTS = ("T014", "T035", "T037", "T038", "T042")
# Who would side with a test, by our reading of `side` and `argument`: no objection to it.
ALLIES = {
    "OSI's list": {"D22", "D24", "D26", "D27"},
    "FSF's list": {"T035", "T038"},
    "ten criteria": set(),
    "four freedoms": {"T035", "T038"},
}
# Two voices against new licence texts; on other tests than OSI's list they bear only at one remove.
NEW_TEXTS = {"D26", "D27"}
# Verdicts of OSI and the FSF on Llama licences, in which the two agree: against none of the tests.
AGREEING = {"T014", "T042"}


def _voices() -> list[str]:
    from howopen import load

    debate = load("debate")
    return [*debate.loc[debate["question"] == QUESTION, "debate_id"], *EVENTS]


LIMITED = {"Proprietary Free", "Source-available", "Free Restricted"}


def _parts(licence: str, test: str) -> bool:
    """May `test` and another authority (OSI, the FSF or ScanCode) part over a licence?

    Where OSI and the FSF have the same mark, ScanCode's category may still say otherwise. An
    unmarked licence that somebody has to read may turn out either way.
    """
    table = _licences().set_index("licence_id")
    osi, fsf = bool(table.at[licence, "osi_approved"]), bool(table.at[licence, "fsf_free"])
    limited = table.at[licence, "scancode_category"] in LIMITED
    if osi != fsf:
        return True
    return limited if osi else not limited or test in ("ten criteria", "four freedoms")


def _telling(value) -> bool:
    return any(_parts(licence, value.test) for licence in value.licence)


def _marked(value) -> bool:
    """Do all licences named carry both marks?"""
    table = _licences().set_index("licence_id")
    both = table["osi_approved"] & table["fsf_free"]
    return all(both[licence] for licence in value.licence)


E5 = Exercise(
    id="L02-E5",
    title="One sentence for the ministry",
    kind="decide and justify",
    mode="edit",
    minutes=9,
    must=True,
    objectives=("L02-O4", "L02-O3"),
    form=Record(
        {
            "test": OneOf(
                TESTS,
                {"OSI list": TESTS[0], "FSF list": TESTS[1], "the ten criteria": TESTS[2],
                 "OSI\u2019s list": TESTS[0], "FSF\u2019s list": TESTS[1],
                 "the four freedoms": TESTS[3], "OSI": TESTS[0], "FSF": TESTS[1]},
            ),
            "licence": ListOf(_all_ids, "identifiers in the table licences"),
            "against": ListOf(_voices, "ids in the two tables above"),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "both-marks",
            lambda v: _marked(v) and not _telling(v),
            "OSI and the FSF have both marked that licence, and ScanCode does not object: over "
            "this one they would agree. Look for a row where two columns point different ways.",
        ),
        wrong(
            "unmarked-on-a-list",
            lambda v: not _telling(v),
            "Neither list has that licence, and ScanCode sees limits in it: over this one they "
            "would agree. Look for a row where two columns point different ways.",
        ),
        wrong(
            "no-objection",
            lambda v: v.against <= AGREEING,
            "That row is a verdict on a Llama licence, and OSI and the FSF came to the same end. "
            "Who in the tables objects to a test or to its keeper?",
        ),
        partly(
            "ally",
            lambda v: v.against <= ALLIES[v.test] | AGREEING,
            "Test and licence can stand. That voice, as we read it, would rather be on your side: "
            "look in its row for an objection to your test. Which voice would make you change your "
            "sentence?",
        ),
        partly(
            "not-chosen",
            lambda v: len(v.licence) > 3 or len(v.against) > 3,
            "Among yours there are telling ones. But the sentence has room for one licence and one "
            "voice: choose those that hurt your test most.",
        ),
        right(
            "osi-list",
            lambda v: v.test == "OSI's list",
            "Defensible: quick, public, and the same for every bidder. Its cost: the list knows "
            "only what was submitted. What may a bidder do whose licence "
            "conforms and was never handed in?",
        ),
        right(
            "fsf-list",
            lambda v: v.test == "FSF's list",
            "Defensible: a test of users' freedom, kept by a body that is not OSI. Its cost: "
            "most licences were never judged, and no mark does not mean non-free. What happens "
            "to those?",
        ),
        right(
            "ten-criteria",
            lambda v: v.test == "ten criteria",
            "Defensible: it is the text that counts, mark or no mark. Its cost: somebody must "
            "read, and readers differ. Who decides in the ministry, and where could a bidder "
            "complain?",
        ),
        right(
            "four-freedoms",
            lambda v: True,
            "Defensible: four questions that fit into one sentence of law. Its cost: somebody must "
            "read, and short questions leave more to the reader. Who decides when readers differ?",
        ),
    ),
    advice=(
        thought(
            "speaks-of-other-things",
            lambda v: v.test != "OSI's list" and v.against <= NEW_TEXTS,
            "D26 and D27 speak of new licence texts for models. Say in `because` how that touches "
            "your test.",
        ),
        thought(
            "also-an-ally",
            lambda v: bool(v.against & ALLIES[v.test]),
            "one of the voices that you name would rather support your test.",
        ),
        thought(
            "give-a-reason",
            lambda v: len(v.because.split()) < 5,
            "write in `because` what you would answer that voice; the class will ask.",
        ),
    ),
    hints=(
        "No test is wrong by itself; each has a licence that hurts it.",
        "`current[current[\"fsf_free\"] & ~current[\"osi_approved\"]]` shows where the lists part.",
        "Look in the columns `side` and `why_it_matters` for somebody who would refuse your test.",
    ),
)

# --- E6 ------------------------------------------------------------------------------------

E6_ACCEPTED = {
    "a": "follows",
    "b": "does not follow",
    "c": "does not follow",
    "d": "does not follow",
    "e": "does not follow",
    "f": "does not follow",
    "g": "follows",
    "h": "follows",
}

E6 = Exercise(
    id="L02-E6",
    title="What follows?",
    kind="choose",
    mode="read",
    minutes=5,
    must=False,
    objectives=("L02-O2", "L02-O3"),
    form=Labels(tuple(E6_ACCEPTED), ("follows", "does not follow"), "step"),
    rules=(
        right(
            "steps",
            lambda v: not wrong_labels(v, E6_ACCEPTED),
            "All eight. Whatever follows here follows from the text or from a review of it; "
            "nothing follows from a name, a list of names or a missing mark.",
        ),
        wrong(
            "no-mark-no-conformance",
            lambda v: v["b"] == "follows",
            "On b: who has to act before OSI looks at a licence at all?",
            belief="M11",
        ),
        wrong(
            "identifier-as-verdict",
            lambda v: v["c"] == "follows",
            "On c: look at SSPL-1.0 or BUSL-1.1 in the table licences. They have identifiers; "
            "which marks have they?",
            belief="M43",
        ),
        wrong(
            "model-approved",
            lambda v: v["d"] == "follows",
            "On d: what is it that one hands in for review, a text or a model?",
            belief="M10",
        ),
        wrong(
            "approved-so-good",
            lambda v: v["e"] == "follows",
            "On e: which of the ten criteria asks about quality or danger?",
            belief="M30",
        ),
        wrong(
            "name-as-test",
            lambda v: v["f"] == "follows",
            "On f: who chose the name? The Llama licences of 2 to 4 call themselves community "
            "licences: what does ScanCode's category say of those it has?",
            belief="M24",
        ),
        wrong(
            "approval-denied",
            lambda v: v["a"] == "does not follow",
            "On a: this is what the mark means. One may think that OSI erred in a case; that it "
            "found so is what the mark says.",
        ),
        wrong(
            "one-miss",
            lambda v: v["g"] == "does not follow",
            "On g: which criterion speaks of persons and groups, and how many misses does it take?",
        ),
        wrong(
            "sale-needs-payment",
            lambda v: v["h"] == "does not follow",
            "On h: that you paid for a copy changes nothing in the licence. What does criterion 1 "
            "say of a royalty?",
            belief="M02",
        ),
    ),
    hints=(
        "For each step ask: does it rest on the text, on a review of the text, or on a name?",
        "Three of the eight follow.",
    ),
)

# --- E7 ------------------------------------------------------------------------------------


def _share(table, category: str = "Permissive") -> float:
    return 100 * float(table.loc[table["scancode_category"] == category, "osi_approved"].mean())


def _turned() -> float:
    approved = _current()[_current()["osi_approved"]]
    return 100 * float((approved["scancode_category"] == "Permissive").mean())


def _of_all() -> float:
    table = _current()
    permissive = table["scancode_category"] == "Permissive"
    return 100 * float((table["osi_approved"] & permissive).mean())


E7 = Exercise(
    id="L02-E7",
    title="How many permissive licences are approved?",
    kind="compute",
    mode="code",
    minutes=5,
    must=False,
    objectives=("L02-O3",),
    form=Number("percent"),
    rules=(
        right(
            "share",
            lambda v: close(v, _share(_current()), 0.51),
            "Right: fewer than one in six. To carry no mark is the common state of a permissive "
            "licence; the table does not say why, and each text would have to be read.",
        ),
        partly(
            "as-fraction",
            lambda v: close(v, _share(_current()) / 100, 0.0051),
            "The share is right; the task wants it in percent.",
        ),
        wrong(
            "turned-round",
            lambda v: close(v, _turned(), 0.51),
            "That is the share of permissive ones among the approved. Of what is the share wanted?",
        ),
        wrong(
            "of-all",
            lambda v: close(v, _of_all(), 0.3),
            "You divided by all identifiers. Filter the permissive ones first.",
        ),
        wrong(
            "with-scancode-only",
            lambda v: close(v, _share(_licences()), 0.3),
            "Your table still holds licences that are not on the SPDX list, which can carry no "
            "mark. Start from `current`.",
        ),
        wrong(
            "expected-all",
            lambda v: v >= 90,
            "Permissive is ScanCode's word, approved is OSI's. Does the one bring the other?",
            belief="M11",
        ),
    ),
    otherwise="Not that. Filter `current` by its category, then take the mean of `osi_approved`.",
    hints=(
        "The mean of a column of True and False is the share of True.",
        "First keep the rows whose `scancode_category` is Permissive, then ask about `osi_approved`.",
    ),
)

# --- E8 ------------------------------------------------------------------------------------


def _by_category(table) -> list[int]:
    return sorted(int(n) for n in table["scancode_category"].value_counts())


def _approved():
    table = _current()
    return table[table["osi_approved"]]


def _lengths(picture) -> list[float]:
    """Lengths of the bars: across when their heights are all alike, else upward."""
    across = len({round(bar[3], 6) for bar in picture.bars}) == 1
    lengths = sorted(round(bar[2 if across else 3], 6) for bar in picture.bars)
    return [length for length in lengths if length]  # a category without any may stand there too


def _shows(picture, counts: list[int], extra: int = 0) -> bool:
    """Do the bars show `counts`, with or without a further bar of `extra`?"""
    lengths = _lengths(picture)
    return lengths in (counts, sorted([*counts, extra]))


def _uncategorised() -> int:
    return int(_approved()["scancode_category"].isna().sum())


E8 = Exercise(
    id="L02-E8",
    title="What kinds does OSI approve?",
    kind="make a figure",
    mode="code",
    minutes=7,
    must=False,
    objectives=("L02-O3",),
    form=Figure(),
    rules=(
        wrong(
            "no-bars",
            lambda v: not v.bars,
            "There are no bars in the figure yet. A Series of counts can draw them: "
            "`counts.plot.barh(ax=ax)`.",
        ),
        wrong(
            "all-identifiers",
            lambda v: _shows(v, _by_category(_current())),
            "These bars count all current identifiers. Which of them has OSI marked?",
            belief="M43",
        ),
        wrong(
            "fsf-instead",
            lambda v: _shows(v, _by_category(_current()[_current()["fsf_free"]])),
            "These bars count the FSF's marks. The other column is wanted.",
        ),
        partly(
            "retired-counted",
            lambda v: _shows(v, _by_category(_licences()[_licences()["osi_approved"]]), 4),
            "The right bars, but retired identifiers are counted too. Start from `current`.",
        ),
        partly(
            "no-label",
            lambda v: _shows(v, _by_category(_approved()), _uncategorised())
            and not (v.xlabel + v.ylabel).strip(),
            "The bars are right. A reader cannot tell what they count: label the axis of numbers.",
        ),
        right(
            "bars",
            lambda v: _shows(v, _by_category(_approved()), _uncategorised()),
            "Right. OSI marks licences that ask for little and licences that ask for the same "
            "terms in return, in about equal numbers: copyleft is no obstacle.",
        ),
    ),
    otherwise="The bars should differ. Filter `current` by OSI's mark, then count the categories.",
    hints=(
        "`value_counts()` of the column scancode_category gives the lengths.",
        "`fig, ax = plt.subplots()` comes first; `ax.set(xlabel=...)` names the axis.",
    ),
)

EXERCISES = [E1, E2, E3, E4, E5, E6, E7, E8]
