"""Which column, key or header holds which field: Italian and English names in one vocabulary."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VOCABULARY: dict[str, str] = {
    "id": "id|session id|submission id|paper id|id proposta|id sessione|codice|code|identificativo|numero|number|uid|guid|paperid|slug",
    "title": "titolo|title|titolo della proposta|proposal title|titolo intervento|titolo dell intervento|session title|talk title"
    "|titolo del talk|titolo sessione|paper title|presentation title|contribution title|titolo relazione|titolo contributo|talk|papers title",
    "abstract": "abstract|riassunto|sommario|descrizione|description|desc|summary|extract|estratto|intro|testo|contenuto|content|body"
    "|abstract it|abstract italiano|abstract in italiano|talk abstract|long description|descrizione estesa|paper abstract|presentazione|synopsis|text",
    "abstract_en": "abstract en|abstract english|english abstract|abstract in english|abstract in inglese|abstract inglese|description en",
    "speakers": "relatori|relatore|relatrice|relatrici|relatori e relatrici|speaker|speakers|autori|autore|author|authors|nomi dei relatori"
    "|nome dei relatori|speaker names|speaker name|presenter|presenters|presenting author|docente|docenti|ospiti|ospite|nome relatore"
    "|nome del relatore|nome speaker|teacher|teachers|people|persons|persone|interviene|intervengono|authors names|speaker id|speakers id"
    "|chi|nome e cognome|nominativo|proposer names|proposer|submitter",
    "first_name": "nome|first name|given name|firstname",
    "last_name": "cognome|last name|family name|surname|lastname",
    "affiliation": "affiliazione|affiliazioni|affiliation|affiliations|ente|enti|ente di appartenenza|organizzazione|organization|organisation"
    "|organisations|organizations|azienda|company|istituto|istituzione|institution|universita|university|organizzazioni|authors affiliations",
    "keywords": "parole chiave|keywords|keyword|key words|parola chiave|termini chiave",
    "tags": "tags|tag|etichette|level|livello|level of the talk|livello del talk|session format|formato|format|type|tipo|tipologia"
    "|tipologia di sessione|tipo di sessione|session type|type of session|submission type|submission_type|contribution type|acceptance type",
    "track": "track|tracks|tema|temi|traccia|category|categoria|categorie|categories|topic|topics|argomento|argomenti|area|area tematica"
    "|percorso|ambito|session track|track name",
    "session": "sessione|session|session name|nome sessione|sessions|sessione parallela|panel",
    "chairs": "chair|chairs|moderatore|moderatrice|moderatori|coordinatore|coordinatrice|modera|coordina|session chair|convener|conveners",
    "room": "sala|sale|aula|room|rooms|luogo|stanza|dove|location|place|room name|venue|where",
    "date": "data|date|giorno|day|data inizio|start date|quando|when",
    "start": "ora|orario|inizio|start|time|scheduled at|ora inizio|start time|ora di inizio|starts at|begin|starttime|startdate|dtstart|dalle",
    "end": "fine|end|ora fine|end time|ends at|ora di fine|endtime|enddate|alle",
    "minutes": "durata|duration|scheduled duration|minutes|minuti|length|duration minutes|durata minuti|session duration workshops",
    "language": "lingua|language|lang|preferred language|lingua del talk|talk language|content locale|locale|content language|lingua preferita",
    "state": "stato|state|status|decision|stato della proposta|esito|acceptance|acceptance status|submission state|proposal state|decisione|accepted",
    "edition": "edizione|edition|anno|year",
    "url": "url|link|pagina|web|page|permalink|html url|public url",
    "service": "is service session|service session|isservicesession|sessione di servizio",
}
PRIVATE = frozenset(
    "email e mail mail posta elettronica telefono phone cellulare mobile speaker emails emails owner owner email picture foto photo avatar".split()
) | {
    "e mail",
    "posta elettronica",
    "speaker emails",
    "owner email",
    "owner notes",
    "internal notes",
    "note interne",
    "profile picture",
}
TEXTS = ("title", "abstract")
_EXACT = {name: field for field, names in VOCABULARY.items() for name in names.split("|")}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LATER_ABSTRACT = frozenset(
    "description desc descrizione long description body content testo contenuto text intro".split()
)


def key(header: str) -> str:
    """A header as the vocabulary writes it: lower case, no accents, words apart.

    >>> key("Tipologia di_Sessione:"), key("isServiceSession")
    ('tipologia di sessione', 'is service session')
    """
    plain = unicodedata.normalize("NFKD", _CAMEL.sub(" ", header)).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.casefold()).split())


def field_of(header: str) -> str | None:
    """The field that a header names, or None."""
    name = key(header)
    if name in _EXACT:
        return _EXACT[name]
    bare = re.sub(r"\b(?:del|della|dell|dei|il|la|le|i|gli|the|of|it|ita|italiano)\b", " ", name)
    return _EXACT.get(" ".join(bare.split()))


@dataclass(frozen=True, slots=True)
class Columns:
    """How the columns of a table are understood.

    Attributes:
        fields: field -> its headers, the best first.
        unread: headers that say nothing to the tool.
    """

    fields: Mapping[str, tuple[str, ...]]
    unread: tuple[str, ...]

    @property
    def has_text(self) -> bool:
        """Whether there is a title or an abstract."""
        return any(self.fields.get(name) for name in TEXTS)

    def explained(self) -> list[str]:
        """A line a column: «"Riassunto" is the abstract»."""
        lines = [f'"{header}" is {field}' for field, headers in self.fields.items() for header in headers]
        return lines + [f'"{header}" is not read' for header in self.unread]


def understand(headers: Iterable[str], given: Mapping[str, str] | None = None) -> Columns:
    """What each header holds; what the user gave comes before what the names say."""
    given = dict(given or {})
    fields: dict[str, list[str]] = {field: [header] for field, header in given.items()}
    unread: list[str] = []
    headers = [header for header in headers if header and header not in given.values()]
    for header in headers:
        field = field_of(header)
        if field is None:
            unread.append(header)
        elif field not in given:
            fields.setdefault(field, []).append(header)
    _summary_as_title(fields)
    _english_twin(fields)
    if "abstract" in fields:
        fields["abstract"].sort(key=lambda header: key(header) in _LATER_ABSTRACT)
    return Columns({field: tuple(names) for field, names in fields.items()}, tuple(unread))


def _summary_as_title(fields: dict[str, list[str]]) -> None:
    """Calendars call the title «summary» and the abstract «description»."""
    abstracts = fields.get("abstract", [])
    summary = next((header for header in abstracts if key(header) == "summary"), None)
    if summary and "title" not in fields and len(abstracts) > 1:
        abstracts.remove(summary)
        fields["title"] = [summary]


def _english_twin(fields: dict[str, list[str]]) -> None:
    """Names alone are speakers only where nothing else is: «Nome» beside «Relatori» is somebody else's."""
    if "speakers" in fields:
        fields.pop("first_name", None)
        fields.pop("last_name", None)
