"""The builder, on a course of one small lesson in a temporary folder."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from howopen import build, notebook, pages, skeleton
from howopen.build import Course, main
from howopen.source import Known, read_lesson
from tests import small_course, test_contract
from tests.small_course import BODY, exercises_of

ROOT = Path(__file__).parents[1]


def run(root, *argv):
    return main(list(argv), root=root, exercises=exercises_of)


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A built course; tests that change it work on a copy."""
    root = tmp_path_factory.mktemp("course")
    small_course.make(root)
    assert run(root) == 0
    return root


@pytest.fixture
def course(built, tmp_path):
    """A copy of the built course."""
    for path in built.rglob("*"):
        if path.is_file() and "ipython" not in path.parts:
            target = tmp_path / path.relative_to(built)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return tmp_path


def stored(root, folder="lessons"):
    return notebook.load(root / folder / "90-small.ipynb")


def cell(content, name):
    return next(c for c in content["cells"] if c["id"] == name)


# What is built --------------------------------------------------------------------------------


def test_blank_and_solved(built):
    blank, solved = stored(built), stored(built, "solutions")
    assert cell(blank, "L90-E1")["source"] == 'count = ...\ncheck("L90-E1", count)'
    assert "count = len(toys)" in cell(solved, "L90-E1")["source"]
    for content in (blank, solved):
        assert "SOLUTION" not in json.dumps(content)
        assert notebook.order_problem(content) == ""


def test_instructors_cells_go_to_the_solved_edition_alone(built):
    tags = [
        [t for c in stored(built, folder)["cells"] for t in c["metadata"].get("tags", [])]
        for folder in ("lessons", "solutions")
    ]
    assert "instructor" not in tags[0] and tags[1].count("instructor") == 1


def test_ids_are_stable_unique_and_shared(built):
    blank, solved = stored(built), stored(built, "solutions")
    ids = [c["id"] for c in blank["cells"]]
    assert len(set(ids)) == len(ids) and all(re.fullmatch(r"[\w-]{1,64}", i) for i in ids)
    assert set(ids) <= {c["id"] for c in solved["cells"]}
    assert {"L90-E1", "L90-E1-task", "L90-E2", "L90-E2-task"} <= set(ids)
    twins = [c["id"] for c in blank["cells"] if c["source"] == "print(len(toys))"]
    assert twins[1] == f"{twins[0]}-2"


def test_a_new_cell_leaves_other_ids_alone(course):
    source = course / "solutions" / "90-small.py"
    before = {c["id"] for c in stored(course)["cells"]}
    edit(source, "# %% [markdown]\n# ## Back", "# %%\nprint(1)\n\n# %% [markdown]\n# ## Back")
    draft, _ = Course(course, exercises_of).drafts(Course(course, exercises_of).read(source))
    assert len(before) + 1 == len({c["id"] for c in draft.content["cells"]} | before)


def test_generated_cells(built):
    content = stored(built)
    header, terms, sources = content["cells"][0], *content["cells"][-2:]
    assert header["source"].startswith("# L90 · A small lesson\n\n**How small may a lesson be?**")
    for text in ("L00", "`toys`", "2026-11-23", "1. count to three", "not legal advice", "9 min"):
        assert text in header["source"]
    assert "- **licence**: A permission." in terms["source"]
    assert "Our own work. <https://example.org/own> (2026-11-23)" in sources["source"]
    task = cell(content, "L90-E1-task")["source"].splitlines()
    assert task[0] == "### L90-E1 · Count" and 'hint("L90-E1")' in task[2]
    assert task[2].startswith("*must do · compute · edit · about 2 min")


def test_glossary_links_work_from_both_folders(built):
    assert "](glossary.md#licence)" in stored(built)["cells"][1]["source"]
    assert "](../lessons/glossary.md#licence)" in stored(built, "solutions")["cells"][1]["source"]


def test_nothing_of_machine_or_moment_is_stored(built):
    for folder in ("lessons", "solutions"):
        text = (built / folder / "90-small.ipynb").read_text(encoding="utf-8")
        content = json.loads(text)
        assert set(content["metadata"]) == {"howopen", "kernelspec", "language_info"}
        assert "version" not in content["metadata"]["language_info"]
        assert all(set(c["metadata"]) <= {"tags"} for c in content["cells"])
        assert str(built) not in text and "iopub" not in text and "transient" not in text
        assert notebook.dump(content) == text


def test_nbformat_finds_the_notebooks_valid(built):
    nbformat = pytest.importorskip("nbformat")
    for folder in ("lessons", "solutions"):
        nbformat.validate(nbformat.read(built / folder / "90-small.ipynb", as_version=4))


