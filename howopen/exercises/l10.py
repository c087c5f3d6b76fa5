"""Exercises of L10, Many licences. References come from the table `licence_terms`."""

from __future__ import annotations

from functools import cache
from itertools import product

from howopen.exercise import Exercise, partly, right, thought, wrong
from howopen.fields import (
    ListOf,
    OneOf,
    Record,
    Rows,
    Words,
    YesNo,
    kind_field,
    misplaced_kind,
    ungrounded,
)
from howopen.forms import Choice, Function, Labels, Number, Option, wrong_labels


@cache
def _codes() -> dict[str, dict[str, str]]:
    """The adopted codes: licence id -> feature -> code."""
    from howopen import load

    table = load("licence_terms")
    found: dict[str, dict[str, str]] = {}
    cells = zip(table["licence_id"], table["feature"], table["adopted"], strict=True)
    for licence, feature, code in cells:
        found.setdefault(licence, {})[feature] = code
    return found


def _features() -> list[str]:
    return list(_codes()["mit"])


def _fails(licence: str) -> bool:
    """True when at least one of the ten criteria is coded as failed."""
    return any(_codes()[licence][f"osd_{number}"] == "fails" for number in range(1, 11))


# --- E1 ------------------------------------------------------------------------------------

E1 = Exercise(
    id="L10-E1",
    title="Guess the commonest limit",
    kind="predict",
    mode="read",
    minutes=2,
    must=False,
    objectives=("L10-O1",),
    form=Choice(
        {
            "a": Option(
                "a test of size: users or revenue",
                "It is Llama's best-known limit in this course. In the set it is a minority's. Which "
                "limit needs no giant to bite?",
                code="size",
            ),
            "b": Option(
                "barred purposes",
                "Yes. Most of the model licences here bar some purposes, in the text or by a "
                "policy. Such a ban needs no size and reaches everyone, and by criterion 6 of the "
                "Open Source Definition it is enough to fail. (The 44 were chosen to differ: this "
                "is no share of all licences.)",
                right=True,
                code="purposes",
            ),
            "c": Option(
                "no commercial use at all",
                "Only a few go so far: most let business in, freely or on terms. Look at the column "
                "`commercial_use`.",
                code="no-sale",
            ),
            "d": Option(
                "a territory that is shut out",
                "A hard limit where it stands, and it stands seldom. Look at the column "
                "`territory_exclusion`.",
                code="territory",
            ),
        }
    ),
    hints=(
        "It is a guess: any of the four is a fair try.",
        "Three of the four pick out certain takers. Which one reaches all of them?",
    ),
)

# --- E2 ------------------------------------------------------------------------------------


def _military() -> list[tuple[str, str, bool]]:
    """(adopted, reading A, agreed) of each licence on military use."""
    from howopen import load

    table = load("licence_terms")
    table = table[table["feature"] == "military_prohibited"]
    columns = (table["adopted"], table["reading_a"], table["agreed"])
    return list(zip(*columns, strict=True))


def _stood() -> int:
    return sum(adopted == read for adopted, read, _ in _military())


def _e2_said(value) -> str:
    rows = _military()
    fell = [adopted for adopted, read, _ in rows if adopted != read]
    unknown = sum(code == "unknown" for code in fell)
    return (
        f"Right. In {len(fell)} licences both readers had said no. In {len(fell) - unknown} a policy "
        f"bars military use, and the readers had not seen it; in {unknown} the policy was not read for "
        "this course either, so the honest code is unknown. Agreement was perfect, and "
        f"{len(fell)} of {len(rows)} codes did not stand: two readers of one kind, given the same "
        "pages, miss the same pages."
    )


E2 = Exercise(
    id="L10-E2",
    title="Forty-four out of forty-four",
    kind="compute",
    mode="edit",
    minutes=4,
    must=False,
    objectives=("L10-O2",),
    form=Number("codes"),
    rules=(
        right("stood", lambda v: v == _stood(), _e2_said),
        wrong(
            "agreement-is-truth",
            lambda v: v == sum(agreed for *_, agreed in _military()),
            "That is the number on which the readers agreed. You take agreement for truth: two "
            "readers can share an error. Compare the column `adopted` with one of the readings.",
            belief="M41",
        ),
        wrong(
            "fell",
            lambda v: v == len(_military()) - _stood(),
            "That many codes did *not* stand. How many are left?",
        ),
        wrong(
            "corrected-only",
            lambda v: v == _stood() + sum(a == "unknown" for a, *_ in _military()),
            "You took off the codes that became yes. Some became `unknown`, because nobody has "
            "read the policy: did those stand?",
        ),
        wrong(
            "all-features",
            lambda v: v > len(_military()),
            "There are not that many licences. Did you count in `terms` instead of `military`?",
        ),
        wrong(
            "share",
            lambda v: 0 < v < 1,
            "That looks like a share. Wanted is a number of codes: `sum()`, not `mean()`.",
        ),
    ),
    otherwise="That is not the number. Compare two columns of `military` and count the True.",
    hints=(
        "`agreed` compares the two readers with each other. The audit stands in another column.",
        "`adopted` holds the code after the audit, `reading_a` what reader A had said.",
    ),
)

