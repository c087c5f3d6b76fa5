"""A stored notebook as sections and blocks, ready for the templates."""

from __future__ import annotations

import base64
import html
import json
import re
import struct
from dataclasses import dataclass, field

from .html_exercises import Card, card
from .html_text import (
    Place,
    clean,
    code_block,
    dress,
    heading,
    markdown,
    plain,
    text_block,
)

PICTURES = ("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp")
TASK = re.compile(r"\A###\s+(L\d\d-E\d{1,2})\s+·\s+(.+?)\s*(?:\n|\Z)")
TASK_LINE = re.compile(r'^\*.*\* `hint\("L\d\d-E\d{1,2}"\)`\s*$', re.M)
ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
NOT_ATTEMPTED = "howopen-not-attempted"


@dataclass
class Block:
    """A piece of a section. kind: "text", "code" (html and outputs), "note" or "exercise"."""

    kind: str
    html: str = ""
    outputs: str = ""
    card: Card | None = None


@dataclass
class Section:
    """A part of the page under one h2 (the first one, the head, has none)."""

    id: str
    title: str = ""
    further: bool = False
    blocks: list[Block] = field(default_factory=list)

    @property
    def cards(self) -> list[Card]:
        """The exercises of the section."""
        return [block.card for block in self.blocks if block.card]


@dataclass
class Document:
    """A notebook as a page shows it."""

    id: str
    title: str
    question: str = ""
    core: int = 0
    further: int = 0
    facts_as_of: str = ""
    sections: list[Section] = field(default_factory=list)

    @property
    def cards(self) -> list[Card]:
        """All exercises, in order."""
        return [card for section in self.sections for card in section.cards]


# Head of a lesson -----------------------------------------------------------------------------


def lesson_of(notebook: dict) -> tuple[str, str]:
    """(lesson id, edition) of a notebook of the course, ("", "") for any other notebook."""
    ours = notebook.get("metadata", {}).get("howopen", {})
    lesson = ours.get("lesson", "") if isinstance(ours, dict) else ""
    if not re.fullmatch(r"L\d\d", str(lesson)):
        return "", ""
    return lesson, "teacher" if ours.get("edition") == "solution" else "learner"


def facts(header: str) -> dict:
    """Question, minutes and date out of the first cell of a lesson, as the build writes it."""
    question = re.search(r"^\*\*(.+)\*\*$", header, re.M)
    core = re.search(r"about (\d+) minutes on the core path", header)
    further = re.search(r"(\d+) more under Go further", header)
    date = re.search(r"\*\*Facts as of:\*\* (\S+)", header)
    return {
        "question": question[1] if question else "",
        "core": int(core[1]) if core else 0,
        "further": int(further[1]) if further else 0,
        "facts_as_of": date[1] if date else "",
    }


# Reading a notebook ---------------------------------------------------------------------------


def document(notebook: dict, place: Place, name: str, teacher: bool, beliefs: dict, starters: dict):
    """The Document of a notebook.

    place: the page's Place. name: a title for a notebook that gives none. beliefs: rows of the
    table misconceptions by id. starters: for teachers, sources of exercise cells by id as
    learners have them.
    """
    return _Reader(notebook, place, name, teacher, beliefs, starters).read()


