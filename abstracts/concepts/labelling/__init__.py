"""Finds every term in running text, as a user's own choices taught it: conditional random fields and what they need."""
