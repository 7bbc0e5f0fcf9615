from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from abstracts.errors import InputError
from abstracts.ingest import read, read_talks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from abstracts.ingest import Reading

    Write = Callable[[str, str | bytes], Path]

TALK = '{"id": "a", "title": "Reti", "abstract": "Testo"}\n'


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("vuoto.txt", "", "the file is empty"),
        ("bianco.csv", " \n\n\t", "the file is empty"),
        ("foto.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), "not a text, and no document known here"),
        ("lista.txt", "una\ndue\ntre\n", "text in no format known here"),
    ],
)
def test_files_that_are_no_programme(write: Write, name: str, content: str | bytes, message: str) -> None:
    path = write(name, content)
    with pytest.raises(InputError) as caught:
        read([path])
    assert str(caught.value).startswith(f"{path}: {message}")


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        read([tmp_path / "manca.txt"])


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the folder is empty"):
        read([tmp_path])


def test_a_folder_of_mixed_files(write: Write, fixtures: Path) -> None:
    folder = write("b.jsonl", TALK).parent
    write("a/pagina.txt", (fixtures / "pagina.txt").read_bytes())
    write("c.csv", "titolo,abstract\nCase,Testo sulle case\n")
    write("foto.png", b"\x89PNG\r\n\x1a\n\0\0\0")
    write("vuoto.txt", "")
    write("README.md", "# Come leggere questi dati\n")
    write(".nascosto.csv", "titolo\nNo\n")
    write("spese.csv", "colore,prezzo\nrosso,3\n")
    found = read([folder])
    assert [(file.path.rpartition("/")[2], file.format) for file in found.files] == [
        ("pagina.txt", "session-page"),
        ("b.jsonl", "jsonl"),
        ("c.csv", "csv"),
    ]
    left_out = {note.path.rpartition("/")[2] for note in found.notes if note.kind == "left-out" and note.line is None}
    assert left_out == {"foto.png", "vuoto.txt", "README.md", "spese.csv"}


def test_strict_reading_leaves_nothing_out(write: Write) -> None:
    folder = write("b.jsonl", TALK).parent
    write("vuoto.txt", "")
    with pytest.raises(InputError, match="reading is strict"):
        read([folder], strict=True)


@pytest.mark.parametrize(("name", "content"), [("rotto.pdf", b"%PDF-1.4 rotto"), ("rotto.json", '[{"titolo": "Case"')])
def test_a_damaged_file_among_others_can_be_skipped(write: Write, name: str, content: str | bytes) -> None:
    good, bad = write("b.jsonl", TALK), write(name, content)
    with pytest.raises(InputError, match=name):
        read([good.parent])
    for sources in ([good.parent], [bad, good]):
        found = read(sources, skip_invalid=True)
        assert [talk.title for talk in found.talks] == ["Reti"]
        assert [(note.path, note.kind) for note in found.notes] == [(str(bad), "invalid")]
    with pytest.raises(InputError, match=name):
        read([good.parent], skip_invalid=True, strict=True)
    with pytest.raises(InputError, match=name):
        read([bad], skip_invalid=True)


def test_the_same_talk_twice_is_kept_once(write: Write) -> None:
    found = read([write("a.jsonl", TALK), write("b.jsonl", TALK)])
    assert len(found.talks) == 1
    assert "the same talk" in found.notes[0].message
    assert found.notes[0].line == 1


def test_two_talks_with_one_id_name_both_lines(write: Write) -> None:
    path = write("a.jsonl", TALK + TALK.replace("Reti", "Case"))
    with pytest.raises(InputError) as caught:
        read([path])
    assert f"{path}:1" in str(caught.value)
    assert f"{path}:2" in str(caught.value)
    assert len(read([path], skip_invalid=True).talks) == 1


def test_the_order_of_sources_changes_no_talk(write: Write) -> None:
    files = [write("a.csv", "titolo\nReti\nCase\n"), write("b.csv", "titolo\nAcqua\n")]
    assert {t.id for t in read_talks(*files)} == {t.id for t in read_talks(*reversed(files))}


