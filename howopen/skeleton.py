"""`python -m howopen new L13 slug`: write a lesson to fill in, its exercises and their bank.

The skeleton can be built as it is. The contract test names every TODO that is left.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from .stamps import write

SOURCE = """\
# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: @ID@
#     title: @TITLE@
#     question: "TODO: the one question that this lesson answers?"
#     article: "TODO: what the article says on it, in our words, with the paragraph's number."
#     minutes: {teaching: 6, exercises: 15, further: 9}
#     requires: []
#     data: [@TABLE@]
#     facts-as-of: "2026-11"
#     objectives:
#       - "TODO: find, sort, count, decide ... something that can be tested"
#       - "TODO: a second thing that learners can do at the end"
#     sources: [@SOURCE@]
# ---

# %% [markdown]
# ## TODO: the puzzle, as a question?
#
# TODO: a puzzle from the article that a learner wants solved. Tell it in under a hundred words.

# %%
import matplotlib.pyplot as plt

from howopen import check, hint, load, show

plt.style.use("howopen.course")

# %% [markdown]
# ### @ID@-E1 · TODO guess
# TODO: a guess before the data.
#
# - **a** TODO
# - **b** TODO

# %%
guess = ...
### BEGIN SOLUTION
guess = "a"
### END SOLUTION
check("@ID@-E1", guess)

# %% [markdown]
# ## TODO: what the data say
#
# TODO: say what a row of the table is, and what to look for.

# %%
table = load("@TABLE@")
table.head(3)

# %% [markdown] tags=["instructor"]
# TODO: what learners get wrong here, and what to ask them.

# %% [markdown]
# ### @ID@-E2 · TODO count
# TODO: how many rows does the table have?

# %%
rows = ...
### BEGIN SOLUTION
rows = len(table)
### END SOLUTION
check("@ID@-E2", rows)

# %% [markdown]
# TODO: what the figure will show.

# %%
fig, ax = plt.subplots()
ax.barh(["rows", "columns"], table.shape)
ax.set(title="TODO: what the figure says", xlabel="number", ylabel="")
rows_and_columns = f"{len(table)} rows and {table.shape[1]} columns"
show(fig, alt=f"TODO: two bars, {rows_and_columns}: say what they show.", source="table @TABLE@")

# %% [markdown]
# ## Where this is contested
#
# TODO: a question with more than one defensible answer, who holds which, and what would settle it.

# %% [markdown]
# ### @ID@-E3 · TODO decide
# TODO: a small story with one fact that tempts. Which reading holds?
#
# - **a** TODO
# - **b** TODO

# %%
verdict = ...
### BEGIN SOLUTION
verdict = "b"
### END SOLUTION
check("@ID@-E3", verdict)

# %% [markdown]
# ## Go further: TODO
#
# ### @ID@-E4 · TODO choose
# TODO: the task.
#
# - **a** TODO
# - **b** TODO

# %%
choice = ...
### BEGIN SOLUTION
choice = "a"
### END SOLUTION
check("@ID@-E4", choice)

# %% [markdown]
# ### @ID@-E5 · TODO apply
# TODO: the task.
#
# - **a** TODO
# - **b** TODO

# %%
case = ...
### BEGIN SOLUTION
case = "b"
### END SOLUTION
check("@ID@-E5", case)

# %% [markdown]
# ## Back to the article
#
# TODO: what holds of the article's sentence, and how it could be put better.