# --- E3 ------------------------------------------------------------------------------------

E3_ACCEPTED = {
    "llama-3": "may go on",
    "qwen-2024": "must ask",
    "hyperclova-x-seed": "may go on",
    "exaone-1.1-nc": "must ask",
    "stability-community-2024": "must ask",
    "gemma-2024-04": "may go on",
}

E3 = Exercise(
    id="L10-E3",
    title="The app that grew",
    kind="apply to a case",
    mode="edit",
    minutes=7,
    must=True,
    objectives=("L10-O3",),
    form=Labels(tuple(E3_ACCEPTED), ("may go on", "must ask"), "licence"),
    rules=(
        right(
            "read-closely",
            lambda v: not wrong_labels(v, E3_ACCEPTED),
            "All six. Llama and HyperCLOVA X look at one month before the release, so growth costs "
            "nothing; Stability looks at you as you are, and so does Qwen, on our reading of a section "
            "that names no month; EXAONE asked from the first sale. HyperCLOVA X has a sting: NAVER may amend the whole agreement by posting "
            "(section 12). Which of the six could a bank lend on?",
        ),
        wrong(
            "one-answer",
            lambda v: len(set(v.values())) == 1,
            "One answer for all six: then the words would make no difference. Look for a date in "
            "each test: does it name a month, or none?",
        ),
        wrong(
            "growth-counts-in-llama",
            lambda v: v["llama-3"] == "must ask",
            "You hold today's users against Llama 3. Read clause 2 again: on which day does it "
            "look, and how large was the app then? (And 120 million would not be 700.)",
            belief="M04",
        ),
        wrong(
            "growth-counts-in-hyperclova",
            lambda v: v["hyperclova-x-seed"] == "must ask",
            "The app has passed 10 million, yes. But when does 4(i) look? And 4(ii), on "
            "competitors: does the firm offer anything that NAVER does?",
        ),
        wrong(
            "qwen-like-llama",
            lambda v: v["qwen-2024"] == "may go on",
            "You read Qwen as if it were Llama. Which month does its section 4 name? Look in the "
            "table's words for a release date.",
        ),
        wrong(
            "stability-counts-users",
            lambda v: v["stability-community-2024"] == "may go on",
            "Stability counts something else than users. What was it at the start, and what is it "
            "today?",
        ),
        wrong(
            "research-only-sold",
            lambda v: v["exaone-1.1-nc"] == "may go on",
            "No size test, true. But the app is sold. For which purpose does 2.1 give the licence?",
        ),
        wrong(
            "gemma-has-a-test",
            lambda v: v["gemma-2024-04"] == "must ask",
            "Gemma's terms bar uses and pass the bans on. Do they ask how large anyone is? The code "
            "is in `wide`, column `scale_threshold`.",
        ),
    ),
    hints=(
        "For each test: what is counted, and when?",
        "Some tests look once, at the month before the release. Others look whenever you act.",
        "Two of the six have no test of size. One of those two does not need it.",
    ),
)

# --- E4 ------------------------------------------------------------------------------------

E4_ITEMS = (
    "mit",
    "bigscience-openrail-m",
    "gemma-2024-04",
    "qwen-2024",
    "llama-3",
    "exaone-1.1-nc",
)


def _eu(licence: str) -> set[str]:
    """What can be said of a licence by paragraphs 83 and 84 of the Commission's guidance."""
    codes = _codes()[licence]
    if codes["commercial_use"] != "allowed" or codes["scale_threshold"] != "none":
        return {"ruled out"}
    return {"may count"} if codes["field_restrictions"] == "none" else {"may count", "contested"}


def _e4_bad(value, items=E4_ITEMS) -> list[str]:
    return [i for i in items if (value[i].osi == "fails") != _fails(i) or value[i].eu not in _eu(i)]


def _too_doubtful(value) -> list[str]:
    """The licences called contested although the guidance is plain on them."""
    return [i for i in E4_ITEMS if value[i].eu == "contested" and "contested" not in _eu(i)]


