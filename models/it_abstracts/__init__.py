"""Italian pipeline of `abstracts`: parts of speech, morphology, lemmas and sentence ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.util import load_model_from_init_py

from .lemmatizer import SuffixLemmatizer

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["SuffixLemmatizer", "__version__", "load"]
__version__ = "1.0.0"


def load(**overrides: Any) -> Language:  # noqa: ANN401 - spaCy has four types here
    """Load the pipeline; the keywords are those of `spacy.load` (`exclude`, `disable`, `config`, `vocab`)."""
    return load_model_from_init_py(__file__, **overrides)
