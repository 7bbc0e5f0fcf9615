"""Candidates: the stretches of words that Italian patterns allow as terms.

The patterns are regular expressions over the classes of `words.Word` (Justeson & Katz 1995, extended to Italian
prepositional complements and coordinated adjectives, as in Bonin et al. 2010).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from abstracts.concepts.acronyms import introduced
from abstracts.concepts.classes import PREPOSITIONS
from abstracts.concepts.stopwords import (
    ADVERBIAL,
    FURNITURE,
    GENERIC,
    GOVERNING,
    IDIOM_HEADS,
    KIND_NOUNS,
    MEASURES,
    PRENOMINAL,
)
from abstracts.concepts.surface import surface

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abstracts.concepts.words import Word
    from abstracts.language import Field, Passage

MODIFIERS = r"(?:[ABV]{1,2}(?:C[AV])?)?"
NOUNS = r"(?:N?(?:FG?){0,3}F|F{0,3}N|NN|N?P{1,4}|P?F{1,2}P?)"
HEAD = rf"[AB]?{NOUNS}{MODIFIERS}"
PHRASE = re.compile(rf"{HEAD}(?:ID?{HEAD}){{0,2}}M?")
RUN, FIRST = re.compile("[^O]+"), "ABNFP"
"""What a phrase may hold, and what it may begin with."""
LONGEST = 9
BARE = frozenset(("a", "ad", "da", "in", "con", "su"))
"""Prepositions without an article, «di» and «per» apart."""
LOCUTIONS = frozenset((
    ("a", "seconda"), ("all'", "opera"), ("in", "realtà"), ("in", "particolar"), ("di", "volta"), ("in", "seguito"),
))  # fmt: skip
"""Prepositions and nouns that say how or when, whatever follows."""
LINKS = "IDCG"
"""Classes of the words between the content words."""


class Candidate(NamedTuple):
    """One occurrence of a phrase that may be a term.

    Attributes:
        owner, kind, field: whose text it stands in, and where.
        words: its words, articles and prepositions among them.
        content: its words without articles, prepositions and conjunctions.
        pattern: the classes of its words, "NIN" for «budget di salute».
        key: what its variants share.
        nested: it stands inside a longer candidate.
        goes_on: a longer candidate begins where it begins, and is more than this one and a complement with an article.
        position: 0..1, where in the field it begins.
        before, after: the words around it, lower case, "" at the edges of a field.
        before_tag, after_tag: their classes, "O" at the edges.
        acronym: the key of the acronym that follows in brackets and fits its initials, else "".
        form: as it stands, cased as inside a sentence.
        merged_by: the rule of `merging` that changed its key, else "".
    """

    owner: str
    kind: str
    field: Field
    words: tuple[Word, ...]
    content: tuple[Word, ...]
    pattern: str
    key: str
    nested: bool
    goes_on: bool
    position: float
    before: str
    after: str
    before_tag: str
    after_tag: str
    acronym: str
    form: str
    merged_by: str = ""

    @property
    def start(self) -> int:
        """First character in the field."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """One past its last character in the field."""
        return self.words[-1].end

    def within(self, other: Candidate) -> bool:
        """It lies inside another occurrence in the same field."""
        return self.field == other.field and other.start <= self.start and self.end <= other.end


def find(passage: Passage, words: tuple[Word, ...]) -> list[Candidate]:
    """All candidates of one field, nested ones too, in the order of their places.

    Args:
        passage: the field.
        words: its words (`words.words_of`).
    """
    tags, torn = "".join(w.tag for w in words), _torn(words)
    ranges = [
        (i, j)
        for run in RUN.finditer(tags)
        for i in range(*run.span())
        if tags[i] in FIRST and not torn[i] and not _ends_a_name(words, i)
        for j in _ends(words, tags, i, run.end())
        if not torn[j] and _is_whole(words, tags, i, j)
    ]
    longest, reach = _maximal(ranges), dict(ranges)
    return [
        _candidate(
            passage,
            words,
            i,
            j,
            pattern=tags[i:j],
            nested=(i, j) not in longest,
            goes_on=reach[i] > j and not _is_rounded(words, i, j),
        )
        for i, j in ranges
    ]


def _ends(words: Sequence[Word], tags: str, i: int, limit: int) -> Iterator[int]:
    """Where a phrase that begins at `i` may end; what breaks it there breaks all longer ones."""
    for j in range(i + 1, min(i + LONGEST, limit) + 1):
        last = words[j - 1]
        if last.sentence != words[i].sentence or (last.tag == "I" and not _makes_terms(last, words[i : j - 1])):
            return
        if j > i + 1 and _disagree(words[j - 2], last):
            return
        if matches(tags[i:j]):
            yield j


@lru_cache(maxsize=20_000)
def matches(tags: str) -> bool:
    """A string of word classes is the pattern of a term.

    >>> [matches(tags) for tags in ("NIN", "NINA", "NACA", "NI", "IN", "A")]
    [True, True, True, False, False, False]
    """
    return PHRASE.fullmatch(tags) is not None


def _maximal(ranges: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those that no other one holds."""
    longest, reach = set(), 0
    for i, j in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if j > reach:
            longest.add((i, j))
            reach = j
    return longest


