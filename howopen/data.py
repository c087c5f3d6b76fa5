"""The course's tables: `load` one, `describe` one, list them with `tables`.

Every table is a CSV file in `datasets/`, described by one resource in `datasets/datapackage.json`
(a Frictionless data package: names, types, units, allowed values, keys). `load` reads the file
against that description, cell by cell. A file that does not fit is refused as a whole, with the
file, line, column and rule that it breaks: a wrong number is worse than none.

Two tables have no file: `howopen.packages` makes them from installed packages when asked.
"""

from __future__ import annotations

import csv
import datetime
import functools
import io
import json
import math
import re
from pathlib import Path
from typing import TYPE_CHECKING

from howopen import packages

if TYPE_CHECKING:
    import pandas as pd

DESCRIPTION = "datapackage.json"
_INTEGER = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class TableError(ValueError):
    """A table that does not exist, or a file that is not as it should be.

    `file` is the file's name ("datasets/clauses.csv"), `line` the line in it (the header is
    line 1), `column` the column and `rule` the rule that was broken, each None where it does not
    apply. The message says all of them in a sentence.
    """

    def __init__(self, message, *, file=None, line=None, column=None, rule=None):
        super().__init__(message)
        self.file, self.line, self.column, self.rule = file, line, column, rule


def load(name: str) -> pd.DataFrame:
    """Return the table called `name` as a new DataFrame, every column typed.

    Text is `str` (an empty cell is missing; "n/a", "none" and "not stated" are values), whole
    numbers are `int64`, or `Int64` where a cell may be empty, other numbers `float64`, yes/no
    `bool` or `boolean`, dates `datetime64`, and values with an order an ordered `category`.
    Units and meanings: `describe(name)`. Changing the DataFrame changes no other copy of it.

    Raises TableError for a name that is not a table's (the message gives the nearest names) and
    for a file that does not fit its description (the message gives file, line, column and rule).
    """
    _check_name(name)
    if name in packages.TABLES:
        return _from_packages(name).copy()
    where = folder()
    path = where / _resource(name)["path"]
    return _frame(where, name, _stamp(path), _stamp(where / DESCRIPTION)).copy()


def tables() -> pd.DataFrame:
    """Return the list of all tables, one row each: columns `name` and `title`, sorted by name."""
    import pandas as pd

    titles = {r["name"]: r.get("title", "") for r in _package()["resources"]}
    titles |= {name: table["title"] for name, table in packages.TABLES.items()}
    return pd.DataFrame(sorted(titles.items()), columns=["name", "title"], dtype="str")


def describe(name: str) -> None:
    """Show the datasheet of the table `name` and the list of its columns; return None.

    The datasheet says what a row is, how the table was made, under which licence, what is wrong
    with it and what must not be concluded from it. Raises TableError for an unknown name.
    """
    text = datasheet(name)
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:  # plain Python without Jupyter
        get_ipython = display = None
    if get_ipython is None or get_ipython() is None:
        print(text)
    else:
        display({"text/markdown": text, "text/plain": text}, raw=True)


def datasheet(name: str) -> str:
    """Return what `describe` shows: the datasheet and the columns of the table `name`, Markdown.

    Headings become bold lines, so that a notebook keeps its own outline.
    """
    _check_name(name)
    path = folder() / f"{name}.md"
    if not path.is_file():
        raise TableError(
            f"{_short(path)}: the datasheet of the table {name} is missing.",
            file=_short(path), rule="missing file",
        )
    text = _headings_to_bold(path.read_text(encoding="utf-8"))
    lines = ["| column | type | unit | meaning |", "|---|---|---|---|"]
    for field in fields(name):
        cells = [f"`{field['name']}`", field["type"], field.get("unit", ""),
                 field.get("description") or field.get("title", "")]
        lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    return text.rstrip() + "\n\n**Columns**\n\n" + "\n".join(lines) + "\n"


def fields(name: str) -> list[dict]:
    """Return the columns of the table `name` in order, each a Frictionless field (a dict)."""
    _check_name(name)
    if name in packages.TABLES:
        return packages.TABLES[name]["fields"]
    return _resource(name)["schema"]["fields"]


def folder() -> Path:
    """Return the folder of the tables: in the installed package, else beside it in the clone."""
    inside = Path(__file__).parent / "datasets"
    return inside if (inside / DESCRIPTION).is_file() else inside.parents[1] / "datasets"


