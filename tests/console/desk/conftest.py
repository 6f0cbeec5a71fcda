"""A theme, the words and the packs for every window test; no window asks for a system font."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from console.assets import core_pack
from console.desk.fonts import load_fonts
from console.desk.local_notices import LocalNotices
from console.desk.theme import Theme
from console.desk.wording import Wording
from protocol.notices.pack import Pack
from tests.console.desk.bench import Benches

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def windows_go() -> Iterator[None]:
    """Delete closed windows at once; no event loop runs here that would do it.

    Left over they would all be styled again at the next theme, test after test.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> tuple[str, ...]:
    """Load the bundled fonts once; reading them takes a while."""
    return load_fonts()


@pytest.fixture
def theme(fonts: tuple[str, ...]) -> Theme:
    """Return the day theme in English, put on the application."""
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


@pytest.fixture
def bench(theme: Theme, pack: Pack) -> Iterator[Benches]:
    """Return a maker of main windows over station doubles."""
    made = Benches(pack)
    yield made
    made.close()
