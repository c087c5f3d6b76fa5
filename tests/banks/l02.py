"""Answers to the exercises of L02."""

import matplotlib.pyplot as plt
import pandas as pd

from tests.banks import blank, form, made, partly, right, wrong


def current(**where):
    """The current SPDX identifiers, filtered by column values."""
    from howopen import load

    table = load("licences")
    table = table[table["in_spdx"] & ~table["deprecated_id"]]
    for column, value in where.items():
        table = table[table[column] == value]
    return table


def everything(**where):
    from howopen import load

    table = load("licences")
    for column, value in where.items():
        table = table[table[column] == value]
    return table


def odd():
    return current(osi_approved=True, scancode_category="Proprietary Free")["licence_id"]


def share(table):
    return 100 * table.loc[table["scancode_category"] == "Permissive", "osi_approved"].mean()


def filed_as_limited(choose):
    return choose(scancode_category="Proprietary Free")["licence_id"]


def is_permissive(table):
    return table["scancode_category"] == "Permissive"


def share_of_all():
    table = current()
    return 100 * (table["osi_approved"] & is_permissive(table)).mean()


def bars(table, kind="barh", label="identifiers with OSI's mark", column="scancode_category"):
    fig, ax = plt.subplots()
    if kind:
        table[column].value_counts().plot(kind=kind, ax=ax)
    ax.set(xlabel=label, ylabel="")
    plt.close(fig)
    return fig


def drawn_with_uncategorised():
    table = current(osi_approved=True)
    table = table.assign(scancode_category=table["scancode_category"].fillna("none"))
    return bars(table, kind="bar")



def drawn_with_zeros():
    fig, ax = plt.subplots()
    current().groupby("scancode_category")["osi_approved"].sum().plot.barh(ax=ax)
    ax.set(xlabel="identifiers with OSI's mark")
    plt.close(fig)
    return fig


TERMS = {
    "royalty": "OSD.1",
    "rename": "none",
    "surveillance": "OSD.6",
    "same terms": "none",
    "members": "OSD.5",
    "credit": "none",
    "price": "none",
    "no source": "OSD.2",
}


def tide(conclusion="fails", criteria=("OSD.6",), freedoms=("FSF.0",), shorter="meets", kind=None):
    return {
        "conclusion": conclusion,
        "criteria": criteria,
        "freedoms": freedoms,
        "shorter": shorter,
        "kind": kind,
        "because": "A field of work is ruled out.",
    }


def ministry(test, licence, against, because="A list costs nothing to read, and one may ask OSI."):
    return {"test": test, "licence": licence, "against": against, "because": because}


STEPS = dict.fromkeys("abcdefgh", "does not follow") | dict.fromkeys("agh", "follows")

