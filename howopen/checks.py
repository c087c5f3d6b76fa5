"""`check` and `hint`: what a learner calls, and the register of all exercises.

`check` never raises, whatever it gets, and returns None: it displays plain text and HTML that
carries classes only (an untrusted notebook loses styles and scripts).
"""

from __future__ import annotations

import difflib
import html
import importlib
import pkgutil
import re
import sys
from functools import cache

from howopen.exercise import Exercise, Feedback

_HINTS_GIVEN: dict[str, int] = {}
_STAGE_WORDS = {
    "not attempted": "not attempted yet",
    "wrong form": "another form is wanted",
    "misconception": "not yet",
    "partly right": "partly right",
    "right": "right",
}


@cache
def lesson_exercises(lesson: str) -> dict[str, Exercise]:
    """The exercises of one lesson ("L03"), by id; empty for a lesson that has none."""
    try:
        module = importlib.import_module(f"howopen.exercises.{lesson.lower()}")
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("howopen.exercises"):
            return {}
        raise
    return {exercise.id: exercise for exercise in module.EXERCISES}


@cache
def exercises() -> dict[str, Exercise]:
    """All exercises of the course, by id, in the order of the lessons."""
    package = importlib.import_module("howopen.exercises")
    lessons = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if m.name[0] == "l")
    return {i: e for lesson in lessons for i, e in lesson_exercises(lesson.upper()).items()}


def find(exercise_id: object) -> Exercise | None:
    """The exercise with this id, written in any case; None when there is none."""
    if not isinstance(exercise_id, str):
        return None
    wanted = str.__str__(exercise_id).strip().upper()
    if not re.fullmatch(r"L\d\d-E\d{1,2}", wanted):
        return None
    return lesson_exercises(wanted[:3]).get(wanted)


def evaluate(exercise_id: object, answer: object) -> Feedback:
    """Feedback on an answer, without showing it. Never raises."""
    try:
        exercise = find(exercise_id)
        if exercise is None:
            return Feedback("wrong form", "unknown exercise", _unknown(exercise_id))
        return exercise.judge(answer)
    except Exception as error:
        if _is_table_error(error):
            return Feedback("wrong form", "table", str(error))
        return Feedback(
            "wrong form",
            "unreadable",
            "This answer could not be read. Compare its form with the starter of the exercise.",
        )


def check(exercise_id: object = None, *answer: object) -> None:
    """Show feedback on an answer: `check("L03-E4", museum)`. Never raises, returns None."""
    if len(answer) != 1:
        feedback = Feedback(
            "wrong form",
            "arguments",
            'Call it with an exercise and one answer: check("L03-E4", x).',
        )
    else:
        feedback = evaluate(exercise_id, answer[0])
    exercise = find(exercise_id)
    if exercise is not None:
        _record(exercise.id, feedback)
    _display(as_text(exercise, feedback), as_html(exercise, feedback))


def hint(exercise_id: object = None) -> None:
    """Show the next hint of an exercise; each has two or three. Never raises, returns None."""
    exercise = find(exercise_id)
    if exercise is None:
        text = _unknown(exercise_id)
        _display(text, f'<p class="howopen-hint">{inline(text)}</p>')
        return
    given = _HINTS_GIVEN.get(exercise.id, 0)
    number = min(given + 1, len(exercise.hints))
    _HINTS_GIVEN[exercise.id] = number
    _record_hint(exercise.id, number)
    last = " There are no more." if given == len(exercise.hints) else ""
    text = f"Hint {number} of {len(exercise.hints)}: {exercise.hints[number - 1]}{last}"
    _display(f"{exercise.id} · {text}", f'<p class="howopen-hint">{inline(text)}</p>')


def as_text(exercise: Exercise | None, feedback: Feedback) -> str:
    """Feedback as plain text: a first line with id and stage, then the message."""
    lines = [f"{_name(exercise)} · {_STAGE_WORDS[feedback.stage]}", feedback.message]
    lines += [f"One more thought: {more}" for more in feedback.more]
    return "\n".join(lines)


def as_html(exercise: Exercise | None, feedback: Feedback) -> str:
    """Feedback as HTML with classes only; the stage is said in words, never by colour alone."""
    css = "howopen-check howopen-" + feedback.stage.replace(" ", "-")
    parts = [f"<p><strong>{_name(exercise)} · {_STAGE_WORDS[feedback.stage]}</strong></p>"]
    parts.append(f"<p>{inline(feedback.message)}</p>")
    parts += [f"<p><em>One more thought:</em> {inline(more)}</p>" for more in feedback.more]
    return f'<div class="{css}">{"".join(parts)}</div>'


def inline(text: str) -> str:
    """Escaped HTML in which `code` becomes a code element."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))


def _name(exercise: Exercise | None) -> str:
    return exercise.id if exercise else "check"


def _unknown(exercise_id: object) -> str:
    if not isinstance(exercise_id, str):
        return 'The first argument is the exercise\'s id in quotes, such as "L03-E4".'
    asked = str.__str__(exercise_id).strip().upper()[:20]
    near = difflib.get_close_matches(asked, exercises(), n=3, cutoff=0.6)
    end = f" Did you mean {' or '.join(near)}?" if near else " Ids look like L03-E4."
    return f'There is no exercise "{asked}".{end}'


def _is_table_error(error: Exception) -> bool:
    data = sys.modules.get("howopen.data")
    return data is not None and isinstance(error, data.TableError)


def _record(exercise_id: str, feedback: Feedback) -> None:
    from howopen.record import record

    record(exercise_id, feedback.stage, feedback.code)


def _record_hint(exercise_id: str, number: int) -> None:
    from howopen.record import record_hint

    record_hint(exercise_id, number)


def _display(text: str, markup: str) -> None:
    """Both forms to a notebook; plain text to a terminal."""
    core = sys.modules.get("IPython.core.getipython")
    if core is None or core.get_ipython() is None:
        print(text)
        return
    from IPython.display import display

    display({"text/plain": text, "text/html": markup}, raw=True)
