"""Guards against libraries that were found to do harm, in the versions that are installed."""

import sys
import tomllib
from importlib.metadata import version

import zmq
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.architecture.source import ROOT

DRIFT_MAX = 50
CALLS = 2_000


def test_qt_does_not_eat_references_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 drops one reference to None at each void call: fatal before Python 3.12."""
    label = QLabel("")
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("x")
        label.setEnabled(True)
        QObject.blockSignals(label, False)
    assert abs(sys.getrefcount(None) - before) < DRIFT_MAX


def test_libzmq_is_new_enough_to_have_its_advisories_fixed() -> None:
    assert zmq.zmq_version_info() >= (4, 3, 5)
    assert zmq.has("curve")


def test_every_dependency_is_pinned_by_hash_in_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text("utf-8").lower()
    for requirement in project["dependencies"]:
        name = requirement.split("=")[0].split(">")[0].split("<")[0].lower().replace(".", "-")
        assert f"\n{name}==" in f"\n{lock}", name
        assert f"{name}=={version(name)}" in lock, f"{name} is not installed as locked"
    assert "--hash=sha256:" in lock
    assert "http" not in lock, "the lock names a package, never a place to fetch it from"
