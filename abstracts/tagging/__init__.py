"""The shipped pipeline without work that changes nothing of what it says: tags come in a third of the time."""
