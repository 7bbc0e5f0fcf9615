"""What tests of concepts share: the pipeline, and something learned once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tagged_talks import talks

from abstracts import language
from abstracts.concepts.labelling import learning

if TYPE_CHECKING:
    from spacy.language import Language

    from abstracts.concepts.labelling.learning import Learned


@pytest.fixture(scope="session")
def nlp() -> Language:
    return language.load()


@pytest.fixture(scope="session")
def learned(nlp: Language) -> Learned:
    tagged = talks()
    return learning.learn(language.read(tagged, nlp), tagged)