E4 = Exercise(
    id="L10-E4",
    title="Open to whom?",
    kind="read a clause",
    mode="edit",
    minutes=7,
    must=True,
    objectives=("L10-O4",),
    form=Rows(
        E4_ITEMS,
        {
            "osi": OneOf(
                ("fails", "no failure found"),
                {"passes": "no failure found", "meets": "no failure found"},
            ),
            "eu": OneOf(("ruled out", "may count", "contested")),
        },
        "licence",
    ),
    rules=(
        right(
            "both-readings",
            lambda v: not _e4_bad(v),
            "All twelve. Now look at RAIL beside Qwen. RAIL lets anybody in and bars uses; Qwen bars "
            "no use and makes the large ask. By OSI's definition both fail (our application: OSI has "
            "spoken on Llama's terms of these kinds). The Commission tolerates limits for safety if they "
            "are proportionate, and no test of users; it names no model, so there, too, the application "
            "is ours. Whether a long list of bans, or a policy that "
            "Google may change, is proportionate is not said: for RAIL and Gemma both `may count` and "
            "`contested` can be defended.",
        ),
        wrong(
            "rail-is-open-source",
            lambda v: v["bigscience-openrail-m"].osi != "fails",
            "OpenRAIL has open in its name and lets anyone sell. But Attachment A bars uses, and "
            "they travel with each copy. Hold that against the words of OSD.6.",
            belief="M17",
        ),
        wrong(
            "worthy-bans-pass",
            lambda v: "no failure found" in (v["gemma-2024-04"].osi, v["llama-3"].osi),
            "A policy of barred uses does harm to openness in OSI's sense, however worthy the bans: "
            "criterion 6 asks whether *any* purpose is ruled out, not whether it is a bad one.",
            belief="M15",
        ),
        wrong(
            "qwen-bars-nothing",
            lambda v: v["qwen-2024"].osi != "fails",
            "Qwen bars no purpose, well seen. Now the other criterion in the table above: is any "
            "kind of firm treated worse?",
        ),
        wrong(
            "research-is-enough",
            lambda v: v["exaone-1.1-nc"].osi != "fails",
            "Research alone is allowed. Is business a purpose?",
        ),
        wrong(
            "mit-fails",
            lambda v: v["mit"].osi == "fails",
            "Which criterion would MIT fail? It keeps a notice and no more. Perhaps you think of a "
            "model's data and code: that is a question about the release, not the licence.",
        ),
        wrong(
            "size-test-counts-in-eu",
            lambda v: "may count" in (v["llama-3"].eu, v["qwen-2024"].eu),
            "The Commission is mild on bans for safety, not on tests of users. Look in "
            "`legal_terms` for what is ruled out.",
            belief="M16",
        ),
        wrong(
            "non-commercial-counts-in-eu",
            lambda v: v["exaone-1.1-nc"].eu == "may count",
            "A licence for research alone: does `legal_terms` name such a limit?",
        ),
        wrong(
            "bans-are-ruled-out",
            lambda v: "ruled out" in (v["bigscience-openrail-m"].eu, v["gemma-2024-04"].eu),
            "That is OSI's answer, carried over. Of the four things that paragraph 83 rules out, "
            "which one does a list of barred uses match? And what does paragraph 84 say of limits for "
            "safety?",
        ),
        wrong(
            "mit-ruled-out",
            lambda v: v["mit"].eu == "ruled out",
            "Which of the four things that the Commission rules out stands in MIT?",
        ),
        wrong(
            "contested-though-plain",
            lambda v: bool(_too_doubtful(v)),
            lambda v: (
                f"`contested` for {', '.join(_too_doubtful(v))}: hold what the licence limits, if "
                "anything, against `legal_terms`. Is a word in doubt there? Keep `contested` for a limit "
                "of which the words leave open whether it is proportionate."
            ),
            belief="M32",
        ),
    ),
    hints=(
        "By OSI's definition one failed criterion is enough: look for a purpose barred or a group shut out.",
        "For the EU read `legal_terms`: four things are ruled out, one kind of limit is tolerated.",
    ),
)

# --- E5 ------------------------------------------------------------------------------------

WISHES = ("anyone may sell", "bars some uses", "stays as signed", "share alike")
STEPS = {
    "sell": ("anyone may sell", lambda c: c["commercial_use"] == "allowed"),
    "bars": ("bars some uses", lambda c: c["field_restrictions"] != "none"),
    "stays": ("stays as signed", lambda c: c["licensor_may_change_terms"] == "no"),
    "share": ("share alike", lambda c: c["passthrough"].startswith("copyleft")),
    "not-yes": ("stays as signed", lambda c: c["licensor_may_change_terms"] != "yes"),
    "changeable": ("stays as signed", lambda c: c["licensor_may_change_terms"] == "yes"),
    "work-only": ("share alike", lambda c: c["passthrough"] == "copyleft_work"),
    "no-such": ("share alike", lambda c: c["passthrough"] == "copyleft"),
    "terms-travel": ("share alike", lambda c: c["passthrough"] == "use_restrictions"),
}


