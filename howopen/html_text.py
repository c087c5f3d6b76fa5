"""Text of notebooks as clean HTML: Markdown, code and whatever an output holds.

What a notebook brings is not trusted. Everything goes through `clean` (nh3, one allowlist), and
only then does `dress` add what a page needs: addresses of headings, links that lead to pages,
tables that scroll inside themselves, code in colours. `dress` reads what nh3 wrote, which is
always well formed.
"""

from __future__ import annotations

import base64
import html
import itertools
import mimetypes
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

TAGS = set(
    "a abbr b blockquote br caption code dd del details div dl dt em figcaption figure h1 h2 h3 h4 "
    "h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table "
    "tbody td tfoot th thead tr u ul var".split()
)
ATTRIBUTES = {
    "*": {"class", "dir", "lang"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
# Words and pictures of these are of no use to a reader, so they go with all they hold.
DROPPED_WHOLE = {
    "script",
    "style",
    "title",
    "template",
    "noscript",
    "iframe",
    "object",
    "svg",
    "math",
}
OUR_CLASS = re.compile(r"howopen-[a-z-]{1,30}|language-[a-z0-9+-]{1,20}")
PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=\s]+")
NUMBER = re.compile(r"[-+−]?[\d.,\s]*\d\s?%?|NaN|<NA>|")
VOID = {"br", "hr", "img"}


@dataclass
class Place:
    """The page that a text stands on, and what it has numbered so far.

    prefix: begins every id ("L03-"). defined: anchors of terms that the page itself defines.
    link(href) gives the address to use, or None when there is no such page. terms: glossary rows
    by anchor; used: the anchors linked so far. term_link(anchor) is the address of a definition.
    folder: where the notebook stands, for its pictures. shift: added to the level of headings.
    """

    prefix: str = ""
    link: Callable[[str], str | None] = lambda href: None
    terms: dict[str, dict] = field(default_factory=dict)
    term_link: Callable[[str], str] = lambda anchor: f"#term-{anchor}"
    folder: Path | None = None
    shift: int = 0
    used: list[str] = field(default_factory=list)
    defined: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    level: int = 1

    def number(self, what: str) -> int:
        """The next number of a kind of thing on this page: figures, tables, outputs."""
        self.counts[what] = self.counts.get(what, 0) + 1
        return self.counts[what]

    def label(self, what: str) -> str:
        """A name for the next thing of a kind, like no other of the course: "Table 2 of L03"."""
        lesson = self.prefix.rstrip("-")
        number = self.number(what)
        return f"{what} {number} of {lesson}" if lesson else f"{what} {number}"

    def identifier(self, text: str) -> str:
        """An id of its own for a heading."""
        slug = re.sub(r"[^\w]+", "-", text.lower()).strip("-") or "part"
        wanted, number = f"{self.prefix}{slug}", 2
        while wanted in self.ids:
            wanted, number = f"{self.prefix}{slug}-{number}", number + 1
        self.ids.add(wanted)
        return wanted


# Cleaning -------------------------------------------------------------------------------------


@cache
def _cleaner():
    import nh3

    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        clean_content_tags=DROPPED_WHOLE,
        url_schemes={"http", "https", "mailto", "data"},
        link_rel=None,
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(c for c in value.split() if OUR_CLASS.fullmatch(c)) or None
    if name == "src":
        return value if PICTURE.fullmatch(value) or not value.startswith("data:") else None
    if name == "href":
        return None if value.strip().lower().startswith("data:") else value
    return value


def clean(markup: str) -> str:
    """HTML of unknown origin without anything that runs, loads, styles or names itself."""
    return _cleaner().clean(markup)


@cache
def _markdown():
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    class Renderer(IPythonRenderer):
        """Leaves code in plain form: `dress` colours it after cleaning."""

        def block_code(self, code, info=None):
            language = (info or "").split(maxsplit=1)[0] if info else ""
            kind = f' class="language-{html.escape(language)}"' if language else ""
            return f"<pre><code{kind}>{html.escape(code, quote=False)}</code></pre>\n"

    renderer = Renderer(escape=False, exclude_anchor_links=True)
    return renderer, MarkdownWithMath(renderer=renderer)


def markdown(text: str, place: Place, attachments: dict | None = None) -> str:
    """Markdown as clean, dressed HTML."""
    renderer, convert = _markdown()
    known = set(attachments or ())
    # A picture that is not there must not stop the page.
    text = re.sub(
        r"!\[([^]]*)\]\(attachment:([^)\s]+)\)",
        lambda m: m[0] if m[2] in known else m[1],
        text,
    )
    renderer.attachments = attachments or {}
    return dress(clean(convert.render(text)), place)


def plain(markup: str) -> str:
    """The words of some HTML, spaces made single."""
    text = re.sub(r"</(p|li|h\d|td|th|tr|div|dt|dd|pre|summary)>|<br>", " ", markup)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


# Code -----------------------------------------------------------------------------------------


@cache
def _lexer(language: str):
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None


# Names, operators and brackets stay in the colour of the text: no need to mark them.
PLAIN_TOKENS = {"n", "p", "o", "w", "nn", "na", "nv", "nx", "err"}


@cache
def _token_class(kind) -> str:
    """The usual short Pygments class of a token; empty for what stays in the text's colour."""
    from pygments.token import STANDARD_TYPES

    while kind not in STANDARD_TYPES:
        kind = kind.parent
    name = STANDARD_TYPES[kind]
    return "" if name in PLAIN_TOKENS else name


def code(source: str, language: str = "python") -> str:
    """Source code as HTML with the usual short Pygments classes."""
    source, lexer = source.rstrip("\n"), _lexer(language)
    if lexer is None:
        return html.escape(source, quote=False)
    made = []
    for name, group in itertools.groupby(lexer.get_tokens(source), lambda t: _token_class(t[0])):
        text = html.escape("".join(text for _, text in group), quote=False)
        made.append(f'<span class="{name}">{text}</span>' if name else text)
    return "".join(made).rstrip("\n")


def code_block(source: str, place: Place, label: str = "", language: str = "python") -> str:
    """A block of code that scrolls inside itself and can be reached by keyboard."""
    name = label or place.label("Code")
    return (
        f'<div class="scroll code" role="group" aria-label="{html.escape(name)}" tabindex="0">'
        f"<pre><code>{code(source, language)}</code></pre></div>"
    )


def text_block(text: str, place: Place) -> str:
    """Plain text that a cell gave out."""
    name = html.escape(place.label("Output"))
    return (
        f'<div class="scroll out" role="group" aria-label="{name}" tabindex="0">'
        f"<pre>{html.escape(text.rstrip(), quote=False)}</pre></div>"
    )


# Dressing -------------------------------------------------------------------------------------


def dress(markup: str, place: Place) -> str:
    """Clean HTML made ready for its page."""
    dresser = _Dresser(place)
    dresser.feed(markup)
    dresser.close()
    return dresser.result()


def heading(level: int, inner: str, identifier: str) -> str:
    """A heading with a link to itself."""
    name = html.escape(plain(inner))
    return (
        f'<div class="heading"><h{level} id="{identifier}">{inner}</h{level}>'
        f'<a class="anchor" href="#{identifier}" aria-label="Link to: {name}">#</a></div>'
    )


class _Dresser(HTMLParser):
    """Copies HTML and changes headings, links, pictures, tables and code on the way."""

    def __init__(self, place: Place):
        super().__init__(convert_charrefs=False)
        self.place = place
        self.parts: list[list[str]] = [[]]  # a stack: what is held back until its end tag
        self.links: list[tuple[str, str | None]] = []
        self.tables: list[dict] = []
        self.language = ""
        self.in_pre = False

    def result(self) -> str:
        while len(self.parts) > 1:
            self.parts[-2].append("".join(self.parts.pop()))
        return "".join(self.parts[0])

    def out(self, text: str) -> None:
        self.parts[-1].append(text)

    def handle_data(self, data):
        if not self.tables or len(self.parts) > self.tables[-1]["depth"]:
            self.out(data)

    def handle_entityref(self, name):
        self.handle_data(f"&{name};")

    def handle_charref(self, name):
        self.handle_data(f"&#{name};")

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6", "pre"):
            self.parts.append([])
            self.in_pre = self.in_pre or tag == "pre"
        elif tag == "code" and self.in_pre:
            self.language = attributes.get("class", "").removeprefix("language-")
        elif tag == "a":
            self._open_link(attributes.get("href"))
        elif tag == "img":
            self.out(self._picture(attributes))
        elif tag == "table":
            self.parts.append([])
            self.tables.append(
                {"depth": len(self.parts), "rows": [], "part": "tbody", "caption": ""}
            )
        elif self.tables and tag in ("thead", "tbody", "tfoot"):
            self.tables[-1]["part"] = tag
        elif self.tables and tag == "tr":
            self.tables[-1]["rows"].append((self.tables[-1]["part"], []))
        elif self.tables and tag in ("td", "th", "caption"):
            self.parts.append([])
            self.tables[-1]["cell"] = attributes
        else:
            self.out(_start(tag, attributes))

    def handle_endtag(self, tag):
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._close_heading(int(tag[1]))
        elif tag == "pre":
            self._close_pre()
        elif tag == "code" and self.in_pre:
            pass
        elif tag == "a" and self.links:
            self._close_link()
        elif tag == "table" and self.tables:
            self._close_table()
        elif self.tables and tag in ("td", "th", "caption"):
            self._close_cell(tag)
        elif self.tables and tag in ("thead", "tbody", "tfoot", "tr"):
            pass
        else:
            self.out(f"</{tag}>")

    def _close_heading(self, level):
        inner = "".join(self.parts.pop())
        # Never a level left out, whatever a notebook does.
        level = min(max(level + self.place.shift, 2), self.place.level + 1, 6)
        self.place.level = level
        self.out(heading(level, inner, self.place.identifier(plain(inner))))

    def _close_pre(self):
        source = html.unescape("".join(self.parts.pop()))
        language, self.language, self.in_pre = self.language, "", False
        if language in ("", "text"):
            self.out(text_block(source, self.place))
        else:
            self.out(code_block(source, self.place, language=language))

    def _open_link(self, href):
        glossary = re.fullmatch(r"(?:\.\./lessons/)?glossary\.(?:md|html)#([\w-]+)", href or "")
        if glossary and glossary[1] in self.place.terms:
            anchor = glossary[1]
            if anchor not in self.place.used:
                self.place.used.append(anchor)
            address = html.escape(self.place.term_link(anchor))
            described = f'aria-describedby="{self.place.prefix}def-{anchor}"'
            self.links.append((f'<a class="term" href="{address}" {described}>', ""))
        else:
            address = self._address(href)
            self.links.append((f'<a href="{html.escape(address)}">' if address else "", address))
        self.parts.append([])

    def _close_link(self):
        (start, address), inner = self.links.pop(), "".join(self.parts.pop())
        if start and plain(inner) == address:
            start = start[:-1] + " data-bare>"  # an address that print need not spell out again
        self.out(f"{start}{inner}</a>" if start else inner)

    def _address(self, href):
        if href and re.match(r"https?://|mailto:", href, re.I):
            return href
        return self.place.link(href) if href else None

    def _picture(self, attributes):
        source, alt = attributes.get("src") or "", attributes.get("alt") or ""
        if not source.startswith("data:"):
            source = self._embedded(source)
        if not source:
            return f"<em>{html.escape(alt or 'picture left out')}</em>"
        return f'<img src="{html.escape(source)}" alt="{html.escape(alt)}">'

    def _embedded(self, source):
        """A picture beside the notebook as a data: address; nothing from anywhere else."""
        folder = self.place.folder
        kind = mimetypes.guess_type(source)[0] or ""
        if folder is None or ":" in source or not kind.startswith("image/"):
            return ""
        path = (folder / source).resolve()
        if folder.resolve() not in path.parents or not path.is_file():
            return ""
        return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode('ascii')}"

    def _close_cell(self, tag):
        inner, table = "".join(self.parts.pop()).strip(), self.tables[-1]
        if tag == "caption":
            table["caption"] = inner
            return
        if not table["rows"]:
            table["rows"].append((table["part"], []))
        spans = {k: v for k, v in table["cell"].items() if k in ("colspan", "rowspan")}
        table["rows"][-1][1].append((tag, spans, inner))

    def _close_table(self):
        table = self.tables.pop()
        self.parts.pop()
        self.out(_table(table["rows"], table["caption"], self.place.label("Table")))


