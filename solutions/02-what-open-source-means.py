# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L02
#     title: What open source means
#     question: "What makes a licence open source, and why should OSI's answer count?"
#     article: "Paragraph 5 says that the Open Source Initiative has not approved Llama 3, which makes it hard to call it truly open source."
#     minutes: {teaching: 18, exercises: 32, further: 19}
#     requires: [L00]
#     data: [licences, definitions, debate, timeline]
#     facts-as-of: "2026-11-23"
#     objectives:
#       - "apply the ten criteria and the four freedoms to a licence term"
#       - "tell approval from conformance, and price from freedom"
#       - "query licence metadata and say what a mark shows and what it does not"
#       - "say who disputes OSI's authority, and on what ground"
#     sources: [osi-osd, fsf-free-sw, osi-approval, osi-review-2024-09, osi-2023-07-20, osi-2025-02-18, osi-history-copies, fsf-2025-01-24, fsf-2024-10-22, sfc-2024-10-31, axios-2024-10-29, gpai-guidelines, neo4j-notes, badgeware-2007, spdx, scancode, choosealicense]
# ---

# %% [markdown]
# ## The puzzle: what does a missing mark prove?
#
# Paragraph 5 of the article says that the [Open Source Initiative](glossary.md#osi) (OSI) has not approved Llama 3, and
# that one can therefore hardly call it [open source](glossary.md#open-source). The first half is true: no Llama [licence](glossary.md#licence) is among
# the approved ones, and we found no sign that Meta handed one in. But does the second half follow?
#
# OSI, founded in 1998, is the [steward](glossary.md#steward) of the
# [Open Source Definition](glossary.md#open-source-definition). [OSI approval](glossary.md#osi-approval)
# is a mark on a *licence* that somebody submitted; OSI does not approve models.
# [Free software](glossary.md#free-software), the older idea, has a keeper too: the Free Software
# Foundation (FSF), with a list of its own.

# %%
import matplotlib.pyplot as plt
import pandas as pd

from howopen import check, hint, load, show

plt.style.use("howopen.course")
pd.set_option("display.max_colwidth", None)  # show long texts whole

# %% [markdown]
# ### L02-E1 · Guess: do the two lists agree?
# Take every licence that OSI or the FSF has marked. **How many carry both marks?** Guess.
#
# - **a** nearly all
# - **b** about two thirds
# - **c** about one third
# - **d** almost none

# %%
guess = ...
### BEGIN SOLUTION
guess = "c"
### END SOLUTION
check("L02-E1", guess)

# %% [markdown]
# ## Two lists
#
# An [SPDX identifier](glossary.md#spdx-identifier) is a short name for a licence, not a
# [verdict](glossary.md#verdict). The SPDX list also carries OSI's and the FSF's marks. We leave out identifiers that SPDX has
# retired, which would count a licence twice.

# %%
licences = load("licences")
current = licences[licences["in_spdx"] & ~licences["deprecated_id"]]
pd.crosstab(current["osi_approved"], current["fsf_free"], margins=True)

# %% [markdown]
# 63 identifiers carry both marks, 78 only OSI's and 46 only the FSF's: the two agree on about a
# third. And 521 carry none. `False` means only *not marked*: perhaps nobody looked. So what are the 521? ScanCode,
# a third source, sorts licences by kind: [permissive](glossary.md#permissive) ones ask for little,
# [copyleft](glossary.md#copyleft) ones keep changed versions under the same terms. Guess which kind leads.

# %%
kinds = {
    "Permissive": "permissive or public domain",
    "Public Domain": "permissive or public domain",
    "Copyleft": "copyleft",
    "Copyleft Limited": "copyleft",
    "Free Restricted": "limited or proprietary",
    "Source-available": "limited or proprietary",
    "Proprietary Free": "limited or proprietary",
}
kind = current["scancode_category"].map(kinds).fillna("not sorted").rename("kind")
mark = pd.Series("no mark", index=current.index, name="mark")
mark[current["fsf_free"]] = "FSF only"
mark[current["osi_approved"]] = "OSI only"
mark[current["osi_approved"] & current["fsf_free"]] = "both"
order = [
    "permissive or public domain",
    "copyleft",
    "limited or proprietary",
    "not sorted",
]
counts = pd.crosstab(mark, kind).loc[["no mark", "FSF only", "OSI only", "both"], order]
counts

