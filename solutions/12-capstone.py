# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L12
#     title: Capstone
#     question: "What would you advise a client to do with a model, and can you defend it?"
#     article: "The whole article, now corrected: what Llama 3 is, what it permits, what Meta wants with it."
#     minutes: {teaching: 82, exercises: 75, further: 0}
#     requires: [L04, L06]
#     data: [licence_terms, clauses, article_claims]
#     facts-as-of: "2026-11-23"
#     objectives:
#       - "give a verdict for a named client, country and use, and say what would change it"
#       - "test whether a row of evidence carries the sentence built on it"
#       - "trace who owes what to whom when a model is passed on"
#       - "show the evidence of one argument in a figure that can be read without seeing it"
#       - "correct a paragraph of the article by claim and clause"
#       - "rate a memo by a rubric of four levels, and compare with others in class"
#     sources: [llama3-repo, scancode, deepseek-r1, gpt-oss, eosai, mot, odsc-article]
# ---

# %% [markdown]
# ## The puzzle: a reader with a question
#
# The article told its readers that Llama 3 was in the [public domain](glossary.md#public-domain), that its use on large
# platforms was limited, and that for want of an approval it was hard to call truly
# [open source](glossary.md#open-source). Suppose that one of those readers had a plan to carry out. Which of the
# article's sentences could she have acted on?
#
# A reporter may stop at *it is complicated*. An adviser may not. In two sittings you write a [memo](glossary.md#memo) for a
# client, on a release that is not Llama 3, and defend it. You need L04 ([verdicts](glossary.md#verdict)) and L06 ([duties](glossary.md#duty)); L05
# and L09 help with what is published, L10 with other [licences](glossary.md#licence), L11 with chains.

# %%
import matplotlib.pyplot as plt
import pandas as pd

from howopen import check, hint, load, show
from howopen.inventory import hand_in, posttest
from howopen.memo import missing, pack, packs, report, rubric

plt.style.use("howopen.course")
pd.set_option("display.max_colwidth", None)  # show long texts whole
pd.set_option("display.max_rows", 130)  # and long packs

# %% [markdown]
# ## First sitting: from a licence to a client
#
# The first sitting takes about 77 minutes and ends with L12-E5: 10 minutes for reading, 21 for E1 to
# E3, 30 for your client's evidence, 16 for E4 and E5. The second takes about 80: 35 for the memo, 28 for
# rating and checking memos, 12 for sixteen questions, 5 for the rest. You may write the memo between the
# two, at home.
#
# We show each step with an invented client. A radio station in Ghana wants to [tune](glossary.md#fine-tune) Llama 3 8B for Twi,
# offer a chat on its site, and give the tuned [weights](glossary.md#weights) to a partner station.
#
# ### L12-E1 · Which of these is advice?
# Which sentence should the station get?
#
# - **a** Llama 3 is not open source.
# - **b** You may, if the page shows the badge, the model's name begins with Llama 3, copies carry the
#   agreement and the notice, and the use policy is kept.
# - **c** Llama 3 may be used commercially.
# - **d** It is unclear, so you are free to go ahead.

# %%
advice = ...
### BEGIN SOLUTION
advice = "b"
### END SOLUTION
check("L12-E1", advice)

# %% [markdown]
# ## Rows, and what they carry
#
# An [evidence pack](glossary.md#evidence-pack) holds what our tables say about one release. The id is what you cite; `about` says whom the
# row is about, which is not always your release.

# %%
llama = pack("llama-3").set_index("row_id")
chosen = ["release.licence_id", "llama-3.display_attribution", "MOF-1.0.training-code"]
llama.loc[chosen, ["about", "claim", "value", "source_ref"]]

# %% [markdown]
# The first two rows can carry a sentence on the station's [badge](glossary.md#badge). The third cannot: it is about [training
# code](glossary.md#training-code). Here is a draft by somebody else, for a university spin-off in South Korea that wants to use
# *EXAONE 3.5 32B*: research this year, a paid search service next year. Every sentence cites a row.

