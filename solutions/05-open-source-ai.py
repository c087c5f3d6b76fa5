# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L05
#     title: "Open source AI: weights, code, data"
#     question: "What is open source AI: weights, code or data?"
#     article: "It speaks of open-source AI models and of a commitment to them (paragraph 1), and doubts the name only for want of OSI's approval (paragraph 5)."
#     minutes: {teaching: 18, exercises: 39, further: 21}
#     requires: [L02]
#     data: [definitions, openness_assessments, openness_scores, timeline, debate, llama3_verdicts]
#     facts-as-of: "2026-11-23"
#     objectives:
#       - "apply the Open Source AI Definition 1.0 to a release, part by part"
#       - "place a release in a class of the Model Openness Framework"
#       - "say why two frameworks, or two records, disagree about one release"
#       - "choose between open source AI, open weights and weights available"
#     sources: [osi-osaid-1.0, mot, mof-paper, eosai, ouc, llama3-repo, deepseek-r1, llama1-repo, gpai-guidelines, ai-act, osi-g7-2026, sfc-2024-10-31, fsf-2024-10-22, axios-2024-10-29, osi-2023-07-20]
# ---

# %% [markdown]
# ## The puzzle: where is the source?
#
# The article speaks of [open-source](glossary.md#open-source) AI models as if the name were settled. For software it means an open
# [licence](glossary.md#licence) and the [source code](glossary.md#source-code) (L02). But nobody writes a model's numbers: a program reads data and sets
# them. Which is the source: numbers, program or data?
#
# Three releases will be our test: **Llama 3** (Meta), **DeepSeek-R1** and **OLMo** (Ai2).

# %%
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.colors import ListedColormap

from howopen import check, hint, load, show

plt.style.use("howopen.course")
pd.set_option("display.max_colwidth", None)  # show long texts whole

# %% [markdown]
# ### L05-E1 · Is a free licence enough?
# DeepSeek-R1 came out on 20 January 2025 under MIT, which [OSI](glossary.md#osi) has approved. OSI's definition of [open
# source AI](glossary.md#osaid) asks for three parts: [data information](glossary.md#data-information), code and
# [parameters](glossary.md#parameters). **Which do you expect DeepSeek-R1 to offer?** Guess.
#
# - **a** all three: the licence is MIT
# - **b** the code and the parameters
# - **c** the parameters alone
# - **d** nobody can say until OSI approves the model

# %%
guess = ...
### BEGIN SOLUTION
guess = "c"
### END SOLUTION
check("L05-E1", guess)

# %% [markdown]
# ## Three parts instead of one
#
# OSI's answer is the [Open Source AI Definition](glossary.md#osaid) 1.0, in short OSAID, of 28 October
# 2024. It is younger than Llama 3 and the article; to apply it to them is
# [hindsight](glossary.md#hindsight).

# %%
definitions = load("definitions")
osaid = definitions[definitions["family"] == "OSAID 1.0"]
chosen = osaid["item_group"].isin(["freedom", "component"])
osaid.loc[chosen, ["definition_id", "requirement", "legal_terms"]]

# %% [markdown]
# Three points that readers miss:
#
# 1. Data information is not the data. It must let a skilled person build something equivalent.
# 2. Code includes [training code](glossary.md#training-code).
#    [Inference code](glossary.md#inference-code), which only runs the model, is not enough.
# 3. It is a yes-or-no test: all three parts, each under open terms.
#
# The *European Open Source AI Index* gives each component of a release a level: open, partial or closed.
# One assessor per entry. The index does not apply OSAID: **we** sorted its components under the
# three parts; that is our reading.

# %%
levels = load("openness_assessments")
index = levels[levels["framework"] == "EOSAI-2026"]
grid = index.pivot(index=["osaid_element", "component"], columns="model", values="level")
order = ["data information", "code", "parameters", "outside OSAID"]
grid = grid[["Llama 3", "DeepSeek R1", "OLMo"]].reindex(order, level=0)


