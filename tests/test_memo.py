"""The capstone's memo: packs from the tables, what is missing, and a page that stands alone."""

from __future__ import annotations

import html
import os
import re
import stat
from html.parser import HTMLParser

import pytest

from howopen import load
from howopen.checks import find
from howopen.memo import PACKS, PARTS, as_html, missing, pack, packs, report, rubric
from tests import memos
from tests.test_fuzz import FIXED

COMPLETE = [memos.gemma, memos.gpt_oss, memos.deepseek]
each_pack = pytest.mark.parametrize("name", PACKS)
each_memo = pytest.mark.parametrize("make", COMPLETE, ids=lambda make: make.__name__)


# ---- packs ------------------------------------------------------------------------------------


def test_there_are_six_packs_and_none_is_llama_3():
    table = packs()
    assert len(table) == 6 and "llama-3" not in table.index
    assert not table["release"].str.contains("Llama 3").any()
    assert table["client"].is_unique and table["country"].is_unique


@each_pack
def test_a_pack_has_rows_of_many_kinds_with_ids_and_sources(name):
    rows = pack(name)
    assert rows["row_id"].is_unique and not rows.isna().any().any()
    assert rows["table"].nunique() >= 4 and len(rows) >= 40
    assert set(rows["source_id"]) <= set(load("sources")["source_id"])
    assert rows["as_of"].str.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?").all()
    assert {"model_releases", "licence_terms"} <= set(rows["table"])


@each_pack
def test_a_pack_says_what_the_tables_say(name):
    terms = load("licence_terms").set_index(["licence_id", "feature"])["adopted"]
    rows = pack(name).set_index("row_id")
    for licence in PACKS[name].licences:
        mine = rows[rows.index.str.startswith(f"{licence}.")]
        assert len(mine) == 38
        for row_id, value in mine["value"].items():
            assert value == terms[licence, row_id.removeprefix(f"{licence}.")]


def test_a_row_on_a_sibling_says_so():
    rows = pack("gemma-2").set_index("row_id")
    assert "Gemma-3" in rows.loc["EOSAI-2026.score", "about"]
    rows = pack("exaone-3.5").set_index("row_id")
    assert "4.0.1" in rows.loc["EOSAI-2026.score", "about"]
    rows = pack("qwen-2.5").set_index("row_id")
    assert rows.loc["MOF-1.0.score", "about"] == (
        "Qwen2.5-32B-Instruct (so named in the file Qwen2.5-72B-Instruct.yml)"
    )


@each_pack
def test_what_is_amiss_with_a_record_stands_in_the_pack(name):
    rows = pack(name).set_index("row_id")["value"]
    scores = load("openness_scores").set_index("assessment_id")["known_issue"]
    for assessment in PACKS[name].assessments:
        said, row = scores[assessment], f"{assessment.partition(':')[0]}.known-issue"
        assert rows.get(row) == (said if isinstance(said, str) else None)


@each_pack
def test_the_rows_that_decide_stand_in_the_pack(name):
    assert set(PACKS[name].deciding) <= set(pack(name)["row_id"])
    assert bool(PACKS[name].deciding) == (name != "llama-3")


def test_no_pack_is_taken_for_another():
    for name, chosen in PACKS.items():
        for said in (name, name.upper(), name.replace("-", " "), chosen.release):
            assert pack(said).equals(pack(name))


def test_a_pack_is_the_learners_own_copy():
    mine = pack("qwen-2.5")
    mine["value"] = "changed"
    assert "changed" not in set(pack("QWEN 2.5")["value"])
    with pytest.raises(ValueError, match="There is no such pack"):
        pack("bloom")
    with pytest.raises(ValueError):
        pack(None)


def test_the_rubric_has_four_criteria_on_four_levels():
    assert rubric().shape == (4, 4) and not rubric().isna().any().any()


# ---- missing ----------------------------------------------------------------------------------


@each_memo
def test_a_whole_memo_lacks_nothing(make):
    assert missing(make()) == []


