"""Answer banks: for every exercise, answers right and wrong with the verdict meant for each.

A module per lesson (l03.py) holds BANK, a dictionary from exercise id to a list of cases:
`case(answer, stage, code)`. The code is the name of the rule that must speak. Answers that are
made when needed (figures, tables) are given as `made(function)`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """An answer, and the stage and code of the feedback it must get."""

    answer: object
    stage: str
    code: str

    def build(self) -> object:
        """The answer itself, made now when it is given as `made(function)`."""
        return self.answer.function() if isinstance(self.answer, Made) else self.answer


@dataclass(frozen=True)
class Made:
    """An answer built by calling `function()` when the case is tried."""

    function: Callable[[], object]


def made(function: Callable[[], object]) -> Made:
    """Mark an answer that is built when it is tried."""
    return Made(function)


def right(answer: object, code: str) -> Case:
    """An answer that must pass by the rule `code`."""
    return Case(answer, "right", code)


def partly(answer: object, code: str) -> Case:
    """An answer that must be honoured in part by the rule `code`."""
    return Case(answer, "partly right", code)


def wrong(answer: object, code: str) -> Case:
    """An answer that must get the explanation of the rule `code` ("otherwise" for none)."""
    return Case(answer, "misconception", code)


def blank(answer: object) -> Case:
    """An answer that counts as not attempted."""
    return Case(answer, "not attempted", "blank")


def form(answer: object) -> Case:
    """An answer whose form is refused, with a word on the form wanted."""
    return Case(answer, "wrong form", "form")
