"""The map beside a form and on the check page: grey land, areas by pattern, all of it by keyboard.

The picture never stands alone: the same shapes are in the widget's accessible description and in
the legend as text, and each carries a mark that the text repeats.
"""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.desk.fonts import TextRole
from console.desk.map_camera import Camera, fitted, whole_world
from console.desk.map_land import land_paths
from console.desk.map_paint import ScreenShape, draw_mark, draw_shape, screen_shape
from console.desk.map_shapes import Shape, bounds
from console.desk.plain_label import visible
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording

_STEPS = (30.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1)
_LINE_GAP_MIN = 80.0
_WHEEL_NOTCH = 120.0
_KILOMETRES_PER_DEGREE = 111.19
_NAUTICAL_MILE_KM = 1.852


class MapView(QWidget):
    """A map that can be moved with the mouse, the wheel and the keys.

    Keys: arrows move, + and - zoom, Home shows all shapes, 0 the whole world.

    Args:
        theme: gives greys and fonts.
        words: texts in the officer's language.
    """

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._shapes: tuple[Shape, ...] = ()
        self._camera = whole_world(640, 320)
        self._moved_by_hand = False
        self._pulled_from: QPointF | None = None
        self._pointer: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 140)
        self.setAccessibleName(words.say("map-name"))
        self.show_shapes(())
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Prefer the shape of the whole world."""
        return QSize(520, 260)

    @property
    def camera(self) -> Camera:
        """Where the map looks now."""
        return self._camera

    def show_shapes(self, shapes: Sequence[Shape]) -> None:
        """Draw these shapes; move the map to them unless the officer has moved it himself."""
        self._shapes = tuple(shapes)
        if not shapes:
            self._moved_by_hand = False
        self.setAccessibleDescription(visible(self.description()))
        if not self._moved_by_hand:
            self._fit()
        self.update()

    def description(self) -> str:
        """Return what the picture shows as text, one shape a line."""
        if not self._shapes:
            return self._words.say("map-empty")
        return "\n".join(f"{s.mark} · {s.label}: {s.words}" for s in self._shapes)

    def _fit(self) -> None:
        size = (float(self.width()), float(self.height()))
        self._camera = fitted(bounds(self._shapes), *size) if self._shapes else whole_world(*size)

    def _look(self, camera: Camera) -> None:
        self._moved_by_hand = True
        self._camera = camera
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place in the middle, or all shapes in view if the officer moved nothing."""
        if self._moved_by_hand:
            self._camera = self._camera.resized(self.width(), self.height())
        else:
            self._fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and zoom by keyboard."""
        step = min(self.width(), self.height()) / 6
        moves = {
            Qt.Key.Key_Left: (step, 0.0),
            Qt.Key.Key_Right: (-step, 0.0),
            Qt.Key.Key_Up: (0.0, step),
            Qt.Key.Key_Down: (0.0, -step),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self._look(self._camera.moved(*moves[key]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom(1.5, self.rect().center().toPointF())
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self._zoom(1 / 1.5, self.rect().center().toPointF())
        elif key == Qt.Key.Key_Home:
            self._moved_by_hand = False
            self._fit()
            self.update()
        elif key == Qt.Key.Key_0:
            self._look(whole_world(self.width(), self.height(), self._camera.longitude))
        else:
            super().keyPressEvent(event)

    def _zoom(self, factor: float, at: QPointF) -> None:
        self._look(self._camera.zoomed(factor, at.x(), at.y()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; only with focus, so that scrolling a form passes over."""
        if not self.hasFocus():
            event.ignore()
            return
        self._zoom(1.25 ** (event.angleDelta().y() / _WHEEL_NOTCH), event.position())
        event.setAccepted(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pull the map."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pulled_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the map, and show the position under the pointer."""
        self._pointer = event.position()
        if self._pulled_from is not None:
            pulled = event.position() - self._pulled_from
            self._pulled_from = event.position()
            self._look(self._camera.moved(pulled.x(), pulled.y()))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the map go."""
        self._pulled_from = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sea, land, lines, shapes, marks and the scale."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("field"))
        self._draw_land(painter)
        self._draw_lines(painter)
        drawn = [
            screen_shape(shape, self._camera, turn)
            for shape in self._shapes
            for turn in self._camera.turns()
        ]
        in_sight = [shape for shape in drawn if shape.touches(QRectF(self.rect()))]
        for shape in in_sight:
            draw_shape(painter, shape, self._theme)
        self._draw_marks(painter, in_sight)
        self._draw_scale(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        focused = self.hasFocus()
        painter.setPen(
            QPen(self._theme.colour("focus" if focused else "line"), 2 if focused else 1)
        )
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _draw_land(self, painter: QPainter) -> None:
        camera = self._camera
        surface, coast = land_paths()
        pen = QPen(self._theme.colour("edge"), 1)
        pen.setCosmetic(True)
        for turn in camera.turns():
            left, top = camera.to_screen(0.0, 360.0 * turn)
            painter.setTransform(QTransform(camera.zoom_x, 0, 0, camera.zoom, left, top), False)
            painter.fillPath(surface, self._theme.colour("pressed"))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(coast)
        painter.resetTransform()

    def _draw_lines(self, painter: QPainter) -> None:
        """Draw meridians and parallels, and name them at the window's left and lower edges."""
        camera = self._camera
        painter.setFont(self._theme.font(TextRole.CAPTION))
        line = QPen(self._theme.colour("line"), 1)
        step = _step(camera.zoom)
        half = camera.height / 2 / camera.zoom
        for index in range(
            math.ceil((camera.latitude - half) / step), int((camera.latitude + half) / step) + 1
        ):
            latitude = index * step
            if abs(latitude) > 90:
                continue
            y = camera.to_screen(latitude, 0.0)[1]
            painter.setPen(line)
            painter.drawLine(QPointF(0, y), QPointF(camera.width, y))
            if GRID * 2 < y < camera.height - GRID * 4:
                self._draw_note(painter, QPointF(GRID / 2, y - 2), _degrees(latitude, "N", "S"))
        step = _step(camera.zoom_x)
        half = camera.width / 2 / camera.zoom_x
        for index in range(
            math.ceil((camera.longitude - half) / step), int((camera.longitude + half) / step) + 1
        ):
            x = camera.to_screen(0.0, index * step)[0]
            painter.setPen(line)
            painter.drawLine(QPointF(x, 0), QPointF(x, camera.height))
            if x < camera.width - GRID * 26:
                words = _degrees((index * step + 180) % 360 - 180, "E", "W")
                self._draw_note(painter, QPointF(x + 3, camera.height - GRID / 2), words)

    def _draw_note(self, painter: QPainter, at: QPointF, words: str) -> None:
        painter.setPen(self._theme.colour("subdued"))
        painter.drawText(at, words)

    def _draw_marks(self, painter: QPainter, shapes: Sequence[ScreenShape]) -> None:
        """Put each mark beside its place, moved down where another mark stands already."""
        painter.setFont(self._theme.font(TextRole.CAPTION_STRONG))
        taken: list[QRectF] = []
        for shape in shapes:
            taken.append(draw_mark(painter, shape, self._theme, taken))

    def _draw_scale(self, painter: QPainter) -> None:
        """Draw a bar with both units, true on the middle parallel of the window."""
        camera = self._camera
        kilometres_per_pixel = (
            _KILOMETRES_PER_DEGREE * math.cos(math.radians(camera.latitude)) / camera.zoom_x
        )
        wanted = kilometres_per_pixel * GRID * 14
        power = 10 ** math.floor(math.log10(wanted))
        kilometres = power * max(n for n in (1, 2, 5) if n * power <= wanted)
        length = kilometres / kilometres_per_pixel
        miles = kilometres / _NAUTICAL_MILE_KM
        words = f"{kilometres:g} km · {miles:.{0 if miles >= 10 else 1}f} nm"
        right, below = camera.width - GRID, camera.height - GRID
        painter.setFont(self._theme.font(TextRole.CAPTION))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
        box = QRectF(right - max(wide, length) - GRID, below - 26, max(wide, length) + GRID, 28)
        ground = self._theme.colour("field")
        ground.setAlpha(225)
        painter.fillRect(box, ground)
        painter.setPen(QPen(self._theme.colour("subdued"), 2))
        painter.drawLine(QPointF(right - length, below), QPointF(right, below))
        self._draw_note(painter, QPointF(right - wide, below - 7), words)


def _step(pixels_per_degree: float) -> float:
    fitting = [step for step in _STEPS if step * pixels_per_degree >= _LINE_GAP_MIN]
    return min(fitting, default=_STEPS[0])


def _degrees(value: float, positive: str, negative: str) -> str:
    letter = positive if value > 0 else negative if value < 0 else ""
    if abs(value) == 180:
        letter = ""
    return f"{abs(value):g}°{letter}"
