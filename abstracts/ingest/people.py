"""People as programmes write them: «A | B», «A (B)», «A, B e C», «A - B»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abstracts import text as txt
from abstracts.ingest.vocabulary import PEOPLE
from abstracts.talks import Person

if TYPE_CHECKING:
    from collections.abc import Iterable

_TITLES = (
    r"(?:prof\.?(?:ssa)?|dott\.?(?:ssa)?|dr\.?|ing\.?|avv\.?|arch\.?|on\.?|sen\.?|don|suor|padre|mons\.?|sig\.?(?:ra)?)"
)
_PARTICLES = frozenset(PEOPLE["particles"])
_INSTITUTIONS = frozenset(PEOPLE["institutions"])
_NAME_WORD = re.compile(r"^[A-ZÀ-ÖØ-Þ][\w'’.\-]*$|^[\"“«(].*[\"”»)]$")
_ROLE = re.compile(
    r"^(?:(?:relator[ie]|relatric[ei]|speakers?|autor[ie]|autric[ei]|chair|modera(?:tore|trice)?|coordina|conduce|con|by)\s*:"
    r"|a cura di|relatore|relatrice)\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*,\s*(?:e|ed|and)\s+|\s+(?:e|ed|and|&)\s+|\s*[;\n]\s*")
_COMMA = re.compile(r"\s*,\s*")
_DASH = re.compile(r"\s+[-–—]\s+")
_PARENTHESIS = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<rest>[^()]+)\)\s*$")
_MOST_WORDS = 6
_PROSE_WORDS = 15


def looks_like_name(text: str) -> bool:
    """Whether a text reads like one person: two to six capitalised words, particles aside."""
    words = re.sub(rf"^{_TITLES}\s+", "", text.strip(), flags=re.IGNORECASE).split()
    real = [word for word in words if word.lower() not in _PARTICLES]
    if any(_bare(word) in _INSTITUTIONS for word in words):
        return False
    return 2 <= len(words) <= _MOST_WORDS and bool(real) and all(_NAME_WORD.match(word) for word in real)


def several_names(text: str) -> bool:
    """Whether a text is nothing but names: «Anna Neri, Ugo Gialli e Ida Blu»."""
    found = several(text)
    return bool(found) and all(looks_like_name(person.name) for person in found)


def is_institution(text: str) -> bool:
    """Whether a text begins like the name of a body: «Comune di …», «Università …»."""
    return _bare(text.strip().partition(" ")[0]) in _INSTITUTIONS


def _bare(word: str) -> str:
    return word.strip('.,;:«»“”"').casefold().replace("à", "a")


def one(text: str) -> Person | None:
    """A person with an affiliation after «|», in brackets, or after a dash."""
    text = _ROLE.sub("", txt.clean_line(text)).strip(" ,;")
    if not text:
        return None
    if "|" in text:
        name, _, rest = text.partition("|")
        return Person(name.strip(" ,"), rest.strip(" |") or None) if name.strip(" ,") else None
    if found := _PARENTHESIS.match(text):
        return Person(found["name"].strip(), found["rest"].strip())
    parts = _DASH.split(text, maxsplit=1)
    if len(parts) == 2 and parts[0].strip():
        return Person(parts[0].strip(), parts[1].strip() or None)
    return Person(text)


def several(text: str) -> tuple[Person, ...]:
    """The people of one cell: separated by line ends, «;», «e» or commas where each part reads like a person.

    >>> [p.name for p in several("Anna Neri, Ugo Gialli e Ida Blu")]
    ['Anna Neri', 'Ugo Gialli', 'Ida Blu']
    >>> several("Anna Neri, Ugo Gialli - Ente di Prova")[1]
    Person(name='Ugo Gialli', affiliation='Ente di Prova')
    """
    text = txt.clean(text)
    lines = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    if ";" in text and all(map(_is_inverted, lines)):
        return unique(Person(" ".join(reversed(re.split(r"\s*,\s*", line)))) for line in lines)
    return unique(person for line in lines for person in _of_line(line))


def _is_inverted(text: str) -> bool:
    """«Neri, Anna»: a family name, a comma, a first name."""
    last, comma, first = text.partition(",")
    return bool(comma) and "," not in first and looks_like_name(f"{first.strip()} {last.strip()}")


def _of_line(line: str) -> Iterable[Person]:
    """People of a line; an affiliation that closes the line belongs to the names before it that have none."""
    line = _ROLE.sub("", txt.one_line(line)).rstrip(".,")
    if "|" in line:
        return _bar(line)
    names, affiliation = _shared_affiliation(line)
    parts = [part for part in _AND.split(names) if part]
    people = [name for part in parts for name in _commas(part)]
    if len(people) > 1 and all(map(_is_person, people)):
        found = [person for name in people if (person := one(name))]
        return [_with(p, affiliation) for p in found]
    return [person for person in [_comma_affiliation(line)] if person]


def _with(person: Person, affiliation: str | None) -> Person:
    """A person of the place named at the end of the line; what stands in brackets is then a nickname."""
    if affiliation is None or person.affiliation is None:
        return Person(person.name, person.affiliation or affiliation)
    return Person(f"{person.name} ({person.affiliation})", affiliation)


def _bar(line: str) -> Iterable[Person]:
    """«NAME | AFFILIATION», where NAME may be several people of one place."""
    names, _, rest = line.partition("|")
    people = [part for part in re.split(r"\s*,\s*|\s+(?:e|ed|and|&)\s+", names) if part.strip()]
    if len(people) > 1 and all(map(looks_like_name, people)):
        return [Person(name.strip(), rest.strip(" |") or None) for name in people]
    return [person for person in [one(line)] if person]


def _shared_affiliation(line: str) -> tuple[str, str | None]:
    parts = _DASH.split(line, maxsplit=1)
    if len(parts) == 2 and not any(_is_another(p) for p in _COMMA.split(parts[1])[1:]):
        return parts[0], parts[1].strip() or None
    return line, None


def _is_another(text: str) -> bool:
    """Whether what follows a comma in an affiliation is the next person; two initials are a school's («I. C. …»)."""
    return _is_person(text) and not re.match(r"(?:[A-Z]\.\s*){2}", text)


