"""Corpora with keywords: files of talks with their authors' keywords, and the sample corpus with a careful reader's."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from concepts_scores import Gold

import abstracts
from abstracts.talks import Talk

CORPUS = Path(__file__).parent.parent / "corpus"


def read(path: Path) -> Gold:
    """JSON lines with `id`, `title`, `abstract` and `keywords_it` or `keywords`."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    talks = [Talk(f"{path.stem}/{r['id']}", r["title"], r["abstract"]) for r in rows]
    keywords = [r.get("keywords_it") or r.get("keywords") or [] for r in rows]
    return Gold(path.stem, talks, {t.id: k for t, k in zip(talks, keywords, strict=True) if k})


def sample() -> Gold:
    """The two workshops of the sample corpus."""
    talks = [talk for year in ("2023", "2024") for talk in abstracts.read_talks(CORPUS / f"workshop-{year}")]
    with (CORPUS / "gold" / "concepts.csv").open(encoding="utf-8", newline="") as stream:
        chosen = {_plain(row["title"]): row["concepts"].split("; ") for row in csv.DictReader(stream)}
    return Gold("sample corpus", talks, {t.id: chosen[_plain(t.title)] for t in talks if _plain(t.title) in chosen})


def _plain(title: str) -> str:
    return " ".join(title.replace("’", "'").split()).casefold()