@each_memo
@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_missed(make, part):
    whole = make()
    without = {key: value for key, value in whole.items() if key != part}
    assert missing(without), part
    assert missing(whole | {part: ...}), part


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("evidence", {"gemma-2024-04.osd_6": "It must not be called open."}, "so far: 1"),
        ("evidence", dict.fromkeys(map(str, range(8)), "a sentence of five words"), "no row"),
        ("originals", {"K03": "Print, 1.1(e)", "MOF-1.0.datasets": "read"}, "Originals"),
        ("originals", {"K01": "Read, and in no evidence row of mine."}, "Originals"),
        ("duties", [{"from": "a", "to": "b", "duty": "c", "row": "K01"}], "whole links so far: 1"),
        ("figure", {"figure": None, "alt": "x" * 50, "source": "own"}, "with its numbers"),
        ("counter", {"argument": "No.", "answer": "Yes."}, "Counter-argument"),
        ("would_change", "nothing would change it, ever and ever", "What would change it"),
        ("unknown", [{"what": "whether it is so or not", "kind": "dunno"}], "Unknown"),
        ("corrections", [{"paragraph": 4, "claims": ["C04"], "careful": "a " * 9}], "not stand"),
        ("assistants", "ChatGPT", "Assistants"),
        ("assistants", "", "Assistants"),
        ("duties", [{"from": "a", "to": "b", "duty": "c", "row": "MOF-1.0.datasets"}] * 2,
         "is no term"),
        ("duties", [{"from": "a", "to": "A", "duty": "c", "row": "K01"}], "to itself"),
        ("duties", [{"from": "a", "to": "b", "duty": "c", "row": "K01"}] * 2, "so far: 1"),
        ("unknown", [{"what": "whether it is so or not", "kind": "text silent"}], "settled_by"),
        ("corrections", [{"paragraph": 1, "claims": ["C05"], "careful": "a b c d e f g h"}],
         "imprecise or contradicted"),
    ],
)
def test_what_is_too_little_is_named(part, value, said):
    lacks = missing(memos.gemma() | {part: value})
    assert any(said in line for line in lacks), lacks


def test_a_figure_without_axes_or_a_picture_of_something_else_is_no_figure():
    import matplotlib.pyplot as plt

    empty, blank = plt.figure(), plt.subplots()[0]
    plt.close(empty)
    plt.close(blank)
    for figure in (empty, blank, "figure.png", 3, ...):
        memo = memos.gemma()
        memo["figure"] = memo["figure"] | {"figure": figure}
        assert any(line.startswith("Figure: under") for line in missing(memo))
    memo = memos.gemma()
    memo["figure"]["figure"] = memo["figure"]["figure"].axes[0]  # its axes will do
    assert missing(memo) == []


def test_a_verdict_must_speak_of_the_client():
    memo = memos.gemma()
    memo["verdict"]["because"] = "The terms allow it, and the limits on use have to go along."
    assert any("neither the client nor the country" in line for line in missing(memo))


def test_missing_and_report_never_raise(tmp_path, capsys):
    for odd in FIXED:
        assert all(isinstance(line, str) for line in missing(odd)) and missing(odd)
        assert report(odd, tmp_path) is None
        for part in PARTS:
            assert isinstance(missing(memos.GEMMA_ONCE | {part: odd}), list)
    assert "Traceback" not in capsys.readouterr().out


def test_odd_parts_do_not_break_the_page():
    for odd in FIXED:
        for part in PARTS:
            page = as_html({"pack": "gemma-2", part: odd, "author": odd})
            assert page is None or page.startswith("<!DOCTYPE html>")


# ---- report -----------------------------------------------------------------------------------


