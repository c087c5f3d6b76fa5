"""Make notebooks of a lesson: cells and ids, without running them; and judge stored notebooks.

A notebook is a plain dictionary in nbformat's own layout, so that neither nbformat nor jupytext
needs importing to compare what is stored with what a source gives.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from .lint import MACHINE_PATH
from .source import Lesson

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
# Without "version": the notebook is the same under every Python.
LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{6,}")
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Draft:
    """A notebook to be run. `where` holds, per cell, the source line of each of its lines."""

    path: Path
    content: dict
    where: list[list[int]] = field(default_factory=list)
    exercise: list[str] = field(default_factory=list)


def drafts(lesson: Lesson, exercises, glossary: dict, sources: dict, root: Path):
    """The two drafts of a lesson: for learners (blank) and solved.

    `exercises` maps ids to exercises, `glossary` anchors to rows, `sources` ids to rows.
    """
    slugs = {f"L{path.stem[:2]}": path.stem for path in (root / "solutions").glob("*.py")}
    cells = [_generated(header(lesson, slugs), "header")]
    cells += [_authored(cell, exercises) for cell in lesson.cells]
    for text, tag in ((terms(lesson, glossary), "terms"), (references(lesson, sources), "sources")):
        if text:
            cells.append(_generated(text, tag))
    cells = _with_ids(cells)
    name = f"{lesson.slug}.ipynb"
    learner = [cell for cell in cells if "instructor" not in cell["tags"]]
    return (
        _draft(root / "lessons" / name, lesson, learner, "blank", "lesson"),
        _draft(root / "solutions" / name, lesson, cells, "solved", "solution"),
    )


def _draft(path, lesson, cells, version, edition):
    draft = Draft(path, {})
    stored = []
    for cell in cells:
        lines = cell[version]
        text = "\n".join(text for _, text in lines)
        if edition == "solution" and cell["kind"] == "markdown":
            text = text.replace("](glossary.md", "](../lessons/glossary.md")
        stored.append(_stored_cell(cell, text))
        draft.where.append([number for number, _ in lines])
        draft.exercise.append(cell["exercise"])
    draft.content = {
        "cells": stored,
        "metadata": {
            "howopen": {"edition": edition, "lesson": lesson.id, "title": lesson.title},
            "kernelspec": dict(KERNELSPEC),
            "language_info": dict(LANGUAGE),
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return draft


def _stored_cell(cell, text):
    metadata = {"tags": sorted(cell["tags"])} if cell["tags"] else {}
    stored = {"cell_type": cell["kind"], "id": cell["id"], "metadata": metadata, "source": text}
    if cell["kind"] == "code":
        stored |= {"execution_count": None, "outputs": []}
    return stored


def _authored(cell, exercises):
    lines, blank = cell.solved(), cell.blank()
    if cell.role == "task":
        lines = blank = _with_task_line(lines, exercises[cell.exercise])
    tags = list(cell.tags)
    tags += ["further"] if cell.further else []
    tags += {"task": ["exercise-task"], "answer": ["exercise"]}.get(cell.role, [])
    entry = {"kind": cell.kind, "solved": lines, "blank": blank, "tags": tags}
    return entry | {"exercise": cell.exercise, "id": _own_id(cell)}


def _generated(text, tag):
    lines = [(1, line) for line in text.splitlines()]
    entry = {"kind": "markdown", "solved": lines, "blank": lines, "tags": ["generated", tag]}
    return entry | {"exercise": "", "id": ""}


def _own_id(cell):
    return {"task": f"{cell.exercise}-task", "answer": cell.exercise}.get(cell.role, "")


def _with_ids(cells):
    """Ids of all other cells: a hash of what they hold; a repeated one gets a number."""
    used = {}
    for cell in cells:
        if not cell["id"]:
            text = cell["kind"] + "\n" + "\n".join(text for _, text in cell["solved"])
            cell["id"] = hashlib.sha256(text.encode()).hexdigest()[:12]
        used[cell["id"]] = used.get(cell["id"], 0) + 1
        if used[cell["id"]] > 1:
            cell["id"] += f"-{used[cell['id']]}"
    return cells


# Generated text -------------------------------------------------------------------------------


def header(lesson: Lesson, slugs: dict[str, str]) -> str:
    """The first cell of a lesson: title, question, times, objectives, data, date.

    `slugs` maps the ids of the lessons there are to their file names without suffix.
    """
    minutes = lesson.minutes
    core = minutes["teaching"] + minutes["exercises"]
    linked = [f"[{r}]({slugs[r]}.ipynb)" if r in slugs else r for r in lesson.requires]
    needs = ", ".join(linked) or "nothing"
    times = (
        f"about {core} minutes on the core path ({minutes['teaching']} reading and running, "
        f"{minutes['exercises']} on exercises)"
    )
    if minutes["further"]:
        times += f", {minutes['further']} more under Go further"
    lines = [f"# {lesson.id} · {lesson.title}", "", f"**{lesson.question}**", ""]
    if lesson.article != "-":
        lines += [f"*What the article says:* {lesson.article}", ""]
    lines += [f"- **Time** (an estimate): {times}", f"- **Builds on:** {needs}"]
    if lesson.data:
        lines.append("- **Tables:** " + ", ".join(f"`{name}`" for name in lesson.data))
    lines += [f"- **Facts as of:** {lesson.facts_as_of}", "", "At the end you can:", ""]
    lines += [f"{i}. {text}" for i, text in enumerate(lesson.objectives.values(), start=1)]
    lines += ["", "*This is teaching material, not legal advice.*"]
    return "\n".join(lines)


def task_line(exercise) -> str:
    """The line under an exercise heading."""
    must = "must do" if exercise.must else "optional"
    return (
        f"*{must} · {exercise.kind} · {exercise.mode} · about {exercise.minutes} min · "
        f'stuck? Run* `hint("{exercise.id}")`'
    )


def _with_task_line(lines, exercise):
    number, heading = lines[0]
    rest = lines[1:] if len(lines) > 1 and not lines[1][1].strip() else [(number, ""), *lines[1:]]
    return [(number, heading), (number, ""), (number, task_line(exercise)), *rest]


def terms(lesson: Lesson, glossary: dict) -> str:
    """The section Terms: every linked glossary term with its definition, by name."""
    rows = sorted((glossary[a] for a in lesson.glossary), key=lambda row: row["term"].lower())
    if not rows:
        return ""
    lines = ["## Terms", ""]
    lines += [f"- **{row['term']}**: {row['definition']}" for row in rows]
    return "\n".join([*lines, "", "All terms of the course: [glossary](glossary.md)."])


def references(lesson: Lesson, sources: dict) -> str:
    """The section Sources: the front matter's sources in their order, primary first."""
    if not lesson.sources:
        return ""
    lines = ["## Sources", ""]
    for name in lesson.sources:
        row = sources[name]
        line = f"- {row['citation'].rstrip('.')}."
        if row["address"]:
            line += f" <{row['address']}>"
        if row["version_or_date_read"]:
            line += f" ({row['version_or_date_read']})"
        lines.append(line)
    return "\n".join(lines)


