"""From words back to values: the counterpart of `writing`, one language of one pack.

It reads the words, not the codes beside them, which may be missing: whoever calls it writes the
value again and compares, so that a text whose words and codes differ is found. Nothing here looks
at message bytes. Values that hold values of other fields are read by `nested_reader`.
"""

import re
from collections.abc import Callable, Sequence

from protocol.notices import figures
from protocol.notices.pack import FieldSpec, FieldType, Pack
from protocol.notices.template import Template
from protocol.notices.values import (
    Address,
    Area,
    Circle,
    Corridor,
    FreeText,
    OceanQuadrant,
    Point,
    Polygon,
    Quantity,
    Ref,
    Sector,
    Site,
    Value,
    WaterBody,
    Window,
)
from protocol.notices.writing import INDENT, TEXT_MARK, Block

TERM = r"[^\[\]“”;]{1,400}(?: \[[A-Za-z0-9-]{1,40}\])?"
PARTY = rf"\[[A-Z]{{3}}\]|{TERM}"
QUOTED = r"“[^“”]{1,80}”"
QUANTITY = rf"{figures.NUMBER_PATTERN} {TERM}"
NUMBERED = re.compile(r"(\d{1,2})\) (.*)", re.ASCII)
FREE = r".*"


class WordsUnreadable(ValueError):
    """Words that this pack did not print. The argument is the text that could not be read."""


