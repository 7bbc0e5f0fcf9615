"""Reads CoNLL-U treebanks into spaCy documents, multiword tokens merged as `spacy convert --merge-subtokens` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conventions import Word, harmonise
from spacy.tokens import Doc
from spacy.training.converters.conllu_to_docs import conllu_to_docs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.vocab import Vocab

TRAINING = ("MarkIT", "PUD", "ParlaMint", "TWITTIRO", "Valico")
TWEETS = "TWITTIRO"
MEASURING = ("ISDT", "VIT")


def _word(columns: list[str]) -> Word:
    form, lemma, upos, xpos, feats = columns[1:6]
    features = dict(pair.split("=", 1) for pair in feats.split("|") if pair != "_")
    return harmonise(Word(form, lemma, upos, xpos, features))


def _role(columns: list[str]) -> str:
    """Return a word's relation and the side of its head; `_` if the file has no heads."""
    number, head, relation = columns[0], columns[6], columns[7]
    if not head.isdigit():
        return "_"
    return relation.split(":")[0] + ("<" if int(head) < int(number) else ">")


def _harmonised(sentence: str) -> str:
    """Rewrite a sentence; the language-specific tags give way to the roles of the words."""
    rows = [line.split("\t") for line in sentence.split("\n")]
    for row in rows:
        if row[0].isdigit():
            word = _word(row)
            pairs = "|".join(f"{name}={value}" for name, value in sorted(word.feats.items()))
            row[2:6] = [word.lemma, word.upos, _role(row), pairs or "_"]
    return "\n".join("\t".join(row) for row in rows)


def read_text(folder: Path) -> str:
    """Return all the CoNLL-U of a treebank, files in order of name."""
    return "\n\n".join(path.read_text(encoding="utf-8").strip() for path in sorted(folder.glob("*.conllu"))) + "\n"


def documents(folder: Path, vocab: Vocab, size: int = 10) -> Iterator[Doc]:
    """Yield the treebank as it is, `size` sentences a document, sharing a pipeline's vocabulary."""
    for doc in conllu_to_docs(read_text(folder), n_sents=size, merge_subtokens=True, no_print=True):
        yield Doc(vocab).from_bytes(doc.to_bytes())


def sentences(folder: Path, *, harmonised: bool) -> Iterator[Doc]:
    """Yield one document a sentence; a folder may also be a single file."""
    text = read_text(folder) if folder.is_dir() else folder.read_text(encoding="utf-8")
    if harmonised:
        text = "\n\n".join(_harmonised(sentence) for sentence in text.strip().split("\n\n"))
    yield from conllu_to_docs(text, n_sents=1, merge_subtokens=True, no_print=True)