def _is_whole(words: Sequence[Word], tags: str, i: int, j: int) -> bool:
    """Nothing is cut off that it needs, and it is more than programme furniture or a generic noun."""
    phrase, pattern, after = words[i:j], tags[i:j], tags[j : j + 1] or "O"
    if after == "P" and words[j].text.isupper():
        after = "O"  # «Infrastrutture di Ricerca ESFRI»
    heads = [w.key for w in phrase if w.tag in "NFP"]
    head = heads[0]
    if head in FURNITURE or phrase[-1].key in FURNITURE or (j == i + 1 and head in GENERIC):
        return False
    if head in IDIOM_HEADS and ("I" in pattern or after == "I"):
        return False
    if head in KIND_NOUNS and i > 0 and words[i - 1].key == "di":
        return False
    if "B" in pattern and not _is_classed(phrase, pattern) and all(key in GENERIC for key in heads):
        return False
    passive = pattern[-1] == "V" and after == "I" and words[j].key == "da"  # «panorama dominato» before «dalle aziende»
    if passive or _second_disagrees(phrase, pattern) or is_adverbial(words, i, j):
        return False
    at = pattern.rfind("I")
    return not _cuts_a_complement(pattern, tags[i - 1 : i], after, bare=at > 0 and phrase[at].lower == "di")


def _is_classed(phrase: Sequence[Word], pattern: str) -> bool:
    """An adjective makes it more than its nouns: «buone pratiche», «modelli linguistici di grandi dimensioni».

    No «prima parte».
    """
    return (phrase[0].key in PRENOMINAL and phrase[0].key != "prim") or ("A" in pattern and phrase[-1].key in MEASURES)


def _disagree(left: Word, right: Word) -> bool:
    """A noun and its adjective differ in gender or number: they only stand side by side by chance."""
    if left.tag + right.tag not in ("NA", "NB", "NV", "AN", "BN"):
        return False
    return _differ(left, right)


def _second_disagrees(phrase: Sequence[Word], pattern: str) -> bool:
    """«software libero e affini»: the last of two adjectives differs from every noun before it."""
    if pattern[-1] not in "AV" or pattern[-2] not in "AVC":
        return False
    nouns = [w for w in phrase[:-1] if w.tag == "N"]
    return bool(nouns) and all(_differ(n, phrase[-1]) for n in nouns)


def _differ(left: Word, right: Word) -> bool:
    return any(a and b and a != b for a, b in zip(left.agreement, right.agreement, strict=True))


