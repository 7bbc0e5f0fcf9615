"""What was learned, as a folder: config.json, weights, README.md; nothing in it is ever executed.

config.json holds the version of the format, what it was made with, settings, scores, and a digest of every other file;
weights are JSON, and files of CRFsuite.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from abstracts.concepts.labelling.crf import Member
from abstracts.concepts.labelling.gazetteer import Gazetteer
from abstracts.concepts.labelling.labeller import Labeller
from abstracts.concepts.ranking import LearnedRanker
from abstracts.errors import ModelError
from abstracts.files import write_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from abstracts.concepts.labelling.learning import Learned

FORMAT = 1
KIND = "abstracts model"
MADE_WITH = ("python-crfsuite", "scikit-learn", "spacy")
CONFIG, CARD, KNOWN, RANKER, GROUPS = "config.json", "README.md", "known.json", "ranker.json", "groups.json"

Config = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Model:
    """What a user's choices taught.

    Attributes:
        labeller: finds every term in running text.
        ranker: scores key concepts; None where too few of the keywords are concepts of whole talks.
        pipeline: name of the spaCy pipeline that read the learning texts.
        config: all of config.json.
        groups: term in lower case -> name of the concept that it is a form of, as the user grouped terms.
    """

    labeller: Labeller
    ranker: LearnedRanker | None
    pipeline: str
    config: Config
    groups: Mapping[str, str] = field(default_factory=dict)


def save(folder: Path, learned: Learned, *, pipeline: str, made_by: str) -> None:
    """Writes what was learned into a folder, whole or not at all; other files in it stay.

    Args:
        folder: made where it is missing.
        learned: what to keep.
        pipeline: name of the spaCy pipeline that read the learning texts.
        made_by: version of this program.

    Raises:
        OutputError: it cannot be written.
    """
    write_folder(folder, contents(learned, pipeline, made_by))


def contents(learned: Learned, pipeline: str, made_by: str) -> dict[str, bytes]:
    """Name of each file of a model -> its content; the same learning gives the same bytes."""
    labeller = learned.labeller
    files = {f"terms-{n}.crf": member.weights for n, member in enumerate(labeller.members)}
    files[KNOWN] = _json(labeller.known.to_json())
    if learned.ranker is not None:
        files[RANKER] = _json(learned.ranker.to_json())
    if learned.groups:
        files[GROUPS] = _json(dict(sorted(learned.groups.items())))
    config = {
        "kind": KIND,
        "format": FORMAT,
        "made_with": {"abstracts": made_by} | {name: version(name) for name in MADE_WITH},
        "settings": {
            "pipeline": pipeline,
            "threshold": labeller.threshold,
            "grouping": learned.grouping,
            "unseen": [sorted(member.unseen) for member in labeller.members],
        },
        "data": {"talks": learned.talks, "terms": learned.terms},
        "scores": {name: round(value, 6) for name, value in (asdict(learned.scores) | {**learned.ranking}).items()},
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    return {**files, CONFIG: _json(config, indent=2), CARD: _card(learned, pipeline).encode()}


def load(folder: Path) -> Model:
    """A model that `save` wrote.

    Raises:
        ModelError: there is none, it was changed or cut short, or a newer version of this program made it.
    """
    config = _config(folder)
    try:
        files = {name: _checked(folder, name, digest) for name, digest in config["files"].items()}
        settings = config["settings"]
        members = tuple(Member(files[f"terms-{n}.crf"], unseen) for n, unseen in enumerate(settings["unseen"]))
        labeller = Labeller(Gazetteer.from_json(json.loads(files[KNOWN])), members, float(settings["threshold"]))
        ranker = LearnedRanker.from_json(json.loads(files[RANKER])) if RANKER in files else None
        groups = {str(term): str(group) for term, group in json.loads(files.get(GROUPS, b"{}")).items()}
        return Model(labeller, ranker, str(settings["pipeline"]), config, groups)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{folder} is a broken model: learn it again with `abstracts learn`") from error


def _config(folder: Path) -> Config:
    try:
        config = json.loads((folder / CONFIG).read_bytes())
    except OSError as error:
        raise ModelError(f"no model at {folder}: `abstracts learn GOLD -o {folder}` makes one") from error
    except ValueError as error:
        raise ModelError(f"{folder / CONFIG} is no JSON: learn the model again with `abstracts learn`") from error
    if not isinstance(config, dict) or config.get("kind") != KIND or not isinstance(config.get("format"), int):
        raise ModelError(f"{folder} holds a model of another program: `abstracts learn` makes ours")
    if config["format"] > FORMAT:
        raise ModelError(f"{folder} was made by a newer version (format {config['format']}): upgrade abstracts")
    return config


def _checked(folder: Path, name: str, digest: str) -> bytes:
    """The content of one file, if it is what was written: CRFsuite does not survive broken weights."""
    try:
        data = (folder / name).read_bytes() if "/" not in name else b""
    except OSError as error:
        raise ModelError(f"{folder} lacks {name}: learn the model again with `abstracts learn`") from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise ModelError(f"{folder / name} was changed or cut short: learn the model again with `abstracts learn`")
    return data


def _json(data: object, indent: int | None = None) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=indent, sort_keys=indent is None) + "\n").encode()


def _card(learned: Learned, pipeline: str) -> str:
    scores = learned.scores
    worst = "\n".join(f"| {c.term} | {c.kind} | {c.times} |" for c in learned.worst)
    ranking = "\n".join(f"- {name}: {value:.3f}" for name, value in learned.ranking.items())
    return f"""# A model of `abstracts`

Learned by `abstracts learn` from the keywords of {learned.talks} talks: {learned.terms} places in their texts, read by
the pipeline `{pipeline}`. It holds the keywords themselves and counts of the words of those texts (`{KNOWN}`).

    abstracts concepts TALKS --model FOLDER --all    every term, with its places
    abstracts concepts TALKS --model FOLDER          key concepts, ranked as the keywords teach

## Scores

Cross-validation by {learned.grouping}; the committee that is kept is larger than the one measured.

- terms: precision {scores.precision:.3f}, recall {scores.recall:.3f}, F1 {scores.f1:.3f}
- distinct terms: F1 {scores.types:.3f}
{ranking}

| worst confusions | | talks |
|---|---|---|
{worst}
"""
