"""What an exercise is: its form (what an answer looks like) and its rules (what we say to it).

An exercise is data. `form.read(answer)` turns whatever the learner gave into a plain value, or
says that nothing was attempted, or what is wrong with the form. Then the rules are tried in
order and the first whose `when(value)` holds gives the feedback. Rules of stage "right" accept,
of stage "misconception" explain a likely mistake, of stage "partly right" honour what holds.
If no rule applies, `otherwise` answers. Reference values are computed from the course's tables
inside `when`, at check time, never written down.

A lesson's exercises stand in `howopen/exercises/lNN.py` as a list named EXERCISES. The forms are
in `howopen.forms`; records, whose keys are read one by one, in `howopen.fields`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from howopen.answers import BLANK, Odd, describe, plain

KINDS = (
    "read a clause",
    "choose",
    "compute",
    "predict",
    "apply to a case",
    "decide and justify",
    "make a figure",
)
MODES = ("read", "edit", "code")
STAGES = ("not attempted", "wrong form", "misconception", "partly right", "right")
UNCERTAINTIES = ("text silent", "authorities disagree", "facts missing", "readers disagree")


@dataclass(frozen=True)
class Feedback:
    """What `check` says: a stage, a code (a rule's name), a message and further thoughts."""

    stage: str
    code: str
    message: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """One thing that may be true of an answer, and what we then say.

    when: function of the form's value. says: text, or a function of the value giving text.
    belief: id of the row in the table `misconceptions` that a wrong answer shows (or None).
    """

    stage: str
    code: str
    when: Callable[[object], object]
    says: str | Callable[[object], str]
    belief: str | None = None


def right(code: str, when: Callable, says) -> Rule:
    """A rule that accepts."""
    return Rule("right", code, when, says)


def partly(code: str, when: Callable, says) -> Rule:
    """A rule for an answer that holds in part: say what holds and what is missing."""
    return Rule("partly right", code, when, says)


def wrong(code: str, when: Callable, says, belief: str | None = None) -> Rule:
    """A rule for a likely mistake: name the idea behind it and point somewhere."""
    return Rule("misconception", code, when, says, belief)


def thought(code: str, when: Callable, says) -> Rule:
    """Advice added to a right answer ("One more thought: ...")."""
    return Rule("right", code, when, says)


@dataclass(frozen=True)
class Reading:
    """The result of `form.read`: a value, or the fields still blank, or a remark on the form."""

    value: object = None
    blank: tuple[str, ...] = ()
    fault: str = ""


class Form:
    """What an answer looks like. `asks` says it in words; `read` reads an answer."""

    asks = "an answer"

    def read(self, answer: object) -> Reading:
        """A Reading of any object; calls no method of an unknown type."""
        value = plain(answer)
        if value is BLANK or value is None or value == "":
            return Reading(blank=("answer",))
        if isinstance(value, Odd):
            return self.fault(answer)
        return self.parse(value)

    def parse(self, value: object) -> Reading:
        """A Reading of a plain, non-blank value; each form has its own."""
        raise NotImplementedError

    def fault(self, given: object, extra: str = "") -> Reading:
        """A remark that says which form is wanted and what was given instead."""
        said = f"This exercise wants {self.asks}. You gave {describe(given)}."
        return Reading(fault=said + (" " + extra if extra else ""))

    def rules(self) -> tuple[Rule, ...]:
        """Rules that the form itself brings."""
        return ()


@dataclass(frozen=True)
class Exercise:
    """One exercise.

    id "L03-E4"; title as in the lesson's heading; kind, mode from KINDS, MODES; minutes;
    must True for the lesson's three must-do exercises; objectives ids such as "L03-O2";
    hints two or three texts; advice: rules whose texts are added to an answer that is right.
    """

    id: str
    title: str
    kind: str
    mode: str
    minutes: int
    must: bool
    objectives: tuple[str, ...]
    form: Form
    hints: tuple[str, ...]
    rules: tuple[Rule, ...] = ()
    otherwise: str = "Not yet. Read the task once more, then ask for a hint."
    advice: tuple[Rule, ...] = ()

    @property
    def lesson(self) -> str:
        """The lesson's id, such as "L03"."""
        return self.id.split("-")[0]

    @cached_property
    def all_rules(self) -> tuple[Rule, ...]:
        """The exercise's own rules, then those that its form brings (a Choice's options)."""
        return self.rules + self.form.rules()

    def judge(self, answer: object) -> Feedback:
        """Feedback for any answer; raises nothing that `read` and the rules do not raise."""
        reading = self.form.read(answer)
        if reading.blank:
            return Feedback("not attempted", "blank", _still_blank(reading.blank))
        if reading.fault:
            return Feedback("wrong form", "form", reading.fault)
        return self.respond(reading.value)

    def respond(self, value: object) -> Feedback:
        """Feedback for a value as the form reads it: the first rule that applies."""
        for rule in self.all_rules:
            if rule.when(value):
                return Feedback(rule.stage, rule.code, _say(rule, value), self._more(rule, value))
        return Feedback("misconception", "otherwise", self.otherwise)

    def _more(self, rule: Rule, value: object) -> tuple[str, ...]:
        if rule.stage != "right":
            return ()
        return tuple(_say(a, value) for a in self.advice if a.when(value))


def _say(rule: Rule, value: object) -> str:
    return rule.says(value) if callable(rule.says) else rule.says


def _still_blank(names: Sequence[str]) -> str:
    if names == ("answer",):
        return "Not attempted yet: the answer is still `...`."
    listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    return f"Not attempted yet: {listed} {'is' if len(names) == 1 else 'are'} still `...`."
