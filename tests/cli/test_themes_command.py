from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_the_smallest_theme_can_be_given(run: Run, corpus: Path) -> None:
    result = run("themes", "-q", "--min-size", "5", "-t", "json", corpus / "workshop-2024")
    document = json.loads(result.stdout)

    assert document["themes"]
    assert all(len(theme["talks"]) >= 5 for theme in document["themes"])
    assert sum(len(theme["talks"]) for theme in document["themes"]) + len(document["isolated"]) == 24
    assert document["settings"]["min_size"] == 5


def test_a_number_of_themes_and_a_smallest_size_exclude_each_other(run: Run, corpus: Path) -> None:
    result = run("themes", "-q", "--min-size", "5", "-k", "2", corpus / "workshop-2024")

    assert result.exit_code == 2
    assert "-k gives exactly so many themes" in result.stderr


def test_themes_by_edition(run: Run, corpus: Path) -> None:
    result = run("themes", "-q", "--by", "edition", "-t", "json", corpus)
    document = json.loads(result.stdout)

    assert document["editions"] == [{"edition": "2023", "talks": 24}, {"edition": "2024", "talks": 24}]
    energy = next(theme for theme in document["themes"] if "comunità energetiche" in theme["label"])
    assert energy["trend"] in {"appears", "grows"}
    assert len(document["without_edition"]) == 11
