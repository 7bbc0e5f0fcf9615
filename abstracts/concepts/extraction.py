"""Talks to concepts: candidates, variants, ranking, selection."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from abstracts import lexicon as lexicons
from abstracts.concepts import candidates, profiles, ranking, variants
from abstracts.concepts.exclusion import Excluded
from abstracts.concepts.records import Concept, Extraction, Span, Term

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.concepts.candidates import Candidate
    from abstracts.concepts.profiles import Profile
    from abstracts.language import Passage
    from abstracts.talks import Talk


def extract(passages: Sequence[Passage], talks: Sequence[Talk]) -> Extraction:
    """The concepts of some talks and of their sessions.

    Args:
        passages: the analysed fields of these talks and sessions (`language.read`).
        talks: the talks; names of their speakers and chairs are no concepts.
    """
    lexicon = lexicons.load()
    excluded = Excluded(talks)
    found = [c for p in passages for c in candidates.find(p, lexicon) if not excluded.holds(c)]
    by_owner = profiles.profiles(found)
    corpus = profiles.corpus_of(by_owner)
    by_key: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        by_key[candidate.key].append(candidate)
    labels = {key: variants.label(occurrences) for key, occurrences in by_key.items()}
    kinds = {c.owner: c.kind for c in found}
    chosen = {
        owner: _select([(ranking.formula(p, corpus, lexicon), p) for p in owned if ranking.deserves(p, corpus)], labels)
        for owner, owned in by_owner.items()
    }
    talk_ids = {owner for owner, kind in kinds.items() if kind == "talk"}
    return Extraction(
        by_talk={t.id: chosen.get(t.id, ()) for t in talks},
        by_session={owner: concepts for owner, concepts in chosen.items() if owner not in talk_ids},
        glossary=_glossary(chosen, talk_ids, by_key),
    )


def _select(scored: Sequence[tuple[float, Profile]], labels: Mapping[str, str]) -> tuple[Concept, ...]:
    """Best first, without fragments of what is already chosen."""
    taken: list[Profile] = []
    concepts = []
    for score, profile in sorted(scored, key=lambda pair: (-pair[0], pair[1].key)):
        if not _is_fragment(profile, taken):
            taken.append(profile)
            concepts.append(_concept(profile, 1 - 2 ** (-score), labels))
    return tuple(concepts)


def _is_fragment(profile: Profile, taken: Sequence[Profile]) -> bool:
    """Every occurrence lies inside one of a concept already taken: it never stands on its own."""
    return all(any(c.within(other) for p in taken for other in p.occurrences) for c in profile.occurrences)


def _concept(profile: Profile, score: float, labels: Mapping[str, str]) -> Concept:
    return Concept(
        key=profile.key,
        label=labels[profile.key],
        score=score,
        count=len(profile.occurrences),
        variants=variants.forms(profile.occurrences),
        spans=tuple(Span(c.field, c.start, c.end) for c in profile.occurrences),
    )


def _glossary(
    chosen: Mapping[str, Sequence[Concept]], talk_ids: set[str], by_key: Mapping[str, Sequence[Candidate]]
) -> tuple[Term, ...]:
    """The concepts of all texts together; a term's score is the chance that it is key to one of them."""
    owners: dict[str, list[tuple[str, Concept]]] = defaultdict(list)
    for owner, concepts in chosen.items():
        for concept in concepts:
            owners[concept.key].append((owner, concept))
    terms = []
    for key, held in owners.items():
        missed = 1.0
        for _, concept in held:
            missed *= 1 - concept.score
        terms.append(
            Term(
                key=key,
                label=held[0][1].label,
                score=1 - missed,
                talks=tuple(sorted(o for o, _ in held if o in talk_ids)),
                sessions=tuple(sorted(o for o, _ in held if o not in talk_ids)),
                variants=variants.forms(by_key[key]),
            )
        )
    return tuple(sorted(terms, key=lambda t: (-t.score, t.label)))
