"""Terms of the Llama licences as small rules over a case: read it from top to bottom.

A case is a dictionary, or a row of the table `scenarios`: what it says about a licensee stands in
the columns of facts, such as case["mau_millions"]. A rule is three things: the clause it comes
from, the trigger (a function of a case that gives True or False) and the result. `answer(case)`
and `duties(case)` see which rules are woken and let the gravest decide.

The rules are our reading of the licences of Llama 2 to Llama 4, for teaching; no court has ruled
on these clauses as far as we know. Where two readings can be defended, a rule says "unclear" or
"open" and why. They cover the facts that the table has columns for, not the whole text: of the
use policy they hold only the items on military use, on the European Union and on known dangers.
Clause ids are those of Llama 3; in Llama 2 the copy of the agreement stands in 1.b.i, unlettered.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Case = Mapping[str, object]

# --- section 2: how many users? ------------------------------------------------------------

LINE = 700  # million monthly users


def counts(case: Case) -> list[float]:
    """Users in the tested month: one number, or two if the text leaves two.

    Affiliates are counted in. The clause says licensee "or" affiliates; that it means all of them
    together is our reading.
    """
    both = [case["mau_millions"], case["mau_millions_other_count"]]
    return [users for users in both if not math.isnan(users)]


def over_the_line(case):
    """2: more than 700 million in the tested month, however one counts."""
    if case["received_in_end_user_product"]:  # 1.b.ii: then section 2 does not apply
        return False
    return all(users > LINE for users in counts(case))


def over_by_one_count(case):
    """2: more than 700 million by one way of counting and not by another."""
    if case["received_in_end_user_product"]:
        return False
    sides = [users > LINE for users in counts(case)]
    return any(sides) and not all(sides)


# --- 1.b.v: improving other language models ------------------------------------------------

BANS_IMPROVING = ("llama-2", "llama-3")  # the clause is gone from 3.1 on


def touches_another_model(case):
    """1.b.v: the model or its outputs help a language model of another family."""
    other = case["other_model_kind"] not in ("none", "not a language model", "same licence family")
    return case["version"] in BANS_IMPROVING and case["trains_other_model"] and other


def improves_another_model(case):
    """1.b.v: outputs become training text of another large language model."""
    large = case["other_model_kind"] == "large language model"
    text = case["uses_outputs_for_training"] and not case["outputs_only_score"]
    return touches_another_model(case) and large and text


def perhaps_improves_another_model(case):
    """1.b.v: is the model large? Is merging, or choosing by scores, improving? Not defined."""
    return touches_another_model(case) and not improves_another_model(case)


# --- the use policy: who may not, and for what ---------------------------------------------

EU_PARAGRAPH = ("llama-3.2", "llama-3.3", "llama-4")
# On 4 November 2024 Meta opened Llama to security agencies of the United States and their
# contractors; the other four were named in the same news cycle (press reports). The policy's text
# did not change. Cases are taken to lie after that day and before September 2025, when Meta is
# reported to have added allies, NATO and bodies of the EU; before that day only the text counts.
NAMED_BY_META = ("United States", "United Kingdom", "Canada", "Australia", "New Zealand")


def military(case):
    """AUP.2.a: military use, in a state of which Meta had said nothing by early 2025."""
    return case["military_use"] and case["place"] not in NAMED_BY_META


def military_but_named_by_meta(case):
    """AUP.2.a: military use which the text bars and a statement beside it seems to allow."""
    return case["military_use"] and case["place"] in NAMED_BY_META


def multimodal_in_eu(case):
    """AUP.eu: a multimodal model and a licensee in the European Union; its end users are spared."""
    here = case["version"] in EU_PARAGRAPH and case["in_eu"] and case["multimodal_model"]
    return here and not case["received_in_end_user_product"]


def person_or_company_in_eu(case):
    """AUP.eu: the paragraph names individuals and companies."""
    return multimodal_in_eu(case) and case["licensee_kind"] in ("individual", "company")


def other_body_in_eu(case):
    """AUP.eu: public bodies and universities are not named."""
    return multimodal_in_eu(case) and not person_or_company_in_eu(case)


def has_end_users(case):
    """AUP.4: an AI system is offered to end users."""
    return case["offered_to_end_users"]


# --- 5.c: lawsuits -------------------------------------------------------------------------


def sues_over_the_materials(case):
    """5.c.lit: a suit which says that the materials or their outputs infringe."""
    return case["suit_says_materials_infringe"]


# --- 1.b: duties of those who pass on or make available ------------------------------------

NO_BADGE_OR_NAME = ("llama-2",)
OUTPUTS_NEED_NAME = ("llama-3.1", "llama-3.2", "llama-3.3", "llama-4")
SAYS_CONTAINS = OUTPUTS_NEED_NAME  # Llama 3 says "uses" where these say "contains"


def gives_materials(case):
    """1.b.i.A: the materials or a derivative are handed over or offered as such."""
    return case["copies_passed_on"] or case["offers_model_itself"]


def offers_something(case):
    """1.b.i.B: the model, or a product or service built on it, is there for others."""
    return case["made_available"] and case["version"] not in NO_BADGE_OR_NAME


def shows_badge(case):
    """1.b.i.B: what is offered uses (from 3.1 on: contains) the materials."""
    from_outputs_only = case["uses_outputs_for_training"] and not case["makes_derivative"]
    only_calls = case["calls_hosted_model"] and case["version"] in SAYS_CONTAINS
    return offers_something(case) and not from_outputs_only and not only_calls


def perhaps_shows_badge(case):
    """1.b.i.B: does an app contain the model it calls, or a model the text it learnt from?"""
    return offers_something(case) and not shows_badge(case)


def names_model(case):
    """1.b.i.name: a model made with the materials (from 3.1 on: or with outputs) is released.

    That a published 4-bit copy is such a model is our working reading; the text leaves it open.
    """
    made_with_llama = case["makes_derivative"] or case["version"] in OUTPUTS_NEED_NAME
    return case["model_released"] and made_with_llama and case["version"] not in NO_BADGE_OR_NAME


def passes_copies(case):
    """1.b.iii: copies of the materials leave the licensee."""
    return case["copies_passed_on"]


def merges(case):
    """1.a: a merge; the other model's licence brings duties of its own."""
    weights_go_in = case["makes_derivative"] and not case["uses_outputs_for_training"]
    return case["trains_other_model"] and weights_go_in


