"""What an exercise is: its form (what an answer looks like) and its rules (what we say to it).

An exercise is data. `form.read(answer)` turns whatever the learner gave into a plain value, or
says that nothing was attempted, or what is wrong with the form. Then the rules are tried in
order and the first whose `when(value)` holds gives the feedback. Rules of stage "right" accept,
of stage "misconception" explain a likely mistake, of stage "partly right" honour what holds.
If no rule applies, `otherwise` answers. Reference values are computed from the course's tables
inside `when`, at check time, never written down.

A lesson's exercises stand in `howopen/exercises/lNN.py` as a list named EXERCISES.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace

from howopen import answers
from howopen.answers import BLANK, Odd, fold, plain, to_items, to_number

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


@dataclass(frozen=True)
class Reading:
    """The result of `form.read`: a value, or the fields still blank, or a remark on the form."""

    value: object = None
    blank: tuple[str, ...] = ()
    fault: str = ""


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

    @property
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


def thought(code: str, when: Callable, says) -> Rule:
    """Advice added to a right answer ("One more thought: ...")."""
    return Rule("right", code, when, says)


# --- forms ---------------------------------------------------------------------------------


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
        said = f"This exercise wants {self.asks}. You gave {answers.describe(given)}."
        return Reading(fault=said + (" " + extra if extra else ""))

    def rules(self) -> tuple[Rule, ...]:
        """Rules that the form itself brings."""
        return ()


@dataclass(frozen=True)
class Option:
    """One option of a choice: its text, our answer to it, and whether it is accepted."""

    text: str
    says: str
    right: bool = False
    code: str = ""
    belief: str | None = None


@dataclass(frozen=True)
class Choice(Form):
    """One letter out of several: Choice({"a": Option(...), "b": Option(...)}).

    The value is the letter. Each option answers for itself; a right one has right=True.
    Accepts "b", "B)", "(b)", ["b"] and the option's own text.
    """

    options: Mapping[str, Option]

    @property
    def asks(self) -> str:
        """The form in words."""
        letters = [f'"{letter}"' for letter in self.options]
        return f"one letter in quotes: {', '.join(letters[:-1])} or {letters[-1]}"

    def parse(self, value: object) -> Reading:
        items = to_items(value) if not isinstance(value, str) else [value]
        if items == [BLANK]:
            return Reading(blank=("answer",))
        if not items or len(items) != 1 or not isinstance(items[0], str):
            return self.fault(value)
        letter = self._letter(items[0])
        return Reading(letter) if letter else self.fault(value, "That is none of the letters.")

    def _letter(self, text: str) -> str | None:
        folded = fold(text)
        for letter, option in self.options.items():
            if folded in (letter, f"option {letter}", fold(option.text)):
                return letter
        return None

    def rules(self) -> tuple[Rule, ...]:
        return tuple(
            Rule(
                "right" if option.right else "misconception",
                option.code or f"option-{letter}",
                lambda value, letter=letter: value == letter,
                option.says,
                option.belief,
            )
            for letter, option in self.options.items()
        )


@dataclass(frozen=True)
class Several(Form):
    """Any number of letters: the value is a frozenset of letters of `options` (letter -> text).

    Accepts ["a", "c"], "a, c", "a and c" and the run of letters "ac".
    """

    options: Mapping[str, str]

    @property
    def asks(self) -> str:
        """The form in words."""
        letters = list(self.options)
        return f'a list of letters between "{letters[0]}" and "{letters[-1]}", such as ["a", "b"]'

    def parse(self, value: object) -> Reading:
        items = self._run(value) or to_items(value)
        if items is None:
            return self.fault(value)
        if BLANK in items:
            return Reading(blank=("answer",))
        letters = {fold(item) if isinstance(item, str) else None for item in items}
        unknown = letters - set(self.options)
        if unknown:
            return self.fault(value, "Not every item is one of the letters.")
        return Reading(frozenset(letters))

    def _run(self, value: object) -> list[str]:
        """The letters of a text that holds nothing else, such as "acf"; "a-c" is no such text."""
        if not isinstance(value, str) or "-" in value or "\u2013" in value:
            return []
        letters = [c for c in value.casefold().replace(" and ", " ") if c.isalnum()]
        return letters if set(letters) <= set(self.options) else []


@dataclass(frozen=True)
class Number(Form):
    """A number; `unit` says of what ("percent", "USD million", "clauses"). The value is it."""

    unit: str = ""

    @property
    def asks(self) -> str:
        """The form in words."""
        return f"a number ({self.unit})" if self.unit else "a number"

    def parse(self, value: object) -> Reading:
        if isinstance(value, list | tuple) and len(value) == 1:
            value = value[0]
        if value is BLANK:
            return Reading(blank=("answer",))
        number = to_number(value)
        return self.fault(value) if number is None else Reading(number)


def close(value: float, reference: float, within: float = 0.005) -> bool:
    """True when `value` is within `within` (absolute) of `reference`."""
    return abs(value - reference) <= within


@dataclass(frozen=True)
class Names(Form):
    """A set of names, such as claim ids: the value is a frozenset of `allowed` names.

    allowed: the closed set, or a function giving it (from a table, at check time).
    what: what the names are, in words ("claim ids such as C04"). Capitals do not matter.
    """

    allowed: Iterable[str] | Callable[[], Iterable[str]]
    what: str

    @property
    def asks(self) -> str:
        """The form in words."""
        return f"a list of {self.what}"

    def parse(self, value: object) -> Reading:
        items = to_items(value)
        if items is None:
            return self.fault(value)
        if BLANK in items:
            return Reading(blank=("answer",))
        known = _known(_called(self.allowed))
        for item in items:
            if _find(known, item) is None:
                return self.fault(value, f"{_quoted(item)} is not one of them.")
        return Reading(frozenset(_find(known, item) for item in items))


@dataclass(frozen=True)
class Ordered(Names):
    """Names in an order: the value is a tuple, each name at most once."""

    @property
    def asks(self) -> str:
        """The form in words."""
        return f"a list, in order, of {self.what}"

    def parse(self, value: object) -> Reading:
        reading = super().parse(value)
        if reading.fault or reading.blank:
            return reading
        known = _known(_called(self.allowed))
        names = tuple(_find(known, item) for item in to_items(value))
        return (
            Reading(names)
            if len(set(names)) == len(names)
            else self.fault(value, "One is twice in it.")
        )


@dataclass(frozen=True)
class Labels(Form):
    """A label for each of several items: {"1.a": "grant", "2": ...}. The value is a dict.

    items: the keys wanted, or a function giving them. labels: the closed set of values.
    normal: turns a key as written into an item or None (for clause ids written otherwise).
    """

    items: Sequence[str] | Callable[[], Sequence[str]]
    labels: Sequence[str]
    what: str = "item"
    normal: Callable[[str], str | None] | None = None

    @property
    def asks(self) -> str:
        """The form in words."""
        words = ", ".join(f'"{label}"' for label in self.labels)
        return f"a dictionary that gives each {self.what} one of the labels {words}"

    def parse(self, value: object) -> Reading:
        items = tuple(_called(self.items))
        if not isinstance(value, dict):
            return self.fault(value)
        given = {self._item(key, items): label for key, label in value.items()}
        if None in given:
            return self.fault(value, f"One of its keys is no {self.what} of this exercise.")
        missing = [item for item in items if item not in given]
        if missing:
            return self.fault(value, f"There is no label for {_listed(missing)}.")
        blank = tuple(str(item) for item in items if given[item] in (BLANK, None, ""))
        if blank:
            return Reading(blank=blank)
        return self._labelled(value, {item: given[item] for item in items})

    def _labelled(self, value: object, given: dict) -> Reading:
        known = {fold(label): label for label in self.labels}
        for item, label in given.items():
            if not isinstance(label, str) or fold(label) not in known:
                return self.fault(value, f"{_quoted(label)} (for {item}) is none of the labels.")
        return Reading({item: known[fold(label)] for item, label in given.items()})

    def _item(self, key: object, items: Sequence[str]) -> str | None:
        if not isinstance(key, str | int | float):
            return None
        text = str(key)
        return _find(_known(items), text) or (self.normal(text) if self.normal else None)


def wrong_labels(value: Mapping, accepted: Mapping) -> list[str]:
    """The items of `value` whose label is not accepted; accepted: item -> label or set."""
    return [
        item
        for item, label in value.items()
        if label not in ({accepted[item]} if isinstance(accepted[item], str) else accepted[item])
    ]


@dataclass(frozen=True)
class Amounts(Form):
    """A number for each of several keys: {"supported": 10, ...} or a Series. Value: dict.

    keys: the keys wanted, or a function giving them; more keys than these are a fault.
    """

    keys: Sequence[str] | Callable[[], Sequence[str]]
    what: str

    @property
    def asks(self) -> str:
        """The form in words."""
        return f"{self.what}, as a Series or a dictionary of numbers"

    def parse(self, value: object) -> Reading:
        if not isinstance(value, dict):
            return self.fault(value)
        wanted = {fold(str(key)): key for key in _called(self.keys)}
        given = {}
        for key, amount in value.items():
            known = wanted.get(fold(str(key))) if isinstance(key, str | int | float) else None
            if known is None:
                return self.fault(value, f"{_quoted(key)} is not one of the keys wanted.")
            given[known] = amount
        missing = [str(key) for key in wanted.values() if key not in given]
        if missing:
            return self.fault(value, f"There is nothing for {_listed(missing)}.")
        if BLANK in given.values():
            return Reading(blank=tuple(str(k) for k, v in given.items() if v is BLANK))
        numbers = {key: to_number(amount) for key, amount in given.items()}
        if None in numbers.values():
            return self.fault(value, "Not every value is a number.")
        return Reading(numbers)


@dataclass(frozen=True)
class Table(Form):
    """A pandas DataFrame with at least the columns named. The value is a copy of it."""

    columns: Sequence[str]

    @property
    def asks(self) -> str:
        """The form in words."""
        return f"a DataFrame with the columns {', '.join(self.columns)}"

    def read(self, answer: object) -> Reading:
        if answer is ... or answer is None:
            return Reading(blank=("answer",))
        if not answers.is_table(answer):
            return self.fault(answer)
        missing = [column for column in self.columns if column not in list(answer.columns)]
        if missing:
            return self.fault(answer, f"It has no column {_listed(missing)}.")
        return Reading(answer.copy())


@dataclass(frozen=True)
class Outcome:
    """What a learner's function gave for one case: a plain result, or the error's name."""

    result: object = None
    error: str = ""


@dataclass(frozen=True)
class Function(Form):
    """A function, tried on each of `cases` (a tuple of arguments each, copied before the call).

    The value is a tuple of Outcomes, in the order of the cases; calling has already happened.
    cases: the cases, or a function giving them.
    """

    cases: Sequence[tuple] | Callable[[], Sequence[tuple]]
    takes: str

    @property
    def asks(self) -> str:
        """The form in words."""
        return f"a function that takes {self.takes} (its name, without brackets)"

    def read(self, answer: object) -> Reading:
        if answer is ... or answer is None:
            return Reading(blank=("answer",))
        if not answers.is_function(answer):
            return self.fault(answer)
        outcomes = tuple(attempt(answer, *case) for case in _called(self.cases))
        if all(outcome.result is BLANK and not outcome.error for outcome in outcomes):
            return Reading(blank=("the function's result",))
        failed = next((o.error for o in outcomes if o.error), "")
        if failed and all(outcome.error for outcome in outcomes):
            return self.fault(answer, f"It stopped with an error each time: {failed}.")
        return Reading(outcomes)


def attempt(function: Callable, *arguments: object) -> Outcome:
    """Call a learner's function on copies of the arguments; an error becomes part of the result."""
    try:
        return Outcome(plain(function(*copy.deepcopy(arguments))))
    except (Exception, SystemExit) as error:
        return Outcome(error=answers.type_name(type(error)))