# ---- names and descriptions -------------------------------------------------------------------


def _check_name(name) -> None:
    """Raise TableError unless `name` is the name of a table; say which names come near."""
    if not isinstance(name, str):
        raise TableError(
            'A table is asked for by its name in quotation marks, such as load("clauses"); '
            f"this was {'None' if name is None else _article(type(name).__name__)}. "
            "tables() lists the names.",
            rule="unknown table",
        )
    known = [r["name"] for r in _package()["resources"]] + list(packages.TABLES)
    if name in known:
        return
    import difflib

    asked = re.sub(r"\W+", "_", name.strip().lower()[:80].removesuffix(".csv"))
    asked = asked.replace("license", "licence")
    near = difflib.get_close_matches(asked, known, n=3, cutoff=0.5)
    guess = f" Did you mean {_either([repr(n) for n in near])}?" if near else ""
    raise TableError(
        f"There is no table called {_quote(name)}.{guess} tables() lists all {len(known)}.",
        rule="unknown table",
    ) from None


def _resource(name: str) -> dict:
    for resource in _package()["resources"]:
        if resource["name"] == name:
            return resource
    file = _short(folder() / DESCRIPTION)
    raise TableError(
        f"{file} has no table called {name}, to which another table points. {_remedy(file)}",
        file=file, rule="description",
    )


def _package() -> dict:
    path = folder() / DESCRIPTION
    return _read_package(path, _stamp(path))


@functools.lru_cache(maxsize=8)
def _read_package(path: Path, stamp) -> dict:
    """Return datapackage.json as a dict, checked as far as loading depends on it."""
    file = _short(path)
    if stamp is None:
        raise TableError(
            f"{file} is missing: the course's tables are not where they should be. "
            "Install the course again, or work in a complete clone.",
            file=file, rule="missing file",
        )
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        for resource in package["resources"]:
            columns = resource["schema"]["fields"]
            if not resource["name"] or not resource["path"] or not columns:
                raise ValueError("a resource lacks its name, path or fields")
            for field in columns:
                if field["type"] not in _READERS:
                    raise ValueError(
                        f"the column {resource['name']}.{field['name']} has the type "
                        f"{field['type']!r}; load reads {', '.join(_READERS)}"
                    )
    except (ValueError, KeyError, TypeError) as error:
        reason = f"no {error}" if isinstance(error, KeyError) else error
        raise TableError(
            f"{file} is damaged ({reason}). {_remedy(file)}", file=file, rule="description"
        ) from None
    return package


