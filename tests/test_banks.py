"""Every exercise against its bank of answers: right ones pass, wrong ones get their own words."""

from __future__ import annotations

import csv
import importlib
import json
import pkgutil
from pathlib import Path

import pytest

from howopen.checks import as_html, as_text, evaluate, exercises
from howopen.exercise import KINDS, MODES, STAGES
from tests import banks

ROOT = Path(__file__).parents[1]
NAMES = [module.name for module in pkgutil.iter_modules(banks.__path__)]
MODULES = [importlib.import_module(f"tests.banks.{name}") for name in NAMES]
BANK = {i: cases for module in MODULES for i, cases in module.BANK.items()}
CASES = [
    pytest.param(i, case, id=f"{i}-{number}-{case.code}")
    for i, cases in BANK.items()
    for number, case in enumerate(cases)
]
EXERCISES = list(exercises().values())
each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)


@pytest.mark.parametrize(("exercise_id", "case"), CASES)
def test_answer_gets_the_feedback_meant_for_it(exercise_id, case):
    feedback = evaluate(exercise_id, case.build())
    assert (feedback.stage, feedback.code) == (case.stage, case.code), feedback.message


@each_exercise
def test_bank_is_complete(exercise):
    cases = BANK.get(exercise.id, [])
    got = {case.code for case in cases}
    rights = [case for case in cases if case.stage == "right"]
    assert len(rights) >= 2, "two right answers put differently are the least"
    assert any(case.stage == "misconception" for case in cases)
    missing = {rule.code for rule in exercise.all_rules} - got
    assert not missing, f"no answer in the bank draws {missing}"


@each_exercise
def test_each_mistake_has_its_own_words(exercise):
    said = {}
    for case in BANK.get(exercise.id, []):
        feedback = evaluate(exercise.id, case.build())
        if feedback.stage == "misconception" and not callable(_rule(exercise, feedback.code)):
            said.setdefault(feedback.message, set()).add(feedback.code)
    assert all(len(codes) == 1 for codes in said.values()), said


def _rule(exercise, code):
    return next((rule.says for rule in exercise.all_rules if rule.code == code), "")


@each_exercise
def test_exercise_is_well_formed(exercise):
    codes = [rule.code for rule in exercise.all_rules]
    assert len(set(codes)) == len(codes), "two rules share a code"
    assert exercise.kind in KINDS and exercise.mode in MODES
    assert all(rule.stage in STAGES for rule in exercise.all_rules)
    assert 2 <= len(exercise.hints) <= 3
    assert 1 <= exercise.minutes <= 30
    assert exercise.objectives and all(o.startswith(exercise.lesson) for o in exercise.objectives)


@each_exercise
def test_nothing_given_is_not_attempted(exercise):
    for nothing in (..., None):
        assert evaluate(exercise.id, nothing).stage == "not attempted"


def test_each_misconception_is_caught_in_the_lessons_that_it_names():
    caught = {(e.lesson, rule.belief) for e in EXERCISES for rule in e.all_rules if rule.belief}
    with open(ROOT / "datasets" / "misconceptions.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    named = {(name, row["misconception_id"]) for row in rows for name in row["lessons"].split(";")}
    assert not named - caught, "no rule speaks to these"
    assert {belief for _, belief in caught} <= {row["misconception_id"] for row in rows}


def test_no_bank_without_its_exercise():
    assert set(BANK) == {exercise.id for exercise in EXERCISES}


def _outputs(folder: str) -> dict[str, str]:
    """The stored plain-text output of every exercise cell, by exercise id."""
    found = {}
    for path in sorted((ROOT / folder).glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            texts = [o.get("data", {}).get("text/plain", "") for o in cell.get("outputs", [])]
            found[cell.get("id", "")] = "\n".join("".join(text) for text in texts)
    return found


@pytest.fixture(scope="module")
def stored() -> dict[str, dict[str, str]]:
    return {folder: _outputs(folder) for folder in ("lessons", "solutions")}


@each_exercise
def test_stored_notebooks_show_blank_and_solved(exercise, stored):
    assert f"{exercise.id} · not attempted yet" in stored["lessons"][exercise.id]
    assert f"{exercise.id} · right" in stored["solutions"][exercise.id]


def test_feedback_is_escaped_and_carries_classes_only():
    from howopen.exercise import Feedback

    shown = as_html(None, Feedback("misconception", "x", "<script>1</script> & `a<b`"))
    assert "<script" not in shown and "<code>a&lt;b</code>" in shown
    assert "style=" not in shown
    assert "not yet" in as_text(None, Feedback("misconception", "x", "m"))
