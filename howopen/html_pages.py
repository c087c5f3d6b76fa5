"""The other pages of the class edition: what their templates need, read from the tables."""

from __future__ import annotations

import json
import re
from pathlib import Path

from . import packages
from .html_text import Place, markdown, plain


def home_text(root: Path, place: Place) -> str:
    """What the README says of the course before its first section, as HTML."""
    path = root / "README.md"
    if not path.is_file():
        return ""
    text = path.read_text(encoding="utf-8").partition("\n## ")[0]
    text = re.sub(r"^#\s.*$|^!\[[^\]]*\]\([^)]*\)\s*$|<!--.*?-->", "", text, flags=re.M)
    return markdown(text, place)


def glossary_terms(rows: dict[str, dict]) -> list[dict]:
    """Terms by name: term, anchor, definition, lesson, see (anchor and term), letter."""
    terms = []
    for row in sorted(rows.values(), key=lambda row: (row["term"].lower(), row["term"])):
        named = [a for a in (row.get("see_also") or "").split(";") if a in rows]
        terms.append(
            {
                "term": row["term"],
                "anchor": row["anchor"],
                "definition": row["definition"],
                "lesson": row.get("lesson", ""),
                "see": [(a, rows[a]["term"]) for a in named],
                "letter": row["term"][0].upper(),
            }
        )
    return terms


def datasheets(root: Path, place_for) -> list[dict]:
    """Each table with its datasheet: name, title, rows, facts, licence, html, columns, texts.

    place_for(prefix) gives the Place for a datasheet.
    """
    folder = root / "datasets"
    package = folder / "datapackage.json"
    resources = {}
    if package.is_file():
        known = json.loads(package.read_text(encoding="utf-8"))["resources"]
        resources = {resource["name"]: resource for resource in known}
    for name, about in packages.TABLES.items():
        resources.setdefault(name, {"title": about["title"]})
    names = {p.stem for p in folder.glob("*.md")}
    names |= {name for name, resource in resources.items() if "path" in resource}
    return [_datasheet(n, folder, resources, place_for) for n in sorted(names - {"README"})]


def _datasheet(name, folder, resources, place_for):
    resource, path = resources.get(name, {}), folder / f"{name}.md"
    made = ""
    if path.is_file():
        place = place_for(f"{name}-")
        place.level, place.shift = 2, 1
        text = re.sub(r"\A#\s.*\n", "", path.read_text(encoding="utf-8").lstrip())
        made = markdown(text, place)
    fields = resource.get("schema", {}).get("fields", [])
    return {
        "name": name,
        "title": resource.get("title", ""),
        "rows": resource.get("rows"),
        "facts": resource.get("facts_as_of", ""),
        "html": made,
        "columns": [_column(f) for f in fields],
        "texts": _sections(made),
    }


def _column(field):
    kind = field.get("type", "")
    unit = field.get("unit", "")
    return {
        "name": field["name"],
        "kind": f"{kind}, {unit}" if unit else kind,
        "about": field.get("description") or field.get("title", ""),
    }


def _sections(made):
    """(id, title, text) of each h3 of a datasheet."""
    found = re.split(r'<div class="heading"><h3 id="([^"]+)">(.*?)</h3>', made)
    return [
        (found[i], plain(found[i + 1]), plain(found[i + 2]).removeprefix("# "))
        for i in range(1, len(found) - 2, 3)
    ]


def sources(rows) -> list[dict]:
    """Sources by citation, with the words for an empty address."""
    return sorted(rows, key=lambda row: (row["citation"].lower(), row["source_id"]))


# Search ---------------------------------------------------------------------------------------


def lesson_texts(document, file: str) -> list[dict]:
    """What search finds in a lesson: a text a section and a text an exercise."""
    where = f"{document.id} {document.title}"
    found = []
    for section in document.sections:
        words = plain(" ".join(b.html for b in section.blocks if b.kind == "text"))
        title = section.title or document.title
        words = words.removeprefix(f"{section.title}#").strip()
        found.append(text(f"{file}#{section.id}", title, where, words))
        for card in section.cards:
            options = " ".join(text for _, text in card.form.items) if card.form else ""
            words = plain(" ".join(card.parts) + " " + options)
            found.append(
                text(f"{file}#{card.id}", f"{card.id} {card.title}", f"Exercise in {where}", words)
            )
    return found


def table_texts(terms: list[dict], sheets: list[dict]) -> list[dict]:
    """What search finds in glossary and datasheets."""
    found = [
        text(f"glossary.html#{term['anchor']}", term["term"], "Glossary", term["definition"])
        for term in terms
    ]
    for sheet in sheets:
        name, where = sheet["name"], f"Datasheet {sheet['name']}"
        found.append(text(f"data.html#{name}", name, "Data", sheet["title"]))
        found += [text(f"data.html#{p}", title, where, words) for p, title, words in sheet["texts"]]
    return found


def text(url: str, title: str, where: str, words: str) -> dict:
    """One entry of the search."""
    return {"url": url, "title": title, "where": where, "text": words}


def search_script(library: str, texts: list[dict]) -> str:
    """search.js: the library, then the texts."""
    numbered = [{"id": number, **entry} for number, entry in enumerate(texts)]
    data = json.dumps(numbered, ensure_ascii=False, separators=(",", ":"))
    # U+2028 and U+2029 end a line in old scripts; "</" never stands in a script.
    data = data.replace("\u2028", " ").replace("\u2029", " ").replace("</", "<\\/")
    return f"{library}\nwindow.howopenTexts = {data};\n"