def test_pages(built):
    glossary = (built / "lessons" / "glossary.md").read_text(encoding="utf-8")
    assert "## licence\n\nA permission. (L90)\n" in glossary
    readme = (built / "README.md").read_text(encoding="utf-8")
    assert "[L90 · A small lesson](lessons/90-small.ipynb)" in readme and "The end." in readme
    package = json.loads((built / "datasets" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["resources"][0]["rows"] == 2


# Building again -------------------------------------------------------------------------------


def test_nothing_changed_runs_nothing(course, capsys):
    assert run(course) == 0
    assert "Nothing has changed" in capsys.readouterr().out


def test_nothing_changed_imports_nothing_heavy(course):
    code = (
        "import sys; from pathlib import Path; from howopen.build import main;"
        "assert main([], root=Path(sys.argv[1])) == 0;"
        "print([m for m in ('jupytext', 'nbformat', 'nbclient', 'yaml', 'pandas', 'rich')"
        " if m in sys.modules])"
    )
    command = [sys.executable, "-c", code, str(course)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


@pytest.mark.parametrize(
    "path",
    ["solutions/90-small.py", "lessons/90-small.ipynb", "datasets/toys.csv", "requirements.lock"],
)
def test_what_has_changed_is_stale(course, path):
    from howopen.stamps import Stamps

    source = course / "solutions" / "90-small.py"
    inputs = Course(course).inputs(source)
    assert Stamps(course).fresh("90-small", inputs)
    with open(course / path, "a", encoding="utf-8") as file:
        file.write("\n")
    assert not Stamps(course).fresh("90-small", inputs)


def test_other_lessons_exercises_do_not_matter(course):
    from howopen.stamps import Stamps

    source = course / "solutions" / "90-small.py"
    modules = course / "howopen" / "exercises"
    modules.mkdir(parents=True)
    (modules / "l89.py").write_text("", encoding="utf-8")
    assert Stamps(course).fresh("90-small", Course(course).inputs(source))
    (modules / "l90.py").write_text("", encoding="utf-8")
    assert not Stamps(course).fresh("90-small", Course(course).inputs(source))


# Failures -------------------------------------------------------------------------------------

FAILING = [
    ("print(len(toys))\n\n# %% [markdown]\n# ## Key", "1 / 0\n\n# %% [markdown]\n# ## Key",
     "a cell fails in .*ZeroDivisionError: division by zero"),
    ("count = len(toys)\n", "count = 1\n    \ncount = toyz\n",
     "a cell of L90-E1 fails in solutions/90-small.ipynb: NameError: name 'toyz'"),
    ("print(len(toys))\n\n# %% [markdown]\n# ## Key",
     "import matplotlib.pyplot as plt\n_ = plt.plot([1, 2])\n\n# %% [markdown]\n# ## Key",
     "a figure without alt text"),
    ("print(len(toys))\n\n# %% [markdown]\n# ## Key", "object()\n\n# %% [markdown]\n# ## Key",
     "an object's address"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), FAILING, ids=["cell", "exercise", "alt", "id"])
def test_a_failing_cell_is_named_and_leaves_the_notebooks(course, capsys, old, new, message):
    source = course / "solutions" / "90-small.py"
    before = [(course / f / "90-small.ipynb").read_bytes() for f in ("lessons", "solutions")]
    edit(source, old, new)
    assert run(course) == 1
    said = capsys.readouterr().err
    assert re.search(message, said)
    faulty = new.strip().splitlines()[0 if "Key" in new else -1]
    line = 1 + source.read_text(encoding="utf-8").splitlines().index(faulty)
    assert f"solutions/90-small.py:{line}: " in said
    after = [(course / f / "90-small.ipynb").read_bytes() for f in ("lessons", "solutions")]
    assert after == before
    assert not [p for p in course.rglob(".*.ipynb.*")]


def test_bad_source_builds_nothing(course, capsys):
    edit(course / "solutions" / "90-small.py", "costs USD 3", "costs $3")
    assert run(course) == 1
    assert "solutions/90-small.py:" in capsys.readouterr().err


def test_unknown_lesson(course, capsys):
    assert run(course, "L77") == 2
    assert "There is no lesson L77. There are: L90." in capsys.readouterr().err


def test_an_interrupted_write_leaves_the_old_file(tmp_path, monkeypatch):
    from howopen import stamps

    path = tmp_path / "a.txt"
    stamps.write(path, "old")
    monkeypatch.setattr(stamps.os, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        stamps.write(path, "new")
    assert path.read_text(encoding="utf-8") == "old" and list(tmp_path.iterdir()) == [path]


# Comparing ------------------------------------------------------------------------------------


def test_check_agrees_after_a_build_and_writes_nothing(course, capsys):
    before = {p: p.read_bytes() for p in course.rglob("*") if p.is_file()}
    assert run(course, "--check") == 0, capsys.readouterr().out
    assert {p: p.read_bytes() for p in course.rglob("*") if p.is_file()} == before


def _save(change):
    def do(course):
        path = course / "lessons" / "90-small.ipynb"
        content = notebook.load(path)
        change(content)
        path.write_text(notebook.dump(content), encoding="utf-8")

    return do


def _set(name, key, value):
    return _save(lambda content: cell(content, name).__setitem__(key, value))


DRIFT = {
    "source": (
        lambda c: edit(c / "solutions" / "90-small.py", "Some say two", "Some say three"),
        ["-Some say two.", "+Some say three.", "Mend with: python -m howopen build L90"],
    ),
    "edited": (_set("L90-E1-task", "source", "### gone"), ["-### gone", "+### L90-E1 · Count"]),
    "id": (_set("L90-E1", "id", "abc"), ["-[code abc exercise]", "+[code L90-E1 exercise]"]),
    "metadata": (
        _save(lambda content: content["metadata"]["kernelspec"].update(name="other")),
        ['"name": "other"'],
    ),
    "not run": (_set("L90-E1", "execution_count", None), ["not 1 to", "build L90 --all"]),
    "failed": (
        _set("L90-E1", "outputs", [{"output_type": "error", "ename": "E", "evalue": "v"}]),
        ["the cell fails: E: v"],
    ),
    "machine": (
        _set("L90-E1", "outputs", [{"output_type": "stream", "name": "stdout", "text": "/tmp/x"}]),
        ["a path of one machine in the output"],
    ),
    "layout": (
        lambda c: (c / "lessons" / "90-small.ipynb").write_text(json.dumps(stored(c))),
        ["saved by another program"],
    ),
    "absent": (lambda c: (c / "lessons" / "90-small.ipynb").unlink(), ["has not been built"]),
    "broken": (lambda c: (c / "lessons" / "90-small.ipynb").write_text("{"), ["not a readable"]),
    "stray": (lambda c: (c / "lessons" / "91-x.ipynb").write_text("{}"), ["has no source"]),
    "glossary": (
        lambda c: edit(c / "datasets" / "glossary.csv", "A permission", "A consent"),
        ["-A permission", "+A consent", "glossary.md is out of date"],
    ),
    "readme": (lambda c: edit(c / "README.md", "A small", "A large"), ["README.md is out of date"]),
    "rows": (lambda c: edit(c / "datasets" / "toys.csv", "b,own\n", ""), ['+      "rows": 1']),
    "bad source": (
        lambda c: edit(c / "solutions" / "90-small.py", "USD 3", "$3"),
        ["solutions/90-small.py:", "a $ in prose"],
    ),
}


@pytest.mark.parametrize("drift", DRIFT)
def test_check_names_what_has_drifted(course, capsys, drift):
    change, expected = DRIFT[drift]
    change(course)
    assert run(course, "--check") == 1
    said = capsys.readouterr().out
    assert all(text in said for text in expected), said


def test_check_runs_nothing(course, monkeypatch):
    monkeypatch.setattr(build, "_run_all", lambda *_: pytest.fail("it ran a notebook"))
    edit(course / "solutions" / "90-small.py", "Some say two", "Some say three")
    assert run(course, "--check") == 1


# Stored outputs and pages ---------------------------------------------------------------------


def test_stream_chunks_are_joined():
    chunks = [
        {"output_type": "stream", "name": "stdout", "text": "a\n"},
        {"output_type": "stream", "name": "stdout", "text": "b\n"},
        {"output_type": "stream", "name": "stderr", "text": "c\n"},
    ]
    joined = notebook._clean_outputs(chunks)
    assert [output["text"] for output in joined] == ["a\nb\n", "c\n"]


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ({"output_type": "stream", "name": "stderr", "text": "w.py:1: Warning: x"}, "warns"),
        ({"output_type": "display_data", "data": {"image/png": ""}, "metadata": {}}, "alt text"),
        ({"output_type": "execute_result", "data": {"text/html": "USD $3"}, "metadata": {}}, "[$]"),
    ],
)
def test_bad_outputs_are_refused(output, message):
    found = list(notebook.output_problems({"outputs": [output]}))
    assert len(found) == 1 and re.search(message, found[0][0])


def test_good_outputs_pass():
    image = {"data": {"image/png": "x"}, "metadata": {"image/png": {"alt": "a"}}}
    plain = {
        "output_type": "stream",
        "name": "stdout",
        "text": "see work/originals/ or https://a.b",
    }
    assert not list(notebook.output_problems({"outputs": [{"output_type": "d"} | image, plain]}))


def test_unknown_and_open_blocks_are_refused():
    with pytest.raises(pages.PageError, match='nothing generates "x"; there are: lessons'):
        pages.fill("<!-- generated: x -->\n<!-- end generated -->", {"lessons": ""}, "README.md")
    with pytest.raises(pages.PageError, match="not closed"):
        pages.fill("<!-- generated: lessons -->\n", {"lessons": ""}, "README.md")


def test_filling_twice_changes_nothing():
    text = "a\n\n<!-- generated: lessons -->\nold\n<!-- end generated -->\nb\n"
    once = pages.fill(text, {"lessons": "| new |"}, "README.md")
    assert "| new |" in once and "old" not in once and once.endswith("b\n")
    assert pages.fill(once, {"lessons": "| new |"}, "README.md") == once


def test_instructors_page(built):
    lesson = Course(built, exercises_of).read(built / "solutions" / "90-small.py")
    text = pages.lesson_notes([lesson], small_course.EXERCISES)
    assert "**Minutes by section:** The puzzle (4)." in text
    assert "**Must do:** L90-E1 Count (2 min, edit)." in text
    assert "1. count to three (L90-E1, L90-E2)" in text
    assert "**The puzzle**\n\nAsk them to guess." in text
    table = pages.exercise_table([lesson], small_course.EXERCISES)
    assert "| L90-E2 | Write | compute | edit | 2 | optional | count to three |" in table


def test_glossary_headings_lead_where_links_point():
    from howopen.source import read_csv

    rows = read_csv(ROOT / "datasets" / "glossary.csv")
    text = pages.glossary_page(rows)
    for row in rows:
        # JupyterLab and GitHub make the address of a heading from its words, each in its way.
        by_words = (
            row["anchor"] == row["term"].replace(" ", "-").lower() == pages.lab_anchor(row["term"])
        )
        assert by_words or f'<a id="{row["anchor"]}"></a>\n\n## {row["term"]}\n' in text
    assert len({row["anchor"] for row in rows}) == len(rows) > 0


# A new lesson ---------------------------------------------------------------------------------


def fill_in(text):
    """A skeleton with words in place of each TODO, as an author might fill it in."""
    words = "Some of three readers say two things about one table, and more of them say less."
    return re.sub(r"TODO:? ?", "", text.replace("# TODO: ", f"# {words} "))


@pytest.fixture
def new_lesson(tmp_path):
    small_course.make(tmp_path, BODY)
    assert main(["new", "L91", "a-new-lesson"], root=tmp_path) == 0
    return tmp_path / "solutions" / "91-a-new-lesson.py"


def register(path):
    spec = importlib.util.spec_from_file_location("new_exercises", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {exercise.id: exercise for exercise in module.EXERCISES}


def read_new(source):
    exercises = register(source.parents[1] / "howopen" / "exercises" / "l91.py")
    tables = frozenset({"glossary"})
    return read_lesson(
        source, Known(exercises, tables=tables, sources=frozenset({"own"}))
    ), exercises


def test_new_lesson_is_named_unfinished_until_filled_in(new_lesson):
    lesson, exercises = read_new(new_lesson)
    assert list(test_contract.finished(lesson, exercises))


def test_new_lesson_keeps_the_contract_once_filled_in(new_lesson):
    root = new_lesson.parents[1]
    for path in (new_lesson, root / "howopen" / "exercises" / "l91.py"):
        path.write_text(fill_in(path.read_text(encoding="utf-8")), encoding="utf-8")
    lesson, exercises = read_new(new_lesson)
    for rule in test_contract.RULES:
        if rule is not test_contract.figures:  # needs the notebook
            assert not list(rule(lesson, exercises)), rule.__name__


def test_new_bank_covers_the_new_exercises(new_lesson):
    root = new_lesson.parents[1]
    exercises = register(root / "howopen" / "exercises" / "l91.py")
    spec = importlib.util.spec_from_file_location("new_bank", root / "tests" / "banks" / "l91.py")
    bank = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bank)
    assert set(bank.BANK) == set(exercises)
    for name, cases in bank.BANK.items():
        for case in cases:
            feedback = exercises[name].judge(case.build())
            assert (feedback.stage, feedback.code) == (case.stage, case.code), (name, case)


@pytest.mark.parametrize("argv", [("L91", "other"), ("L90", "small"), ("L9", "x"), ("L92", "A b")])
def test_new_refuses_to_overwrite_and_odd_names(new_lesson, capsys, argv):
    root = new_lesson.parents[1]
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    assert main(["new", *argv], root=root) == 2
    assert capsys.readouterr().err
    assert {p: p.read_bytes() for p in root.rglob("*") if p.is_file()} == before


def test_skeleton_has_no_unreplaced_mark(tmp_path):
    assert not any("@" in text for text in skeleton.skeleton(tmp_path, "L91", "x").values())