@dataclass(frozen=True)
class Picture:
    """What a matplotlib axes holds, as plain values: what a figure exercise is judged by."""

    title: str
    xlabel: str
    ylabel: str
    lines: tuple[tuple[str, tuple, tuple], ...]
    bars: tuple[tuple[float, float, float, float], ...]
    points: tuple[tuple[float, float], ...]
    texts: tuple[str, ...]
    xticklabels: tuple[str, ...]
    yticklabels: tuple[str, ...]
    legend: tuple[str, ...]
    yscale: str
    others: int = 0


@dataclass(frozen=True)
class Figure(Form):
    """A matplotlib Figure or Axes. The value is a Picture of its first axes.

    Bars are (x, y, width, height); horizontal bars have their length in width.
    """

    asks = "a matplotlib figure (`fig`) or its axes (`ax`)"

    def read(self, answer: object) -> Reading:
        if answer is ... or answer is None:
            return Reading(blank=("answer",))
        axes = _axes(answer)
        if axes is None:
            return self.fault(answer)
        if not axes:
            return self.fault(answer, "The figure has no axes: nothing was drawn in it.")
        return Reading(picture(axes[0], len(axes) - 1))


def _axes(answer: object) -> list | None:
    import sys

    module = sys.modules.get("matplotlib.figure")
    if module is None:
        return None
    from matplotlib.axes import Axes

    if issubclass(type(answer), module.Figure):
        return list(answer.axes)
    return [answer] if issubclass(type(answer), Axes) else None


