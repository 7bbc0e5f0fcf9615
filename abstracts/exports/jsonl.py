"""A listing as JSON lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abstracts.exports.listing import Listing


def as_jsonl(listing: Listing) -> str:
    """One object of the listing a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in listing.records)
