"""Exercises of L12, the capstone. References come from the packs of howopen.memo and from tables."""

from __future__ import annotations

from dataclasses import dataclass

from howopen.answers import BLANK, fold, plain, to_items
from howopen.clauses import resolve
from howopen.exercise import Exercise, Form, Reading, partly, right, thought, wrong
from howopen.fields import ListOf, OneOf, Record, Words
from howopen.forms import Choice, Figure, Labels, Option, close, wrong_labels
from howopen.memo import LEVELS, PARTS, missing

# --- E1 ------------------------------------------------------------------------------------

E1 = Exercise(
    id="L12-E1",
    title="Which of these is advice?",
    kind="choose",
    mode="read",
    minutes=3,
    must=False,
    objectives=("L12-O1",),
    form=Choice(
        {
            "a": Option(
                "Llama 3 is not open source.",
                "True by the Open Source Definition, as L04 found, and no answer. May the station "
                "go on air with it or not?",
                code="label-instead-of-advice",
            ),
            "b": Option(
                "You may, if the page shows the badge, the model's name begins with Llama 3, "
                "copies carry the agreement and the notice, and the use policy is kept.",
                "Right: somebody, some use, and what it takes. The other three may be said without "
                "having read who asks.",
                right=True,
                code="advice",
            ),
            "c": Option(
                "Llama 3 may be used commercially.",
                "It holds for most, and leaves out what this station must do for it. Which clauses "
                "does its plan wake?",
                code="grant-without-duties",
                belief="M03",
            ),
            "d": Option(
                "It is unclear, so you are free to go ahead.",
                "Some things are unclear; the badge and the name are not. And where a text is "
                "unclear, who bears the risk?",
                code="unclear-as-leave",
                belief="M31",
            ),
        }
    ),
    hints=(
        "Put yourself at the station's desk: after which sentence do you know what to do tomorrow?",
        "Advice names what the asker plans, and what it costs.",
    ),
)

# --- E2 ------------------------------------------------------------------------------------

E2_ACCEPTED = {
    "a": {"carries it"},
    "b": {"carries it"},
    "c": {"another thing"},
    "d": {"says less"},
    "e": {"says less"},
    "f": {"carries it"},
}


def _e2_wrong(value) -> list[str]:
    return wrong_labels(value, E2_ACCEPTED)


E2 = Exercise(
    id="L12-E2",
    title="Does the row carry the sentence?",
    kind="decide and justify",
    mode="read",
    minutes=9,
    must=True,
    objectives=("L12-O2",),
    form=Labels(tuple(E2_ACCEPTED), ("carries it", "says less", "another thing"), "sentence"),
    rules=(
        right(
            "audited",
            lambda v: not _e2_wrong(v),
            "Right. Three sentences stand. One borrows a row about a later model, one turns silence "
            "into permission, one takes a single register for agreement. Your own memo will be read "
            "in this way.",
        ),
        wrong(
            "all-carried",
            lambda v: set(v.values()) == {"carries it"},
            "Each row is real, and each sentence sounds right. That is the danger: read what the row "
            "is about, what it asks, and how many stand behind it.",
            belief="M45",
        ),
        wrong(
            "all-refused",
            lambda v: "carries it" not in v.values(),
            "Not all of it is wrong. Where a row asks just what the sentence says, it may stand.",
            belief="M32",
        ),
        wrong(
            "one-name-two-models",
            lambda v: v["c"] != "another thing",
            "Look at the column `about` of the row under c. Is that the model which the spin-off "
            "wants to use?",
            belief="M45",
        ),
        wrong(
            "matter-is-the-same",
            lambda v: "another thing" in (v["d"], v["e"]),
            lambda v: (
                f"Look at {'d' if v['d'] == 'another thing' else 'e'}: its row is about this very "
                "licence or release, and about the matter of the sentence. The question is how far "
                "it goes."
            ),
        ),
        wrong(
            "silence-is-leave",
            lambda v: v["d"] != "says less",
            "The row under d asks whether one use is barred by name. Does the licence bar nothing "
            "else? See `exaone-1.1-nc.field_restrictions`.",
            belief="M31",
        ),
        wrong(
            "one-register-agrees",
            lambda v: v["e"] != "says less",
            "How many registers must there be before they can agree? See `release.n_sources`.",
            belief="M44",
        ),
        wrong(
            "plain-terms-doubted",
            lambda v: bool({"a", "b", "f"} & set(_e2_wrong(v))),
            lambda v: (
                f"Look again at {', '.join(sorted({'a', 'b', 'f'} & set(_e2_wrong(v))))}: the row asks "
                "about this very thing, of this very licence, and its answer is plain."
            ),
            belief="M32",
        ),
    ),
    hints=(
        "For each row: what is it about, what does it ask, what does it answer?",
        'A row may speak of another model of the same name. Then it is "another thing".',
        "A row can be right, and yet too small for the sentence on top of it.",
    ),
)

