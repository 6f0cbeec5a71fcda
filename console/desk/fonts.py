"""The bundled fonts: which family for which language, and which code points have a glyph at all.

Only bundled fonts count. A character that merely some other machine's font can show would be read
by one officer and not by another, so it is shown as its code point everywhere.
"""

from enum import Enum
from functools import lru_cache
from importlib import resources

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from protocol.errors import LocalViolation

FAMILIES: dict[str, tuple[str, ...]] = {
    # Han characters have different right forms in Chinese and Japanese, so that the family that
    # leads is the one of the field's language.
    "en": ("Readback Sans", "Readback SC", "Readback JP", "Readback KR"),
    "fr": ("Readback Sans", "Readback SC", "Readback JP", "Readback KR"),
    "ru": ("Readback Sans", "Readback SC", "Readback JP", "Readback KR"),
    "zh": ("Readback SC", "Readback Sans", "Readback JP", "Readback KR"),
    "ja": ("Readback JP", "Readback Sans", "Readback SC", "Readback KR"),
    "ko": ("Readback KR", "Readback Sans", "Readback JP", "Readback SC"),
}
"""Families by BCP 47 language, in order of choice."""

MONO = "Readback Mono"


class TextRole(Enum):
    """The type scale, in device-independent pixels at size 100 %: (size, bold, fixed pitch)."""

    CAPTION = (12, False, False)
    CAPTION_STRONG = (12, True, False)
    BODY = (14, False, False)
    STRONG = (14, True, False)
    READING = (15, False, False)
    SECTION = (16, True, False)
    TITLE = (20, True, False)
    ALARM = (24, True, False)
    CODE = (13, False, True)
    CLOCK = (18, True, True)


@lru_cache(maxsize=1)
def load_fonts() -> tuple[str, ...]:
    """Register every bundled font with Qt, once; return the family names. Needs a QGuiApplication.

    Raises:
        LocalViolation: ``font-unreadable`` if a file of the package does not load.
    """
    families: set[str] = set()
    for entry in sorted(
        resources.files("resources").joinpath("fonts").iterdir(), key=lambda item: item.name
    ):
        if not entry.name.endswith((".ttf", ".otf")):
            continue
        number = QFontDatabase.addApplicationFontFromData(entry.read_bytes())
        if number < 0:
            raise LocalViolation("font-unreadable", file=entry.name)
        families.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(families))


def font(role: TextRole, language: str, scale: float = 1.0) -> QFont:
    """Return the font of a role for text in `language` (BCP 47, one of the six)."""
    size, bold, fixed = role.value
    chosen = QFont()
    chosen.setFamilies([MONO, *FAMILIES[language]] if fixed else list(FAMILIES[language]))
    chosen.setPixelSize(round(size * scale))
    chosen.setBold(bold)
    if fixed:
        chosen.setStyleHint(QFont.StyleHint.Monospace)
    return chosen


@lru_cache(maxsize=1)
def _raw_fonts() -> tuple[QRawFont, ...]:
    load_fonts()
    names = (*FAMILIES["en"], MONO)
    raw = []
    for name in names:
        wanted = QFont(name)
        wanted.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        raw.append(QRawFont.fromFont(wanted))
    return tuple(raw)


@lru_cache(maxsize=65536)
def has_glyph(code_point: int) -> bool:
    """Whether some bundled font draws this code point. Needs a QGuiApplication."""
    return any(raw.supportsCharacter(code_point) for raw in _raw_fonts())
