"""Exercises of L06, May we use it? References: tables `scenarios`, `platforms_mau`, and `rules`."""

from __future__ import annotations

from howopen import rules
from howopen.answers import fold
from howopen.exercise import Exercise, Rule, partly, right, thought, wrong
from howopen.fields import Clauses, OneOf, Record, Words, kind_field, misplaced_kind, ungrounded
from howopen.forms import Choice, Function, Labels, Names, Option, Several, wrong_labels

VERSION = "llama-3"

# --- E1 ------------------------------------------------------------------------------------

E1 = Exercise(
    id="L06-E1",
    title="The app that grew",
    kind="predict",
    mode="read",
    minutes=2,
    must=False,
    objectives=("L06-O2",),
    form=Choice(
        {
            "a": Option(
                "Yes: the app is now over 700 million.",
                "You let the clause look every month. Keep the question in mind while you read the "
                "rule below: which month does its number belong to?",
                code="growth",
                belief="M04",
            ),
            "b": Option(
                "No: the clause looked once, at March 2024.",
                "Yes: one look, at the calendar month before the release. A newer version looks "
                "again, at its own month; L07 takes the same app to Llama 4.",
                right=True,
                code="one-look",
            ),
            "c": Option(
                "Only if more than 700 million people use the captioning tool.",
                "You count the users of what was built with Llama. Look in section 2 for the words "
                "that say whose products and services are counted.",
                code="users-of-llama",
                belief="M39",
            ),
            "d": Option(
                "Yes on the large platform; a small side product could go on.",
                "That is how the article puts it: a limit on use, in places. Does section 2 name "
                "any place or use, or does it look at somebody?",
                code="use-not-party",
                belief="M05",
            ),
        }
    ),
    hints=(
        "It is a guess: any of the four is a fair try.",
        "What matters is when the clause looks, and at whom.",
    ),
)

# --- E2 ------------------------------------------------------------------------------------

NEEDED = frozenset("acf")


def _lacks(*letters: str):
    return lambda value: not value >= set(letters)


E2 = Exercise(
    id="L06-E2",
    title="What must the form ask?",
    kind="read a clause",
    mode="read",
    minutes=5,
    must=False,
    objectives=("L06-O1", "L06-O2"),
    form=Several(
        {
            "a": "monthly users of all products in March 2024",
            "b": "monthly users today",
            "c": "monthly users of affiliates in March 2024",
            "d": "users of Llama features",
            "e": "whether it earns money with Llama",
            "f": "whether Llama came inside a finished product",
            "g": "daily users in March 2024",
        }
    ),
    rules=(
        right(
            "form",
            lambda v: v == NEEDED,
            "Three questions. The first two are the trigger of section 2, the third is the door "
            "that 1.b.ii leaves open. What you left out is what most retellings of the clause put "
            "in.",
        ),
        wrong(
            "today",
            lambda v: "b" in v,
            "You ask for users today. What is the release date for, in a clause that looks every "
            "day? Read the bullet on the month again.",
            belief="M04",
        ),
        wrong(
            "llama-features",
            lambda v: "d" in v,
            "You count people who meet Llama. Section 2 counts users of products and services, and "
            "does not say that Llama must be in them: in March 2024 it could not have been.",
            belief="M39",
        ),
        wrong(
            "daily",
            lambda v: "g" in v,
            "Daily users are another unit: somebody who comes once in March counts for the month, "
            "and for one day only. Which unit does the clause name?",
            belief="M40",
        ),
        wrong(
            "money",
            lambda v: "e" in v,
            "The heading of section 2 speaks of commercial terms; a heading is not a trigger. "
            "Look at case S08, the lab that publishes nothing and sells nothing.",
            belief="M05",
        ),
        wrong(
            "no-count",
            _lacks("a"),
            "Without the firm's own count in the tested month the form cannot find the simplest "
            "case, a large firm that stands alone.",
        ),
        wrong(
            "affiliates-forgotten",
            _lacks("c"),
            "The firm's own users are there, and what you have is needed. Try your form on case "
            "S07, a cloud unit with few users in a very large group.",
        ),
        Rule(
            "partly right",
            "product-forgotten",
            _lacks("f"),
            "The count is complete. But a neighbour of section 2 frees some receivers from it "
            "whatever their size: try your form on case S15.",
            belief="M06",
        ),
    ),
    hints=(
        "Go through `rules.over_the_line` line by line: which facts does it touch?",
        "`mau_millions` already holds two of the questions.",
        "Three letters. One of them is not about users.",
    ),
)

