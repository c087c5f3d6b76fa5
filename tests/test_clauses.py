"""Clauses are found by what people call them, and only then."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from howopen import clauses
from howopen.data import load

ALL = ["llama-1", "llama-2", "llama-3", "llama-3.1", "llama-3.2", "llama-3.3", "llama-4"]

SPELLINGS = {
    "1.b.i.B": ["1.b.i.B", "1.b.i(B)", "1(b)(i)(B)", " 1.B.I.b ", "1b(i)(B)", "1biB", "1. b. i. B.",
                "s. 1.b.i(B)", "Section 1(b)(i)(B)", "licence 1.b.i.B", "[1.b.i.b]"],
    "1.b.i.name": ["1.b.i last sentence", "last sentence of 1.b.i", "1.b.i (name)"],
    "2": ["2", " 2.", "section 2", "s.2", "s2", "§2", "§ 2", "clause 2", "Sec. 2", "(2)",
          "2 of the Llama 3 agreement", "Llama 3 license, section 2", "2 (greater than)",
          "Additional Commercial Terms"],
    "AUP.1.c": ["use policy 1.c", "aup 1.c", "AUP1c", "AUP.1.3", "policy 1.c", "Acceptable Use "
                "Policy, item 1(c)", "item 1.c of the use policy", "aup.1.C"],
    "AUP.1.a.i": ["AUP.1.1.1", "use policy 1(a)(i)"],
    "AUP.2.d": ["policy 2.d", "AUP.2.4", "aup 2(d)"],
    "AUP.4": ["use policy 4", "AUP.3.g", "policy 3(g)", "AUP.3.7"],
    "5.c": ["5(c)", "5.C", "5c", "5.c (not met)"],
    "0.acceptance": ["acceptance clause", "acceptance", "0"],
    "def.Licensee": ["definition of Licensee", "def licensee"],
    "AUP": ["use policy", "the Acceptable Use Policy", "AUP"],
}


@pytest.mark.parametrize(
    ("clause_id", "text"), [(key, text) for key, texts in SPELLINGS.items() for text in texts]
)
def test_spellings(clause_id, text):
    assert clauses.resolve("llama-3", text) == clause_id


@pytest.mark.parametrize(
    "text",
    ["", "   ", "9.z", "1.b.vi", "2.a", "use policy 1.c and 1.e", "1.a; 2", "1.b.i.C", "1.1", "22",
     "1.b.v gone", "Apache-2.0 section 4", "section", "(not met)", "policy policy 7", "x" * 5000],
)
def test_not_a_clause(text):
    assert clauses.resolve("llama-3", text) is None


@pytest.mark.parametrize(
    ("version", "text", "clause_id"),
    [
        ("llama-2", "1.b.i(B)", None),  # the badge came with Llama 3
        ("llama-2", "1.b.v", "1.b.v"),
        ("llama-3.1", "1.b.v", None),  # gone
        ("llama-3.1", "AUP.1.h", None),
        ("llama-3.1", "AUP.3.g", None),  # only the copy printed after Llama 3's licence
        ("llama-3.2", "AUP.1.8", "AUP.1.h"),
        ("llama-3.2", "AUP.2.8", "AUP.2.a"),  # labels in that file run on
        ("llama-3.2", "AUP.3.18", "AUP.3.e"),
        ("llama-3.2", "use policy 3.2, multimodal paragraph", "AUP.eu"),
        ("llama-4", "AUP.3.1", "AUP.2.a"),  # USE_POLICY.md skips the number 2
        ("llama-4", "AUP.4.5", "AUP.3.e"),
        ("llama-4", "AUP.4", "AUP.4"),
        ("llama-4", "AUP.6", "AUP.5"),
        ("llama-1", "2.a(ii)", "2.a.ii"),
        ("llama-1", "use policy 1.c", None),
        ("llama-5", "2", None),
        ("", "2", None),
    ],
)
def test_versions_differ(version, text, clause_id):
    assert clauses.resolve(version, text) == clause_id


@pytest.mark.parametrize("version", ALL)
def test_every_id_and_alias_finds_its_clause(version):
    table = load("clauses")
    rows = table[table["version"] == version]
    assert len(rows) > 30
    for clause_id, aliases in zip(rows["clause_id"], rows["aliases"].fillna(""), strict=True):
        for name in [clause_id, *filter(None, aliases.split(";"))]:
            assert clauses.resolve(version, name) == clause_id
            assert clauses.resolve(version, f" {name.upper()} ") == clause_id


def test_ancestors():
    assert clauses.ancestors("llama-3", "1.b.i(B)") == ["1.b.i", "1.b", "1"]
    assert clauses.ancestors("llama-3", "AUP.1.a.i") == ["AUP.1.a", "AUP.1", "AUP"]
    assert clauses.ancestors("llama-3", "2") == []
    assert clauses.ancestors("llama-3", "9.z") == []


def test_near():
    assert clauses.near("llama-3", "1.b.i.C") == ["1.b.i.A", "1.b.i.B", "1.b.i.name"]
    assert clauses.near("llama-3.1", "1.b.v") == ["1.b.i", "1.b.ii", "1.b.iii", "1.b.iv"]
    assert clauses.near("llama-3", "2.a") == ["2"]
    assert "0.acceptance" in clauses.near("llama-3", "aceptance")
    assert clauses.near("llama-3", "5(c)") == ["5.c"]
    assert clauses.near("llama-3", "") == []
    assert clauses.near("llama-9", "2") == []


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from([*ALL, "llama-9", ""]))
def test_any_text_gives_an_id_of_that_version_or_none(text, version):
    table = load("clauses")
    ids = set(table.loc[table["version"] == version, "clause_id"])
    found = clauses.resolve(version, text)
    assert found is None or found in ids
    assert set(clauses.near(version, text)) <= ids
    assert set(clauses.ancestors(version, text)) <= ids


@pytest.mark.parametrize("odd", [None, 2, 1.5, ["2"], {"2"}, object()])
def test_other_types_are_no_clause(odd):
    assert clauses.resolve("llama-3", odd) is None
    assert clauses.near("llama-3", odd) == []
    assert clauses.ancestors("llama-3", odd) == []
    assert clauses.resolve(odd, "2") is None
