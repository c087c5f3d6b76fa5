"""Read a lesson's source: a solved jupytext percent script, solutions/NN-slug.py.

`read_lesson(path, known)` gives a `Lesson` or raises one `SourceError` that lists every problem
found, each with file, line and remedy. The percent format is simple, so it is read here line by
line: that keeps the line numbers, which jupytext does not, and saves its import time. A test
compares the cells with what jupytext reads.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
GENERATED_SECTIONS = ("Terms", "Sources")
REQUIRED_SECTIONS = ("Where this is contested", "Back to the article", "Key points")
NO_ARTICLE = "-"  # front matter `article: "-"`: a lesson about the course itself (L00)
FIELDS = (
    "id",
    "title",
    "question",
    "article",
    "minutes",
    "requires",
    "data",
    "facts-as-of",
    "objectives",
    "sources",
)
MINUTES = ("teaching", "exercises", "further")
MARKER = re.compile(r"^# %%(?P<rest>.*)$")
TAGS = re.compile(r'^tags=\["[\w-]+"(?:, ?"[\w-]+")*\]$')
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
EXERCISE_HEADING = re.compile(r"^### (L\d\d-E\d+) · (\S.*)$")
LOOKS_LIKE_EXERCISE = re.compile(r"^#{1,6}\s+L\d\d\s*-\s*E\d+")
GLOSSARY_LINK = re.compile(r"\[([^\]]+)\]\(glossary\.md#([^)\s]*)\)")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


class Problem(NamedTuple):
    """One thing wrong with a source: where, what, and what to do about it."""

    path: str
    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}\n    {self.remedy}"


class SourceError(ValueError):
    """The sources cannot be built; `problems` holds every `Problem`, in the order of the file."""

    def __init__(self, problems):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass
class Known:
    """The names a lesson may use: its exercises by id, glossary anchors, tables and source ids."""

    exercises: Mapping[str, object]
    anchors: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


@dataclass
class Cell:
    """A cell of the source. `lines` holds (line number in the file, text without comment mark)."""

    kind: str  # "markdown" or "code"
    line: int  # of the "# %%" mark
    lines: list[tuple[int, str]]
    tags: tuple[str, ...] = ()
    section: str = ""
    further: bool = False
    exercise: str = ""  # the exercise this cell belongs to
    role: str = ""  # "task" (the heading cell) or "answer" (the cell that ends in check)

    @property
    def instructor(self) -> bool:
        return "instructor" in self.tags

    @property
    def source(self) -> str:
        return "\n".join(text for _, text in self.lines)

    def solved(self) -> list[tuple[int, str]]:
        """The lines with starter and solution, without the marker lines."""
        return _tidy([x for x in self.lines if x[1].strip() not in (BEGIN, END)])

    def blank(self) -> list[tuple[int, str]]:
        """The lines a learner gets: everything but the solution blocks."""
        kept, inside = [], False
        for number, text in self.lines:
            mark = text.strip()
            if mark in (BEGIN, END):
                inside = mark == BEGIN
            elif not inside:
                kept.append((number, text))
        return _tidy(kept)

    def prose(self) -> list[tuple[int, str]]:
        """The lines of a markdown cell outside fenced code."""
        kept, fence = [], ""
        for number, text in self.lines:
            mark = text.strip()[:3]
            if mark in ("```", "~~~") and (not fence or mark == fence):
                fence = "" if fence else mark
            elif not fence:
                kept.append((number, text))
        return kept

    def words(self) -> int:
        """Words of prose: link addresses, fenced code and markup do not count."""
        text = LINK.sub(r"\1", "\n".join(text for _, text in self.prose()))
        return len(re.findall(r"\w[\w'’.,/-]*", text)) if self.kind == "markdown" else 0


@dataclass
class Lesson:
    """A lesson as its source gives it; `objectives` maps L03-O1, L03-O2 ... to their sentences."""

    path: Path
    name: str  # the path as messages show it
    id: str
    slug: str  # file name without suffix: 03-reading-the-licence
    title: str
    question: str
    article: str
    minutes: dict[str, int]
    requires: list[str]
    data: list[str]
    facts_as_of: str
    objectives: dict[str, str]
    sources: list[str]
    cells: list[Cell] = field(default_factory=list)

    @property
    def learner_cells(self) -> list[Cell]:
        return [cell for cell in self.cells if not cell.instructor]

    @property
    def exercises(self) -> list[str]:
        """Exercise ids in the order of the lesson."""
        return [cell.exercise for cell in self.cells if cell.role == "task"]

    @property
    def sections(self) -> list[str]:
        return list(dict.fromkeys(cell.section for cell in self.cells if cell.section))

    @property
    def glossary(self) -> list[str]:
        """Glossary anchors the lesson links, in order of first use."""
        found = [a for cell in self.learner_cells for _, a, _ in glossary_links(cell)]
        return list(dict.fromkeys(found))

    def words(self, core: bool = False) -> int:
        """Words of the author's prose for learners; `core=True` leaves out "Go further"."""
        return sum(c.words() for c in self.learner_cells if not (core and c.further))