# --- E3 ------------------------------------------------------------------------------------

COLUMNS = ("own_march", "affiliates_march", "own_later", "daily_march", "with_llama")
FIRMS = tuple(
    dict(zip(COLUMNS, numbers, strict=True))
    for numbers in (
        (640, 0, 910, 410, 300),
        (4, 2000, 5, 1, 2),
        (812, 0, 650, 560, 0),
        (380, 410, 400, 150, 20),
        (700, 0, 690, 500, 90),
        (350, 350, 720, 400, 0),
        (90, 30, 0, 20, 15),
        (650, 40, 640, 710, 0),
        (701, 0, 701, 300, 720),
        (500, 150, 480, 300, 710),
        (0, 720, 800, 0, 0),
        (905, 20, 930, 720, 720),
    )
)
# What a learner may write instead, as a function of a firm; each is told apart on FIRMS.
E3_IDEAS = {
    "mended": lambda f: f["own_march"] + f["affiliates_march"] > 700,
    "growth": lambda f: f["own_later"] > 700,
    "growth-with-affiliates": lambda f: f["own_later"] + f["affiliates_march"] > 700,
    "affiliates-forgotten": lambda f: f["own_march"] > 700,
    "affiliates-alone": lambda f: f["affiliates_march"] > 700,
    "each-alone": lambda f: max(f["own_march"], f["affiliates_march"]) > 700,
    "from-700-on": lambda f: f["own_march"] + f["affiliates_march"] >= 700,
    "daily": lambda f: f["daily_march"] > 700,
    "daily-with-affiliates": lambda f: f["daily_march"] + f["affiliates_march"] > 700,
    "with-llama": lambda f: f["with_llama"] > 700,
    "with-llama-and-affiliates": lambda f: f["with_llama"] + f["affiliates_march"] > 700,
    "turned-round": lambda f: f["own_march"] + f["affiliates_march"] <= 700,
    "all-columns": lambda f: sum(f.values()) > 700,
}


def _e3_cases() -> list[tuple]:
    """The firms as rows, so that firm["own_march"] and firm.own_march both work."""
    import pandas as pd

    return [(pd.Series(firm),) for firm in FIRMS]


def _truths(value) -> list:
    """What the function gave, as True or False; 1, 0 and no answer for False are understood."""
    meaning = {True: True, False: False, None: False}  # 1 and 0 equal True and False
    return [
        meaning.get(outcome.result, "odd") if _simple(outcome) else "odd" for outcome in value
    ]


def _simple(outcome) -> bool:
    return not outcome.error and isinstance(outcome.result, bool | int | float | None)


def _no_truth(value) -> bool:
    """True when something else came than True or False, or never anything at all."""
    return "odd" in _truths(value) or all(outcome.result is None for outcome in value)


def _e3_is(*names: str):
    def holds(value) -> bool:
        given = _truths(value)
        return any(given == [E3_IDEAS[name](firm) for firm in FIRMS] for name in names)

    return holds


NO_TRUTH = (
    "The function must give True or False for each case; yours gave something else at least once, "
    "or stopped. Does it end in `return`, with a comparison or a column of yes and no?"
)


def _e3_score(value) -> str:
    wanted = [E3_IDEAS["mended"](firm) for firm in FIRMS]
    good = sum(given == w for given, w in zip(_truths(value), wanted, strict=True))
    return (
        f"It agrees with section 2 on {good} of {len(FIRMS)} firms. Print `firms.apply(must_ask, "
        "axis=1)` and find one that you would decide otherwise: whose users, which month, which "
        "unit?"
    )


