"""The concept inventory: two forms of the same sixteen concepts, and what becomes of answers."""

from __future__ import annotations

import csv

import pytest

from howopen import inventory, load, record
from howopen.build import ROOT, Course
from tests.test_fuzz import FIXED

FORMS = ("A", "B")
each_form = pytest.mark.parametrize("form", FORMS)
KEYS = {
    test: {str(n): item["key"] for n, item in inventory._items(test).items()}
    for test in inventory.FORMS
}


@pytest.fixture
def table():
    return load("inventory")


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A learner's folder, kept as if no test ran."""
    monkeypatch.setenv("HOWOPEN_WORK", str(tmp_path))
    monkeypatch.setattr(record, "OFF", ())
    return tmp_path


# ---- the items --------------------------------------------------------------------------------


def test_there_are_sixteen_items_of_four_options_in_two_forms(table):
    assert len(table) == 2 * 16 * 4
    per_item = table.groupby(["form", "item"])
    assert (per_item["key"].sum() == 1).all()
    assert (per_item["option"].agg("".join) == "abcd").all()
    assert (per_item["text"].nunique() == 4).all() and (per_item["stem"].nunique() == 1).all()
    assert (per_item["misconception_id"].nunique() == 3).all()


def test_the_forms_ask_for_the_same_concepts_in_other_words(table):
    first, second = (table[table["form"] == form].set_index("item") for form in FORMS)
    for column in ("concept", "lesson", "objective"):
        assert first[column].groupby("item").first().equals(second[column].groupby("item").first())
    assert not set(first["stem"]) & set(second["stem"])
    assert not set(first["text"]) & set(second["text"])
    beliefs = [set(form["misconception_id"].dropna().groupby("item").agg(frozenset).items())
               for form in (first, second)]
    assert beliefs[0] == beliefs[1]


@each_form
def test_keys_are_balanced_and_no_hint(table, form):
    rows = table[table["form"] == form].assign(length=lambda t: t["text"].str.len())
    keys = rows[rows["key"]].set_index("item")
    assert keys["option"].value_counts().to_dict() == dict.fromkeys("abcd", 4)
    lengths = rows.groupby("item")["length"]
    assert (keys["length"] == lengths.max()).sum() <= 6, "the right option is too often long"
    assert (keys["length"] == lengths.min()).sum() <= 6, "the right option is too often short"


def test_no_item_has_its_key_at_the_same_letter_twice():
    assert all(KEYS["pre"][number] != KEYS["post"][number] for number in KEYS["pre"])


def test_every_distractor_is_a_misconception_of_the_bank(table):
    wrong = table[~table["key"]]
    assert wrong["misconception_id"].isin(load("misconceptions")["misconception_id"]).all()
    assert table.loc[table["key"], "misconception_id"].isna().all()


def test_every_lesson_has_an_item_and_every_objective_exists(table):
    assert set(table["lesson"]) == {f"L{number:02}" for number in range(1, 12)}
    course = Course(ROOT)
    known = {goal for path in (ROOT / "solutions").glob("[0-9][0-9]-*.py")
             for goal in course.read(path).objectives}
    assert set(table["objective"]) <= known
    assert (table["objective"].str[:3] == table["lesson"]).all()


# ---- showing and handing in -------------------------------------------------------------------


@pytest.mark.parametrize(("show", "form"), [("pretest", "A"), ("posttest", "B")])
def test_all_questions_are_shown_and_no_key(table, show, form, capsys):
    getattr(inventory, show)()
    said = capsys.readouterr().out
    rows = table[table["form"] == form]
    assert all(text in said for text in [*rows["stem"], *rows["text"]])
    assert not any(text in said for text in table.loc[table["form"] != form, "stem"])


def test_the_html_has_classes_only(monkeypatch):
    shown = []
    monkeypatch.setattr("howopen.checks._display", lambda text, markup: shown.append(markup))
    inventory.pretest()
    inventory.hand_in("post", KEYS["post"] | {"3": "<b>"})
    inventory.hand_in("pre", KEYS["pre"])
    assert shown[0].count("<strong>") == 16 and shown[0].count("<li>") == 64
    assert all("style" not in m and "<script" not in m and "<b>" not in m for m in shown)


