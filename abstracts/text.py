"""Cleans text: pure functions `str -> str`, each doing one thing, and `clean` that composes them."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ACUTE = (
    "perche|poiche|affinche|finche|benche|anziche|purche|giacche|nonche|sicche|cosicche|dacche|macche|granche|fuorche"
    "|ventitre|trentatre"
)
_GRAVE = (
    "e|piu|puo|gia|cosi|pero|cio|giu|sara|avra|fara|dovra|potra|verra|andra|vedra|terra|potro|eta|saro|meta|citta"
    "|lunedi|martedi|mercoledi|giovedi|venerdi|caffe|tribu|virtu|gioventu|servitu|schiavitu|oblo|falo"
    r"|[a-z]{2,}(?:ie|[ieoa]l|er|on|i)ta|[a-z]{3,}(?:er|ir)[ao]"
)
_STRIPPED_ACCENT = re.compile(
    rf"(?<![\w`´])(?<!(?<!\w)['’])(?:(?P<acute>{_ACUTE})|(?P<grave>{_GRAVE}))['’`´](?![\w'’])", re.IGNORECASE
)
_VOWEL_AND_SIGN = re.compile("[aeiouAEIOU]['’`´](?!\\w)")
_HALF = re.compile(r"[\ud800-\udfff]")
_ELISION_SIGN = re.compile("(?<=[bcdlnrstvz])[`´](?=[aeiouhàèéìòù])", re.IGNORECASE)
_LONGEST_QUOTATION = 300
_COMBINING = {"acute": "\u0301", "grave": "\u0300"}

_EMAIL = re.compile(
    r"(?:\b(?:e-?mail|posta elettronica|pec)\s*:\s*)?(?:[(\[<]\s*)?(?:mailto:)?[\w.+-]{1,64}"
    r"(?:@|\s?[(\[](?:at|chiocciola)[)\]]\s?)[\w-]{1,63}(?:(?:\.|\s?[(\[](?:dot|punto)[)\]]\s?)[\w-]{1,63})+"
    r"(?:\s*[)\]>])?",
    re.IGNORECASE,
)
_PHONES = "tel|cell|telefono|cellulare|mobile|phone|fax|whatsapp|numero verde|centralino"
_PHONE = re.compile(
    rf"\s{{0,2}}[(\[]?(?:\b(?:{_PHONES})\s*\.?\s*:?\s*)?"
    r"(?:(?!\+\d{1,3}(?:[ .]000)+\b)(?=(?:\+|\(\+|00)(?:[ .\-/()]{0,2}\d){9})(?:\(?\+|\b00)\d{2}\)?[ .\-/]?"
    r"(?:\(?\d{1,4}\)?[ .\-/]?){2,5}\d{2,}"
    r"|(?<![\d.,/-])3[2-9]\d(?:[ ./-]?\d{6,7}|[ ./-]\d{3}[ .-]\d{4}|[ ./-]\d{2}[ .-]\d{2}[ .-]\d{3})(?![\d.,/-]?\d)"
    r"|(?<![\d.,/-])0\d{1,3}[ /-]\d{5,8}(?![\d.,/-]?\d))(?:\s?int(?:erno)?\.?\s?\d{1,4}\b)?[)\]]?"
    rf"|\s{{0,2}}[(\[]?\b(?:{_PHONES})\s*\.?\s*:?\s*"
    r"\(?[038]\d[\d .\-/()]{5,}\d(?:\s?int(?:erno)?\.?\s?\d{1,4}\b)?[)\]]?",
    re.IGNORECASE,
)
_UNDECIDED = re.compile(
    r"(?:tb[acd]|da definire|da confermare|to be (?:announced|confirmed|defined)|\?+)\W*", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BREAK = re.compile(r"(?<=[.!?…])[»”\"’)]*\s+(?=[^\sa-zà-ù\d])|(?<!\s)(?:\s*\n\s*\n\s*|\s*\n\s*(?=[-*•–—▪◦]))")
"""Between two sentences: after a stop that no small letter or figure follows, at an empty line, before a bullet."""

_ABBREVIATION = re.compile(
    r"\b(?:[a-z]|prof(?:\.ssa)?|dott(?:\.ssa)?|ing|avv|sig|art|cap|cfr|es|pag|vol|ed|nr|vs|ca|sec|ss)\.$", re.IGNORECASE
)
"""What a stop may belong to without ending a sentence."""

_LONGEST_ABBREVIATION = 12
"""Characters of an abbreviation, at most."""
_TO_LAST_SPACE = re.compile(r"(.*)\s", re.DOTALL)
_FROM_FIRST_SPACE = re.compile(r"\s+(.*)", re.DOTALL)
_AT = re.compile(r"@|[(\[](?:at|chiocciola)[)\]]", re.IGNORECASE)
_GAP = re.compile(r"(?<![ \t])[ \t]+(?=[,.;:)]|$)", re.MULTILINE)
_DIGITS = re.compile(r"\d[\d .\-/()]{5,}\d")
_TAG = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?|!--.*?--)>", re.DOTALL)
_BREAKING_TAG = re.compile(
    r"<\s*(?:/p|/div|/h[1-6]|/tr|/ul|/ol|/table|/section|/article|/blockquote)\s*>", re.IGNORECASE
)
_LINE_TAG = re.compile(r"<\s*(?:br|/li|/dt|/dd)\s*/?\s*>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b", re.IGNORECASE)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200e\u200f\u2028\u2029\u2060\ufeff"), "")
_INVISIBLE |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")
_INVISIBLE |= {0x2028: "\n", 0x2029: "\n\n"}
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SUSPECT = re.compile("[\u0080-\u009fÂÃÄÅÐÑâãïð]")
"""What mojibake never lacks; looking for it first makes clean text ten times as fast to read."""

_LIGATURES = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), start=0xFB00))

_EXCEL_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SPACES = re.compile(r"[^\S\n]+")
_STRESSED = re.compile(r"(?<![\w*])(\*{1,3})(?=[\w«“\"'(\[])([^*\n]*[^\s*(\[])\1(?![\w*])")
_WRAP = re.compile(r"[ \t]*\n[ \t]*")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])(?<![A-Z]{2})[-\u2010\u00ad]\n[ \t]*(?=[a-zà-öø-ÿ])")
_BROKEN_COMPOUND = re.compile(r"(?<=\w)([-\u2010])\n[ \t]*(?=\w)")


def nfc(text: str) -> str:
    r"""Composed Unicode: «e» + accent becomes «è».

    >>> len(nfc("e\u0300"))
    1
    """
    return unicodedata.normalize("NFC", text)


def visible(text: str) -> str:
    """Soft hyphens, zero-width and directing signs, control characters go; Unicode line separators become line ends."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE))