def is_adverbial(words: Sequence[Word], i: int, j: int) -> bool:
    """«livello umano» after «a», «sistema in locale», «clone in Python»: the preposition makes it say how, not what.

    «grandi dimensioni» after «di» says how large.
    """
    measured = i > 0 and j > i + 1 and words[i].tag in "AB" and words[i + 1].key in MEASURES
    if measured and words[i - 1].lower in PREPOSITIONS.values():
        return True
    if i and (words[i - 1].lower, words[i].lower) in LOCUTIONS:
        return True  # «a seconda dei manoscritti»
    if words[j - 1].lower == "fronte" and words[j - 2].lower == "di":
        return True  # «umano di fronte»
    steps = [(left, right) for left, right in pairwise(words[max(i - 1, 0) : j]) if left.lower in BARE]
    if i and words[i - 1].lower == "di" and words[i].key == "vista":
        return True  # «dal punto di vista tecnico»
    return any(right.key in ADVERBIAL for _, right in steps) or any(
        right.tag in "PF" and left.start >= words[i].start for left, right in steps
    )


def _makes_terms(preposition: Word, before: Sequence[Word]) -> bool:
    """Complements with «di» and «per» make terms.

    The others do without an article («raccolta porta a porta») or after nouns that govern them («diritto allo studio»).
    """
    governed = preposition.key in ("a", "in", "su") and any(w.key in GOVERNING for w in before if w.tag == "N")
    return preposition.key in ("di", "per") or preposition.lower in BARE or governed


def _cuts_a_complement(pattern: str, before: str, after: str, *, bare: bool) -> bool:
    """A word at an edge belongs to one outside; what follows a complement without article may belong to the whole.

    «governance dell'innovazione» before «sociale», «enti e terzo» before «settore», a noun before its name, «WEB
    interattive» after «tecnologie».
    """
    if before == "N" and pattern[0] in "PF" and (pattern[-1] in "AV" or "I" in pattern):
        return True
    if after in "AV":
        return "I" in pattern and not bare
    if after == "N":
        return pattern[-2:-1] == "C" or pattern[-1] == "B"
    return (after == "F" and (pattern[-2:-1] == "C" or pattern[-1] in "BN")) or (after == "P" and pattern[-1] == "N")


def _is_rounded(words: Sequence[Word], i: int, j: int) -> bool:
    """«ricostruzione virtuale» before «delle mostre»: a complement with an article is a thing of its own."""
    after = words[j]
    return j > i + 1 and after.tag == "I" and after.lower not in PREPOSITIONS.values()


def _torn(words: Sequence[Word]) -> list[bool]:
    """For each place between two words, and for both ends: a run of names, of capitals or of foreign words goes on.

    An acronym after a phrase is none of it.
    """
    capital = [w.cased and w.tag not in LINKS and w.text[0].isupper() for w in words]
    inside = [
        (both and (left.tag == "P" or not right.text.isupper())) or left.tag + right.tag in ("PP", "FF", "FG", "GF")
        for both, (left, right) in zip(map(all, pairwise(capital)), pairwise(words), strict=True)
    ]
    return [False, *inside, False]


def _ends_a_name(words: Sequence[Word], i: int) -> bool:
    """«Bologna» in «Università di Bologna», «Pireo» in «Leone del Pireo»: a capital noun and its complement."""
    if i < 2 or words[i].tag != "P" or words[i - 1].key != "di":
        return False
    head = words[i - 2]
    return head.cased and head.text.istitle() and head.tag in "NP"


def _candidate(
    passage: Passage, words: tuple[Word, ...], i: int, j: int, *, pattern: str, nested: bool, goes_on: bool
) -> Candidate:
    phrase = words[i:j]
    return Candidate(
        owner=passage.owner,
        kind=passage.kind,
        field=passage.field,
        words=phrase,
        content=tuple([w for w in phrase if w.tag not in LINKS]),
        pattern=pattern,
        key=" ".join([w.key for w in phrase if w.key]),
        nested=nested,
        goes_on=goes_on,
        position=i / len(words),
        before=words[i - 1].lower if i else "",
        after=words[j].lower if j < len(words) else "",
        before_tag=words[i - 1].tag if i else "O",
        after_tag=words[j].tag if j < len(words) else "O",
        acronym=introduced(words, i, j),
        form=surface(phrase),
    )
