"""Records: answers of several keys, each with a field of its own.

A record is one judgement with its grounds (conclusion, clauses, kind of uncertainty, words); rows
are several records under the names of what they judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace

from howopen.answers import (
    BLANK,
    Odd,
    called,
    closed_set,
    find,
    fold,
    quoted,
    some_of,
    to_items,
    to_number,
)
from howopen.exercise import UNCERTAINTIES, Form, Reading


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
                f"names {quoted(unknown[0])}, and there is no such clause. Ids look like 2 or "
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
        known = closed_set(called(self.allowed))
        for item in items:
            if find(known, item) is None:
                return None, f"names {quoted(item)}, which is none of the {self.what}"
        return frozenset(find(known, item) for item in items), ""


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
                return self.fault(value, f"{quoted(key)} is not one of the keys.")
        missing = [n for f, n in names.items() if f not in given and not self.fields[n].optional]
        if missing:
            return self.fault(value, f"The key {some_of(missing)} is missing.")
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
                return self.fault(value, f"{quoted(key)} is no {self.what} of this exercise.")
            given[item] = row
        missing = [item for item in self.items if item not in given]
        if missing:
            return self.fault(value, f"There is no row for {self.what} {some_of(missing)}.")
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