def picture(ax, others: int = 0) -> Picture:
    """A Picture of one matplotlib Axes."""
    from matplotlib.patches import Rectangle

    legend = ax.get_legend()
    bars = [p for p in ax.patches if isinstance(p, Rectangle)]
    points = [tuple(map(float, xy)) for c in ax.collections for xy in _offsets(c)]
    return Picture(
        title=ax.get_title() or ax.get_title(loc="left") or ax.get_title(loc="right"),
        xlabel=ax.get_xlabel(),
        ylabel=ax.get_ylabel(),
        lines=tuple(
            (str(n.get_label()), tuple(n.get_xdata()), tuple(n.get_ydata())) for n in ax.lines
        ),
        bars=tuple((b.get_x(), b.get_y(), b.get_width(), b.get_height()) for b in bars),
        points=tuple(points),
        texts=tuple(t.get_text() for t in ax.texts),
        xticklabels=tuple(t.get_text() for t in ax.get_xticklabels()),
        yticklabels=tuple(t.get_text() for t in ax.get_yticklabels()),
        legend=tuple(t.get_text() for t in legend.get_texts()) if legend else (),
        yscale=ax.get_yscale(),
        others=others,
    )


def _offsets(collection) -> Iterable:
    from matplotlib.collections import PathCollection

    return collection.get_offsets().tolist() if isinstance(collection, PathCollection) else ()