def _e5_cases() -> list[tuple]:
    """Every combination of the four wishes, each a dictionary in a tuple of one."""
    choices = product((True, False), repeat=len(WISHES))
    return [(dict(zip(WISHES, chosen, strict=True)),) for chosen in choices]


def _kept(wish, steps: tuple[str, ...]) -> frozenset[str]:
    tests = [STEPS[step][1] for step in steps if wish[STEPS[step][0]]]
    return frozenset(i for i, codes in _codes().items() if all(test(codes) for test in tests))


def _all_wishes() -> int | str:
    """How many licences fulfil all four wishes."""
    kept = _kept(dict.fromkeys(WISHES, True), ("sell", "bars", "stays", "share"))
    return len(kept) or "none"


def _ids(outcome) -> frozenset | None:
    """The ids that a learner's function gave, or None if it gave no list of texts."""
    result = outcome.result
    if outcome.error or not isinstance(result, list | tuple | set | frozenset):
        return None
    return frozenset(result) if all(isinstance(item, str) for item in result) else None


def _e5_is(*steps: str):
    """A test: do all results equal those of a chooser made of these steps?"""
    return lambda value: [_ids(o) for o in value] == [_kept(c[0], steps) for c in _e5_cases()]


def _starts_again(value) -> bool:
    """True when a new step filters `wide` afresh, and so forgets the steps before it."""

    def forgetful(wish, afresh: tuple[str, ...]) -> frozenset[str]:
        steps = ("sell", "bars", "stays", "share")
        starts = [n for n, step in enumerate(steps) if step in afresh and wish[STEPS[step][0]]]
        return _kept(wish, steps[max(starts, default=0) :])

    got = [_ids(o) for o in value]
    which = (("stays", "share"), ("stays",), ("share",))
    return any(got == [forgetful(c[0], afresh) for c in _e5_cases()] for afresh in which)


def _never_asks(value) -> bool:
    """True when the two new steps filter whatever the wish says."""
    always = {"stays as signed": True, "share alike": True}
    steps = ("sell", "bars", "stays", "share")
    return [_ids(o) for o in value] == [_kept(c[0] | always, steps) for c in _e5_cases()]


E5 = Exercise(
    id="L10-E5",
    title="Finish the chooser",
    kind="compute",
    mode="edit",
    minutes=7,
    must=False,
    objectives=("L10-O1", "L10-O5"),
    form=Function(_e5_cases, "one wish"),
    rules=(
        right(
            "chooser",
            _e5_is("sell", "bars", "stays", "share"),
            lambda v: (
                f"Right for all sixteen wishes. All four at once leave {_all_wishes()} of the 44: "
                "a wish list is not a licence, and somewhere one gives way. The chooser sees only codes, "
                "too: whether the share-alike of a software licence reaches weights, no column says."
            ),
        ),
        wrong(
            "an-error",
            lambda v: any(o.error for o in v),
            lambda v: (
                f"It stops with an error for some wishes ({next(o.error for o in v if o.error)}). "
                "Each step must leave a table in `keep`, so that the next step can filter it."
            ),
        ),
        wrong(
            "no-list",
            lambda v: any(_ids(o) is None for o in v),
            "It does not return a list of ids for every wish. The ids are the index of `keep`.",
        ),
        partly(
            "two-left",
            _e5_is("sell", "bars"),
            "It returns lists now. Two wishes are not looked at yet: a licensor who may change the "
            "terms still passes as *stays as signed*.",
        ),
        partly(
            "share-left",
            _e5_is("sell", "bars", "stays"),
            "Three wishes work. *Share alike* is not looked at yet.",
        ),
        partly(
            "stays-left",
            _e5_is("sell", "bars", "share"),
            "Three wishes work. *Stays as signed* is not looked at yet.",
        ),
        wrong(
            "unclear-passes",
            _e5_is("sell", "bars", "not-yes", "share"),
            "You keep whatever is not `yes`, and so the `unclear` of Llama 2 to 4. Unclear is not a "
            "promise: would you sign for a term that perhaps moves?",
            belief="M31",
        ),
        wrong(
            "starts-again",
            _starts_again,
            "One of your steps filters `wide` afresh and forgets what the steps before it left. Which "
            "name holds what is left so far?",
        ),
        wrong(
            "never-asks",
            _never_asks,
            "Your two steps filter always, also when the wish is False. What do the steps that work "
            "ask first?",
        ),
        wrong(
            "turned-round",
            _e5_is("sell", "bars", "changeable", "share"),
            "You keep the licences whose terms the licensor *may* change. The wish is the opposite.",
        ),
        wrong(
            "one-copyleft",
            _e5_is("sell", "bars", "stays", "work-only"),
            "You keep one kind of copyleft. Print `wide['passthrough'].unique()`: which other codes "
            "begin with that word?",
        ),
        wrong(
            "no-such-code",
            _e5_is("sell", "bars", "stays", "no-such"),
            "No licence has the bare code `copyleft`: the codes only begin with it. `==` asks for the "
            "whole text. What asks for its beginning?",
        ),
        wrong(
            "bans-are-not-share-alike",
            _e5_is("sell", "bars", "stays", "terms-travel"),
            "`use_restrictions` passes bans on, not freedom: the next person's version may come under "
            "other terms. Which codes speak of copyleft?",
        ),
    ),
    otherwise="Some wishes give other licences than they should. Try one wish at a time, the others False.",
    hints=(
        "Copy one of the two steps that work and change three things: the wish, the column, the test.",
        "For several codes at once: `keep['passthrough'].str.startswith('copyleft')`.",
        "The last line returns `list(keep.index)`.",
    ),
)