# %%
draft = {
    "a": ("The paid service is barred by this licence.", "exaone-1.1-nc.commercial_use"),
    "b": ("By its terms, what the model writes is the licensor's.", "exaone-1.1-nc.output_ownership"),
    "c": ("An index finds the weights of the tuned model open.", "EOSAI-2026.end-model-weights"),
    "d": ("It is free to work for the army.", "exaone-1.1-nc.military_prohibited"),
    "e": ("Many registers agree on the licence.", "release.licence_disagreement"),
    "f": ("A model tuned from it needs a set word in its name.", "exaone-1.1-nc.naming_required"),
}
sentences = pd.DataFrame(draft.values(), index=draft, columns=["sentence", "row_id"])
rows = pack("exaone-3.5")
sentences.join(rows.set_index("row_id")[["about", "claim", "value"]], on="row_id")

# %%
rows.loc[rows["table"] == "model_releases", ["row_id", "about", "claim", "value"]]

# %% [markdown]
# ### L12-E2 · Does the row carry the sentence?
# For each sentence: `"carries it"`; `"says less"`, when the row is about the matter but does not go so
# far; or `"another thing"`, when it is about another model, firm or version.

# %%
audit = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ...}
### BEGIN SOLUTION
audit = {
    "a": "carries it",
    "b": "carries it",
    "c": "another thing",
    "d": "says less",
    "e": "says less",
    "f": "carries it",
}
### END SOLUTION
check("L12-E2", audit)

# %% [markdown] tags=["instructor"]
# Most fall for c: same family, same name, a later model. Ask what a client would do with the wrong
# one. On d somebody will say that silence permits. It may, in the grant; but the grant here is for
# research only, and other purposes are barred in the text. On e: one register cannot agree with itself.

# %% [markdown]
# ## The chain of duties
#
# Back to the station. It tunes Llama 3 8B, opens the chat, and gives the weights to one partner. The
# partner runs them in its newsroom and offers nothing to anyone. A listener asks the chat a question.
# Each duty has a [trigger](glossary.md#trigger), so each act wakes its own.

# %%
six = ["1.b.i.A", "1.b.i.B", "1.b.i.name", "1.b.iii", "1.b.iv.aup", "2"]
clauses = load("clauses")
wanted = (clauses["version"] == "llama-3") & clauses["clause_id"].isin(six)
clauses.loc[wanted, ["clause_id", "trigger", "summary"]]

# %% [markdown]
# ### L12-E3 · Who owes what to whom?
# Which of the six [clauses](glossary.md#clause) asks something of each of the three? Lists of ids; `[]` for none.

# %%
chain = {"station": ..., "newsroom": ..., "listener": ..., "because": ""}
### BEGIN SOLUTION
chain = {
    "station": ["1.b.i.A", "1.b.i.B", "1.b.i.name", "1.b.iii", "1.b.iv.aup"],
    "newsroom": ["1.b.iv.aup"],
    "listener": [],
    "because": "Offering and handing on stop at the newsroom; the use policy follows every use.",
}
### END SOLUTION
check("L12-E3", chain)

# %% [markdown]
# This is a [duty chain](glossary.md#duty-chain): from, to, duty, and the row under it. In your memo it
# is a list of such links, and a link may say that a duty stops.
#
# ## Ten questions to eight licences
#
# Which limits might you meet? Here are Llama 3's licence and those of the six packs. The R1 pack has
# two: its own label, and the licence of its base.

# %%
asked = {
    "commercial_use": "business use", "scale_threshold": "size", "field_restrictions": "purpose",
    "naming_required": "name", "display_attribution": "badge", "passthrough": "limits go on",
    "output_restriction": "outputs", "territory_exclusion": "places",
    "licensor_may_change_terms": "new terms", "remote_restriction": "stop from afar",
}  # fmt: skip
names = {
    "apache-2.0": "gpt-oss: Apache-2.0", "mit": "R1 distil: MIT label",
    "bigcode-openrail-m": "StarCoder2: OpenRAIL-M", "qwen-2024": "Qwen2.5-72B: Qwen",
    "gemma-2024-04": "Gemma 2: Gemma terms", "exaone-1.1-nc": "EXAONE 3.5: 1.1-NC",
    "llama-3": "Llama 3 (example)", "llama-3.3": "R1 distil: Llama 3.3 base",
}  # fmt: skip