# %%
fig, ax = plt.subplots()
colours = ["#56B4E9", "#E69F00", "#000000", "#FFFFFF"]
counts.plot.barh(stacked=True, ax=ax, color=colours, edgecolor="black", width=0.7)
hatches, inks = ["", "//", "", ".."], ["k", "k", "w", "k"]
for bars, hatch, ink in zip(ax.containers, hatches, inks, strict=True):
    for bar in bars:
        bar.set_hatch(hatch)
    behind = "black" if ink == "w" else "white"
    backing = {"facecolor": behind, "edgecolor": "none", "pad": 1.5}
    texts = [str(int(n)) if n > 20 else "" for n in bars.datavalues]
    ax.bar_label(bars, texts, label_type="center", color=ink, fontsize=10, bbox=backing)
for row, total in enumerate(counts.sum(axis=1)):
    ax.text(total + 8, row, f"{total} in all", va="center", weight="bold")
ax.set(title="No mark is not a bad mark", ylabel="")
ax.set(xlabel="licence identifiers on the SPDX list")
ax.set_xlim(0, counts.to_numpy().sum() * 0.9)
ax.legend(title="kind, by ScanCode", loc="upper right")
show(
    fig,
    alt="Stacked bars of SPDX identifiers by mark and by ScanCode's kind. "
    + "; ".join(
        f"{name}: {row.sum()}, of them "
        + ", ".join(f"{n} {k}" for k, n in row.items() if n)
        for name, row in counts.iterrows()
    ),
    caption="Most licences that neither OSI nor the FSF has marked "
    "are permissive for ScanCode.",
    source="table licences (SPDX list, ScanCode), retired identifiers left out.",
)

# %% [markdown]
# Most of the unmarked licences are permissive. Only a text tells what it allows.

# %% [markdown] tags=["instructor"]
# Minutes: 9
#
# Let the class say what they expect of the 521 before the figure is shown: expect "the bad ones".
# Ask what the thin black slices among the approved may be; E2 finds them. Permissive for
# ScanCode is no verdict on the ten criteria either: it is a third body's filing.

# %% [markdown]
# ### L02-E2 · Approved, and yet?
# Black means limits: look for thin slices among the approved. Which licences has OSI **approved** although
# ScanCode's category for them is `"Proprietary Free"`? The cell below asks this of another category.
# Change that, then say `odd = current.loc[rows, "licence_id"]`.

# %%
rows = current["osi_approved"] & (current["scancode_category"] == "Public Domain")
odd = ...
### BEGIN SOLUTION
rows = current["osi_approved"] & (current["scancode_category"] == "Proprietary Free")
odd = current.loc[rows, "licence_id"]
### END SOLUTION
check("L02-E2", odd)

# %% [markdown]
# ## Ten criteria, four freedoms
#
# OSI's test stands in ten criteria, the FSF's in the [four freedoms](glossary.md#four-freedoms). As
# questions, in our words:

# %%
definitions = load("definitions")
tests = definitions[definitions["family"].isin(["OSD", "FSF"])]
tests[["definition_id", "name", "test_question"]]

# %% [markdown]
# One miss is enough to fail. Two temptations. *Price*: no criterion says that a copy must
# be [free of charge](glossary.md#free-of-charge). *Good aims*: criterion 6 asks whether a [field](glossary.md#field-of-endeavour) is
# ruled out, not whether it deserves to be.
#
# ### L02-E3 · Which criterion is in the way?
# Eight small terms, each from a licence otherwise like MIT, which permits nearly everything. Name the
# criterion that the term breaks (`"OSD.1"` to `"OSD.10"`), or `"none"`.
#
# - **royalty** Whoever sells a bundle with this program pays the author two percent.
# - **rename** Changed versions must carry another name.
# - **surveillance** The program may not be used for surveillance.
# - **same terms** Whoever passes on a changed version does so under this licence, source included.
# - **members** Only members of our association may use it.
# - **credit** The documentation must name the author.
# - **price** A copy with source costs 500 euros; buyers may use, change, copy and sell it.
# - **no source** The program is free of charge; its source stays with the author.

