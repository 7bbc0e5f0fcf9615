"""The command line: parses, calls one library function, writes."""

from __future__ import annotations

from abstracts.cli.app import app, main

__all__ = ["app", "main"]
