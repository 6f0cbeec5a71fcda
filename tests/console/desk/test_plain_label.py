"""Foreign text shows as exactly itself, or as its code points; it never becomes rich text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.desk.fonts import has_glyph
from console.desk.plain_label import PlainBox, PlainLabel, escaped, set_plain_tool_tip, visible
from console.desk.theme import Theme

HOSTILE = (
    "<font color=red>CONFIRMED</font>",
    "<img src=/etc/hostname>",
    '<a href="file:///etc/passwd">here</a>',
    "&lt;b&gt; &amp; <!-- -->",
    "<qt>hidden</qt>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_label_shows_markup_as_typed(qtbot: QtBot, theme: Theme, text: str) -> None:
    label = PlainLabel(theme, text)
    qtbot.addWidget(label)
    assert label.text() == text
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_label_refuses_rich_text(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel(theme, "plain")
    qtbot.addWidget(label)
    with pytest.raises(ValueError, match="plain text only"):
        label.setTextFormat(Qt.TextFormat.RichText)
    assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("text", HOSTILE)
def test_tool_tip_shows_markup_as_typed(qtbot: QtBot, theme: Theme, text: str) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_plain_tool_tip(widget, text)
    shown = PlainBox(theme)
    qtbot.addWidget(shown)
    document = shown.document()
    document.setHtml(widget.toolTip())  # what Qt's tool tip window does with it
    assert document.toPlainText() == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a⟦U+202E⟧b"),
        ("a\u2066b\u2069", "a⟦U+2066⟧b⟦U+2069⟧"),
        ("zero\u200bwidth", "zero⟦U+200B⟧width"),
        ("tag\U000e0041", "tag⟦U+E0041⟧"),
        ("bell\x07", "bell⟦U+0007⟧"),
        ("lone\ud800", "lone⟦U+D800⟧"),
        ("two\nlines", "two\nlines"),
        ("Tamil \u0b95", "Tamil ⟦U+0B95⟧"),
        ("发射 発射 발사 пуск tiré", "发射 発射 발사 пуск tiré"),
        ("1\u202f500\u00a0km", "1\u202f500\u00a0km"),
    ],
)
def test_what_cannot_be_seen_is_written_out(theme: Theme, text: str, shown: str) -> None:
    assert visible(text) == shown


def test_every_standard_character_of_the_six_languages_has_a_glyph(theme: Theme) -> None:
    hangul = range(0xAC00, 0xD7A4)
    gb2312 = {
        ord(bytes((lead, trail)).decode("gb2312"))
        for lead in range(0xB0, 0xF7)
        for trail in range(0xA1, 0xFA)
    }
    jis = {
        ord(text)
        for lead in range(0xB0, 0xF5)
        for trail in range(0xA1, 0xFF)
        if len(text := bytes((lead, trail)).decode("euc_jp", errors="ignore")) == 1
    }
    cyrillic = range(0x400, 0x500)
    missing = [
        f"U+{code:04X}" for code in (*hangul, *gb2312, *jis, *cyrillic) if not has_glyph(code)
    ]
    assert missing == []


def test_box_gives_back_the_exact_text(qtbot: QtBot, theme: Theme) -> None:
    box = PlainBox(theme, "fr")
    qtbot.addWidget(box)
    text = "Fenêtre\u00a0: 1\u202f500\u00a0km\n  <b>non</b>\n\nfin"
    box.show_text(text, "fr")
    assert box.shown_text() == text


def test_ampersand_is_no_shortcut(theme: Theme) -> None:
    assert escaped("R&D") == "R&&D"
