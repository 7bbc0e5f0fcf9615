"""Topic reports: an analysis as pages for people (HTML, Markdown) and as data (JSON, CSV)."""

from __future__ import annotations