def _tidy(lines):
    """Drop blank lines at both ends and the second of two in a row left by a removed block."""
    kept = []
    for number, text in lines:
        if text.strip() or (kept and kept[-1][1].strip()):
            kept.append((number, text))
    while kept and not kept[-1][1].strip():
        kept.pop()
    return kept


def glossary_links(cell: Cell):
    """(line, anchor, link text) of each glossary link in a markdown cell, on one line or two."""
    if cell.kind != "markdown":
        return []
    lines = cell.prose()
    text = "\n".join(text for _, text in lines)
    found = GLOSSARY_LINK.finditer(text)
    return [(lines[text.count("\n", 0, m.start())][0], m[2], " ".join(m[1].split())) for m in found]


# Reading the file -----------------------------------------------------------------------------


class _Report:
    """Collects problems of one file."""

    def __init__(self, name: str):
        self.name, self.problems = name, []

    def __call__(self, line: int, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.name, line, message, remedy))


def split_cells(text: str, report) -> tuple[list[tuple[int, str]], list[Cell]]:
    """Split a percent script into its header lines and its cells.

    `text` is the whole file; `report(line, message, remedy)` takes the problems.
    """
    lines = list(enumerate(text.splitlines(), start=1))
    fences = [n for n, line in lines if line.rstrip() == "# ---"][:2]
    if len(fences) < 2 or fences[0] != 1:
        report(1, "the file does not begin with a jupytext header", 'Start it with "# ---" lines.')
        return [], []
    header, cells = lines[1 : fences[1] - 1], []
    for number, line in lines[fences[1] :]:
        mark = MARKER.match(line)
        if mark:
            cells.append(_open_cell(number, mark["rest"].strip(), report))
        elif cells:
            cells[-1].lines.append((number, line))
        elif line.strip():
            report(number, "text before the first cell", 'Put "# %%" or "# %% [markdown]" above.')
    for cell in cells:
        _close_cell(cell, report)
    return header, [part for cell in cells for part in _split_at_headings(cell)]


def _open_cell(number, rest, report):
    kind = "markdown" if rest.startswith("[markdown]") else "code"
    rest = rest.removeprefix("[markdown]").strip()
    tags = ()
    if TAGS.match(rest):
        tags = tuple(re.findall(r'"([\w-]+)"', rest))
    elif rest:
        report(
            number,
            f'a cell mark with "{rest}"',
            'A mark is "# %%" or "# %% [markdown]", with tags=["instructor"] behind it if needed.',
        )
    for tag in tags:
        if tag != "instructor":
            report(number, f'unknown tag "{tag}"', 'The only tag an author sets is "instructor".')
    return Cell(kind, number, [], tags)


def _close_cell(cell, report):
    if cell.kind == "markdown":
        cell.lines = [(n, _uncomment(n, line, report)) for n, line in cell.lines]
    while cell.lines and not cell.lines[-1][1].strip():
        cell.lines.pop()
    while cell.lines and not cell.lines[0][1].strip():
        cell.lines.pop(0)
    if not cell.lines:
        report(cell.line, "an empty cell", "Write something in it, or delete its mark.")


