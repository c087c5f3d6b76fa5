"""What all tests share: no learner's folder, no window, the course's own folder first."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
os.environ.pop("HOWOPEN_WORK", None)
os.environ.setdefault("MPLBACKEND", "agg")
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
