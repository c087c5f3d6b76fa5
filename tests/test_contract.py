"""The lesson contract, by values: sizes, times, exercises, objectives, links, figures.

What can be refused line by line, the build refuses (howopen/source.py, howopen/lint.py). Here is
what only a whole lesson shows. A rule is a function of a lesson and its exercises that yields
one sentence for each thing wrong. Whether prose quotes only numbers that a cell has shown cannot
be decided here (clause numbers, years, case names): a reviewer checks it.

Cells are the author's, as the build splits them at headings; the three that the build writes
(header, terms, sources) and instructors' cells do not count. Words are the learners' prose.
"""

from __future__ import annotations

import ast
import copy
import re
import statistics
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from howopen import notebook
from howopen.build import Course
from howopen.checks import lesson_exercises
from howopen.pages import MINUTES
from howopen.source import GLOSSARY_LINK, NO_ARTICLE, Cell, read_csv

ROOT = Path(__file__).parents[1]
PATHS = sorted((ROOT / "solutions").glob("[0-9][0-9]-*.py"))
NOTEBOOKS = [f"{folder}/{p.stem}.ipynb" for folder in ("lessons", "solutions") for p in PATHS]

TOLERANCE = 1.10  # on words: "about 900"
WORDS_PER_MINUTE = 130  # of prose on law and data, read with care
MINUTES_PER_CODE_CELL = 1.0  # read it, run it, look at the table or figure it shows
TIMES_AGREE = 0.25  # declared minutes lie this near to the counted ones, or within 2 minutes
SITTINGS = {"L12": 2}
INTRODUCTION = "L00"  # teaches how exercises work: three of them
VAGUE = ("understand", "know", "learn", "be aware", "be familiar", "appreciate", "grasp")
SAYS_SOMETHING = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|no|none|all|more|less|fewer|most|"
    r"higher|lower|above|below|rises?|rose|falls?|fell|grows?|grew|up|down|doubles?|halves|"
    r"increases?|decreases?|larger|smaller|longer|shorter)\b",
    re.I,
)
# Headings, tables, quotations, code spans, links that lead elsewhere; options of a choice.
NOT_PROSE = [
    re.compile(r"^[#|>].*", re.M),
    re.compile(r"(`+)[^`]+\1"),
    re.compile(r"!?\[[^\]]*\]\((?!glossary\.md#)[^)]*\)"),
]
OPTION = re.compile(r"^- \*\*[a-z][^*:]*\*\* .*(?:\n  .*)*", re.M)


# Rules ----------------------------------------------------------------------------------------


def sizes(lesson, known):
    sittings = SITTINGS.get(lesson.id, 1)
    core = [cell for cell in lesson.learner_cells if not cell.further]
    for what, have, most in (
        ("words on the core path", lesson.words(core=True), 900 * sittings * TOLERANCE),
        ("cells on the core path", len(core), 30 * sittings),
        ("words", lesson.words(), 1800 * TOLERANCE),
        ("cells", len(lesson.learner_cells), 60),
    ):
        if have > most:
            yield f"{have} {what}, at most {most:.0f}"
    lengths = [sum(1 for _, text in c.blank() if text.strip()) for c in _code(lesson)]
    if lengths and statistics.median(lengths) > 5:
        yield f"the median code cell has {statistics.median(lengths)} lines, at most 5"


def number_of_exercises(lesson, known):
    least, most = (3, 3) if lesson.id == INTRODUCTION else (5, 8)
    if not least <= len(lesson.exercises) <= most:
        yield f"{len(lesson.exercises)} exercises, not {least} to {most}"
    kinds = {known[name].kind for name in lesson.exercises}
    if len(kinds) < 3 and lesson.id != INTRODUCTION:
        yield f"exercises of {len(kinds)} kinds, at least 3"


def must_do(lesson, known):
    must = {name for name in lesson.exercises if known[name].must}
    if len(must) != 3:
        yield f"{len(must)} must-do exercises, not 3"
    for cell in lesson.cells:
        if cell.role == "task" and cell.further and cell.exercise in must:
            yield f"{cell.exercise} is a must-do exercise under Go further"