def always(case):
    """1.b.iv: the law and the use policy bind every licensee."""
    return True


# --- the rules in one list -----------------------------------------------------------------

# From the gravest to the mildest. "open": it is open whether a duty is owed, which matters only
# where no other duty makes the answer "allowed_with_conditions" anyway.
RESULTS = (
    "prohibited",
    "needs_separate_licence",
    "unclear",
    "allowed_with_conditions",
    "open",
    "allowed",
)


@dataclass(frozen=True)
class Rule:
    """One rule: clause id, trigger, result (of RESULTS), the duty that follows, and for an
    uncertain result its kind, in the words of the table `scenarios`."""

    clause: str
    trigger: Callable[[Case], bool]
    result: str
    duty: str = ""
    kind: str = ""


RULES = (
    Rule("5.c.lit", sues_over_the_materials, "prohibited", duty="stop-and-delete"),
    Rule("AUP.2.a", military, "prohibited"),
    Rule("AUP.2.a", military_but_named_by_meta, "unclear", kind="authorities disagree"),
    Rule("AUP.eu", person_or_company_in_eu, "prohibited"),
    Rule("AUP.eu", other_body_in_eu, "unclear", kind="text silent"),
    Rule("1.b.v", improves_another_model, "prohibited"),
    Rule("1.b.v", perhaps_improves_another_model, "unclear", kind="text silent"),
    Rule("2", over_the_line, "needs_separate_licence", duty="ask-meta"),
    Rule("2", over_by_one_count, "unclear", kind="text silent"),
    Rule("1.b.i.A", gives_materials, "allowed_with_conditions", duty="agreement-copy"),
    Rule("1.b.i.B", shows_badge, "allowed_with_conditions", duty="badge"),
    Rule("1.b.i.B", perhaps_shows_badge, "open", kind="text silent"),
    Rule("1.b.i.name", names_model, "allowed_with_conditions", duty="model-name"),
    Rule("1.b.iii", passes_copies, "allowed_with_conditions", duty="notice-file"),
    Rule("1.a", merges, "allowed_with_conditions", duty="other-licence"),
    Rule("AUP.4", has_end_users, "allowed", duty="disclose-dangers"),
    Rule("1.b.iv", always, "allowed", duty="law-and-policy"),
)


def woken(case: Case, rules: Sequence[Rule] = RULES) -> list[Rule]:
    """The rules whose trigger is met."""
    return [rule for rule in rules if rule.trigger(case)]


def gravest(case: Case, rules: Sequence[Rule] = RULES) -> str:
    """The gravest result of the woken rules; "allowed" when none is woken."""
    return min((rule.result for rule in woken(case, rules)), key=RESULTS.index, default="allowed")


def deciding(case: Case, rules: Sequence[Rule] = RULES) -> list[Rule]:
    """The woken rules with the gravest result."""
    return [rule for rule in woken(case, rules) if rule.result == gravest(case, rules)]


def answer(case: Case, rules: Sequence[Rule] = RULES) -> str:
    """One of the five answers of the table `scenarios`, by the gravest rule that is woken."""
    result = gravest(case, rules)
    return "unclear" if result == "open" else result


def duties(case: Case, rules: Sequence[Rule] = RULES) -> list[str]:
    """Codes of what is owed. Without rights (prohibited, separate licence) only what that brings.

    Where the answer is unclear, these are the duties if it turns out that there are rights.
    """
    no_rights = answer(case, rules) in ("prohibited", "needs_separate_licence")
    chosen = deciding(case, rules) if no_rights else woken(case, rules)
    return [rule.duty for rule in chosen if rule.duty]
