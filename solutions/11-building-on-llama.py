# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L11
#     title: Building on Llama
#     question: "What follows a model when you fine-tune, merge, distil and ship it?"
#     article: "Paragraph 8 calls Llama 3 a foundation model and expects specialised models tuned on private data."
#     minutes: {teaching: 22, exercises: 33, further: 21}
#     requires: [L06]
#     data:
#       - scenarios
#       - llama_derivative_naming
#       - derivative_counts
#       - model_derivations
#       - law
#       - licence_compatibility
#     facts-as-of: "2026-11-23"
#     objectives:
#       - "read a chain of models as a graph and find every licence that reaches one of them"
#       - "list what each step of a chain owes, and say where a term stops"
#       - "find labels that do not match, and say why a label is not yet a breach"
#       - "tell what follows weights from what follows outputs, version by version"
#       - "read a software compatibility table the right way round, and say why it holds no model licence"
#     sources:
#       - llama3-repo
#       - meta
#       - deepseek-r1
#       - apache-2.0-text
#       - ollama-10264
#       - csm-106
#       - jewitt-2025
#       - hfnet
#       - epoch
#       - eosai
#       - ecog
#       - hftrees
#       - osadl
#       - freecycle-2010
# ---

# %% [markdown]
# ## The puzzle: our data, our model?
#
# Paragraph 8 of the article sees a future of specialised models: take a
# [foundation model](glossary.md#foundation-model), add private data, and the result does your work.
# It does not ask what comes along when strangers mix the [tuned](glossary.md#fine-tune) model, shrink it,
# build it into an app and pass it on.

# %%
import matplotlib.pyplot as plt
import networkx as nx
import pandas as pd

from howopen import check, hint, load, rules, show

plt.style.use("howopen.course")
pd.set_option("display.max_colwidth", None)

# %% [markdown]
# ### L11-E1 · The hospital's own notes
# A hospital tunes Llama 3 on its own notes. The new [weights](glossary.md#weights) lie on its server;
# nobody else has been offered them, or anything built on them. **What has come along from Llama 3's
# [licence](glossary.md#licence)?** Guess.
#
# - **a** Nothing: our data, our model.
# - **b** The use policy now; more on the day we offer it to others.
# - **c** Everything at once, badge and name included.
# - **d** The tuned model belongs to Meta.

# %%
guess = ...
### BEGIN SOLUTION
guess = "b"
### END SOLUTION
check("L11-E1", guess)

# %% [markdown]
# ## A chain is a graph
#
# An invented chain: the hospital publishes its fine-tuned model; others
# [merge](glossary.md#merge) it with a second [base model](glossary.md#base-model),
# [quantise](glossary.md#quantise) the result and ship it in an app.
#
# Somebody else [distils](glossary.md#distil) Llama 3 into a new [large language model](glossary.md#large-language-model), Mini.

# %%
steps = pd.DataFrame(
    [
        ["Llama 3 8B", "Llama 3 Ward", "fine-tune"],
        ["Llama 3 Ward", "Duo", "merge"],
        ["Olive 8B", "Duo", "merge"],
        ["Duo", "Duo 4-bit", "quantise"],
        ["Duo 4-bit", "Triage app", "ship"],
        ["Triage app", "Clinic", "buy"],
        ["Llama 3 8B", "Mini", "distil"],
    ],
    columns=["parent", "child", "step"],
)
# what each base model comes under
brings = {"Llama 3 8B": "Llama 3", "Olive 8B": "Apache-2.0"}

# %% [markdown]
# Each row is an arrow of a [graph](glossary.md#graph), a [derivation](glossary.md#derivation) or a sale. All but one pass
# weights on, changed or packed; to distil passes on text that the model wrote. Keep the arrows that
# carry weights. **Predict:** what lies below Llama 3 8B? Is Mini there?

# %%
moved = steps[steps["step"] != "distil"]
weights = nx.from_pandas_edgelist(moved, "parent", "child", create_using=nx.DiGraph)
sorted(nx.descendants(weights, "Llama 3 8B"))

# %%
def licences_of(models):
    return sorted({brings[model] for model in models if model in brings})


one_step_up = {m: licences_of(weights.predecessors(m)) for m in ["Duo", "Triage app"]}
one_step_up