E3 = Exercise(
    id="L06-E3",
    title="Mend the rule",
    kind="apply to a case",
    mode="edit",
    minutes=7,
    must=True,
    objectives=("L06-O3", "L06-O2"),
    form=Function(_e3_cases, "one firm"),
    rules=(
        wrong("no-truth", _no_truth, NO_TRUTH),
        right(
            "mended",
            _e3_is("mended"),
            "Mended: all users of the firm and its affiliates, in the tested month, and more than "
            "700. The map service with its 700 stays inside; the shop's sister does not. "
            "Adding up is easy only because these firms share no users. S12 shows what happens if "
            "they do.",
        ),
        wrong(
            "growth",
            _e3_is("growth", "growth-with-affiliates"),
            "It still looks at the later count. Look at the video app and at the messenger: one "
            "grew after March 2024, one shrank. Which of the two does section 2 catch?",
            belief="M04",
        ),
        wrong(
            "affiliates-forgotten",
            _e3_is("affiliates-forgotten"),
            "The month is mended. Now look at the cloud unit: who stands behind it, and does "
            "section 2 look there?",
        ),
        wrong(
            "affiliates-alone",
            _e3_is("affiliates-alone"),
            "Now it sees only the affiliates. The messenger has none, and is large.",
        ),
        partly(
            "each-alone",
            _e3_is("each-alone"),
            "The month and both counts are there, each tested alone. The clause's \"or\" between "
            "licensee and affiliates has been found by careful readers; the words then speak of "
            "the users of all those products, and our table reads one count. What happens to the "
            "shop's sister?",
        ),
        partly(
            "from-700-on",
            _e3_is("from-700-on"),
            "Whose users and which month are right. One firm has exactly 700: does the clause "
            "begin at the number or above it?",
        ),
        wrong(
            "daily",
            _e3_is("daily", "daily-with-affiliates"),
            "Daily users are another unit, and usually a smaller number. Which unit does section "
            "2 name?",
            belief="M40",
        ),
        wrong(
            "with-llama",
            _e3_is("with-llama", "with-llama-and-affiliates"),
            "It counts those who use Llama. Section 2 looks at the month before Llama 3 came out: "
            "does it ask what the products contain?",
            belief="M39",
        ),
        wrong(
            "turned-round",
            _e3_is("turned-round"),
            "You count the right people, but the answer is turned round: True should mean that "
            "the firm must ask Meta.",
        ),
        wrong(
            "all-columns",
            _e3_is("all-columns"),
            "Adding all columns mixes months and units. Section 2 names one month and one unit: "
            "which columns are in them?",
            belief="M40",
        ),
        wrong("not-all-firms", lambda v: True, _e3_score),
    ),
    hints=(
        "Ask three things of the line: whose users, which month, which unit?",
        "Look at the cloud unit: its own number is small, and section 2 still catches it.",
        "Two of the columns are monthly users in March 2024.",
    ),
)

# --- E4 ------------------------------------------------------------------------------------

ANSWERS = (
    "expected_answer also_accepted first_reading second_reading readings_agree confidence theme "
    "deciding_clauses triggered_clauses open_clauses not_triggered_clauses obligations advice "
    "reasoning trap kind_of_uncertainty what_would_settle_it note"
).split()


def _permitted() -> list[dict]:
    """Facts of the permitted Llama 3 cases, without the answers, and of three variants of S01."""
    from howopen import load

    table = load("scenarios").set_index("scenario_id")
    llama3 = table[table["version"] == VERSION]
    chosen = llama3[llama3["expected_answer"].str.startswith("allowed")]
    cases = chosen.drop(columns=[*ANSWERS]).to_dict("records")
    mirror = cases[0] | {"made_available": True, "copies_passed_on": True}
    tuned_service = cases[0] | {"made_available": True, "makes_derivative": True}
    tuned_at_home = cases[0] | {"makes_derivative": True}
    return [*cases, mirror, tuned_service, tuned_at_home]


