"""Exercises of L00, Start here: three that teach how exercises work."""

from __future__ import annotations

from howopen.exercise import Exercise, partly, right, thought, wrong
from howopen.fields import Amount, OneOf, Record, Words, kind_field, misplaced_kind, ungrounded
from howopen.forms import Choice, Number, Option, close

ARTICLE_DATE = (2024, 5, 2)


def _days() -> int:
    """Days from the release date of Llama 3 in the table llama_versions to the article."""
    import datetime

    from howopen import load

    table = load("llama_versions")
    released = table.loc[table["version"] == "llama-3", "release_date"].iloc[0]
    day = datetime.date.fromisoformat(str(released)[:10])
    return (datetime.date(*ARTICLE_DATE) - day).days


E1 = Exercise(
    id="L00-E1",
    title="What would settle it?",
    kind="choose",
    mode="read",
    minutes=2,
    must=True,
    objectives=("L00-O2",),
    form=Choice(
        {
            "a": Option(
                "the opinion of an expert on AI",
                "An expert may know the date, but then the date settles it and not the opinion. What "
                "would you ask the expert for?",
                code="authority-instead-of-fact",
            ),
            "b": Option(
                "the date on the licence and the date on the article",
                "Right. A claim about when is settled by dates, and both can be looked up. You have "
                "answered your first exercise.",
                right=True,
                code="dates",
            ),
            "c": Option(
                "the price of Meta's shares that week",
                "Prices answer other questions (L01 has some). This claim is about when something "
                "came out: which facts are about when?",
                code="wrong-measure",
            ),
            "d": Option(
                "nothing, it is a matter of taste",
                "The word few leaves room, true. But before you quarrel over a word, there is "
                "something to look up. What?",
                code="taste",
            ),
        }
    ),
    hints=(
        "The claim says when something happened.",
        "Look for the option that you could look up without asking anyone.",
    ),
)

E2 = Exercise(
    id="L00-E2",
    title="How many days?",
    kind="compute",
    mode="edit",
    minutes=3,
    must=True,
    objectives=("L00-O1", "L00-O2"),
    form=Number("days"),
    rules=(
        right(
            "days",
            lambda v: close(v, _days()),
            "Right: two weeks. In this course a figure always comes from dates, tables or clauses "
            "that you can see.",
        ),
        wrong(
            "both-ends",
            lambda v: close(v, _days() + 1),
            "You counted the first day and the last. From Monday to Tuesday is one day, not two.",
        ),
        wrong(
            "neither-end",
            lambda v: close(v, _days() - 1),
            "You counted the days in between, without either end. From Monday to Tuesday is one day, "
            "not none.",
        ),
        wrong(
            "backwards",
            lambda v: close(v, -_days()),
            "The sign says that the article came first. Which date do you subtract from which?",
        ),
        wrong(
            "months-apart",
            lambda v: close(v, 16) or close(v, -16),
            "That is 18 minus 2, the days of two different months. Let Python subtract the dates.",
        ),
        wrong(
            "weeks",
            lambda v: close(v, _days() / 7),
            "That counts weeks. The question asks for days.",
        ),
    ),
    otherwise="Not that number. Both dates stand in the cell above: subtract the earlier from the later.",
    hints=(
        "Two dates can be subtracted in Python: `published - released`.",
        "The difference has a part called `.days`.",
    ),
)

E3 = Exercise(
    id="L00-E3",
    title="A few days?",
    kind="decide and justify",
    mode="edit",
    minutes=6,
    must=True,
    objectives=("L00-O3", "L00-O2"),
    form=Record(
        {
            "conclusion": OneOf(("supported", "imprecise", "contradicted", "contested")),
            "days": Amount(unit="of days"),
            "kind": kind_field(),
            "because": Words(),
        }
    ),
    rules=(
        wrong(
            "wrong-days",
            lambda v: not close(v.days, _days()),
            "Before the verdict, the fact: your number of days is not the one that the dates give. "
            "Take it from the exercise before.",
        ),
        wrong(
            "ungrounded",
            ungrounded,
            "Contested is an answer when you can say what is open. Name the `kind`: here the dates "
            "are known, so what is it that could differ?",
            belief="M31",
        ),
        right(
            "imprecise",
            lambda v: v.conclusion == "imprecise",
            "Right, and our own verdict too: the order is right, the word is loose. A verdict of "
            "imprecise says that the claim holds in part.",
        ),
        right(
            "contested-word",
            lambda v: v.conclusion == "contested" and v.kind in ("readers disagree", "text silent"),
            "Defensible: the dates are plain, the article does not say how many a few are, and "
            "readers may differ. We say imprecise, since two weeks is a stretch.",
        ),
        wrong(
            "contested-facts",
            lambda v: v.conclusion == "contested",
            "It may be open, but not for that reason: both dates are known, and no authority is "
            "asked here. What is it that leaves room?",
            belief="M31",
        ),
        partly(
            "supported",
            lambda v: v.conclusion == "supported",
            "The order holds: Llama 3 came first. But say the number aloud, then the words a few "
            "days. Do they fit without a stretch?",
        ),
        wrong(
            "contradicted",
            lambda v: v.conclusion == "contradicted",
            "Contradicted is for claims that the facts rule out, such as one that Llama 3 came "
            "after the article. Is this one ruled out, or only loose?",
        ),
    ),
    advice=(
        thought(
            "say-why",
            lambda v: len(v.because.split()) < 4,
            "add a sentence in `because`. Nobody marks it, but you will be asked for it in class.",
        ),
        thought("kind-not-needed", misplaced_kind, "`kind` is only for contested answers."),
    ),
    hints=(
        "First fill in `days` with the number that you found.",
        "Ask whether the claim is ruled out by the dates, carried by them, or something between.",
    ),
)

EXERCISES = [E1, E2, E3]
