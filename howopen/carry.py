"""Notebooks read as plain JSON: what identifies one, what changed, and answers carried over.

A *fingerprint* covers the type and source of each cell that is not empty. Running cells, outputs
and changed cell ids do not count as edits. Standard library only: `howopen lab` must start fast,
and must be able to say what is wrong with a damaged file.
"""

from __future__ import annotations

import copy
import hashlib
import json
import re

EXERCISE = re.compile(r"L\d\d-E\d+")
CHECKED = re.compile(r"""\bcheck\(\s*["'](L\d\d-E\d+)["']""")
MERGE_MARKER = re.compile(r"^(<{7}|={7}|>{7})( |$)")


class Unreadable(Exception):
    """A file is not a notebook we can read; the message says why."""


def parse(data: bytes) -> dict:
    """The notebook in `data`. Raises Unreadable, with the reason, for anything else."""
    if not data.strip():
        raise Unreadable("it is empty")
    try:
        text = data.decode("utf-8")
        notebook = json.loads(text)
    except UnicodeDecodeError:
        raise Unreadable("it is not UTF-8 text") from None
    except (json.JSONDecodeError, RecursionError) as error:
        for number, line in enumerate(text.splitlines(), start=1):
            if MERGE_MARKER.match(line):
                raise Unreadable(f"it holds merge markers (line {number})") from None
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise Unreadable(f"it is not valid JSON{where}") from None
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise Unreadable("it has no list of cells, so it is not a notebook of today's format")
    return notebook


def source(cell: dict) -> str:
    """A cell's source as one string, without trailing white space."""
    value = cell.get("source", "")
    if isinstance(value, list):
        value = "".join(str(line) for line in value)
    return str(value).rstrip()


def fingerprint(name: str, data: bytes) -> str:
    """What identifies the content of a file: for a notebook, the sources of its cells.

    Empty cells are left out, because JupyterLab adds one when the last cell is run.
    Raises Unreadable when `name` ends in .ipynb and `data` is not a notebook.
    """
    if not name.endswith(".ipynb"):
        return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
    cells = [[cell.get("cell_type"), source(cell)] for cell in parse(data)["cells"] if source(cell)]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def without_outputs(name: str, data: bytes) -> bytes:
    """`data` as a learner gets it: a notebook's outputs and execution counts removed."""
    if not name.endswith(".ipynb"):
        return data
    notebook = parse(data)
    for cell in notebook["cells"]:
        _forget_outputs(cell)
    return dump(notebook)


def _forget_outputs(cell: dict) -> None:
    if cell.get("cell_type") == "code":
        cell["outputs"] = []
        cell["execution_count"] = None


def dump(notebook: dict) -> bytes:
    """A notebook as JupyterLab writes it."""
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def exercise_cells(notebook: dict) -> dict[str, dict]:
    """Exercise id -> its code cell.

    Found by the cell's id; where another editor gave cells new ids, by the `check("L03-E4", ...)`
    the cell ends with.
    """
    found: dict[str, dict] = {}
    code = [cell for cell in notebook["cells"] if cell.get("cell_type") == "code"]
    for cell in code:
        if EXERCISE.fullmatch(str(cell.get("id", ""))):
            found[cell["id"]] = cell
    for cell in code:
        for exercise in CHECKED.findall(source(cell)):
            found.setdefault(exercise, cell)
    return found


def lesson_id(notebook: dict) -> str:
    """The lesson ("L03") most exercises of this notebook belong to, or "" if it has none."""
    lessons = [exercise[:3] for exercise in exercise_cells(notebook)]
    return max(sorted(set(lessons)), key=lessons.count) if lessons else ""


# ---------------------------------------------------------------- what changed, and answers