# %% [markdown]
# ### L11-E2 · Who looks only one step up?
# A colleague looks only at the parents. To her, Duo is plain Apache-2.0 and the app comes
# under nothing. **Mend her function** so that it finds the licences of *every* base model whose
# weights reach `model`. `check` tries it on this chain and on others.

# %%
def reaching(weights, model):
    return ...  # was: licences_of(weights.predecessors(model))

### BEGIN SOLUTION
def reaching(weights, model):  # noqa: F811
    return licences_of(nx.ancestors(weights, model))

### END SOLUTION
print(reaching(weights, "Triage app"))
check("L11-E2", reaching)

# %% [markdown] tags=["instructor"]
# Minutes: 7
#
# Draw the chain on the board before anyone runs a cell, and let the class walk it with a finger:
# which arrows hand over numbers, which only text? Coders mend the function, readers predict its
# result for each box. What learners get wrong: they stop at the first label, take the arrow the wrong
# way round (descendants), or think that quantising starts afresh.

# %% [markdown]
# ## What each step owes
#
# A licence that reaches you is not yet a [duty](glossary.md#duty): a duty has a [trigger](glossary.md#trigger) (L03). So write down what each
# party *does*, and let the rules of L06 answer. **Predict:** which two answers
# change if the base is Llama 3.1?

# %%
# S01: private use, nothing offered. | adds the facts on its right to those on its left.
quiet = dict(load("scenarios").set_index("scenario_id").loc["S01"])
public = {"made_available": True, "copies_passed_on": True}
model = {"makes_derivative": True, "model_released": True}
other = {"trains_other_model": True, "other_model_kind": "large language model"}
taught = {"model_released": True, "uses_outputs_for_training": True}
acts = {
    "Llama 3 Ward": public | model,
    "Duo": public | model | other,
    "Duo 4-bit": public | model,
    "Triage app": public | {"offered_to_end_users": True},
    "Clinic": {"received_in_end_user_product": True},
    "Mini": {"made_available": True} | taught | other,
}


def case(name, version="llama-3"):
    return quiet | acts[name] | {"version": version}


# %%
versions = ["llama-3", "llama-3.1"]
answers = [[rules.answer(case(name, v)) for v in versions] for name in acts]
pd.DataFrame(answers, acts, versions)

# %% [markdown]
# The rules see one step, and Llama alone. (Calling the 4-bit copy a model is a working
# reading: L11-E6.) Add Apache-2.0: it asks whoever passes copies on to
# keep its text and notices (section 4). In the figure: which duty ends before the app?

# %%
def owed(name, version="llama-3"):
    """What whoever makes or takes `name` owes, from every licence that reaches it."""
    below_olive = name in nx.descendants(weights, "Olive 8B")
    passed_on = acts[name].get("copies_passed_on")
    more = ["other-licence"] if below_olive and passed_on else []
    return sorted({*rules.duties(case(name, version)), *more})


pd.Series({name: ", ".join(owed(name)) for name in acts}, name="owed under Llama 3")

# %%
places = {
    "Llama 3 8B": (0, 4.6), "Mini": (1.6, 4.6),
    "Llama 3 Ward": (0, 3.5), "Olive 8B": (1.6, 3.5),
    "Duo": (0.8, 2.4), "Duo 4-bit": (0.8, 1.3),
    "Triage app": (0.8, 0.2), "Clinic": (0.8, -0.9),
}  # fmt: skip
words = {
    "agreement-copy": "copy", "badge": "badge", "notice-file": "notice",
    "model-name": "name", "other-licence": "Apache's",
    "disclose-dangers": "dangers", "law-and-policy": "policy",
}  # fmt: skip
later = [words[d] for d in owed("Mini", "llama-3.1")]
stops = {
    "Duo": "(merge open: 1.b.v)",
    "Duo 4-bit": "(name: if a new model)",
    "Clinic": "section 2 falls away: 1.b.ii",
    "Mini": f"barred: 1.b.v\n(from 3.1: {', '.join(later)})",
}
below = {"Llama 3 8B"} | nx.descendants(weights, "Llama 3 8B")
fig, ax = plt.subplots(figsize=(9.5, 9))
boxes, said = {}, {}
for name, (x, y) in places.items():
    due = ", ".join(words[d] for d in words if name in acts and d in owed(name))
    licence = f"licence: {brings[name]}" if name in brings else ""
    said[name] = "\n".join(filter(None, [licence, due, stops.get(name)]))
    fill, edge = ("#F6D58E", 3) if name in below else ("white", 1)
    box = {"boxstyle": "round,pad=0.45", "edgecolor": "black"}
    box |= {"facecolor": fill, "linewidth": edge}
    middle = {"ha": "center", "va": "center"}
    text = ax.text(x, y, f"{name}\n{said[name]}", bbox=box, fontsize=12, **middle)
    boxes[name] = text.get_bbox_patch()