def _split_at_headings(cell):
    """A new notebook cell begins at each section and exercise heading, written in one or not."""
    if cell.kind == "code":
        return [cell]
    starts = [
        number
        for number, text in cell.prose()
        if text.startswith("## ") or EXERCISE_HEADING.match(text)
    ]
    parts = [Cell(cell.kind, cell.line, [], cell.tags)]
    for number, text in cell.lines:
        if number in starts and parts[-1].lines:
            parts.append(Cell(cell.kind, number, [], cell.tags))
        parts[-1].lines.append((number, text))
    for part in parts:
        part.lines = _tidy(part.lines)
    return parts


def _uncomment(number, line, report):
    if line.startswith("# "):
        return line[2:]
    if line.strip() not in ("", "#"):
        report(number, "a line of a markdown cell without a comment mark", 'Begin it with "# ".')
    return "" if line.strip() in ("", "#") else line


# Front matter ---------------------------------------------------------------------------------


def _front_matter(header, report):
    """The `jupyter: lesson:` mapping and the line of each of its fields."""
    import yaml

    text = "\n".join(line.removeprefix("#").removeprefix(" ") for _, line in header)
    try:
        tree, value = yaml.compose(text), yaml.safe_load(text)
        lesson = value["jupyter"]["lesson"]
        node = _child(_child(tree, "jupyter"), "lesson")
        lines = {key.value: key.start_mark.line + 2 for key, _ in node.value}
        return dict(lesson), lines
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        report(line, "the header is not valid YAML", "Quote texts that hold a colon or a quote.")
    except (KeyError, TypeError, AttributeError, ValueError):
        report(1, "the header has no jupyter: lesson: mapping", "See any lesson in solutions/.")
    return None, {}


def _child(node, name):
    return next(value for key, value in node.value if key.value == name)


def _check_front_matter(front, lines, path, known, report):
    top = lines.get("id", 1)
    for name in FIELDS:
        if name not in front:
            report(top, f'front matter lacks "{name}"', f'Add "{name}:" under "lesson:".')
    for name in front:
        if name not in FIELDS:
            report(
                lines[name], f'unknown front-matter field "{name}"', "Fields: " + ", ".join(FIELDS)
            )
    for name in ("title", "question", "article"):
        if name in front and not _is_text(front[name]):
            report(lines[name], f'"{name}" is empty or no text', "Write it as a quoted sentence.")
    _check_id(front, lines, path, report)
    _check_minutes(front, lines, report)
    _check_date(front, lines, report)
    _check_lists(front, lines, known, report)


def _is_text(value):
    return isinstance(value, str) and bool(value.strip())


def _check_id(front, lines, path, report):
    number = path.name[:2]
    if not re.match(r"^\d\d-[a-z0-9]+(-[a-z0-9]+)*\.py$", path.name):
        report(1, f'"{path.name}" is not a lesson file name', "Name it NN-slug.py.")
    elif "id" in front and front["id"] != f"L{number}":
        report(lines["id"], f'id "{front["id"]}" in file {path.name}', f"Write id: L{number}.")


def _check_minutes(front, lines, report):
    minutes = front.get("minutes")
    good = isinstance(minutes, dict) and set(minutes) == set(MINUTES)
    if "minutes" in front and not (
        good and all(isinstance(v, int) and not isinstance(v, bool) for v in minutes.values())
    ):
        report(
            lines["minutes"],
            "minutes need teaching, exercises and further, in whole minutes",
            "Write minutes: {teaching: 25, exercises: 30, further: 25}.",
        )


def _check_date(front, lines, report):
    date = front.get("facts-as-of", "2026-01")
    if not isinstance(date, str) or not re.match(r"^\d{4}-\d\d(-\d\d)?$", date):
        report(
            lines["facts-as-of"],
            "facts-as-of is not a quoted date",
            'Write facts-as-of: "2026-11-23" in quotes (an unquoted date cannot be stored).',
        )