class _Reader:
    def __init__(self, notebook, place, name, teacher, beliefs, starters):
        self.notebook, self.place, self.teacher = notebook, place, teacher
        self.beliefs, self.starters = beliefs, starters
        self.lesson = lesson_of(notebook)[0]
        self.document = Document(self.lesson, name)
        self.section = Section(f"{place.prefix}top")
        self.document.sections.append(self.section)
        self.task: Card | None = None  # the exercise whose answer cell has not come yet
        self.done: Card | None = None  # the exercise just closed: notes may follow it

    def read(self) -> Document:
        for cell in self.notebook.get("cells", []):
            self._cell(cell)
        self._close_task()
        return self.document

    def _cell(self, cell):
        tags = cell.get("metadata", {}).get("tags", [])
        source = _joined(cell.get("source", ""))
        kind = cell.get("cell_type")
        if "instructor" in tags:
            self._note(cell, source, kind)
        elif kind == "markdown" and self.lesson and "header" in tags:
            self._header(source)
        elif kind == "markdown" and self.lesson and TASK.match(source):
            self._open_task(source, cell)
        elif kind == "markdown":
            self._prose(source, cell, "further" in tags, "terms" in tags)
        elif kind == "code" and self.task and cell.get("id") == self.task.id:
            self._answer(cell, source)
        elif kind == "code" and (source.strip() or cell.get("outputs")):
            shown = code_block(source, self.place) if source.strip() else ""
            self._add(Block("code", shown, outputs(cell, self.place)))
        elif kind == "raw" and source.strip():
            self._add(Block("text", text_block(source, self.place)))

    def _add(self, block):
        self.done = None
        if self.task is not None:
            self.task.parts.append(block.html + block.outputs)
        else:
            self.section.blocks.append(block)

    def _header(self, source):
        for name, value in facts(source).items():
            setattr(self.document, name, value)
        first, _, rest = source.partition("\n")
        self.document.title = re.sub(rf"^#\s+(?:{self.lesson}\s+·\s+)?", "", first).strip()
        self._add(Block("text", markdown(rest, self.place)))

    def _prose(self, source, cell, further, terms):
        for part in _at_headings(source):
            title = re.match(r"(#{1,2})\s+(.+?)\s*#*\s*(?:\n|\Z)", part)
            rest = part
            if title and title[1] == "#" and not self.lesson and len(self.document.sections) == 1:
                if not self.section.blocks:
                    self.document.title, title = _words(title[2]), None
                    rest = part.partition("\n")[2]
            if title:
                rest = part[title.end() :]
                self._open_section(title[2], further)
            made = markdown(rest, self.place, cell.get("attachments"))
            if terms:
                made = _with_term_ids(made, self.place)
            if made.strip():
                self._add(Block("text", made))

    def _open_section(self, title, further):
        self._close_task()
        self.done = None
        inner = _inline(title, self.place)
        self.place.level = 2
        identifier = self.place.identifier(plain(inner))
        self.section = Section(identifier, plain(inner), further)
        self.document.sections.append(self.section)
        self.section.blocks.append(Block("text", heading(2, inner, identifier)))

    def _open_task(self, source, cell):
        self._close_task()
        found = TASK.match(source)
        self.task = card(found[1], found[2], self.teacher, self.beliefs)
        self.place.level = 3
        self.place.ids.add(found[1])
        rest = source[found.end() :]
        rest = TASK_LINE.sub("", rest) if self.task.chips else rest
        made = markdown(rest, self.place, cell.get("attachments"))
        if self.task.form:
            made, self.task.form.items = with_options(made, self.task.form.items)
        self.task.parts.append(made)

    def _answer(self, cell, source):
        task = self.task
        if self.teacher:
            starter = self.starters.get(task.id, "")
            task.solution = code_block(
                _solution(source, starter), self.place, f"Solution of {task.id}"
            )
            task.starter = (
                code_block(starter, self.place, f"Starter of {task.id}") if starter else ""
            )
            task.feedback = outputs(cell, self.place)
        else:
            task.starter = code_block(source, self.place, f"Starter of {task.id}")
            task.feedback = outputs(cell, self.place, attempted_only=True)
        self._close_task()

    def _close_task(self):
        if self.task is not None:
            self.done, self.task = self.task, None
            self.section.blocks.append(Block("exercise", card=self.done))

    def _note(self, cell, source, kind):
        if not self.teacher:
            return
        if kind == "code":
            made = code_block(source, self.place) + outputs(cell, self.place)
        else:
            made = markdown(source, self.place, cell.get("attachments"))
        beside = self.task or self.done
        if beside is not None:
            beside.notes.append(made)
        else:
            self.section.blocks.append(Block("note", made))


def _solution(solved, starter):
    """A solved cell without the starter above the solution, if the rest stands by itself."""
    lines = starter.rstrip().split("\n")
    above = "\n".join(lines[:-1] if lines[-1].startswith("check(") else lines).strip()
    rest = solved.removeprefix(above).lstrip("\n") if above else solved
    return solved if rest[:1].isspace() or not rest else rest


def _joined(value):
    return "".join(value) if isinstance(value, list) else value


def _words(text):
    return re.sub(r"[*_`]|\]\([^)]*\)|\[", "", text).strip()


def _inline(text, place):
    """Markdown of one line as HTML without its paragraph; its bare words if it is more than one."""
    made = markdown(text, place).strip()
    if made.count("<p>") == 1 and made.startswith("<p>") and made.endswith("</p>"):
        return made[3:-4]
    return html.escape(_words(text), quote=False)


def _at_headings(source):
    """The source cut before each heading of level 1 or 2 that is not inside fenced code."""
    parts, fence = [[]], ""
    for line in source.split("\n"):
        mark = line.strip()[:3]
        if mark in ("```", "~~~") and (not fence or mark == fence):
            fence = "" if fence else mark
        elif not fence and re.match(r"#{1,2}\s", line) and parts[-1]:
            parts.append([])
        parts[-1].append(line)
    return ["\n".join(lines) for lines in parts]


