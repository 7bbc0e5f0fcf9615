"""Candidates: the stretches of words that Italian patterns allow as terms.

The patterns are regular expressions over the classes of `words.Word` (Justeson & Katz 1995, extended to Italian
prepositional complements and coordinated adjectives, as in Bonin et al. 2010).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from abstracts.concepts.acronyms import introduced
from abstracts.concepts.stopwords import ADVERBIAL, FURNITURE, GENERIC, IDIOM_HEADS, KIND_NOUNS, PRENOMINAL
from abstracts.concepts.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.concepts.words import Word
    from abstracts.language import Field, Passage
    from abstracts.lexicon import Lexicon

MODIFIERS = r"(?:[ABV]{1,2}(?:C[AV])?)?"
NOUNS = r"(?:N?(?:FG?){0,3}F|F{0,3}N|NN|N?P{1,4}|P?F{1,2}P?)"
HEAD = rf"[AB]?{NOUNS}{MODIFIERS}"
PHRASE = re.compile(rf"{HEAD}(?:ID?{HEAD}){{0,2}}M?")
RUN, FIRST = re.compile("[^O]+"), "ABNFP"
"""What a phrase may hold, and what it may begin with."""
LONGEST = 9
BARE = frozenset(("a", "ad", "da", "in", "con", "su"))
"""Prepositions without an article, «di» and «per» apart."""
LINKS = "IDCG"
"""Classes of the words between the content words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One occurrence of a phrase that may be a term.

    Attributes:
        owner, kind, field: whose text it stands in, and where.
        words: its words, articles and prepositions among them.
        content: its words without articles, prepositions and conjunctions.
        pattern: the classes of its words, "NIN" for «budget di salute».
        key: what its variants share.
        nested: it stands inside a longer candidate.
        goes_on: a longer candidate begins where it begins.
        position: 0..1, where in the field it begins.
        before, after: the words around it, lower case, "" at the edges of a field.
        before_tag, after_tag: their classes, "O" at the edges.
        merged_by: the rule of `merging` that changed its key, else "".
        acronym: the key of the acronym that follows in brackets and fits its initials, else "".
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


def find(passage: Passage, lexicon: Lexicon) -> list[Candidate]:
    """All candidates of one field, nested ones too, in the order of their places."""
    words = words_of(passage.doc, lexicon)
    tags = "".join(w.tag for w in words)
    ranges = [
        (i, j)
        for run in RUN.finditer(tags)
        for i in range(*run.span())
        if tags[i] in FIRST
        for j in range(i + 1, min(i + LONGEST, run.end()) + 1)
        if matches(tags[i:j]) and words[i].sentence == words[j - 1].sentence and _is_whole(words, i, j)
    ]
    longest, reach = _maximal(ranges), dict(ranges)
    return [_candidate(passage, words, i, j, nested=(i, j) not in longest, goes_on=reach[i] > j) for i, j in ranges]


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


def _is_whole(words: Sequence[Word], i: int, j: int) -> bool:
    """Nothing is cut off that it needs, and it is more than programme furniture or a generic noun."""
    phrase = words[i:j]
    content = [w for w in phrase if w.tag not in LINKS]
    heads = [w for w in content if w.tag in "NFP"]
    if (
        _cuts_a_name(words, i)
        or _cuts_a_name(words, j)
        or _ends_a_name(words, i)
        or _cuts_a_complement(words, phrase, i, j)
    ):
        return False
    if any(_disagree(*pair) for pair in pairwise(phrase)) or _second_disagrees(phrase):
        return False
    if not heads or heads[0].key in FURNITURE or content[-1].key in FURNITURE:
        return False
    if any(w.tag == "I" and not _makes_terms(w) for w in phrase) or _is_adverbial(words, i, j):
        return False
    if any(w.tag == "B" for w in content) and all(h.key in GENERIC for h in heads) and content[0].key not in PRENOMINAL:
        return False
    after = words[j].tag if j < len(words) else "O"
    opens_idiom = heads[0].key in IDIOM_HEADS and ("I" in (w.tag for w in phrase) or after == "I")
    of_kind = heads[0].key in KIND_NOUNS and i > 0 and words[i - 1].key == "di"
    return not opens_idiom and not of_kind and (len(content) > 1 or heads[0].key not in GENERIC)