# %%
terms = load("licence_terms")
grid = terms.pivot(index="licence_id", columns="feature", values="adopted")
grid = grid.loc[list(names), list(asked)]
unclear = grid == "unclear"
limit = ~grid.isin(["allowed", "none", "no", "licence_copy"]) & ~unclear
limit.sum(axis="columns")

# %%
fig, ax = plt.subplots(figsize=(9, 5))
for cells, marker, fill, label in (
    (limit, "s", "#0072B2", "a limit"),
    (~limit & ~unclear, "o", "white", "none"),
    (unclear, "X", "#E69F00", "unclear"),
):
    y, x = cells.to_numpy().nonzero()
    ax.scatter(x, y, marker=marker, s=150, c=fill, edgecolors="black", label=label)
ax.set_xticks(range(len(asked)), asked.values(), rotation=40, ha="right")
ax.set_yticks(range(len(names)), names.values())
ax.invert_yaxis()
ax.grid(False)
ax.set(
    title="Free to download, and not alike: ten questions to eight licences",
    xlabel="what a term may limit",
    ylabel="release: licence",
)
ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
show(
    fig,
    alt="Grid of eight licences by ten questions. Limits found: "
    + "; ".join(f"{names[i]} {n} of {len(asked)}" for i, n in limit.sum(axis="columns").items())
    + f". Unclear: {int(unclear.to_numpy().sum())} cells, all on whether the terms can change.",
    caption="A square is a limit, a ring none, a cross an unclear term. Squares do not weigh alike.",
    source="table licence_terms, adopted codes, November 2026",
)

# %% [markdown]
# Do not add the squares up to a mark. One of them, business use, ends the spin-off's plan; the station
# has six in its row, and may go ahead.
#
# ## Choose your client
#
# Pick one, or let your teacher draw. The clients are invented, the rows are not.

# %%
packs()

# %%
mine = pack("gemma-2")  # your own here
mine["table"].value_counts(sort=False)

# %%
mine.loc[mine["table"].isin(["model_releases", "comparator_licences"]), ["row_id", "about", "value"]]

# %% [markdown]
# Read the whole pack: print `mine` in a cell of your own, or one table after the other, as above. Note
# eight or more rows, with a sentence on what each means *for your client*, and do not leave out those
# that hurt your verdict. Three things to look for:
#
# 1. **Is the row about your release?** Families share a name, and indexes score a firm by one model.
#    Some records are faulty: see the rows called `known-issue`.
# 2. **Is the text the one that came with the release?** A pack joins a release to the text that we
#    read under that name. Editions change; if you cannot tell, that is a *[facts missing](glossary.md#facts-missing)*.
# 3. **What does the original say?** Read two of your rows in the text itself, a
#    [primary source](glossary.md#primary-source), online or in your teacher's print. `source_ref` names
#    file and section; for Llama's texts there is `python -m howopen originals`. Not possible? Say so
#    in the memo.

# %% [markdown] tags=["instructor"]
# Minutes: 30
#
# First sitting (77 minutes): reading and pictures 10, E1 to E3 21, this reading of packs 30, E4 and E5
# 16. Second (80), from "The memo": form 5, memo 30, E7 and audit 28, sixteen questions 12, the rest 5.
# With an hour each, leave out E1, E4 and E5, and let the memo be written at home. Hand out prints of
# the licences (one a pack; addresses by `source_id` in datasets/sources.csv) and let pairs of a coder and a reader share a client. Stop after
# 30 minutes wherever they are: the memo's gaps are part of it. Frequent errors: copying `value` instead
# of saying what it means for the client; eight rows from one table; a firm's transparency score read as
# that of the model; Gemma 3 for Gemma 2, EXAONE 4 for 3.5, R1 itself for its distil; a file
# called Qwen2.5-72B that names the 32B model.