BANK = {
    "L02-E1": [
        right("c", "one-third"),
        right(" (C) ", "one-third"),
        right("About one third", "one-third"),
        wrong("a", "lists-agree"),
        wrong("b", "two-thirds"),
        wrong("d", "almost-none"),
        form("e"),
        form(0.33),
    ],
    "L02-E2": [
        right(["SISSL", "Watcom-1.0"], "odd-ones"),
        right("watcom-1.0, sissl", "odd-ones"),
        right(made(odd), "odd-ones"),
        right(made(lambda: odd().to_numpy()), "odd-ones"),
        right({"SISSL", "Watcom-1.0"}, "odd-ones"),
        partly(["SISSL"], "some"),
        wrong([], "nothing-found"),
        wrong(["Unlicense"], "example-unchanged"),
        wrong(made(lambda: filed_as_limited(current)), "category-alone"),
        wrong(made(lambda: filed_as_limited(everything).tolist()), "category-alone"),
        wrong(made(lambda: current(osi_approved=True)["licence_id"]), "approval-alone"),
        wrong(["MIT"], "otherwise"),
        form(["Proprietary Free"]),
        form(2),
    ],
    "L02-E3": [
        right(TERMS, "terms"),
        right({k.upper(): v.lower() for k, v in TERMS.items()}, "terms"),
        right({k.replace(" ", "_"): v for k, v in TERMS.items()}, "terms"),
        right(made(lambda: pd.Series(TERMS)), "terms"),
        right(TERMS | {"members": "OSD.7"}, "terms"),
        right({k: None if v == "none" else v for k, v in TERMS.items()}, "terms"),
        wrong(dict.fromkeys(TERMS, "none"), "one-label"),
        wrong(TERMS | {"surveillance": "none"}, "worthy-ban"),
        wrong(TERMS | {"surveillance": "OSD.5"}, "ban-as-persons"),
        wrong(TERMS | {"same terms": "OSD.6"}, "copyleft-harms"),
        wrong(TERMS | {"credit": "OSD.10"}, "badge-harms"),
        wrong(TERMS | {"price": "OSD.1"}, "price-harms"),
        wrong(TERMS | {"no source": "none"}, "free-of-charge-suffices"),
        wrong(TERMS | {"no source": "OSD.3"}, "source-elsewhere"),
        wrong(TERMS | {"rename": "OSD.4"}, "name-harms"),
        wrong(TERMS | {"royalty": "none"}, "royalty-missed"),
        wrong(TERMS | {"members": "OSD.1"}, "members-missed"),
        blank(dict.fromkeys(TERMS, ...)),
        form({"royalty": "OSD.1"}),
        form(TERMS | {"price": "OSD.11"}),
        form(list(TERMS.values())),
    ],
    "L02-E4": [
        right(tide(), "fields"),
        right(tide("FAILS", "osd.6", ("fsf.0",), "Meets"), "fields"),
        right(tide("does not meet"), "fields"),
        right(tide(kind="text silent"), "fields"),
        right(tide(criteria=("OSD.6", "OSD.5")), "fields-and-persons"),
        wrong(tide("contested"), "ungrounded"),
        wrong(tide("contested", kind="authorities disagree"), "not-contested"),
        wrong(tide("meets", (), ()), "worthy-ban"),
        wrong(tide("meets"), "meets-and-misses"),
        wrong(tide(shorter="fails until approved"), "approval-is-the-test"),
        wrong(tide(criteria=()), "no-criterion"),
        partly(tide(criteria=("OSD.5",)), "persons-not-fields"),
        wrong(tide(criteria=("OSD.1",)), "other-criterion"),
        partly(tide(criteria=("OSD.6", "OSD.2")), "too-many-criteria"),
        wrong(tide(freedoms=()), "no-freedom"),
        partly(tide(freedoms=("FSF.1",)), "other-freedom"),
        partly(tide(freedoms=("FSF.0", "FSF.3")), "too-many-freedoms"),
        blank(tide() | {"conclusion": ...}),
        form(tide(criteria=("OSD.11",))),
        form("fails"),
    ],
    "L02-E5": [
        right(ministry("OSI's list", "CC0-1.0", "D23"), "osi-list"),
        right(ministry("osi list", ["CC-BY-4.0"], ["D25", "T035"], because=""), "osi-list"),
        right(ministry("OSI's list", "SISSL", "T037"), "osi-list"),
        right(ministry("OSI's list", "OpenMDW-1.0", ["D22", "T038"]), "osi-list"),
        right(ministry("FSF's list", "0BSD", "D22"), "fsf-list"),
        right(ministry("ten criteria", ["OpenMDW-1.0"], "D23"), "ten-criteria"),
        right(ministry("ten criteria", "SSPL-1.0", "T035"), "ten-criteria"),
        right(ministry("four freedoms", "CC0-1.0", "T037"), "four-freedoms"),
        right(ministry("OSI\u2019s list", "0BSD", "T038"), "osi-list"),
        wrong(ministry("OSI's list", "MIT", "D23"), "both-marks"),
        wrong(ministry("ten criteria", ["MIT", "GPL-3.0-only"], "D23"), "both-marks"),
        wrong(ministry("OSI's list", "SSPL-1.0", "D23"), "unmarked-on-a-list"),
        right(ministry("FSF's list", "CC0-1.0", "D26"), "fsf-list"),
        partly(ministry("OSI's list", "CC0-1.0", "D22"), "ally"),
        partly(ministry("OSI's list", "CC0-1.0", ["D26", "T042"]), "ally"),
        partly(ministry("FSF's list", "CC0-1.0", "T038"), "ally"),
        partly(ministry("OSI's list", "CC0-1.0", ["D22", "D23", "D25", "T037"]), "not-chosen"),
        partly(ministry("ten criteria", ["0BSD", "SISSL", "CC0-1.0", "MIT"], "D23"), "not-chosen"),
        wrong(ministry("OSI's list", "CC0-1.0", "T042"), "no-objection"),
        wrong(ministry("ten criteria", "CC0-1.0", ["T014"]), "no-objection"),
        form(ministry("a lawyer", "MIT", "D22")),
        form(ministry("OSI's list", "MITT", "D22")),
        form(ministry("OSI's list", "CC0-1.0", "D01")),
        form("OSI's list"),
        blank(ministry(..., "MIT", "D22")),
    ],
    "L02-E6": [
        right(STEPS, "steps"),
        right({k.upper(): v.upper() for k, v in STEPS.items()}, "steps"),
        wrong(STEPS | {"b": "follows"}, "no-mark-no-conformance"),
        wrong(STEPS | {"c": "follows"}, "identifier-as-verdict"),
        wrong(STEPS | {"d": "follows"}, "model-approved"),
        wrong(STEPS | {"e": "follows"}, "approved-so-good"),
        wrong(STEPS | {"f": "follows"}, "name-as-test"),
        wrong(STEPS | {"a": "does not follow"}, "approval-denied"),
        wrong(STEPS | {"g": "does not follow"}, "one-miss"),
        wrong(STEPS | {"h": "does not follow"}, "sale-needs-payment"),
        form({"a": "follows"}),
    ],
    "L02-E7": [
        right(made(lambda: share(current())), "share"),
        right(made(lambda: f"{share(current()):.1f} %"), "share"),
        right(made(lambda: round(share(current()))), "share"),
        partly(made(lambda: share(current()) / 100), "as-fraction"),
        wrong(made(lambda: 100 * is_permissive(current(osi_approved=True)).mean()), "turned-round"),
        wrong(made(share_of_all), "of-all"),
        wrong(made(lambda: share(everything())), "with-scancode-only"),
        wrong(100, "expected-all"),
        wrong(50, "otherwise"),
        form("a few"),
    ],
    "L02-E8": [
        right(made(lambda: bars(current(osi_approved=True))), "bars"),
        right(made(lambda: bars(current(osi_approved=True), kind="bar").axes[0]), "bars"),
        right(made(drawn_with_uncategorised), "bars"),
        right(made(drawn_with_zeros), "bars"),
        partly(made(lambda: bars(everything(osi_approved=True))), "retired-counted"),
        partly(made(lambda: bars(current(osi_approved=True), label="")), "no-label"),
        wrong(made(lambda: bars(current(), kind=None)), "no-bars"),
        wrong(made(lambda: bars(current())), "all-identifiers"),
        wrong(made(lambda: bars(current(fsf_free=True))), "fsf-instead"),
        wrong(made(lambda: bars(current(osi_approved=False))), "otherwise"),
        form("fig"),
    ],
}
