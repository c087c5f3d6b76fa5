"""The reader of lesson sources: what it understands and what it refuses, with file and line."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from howopen.lint import Names
from howopen.source import Known, SourceError, glossary_links, read_lesson, split_cells
from tests.small_course import BODY, EXERCISES, HEADER

ROOT = Path(__file__).parents[1]
KNOWN = Known(EXERCISES, frozenset({"licence"}), frozenset({"toys"}), frozenset({"own"}))
SOURCES = sorted((ROOT / "solutions").glob("[0-9][0-9]-*.py"))


def read(tmp_path, text, name="90-small.py"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_lesson(path, KNOWN)


def problems(tmp_path, text, name="90-small.py"):
    with pytest.raises(SourceError) as caught:
        read(tmp_path, text, name)
    return caught.value.problems


def changed(old, new, text=None):
    text = HEADER + BODY if text is None else text
    assert old in text
    return text.replace(old, new, 1)


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def test_a_lesson_is_read(tmp_path):
    lesson = read(tmp_path, HEADER + BODY)
    assert (lesson.id, lesson.slug, lesson.title) == ("L90", "90-small", "A small lesson")
    assert lesson.minutes == {"teaching": 5, "exercises": 4, "further": 2}
    assert lesson.objectives == {"L90-O1": "count to three"}
    assert lesson.exercises == ["L90-E1", "L90-E2"]
    assert lesson.sections[0] == "The puzzle" and lesson.sections[-1] == "Key points"
    assert lesson.glossary == ["licence"]
    assert lesson.words() > lesson.words(core=True) > 20


def test_a_glossary_link_may_span_two_lines(tmp_path):
    text = changed("A [licence](glossary", "A [free\n# licence](glossary")
    (found,) = glossary_links(read(tmp_path, text).learner_cells[0])
    assert found == (line_of(text, "A [free"), "licence", "free licence")


def test_cells_know_where_they_stand(tmp_path):
    lesson = read(tmp_path, HEADER + BODY)
    answers = [cell for cell in lesson.cells if cell.role == "answer"]
    assert [(c.exercise, c.further) for c in answers] == [("L90-E1", False), ("L90-E2", True)]
    assert [cell.section for cell in lesson.cells if cell.instructor] == ["The puzzle"]
    number, text = answers[0].lines[0]
    assert (HEADER + BODY).splitlines()[number - 1] == text == "count = ..."


def test_solutions_are_cut_out(tmp_path):
    count, double = (c for c in read(tmp_path, HEADER + BODY).cells if c.role == "answer")
    assert [t for _, t in count.blank()] == ["count = ...", 'check("L90-E1", count)']
    assert [t for _, t in count.solved()][1] == "count = len(toys)"
    assert "return" not in "".join(t for _, t in double.blank())
    assert "SOLUTION" not in "".join(t for _, t in double.solved())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_cells_are_those_of_jupytext(path):
    jupytext = pytest.importorskip("jupytext")
    text = path.read_text(encoding="utf-8")
    _, cells = split_cells(text, lambda *problem: pytest.fail(str(problem)))
    ours, marks = [], []
    for cell in cells:  # join again what we split at headings
        if marks and not text.splitlines()[cell.line - 1].startswith("# %%"):
            ours[-1] = f"{ours[-1]}\n\n{cell.source}"
        else:
            ours.append(cell.source)
            marks.append(cell.kind)
    theirs = jupytext.reads(text, fmt="py:percent")
    assert theirs.metadata["lesson"]["id"] == f"L{path.stem[:2]}"
    assert marks == [cell.cell_type for cell in theirs.cells]
    squeeze = [[line for line in s.splitlines() if line] for s in ours]
    assert squeeze == [[line for line in c.source.splitlines() if line] for c in theirs.cells]


FRONT = [
    ('#     question: "How small may a lesson be?"\n', "", 'lacks "question"'),
    ("#     title: A small lesson\n", "#     title: ''\n", '"title" is empty'),
    ("#     title:", "#     colour: red\n#     title:", 'unknown front-matter field "colour"'),
    ("requires: [L00]", "requires: [L91]", "requires L91"),
    ("requires: [L00]", "requires: [L90]", "requires L90"),
    ('"2026-11-23"', "2026-11-23", "facts-as-of is not a quoted date"),
    ('- "count to three"', '- ""', '"objectives" has an empty entry'),
    ("data: [toys]", "data: [toy]", 'unknown table "toy"'),
    ("sources: [own]", "sources: [owl]", 'unknown source "owl"'),
    ("{teaching: 5, exercises: 4, further: 2}", "{teaching: 5}", "minutes need teaching"),
    ("id: L90", "id: L91", 'id "L91" in file'),
]


@pytest.mark.parametrize(("old", "new", "message"), FRONT, ids=[m for _, _, m in FRONT])
def test_front_matter_is_refused(tmp_path, old, new, message):
    found = problems(tmp_path, changed(old, new))
    assert any(message in problem.message for problem in found), found


def test_front_matter_problem_names_its_line(tmp_path):
    text = changed("sources: [own]", "sources: [owl]")
    (problem,) = problems(tmp_path, text)
    assert problem.line == line_of(text, "sources: [owl]")


def test_a_header_that_is_no_yaml_is_refused(tmp_path):
    (problem,) = problems(tmp_path, changed("title: A small", "title: A: small"))
    assert "YAML" in problem.message and problem.line == line_of(HEADER, "#     title")


B, E = "### BEGIN SOLUTION", "### END SOLUTION"
ALONE = 'toys = ["a", "b"]\n'
REFUSED = [
    # markers
    (E, "", "without ### END"),
    (f"{B}\ncount", "count", f"{E} without"),
    (f"{B}\ncount", f"{B}\n{B}\ncount", "inside a solution"),
    (f"{B}\ncount", "### begin solution\ncount", "a solution mark written"),
    (ALONE, f"{B}\n{ALONE}{E}\n", "a solution in a cell without check"),
    (f"{B}\ncount = len(toys)\n{E}\n", "", "without a solution"),
    ('    """Twice the number."""\n', "", "the cell without its solution is not valid Python"),
    # exercises
    ("### L90-E2 · Write", "### L90-E1 · Count", "stands twice"),
    ("### L90-E2 · Write", "### L90-E9 · Write", "L90-E9 is not in howopen/exercises/l90.py"),
    ("### L90-E2 · Write", "### L89-E2 · Write", "id of another lesson"),
    ("### L90-E2 · Write", "### L90-E2 · Right", 'is called "Write"'),
    ("### L90-E2 · Write", "### L90-E2 - Write", "in another form"),
    ("### L90-E2 · Write", "### Write", "has no place in the lesson"),
    ('check("L90-E1", count)', 'check("L90-E2", count)', "check names 'L90-E2' under"),
    ('check("L90-E1", count)', 'check("L90-E1", count)\ncount', "not the last line"),
    ('check("L90-E1", count)', "count", "no code cell that ends in its check"),
    (
        "# %% [markdown]\n# ## The",
        '# %%\ncheck("L90-E1", 3)\n\n# %% [markdown]\n# ## The',
        "under no",
    ),
    # prose
    ("costs USD 3", "costs $3", "a $ in prose"),
    ("#licence)", "#license)", 'unknown anchor "license"'),
    ("# ## The puzzle", "# # The puzzle", "heading of the first level"),
    ("# ## The puzzle", "# The puzzle\n# ---", "underlined heading"),
    ("## Back to the article", "## Back", 'section "## Back to the article" is missing'),
    ("## Key points", "## Sources", "written by the build"),
    ("# Some say two.", "# Look in /tmp/x.", "a path of one machine"),
    ("# Some say two.", "# Under the license.", '"license" in "the license"'),
    ("# Some say two.", "# Its behavior differs.", '"behavior"'),
    ("# Some say two.", "Some say two.", "without a comment mark"),
    (
        "# %% [markdown]\n# ## The puzzle",
        "# %% [markdown]\n# The puzzle",
        "not begin with a section",
    ),
    ('tags=["instructor"]', 'tags=["teacher"]', 'unknown tag "teacher"'),
    # code
    (ALONE, "toys = frame.sort_values('a')\n", "sort_values() without a tie-breaker"),
    (ALONE, "toys = frame.sort_values(by=['a'])\n", "sort_values() without a tie-breaker"),
    (ALONE, "toys = frame.nlargest(3, 'a')\n", "nlargest() leaves ties"),
    (ALONE, "toys = frame['a'].argsort()\n", "argsort() without"),
    (ALONE, "import random\ntoys = 1\n", "import of random"),
    (ALONE, "from urllib.request import urlopen\ntoys = 1\n", "network use"),
    (ALONE, "toys = pd.read_csv('https://example.org/a.csv')\n", "uses the network"),
    (ALONE, "toys = datetime.datetime.now()\n", "reads the clock"),
    (ALONE, "toys = pd.Timestamp.today()\n", "reads the clock"),
    (ALONE, "toys = np.random.normal(3)\n", "is random"),
    (ALONE, "toys = frame.sample(3)\n", "sample() without random_state"),
    (ALONE, "toys = plt.show()\n", "without alt text"),
    (ALONE, "toys = show(fig)\n", "a figure without alt text"),
    (ALONE, "toys = show(fig, alt='')\n", "a figure without alt text"),
    (ALONE, "toys = 1;\n", "a semicolon"),
    (ALONE, "toys = 1\nhint('L90-E1')\n", "a hint() call"),
    (ALONE, "%matplotlib inline\ntoys = 1\n", "not valid Python"),
    (
        "print(len(toys))\n\n# %% [markdown]\n# ## Key",
        "print(count)\n\n# %% [markdown]\n# ## Key",
        "reads",
    ),
    ("count = len(toys)", "count = toys.pop(); toys[0] = 'c'", 'reads "toys"'),
]


@pytest.mark.parametrize(
    ("old", "new", "message"), REFUSED, ids=[f"{i} {m}" for i, (_, _, m) in enumerate(REFUSED)]
)
def test_a_bad_source_is_refused(tmp_path, old, new, message):
    found = problems(tmp_path, changed(old, new))
    assert any(message in str(problem) for problem in found), found
    assert all(p.path == "90-small.py" and p.line >= 1 and p.remedy for p in found)


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("toys = frame.nlargest(3, 'a')\n", "nlargest"),
        ("x = 1\ntoys = show(fig)\n", "alt text"),
        ("x = [\n    1,\n]\ntoys = datetime.now()\n", "clock"),
    ],
)
def test_a_problem_in_code_names_its_line(tmp_path, new, message):
    text = changed(ALONE, new)
    (problem,) = (p for p in problems(tmp_path, text) if message in p.message)
    assert problem.line == line_of(text, new) + new.count("\n") - 1


def test_every_problem_is_listed_at_once(tmp_path):
    text = changed("costs USD 3", "costs $3", changed(ALONE, "toys = show(fig);\n"))
    found = problems(tmp_path, text)
    assert len(found) == 3 and found == sorted(found)
    assert all(str(problem).startswith("90-small.py:") for problem in found)


ALLOWED = [
    "toys = frame.sort_values(['a', 'b'])\n",
    "toys = frame.sort_values('a', kind='stable')\n",
    "toys = frame.sort_values(by=['a', 'b'], ascending=False).head(3)\n",
    "toys = show(fig, alt='Bars: 3 of 10.')\n",
    "toys = show(fig, alt=text)\n",
    "toys = ['a;b', '$']\n",
    "toys = np.random.default_rng(7)\n",
    "toys = [count for count in range(3)]\n",
    "def count_all(count):\n    return count\n\n\ntoys = (lambda count: count)(1)\n",
]


@pytest.mark.parametrize("code", ALLOWED)
def test_good_code_passes(tmp_path, code):
    assert read(tmp_path, changed(ALONE, code)).id == "L90"


@pytest.mark.parametrize(
    "prose",
    [
        "Clause 1.a licenses it, as the Llama 3 Community License says.",
        "Write `the license` and `color`, catalogued and fulfilled.",
        "It costs `$3`; see https://example.org/the-license and work/originals/.",
        "~~~\n# $3 in code\n# ~~~",
    ],
)
def test_good_prose_passes(tmp_path, prose):
    assert read(tmp_path, changed("# Some say two.", f"# {prose}")).id == "L90"


@pytest.mark.parametrize(
    ("code", "reads", "bound"),
    [
        ("x = y", {"y"}, {"x"}),
        ("x = x + 1", {"x"}, {"x"}),
        ("x += 1", {"x"}, {"x"}),
        ("x = 1\nprint(x)", {"print"}, {"x"}),
        ("[a for a in b if c]", {"b", "c"}, set()),
        ("{k: v for k, v in d.items()}", {"d"}, set()),
        ("def f(a, b=z):\n    t = a + q\n    return t", {"z", "q"}, {"f"}),
        ("import pandas as pd, os.path", set(), {"pd", "os"}),
        ("with open(p) as f:\n    t = f.read()", {"open", "p"}, {"f", "t"}),
        ("for i, j in pairs:\n    print(i)", {"pairs", "print"}, {"i", "j"}),
    ],
)
def test_names_that_a_cell_reads_and_binds(code, reads, bound):
    names = Names()
    names.visit(ast.parse(code))
    assert ({name for name, _ in names.reads}, names.bound) == (reads, bound)
