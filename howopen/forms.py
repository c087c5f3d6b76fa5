"""Forms: what an answer looks like, from one letter to a figure.

A form reads what the learner gave (`read`) and says in words what it wants (`asks`). Answers of
several keys are in `howopen.fields`; reading without trusting is in `howopen.answers`.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from howopen import answers
from howopen.answers import (
    BLANK,
    called,
    closed_set,
    find,
    fold,
    plain,
    quoted,
    some_of,
    to_items,
    to_number,
)
from howopen.exercise import Form, Reading, Rule


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
        number = to_number(value, self.unit)
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
        known = closed_set(called(self.allowed))
        for item in items:
            if find(known, item) is None:
                return self.fault(value, f"{quoted(item)} is not one of them.")
        return Reading(frozenset(find(known, item) for item in items))


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
        known = closed_set(called(self.allowed))
        names = tuple(find(known, item) for item in to_items(value))
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
        items = tuple(called(self.items))
        if not isinstance(value, dict):
            return self.fault(value)
        given = {self._item(key, items): label for key, label in value.items()}
        if None in given:
            return self.fault(value, f"One of its keys is no {self.what} of this exercise.")
        missing = [item for item in items if item not in given]
        if missing:
            return self.fault(value, f"There is no label for {some_of(missing)}.")
        if "none" in self.labels:  # who writes None there means the label
            given = {item: "none" if label is None else label for item, label in given.items()}
        blank = tuple(str(item) for item in items if given[item] in (BLANK, None, ""))
        if blank:
            return Reading(blank=blank)
        return self._labelled(value, {item: given[item] for item in items})

    def _labelled(self, value: object, given: dict) -> Reading:
        known = {fold(label): label for label in self.labels}
        for item, label in given.items():
            if not isinstance(label, str) or fold(label) not in known:
                return self.fault(value, f"{quoted(label)} (for {item}) is none of the labels.")
        return Reading({item: known[fold(label)] for item, label in given.items()})

    def _item(self, key: object, items: Sequence[str]) -> str | None:
        if not isinstance(key, str | int | float):
            return None
        text = str(key)
        return find(closed_set(items), text) or (self.normal(text) if self.normal else None)


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
        wanted = {fold(str(key)): key for key in called(self.keys)}
        given = {}
        for key, amount in value.items():
            known = wanted.get(fold(str(key))) if isinstance(key, str | int | float) else None
            if known is None:
                return self.fault(value, f"{quoted(key)} is not one of the keys wanted.")
            given[known] = amount
        missing = [str(key) for key in wanted.values() if key not in given]
        if missing:
            return self.fault(value, f"There is nothing for {some_of(missing)}.")
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
            return self.fault(answer, f"It has no column {some_of(missing)}.")
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
        outcomes = tuple(attempt(answer, *case) for case in called(self.cases))
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
    """A Picture of one matplotlib Axes; a title over the whole figure counts as its title."""
    from matplotlib.patches import Rectangle

    legend = ax.get_legend()
    bars = [p for p in ax.patches if isinstance(p, Rectangle)]
    points = [tuple(map(float, xy)) for c in ax.collections for xy in _offsets(c)]
    titles = [*map(ax.get_title, ("center", "left", "right"))]
    titles += [ax.figure.get_suptitle()] if ax.figure else []
    return Picture(
        title=next(filter(None, titles), ""),
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
