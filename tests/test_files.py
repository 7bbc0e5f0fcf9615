"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from abstracts.files import OutputError, check_folder, whole_file, write_folder

FILES = {"a.txt": b"uno", "b.txt": b"due"}


def test_a_folder_is_made_with_all_its_files(tmp_path: Path) -> None:
    write_folder(tmp_path / "x" / "y", FILES)

    assert {path.name: path.read_bytes() for path in (tmp_path / "x" / "y").iterdir()} == FILES


def test_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / "altro.txt").write_text("resta")
    (tmp_path / "a.txt").write_text("vecchio")

    write_folder(tmp_path, FILES)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "altro.txt", "b.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"uno"


def test_a_failure_half_way_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("vecchio")
    monkeypatch.setattr(Path, "write_bytes", _full_after_one())

    with pytest.raises(OutputError, match="No space left"):
        write_folder(tmp_path, FILES)

    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.txt": "vecchio"}


def test_a_failure_leaves_no_new_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "write_bytes", _full_after_one())

    with pytest.raises(OutputError):
        write_folder(tmp_path / "x" / "y", FILES)

    assert list(tmp_path.iterdir()) == []


def _full_after_one():  # noqa: ANN202
    written: list[Path] = []

    def write_bytes(self: Path, data: bytes) -> int:
        if written:
            raise OSError(28, "No space left on device")
        written.append(self)
        with self.open("wb") as stream:
            return stream.write(data)

    return write_bytes


def test_a_file_in_the_way_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")

    for folder in (tmp_path / "f", tmp_path / "f" / "g"):
        with pytest.raises(OutputError, match="is a file"):
            check_folder(folder)


def test_a_folder_in_the_way_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()

    with pytest.raises(OutputError, match="it is a folder"):
        write_folder(tmp_path, FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(OutputError, match="permission denied"):
        check_folder(tmp_path / "x")


def test_the_mode_and_the_target_of_a_link_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "vero.txt", tmp_path / "nome.txt"
    target.write_text("vecchio")
    target.chmod(0o640)
    link.symlink_to(target)

    with whole_file(link) as file:
        file.write(b"nuovo")

    assert link.is_symlink()
    assert target.read_bytes() == b"nuovo"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_to(capfd: pytest.CaptureFixture[str]) -> None:
    with whole_file(Path("/dev/null")) as file:
        file.write(b"via")

    assert Path("/dev/null").exists()
    assert not Path("/dev/null").is_file()
    assert capfd.readouterr().out == ""
