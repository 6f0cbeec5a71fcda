"""Whether the bundled fonts load and draw the six languages; part of the self-test."""

from PySide6.QtGui import QGuiApplication

from console.desk.fonts import FAMILIES, MONO, has_glyph, load_fonts
from protocol.errors import LocalViolation

SAMPLES = {
    "en": "launch of one missile",
    "fr": "lancement prévu, période œuvrée",
    "ru": "пуск одной ракеты объявлен",
    "zh": "计划发射弹道导弹的通报",
    "ja": "弾道ミサイル発射予定の通報",
    "ko": "탄도미사일 발사 계획의 통보",
}
"""A few words of each language, with letters that the others do not have."""


def check_fonts() -> tuple[str, ...]:
    """Load the fonts and return the names of their families.

    Raises:
        LocalViolation: ``font-missing`` (family), ``glyph-missing`` (language, character),
            ``font-unreadable``.
    """
    application = QGuiApplication.instance() or QGuiApplication(
        ["readback", "-platform", "offscreen"]
    )
    loaded = load_fonts()
    for family in {*FAMILIES["en"], MONO} - set(loaded):
        raise LocalViolation("font-missing", family=family)
    for language, sample in SAMPLES.items():
        for character in sample:
            if not has_glyph(ord(character)):
                raise LocalViolation(
                    "glyph-missing", language=language, character=f"U+{ord(character):04X}"
                )
    del application  # kept until here: fonts live as long as the application does
    return loaded