def objectives(lesson, known):
    for goal, text in lesson.objectives.items():
        reached = [known[name] for name in lesson.exercises if goal in known[name].objectives]
        if not reached:
            yield f"no exercise for {goal}: {text}"
        elif not any(exercise.mode in ("read", "edit") for exercise in reached):
            yield f"{goal} is reached by code alone"
        if text.lower().startswith(VAGUE):
            yield f"{goal} cannot be tested: {text}"
    for name in lesson.exercises:
        for goal in known[name].objectives:
            if goal not in lesson.objectives:
                yield f"{name} serves {goal}, which the lesson has not"


def hints(lesson, known):
    for name in lesson.exercises:
        if not 2 <= len(known[name].hints) <= 3:
            yield f"{name} has {len(known[name].hints)} hints, not 2 or 3"


def minutes(lesson, known):
    counted = count_minutes(lesson, known)
    for what, count in counted.items():
        declared = lesson.minutes[what]
        if abs(declared - count) > max(TIMES_AGREE * count, 2):
            yield f"{declared} minutes declared for {what}, {count:.0f} counted"


def timed_sections(lesson, known):
    for section, (told, counted) in _section_minutes(lesson).items():
        if told is not None and told < counted * (1 - TIMES_AGREE):
            yield f'section "{section}" is timed at {told} minutes, {counted:.0f} counted'


def first_exercise(lesson, known):
    time = 0.0
    for cell in lesson.learner_cells:
        if cell.role == "task":
            break
        time += _cell_minutes(cell)
    if time > 10:
        yield f"the first exercise comes after {time:.0f} minutes, at most 10"


def glossary_on_first_use(lesson, known, glossary=None):
    rows = read_csv(ROOT / "datasets" / "glossary.csv") if glossary is None else glossary
    uses = list(_uses(lesson, rows))
    wanted = {row["anchor"] for row in rows if row["art"] == "true"}
    wanted |= {anchor for _, anchor, _, linked in uses if linked}
    for number, anchor, words, linked in uses:
        if anchor in wanted:
            wanted.remove(anchor)
            if not linked:
                yield f'line {number}: first use of "{words}", not linked to glossary.md#{anchor}'


def options_without_links(lesson, known):
    for cell in lesson.learner_cells:
        for option in OPTION.findall(cell.source) if cell.role == "task" else []:
            if "](" in option:
                yield f"an option with a link: {option}"


def figures(lesson, known):
    stored = ROOT / "solutions" / f"{lesson.slug}.ipynb"
    alts = alt_texts(notebook.load(stored)) if stored.exists() else []
    if not alts and lesson.id != INTRODUCTION:
        yield "no figure"
    for alt in alts:
        yield from judge_alt(alt)


def judge_alt(alt):
    if len(alt) < 40:
        yield f"alt text of {len(alt)} characters, at least 40: {alt}"
    if not SAYS_SOMETHING.search(alt):
        yield f"alt text without number or direction: {alt}"


def contested(lesson, known):
    if lesson.article == NO_ARTICLE:
        return
    cells = [c for c in lesson.learner_cells if c.section == "Where this is contested"]
    if sum(cell.words() for cell in cells) < 30:
        yield '"Where this is contested" says next to nothing'


def for_instructors(lesson, known):
    if not any(cell.instructor for cell in lesson.cells):
        yield "no note for instructors"


def finished(lesson, known):
    for number, text in enumerate(lesson.path.read_text(encoding="utf-8").splitlines(), start=1):
        if "TODO" in text:
            yield f"line {number}: TODO"
    for name in lesson.exercises:
        if "TODO" in repr(known[name]):
            yield f"{name}: TODO in its exercise module"


def question(lesson, known):
    if not lesson.question.endswith("?"):
        yield "the question does not end in a question mark"


def tables_are_named(lesson, known):
    loads = set()
    for cell in _code(lesson):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "load" and node.args:
                loads.add(ast.literal_eval(node.args[0]))
    for name in sorted(loads - set(lesson.data)):
        yield f'load("{name}"), but "{name}" is not under data: in the front matter'


def links(lesson, known):
    folder = ROOT / "lessons"
    lessons = {path.stem for path in PATHS}
    for cell in lesson.cells:
        for number, text in cell.prose() if cell.kind == "markdown" else []:
            for target in re.findall(r"\]\(([^)#\s]+)", text):
                if re.match(r"https?://", target) or target == "glossary.md":
                    continue
                notebook_there = target.endswith(".ipynb") and target[:-6] in lessons
                if not notebook_there and not (folder / target).exists():
                    yield f"line {number}: link to {target}, which does not exist"


