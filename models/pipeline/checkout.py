"""Makes the package `it_abstracts` of this checkout importable; import it first."""

import sys
from pathlib import Path

MODELS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(MODELS))
