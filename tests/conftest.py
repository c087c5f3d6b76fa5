"""What all tests share: no learner's folder, no window, the course's own folder first."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import matplotlib

ROOT = Path(__file__).parents[1]
os.environ.pop("HOWOPEN_WORK", None)
matplotlib.use("agg")  # here only: kernels that tests start keep the notebook's own backend
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