# %% [markdown]
# ## One figure
#
# A figure in a memo carries one argument. This client is the Kenyan health service, the release
# *gpt-oss-120b*: its licence is [permissive](glossary.md#permissive). What has been published?

# %%
oss = pack("gpt-oss")
parts = oss[(oss["table"] == "openness_assessments") & oss["row_id"].str.startswith("EOSAI")]
counts = parts["value"].value_counts().reindex(["open", "partial", "closed"])
counts

# %% [markdown]
# ### L12-E4 · A figure for one argument
# Draw the three counts as bars. Name bars and axis, and let the title say what the nurses' service should
# see. Then write the [alt text](glossary.md#alt-text) with its numbers, and read it to somebody who looks away.

# %%
fig = ...  # fig, ax = plt.subplots(), then counts.plot.bar(ax=ax) and ax.set(title=...)
### BEGIN SOLUTION
fig, ax = plt.subplots()
counts.plot.bar(ax=ax, color=["#0072B2", "#E69F00", "white"], edgecolor="black", rot=0)
ax.set(title="Open weights, closed data: half the parts are withheld", xlabel="level", ylabel="parts")
show(
    fig,
    alt=f"Bars: of {counts.sum()} parts of gpt-oss-120b {counts['open']} are open, "
    f"{counts['partial']} partial and {counts['closed']} closed.",
    source="European Open Source AI Index (CC-BY-4.0), 2026",
)
### END SOLUTION
check("L12-E4", fig)

# %% [markdown]
# ## Two paragraphs, corrected
#
# A memo says what it believes; it also says what its client may have read elsewhere and should forget.

# %%
claims = load("article_claims")
claims.loc[claims["paragraph"] == 4, ["claim_id", "claim", "verdict", "explanation"]]

# %% [markdown]
# ### L12-E5 · Mend a paragraph
# Which claims of paragraph 4 does a careful corrector **change**, and which wording fits clause 2?
#
# - **a** Llama 3 may not be used on platforms with more than 700 million users.
# - **b** A firm that comes to have more than 700 million monthly users must then ask Meta.
# - **c** A firm that, with its affiliates, had more than 700 million monthly users in March 2024 has no
#   rights until Meta agrees.
# - **d** The one thing to know: firms above 700 million monthly users in March 2024 must ask Meta. All
#   others are free to do as they like.

# %%
mended = {"claims": ..., "wording": ..., "careful": ""}
### BEGIN SOLUTION
mended = {
    "claims": ["C17", "C19", "C20"],
    "wording": "c",
    "careful": "Unlike React, Llama 3 comes under Meta's own agreement, with duties for everyone; a "
    "firm with more than 700 million monthly users in March 2024 had to ask first. Meta named the "
    "sources of Llama 1's data, and hardly those of Llama 2 and 3.",
}
### END SOLUTION
check("L12-E5", mended)

# %% [markdown]
# Stop here if you have two sittings: what you noted on your pack is all that the second one needs.
#
# ## Second sitting: the memo
#
# The parts of a memo, as records and lists. Fill one, run, read what is missing, fill the next.
#
# | part | form |
# |---|---|
# | `pack` | the name of your pack |
# | `verdict` | `conclusion` (`"use it"`, `"use it on conditions"`, `"do not use it"`, `"cannot say yet"`) and `because`, for *this* client |
# | `evidence` | row id to a sentence of its own, at least eight, from licence and from registers or indexes |
# | `originals` | row id to a note on where you read the text, at least two; or a sentence on why not |
# | `duties` | a list of links: `from`, `to`, `duty`, `row` (of a licence) |
# | `figure` | `figure`, `alt`, `caption`, `source` |
# | `counter` | the strongest `argument` against you, and your `answer`: a [counter-argument](glossary.md#counter-argument) |
# | `would_change` | a list of facts, texts or rulings |
# | `unknown` | a list: `what`, `kind` of uncertainty, `settled_by` |
# | `corrections` | two paragraphs: `paragraph` (its number), `claims` to change (a list), `careful` |
# | `assistants` | which AI assistants you used, and for what |
#
# Here are pieces of the station's memo, and what `missing` says to them.

