"""Extractors of concepts by one interface: ours, and what is commonly used, in its usual best settings.

Each peer is made once (its loading) and then called with talks; it gives the ten best labels of each.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from spacy.lang.it.stop_words import STOP_WORDS

from abstracts import language
from abstracts.concepts import extraction
from abstracts.concepts.ranking import FormulaRanker
from abstracts.embeddings import EmbeddedEncoder
from abstracts.talks import Talk

Lists = dict[str, Sequence[str]]
Extractor = Callable[[Sequence[Talk]], Lists]

MOST = 10
CLAUSE = re.compile(r"[^\w\s'’-]+")
WORD = re.compile(r"\w[\w-]*['’]?")
SMALL = {w.rstrip("'’") for phrase in STOP_WORDS for w in phrase.split()}
CHUNK = re.compile(r"(?:J?N+J*)(?:PD?J?N+J*)?")
"""A noun with its adjectives and one complement."""
LETTERS = {"NOUN": "N", "PROPN": "N", "ADJ": "J", "ADP": "P", "DET": "D"}


def text_of(talk: Talk) -> str:
    """Title and abstract."""
    return f"{talk.title}. {talk.abstract}"


def ours() -> Extractor:
    """The shipped ranker. It learned from some gold: for the time it takes, not for its agreement."""
    nlp = language.load()
    return lambda talks: _labels(extraction.extract(language.read(talks, nlp), talks))


def formula() -> Extractor:
    """Our candidates and variants with the unsupervised formula."""
    nlp, ranker = language.load(), FormulaRanker()
    return lambda talks: _labels(extraction.extract(language.read(talks, nlp), talks, ranker=ranker))


def _labels(found: extraction.Extraction) -> Lists:
    return {talk: [c.label for c in concepts[:MOST]] for talk, concepts in found.by_talk.items()}


def yake() -> Extractor:
    """YAKE (Campos et al. 2020) with its Italian stop words, up to three words."""
    import yake as library  # noqa: PLC0415  GPL, for comparison alone

    extractor = library.KeywordExtractor(lan="it", n=3, top=20)
    return lambda talks: {t.id: [k for k, _ in extractor.extract_keywords(text_of(t))][:MOST] for t in talks}


def keybert() -> Extractor:
    """KeyBERT (Grootendorst 2020) with our encoder, up to three words; its MMR makes it worse here."""
    from keybert import KeyBERT  # noqa: PLC0415  optional
    from keybert.backend import BaseEmbedder  # noqa: PLC0415

    class Backend(BaseEmbedder):
        def embed(self, documents: Sequence[str], verbose: bool = False) -> object:  # noqa: ARG002, FBT001, FBT002
            return EmbeddedEncoder().encode(list(documents))

    model = KeyBERT(model=Backend())
    words = CountVectorizer(ngram_range=(1, 3), stop_words=sorted(SMALL))
    return lambda talks: {
        t.id: [k for k, _ in model.extract_keywords(text_of(t), vectorizer=words, top_n=MOST)] for t in talks
    }


def graph(algorithm: str) -> Extractor:
    """PyTextRank's TextRank (Mihalcea & Tarau 2004) or PositionRank (Florescu & Caragea 2017) on our tags.

    It wants noun chunks of a parser; here they are nouns with adjectives and one complement, by part of speech.
    """
    with contextlib.redirect_stdout(io.StringIO()):  # it prints where it lies
        import pytextrank  # noqa: F401, PLC0415  registers the components

    nlp = language.load()
    rank = nlp.create_pipe(algorithm)

    def extract(talks: Sequence[Talk]) -> Lists:
        found = {}
        for talk, doc in zip(talks, nlp.pipe(map(text_of, talks), batch_size=language.BATCH), strict=True):
            doc.noun_chunks_iterator = _chunks
            phrases = (p.text for p in rank(doc)._.phrases)
            found[talk.id] = list(dict.fromkeys(p.lower() for p in phrases if p.lower() not in SMALL))[:MOST]
        return found

    return extract


def _chunks(doc: Sequence[object]) -> Iterator[tuple[int, int, str]]:
    tags = "".join(LETTERS.get(token.pos_, "O") for token in doc)
    return ((*match.span(), "NP") for match in CHUNK.finditer(tags))


def tfidf() -> Extractor:
    """TF-IDF of up to three words inside a clause that neither begin nor end with a stop word.

    Longer ones weigh more, by the root of their number of words: the best of 18 settings on the papers of the table.
    """

    def extract(talks: Sequence[Talk]) -> Lists:
        model = TfidfVectorizer(analyzer=_ngrams, norm=None)
        matrix = model.fit_transform(map(text_of, talks)).toarray()
        names = model.get_feature_names_out()
        rows = -matrix * np.sqrt([len(WORD.findall(name)) for name in names])
        best = np.argsort(rows, axis=1, kind="stable")[:, :MOST]
        return {t.id: names[at].tolist() for t, at in zip(talks, best, strict=True)}

    return extract


def _ngrams(text: str) -> Iterator[str]:
    for clause in CLAUSE.split(text.lower()):
        words = list(WORD.finditer(clause))
        for i, first in enumerate(words):
            for last in words[i : i + 3]:
                edges = [w.group().rstrip("'’") for w in (first, last)]
                if not any(e in SMALL or len(e) < 2 or e.isdigit() for e in edges):
                    yield clause[first.start() : last.end()]


PEERS: dict[str, Callable[[], Extractor]] = {
    "TF-IDF, n-grams": tfidf,
    "TextRank (pytextrank)": lambda: graph("textrank"),
    "PositionRank (pytextrank)": lambda: graph("positionrank"),
    "YAKE": yake,
    "KeyBERT": keybert,
}
