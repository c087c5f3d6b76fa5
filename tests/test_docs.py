"""README, CONTRIBUTING and INSTRUCTORS: what they name exists, and what they show works.

The worked example of CONTRIBUTING is followed to the letter in a copy of the course: its commands
are run, its files pasted, and the lesson it makes is built and tested.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from howopen.__main__ import COMMANDS
from howopen.source import read_csv
from howopen.stamps import is_exercise_module

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "INSTRUCTORS.md")
BLOCKS = {"README.md": {"lessons"}, "INSTRUCTORS.md": {"lesson-notes", "exercises"}}
LESSONS = {path.name[:2]: path for path in sorted((ROOT / "solutions").glob("[0-9]*.py"))}
EXAMPLE = "Worked example: a lesson for a new licence"
LEFT_OUT = (".*", "work", "site", "site-teacher", "dist", "__pycache__")
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
each_document = pytest.mark.parametrize("name", DOCUMENTS)


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def prose(text):
    """The text without fenced code and generated blocks: what a person has written."""
    text = re.sub(r"<!-- generated: .*?<!-- end generated -->", "", text, flags=re.DOTALL)
    return masked(text)


def masked(text):
    """The text with its fenced code blanked out, character by character."""
    return FENCED.sub(lambda match: re.sub(".", " ", match[0]), text)


def section(text, heading):
    """What stands under a heading, up to the next one of its level or above."""
    match = re.search(rf"^(#+) {re.escape(heading)}[^\n]*\n", text, re.MULTILINE)
    assert match, f'no section "{heading}"'
    rest = text[match.end() :]
    following = re.search(rf"^#{{1,{len(match[1])}}} ", masked(rest), re.MULTILINE)
    return rest[: following.start()] if following else rest


def anchors(text):
    """The addresses that GitHub gives to the headings."""
    headings = re.findall(r"^#+ (.+)$", masked(text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", name).strip().lower().replace(" ", "-") for name in headings}


# What is named exists -------------------------------------------------------------------------


@each_document
def test_links_lead_somewhere(name):
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", text_of(name))):
        if re.match(r"https?://", target) or target.startswith("glossary.md"):
            continue  # instructors' notes may link the glossary from lessons/
        path, _, anchor = target.partition("#")
        assert (ROOT / path).exists(), target
        if anchor:
            assert anchor in anchors(text_of(path or name)), target


@each_document
def test_commands_and_targets_exist(name):
    text = text_of(name)
    commands = set(re.findall(r"python3? -m howopen ([a-z]+)", text))
    targets = set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE))
    assert commands | targets <= set(COMMANDS), (commands | targets) - set(COMMANDS)
    made = re.search(r"^COMMANDS = (.*)$", text_of("Makefile"), re.MULTILINE)[1].split()
    assert targets <= set(made) and commands


@each_document
def test_files_and_folders_exist(name):
    text = prose(text_of(name))
    named = re.findall(r"`((?:datasets|docs|howopen|hub|lessons|solutions|tests)/[\w./-]*)`", text)
    here = [path for path in named if not re.search("NN|NAME|13", path)]  # not patterns, not L13
    absent = [path for path in here if not (ROOT / path).exists()]
    assert not absent


@each_document
def test_options_are_understood(name):
    """`python -m howopen update --apply`: the option stands in the help of that command."""
    for command, option in re.findall(r"python -m howopen ([a-z]+) (--[a-z-]+)", text_of(name)):
        module = COMMANDS[command][1].split(":")[0]
        source = (ROOT / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
        assert f'"{option}"' in source, f"{command} {option}"


def test_readme_names_every_folder():
    table = section(text_of("README.md"), "What is where")
    shown = set(re.findall(r"^\| `(\w+)/` \|", table, re.MULTILINE))
    ours = {"lessons", "solutions", "datasets", "howopen", "tests", "docs"}
    assert ours <= shown and all((ROOT / folder).is_dir() for folder in shown)


@pytest.mark.parametrize("name", BLOCKS)
def test_generated_blocks_are_there_and_full(name):
    text = text_of(name)
    found = re.findall(r"<!-- generated: ([\w-]+) -->(.*?)<!-- end generated -->", text, re.DOTALL)
    assert {block for block, _ in found} == BLOCKS[name]
    for block, content in found:
        assert all(f"L{number}" in content for number in LESSONS), block


# Schedules ------------------------------------------------------------------------------------


def rows(text):
    """The cells of the body of a table."""
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def declared(number):
    """The minutes that a lesson declares for its core path."""
    line = re.search(r"minutes: \{(.*)\}", LESSONS[number].read_text(encoding="utf-8"))[1]
    teaching, exercises, _ = map(int, re.findall(r"\d+", line))
    return teaching + exercises


TIMED = {  # heading: minutes it must last
    "One class of 90 minutes": 90,
    "A workshop of 5 hours": 300,
    "L03 · Reading the licence": 60,
}


@pytest.mark.parametrize("heading", TIMED)
def test_schedule_adds_up(heading):
    at = 0
    for span, *_ in rows(section(text_of("INSTRUCTORS.md"), heading)):
        start, end = map(int, span.split("-"))
        assert start == at < end, f"{heading}: {span} does not follow {at}"
        at = end
    assert at == TIMED[heading]


@pytest.mark.parametrize("heading", [*TIMED, "A course of 6 weeks"])
def test_schedule_names_lessons_and_exercises_that_exist(heading):
    text = section(text_of("INSTRUCTORS.md"), heading)
    assert {number for number in re.findall(r"\bL(\d\d)\b", text)} <= set(LESSONS) | {"12"}
    for number, exercise in re.findall(r"\bL(\d\d)-(E\d+)", text):
        assert f"# ### L{number}-{exercise} · " in LESSONS[number].read_text(encoding="utf-8")


def test_workshop_gives_each_lesson_its_core_minutes():
    """Where a row says "core path", it is as long as the lesson declares, or longer."""
    timed = rows(section(text_of("INSTRUCTORS.md"), "A workshop of 5 hours"))
    whole = [(span, what) for span, what in timed if "core path" in what]
    assert len(whole) >= 3
    for span, what in whole:
        start, end = map(int, span.split("-"))
        need = declared(re.search(r"L(\d\d)", what)[1])
        assert end - start >= need, f"{what}: {end - start} minutes, {need} declared"


def test_six_weeks_fit_their_sessions():
    """A session of 75 to 80 minutes: the core of its lesson and ten minutes to discuss it."""
    weeks = rows(section(text_of("INSTRUCTORS.md"), "A course of 6 weeks"))
    held, capstone = set(), 0
    assert len(weeks) == 6
    for _, first, second, home in weeks:
        held |= set(re.findall(r"\bL(\d\d)\b", f"{first} {second} {home}"))
        for session in (first, second):
            if "sitting" in session:
                capstone += 80
                continue
            assert declared(re.findall(r"\bL(\d\d)\b", session)[0]) + 10 <= 75, session
    assert held == {f"{number:02d}" for number in range(13)}
    assert capstone >= declared("12")


def test_minute_by_minute_of_l03_follows_its_sections():
    """Every section and exercise of the lesson's core path stands in the plan, in its order."""
    source = LESSONS["03"].read_text(encoding="utf-8").split("# ## Go further")[0]
    plan = section(text_of("INSTRUCTORS.md"), "L03 · Reading the licence")
    exercises = re.findall(r"^# ### (L03-E\d+)", source, re.MULTILINE)
    plan = "\n".join(line for line in plan.splitlines() if re.match(r"\| \d", line))
    at = [plan.index(name) for name in exercises]
    assert at == sorted(at)
    for title in re.findall(r"^# ## (.+)$", source, re.MULTILINE):
        assert title in plan, title


