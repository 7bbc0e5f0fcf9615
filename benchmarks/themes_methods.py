"""Ways to group talks by theme, for `themes.py`: ours, the common ones, and the peers that are installed.

All that embed use the same embeddings. The peers are used as their documentation begins, with an Italian stop list for
their words and a fixed seed wherever one can be given.
"""

from __future__ import annotations

import functools
import importlib.util
import re
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from io import StringIO

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.preprocessing import normalize
from spacy.lang.it.stop_words import STOP_WORDS

from abstracts.analysis import analyse
from abstracts.embeddings import EmbeddedEncoder, Encoder, Matrix
from abstracts.ingest import languages
from abstracts.similarity import own_text
from abstracts.talks import Talk

Talks = Sequence[Talk]
Texts = Sequence[str]


@dataclass(frozen=True)
class Found:
    """What a method makes of n texts.

    Attributes:
        groups: of each text; a text left out stands alone under a number of its own, below 0.
        labels: number of a group -> its name and the share of its texts that hold a part of it; empty where the method
            gives no names.
    """

    groups: list[int]
    labels: dict[int, tuple[str, float]]


Method = Callable[[Talks, int | None], Found]


class Remembering:
    """An encoder, ours at first; each text is encoded once until `forget`: shuffled runs need not pay again."""

    def __init__(self) -> None:
        self.use(EmbeddedEncoder())

    def use(self, encoder: Encoder) -> None:
        """Another encoder from now on."""
        self._encoder, self.name = encoder, encoder.name
        self._known: dict[str, np.ndarray] = {}

    def encode(self, sentences: Texts) -> Matrix:
        """As the encoder does."""
        new = [text for text in dict.fromkeys(map(str, sentences)) if text not in self._known]
        self._known |= zip(new, self._encoder.encode(new), strict=True)
        return np.array([self._known[str(text)] for text in sentences]).reshape(len(sentences), -1)

    def forget(self) -> None:
        """So that a clock tells the whole time."""
        self._known.clear()


ENCODER = Remembering()


def tfidf(texts: Texts) -> object:
    """Rows of TF-IDF, as anybody would make them."""
    return TfidfVectorizer(sublinear_tf=True).fit_transform(texts)


def kmeans(rows: object, k: int | None) -> Found:
    """Ten starts of k-means."""
    return Found(KMeans(k, n_init=10, random_state=0).fit_predict(rows).tolist(), {})


def of_texts(method: Callable[[Texts, int | None], Found]) -> Method:
    """A method that knows no titles: it gets title and abstract as one text."""

    @functools.wraps(method)
    def told(talks: Talks, k: int | None) -> Found:
        return method([own_text(talk) for talk in talks], k)

    return told


@of_texts
def words_kmeans(texts: Texts, k: int | None) -> Found:
    """TF-IDF + k-means."""
    return kmeans(tfidf(texts), k)


@of_texts
def lsa_kmeans(texts: Texts, k: int | None) -> Found:
    """Latent semantic analysis + k-means."""
    matrix = tfidf(texts)
    return kmeans(normalize(TruncatedSVD(min(100, *matrix.shape), random_state=0).fit_transform(matrix)), k)


@of_texts
def nmf(texts: Texts, k: int | None) -> Found:
    """Non-negative matrix factorisation; the strongest factor."""
    factors = NMF(k, init="nndsvda", random_state=0, max_iter=1000).fit_transform(tfidf(texts))
    return Found(factors.argmax(axis=1).tolist(), {})


@of_texts
def embedding_kmeans(texts: Texts, k: int | None) -> Found:
    """Sentence embeddings + k-means."""
    return kmeans(ENCODER.encode(texts), k)


def ours(talks: Talks, k: int | None) -> Found:
    """`Analysis.themes`, the language of each talk told as in reading."""
    told = [
        replace(talk, id=f"{i:06}", language=languages.of(talk.title, talk.abstract)) for i, talk in enumerate(talks)
    ]
    themes = analyse(told, k=k, encoder=ENCODER).themes.themes
    number = {talk: theme.number for theme in themes for talk in theme.talks}
    return Found(alone([number.get(talk.id, -1) for talk in told]), {t.number: (t.label, t.coverage) for t in themes})