def _e4_cases() -> list[tuple]:
    import pandas as pd

    return [(pd.Series(case),) for case in _permitted()]


def _e4_badges() -> list[bool]:
    return [bool(rules.shows_badge(case)) for case in _permitted()]


def _e4_is(idea):
    return lambda value: _truths(value) == [bool(idea(case)) for case in _permitted()]


def _e4_score(value) -> str:
    good = sum(given == w for given, w in zip(_truths(value), _e4_badges(), strict=True))
    return (
        f"It agrees with the table on {good} of {len(value)} permitted cases. Which column says "
        "that something is there for others, in whatever form?"
    )


E4 = Exercise(
    id="L06-E4",
    title="Write the badge rule",
    kind="apply to a case",
    mode="edit",
    minutes=6,
    must=False,
    objectives=("L06-O3", "L06-O1"),
    form=Function(_e4_cases, "one case"),
    rules=(
        wrong("no-truth", _no_truth, NO_TRUTH),
        right(
            "badge-rule",
            lambda v: _truths(v) == _e4_badges(),
            "Right for every permitted case of Llama 3: the trigger is distributing or making "
            "available (the column `made_available` covers both), and a service is enough. The "
            "reference rule is longer, because from 3.1 on the clause says contains where Llama 3 "
            "says uses. Print it: "
            "`print(inspect.getsource(rules.shows_badge))`.",
        ),
        wrong(
            "files-only",
            _e4_is(lambda c: c["copies_passed_on"]),
            "This still waits for copies. Try it on S03, the chat site whose weights never leave "
            "the server, and read the trigger of 1.b.i.B again: it names a service too.",
            belief="M27",
        ),
        wrong(
            "materials-only",
            _e4_is(lambda c: c["copies_passed_on"] or c["offers_model_itself"]),
            "That is how our rules read the duty to give a copy of the agreement. The badge "
            "reaches further: look at S03, which offers a product and neither weights nor an API.",
            belief="M27",
        ),
        wrong(
            "own-model-only",
            lambda v: _e4_is(lambda c: c["makes_derivative"])(v)
            or _e4_is(lambda c: c["model_released"])(v),
            "You ask whether a new model was made or released: that is the trigger of the naming "
            "rule. S03 runs the model unchanged; does the badge care?",
        ),
        wrong(
            "tuning-at-home",
            _e4_is(lambda c: c["made_available"] or c["makes_derivative"]),
            "Nearly all of it holds. But now somebody who tunes the model at home and shows it "
            "to nobody owes the badge too. Does tuning wake 1.b.i, or what is done afterwards?",
        ),
        wrong(
            "size-mixed-in",
            _e4_is(lambda c: c["made_available"] and c["mau_millions"] < rules.LINE),
            "You look at size as well. That is section 2; one case stands at its line, not over "
            "it. Does 1.b.i.B name a number of users?",
        ),
        wrong(
            "end-users-only",
            _e4_is(lambda c: c["offered_to_end_users"]),
            "End users are the trigger of AUP.4. S06 offers the model to developers through an "
            "API, and S17 uploads weights: is nothing made available there?",
        ),
        wrong(
            "commerce",
            _e4_is(lambda c: "commercial" in c["purpose"]),
            "The badge does not ask about money: the city of S20 earns none, and the broker of "
            "S02 earns and shows nothing to anybody outside.",
        ),
        wrong(
            "everyone",
            _e4_is(lambda c: True),
            "Then the hobbyist of S01 must show a badge to herself. Which act wakes 1.b.i?",
        ),
        wrong(
            "nobody",
            _e4_is(lambda c: False),
            "Then nobody owes the badge. Read 1.b.i.B again: which act wakes it?",
            belief="M03",
        ),
        wrong(
            "turned-round",
            _e4_is(lambda c: not c["made_available"]),
            "You look at the right fact, but True should mean that the badge is owed.",
        ),
        wrong("not-all-cases", lambda v: True, _e4_score),
    ),
    hints=(
        "The trigger of 1.b.i has two verbs: to distribute is one of them.",
        "Look at the columns of S03 that are True: `llama3.loc[\"S03\"]`.",
    ),
)