# %%
station = {
    "pack": "llama-3",
    "verdict": {
        "conclusion": "use it on conditions",
        "because": "The radio station may tune and offer Llama 3 in Ghana, if badge, name and "
        "notice go with it; it has to tell listeners where the model is known to fail.",
    },
    "evidence": {
        "llama-3.display_attribution": "The chat's page must show the badge.",
        "llama-3.naming_required": "The Twi model's name begins with Llama 3.",
    },
    "duties": [
        {
            "from": "the station",
            "to": "its partner",
            "duty": "a copy of the agreement and the Notice file",
            "row": "llama-3.passthrough",
        },
    ],
    "counter": {
        "argument": "Weights under MIT would bring none of these duties.",
        "answer": "True, if one of them were as good in Twi; the station should test that first.",
    },
    "unknown": [
        {
            "what": "How much Twi was in the training data?",
            "kind": "facts missing",
            "settled_by": "a word from Meta, or tests with listeners",
        },
    ],
}
print(*missing(station), sep="\n")

# %% [markdown]
# ### L12-E6 · Your memo
# Write it. When nothing is missing, run `report(memo)` in a cell of your own: one page, in your folder,
# to print or hand in. A second call keeps the first page.

# %%
memo = {
    "pack": ...,
    "verdict": {"conclusion": ..., "because": ""},
    "evidence": {},
    "originals": {},
    "duties": [],
    "figure": {"figure": None, "alt": "", "caption": "", "source": ""},
    "counter": {"argument": "", "answer": ""},
    "would_change": [],
    "unknown": [{"what": "", "kind": "", "settled_by": ""}],
    "corrections": [{"paragraph": 4, "claims": [], "careful": ""}],
    "assistants": "",
    "author": "",
}
### BEGIN SOLUTION
gemma = pack("gemma-2")
mof = gemma["row_id"].str.startswith("MOF") & (gemma["table"] == "openness_assessments")
levels = gemma.loc[mof, "value"].value_counts(sort=False)
gemma_fig, ax = plt.subplots(figsize=(7, 3))
levels.plot.barh(ax=ax, color="#0072B2", edgecolor="black")
ax.set(title="One part of seventeen is open", xlabel="parts of Gemma 2 27B", ylabel="")
gemma_alt = f"Bars of the {levels.sum()} parts of Gemma 2 27B: " + "; ".join(
    f"{level} {n}" for level, n in levels.items()
)
gemma_source = "Model Openness Tool, in table openness_assessments, 2026"
show(gemma_fig, alt=gemma_alt, source=gemma_source)
memo = {
    "pack": "gemma-2",
    "author": "a model memo of the course",
    "verdict": {
        "conclusion": "use it on conditions",
        "because": "The news start-up may run its paid app in Brazil on Gemma 2, whatever its size, "
        "if the limits on use go into its terms with readers and partner papers. It should be ready "
        "to switch, since Google keeps a right to restrict use.",
    },
    "evidence": {
        "gemma-2024-04.commercial_use": "A paid app is within the permission.",
        "gemma-2024-04.scale_threshold": "Growth of the start-up changes nothing.",
        "gemma-2024-04.field_restrictions": "A policy bars some uses, and its editors must know it.",
        "gemma-2024-04.passthrough": "These limits belong into the app's terms and both contracts.",
        "gemma-2024-04.notice_retention": "The two papers get a Notice file with the weights.",
        "gemma-2024-04.change_notice": "The tuned files must say that they were changed.",
        "gemma-2024-04.remote_restriction": "The summariser needs a second model in reserve.",
        "gemma-2024-04.licensor_may_change_terms": "Somebody has to look at the policy each month.",
        "gemma-2024-04.osd_6": "The app must not advertise an open source model.",
        "K03": "Google claims no summary; a copycat model made from them would fall under the terms.",
        "MOF-1.0.datasets": "Readers who ask what it learnt from cannot be told.",
        "release.n_sources": "The licence is no slip of one register.",
    },
    "originals": {
        "gemma-2024-04.passthrough": "Print of the terms of April 2024, 3.1; 1.1(b) counts a hosted "
        "service as passing on.",
        "gemma-2024-04.remote_restriction": "Same print, 3.2, last paragraph: what Google "
        "reasonably believes to break the terms.",
    },
    "duties": [
        {
            "from": "Google",
            "to": "the start-up",
            "duty": "keep to the terms and to the policy that they pull in",
            "row": "gemma-2024-04.field_restrictions",
        },
        {
            "from": "the start-up",
            "to": "readers of the app",
            "duty": "limits on use in the app's terms, and a word that they hold",
            "row": "gemma-2024-04.passthrough",
        },
        {
            "from": "the start-up",
            "to": "two partner papers",
            "duty": "copy of the terms, limits in the contract, Notice file, changed files marked",
            "row": "gemma-2024-04.redistribution",
        },
        {
            "from": "a partner paper",
            "to": "its readers",
            "duty": "the same again once it offers the model; nothing to them before",
            "row": "gemma-2024-04.passthrough",
        },
    ],
    "figure": {
        "figure": gemma_fig,
        "alt": gemma_alt,
        "caption": "What the framework counts as published, and under which terms.",
        "source": gemma_source,
    },
    "counter": {
        "argument": "Whoever may change the policy and restrict use from afar can end this product "
        "overnight. No business should stand on that.",
        "answer": "The text ties that right to breaches of the terms. The weights run on our "
        "machines, and a second model under Apache-2.0 is kept ready.",
    },
    "would_change": [
        "A use of the summariser that the policy bars.",
        "A model as good in Portuguese under a permissive licence: then these duties buy nothing.",
    ],
    "unknown": [
        {
            "what": "Is a reader of a hosted app a recipient who must get a copy of the terms?",
            "kind": "text silent",
            "settled_by": "a word from Google, or a clearer text",
        },
        {
            "what": "Did the June release come under the terms of April 2024?",
            "kind": "facts missing",
            "settled_by": "the terms kept with the download",
        },
    ],
    "corrections": [
        {
            "paragraph": 1,
            "claims": ["C04"],
            "careful": "Meta released Llama 3 on 18 April under a licence of its own: free of charge, "
            "with conditions, and not in the public domain.",
        },
        {
            "paragraph": 5,
            "claims": ["C24"],
            "careful": "OSI has approved no Llama licence. What weighs more: it found two criteria "
            "unmet in the licence of Llama 2, and Llama 3's has the same clauses.",
        },
    ],
    "assistants": "None. Rows were copied from the pack, two terms read in print.",
}
### END SOLUTION
check("L12-E6", memo)