class WordingReader:
    """Reads values in one language of one pack."""

    def __init__(self, pack: Pack, language: str) -> None:
        self.pack = pack
        self.language = language

    def phrase(self, key: str) -> Template:
        """Return a wording of the pack."""
        return self.pack.phrases[key][self.language]

    def inline_pattern(self, spec: FieldSpec) -> str:
        """Return a pattern of the field's text within its line, an unset field included."""
        not_stated = re.escape(self.phrase("not_stated").lead)
        return f"{self._pattern(spec.type)}|{not_stated}"

    def _pattern(self, kind: FieldType) -> str:
        if kind in _PATTERNS:
            return _PATTERNS[kind]
        if kind is FieldType.COUNT:
            return f"{self.phrase('last_day').pattern(_LAST_DAY)}|{figures.COUNT_PATTERN}"
        if kind is FieldType.WINDOW:
            return self.phrase("window").pattern(_WINDOW)
        if kind is FieldType.REF:
            numbered = self.phrase("ref").pattern(_REF)
            return f"{numbered}|{self.phrase('ref_unnumbered').pattern(_REF)}"
        return FREE

    def read_phrase(self, key: str, text: str, patterns: dict[str, str]) -> dict[str, str]:
        """Return the texts in the places of a phrase."""
        found = self.phrase(key).read(text, patterns)
        if found is None:
            raise WordsUnreadable(text)
        return found

    def term(self, vocabulary: str, text: str) -> str:
        """Return the code whose wording this is; the code in brackets is not looked at."""
        wording = without_code(text)
        listed = self.pack.vocabularies.get(vocabulary)
        code = listed.codes[self.language].get(wording) if listed else None
        if code is None:
            raise WordsUnreadable(text)
        return code

    def terms(self, vocabulary: str, text: str) -> tuple[str, ...]:
        """Return the codes of a list of wordings."""
        return tuple(self.term(vocabulary, part) for part in split_list(text))

    def party(self, text: str) -> str:
        """Return a party; one that the pack has no words for is its code alone."""
        return text[1:-1] if text.startswith("[") else self.term("party", text)

    def kind(self, text: str) -> str:
        """Return the kind whose title this is."""
        title = without_code(text)
        for kind in self.pack.kinds.values():
            if kind.title[self.language] == title:
                return kind.code
        raise WordsUnreadable(text)

    def quantity(self, text: str) -> Quantity:
        """Return a number with its unit."""
        number, _, unit = text.partition(" ")
        if not re.fullmatch(figures.NUMBER_PATTERN, number, re.ASCII):
            raise WordsUnreadable(text)
        return figures.read_number(number, self.term("unit", unit))

    def ref(self, text: str) -> Ref:
        """Return a reference."""
        found = self.phrase("ref").read(text, _REF)
        if found is None:
            found = self.read_phrase("ref_unnumbered", text, _REF)
        numbers = (int(found.get("epoch", "0")), int(found.get("serial", "0")))
        return Ref(bytes.fromhex(found["id"]), *numbers)

    def address(self, text: str) -> Address:
        """Return a party with its station."""
        found = self.read_phrase("address", text, _ADDRESS)
        return Address(self.party(found["party"]), found["station"][1:-1])

    def not_stated(self, block: Block) -> bool:
        """Return whether this says that the field is unset."""
        return block == (self.phrase("not_stated").lead,)

    def value(self, spec: FieldSpec, block: Block) -> Value:
        """Return the value of a field from its text.

        Raises:
            WordsUnreadable, figures.FigureUnreadable: not what this pack prints for this field.
        """
        first, rest = block[0], block[1:]
        if spec.type is FieldType.AREA:
            return self._area(first, rest)
        if spec.type is FieldType.AREAS:
            return self._areas(first, rest)
        if spec.type is FieldType.FREE_TEXT:
            return self._free_text(spec, first, rest)
        if rest or not re.fullmatch(self._pattern(spec.type), first, re.ASCII):
            raise WordsUnreadable(first)
        return self._inline(spec, first)

    def _inline(self, spec: FieldSpec, text: str) -> Value:
        readers: dict[FieldType, Callable[[str], Value]] = {
            FieldType.ENUM: lambda part: self.term(spec.vocabulary, part),
            FieldType.ENUMS: lambda part: self.terms(spec.vocabulary, part),
            FieldType.BOOLEAN: lambda part: self.term(spec.vocabulary, part) == "TRUE",
            FieldType.PARTY: self.party,
            FieldType.COUNT: lambda part: self._count(spec, part),
            FieldType.QUANTITY: self.quantity,
            FieldType.INSTANT: figures.read_instant,
            FieldType.DATE: figures.read_date,
            FieldType.WINDOW: self._window,
            FieldType.AZIMUTH: figures.read_azimuth,
            FieldType.REF: self.ref,
            FieldType.TEXT: lambda part: part[1:-1],
            FieldType.FIELD_PATH: lambda part: part[1:-1],
            FieldType.DIGEST: bytes.fromhex,
            FieldType.TEXTS: lambda part: tuple(item[1:-1] for item in split_list(part)),
        }
        return readers[spec.type](text)

    def _count(self, spec: FieldSpec, text: str) -> Quantity:
        found = self.phrase("last_day").read(text, _LAST_DAY)
        return Quantity(int(found["count"] if found else text), 0, spec.units[0])

    def _window(self, text: str) -> Window:
        found = self.read_phrase("window", text, _WINDOW)
        return Window(figures.read_instant(found["start"]), figures.read_instant(found["end"]))

    def _area(self, first: str, rest: Sequence[str]) -> Area:
        for key, read in self._shapes().items():
            found = self.phrase(key).read(first, _AREA)
            if found is not None:
                return read(found, rest)
        raise WordsUnreadable(first)

    def _shapes(self) -> dict[str, Callable[[dict[str, str], Sequence[str]], Area]]:
        return {
            "circle": lambda found, _: Circle(
                figures.read_point(found["centre"]), self.quantity(found["radius"])
            ),
            "sector": lambda found, _: Sector(
                figures.read_point(found["centre"]),
                self.quantity(found["radius"]),
                figures.read_azimuth(found["start"]),
                figures.read_azimuth(found["end"]),
            ),
            "polygon": lambda _, rest: Polygon(_points(rest)),
            "corridor": lambda found, rest: Corridor(_points(rest), self.quantity(found["width"])),
            "ocean_quadrant": lambda found, _: OceanQuadrant(
                self.term("ocean", found["ocean"]), self.term("quadrant", found["quadrant"])
            ),
            "water_body": lambda found, _: WaterBody(self.term("water_body", found["name"])),
            "site": lambda found, _: Site(self.term("site", found["name"])),
        }

    def _areas(self, first: str, rest: Sequence[str]) -> tuple[Area, ...]:
        self.read_phrase("area_count", first, _AREA)
        return tuple(self._area(head, under) for head, under in numbered_items(rest))

    def _free_text(self, spec: FieldSpec, first: str, rest: Sequence[str]) -> FreeText:
        found = self.read_phrase("free_text", first, {"language": TERM})
        if not rest or not all(line.startswith(TEXT_MARK) for line in rest):
            raise WordsUnreadable(first)
        lines = [line.removeprefix(TEXT_MARK) for line in rest]
        if spec.numbered:
            lines = [_paragraph(line, number) for number, line in enumerate(lines, 1)]
        return FreeText(self.term("language", found["language"]), "\n".join(lines))