# --- E6 ------------------------------------------------------------------------------------

LABELS = ("open source AI", "open weights", "weights available")
CARRIES = {  # columns by which a licence can carry the owner's wish
    "A": {"field_restrictions", "passthrough", "redistribution", "osd_6"},
    "B": {
        "scale_threshold",
        "scale_threshold_value",
        "commercial_use",
        "licensor_may_change_terms",
        "osd_5",
    },
    "C": {
        "commercial_use",
        "scale_threshold",
        "scale_threshold_value",
        "field_restrictions",
        "military_prohibited",
        "redistribution",
        "modification",
        "territory_exclusion",
        "person_restriction",
        "output_restriction",
        "osd_1",
        "osd_3",
        "osd_5",
        "osd_6",
        "osd_7",
    },
}
MOST_TERMS = 15  # as many as can carry one wish (model C)
BY_BUSINESS = {"bsl-1.1", "elastic-2.0"}  # who pays is told by the kind of use, not by size
NO_LICENCE_ALONE = {"facebook-patents-2"}


def _one(value, model: str) -> str:
    """The licence chosen for a model (the first by name, should there be several)."""
    return min(value[model].licence)


def _has(value, model: str, feature: str) -> str:
    return _codes()[_one(value, model)][feature]


def _policy_unread(value) -> bool:
    return _has(value, "A", "military_prohibited") == "unknown"


def _b_tests_size(value) -> bool:
    return _has(value, "B", "scale_threshold") != "none"


def _carrying(value, model: str) -> set[str]:
    """The named columns that carry the wish; in A and B a term that is not there carries nothing."""
    named = value[model].terms & CARRIES[model]
    return {t for t in named if model == "C" or _has(value, model, t) != "none"}


def _without_terms(value) -> list[str]:
    return [model for model in "ABC" if not _carrying(value, model)]


def _e6_said(value) -> str:
    a, b, c = (_one(value, model) for model in "ABC")
    return (
        f"Your choice holds: {a} carries the speakers' condition, {b} makes giants come and pay, {c} "
        "shuts out nobody. None of the three is open source AI: in A and B the terms say no, in C the "
        "release does. Now defend each against its strongest objection."
    )