# --- E3 ------------------------------------------------------------------------------------

CLAUSES = ("1.b.i.A", "1.b.i.B", "1.b.i.name", "1.b.iii", "1.b.iv.aup", "2")
STATION = frozenset(CLAUSES) - {"2"}
ALWAYS = frozenset({"1.b.iv.aup"})
NOTHING = {"none", "nothing", "no clause"}
OFFERING = frozenset({"1.b.i.A", "1.b.i.B", "1.b.i.name", "1.b.iii"})


@dataclass(frozen=True)
class Owed(ListOf):
    """Ids of the six clauses, written in any usual way; "none" is a list without any."""

    def parse(self, value: object) -> tuple[object, str]:
        items = to_items(value)
        if items is not None and all(isinstance(i, str) and fold(i) in NOTHING for i in items):
            items = []
        return super().parse(items if items is None else [_clause(item) for item in items])


def _clause(item: object) -> object:
    """The id in the table for an id as written: 2, "1.b.i(B)", "1.b.iv" (one part of it is here)."""
    if isinstance(item, int | float) and item == 2:
        return "2"
    found = resolve("llama-3", item[:60]) if isinstance(item, str) else None
    return {"1.b.iv": "1.b.iv.aup"}.get(found, found or item)


def _all(value) -> frozenset:
    return value.station | value.newsroom | value.listener


E3 = Exercise(
    id="L12-E3",
    title="Who owes what to whom?",
    kind="apply to a case",
    mode="edit",
    minutes=9,
    must=False,
    objectives=("L12-O3",),
    form=Record(
        {
            "station": Owed(CLAUSES, "six clauses of the table above", may_be_empty=True),
            "newsroom": Owed(CLAUSES, "six clauses of the table above", may_be_empty=True),
            "listener": Owed(CLAUSES, "six clauses of the table above", may_be_empty=True),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "size-test",
            lambda v: "2" in _all(v),
            "Clause 2 asks who had more than 700 million users in March 2024. Who in this chain did?",
            belief="M03",
        ),
        wrong(
            "no-duties-at-all",
            lambda v: not v.station,
            "The station tunes, offers and hands on. Read the column `trigger` with each of the three.",
            belief="M27",
        ),
        wrong(
            "service-forgotten",
            lambda v: "1.b.i.B" not in v.station,
            "The chat hands over no file. Look at the trigger of 1.b.i.B: is a file needed?",
            belief="M27",
        ),
        wrong(
            "mine-by-training",
            lambda v: "1.b.i.name" not in v.station,
            "The station made a model and gives it away. Which clause asks something of its name, "
            "however much the tuning is the station's own?",
            belief="M19",
        ),
        wrong(
            "listener-burdened",
            lambda v: bool(v.listener - ALWAYS),
            "The listener writes to a page. Which of these triggers does that meet? Nothing is "
            "offered or handed on by those who only ask.",
        ),
        wrong(
            "newsroom-like-the-station",
            lambda v: bool(v.newsroom & OFFERING),
            "Those duties wake when somebody distributes or makes available. Within the newsroom, "
            "to whom does the partner do that?",
        ),
        wrong(
            "newsroom-free",
            lambda v: not v.newsroom,
            "It got weights, not a finished product, and it runs them. One clause is woken by any use.",
            belief="M33",
        ),
        right(
            "chain",
            lambda v: v.station == STATION and v.newsroom == ALWAYS and v.listener <= ALWAYS,
            "Right. The duties of offering and handing on stop where nobody offers or hands on; the "
            "use policy goes on with every use. The day the partner opens its own chat, 1.b.i wakes "
            "for it, too.",
        ),
        partly(
            "station-in-part",
            lambda v: v.newsroom == ALWAYS,
            lambda v: (
                f"The partner and the listener hold. For the station you list "
                f"{len(v.station & STATION)} of {len(STATION)}: go through its acts again, tuning, "
                "offering, handing on, and using."
            ),
        ),
    ),
    hints=(
        "Take one act at a time: tune, offer a chat, hand on weights, run them, ask a question.",
        "For each act read the triggers, not the duties.",
        "One clause is woken by any use at all, one by nobody here.",
    ),
    advice=(
        thought(
            "say-where-it-stops",
            lambda v: len(v.because.split()) < 5,
            "say in `because` where a duty stops, and at which word. Your own chain needs that.",
        ),
    ),
)