# %%
def draw(grid, shades, title):
    """Draw a table of words: a row a component, a column a model, a shade a word."""
    number = {word: i for i, word in enumerate(shades)}
    fig, ax = plt.subplots(figsize=(8, 6.5))
    cells = grid.apply(lambda column: column.map(number))
    colours = ListedColormap(list(shades.values()))
    ax.imshow(cells, cmap=colours, vmin=0, vmax=len(shades) - 1, aspect="auto")
    for y, words in enumerate(grid.to_numpy()):
        for x, word in enumerate(words):
            ink = "white" if cells.iat[y, x] == 0 else "black"
            ax.text(x, y, word, ha="center", va="center", color=ink)
    ax.set(title=title, xticks=range(len(grid.columns)), yticks=range(len(grid)))
    ax.set(xticklabels=grid.columns, yticklabels=grid.index.get_level_values(1))
    ax.tick_params(length=0, top=True, labeltop=True, bottom=False, labelbottom=False)
    ax.grid(False)
    high, wide = grid.shape
    ax.hlines([y + 0.5 for y in range(high - 1)], -0.5, wide - 0.5, color="#BBBBBB")
    ax.vlines([x + 0.5 for x in range(wide)], -0.5, high - 0.5, color="#BBBBBB")
    return fig, ax


shades = {"open": "#0072B2", "partial": "#9ECAE1", "closed": "#FFFFFF"}
fig, ax = draw(grid, shades, "Open weights are only a part of an open model")
parts = grid.index.get_level_values("osaid_element")
named = grid.loc[order[:3], "DeepSeek R1"].droplevel(0)
for y in range(1, len(parts)):
    if parts[y] != parts[y - 1]:
        ax.axhline(y - 0.5, color="black", linewidth=2)
for part in parts.unique():
    place = [y for y in range(len(parts)) if parts[y] == part]
    middle, words = sum(place) / len(place), part.replace(" ", "\n")
    ax.text(2.6, middle, words, va="center", fontweight="bold")
show(
    fig,
    alt=f"Table of {len(grid)} components by {len(grid.columns)} models, grouped by part. "
    + " ".join(
        f"{model}: "
        + ", ".join(f"{(grid[model] == word).sum()} {word}" for word in shades)
        + "."
        for model in grid.columns
    )
    + " Parts of DeepSeek R1: "
    + "; ".join(f"{component} {level}" for component, level in named.items()),
    caption="Assessed: Meta-Llama-3-70B-Instruct, DeepSeek-R1, Olmo-3.1-32B-Think. "
    "Groups: ours. For licences the index looks at the whole project: hence closed beside "
    "DeepSeek's MIT weights.",
    source="European Open Source AI Index (CC-BY-4.0), files of March and April 2026",
)

# %% [markdown]
# ### L05-E2 · Which parts pass?
# Which of OSAID's three parts does each release offer? As a stand-in, a part passes when all its
# rows in the figure are open; for data information the [datasheet](glossary.md#datasheet) is enough (point 1). Give a
# list for each release: `[]` if none passes.

# %%
passes = {
    "Llama 3": ...,
    "DeepSeek-R1": ...,
    "OLMo": ...,  # for instance ["code", "parameters"]
}
### BEGIN SOLUTION
passes = {
    "Llama 3": [],
    "DeepSeek-R1": ["parameters"],
    "OLMo": ["data information", "code", "parameters"],
}
### END SOLUTION
check("L05-E2", passes)

# %% [markdown] tags=["instructor"]
# Minutes: 8
#
# Learners give Llama 3 the parameters because the file can be downloaded, and DeepSeek-R1 the code
# because it runs. Ask of each part: is it there, and on which terms? The rows only
# stand in for OSAID: it accepts a full description without the data, so the datasheet is enough here as
# in L05-E8; and it asks for more code than training code. For these three nothing hangs on it.

# %% [markdown]
# ## A framework with classes
#
# The [Model Openness Framework](glossary.md#model-openness-framework), MOF, is older: its paper is of
# March 2024. A part counts when it is there **and** under an open licence. Class III is
# the lowest; II and I each add parts to those below. A research paper may stand in for the technical
# report.
#
# The records are the *Model Openness Tool*'s; which licences count as open is our judgement.

# %%
mof = definitions[definitions["component_status"] == "required"]
needed = mof.assign(component=mof["name"].str.lower())[["mof_class", "component"]]


def compare(records):
    """The levels of the parts that the framework requires, a column for each record."""
    rows = levels[levels["assessment_id"].isin(list(records))]
    rows = rows.replace({"assessment_id": records})
    rows = rows.assign(component=rows["component"].str.lower())
    wide = rows.pivot(index="component", columns="assessment_id", values="level")
    both = needed.join(wide[list(records.values())], on="component")
    return both.set_index(["mof_class", "component"])


llama, deepseek, olmo = "meta-llama-3-70b-instruct", "deepseek-r1", "olmo-7b"
names = {llama: "Llama 3", deepseek: "DeepSeek-R1", olmo: "OLMo"}
compare({"MOF-1.0:" + record: name for record, name in names.items()})