@of_texts
def bertopic(texts: Texts, k: int | None) -> Found:
    """BERTopic (Grootendorst 2022), the seed of UMAP fixed."""
    from bertopic import BERTopic  # noqa: PLC0415  optional
    from umap import UMAP  # noqa: PLC0415

    reduced = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=0)
    model = BERTopic(
        language="multilingual", embedding_model=None, umap_model=reduced, vectorizer_model=counter(), nr_topics=k
    )
    groups, _ = model.fit_transform(list(texts), ENCODER.encode(texts))
    return named(texts, groups, {g: [word for word, _ in model.get_topic(g)] for g in set(groups) if g >= 0})


@of_texts
def keynmf(texts: Texts, k: int | None) -> Found:
    """KeyNMF of Turftopic (Kristensen-McLachlan et al. 2024); the strongest factor."""
    from turftopic import KeyNMF  # noqa: PLC0415  optional

    return turftopic(KeyNMF(k or "auto", encoder=_external(), vectorizer=counter(), random_state=0), texts)


@of_texts
def s3(texts: Texts, k: int | None) -> Found:
    """Semantic signal separation of Turftopic (Kardos et al. 2024); the strongest axis."""
    from turftopic import SemanticSignalSeparation  # noqa: PLC0415  optional

    return turftopic(SemanticSignalSeparation(k, encoder=_external(), vectorizer=counter(), random_state=0), texts)


def turftopic(model: object, texts: Texts) -> Found:
    """The strongest component of each text, named by its first words."""
    with redirect_stdout(StringIO()):  # its progress
        strengths = model.fit_transform(list(texts), embeddings=ENCODER.encode(texts))
    groups = np.asarray(strengths).argmax(axis=1).tolist()
    return named(texts, groups, dict(enumerate(model.get_top_words(top_k=WORDS))))


def _external() -> object:
    from turftopic.encoders import ExternalEncoder  # noqa: PLC0415  optional

    return type("External", (ExternalEncoder,), {"encode": lambda _, sentences: ENCODER.encode(list(sentences))})()


WORDS = 3
"""Words by which a group is called."""


def counter() -> CountVectorizer:
    """Counts of words, Italian stop words left out."""
    return CountVectorizer(stop_words=sorted({word for s in STOP_WORDS for word in re.findall(r"\w\w+", s)}))


def named(texts: Texts, groups: Sequence[int], words: dict[int, Sequence[str]]) -> Found:
    """Groups called by their first words, with the share of texts that hold one of them."""
    held = [set(re.findall(r"\w\w+", text.lower())) for text in texts]
    labels = {}
    for group in sorted(set(groups) & words.keys()):
        first = [str(word) for word in words[group][:WORDS] if str(word)]
        inside = [not own.isdisjoint(first) for own, g in zip(held, groups, strict=True) if g == group]
        labels[group] = ", ".join(first), sum(inside) / len(inside)
    return Found(alone(groups), labels)


def alone(groups: Sequence[int]) -> list[int]:
    """Texts left out (-1) as groups of their own."""
    return [int(group) if group >= 0 else -1 - i for i, group in enumerate(groups)]


def by_words(talks: Talks, found: Found) -> Found:
    """The same with names, where there are none: the words of highest class-based TF-IDF (Grootendorst 2022)."""
    texts = [own_text(talk) for talk in talks]
    counts, names = counter(), sorted({g for g in found.groups if g >= 0})
    matrix = counts.fit_transform(texts)
    inside = np.array([np.asarray(matrix[np.equal(found.groups, g)].sum(axis=0)).ravel() for g in names])
    total = inside.sum(axis=0)
    best = (inside * np.log(1 + total.sum() / len(names) / np.maximum(total, 1))).argsort(axis=1)[:, ::-1]
    words = counts.get_feature_names_out()
    return named(texts, found.groups, {g: words[b[:WORDS]].tolist() for g, b in zip(names, best, strict=True)})


GIVEN: dict[str, Method] = {
    "TF-IDF + k-means": words_kmeans,
    "LSA + k-means": lsa_kmeans,
    "NMF": nmf,
    "embedding + k-means": embedding_kmeans,
    "abstracts": ours,
}
"""Methods that take a number of groups; the first is the unit of time."""

FREE: dict[str, Method] = {"abstracts": ours}
"""Methods that choose it."""

EMBEDDING = ("embedding + k-means", "abstracts")
"""Methods by which encoders are compared."""

if importlib.util.find_spec("bertopic"):
    GIVEN["BERTopic"] = FREE["BERTopic"] = bertopic
if importlib.util.find_spec("turftopic"):
    GIVEN |= {"Turftopic KeyNMF": keynmf, "Turftopic S³": s3}
    FREE["Turftopic KeyNMF"] = keynmf