def _with_term_ids(made, place):
    """The definitions in the section Terms, each with an address."""
    anchors = {html.escape(row["term"], quote=False): a for a, row in place.terms.items()}

    def named(match):
        anchor = anchors.get(match[1])
        place.defined.add(anchor)
        return f'<li id="{place.prefix}term-{anchor}"><strong>{match[1]}' if anchor else match[0]

    return re.sub(r"<li>\s*(?:<p>)?<strong>([^<]+)", named, made)


def with_options(made: str, items: list[tuple[str, str]]):
    """A task without its list of options, and the options in the words of that list.

    Items of the list begin with their letter in bold. Without such a list nothing changes.
    """
    for match in reversed(list(re.finditer(r"<ul>((?:(?!<ul>).)*?)</ul>\s*", made, re.S))):
        found = re.findall(
            r"<li>(?:<p>)?<strong>([^<]+)</strong>:?\s*(.*?)(?:</p>)?\s*</li>", match[1], re.S
        )
        if [key for key, _ in found] == [key for key, _ in items]:
            return made[: match.start()] + made[match.end() :], [(k, t.strip()) for k, t in found]
    return made, items


# Outputs --------------------------------------------------------------------------------------


def outputs(cell: dict, place: Place, attempted_only: bool = False) -> str:
    """All outputs of a code cell as HTML; a picture and the caption after it become a figure.

    attempted_only leaves out the feedback "not attempted yet" that a blank exercise stores.
    """
    made, waiting = [], list(cell.get("outputs", []))
    while waiting:
        output = waiting.pop(0)
        if attempted_only and NOT_ATTEMPTED in _joined(output.get("data", {}).get("text/html", "")):
            continue
        caption = ""
        if _picture_of(output) and waiting:
            below = _joined(waiting[0].get("data", {}).get("text/html", ""))
            if "howopen-caption" in below or "howopen-description" in below:
                caption = below
                waiting.pop(0)
        made.append(_output(output, caption, place))
    return "".join(made)


def _picture_of(output):
    return next((kind for kind in PICTURES if kind in output.get("data", {})), "")


def _output(output, caption, place):
    kind = output.get("output_type")
    if kind == "stream":
        return text_block(ANSI.sub("", _joined(output.get("text", ""))), place)
    if kind == "error":
        trace = (
            "\n".join(output.get("traceback", []))
            or f"{output.get('ename')}: {output.get('evalue')}"
        )
        return text_block(ANSI.sub("", trace), place)
    data = output.get("data", {})
    if _picture_of(output):
        return _figure(output, caption, place)
    if "text/html" in data:
        made = dress(clean(_joined(data["text/html"])), place)
        if plain(made) or "<img" in made:
            return f'<div class="out">{made}</div>'
    if "text/markdown" in data:
        return f'<div class="out">{markdown(_joined(data["text/markdown"]), place)}</div>'
    if "text/plain" in data:
        return text_block(_joined(data["text/plain"]), place)
    if "application/json" in data:
        return text_block(json.dumps(data["application/json"], indent=2), place)
    return ""


def _figure(output, caption, place):
    kind = _picture_of(output)
    data = _joined(output["data"][kind])
    if kind == "image/svg+xml":
        data = base64.b64encode(data.encode()).decode("ascii")
    data = "".join(data.split())
    if not re.fullmatch(r"[A-Za-z0-9+/=]*", data):
        return ""
    about = output.get("metadata", {})
    alt = about.get(kind, {}).get("alt") or about.get("alt") or "A figure without a description"
    number = place.number("figure")
    identifier = f"{place.prefix}figure-{number}"
    words = dress(clean(caption), place) if caption else ""
    # The link to the figure is its number; the caption's own paragraph follows on the same line.
    label = f'<a class="figure-number" href="#{identifier}">Figure {number}</a> '
    if '<p class="howopen-caption">' in words:
        words = words.replace(
            '<p class="howopen-caption">', f'<p class="howopen-caption">{label}', 1
        )
    else:
        words = f"<p>{label}</p>{words}"
    return (
        f'<figure id="{identifier}"><img src="data:{kind};base64,{data}"'
        f' alt="{html.escape(str(alt))}"'
        f"{_size(kind, data)}><figcaption>{words}</figcaption></figure>"
    )


def _size(kind, data):
    """Width and height of a PNG, so that a page does not jump when it is shown."""
    if kind != "image/png":
        return ""
    try:
        start = base64.b64decode(data[:64])
        width, height = struct.unpack(">II", start[16:24])
    except (ValueError, struct.error):
        return ""
    return f' width="{width}" height="{height}"'