# The worked example ---------------------------------------------------------------------------


def steps(text):
    """The example in order: ("run", command line) and ("paste", path, content)."""
    found = []
    parts = re.split(r"^```(\w*)\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)
    for before, language, content in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        if language == "python":
            path = re.findall(r"^\*\*\d.*?`([\w./-]+\.py)`", before, re.MULTILINE)[-1]
            found.append(("paste", path, content))
        else:
            found += [("run", line) for line in content.splitlines()]
    return found


@pytest.fixture(scope="module")
def example():
    return steps(section(text_of("CONTRIBUTING.md"), EXAMPLE))


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the course, without what is not in it."""
    target = tmp_path_factory.mktemp("course") / "course"
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*LEFT_OUT))
    return target


def run(line, folder):
    """Run a `python -m howopen ...` line in the copy, with this Python."""
    words = shlex.split(line)
    assert words[:3] == ["python", "-m", "howopen"]
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "HOWOPEN"))}
    env = ours | {"HOWOPEN_NO_VENV": "1", "PYTHONPATH": str(folder)}
    command = [sys.executable, *words[1:]]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)


def test_example_works_when_followed_to_the_letter(example, copy):
    assert [step[0] for step in example] == ["run", "paste", "paste", "paste", "run", "run"]
    for kind, what, *content in example:
        if kind == "paste":
            assert (copy / what).read_text(encoding="utf-8") != content[0]  # the skeleton's file
            (copy / what).write_text(content[0], encoding="utf-8")
            continue
        done = run(what, copy)
        assert done.returncode == 0, f"{what}\n{done.stdout}\n{done.stderr}"
    assert re.search(r"[1-9]\d* passed", done.stdout) and "failed" not in done.stdout
    for folder in ("lessons", "solutions"):
        assert (copy / folder / "13-open-by-name.ipynb").is_file()
    for name in BLOCKS:
        assert "L13 · Open by name" in (copy / name).read_text(encoding="utf-8")


def test_example_says_what_the_tables_say(example):
    """As many questions as it says, and the belief that its wrong option is tied to."""
    text = section(text_of("CONTRIBUTING.md"), EXAMPLE)
    coded = [row["licence_id"] for row in read_csv(ROOT / "datasets" / "licence_terms.csv")]
    assert f"answers {coded.count('nvidia-open-model')} questions" in text
    pasted = {path: content[0] for _, path, *content in example if content}
    belief = re.search(r'belief="(M\d\d)"', pasted["howopen/exercises/l13.py"])[1]
    beliefs = read_csv(ROOT / "datasets" / "misconceptions.csv")
    assert "open is open" in next(r["belief"] for r in beliefs if r["misconception_id"] == belief)


def test_example_stays_an_example():
    """L13 is made in copies only: the course itself ends with L12."""
    modules = [p for p in (ROOT / "howopen/exercises").glob("l*.py") if is_exercise_module(p)]
    assert not [path for path in modules if path.stem > "l12"] and max(LESSONS) <= "12"
