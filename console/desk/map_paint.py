"""How one shape of the map is painted: pattern and line by group, never by colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPainterPath, QPen

from console.desk.map_camera import Camera
from console.desk.map_shapes import LatLon, Shape, plane_ring
from console.desk.theme import Theme

_PATTERNS = (
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.Dense6Pattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.DiagCrossPattern,
)
_LINES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)
_SMALLEST = 9.0
"""Pixels. A smaller area gets a sign of this size at its place, or nobody would find it."""


@dataclass(frozen=True, slots=True)
class ScreenShape:
    """A shape where it stands in the window: surface, outline and the place of its mark."""

    shape: Shape
    surface: QPainterPath
    outline: QPainterPath
    anchor: QPointF

    @property
    def extent(self) -> QRectF:
        """The rectangle around it, at least a point."""
        return self.outline.boundingRect().united(QRectF(self.anchor, self.anchor))

    @property
    def tiny(self) -> bool:
        """Whether it is too small to be seen as an area."""
        extent = self.outline.boundingRect()
        return max(extent.width(), extent.height()) < _SMALLEST

    def touches(self, window: QRectF) -> bool:
        """Whether any of it may be seen in the window."""
        room = _SMALLEST
        return self.extent.adjusted(-room, -room, room, room).intersects(window)


def screen_shape(shape: Shape, camera: Camera, turn: int) -> ScreenShape:
    """Return the copy of a shape that belongs to the `turn`-th repetition of the map."""
    surface, outline = QPainterPath(), QPainterPath()
    # One line may cross itself, as round a corridor's bend; two bound what lies between them.
    one = len(shape.rings) == 1
    surface.setFillRule(Qt.FillRule.WindingFill if one else Qt.FillRule.OddEvenFill)
    for ring in shape.rings:
        plane = plane_ring(ring)
        surface.addPath(_path(plane.filled, camera, turn))
        surface.closeSubpath()
        outline.addPath(_path(plane.points, camera, turn))
    latitude, longitude = shape.anchor
    if shape.rings:
        # The mark follows the copy in which the ring was laid out, also past the dateline.
        first = plane_ring(shape.rings[0]).points
        middle = (min(p[1] for p in first) + max(p[1] for p in first)) / 2
        longitude += 360 * round((middle - longitude) / 360)
    return ScreenShape(
        shape, surface, outline, QPointF(*camera.to_screen(latitude, longitude + 360 * turn))
    )


def _path(points: Sequence[LatLon], camera: Camera, turn: int) -> QPainterPath:
    path = QPainterPath()
    for index, (latitude, longitude) in enumerate(points):
        x, y = camera.to_screen(latitude, longitude + 360 * turn)
        if index:
            path.lineTo(x, y)
        else:
            path.moveTo(x, y)
    return path


def draw_shape(painter: QPainter, drawn: ScreenShape, theme: Theme) -> None:
    """Paint the area, or a small sign of the group's form where the area would not be seen."""
    ink = theme.colour("text")
    group = drawn.shape.group % len(_PATTERNS)
    if drawn.tiny:
        painter.setPen(QPen(theme.colour("field"), 2))
        painter.setBrush(ink)
        painter.drawPath(_sign(group, drawn.anchor))
        return
    veil = theme.colour("field")
    veil.setAlpha(120)
    painter.fillPath(drawn.surface, veil)
    pattern = theme.colour("text")
    pattern.setAlpha(150)
    painter.fillPath(drawn.surface, QBrush(pattern, _PATTERNS[group]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 1.75, _LINES[group]))
    painter.drawPath(drawn.outline)


def _sign(group: int, at: QPointF) -> QPainterPath:
    """Return triangle, diamond, square, disc or cross: one form for each group."""
    path = QPainterPath()
    r = _SMALLEST / 2 + 1.5
    if group == 3:
        path.addEllipse(at, r, r)
        return path
    corners = {
        0: ((0, -r), (r, r * 0.8), (-r, r * 0.8)),
        1: ((0, -r * 1.2), (r, 0), (0, r * 1.2), (-r, 0)),
        2: ((-r, -r), (r, -r), (r, r), (-r, r)),
        4: ((-r, 0), (0, -r), (r, 0), (0, r / 2)),
    }[group]
    for index, (dx, dy) in enumerate(corners):
        point = at + QPointF(dx, dy)
        if index:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    return path


def draw_mark(
    painter: QPainter, drawn: ScreenShape, theme: Theme, taken: Sequence[QRectF]
) -> QRectF:
    """Write the mark on a small plate beside the place and return the plate's rectangle.

    Args:
        taken: plates written before; the new one is moved down until it covers none of them.
    """
    metrics = QFontMetricsF(painter.font())
    size = max(metrics.horizontalAdvance(drawn.shape.mark) + 8, metrics.height() + 2)
    plate = QRectF(0, 0, size, metrics.height() + 2)
    inside = drawn.extent.width() > 4 * size and drawn.extent.height() > 4 * size
    if inside:
        plate.moveCenter(drawn.anchor)
    else:
        plate.moveTopLeft(drawn.anchor + QPointF(_SMALLEST, -plate.height() / 2))
    while any(plate.intersects(other) for other in taken):
        plate.translate(0, plate.height() + 2)
    painter.setPen(QPen(theme.colour("text"), 1))
    painter.setBrush(theme.colour("field"))
    painter.drawRoundedRect(plate, 3, 3)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, drawn.shape.mark)
    return plate
