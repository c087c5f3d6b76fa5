"""Odd objects, thousands of them, to every exercise: `check` answers in words and never raises."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from howopen.checks import as_html, as_text, check, evaluate, exercises, find, hint
from howopen.exercise import STAGES

EXERCISES = list(exercises().values())
MANY = max(60, math.ceil(2_000 / max(1, len(EXERCISES))))


class Hostile:
    """Every special method that a careless check could call raises."""

    def _raise(self, *_arguments):
        raise RuntimeError("a check called a method of an unknown object")

    __iter__ = __len__ = __eq__ = __repr__ = __str__ = __bool__ = __float__ = __int__ = _raise
    __getattr__ = __getitem__ = __contains__ = __call__ = __lt__ = __format__ = _raise
    __hash__ = None


class HostileDict(dict):
    def __iter__(self):
        raise RuntimeError

    items = keys = values = get = __getitem__ = __len__ = __contains__ = __iter__


class HostileText(str):
    def __eq__(self, other):
        raise RuntimeError

    __hash__ = str.__hash__
    casefold = lower = strip = split = __iter__ = __eq__


def _cyclic() -> list:
    loop: list = []
    loop.append(loop)
    return loop


def _raises(*_arguments):
    raise SystemExit("stop")


FIXED = [
    Hostile(), HostileDict(conclusion=Hostile()), HostileText("b"), _cyclic(), object, type, len,
    exit, _raises, lambda: 1, lambda *a: Hostile(), float("nan"), float("inf"), 10**5000, -1,
    1j, b"bytes", range(10**9), iter([1]), np.array([[1, 2]]), np.float64(2.5), np.nan, pd.NA,
    pd.NaT, pd.DataFrame(), pd.DataFrame({"a": [1]}), pd.Series([1, 2]), pd.Series({"a": "b"}),
    pd.Index(["a"]), pd.Timestamp("2024-04-18"), NotImplemented, [Hostile()], {"a": Hostile()},
    {Hostile: 1}, {(1, 2): 3}, {1: 2}, [...], {"conclusion": ...}, [[["a"]]], "",
    " ", "\x00", "<b>",
    "x" * 100_000, ["a"] * 30_000, set(), frozenset({"a"}), (), [], {}, True, False,
]  # fmt: skip

scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
    st.binary(max_size=4),
    st.dates(), st.decimals(), st.integers(0, len(FIXED) - 1).map(lambda i: FIXED[i]), st.just(...),
)  # fmt: skip
odd = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.tuples(inner, inner),
        st.dictionaries(st.text(max_size=8), inner, max_size=4),
    ),
    max_leaves=8,
)


def _known_shape(exercise):
    """Odd values in the places where the form expects good ones."""
    form = exercise.form
    keys = list(getattr(form, "fields", {}))
    items = getattr(form, "items", None) or getattr(form, "keys", None)
    if items is not None:
        keys = [str(key) for key in (items() if callable(items) else items)]
    return st.fixed_dictionaries({key: odd for key in keys}) if keys else odd


def _says_something(exercise, answer):
    feedback = evaluate(exercise.id, answer)
    text = as_text(exercise, feedback)
    assert feedback.stage in STAGES
    assert feedback.stage != "right" or feedback.code != "unreadable"
    assert text.startswith(exercise.id) and len(text) < 3_000
    assert as_html(exercise, feedback).startswith("<div class=")
    assert "Traceback" not in text and " at 0x" not in text


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
def test_odd_answers_are_answered(exercise):
    @settings(
        max_examples=MANY,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(answer=st.one_of(odd, _known_shape(exercise)))
    def every_one(answer):
        _says_something(exercise, answer)

    every_one()


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
def test_every_fixed_oddity_is_answered(exercise):
    for answer in FIXED:
        _says_something(exercise, answer)


@given(exercise_id=odd, answer=odd)
@settings(
    max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
def test_odd_ids_are_answered(exercise_id, answer):
    assert find(exercise_id) is None or isinstance(exercise_id, str)
    assert check(exercise_id, answer) is None
    assert hint(exercise_id) is None


def test_calls_with_too_few_or_too_many_arguments_are_answered(capsys):
    check()
    check("L03-E4")
    check("L03-E4", 1, 2)
    assert capsys.readouterr().out.count("Call it with an exercise and one answer") == 3


def test_a_mistyped_exercise_gets_the_nearest_ids(capsys):
    check("L03-E44", 1)
    assert "Did you mean L03-E4" in capsys.readouterr().out