def needs_exist(lesson, known):
    ids = {f"L{path.name[:2]}" for path in PATHS}
    for name in lesson.requires:
        if name not in ids:
            yield f"it builds on {name}, which does not exist"


RULES = [
    sizes,
    number_of_exercises,
    must_do,
    objectives,
    hints,
    minutes,
    timed_sections,
    first_exercise,
    glossary_on_first_use,
    options_without_links,
    figures,
    contested,
    for_instructors,
    finished,
    question,
    tables_are_named,
    links,
    needs_exist,
]


# Counting -------------------------------------------------------------------------------------


def _code(lesson):
    return [cell for cell in lesson.learner_cells if cell.kind == "code"]


def _cell_minutes(cell):
    """Minutes of a cell outside exercises; tasks and answers count with their exercise."""
    if cell.role:
        return 0.0
    return MINUTES_PER_CODE_CELL if cell.kind == "code" else cell.words() / WORDS_PER_MINUTE


def _section_minutes(lesson):
    """(minutes told by an instructor's note or None, minutes counted) of each section.

    A line "Minutes: 10" in an instructor's cell times its section, exercises apart: for what
    takes longer than its words, such as reading a licence in the original.
    """
    sections = {}
    for cell in lesson.cells:
        told, counted = sections.get(cell.section, (None, 0.0))
        if cell.instructor:
            for _, text in cell.lines:
                match = MINUTES.match(text)
                told = (told or 0) + int(match[1]) if match else told
        else:
            counted += _cell_minutes(cell)
        sections[cell.section] = (told, counted)
    return sections


def count_minutes(lesson, known):
    """Minutes of teaching, exercises and further matter, by the model of this module."""
    further = {cell.section for cell in lesson.cells if cell.further}
    times = {"teaching": 0.0, "exercises": 0.0, "further": 0.0}
    for section, (told, counted) in _section_minutes(lesson).items():
        times["further" if section in further else "teaching"] += counted if told is None else told
    for cell in lesson.cells:
        if cell.role == "task":
            times["further" if cell.further else "exercises"] += known[cell.exercise].minutes
    return times


def _uses(lesson, rows):
    """(line, anchor, words, linked) of each use of a glossary term in running prose, in order.

    A use is the term without its brackets, or one of its `forms`; it may be a plural, and have
    hyphens for spaces. Of two terms in one place the longer is meant.
    """
    forms = [
        (form, row["anchor"])
        for row in rows
        for form in (row["forms"] or re.sub(r" \(.*\)", "", row["term"])).split(";")
    ]
    forms.sort(key=lambda pair: -len(pair[0]))
    uses = re.compile("|".join([GLOSSARY_LINK.pattern, *(_pattern(form) for form, _ in forms)]))
    for cell in lesson.learner_cells:
        text = _running_text(cell)
        for match in uses.finditer(text):
            linked = match[2] is not None
            form, anchor = (match[1], match[2]) if linked else forms[match.lastindex - 3]
            if linked or not (form.islower() and _in_a_name(match, text)):
                number = cell.lines[text.count("\n", 0, match.start())][0]
                yield number, anchor, " ".join((match[1] or match[0]).split()), linked


def _pattern(form):
    """A form as it may stand in prose; capitals count in an acronym (RAIL) alone."""
    words = r"[\s-]".join(map(re.escape, re.split("[ -]", form)))
    words = f"{words[:-1]}(?:y|ies)" if words.endswith("y") else f"{words}(?:e?s)?"
    return rf"(?<!\w)({words if form.isupper() else f'(?i:{words})'})(?!\w)"


def _in_a_name(match, text):
    """True for words with capitals in a longer name: "Free Software" Foundation."""
    words = match[0].split()
    beside = re.search(r"\b[A-Z]\S*\s$", text[: match.start()]) or re.match(
        r"\s[A-Z]", text[match.end() :]
    )
    return all(word[0].isupper() for word in words) and beside is not None


def _running_text(cell):
    """The text of a markdown cell, line by line, with blanks for what is no running prose."""
    if cell.kind != "markdown":
        return ""
    prose = dict(cell.prose())
    text = "\n".join(prose.get(number, "") for number, _ in cell.lines)
    for what in (*NOT_PROSE, *([OPTION] if cell.role == "task" else [])):
        text = what.sub(lambda match: "\n" * match[0].count("\n"), text)
    return text