# %% [markdown] tags=["instructor"]
# Minutes: 5
#
# The solved memo is one of several good ones: compare it with your learners' only after the audit.
# `report` writes unfinished memos too, with a list of what they lack. Collect the pages; the check has
# looked at completeness, nobody yet at quality. A statement on assistants is wanted, not a confession:
# ask what was checked by hand.

# %% [markdown]
# ## Where this is contested
#
# Which is the more open: *gpt-oss*, under Apache-2.0, with its data withheld, or *StarCoder2*, with data
# and code published, under a licence that bars some uses? By the [Open Source Definition](glossary.md#open-source-definition) the first
# licence passes and the second fails criterion 6. By an index that counts what is published, the
# second is far ahead. Each side measures something real, and [OSI](glossary.md#osi)'s [AI definition](glossary.md#osaid) would
# ask for both. A memo need not settle it. It must say which of the two this client depends on.
#
# ## Peers: rate, audit, defend
#
# People rate a memo by a [rubric](glossary.md#rubric), four criteria on four levels:

# %%
rubric()

# %% [markdown]
# Before you rate a friend's memo, calibrate on a stranger's. It is for the maker of developer tools in India:
#
# > *Use it. StarCoder2 has an open licence: it is called [OpenRAIL](glossary.md#rail), and the European index gives nearly
# > all its parts as open. Apache-2.0 would make no difference to us. The licence file ships with the
# > editor. Somebody may object that users could misuse the model; we do not think so. It is unclear
# > whether a court in India would enforce the list of barred uses; until one does, nobody needs to care.*
#
# ### L12-E7 · Rate a memo, then compare
# For each criterion: `"missing"`, `"thin"`, `"sound"` or `"strong"`? Rate alone, then compare in pairs.
# Ours is one reading, not a measured agreement: for each criterion we accept two levels.