def _sections(notebook: dict) -> dict[str, list[str]]:
    """Section heading -> the sources of its cells, exercise cells and their tasks left out."""
    exercises = {f"{exercise}-task" for exercise in exercise_cells(notebook)}
    exercises |= set(exercise_cells(notebook))
    sections: dict[str, list[str]] = {}
    heading = "the beginning"
    for cell in notebook["cells"]:
        text = source(cell)
        if cell.get("cell_type") == "markdown" and text.startswith("## "):
            heading = text.splitlines()[0][3:].strip()
        if text and cell.get("id") not in exercises:
            sections.setdefault(heading, []).append(text)
    return sections


def _tasks(notebook: dict) -> dict[str, str]:
    """Exercise id -> the text of its task."""
    return {
        str(cell["id"]).removesuffix("-task"): source(cell)
        for cell in notebook["cells"]
        if str(cell.get("id", "")).endswith("-task")
    }


def list_changes(old: dict, new: dict) -> list[str]:
    """What changed from one version of a lesson to the next, a line each, exercises first."""
    before, after = exercise_cells(old), exercise_cells(new)
    tasks_before, tasks_after = _tasks(old), _tasks(new)
    lines = [f"{exercise}: a new exercise" for exercise in after if exercise not in before]
    gone = [exercise for exercise in before if exercise not in after]
    lines += [f"{exercise}: no longer in the lesson" for exercise in gone]
    for exercise in after:
        if exercise not in before:
            continue
        if tasks_before.get(exercise) != tasks_after.get(exercise):
            lines.append(f"{exercise}: the task reads differently")
        if source(before[exercise]) != source(after[exercise]):
            lines.append(f"{exercise}: the starter code is different")
    sections_before, sections_after = _sections(old), _sections(new)
    for heading in sections_after:
        if heading not in sections_before:
            lines.append(f'a new section, "{heading}"')
        elif sections_before[heading] != sections_after[heading]:
            lines.append(f'the text or code of "{heading}"')
    lines += [
        f'the section "{heading}" is gone' for heading in sections_before
        if heading not in sections_after
    ]
    return lines or ["the order of its parts"]


def carry_answers(
    learner: dict, base: dict | None, new: dict
) -> tuple[dict, list[str], list[str]]:
    """Put the learner's answers into a new version of the lesson, by exercise id.

    An answer is an exercise cell that differs from its starter (the one in `base`, the original
    the learner's copy was made from; without it, the one in `new`). Where the starter itself has
    changed, the answer is carried and the new starter follows it as comments.

    Returns the merged notebook, the ids carried, and remarks on what was not carried.
    """
    merged = copy.deepcopy(new)
    targets = exercise_cells(merged)
    starters = exercise_cells(base) if base else {}
    carried, remarks = [], []
    for exercise, cell in exercise_cells(learner).items():
        answer = source(cell)
        known = starters.get(exercise, targets.get(exercise))
        if known is not None and answer == source(known):
            continue
        if exercise not in targets:
            remarks.append(f"{exercise} is no longer in the lesson; your answer stays where it is")
            continue
        starter = source(targets[exercise])
        if exercise in starters and source(starters[exercise]) != starter:
            quoted = "\n".join(f"# {line}".rstrip() for line in starter.splitlines())
            answer += f"\n\n# The starter of this exercise has changed. The new one:\n{quoted}"
            remarks.append(f"{exercise}: its starter changed; see the comments under your answer")
        targets[exercise]["source"] = answer.splitlines(keepends=True)
        carried.append(exercise)
    own = _own_cells(learner, base, new)
    if own:
        remarks.append(f"{own} other {'cell' if own == 1 else 'cells'} of your own or edited by "
                       "you: still in the older file, not carried over")
    return merged, sorted(carried, key=_by_number), remarks


def _by_number(exercise: str) -> tuple[str, int]:
    lesson, _, number = exercise.partition("-E")
    return lesson, int(number)


def _own_cells(learner: dict, base: dict | None, new: dict) -> int:
    """How many cells outside the exercises are the learner's (added, or edited)."""
    known = {source(cell) for cell in (base or new)["cells"]}
    answers = [id(cell) for cell in exercise_cells(learner).values()]
    return sum(
        1 for cell in learner["cells"]
        if id(cell) not in answers and source(cell) and source(cell) not in known
    )
