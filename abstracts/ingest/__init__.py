"""Reads what organisers have: files and folders in many formats -> talks, with notes on what was not understood."""

from abstracts.ingest.collect import Stream, explain, read, read_talks
from abstracts.ingest.detect import READERS
from abstracts.ingest.reading import Explanation, FileRead, Note, Reading

__all__ = ["READERS", "Explanation", "FileRead", "Note", "Reading", "Stream", "explain", "read", "read_talks"]