# --- E5 ------------------------------------------------------------------------------------


def hanoi() -> dict:
    """The recipe app as a case: like a case of the table that does nothing, with its own facts."""
    from howopen import load

    table = load("scenarios").set_index("scenario_id")
    facts = ("made_available", "copies_passed_on", "makes_derivative", "model_released")
    changed = dict.fromkeys((*facts, "offered_to_end_users"), True)
    return table.loc["S01"].to_dict() | changed | {"mau_millions": 0.04, "place": "Vietnam"}


def _owed() -> set[str]:
    return set(rules.duties(hanoi()))


def _codes() -> list[str]:
    return [rule.duty for rule in rules.RULES if rule.duty]


E5 = Exercise(
    id="L06-E5",
    title="What the recipe app owes",
    kind="apply to a case",
    mode="edit",
    minutes=6,
    must=True,
    objectives=("L06-O4", "L06-O1"),
    form=Names(_codes, 'codes of duties from the column `duty`, such as "badge"'),
    rules=(
        right(
            "listed",
            lambda v: v == _owed(),
            "All that a small firm owes: being below the line frees it from section 2 and from "
            "nothing else. Two details: the name must begin with Llama 3, and using that name "
            "brings Meta's brand guidelines along (5.a.brand).",
        ),
        wrong(
            "small-owes-nothing",
            lambda v: v <= {"law-and-policy"},
            "You let size decide. Section 2 asks about size; go through the triggers under 1.b, "
            "which ask what one does. What leaves the start-up's hands?",
            belief="M03",
        ),
        wrong(
            "asks-meta",
            lambda v: "ask-meta" in v,
            "Asking Meta is the duty of section 2. How far is 40,000 from its line?",
        ),
        wrong(
            "other-licence",
            lambda v: "other-licence" in v,
            "Duties of another licence come with another model's weights. Which other model goes "
            "in here?",
        ),
        wrong(
            "stop",
            lambda v: "stop-and-delete" in v,
            "That follows when the licence ends, say by 5.c.lit. Nobody sues in this story.",
        ),
        wrong(
            "as-if-a-service",
            lambda v: not v & {"agreement-copy", "notice-file"},
            "That would do for a service whose weights stay on a server. Here the tuned weights "
            "are in every phone: which duties travel with copies?",
        ),
        partly(
            "one-copy-duty",
            lambda v: not v >= {"agreement-copy", "notice-file"},
            "You saw that copies bring duties. There are two, in two clauses under 1.b: one is "
            "owed with the materials, the other inside each copy.",
        ),
        partly(
            "name-forgotten",
            lambda v: "model-name" not in v,
            "What goes with copies is there. But this is not Llama 3 unchanged: which sentence of "
            "1.b.i looks at a model that somebody made and released?",
        ),
        partly(
            "badge-forgotten",
            lambda v: "badge" not in v,
            "Good as far as it goes. Something must also be seen, by those who use the app or "
            "read about it: which clause?",
        ),
        Rule(
            "partly right",
            "policy-forgotten",
            lambda v: not v >= {"disclose-dangers", "law-and-policy"},
            "The duties of 1.b.i and 1.b.iii are there. Now the use policy, which binds every "
            "licensee: one rule of the list is always woken, another looks at people who use the "
            "app.",
            belief="M03",
        ),
    ),
    hints=(
        "Go down the list of rules and ask of each trigger: does the story meet it?",
        "Tuned, handed over, used by people: each of the three brings at least one duty.",
        "Three of the codes in the list are not owed.",
    ),
)

# --- E6 ------------------------------------------------------------------------------------