E6 = Exercise(
    id="L10-E6",
    title="Three models",
    kind="decide and justify",
    mode="edit",
    minutes=14,
    must=True,
    objectives=("L10-O5",),
    form=Rows(
        ("A", "B", "C"),
        {
            "licence": ListOf(lambda: list(_codes()), "licence ids of the 44, such as mit"),
            "label": OneOf(LABELS),
            "terms": ListOf(_features, "columns of the table"),
            "objection": Words(),
        },
        "model",
    ),
    rules=(
        wrong(
            "two-licences",
            lambda v: any(len(v[model].licence) > 1 for model in "ABC"),
            "One licence for each model: choosing means leaving the others.",
        ),
        wrong(
            "a-firms-may-not-sell",
            lambda v: _has(v, "A", "commercial_use") != "allowed",
            "Model A: local firms of any size shall sell apps. What does the column "
            "`commercial_use` say of your licence?",
        ),
        wrong(
            "a-promise-broken",
            lambda v: _has(v, "A", "field_restrictions") == "none",
            "Model A: under your licence harassment is a matter for the law alone, and the speakers "
            "were promised more. Which column says whether purposes are barred? (One may argue that they "
            "should not have asked; that is an objection, not a choice.)",
        ),
        partly(
            "a-policy-unread",
            _policy_unread,
            "Model A: your licence bars uses by a policy that was not read for this course. What will "
            "you tell the speakers that it says? Look for one whose bans are known.",
        ),
        wrong(
            "b-giants-go-free",
            lambda v: _has(v, "B", "commercial_use") == "allowed"
            and not _has(v, "B", "passthrough").startswith("copyleft"),
            "Model B: under your licence a giant may host the model and owe nothing. Who is to come and "
            "pay, and by which column?",
        ),
        partly(
            "b-copyleft",
            lambda v: _has(v, "B", "commercial_use") == "allowed",
            "Model B: copyleft can drive firms to buy a second licence, and software firms live by "
            "that. But a giant that publishes its changes pays nothing, small firms carry the same duty, "
            "and nobody has tested what copyleft reaches in weights. Is there a column "
            "that looks at size?",
        ),
        partly(
            "b-by-business",
            lambda v: _one(v, "B") in BY_BUSINESS,
            "Model B: the terms stay, but your licence looks at the kind of use, not at size: a small "
            "firm that hosts the software, or puts it into production, needs permission too. The wish "
            "was that only giants come and pay. Which column looks at size?",
        ),
        wrong(
            "b-no-business",
            lambda v: _has(v, "B", "commercial_use") == "prohibited",
            "Model B: on every desk, business included. Your licence lets no firm use it.",
        ),
        partly(
            "b-images-only",
            lambda v: _one(v, "B") == "playground-v2",
            "Model B: a size test, and the terms stay. But read K31: for whom does Playground's test "
            "hold? A coding model's giants might never meet it.",
        ),
        wrong(
            "b-ground-moves",
            lambda v: _b_tests_size(v) and _has(v, "B", "licensor_may_change_terms") == "yes",
            "Model B: the giants pay, but the owner may change the terms, or a policy in them, alone. "
            "That is what the customers' lawyers will not sign.",
        ),
        partly(
            "b-ground-may-move",
            lambda v: _b_tests_size(v) and _has(v, "B", "licensor_may_change_terms") == "unclear",
            "Model B: the giants must ask. But do the terms hold still? The column says unclear: the "
            "policy points to its newest copy. Is there one with a test of size and a plain no?",
        ),
        wrong(
            "c-no-licence-alone",
            lambda v: _one(v, "C") in NO_LICENCE_ALONE,
            "Model C: this text grants patents and stood beside a licence. Alone it does not let "
            "anyone copy.",
        ),
        wrong(
            "c-worthy-ban",
            lambda v: _fails(_one(v, "C")) and _has(v, "C", "field_restrictions") != "none",
            "Model C: for any purpose, said the ministry. Your licence bars some; that they are bad "
            "ones does not change the wish, nor criterion 6.",
            belief="M15",
        ),
        wrong(
            "c-somebody-left-out",
            lambda v: _fails(_one(v, "C")),
            "Model C: anyone, for any purpose. Who, or what, is left out by your licence? Look for `fails` "
            "among its ten criteria.",
        ),
        partly(
            "c-unclear",
            lambda v: _has(v, "C", "osd_6") == "unclear",
            "Model C: no criterion is coded as failed, but on purposes the code is unclear. Why take "
            "a doubt when others leave none?",
        ),
        wrong(
            "rail-label",
            lambda v: v["A"].label == "open source AI",
            "Model A: you call a licence with barred uses open source. The ban is worthy and the model "
            "generous; but criterion 6, and OSI's AI definition after it, ask for any purpose.",
            belief="M17",
        ),
        wrong(
            "licence-makes-it-open-source-ai",
            lambda v: v["C"].label == "open source AI",
            "Model C: you look at the licence, and it is fine. Open source AI asks for more than a "
            "licence: what must be told about the data, and what forbids it here?",
            belief="M13",
        ),
        wrong(
            "size-label",
            lambda v: v["B"].label == "open source AI",
            "Model B: open source, with giants left out? Criterion 5 knows no size.",
        ),
        partly(
            "limited-is-not-open",
            lambda v: "open weights" in (v["A"].label, v["B"].label),
            "The licences hold. Loosely used, open weights covers all three. Of the G7's labels (May "
            "2026) one is for weights under open terms and one for weights with limits on use or size. "
            "Which fits A and B?",
        ),
        partly(
            "too-modest",
            lambda v: v["C"].label == "weights available",
            "Model C: too modest. That label is for weights with limits on use or size. Does your "
            "licence have any?",
        ),
        partly(
            "terms-do-not-carry",
            lambda v: bool(_without_terms(v)),
            lambda v: (
                f"Licences and labels hold. For {' and '.join(_without_terms(v))} the columns that you "
                "name do not carry the owner's wish. Which one would you show the owner?"
            ),
        ),
        partly(
            "too-many-terms",
            lambda v: any(len(v[model].terms) > MOST_TERMS for model in "ABC"),
            "Licences and labels hold. But whoever names nearly every column has shown the owner none. "
            "Keep the few that carry the wish.",
        ),
        right("defended", lambda v: True, _e6_said),
    ),
    advice=(
        thought(
            "objections",
            lambda v: any(len(v[model].objection.split()) < 4 for model in "ABC"),
            "write the strongest objection to each choice; a defence begins there.",
        ),
        thought(
            "policy-may-change",
            lambda v: _has(v, "A", "licensor_may_change_terms") == "yes",
            "for A you lean on a policy that its owner may change: who would hold the pen here?",
        ),
        thought(
            "rivals-learn",
            lambda v: _has(v, "B", "output_restriction") == "no_other_llm",
            "for B your licence also bars improving other models: small firms may mind that.",
        ),
        thought(
            "patents",
            lambda v: _has(v, "C", "patent_grant") == "none",
            "for C your licence names no patents; MIT-like texts leave that to argument.",
        ),
    ),
    hints=(
        "Begin with the wish that a clause must carry: a ban, a test of size, or nothing barred.",
        "For A filter `wide` by `commercial_use` and `field_restrictions`; for B by `scale_threshold` "
        "and `licensor_may_change_terms`.",
        "The label follows from two questions: do the terms limit use or size, and is the data "
        "described?",
    ),
)

