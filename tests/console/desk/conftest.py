"""A theme, the words and the packs for every window test; no window asks for a system font."""

import os

import pytest
from PySide6.QtWidgets import QApplication

from console.assets import core_pack
from console.desk.fonts import load_fonts
from console.desk.local_notices import LocalNotices
from console.desk.theme import Theme
from console.desk.wording import Wording
from protocol.notices.pack import Pack

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


@pytest.fixture(scope="session")
def pack() -> Pack:
    """Return the core pack; loading it takes half a second."""
    return core_pack()


@pytest.fixture
def notices(pack: Pack, words: Wording) -> LocalNotices:
    """Return the desk's own renderer and reader, in English."""
    return LocalNotices({pack.hash: pack}, pack, words)
