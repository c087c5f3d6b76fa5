"""Pages and parts of pages that are written from the sources: glossary, tables of lessons.

Each function gives text; `pages(course)` gives every file with its new content. A hand-written
file keeps its own text around blocks of the form

    <!-- generated: lessons -->
    <!-- end generated -->
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

BLOCK = re.compile(
    r"(?P<open><!-- generated: (?P<name>[\w-]+) -->\n).*?(?P<end>^<!-- end generated -->)",
    re.DOTALL | re.MULTILINE,
)
MINUTES = re.compile(r"^Minutes: (\d+)\s*$")


class PageError(ValueError):
    """A hand-written page asks for a block that nobody generates, or does not close one."""


# Glossary -------------------------------------------------------------------------------------


def glossary_page(rows: list[dict]) -> str:
    """lessons/glossary.md from the rows of the table glossary: one h2 a term, by name."""
    lines = ["# Glossary", "", "Words of the course, in our own words. Lessons link here.", ""]
    for row in sorted(rows, key=lambda row: (row["term"].lower(), row["term"])):
        if lab_anchor(row["term"]) != row["anchor"]:
            lines += [f'<a id="{row["anchor"]}"></a>', ""]
        lines += [f"## {row['term']}", "", row["definition"]]
        if row.get("lesson"):
            lines[-1] += f" ({row['lesson']})"
        lines.append("")
    return "\n".join(lines)


def lab_anchor(heading: str) -> str:
    """The address that JupyterLab gives a heading: capitals and punctuation stay."""
    return heading.replace(" ", "-")


# Tables of lessons and exercises --------------------------------------------------------------


def lesson_table(lessons) -> str:
    """The README's table: lesson, question, minutes."""
    lines = ["| Lesson | Question | Minutes, core (+ further) |", "|---|---|---|"]
    for lesson in lessons:
        link = f"[{lesson.id} · {lesson.title}](lessons/{lesson.slug}.ipynb)"
        lines.append(f"| {link} | {lesson.question} | {_minutes(lesson)} |")
    return "\n".join(lines)


def _minutes(lesson):
    core = lesson.minutes["teaching"] + lesson.minutes["exercises"]
    further = lesson.minutes["further"]
    return f"{core} (+ {further})" if further else f"{core}"


def exercise_table(lessons, exercises) -> str:
    """Every exercise of the course in one table."""
    names = ["Exercise", "Title", "Kind", "Way", "Minutes", "On the path", "Objective"]
    lines = [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]
    for lesson in lessons:
        for name in lesson.exercises:
            e = exercises[name]
            goals = "; ".join(lesson.objectives.get(goal, goal) for goal in e.objectives)
            must = "must do" if e.must else "optional"
            row = [e.id, e.title, e.kind, e.mode, str(e.minutes), must, goals]
            lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines)


def lesson_notes(lessons, exercises) -> str:
    """The instructors' page of each lesson: times, objectives, exercises, notes from the source."""
    return "\n\n".join(_notes(lesson, exercises) for lesson in lessons)


def _notes(lesson, exercises):
    needs = ", ".join(lesson.requires) or "nothing"
    lines = [
        f"### {lesson.id} · {lesson.title}",
        "",
        f"*{lesson.question}* Minutes, core (and more): {_minutes(lesson)}. Builds on {needs}.",
        "",
        "Learners end by being able to:",
        "",
    ]
    for number, (goal, text) in enumerate(lesson.objectives.items(), start=1):
        reach = [name for name in lesson.exercises if goal in exercises[name].objectives]
        lines.append(f"{number}. {text} ({', '.join(reach) or 'no exercise'})")
    for must, label in ((True, "Must do"), (False, "Optional")):
        chosen = [exercises[name] for name in lesson.exercises if exercises[name].must == must]
        if chosen:
            listed = "; ".join(f"{e.id} {e.title} ({e.minutes} min, {e.mode})" for e in chosen)
            lines += ["", f"**{label}:** {listed}."]
    timed, notes = _instructor_cells(lesson)
    if timed:
        listed = "; ".join(f"{section} ({count})" for section, count in timed.items())
        lines += ["", f"**Minutes by section:** {listed}."]
    for section, text in notes:
        lines += ["", f"**{section}**", "", text]
    return "\n".join(lines)


def _instructor_cells(lesson):
    """Minutes by section (from lines "Minutes: 8") and the notes, as (section, text) pairs."""
    timed, notes = {}, []
    for cell in lesson.cells:
        if not cell.instructor or cell.kind != "markdown":
            continue
        section = cell.section or lesson.title
        kept = []
        for _, text in cell.lines:
            match = MINUTES.match(text)
            if match:
                timed[section] = timed.get(section, 0) + int(match[1])
            else:
                kept.append(text)
        text = "\n".join(kept).strip()
        if text:
            where = f"{section}, {cell.exercise}" if cell.exercise else section
            notes.append((where, text))
    return timed, notes


# Files ----------------------------------------------------------------------------------------


def fill(text: str, blocks: dict[str, str], name: str) -> str:
    """`text` with each generated block renewed. Raises PageError for an unknown or open one."""
    if text.count("<!-- generated: ") != len(BLOCK.findall(text)):
        raise PageError(f"{name}: a generated block is not closed by <!-- end generated -->")

    def renew(match):
        if match["name"] not in blocks:
            known = ", ".join(blocks)
            raise PageError(f'{name}: nothing generates "{match["name"]}"; there are: {known}')
        return f"{match['open']}\n{blocks[match['name']]}\n\n{match['end']}"

    return BLOCK.sub(renew, text)


def pages(root: Path, lessons, exercises, glossary: list[dict]) -> dict[Path, str]:
    """Every generated file of the course and what it should hold."""
    made = {}
    if glossary:
        made[root / "lessons" / "glossary.md"] = glossary_page(glossary)
    blocks = {
        "lessons": lesson_table(lessons),
        "lesson-notes": lesson_notes(lessons, exercises),
        "exercises": exercise_table(lessons, exercises),
    }
    for name in ("README.md", "INSTRUCTORS.md"):
        path = root / name
        if path.exists():
            made[path] = fill(path.read_text(encoding="utf-8"), blocks, name)
    readme = datasets_readme(root)
    if readme:
        made[root / "datasets" / "README.md"] = readme
    return made


def datasets_readme(root: Path) -> str:
    """datasets/README.md as howopen.data_report writes it; empty for a folder other than ours."""
    ours = Path(__file__).resolve().parents[1] == root.resolve()
    if not ours or importlib.util.find_spec("howopen.data_report") is None:
        return ""
    from .data_report import datasets_readme as write

    return write()
