"""Whether the bundled fonts load here and have the letters of all six languages."""

import os

from PySide6.QtGui import QGuiApplication

from console.desk import fonts
from protocol.errors import LocalViolation
from protocol.vocabulary import LANGUAGES

# One text a language, of the letters that a broken font setup loses first.
SAMPLES = {
    "en": "Notification of a planned launch ABCXYZ 0123456789 °′″",
    "zh": "计划发射通报，落区坐标，复诵一致，直海角",
    "ru": "Уведомление о планируемом пуске, район падения, ёъыэюя",
    "fr": "Notification d'un tir prévu, zone d'impact, çàéèêëîïôùûœ «»",
    "ja": "発射予定の通報、落下区域、復唱、直海角、ゑヰ",
    "ko": "발사 예정 통보, 낙하 구역, 복창, 뷁뙇힣",
}


def check_fonts() -> tuple[str, ...]:
    """Load the fonts and look every sample letter up; return the families.

    Raises:
        LocalViolation: ``glyphs-missing``, with the language and the letters.
    """
    if QGuiApplication.instance() is None:
        # A self-test runs on machines without a screen, too.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application = QGuiApplication(["readback"])
        application.setApplicationName("readback")
    families = fonts.load_fonts()
    for language in LANGUAGES:
        missing = [letter for letter in SAMPLES[language] if not fonts.has_glyph(ord(letter))]
        if missing:
            raise LocalViolation("glyphs-missing", language=language, letters="".join(missing))
    return families