def without_code(text: str) -> str:
    """Return the words before a code in brackets, or the whole where there is no code."""
    wording, bracket, _ = text.rpartition(" [")
    return wording if bracket else text


def _paragraph(line: str, number: int) -> str:
    mark = f"{number}. "
    if not line.startswith(mark):
        raise WordsUnreadable(line)
    return line.removeprefix(mark)


def split_list(text: str) -> list[str]:
    """Return the parts of a list on one line; a semicolon inside quotation marks parts nothing."""
    return [part.removeprefix(" ") for part in re.findall(r"(?:[^“”;]|“[^“”]*”)+", text)]


def numbered_items(lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Return the numbered items of a list: what stands on the number's line, and under it."""
    items: list[tuple[str, list[str]]] = []
    for line in lines:
        text = line.removeprefix(INDENT)
        match = NUMBERED.fullmatch(text)
        if match and text == line[len(INDENT) :] and text.startswith(f"{len(items) + 1}) "):
            items.append((match[2], []))
        elif items and line.startswith(INDENT):
            items[-1][1].append(text)
        else:
            raise WordsUnreadable(line)
    return items


def _points(lines: Sequence[str]) -> tuple[Point, ...]:
    points = []
    for number, line in enumerate(lines, 1):
        head = f"{INDENT}{number}: "
        if not line.startswith(head):
            raise WordsUnreadable(line)
        points.append(figures.read_point(line.removeprefix(head)))
    return tuple(points)


_PATTERNS = {
    FieldType.ENUM: TERM,
    FieldType.BOOLEAN: TERM,
    FieldType.PARTY: PARTY,
    FieldType.ENUMS: f"{TERM}(?:; {TERM})*",
    FieldType.QUANTITY: QUANTITY,
    FieldType.INSTANT: figures.INSTANT_PATTERN,
    FieldType.DATE: figures.DATE_PATTERN,
    FieldType.AZIMUTH: figures.AZIMUTH_PATTERN,
    FieldType.TEXT: QUOTED,
    FieldType.DIGEST: figures.DIGEST_PATTERN,
    FieldType.FIELD_PATH: QUOTED,
    FieldType.TEXTS: f"{QUOTED}(?:; {QUOTED})*",
}
_LAST_DAY = {"count": figures.COUNT_PATTERN, "day": figures.DATE_PATTERN}
_WINDOW = {"start": figures.INSTANT_PATTERN, "end": figures.INSTANT_PATTERN}
_REF = {"id": figures.HEX_PATTERN, "epoch": figures.COUNT_PATTERN, "serial": figures.COUNT_PATTERN}
_ADDRESS = {"party": f"(?:{PARTY})", "station": QUOTED}
_AREA = {
    "centre": figures.POINT_PATTERN,
    "radius": QUANTITY,
    "width": QUANTITY,
    "start": figures.AZIMUTH_PATTERN,
    "end": figures.AZIMUTH_PATTERN,
    "count": figures.COUNT_PATTERN,
    "ocean": TERM,
    "quadrant": TERM,
    "name": TERM,
}
