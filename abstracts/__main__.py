"""`python -m abstracts`: the same as the command `abstracts`."""

from __future__ import annotations

from abstracts.cli import main

if __name__ == "__main__":
    main()
