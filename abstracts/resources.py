"""Finds what the package ships: option > $ABSTRACTS_MODELS > installed package > checkout."""

from __future__ import annotations

import os
from pathlib import Path

from abstracts.errors import ModelError

INSTALLED = Path(__file__).parent / "models"
"""Where the wheel puts the models of this package (the pipeline is a package of its own, `it_abstracts`)."""

CHECKOUT = Path(__file__).parent.parent / "models"


def find(name: str, option: Path | None = None) -> Path:
    """The path of a model file or folder.

    Args:
        name: its name inside a models folder ("background.tsv.gz").
        option: a path given by the user, which wins over every other place.

    Raises:
        ModelError: it is in none of the places; the message lists them.
    """
    if option is not None:
        if option.exists():
            return option
        raise ModelError(f"no model at {option}")
    given = os.environ.get("ABSTRACTS_MODELS")
    folders = [Path(given)] if given else []
    for folder in [*folders, INSTALLED, CHECKOUT]:
        if (folder / name).exists():
            return folder / name
    raise ModelError(f"model {name} not found; looked in {', '.join(str(f) for f in [*folders, INSTALLED, CHECKOUT])}")
