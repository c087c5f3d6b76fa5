# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L04
#     title: Llama 3 against the Open Source Definition
#     question: "Criterion by criterion: does Llama 3's licence meet the Open Source Definition?"
#     article: "Paragraph 5 says that the missing approval makes it hard to class Llama 3 as truly open source."
#     minutes: {teaching: 15, exercises: 43, further: 12}
#     requires: [L02, L03]
#     data: [definitions, clauses, llama3_verdicts]
#     facts-as-of: "2026-11-23"
#     objectives:
#       - "give ten reasoned verdicts with clause and confidence, blind"
#       - "compare readings, and say what their agreement shows and what it does not"
#       - "tell what OSI has stated from what we apply and what is a reading"
#       - "name the kind of each uncertainty and what would settle it, and revise after argument"
#     sources: [osi-osd, llama3-repo, osi-2023-07-20, osi-2025-02-18, own-licence-coding, osi-licences-repo]
# ---

# %% [markdown]
# ## The puzzle: what exactly is complicated?
#
# Paragraph 5 of the article says that Llama 3 lacks [OSI](glossary.md#osi)'s approval, and that this makes it hard to call
# it truly [open source](glossary.md#open-source). L02 showed how little a missing mark proves; L03 read the [licence](glossary.md#licence).
#
# Now put the two together: the ten criteria of the
# [Open Source Definition](glossary.md#open-source-definition), and on each a
# [verdict](glossary.md#verdict) of your own.

# %%
import matplotlib.pyplot as plt
import pandas as pd

from howopen import check, hint, load, show

plt.style.use("howopen.course")
pd.set_option("display.max_colwidth", None)  # show long texts whole

# %% [markdown]
# ### L04-E1 · What would show it?
# Somebody says: *by the Open Source Definition, Llama 3 is not open source*. **What would show it?**
#
# - **a** that OSI has not approved its licence
# - **b** its terms, held against the ten criteria
# - **c** that it misses OSI's definition of open source AI
# - **d** that Meta keeps its training data to itself

# %%
shows = ...
### BEGIN SOLUTION
shows = "b"
### END SOLUTION
check("L04-E1", shows)

# %% [markdown]
# ## Ten questions, thirteen clauses
#
# Here are the ten criteria as questions, in our words. One failure is enough. (On 5, 6 and 9, *yes*
# fails.)

# %%
definitions = load("definitions")
criteria = definitions[definitions["family"] == "OSD"]
criteria.set_index("definition_id")[["name", "test_question"]]

# %% [markdown]
# And [clauses](glossary.md#clause) of Llama 3 to hold against them. You may cite others.

# %%
pile = ["def.Model", "0.acceptance", "1.a", "1.b.i.A", "1.b.i.B", "1.b.i.name"]
pile += ["1.b.ii", "1.b.iv.aup", "1.b.v", "2", "5.b", "AUP.2.a", "AUP.2.d"]
clauses = load("clauses")
llama3 = clauses[(clauses["version"] == "llama-3") & clauses["clause_id"].isin(pile)]
llama3.set_index("clause_id")[["summary"]]

# %% [markdown]
# ### L04-E2 · Ten verdicts, blind
# For each criterion write your verdict (`"meets"`, `"fails"` or `"unclear"`), the clause that matters
# most, and your [confidence](glossary.md#confidence) (`"low"`, `"medium"` or `"high"`). Several clauses
# go into one text: `"1.a; 5.b"`.
#
# - Name a clause for *meets*, too: the one that an opponent would cite.
# - *[Unclear](glossary.md#unclear)* is for words that leave a question open. If you merely doubt yourself, decide, and say
#   `"low"`.
# - **Do not scroll on before you are done:** others' verdicts would pull at yours. `check` asks only
#   whether your clause speaks to the criterion.

# %%
mine = {  # verdict, clauses, confidence
    1: (..., ..., ...),  # free redistribution
    2: (..., ..., ...),  # source code
    3: (..., ..., ...),  # derived works
    4: (..., ..., ...),  # integrity of the author's source code
    5: (..., ..., ...),  # no discrimination: persons or groups
    6: (..., ..., ...),  # no discrimination: fields of endeavour
    7: (..., ..., ...),  # distribution of the licence
    8: (..., ..., ...),  # not specific to a product
    9: (..., ..., ...),  # no limits on other software
    10: (..., ..., ...),  # technology-neutral
}
### BEGIN SOLUTION
mine = {
    1: ("fails", "2", "medium"),
    2: ("unclear", "def.Model", "medium"),
    3: ("meets", "1.b.v; 5.b", "low"),
    4: ("fails", "1.b.i.name", "low"),
    5: ("fails", "2", "high"),
    6: ("fails", "1.b.iv.aup; AUP.2.a", "high"),
    7: ("meets", "1.b.i.A; 2", "medium"),
    8: ("meets", "1.b.ii", "medium"),
    9: ("unclear", "1.b.v", "low"),
    10: ("meets", "0.acceptance; 1.b.i.B", "high"),
}
### END SOLUTION
check("L04-E2", mine)