def _stamp(path: Path):
    """Return what changes when the file does, None for no file: caches are keyed by it."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


# ---- reading a file ---------------------------------------------------------------------------


@functools.lru_cache(maxsize=256)
def _frame(where: Path, name: str, file_stamp, description_stamp) -> pd.DataFrame:
    """Return the typed table; the stamps are there so that a changed file is read again."""
    import pandas as pd

    resource = _resource(name)
    table = _Table(where / resource["path"], resource)
    values = [table.values(field, cells) for field, cells in table.columns]
    table.check_keys()
    table.check_rows()
    for key in resource["schema"].get("foreignKeys", []):
        table.check_foreign_key(key, where)
    table.check_hash()
    # The values are all known to be good: only now is anything built from them.
    series = {
        field["name"]: _series(field, cells, value, resource)
        for (field, cells), value in zip(table.columns, values, strict=True)
    }
    return pd.DataFrame(series)


@functools.lru_cache(maxsize=16)
def _from_packages(name: str) -> pd.DataFrame:
    try:
        return packages.build(name)
    except ImportError as error:
        raise TableError(
            f"The table {name} is made from an installed package, and {error.name} is not "
            "installed. Set the course up again (make lab).",
            rule="missing package",
        ) from None


@functools.lru_cache(maxsize=256)
def _keys(where: Path, name: str, columns: tuple[str, ...], file_stamp) -> frozenset:
    """Return the values of some columns of a table, as a set of tuples: what keys point to."""
    table = _Table(where / _resource(name)["path"], _resource(name))
    return frozenset(table.tuples(columns))


class _Table:
    """The text of one table's file, cut into cells, and the checks it must pass.

    `columns` is a list of (field, cells): each field of the schema with its column as strings.
    """

    def __init__(self, path: Path, resource: dict):
        self.path, self.resource, self.file = path, resource, _short(path)
        self.missing = set(resource["schema"].get("missingValues", [""]))
        self.text = self._read_text()
        rows = self._read_rows()
        cells = zip(*rows, strict=True)
        self.columns = list(zip(resource["schema"]["fields"], cells, strict=True))
        self.rows = len(rows)

    def error(self, rule, sentence, *, row=None, line=None, column=None, remedy=None):
        """Return the TableError for a broken rule; `row` counts data rows from 0."""
        if row is not None:
            line = self._line(row)
        place = self.file
        place += f", line {line}" if line else ""
        place += f', column "{column}"' if column else ""
        return TableError(
            f"{place}: {sentence} Nothing was loaded. {remedy or _remedy(self.file)}",
            file=self.file, line=line, column=column, rule=rule,
        )

    def _read_text(self) -> str:
        """Return the file's text with LF line ends; refuse what is not whole UTF-8 text."""
        try:
            data = self.path.read_bytes()
        except OSError:
            raise self.error("missing file", "the file is missing or cannot be read.") from None
        if not data.strip():
            raise self.error("empty file", "the file is empty.")
        if data.startswith(b"\xef\xbb\xbf"):
            raise self.error(
                "byte order mark",
                "the file begins with a byte order mark (BOM), which a spreadsheet program adds "
                "when it saves a table; the rest may have been changed as well.", line=1,
            )
        if b"\0" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise self.error("encoding", "the file is not UTF-8 text (it looks like UTF-16).",
                             line=1)
        try:
            text = data.decode("utf-8")
            broken = text.find("\ufffd")  # what a lossy conversion leaves behind
            line = None if broken < 0 else text.count("\n", 0, broken) + 1
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
        if line:
            raise self.error(
                "encoding", "a character here is not valid UTF-8: the file was saved in another "
                "encoding.", line=line,
            )
        return text.replace("\r\n", "\n")

    def _read_rows(self) -> list[list[str]]:
        """Return the data rows, each with as many cells as the schema has columns."""
        names = [field["name"] for field in self.resource["schema"]["fields"]]
        first = self.text.partition("\n")[0]
        for mark, word in ((";", "semicolons"), ("\t", "tabs")):
            if len(names) > 1 and "," not in first and mark in first:
                raise self.error(
                    "separator", f"the columns are separated by {word}, not commas: the file was "
                    "probably saved by a spreadsheet program.", line=1,
                )
        if not self.text.endswith("\n"):
            raise self.error("truncated", "the last line does not end: the file is cut off here.",
                             line=self.text.count("\n") + 1)
        reader, rows, line = self._reader(), [], 1
        try:
            self._check_header(next(reader), names)
            for row in reader:
                if len(row) != len(names):
                    raise self._ragged(row, names, line + 1)
                line = reader.line_num
                rows.append(row)
        except csv.Error as error:
            raise self.error(
                "quotation marks",
                f"the quotation marks from this line on do not pair up ({error}).", line=line + 1,
            ) from None
        if not rows:
            raise self.error("truncated", "the file has a header and no rows.", line=1)
        return rows

    def _ragged(self, row, names, line):
        if not row:
            return self.error("ragged row", "the line is empty.", line=line)
        short = len(row) < len(names)
        reason = "A cell is missing" if short else "There is a cell too many"
        return self.error(
            "ragged row",
            f"the row has {_count(len(row), 'cell')} where the header has {len(names)}. {reason}, "
            "or a comma is not inside quotation marks.",
            line=line, column=names[len(row)] if short else None,
        )

    def _check_header(self, header: list[str], names: list[str]) -> None:
        for name in header:
            if header.count(name) > 1:
                raise self.error("columns", "the column stands twice in the header.",
                                 line=1, column=name)
        for name in names:
            if name not in header:
                raise self.error("columns", "the column is missing from the header.",
                                 line=1, column=name)
        for name in header:
            if name not in names:
                raise self.error("columns", "the table has no such column.", line=1, column=name)
        if header != names:
            column = next(h for h, n in zip(header, names, strict=True) if h != n)
            raise self.error("columns", "the columns stand in another order than they should.",
                             line=1, column=column)

    def _reader(self):
        return csv.reader(io.StringIO(self.text, newline=""), strict=True)

    def _line(self, row: int) -> int:
        """Return the line on which a data row begins (cells may hold line breaks)."""
        reader = self._reader()
        for _ in range(row + 1):
            next(reader)
        return reader.line_num + 1

    def values(self, field: dict, cells) -> dict:
        """Return {text: value} for the distinct cells of a column, each one checked."""
        values, bad = {}, {}
        check = _checker(field, self.resource)
        for text in dict.fromkeys(cells):
            try:
                values[text] = None if text in self.missing else check(text)
            except _Broken as broken:
                bad[text] = broken
        if field["name"] in _required(self.resource) and self.missing & values.keys():
            empty = next(text for text in values if text in self.missing)
            bad[empty] = _Broken("required", "the cell is empty, and it must not be.")
        if bad:
            row = next(i for i, text in enumerate(cells) if text in bad)
            broken = bad[cells[row]]
            raise self.error(broken.rule, broken.sentence, row=row, column=field["name"])
        return values

    def tuples(self, columns) -> list[tuple]:
        """Return the rows of some columns, as text."""
        by_name = {field["name"]: cells for field, cells in self.columns}
        return list(zip(*(by_name[column] for column in columns), strict=True))

    def check_keys(self) -> None:
        """Refuse a row that repeats the primary key, or a value that must be unique."""
        schema = self.resource["schema"]
        keys = [(_list(schema["primaryKey"]), "primary key")] if schema.get("primaryKey") else []
        keys += [([field["name"]], "unique") for field, _ in self.columns
                 if field.get("constraints", {}).get("unique")]
        for columns, rule in keys:
            self._check_unique(columns, rule)

    def _check_unique(self, columns, rule) -> None:
        keys = self.tuples(columns)
        if len(set(keys)) == len(keys):
            return
        seen = {}
        for row, key in enumerate(keys):
            if key in seen and not self.missing.issuperset(key):
                what = ", ".join(_quote(part) for part in key)
                raise self.error(
                    rule, f"{what} already stands on line {self._line(seen[key])}, and no two "
                    "rows may share it.", row=row, column=", ".join(columns),
                )
            seen.setdefault(key, row)

    def check_foreign_key(self, key: dict, where: Path) -> None:
        """Refuse a row that points to a row of another table (or this one) that is not there."""
        columns, reference = _list(key["fields"]), key["reference"]
        target, target_columns = reference.get("resource", ""), _list(reference["fields"])
        if target in ("", self.resource["name"]):
            known, called = set(self.tuples(target_columns)), "this table"
        else:
            stamp = _stamp(where / _resource(target)["path"])
            known, called = _keys(where, target, tuple(target_columns), stamp), f"table {target}"
        for row, value in enumerate(self.tuples(columns)):
            if value not in known and not self.missing.issuperset(value):
                what = ", ".join(_quote(part) for part in value)
                raise self.error(
                    "foreign key", f"{what} is not in the column "
                    f"{', '.join(target_columns)} of {called}.", row=row, column=", ".join(columns),
                )

    def check_rows(self) -> None:
        """Refuse a file with fewer or more rows than the description says."""
        expected = self.resource.get("rows")
        if expected is not None and expected != self.rows:
            raise self.error(
                "row count", f"the file ends here with {_count(self.rows, 'row')}; it was "
                f"published with {expected}.", row=self.rows - 1, remedy=_remedy(self.file, True),
            )

    def check_hash(self) -> None:
        """Refuse a file in which something was changed that breaks no other rule."""
        expected = self.resource.get("hash", "")
        if not expected:
            return
        import hashlib

        found = "sha256:" + hashlib.sha256(self.text.encode("utf-8")).hexdigest()
        if found != expected:
            raise self.error(
                "hash", "the file was changed after it was published. Every cell still fits its "
                "column, so the place cannot be named (in a clone, git diff shows it).",
                remedy=_remedy(self.file, True),
            )


