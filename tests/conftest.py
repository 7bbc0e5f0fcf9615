"""What tests of several folders share: the sample corpus, its analysis, the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings
from typer.testing import CliRunner

import abstracts
from abstracts.cli import app

if TYPE_CHECKING:
    from typer.testing import Result

    from abstracts import Analysis

settings.register_profile("abstracts", deadline=None, derandomize=True)  # slow machines and CI see the same examples
settings.load_profile("abstracts")

CORPUS = Path(__file__).parent.parent / "corpus"


class Run(Protocol):
    """Runs the command `abstracts` with some words after it."""

    def __call__(self, *words: str | Path, stdin: str | bytes = "") -> Result: ...


@pytest.fixture
def corpus() -> Path:
    """The folder of the sample corpus."""
    return CORPUS


@pytest.fixture
def run() -> Run:
    """The command, inside this process."""

    def run(*words: str | Path, stdin: str | bytes = "") -> Result:
        given = [str(word) for word in words]
        return CliRunner().invoke(app, given, input=stdin, env={"COLUMNS": "80"}, prog_name="abstracts")

    return run


@pytest.fixture(scope="session")
def analysis() -> Analysis:
    """The analysis of the sample corpus, computed once for all tests; nobody changes it."""
    return abstracts.analyse(abstracts.read_talks(CORPUS))