# %% [markdown] tags=["instructor"]
# Pairs of a coder and a reader work well: one types, one argues. Stop after twenty minutes even
# if some are not done: five verdicts with clauses teach more than ten without. What goes wrong:
# *unclear* used for "I am not sure"; criterion 6 passed because the bans are decent; criterion 4 failed
# because of the badge (it is the name that goes further); section 2 used for everything. Collect on the
# board how many say fails on 1, 3, 7, 9 before anyone scrolls.
#
# Later, at OSI's statements, someone may ask about the people in the EU in the post of 2025. That goes a
# little far: the exclusion is for multimodal models, and began with the use policy of Llama 3.2 (L07).

# %% [markdown]
# ## Three readings
#
# A [reading](glossary.md#reading) is what one reader drew from the text. *Ours* is the course's own.
# *Coding A* and *coding B* are machine-assisted: two readers of the same kind applied one [codebook](glossary.md#codebook) to
# many licences, and gave no confidence.

# %%
verdicts = load("llama3_verdicts")
osd = verdicts[(verdicts["framework"] == "OSD") & (verdicts["criterion"] != "overall")]
wide = osd.pivot(index="position", columns="reading", values="verdict")
grid = wide[["ours", "coding_a", "coding_b"]]
grid

# %% [markdown]
# ### L04-E3 · How often do the codings agree?
# The cell prints your verdicts beside the three and compares *ours* with *coding A*. **On how many of
# the ten do the two codings agree?** Guess, then change the line. This is
# [raw agreement](glossary.md#agreement-raw).

# %%
own = pd.Series({number: row[0] for number, row in mine.items()}).replace({...: "-"})
print(grid.assign(mine=own).to_string())
same = grid["ours"] == grid["coding_a"]
agreed = ...  # same.sum() counts the True
### BEGIN SOLUTION
same = grid["coding_a"] == grid["coding_b"]
agreed = same.sum()
### END SOLUTION
check("L04-E3", agreed)

# %% [markdown]
# ### L04-E4 · What does their agreement show?
# The codings agree more often with each other than with us. **What does that show?**
#
# - **a** where the codings agree, their verdict is right
# - **b** where they agree, our reading is outvoted two to one
# - **c** that the codebook was applied alike, shared errors included
# - **d** nothing at all

# %%
lesson = ...
### BEGIN SOLUTION
lesson = "c"
### END SOLUTION
check("L04-E4", lesson)

# %% [markdown] tags=["instructor"]
# Minutes: 3
#
# Ask for a second look at criteria 2 and 4: all three readings agree there, and what they agree on is
# that the answer is open. Agreement can be agreement in doubt. Keep to raw agreement: ten items are too
# few for a coefficient, and L10 has forty-four licences for it.

# %% [markdown]
# ## What OSI has stated
#
# OSI keeps the definition. On which criteria has it spoken?

# %%
by_osi = verdicts["reading_kind"] == "authority"
osi = verdicts[(verdicts["framework"] == "OSD") & by_osi]
print(pd.crosstab(osi["reading"], osi["verdict"]))
spoken = osi[osi["verdict"] != "not stated"]
spoken[["criterion", "reading", "of_version", "said_on", "clauses", "reasoning"]]

# %% [markdown]
# Two criteria, and the licence as a whole; on eight it is silent, and silence is not praise. Look at
# `of_version`: one post is about Llama 2; the other, younger than the article, about the Llama 3 series
# and its 3.x licences taken together. **We found no statement on the text of April 2024 alone.** Its
# section 2 and [use policy](glossary.md#use-policy) are the same in effect as in those versions, so we call 5
# and 6 *settled* for Llama 3: OSI's words, our application. In the figure, which rows are alike?

