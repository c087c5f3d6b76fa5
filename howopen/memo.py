"""The capstone's memo: a client's brief, its pack of evidence, what is missing, and the report.

    packs()              the six briefs: client, country, use, question
    pack("gemma-2")      the rows of evidence on that release, each with an id and a source
    missing(memo)        what a memo still lacks, as a list of sentences (empty: complete)
    report(memo)         the memo as one HTML page in your folder

A memo is a dictionary; `missing` says of each part what it wants. Clients are invented. The rows
are those of the course's tables, cut to one release: nothing in a pack is said for this purpose.
"""

from __future__ import annotations

import base64
import datetime
import html
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from howopen.answers import fold, plain
from howopen.exercise import UNCERTAINTIES
from howopen.figures import png

LEAST_EVIDENCE = 8
LEAST_ORIGINALS = 2
SHORTEST_ALT = 40
TERMS = {"licence_terms", "comparator_licences", "law"}  # tables of what binds; others describe
TO_MEND = {"imprecise", "contradicted"}  # verdicts on the article's claims
NO_HELP = {"none", "no", "none used", "used none", "no assistants", "no assistant", "not any"}
VERDICTS = ("use it", "use it on conditions", "do not use it", "cannot say yet")
PARTS = {  # the parts of a memo, in the order of the page
    "pack": "Release",
    "verdict": "Verdict for this client",
    "evidence": "Evidence",
    "originals": "Read in the original",
    "duties": "Duty chain",
    "figure": "Figure",
    "counter": "Strongest counter-argument",
    "would_change": "What would change the verdict",
    "unknown": "What is unknown",
    "corrections": "The article, corrected",
    "assistants": "AI assistants used",
}
RELEASE_FACTS = {
    "developer": "Who developed it?",
    "country": "In which country?",
    "release_date": "When was it released?",
    "licence_as_written": "Which licence do the registers name?",
    "licence_id": "Which licence is that, in the course's ids?",
    "base_model": "Which base model is named?",
    "parameters": "How many parameters?",
    "n_sources": "How many registers list it?",
    "licence_disagreement": "Do the registers differ on the licence?",
}


@dataclass(frozen=True)
class Pack:
    """A client's brief, and which rows of which tables belong to it."""

    release: str
    client: str
    country: str
    use: str
    question: str
    words: tuple[str, ...]  # one of these shows that a verdict speaks of this client
    release_id: str
    licences: tuple[str, ...]
    assessments: tuple[str, ...]
    developer: str = ""
    comparisons: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()
    deciding: tuple[str, ...] = ()  # rows on what the client asks; evidence without any is picked