# --- records -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Field:
    """One key of a record. `parse(value)` gives (value, fault); a blank is handled before."""

    optional: bool = field(default=False, kw_only=True)
    default: object = field(default=None, kw_only=True)

    def parse(self, value: object) -> tuple[object, str]:
        """The value read and an empty string, or anything and what is wrong with it."""
        return value, ""


@dataclass(frozen=True)
class OneOf(Field):
    """One of a closed set of texts; `also` maps other ways of putting it to one of the set."""

    values: Sequence[str]
    also: Mapping[str, str] = field(default_factory=dict)

    def parse(self, value: object) -> tuple[object, str]:
        known = {fold(v): v for v in self.values} | {fold(k): v for k, v in self.also.items()}
        if isinstance(value, list | tuple) and len(value) == 1:
            value = value[0]
        if isinstance(value, str) and fold(value) in known:
            return known[fold(value)], ""
        choices = ", ".join(f'"{v}"' for v in self.values)
        return None, f"wants one of {choices}"


def kind_field() -> OneOf:
    """The field `kind`: which kind of uncertainty; None unless the conclusion is contested."""
    return OneOf(UNCERTAINTIES, optional=True)


@dataclass(frozen=True)
class Clauses(Field):
    """Clause ids of one version, written in any usual way; the value is a frozenset of ids."""

    version: str = "llama-3"

    def parse(self, value: object) -> tuple[object, str]:
        items = to_items(value)
        if not items:
            return None, 'wants a list of clause ids, such as ["2"]'
        found = {
            item: self._resolve(item) for item in items if not isinstance(item, Odd | dict | list)
        }
        if len(found) < len(set(map(str, items))):
            return None, 'wants a list of clause ids, such as ["2"]'
        unknown = [item for item, clause in found.items() if clause is None]
        if unknown:
            return None, (
                f"names {_quoted(unknown[0])}, and there is no such clause. Ids look like 2 or "
                "5.b; the column `clause_id` of the table has them all"
            )
        return frozenset(found.values()), ""

    def _resolve(self, item: object) -> str | None:
        from howopen.clauses import resolve

        return resolve(self.version, _plain_text(item))


