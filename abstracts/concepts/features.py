"""Cheap features of a concept in one text: what its words, places and company say."""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from abstracts.concepts.stopwords import GENERIC, TRANSPARENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.concepts.candidates import Candidate
    from abstracts.concepts.profiles import Corpus, Profile
    from abstracts.lexicon import Lexicon

Features = dict[str, float]
"""Name -> value, always in one order."""
Rows = np.ndarray[tuple[int, int], np.dtype[np.float64]]

LISTING, QUOTES = frozenset((",", ";", ":", "e", "ed")), frozenset(("«", "“", '"'))
"""What stands beside a concept in a list, and before one in quotes."""
FOREIGN = frozenset("FGN")


def matrix(profiles: Sequence[Profile], corpus: Corpus, lexicon: Lexicon) -> tuple[Rows, tuple[str, ...]]:
    """Features of some concepts: a matrix (concepts, features), and the names of its columns."""
    names = tuple(name for group in _features(profiles[0], corpus, lexicon) for name in group) if profiles else ()
    groups = (group for p in profiles for group in _features(p, corpus, lexicon))
    values = np.fromiter(chain.from_iterable(group.values() for group in groups), dtype=np.float64)
    return values.reshape(len(profiles), len(names)), names


def _features(profile: Profile, corpus: Corpus, lexicon: Lexicon) -> tuple[Features, ...]:
    first = profile.occurrences[0]
    return (
        _places(profile),
        _company(profile),
        _spread(profile, corpus),
        _words_of_the_talk(profile, corpus),
        _shape(first),
        _words(first, lexicon),
    )


def _places(profile: Profile) -> Features:
    """Where it stands: title, beginning, end (Witten et al. 1999, KEA: first occurrence)."""
    found = profile.occurrences
    body = [c.position for c in found if c.field == "abstract"]
    title = [c for c in found if c.field == "title"]
    return {
        "log count": math.log2(len(found)),
        "in title": bool(title),
        "alone in title": not all(c.nested for c in title),
        "opens title": any(c.position == 0 for c in title),
        "title and abstract": bool(title and body),
        "first": min(body, default=0.5 if title else 1.0),
        "last": max(body, default=0.5),
    }


def _company(profile: Profile) -> Features:
    """What stands beside it, as shares of its occurrences."""
    found = profile.occurrences
    count = len(found)
    before, after = [c.before for c in found], [c.after for c in found]
    tag_before, tag_after = [c.before_tag for c in found], [c.after_tag for c in found]
    return {
        "alone here": profile.alone / count,
        "before adjective": sum([tag in "AV" for tag in tag_after]) / count,
        "before preposition": tag_after.count("I") / count,
        "after preposition": tag_before.count("I") / count,
        "after noun or adjective": sum([tag in "ABNF" for tag in tag_before]) / count,
        "listed": sum([b in LISTING or a in LISTING for b, a in zip(before, after, strict=True)]) / count,
        "before full stop": (after.count(".") + after.count("")) / count,
        "explained in brackets": after.count("(") / count,
        "in brackets": before.count("(") / count,
        "quoted": sum([b in QUOTES for b in before]) / count,
    }


def _spread(profile: Profile, corpus: Corpus) -> Features:
    """How the corpus uses it (C-value's nesting, Frantzi et al. 2000; TF-IDF)."""
    key, count = profile.key, corpus.count[profile.key]
    spread, alone = corpus.spread[key], corpus.alone[key]
    content = profile.occurrences[0].content
    return {
        "spread": math.log2(spread),
        "tf-idf": len(profile.occurrences) * math.log((corpus.texts + 1) / spread),
        "alone in corpus": alone / count,
        "goes on": corpus.cut[key] / count,
        "log alone in corpus": math.log2(1 + alone),
        "containers": math.log2(1 + corpus.containers[key]),
        "word spread": sum([math.log2(corpus.word_spread[w.key] or 1) for w in content]) / len(content),
    }


def _words_of_the_talk(profile: Profile, corpus: Corpus) -> Features:
    """Whether the talk comes back to its words one by one («edizione critica» ... «edizione digitale»)."""
    context, content = corpus.contexts[profile.owner], profile.occurrences[0].content
    keys = [w.key for w in content]
    times = [context.count[key] for key in keys]
    weighted = [
        n * math.log((corpus.texts + 1) / (corpus.word_spread[key] or 1)) for n, key in zip(times, keys, strict=True)
    ]
    share = min([context.foreign[c.field] for c in profile.occurrences])
    head = next((w for w in content if w.tag in "NFP"), content[0])
    return {
        "log count of words": math.log2(1 + sum(times) / len(times)),
        "log count of commonest word": math.log2(1 + max(times)),
        "log count of rarest word": math.log2(1 + min(times)),
        "greatest word tf-idf": max(weighted),
        "least word tf-idf": min(weighted),
        "words in title": sum([key in context.title for key in keys]) / len(keys),
        "head in title": head.key in context.title,
        "foreign field": share,
        "foreign in Italian field": sum([w.tag == "F" for w in content]) / len(content) - share,
    }


def _shape(first: Candidate) -> Features:
    """Its pattern."""
    pattern, length, tags = first.pattern, len(first.content), set(first.pattern)
    return {
        "1 words": length == 1,
        "2 words": length == 2,
        "3 words": length == 3,
        "4 words or more": length > 3,
        "letters": first.end - first.start,
        "prepositions": pattern.count("I"),
        "preposition not di": "I" in tags and any(w.tag == "I" and w.key != "di" for w in first.words),
        "noun adjective": pattern == "NA",
        "noun two adjectives": pattern == "NAA",
        "adjective first": pattern[0] in "AB",
        "judging adjective": "B" in tags,
        "participle": "V" in tags,
        "conjunction": "C" in tags,
        "foreign": "F" in tags,
        "all foreign": "F" in tags and tags <= FOREIGN,
        "name inside": "P" in tags,
        "name alone": pattern.strip("P") == "",
        "capitals": any(w.cased and w.text[0].isupper() for w in first.content),
        "acronym": any(w.text.isupper() and len(w.text) > 1 for w in first.content),
    }


def _words(first: Candidate, lexicon: Lexicon) -> Features:
    """How rare and how empty its words are (weirdness against general language, Ahmad et al. 1999)."""
    zipf = [lexicon.zipf(w.lower) for w in first.content]
    heads = [w for w in first.content if w.tag in "NFP"]
    generic = [w.key in GENERIC for w in heads]
    mean = sum(zipf) / len(zipf)
    return {
        "rarest": min(zipf),
        "commonest": max(zipf),
        "mean frequency": mean,
        "frequency of one word": mean * (len(zipf) == 1),
        "frequency of head": lexicon.zipf(heads[0].lower),
        "generic head": generic[0],
        "generic share": sum(generic) / len(heads),
        "generic last": generic[-1],
        "transparent head": heads[0].key in TRANSPARENT and len(zipf) > 1,
    }