def test_the_pretest_says_nothing_of_any_item(capsys):
    said = []
    everything_wrong = {n: "abcd"[("abcd".index(k) + 1) % 4] for n, k in KEYS["pre"].items()}
    for answers in (KEYS["pre"], everything_wrong):
        inventory.hand_in("pre", answers)
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] and "16 of 16 questions are answered" in said[0]
    assert "right" not in said[0].lower() and "L0" not in said[0]


def test_the_post_test_points_to_lessons_and_gives_no_answer(table, capsys):
    inventory.hand_in("post", KEYS["post"])
    assert "16 of 16 are right" in capsys.readouterr().out
    answers = KEYS["post"] | {"9": "c", "2": ""}
    inventory.hand_in("post", answers)
    said = capsys.readouterr().out
    assert "14 of 16 are right" in said and "- 9: look again at L06" in said and "- 2:" in said
    assert "a class, not a person" in said and "- 3:" not in said
    rows = table[table["form"] == "B"]
    assert not any(text in said for text in rows["text"])


def test_without_a_folder_nothing_is_kept_and_it_says_so(capsys, monkeypatch):
    monkeypatch.delenv("HOWOPEN_WORK", raising=False)
    inventory.hand_in("pre", {"1": "b"})
    assert "Nothing is kept here" in capsys.readouterr().out
    inventory.export()
    assert "Nothing is kept here" in capsys.readouterr().out


@pytest.mark.parametrize(
    "answers", [{"1": "b"}, {1: " B) "}, {"01": "b", "2": None, "3": ..., "4": ""}]
)
def test_answers_may_be_written_in_several_ways(answers):
    assert inventory.read(answers) == ({1: "b"}, [])


@pytest.mark.parametrize(
    "answers", [{"17": "a"}, {"0": "a"}, {"1": "e"}, {"1": 2}, ["a"], "a", {True: "a"}]
)
def test_what_cannot_be_read_gets_a_word_on_the_form(answers, capsys):
    inventory.hand_in("pre", answers)
    said = capsys.readouterr().out
    assert "answered" not in said and said.strip()


def test_nothing_makes_it_raise(capsys):
    for odd in FIXED:
        inventory.hand_in(odd, odd)
        inventory.hand_in("pre", odd)
        inventory.hand_in("post", {"1": odd})
    inventory.hand_in()
    assert "Traceback" not in capsys.readouterr().out


# ---- kept and pooled --------------------------------------------------------------------------


def test_answers_are_kept_and_pooled_without_a_name(work, tmp_path, capsys):
    inventory.hand_in("pre", {"1": "a", "2": KEYS["pre"]["2"]})
    inventory.hand_in("pre", {"1": KEYS["pre"]["1"]})  # the last one counts
    inventory.hand_in("post", KEYS["post"])
    assert "Recorded in your own folder" in capsys.readouterr().out
    path = tmp_path / "inventory.csv"
    inventory.export(path)
    assert "32 answers" in capsys.readouterr().out
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == inventory.COLUMNS and len({row["learner"] for row in rows}) == 1
    assert [row["right"] for row in rows if row["test"] == "pre"] == ["1"] + ["0"] * 15
    assert all(row["right"] == "1" and row["form"] == "B" for row in rows if row["test"] == "post")


def test_the_inventory_is_no_exercise_in_the_record_of_progress(work, capsys):
    record.record("L03-E1", "right")
    inventory.hand_in("pre", {"1": "a"})
    rows = record.events(record.database_in(work))
    assert set(record.summary(rows)) == {"L03-E1"}
    assert sum(row[3] == "inventory pre" for row in rows) == 16
    record.progress("L00")
    assert "L00-I" not in capsys.readouterr().out


def test_a_record_that_cannot_be_written_is_said(work, monkeypatch, capsys):
    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(record.Path, "mkdir", refuse)
    inventory.hand_in("pre", {"1": "a"})
    assert "could not be kept" in capsys.readouterr().out


def test_a_file_that_cannot_be_written_is_said(work, tmp_path, capsys):
    inventory.hand_in("pre", {"1": "a"})
    inventory.export(tmp_path / "no" / "such" / "folder.csv")
    assert "Nothing was written: No such file" in capsys.readouterr().out