def _plain_text(item: object) -> str:
    """Text of an item; a clause id typed as a number (2 or 2.0) means clause "2"."""
    if isinstance(item, float) and item.is_integer() and abs(item) < 100:
        return str(int(item))
    return str(item)[:60]


@dataclass(frozen=True)
class Words(Field):
    """Free text. It earns advice, never the verdict, so it is optional unless said."""

    optional: bool = field(default=True, kw_only=True)
    default: object = field(default="", kw_only=True)

    def parse(self, value: object) -> tuple[object, str]:
        return (value, "") if isinstance(value, str) else (None, "wants a sentence in quotes")


@dataclass(frozen=True)
class Amount(Field):
    """A number with its unit."""

    unit: str = ""

    def parse(self, value: object) -> tuple[object, str]:
        number = to_number(value)
        return (None, f"wants a number {self.unit}".rstrip()) if number is None else (number, "")


@dataclass(frozen=True)
class YesNo(Field):
    """True or False; "yes" and "no" are understood."""

    def parse(self, value: object) -> tuple[object, str]:
        if isinstance(value, bool):
            return value, ""
        known = {"yes": True, "true": True, "no": False, "false": False}
        if isinstance(value, str) and fold(value) in known:
            return known[fold(value)], ""
        return None, "wants True or False"


@dataclass(frozen=True)
class ListOf(Field):
    """Several of a closed set of names (or a function giving it); the value is a frozenset."""

    allowed: Iterable[str] | Callable[[], Iterable[str]]
    what: str = "names"
    may_be_empty: bool = False

    def parse(self, value: object) -> tuple[object, str]:
        items = to_items(value)
        if items is None or (not items and not self.may_be_empty):
            return None, f"wants a list of {self.what}"
        known = _known(_called(self.allowed))
        for item in items:
            if _find(known, item) is None:
                return None, f"names {_quoted(item)}, which is none of the {self.what}"
        return frozenset(_find(known, item) for item in items), ""


@dataclass(frozen=True)
class Record(Form):
    """A dictionary with fixed keys. The value has one attribute per key (a SimpleNamespace).

    Record({"conclusion": OneOf([...]), "clauses": Clauses("llama-3"), "kind": kind_field(),
    "because": Words()}). Optional keys may be absent or None.
    """

    fields: Mapping[str, Field]

    @property
    def asks(self) -> str:
        """The form in words."""
        return f"a dictionary with the keys {', '.join(self.fields)}"

    def parse(self, value: object) -> Reading:
        if not isinstance(value, dict):
            return self.fault(value)
        given = {fold(key) if isinstance(key, str) else key: item for key, item in value.items()}
        names = {fold(name): name for name in self.fields}
        for key in given:
            if key not in names:
                return self.fault(value, f"{_quoted(key)} is not one of the keys.")
        missing = [n for f, n in names.items() if f not in given and not self.fields[n].optional]
        if missing:
            return self.fault(value, f"The key {_listed(missing)} is missing.")
        return self._filled({name: given.get(folded) for folded, name in names.items()})

    def _filled(self, given: dict) -> Reading:
        blank = tuple(name for name, item in given.items() if self._is_blank(name, item))
        if blank:
            return Reading(blank=blank)
        record = SimpleNamespace()
        for name, item in given.items():
            spec = self.fields[name]
            if spec.optional and item in (None, "", BLANK):
                setattr(record, name, spec.default)
                continue
            parsed, fault = spec.parse(item)
            if fault:
                return Reading(fault=f"The key `{name}` {fault}.")
            setattr(record, name, parsed)
        return Reading(record)

    def _is_blank(self, name: str, item: object) -> bool:
        if item is BLANK or (isinstance(item, list | tuple) and BLANK in item):
            return not self.fields[name].optional
        return item in (None, "") and not self.fields[name].optional


