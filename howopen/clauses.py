"""Finding a clause of a Llama licence by what people call it.

The table `clauses` gives every clause one id per version ("1.b.i.B", "AUP.2.d"). Learners write
the same clause in many ways: "1(b)(i)(B)", "section 2", "use policy 1.c". This module turns what
they write into the id of the table, or says that there is none.

Nothing here guesses: two clauses in one string, or a clause that another version has, give None.
"""

import difflib
import re
import unicodedata
from functools import lru_cache

__all__ = ["ancestors", "near", "resolve"]

_LONGEST = 120  # no name of a clause is longer; longer text is prose, not a reference

# Words that say "this is a reference" and carry nothing else.
_NOISE = frozenset(
    "section sections sect sec s clause clauses cl paragraph para par item items point "
    "article art number no licence license agreement".split()
)
_SMALL = frozenset(["of", "the", "in", "under"])
_POLICY = re.compile(r"\b(?:acceptable[\s_-]+)?use[\s_-]+policy\b")
# "of the Llama 3 agreement": the version is already given, so its name only gets in the way.
_LICENCE_NAME = re.compile(
    r"\b(?:meta\s+)?llama[\s-]*\d(?:\.\d)?['’]?s?\s+(?:community\s+)?(?:agreement|licen[cs]e)\b"
)
# A bracket that holds a word is a remark, "(not met)"; one with a label belongs to the number.
_REMARK = re.compile(r"[(\[](?!\s*(?:[a-z]|[ivx]+|\d+)\s*[)\]])[^()\[\]]*[)\]]")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")


def resolve(version: str, text: str) -> str | None:
    """The id of the clause that `text` names in one version's licence, or None.

    `version` is a key such as "llama-3.1". Upper and lower case, spaces, dots and brackets do not
    matter, nor do words such as "section" and "§"; "use policy" and "policy" stand for AUP.
    Anything else, text of another type included, gives None. Raises only what loading the table
    raises (TableError when the file is damaged).
    """
    if not isinstance(version, str) or not isinstance(text, str):
        return None
    index = _index(version)
    for tokens in _readings(text):
        found = index["exact"].get(".".join(tokens)) or index["tight"].get(_tight(tokens))
        if found:
            return found
    return None


def near(version: str, text: str) -> list[str]:
    """Ids, at most five and in the order of the text, that someone who wrote `text` may mean.

    An id that exists gives itself. A number that runs past the text ("1.b.i.C") gives the clauses
    that stand where it stops making sense; a mistyped one gives those that look most like it.
    """
    if not isinstance(version, str) or not isinstance(text, str):
        return []
    found = resolve(version, text)
    if found:
        return [found]
    index, readings = _index(version), _readings(text)
    for tokens in readings:
        for end in range(len(tokens) - 1, 0, -1):
            known = index["exact"].get(".".join(tokens[:end]))
            if known:
                return (index["children"].get(known) or [known])[:5]
    if not readings:
        return []
    close = difflib.get_close_matches(".".join(readings[0])[:40], index["exact"], n=5, cutoff=0.6)
    hits = {index["exact"][key] for key in close}
    return [clause_id for clause_id in index["parent"] if clause_id in hits]


def ancestors(version: str, clause_id: str) -> list[str]:
    """The clauses above one clause, nearest first: "1.b.i.B" has ["1.b.i", "1.b", "1"].

    Any spelling that `resolve` knows will do. A clause at the top, or none at all, gives [].
    """
    parent = _index(version)["parent"] if isinstance(version, str) else {}
    found, above = resolve(version, clause_id), []
    while found and parent.get(found):
        found = parent[found]
        above.append(found)
    return above


def _index(version: str) -> dict[str, dict]:
    """Look-ups of one version: exact and tight spellings to id, id to parent, id to children."""
    return _indexes().get(version) or _build([])


@lru_cache(maxsize=1)
def _indexes() -> dict[str, dict]:
    from howopen.data import load  # here, so that importing this module stays cheap

    table = load("clauses").sort_values(["version", "position"], kind="stable")
    columns = ["version", "clause_id", "parent_id", "aliases"]
    table = table[columns].astype(object).where(table[columns].notna(), "")
    indexes = {}
    for version, rows in table.groupby("version", observed=True, sort=False):
        indexes[str(version)] = _build(list(rows.itertuples(index=False, name=None)))
    return indexes


def _build(rows: list[tuple]) -> dict[str, dict]:
    parent = {clause_id: above for _, clause_id, above, _ in rows}
    children = {}
    for clause_id, above in parent.items():
        children.setdefault(above, []).append(clause_id)
    names = [(clause_id, clause_id) for clause_id in parent]
    names += [(name, row[1]) for row in rows for name in row[3].split(";") if name]
    exact, tight, doubtful = {}, {}, set()
    for name, clause_id in names:  # ids come first: an alias never takes the place of an id
        for tokens in _readings(name)[:1]:
            exact.setdefault(".".join(tokens), clause_id)
            if tight.setdefault(_tight(tokens), clause_id) != clause_id:
                doubtful.add(_tight(tokens))
    for key in doubtful:  # run together, two names look alike: leave the choice to the writer
        del tight[key]
    return {"exact": exact, "tight": tight, "parent": parent, "children": children}


def _readings(text: str) -> list[list[str]]:
    """The text as lists of tokens: as it stands and, if it has remarks in brackets, without."""
    if len(text) > _LONGEST:
        return []
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _LICENCE_NAME.sub(" ", _POLICY.sub(" aup ", text))
    texts = [text, _REMARK.sub(" ", text)]
    readings = [_tokens(each) for each in dict.fromkeys(texts)]
    return [tokens for tokens in readings if tokens]


def _tokens(text: str) -> list[str]:
    tokens = ["aup" if word == "policy" else word for word in _TOKEN.findall(text)]
    tokens = [word for word in tokens if word not in _SMALL]
    if not tokens or not tokens[0].startswith("def"):  # but "definition of Agreement" needs it
        tokens = [word for word in tokens if word not in _NOISE]
    if "aup" in tokens:  # "item 1.c of the use policy" is "use policy 1.c"
        tokens = ["aup"] + [word for word in tokens if word != "aup"]
    return tokens


def _tight(tokens: list[str]) -> str:
    """Tokens run together ("1bi"), with a dot kept between two numbers ("1.1" is not "11")."""
    return re.sub(r"(?<=\d)\|(?=\d)", ".", "|".join(tokens)).replace("|", "")
