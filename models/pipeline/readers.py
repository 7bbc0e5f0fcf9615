"""The corpus reader of the training configuration: documents of a few sentences, varied anew in every epoch."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, replace
from pathlib import Path  # noqa: TC003 - spaCy reads the annotations of a reader at run time
from typing import TYPE_CHECKING

import spacy
import srsly
from spacy.tokens import Doc, DocBin
from spacy.training import Example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language
    from spacy.tokens import Token

STOPS = frozenset({".", "...", "\u2026"})
FINAL_MARKS = STOPS | {"!", "?", "!!", "??", "!!!", "?!"}
OPEN_QUOTES = {'"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb", "(": ")"}
BULLETS = ("-", "\u2013", "\u2022", "*")
BLANKS = ("\n", "\n\n", "\n\n\n", "\n \n", " ", "  ", "\t", "\r\n", "\u00a0")
NOMINAL = frozenset({"ADJ", "ADP", "DET", "CCONJ", "NOUN", "NUM", "PROPN"})
SUBSTITUTED = frozenset({"ADJ", "NOUN", "PROPN", "VERB"})
UNCAPITALISED = frozenset({"ADP", "DET", "CCONJ", "PRON", "SCONJ", "AUX"})
RECASED_SHARE, CURLY_SHARE, BROKEN_SHARE, BLANK_SHARE = 0.1, 0.4, 0.1, 0.02
HEADED_SHARE, QUOTED_SHARE, BULLET_SHARE = 0.12, 0.06, 0.03
SHUFFLED_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Piece:
    """The gold annotation of one token."""

    word: str
    space: bool
    pos: str
    morph: str
    lemma: str
    role: str


Sentence = list[Piece]


def sentence_of(doc: Doc) -> Sentence:
    """Copy a sentence document."""
    return [
        Piece(token.text, bool(token.whitespace_), token.pos_, str(token.morph), token.lemma_, _role(token))
        for token in doc
    ]


def _role(token: Token) -> str:
    """Return the relation of the token's first word; without one, the tag is the part of speech again."""
    return "" if token.tag_ == token.pos_ else token.tag_.split("_")[0]


def _mark(word: str, pos: str = "PUNCT", *, space: bool = False) -> Piece:
    return Piece(word, space, pos, "", word, "")


def _with_word(piece: Piece, word: str) -> Piece:
    return replace(piece, word=word)


def _lower(piece: Piece) -> Piece:
    return _with_word(piece, piece.word.lower())


def _upper(piece: Piece) -> Piece:
    return _with_word(piece, piece.word.upper())


def _title(piece: Piece) -> Piece:
    return piece if piece.pos in UNCAPITALISED else _with_word(piece, piece.word[:1].upper() + piece.word[1:])


def _curly(piece: Piece) -> Piece:
    return _with_word(piece, piece.word.replace("'", "\u2019"))


def _as_title(sentence: Sentence) -> Sentence:
    """Drop the full stop, as titles do."""
    return sentence[:-1] if len(sentence) > 1 and sentence[-1].word in STOPS else sentence


def _nominal_runs(sentence: Sentence) -> list[Sentence]:
    """Return the stretches without verbs that begin with a noun and end with a noun or an adjective."""
    runs = []
    for nominal, pieces in itertools.groupby(sentence, lambda piece: piece.pos in NOMINAL):
        run = list(itertools.dropwhile(lambda piece: piece.pos != "NOUN", pieces)) if nominal else []
        while run and run[-1].pos not in {"NOUN", "ADJ", "PROPN"}:
            run.pop()
        if len(run) > 1:
            runs.append(run)
    return runs


def _headed(sentence: Sentence, rng: random.Random) -> Sentence:
    """Make a title of one or two stretches of the sentence, with no article before the first noun."""
    runs = _nominal_runs(sentence)
    if not runs:
        return sentence
    title = list(rng.choice(runs))
    if rng.random() < 0.4:
        title += [_mark(rng.choice((":", ":", ",", ".", "-")), space=True), *rng.choice(runs)]
    title[0] = _with_word(title[0], title[0].word[:1].upper() + title[0].word[1:])
    return [_title(piece) for piece in title] if rng.random() < 0.3 else title


def _quoted(sentence: Sentence, rng: random.Random) -> Sentence:
    opening = rng.choice(sorted(OPEN_QUOTES))
    closing = _mark(OPEN_QUOTES[opening], space=True)
    inside = rng.random() < 0.5 or sentence[-1].pos != "PUNCT"
    body = [*sentence, closing] if inside else [*sentence[:-1], closing, sentence[-1]]
    return [_mark(opening), *body]


def _with_blank(sentence: Sentence, rng: random.Random) -> Sentence:
    place = rng.randrange(1, len(sentence) + 1)
    return [*sentence[:place], _mark(rng.choice(BLANKS), "SPACE"), *sentence[place:]]