# %% [markdown]
# ### L05-E3 · Which class?
# Give each release its class: `"I"`, `"II"`, `"III"` or `"no class"`. What does DeepSeek-R1's record lack
# for class III?

# %%
classes = {
    "Llama 3": ...,
    "DeepSeek-R1": ...,
    "OLMo": ...,
    "DeepSeek-R1 lacks": ...,  # a list of components, for instance ["model card"]
}
### BEGIN SOLUTION
classes = {
    "Llama 3": "no class",
    "DeepSeek-R1": "no class",
    "OLMo": "I",
    "DeepSeek-R1 lacks": ["data card"],
}
### END SOLUTION
check("L05-E3", classes)

# %% [markdown] tags=["instructor"]
# Minutes: 4
#
# Expect "class III" for DeepSeek-R1 from those who count, and for Llama 3 from those who read
# "included" and stop. The Model Openness Tool's own program reaches the same result for DeepSeek-R1:
# unclassified. A record's silence proves nothing: ask who would go and look for a data card. And records
# differ in fact: the index notes that no code was released with DeepSeek-R1, the tool's record counts
# inference code and architecture. If time allows: is it odd that a release without training code may
# reach class III, and that one document bars this one?

# %% [markdown]
# ## One release, two answers
#
# Why do two entries differ? Three common reasons:
#
# - **another question**: one asks whether you can get it, the other on what terms;
# - **another release**: one name, two models;
# - **uneven recording**: like things written down unlike.
#
# Here are all our entries on Llama 3, with the licence as written.

# %%
scores = load("openness_scores").set_index("assessment_id")
entries = scores[scores["course_family"] == "Llama 3"]
weights = levels.query("component == 'Model parameters (Final)'").set_index("assessment_id")
columns = ["assessed_model", "assessed_as_of", "n_open", "n_included"]
entries[columns].join(weights["component_licence_as_written"])

# %%
pairs = [
    ("a", "EOSAI-2026:deepseek-r1", "preprint"),
    ("a", "MOF-1.0:deepseek-r1", "Research paper"),
    ("b", "MOF-1.0:llama-3-70b-instruct", "Model card"),
    ("b", "MOF-1.0:meta-llama-3-70b-instruct", "Model card"),
    ("c", "EOSAI-2026:olmo", "datasheet"),
    ("c", "EOSAI-2026:olmo-3-rl-zero-code", "datasheet"),
    ("d", "EOSAI-2026:llama-3-instruct", "end model weights"),
    ("d", "MOF-1.0:meta-llama-3-70b-instruct", "Model parameters (Final)"),
    ("e", "EOSAI-2026:olmo", "paper"),
    ("e", "MOF-1.0:olmo-7b", "Research paper"),
]
pairs = pd.DataFrame(pairs, columns=["pair", "assessment_id", "component"])
pairs = pairs.join(scores["assessed_model"], on="assessment_id").merge(levels)
pairs[["pair", "framework", "assessed_model", "component", "level"]]

# %% [markdown]
# ### L05-E4 · Why do they disagree?
# Llama 3 has six MOF records and three spellings of one licence, yet no entry has one component open.
# Now the pairs: what is the main reason for each difference? Pair a is about one paper, free to read on
# arXiv. For the file in pair d one must accept Meta's terms.

# %%
reasons = {
    "a": ...,  # "another question", "another release" or "uneven recording"
    "b": ...,
    "c": ...,
    "d": ...,
    "e": ...,
}
### BEGIN SOLUTION
reasons = {
    "a": "another question",
    "b": "uneven recording",
    "c": "another release",
    "d": "another question",
    "e": "another release",
}
### END SOLUTION
check("L05-E4", reasons)

# %% [markdown]
# ## Words for a headline
#
# On 29 May 2026 the G7's ministers agreed on four labels, from most to least: *open source AI with [open
# data](glossary.md#open-data)*, *open source AI*, [open weights](glossary.md#open-weights) and
# [weights available](glossary.md#weights-available). Open weights are parameters under open terms; if
# the terms limit use or users, say weights available. That Llama 3 belongs there is our reading; loosely
# used, open weights covers both.
#
# Two facts: the first Llama's [repository](glossary.md#repository), under the GPL, holds code to run the model. The EU's
# [AI Act](glossary.md#ai-act) spares open-source models some [duties](glossary.md#duty); the Commission's guidance of July
# 2025 names no model, and says that a [trigger](glossary.md#trigger) by number of users rules a licence out. Now the dates:

# %%
timeline = load("timeline")
dates = timeline["event_id"].isin(["T014", "T019", "T022", "T025", "T036", "T041"])
timeline.loc[dates, ["date", "event"]]

# %% [markdown]
# ### L05-E5 · Eight headlines
# `"may stand"`, `"must go"` or `"unsettled"`?
#
# - **a** DeepSeek-R1: open weights under MIT
# - **b** Its licence is MIT, so DeepSeek-R1 is open source AI
# - **c** Llama 3 is not open source because of OSI's AI definition
# - **d** First Llama: Meta put the training code under the GPL
# - **e** Llama 3 enjoys the EU's relief for open source
# - **f** OSI-approved licence shows that the model is safe
# - **g** Two frameworks split over DeepSeek-R1: one must be wrong
# - **h** A model can meet OSI's definition though its training data stay private

# %%
headlines = {
    "a": ..., "b": ..., "c": ..., "d": ...,
    "e": ..., "f": ..., "g": ..., "h": ...,
}
### BEGIN SOLUTION
headlines = {
    "a": "may stand",
    "b": "must go",
    "c": "must go",
    "d": "must go",
    "e": "must go",
    "f": "must go",
    "g": "must go",
    "h": "may stand",
}
### END SOLUTION
check("L05-E5", headlines)

# %% [markdown]
# ## Where this is contested
#
# Must the [training data](glossary.md#training-data) be shared? OSI asks for data information, no more. Software Freedom Conservancy
# called that too weak on 31 October 2024; Meta, as reported, said that there is no single definition. For
# the AI Act the Commission wants [weights](glossary.md#weights), [architecture](glossary.md#architecture) and information on use made public, not the data;
# a [summary of training content](glossary.md#training-content-summary) stays a duty. So a release may be open source for the EU and not for OSI.

# %%
debate = load("debate")
asked = debate["question"].str.startswith("Must training data")
debate.loc[asked, ["debate_id", "date", "held_by", "side", "argument"]]

# %% [markdown]
# ### L05-E6 · The hospital's model
# A hospital publishes a model that reads X-rays, all under Apache-2.0: weights, all code (training code
# included) and a full account of the patients' records: origin, choice, labels, cleaning. Privacy law
# forbids sharing the records. **Is it open source AI?** `conclusion` is `"open source AI"`,
# `"not open source AI"` or `"contested"`. Cite ids from the tables, such as `"OSAID.code"` or `"D16"`.

# %%
hospital = {
    "conclusion": ...,
    "clauses": ...,  # ids of the definition or of the positions that you rest on
    "kind": None,  # only if contested
    "because": "",
}
### BEGIN SOLUTION
hospital = {
    "conclusion": "contested",
    "clauses": ["OSAID.data-information", "D15"],
    "kind": "authorities disagree",
    "because": "OSI accepts a full description of data that cannot be shared; the FSF wants the data.",
}
### END SOLUTION
check("L05-E6", hospital)

# %% [markdown] tags=["instructor"]
# Ten minutes: blind vote, pairs, second vote. Expect three positions. *Yes*: OSAID 1.0 names data that
# cannot be shared, and the G7 text excuses what the law forbids (D19). *No*: whoever cannot inspect or
# change the records cannot study or change the system as its makers can (D15, D17). *Contested*: both
# are tests of bodies that people follow. Then change one fact: the hospital could lawfully share but
# sells access. OSAID's list of data that others supply for a fee helps little with data of one's own,
# the G7 text no longer excuses it, and the room moves. Ask what the software analogy would say: is a
# description of the source code source code?

# %% [markdown]
# ## Go further: who said what of Llama 3?
#
# OSI's page on its definition names Llama 2 among the systems that did not pass, for missing parts,
# legal terms or both; which of these it was for Llama 2, the page does not say. For Llama 3 there is
# our reading alone.

# %%
verdicts = load("llama3_verdicts").query("framework == 'OSAID' and reading != 'adopted'")
verdicts = verdicts.assign(of=verdicts["reading"] + ", " + verdicts["of_version"])
verdicts.pivot(index=["position", "name"], columns="of", values="verdict")

# %% [markdown]
# ## Go further: four more releases
#
# Pythia, gpt-oss, Gemma and Apertus. The figure shows what the Model Openness Tool records of them;
# for Apertus we found no record there.

# %%
gemma, gpt = "MOF-1.0:gemma-2-27b-it", "MOF-1.0:gpt-oss-120b"
pythia = "MOF-1.0:pythia-12b"
more = compare({gemma: "Gemma 2 27B", gpt: "gpt-oss-120b", pythia: "Pythia 12B"})
more = more.replace({"included, licence not open": "not open", "not included": "absent"})
more = more.replace({"included, no licence stated": "no licence"})