def _check_lists(front, lines, known, report):
    for name in ("requires", "data", "objectives", "sources"):
        value = front.get(name, [])
        if not isinstance(value, list) or not all(_is_text(item) for item in value):
            report(lines[name], f'"{name}" has an empty entry or is no list', "List texts, or [].")
            front[name] = []
    if "objectives" in front and not front["objectives"]:
        report(lines["objectives"], "no objectives", "Say what learners can do at the end.")
    own = str(front.get("id", ""))
    for lesson in front.get("requires", []):
        if not re.match(r"^L\d\d$", lesson) or lesson >= own:
            report(
                lines["requires"],
                f"{own} requires {lesson}, which does not come before it",
                "A lesson may only need earlier lessons: move what it needs, or drop it.",
            )
    for name, names, place in (
        ("data", known.tables, "datasets/datapackage.json"),
        ("sources", known.sources, "datasets/sources.csv"),
    ):
        for item in front.get(name, []):
            if item not in names:
                what = "table" if name == "data" else "source"
                report(lines[name], f'unknown {what} "{item}"', f"See the names in {place}.")


# Structure ------------------------------------------------------------------------------------


def _structure(lesson_id, cells, known, report):
    """Give every cell its section, exercise and role; report what is out of place."""
    section, further, exercise, seen = "", False, "", {}
    for cell in cells:
        if cell.kind == "markdown":
            first = cell.lines[0] if cell.lines else (cell.line, "")
            _check_headings(cell, report)
            heading = EXERCISE_HEADING.match(first[1])
            if first[1].startswith("## "):
                section, exercise = first[1][3:].strip(), ""
                further = section.lower().startswith("go further")
            elif heading and not cell.instructor:
                exercise = heading[1]
                _check_exercise_heading(lesson_id, heading, first[0], section, seen, known, report)
                seen.setdefault(exercise, cell)
                cell.role = "task"
        cell.section, cell.further, cell.exercise = section, further, exercise
    for exercise_id in known.exercises:
        if exercise_id not in seen:
            report(
                1,
                f"exercise {exercise_id} of howopen/exercises has no place in the lesson",
                f'Add its heading "### {exercise_id} · Title" and its cell, or remove it there.',
            )
    return seen


def _check_headings(cell, report):
    for index, (number, text) in enumerate(cell.prose()):
        match = HEADING.match(text)
        underlined = index and re.match(r"^(=+|-+)\s*$", text) and cell.prose()[index - 1][1]
        if underlined:
            report(number, "an underlined heading", 'Write headings with "## " or "### ".')
        if not match:
            continue
        level = len(match[1])
        if level == 1:
            report(number, "a heading of the first level", "The build writes it from title:.")
        if level == 2 and match[2] in GENERATED_SECTIONS:
            report(number, f'section "{match[2]}" is written by the build', "Delete it here.")
        if LOOKS_LIKE_EXERCISE.match(text) and not EXERCISE_HEADING.match(text):
            report(number, "an exercise heading in another form", "### L03-E4 · Title")


def _check_exercise_heading(lesson_id, heading, line, section, seen, known, report):
    exercise_id, title = heading[1], heading[2].strip()
    if exercise_id in seen:
        first = seen[exercise_id].lines[0][0]
        report(line, f"{exercise_id} stands twice (first in line {first})", "Give it a new id.")
    if not exercise_id.startswith(f"{lesson_id}-"):
        report(line, f"{exercise_id} is an id of another lesson", f"Use {lesson_id}-E….")
    elif exercise_id not in known.exercises:
        module = f"howopen/exercises/{lesson_id.lower()}.py"
        report(line, f"{exercise_id} is not in {module}", "Describe the exercise there.")
    elif _plain(known.exercises[exercise_id].title) != _plain(title):
        stated = known.exercises[exercise_id].title
        report(line, f'{exercise_id} is called "{stated}" in its module', "Use one title.")
    if not section:
        report(line, f"{exercise_id} stands before the first section", 'Put a "## " above it.')


def _plain(title):
    return re.sub(r"[`*_]", "", str(title)).strip()


def _check_sections(lesson, report):
    first = next((cell for cell in lesson.cells if cell.kind == "markdown"), None)
    if first is None or not first.lines[0][1].startswith("## "):
        line = first.line if first else 1
        report(line, "the lesson does not begin with a section", 'Open with "## " and the puzzle.')
    required = REQUIRED_SECTIONS if lesson.article != NO_ARTICLE else REQUIRED_SECTIONS[-1:]
    last = lesson.cells[-1].line if lesson.cells else 1
    for section in required:
        if section not in lesson.sections:
            report(last, f'section "## {section}" is missing', "Every lesson has it: write it.")


