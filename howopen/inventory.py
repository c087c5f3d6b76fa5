"""The concept inventory: sixteen questions before the course, sixteen other ones after it.

    pretest()                 shows the questions of before (L00); posttest() those of after (L12)
    hand_in("pre", answers)   answers = {"1": "b", ...}: says only how many there are
    hand_in("post", answers)  the number right, and which lesson to look at for each one missed
    export("inventory.csv")   what you handed in, for putting a class together

The two forms ask for the same concepts in other words. They were never equated, so the results say
something of a class and nothing of one person. Answers are kept only in your own folder, where
`howopen lab` names one, and leave it only by `export`.
"""

from __future__ import annotations

import html
import os
from functools import cache
from pathlib import Path

from howopen.answers import BLANK, fold, plain

FORMS = {"pre": ("A", "L00"), "post": ("B", "L12")}
LETTERS = ("a", "b", "c", "d")
COLUMNS = ("learner", "at", "test", "form", "item", "concept", "lesson", "answer", "right")
NOT_KEPT = "Nothing is kept here: that needs a folder of your own, as `make lab` gives you."


def pretest() -> None:
    """Show the sixteen questions of before the course. Returns None."""
    _show("pre")


def posttest() -> None:
    """Show the sixteen questions of after the course. Returns None."""
    _show("post")


@cache
def _items(test: str) -> dict[int, dict]:
    """Item number -> {concept, lesson, objective, stem, options {letter: text}, key}."""
    from howopen import load

    table, found = load("inventory"), {}
    for row in table[table["form"] == FORMS[test][0]].itertuples():
        item = found.setdefault(int(row.item), {
            "concept": row.concept, "lesson": row.lesson, "objective": row.objective,
            "stem": row.stem, "options": {}, "key": "",
        })
        item["options"][row.option] = row.text
        item["key"] = row.option if row.key else item["key"]
    return found


def _show(test: str) -> None:
    from howopen.checks import _display

    text, markup = [], []
    for number, item in _items(test).items():
        text.append(f"{number}. {item['stem']}")
        text += [f"   {letter}) {option}" for letter, option in item["options"].items()]
        listed = "".join(f"<li>{letter}) {_e(o)}</li>" for letter, o in item["options"].items())
        markup.append(f"<p><strong>{number}.</strong> {_e(item['stem'])}</p>"
                      f'<ul class="howopen-options">{listed}</ul>')
    _display("\n".join(text), f'<div class="howopen-inventory">{"".join(markup)}</div>')


def _e(text: str) -> str:
    return html.escape(text, quote=False)


def hand_in(test: object = None, answers: object = None) -> None:
    """Record the answers of "pre" or "post", a dictionary from number to letter.

    A question left out stays unanswered: nobody is asked to guess. For "pre" no word on any item;
    for "post" the number right and, for each one missed, lesson and concept, not the answer.
    May be called again; the last one counts. Never raises, returns None.
    """
    from howopen.checks import _display, inline

    try:
        lines = _hand_in(test, answers)
    except Exception:
        lines = ['The answers could not be read. Wanted is a dictionary such as {"1": "b"}.']
    markup = "".join(f"<p>{inline(line)}</p>" for line in lines)
    _display("\n".join(lines), f'<div class="howopen-inventory">{markup}</div>')


def _hand_in(test: object, answers: object) -> list[str]:
    which = fold(test) if type(test) is str else ""
    if which not in FORMS:
        return ['Say which: hand_in("pre", answers) or hand_in("post", answers).']
    given, faults = read(answers)
    if faults:
        return faults
    lines = [f"{len(given)} of {len(_items(which))} questions are answered."]
    if given:
        lines.append(_keep(which, given))
    if which == "pre":
        return [*lines, "No question is marked now. The course will answer them; L12 asks again."]
    return lines + (_result(given) if given else [])


def read(answers: object) -> tuple[dict[int, str], list[str]]:
    """The letters given, by number, and what is wrong with the form of the answers, if anything."""
    answers = plain(answers)
    if not isinstance(answers, dict):
        return {}, ['Wanted is a dictionary from number to letter, such as {"1": "b", "2": "d"}.']
    given, faults = {}, []
    for key, letter in answers.items():
        number = _number(key)
        if number is None:
            faults.append(f"There is no question {_quoted(key)}. They are numbered from 1 to 16.")
        elif letter is BLANK or letter is None or letter == "":
            continue
        elif not isinstance(letter, str) or fold(letter) not in LETTERS:
            faults.append(f'Question {number}: wanted is a letter in quotes: "a", "b", "c" or "d".')
        else:
            given[number] = fold(letter)
    return dict(sorted(given.items())), faults


def _number(key: object) -> int | None:
    text = str(key).strip() if isinstance(key, str | int) and not isinstance(key, bool) else ""
    number = int(text) if text.isdecimal() and len(text) <= 2 else 0
    return number if number in _items("pre") else None


def _quoted(key: object) -> str:
    return f'"{key[:20]}"' if isinstance(key, str) else "with such a number"


def _keep(test: str, given: dict[int, str]) -> str:
    from howopen import record

    lesson = FORMS[test][1]
    everything = {f"{lesson}-I{n:02}": given.get(n, "") for n in _items(test)}
    if record.note(f"inventory {test}", everything):
        return "Recorded in your own folder. It leaves your machine only if you export it."
    return NOT_KEPT if record.database() is None else "They could not be kept; progress() says why."


def _result(given: dict[int, str]) -> list[str]:
    items = _items("post")
    missed = [n for n, item in items.items() if given.get(n) != item["key"]]
    lines = [f"{len(items) - len(missed)} of {len(items)} are right."]
    lines += [f"- {n}: look again at {items[n]['lesson']}, on this: {items[n]['concept']}."
              for n in missed]
    return [*lines, "Two forms that nobody has equated measure a class, not a person: compare "
            "classes, item by item, and give no marks for it."]


# For a class ----------------------------------------------------------------------------------


def export(path: str | os.PathLike = "inventory.csv") -> None:
    """Write what you handed in, the last of each test, as a CSV file with the columns COLUMNS.

    `learner` is a random code, no name; files of a class can be put under one another and counted
    by item and test. Says where the file is, or why there is none. Never raises.
    """
    from howopen import record

    kept = record.database()
    if kept is None:
        print(NOT_KEPT)
        return
    try:
        rows = _rows(record.events(kept), record.learner(kept))
        record.write_export(Path(path), COLUMNS, rows)
        print(f"{len(rows)} answers written to {path}.")
    except Exception as error:
        why = getattr(error, "strerror", None) or str(error)
        print(f"Nothing was written: {why}.")


def _rows(events: list[tuple], learner: str) -> list[tuple]:
    last = {}
    for _, at, key, event, _, code, _ in events:
        test = event.removeprefix("inventory ")
        if event.startswith("inventory ") and test in FORMS:
            last[test, int(key.rpartition("I")[2])] = (at, code or "")
    rows = []
    for test, number in sorted(last, key=lambda key: (key[0] != "pre", key[1])):
        at, answer = last[test, number]
        item = _items(test)[number]
        right = int(answer == item["key"])
        rows.append((learner, at, test, FORMS[test][0], number, item["concept"], item["lesson"],
                     answer, right))
    return rows
