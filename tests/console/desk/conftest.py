"""A theme and the words for every window test; no window asks the system for a font."""

import os

import pytest
from PySide6.QtWidgets import QApplication

from console.desk.fonts import load_fonts
from console.desk.theme import Theme
from console.desk.wording import Wording

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Return the day theme in English, put on the application."""
    load_fonts()
    made = Theme("en")
    made.apply()
    return made


@pytest.fixture
def words() -> Wording:
    """Return the English screen texts."""
    return Wording.load("en")
