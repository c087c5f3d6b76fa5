"""What a page says about an exercise: its hints, a form for choices, and notes for teachers.

The feedback of a choice question stands in the page, word for word as `check` gives it. Of all
other exercises a learner's page holds task, starter and hints, and nothing of the solution.
"""

from __future__ import annotations

import copy
import html
import itertools
from dataclasses import dataclass, field

from .checks import as_html, find, inline
from .exercise import Exercise, Feedback
from .forms import Choice, Labels, Several

ANSWERED_IN_PAGE = ("choose", "predict")
MOST_ANSWERS = 7_000
MOST_BYTES = 20_000
FIRST_CODE = 48  # "0": answers point to feedback by one printable character each


@dataclass
class Form:
    """A form to answer a choice question in the page.

    way: "choice" (one letter), "several" (any letters) or "labels" (a label for each item).
    items: (key, HTML of its text). labels: for "labels". feedback: the different pieces of
    feedback as HTML. answers: for each possible answer one character, chr(48 + index into
    feedback). Order of answers: choice, one an item; several, by binary number, first item
    lowest; labels, by a number whose digits are the labels, first item lowest.
    """

    way: str
    items: list[tuple[str, str]]
    labels: tuple[str, ...] = ()
    feedback: list[str] = field(default_factory=list)
    answers: str = ""


@dataclass
class Mistake:
    """A misconception that an exercise listens for, as a teacher wants it."""

    code: str
    belief: str = ""
    correction: str = ""
    says: str = ""


@dataclass
class Card:
    """An exercise on a page. `parts` are the pieces of HTML between its heading and its starter."""

    id: str
    title: str
    heading: str = ""
    chips: tuple[str, ...] = ()
    must: bool = False
    parts: list[str] = field(default_factory=list)
    starter: str = ""
    feedback: str = ""
    hints: tuple[str, ...] = ()
    form: Form | None = None
    solution: str = ""
    mistakes: list[Mistake] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    otherwise: str = ""


def card(exercise_id: str, title: str, teacher: bool, beliefs: dict[str, dict]) -> Card:
    """The card of an exercise; an id that the course does not have gives title alone."""
    exercise = find(exercise_id)
    if exercise is None:
        return Card(exercise_id, title)
    made = Card(
        exercise.id,
        exercise.title,
        chips=(exercise.kind, exercise.mode, f"about {exercise.minutes} min"),
        must=exercise.must,
        hints=tuple(inline(text) for text in exercise.hints),
        form=form(exercise),
    )
    if teacher:
        made.mistakes = mistakes(exercise, beliefs)
        made.otherwise = inline(exercise.otherwise)
    return made


def mistakes(exercise: Exercise, beliefs: dict[str, dict]) -> list[Mistake]:
    """The exercise's rules for mistakes with the belief behind each, if it has one."""
    found = []
    for rule in exercise.all_rules:
        if rule.stage != "misconception":
            continue
        row = beliefs.get(rule.belief or "", {})
        says = "The words depend on the answer." if callable(rule.says) else inline(rule.says)
        found.append(
            Mistake(
                rule.code.replace("-", " "),
                html.escape(row.get("belief", ""), quote=False),
                html.escape(row.get("correction", ""), quote=False),
                says,
            )
        )
    return found


# Forms ----------------------------------------------------------------------------------------


def answerable(exercise: Exercise) -> bool:
    """True for a choice question: its feedback may stand in a page."""
    choice = isinstance(exercise.form, Choice)
    other = isinstance(exercise.form, Several | Labels) and exercise.kind in ANSWERED_IN_PAGE
    return choice or other


# Forms made before, by exercise: `howopen.site` keeps them between builds while they hold.
known_forms: dict[str, Form | None] = {}


def form(exercise: Exercise) -> Form | None:
    """The form of a choice question; None for all others and for those with too many answers."""
    if exercise.id not in known_forms:
        known_forms[exercise.id] = _form(exercise) if answerable(exercise) else None
    return copy.deepcopy(known_forms[exercise.id])


def _form(exercise):
    made = blank_form(exercise)
    if _number_of_answers(made) > MOST_ANSWERS:
        return None
    places: dict[Feedback, int] = {}
    codes = []
    for answer in possible(made):
        # The form's items and labels are its own words: nothing is left to read, only to judge.
        said = exercise.respond(frozenset(answer) if made.way == "several" else answer)
        codes.append(chr(FIRST_CODE + places.setdefault(said, len(places))))
    made.feedback = [as_html(exercise, said) for said in places]
    made.answers = "".join(codes)
    return made if sum(map(len, made.feedback)) + len(codes) <= MOST_BYTES else None


def blank_form(exercise: Exercise) -> Form:
    """The form without feedback."""
    asked = exercise.form
    if isinstance(asked, Labels):
        items = asked.items() if callable(asked.items) else asked.items
        return Form("labels", [(i, html.escape(i)) for i in items], tuple(asked.labels))
    if isinstance(asked, Several):
        return Form("several", [(k, html.escape(t)) for k, t in asked.options.items()])
    return Form("choice", [(k, inline(o.text)) for k, o in asked.options.items()])


def _number_of_answers(made: Form) -> int:
    if made.way == "choice":
        return len(made.items)
    return (2 if made.way == "several" else len(made.labels)) ** len(made.items)


def possible(made: Form):
    """Every answer that the form can give, in the order of `answers`."""
    keys = [key for key, _ in made.items]
    if made.way == "choice":
        yield from keys
    elif made.way == "several":
        for marks in itertools.product((False, True), repeat=len(keys)):
            yield [k for k, mark in zip(keys, reversed(marks), strict=True) if mark]
    else:
        for labels in itertools.product(made.labels, repeat=len(keys)):
            yield dict(zip(keys, reversed(labels), strict=True))