# --- E7 ------------------------------------------------------------------------------------

GIVES, BARS = "2.1(d)", "2.2"
EXAONE = ("2.1", "2.1(a)", "2.1(b)", "2.1(c)", GIVES, BARS)
EXAONE += ("3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3", "7.1", "9.1")


def _gives(value) -> bool:
    return bool(value.sections & {GIVES, "2.1"})


def _bars(value) -> bool:
    return BARS in value.sections


E7 = Exercise(
    id="L10-E7",
    title="May the lab publish?",
    kind="apply to a case",
    mode="edit",
    minutes=6,
    must=False,
    objectives=("L10-O3",),
    form=Record(
        {
            "conclusion": OneOf(
                ("may publish", "may not publish", "contested"),
                {"yes": "may publish", "no": "may not publish"},
            ),
            "sections": ListOf(EXAONE, "sections of the agreement, such as 3.1"),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "ungrounded",
            ungrounded,
            "Contested needs its kind. Is the text silent, or does it say two things that readers will "
            "weigh differently? Did an authority speak? Is a fact missing?",
            belief="M31",
        ),
        right(
            "contested",
            lambda v: v.conclusion == "contested"
            and _gives(v)
            and _bars(v)
            and v.kind in ("readers disagree", "text silent"),
            "Right. One sentence gives what the next seems to take, and the text does not say which "
            "yields. Readers will differ; a line from LG would settle it. Until then the risk "
            "is the lab's, and 7.1 lets LG end the licence.",
        ),
        wrong(
            "contested-other-kind",
            lambda v: v.conclusion == "contested" and _gives(v) and _bars(v),
            "Both sections, well found. We know of no authority that has spoken, and the facts stand in "
            "the case. So what is it that leaves the question open?",
        ),
        right(
            "may-publish",
            lambda v: v.conclusion == "may publish" and _gives(v),
            "Defensible: 2.1(d) gives the right in plain words, with a copy of the agreement, and 2.2 "
            "bars only what is not permitted. The weak step: 2.2 names external distribution as an "
            "example of the barred. What does that example still cover, on your reading?",
        ),
        right(
            "may-not-publish",
            lambda v: v.conclusion == "may not publish" and _gives(v) and _bars(v),
            "The cautious reading, and it can be defended: 2.2 names external distribution. The weak "
            "step: what would 2.1(d) then permit at all? A reader of contracts is slow to leave "
            "a sentence without effect.",
        ),
        partly(
            "one-side-bars",
            lambda v: _bars(v),
            "You found the sentence against the lab. Look a few lines up in the same section: "
            "which one speaks for it?",
        ),
        partly(
            "one-side-gives",
            lambda v: v.conclusion in ("contested", "may not publish") and _gives(v),
            "You found the sentence that gives. Where is the one that seems to take it back?",
        ),
        wrong(
            "not-for-sale",
            lambda v: "3.1" in v.sections,
            "3.1 is about commerce and about building other models from the model or its outputs. The "
            "lab tunes the model itself, for research. Which sections speak of distribution?",
        ),
        wrong(
            "owner-is-not-publisher",
            lambda v: bool(v.sections & {"4.1", "4.2"}),
            "Who owns the changed model is one question: LG, says 4.1. Who may pass it on is another. "
            "Which sections answer that?",
        ),
        wrong(
            "name-is-given",
            lambda v: "2.1(c)" in v.sections,
            "Tuning and the name are in order: 2.1(c) asks for both. Publishing comes after. Which "
            "sections speak of distribution?",
        ),
        wrong(
            "research-settles-nothing",
            lambda v: "2.1(a)" in v.sections,
            "That it is research lets the lab use the model. Is handing it on a use? Look for the "
            "sections that name distribution.",
        ),
    ),
    otherwise="That section does not speak of passing on. Two in the table above do.",
    advice=(
        thought("kind-not-needed", misplaced_kind, "`kind` is for contested answers; else leave it None."),
        thought(
            "meet-the-other-side",
            lambda v: v.conclusion == "may publish" and not _bars(v),
            "a lawyer on the other side will read 2.2 aloud; cite it and say why it yields.",
        ),
    ),
    hints=(
        "Look for the word distribution in the table above.",
        "Two sections speak of it. Do they say the same?",
    ),
)

