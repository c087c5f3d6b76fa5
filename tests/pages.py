"""Read a page of the class edition as a browser would, without one."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

VOID = {"br", "hr", "img", "input", "link", "meta"}


class Page(HTMLParser):
    """Tags with attributes, ids, links and words of a page.

    tags: (name, attributes, names of the tags around it). words: all text but scripts' and styles'.
    """

    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict, tuple[str, ...]]] = []
        self.words_in: list[str] = []
        self.around: list[str] = []
        self.unmatched: list[str] = []
        self.feed(text)
        self.close()

    @classmethod
    def of(cls, path: Path) -> Page:
        return cls(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs), tuple(self.around)))
        if tag not in VOID:
            self.around.append(tag)

    def handle_endtag(self, tag):
        if self.around and self.around[-1] == tag:
            self.around.pop()
        else:
            self.unmatched.append(tag)

    def handle_data(self, data):
        if not {"script", "style"} & set(self.around):
            self.words_in.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self.words_in).split())

    @property
    def ids(self) -> list[str]:
        return [a["id"] for _, a, _ in self.tags if "id" in a]

    @property
    def links(self) -> list[str]:
        return [a["href"] for tag, a, _ in self.tags if tag == "a" and "href" in a]

    def all(self, tag: str) -> list[dict]:
        return [attributes for name, attributes, _ in self.tags if name == tag]

    def policy(self) -> str:
        found = [a["content"] for a in self.all("meta") if "http-equiv" in a]
        assert len(found) == 1, "one Content-Security-Policy"
        return found[0]


def dead_links(folder: Path) -> list[str]:
    """Links between the pages of a folder that lead nowhere, as "page: link"."""
    pages = {path.name: Page.of(path) for path in folder.glob("*.html")}
    ids = {name: set(page.ids) for name, page in pages.items()}
    dead = []
    for name, page in pages.items():
        for link in page.links:
            if link.startswith(("http://", "https://", "mailto:")):
                continue
            file, _, part = link.partition("#")
            target = file or name
            if target not in ids and not (folder / target).is_file():
                dead.append(f"{name}: {link}")
            elif part and part not in ids.get(target, set()):
                dead.append(f"{name}: {link}")
    return dead
