"""What is remembered of words, and what candidates leave out beforehand, change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abstracts import lexicon as lexicons
from abstracts.concepts import words
from abstracts.concepts.candidates import FIRST, RUN, matches

if TYPE_CHECKING:
    from spacy.language import Language


@given(st.text(alphabet="NPFABVIDCGMO", min_size=1, max_size=6))
def test_a_term_begins_and_goes_on_as_the_search_takes_for_granted(tags: str) -> None:
    assert not matches(tags) or (tags[0] in FIRST and RUN.fullmatch(tags))


def test_words_read_again_are_the_same(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Il budget di salute e la LAVANDERIA. Budget di salute: la co-progettazione dell'AI nei budget di salute."
    doc, lexicon = nlp(text), lexicons.load()
    first, again = words.words_of(doc, lexicon), words.words_of(doc, lexicon)
    monkeypatch.setattr(words, "_READINGS", {})
    monkeypatch.setattr(words, "MOST_READINGS", 3)
    assert first == again == words.words_of(doc, lexicon)


def test_capitals_that_are_mere_stress_are_read_in_lower_case_unless_they_are_to_stay(nlp: Language) -> None:
    doc, lexicon = nlp("Il DANNO SISMICO secondo MARIO ROSSI, nel progetto RETE: una VALUTAZIONE."), lexicons.load()
    calmed = [word.text for word in words.words_of(doc, lexicon)]
    written = [word.text for word in words.words_of(doc, lexicon, calmed=False)]
    assert written == [doc.text[w.start : w.end] for w in words.words_of(doc, lexicon)]
    assert [new for new, old in zip(calmed, written, strict=True) if new != old] == ["danno", "sismico", "valutazione"]


@pytest.mark.parametrize("text", ["Prova, un gestionale Open Source italiano", "Il laboratorio Future Lab di Verona"])
def test_a_capital_after_a_word_opens_no_sentence_unless_the_pipeline_is_to_be_believed(
    nlp: Language, text: str
) -> None:
    """It takes some English words with a capital for the first of a sentence."""
    (doc,) = nlp.pipe([text])
    assert len({word.sentence for word in words.words_of(doc, lexicons.load())}) == 1
    believed = words.words_of(doc, lexicons.load(), calmed=False)
    assert [w.text for w in believed] == [w.text for w in words.words_of(doc, lexicons.load())]


def test_sentences_end_at_their_points(nlp: Language) -> None:
    (doc,) = nlp.pipe(["Il forno cresce. Nuove reti nascono.\nUna casa"])
    assert len({word.sentence for word in words.words_of(doc, lexicons.load())}) >= 2