# %%
ratings = {"evidence": ..., "reasoning": ..., "uncertainty": ..., "communication": ...}
### BEGIN SOLUTION
ratings = {
    "evidence": "thin",
    "reasoning": "thin",
    "uncertainty": "missing",
    "communication": "sound",
}
### END SOLUTION
check("L12-E7", ratings)

# %% [markdown] tags=["instructor"]
# Minutes: 20
#
# Ten minutes: blind vote on *reasoning* (show fingers, 1 to 4), pairs, second vote. Expect *thin* (there
# are steps: name, index, conclusion), *missing* (a name is no step), and a few *sound* from those who
# like the conclusion. Ask these to name the term of the licence on which it rests: the list of barred
# uses must go out with the editor (5.1), and hospitals are among its customers. Positions on *use it*:
# it may well be the right verdict, on conditions; the memo does not show it. Then the audits in pairs,
# eight minutes each way. Defences of five minutes each take a further lesson for a class of twelve.

# %% [markdown]
# **Audit sheet.** Swap pages with somebody who has another client, and answer in writing:
#
# 1. Which sentence would I act on, if I were the client?
# 2. Take three rows at random. Does each carry its sentence?
# 3. Which row of the pack, left out here, hurts the verdict most?
# 4. Where does the duty chain stop, and at which word of which term?
# 5. With your eyes shut: does the alt text carry the argument?
# 6. Can you put a stronger counter-argument?
# 7. Is each *unknown* of the kind that is named?
# 8. Your four ratings, with a sentence each.
#
# **Defence.** Five minutes: one for the verdict, one for the row that decides it, one for the objection,
# two for questions. Somebody plays the client, somebody the [licensor](glossary.md#licensor)'s lawyer. Then revise, and say in
# the memo what you changed.
#
# ## Sixteen questions again
#
# The [concept inventory](glossary.md#concept-inventory) of L00 again, in other words. Answer from memory and leave out what you do not know.

# %%
posttest()

# %%
answers = {
    "1": "", "2": "", "3": "", "4": "", "5": "", "6": "", "7": "", "8": "",
    "9": "", "10": "", "11": "", "12": "", "13": "", "14": "", "15": "", "16": "",
}  # fmt: skip
hand_in("post", answers)

# %% [markdown]
# You get a number, and for each one missed the lesson to look at. Do not set it against your
# number of L00: the two forms were never equated, and sixteen questions say little about one person.
# They measure a class. For that, `from howopen.inventory import export` and
# `export("inventory.csv")` write your answers without your name; a teacher puts the files together.

# %% [markdown] tags=["instructor"]
# Minutes: 12
#
# Put the CSV files under one another and count by item and test; read items, not people. An item that most
# of the class misses is a lesson to repeat; the option that they chose names the belief (table inventory).

# %% [markdown]
# ## Back to the article
#
# A careful journalist would have written, in the end, something like this: *Meta's Llama 3 costs nothing
# and may be used in business by nearly everyone, under a licence of Meta's own that asks for a badge, a
# name and good conduct. The Open Source Initiative had found the licence of Llama 2 not to be [open
# source](glossary.md#open-source), and the clauses it named are here again. What Llama 3 was trained on, Meta's card tells only in
# outline.* Three sentences, each with a row under it. Now you can write the next three.
#
# ## Key points
#
# - Advice has a client, a use and a country; a label has none.
# - A sentence is as good as the row that carries it, and a row speaks only of what it is about.
# - Follow duties link by link: triggers decide where they stop.
# - Say what you do not know, of which kind, who bears it, and what would settle it.
# - Complete is for the check, good is for people.
