# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L11
#     title: Building on Llama
#     question: "What follows a model when you fine-tune, merge, distil and ship it?"
#     article: "Paragraph 8 calls Llama 3 a foundation model and expects specialised models tuned on private data."
#     minutes: {teaching: 22, exercises: 35, further: 21}
#     requires: [L06]
#     data:
#       - scenarios
#       - llama_derivative_naming
#       - model_derivations
#       - law
#       - licence_compatibility
#     facts-as-of: "2026-11-23"
#     objectives:
#       - "draw models as a graph and find every licence that reaches one of them"
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
# ---

# %% [markdown]
# ## The puzzle: our data, our model?
#
# Paragraph 8 of the article sees a future of specialised models: take a
# [foundation model](glossary.md#foundation-model), add private data, and the result does your work.
# It does not ask what comes along with the foundation. Who pays attention when the tuned model is
# merged, shrunk, built into an app and passed on by people who never met?

# %%
import matplotlib.pyplot as plt
import networkx as nx
import pandas as pd

from howopen import check, hint, load, rules, show

plt.style.use("howopen.course")
pd.set_option("display.max_colwidth", None)

# %% [markdown]
# ### L11-E1 · The hospital's own notes
# A hospital tunes Llama 3 on its own patients' notes. The new weights lie on its server; nobody else
# has been offered them, or anything built on them. **What has come along from Llama 3's licence?**
# Guess.
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
# Follow an invented chain. The hospital publishes its [fine-tuned](glossary.md#fine-tune) model, and
# others go on: they [merge](glossary.md#merge) it with a second [base model](glossary.md#base-model),
# [quantise](glossary.md#quantise) the result, ship it inside an app, and
# [distil](glossary.md#distil) it into a small new model.

# %%
steps = pd.DataFrame(
    [
        ["Llama 3 8B", "Llama 3 Ward", "fine-tune"],
        ["Llama 3 Ward", "Duo", "merge"],
        ["Olive 8B", "Duo", "merge"],
        ["Duo", "Duo 4-bit", "quantise"],
        ["Duo 4-bit", "Triage app", "ship"],
        ["Triage app", "Clinic", "buy"],
        ["Duo", "Mini", "distil"],
    ],
    columns=["parent", "child", "step"],
)
brings = {"Llama 3 8B": "Llama 3", "Olive 8B": "Apache-2.0"}  # what each base model comes under

# %% [markdown]
# Each row is an arrow of a graph. All steps but one pass the [weights](glossary.md#weights) on,
# changed or packed; to distil passes on only text that the model wrote. Keep the arrows that carry
# weights, and ask what lies below Llama 3 8B. **Predict** first: is Mini in it?

# %%
moved = steps[steps["step"] != "distil"]
weights = nx.from_pandas_edgelist(moved, "parent", "child", create_using=nx.DiGraph)
sorted(nx.descendants(weights, "Llama 3 8B"))

# %%
def licences_of(models):
    return {brings[model] for model in models if model in brings}


one_step_up = {m: licences_of(weights.predecessors(m)) for m in ["Duo", "Triage app"]}
one_step_up

# %% [markdown]
# ### L11-E2 · Who looks only one step up?
# That is how a colleague looks up licences: at the model's parents. By her, Duo is plain Apache-2.0
# and the app comes under nothing. **Mend her function** so that it finds the licences of *every* base
# model whose weights reach `model`. `check` tries it on this chain and on others.

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
# A licence that reaches you is not yet a duty: a duty has a trigger (L03). So describe what each
# party *does*, as the facts of a case, and let the rules of L06 answer. **Predict:** which two
# answers change if the base is Llama 3.1?

# %%
quiet = dict(load("scenarios").set_index("scenario_id").loc["S01"])  # private use, nothing offered
public = {"made_available": True, "copies_passed_on": True}
model = {"makes_derivative": True, "model_released": True}
other = {"trains_other_model": True, "other_model_kind": "large language model"}
acts = {
    "Llama 3 Ward": public | model,
    "Duo": public | model | other,
    "Duo 4-bit": public | model,
    "Triage app": public | {"offered_to_end_users": True},
    "Clinic": {"received_in_end_user_product": True},
    "Mini": {"made_available": True, "model_released": True, "uses_outputs_for_training": True} | other,
}

# %%
def case(name, version="llama-3"):
    return quiet | acts[name] | {"version": version}


versions = ["llama-3", "llama-3.1"]
pd.DataFrame([[rules.answer(case(n, v)) for v in versions] for n in acts], acts, versions)

# %% [markdown]
# The rules look at one step and at Llama alone. Add what comes from further up: Apache-2.0 asks
# whoever passes copies on to keep its text and its notices (section 4).

# %%
def owed(name, version="llama-3"):
    """What the one who makes or takes `name` owes, from every licence that reaches it."""
    below_olive = name in nx.descendants(weights, "Olive 8B")
    more = ["other-licence"] if below_olive and acts[name].get("copies_passed_on") else []
    return sorted({*rules.duties(case(name, version)), *more})


pd.Series({name: ", ".join(owed(name)) for name in acts}, name="owed under Llama 3")

# %%
places = {
    "Llama 3 8B": (0, 2), "Olive 8B": (2, 2), "Llama 3 Ward": (0, 1), "Duo": (1, 0.5),
    "Mini": (2, 0.5), "Duo 4-bit": (1, -0.5), "Triage app": (1, -1.5), "Clinic": (1, -2.5),
}  # fmt: skip
words = {
    "agreement-copy": "copy", "badge": "badge", "notice-file": "notice", "model-name": "name",
    "other-licence": "Apache's", "disclose-dangers": "dangers", "law-and-policy": "policy",
}  # fmt: skip
order = list(words)
below = {"Llama 3 8B"} | nx.descendants(weights, "Llama 3 8B")
fig, ax = plt.subplots(figsize=(10, 9))
for parent, child, step in steps.itertuples(index=False):
    (x0, y0), (x1, y1) = places[parent], places[child]
    line = "dashed" if step == "distil" else "solid"
    arrow = {"arrowstyle": "-|>", "linestyle": line, "linewidth": 2, "shrinkA": 26, "shrinkB": 30}
    ax.annotate("", (x1, y1), (x0, y0), arrowprops=arrow)
    ax.text((x0 + x1) / 2, (y0 + y1) / 2 + 0.04, step, ha="center", style="italic", backgroundcolor="white")
said = {}
for name, (x, y) in places.items():
    if name in acts:
        said[name] = ", ".join(words[d] for d in sorted(owed(name), key=order.index)) or "barred"
    note = said.get(name, brings.get(name))
    fill, edge = ("#F6D58E", 3) if name in below else ("white", 1)
    box = {"boxstyle": "round,pad=0.4", "facecolor": fill, "edgecolor": "black", "linewidth": edge}
    ax.text(x, y, f"{name}\n{note}", ha="center", va="center", bbox=box, fontsize=12)
ax.set(xlim=(-0.6, 2.6), ylim=(-2.9, 2.4), title="Weights carry the terms down, whatever the page says")
ax.axis("off")
show(
    fig,
    alt=f"A graph of {len(places)} boxes. Thick and filled, with Llama 3's weights inside: "
    + ", ".join(n for n in places if n in below)
    + ". Owed under Llama 3: "
    + "; ".join(f"{n}: {s}" for n, s in said.items())
    + ". The one dashed arrow, to Mini, carries text only.",
    caption="An invented chain under Llama 3. Thick, filled boxes hold Llama 3's weights; the dashed "
    "arrow carries outputs.",
    source="licence of Llama 3, sections 1 and 2, and Apache-2.0, section 4; our reading.",
)