for parent, child, step in steps.itertuples(index=False):
    (x0, y0), (x1, y1) = places[parent], places[child]
    arrow = {"arrowstyle": "-|>", "linewidth": 2, "facecolor": "black"}
    arrow |= {"patchA": boxes[parent], "patchB": boxes[child]}
    arrow |= {"linestyle": "dashed" if step == "distil" else "solid"}
    ax.annotate("", (x1, y1), (x0, y0), arrowprops=arrow)
    side, shift = ("right", -0.07) if x1 < x0 else ("left", 0.07)
    x, y = (x0 + x1) / 2 + shift, (y0 + y1) / 2 + 0.09
    ax.text(x, y, step, style="italic", va="center", ha=side)
ax.set(xlim=(-0.7, 2.3), ylim=(-1.3, 5))
ax.set_title("Weights carry the terms down, whatever a page says")
ax.axis("off")
show(
    fig,
    alt=f"A graph of {len(places)} boxes. {len(below)} are thick and filled, with "
    "Llama 3's weights inside: "
    + ", ".join(n for n in places if n in below)
    + ". What stands in each box: "
    + "; ".join(f"{n}: {s}" for n, s in said.items()).replace("\n", ", ")
    + ". The one dashed arrow, to Mini, carries text only.",
    caption="An invented chain under Llama 3. Each box lists what its maker or taker "
    "owes. Thick, filled boxes hold Llama 3's weights; the dashed arrow carries outputs.",
    source="licence of Llama 3, sections 1 and 2, and Apache-2.0, section 4; "
    "our reading.",
)

# %% [markdown] tags=["instructor"]
# Minutes: 9
#
# Put the figure up and ask: where does anything stop? Only in two places. The buyer of the finished
# app is free of section 2 (1.b.ii), and Mini holds no weights, so only clauses that speak of outputs
# reach it. What learners get wrong: they pass the badge on to the clinic's patients, or think that a
# merge with Apache-2.0 thins Llama's terms. Someone will ask whether the clinic is a licensee at all:
# a good question. The policy speaks to whoever uses Llama 3; how the clinic accepted it is L03's question.

# %% [markdown]
# ## What stops, and what shows
#
# The clinic, which buys a finished product, is spared section 2, the user count (1.b.ii), and nothing
# else. Mini, without weights, meets only the [clauses](glossary.md#clause) that name
# [outputs](glossary.md#output); its maker, who runs Llama 3, keeps the policy.
#
# One duty shows from outside: a model made with Llama 3 and offered to others must have a name that
# begins with "Llama 3" (`1.b.i.name`). **Predict:** how many in a hundred do?

# %%
naming = load("llama_derivative_naming")
llama3 = naming[naming["base_family"] == "Llama 3"]
packed = llama3["relation"].eq("quantized")
kind = packed.map({True: "quantised", False: "tuned or merged"})
prefix, n = llama3["name_prefix"], llama3["n"]
names = pd.crosstab(prefix, kind, values=n, aggfunc="sum").fillna(0)
names = names.astype(int)[["tuned or merged", "quantised"]]
names = names.loc[names.sum(axis=1).sort_values(kind="stable").index]
total, asked = names.to_numpy().sum(), names.loc["starts with Llama 3"]
share = round(100 * asked.sum() / total)
fig, ax = plt.subplots()
colours = ["#0072B2", "#F0E442"]
names.plot.barh(stacked=True, ax=ax, color=colours, edgecolor="black")
for patch in ax.containers[1]:
    patch.set_hatch("//")
