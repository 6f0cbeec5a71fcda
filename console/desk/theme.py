"""Colours, sizes and spacing of every window, by day and by night.

Calm grey is the normal state. Colour is kept for what is abnormal, one saturated colour for each
class of alarm, and it never stands alone: words and a shape or a pattern say the same.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from console.desk import fonts
from console.desk.fonts import TextRole
from console.desk.palette import DAY, NIGHT, Palette
from console.desk.style_sheet import style_sheet

GRID = 8
"""Every distance is a multiple of this many device-independent pixels, or half of it."""

NIGHT_PROPERTY = "readback-night"
"""Property of the application: its style sheet is one for all windows, so is day or night."""


class Theme(QObject):
    """The one source of colours and fonts. Widgets that paint themselves listen to `changed`.

    Args:
        language: BCP 47 code of the officer's language.
        night: start with the dark greys.
        scale: type size, 1.0 to 2.0; independent of the screen's own scale factor.
    """

    changed = Signal()

    def __init__(self, language: str, *, night: bool = False, scale: float = 1.0) -> None:
        super().__init__()
        self.language = language
        self.scale = scale
        self._night_at_first = night

    @property
    def night(self) -> bool:
        """Whether the dark greys are in use: by all windows of the application or by none."""
        application = QApplication.instance()
        told = None if application is None else application.property(NIGHT_PROPERTY)
        return self._night_at_first if told is None else bool(told)

    @property
    def palette(self) -> Palette:
        """The greys in use."""
        return NIGHT if self.night else DAY

    def font(self, role: TextRole, language: str | None = None) -> QFont:
        """Return the font of a role; for text in the officer's language unless told otherwise."""
        return fonts.font(role, language or self.language, self.scale)

    def colour(self, name: str) -> QColor:
        """Return a grey of the palette in use by its field name."""
        return QColor(getattr(self.palette, name))

    def set_night(self, night: bool) -> None:
        """Change between day and night at once, in all windows."""
        application = QApplication.instance()
        if application is not None:
            application.setProperty(NIGHT_PROPERTY, night)
        self._apply_and_tell()

    def set_scale(self, scale: float) -> None:
        """Change the type size at once, in all windows."""
        self.scale = scale
        self._apply_and_tell()

    def apply(self) -> None:
        """Put palette, style sheet and default font on the application."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        application.setStyle("Fusion")
        application.setPalette(qt_palette(self.palette))
        application.setFont(self.font(TextRole.BODY))
        application.setStyleSheet(style_sheet(self.palette))

    def _apply_and_tell(self) -> None:
        self.apply()
        self.changed.emit()


def mark_alarm(frame: QWidget, alarm_class: str) -> None:
    """Give a frame the saturated colour of an alarm class, or with "" its grey back."""
    if frame.property("alarm") == alarm_class:
        return
    frame.setProperty("alarm", alarm_class)
    for widget in (frame, *frame.findChildren(QWidget)):
        _repolish(widget)


def mark_step(button: QPushButton, is_step: bool) -> None:
    """Make a button the next step of its page, or an ordinary one."""
    _mark(button, "step", is_step)


def mark_tight(button: QPushButton, is_tight: bool) -> None:
    """Make a button as low as a narrow band needs it, or an ordinary one."""
    _mark(button, "tight", is_tight)


def _mark(widget: QWidget, name: str, value: bool) -> None:
    if widget.property(name) != value:
        widget.setProperty(name, value)
        _repolish(widget)


def _repolish(widget: QWidget) -> None:
    # Qt reads dynamic properties of a style sheet only while it polishes.
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def qt_palette(greys: Palette) -> QPalette:
    """Return the Qt palette of these greys."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: greys.window,
        QPalette.ColorRole.Base: greys.field,
        QPalette.ColorRole.AlternateBase: greys.pane,
        QPalette.ColorRole.Button: greys.raised,
        QPalette.ColorRole.WindowText: greys.text,
        QPalette.ColorRole.Text: greys.text,
        QPalette.ColorRole.ButtonText: greys.text,
        QPalette.ColorRole.PlaceholderText: greys.subdued,
        QPalette.ColorRole.Highlight: greys.selection,
        QPalette.ColorRole.HighlightedText: greys.text,
        QPalette.ColorRole.ToolTipBase: greys.field,
        QPalette.ColorRole.ToolTipText: greys.text,
        QPalette.ColorRole.Mid: greys.line,
        QPalette.ColorRole.Dark: greys.edge,
        QPalette.ColorRole.Accent: greys.strong,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(greys.disabled))
    return made
