"""A listing as CSV (RFC 4180, UTF-8, comma; lines end with a plain line feed, as everything else here)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abstracts.exports.listing import Listing


def as_csv(listing: Listing) -> str:
    """A header, then a row a line; what is not known is empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(listing.sheet.columns)
    writer.writerows(listing.sheet.rows)
    return text.getvalue()