def _disagree(left: Word, right: Word) -> bool:
    """A noun and its adjective differ in gender or number: they only stand side by side by chance."""
    if left.tag + right.tag not in ("NA", "NB", "NV", "AN", "BN"):
        return False
    return _differ(left, right)


def _second_disagrees(phrase: Sequence[Word]) -> bool:
    """«software libero e affini»: the last of two adjectives differs from every noun before it."""
    last = phrase[-1]
    nouns = [w for w in phrase[:-1] if w.tag == "N"]
    return last.tag in "AV" and phrase[-2].tag in "AVC" and bool(nouns) and all(_differ(n, last) for n in nouns)


def _differ(left: Word, right: Word) -> bool:
    return any(a and b and a != b for a, b in zip(left.agreement, right.agreement, strict=True))


def _is_adverbial(words: Sequence[Word], i: int, j: int) -> bool:
    """«livello umano» after «a», «sistema in locale», «clone in Python»: the preposition makes it say how, not what."""
    steps = [(left, right) for left, right in pairwise(words[max(i - 1, 0) : j]) if left.lower in BARE]
    if i and words[i - 1].lower == "di" and words[i].key == "vista":
        return True  # «dal punto di vista tecnico»
    return any(right.key in ADVERBIAL for _, right in steps) or any(
        right.tag in "PF" and left.start >= words[i].start for left, right in steps
    )


def _makes_terms(preposition: Word) -> bool:
    """Complements with «di» and «per» make terms; the others only without an article («raccolta porta a porta»)."""
    return preposition.key in ("di", "per") or preposition.lower in BARE


def _cuts_a_complement(words: Sequence[Word], phrase: Sequence[Word], i: int, j: int) -> bool:
    """A word at an edge belongs to one outside.

    «governance dell'innovazione» before «sociale», «enti e terzo» before «settore», a noun before its name, «WEB
    interattive» after «tecnologie».
    """
    after = words[j].tag if j < len(words) else "O"
    goes_beyond = phrase[-1].tag in "AV" or any(w.tag == "I" for w in phrase)
    starts_late = i > 0 and words[i - 1].tag == "N" and phrase[0].tag in "PF" and goes_beyond
    cut_adjective = after in "AV" and any(w.tag == "I" for w in phrase)
    cut_noun = after in "NF" and len(phrase) > 1 and phrase[-2].tag == "C"
    next_noun = after in "NF" and phrase[-1].tag == "B"
    return starts_late or cut_adjective or cut_noun or next_noun or (after in "PF" and phrase[-1].tag == "N")


def _cuts_a_name(words: Sequence[Word], at: int) -> bool:
    """Between words `at - 1` and `at` a run of names, of capitals or of foreign words goes on."""
    if not 0 < at < len(words):
        return False
    left, right = words[at - 1], words[at]
    capitals = all(w.cased and w.text[0].isupper() and w.tag not in LINKS for w in (left, right))
    return capitals or left.tag + right.tag in ("PP", "FF", "FG", "GF")


def _ends_a_name(words: Sequence[Word], i: int) -> bool:
    """«Bologna» in «Università di Bologna», «Pireo» in «Leone del Pireo»: a capital noun and its complement."""
    if i < 2 or words[i].tag != "P" or words[i - 1].key != "di":
        return False
    head = words[i - 2]
    return head.cased and head.text.istitle() and head.tag in "NP"


def _candidate(passage: Passage, words: Sequence[Word], i: int, j: int, *, nested: bool, goes_on: bool) -> Candidate:
    phrase = tuple(words[i:j])
    return Candidate(
        owner=passage.owner,
        kind=passage.kind,
        field=passage.field,
        words=phrase,
        content=tuple(w for w in phrase if w.tag not in LINKS),
        pattern="".join(w.tag for w in phrase),
        key=" ".join(w.key for w in phrase if w.key),
        nested=nested,
        goes_on=goes_on,
        position=i / len(words),
        before=words[i - 1].lower if i else "",
        after=words[j].lower if j < len(words) else "",
        before_tag=words[i - 1].tag if i else "O",
        after_tag=words[j].tag if j < len(words) else "O",
        acronym=introduced(words, i, j),
    )