E6 = Exercise(
    id="L06-E6",
    title="Kuaishou, March 2024",
    kind="decide and justify",
    mode="edit",
    minutes=8,
    must=True,
    objectives=("L06-O5", "L06-O2"),
    form=Record(
        {
            "conclusion": OneOf(
                ("over", "not over", "contested"),
                {"over the line": "over", "not over the line": "not over", "under": "not over",
                 "unclear": "contested"},
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
            "Contested is an answer when you can say what leaves it open. Is the text silent, do "
            "authorities or readers disagree, or are facts missing? Name the `kind`.",
            belief="M31",
        ),
        wrong(
            "product-exemption",
            lambda v: "1.b.ii" in v.clauses and "2" not in v.clauses,
            "1.b.ii frees people who receive Llama inside a finished product. The question is "
            "about the count itself: which clause counts?",
            belief="M06",
        ),
        wrong(
            "other-clause",
            lambda v: "2" not in v.clauses,
            "That clause does not count users. Cite the one with a number and a month in it.",
        ),
        right(
            "facts-missing",
            lambda v: v.conclusion == "contested" and v.kind == "facts missing",
            "Right. The clause asks for one month, all products and affiliates; the figure is an "
            "average over a quarter, for one app in China. Figures for March 2024 and for the "
            "apps abroad would settle it, or nearly: people who use two apps are a second doubt. "
            "Would you begin to use Llama 3 while it is open?",
        ),
        right(
            "text-silent",
            lambda v: v.conclusion == "contested" and v.kind == "text silent",
            "Defensible: section 2 does not say how people who use several products are counted, "
            "nor what an active user is, and near the line that matters. The nearer gap is in the "
            "facts, though: which month, and which products, does the figure cover?",
        ),
        wrong(
            "another-kind",
            lambda v: v.conclusion == "contested",
            "You found the clause, and open is what it is. But who disagrees? The table names no "
            "authority and no second reader on it. Compare what the clause asks with what the row "
            "gives.",
        ),
        partly(
            "inferred-over",
            lambda v: v.conclusion == "over",
            "The clause is right, and it may well be so: the row counts one app only, and section "
            "2 counts all products. But the figure that would carry you over the line is not in "
            "the row: you infer it. Which conclusion says what you can show, and what is missing?",
        ),
        wrong(
            "product-for-party",
            lambda v: v.conclusion == "not over",
            "You hold the published figure against 700. Look at the columns `product` and "
            "`period`: is that all that section 2 counts, and is it the month that it tests?",
            belief="M05",
        ),
    ),
    advice=(
        thought(
            "say-what-is-missing",
            lambda v: not any(
                word in fold(v.because)
                for word in ("quarter", "average", "march", "month", "app", "affiliate", "china",
                             "abroad", "product", "twice", "count", "group")
            ),
            "say in `because` which fact or word you lack; that is what would settle it.",
        ),
        thought(
            "no-permission",
            lambda v: any(w in fold(v.because) for w in ("may go", "can use", "free to", "safe")),
            "contested is not a permission: the risk stays with whoever acts.",
        ),
        thought(
            "kind-not-needed",
            misplaced_kind,
            "`kind` is for contested answers; leave it `None` when you decide.",
        ),
    ),
    hints=(
        "Put the row beside the clause: which month, which products, whose?",
        "How far is the figure from the line, and what is not in it?",
    ),
)

# --- E7 ------------------------------------------------------------------------------------

E7_ACCEPTED = {
    "a": {"does not hold"},
    "b": {"text does not say"},
    "c": {"does not hold"},
    "d": {"does not hold", "text does not say"},
    "e": {"does not hold"},
    "f": {"holds"},
}

E7 = Exercise(
    id="L06-E7",
    title="Six sentences from a product meeting",
    kind="choose",
    mode="read",
    minutes=6,
    must=False,
    objectives=("L06-O5", "L06-O4"),
    form=Labels(tuple(E7_ACCEPTED), ("holds", "does not hold", "text does not say"), "sentence"),
    rules=(
        right(
            "meeting",
            lambda v: not wrong_labels(v, E7_ACCEPTED),
            "Right. On d both of your possible answers can be defended: the conclusion does not "
            "follow from registered accounts, and the licence defines neither user nor active. On "
            "b the text points to a web address and is silent on which edition counts.",
        ),
        wrong(
            "receiver",
            lambda v: v["a"] != "does not hold",
            "They received a finished product. Which clause looks at receivers, and what does it "
            "switch off for them? Compare case S15.",
            belief="M06",
        ),
        wrong(
            "policy-fixed",
            lambda v: v["b"] == "holds",
            "1.b.iv takes the policy in by a web address, and the policy says that its newest "
            "copy stands there. Where is it said that the older copy stays in force?",
            belief="M25",
        ),
        wrong(
            "policy-floats",
            lambda v: v["b"] == "does not hold",
            "That the newest copy stands at an address is written; that it binds those who "
            "accepted an older one is not. What is left to say about b?",
        ),
        wrong(
            "unclear-is-free",
            lambda v: v["c"] != "does not hold",
            "Unclear means that two answers can be defended, and one of them is no. Who bears the "
            "risk if a court takes that one?",
            belief="M31",
        ),
        wrong(
            "accounts",
            lambda v: v["d"] == "holds",
            "Registered accounts are another unit than active users in a month: look at the row of "
            "LinkedIn in the table of units.",
            belief="M40",
        ),
        wrong(
            "small-is-free",
            lambda v: v["e"] != "does not hold",
            "Section 2 is about size. Are the badge, the name, the ban of 1.b.v and the use "
            "policy?",
            belief="M03",
        ),
        wrong(
            "no-files-no-duty",
            lambda v: v["f"] != "holds",
            "A chat site hands over no file. Does the trigger of 1.b.i.B need one? Compare case "
            "S03.",
            belief="M27",
        ),
    ),
    hints=(
        "Find for each sentence the case above that resembles it.",
        "Where no clause speaks of the point at all, the text does not say.",
    ),
)

# --- E8 ------------------------------------------------------------------------------------

FIVE = ("Kuaishou", "Snap", "Spotify", "Telegram", "Xiaomi")


def _sides() -> dict[str, set[str]]:
    """For each of the five companies, on which sides of the line the nearest figures lie."""
    from howopen import load

    table = load("platforms_mau")
    five = table[table["company"].isin(FIVE)]
    five = five.assign(distance=five["months_from_test"].abs())
    five = five.sort_values(["distance", "figure_id"]).drop_duplicates(["company", "version"])
    return {name: set(rows["above_700_million"]) for name, rows in five.groupby("company")}


def _changed() -> set[str]:
    return {name for name, sides in _sides().items() if len(sides) > 1}


def _always(side: str) -> set[str]:
    return {name for name, sides in _sides().items() if sides == {side}}


E8 = Exercise(
    id="L06-E8",
    title="Who changed sides?",
    kind="compute",
    mode="code",
    minutes=5,
    must=False,
    objectives=("L06-O2",),
    form=Names(FIVE, "company names as in the table, such as Spotify"),
    rules=(
        right(
            "changed",
            lambda v: v == _changed(),
            "Right. If such a figure were the whole count, the version would decide: rights in an "
            "older Llama stay, rights in a newer one wait for Meta. Mind the dates: Xiaomi's figure "
            "for 3.3 is of the month "
            "after the one tested, and a figure of one product is not yet the count of a group.",
        ),
        wrong(
            "always-above",
            lambda v: bool(v & _always("yes")),
            "One of yours is above the line in each of its figures. More users than before is "
            "growth, not a change of sides.",
            belief="M04",
        ),
        wrong(
            "never-above",
            lambda v: bool(v & _always("no")),
            "One of yours comes near and never crosses. Compare its highest number with 700.",
        ),
        partly(
            "one-missing",
            lambda v: bool(v) and v < _changed(),
            "What you name is right, and it is not all. Look along each row of the table above: "
            "which other company has figures below 700 and above?",
        ),
    ),
    otherwise="Nobody? Look at the column `above_700_million` of `near`, company by company.",
    hints=(
        "`near.groupby(\"company\")` looks at one company at a time.",
        "The column `above_700_million` says yes or no; count how many different values a company "
        "has.",
    ),
)

EXERCISES = [E1, E2, E3, E4, E5, E6, E7, E8]
