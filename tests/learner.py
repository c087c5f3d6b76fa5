"""Small lessons for the tests of what happens in a learner's folder."""

from __future__ import annotations

import copy
import json
from pathlib import Path

NAMES = ("00-start-here.ipynb", "03-reading-the-licence.ipynb", "glossary.md")


def cell(kind: str, ident: str, text: str) -> dict:
    made = {"cell_type": kind, "id": ident, "metadata": {},
            "source": text.splitlines(keepends=True)}
    if kind == "code":
        made |= {"execution_count": 1, "outputs": [
            {"name": "stdout", "output_type": "stream", "text": ["out\n"]}]}
    return made


def exercise(ident: str, title: str, starter: str = "answer = ...") -> list[dict]:
    return [
        cell("markdown", f"{ident}-task", f"### {ident} · {title}\n\nDo it."),
        cell("code", ident, f'{starter}\ncheck("{ident}", answer)'),
    ]


def lesson(number: int, extra: str = "") -> dict:
    """A lesson with two sections and three exercises; `extra` makes a newer version of it."""
    ident = f"L{number:02}"
    cells = [
        cell("markdown", "aa01", f"# Lesson {number}"),
        cell("markdown", "aa02", f"## First section\n\nProse.{extra}"),
        cell("code", "aa03", "from howopen import check, hint"),
        *exercise(f"{ident}-E1", "One"),
        cell("markdown", "aa04", "## Second section\n\nMore prose."),
        *exercise(f"{ident}-E2", "Two"),
        *exercise(f"{ident}-E3", "Three"),
    ]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel},
            "nbformat": 4, "nbformat_minor": 5}


def course(folder: Path) -> Path:
    """A folder of lessons: L00, L03 and the glossary."""
    folder.mkdir()
    save(folder / NAMES[0], lesson(0))
    save(folder / NAMES[1], lesson(3))
    (folder / NAMES[2]).write_text("# Glossary\n", encoding="utf-8")
    return folder


def save(path: Path, notebook: dict) -> None:
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def source(notebook: dict, ident: str) -> str:
    found = next(c for c in notebook["cells"] if c["id"] == ident)
    return "".join(found["source"])


def edit(path: Path, ident: str, text: str) -> None:
    """Write `text` into a cell, as a learner would, and save."""
    notebook = copy.deepcopy(read(path))
    for found in notebook["cells"]:
        if found["id"] == ident:
            found["source"] = text.splitlines(keepends=True)
    save(path, notebook)


def answer(path: Path, ident: str, said: str) -> str:
    """Answer an exercise; returns the source of its cell."""
    text = f'answer = "{said}"\ncheck("{ident}", answer)'
    edit(path, ident, text)
    return text
