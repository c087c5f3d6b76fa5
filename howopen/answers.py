"""Read whatever a learner hands to `check` without ever trusting it.

An answer may be anything: a list, a Series, a half-filled dictionary, a function, an object
whose methods raise. `plain` turns the kinds we know into ordinary Python values and wraps all
others in `Odd`. It calls no method of an unknown type: not iteration, not equality, not repr.
"""

from __future__ import annotations

import datetime
import sys
import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

MAX_DEPTH = 8
MAX_ITEMS = 20_000
SECONDS_PER_DAY = 86_400


class Blank:
    """The one value that stands for `...`, the mark of a field not filled in yet."""

    def __repr__(self) -> str:
        return "..."


BLANK = Blank()


@dataclass(frozen=True)
class Odd:
    """A value of a kind that no exercise asks for; `name` is its type's name, made safe."""

    name: str


def plain(value: object, depth: int = 0) -> object:
    """Return `value` as str, int, float, bool, None, BLANK, list, tuple, dict or Odd.

    NumPy scalars and arrays, pandas Series (as dict, or list when its index is 0..n-1), Index
    and NA become their plain counterparts; dates become ISO text, spans of time days. Tables,
    functions and figures stay `Odd`: the forms that want them read them themselves.
    """
    kind = type(value)
    if value is ... or value is BLANK:
        return BLANK
    if value is None or kind in (bool, int, float, str):
        return value
    if depth > MAX_DEPTH:
        return Odd("something nested too deeply")
    if issubclass(kind, str):
        return str.__str__(value)
    if issubclass(kind, bool | int):
        return int.__index__(value)
    if issubclass(kind, float):
        return float.__float__(value)
    if kind in (Decimal, Fraction):
        return float(value)
    if kind is datetime.timedelta:
        return value.total_seconds() / SECONDS_PER_DAY
    if kind in (datetime.date, datetime.datetime):
        return value.isoformat()[:10]
    if issubclass(kind, dict):
        return _plain_dict(dict.items(value), depth)
    if issubclass(kind, list | tuple | set | frozenset):
        return _plain_items(value, kind, depth)
    return _plain_library(value, kind, depth)


def _plain_dict(items, depth: int) -> object:
    if len(items) > MAX_ITEMS:
        return Odd("a very long dictionary")
    return {_key(plain(k, depth + 1)): plain(v, depth + 1) for k, v in items}


def _key(value: object) -> object:
    """A dictionary key that can be compared; containers cannot, so they become odd."""
    return value if isinstance(value, str | int | float | bool | type(None) | Odd) else Odd("key")


def _plain_items(value, kind: type, depth: int) -> object:
    base = next(b for b in (list, tuple, set, frozenset) if issubclass(kind, b))
    if base.__len__(value) > MAX_ITEMS:
        return Odd("a very long list")
    items = [plain(item, depth + 1) for item in base.__iter__(value)]
    return tuple(items) if base is tuple else items


def _plain_library(value: object, kind: type, depth: int) -> object:
    """NumPy and pandas values, told by the identity of their types (never by duck typing)."""
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if numpy is not None:
        if issubclass(kind, numpy.generic):
            item = value.item()
            return None if type(item) is kind else plain(item, depth + 1)
        if kind is numpy.ndarray and value.ndim <= 1:
            return plain(value.tolist(), depth + 1)
    if pandas is not None:
        if value is pandas.NA or value is pandas.NaT:
            return None
        if kind is pandas.Timestamp:
            return value.isoformat()[:10]
        if kind is pandas.Timedelta:
            return value.total_seconds() / SECONDS_PER_DAY
        if issubclass(kind, pandas.Index):
            return plain(value.tolist(), depth + 1)
        if kind is pandas.Series:
            return _plain_series(value, depth)
    return Odd(type_name(kind))


def _plain_series(series, depth: int) -> object:
    if len(series) > MAX_ITEMS:
        return Odd("a very long Series")
    values = series.tolist()
    if list(series.index) == list(range(len(values))):
        return plain(values, depth + 1)
    return plain(dict(zip(series.index.tolist(), values, strict=True)), depth + 1)


def type_name(kind: type) -> str:
    """The type's name in letters, digits and underscores, at most 40 of them."""
    try:
        name = type.__dict__["__name__"].__get__(kind)
    except Exception:
        return "object"
    return "".join(c for c in name if c.isalnum() or c == "_")[:40] or "object"


