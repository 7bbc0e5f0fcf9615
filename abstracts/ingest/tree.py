"""JSON, YAML and XML as trees whose objects know their line; hostile files are refused, nothing is fetched."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from json import scanner
from json.decoder import JSONObject  # type: ignore[attr-defined]  # the hook by which the library itself reads objects
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

import yaml

from abstracts import text as txt
from abstracts.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 100
_MOST_NODES = 2_000_000
"""What a file may grow to once its aliases are written out: more is a bomb."""
_C1 = re.compile(r"[\x80-\x84\x86-\x9f]")
_YAML_LONGEST = 8 * 2**20
"""PyYAML reads some hundred KB a second: larger programmes are no programmes."""


class Located(dict[str, Any]):
    """An object of a JSON or YAML file that knows the line where it begins."""

    line: int | None = None


def line_of(node: object) -> int | None:
    """The line where an object begins, where it is known."""
    return node.line if isinstance(node, Located) else None


def parse_json(text: str, path: str) -> object:
    """The JSON of a whole file, its objects located.

    Raises:
        InputError: it is not JSON; the message names the line.
    """
    try:
        return _decoder(text).decode(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg}", path=path, line=error.lineno) from error
    except RecursionError:
        raise InputError("JSON nested too deeply to be a programme", path=path) from None
    except ValueError as error:
        raise InputError(f"not JSON: {error}", path=path) from error


def _decoder(text: str) -> json.JSONDecoder:
    """A decoder that notes where each object begins."""
    ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
    decoder = json.JSONDecoder()

    def parse_object(*args: Any) -> tuple[Located, int]:  # noqa: ANN401  the signature is the library's
        (_, start), (pairs, end) = args[0], JSONObject(*args[:3], None, list, *args[5:])
        found = Located(pairs)
        found.line = bisect_right(ends, start - 1) + 1
        return found, end

    decoder.parse_object = parse_object  # type: ignore[attr-defined]
    decoder.scan_once = scanner.py_make_scanner(decoder)  # type: ignore[attr-defined]
    return decoder


class _Loader(yaml.SafeLoader):
    """Safe YAML whose mappings are located; dates and numbers with colons stay text, as people wrote them."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Iterator[Located]:
    found = Located()
    found.line = node.start_mark.line + 1
    yield found
    loader.flatten_mapping(node)
    pairs = ((loader.construct_object(k, deep=True), v) for k, v in node.value)
    found.update((str(key), loader.construct_object(value)) for key, value in pairs)


def _integer(loader: _Loader, node: yaml.ScalarNode) -> object:
    """YAML 1.1 reads 10:40 as 640 (base sixty): a time stays a text."""
    value = str(loader.construct_scalar(node))
    return value if ":" in value else loader.construct_yaml_int(node)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.add_constructor("tag:yaml.org,2002:int", _integer)


def parse_yaml(text: str, path: str) -> object:
    """The YAML of a whole file (its first document), its mappings located.

    Raises:
        InputError: it is not YAML, or built to explode; the message names the line.
    """
    if len(text) > _YAML_LONGEST:
        raise InputError(f"larger than {_YAML_LONGEST // 2**20} MB: turn it into JSON", path=path)
    if _C1.search(text):
        text = "\n".join(_C1.sub(_windows, txt.mojibake(line)) for line in text.split("\n"))
    try:
        found = next(iter(yaml.load_all(text, _Loader)), None)
        if _weight(found, {}) > _MOST_NODES:
            raise InputError("YAML whose aliases multiply beyond measure is refused", path=path)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise InputError(f"not YAML: {error.problem or error.context}", path=path, line=line) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = f"not YAML: a sign that no text has (U+{ord(text[error.position]):04X})"
        raise InputError(message, path=path, line=line) from error
    except (yaml.YAMLError, ValueError, TypeError, OverflowError, AttributeError) as error:
        raise InputError(f"not YAML: {error}", path=path) from error
    except RecursionError:
        raise InputError("YAML nested too deeply to be a programme", path=path) from None

    return found


def _windows(found: re.Match[str]) -> str:
    """The sign of Windows-1252 that was read as Latin-1; YAML takes no such sign, and it says nothing in a text."""
    return found[0].encode("latin-1").decode("cp1252", errors="ignore")


def _weight(node: object, known: dict[int, int]) -> int:
    """How many nodes a tree has when each alias counts as what it stands for."""
    if not isinstance(node, dict | list):
        return 1
    if id(node) not in known:
        known[id(node)] = _MOST_NODES  # an alias to what holds it never ends
        inner = node.values() if isinstance(node, dict) else node
        known[id(node)] = 1 + sum(_weight(item, known) for item in inner)
    return known[id(node)]


@dataclass(slots=True)
class Element:
    """An element of XML; `content` is its text and its children in their order."""

    name: str
    attributes: dict[str, str]
    line: int
    content: list[str | Element] = field(default_factory=list)

    @property
    def children(self) -> list[Element]:
        """Its elements."""
        return [part for part in self.content if isinstance(part, Element)]

    @property
    def text(self) -> str:
        """Its own text, without that of its children."""
        return "".join(part for part in self.content if isinstance(part, str))

    def child(self, name: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> list[Element]:
        """All descendants of that name, in order."""
        found = [self] if self.name == name else []
        return found + [inner for child in self.children for inner in child.all(name)]

    def whole(self) -> str:
        """The text of the element and of all in it."""
        return " ".join(filter(str.strip, [self.text, *(child.whole() for child in self.children)]))


def parse_xml(data: bytes, path: str) -> Element:
    """The root of an XML file; declarations of entities are refused, external ones are never read.

    Raises:
        InputError: it is not XML, or declares entities, or nests too deeply.
    """
    root = Element("", {}, 1)
    stack = [root]
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise InputError("XML that declares entities is refused", path=path, line=parser.CurrentLineNumber)

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(stack) > _DEEPEST:
            raise InputError("XML nested too deeply to be a programme", path=path, line=parser.CurrentLineNumber)
        element = Element(name.rpartition(":")[2], attributes, parser.CurrentLineNumber)
        stack[-1].content.append(element)
        stack.append(element)

    def text(data_: str) -> None:
        stack[-1].content.append(data_)

    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: stack.pop()
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)  # noqa: FBT003  the signature is the library's
    except expat.ExpatError as error:
        message = f"not XML: {expat.ErrorString(error.code)}"
        raise InputError(message, path=path, line=error.lineno) from error
    except (ValueError, LookupError) as error:
        raise InputError(f"not XML: {error}", path=path) from error
    return root.children[0]
