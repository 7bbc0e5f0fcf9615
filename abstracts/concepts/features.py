"""Cheap features of a concept in one text: what its words, places and company say.

Each feature is worked out for all concepts at once, as a column: row by row takes several times as long.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from abstracts.concepts.runs import Runs
from abstracts.concepts.stopwords import GENERIC, TRANSPARENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abstracts.concepts.candidates import Candidate
    from abstracts.concepts.profiles import Corpus, Profile
    from abstracts.concepts.runs import Column
    from abstracts.concepts.words import Word
    from abstracts.lexicon import Lexicon

Columns = dict[str, "Column | list[float] | list[bool] | list[int]"]
"""Name -> a value for each concept, always in one order."""
Rows = np.ndarray[tuple[int, int], np.dtype[np.float64]]

LISTING, QUOTES = frozenset((",", ";", ":", "e", "ed")), frozenset(("«", "“", '"'))
"""What stands beside a concept in a list, and before one in quotes."""
FOREIGN = frozenset("FGN")


def matrix(profiles: Sequence[Profile], corpus: Corpus, lexicon: Lexicon) -> tuple[Rows, tuple[str, ...]]:
    """Features of some concepts: a matrix (concepts, features), and the names of its columns."""
    if not profiles:
        return np.zeros((0, 0)), ()
    firsts = [p.occurrences[0] for p in profiles]
    columns = {
        **_places(profiles),
        **_company(profiles),
        **_spread(profiles, corpus),
        **_words_of_the_talk(profiles, corpus),
        **_shape(firsts),
        **_words(firsts, lexicon),
    }
    return np.column_stack([np.asarray(values, dtype=np.float64) for values in columns.values()]), tuple(columns)


def _logs(numbers: Iterable[float]) -> list[float]:
    """To the base two; of Python's own, which is the same on every machine."""
    return [math.log2(n) for n in numbers]


def _places(profiles: Sequence[Profile]) -> Columns:
    """Where it stands: title, beginning, end (Witten et al. 1999, KEA: first occurrence)."""
    found, runs = [c for p in profiles for c in p.occurrences], Runs.of(p.occurrences for p in profiles)
    in_title = np.array([c.field == "title" for c in found])
    position, nested = np.array([c.position for c in found]), np.array([c.nested for c in found])
    title, body = runs.any(in_title), runs.any(~in_title)
    return {
        "log count": _logs(len(p.occurrences) for p in profiles),
        "in title": title,
        "alone in title": runs.any(in_title & ~nested),
        "opens title": runs.any(in_title & (position == 0)),
        "title and abstract": title & body,
        "first": np.where(body, runs.least(np.where(in_title, 1.0, position)), np.where(title, 0.5, 1.0)),
        "last": np.where(body, runs.greatest(np.where(in_title, 0.0, position)), 0.5),
    }


def _company(profiles: Sequence[Profile]) -> Columns:
    """What stands beside it, as shares of its occurrences."""
    found, share = [c for p in profiles for c in p.occurrences], Runs.of(p.occurrences for p in profiles).mean
    before, after = [c.before for c in found], [c.after for c in found]
    tag_before, tag_after = [c.before_tag for c in found], [c.after_tag for c in found]
    return {
        "alone here": share([not c.nested for c in found]),
        "before adjective": share([tag in "AV" for tag in tag_after]),
        "before preposition": share([tag == "I" for tag in tag_after]),
        "after preposition": share([tag == "I" for tag in tag_before]),
        "after noun or adjective": share([tag in "ABNF" for tag in tag_before]),
        "listed": share([b in LISTING or a in LISTING for b, a in zip(before, after, strict=True)]),
        "before full stop": share([a in ("", ".") for a in after]),
        "explained in brackets": share([a == "(" for a in after]),
        "in brackets": share([b == "(" for b in before]),
        "quoted": share([b in QUOTES for b in before]),
    }


def _spread(profiles: Sequence[Profile], corpus: Corpus) -> Columns:
    """How the corpus uses it (C-value's nesting, Frantzi et al. 2000; TF-IDF)."""
    keys, content = [p.key for p in profiles], [p.occurrences[0].content for p in profiles]
    count = np.array([corpus.count[key] for key in keys])
    rarity = {spread: math.log((corpus.texts + 1) / spread) for spread in set(corpus.spread.values())}
    spread_of_words = {key: math.log2(texts) for key, texts in corpus.word_spread.items()}
    return {
        "spread": _logs(corpus.spread[key] for key in keys),
        "tf-idf": [len(p.occurrences) * rarity[corpus.spread[p.key]] for p in profiles],
        "alone in corpus": np.array([corpus.alone[key] for key in keys]) / count,
        "goes on": np.array([corpus.cut[key] for key in keys]) / count,
        "log alone in corpus": _logs(1 + corpus.alone[key] for key in keys),
        "containers": _logs(1 + corpus.containers[key] for key in keys),
        "word spread": Runs.of(content).mean([spread_of_words.get(w.key, 0.0) for of in content for w in of]),
    }