# --- E4 ------------------------------------------------------------------------------------

ORDER = ("open", "partial", "closed")


def _levels() -> dict[str, int]:
    """How many parts of gpt-oss-120b the European index finds open, partial and closed."""
    from howopen import load

    table = load("openness_assessments")
    levels = table.loc[table["assessment_id"] == "EOSAI-2026:gpt-oss", "level"].tolist()
    return {level: levels.count(level) for level in ORDER}


def _heights(picture) -> list[float]:
    """Lengths of the bars, whichever way they lie (bars all of one width lie upright).

    Empty ones, as a histogram leaves between its levels, are left out.
    """
    tall = [round(h, 3) for *_, h in picture.bars]
    wide = [round(w, 3) for _, _, w, _ in picture.bars]
    return [n for n in (wide if len(set(tall)) == 1 and len(set(wide)) > 1 else tall) if n]


def _drawn(picture) -> bool:
    return sorted(_heights(picture)) == sorted(_levels().values())


NAMES = {  # ways of naming a level, the longer ones first
    "partial": ("partial", "partly", "in part"),
    "closed": ("closed", "withheld", "not open"),
    "open": ("open",),
}


def _level(text: str) -> str | None:
    """The level that a label names."""
    text = text.casefold()
    return next((level for level, names in NAMES.items() if any(n in text for n in names)), None)


def _named(labels) -> list[str]:
    return [level for label in labels if (level := _level(label))]


def _labelled(picture) -> bool:
    texts = picture.xticklabels + picture.yticklabels + picture.legend + picture.texts
    return set(_named(texts)) == set(ORDER)


def _swapped(picture) -> bool:
    """Whether the names under three bars, or beside them, are those of other bars."""
    upright = _named(picture.xticklabels)
    names = upright or _named(picture.yticklabels)
    if len(picture.bars) != len(ORDER) or sorted(names) != sorted(ORDER):
        return False  # named by a legend or beside the bars: not judged
    bars = sorted(picture.bars, key=lambda bar: bar[0] if upright else bar[1])
    lengths = [round(bar[3] if upright else bar[2], 3) for bar in bars]
    return dict(zip(names, lengths, strict=True)) != _levels()


E4 = Exercise(
    id="L12-E4",
    title="A figure for one argument",
    kind="make a figure",
    mode="code",
    minutes=8,
    must=False,
    objectives=("L12-O4",),
    form=Figure(),
    rules=(
        wrong(
            "names-swapped",
            lambda p: _drawn(p) and _swapped(p),
            "The three lengths are right, and stand under the wrong names. Set each beside the "
            "index of `counts`.",
        ),
        partly(
            "no-names",
            lambda p: _drawn(p) and not _labelled(p),
            "The bars are right. Which is which? Name each level, in words and not by colour alone.",
        ),
        partly(
            "no-message",
            lambda p: _drawn(p) and len(p.title.split()) < 3,
            "The bars are right and named. Give the figure a title that says what your client should "
            "see in it.",
        ),
        partly(
            "no-unit",
            lambda p: _drawn(p) and not (p.xlabel.strip() or p.ylabel.strip()),
            "The bars are right, named and titled. What do they count? Name the axis.",
        ),
        right(
            "drawn",
            _drawn,
            "Right. It shows one thing, of which the client can ask why. What it does not show: a "
            "permissive licence and withheld data stand side by side here, and only the second is in "
            "the bars. No check can tell whether your title is an argument or a mere topic: ask a "
            "neighbour what to conclude from it.",
        ),
        wrong(
            "no-bars",
            lambda p: not p.bars,
            "There is no bar in it. Lengths from one line can be told apart by eye; angles and dots "
            "that must be looked up, less well. Draw bars.",
        ),
        wrong(
            "shares",
            lambda p: any(close(sum(_heights(p)), whole, whole / 50) for whole in (1, 100)),
            "These are shares. Of twelve parts one can count: draw the counts, and nobody has to ask "
            "of how many.",
        ),
        wrong(
            "whole-pack",
            lambda p: sum(_heights(p)) > sum(_levels().values()),
            "More parts than the index has. Two frameworks stand in the pack, and they count other "
            "things; keep to the rows in `parts`.",
            belief="M26",
        ),
        wrong(
            "partial-dropped",
            lambda p: len(p.bars) == 2,
            "Two bars. The index knows a level between open and closed; leave it in, even if it is "
            "small.",
            belief="M26",
        ),
    ),
    otherwise="These bars do not show how many parts have each level. Start from `counts`.",
    hints=(
        "`counts.plot.bar(ax=ax)` draws a bar for each level.",
        "Then `ax.set(title=..., xlabel=..., ylabel=...)`.",
        "Give `check` the figure: `fig`, or its axes `ax`.",
    ),
)

