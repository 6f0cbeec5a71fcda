"""From words back to values that hold values of other fields: changes, rows, extracts.

The counterpart of the nested blocks of `writing`. Everything inside is read by the same rules as a
field of its own; `wording_reader` reads what holds no other value.
"""

from collections.abc import Sequence

from protocol.notices import figures
from protocol.notices.pack import FieldSpec, FieldType, Kind, Pack
from protocol.notices.values import Change, Changes, Extract, Rows, Value
from protocol.notices.wording_reader import (
    FREE,
    WordingReader,
    WordsUnreadable,
    numbered_items,
    without_code,
)
from protocol.notices.writing import INDENT, TEXT_MARK, Block

_COUNTED = {"kind": FREE, "count": figures.COUNT_PATTERN}
_VALUE = {"value": FREE}


class ValueReader:
    """Reads any value in one language of one pack."""

    def __init__(self, pack: Pack, language: str) -> None:
        self.words = WordingReader(pack, language)

    def value(self, spec: FieldSpec, block: Block) -> Value:
        """Return the value of a field from its text.

        Raises:
            WordsUnreadable, figures.FigureUnreadable: not what this pack prints for this field.
        """
        first, rest = block[0], block[1:]
        if spec.type is FieldType.CHANGES:
            return self._changes(first, rest)
        if spec.type is FieldType.ROWS:
            return self._rows(spec, first, rest)
        if spec.type is FieldType.EXTRACT:
            return self._extract(first, rest)
        return self.words.value(spec, block)

    def _kind(self, key: str, first: str) -> Kind:
        found = self.words.read_phrase(key, first, _COUNTED)
        return self.words.pack.kinds[self.words.kind(found["kind"])]

    def _field(self, kind: Kind, head: str) -> FieldSpec:
        label, language = without_code(head), self.words.language
        spec = next((each for each in kind.fields if each.label[language] == label), None)
        if spec is None:
            raise WordsUnreadable(head)
        return spec

    def _changes(self, first: str, rest: Sequence[str]) -> Changes:
        kind = self._kind("changes", first)
        items = (self._change(kind, head, under) for head, under in numbered_items(rest))
        return Changes(kind.code, tuple(items))

    def _change(self, kind: Kind, head: str, under: Sequence[str]) -> Change:
        spec = self._field(kind, head)
        mark = self.words.phrase("change_new").lead
        under = [line.removeprefix(INDENT) for line in under]
        starts = [at for at, line in enumerate(under) if line.startswith(mark)]
        if not starts:
            raise WordsUnreadable(head)
        old = self._side(spec, "change_old", under[: starts[0]])
        new = self._side(spec, "change_new", under[starts[0] :])
        return Change(spec.name, old, new)

    def _side(self, spec: FieldSpec, key: str, lines: Sequence[str]) -> Value | None:
        if not lines:
            raise WordsUnreadable(key)
        first = self.words.read_phrase(key, lines[0], _VALUE)["value"]
        block = (first, *lines[1:])
        return None if self.words.not_stated(block) else self.value(spec, block)

    def _extract(self, first: str, rest: Sequence[str]) -> Extract:
        kind = self._kind("extract", first)
        items: list[tuple[str, Value | None]] = []
        for head, under in numbered_items(rest):
            spec = self._field(kind, head)
            lines = [line.removeprefix(INDENT) for line in under]
            if lines == [self.words.phrase("withheld").lead]:
                items.append((spec.name, None))
            else:
                items.append((spec.name, self._side(spec, "disclosed", lines)))
        return Extract(kind.code, tuple(items))

    def _rows(self, spec: FieldSpec, first: str, rest: Sequence[str]) -> Rows:
        self.words.read_phrase("row_count", first, _COUNTED)
        return Rows(tuple(self._row(spec, head, under) for head, under in numbered_items(rest)))

    def _row(
        self, spec: FieldSpec, head: str, under: Sequence[str]
    ) -> tuple[tuple[str, Value], ...]:
        cells = [[head]]
        for line in under:
            text = line.removeprefix(INDENT)
            if text.startswith((INDENT, TEXT_MARK)):
                cells[-1].append(text)
            else:
                cells.append([text])
        return tuple(self._cell(spec, tuple(cell)) for cell in cells)

    def _cell(self, spec: FieldSpec, block: Block) -> tuple[str, Value]:
        language = self.words.language
        between = self.words.phrase("line_block").literals[1]
        for column in spec.columns:
            lead = column.label[language] + between
            if block[0].startswith(lead):
                cell = (block[0].removeprefix(lead), *block[1:])
                return column.name, self.value(column, cell)
        raise WordsUnreadable(block[0])
