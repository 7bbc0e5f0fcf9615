"""A listing as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abstracts.results import csv_text

if TYPE_CHECKING:
    from abstracts.exports.listing import Listing


def as_csv(listing: Listing) -> str:
    """A header, then a row a line; what is not known is empty."""
    return csv_text(listing.sheet.columns, listing.sheet.rows)