def excel_escapes(text: str) -> str:
    r"""The escapes that spreadsheets leave behind.

    >>> excel_escapes("primo_x000D_\nsecondo")
    'primo\nsecondo'
    """
    return _EXCEL_ESCAPE.sub(lambda found: "" if (code := int(found[1], 16)) in {0x0D, 0} else chr(code), text)


def entities(text: str) -> str:
    """HTML entities to the signs they stand for.

    >>> entities("citt&agrave; &amp; territorio")
    'città & territorio'
    """
    return html.unescape(text) if "&" in text else text


def mojibake(text: str) -> str:
    r"""UTF-8 that was read as something else is put right; clean text stays sign by sign, white space with it.

    What was mended does not change again.

    >>> mojibake("  perchÃ¨ \n"), mojibake("naïve  São Paulo")
    ('  perchè \n', 'naïve  São Paulo')
    """
    if not _SUSPECT.search(text):
        return text
    import ftfy  # noqa: PLC0415  costs a tenth of a second: only those who meet such signs pay

    found = ftfy.fix_encoding(text)
    return found if found.strip() else text


def ligatures(text: str) -> str:
    r"""Letters that typesetting joined stand apart again.

    >>> ligatures("e\ufb03cacia")
    'efficacia'
    """
    return text.translate(_LIGATURES)