# %%
broken = {
    "royalty": ...,
    "rename": ...,
    "surveillance": ...,
    "same terms": ...,
    "members": ...,
    "credit": ...,
    "price": ...,
    "no source": ...,
}
### BEGIN SOLUTION
broken = {
    "royalty": "OSD.1",
    "rename": "none",
    "surveillance": "OSD.6",
    "same terms": "none",
    "members": "OSD.5",
    "credit": "none",
    "price": "none",
    "no source": "OSD.2",
}
### END SOLUTION
check("L02-E3", broken)

# %% [markdown] tags=["instructor"]
# Minutes: 3
#
# Expect a fight over *surveillance*: many will want it to pass. Separate two questions: is the term
# good, and does it meet the definition? Someone will say that *price* breaks criterion 1: ask what the
# criterion forbids (a royalty for selling in a bundle) and whether the first copy is that.

# %% [markdown]
# ## Approval is not conformance
#
# [Conformance](glossary.md#conformance) means that the text meets the criteria; approval means that
# OSI looked and said so.
#
# ### L02-E4 · The Tide licence
# A climate laboratory writes *Tide-1.0* for its software. It is like MIT, source comes along, nothing
# is charged. One sentence is added: *not to be used to look for oil or gas*. SPDX has given it an
# identifier. It was never sent to OSI. Conclude whether it `"meets"` or `"fails"` the Open Source
# Definition, or is `"contested"`; name the criteria and freedoms in the way (`[]` for none). And the
# shorter text, without that sentence: `"meets"` or `"fails until approved"`?

# %%
tide = {
    "conclusion": ...,
    "criteria": ...,  # such as ["OSD.9"]
    "freedoms": ...,  # such as ["FSF.3"]
    "shorter": ...,
    "kind": None,  # only if contested
    "because": "",
}
### BEGIN SOLUTION
tide = {
    "conclusion": "fails",
    "criteria": ["OSD.6"],
    "freedoms": ["FSF.0"],
    "shorter": "meets",
    "kind": None,
    "because": "It rules out a field of work; without that sentence the text meets all ten, mark or no mark.",
}
### END SOLUTION
check("L02-E4", tide)

# %% [markdown]
# ## Where this is contested
#
# Why should OSI's answer count? Its test is written down and old (version 1.9 is dated 2007), and
# lists such as SPDX carry its mark. The words can matter in court: in *Neo4j v. PureThink*
# (2021, as reported) calling a [fork](glossary.md#fork) "free and open source", after stripping limits from its licence,
# was treated as false advertising. Yet OSI's word is not law, and its definition of [open source AI](glossary.md#osaid)
# (L05) is disputed from several sides, mostly after the article.

# %%
timeline = load("timeline")
said = timeline["event_id"].isin(["T014", "T035", "T037", "T038", "T042"])
timeline.loc[said, ["event_id", "date", "event", "why_it_matters"]]

# %%
debate = load("debate")
about = debate["question"] == "Should OSI decide what is open source?"
debate.loc[about, ["debate_id", "held_by", "region", "side", "argument"]]

# %% [markdown]
# The European Commission, too, has its own test for the [AI Act](glossary.md#ai-act) (guidelines of July 2025): it
# tolerates proportionate limits for safety; OSI's criterion 6 does not.
#
# ### L02-E5 · One sentence for the ministry
# A ministry will fund software only if it is open source, and must write down **by which test**:
# `"OSI's list"`, `"FSF's list"`, `"ten criteria"` or `"four freedoms"` (the last two: somebody reads
# the text). Choose; name one `licence` on which your test and another authority may part; and one
# voice `against` you, by its id in the two tables above.

# %%
ministry = {
    "test": ...,
    "licence": ...,  # an identifier, such as "MIT"
    "against": ...,  # an id, such as "D22" or "T014"
    "because": "",  # your answer to that voice
}
### BEGIN SOLUTION
ministry = {
    "test": "OSI's list",
    "licence": "CC0-1.0",
    "against": "D23",
    "because": "A list costs nothing to read; for licences missing from it the ministry may ask OSI.",
}
### END SOLUTION
check("L02-E5", ministry)

# %% [markdown] tags=["instructor"]
# Ten minutes: blind vote on the four tests, pairs, second vote. Expect: *OSI's list* (anyone can check
# it in a second; but it is late and shuts out CC0-1.0), *FSF's list* (freedom of users comes first; but
# most licences were never judged), *ten criteria* (fair to new texts; but who reads, and who decides
# when readers differ?), *four freedoms* (short; the same question of who decides). Ask each side for
# the licence that hurts it most. Then: would any of the four have let Llama 3 in? (No, if OSI's and the FSF's
# words on the sister licences hold for it; L04 shows why.)

