"""Abstracts given twice, in Italian and in English: each goes to its own field."""

from __future__ import annotations

import re
from itertools import groupby

from abstracts.ingest import languages

_MARKED = r"^[ \t]*[#*_(\[]*(?:{})[*_)\]]*\s*:?[*_]*[ \t]*$"
_HEADING = re.compile(
    _MARKED.format(
        r"english (?:abstract|version|text|summary)|abstract \(?(?:in english|english|en|eng)\)?|\(?english\)?|summary"
    ),
    re.IGNORECASE | re.MULTILINE,
)
_ITALIAN_HEADING = re.compile(
    _MARKED.format(
        r"riassunto|sommario|versione italiana|abstract \(?(?:in italiano|italiano|it|ita)\)?|\(?italiano\)?"
    ),
    re.IGNORECASE | re.MULTILINE,
)
_LEAST_WORDS = 25
_SURE = 0.9


def split(text: str) -> tuple[str, str]:
    """The Italian and the English text of an abstract; an abstract in one language comes back whole, with ""."""
    headed = _by_headings(text)
    return headed or _by_paragraphs(text) or (text, "")


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
    paragraphs = [part for part in re.split(r"\n\s*\n|\n-{3,}\n", text) if part.strip()]
    if len(paragraphs) < 2:
        return None
    runs = [(code, list(group)) for code, group in groupby(_labelled(paragraphs), key=lambda item: item[0])]
    if sorted(code for code, _ in runs) != ["en", "it"]:
        return None
    parts = {code: "\n\n".join(part for _, part in group) for code, group in runs}
    return _if_both(parts["it"], parts["en"])


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
    long_enough = all(part.count(" ") >= _LEAST_WORDS for part in (italian, english))
    if long_enough and languages.best(italian)[0] == "it" and languages.best(english)[0] == "en":
        return italian.strip(), english.strip()
    return None