def is_undecided(text: str) -> bool:
    """Whether it stands where a title or a name is still to come.

    >>> is_undecided("TBA"), is_undecided(" Da definire... "), is_undecided("Reti da definire")
    (True, True, False)
    """
    return _UNDECIDED.fullmatch(text.strip()) is not None


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end.

    >>> text = "Il prof. Bianchi legge il cap. 3. Poi si discute."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Il prof. Bianchi legge il cap. 3.', 'Poi si discute.']
    """
    start = 0
    for found in _BREAK.finditer(text):
        before = text[max(found.start() - _LONGEST_ABBREVIATION, 0) : found.start()]
        if "\n" in found.group() or not _ABBREVIATION.search(before):
            yield start, found.start() + len(found.group().rstrip())
            start = found.end()
    yield start, len(text)


def year_in(text: str) -> str | None:
    """The first year that a text names.

    >>> year_in("Pisa, 3-5 maggio 2019"), year_in("Sala 20191")
    ('2019', None)
    """
    found = _YEAR.search(text)
    return found[0] if found else None


def as_words(*forms: str) -> re.Pattern[str]:
    """Finds some forms where they stand as whole words, in any case; of several at one place the first.

    >>> as_words("rete", "reti").findall("Reti sociali, retini e la rete")
    ['Reti', 'rete']
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)


def whole(text: str) -> str:
    r"""Half characters, as a text cut inside an emoji holds, become �: nothing can encode them; places stay.

    >>> whole("Reti \ud83d"), whole("Reti 🌱")
    ('Reti �', 'Reti 🌱')
    """
    return _HALF.sub("\ufffd", text)


def elisions(text: str) -> str:
    r"""Apostrophes typed as accents, inside a word, become apostrophes.

    >>> elisions("nell`Unione l´altra `ls`")
    "nell'Unione l'altra `ls`"
    """
    return _ELISION_SIGN.sub("'", text)


def accents(text: str) -> str:
    r"""Accents typed as apostrophes become accents; true apocopes («po'») and closing quotes stay.

    >>> accents("E' piu' facile perche' un po' di liberta' serve")
    "È più facile perché un po' di libertà serve"
    >>> accents("la 'comunita' di pratica")
    "la 'comunita' di pratica"
    """
    if not _VOWEL_AND_SIGN.search(text):
        return text
    return _STRIPPED_ACCENT.sub(lambda found: _accented(found, text), text)


def _accented(found: re.Match[str], text: str) -> str:
    word, sign = found[0][:-1], found[0][-1]
    if _closes_quote(text, found.start(), found.end(), sign):
        return found[0]
    accent = _COMBINING["acute" if found["acute"] else "grave"]
    return unicodedata.normalize("NFC", word + accent)


