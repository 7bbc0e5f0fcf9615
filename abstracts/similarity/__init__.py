"""How near talks are: their words, names, subjects and sentences compared."""

from abstracts.similarity.blend import Comparison, blend, compare, positions
from abstracts.similarity.meaning import Meaning
from abstracts.similarity.texts import own_text
from abstracts.similarity.views import Views, look

__all__ = ["Comparison", "Meaning", "Views", "blend", "compare", "look", "own_text", "positions"]