def is_table(value: object) -> bool:
    """True for a pandas DataFrame."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and type(value) is pandas.DataFrame


def is_function(value: object) -> bool:
    """True for a function or lambda written in Python (built-ins can read keyboards or exit)."""
    return type(value) is types.FunctionType


def is_number(value: object) -> bool:
    """True for int and float, not for bool."""
    return type(value) in (int, float)


def describe(value: object) -> str:
    """Say in plain words what kind of thing the learner gave, from its type alone."""
    kind = type(value)
    if value is ... or value is BLANK:
        return "`...`"
    if value is None:
        return "`None`"
    if issubclass(kind, bool):
        return "`True` or `False`"
    if issubclass(kind, str):
        return "a piece of text"
    if issubclass(kind, int | float):
        return "a number"
    for base, word in ((dict, "dictionary"), (list, "list"), (tuple, "tuple"), (set, "set")):
        if issubclass(kind, base):
            return _counted(word, base.__len__(value), "key" if base is dict else "item")
    if is_table(value):
        return f"a table of {_counted_plain(len(value), 'row')}"
    if is_function(value):
        return "a function"
    name = value.name if kind is Odd else type_name(kind)
    return f"an object of the type {name}"


def _counted(word: str, number: int, item: str) -> str:
    return f"a {word} of {_counted_plain(number, item)}"


def _counted_plain(number: int, item: str) -> str:
    return f"{number} {item}" if number == 1 else f"{number} {item}s"


def fold(text: str) -> str:
    """Lower case, single spaces, hyphens and underscores as spaces, no outer punctuation."""
    text = text.casefold().replace("\u2019", "'")  # a curly apostrophe, as from a web page
    words = text.replace("_", " ").replace("-", " ").split()
    return " ".join(words).strip(" .;:,'\"()")


def to_number(value: object, unit: str = "") -> float | int | None:
    """A number from a number or from text such as "1,200", "27 %" or "USD 36.46"; else None.

    unit: words that may stand in the text, in the plural or not: "14 days" for "days".
    """
    if is_number(value):
        return None if value != value else value
    if not isinstance(value, str) or len(value) > 60:
        return None
    text = value.casefold().replace(",", "").replace("\u2212", "-").replace("+", "")
    for word in ("percentage points", "per cent", "percent", "usd", "million", "billion", "%"):
        text = text.replace(word, " ")
    units = {word.rstrip("s") for word in unit.casefold().split()}
    words = [word for word in text.split() if word.rstrip("s") not in units]
    if len(words) != 1:
        return None
    try:
        number = float(words[0])
    except ValueError:
        return None
    return number if number == number else None


def to_items(value: object) -> list | None:
    """A list of items from one text or number (split at ; and ,), a list, tuple or set."""
    if isinstance(value, str):
        return [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
    if is_number(value):
        return [value]
    if isinstance(value, list | tuple):
        return list(value)
    if isinstance(value, dict):
        return list(value.values())
    return None


# --- names of a closed set -------------------------------------------------------------------


def called(source):
    """What a form was given, or gives when asked: a set of names may be computed late."""
    return source() if callable(source) else source


def closed_set(names: Iterable[str]) -> dict[str, str]:
    """Folded text -> name of a closed set; "OSD 6" and "osd6" also find "OSD.6" when unique."""
    names = list(names)
    tight = [_tight(name) for name in names]
    once = {t: name for t, name in zip(tight, names, strict=True) if tight.count(t) == 1}
    return once | {fold(name): name for name in names}


def _tight(text: str) -> str:
    """Letters and digits only, in lower case."""
    return "".join(c for c in text.casefold() if c.isalnum())


def find(known: Mapping[str, str], text: object) -> str | None:
    """The name that a text means in a closed set, or None."""
    if not isinstance(text, str):
        return None
    return known.get(fold(text)) or known.get(_tight(text))


def some_of(names: Sequence[str]) -> str:
    """At most five names in a row."""
    names = [str(name) for name in names]
    return ", ".join(names[:5]) + (" and others" if len(names) > 5 else "")


def quoted(item: object) -> str:
    """A short, safe quotation of what the learner wrote."""
    if isinstance(item, str):
        return f'"{item[:40]}"'
    if isinstance(item, bool | float | type(None)):
        return f"`{item}`"
    if isinstance(item, int) and abs(item) < 10**15:
        return f"`{item}`"
    return describe(item)