EXAMPLE = "llama-3"
PACKS = {
    "gpt-oss": Pack(
        "gpt-oss-120b", "a county health service", "Kenya",
        "an assistant for nurses, tuned on its own notes and run on its own servers",
        "May it, and what can it tell nurses about the data the model learnt from?",
        ("health", "nurse", "county", "kenya"),
        "openai-gpt-oss-120b", ("apache-2.0",), ("EOSAI-2026:gpt-oss", "MOF-1.0:gpt-oss-120b"),
        "OpenAI", ("K22",),
        deciding=("MOF-1.0.datasets", "MOF-1.0.data-card", "MOF-1.0.data-preprocessing-code",
                  "EOSAI-2026.base-model-data", "EOSAI-2026.end-model-data",
                  "EOSAI-2026.datasheet"),
    ),
    "deepseek-distil": Pack(
        "DeepSeek-R1-Distill-Llama-70B", "a bank", "Germany",
        "tuning it on support tickets, and passing the tuned weights to partner banks",
        "Under which terms does it hand the weights on, and under which name?",
        ("bank", "german"),
        "deepseek-deepseek-r1-distill-llama-70b", ("mit", "llama-3.3"),
        ("EOSAI-2026:deepseek-r1", "MOF-1.0:deepseek-r1"),
        "DeepSeek", ("K09", "K23"), ("p0075", "p0101", "p0291"), ("LAW-68",),
        ("llama-3.3", "llama-3.3-use-policy"),
        deciding=("K23", "llama-3.3.naming_required", "llama-3.3.passthrough",
                  "llama-3.3.redistribution", "llama-3.3.display_attribution",
                  "llama-3.3.notice_retention"),
    ),
    "gemma-2": Pack(
        "Gemma 2 27B", "a news start-up of six people", "Brazil",
        "a hosted summariser in its paid app, and tuned weights for two partner papers",
        "What must it tell its readers and its partners, and what may the maker still do?",
        ("start-up", "startup", "news", "brazil", "reader", "paper"),
        "google-gemma-2-27b", ("gemma-2024-04",),
        ("MOF-1.0:gemma-2-27b-it", "EOSAI-2026:gemma"), "Google", ("K01", "K02", "K03"),
        ("p0035",),
        deciding=("K01", "K02", "gemma-2024-04.passthrough", "gemma-2024-04.redistribution",
                  "gemma-2024-04.notice_retention", "gemma-2024-04.remote_restriction",
                  "gemma-2024-04.licensor_may_change_terms"),
    ),
    "qwen-2.5": Pack(
        "Qwen2.5-72B", "a messenger with 70 million monthly users, growing", "Indonesia",
        "an assistant inside the messenger, paid for by advertising",
        "May it start, and what happens when it grows?",
        ("messenger", "indonesia"),
        "alibaba-qwen2.5-72b", ("qwen-2024",), ("MOF-1.0:qwen2.5-72b-instruct", "OSAIMap:qwen-2-5"),
        "Alibaba", ("K10", "K11"), ("p0280", "p0423"),
        deciding=("K10", "qwen-2024.scale_threshold", "qwen-2024.scale_threshold_value",
                  "qwen-2024.commercial_use"),
    ),
    "exaone-3.5": Pack(
        "EXAONE 3.5 32B", "a university spin-off", "South Korea",
        "research on legal texts this year, a paid search service next year",
        "What may it do now, what next year, and who owns what the model writes?",
        ("spin-off", "spinoff", "university", "korea"),
        "lg-ai-research-exaone-3.5-32b", ("exaone-1.1-nc",), ("EOSAI-2026:exaone",), "",
        ("K18", "K28", "K29", "K30"),
        ("p0285",),
        deciding=("K18", "K28", "exaone-1.1-nc.commercial_use", "exaone-1.1-nc.field_restrictions",
                  "exaone-1.1-nc.output_restriction"),
    ),
    "starcoder2": Pack(
        "StarCoder2-15B", "a maker of developer tools", "India",
        "code completion in an editor sold to firms, schools and hospitals, weights included",
        "Which limits go out with the editor, and does so much openness of data settle it?",
        ("tool", "editor", "india"),
        "hugging-face-starcoder-2-15b", ("bigcode-openrail-m",),
        ("EOSAI-2026:starcoder", "OSAIMap:starcoder2"), "BigCode/Hugging Face/ServiceNow", ("K06",),
        ("p0077", "p0078"),
        deciding=("K06", "bigcode-openrail-m.field_restrictions",
                  "bigcode-openrail-m.passthrough", "bigcode-openrail-m.redistribution"),
    ),
    EXAMPLE: Pack(
        "Llama 3 8B", "a radio station", "Ghana",
        "tuning it for Twi, a chat on its site, and the tuned weights for two partner stations",
        "May it, and what must listeners and partners be told?",
        ("radio", "station", "ghana", "listener"),
        "meta-llama-3-8b", ("llama-3",), ("EOSAI-2026:llama-3-instruct", "MOF-1.0:llama-3-8b"),
        "", (), (), (), ("llama-3", "llama-3-use-policy"),
    ),
}  # fmt: skip


# The packs ------------------------------------------------------------------------------------


def packs():
    """DataFrame of the six briefs (index: name): release, client, country, use, question."""
    import pandas as pd

    rows = {name: _brief(name) for name in PACKS if name != EXAMPLE}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("pack")


def _brief(name: str) -> dict[str, str]:
    chosen = PACKS[name]
    return {f: getattr(chosen, f) for f in ("release", "client", "country", "use", "question")}


def pack(name: str):
    """The evidence on one release, a DataFrame with a row for each thing that a table says.

    Columns: row_id (cite this), table, about (what the row speaks of: not always the release
    itself), claim, value, source_id, source_ref, as_of. "llama-3" is the worked example.
    Raises ValueError for a name that is none of `packs()`.
    """
    found = _find_pack(name)
    if found is None:
        raise ValueError(f"There is no such pack. There are: {', '.join(PACKS)}.")
    return _pack(found).copy()


def _find_pack(name: object) -> str | None:
    """The pack that a text names, by its own name or by its release ("Qwen2.5-72B")."""
    if not isinstance(name, str):
        return None
    known = {_tight(chosen.release): known for known, chosen in PACKS.items()}
    return (known | {_tight(known): known for known in PACKS}).get(_tight(name))


