"""A listing as one JSON document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abstracts.exports.listing import Listing


def as_json(listing: Listing) -> str:
    """The whole document, indented for people who look at it."""
    document = list(listing.records) if listing.document is None else listing.document
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