def _check_markers(cell, report):
    """Markers balance, do not nest, and stand in exercise cells alone. True if they balance."""
    opened = 0
    for number, text in cell.lines:
        mark = text.strip()
        if mark not in (BEGIN, END):
            if re.match(r"#+\s*(begin|end)\s+solution", mark, re.I):
                report(number, f'a solution mark written "{mark}"', f'Write "{BEGIN}" / "{END}".')
            continue
        if mark == BEGIN and opened:
            report(number, f"{BEGIN} inside a solution", f"Close that of line {opened} first.")
            return False
        if mark == END and not opened:
            report(number, f"{END} without {BEGIN}", f'Put "{BEGIN}" above the solution.')
            return False
        opened = number if mark == BEGIN else 0
    if opened:
        report(opened, f"{BEGIN} without {END}", f'Put "{END}" below the solution, in this cell.')
    return not opened


def _check_links(lesson, known, report):
    for cell in lesson.cells:
        for number, anchor, _ in glossary_links(cell):
            if anchor not in known.anchors:
                report(
                    number,
                    f'glossary link to unknown anchor "{anchor}"',
                    "Add the term to datasets/glossary.csv or correct the link.",
                )


def read_lesson(path: Path, known: Known, root: Path | None = None) -> Lesson:
    """Read and validate solutions/NN-slug.py.

    `known` names the exercises, glossary anchors, tables and sources there are; messages show the
    path relative to `root`. Raises SourceError with every problem found.
    """
    from . import lint

    path = Path(path)
    name = path.relative_to(root).as_posix() if root else path.name
    report = _Report(name)
    header, cells = split_cells(path.read_text(encoding="utf-8"), report)
    front, lines = _front_matter(header, report) if header else (None, {})
    if front is None:
        raise SourceError(report.problems)
    _check_front_matter(front, lines, path, known, report)
    cells = [cell for cell in cells if cell.lines]
    lesson = _make_lesson(path, name, front, cells)
    seen = _structure(lesson.id, cells, known, report)
    _check_sections(lesson, report)
    _check_links(lesson, known, report)
    balanced = [_check_markers(cell, report) for cell in cells if cell.kind == "code"]
    if all(balanced):
        lint.check_code(cells, seen, report)
    lint.check_prose(cells, report)
    if report.problems:
        raise SourceError(report.problems)
    return lesson


def _make_lesson(path, name, front, cells):
    lesson_id = str(front.get("id", ""))
    minutes = front.get("minutes")
    objectives = front.get("objectives", [])
    return Lesson(
        path=path,
        name=name,
        id=lesson_id,
        slug=path.stem,
        title=front.get("title", ""),
        question=front.get("question", ""),
        article=front.get("article", ""),
        minutes=minutes if isinstance(minutes, dict) else {},
        requires=front.get("requires", []),
        data=front.get("data", []),
        facts_as_of=str(front.get("facts-as-of", "")),
        objectives={f"{lesson_id}-O{i}": text for i, text in enumerate(objectives, start=1)},
        sources=front.get("sources", []),
        cells=cells,
    )


# What a lesson may name -----------------------------------------------------------------------


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a table as dictionaries; an absent file has none."""
    if not path.exists():
        return []
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def known_names(root: Path, exercises: Mapping[str, object]) -> Known:
    """What a lesson of the course in `root` may name, given its exercises by id."""
    from .packages import TABLES

    datasets = root / "datasets"
    package = json.loads((datasets / "datapackage.json").read_text(encoding="utf-8"))
    return Known(
        exercises=exercises,
        anchors=frozenset(row["anchor"] for row in read_csv(datasets / "glossary.csv")),
        tables=frozenset(r["name"] for r in package["resources"]) | frozenset(TABLES),
        sources=frozenset(row["source_id"] for row in read_csv(datasets / "sources.csv")),
    )