def _start(tag, attributes):
    given = "".join(f' {k}="{html.escape(v or "")}"' for k, v in attributes.items())
    return f"<{tag}{given}>"


def _table(rows, caption, name):
    """A table in a box that scrolls, its numbers set right, its headings marked as such."""
    head = _one_head([cells for part, cells in rows if part == "thead"])
    body = [(part, cells) for part, cells in rows if part != "thead"]
    numeric = _numeric_columns(rows)
    label = ", ".join(t for t in (plain(c[2]) for c in (head[0] if head else [])) if t)
    label = html.escape(f"{name}: {label[:80]}" if label else name)
    made = [f'<div class="scroll data" role="region" aria-label="{label}" tabindex="0"><table>']
    made.append(f"<caption>{caption}</caption>" if caption else "")
    if head:
        made.append("<thead>" + "".join(_row(cells, numeric, "col") for cells in head) + "</thead>")
    made.append("<tbody>" + "".join(_row(cells, numeric, "row") for _, cells in body) + "</tbody>")
    return "".join(made) + "</table></div>"


def _one_head(head):
    """pandas sets the names of index and columns in two rows: one, where no cell clashes."""
    if len(head) != 2 or any(spans for row in head for _, spans, _ in row):
        return head
    above, below = head
    if len(above) != len(below) or any(
        plain(a[2]) and plain(b[2]) for a, b in zip(*head, strict=True)
    ):
        return head
    return [[a if plain(a[2]) else b for a, b in zip(above, below, strict=True)]]


def _numeric_columns(rows):
    """Numbers of the columns that hold nothing but numbers; none where cells are merged."""
    if any(spans for _, cells in rows for _, spans, _ in cells):
        return set()
    found: dict[int, list[str]] = {}
    for part, cells in rows:
        for index, (tag, _, inner) in enumerate(cells):
            if part != "thead" and tag == "td":
                found.setdefault(index, []).append(plain(inner))
    return {
        index
        for index, texts in found.items()
        if any(re.search(r"\d", t) for t in texts) and all(NUMBER.fullmatch(t) for t in texts)
    }


def _row(cells, numeric, scope):
    made = []
    for index, (tag, spans, inner) in enumerate(cells):
        tag = tag if plain(inner) else "td"  # an empty heading names nothing
        given = "".join(f' {k}="{html.escape(v)}"' for k, v in spans.items())
        given += f' scope="{scope}"' if tag == "th" else ""
        given += ' class="n"' if index in numeric else ""
        made.append(f"<{tag}{given}>{inner}</{tag}>")
    return f"<tr>{''.join(made)}</tr>"
