"""docs/formats.md is written from the readers; `python tests/ingest/test_formats_page.py` writes it anew."""

from __future__ import annotations

from pathlib import Path

from abstracts.ingest import READERS
from abstracts.ingest.vocabulary import FIELDS, OTHER, STATES

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "formats.md"
SAMPLES = {
    "jsonl": "talks.jsonl",
    "sessionize": "sessionize.json",
    "pretalx": "pretalx-api.json",
    "schedule-json": "schedule.json",
    "indico": "indico-abstracts.json",
    "openreview": "openreview.json",
    "json": "pretalx-export.json",
    "schedule-xml": "schedule.xml",
    "conftool": "conftool.xml",
    "timetable": "orario.html",
    "html-page": "pagina.html",
    "icalendar": "calendario.ics",
    "bibtex": "bibliografia.bib",
    "ris": "bibliografia.ris",
    "yaml": "programma.yaml",
    "easychair": "easychair/submission.csv",
    "csv": "tabella.csv",
    "session-page": "pagina.txt",
    "document": "libro.md",
}
AS_ANOTHER = {"xlsx": "csv", "ods": "csv", "parquet": "csv", "docx": "document", "odt": "document", "pdf": "document"}
"""Binary formats that hold what another holds in plain text."""

LINES, WIDTH = 16, 160
INTRODUCTION = """# Formats

*Written from the readers by `python tests/ingest/test_formats_page.py`; do not edit by hand.*

The content decides the format, never the name: the first reader of this table that knows it takes the file.
`--from NAME` forces one; `abstracts ingest --explain FILE` shows which reader took a file, why, and how it understood
each column. Folders are read whole, in the order of their names; zip files are read as folders; hidden files, README
and SOURCE files and folders named `gold` are passed over. A folder named by a year is an edition. Nothing is fetched
from the network. XML that declares entities, zip files that swell beyond measure and YAML whose aliases multiply are
refused.
"""
RULES = """## What happens to texts

- **JSONL is the tool's own format: texts are taken sign by sign**, so that offsets into them stay true. All other
  readers clean: HTML tags and entities, mojibake, soft hyphens and control characters, `_x000D_`, ligatures, words
  broken at line ends (PDF), `E'` and `perche'` with their accents, white space. The shape of quotes and apostrophes is
  kept.
- E-mail addresses and telephone numbers go, unless `--contacts` keeps them.
- A line «Parole chiave: …» leaves the abstract and becomes `keywords`. Where there are keywords in Italian and in
  English, the Italian ones are `keywords` and the English ones the last line of `abstract_en` («Keywords: …»).
- An abstract given in Italian and in English is split: Italian in `abstract`, English in `abstract_en`.
- The language of each talk is found in its abstract; a title alone counts as Italian unless it clearly is not.
- A talk without an id gets one made from its content: it does not depend on the order or place of files.
- `start` needs a day and a time of day; where either is missing it stays empty, with a note. Times are kept as
  written: local, with a zone only where the source names one.
- `source` is `path:line`; for PDF the number is the page, for Word and Writer the paragraph, for workbooks the row.

## Where to get the file

- **pretalx**: *Sessions, Export*, CSV or JSON, in Italian or English, lists in a cell parted by lines or commas; tick
  title, state, abstract, speaker names, track, room, start and duration. From its API:
  `submissions/?expand=speakers,track,submission_type,slots.room`, all pages; without `expand` speakers are codes, and a
  note says so.
- **frab, c3voc**: `schedule.json` or `schedule.xml`.
- **Sessionize**: *API / Embed*, the views All, Sessions or GridSmart as JSON; or *Export*, an Excel sheet, a session a
  row. The view Speakers alone holds no talks.
- **Indico**: *Call for abstracts, List of abstracts, Export, JSON*; or
  `/export/event/ID.json?detail=contributions` (or `detail=sessions`).
- **EasyChair**: *Premium, Conference data download*, the CSV files left together in their folder or zip. Submissions
  rejected or marked in `deleted?` are left out.
- **ConfTool**: *Export data, Papers*, with authors and abstracts, as CSV with commas or semicolons, Excel or XML.
  `Neri, Anna (1,2)` and `1: Ente; 2: Comune` are put together; the hours of a session are not taken for a talk's
  length.
- **OpenReview**: the notes of the venue as JSON, of either version of the API. Reviews are passed over; decisions,
  among the notes or in their `details`, tell the state.

## PDF, Word, Writer

- A PDF is read by the places of its signs, not in the order in which they were drawn. Two columns are read left column
  first, under a title that runs across; a table is read row by row. Running heads and page numbers go, words broken at
  the end of a line, a column or a page are whole again.
- In a book of abstracts each talk begins at its title: in larger signs, under a heading, or merely bold. Names under it
  are the speakers, institutions under these their affiliation. Headings over those of several talks are sessions.
- A scan holds no text: it must be put through OCR first, and a message says so. A PDF or an Office file that asks for
  a password is refused.
- Not handled: three columns, tables of several talks inside a PDF, titles in the size of the text that only spacing
  sets apart. Look at what came out with `--explain`.

## What is left out, and told

Rejected, withdrawn, cancelled and draft submissions (`--state` chooses, `--state all` keeps all), service sessions and
breaks, site boilerplate, sheets and files without talks, the same talk read twice. Each is a note with its
line. `--strict` makes any of them an error; `--skip-invalid` turns faulty rows, and damaged files among others, into
notes.

What several files of a folder (or several sources) tell of one talk is put together: the programme has its room and
hour, the book of abstracts its text. Records are of one talk if they bear one title and differ in nothing that both
say: people, text, session, track, time, room, edition. A title of less than three words is not enough, unless somebody
gives both or the text is the same; what one file tells twice stays two talks, and so does what two lists of submissions
have under different ids, giving no hours: the overlaps tell of it. The fullest record takes what it lacks; each file
is told how many of its talks stand in another. Such files are held in memory until all are read; a single file is not.

A break is an entry with neither text nor speakers whose whole title says so: «Pausa caffè», «Registrazione e pranzo».
«La pausa caffè come luogo di cura» is a talk, and so is a break that somebody describes. A row that the end of the file
cuts off (a quotation mark never closed, an event or a RIS record without end) is faulty: an error with its line, or a
note.
"""
AGREEMENT = """## How far readings agree

The raw files of seven programmes (267 talks in Italian) were read by these readers and, independently, by others.
Titles, abstracts and speakers agree on every talk but four. In those four, of one CSV without header, the other reading
took the fourth cell for the speakers though it holds a sentence: in three rows a comma too many parts the abstract in
two cells, and the speaker stands in a fifth; in one the writer put the end of the abstract in the place of the
speakers. Here a row with a cell too many is joined at its abstract, and a text of fifteen words or more in the place of
speakers goes back to the abstract, unless it begins with a name (a biography), which is then the speaker. Each is told
with its line. «Modera: …» before a name is a role, no part of it.

`python -m pytest tests/ingest/test_agreement.py` compares them where the files are at hand, and asks for 98 % of each
field among the other talks.
"""


