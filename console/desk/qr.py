"""QR codes: made for the pairing sheet, read from a picture. Sole owner of segno and zxing-cpp.

A picture is untrusted input: it is decoded by Qt, never larger than `PIXELS_MAX`, and only what one
single QR code says is returned.
"""

import io
from pathlib import Path

import segno
import zxingcpp
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from protocol.errors import LocalViolation

MODULE_PIXELS = 8
QUIET_ZONE_MODULES = 4
FILE_BYTES_MAX = 20 * 1024 * 1024
PIXELS_MAX = 6_000
"""Longest side of a picture that is read; cameras make larger ones, which are scaled down."""


def qr_png(text: str) -> bytes:
    """Return a PNG of the QR code of a text, with its quiet zone, error correction level M.

    Raises:
        LocalViolation: ``qr-too-long`` if no QR code holds the text.
    """
    try:
        code = segno.make_qr(text, error="m")
    except segno.DataOverflowError:
        raise LocalViolation("qr-too-long", length=len(text)) from None
    out = io.BytesIO()
    code.save(out, kind="png", scale=MODULE_PIXELS, border=QUIET_ZONE_MODULES)
    return out.getvalue()


def write_qr(text: str, path: Path) -> None:
    """Write the PNG of a text.

    Raises:
        LocalViolation: ``qr-too-long``, or ``file-unwritable``.
    """
    picture = qr_png(text)
    try:
        path.write_bytes(picture)
    except OSError:
        raise LocalViolation("file-unwritable", file=path.name) from None


def read_qr(path: Path) -> str:
    """Return the text of the one QR code in a picture file.

    Raises:
        LocalViolation: ``file-unreadable`` if there is no such file or it is too large,
            ``qr-unreadable`` if it is no picture or has no QR code, ``qr-several`` if it has more.
    """
    try:
        if path.stat().st_size > FILE_BYTES_MAX:
            raise LocalViolation("file-unreadable", file=path.name)
        data = path.read_bytes()
    except OSError:
        raise LocalViolation("file-unreadable", file=path.name) from None
    return qr_text(_picture(data, path.name))


def qr_text(image: QImage) -> str:
    """Return the text of the one QR code in an image.

    Raises:
        LocalViolation: ``qr-unreadable`` or ``qr-several``.
    """
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    # The view does not keep the bytes alive; without this name it would read freed memory.
    pixels = bytes(grey.constBits())
    view = zxingcpp.ImageView(
        pixels, grey.width(), grey.height(), zxingcpp.ImageFormat.Lum, grey.bytesPerLine()
    )
    found = zxingcpp.read_barcodes(
        view, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    texts = {code.text for code in found}
    if not texts:
        raise LocalViolation("qr-unreadable")
    if len(texts) > 1:
        raise LocalViolation("qr-several", count=len(texts))
    return str(texts.pop())


def _picture(data: bytes, name: str) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > PIXELS_MAX:
        reader.setScaledSize(
            size.scaled(QSize(PIXELS_MAX, PIXELS_MAX), Qt.AspectRatioMode.KeepAspectRatio)
        )
    image = reader.read()
    if image.isNull():
        raise LocalViolation("qr-unreadable", file=name)
    return image