@dataclass(frozen=True)
class Rows(Form):
    """A short row for each of several items: {5: ("fails", ["2"], "high"), ...}.

    items: the keys wanted. fields: as in a Record; a row is a tuple or list in their order, and
    optional fields may be left out at its end. what: what an item is ("criterion"). The value is
    a dict, item -> SimpleNamespace with one attribute per field.
    """

    items: Sequence[object]
    fields: Mapping[str, Field]
    what: str = "item"

    @property
    def asks(self) -> str:
        """The form in words."""
        return f"a dictionary that gives each {self.what} a row ({', '.join(self.fields)})"

    def parse(self, value: object) -> Reading:
        if not isinstance(value, dict):
            return self.fault(value)
        known = {fold(str(item)): item for item in self.items}
        given = {}
        for key, row in value.items():
            item = known.get(fold(str(key))) if isinstance(key, str | int) else None
            if item is None:
                return self.fault(value, f"{_quoted(key)} is no {self.what} of this exercise.")
            given[item] = row
        missing = [item for item in self.items if item not in given]
        if missing:
            return self.fault(value, f"There is no row for {self.what} {_listed(missing)}.")
        return self._together({item: self._row(given[item]) for item in self.items})

    def _row(self, row: object) -> Reading:
        if row is BLANK:
            return Reading(blank=("row",))
        least = sum(not spec.optional for spec in self.fields.values())
        wanted = ", ".join(self.fields)
        if not isinstance(row, list | tuple) or not least <= len(row) <= len(self.fields):
            return Reading(fault=f"a row wants {wanted}, in brackets and in this order.")
        given = dict(zip(self.fields, row, strict=False))
        return Record(self.fields)._filled(dict.fromkeys(self.fields) | given)

    def _together(self, rows: Mapping[object, Reading]) -> Reading:
        blank = tuple(f"{self.what} {item}" for item, row in rows.items() if row.blank)
        if blank:
            return Reading(blank=("answer",) if len(blank) == len(rows) else blank)
        for item, row in rows.items():
            if row.fault:
                fault = row.fault.replace("The key", "the entry", 1)
                return Reading(fault=f"In the row of {self.what} {item}: {fault}")
        return Reading({item: row.value for item, row in rows.items()})


def ungrounded(value: object) -> bool:
    """True for a record that says "contested" without saying which kind of uncertainty."""
    return value.conclusion == "contested" and value.kind is None


def misplaced_kind(value: object) -> bool:
    """True for a record that names an uncertainty although its conclusion is not contested."""
    return value.conclusion != "contested" and value.kind is not None


def _called(source):
    return source() if callable(source) else source


def _known(names: Iterable[str]) -> dict[str, str]:
    """Folded text -> name of a closed set; "OSD 6" and "osd6" also find "OSD.6" when unique."""
    names = list(names)
    tight = [_tight(name) for name in names]
    once = {t: name for t, name in zip(tight, names, strict=True) if tight.count(t) == 1}
    return once | {fold(name): name for name in names}


def _tight(text: str) -> str:
    """Letters and digits only, in lower case."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _find(known: Mapping[str, str], text: object) -> str | None:
    """The name that a text means in a closed set, or None."""
    if not isinstance(text, str):
        return None
    return known.get(fold(text)) or known.get(_tight(text))


def _listed(names: Sequence[str]) -> str:
    names = [str(name) for name in names]
    return ", ".join(names[:5]) + (" and others" if len(names) > 5 else "")


def _quoted(item: object) -> str:
    """A short, safe quotation of what the learner wrote."""
    if isinstance(item, str):
        return f'"{item[:40]}"'
    if isinstance(item, bool | float | type(None)):
        return f"`{item}`"
    if isinstance(item, int) and abs(item) < 10**15:
        return f"`{item}`"
    return answers.describe(item)
