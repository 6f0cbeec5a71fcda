"""The Qt style sheet, made from the greys of a theme. Fonts are never set here."""

from console.desk.palette import ALARM_TONES, Palette


def style_sheet(greys: Palette) -> str:
    """Return the sheet for all windows.

    Widgets opt in by dynamic properties: `pane` on a frame that stands on the window's grey,
    `step` on the one button that is the next step, `subdued` on a label of lesser weight,
    `bleed` on a bar that goes from edge to edge, `slim` on a button that closes a text below,
    `tight` on a button in a narrow band,
    `alarm` (an alarm class) on a frame that states something abnormal.
    """
    return "\n".join((_areas(greys), _buttons(greys), _fields(greys), _lists(greys), _alarms()))


def _areas(g: Palette) -> str:
    return f"""
QMainWindow, QDialog {{ background: {g.window}; color: {g.text}; }}
QFrame[pane="true"] {{ background: {g.pane}; border: 1px solid {g.line}; border-radius: 4px; }}
QLabel {{ color: {g.text}; background: transparent; }}
QLabel[subdued="true"] {{ color: {g.subdued}; }}
QToolTip {{ background: {g.field}; color: {g.text}; border: 1px solid {g.edge}; padding: 4px; }}
QSplitter::handle {{ background: {g.window}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QStatusBar {{ background: {g.window}; color: {g.subdued}; }}
QMenuBar {{ background: {g.window}; color: {g.text}; }}
QMenuBar::item {{ padding: 4px 8px; background: transparent; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {g.selection}; color: {g.text}; }}
QMenu {{ background: {g.field}; color: {g.text}; border: 1px solid {g.edge}; }}
QMenu::item {{ padding: 6px 24px; }}
QScrollBar:vertical {{ background: {g.pane}; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: {g.pane}; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {g.edge}; border-radius: 4px; margin: 2px; min-height: 24px;
    min-width: 24px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _buttons(g: Palette) -> str:
    # The 2 px border that shows the focus takes its room from the padding, so nothing moves.
    return f"""
QPushButton {{ background: {g.raised}; color: {g.text}; border: 1px solid {g.edge};
    border-radius: 4px; padding: 7px 15px; min-height: 16px; }}
QPushButton:hover {{ background: {g.selection}; }}
QPushButton:pressed, QPushButton:checked {{ background: {g.pressed}; }}
QPushButton:disabled {{ color: {g.disabled}; border-color: {g.line}; background: {g.pane}; }}
QPushButton:focus {{ border: 2px solid {g.focus}; padding: 6px 14px; }}
QPushButton[step="true"] {{ background: {g.strong}; color: {g.strong_ink};
    border-color: {g.strong}; }}
QPushButton[step="true"]:hover {{ background: {g.subdued}; }}
QPushButton[step="true"]:disabled {{ background: {g.pane}; color: {g.disabled};
    border-color: {g.line}; }}
QPushButton[step="true"]:focus {{ border: 2px solid {g.strong_ink};
    outline: 2px solid {g.focus}; }}
QCheckBox, QRadioButton {{ color: {g.text}; spacing: 8px; padding: 4px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {g.focus}; padding: 2px;
    border-radius: 4px; }}
"""


def _fields(g: Palette) -> str:
    return f"""
QLineEdit, QComboBox, QAbstractSpinBox, QDateTimeEdit {{ background: {g.field};
    color: {g.text}; border: 1px solid {g.edge}; border-radius: 4px; padding: 6px 8px;
    selection-background-color: {g.strong}; selection-color: {g.strong_ink}; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {g.focus};
    padding: 5px 7px; }}
QLineEdit:disabled, QComboBox:disabled {{ background: {g.pane}; color: {g.disabled};
    border-color: {g.line}; }}
QComboBox::drop-down {{ border: none; width: 20px; }}
QComboBox QAbstractItemView {{ background: {g.field}; color: {g.text};
    border: 1px solid {g.edge}; selection-background-color: {g.selection};
    selection-color: {g.text}; }}
QPlainTextEdit {{ background: {g.field}; color: {g.text}; border: 1px solid {g.line};
    border-radius: 4px; padding: 4px; selection-background-color: {g.strong};
    selection-color: {g.strong_ink}; }}
QPlainTextEdit:focus {{ border: 2px solid {g.focus}; padding: 3px; }}
"""


def _lists(g: Palette) -> str:
    return f"""
QTableView, QListView {{ background: {g.field}; color: {g.text}; border: 1px solid {g.line};
    border-radius: 4px; gridline-color: {g.line}; selection-background-color: {g.selection};
    selection-color: {g.text}; outline: none; }}
QTableView:focus, QListView:focus {{ border: 2px solid {g.focus}; }}
QHeaderView {{ background: {g.pane}; }}
QHeaderView::section {{ background: {g.pane}; color: {g.subdued}; border: none;
    border-bottom: 1px solid {g.line}; padding: 4px 8px; }}
QTabBar::tab {{ background: {g.pane}; color: {g.subdued}; border: 1px solid {g.line};
    padding: 6px 10px; }}
QTabBar::tab:selected {{ background: {g.field}; color: {g.text}; }}
QTabBar::tab:focus {{ border: 2px solid {g.focus}; }}
QTabWidget::pane {{ border: 1px solid {g.line}; background: {g.field}; }}
"""


def _alarms() -> str:
    return (
        "\n".join(
            f"""
QFrame[alarm="{name}"] {{ background: {tone.fill}; border: 1px solid {tone.fill};
    border-radius: 4px; }}
QFrame[alarm="{name}"] QLabel {{ color: {tone.ink}; }}
QFrame[alarm="{name}"] QPushButton {{ background: {tone.fill}; color: {tone.ink};
    border: 1px solid {tone.ink}; }}
QFrame[alarm="{name}"] QPushButton:focus {{ border: 3px solid {tone.ink}; padding: 5px 13px; }}
"""
            for name, tone in ALARM_TONES.items()
        )
        + """
QFrame[bleed="true"] { border-radius: 0; border-left: none; border-right: none; }
QPushButton[slim="true"] { padding: 1px 15px; min-height: 14px; border-top: none;
    border-top-left-radius: 0; border-top-right-radius: 0; }
QPushButton[tight="true"] { padding: 3px 11px; }
QFrame[alarm] QPushButton[tight="true"]:focus { padding: 1px 9px; }
QPushButton[slim="true"]:focus { padding: 0 14px; }
"""
    )