def _words_of_the_talk(profiles: Sequence[Profile], corpus: Corpus) -> Columns:
    """Whether the talk comes back to its words one by one («edizione critica» ... «edizione digitale»)."""
    contexts, content = [corpus.contexts[p.owner] for p in profiles], [p.occurrences[0].content for p in profiles]
    runs, never = Runs.of(content), math.log(corpus.texts + 1)
    rarity = {key: math.log((corpus.texts + 1) / texts) for key, texts in corpus.word_spread.items()}
    times = [context.count[w.key] for context, of in zip(contexts, content, strict=True) for w in of]
    weighted = [n * rarity.get(w.key, never) for n, w in zip(times, (w for of in content for w in of), strict=True)]
    foreign = [
        min([context.foreign[c.field] for c in p.occurrences]) for context, p in zip(contexts, profiles, strict=True)
    ]
    return {
        "log count of words": _logs(1 + mean for mean in runs.mean(times).tolist()),
        "log count of commonest word": _logs(1 + n for n in runs.greatest(times).tolist()),
        "log count of rarest word": _logs(1 + n for n in runs.least(times).tolist()),
        "greatest word tf-idf": runs.greatest(weighted),
        "least word tf-idf": runs.least(weighted),
        "words in title": runs.mean([w.key in c.title for c, of in zip(contexts, content, strict=True) for w in of]),
        "head in title": [_head(of).key in context.title for context, of in zip(contexts, content, strict=True)],
        "foreign field": foreign,
        "foreign in Italian field": runs.mean([w.tag == "F" for of in content for w in of]) - foreign,
    }


def _head(content: Sequence[Word]) -> Word:
    """Its first noun or name."""
    return next((w for w in content if w.tag in "NFP"), content[0])


def _shape(firsts: Sequence[Candidate]) -> Columns:
    """Its pattern."""
    patterns, words = [c.pattern for c in firsts], [w for c in firsts for w in c.content]
    runs = Runs.of(c.content for c in firsts)
    lengths = runs.lengths
    return {
        "1 words": lengths == 1,
        "2 words": lengths == 2,
        "3 words": lengths == 3,
        "4 words or more": lengths > 3,
        "letters": [c.end - c.start for c in firsts],
        "prepositions": [p.count("I") for p in patterns],
        "preposition not di": [
            "I" in c.pattern and any(w.tag == "I" and w.key != "di" for w in c.words) for c in firsts
        ],
        "noun adjective": [p == "NA" for p in patterns],
        "noun two adjectives": [p == "NAA" for p in patterns],
        "adjective first": [p[0] in "AB" for p in patterns],
        "judging adjective": ["B" in p for p in patterns],
        "participle": ["V" in p for p in patterns],
        "conjunction": ["C" in p for p in patterns],
        "foreign": ["F" in p for p in patterns],
        "all foreign": ["F" in p and FOREIGN.issuperset(p) for p in patterns],
        "name inside": ["P" in p for p in patterns],
        "name alone": [p.strip("P") == "" for p in patterns],
        "capitals": runs.any([w.cased and w.text[0].isupper() for w in words]),
        "acronym": runs.any([w.text.isupper() and len(w.text) > 1 for w in words]),
    }


def _words(firsts: Sequence[Candidate], lexicon: Lexicon) -> Columns:
    """How rare and how empty its words are (weirdness against general language, Ahmad et al. 1999)."""
    runs = Runs.of(c.content for c in firsts)
    zipf = np.array([lexicon.zipf(w.lower) for c in firsts for w in c.content])
    heads = [[w for w in c.content if w.tag in "NFP"] for c in firsts]
    mean = runs.mean(zipf)
    return {
        "rarest": runs.least(zipf),
        "commonest": runs.greatest(zipf),
        "mean frequency": mean,
        "frequency of one word": mean * (runs.lengths == 1),
        "frequency of head": [lexicon.zipf(of[0].lower) for of in heads],
        "generic head": [of[0].key in GENERIC for of in heads],
        "generic share": Runs.of(heads).mean([w.key in GENERIC for of in heads for w in of]),
        "generic last": [of[-1].key in GENERIC for of in heads],
        "transparent head": (runs.lengths > 1) & np.array([of[0].key in TRANSPARENT for of in heads]),
    }
