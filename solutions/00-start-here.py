# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L00
#     title: Start here
#     question: "Does my set-up work, and how do exercises here work?"
#     article: "The article opens by saying that Llama 3 had come out a few days before (paragraph 1)."
#     minutes: {teaching: 26, exercises: 11, further: 2}
#     requires: []
#     data: [article_claims]
#     facts-as-of: "2026-11-23"
#     objectives:
#       - "run a lesson from the top and start it afresh"
#       - "answer an exercise, read what check says, and mend the answer"
#       - "give a verdict with a reason, and tell a plain case from a contested one"
#     sources: [odsc-article, llama3-repo]
# ---

# %% [markdown]
# ## One sentence to check
#
# On 2 May 2024 OpenDataScience.com published an article about Meta's free [models](glossary.md#model). Its first paragraph
# says that Llama 3 had come out *a few days* before. True? Small claims are good practice for large
# ones, so this one shows you how everything here works. At the end you will have run code, answered
# three exercises, and judged a journalist.
#
# A notebook is made of *cells*. Click the next one and press **Shift+Enter**: it runs, its result
# appears below, and you move on.

# %%
from howopen import check, hint, load

claims = load("article_claims")
claims[["claim_id", "paragraph", "claim"]].head(3)

# %% [markdown] tags=["instructor"]
# Minutes: 6
#
# Wait until everyone sees the table. Those who do not: `python -m howopen doctor`, then a neighbour.

# %% [markdown]
# You see a table, a *DataFrame*. Each row is one claim of the article, in our words. If you see it, your
# set-up works. If a red message appears instead, run `python -m howopen doctor` in a terminal: it
# names the trouble and the remedy.
#
# ## How exercises work
#
# An exercise has a task, and below it a cell with `...` where your answer goes. Type over the dots and
# run the cell. `check` then says one of five things: *not attempted yet*, *another form is wanted*,
# *not yet* (and why), *partly right*, or *right*. Try as often as you like; nobody is told.
#
# ### L00-E1 · What would settle it?
# Somebody doubts that Llama 3 came out a few days before the article. What would settle it?
#
# - **a** the opinion of an expert on AI
# - **b** the date on the licence and the date on the article
# - **c** the price of Meta's shares that week
# - **d** nothing, it is a matter of taste
#
# Write one letter in quotes, such as `"d"`. Answer wrongly once, on purpose, to see what happens.

# %%
answer = ...
### BEGIN SOLUTION
answer = "b"
### END SOLUTION
check("L00-E1", answer)

# %% [markdown]
# Stuck? Run `hint("L00-E1")` in a cell of your own (the **+** above the notebook makes one). Each exercise
# has two or three hints; none gives the answer away.
#
# ## Work it out
#
# The [licence](glossary.md#licence) of Llama 3 names its [release date](glossary.md#release-date), and the article carries its own.

# %%
import datetime

released = datetime.date(2024, 4, 18)
published = datetime.date(2024, 5, 2)

# %% [markdown]
# ### L00-E2 · How many days?
# How many days after the release did the article come out? Write a number, or let Python subtract.

# %%
days = ...
### BEGIN SOLUTION
days = (published - released).days
### END SOLUTION
check("L00-E2", days)

# %% [markdown]
# ## Give a verdict
#
# Most answers in this course are small *records*: a dictionary with fixed keys. `check` judges the short
# fields. The sentence in `because` is for you and your class, and earns advice at most.
#
# ### L00-E3 · A few days?
# Was "a few days" `"supported"`, `"imprecise"` (holds in part, or loosely) or `"contradicted"` by the
# dates? If it is open, say `"contested"`, and say in `kind` why: `"text silent"`,
# `"authorities disagree"`, `"facts missing"` or `"readers disagree"`.

# %%
verdict = {
    "conclusion": ...,
    "days": ...,  # how many days you found
    "kind": None,  # only if contested
    "because": "",  # one sentence of your own
}
### BEGIN SOLUTION
verdict = {
    "conclusion": "imprecise",
    "days": 14,
    "kind": None,
    "because": "Two weeks are more than a few days, though nothing turns on it here.",
}
### END SOLUTION
check("L00-E3", verdict)

# %% [markdown] tags=["instructor"]
# Minutes: 3
#
# Have everyone answer L00-E1 wrongly once: it takes away the fear of the red cross that never comes.
# In L00-E3 some will insist on *supported*. Let them: the point is that a verdict needs a scale.

# %% [markdown]
# ## Start afresh, undo, stop
#
# - **Run everything anew**: menu *Kernel*, then *Restart Kernel and Run All Cells*. Do it when results
#   look odd. Every lesson runs from top to bottom with nothing filled in.
# - **Undo**: *Ctrl+Z* inside a cell; for a deleted cell, menu *Edit*, then *Undo Cell Operation*.
# - **Your work is a copy.** It stands in the folder `work/`; the originals stay untouched, and an update
#   of the course never overwrites what you wrote.
# - **Stop** whenever you like: close the browser tab and press *Ctrl+C* in the terminal. `make lab` brings
#   you back to where you stopped.

# %% [markdown]
# ## Before L01: sixteen questions
#
# What do you believe now? Answer from memory, and leave out what you do not know. Nothing is marked: the
# course answers, and at its end sixteen others on the same matters show what has changed. Nobody
# has tested whether the two sets are equally hard: they tell of a class, not of one person.

# %%
from howopen.inventory import hand_in, pretest

pretest()

# %% [markdown]
# Put a letter between the quotation marks, such as `"1": "b"`, and run the cell.

# %%
answers = {
    "1": "", "2": "", "3": "", "4": "", "5": "", "6": "", "7": "", "8": "",
    "9": "", "10": "", "11": "", "12": "", "13": "", "14": "", "15": "", "16": "",
}  # fmt: skip
hand_in("pre", answers)

# %% [markdown] tags=["instructor"]
# Minutes: 14
#
# Quiet, alone, no looking up; a blank is a good answer. Say that nobody will see single results. For
# a class, collect `from howopen.inventory import export` and `export("inventory.csv")` now and after
# L12; read items, never people. Short of time? Let them take it home before L01.

# %% [markdown]
# ## Where this is contested
#
# Even here. Is two weeks "a few days"? The dates are facts, and nobody disputes them; the word is a
# judgement. The course keeps the two apart all the way: what a text says, what an authority has said of
# it, what we read into it, and what remains open. "[Contested](glossary.md#contested)" is an answer when you can say what is open.
# Where the facts are plain it is not.

# %% [markdown]
# ## Go further: see what you have done
#
# When `make lab` opened this lesson, your tries are counted in your own folder. They leave your machine
# only if you export them.

# %%
from howopen import progress

progress("L00")

# %% [markdown]
# ## Back to the article
#
# A careful journalist would have written: *Meta released Llama 3 on 18 April*. A date takes no more room
# than *a few days*, and nobody can quarrel with it. And you? If you have come this far, your set-up
# works, and you know how exercises go: answer, read what comes back, try again.

# %% [markdown]
# ## Key points
#
# - Run cells with Shift+Enter; restart and run all when in doubt.
# - Type over `...`, run, read what `check` says, try again.
# - A [verdict](glossary.md#verdict) here has a conclusion, a ground, and where something is open, the kind of doubt.