def _tight(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@cache
def _pack(name: str):
    import pandas as pd

    chosen = PACKS[name]
    rows = _release(chosen.release_id)
    for licence in chosen.licences:
        rows += _terms(licence)
    rows += [_comparison(key) for key in chosen.comparisons]
    for assessment in chosen.assessments:
        rows += _assessment(assessment)
    rows += _transparency(chosen.developer) if chosen.developer else []
    rows += [_pair(key) for key in chosen.pairs] + [_law(key) for key in chosen.law]
    rows += [_original(key) for key in chosen.originals]
    return pd.DataFrame(rows, columns=[
        "row_id", "table", "about", "claim", "value", "source_id", "source_ref", "as_of"])


def _row(row_id, table, about, claim, value, source, ref=None, as_of=None) -> tuple:
    ref = source.source_ref if ref is None else ref
    as_of = _as_of(table) if as_of is None else as_of
    return row_id, table, str(about), claim, str(value), source.source_id, ref, as_of


@cache
def _as_of(table: str) -> str:
    from howopen.data import _resource

    return _resource(table).get("facts_as_of", "see the row")


def _where(table: str, column: str, value: str):
    """The rows of a table with this value, as named tuples."""
    from howopen import load

    frame = load(table)
    return list(frame[frame[column] == value].itertuples())


def _release(release_id: str) -> list[tuple]:
    import pandas as pd

    row = _where("model_releases", "release_id", release_id)[0]
    found = []
    for fact, claim in RELEASE_FACTS.items():
        value = getattr(row, fact)
        if not pd.isna(value) and value not in ("withheld", "not stated", "n/a"):
            if fact == "licence_disagreement":
                value = "yes" if value else "no"
            value = int(value) if fact == "parameters" else value
            found.append(_row(f"release.{fact}", "model_releases", row.model, claim, value, row,
                              as_of=str(row.facts_as_of)[:10]))
    return found


def _terms(licence: str) -> list[tuple]:
    title = _where("licences_read", "licence_id", licence)[0].title
    questions = {row.feature: row.question for row in _all("licence_features")}
    found = []
    for row in _where("licence_terms", "licence_id", licence):
        section = row.section if row.section == row.section else ""
        place = f"section {section}" if section[:1].isdigit() else section or "by silence"
        ref = f"{row.source_ref}; {place}"
        found.append(_row(f"{licence}.{row.feature}", "licence_terms", title,
                          questions[row.feature], row.adopted, row, ref))
    return found


def _all(table: str):
    from howopen import load

    return load(table).itertuples()


def _comparison(key: str) -> tuple:
    row = _where("comparator_licences", "comparison_id", key)[0]
    ref = row.source_ref if row.section == row.source_ref else f"{row.source_ref}; {row.section}"
    about = f"{row.model}: {row.licence}"
    return _row(key, "comparator_licences", about, row.provision, row.value, row, ref)


def _assessment(key: str) -> list[tuple]:
    score = _where("openness_scores", "assessment_id", key)[0]
    index, about = score.framework, score.assessed_model
    if not _slug(about).startswith(_slug(score.model)):
        about = f"{about} (record {score.model})"
    elif not _slug(about).startswith(_slug(score.source_ref.rpartition(".")[0])):
        about = f"{about} (so named in the file {score.source_ref})"
    found = []
    if score.known_issue == score.known_issue:
        found.append(_row(f"{index}.known-issue", "openness_scores", about,
                          "What is known to be amiss with this record?", score.known_issue, score))
    if score.score == score.score:
        claim = "Share of the points, from 0 to 1 (our count)"
        found.append(_row(f"{index}.score", "openness_scores", about, claim, score.score, score))
    if score.class_label != "n/a":
        found.append(_row(f"{index}.label", "openness_scores", about, "Label of the index",
                          score.class_label, score))
    for row in _where("openness_assessments", "assessment_id", key):
        found.append(_row(f"{index}.{_slug(row.component)}", "openness_assessments", about,
                          f"{row.component}: how open?", row.level, row))
    return found


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _transparency(developer: str) -> list[tuple]:
    from howopen import load

    table = load("transparency_scores")
    table = table[table["developer"] == developer]
    found = []
    for edition, rows in table.groupby("edition", observed=True):
        claim = f"Indicators met, of {len(rows)}, in the edition of {edition} (one model per firm)"
        source = next(rows.itertuples())
        found.append(_row(f"fmti.{edition}", "transparency_scores", developer, claim,
                          int(rows["score"].sum()), source))
    return found


def _pair(key: str) -> tuple:
    row = _where("model_derivations", "pair_id", key)[0]
    value = f"{row.base_licence_id} to {row.derived_licence_id}: {row.licence_change}"
    about = f"{row.base_model} to {row.derived_model}"
    return _row(key, "model_derivations", about, "Licence of the base, licence named for what was "
                "built on it", value, row, as_of=str(row.facts_as_of)[:10])


def _law(key: str) -> tuple:
    row = _where("law", "law_id", key)[0]
    return _row(key, "law", row.jurisdiction, f"{row.topic}, {row.date}", row.statement, row)


def _original(key: str) -> tuple:
    row = _where("originals", "original_id", key)[0]
    claim = f"Where is the text? (python -m howopen originals {key})"
    return _row(f"original.{key}", "originals", row.title, claim, row.url, row)


# Is it complete? ------------------------------------------------------------------------------


def missing(memo: object) -> list[str]:
    """What the memo still lacks: a list of sentences, each naming the part and its idea.

    An empty list means complete, which is not yet good: that is for people to say. Never raises.
    """
    try:
        return _missing(memo)
    except Exception:
        return ["Memo: something in it cannot be read. Use text, lists and dictionaries."]


def _missing(memo: object) -> list[str]:
    if not isinstance(memo, dict):
        return [f"Memo: wanted is a dictionary with the keys {', '.join(PARTS)}."]
    parts = _parts(memo)
    name = _find_pack(parts["pack"])
    lacks = [f"Memo: there is no part `{key}`; look for a slip in the key."
             for key in _unknown_keys(memo)]
    if name is None:
        names = ", ".join(known for known in PACKS if known != EXAMPLE)
        lacks.append(f"Release: name one of the six packs ({names}). All else is judged against "
                     "its rows.")
    if name == EXAMPLE:
        lacks.append("Release: this one is the worked example; yours is one of the six packs.")
    lacks += _lacks_verdict(parts["verdict"], name)
    lacks += _lacks_evidence(parts["evidence"], name)
    lacks += _lacks_originals(parts["originals"], parts["evidence"])
    lacks += _lacks_duties(parts["duties"], name)
    lacks += _lacks_figure(parts["figure"])
    lacks += _lacks_counter(parts["counter"])
    lacks += _lacks_change(parts["would_change"])
    lacks += _lacks_unknown(parts["unknown"])
    lacks += _lacks_corrections(parts["corrections"])
    return lacks + _lacks_assistants(parts["assistants"])


def _unknown_keys(memo: dict) -> list[str]:
    known = {*PARTS, "author"}
    return [key[:40] for key in dict.keys(memo) if type(key) is str and key not in known]


def _parts(memo: dict) -> dict[str, object]:
    """Each part as plain values; the matplotlib figure is kept beside them as it is."""
    parts = {part: plain(dict.get(memo, part)) for part in (*PARTS, "author")}
    raw = dict.get(memo, "figure")
    parts["figure"] = parts["figure"] if isinstance(parts["figure"], dict) else {}
    parts["figure"]["figure"] = _figure(dict.get(raw, "figure")) if isinstance(raw, dict) else None
    return parts


def _figure(value: object):
    """A matplotlib Figure, from itself or from its axes; else None. Told by type alone."""
    module = sys.modules.get("matplotlib.figure")
    if module is None:
        return None
    from matplotlib.axes import Axes

    if issubclass(type(value), Axes):
        value = value.get_figure()
    if not issubclass(type(value), module.Figure):
        return None
    drawn = any(ax.has_data() or ax.texts or ax.tables for ax in value.axes)
    return value if drawn else None


def _words(value: object) -> int:
    """How many words a text has; 0 for one that says the same word over and over."""
    words = fold(value).split() if isinstance(value, str) else []
    return len(words) if 2 * len(set(words)) >= len(words) else 0


def _text(value: object, key: str) -> str:
    """The text under a key of a part, or an empty one."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _items(value: object) -> list:
    return list(value) if isinstance(value, list | tuple) else []


def _lacks_verdict(verdict, name) -> list[str]:
    lacks = []
    if fold(_text(verdict, "conclusion")) not in VERDICTS:
        choices = ", ".join(f'"{v}"' for v in VERDICTS)
        lacks.append(f"Verdict: `conclusion` is one of {choices}. A client has to act on it.")
    because = _text(verdict, "because")
    if _words(because) < 12:
        lacks.append("Verdict: say in `because`, in a sentence or two, what decides it.")
    elif name and not any(word in because.casefold() for word in PACKS[name].words):
        lacks.append("Verdict: `because` names neither the client nor the country. A verdict on "
                     "a licence in general is no advice: the same terms fit one client and not "
                     "another.")
    return lacks


def _lacks_evidence(evidence, name) -> list[str]:
    if not isinstance(evidence, dict):
        return [f"Evidence: wanted is a dictionary, row_id to a sentence; at least "
                f"{LEAST_EVIDENCE} rows of the pack. A claim is as good as the row under it."]
    lacks, good = _copied(evidence, name), _good_rows(evidence)
    if len(good) < LEAST_EVIDENCE:
        lacks.append(f"Evidence: rows with a sentence so far: {len(good)}; at least "
                     f"{LEAST_EVIDENCE} are wanted. Say what each row shows for this client.")
    if name:
        tables = _tables(name)
        strange = [row for row in good if row not in tables.index]
        if strange:
            lacks.append(f"Evidence: no row `{strange[0][:60]}` in this pack. Copy the row_id.")
        elif good and tables[good].isin(TERMS).nunique() < 2:
            lacks.append("Evidence: all rows are of one side. A licence says nothing of data, "
                         "an index or a register nothing of duties: look at both sides.")
        elif len(good) >= LEAST_EVIDENCE and not set(good) & set(PACKS[name].deciding):
            lacks.append(f'Evidence: your client asks "{PACKS[name].question}", and no row yet '
                         "bears on it. Rows that leave the question out are picked, not weighed.")
    return lacks


def _tables(name: str):
    """row_id -> table for the rows that can show something (an address shows nothing)."""
    tables = _pack(name).set_index("row_id")["table"]
    return tables[tables != "originals"]


def _good_rows(evidence) -> list[str]:
    if not isinstance(evidence, dict):
        return []
    return [row for row, said in evidence.items() if isinstance(row, str) and _words(said) >= 4]


def _copied(evidence: dict, name: str | None) -> list[str]:
    """A word on sentences that stand under several rows, or only say the row again."""
    said, lacks = [fold(evidence[row]) for row in _good_rows(evidence)], []
    if len(set(said)) < len(said):
        lacks.append("Evidence: the same sentence stands under several rows. Each row shows "
                     "something else; say what.")
    values = {fold(text) for text in _pack(name)["value"]} if name else set()
    if values & set(said):
        lacks.append("Evidence: a sentence only repeats what the table says. What does it mean "
                     "for this client?")
    return lacks


def _lacks_originals(originals, evidence) -> list[str]:
    if isinstance(originals, str) and _words(originals) >= 4:
        return []  # the learner says why no original could be read
    if isinstance(originals, dict):
        read = [row for row in _good_rows(evidence) if _words(originals.get(row)) >= 2]
        if len(read) >= LEAST_ORIGINALS:
            return []
    return [f"Originals: for {LEAST_ORIGINALS} of your evidence rows say where you read the text "
            "itself (row_id to a note), or write one sentence on why you could not. A table is "
            "somebody's reading, ours included."]


def _lacks_duties(duties, name) -> list[str]:
    lacks, whole = [], set()
    tables = _tables(name) if name else {}
    for link in _items(duties):
        said = tuple(_text(link, key) for key in ("from", "to", "duty", "row"))
        if not all(map(_words, said)):
            continue
        row = said[3]
        if name and row not in tables:
            lacks.append(f"Duty chain: no row `{row[:60]}` in this pack. Each link stands on a "
                         "term.")
        elif name and tables[row] not in TERMS:
            lacks.append(f"Duty chain: the row `{row}` is no term: a register or an index asks "
                         "nothing of anybody. Each link stands on a row of a licence.")
        elif fold(said[0]) == fold(said[1]):
            lacks.append(f"Duty chain: a link goes from {said[0][:40]} to itself. Who owes, and "
                         "whom?")
        whole.add(tuple(map(fold, said)))
    whole = len(whole)
    if whole < 2:
        lacks.append(f"Duty chain: whole links so far: {whole}. Two at least, each with from, "
                     "to, duty and row. Duties travel: from the maker to the client, and on to "
                     "whoever comes after. If one stops, say so as the duty.")
    return lacks


def _lacks_figure(figure) -> list[str]:
    lacks = []
    if figure["figure"] is None:
        lacks.append("Figure: under the key `figure` a matplotlib figure with something drawn.")
    alt = " ".join(_text(figure, "alt").split())
    if len(alt) < SHORTEST_ALT or _words(alt) < 6 or not re.search(r"\d", alt):
        lacks.append("Figure: `alt` says in a sentence, with its numbers, what the figure shows. "
                     "Who cannot see it must be able to follow the argument.")
    if not _words(_text(figure, "source")):
        lacks.append("Figure: `source` names the table that it was drawn from.")
    return lacks


def _lacks_counter(counter) -> list[str]:
    if min(_words(_text(counter, "argument")), _words(_text(counter, "answer"))) >= 6:
        return []
    return ["Counter-argument: give the strongest `argument` against your verdict, as its friends "
            "would put it, and your `answer`. A memo that has met no objection is untested."]


def _lacks_change(change) -> list[str]:
    if any(_words(item) >= 5 for item in _items(change)):
        return []
    return ["What would change it: a list with at least one fact, text or ruling that would turn "
            "the verdict. What nothing could change is no finding."]


def _lacks_unknown(unknown) -> list[str]:
    kinds = ", ".join(f'"{kind}"' for kind in UNCERTAINTIES)
    for item in _items(unknown):
        if (_words(_text(item, "what")) >= 4 and fold(_text(item, "kind")) in UNCERTAINTIES
                and _words(_text(item, "settled_by")) >= 2):
            return []
    return [f"Unknown: a list of at least one `what` with its `kind` ({kinds}) and `settled_by`, "
            "what would settle it. Not knowing comes in kinds, and each is mended in another way."]


def _lacks_corrections(corrections) -> list[str]:
    known = {row.claim_id: row for row in _all("article_claims")}
    good, lacks = set(), []
    for item in _items(corrections):
        number = _paragraph(item.get("paragraph")) if isinstance(item, dict) else None
        given = _items(item.get("claims")) if isinstance(item, dict) else []
        claims = [claim.strip().upper() for claim in given if isinstance(claim, str)]
        if any(claim not in known or known[claim].paragraph != number for claim in claims):
            lacks.append("Corrections: a claim that you name does not stand in that paragraph of "
                         "the table article_claims.")
        elif claims and not {known[claim].verdict for claim in claims} & TO_MEND:
            lacks.append(f"Corrections: in paragraph {number} you name no claim that the table "
                         "finds imprecise or contradicted. Leave standing what stands, and "
                         "judgements to those who made them.")
        elif claims and _words(_text(item, "careful")) >= 8:
            good.add(number)
    if len(good) < 2:
        lacks.append(f"Corrections: {len(good)} of two paragraphs. Each wants `paragraph`, "
                     "`claims` (ids such as C02) and `careful`: what a careful journalist would "
                     "have written.")
    return lacks


def _paragraph(given: object) -> int | None:
    """The number of a paragraph, from 4, 4.0, "4" or "paragraph 4"."""
    if isinstance(given, float) and given.is_integer():
        return int(given)
    if isinstance(given, str):
        digits = re.fullmatch(r"\D*(\d{1,2})\D*", given)
        return int(digits[1]) if digits else None
    return given if isinstance(given, int) and not isinstance(given, bool) else None


def _lacks_assistants(assistants) -> list[str]:
    if _words(assistants) >= 3 or (isinstance(assistants, str) and fold(assistants) in NO_HELP):
        return []
    return ["Assistants: say which AI assistants you used and for what, or that you used none. "
            "Your reader must know whose reading this is."]


def rubric():
    """DataFrame of what people look for in a memo: a row a criterion, a column a level."""
    import pandas as pd

    return pd.DataFrame.from_dict(RUBRIC, orient="index", columns=list(LEVELS)).rename_axis(
        "criterion"
    )


LEVELS = ("missing", "thin", "sound", "strong")
RUBRIC = {
    "evidence": (
        "No row or clause, or rows that say something else.",
        "Rows are there; some do not carry the sentence, or all are of one kind.",
        "Each sentence stands on a row that carries it; tables are told from originals.",
        "Besides, rows that speak against the verdict are shown, and gaps in the tables named.",
    ),
    "reasoning": (
        "A verdict without steps, or one on the licence in general.",
        "Steps are there; a label stands in for a term, or a duty is left out.",
        "From term to fact to client, along the whole duty chain.",
        "Besides, the strongest objection is put as its friends would put it, and met.",
    ),
    "uncertainty": (
        "All is certain, or unclear is taken as leave to go ahead.",
        "Doubts are named, without their kind or without what they cost the client.",
        "Each doubt has its kind, its bearer and what would settle it.",
        "Besides, the memo says what would turn the verdict, and how likely that is.",
    ),
    "communication": (
        "The client cannot tell what to do.",
        "The verdict is there, but hidden; the figure cannot be read without seeing it.",
        "Verdict first, plain words, a figure with its numbers in words.",
        "Besides, the client could act on the first half page alone.",
    ),
}


# The page -------------------------------------------------------------------------------------


def report(memo: object, path: str | os.PathLike | None = None) -> None:
    """Write the memo as one HTML page that needs nothing else, and say where it is.

    path: a file, or a folder to put it in; without it your folder (HOWOPEN_WORK), else the current
    one. A page that is there already is kept: the new one gets the next number. An unfinished memo
    is written too, with the list of what it lacks. Never raises; says why when it cannot write.
    """
    try:
        page = as_html(memo)
        if page is None:
            print("Nothing was written. " + missing(memo)[0])
            return
        print(f"Your memo is in {_write(page, _target(memo, path))}")
    except OSError as error:
        why = error.strerror or type(error).__name__
        print(f"Nothing was written: {why}. Give a folder that you may write to: "
              'report(memo, "a-folder").')
    except Exception:
        print("Nothing was written: something in the memo or its figure cannot be read.")
        return
    for line in missing(memo):
        print(f"- still missing. {line}")


def _target(memo: dict, path) -> Path:
    name = f"memo-{_find_pack(plain(dict.get(memo, 'pack'))) or 'draft'}.html"
    if path is None:
        return Path(os.environ.get("HOWOPEN_WORK") or ".") / name
    path = Path(path)
    return path if path.suffix.lower() in (".html", ".htm") else path / name


def _write(page: str, path: Path) -> Path:
    """Write to `path`, or to the first of path-2, path-3, ... that is free."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number, free = 1, path
    while True:
        try:
            with open(free, "x", encoding="utf-8", newline="\n") as file:
                file.write(page)
            return free
        except FileExistsError:
            number += 1
            free = path.with_name(f"{path.stem}-{number}{path.suffix}")


def as_html(memo: object) -> str | None:
    """The page as text, or None for what is no memo at all."""
    if not isinstance(memo, dict):
        return None
    parts = _parts(memo)
    name = _find_pack(parts["pack"])
    brief = _brief(name) if name else dict.fromkeys(_brief(EXAMPLE), "not chosen yet")
    title = f"Memo: {brief['release']} for {brief['client']}"
    body = [
        f"<h1>{_e(title)}</h1>",
        _facts({"By": _said(parts["author"]), "Client": brief["client"],
                "Country": brief["country"], "Use": brief["use"], "Question": brief["question"]}),
        _lacking(missing(memo)),
        *(f'<section aria-labelledby="{key}"><h2 id="{key}">{_e(heading)}</h2>'
          f"{_SECTIONS[key](parts, name)}</section>"
          for key, heading in PARTS.items() if key in _SECTIONS),
    ]
    return _PAGE.format(title=_e(title), style=_STYLE, body="\n".join(body),
                        date=datetime.date.today().isoformat())


class _Html(str):
    """Text that is HTML already, made here from escaped pieces."""


def _e(value: object) -> str:
    return value if isinstance(value, _Html) else html.escape(str(value))


def _breakable(text: str) -> str:
    """Long ids and addresses may break after a mark."""
    return _Html(re.sub(r"([./_-])(?=\w)", r"\1<wbr>", _e(text)))


def _said(value: object) -> str:
    return value.strip() if isinstance(value, str) and value.strip() else "not said yet"


def _p(value: object) -> str:
    return f"<p>{_e(_said(value))}</p>"


def _facts(pairs: Mapping[str, str]) -> str:
    return "<dl>" + "".join(f"<dt>{_e(k)}</dt><dd>{_e(v)}</dd>" for k, v in pairs.items()) + "</dl>"


def _lacking(lines: list[str]) -> str:
    if not lines:
        return ""
    items = "".join(f"<li>{_e(line).replace('`', '')}</li>" for line in lines)
    return f'<div class="draft"><p><strong>Draft.</strong> Still missing:</p><ul>{items}</ul></div>'


def _table(caption: str, heads: tuple[str, ...], rows: list[tuple]) -> str:
    if not rows:
        return "<p>not said yet</p>"
    head = "".join(f'<th scope="col">{_e(h)}</th>' for h in heads)
    body = "".join(
        f'<tr><th scope="row">{_e(row[0])}</th>'
        + "".join(f"<td>{_e(cell)}</td>" for cell in row[1:]) + "</tr>"
        for row in rows
    )
    return (f'<div class="wide" tabindex="0" role="region" aria-label="{_e(caption)}"><table>'
            f"<caption>{_e(caption)}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table></div>")


def _verdict(parts, name) -> str:
    conclusion = fold(_text(parts["verdict"], "conclusion"))
    shown = conclusion if conclusion in VERDICTS else "not said yet"
    strong = f'<p class="verdict">{_e(shown[:1].upper() + shown[1:])}</p>'
    return strong + _p(_text(parts["verdict"], "because"))


def _evidence(parts, name) -> str:
    """The rows with what they show, and below them the sources that they name, numbered."""
    given = parts["evidence"] if isinstance(parts["evidence"], dict) else {}
    known = _pack(name).set_index("row_id") if name else None
    rows, sources = [], {}
    for row, said in given.items():
        if not isinstance(row, str):
            continue
        if known is None or row not in known.index:
            rows.append((_breakable(row), _said(said), "not a row of this pack", ""))
            continue
        found = known.loc[row]
        ref, _, place = found.source_ref.partition("; ")
        source = (found.source_id, ref, found.table, found.as_of)
        number = sources.setdefault(source, len(sources) + 1)
        rows.append((_breakable(row), _said(said), _answer(found), f"[{number}] {place}".strip()))
    heads = ("Row", "What it shows for this client", "What the table says", "Source")
    return _table("Rows of evidence", heads, rows) + _sources(sources)


def _answer(row) -> str:
    """What a row says: whom it is about, its question and its answer."""
    claim = row.claim[:1].upper() + row.claim[1:]
    claim += " " if claim.endswith("?") else ": "
    value = row.value.replace("_", " ")
    shown = f"<strong>{_e(value)}</strong>" if len(value) < 40 else _e(value)
    return _Html(f"{_e(row.about)}. {_e(claim)}{shown}")


def _sources(sources: Mapping[tuple, int]) -> str:
    if not sources:
        return ""
    from howopen import load

    known = load("sources").set_index("source_id")
    items = []
    for source_id, ref, table, as_of in sources:
        row = known.loc[source_id]
        link = row.address if isinstance(row.address, str) else ""
        shown = f' <a href="{_e(link)}">{_breakable(link)}</a>' if link.startswith("http") else ""
        items.append(f"<li>{_e(row.citation)}, {_breakable(ref)}; table {_e(table)}, facts as of "
                     f"{_e(as_of)}.{shown}</li>")
    return f"<p>Sources of these rows:</p><ol>{''.join(items)}</ol>"


def _originals(parts, name) -> str:
    given = parts["originals"]
    if isinstance(given, dict):
        rows = [(_breakable(row), _said(note)) for row, note in given.items()
                if isinstance(row, str)]
        return _table("Rows read in the original text", ("Row", "Where, and what was found"), rows)
    return _p(given)


def _duties(parts, name) -> str:
    links = [item for item in _items(parts["duties"]) if isinstance(item, dict)]
    rows = [(*(_said(link.get(key)) for key in ("from", "to", "duty")),
             _term(_said(link.get("row")), name)) for link in links]
    return _table("Who owes what to whom", ("From", "To", "Duty", "Row"), rows)


def _term(row: str, name: str | None) -> str:
    """A row's id, and whose term it is: the row need not stand among the evidence."""
    known = _pack(name).set_index("row_id") if name else None
    if known is None or row not in known.index:
        return _breakable(row)
    place = known.loc[row, "source_ref"].partition("; ")[2]
    return _Html(f"{_breakable(row)}: {_e(known.loc[row, 'about'])}{_e(place and ', ' + place)}")


def _picture(parts, name) -> str:
    figure = parts["figure"]
    alt, image = _text(figure, "alt"), figure["figure"]
    if image is None:
        return "<p>not drawn yet</p>"
    data = base64.b64encode(png(image, dpi=150)).decode("ascii")
    caption = " ".join(t for t in (_text(figure, "caption"), f"Source: {_text(figure, 'source')}")
                       if t != "Source: ")
    return (f'<figure><img src="data:image/png;base64,{data}" alt="{_e(alt)}">'
            f"<figcaption>{_e(caption)}<br>In words: {_e(_said(alt))}</figcaption></figure>")


def _counter(parts, name) -> str:
    return _facts({"Against": _said(_text(parts["counter"], "argument")),
                   "Our answer": _said(_text(parts["counter"], "answer"))})


def _change(parts, name) -> str:
    items = [i for i in _items(parts["would_change"]) if isinstance(i, str) and i.strip()]
    return "<ul>" + "".join(f"<li>{_e(i)}</li>" for i in items) + "</ul>" if items else _p("")


def _unknown(parts, name) -> str:
    items = [item for item in _items(parts["unknown"]) if isinstance(item, dict)]
    rows = [tuple(_said(item.get(key)) for key in ("what", "kind", "settled_by")) for item in items]
    return _table("What is not known", ("What", "Kind", "What would settle it"), rows)


def _corrections(parts, name) -> str:
    rows = []
    for item in _items(parts["corrections"]):
        if isinstance(item, dict):
            claims = ", ".join(c for c in _items(item.get("claims")) if isinstance(c, str))
            where = f"Paragraph {item.get('paragraph')}"
            rows.append((where, claims, _said(item.get("careful"))))
    return _table("Two paragraphs as a careful journalist would have written them",
                  ("Where", "Claims", "Careful wording"), rows)


_SECTIONS = {
    "verdict": _verdict,
    "evidence": _evidence,
    "originals": _originals,
    "duties": _duties,
    "figure": _picture,
    "counter": _counter,
    "would_change": _change,
    "unknown": _unknown,
    "corrections": _corrections,
    "assistants": lambda parts, name: _p(parts["assistants"]),
}
_STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --page: #fff; --line: #767676; --mark: #005a8c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eee; --page: #16181b; --line: #9a9a9a; --mark: #7cc4f0; }
  img { background: #fff; }
}
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page);
  max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
h1 { line-height: 1.2; } h2 { margin-top: 2rem; border-bottom: 1px solid var(--line); }
.verdict { font-size: 1.4rem; font-weight: 700; color: var(--mark); margin: .5rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { font-weight: 700; } dd { margin: 0; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 700; padding: .25rem 0; }
th, td { border: 1px solid var(--line); padding: .4rem .5rem; text-align: left; vertical-align: top;
  overflow-wrap: break-word; }
td { min-width: 6rem; } tbody th { font-weight: 600; min-width: 6rem; } li { margin: .25rem 0; }
a { color: var(--mark); }
figure { margin: 1rem 0; } img { max-width: 100%; height: auto; }
.draft { border: 2px dashed var(--line); padding: .25rem 1rem; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); font-size: .9rem; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; } h2 { break-after: avoid; }
  tr, figure, dl { break-inside: avoid; } thead { display: table-header-group; }
  .wide { overflow: visible; }
}
"""
_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}
</main>
<footer><p>Written {date} with the course How open is Llama 3? The client is invented. Teaching
material, not legal advice. Tables: CC-BY-4.0; sources are named row by row.</p></footer>
</body>
</html>
"""