# %%
names = ["free redistribution", "source code", "derived works", "author's source"]
names += ["persons and groups", "fields of work", "licence travels along"]
names += ["no one product", "other software", "any technology"]
columns = {"osi_2023": "OSI on\nLlama 2", "osi_2025": "OSI on\nLlama 3.x"}
columns |= {"ours": "ours", "coding_a": "coding\nA", "coding_b": "coding\nB"}
wall = wide[list(columns)]
split = wall.index[grid.nunique(axis=1) > 1].tolist()
named = wall.index[wall["osi_2025"] != "not stated"].tolist()

# %%
looks = {"meets": ("M", "#BFE3F5", "black"), "unclear": ("?", "#E69F00", "black")}
looks |= {"fails": ("F", "#20364B", "white"), "not stated": ("–", "white", "black")}
fig, ax = plt.subplots(figsize=(6.8, 7))
for (row, column), verdict in wall.stack().items():
    letter, fill, ink = looks[verdict]
    x, y = wall.columns.get_loc(column), row - 1
    ax.add_patch(plt.Rectangle((x, y), 1, 1, facecolor=fill, edgecolor="#444444"))
    style = {"ha": "center", "va": "center", "size": 18, "weight": "bold"}
    ax.text(x + 0.5, y + 0.5, letter, color=ink, **style)
ax.axvline(2, color="black", linewidth=5)
ax.set(xlim=(0, 5), ylim=(10, 0), xlabel="F fails   M meets   ? unclear   – not stated")
ax.set_xticks([i + 0.5 for i in range(5)], columns.values(), size=12)
labels = [f"{name}  {i}" for i, name in enumerate(names, 1)]
ax.set_yticks([i + 0.5 for i in range(10)], labels)
ax.xaxis.set_ticks_position("top")
ax.tick_params(length=0)
ax.tick_params(axis="y", labelsize=14)
ax.grid(False)
title = f"OSI named {len(named)} criteria; readings part on {len(split)} others"
fig.suptitle(title, weight="bold")
rows = [f"{i}: {', '.join(grid.loc[i])}" for i in grid.index]
show(
    fig,
    alt=f"Grid of ten criteria by five columns. OSI, on Llama 2 and on Llama 3.x: "
    f"{' and '.join(map(str, named))} fail, the others are not stated. "
    f"Ours, coding A, coding B: {'; '.join(rows)}",
    caption="Left of the line: what OSI said, of neighbouring versions. "
    "Right: three readings of Llama 3.",
    source="table llama3_verdicts; codings A and B are machine-assisted.",
)

# %% [markdown]
# ### L04-E5 · Who said that?
# For each sentence: `"OSI said it"`, `"we apply OSI's words"`, `"a reading"` (of one of the three), or
# `"nobody here"`.
#
# - **a** Section 2 of Llama 2's licence shuts out some users: criterion 5 is not met.
# - **b** The text of April 2024 fails criterion 5.
# - **c** The Llama 3.x licences limit the purposes of use: criterion 6 is not met.
# - **d** Llama 3 fails criterion 7: a very large recipient must ask for a licence of its own.
# - **e** The other eight criteria are met.
# - **f** Llama 3.x is not open source because it misses OSI's AI definition.
# - **g** Meta submitted the licence of Llama 3, and OSI turned it down.

# %%
who = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ..., "g": ...}
### BEGIN SOLUTION
who = {
    "a": "OSI said it",
    "b": "we apply OSI's words",
    "c": "OSI said it",
    "d": "a reading",
    "e": "nobody here",
    "f": "nobody here",
    "g": "nobody here",
}
### END SOLUTION
check("L04-E5", who)

# %% [markdown]
# ## Where this is contested
#
# Four criteria deserve argument. Who says what, by which clause?

# %%
argued = osd[osd["position"].isin([1, 3, 7, 9]) & osd["reading"].isin(list(grid))]
argued[["position", "reading", "verdict", "clauses", "reasoning"]]

# %% [markdown]
# - **1** Strictly: whoever section 2 leaves without rights cannot pass anything on. Narrowly: who is
#   left out is a matter for criterion 5; do not count one fault twice.
# - **3** Your [derivatives](glossary.md#derivative-work) are yours (5.b). But [outputs](glossary.md#output) may not improve other [large language
#   models](glossary.md#large-language-model) (1.b.v).
#   Is a model trained on outputs a derived work? If not, 1.b.v belongs under 6.
# - **7** Everyone gets the same agreement, says one side. Not those over the line, says the other: they
#   must ask for a further licence.
# - **9** Narrowly, it protects software shipped alongside, which 1.b.v does not reach. Broadly, another
#   model is other software.
#
# *Unclear* has four kinds ([text silent](glossary.md#text-silent),
# [authorities disagree](glossary.md#authorities-disagree),
# [facts missing](glossary.md#facts-missing), [readers disagree](glossary.md#readers-disagree)). Whatever
# the kind, the risk stays with whoever acts.
#
# ### L04-E6 · Your final word
# Start from your blind record. Overwrite what OSI, the readings or your neighbour has changed. Each
# *unclear* now needs its kind and what would settle it, such as
# `("unclear", "1.b.ii", "low", "text silent", "OSI says whether ...")`. This time the verdicts count,
# where the text is plain; where it is open, the clause does.