# %% [markdown]
# ## Key points
#
# - TODO: one sentence to keep.
"""

EXERCISES = '''\
"""Exercises of @ID@, @TITLE@."""

from __future__ import annotations

from howopen.exercise import Exercise, right, wrong
from howopen.forms import Choice, Number, Option


def _rows() -> int:
    """The reference, from the table, when an answer is checked."""
    from howopen import load

    return len(load("@TABLE@"))


def _choice(answer: str) -> Choice:
    """TODO: write the options of each exercise out; every wrong one explains its own mistake."""
    texts = {"a": "TODO", "b": "TODO"}
    return Choice(
        {
            letter: Option(f"{text} {letter}", f"TODO: answer to {letter}.", letter == answer)
            for letter, text in texts.items()
        }
    )


HINTS = ("TODO: where to look.", "TODO: what to look at there.")

EXERCISES = [
    Exercise(
        id="@ID@-E1",
        title="TODO guess",
        kind="predict",
        mode="read",
        minutes=3,
        must=True,
        objectives=("@ID@-O1",),
        form=_choice("a"),
        hints=HINTS,
    ),
    Exercise(
        id="@ID@-E2",
        title="TODO count",
        kind="compute",
        mode="code",
        minutes=6,
        must=True,
        objectives=("@ID@-O1",),
        form=Number("rows"),
        rules=(
            right("counted", lambda v: v == _rows(), "TODO: right, and what it rests on."),
            wrong("header", lambda v: v == _rows() + 1, "TODO: did you count the header too?"),
        ),
        hints=HINTS,
    ),
    Exercise(
        id="@ID@-E3",
        title="TODO decide",
        kind="decide and justify",
        mode="edit",
        minutes=6,
        must=True,
        objectives=("@ID@-O2",),
        form=_choice("b"),
        hints=HINTS,
    ),
    Exercise(
        id="@ID@-E4",
        title="TODO choose",
        kind="choose",
        mode="read",
        minutes=4,
        must=False,
        objectives=("@ID@-O1",),
        form=_choice("a"),
        hints=HINTS,
    ),
    Exercise(
        id="@ID@-E5",
        title="TODO apply",
        kind="apply to a case",
        mode="edit",
        minutes=5,
        must=False,
        objectives=("@ID@-O2",),
        form=_choice("b"),
        hints=HINTS,
    ),
]
'''

BANK = '''\
"""Answers to the exercises of @ID@: right ones put differently, and the likely mistakes."""

from howopen import load
from tests.banks import blank, form, made, right, wrong

BANK = {
    "@ID@-E1": [
        right("a", "option-a"),
        right(" (A) ", "option-a"),
        wrong("b", "option-b"),
        blank(...),
        form(3),
    ],
    "@ID@-E2": [
        right(made(lambda: len(load("@TABLE@"))), "counted"),
        right(made(lambda: float(len(load("@TABLE@")))), "counted"),
        wrong(made(lambda: len(load("@TABLE@")) + 1), "header"),
        wrong(-1, "otherwise"),
        blank(...),
        form([]),
    ],
    "@ID@-E3": [
        right("b", "option-b"),
        right("B)", "option-b"),
        wrong("a", "option-a"),
        blank(...),
        form({}),
    ],
    "@ID@-E4": [
        right("a", "option-a"),
        right(["a"], "option-a"),
        wrong("b", "option-b"),
        blank(...),
        form("z"),
    ],
    "@ID@-E5": [
        right("b", "option-b"),
        right("option b", "option-b"),
        wrong("a", "option-a"),
        blank(...),
        form(b"b"),
    ],
}
'''


def new(root: Path, lesson: str, slug: str) -> int:
    """Write the three files of lesson `lesson` ("L13"); return the exit code, 2 if refused."""
    lesson = lesson.upper()
    if not re.fullmatch(r"L\d\d", lesson) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        return _refuse("Write it as: new L13 slug, the slug in small letters with hyphens.")
    files = skeleton(root, lesson, slug)
    taken = [path for path in files if path.exists()]
    taken += [p for p in (root / "solutions").glob(f"{lesson[1:]}-*.py") if p not in taken]
    if taken:
        names = ", ".join(path.relative_to(root).as_posix() for path in taken)
        return _refuse(f"{lesson} is there already ({names}). Nothing was written.")
    for path, text in files.items():
        write(path, text)
        print(f"wrote {path.relative_to(root).as_posix()}")
    print(f"Fill in every TODO, then run: python -m howopen build {lesson}")
    return 0


def _refuse(message):
    print(message, file=sys.stderr)
    return 2


def skeleton(root: Path, lesson: str, slug: str) -> dict[Path, str]:
    """Path and text of each file of a new lesson."""
    module = f"{lesson.lower()}.py"
    title = slug.replace("-", " ").capitalize()
    words = {"@ID@": lesson, "@TITLE@": title, "@TABLE@": "glossary", "@SOURCE@": "own"}
    templates = {
        root / "solutions" / f"{lesson[1:]}-{slug}.py": SOURCE,
        root / "howopen" / "exercises" / module: EXERCISES,
        root / "tests" / "banks" / module: BANK,
    }
    for path, text in templates.items():
        for mark, word in words.items():
            text = text.replace(mark, word)
        templates[path] = text
    return templates
