"""The small signs of the screen, drawn, so that no font and no colour has to carry them.

Precedence: a shape each. The four receipts: a shape each, hollow while not known, filled once it
is; never one tick for all.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from protocol.vocabulary import Fact, Mode, Precedence

RECEIPTS = (Fact.STORED, Fact.READ, Fact.UNDERSTOOD, Fact.PASSED_ON)
"""The peer's statements, in the only order in which they can become known."""


def draw_precedence(
    painter: QPainter, area: QRectF, precedence: Precedence, ink: QColor, *, filled: bool
) -> None:
    """Draw the shape of a precedence into a square area.

    FLASH a diamond, IMMEDIATE a triangle, PRIORITY a square, ROUTINE a circle.
    """
    path = QPainterPath()
    inner = area.adjusted(1.5, 1.5, -1.5, -1.5)
    if precedence == Precedence.FLASH:
        centre = area.center()
        path.addPolygon(
            QPolygonF(
                [
                    QPointF(centre.x(), area.top()),
                    QPointF(area.right(), centre.y()),
                    QPointF(centre.x(), area.bottom()),
                    QPointF(area.left(), centre.y()),
                ]
            )
        )
        path.closeSubpath()
    elif precedence == Precedence.IMMEDIATE:
        path.addPolygon(
            QPolygonF(
                [
                    QPointF(area.center().x(), inner.top()),
                    QPointF(inner.right(), inner.bottom()),
                    QPointF(inner.left(), inner.bottom()),
                ]
            )
        )
        path.closeSubpath()
    elif precedence == Precedence.PRIORITY:
        path.addRect(inner)
    else:
        path.addEllipse(inner)
    _draw(painter, path, ink, filled)


def draw_receipt(painter: QPainter, area: QRectF, fact: Fact, ink: QColor, *, known: bool) -> None:
    """Draw the sign of a receipt into a square area; hollow unless known."""
    _RECEIPT_SHAPES[fact](painter, area.adjusted(1.5, 1.5, -1.5, -1.5), ink, known)


def _draw(painter: QPainter, path: QPainterPath, ink: QColor, filled: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(QBrush(ink) if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


def _stored(painter: QPainter, area: QRectF, ink: QColor, known: bool) -> None:
    """A tray: the message lies there."""
    path = QPainterPath(area.topLeft() + QPointF(0, area.height() * 0.35))
    path.lineTo(area.bottomLeft())
    path.lineTo(area.bottomRight())
    path.lineTo(area.topRight() + QPointF(0, area.height() * 0.35))
    if known:
        path.closeSubpath()
    _draw(painter, path, ink, known)
    if known:
        lid = QRectF(area.left() + area.width() * 0.2, area.top(), area.width() * 0.6, 1.5)
        painter.fillRect(lid, ink)


def _read(painter: QPainter, area: QRectF, ink: QColor, known: bool) -> None:
    """An eye: a person has read it."""
    centre = area.center()
    eye = QPainterPath(QPointF(area.left(), centre.y()))
    eye.quadTo(QPointF(centre.x(), area.top() - 1), QPointF(area.right(), centre.y()))
    eye.quadTo(QPointF(centre.x(), area.bottom() + 1), QPointF(area.left(), centre.y()))
    _draw(painter, eye, ink, False)
    if known:
        pupil = QPainterPath()
        pupil.addEllipse(centre, area.height() * 0.22, area.height() * 0.22)
        _draw(painter, pupil, ink, True)


def _understood(painter: QPainter, area: QRectF, ink: QColor, known: bool) -> None:
    """Two bars of equal length: the readback compared equal."""
    height = area.height() * 0.26
    for top in (area.top() + area.height() * 0.14, area.bottom() - area.height() * 0.14 - height):
        bar = QPainterPath()
        bar.addRect(QRectF(area.left(), top, area.width(), height))
        _draw(painter, bar, ink, known)


def _passed_on(painter: QPainter, area: QRectF, ink: QColor, known: bool) -> None:
    """An arrow that leaves: handed to the authority."""
    middle, half = area.center().y(), area.height() / 2
    notch = area.left() + area.width() * 0.5
    path = QPainterPath(QPointF(area.left(), middle - half * 0.4))
    path.lineTo(notch, middle - half * 0.4)
    path.lineTo(notch, middle - half)
    path.lineTo(area.right(), middle)
    path.lineTo(notch, middle + half)
    path.lineTo(notch, middle + half * 0.4)
    path.lineTo(area.left(), middle + half * 0.4)
    path.closeSubpath()
    _draw(painter, path, ink, known)


_RECEIPT_SHAPES: dict[Fact, Callable[[QPainter, QRectF, QColor, bool], None]] = {
    Fact.STORED: _stored,
    Fact.READ: _read,
    Fact.UNDERSTOOD: _understood,
    Fact.PASSED_ON: _passed_on,
}

_PATTERNS = {
    Mode.ACTUAL: None,
    Mode.EXERCISE: Qt.BrushStyle.BDiagPattern,
    Mode.TEST: Qt.BrushStyle.Dense6Pattern,
}


def fill_mode(painter: QPainter, area: QRectF, mode: Mode, fill: QColor) -> None:
    """Fill an area in the colour and the pattern of a mode: plain, hatched or dotted."""
    painter.fillRect(area, fill)
    pattern = _PATTERNS[mode]
    if pattern is not None:
        shade = fill.darker(125) if fill.lightness() < 160 else fill.darker(118)
        painter.fillRect(area, QBrush(shade, pattern))


def draw_lamp(painter: QPainter, area: QRectF, ink: QColor, *, lit: bool) -> None:
    """Draw the sign of a circuit's fact: a filled disc if so, a crossed ring if not."""
    path = QPainterPath()
    path.addEllipse(area.adjusted(1.5, 1.5, -1.5, -1.5))
    _draw(painter, path, ink, lit)
    if not lit:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1.5))
        painter.drawLine(area.topLeft() + QPointF(3, 3), area.bottomRight() - QPointF(3, 3))
        painter.restore()