for row, count in enumerate(names.sum(axis=1)):
    ax.text(count + 8, row, f"{count} ({100 * count / total:.0f} %)", va="center")
ax.set(xlabel="derivatives", ylabel="", xlim=(0, 900))
ax.set_title(f"{share} in 100 names begin as Llama 3 asks")
ax.legend(title="kind of derivative", loc="lower right")
said = [f"{name}: {n.iloc[0]} plus {n.iloc[1]}" for name, n in names[::-1].iterrows()]
show(
    fig,
    alt=f"Stacked bars of {total} derivatives of Llama 3 by name, tuned or merged plus "
    f"quantised. {'; '.join(said)}.",
    caption="English text models with ten or more downloads on Hugging Face, "
    "18 June 2025.",
    source="table llama_derivative_naming (crawl by hakanotal); counts only.",
)

# %% [markdown]
# ## A label is not the licence
#
# Nobody has counted [breaches](glossary.md#breach) here. A tag may name the wrong parent, a plain copy may keep its name, Meta
# may have agreed. Say: *does not begin with the words asked for*.
#
# A [label](glossary.md#label), the licence that a page states, needs the same care. Three reports:

# %%
law = load("law").set_index("law_id")
law.loc[["LAW-67", "LAW-68", "LAW-70"], ["date", "statement", "verification"]]

# %% [markdown]
# ### L11-E4 · Labels that do not match
# Some models carry an open label on a base with limits. Set aside (1) those whose maker owns the base,
# for an owner may license anew, and (2) rows whose `relation` is `"depends on"`, which tells no
# descent. Line (1) is there; write (2). Then say:
#
# - `left`: how many pairs remain?
# - `proved`: for how many of them does the table prove a breach?
# - `could_change`: what could change your conclusion? **a** licence files beside the weights, **b** a
#   second register that copies the label, **c** whether the label is meant for code or weights, **d** the
#   number of downloads, **e** a permission by the base's owner

# %%
pairs = load("model_derivations")
unlike = pairs[pairs["licence_change"] == "restricted to open label"]
kept = unlike[unlike["same_developer"] == "no"]
# kept = kept[kept["relation"] ...]
print(len(unlike), "pairs,", len(kept), "after (1)")
labels = {"left": ..., "proved": ..., "could_change": ...}
### BEGIN SOLUTION
kept = kept[kept["relation"] != "depends on"]
labels = {"left": len(kept), "proved": 0, "could_change": ["a", "c", "e"]}
### END SOLUTION
check("L11-E4", labels)

# %% [markdown] tags=["instructor"]
# The table shows no names in this lesson on purpose: a row is a reason to look, and naming a project
# before reading its licence is how rumours start. Two DeepSeek rows make the point that sources
# disagree on one model: the European index files DeepSeek-R1 under DeepSeek's older licence, Epoch under MIT.
# What learners get wrong: they call what is left breaches, or call the label the licence.

# %% [markdown]
# ### L11-E5 · DeepSeek, MIT and a Llama
# DeepSeek had R1 (under MIT) write training text, and tuned Llama 3.1 8B on it: the result is
# *DeepSeek-R1-Distill-Llama-8B*. The [read-me](glossary.md#readme) puts DeepSeek's weights under MIT and adds that this model
# derives from Llama 3.1. You offer it for download. **Whose terms do the texts attach to it?**
# `conclusion` is `"MIT alone"`, `"Llama 3.1 alone"`, `"both"` or `"contested"`. Cite the clauses of
# **Llama 3.1** that speak to you, who pass it on. And does the name begin as 3.1 asks (True or False)?

# %%
distilled = {
    "conclusion": ...,
    "clauses": ...,  # a list of clause ids of Llama 3.1, such as ["2"]
    "name_begins_as_asked": ...,
    "kind": None,  # only if contested
    "because": "",
}
### BEGIN SOLUTION
distilled = {
    "conclusion": "both",
    "clauses": ["1.b.i.A", "1.b.i.B", "1.b.iii"],
    "name_begins_as_asked": False,
    "kind": None,
    "because": "The weights descend from Llama 3.1; R1 gave only text, and DeepSeek licenses its own part.",
}
### END SOLUTION
check("L11-E5", distilled)

