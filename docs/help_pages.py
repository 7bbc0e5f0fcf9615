"""Writes the help pages of the commands into docs/cli.md, each where one of its command stands already.

python docs/help_pages.py
"""

from __future__ import annotations

import re
from pathlib import Path

from typer.testing import CliRunner

from abstracts.cli import app

PAGE = Path(__file__).with_name("cli.md")
BLOCK = re.compile(r"```\nUsage: abstracts(?: (?P<name>[a-z]+))? \[OPTIONS\].*?\n```", re.DOTALL)


def help_page(name: str | None) -> str:
    """What `abstracts NAME --help` prints, 80 columns wide."""
    words = [name, "--help"] if name else ["--help"]
    return CliRunner().invoke(app, words, env={"COLUMNS": "80"}, prog_name="abstracts").stdout.strip()


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(BLOCK.sub(lambda m: f"```\n{help_page(m['name'])}\n```", text), encoding="utf-8")