# %%
words = ["open", "not open", "no licence", "absent"]
shades = dict(zip(words, ["#0072B2", "#9ECAE1", "#DDDDDD", "#FFFFFF"], strict=True))
fig, ax = draw(more, shades, "Open weights can lack the rest: what three records hold")
for y in (5.5, 9.5):
    ax.axhline(y, color="black", linewidth=2)
for y, name in ((2.5, "class III"), (7.5, "class II"), (11.5, "class I")):
    ax.text(2.6, y, name, va="center", fontweight="bold")
lacks = more.loc["III"].query("`gpt-oss-120b` != 'open'")
show(
    fig,
    alt="Table of the 14 required parts of the Model Openness Framework by 3 models. "
    + "Open: "
    + ", ".join(f"{model} {(more[model] == 'open').sum()}" for model in more.columns)
    + ". gpt-oss-120b lacks of class III: " + ", ".join(lacks.index) + ".",
    caption="Parts that the framework requires; openness of licences is our judgement.",
    source="Model Openness Tool (MIT), records as of April to December 2025",
)

# %% [markdown]
# ### L05-E7 · Classes for four
# Which class has each: `"I"`, `"II"`, `"III"`, `"no class"`, or `"no record"`?

# %%
four = {"Gemma 2 27B": ..., "gpt-oss-120b": ..., "Pythia 12B": ..., "Apertus": ...}
### BEGIN SOLUTION
four = {
    "Gemma 2 27B": "no class",
    "gpt-oss-120b": "no class",
    "Pythia 12B": "I",
    "Apertus": "no record",
}
### END SOLUTION
check("L05-E7", four)

# %% [markdown]
# ## Go further: what the quarrel moves
#
# How many systems of the European index hang on the question of raw data? The levels stand in for the
# definition here; licences are left aside.

# %%
wide = index.pivot(index="assessment_id", columns="component", values="level")
is_open = wide == "open"
weights_open = is_open["base model weights"] & is_open["end model weights"]
code = weights_open & is_open["training code"]
data = is_open["base model data"] & is_open["end model data"]


# %%
given = code & data


def funnel(told, title):
    """Bars: how many systems are left after each question."""
    steps = {
        "all systems": len(is_open),
        "weights open": weights_open.sum(),
        "and training code": code.sum(),
        "and data told of": told.sum(),
        "and data given": given.sum(),
    }
    fig, ax = plt.subplots()
    bars = ax.barh(list(steps), list(steps.values()), edgecolor="black")
    ax.bar_label(bars, padding=4)
    ax.invert_yaxis()
    ax.set(title=title, xlabel="systems in the European index")
    return fig


# %% [markdown]
# ### L05-E8 · Draw the funnel
# Of those with weights and code, `given` have open data. Finish `told`: an open datasheet **or** open
# data, for whoever has the data is told of them. (In pandas `&` is and, `|` is or.) Then draw, with your
# message as the title. Guess before you look: how far apart are the last two bars?

# %%
told = ...  # code & (is_open["datasheet"] ...)
fig = ...  # funnel(told, "your message")
### BEGIN SOLUTION
told = code & (is_open["datasheet"] | data)
fig = funnel(told, "Code stops more systems than the quarrel on data")
show(
    fig,
    alt=f"Bars of systems left: {len(is_open)} in all, {weights_open.sum()} with open weights, "
    f"{code.sum()} with training code too, {told.sum()} with data told of, {given.sum()} with data.",
    source="European Open Source AI Index (CC-BY-4.0), March to June 2026",
)
### END SOLUTION
check("L05-E8", fig)

# %% [markdown]
# ## Back to the article
#
# On 2 May 2024 nobody could know OSAID 1.0. But there were OSI's word on Llama 2, the MOF paper, and an
# entry of 19 April 2024 in the index's predecessor (`OpeningUpChatGPT` above). A careful journalist
# would have written: *Meta lets people download Llama 3's weights under a licence of its own. It has
# published neither the training code nor a list of the training data.*

# %% [markdown]
# ## Key points
#
# - A model has no one source: ask for data information, training code and parameters.
# - An open licence on the weights makes open weights, no more.
# - OSAID 1.0 says yes or no, the MOF how far. That they differ makes neither wrong.
# - To explain a disagreement, compare question, release and record.
# - Whether data must be shared is [contested](glossary.md#contested): OSI takes a description, critics do not.