class Page(HTMLParser):
    """The tags of a page, with their attributes."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.bad = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "br", "wbr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.bad.append(tag)

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


@each_memo
def test_the_page_needs_nothing_else_and_can_be_read(make):
    memo = make()
    text = as_html(memo)
    page = Page(text)
    assert page.bad == [] and page.open == []
    assert page.all("html") == [{"lang": "en-GB"}] and len(page.all("h1")) == 1
    assert len(page.all("title")) == 1 and "@media print" in text
    images = page.all("img")
    assert len(images) == 1 and images[0]["alt"] == " ".join(memo["figure"]["alt"].split())
    assert images[0]["src"].startswith("data:image/png;base64,")
    for tag, attributes in page.tags:
        assert tag not in ("script", "link", "iframe", "object", "base")
        assert "src" not in attributes or attributes["src"].startswith("data:")
        assert not [name for name in attributes if name.startswith("on")]
    assert "url(" not in text and "@import" not in text
    assert "Still missing" not in text
    for heading in page.all("th"):
        assert heading["scope"] in ("col", "row")


@each_memo
def test_the_page_says_what_the_memo_says(make):
    memo, text = make(), html.unescape(as_html(make()).replace("<wbr>", ""))
    rows = pack(memo["pack"]).set_index("row_id")
    for row, said in memo["evidence"].items():
        value, ref = rows.loc[row, ["value", "source_ref"]]
        assert row in text and said in text and value.replace("_", " ") in text
        assert all(piece in text for piece in ref.split("; ", 1))
    for link in memo["duties"]:
        assert f"{link['row']}: {rows.loc[link['row'], 'about']}" in text
    for part in ("counter", "verdict"):
        assert all(said in text or said.capitalize() in text for said in memo[part].values())
    assert memo["corrections"][0]["careful"] in text and memo["assistants"] in text
    assert packs().loc[memo["pack"], "country"] in text


def test_what_a_learner_writes_is_escaped():
    attack = "<script>alert(1)</script><img src=http://x onerror=y> & \"quotes\" and more words"
    memo = memos.gemma()
    memo |= {"author": attack, "assistants": attack, "would_change": [attack]}
    memo["verdict"]["because"] += attack
    memo["evidence"][attack] = attack
    memo["figure"]["alt"] += attack
    page = Page(as_html(memo))
    assert not page.all("script") and len(page.all("img")) == 1
    assert page.all("img")[0]["src"].startswith("data:")


def test_the_page_goes_into_the_learners_folder_and_keeps_the_one_before(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("HOWOPEN_WORK", str(tmp_path / "work"))
    report(memos.gemma())
    first = tmp_path / "work" / "memo-gemma-2.html"
    before = first.read_bytes()
    report(memos.gemma() | {"author": "another"})
    assert first.read_bytes() == before
    assert "another" in (tmp_path / "work" / "memo-gemma-2-2.html").read_text(encoding="utf-8")
    assert "memo-gemma-2-2.html" in capsys.readouterr().out


def test_without_a_folder_of_ones_own_it_goes_into_the_current_one(tmp_path, monkeypatch):
    monkeypatch.delenv("HOWOPEN_WORK", raising=False)
    monkeypatch.chdir(tmp_path)
    report(memos.gpt_oss())
    report(memos.gpt_oss(), "mine.html")
    assert {p.name for p in tmp_path.iterdir()} == {"memo-gpt-oss.html", "mine.html"}


def test_an_unfinished_memo_is_written_with_what_it_lacks(tmp_path, capsys):
    report({"pack": "gemma-2"}, tmp_path)
    text = (tmp_path / "memo-gemma-2.html").read_text(encoding="utf-8")
    assert "Still missing" in text and text.count("<h1>") == 1
    said = capsys.readouterr().out
    assert said.count("still missing") == len(missing({"pack": "gemma-2"}))


def test_a_folder_that_cannot_be_written_is_said(tmp_path, monkeypatch, capsys):
    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("howopen.memo.open", refuse, raising=False)
    report(memos.gpt_oss(), tmp_path)
    assert "Nothing was written: Permission denied" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0,
                    reason="needs a user who can be refused")
def test_a_read_only_folder_is_said(tmp_path, capsys):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        report(memos.gpt_oss(), tmp_path)
    finally:
        tmp_path.chmod(stat.S_IRWXU)
    assert "Nothing was written" in capsys.readouterr().out


def test_what_is_no_memo_writes_nothing(tmp_path, capsys):
    report("memo", tmp_path)
    assert "Nothing was written. Memo: wanted is a dictionary" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_the_exercise_asks_for_the_same_parts():
    lacks = find("L12-E6").judge({"pack": "gemma-2"})
    assert lacks.stage == "partly right"
    assert re.search(rf"{len(missing({'pack': 'gemma-2'}))} to do", lacks.message)
