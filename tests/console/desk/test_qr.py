"""QR codes go out as PNG and come back from pictures, also turned, grey and noisy ones."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from console.desk.qr import qr_png, qr_text, read_qr, write_qr
from protocol.errors import LocalViolation

pytestmark = pytest.mark.usefixtures("qapp")  # for painting the test pictures only

SHEET = "RB1:" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ" * 4 + "0123456789ABCDEFGHJKM"


def image_of(text: str) -> QImage:
    """Return the QR code as an image."""
    image = QImage()
    assert image.loadFromData(qr_png(text))
    return image


def test_a_sheet_written_to_a_file_is_read_again(tmp_path: Path) -> None:
    write_qr(SHEET, tmp_path / "sheet.png")
    assert read_qr(tmp_path / "sheet.png") == SHEET


def test_a_photograph_of_the_screen_is_read(tmp_path: Path) -> None:
    """Turned by 7 degrees, grey, dim, on a cluttered ground, as a JPEG of poor quality."""
    code = image_of(SHEET).transformed(
        QTransform().rotate(7), Qt.TransformationMode.SmoothTransformation
    )
    photo = QImage(1200, 900, QImage.Format.Format_RGB32)
    photo.fill(QColor("#5b6068"))
    painter = QPainter(photo)
    for stripe in range(0, 1200, 40):
        painter.fillRect(stripe, 0, 9, 900, QColor("#70757d"))
    painter.setOpacity(0.85)
    painter.drawImage(300, 100, code)
    painter.end()
    path = tmp_path / "photo.png"
    assert photo.save(str(path))
    assert read_qr(path) == SHEET


def test_what_is_no_picture_or_has_no_code_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_bytes(b"not a picture")
    blank = QImage(200, 200, QImage.Format.Format_RGB32)
    blank.fill(QColor("white"))
    blank.save(str(tmp_path / "blank.png"))
    for name, code in (
        ("text.png", "qr-unreadable"),
        ("blank.png", "qr-unreadable"),
        ("absent.png", "file-unreadable"),
    ):
        with pytest.raises(LocalViolation) as refusal:
            read_qr(tmp_path / name)
        assert refusal.value.code == code


def test_a_picture_with_two_codes_names_none_of_them() -> None:
    first, second = image_of(SHEET), image_of("OTHER")
    both = QImage(first.width() + second.width(), first.height(), QImage.Format.Format_RGB32)
    both.fill(QColor("white"))
    painter = QPainter(both)
    painter.drawImage(0, 0, first)
    painter.drawImage(first.width(), 0, second)
    painter.end()
    with pytest.raises(LocalViolation) as refusal:
        qr_text(both)
    assert refusal.value.code == "qr-several"


def test_a_text_beyond_the_largest_code_is_refused() -> None:
    with pytest.raises(LocalViolation) as refusal:
        qr_png("A" * 5000)
    assert refusal.value.code == "qr-too-long"
