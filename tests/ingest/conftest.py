"""What the tests of reading share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from abstracts.ingest import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from abstracts.ingest import Reading

FIXTURES = Path(__file__).parent.parent / "fixtures"


@pytest.fixture
def shared() -> Path:
    folder = Path(__file__).resolve().parents[3] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the development data (../shared/data) are not beside this checkout")
    return folder


@pytest.fixture
def fixtures() -> Path:
    return FIXTURES


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write_file


@pytest.fixture
def reading(write: Callable[[str, str | bytes], Path]) -> Callable[..., Reading]:
    """Reads one file with the content given."""

    def read_content(name: str, content: str | bytes, **options: object) -> Reading:
        return read([write(name, content)], **options)  # type: ignore[arg-type]

    return read_content