# ---- reading a cell ---------------------------------------------------------------------------


class _Broken(Exception):
    """A cell that breaks a rule: the rule's name and the sentence that says so."""

    def __init__(self, rule, sentence):
        super().__init__(sentence)
        self.rule, self.sentence = rule, sentence


def _string(text):
    return text


def _integer(text):
    if not _INTEGER.fullmatch(text):
        raise _Broken("type", f"{_quote(text)} is not a whole number.")
    if abs(int(text)) >= 2**63:
        raise _Broken("type", f"{_quote(text)} is too large a number.")
    return int(text)


def _number(text):
    if not _NUMBER.fullmatch(text):
        raise _Broken("type", f"{_quote(text)} is not a number written like 1234.5.")
    if not math.isfinite(float(text)):
        raise _Broken("type", f"{_quote(text)} is too large a number.")
    return float(text)


def _boolean(text):
    if text not in ("true", "false"):
        raise _Broken("type", f"{_quote(text)} is neither true nor false.")
    return text == "true"


def _date(text):
    try:
        if not _DATE.fullmatch(text):
            raise ValueError
        datetime.date.fromisoformat(text)
    except ValueError:
        raise _Broken(
            "type", f"{_quote(text)} is not a date written like 2024-04-18."
        ) from None
    return text