# %% [markdown]
# ## Where this is contested
#
# We found no ruling on these; the readings are ours.
#
# - **A quantised copy**: a copy, or a model created?
# - **A merge**, as Duo: a [derivative](glossary.md#derivative-work) of Llama 3, spared by 1.b.v, or an Apache model
#   improved with Llama 3, and barred? All that lies below hangs on this. From 3.1 on, the two licences' duties just stack.
# - **Outputs**: is a model that learnt from them a derivative? The text defines neither word. Llama 3
#   bars improving other large language models with them; 3.1 asks for the name instead. Do Duo's outputs
#   count as Llama 3's?
#
# ### L11-E6 · Must the converter rename it?
# A hobbyist turns *Meta-Llama-3-8B-Instruct* into 4-bit files, changes nothing else, and uploads them
# as *Meta-Llama-3-8B-Q4*. **Must the name begin with "Llama 3"?** Conclude `"must"`, `"need not"` or
# `"contested"`, and cite the clause that decides.

# %%
converter = {
    "conclusion": ...,
    "clauses": ...,  # clause ids of Llama 3
    "kind": None,  # only if contested
    "because": "",  # which verb of the clause is it about?
}
### BEGIN SOLUTION
converter = {
    "conclusion": "contested",
    "clauses": ["1.b.i.name"],
    "kind": "text silent",
    "because": "Create, train, tune or improve: whether storing with fewer bits is one of these is not said.",
}
### END SOLUTION
check("L11-E6", converter)

# %% [markdown] tags=["instructor"]
# Ten minutes: blind vote (must, need not, contested), pairs, revote. Positions to expect. *Must*: new
# numbers, new behaviour, a new file offered as a model: something was created with the materials.
# *Need not*: the same model packed smaller; nobody trained or improved it, and a true copy should keep
# its name. *Contested*: the clause lists creating, training, tuning and improving, and none is
# defined. Then point to the hatched bars: hundreds of quantised copies need an answer. Ask what is
# cheapest for the hobbyist (a name that begins with Llama 3) and why "Meta" in front does not help
# (the name then begins with another word, and the mark that 5.a licenses for the duty is Llama 3; beyond
# it 5.a leaves only customary words to describe and pass on the materials). A useful last question: would your answer change for 1-bit files?

# %% [markdown]
# ## Go further: where a term stops
#
# Not every step makes a model. Whoever adds only a [system prompt](glossary.md#system-prompt) changes no
# parameter: as we read 1.b.i, a service that uses the model, so a [badge](glossary.md#badge), but no new name.
#
# ### L11-E3 · What does the buyer shed?
# A firm whose messaging app had 900 million users in March 2024 buys the finished triage app, Llama 3
# inside, for its own staff. Take the app for an [integrated end user product](glossary.md#integrated-end-user-product), words that the licence
# does not define. Read 1.b.ii. **For each clause: does it `"fall away"` for the firm because of
# 1.b.ii, or is it `"untouched"` by it** (be its trigger met or not)?

# %%
buyer = {"1.b.iii": ..., "1.b.iv.aup": ..., "1.b.v": ..., "2": ..., "5.c.lit": ...}
### BEGIN SOLUTION
buyer = dict.fromkeys(["1.b.iii", "1.b.iv.aup", "1.b.v", "5.c.lit"], "untouched")
buyer["2"] = "fall away"
### END SOLUTION
check("L11-E3", buyer)

# %% [markdown]
# ## Go further: what follows text
#
# Who owns what a model writes? The licence of Llama 3 gives outputs to nobody by name.

# %%
law.loc[["LAW-57", "LAW-58", "LAW-59"], ["status", "statement", "verification"]]

# %% [markdown]
# ### L11-E7 · Six uses of text
# For each: is the step `"barred"`, does it bring the `"name rule"` on the resulting model, `"neither"`,
# or does the result `"belong to Meta"`? The new models hold no Llama weights unless it says so.
#
# - **a** Llama 3 writes text that trains a new large language model, which is published.
# - **b** Llama 3 writes text that tunes Llama 3 8B, and the tuned weights are published.
# - **c** Llama 3.1 writes text that trains a new large language model, which is published.
# - **d** As in c, but the new model is for the maker alone and offered to nobody.
# - **e** Llama 3 writes captions that train a picture generator, which is published.
# - **f** Llama 3 writes a poem; it is printed on a mug.

