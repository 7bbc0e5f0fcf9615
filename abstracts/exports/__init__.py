"""Results as text: what a listing says, and one module for each format it can take."""

from __future__ import annotations

from abstracts.exports.csv import as_csv
from abstracts.exports.glossary import glossary_listing
from abstracts.exports.json import as_json
from abstracts.exports.jsonl import as_jsonl
from abstracts.exports.listing import Listing, Sheet
from abstracts.exports.listings import concept_listing, talk_listing
from abstracts.exports.pairs import overlap_listing
from abstracts.exports.table import as_table
from abstracts.exports.themes import edition_listing, theme_listing

__all__ = [
    "Listing",
    "Sheet",
    "as_csv",
    "as_json",
    "as_jsonl",
    "as_table",
    "concept_listing",
    "edition_listing",
    "glossary_listing",
    "overlap_listing",
    "talk_listing",
    "theme_listing",
]