_READERS = {
    "string": _string, "integer": _integer, "number": _number, "boolean": _boolean, "date": _date,
}


def _checker(field: dict, resource: dict):
    """Return the function that turns one cell's text into its value, or raises _Broken."""
    read, rules = _READERS[field["type"]], field.get("constraints", {})
    allowed = rules.get("enum")
    pattern = re.compile(rules["pattern"]) if "pattern" in rules else None
    least, most = rules.get("minimum"), rules.get("maximum")
    if allowed is None and pattern is None and least is None and most is None:
        return read
    known = None if allowed is None else {_as_text(value) for value in allowed}

    def check(text):
        value = read(text)
        if known is not None and text not in known:
            some = ", ".join(_as_text(value) for value in allowed[:12])
            more = ", ..." if len(allowed) > 12 else ""
            raise _Broken("enum", f"{_quote(text)} is not one of {some}{more}.")
        if pattern is not None and not pattern.fullmatch(text):
            raise _Broken("pattern",
                          f"{_quote(text)} is not of the form it must have ({pattern.pattern}).")
        if least is not None and value < least:
            raise _Broken("minimum", f"{_quote(text)} is below the least value, {least}.")
        if most is not None and value > most:
            raise _Broken("maximum", f"{_quote(text)} is above the greatest value, {most}.")
        return value

    return check


def _series(field: dict, cells, values: dict, resource: dict):
    """Return one checked column with the dtype that `load` promises."""
    import numpy as np
    import pandas as pd

    kind, full = field["type"], field["name"] in _required(resource)
    if kind == "date":
        days = [values[text] or "NaT" for text in cells]
        return np.array(days, dtype="datetime64[D]").astype("datetime64[us]")
    column = [values[text] for text in cells]
    if kind == "string" and field.get("ordered"):
        return pd.Categorical(column, categories=field["constraints"]["enum"], ordered=True)
    dtypes = {
        "string": "str",
        "number": "float64",
        "integer": "int64" if full else "Int64",
        "boolean": "bool" if full else "boolean",
    }
    return pd.Series(column, dtype=dtypes[kind])


def _required(resource: dict) -> set[str]:
    """Return the columns in which no cell may be empty: the required ones and the key's."""
    schema = resource["schema"]
    required = {f["name"] for f in schema["fields"] if f.get("constraints", {}).get("required")}
    return required | set(_list(schema.get("primaryKey", [])))


# ---- words ------------------------------------------------------------------------------------


def _remedy(file: str, meant: bool = False) -> str:
    text = f"To put the file back as it was published: git checkout -- {file} (or install the "
    text += "course again)."
    return text + (" If the change is meant: python -m howopen build." if meant else "")


def _short(path: Path) -> str:
    """Return "datasets/clauses.csv": enough to find the file, the same on every machine."""
    return f"{path.parent.name}/{path.name}"


def _quote(text: str) -> str:
    """Return a cell's text in quotation marks, on one line and not too long."""
    text = " ".join(text.split()) if text.strip() else text
    return f'"{text[:60]}..."' if len(text) > 63 else f'"{text}"'


def _as_text(value) -> str:
    """Return a value of a schema as it is written in a CSV file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _headings_to_bold(markdown: str) -> str:
    """Turn headings into bold lines, but not the comments in a block of code."""
    lines, in_code = [], False
    for line in markdown.splitlines():
        in_code ^= line.startswith("```")
        lines.append(line if in_code else re.sub(r"^#+ +(.+?) *#*$", r"**\1**", line))
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", r"\|").replace("$", r"\$").replace("\n", " ")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _article(noun: str) -> str:
    return ("an " if noun[:1].lower() in "aeiou" else "a ") + noun


def _either(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _list(value) -> list:
    return [value] if isinstance(value, str) else list(value)
