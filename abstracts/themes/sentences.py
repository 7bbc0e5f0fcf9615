"""The sentence that best says what a theme is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abstracts.talks import own_abstract
from abstracts.text import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from abstracts.concepts.records import Extraction
    from abstracts.talks import Talk

UNFIT = re.compile(
    r"@|https?:|www\.|\s[:;]-?[()DP](?!\w)|^\s*[-*/•–—▪◦]|^\(\*+\)|parole[ -]chiave|keywords"
    r"|^(?:intervengono|modera(?:no)?|partecipano)\b",
    re.IGNORECASE,
)
"""A sentence with such a thing in it is no sentence to quote."""

POINTING = re.compile(
    r"""\b(?:quest[oa]|tal[ei])\ (?:fine|motivo|obiettivo|ragione|scopo)\b
    |\btutt[aeio]\ quest[aeio]\b|\bci\ (?:sta|stanno)\ (?:dentro|sopra|sotto)\b
    |\b(?:competenz[ae]|conoscenz[ae]|prerequisit[io])\b.*\b(?:consigliat|richie[ds]|scontat)|\b(?:consigliat|richie[ds]|scontat).*\b(?:competenz[ae]|conoscenz[ae]|prerequisit[io])\b
    |(?-i:[a-zà-ù]\ (?:Gli|Il|La|Le|Quest[oa]|Un|Una)\ [a-zà-ù])""",
    re.IGNORECASE | re.VERBOSE,
)
"""It points back («questo obiettivo»), says what one must know before, or a heading without a stop is glued to it."""

LEANING = re.compile(
    r"""(?:allo\ stesso|anche|anzi|ciò|così|da\ quest[oa]|dunque|ecco|ed?|ess[aeio]|infatti|infine|inoltre|insomma
    |invece|lo\ stesso|d[ai]\ qui|ma|non\ solo|o|oppure|perché|perciò|pertanto|però|poi|quell?|quell[aeio’']|quei
    |quest[aeio’']|quindi
    |tal[ei]|tuttavia|also|and|but|hence|however|moreover|so|such|that|therefore|these|they|this|those|thus
    |(?:a|di|in|per)\ (?:quest[aeio]|tal[ei]?)|(?:ad|per)\ esempio|in\ particolare)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""A sentence that begins so leans on the one before it."""

SHORT, LONG = 40, 300
"""Characters of a sentence that can be quoted."""

ASIDE = 0.5
"""What a sentence counts that leans on another or points to it, asks, or does not end: it is quoted only if it says
twice as much."""

BELONGING = 0.5
"""Power of a talk's strength in what its sentences count."""

ITALIAN = 0.3
"""Part of the talks that are in Italian, if only these are read."""

TALKS = 5
"""Most typical talks whose sentences are read."""


def key_sentence(
    talks: Sequence[Talk], extraction: Extraction, weights: Mapping[str, float], strengths: Mapping[str, float]
) -> str:
    """Of the most typical talks, the sentence with the heaviest concepts of the theme; "" where none holds any.

    What a talk says that hardly belongs to the theme counts less: its strength to the power of a half.

    Args:
        talks: the members, most typical first.
        extraction: their concepts, with the places where they stand.
        weights: key of a concept -> how much it says of the theme.
        strengths: id of a member -> 0..1, how strongly it belongs.
    """
    best, found = 0.0, ""
    for talk, (start, end) in _read(talks):
        said = " ".join(talk.abstract[start:end].split())
        heavy = sum(_within(talk, extraction, weights, start, end))
        weight = round(_fitness(said) * heavy * strengths[talk.id] ** BELONGING, 6)
        if weight > best:
            best, found = weight, said
    return found


def _read(talks: Sequence[Talk]) -> Iterator[tuple[Talk, tuple[int, int]]]:
    """The sentences of the most typical talks that have an abstract, in Italian where there are enough such."""
    told = [talk for talk in talks if own_abstract(talk)]
    italian = [talk for talk in told if talk.language == "it"]
    for talk in (italian if len(italian) >= ITALIAN * len(told) else told)[:TALKS]:
        for place in sentences(talk.abstract):
            yield talk, place


def _fitness(sentence: str) -> float:
    """How well a sentence can be quoted alone, 0..1."""
    if not SHORT <= len(sentence) <= LONG or UNFIT.search(sentence):
        return 0.0
    ends = sentence.endswith((".", "!", "»", "”", ")")) and not sentence.endswith("...")
    whole = ends and sentence[0].isupper()
    return 1.0 if whole and not LEANING.match(sentence) and not POINTING.search(sentence) else ASIDE


def _within(talk: Talk, extraction: Extraction, weights: Mapping[str, float], start: int, end: int) -> Iterator[float]:
    """Weights of the concepts that stand between two characters of the abstract."""
    for concept in extraction.by_talk.get(talk.id, ()):
        if any(s.field == "abstract" and start <= s.start and s.end <= end for s in concept.spans):
            yield weights.get(concept.key, 0.0)
