"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("abstracts", deadline=None, derandomize=True)  # slow machines and CI see the same examples
settings.load_profile("abstracts")
