"""Cheap features of a concept in one text: what its words, places and company say."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from abstracts.concepts.stopwords import GENERIC, TRANSPARENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abstracts.concepts.candidates import Candidate
    from abstracts.concepts.profiles import Corpus, Profile
    from abstracts.lexicon import Lexicon

Rows = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def matrix(profiles: Sequence[Profile], corpus: Corpus, lexicon: Lexicon) -> tuple[Rows, tuple[str, ...]]:
    """Features of some concepts: a matrix (concepts, features), and the names of its columns."""
    names = tuple(name for name, _ in _features(profiles[0], corpus, lexicon)) if profiles else ()
    values = np.fromiter((value for p in profiles for _, value in _features(p, corpus, lexicon)), dtype=np.float64)
    return values.reshape(len(profiles), len(names)), names


def _features(profile: Profile, corpus: Corpus, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    yield from _places(profile)
    yield from _company(profile)
    yield from _spread(profile, corpus)
    yield from _words_of_the_talk(profile, corpus)
    yield from _shape(profile.occurrences[0])
    yield from _words(profile.occurrences[0], lexicon)


def _places(profile: Profile) -> Iterator[tuple[str, float]]:
    """Where it stands: title, beginning, end (Witten et al. 1999, KEA: first occurrence)."""
    found = profile.occurrences
    body = [c.position for c in found if c.field == "abstract"]
    title = [c for c in found if c.field == "title"]
    yield "log count", math.log2(len(found))
    yield "in title", float(bool(title))
    yield "alone in title", float(any(not c.nested for c in title))
    yield "opens title", float(any(c.position == 0 for c in title))
    yield "title and abstract", float(bool(title and body))
    yield "first", min(body, default=0.5 if title else 1.0)
    yield "last", max(body, default=0.5)


def _company(profile: Profile) -> Iterator[tuple[str, float]]:
    """What stands beside it, as shares of its occurrences."""
    found = profile.occurrences

    def share(test: Sequence[bool]) -> float:
        return sum(test) / len(found)

    yield "alone here", profile.alone / len(found)
    yield "before adjective", share([c.after_tag in "AV" for c in found])
    yield "before preposition", share([c.after_tag == "I" for c in found])
    yield "after preposition", share([c.before_tag == "I" for c in found])
    yield "after noun or adjective", share([c.before_tag in "ABNF" for c in found])
    yield "listed", share([bool({c.before, c.after} & {",", ";", ":", "e", "ed"}) for c in found])
    yield "before full stop", share([c.after in (".", "") for c in found])
    yield "explained in brackets", share([c.after == "(" for c in found])
    yield "in brackets", share([c.before == "(" for c in found])
    yield "quoted", share([c.before in ("«", "“", '"') for c in found])


def _spread(profile: Profile, corpus: Corpus) -> Iterator[tuple[str, float]]:
    """How the corpus uses it (C-value's nesting, Frantzi et al. 2000; TF-IDF)."""
    key, count = profile.key, corpus.count[profile.key]
    spread = corpus.spread[key]
    content = profile.occurrences[0].content
    yield "spread", math.log2(spread)
    yield "tf-idf", len(profile.occurrences) * math.log((corpus.texts + 1) / spread)
    yield "alone in corpus", corpus.alone[key] / count
    yield "goes on", corpus.cut[key] / count
    yield "log alone in corpus", math.log2(1 + corpus.alone[key])
    yield "containers", math.log2(1 + corpus.containers[key])
    yield "word spread", sum(math.log2(corpus.word_spread[w.key] or 1) for w in content) / len(content)


def _words_of_the_talk(profile: Profile, corpus: Corpus) -> Iterator[tuple[str, float]]:
    """Whether the talk comes back to its words one by one («edizione critica» ... «edizione digitale»)."""
    context, content = corpus.contexts[profile.owner], profile.occurrences[0].content
    times = [context.count[w.key] for w in content]
    weighted = [
        n * math.log((corpus.texts + 1) / (corpus.word_spread[w.key] or 1)) for n, w in zip(times, content, strict=True)
    ]
    share = min(context.foreign[c.field] for c in profile.occurrences)
    yield "log count of words", math.log2(1 + sum(times) / len(times))
    yield "log count of commonest word", math.log2(1 + max(times))
    yield "log count of rarest word", math.log2(1 + min(times))
    yield "greatest word tf-idf", max(weighted)
    yield "least word tf-idf", min(weighted)
    yield "words in title", sum(w.key in context.title for w in content) / len(content)
    yield "head in title", float(next((w for w in content if w.tag in "NFP"), content[0]).key in context.title)
    yield "foreign field", share
    yield "foreign in Italian field", sum(w.tag == "F" for w in content) / len(content) - share


def _shape(first: Candidate) -> Iterator[tuple[str, float]]:
    """Its pattern."""
    pattern, length = first.pattern, len(first.content)
    for n in (1, 2, 3):
        yield f"{n} words", float(length == n)
    yield "4 words or more", float(length > 3)
    yield "letters", float(first.end - first.start)
    yield "prepositions", float(pattern.count("I"))
    yield "preposition not di", float(any(w.tag == "I" and w.key != "di" for w in first.words))
    yield "noun adjective", float(pattern == "NA")
    yield "noun two adjectives", float(pattern == "NAA")
    yield "adjective first", float(pattern[0] in "AB")
    yield "judging adjective", float("B" in pattern)
    yield "participle", float("V" in pattern)
    yield "conjunction", float("C" in pattern)
    yield "foreign", float("F" in pattern)
    yield "all foreign", float(set(pattern) <= set("FGN") and "F" in pattern)
    yield "name inside", float("P" in pattern)
    yield "name alone", float(set(pattern) == {"P"})
    yield "capitals", float(any(w.cased and w.text[0].isupper() for w in first.content))
    yield "acronym", float(any(w.text.isupper() and len(w.text) > 1 for w in first.content))


def _words(first: Candidate, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """How rare and how empty its words are (weirdness against general language, Ahmad et al. 1999)."""
    zipf = [lexicon.zipf(w.lower) for w in first.content]
    heads = [w for w in first.content if w.tag in "NFP"]
    mean = sum(zipf) / len(zipf)
    yield "rarest", min(zipf)
    yield "commonest", max(zipf)
    yield "mean frequency", mean
    yield "frequency of one word", mean * (len(zipf) == 1)
    yield "frequency of head", lexicon.zipf(heads[0].lower)
    yield "generic head", float(heads[0].key in GENERIC)
    yield "generic share", sum(w.key in GENERIC for w in heads) / len(heads)
    yield "generic last", float(heads[-1].key in GENERIC)
    yield "transparent head", float(heads[0].key in TRANSPARENT and len(zipf) > 1)