def alt_texts(content):
    """The alt text of every image stored in a notebook."""
    return [
        output["metadata"]["image/png"]["alt"]
        for cell in content["cells"]
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]


# Tests ----------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def course():
    return Course(ROOT)


@pytest.fixture(scope="session")
def lesson(course):
    """Read a lesson when it is asked for: a fault in one says nothing of the others."""
    return cache(course.read)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_lesson_keeps_the_contract(path, rule, lesson):
    found = list(rule(lesson(path), lesson_exercises(f"L{path.name[:2]}")))
    assert not found, f"{path.name}: " + "; ".join(found)


def test_there_are_lessons():
    assert PATHS


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_first_use_without_its_link_is_found(path, lesson):
    bare = copy.deepcopy(lesson(path))
    link = re.compile(r"\[(\w+)\]\(glossary\.md#licence\)")
    for cell in bare.cells:
        cell.lines = [(number, link.sub(r"\1", text)) for number, text in cell.lines]
    assert any(said.endswith("glossary.md#licence") for said in glossary_on_first_use(bare, None))


TERMS = [
    {"term": term, "anchor": anchor, "art": art, "forms": forms}
    for term, anchor, art, forms in (
        ("label", "label", "false", ""),
        ("licence", "licence", "true", ""),
        ("free software", "free-software", "true", ""),
        ("open source", "open-source", "true", ""),
        ("Open Source Definition", "osd", "true", ""),
        ("RAIL (kind)", "rail", "true", "RAIL;OpenRAIL"),
        ("use policy", "use-policy", "true", ""),
    )
]
PROSE = [
    # prose, anchors whose link is missed
    ("Two licences.", ["licence"]),
    ("Two [licences](glossary.md#licence), one licence.", []),
    ("A licence, a [licence](glossary.md#licence).", ["licence"]),
    ("A use\npolicy, two use policies.", ["use-policy"]),
    ("A [use\npolicy](glossary.md#use-policy).", []),
    ("Open-source code.", ["open-source"]),
    ("The Open Source Definition.", ["osd"]),
    ("The Free Software Foundation.", []),
    ("Free software. A Free Software Foundation.", ["free-software"]),
    ("By rail, sublicences.", []),
    ("OpenRAIL is one.", ["rail"]),
    ("# Licence\n| licence |\n> licence\n`a\nlicence` [licence](https://example.org)", []),
    ("A label.", []),
    ("A label, a [label](glossary.md#label).", ["label"]),
    ("- **a** a licence\n  without open source\n\nRAIL", ["rail"]),
    ("- **a**: a licence", ["licence"]),
]


@pytest.mark.parametrize(("prose", "missed"), PROSE)
def test_what_a_first_use_is(prose, missed):
    cell = Cell("markdown", 1, list(enumerate(prose.split("\n"), start=1)), role="task")
    found = glossary_on_first_use(SimpleNamespace(learner_cells=[cell]), None, TERMS)
    assert [said.rpartition("#")[2] for said in found] == missed


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_code_cell_is_stored_as_run_in_order(name):
    # Strict nbval passes unchecked any cell that is stored without an execution count.
    content = notebook.load(ROOT / name)
    counts = [c["execution_count"] for c in content["cells"] if c["cell_type"] == "code"]
    assert counts and counts == list(range(1, len(counts) + 1))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_outputs_are_the_same_everywhere(name):
    content = notebook.load(ROOT / name)
    code = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
    assert not [found for cell in code for found in notebook.output_problems(cell)]


@pytest.mark.parametrize("name", [name for name in NOTEBOOKS if name.startswith("lessons/")])
def test_learners_get_no_solution_and_no_instructors_note(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "SOLUTION" not in text and '"instructor"' not in text


@pytest.mark.parametrize("name", [name for name in NOTEBOOKS if name.startswith("solutions/")])
def test_every_solution_passes_its_check(name):
    for cell in notebook.load(ROOT / name)["cells"]:
        if "exercise" in cell["metadata"].get("tags", []):
            said = "".join(o.get("data", {}).get("text/plain", "") for o in cell["outputs"])
            assert f"{cell['id']} · right" in said, said