# %%
uses = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ...}
### BEGIN SOLUTION
uses = {
    "a": "barred",
    "b": "name rule",
    "c": "name rule",
    "d": "neither",
    "e": "neither",
    "f": "neither",
}
### END SOLUTION
check("L11-E7", uses)

# %% [markdown]
# ## Go further: a matrix for software, none for models
#
# For software there are tables of [compatibility](glossary.md#compatibility): may a part under one
# licence (the [inbound licence](glossary.md#inbound-licence)) go into a work passed on under another
# (the [outbound licence](glossary.md#outbound-licence))? This one comes from a package.

# %%
matrix = load("licence_compatibility")
verdicts = matrix.set_index(["inbound_licence", "outbound_licence"])["verdict"]
six = ["MIT", "Apache-2.0", "MPL-2.0", "GPL-2.0-only", "GPL-3.0-only", "AGPL-3.0-only"]
verdicts.unstack().loc[six, six]

# %%
wanted = "llama|gemma|rail|qwen|openmdw"
found = matrix["inbound_licence"].str.contains(wanted, case=False).sum()
print(len(verdicts), "pairs;", found, "with a model's licence")

# %% [markdown]
# No model licence is in it, and we see three reasons. A matrix asks whether two sets of [conditions](glossary.md#condition) can
# be met in one program; use limits and user counts are not of that kind. It supposes that a
# combination is a derivative work; on merged weights we found no ruling. And Llama's licences have no
# name on the [SPDX](glossary.md#spdx-identifier) list. So read both texts and stack the duties.
#
# ### L11-E8 · Which way round?
# May the part go into the work? Answer `"yes"`, `"no"` or `"not in the table"`.
#
# - **a** MIT code in a GPL-3.0-only program
# - **b** GPL-3.0-only code in an MIT program
# - **c** Apache-2.0 code in a GPL-2.0-only program
# - **d** Apache-2.0 code in a GPL-3.0-only program
# - **e** a Llama 3.1 fine-tune in an Apache-2.0 work

# %%
fits = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ...}
### BEGIN SOLUTION
fits = {"a": "yes", "b": "no", "c": "no", "d": "yes", "e": "not in the table"}
### END SOLUTION
check("L11-E8", fits)

# %% [markdown]
# ## Go further: names, marks and numbers
#
# Why might Meta care about names? Llama 3 licenses one [mark](glossary.md#trademark) for the naming duty, and a mark's owner who
# lets others use it unchecked may lose it ([naked licensing](glossary.md#naked-licensing), as reported).

# %%
law.loc[["LAW-51", "LAW-54"], ["date", "status", "statement", "verification"]]

# %% [markdown]
# And on what do people build? Counted in the same crawl, by tags that uploaders set (one row of Llama 3
# more than in the figure, where offensive names were left out):

# %%
built = load("derivative_counts").set_index("base_family")
built[["finetuned", "merged", "quantized", "total"]].head(6)

# %% [markdown]
# Qwen, all versions in one row, leads any one version of Llama, but not all of them together (the table
# has more rows). Merges are rare, quantised copies are not. Numbers of derivatives are not numbers of
# users.

# %% [markdown]
# ## Back to the article
#
# The licence allows tuning on private data, and between you and Meta the changes are yours (5.b). The
# foundation stays under its terms. A careful journalist would
# have written: *Most firms may tune Llama 3 on their own data and keep the result, within Meta's [use
# policy](glossary.md#use-policy). If they pass it on, they owe a copy of Meta's licence, a badge, a notice and a name that begins
# with Llama 3; and the terms travel on with the weights, however often these change hands.*

# %% [markdown]
# ## Key points
#
# - Models form a graph. Terms come down with the weights, from every base above; look all the way up.
# - Which [duties](glossary.md#duty-chain) wake depends on what each party does.
# - 1.b.ii stops one term, the user count, for buyers of finished products.
# - A label is what a page says. A [mismatch](glossary.md#mismatch) is a reason to look, not yet a breach.
# - Outputs carry no weights. Under Llama 3 they bring a ban, from 3.1 on a name.
