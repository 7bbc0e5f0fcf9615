"""Prints the scores of the pipeline, as a table.

`python models/pipeline/evaluate.py` shows the scores recorded with the model; with `--treebanks DIR` they are measured
again, on ISDT dev and VIT dev.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from checkout import MODELS

COLUMNS = {
    "upos": "UPOS",
    "morph": "morph",
    "lemma": "lemma",
    "sentence_f": "sentence F",
    "token_f": "token F",
}


def recorded(package: Path) -> dict[str, Any]:
    """Return the scores written into the package's meta.json."""
    performance: dict[str, Any] = json.loads((package / "meta.json").read_text(encoding="utf-8"))["performance"]
    return performance


def measured(package: Path, treebanks: Path) -> dict[str, Any]:
    """Load the package and score it."""
    # spaCy is slow to import, and the recorded scores do not need it
    import it_abstracts  # noqa: PLC0415
    from measure import measure  # noqa: PLC0415

    return measure(it_abstracts.load(), treebanks, package)


def table(scores: dict[str, Any]) -> str:
    """Lay the scores out as text."""
    rows = [("treebank", "input", *COLUMNS.values())]
    for treebank, inputs in scores.items():
        if isinstance(inputs, dict):
            rows += [
                (treebank, given, *(f"{found[column]:.2f}" for column in COLUMNS)) for given, found in inputs.items()
            ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    speed = f"{scores['words_per_second']:,} words/s on one core, {scores['size_mib']} MiB on disk"
    return "\n".join([*lines, "", speed])


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, metavar="DIR", help="measure again on these treebanks")
    parser.add_argument("--package", type=Path, default=MODELS / "it_abstracts", metavar="DIR")
    return parser.parse_args()


def main() -> None:
    """Print the table."""
    options = arguments()
    scores = measured(options.package, options.treebanks) if options.treebanks else recorded(options.package)
    print(table(scores))


if __name__ == "__main__":
    main()
