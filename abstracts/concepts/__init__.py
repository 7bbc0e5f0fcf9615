"""Key concepts of talks: candidates by Italian patterns, variants merged, ranked by termhood.

`extract` gives each talk its concepts and the corpus its glossary.
"""

from abstracts.concepts.extraction import extract
from abstracts.concepts.records import Concept, Extraction, Span, Term

__all__ = ["Concept", "Extraction", "Span", "Term", "extract"]