# Files ----------------------------------------------------------------------------------------


def dump(content: dict) -> str:
    """A notebook as it is stored: sources and texts as lists of lines, keys sorted."""
    cells = []
    for cell in content["cells"]:
        cell = cell | {"source": _split(cell["source"])}
        if "outputs" in cell:
            cell["outputs"] = [_stored_output(output) for output in cell["outputs"]]
        cells.append(cell)
    stored = content | {"cells": cells}
    return json.dumps(stored, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _stored_output(output):
    if "data" in output:
        data = {
            kind: _split(value) if kind.startswith("text/") else _join(value)
            for kind, value in output["data"].items()
        }
        return output | {"data": data}
    return output | {"text": _split(output["text"])} if "text" in output else output


def _split(value):
    return _join(value).splitlines(keepends=True)


def _join(value):
    return "".join(value) if isinstance(value, list) else value


def load(path: Path) -> dict:
    """A stored notebook with every multi-line text joined."""
    content = json.loads(path.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        cell["source"] = _join(cell["source"])
        for output in cell.get("outputs", []):
            if "text" in output:
                output["text"] = _join(output["text"])
            for kind, value in output.get("data", {}).items():
                output["data"][kind] = _join(value)
    return content


def clean(content: dict) -> dict:
    """An executed notebook without anything that depends on machine, time or version."""
    cells = []
    for cell in content["cells"]:
        cell = {k: v for k, v in cell.items() if k != "attachments" or v}
        cell["metadata"] = {k: v for k, v in cell["metadata"].items() if k == "tags"}
        if cell["cell_type"] == "code":
            cell["outputs"] = _clean_outputs(cell["outputs"])
        cells.append(cell)
    metadata = content["metadata"] | {"language_info": dict(LANGUAGE)}
    metadata = {k: metadata[k] for k in ("howopen", "kernelspec", "language_info")}
    return content | {"cells": cells, "metadata": metadata}


def _clean_outputs(outputs):
    kept = []
    for output in outputs:
        output = {k: v for k, v in output.items() if k != "transient"}
        last = kept[-1] if kept else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            last["text"] = _join(last["text"]) + _join(output["text"])
        else:
            kept.append(output)
    return kept


# Judging outputs ------------------------------------------------------------------------------


def output_problems(cell: dict):
    """(what is wrong, what to do) for each fault of a code cell's outputs, none if all is well."""
    for output in cell["outputs"]:
        if output["output_type"] == "error":
            yield f"the cell fails: {output['ename']}: {output['evalue']}", "Mend the cell."
            continue
        data = output.get("data", {"text/plain": output.get("text", "")})
        if output.get("name") == "stderr":
            last = "".join(_join(data["text/plain"]).strip().splitlines()[-1:])
            yield f"the cell warns: {last}", "Mend its cause: warnings name temporary files."
        for kind in data:
            alt = output.get("metadata", {}).get(kind, {}).get("alt")
            if kind.startswith("image/") and not alt:
                yield "a figure without alt text", 'End the cell with show(fig, alt="...").'
        yield from _text_problems(
            "\n".join(_join(v) for kind, v in data.items() if kind.startswith("text/"))
        )


def _text_problems(text):
    if "$" in text:
        yield "a $ in the output, which JupyterLab sets as maths", "Show USD, or rename the column."
    if MACHINE_PATH.search(text):
        yield "a path of one machine in the output", "Show a name instead."
    if ADDRESS.search(text):
        yield "an object's address in the output", "Assign the last value (_ = …) or show()."


def order_problem(content: dict) -> str:
    """What is wrong with the execution counts of a stored notebook; empty if they are 1..n."""
    counts = [c["execution_count"] for c in content["cells"] if c["cell_type"] == "code"]
    if counts == list(range(1, len(counts) + 1)):
        return ""
    return f"code cells are stored with execution counts {counts}, not 1 to {len(counts)} in order"


def failing_cell(content: dict):
    """Index, error name, message and line within the cell (or None) of the first failed cell."""
    for index, cell in enumerate(content["cells"]):
        for output in cell.get("outputs", []):
            if output["output_type"] == "error":
                trace = ANSI.sub("", "\n".join(output.get("traceback", [])))
                rows = re.findall(r"Cell In\[\d+\], line (\d+)", trace)
                return index, output["ename"], output["evalue"], int(rows[-1]) if rows else None
    return None


def readable(content: dict) -> list[str]:
    """A notebook without its outputs as lines of text, for a diff."""
    lines = [f"metadata {json.dumps(content['metadata'], sort_keys=True)}"]
    for cell in content["cells"]:
        tags = ",".join(cell["metadata"].get("tags", []))
        lines += ["", f"[{cell['cell_type']} {cell.get('id')}{' ' + tags if tags else ''}]"]
        lines += cell["source"].splitlines()
        odd = {k: v for k, v in cell["metadata"].items() if k != "tags"}
        lines += [f"cell metadata {json.dumps(odd, sort_keys=True)}"] if odd else []
    return lines