class Substitutes:
    """Words that may take the place of others without changing the annotation."""

    def __init__(self, path: Path, share: float) -> None:
        found = srsly.read_json(path)
        self._groups = {word: group for group in found["groups"] for word in group}
        self._names = found["names"][0]
        self._share = share

    def __call__(self, piece: Piece, rng: random.Random) -> Piece:
        """Trade an open-class word for a like one, now and then."""
        if piece.pos not in SUBSTITUTED or rng.random() >= self._share:
            return piece
        if piece.pos == "PROPN":
            return _with_word(piece, rng.choice(self._names)) if piece.word.istitle() else piece
        group = self._groups.get(piece.word)
        return _with_word(piece, rng.choice(group)) if group else piece


def vary(sentence: Sentence, substitutes: Substitutes, rng: random.Random) -> Sentence:
    """Return the sentence as another hand might have typed it: words, case, apostrophes, quotes, line breaks."""
    sentence = [substitutes(piece, rng) for piece in sentence]
    if rng.random() < HEADED_SHARE:
        sentence = _headed(sentence, rng)
    if rng.random() < RECASED_SHARE:
        recase = rng.choice((_lower, _upper, _title, _title))
        sentence = _as_title([recase(piece) for piece in sentence])
    if rng.random() < CURLY_SHARE:
        sentence = [_curly(piece) for piece in sentence]
    if rng.random() < QUOTED_SHARE:
        sentence = _quoted(sentence, rng)
    if rng.random() < BULLET_SHARE:
        sentence = [_mark(rng.choice(BULLETS), space=True), *sentence]
    if rng.random() < BLANK_SHARE:
        sentence = _with_blank(sentence, rng)
    if rng.random() < BROKEN_SHARE:
        sentence = [*_as_title(sentence), _mark(rng.choice(BLANKS[:4]), "SPACE")]
    return sentence


def _starts(sentence: Sentence) -> list[bool]:
    """Mark the start, and the starts inside a tweet, which the treebank takes for one sentence."""
    inner = (before.word in FINAL_MARKS and piece.word[:1].isupper() for before, piece in itertools.pairwise(sentence))
    return [True, *inner]


def join(sentences: list[Sentence], nlp: Language) -> Doc:
    """Make one document of sentences, their starts marked."""
    pieces = [piece for sentence in sentences for piece in sentence]
    return Doc(
        nlp.vocab,
        words=[piece.word for piece in pieces],
        spaces=[piece.space for piece in pieces],
        pos=[piece.pos for piece in pieces],
        morphs=[piece.morph for piece in pieces],
        lemmas=[piece.lemma for piece in pieces],
        tags=[piece.role for piece in pieces],
        sent_starts=[start for sentence in sentences for start in _starts(sentence)],
    )


def _example(doc: Doc) -> Example:
    spaces = [bool(token.whitespace_) for token in doc]
    return Example(Doc(doc.vocab, words=[token.text for token in doc], spaces=spaces), doc)


def _grouped(sentences: list[Sentence], rng: random.Random, most: int) -> Iterator[list[Sentence]]:
    start = 0
    while start < len(sentences):
        size = rng.randint(1, most)
        yield sentences[start : start + size]
        start += size


def _read(path: Path, nlp: Language) -> list[Sentence]:
    return [sentence_of(doc) for doc in DocBin().from_disk(path).get_docs(nlp.vocab)]


@spacy.registry.readers("it_abstracts.Treebank.v1")
def create_reader(path: Path, most_sentences: int) -> Callable[[Language], Iterator[Example]]:
    """Read a treebank as it is, in documents of up to `most_sentences` sentences."""

    def read(nlp: Language) -> Iterator[Example]:
        for group in _grouped(_read(path, nlp), random.Random(0), most_sentences):  # noqa: S311
            yield _example(join(group, nlp))

    return read


@spacy.registry.readers("it_abstracts.VariedTreebanks.v1")
def create_varied_reader(
    path: Path,
    tweets: Path,
    substitutes: Path,
    tweet_share: float,
    substituted_share: float,
    most_sentences: int,
    seed: int,
) -> Callable[[Language], Iterator[Example]]:
    """Read varied documents, some of them of sentences that do not follow each other; of the tweets only a share."""
    rng = random.Random(seed)  # noqa: S311
    trade = Substitutes(substitutes, substituted_share)

    def read(nlp: Language) -> Iterator[Example]:
        running = _read(path, nlp)
        mixed = rng.sample(running, int(len(running) * SHUFFLED_SHARE))
        chosen = {id(sentence) for sentence in mixed}
        mixed += [tweet for tweet in _read(tweets, nlp) if rng.random() < tweet_share]
        rng.shuffle(mixed)
        running = [sentence for sentence in running if id(sentence) not in chosen]
        groups = [*_grouped(running, rng, most_sentences), *_grouped(mixed, rng, most_sentences)]
        rng.shuffle(groups)
        for group in groups:
            yield _example(join([vary(sentence, trade, rng) for sentence in group], nlp))

    return read