def test_a_forced_format(write: Write) -> None:
    path = write("a.dati", "titolo\nReti\n")
    with pytest.raises(InputError, match="no format known"):
        read([path])
    assert read([path], format="csv").talks[0].title == "Reti"
    with pytest.raises(InputError, match="no format 'boh'; known are"):
        read([path], format="boh")


def test_long_and_short_abstracts_are_told(reading: Callable[..., Reading]) -> None:
    found = reading("t.csv", f"titolo,abstract\nReti,parola\nCase,{'parola ' * 200_000}\n")
    assert [note.message.partition(":")[0] for note in found.notes] == [
        "an abstract of one word, “parola”",
        "an abstract of 200,000 words",
    ]


def test_other_languages_are_told(reading: Callable[..., Reading]) -> None:
    french = "Nous présentons une recherche sur les coopératives qui partagent les risques dans les vallées."
    found = reading("t.csv", f"titolo;abstract\nVallées;{french}\n")
    assert found.talks[0].language == "fr"
    assert "1 of 1 talks is not in Italian (fr 1): its concepts" in found.notes[0].message


def test_a_folder_a_year_is_an_edition(write: Write) -> None:
    folder = write("2018/a.csv", "titolo\nReti\n").parents[1]
    write("edizione-2019/a.csv", "titolo\nCase\n")
    assert [talk.edition for talk in read([folder]).talks] == ["2018", "2019"]
    assert {talk.edition for talk in read([folder], edition="XX").talks} == {"XX"}


def test_an_empty_pipe() -> None:
    with pytest.raises(InputError, match="-: the file is empty"):
        read(["-"], stdin=io.BytesIO())


def test_one_id_in_two_editions_takes_the_name_of_its_edition(write: Write) -> None:
    folder = write("2018/a.csv", "id,titolo\n1,Reti\n").parents[1]
    write("2019/a.csv", "id,titolo\n1,Case\n")
    found = read([folder])
    assert [talk.id for talk in found.talks] == ["1", "2019/1"]
    assert 'the id "1" is taken' in found.notes[0].message


def test_a_new_version_is_told_from_a_duplicate(write: Write) -> None:
    header = "titolo,relatori,abstract\n"
    first = write("a.csv", f"{header}Reti,Anna Neri,Una prima versione del testo sulle reti.\n")
    again = write("b.csv", f"{header}Reti,Anna Neri,Una prima versione del testo sulle reti.\n")
    other = write("c.csv", f"{header}Reti,Anna Neri,Una seconda versione del testo sulle reti.\n")
    found = read([first, again, other])
    assert len(found.talks) == 2
    assert sum(note.message.endswith("a new version?") for note in found.notes) == 1
    assert sum("the same talk" in note.message for note in found.notes) == 1


def test_the_same_talk_at_another_time_is_another_talk(write: Write) -> None:
    table = "titolo,inizio\nPausa di riflessione,2018-09-14 09:00\nPausa di riflessione,2018-09-14 11:00\n"
    assert len(read([write("a.csv", table)]).talks) == 2


def test_an_edition_read_twice_is_kept_once(write: Write) -> None:
    folder = write("2018/a.csv", "id,titolo\n1,Reti\n").parents[1]
    write("2019/a.csv", "id,titolo\n1,Case\n")
    write("2019/b.csv", "id,titolo\n1,Case\n")
    found = read([folder])
    assert [talk.id for talk in found.talks] == ["1", "2019/1"]
    assert sum("the same talk" in note.message for note in found.notes) == 1


def test_talks_can_go_elsewhere_one_by_one(write: Write) -> None:
    path = write("a.csv", "titolo\nReti\nCase\n")
    seen: list[str] = []
    found = read([path], into=lambda talk: seen.append(talk.title))
    assert (seen, found.talks, found.kept) == (["Reti", "Case"], (), 2)