# --- E5 ------------------------------------------------------------------------------------


def _paragraph(number: int = 4) -> dict[str, str]:
    """Claim -> verdict for one paragraph of the article."""
    from howopen import load

    table = load("article_claims")
    table = table[table["paragraph"] == number]
    return dict(zip(table["claim_id"], table["verdict"], strict=True))


def _to_mend() -> set[str]:
    return {c for c, v in _paragraph().items() if v in ("imprecise", "contradicted")}


E5 = Exercise(
    id="L12-E5",
    title="Mend a paragraph",
    kind="decide and justify",
    mode="edit",
    minutes=8,
    must=False,
    objectives=("L12-O5",),
    form=Record(
        {
            "claims": ListOf(lambda: list(_paragraph()), "claims of paragraph 4, such as C16"),
            "wording": OneOf(("a", "b", "c", "d")),
            "careful": Words(),
        }
    ),
    rules=(
        wrong(
            "platform",
            lambda v: v.wording == "a",
            "Wording a keeps the article's slip. Does clause 2 look at a use, or at a party?",
            belief="M05",
        ),
        wrong(
            "growth",
            lambda v: v.wording == "b",
            "When is the count made? Clause 2 names one month, and growth after it is not looked at.",
            belief="M04",
        ),
        wrong(
            "only-limit",
            lambda v: v.wording == "d",
            "The month is right. But the other limits in the licence reach people of any size: "
            "wording d denies them.",
            belief="M03",
        ),
        wrong(
            "forecasts-mended",
            lambda v: any(_paragraph()[c] == "unverifiable" for c in v.claims),
            "A judgement that nothing can test is not mended by facts. Say whose it is and leave it.",
        ),
        wrong(
            "right-ones-mended",
            lambda v: any(_paragraph()[c] == "supported" for c in v.claims),
            "You would change a claim that the table finds supported. A careful corrector leaves "
            "standing what stands.",
            belief="M32",
        ),
        right(
            "mended",
            lambda v: v.claims == _to_mend(),
            "Right: three claims to mend, two to keep, one that is a judgement. And the wording names "
            "party, month and number, and does not say that this is all.",
        ),
        partly(
            "too-few",
            lambda v: bool(v.claims),
            lambda v: (
                f"The wording is right, and {len(v.claims)} of {len(_to_mend())} claims are found. "
                "Which others does the column `verdict` not support?"
            ),
        ),
    ),
    hints=(
        "The table above has a verdict for each claim.",
        "A wording must get right whose users, in which month, and what follows.",
        "Ask of each wording what it denies.",
    ),
    advice=(
        thought(
            "write-it",
            lambda v: len(v.careful.split()) < 8,
            "write the whole paragraph in `careful`, as you would print it: your memo wants two.",
        ),
    ),
)

# --- E6 ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Memo(Form):
    """A memo in parts. The value is what it lacks, a tuple of sentences of `missing`."""

    asks = f"a dictionary with the parts {', '.join(PARTS)}"

    def read(self, answer: object) -> Reading:
        if answer is ... or answer is None:
            return Reading(blank=("answer",))
        if not isinstance(answer, dict):
            return self.fault(answer)
        if all(_empty(plain(dict.get(answer, part))) for part in PARTS):
            return Reading(blank=("answer",))
        return Reading(tuple(missing(answer)))


