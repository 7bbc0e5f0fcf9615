"""Reads what organisers have: files and folders in many formats -> talks, with notes on what was not understood."""

from abstracts.ingest.collect import read, read_talks
from abstracts.ingest.reading import FileRead, Note, Reading

__all__ = ["FileRead", "Note", "Reading", "read", "read_talks"]