def _commas(part: str) -> list[str]:
    return [piece for piece in re.split(r"\s*,\s*(?![^()]*\))", part) if piece]


def _is_person(text: str) -> bool:
    """A name, perhaps with its affiliation in brackets or after a dash."""
    bare = _DASH.split(re.sub(r"\s*\([^()]*\)", "", text), maxsplit=1)[0]
    return looks_like_name(bare)


def _comma_affiliation(line: str) -> Person | None:
    """«Anna Neri, Università di Prova»: a name, then something that is no name."""
    name, comma, rest = line.partition(",")
    if comma and "(" not in line and looks_like_name(name) and not _DASH.search(line):
        return Person(name.strip(), rest.strip() or None)
    return one(line)


def of_prose(text: str) -> tuple[Person, ...] | None:
    """Whom a text in the place of speakers names; None where the text is a list of people, as it should be.

    >>> of_prose("Anna Neri, Ugo Gialli")
    >>> of_prose("La rete dei vicini racconta in questo incontro " + "come si tiene viva una strada intera " * 3)
    ()
    """
    longest = max((len(person.name.split()) for person in several(text)), default=0)
    if longest < _PROSE_WORDS:
        return None
    words = text.split()
    end = next((at for at, word in enumerate(words) if not _NAME_WORD.match(word)), 0)
    name = " ".join(words[:end])
    return (Person(name),) if looks_like_name(name) else ()


def unique(people: Iterable[Person]) -> tuple[Person, ...]:
    """Each person once, in order."""
    return tuple({(person.name.casefold(), person.affiliation): person for person in people}.values())