def _empty(value: object) -> bool:
    """Whether nothing was written into a part of the starter (its numbers and `None` stand)."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return all(_empty(item) for item in value)
    return value is BLANK or value is None or isinstance(value, int) or value == ""


def _lacks(value: tuple, *beginnings: str) -> bool:
    return any(line.startswith(beginnings) for line in value)


def _parts_left(value: tuple) -> str:
    more = f" And {len(value) - 3} more; run again when these are done." if len(value) > 3 else ""
    return " ".join(value[:3]) + more


E6 = Exercise(
    id="L12-E6",
    title="Your memo",
    kind="decide and justify",
    mode="edit",
    minutes=30,
    must=True,
    objectives=("L12-O1", "L12-O2", "L12-O3", "L12-O4", "L12-O5"),
    form=Memo(),
    rules=(
        right(
            "complete",
            lambda v: not v,
            "Right: nothing is missing. Complete is not yet good; that is for your peers to say. In a "
            "cell of your own, `report(memo)` makes the page.",
        ),
        wrong(
            "no-release",
            lambda v: _lacks(v, "Release", "Memo"),
            lambda v: next(line for line in v if line.startswith(("Release", "Memo"))),
        ),
        wrong(
            "no-client",
            lambda v: _lacks(v, "Verdict: `because` names neither"),
            lambda v: "It is a verdict on a licence, not yet for a client. " + _parts_left(v),
            belief="M26",
        ),
        wrong(
            "rows-copied",
            lambda v: _lacks(v, "Evidence: the same sentence", "Evidence: a sentence only"),
            lambda v: "A row is not yet an argument. " + next(
                line for line in v if line.startswith(("Evidence: the same", "Evidence: a sent"))
            ),
        ),
        wrong(
            "one-side",
            lambda v: _lacks(v, "Evidence: all rows are of one side"),
            lambda v: "You rest on one kind of evidence. " + _parts_left(v),
            belief="M42",
        ),
        wrong(
            "borrowed-rows",
            lambda v: _lacks(v, "Evidence: no row", "Duty chain: no row"),
            lambda v: next(line for line in v if ": no row" in line),
        ),
        wrong(
            "question-left-out",
            lambda v: _lacks(v, "Evidence: your client asks"),
            lambda v: next(line for line in v if line.startswith("Evidence: your client asks")),
        ),
        wrong(
            "duty-from-no-term",
            lambda v: _lacks(v, "Duty chain: the row"),
            lambda v: next(line for line in v if line.startswith("Duty chain: the row")),
            belief="M42",
        ),
        partly(
            "under-way",
            lambda v: True,
            lambda v: f"Under way; {len(v)} to do. " + _parts_left(v),
        ),
    ),
    hints=(
        "Fill one part, run the cell, read what is still missing, and fill the next.",
        "The station's memo above shows the shape of five parts; the table lists the others.",
        "Begin with `pack` and four rows; the verdict comes last.",
    ),
)

# --- E7 ------------------------------------------------------------------------------------

RATED = {  # the levels that we would defend: our own reading, not a measured agreement
    "evidence": {"missing", "thin"},
    "reasoning": {"missing", "thin"},
    "uncertainty": {"missing", "thin"},
    "communication": {"thin", "sound"},
}

E7 = Exercise(
    id="L12-E7",
    title="Rate a memo, then compare",
    kind="decide and justify",
    mode="read",
    minutes=8,
    must=True,
    objectives=("L12-O6",),
    form=Labels(tuple(RATED), LEVELS, "criterion"),
    rules=(
        right(
            "calibrated",
            lambda v: not wrong_labels(v, RATED),
            "Within the levels that we would defend, which are one reading and no key: evidence thin "
            "or missing (real, but no row and no clause), reasoning missing or thin (a name stands in "
            "for the terms), uncertainty missing or thin (unclear is taken as leave), communication "
            "sound or thin (a verdict first, and no figure in words). Where your class is a level "
            "apart, read the two levels aloud before you argue.",
        ),
        wrong(
            "halo",
            lambda v: len(set(v.values())) == 1,
            "One level for all four: a clear style can lend its shine to the rest, and a bad verdict "
            "its shadow. Rate one criterion at a time, with its row of the rubric before you.",
        ),
        wrong(
            "name-as-terms",
            lambda v: v["reasoning"] in ("sound", "strong"),
            "Trace the steps. What is said of the terms themselves, and what of their name?",
            belief="M17",
        ),
        wrong(
            "unclear-as-leave",
            lambda v: v["uncertainty"] in ("sound", "strong"),
            "A doubt is named. What kind is it, who bears it, and what does the memo do with it?",
            belief="M31",
        ),
        wrong(
            "index-as-licence",
            lambda v: v["evidence"] in ("sound", "strong"),
            "The index is real evidence, of what is published. Is it evidence for what is permitted? "
            "And can a reader look anything up?",
            belief="M42",
        ),
        wrong(
            "too-harsh",
            lambda v: v["communication"] == "missing",
            "The first three words tell the client what to do. That the advice is poor is another "
            "criterion's matter.",
        ),
        wrong(
            "figure-forgotten",
            lambda v: v["communication"] == "strong",
            "The verdict comes first, true. The row for communication speaks of a figure, too, and "
            "of what the client could do with half a page. Are they there?",
        ),
    ),
    hints=(
        "One criterion at a time: find the level whose words fit this memo best.",
        "A memo may be badly reasoned and clearly written.",
    ),
)

EXERCISES = [E1, E2, E3, E4, E5, E6, E7]
