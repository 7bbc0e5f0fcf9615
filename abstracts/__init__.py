"""Key concepts, themes, overlaps and topic reports from Italian session abstracts."""