# %% [markdown]
# ## Go further: marks, counts and a figure
#
# The term called *same terms* in L02-E3 is [copyleft](glossary.md#copyleft). Does it stop anybody from
# selling? Choosealicense.com has codes for some licences; `same-license` is its code for copyleft.

# %%
treated = current[current["permissions"].notna()]
copyleft = treated["conditions"].str.contains("same-license").rename("copyleft")
commercial = treated["permissions"].str.contains("commercial-use")
pd.crosstab(copyleft, commercial.rename("commercial use permitted"))

# %% [markdown]
# Commercial use is permitted by all of them, copyleft or not.
#
# ### L02-E6 · What follows?
# For each step say `"follows"` or `"does not follow"`.
#
# - **a** OSI approved licence A. So OSI found that A meets the ten criteria.
# - **b** Licence B is not on OSI's list. So B misses a criterion.
# - **c** Licence C has an SPDX identifier. So C is open source.
# - **d** A model's weights come under an approved licence. So OSI has approved the model.
# - **e** The same model. So it is good, or at least safe.
# - **f** Licence F is called *Open Community License*. So it is open.
# - **g** Licence G shuts out one profession. So it misses the definition, whatever its name.
# - **h** You bought a program under an approved licence. So you may sell it on in a bundle without
#   paying a royalty.

# %%
steps = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ..., "g": ..., "h": ...}
### BEGIN SOLUTION
steps = {
    "a": "follows",
    "b": "does not follow",
    "c": "does not follow",
    "d": "does not follow",
    "e": "does not follow",
    "f": "does not follow",
    "g": "follows",
    "h": "follows",
}
### END SOLUTION
check("L02-E6", steps)

# %% [markdown]
# ### L02-E7 · How many permissive licences are approved?
# Of the current SPDX identifiers that ScanCode calls `"Permissive"`, what share, in percent, carries
# OSI's mark?

# %%
share = ...
### BEGIN SOLUTION
permissive = current[current["scancode_category"] == "Permissive"]
share = 100 * permissive["osi_approved"].mean()
### END SOLUTION
check("L02-E7", share)

# %% [markdown]
# ### L02-E8 · What kinds does OSI approve?
# Draw a bar for each ScanCode category, as long as its number of current identifiers with OSI's mark.
# Label the axis of numbers, and give the figure (`fig`).

# %%
fig = ...
### BEGIN SOLUTION
fig, ax = plt.subplots()
current[current["osi_approved"]]["scancode_category"].value_counts().sort_index().plot.barh(ax=ax)
ax.set(title="OSI marks permissive and copyleft alike", xlabel="identifiers with OSI's mark", ylabel="")
plt.close(fig)
### END SOLUTION
check("L02-E8", fig)

# %% [markdown]
# ## Back to the article
#
# Is Llama on any list?

# %%
llama = licences["scancode_key"].str.contains("llama", na=False)
licences.loc[llama, ["licence_id", "in_spdx", "osi_approved", "scancode_category"]]

# %% [markdown]
# ScanCode files six Llama licences and a [use policy](glossary.md#use-policy) (`llama-4-license-2025`, despite its name) as
# `Proprietary Free`: no charge, other limits. The text of April 2024 is missing: large tables have
# gaps too.
#
# Does the article's second half follow? Not from the mark, which proves nothing, but from the text.
# OSI said in July 2023 that Llama 2's licence fails criteria 5 and 6, and in February 2025 the same of
# Llama 3.x. We found no word of OSI's on the text of April 2024 alone; that its terms match is our
# reading (L04). A careful journalist would have written: *Meta speaks of open source. OSI, which
# approves licences rather than models, said in July 2023 that the matching terms of Llama 2 fail two
# of its ten criteria.*

# %% [markdown]
# ## Key points
#
# - By OSI's test a licence is open source if its text meets all ten criteria.
# - Approval is OSI's mark on a licence somebody submitted. No mark proves nothing; read the text.
# - Price is not the test: one may charge for open source, and what is free of charge may be closed.
# - An identifier, a name or a category is no verdict; lists have gaps.
# - OSI's word counts by use and reputation, not by statute, and on AI it is disputed.