# %%
final = dict(mine)
# verdict, clauses, confidence, kind, what would settle it
final[7] = (..., ..., ..., None, "")
### BEGIN SOLUTION
final[1] = ("unclear", "1.a; 2", "medium", "readers disagree", "OSI names 1 for a user threshold")
final[2] = ("unclear", "def.Model", "medium", "authorities disagree", "an agreed source of a model")
final[4] = ("unclear", "1.b.i.name", "low", "text silent", "OSI decides on a compulsory name")
final[7] = ("fails", "2", "medium")
final[9] = ("unclear", "1.b.v", "low", "text silent", "OSI says if a trained model is other software")
### END SOLUTION
check("L04-E6", final)

# %% [markdown] tags=["instructor"]
# Ten minutes on criterion 7: blind vote (meets, fails, unclear), pairs, second vote. Expect: *meets*
# (the agreement travels with every copy and binds by use; those over the line are a matter for 5);
# *fails* (the criterion speaks of everyone who receives the program, and section 2 sends some of them to
# Meta for another licence); *unclear* (one fault, two criteria: nobody with authority has said where it
# belongs). Ask each side which sentence from OSI would move it. Then ask: does the answer change the
# overall result? It does not, and that is the point of the lesson.

# %% [markdown]
# ## Go further: count, and mend the licence
#
# ### L04-E7 · Which reading leaves most open?
# Count in `grid` how many criteria each reading calls meets, fails and unclear. Draw the counts as
# bars, label the axes, and give the figure (`fig`).

# %%
fig = ...
### BEGIN SOLUTION
fig, ax = plt.subplots()
grid.apply(lambda column: column.value_counts()).fillna(0).T.plot.bar(ax=ax, rot=0)
ax.set(title="Our reading hedges most", xlabel="reading", ylabel="criteria")
plt.close(fig)
### END SOLUTION
check("L04-E7", fig)

# %% [markdown]
# ### L04-E8 · Two strokes of the pen
# Suppose Meta strikes section 2 and the sentence that brings in the use policy (1.b.iv.aup), and changes
# nothing else. Does the rest meet the Open Source Definition: `"meets"`, `"fails"` or `"contested"`?
# Cite the clauses on which your answer rests.

# %%
mended = {
    "conclusion": ...,
    "clauses": ...,
    "kind": None,  # only if contested
    "because": "",
}
### BEGIN SOLUTION
mended = {
    "conclusion": "fails",
    "clauses": ["1.b.v"],
    "kind": None,
    "because": "Improving other large language models is still barred: a field of activity.",
}
### END SOLUTION
check("L04-E8", mended)

# %% [markdown] tags=["instructor"]
# Use E8 when someone says that only two clauses stand between Llama and open source. The next version
# dropped 1.b.v by itself (L07). Do not let the class say that OSI would then approve: nobody asked it.

# %% [markdown]
# ## Back to the article
#
# The article calls the classification complicated because a mark is missing. The result is not
# complicated: one failed criterion is enough, and two fail on plain words. The details are complicated:
# careful readers part on several other criteria, but nothing hangs on them. (In May 2024 only the post on Llama 2 was
# out; that on 3.x is [hindsight](glossary.md#hindsight).)
#
# A careful journalist would have written: *Llama 3's licence does not meet the Open Source Definition.
# It withholds every right from the largest firms until Meta agrees, and bars whole fields of use. OSI said so in July 2023
# of the matching terms of Llama 2. Whether it misses others, too, is open to argument.*

# %% [markdown]
# ## Key points
#
# - Approval is not the question. Ten criteria and a text are, and one failed criterion decides.
# - OSI named 5 and 6, for Llama 2 and 3.x; not stated is neither yes nor no. The step to the text of
#   April 2024 is ours.
# - Readers of one kind who agree have applied one codebook alike. Only the clause shows who is right.
# - Unclear is a finding: say its kind and what would settle it.
