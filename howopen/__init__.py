"""How open is Llama 3? The library that the lessons import.

Names are loaded when first used, so that `import howopen` costs next to nothing.
"""

from __future__ import annotations

import importlib

__version__ = "1.0.0"

_HOME = {
    "check": "howopen.checks",
    "describe": "howopen.data",
    "hint": "howopen.checks",
    "load": "howopen.data",
    "progress": "howopen.record",
    "show": "howopen.figures",
    "tables": "howopen.data",
}
__all__ = sorted(_HOME)


def __getattr__(name: str):
    if name not in _HOME:
        raise AttributeError(f"module 'howopen' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