def _closes_quote(text: str, start: int, end: int, sign: str) -> bool:
    """Whether the sign that ends at `end` closes a quotation opened shortly before, on the same line."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - _LONGEST_QUOTATION) : end - 1]
    opening = {"’": "‘", "'": "'"}.get(sign)
    return opening is not None and bool(re.search(rf"(?:^|[\s(«“\"]){opening}(?=\w)[^{opening}{sign}]*$", line))


def spaces(text: str) -> str:
    r"""One space between words, no space at line ends, at most one empty line; non-breaking spaces become spaces.

    >>> spaces("  uno\u00a0 due \n\n\n\n tre ")
    'uno due\n\ntre'
    """
    lines = _WRAP.sub("\n", _SPACES.sub(" ", text))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def without_tags(text: str) -> str:
    r"""Text of a fragment of HTML: paragraphs become paragraphs, other tags go; «a < b» stays.

    >>> without_tags("<p>Reti <b>locali</b></p><p>Distretti</p>")
    'Reti locali\n\nDistretti\n\n'
    """
    if "<" not in text:
        return text
    text = _LINE_TAG.sub("\n", _BREAKING_TAG.sub("\n\n", _without_hidden(text)))
    return _TAG.sub("", text)


def _without_hidden(text: str) -> str:
    """The text without scripts and styles; one that is never closed stays, so that each is sought once."""
    kept, at = [], 0
    while found := _HIDDEN.search(text, at):
        end = re.compile(rf"</{found[1]}\s*>", re.IGNORECASE).search(text, found.end())
        if end is None:
            break
        kept.append(text[at : found.start()])
        at = end.end()
    return "".join([*kept, text[at:]])


def without_contacts(text: str) -> str:
    """E-mail addresses and telephone numbers go.

    >>> without_contacts("Scrivere a info@esempio.it, tel. 045 123 4567.")
    'Scrivere a,.'
    """
    if not _AT.search(text) and not _DIGITS.search(text):
        return text
    return _GAP.sub("", _PHONE.sub("", _EMAIL.sub("", text)))


def one_line(text: str) -> str:
    r"""All white space becomes single spaces.

    >>> one_line(" Il budget\n di salute ")
    'Il budget di salute'
    """
    return " ".join(text.split())


def first_words(text: str, width: int) -> str:
    """The first whole words that fit; where no white space is, as many signs.

    >>> first_words("il budget di salute", 10), first_words("innovazione", 6)
    ('il budget', 'innova')
    """
    if len(text) <= width:
        return text
    found = _TO_LAST_SPACE.match(text[: width + 1])
    return found[1].rstrip() if found else text[:width]


def last_words(text: str, width: int) -> str:
    """The last whole words that fit; where no white space is, as many signs.

    >>> last_words("il budget di salute", 10), last_words("innovazione", 6)
    ('di salute', 'azione')
    """
    if len(text) <= width:
        return text
    end = text[len(text) - width - 1 :]
    found = _FROM_FIRST_SPACE.search(end)
    return found[1] if found else end[1:]


def unwrapped(text: str) -> str:
    r"""Lines of a paragraph are joined, and words broken at a line end are whole again; paragraphs stay apart.

    >>> unwrapped("l'innova-\nzione nei\ndistretti\n\nLe reti")
    "l'innovazione nei distretti\n\nLe reti"
    """
    paragraphs = re.split(r"\n\s*\n", _BROKEN_COMPOUND.sub(r"\1", _BROKEN_WORD.sub("", text)))
    return "\n\n".join(filter(None, map(one_line, paragraphs)))


def unstressed(text: str) -> str:
    """Without the asterisks of Markdown around what is to be stressed; an asterisk that ends a word stays.

    >>> unstressed("**Quando**: *open data*, cioè i dati"), unstressed("student* e docent*, 2*3*4, (*) nota (*)")
    ('Quando: open data, cioè i dati', 'student* e docent*, 2*3*4, (*) nota (*)')
    """
    found, changed = text, "*" in text
    while changed:
        text, found = found, _STRESSED.sub(r"\2", found)
        changed = found != text
    return found


_STEPS: tuple[Callable[[str], str], ...] = (
    excel_escapes,
    without_tags,
    entities,
    mojibake,
    ligatures,
    visible,
    nfc,
    elisions,
    accents,
    unstressed,
    spaces,
)


def clean(text: str) -> str:
    r"""Running text from any source, ready to be read: see the steps above; the shape of quotes is kept.

    >>> clean("E&#39; la <i>rete</i>  dei\u00a0distretti")
    'È la rete dei distretti'
    """
    return reduce(lambda value, step: step(value), _STEPS, text)


def clean_line(text: str) -> str:
    """A title, a name, a room: `clean`, on one line."""
    return one_line(clean(text))


def without_accents(text: str) -> str:
    """Letters without accents and the like, for comparing and for alphabetical order.

    >>> without_accents("perché è così")
    'perche e cosi'
    """
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def straight_apostrophes(text: str) -> str:
    """Curly apostrophes as straight ones, for comparing.

    >>> straight_apostrophes("l’innovazione")
    "l'innovazione"
    """
    return text.replace("’", "'").replace("‘", "'").replace("ʼ", "'")