# --- E8 ------------------------------------------------------------------------------------

CHAIRS = ("licensor", "start-up", "platform", "university")
SIZES = ("nobody asks", "asks if large at release", "asks once large")
USES = ("none barred", "list in the text", "policy that may change")
OUTPUTS = ("free", "name if trained", "no other models")
CREDITS = ("notice file", "badge")
CHANGES = ("text stays", "licensor may change it")


def _named(value) -> int:
    """How often the licensor's name is seen: on pages, in the names of trained models."""
    return (value.credit == "badge") + (value.outputs == "name if trained")


def _leaves(value) -> list[str]:
    """Who leaves the table, by the four lines."""
    lines = {
        "licensor": value.size == SIZES[0] or value.uses == USES[0] or not _named(value),
        "start-up": value.size == SIZES[2] or USES[2] == value.uses or value.changes == CHANGES[1],
        "platform": value.uses == USES[2] or _named(value) == 2,
        "university": value.outputs == OUTPUTS[2],
    }
    return [chair for chair in CHAIRS if lines[chair]]


def _like_it() -> tuple[int, int]:
    """How many model licences have a size test, bans in the text and terms that stay; of how many."""
    from howopen import load

    table = load("licences_read")
    models = [_codes()[i] for i in table.loc[table["kind"] == "model", "licence_id"]]
    alike = sum(
        c["scale_threshold"] != "none"
        and c["field_restrictions"] == "in_text"
        and c["licensor_may_change_terms"] == "no"
        and c["output_restriction"] != "no_other_llm"
        for c in models
    )
    return alike, len(models)


def _e8_said(value) -> str:
    alike, all_of_them = _like_it()
    return (
        f"Everybody signs, and the {value.gave_most} gave most, you say; ask the others. Of the "
        f"{all_of_them} model licences in our table {alike or 'not one'} has a size test, bans in the "
        "text, terms that stay and outputs that may train other models: the deal that four chairs can "
        "reach is not the one that a licensor writes alone. And nobody spoke for those who were not "
        "in the room: the deal fails criteria 5 and 6."
    )


E8 = Exercise(
    id="L10-E8",
    title="Bring all four to sign",
    kind="decide and justify",
    mode="edit",
    minutes=8,
    must=False,
    objectives=("L10-O5",),
    form=Record(
        {
            "size": OneOf(SIZES),
            "uses": OneOf(USES),
            "outputs": OneOf(OUTPUTS),
            "credit": OneOf(CREDITS),
            "changes": OneOf(CHANGES),
            "open_source": YesNo(),
            "gave_most": OneOf(CHAIRS, {"startup": "start-up", "large platform": "platform"}),
        }
    ),
    rules=(
        wrong(
            "licensor-leaves",
            lambda v: _leaves(v) == ["licensor"],
            "The licensor leaves. Its line has three parts: who must ask, what is barred, where its "
            "name is seen. Which part is missing?",
        ),
        wrong(
            "startup-leaves",
            lambda v: _leaves(v) == ["start-up"],
            "The start-up leaves. Read its two lines, and think of the day on which it is large.",
        ),
        wrong(
            "platform-leaves",
            lambda v: _leaves(v) == ["platform"],
            "The platform leaves. It will pay; but how often must it show another firm's name?",
        ),
        wrong(
            "university-leaves",
            lambda v: _leaves(v) == ["university"],
            "The university leaves. What do its students do with outputs?",
        ),
        wrong(
            "several-leave",
            lambda v: len(_leaves(v)) > 1,
            lambda v: (
                f"{len(_leaves(v))} chairs are empty: {', '.join(_leaves(v))}. Begin with the term that "
                "two of them mind."
            ),
        ),
        wrong(
            "agreed-is-not-open",
            lambda v: v.open_source,
            "Everybody signs. But four who agree to bar uses and to make the large ask have not made it "
            "open source: hold size and uses against OSD.5 and OSD.6.",
            belief="M15",
        ),
        right("deal", lambda v: not _leaves(v), _e8_said),
    ),
    hints=(
        "Three terms have only one value that all can sign. Find them first.",
        "Two terms hang together: the name may be seen in one place, not in both and not in none.",
    ),
)

EXERCISES = [E1, E2, E3, E4, E5, E6, E7, E8]
