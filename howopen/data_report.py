"""The page `datasets/README.md`: every table with its rows, columns, size and lessons.

Makers' side, standard library only. `python -m howopen build` writes the page.
"""

from __future__ import annotations

import csv
import json

from howopen import packages
from howopen.data import DESCRIPTION, folder

_INTRODUCTION = """\
# The tables

What the lessons compute with. Each table is a CSV file (UTF-8, commas), described column by column
in [datapackage.json](datapackage.json) (a Frictionless data package: types, units, allowed values,
keys). Its datasheet, one click away below, says what a row is, how the table was made and what must
not be concluded from it. Every row names its source: see [sources](sources.md).

In a lesson, `load("clauses")` gives a table, `describe("clauses")` its datasheet and `tables()` the
list of names. `load` refuses a file that was damaged, and says where.

Our own tables are under CC-BY-4.0; what they took from others, and under which licence, stands in
`sources.csv`. To correct a fact: CONTRIBUTING.md.
"""
_FROM_PACKAGES = """\
## Made from packages at run time

These have no file. `load` makes them, offline, from packages that the course installs.
"""


def datasets_readme() -> str:
    """Return datasets/README.md: one line a table, counted from the files as they are now."""
    description = json.loads((folder() / DESCRIPTION).read_text(encoding="utf-8"))
    resources = sorted(description["resources"], key=lambda resource: resource["name"])
    sizes = {r["name"]: (folder() / r["path"]).stat().st_size for r in resources}
    rows = {r["name"]: _count_rows(folder() / r["path"]) for r in resources}
    lines = [
        _INTRODUCTION,
        f"{len(resources)} tables, {sum(rows.values()):,} rows, {_size(sum(sizes.values()))}.\n",
        "| table | what it holds | rows | columns | size | lessons | facts as of |",
        "|---|---|--:|--:|--:|---|---|",
    ]
    for resource in resources:
        name = resource["name"]
        lines.append(_row(
            f"[{name}]({name}.md)", resource.get("title", ""), f"{rows[name]:,}",
            str(len(resource["schema"]["fields"])), _size(sizes[name]),
            _lessons(resource.get("lessons", [])), resource.get("facts_as_of", "see the rows"),
        ))
    lines += ["", _FROM_PACKAGES, "| table | what it holds | columns | lessons |",
              "|---|---|--:|---|"]
    for name, table in sorted(packages.TABLES.items()):
        lines.append(_row(f"[{name}]({name}.md)", table["title"], str(len(table["fields"])),
                          _lessons(table["lessons"])))
    return "\n".join(lines) + "\n"


def _count_rows(path) -> int:
    """Return the number of rows below the header; a cell may run over several lines."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def _size(size: int) -> str:
    """Return a size in bytes as people read it: "12 kB", "3.1 MB"."""
    return f"{max(1, round(size / 1e3))} kB" if size < 1e6 else f"{size / 1e6:.1f} MB"


def _lessons(lessons: list[str]) -> str:
    """Return lesson ids in order, neighbours joined: "L01, L05-L07"."""
    numbers = sorted({int(lesson[1:]) for lesson in lessons})
    runs = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(_run(first, last) for first, last in runs)


def _run(first: int, last: int) -> str:
    joint = {0: "", 1: f", L{last:02}"}
    return f"L{first:02}" + joint.get(last - first, f"-L{last:02}")


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"
