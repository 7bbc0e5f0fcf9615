"""Abstracts given twice, in Italian and in English: each goes to its own field."""

from __future__ import annotations

import re
from itertools import groupby

from abstracts.ingest import languages

_MARKED = r"^[ \t]*[#*_(\[]*(?:{})[*_)\]]*\s*:?[*_]*[ \t]*$"
_HEADING = re.compile(
    _MARKED.format(
        r"english (?:abstract|version|text|summary|translation)|abstract \(?(?:in english|english|en|eng)\)?"
        r"|(?:abstract in|versione|testo|traduzione|riassunto in) inglese|\(?english\)?|summary|inglese"
    ),
    re.IGNORECASE | re.MULTILINE,
)
_ITALIAN_HEADING = re.compile(
    _MARKED.format(
        r"riassunto|sommario|versione italiana|abstract \(?(?:in italiano|italiano|it|ita)\)?|\(?italiano\)?"
    ),
    re.IGNORECASE | re.MULTILINE,
)
_RULE = re.compile(r"\n\s*\n|\n[ \t]*(?:[-–—*_=/~|#+.][ \t]*)+\n")
_WORD = re.compile(r"\w")
_INLINE = re.compile(r"\s(?:/{1,3}|\*{3,}|\* \* \*|[-–—=_~]{2,}|\||[•–—])\s")
_SENTENCE = re.compile(r"(?<=[.!?»”])\s+(?=\W*[A-ZÀ-Þ])")
_LABEL = re.compile(
    r"^(?:\W*(?:abstract|riassunto|sommario|summary|versione|traduzione|testo)?\W*(?:in )?"
    r"(?:it|ita|italiano|italiana|italian|en|eng|english|inglese)(?:\W+(?:abstract|version|text|summary|translation"
    r"|below|follows))?[*_ ]*(?:[:)\]–—-]+[*_]*|\n)|\W*(?:abstract|summary|riassunto)[*_ ]*(?:[:–—]|\n)"
    r"|[\U0001f1e6-\U0001f1ff]+)\s*",
    re.IGNORECASE,
)
_LEAST_WORDS = 25
_SURE = 0.9
_END = 250
_MOST_PARTS = 300
_LIKE_LENGTHS = 2
"""A translation is at most so many times as long as the text: a quotation in another language is none."""


def split(text: str) -> tuple[str, str]:
    """The Italian and the English text of an abstract; an abstract in one language comes back whole, with ""."""
    found = _by_headings(text) or _by_paragraphs(text)
    if not found and _ends_in_another(text):
        found = _by_signs(text) or _by_sentences(text)
    return found or (text, "")


def _ends_in_another(text: str) -> bool:
    """Whether a text begins in one of the two languages and ends in the other: told at once from its two ends."""
    ends = {languages.best(text[:_END])[0], languages.best(text[-_END:])[0]}
    return len(text) > _END and ends == {"it", "en"}


def _by_headings(text: str) -> tuple[str, str] | None:
    """Two parts told apart by a line such as «English abstract»."""
    found = _HEADING.search(text)
    if not found:
        return None
    before, after = text[: found.start()], text[found.end() :]
    if not before.strip() and (italian := _ITALIAN_HEADING.search(after)):
        before, after = after[italian.end() :], after[: italian.start()]
    before = _ITALIAN_HEADING.sub("", before)
    return _if_both(before, after)


def _by_paragraphs(text: str) -> tuple[str, str] | None:
    """Paragraphs in Italian, then in English, or the reverse; anything more mixed is left alone."""
    return _by_parts([part for part in _RULE.split(text) if _WORD.search(part)], "\n\n")


def _by_signs(text: str) -> tuple[str, str] | None:
    """«… comune. / The paper …»: one sign between the two."""
    for sign in dict.fromkeys(found[0].strip() for found in _INLINE.finditer(text)):
        parts = re.split(rf"\s{re.escape(sign)}\s", text)
        if len(parts) == 2 and (found := _if_both(*parts) or _if_both(*parts[::-1])):
            return found
    return None


def _by_sentences(text: str) -> tuple[str, str] | None:
    """Lines or sentences in Italian, then in English, or the reverse, about as many of both."""
    for parts, joint in ((text.split("\n"), "\n"), (_SENTENCE.split(text), " ")):
        found = _by_parts([part for part in parts if part.strip()], joint)
        if found and max(map(len, found)) <= _LIKE_LENGTHS * min(map(len, found)):
            return found
    return None


def _by_parts(parts: list[str], joint: str) -> tuple[str, str] | None:
    if not 2 <= len(parts) <= _MOST_PARTS:
        return None
    runs = [(code, list(group)) for code, group in groupby(_labelled(parts), key=lambda item: item[0])]
    if sorted(code for code, _ in runs) != ["en", "it"]:
        return None
    texts = {code: joint.join(part for _, part in group) for code, group in runs}
    return _if_both(texts["it"], texts["en"])


def _labelled(paragraphs: list[str]) -> list[tuple[str, str]]:
    """Each paragraph with its language; one too short to tell goes with the paragraph before it."""
    labelled: list[tuple[str, str]] = []
    for paragraph in paragraphs:
        code, sure = languages.best(paragraph)
        told = sure >= _SURE and paragraph.count(" ") > _LEAST_WORDS // 3
        labelled.append((code if told or not labelled else labelled[-1][0], paragraph))
    return labelled


def _if_both(italian: str, english: str) -> tuple[str, str] | None:
    """The two parts, where each is long enough and in its language."""
    italian, english = (_LABEL.sub("", part.strip()) for part in (italian, english))
    long_enough = all(part.count(" ") >= _LEAST_WORDS for part in (italian, english))
    if long_enough and languages.best(italian)[0] == "it" and languages.best(english)[0] == "en":
        return italian, english
    return None
