"""The papers that the package ships to learn from: invented ones, each with the keywords that its author would give."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from abstracts import contract, language, resources
from abstracts.concepts import extraction, training

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = "ranker/papers.jsonl"
BESIDE_OWN = 0.2
"""Weight of their concepts beside talks that a user tagged; chosen on 20 to 60 talks of three kinds, F1 at 5: 25 papers
with their authors' keywords 0.22 for 0.19 without, talks on software and workshops the same or 0.01 more."""


def lesson(nlp: Language, weight: float = 1.0) -> training.Lesson:
    """What they teach, beside a corpus of one's own.

    Args:
        nlp: the pipeline that analyses them.
        weight: how much each of their concepts counts.

    Raises:
        ModelError: they are not where the models are.
    """
    path = resources.find(SHIPPED)
    lines = path.read_text(encoding="utf-8").splitlines()
    talks = [contract.talk_from_json(json.loads(line), str(path), i) for i, line in enumerate(lines, 1)]
    found = extraction.find(language.read(talks, nlp), talks)
    return training.Lesson(found, {t.id: t.keywords for t in talks}, weight)