def page() -> str:
    """The page as it should be."""
    parts = [INTRODUCTION, _table(), RULES, AGREEMENT, _headers(), _states(), "## Samples\n", *map(_sample, READERS)]
    return "\n".join(parts)


def _table() -> str:
    rows = [f"| `{reader.name}` | {reader.about} | {', '.join(reader.fields)} |" for reader in READERS]
    return "\n".join(["| name | what | fields |", "|---|---|---|", *rows, ""])


def _headers() -> str:
    rows = [f"| {field} | {', '.join(names)} |" for field, names in FIELDS.items()]
    later = f"Of several columns for one field these come last: {', '.join(OTHER['later'])}."
    text = (
        "## Headers and keys\n\nTables, records and programmes are understood by their headers or keys, Italian or "
        "English; case, accents, punctuation and camelCase do not matter. `--columns title=Oggetto,abstract=Testo` (or "
        "the number of a column) names them where they say little. A table without a header is understood by what its "
        "columns hold.\n\nWhat forms add to a header does not matter either: a number before it, brackets, limits "
        "(«Abstract (max 250 parole)»), «breve», the talk or the person that it is of («Titolo della proposta»), "
        "the same thing twice («Abstract / Riassunto»). «Nome autore 1», «Cognome autore 1», «Ente 1» and the like "
        "are a person each. Two columns of one header are both read: the first with something in it counts. A table "
        "of two columns with the labels in the first is a form: one talk. Merged cells of a spreadsheet speak for all "
        "their rows (session, room, day, hour), and cells that say nothing («n.d.», «-», «N/A») are empty. "
        "Columns with something in them that are not read are told, save ids, e-mail addresses and the like.\n"
    )
    return "\n".join([text, "| field | names |", "|---|---|", *rows, "", later, ""])


def _states() -> str:
    rows = [f"| {state} | {', '.join(names)} |" for state, names in STATES.items()]
    return "\n".join(["## States\n", "| state | written |", "|---|---|", *rows, ""])


def _sample(reader: object) -> str:
    name = str(getattr(reader, "name", ""))
    if name in AS_ANOTHER:
        return f"### {name}\n\nHolds what `{AS_ANOTHER[name]}` holds.\n"
    lines = (ROOT / "tests" / "fixtures" / SAMPLES[name]).read_text(encoding="utf-8").splitlines()
    shown = [line if len(line) <= WIDTH else f"{line[:WIDTH]}…" for line in lines[:LINES]]
    more = ["…"] if len(lines) > LINES else []
    return "\n".join([f"### {name}\n", "````text", *shown, *more, "````", ""])


def test_every_format_has_a_sample() -> None:
    assert {reader.name for reader in READERS} == set(SAMPLES) | set(AS_ANOTHER)


def test_the_page_says_what_the_readers_do() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
