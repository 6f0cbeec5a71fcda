"""Arrows run one way, and every library has one owner: read from the imports themselves."""

import subprocess
import sys

import pytest

from tests.architecture.source import imports, modules

PRODUCT = modules("protocol", "console")

# Importer prefix, what it may not import, and the sentence that says what is right.
FORBIDDEN = [
    ("protocol", "console", "protocol knows nothing of the program around it"),
    ("protocol", "resources", "protocol opens no files; console.assets reads resources for it"),
    ("protocol.exchange", "protocol.notices", "bodies are opaque bytes to the exchange"),
    ("console.desk", "console.station", "a desk speaks to a station over console.desk_link only"),
    ("console.station", "console.desk", "the station has no screen; console.desk_link is between"),
    ("console.desk_link", "console.desk", "the link does not know who is above it"),
    ("console.desk_link", "console.station", "the link does not know who is above it"),
]

# Library, and the modules that alone may import it.
OWNERS = {
    "zmq": ("console.station.transport", "console.desk_link", "console.station.curve_gate"),
    "nacl": ("protocol.exchange.crypto",),
    "cryptography": ("protocol.exchange.crypto",),
    "cbor2": ("protocol.exchange.canonical",),
    "sqlite_utils": ("console.station.watch_log",),
    "sqlcipher3": ("console.station.watch_log",),
    "PySide6": ("console.desk", "console.demo"),
    "segno": ("console.desk.qr", "console.qr"),
    "zxingcpp": ("console.desk.qr", "console.qr"),
    "geographiclib": ("protocol.notices.geography",),
    "fluent": ("console.desk.wording", "console.wording"),
    "fpdf": ("console.export.pdf",),
}

# The core is values and machines: it reads no clock, no socket, no file and no randomness.
OUTSIDE_WORLD = {"socket", "time", "pathlib", "os", "random", "secrets", "subprocess", "threading"}

# Serialisers that run what they read.
UNSAFE = {"pickle", "marshal", "shelve", "dill", "yaml"}


def within(name: str, prefix: str) -> bool:
    """Say whether a dotted name is the prefix or lies below it."""
    return name == prefix or name.startswith(prefix + ".")


def owned(name: str, owner: str) -> bool:
    """Like `within`, and an owner may be split over modules that carry its name (crypto_seal)."""
    return within(name, owner) or name.startswith(owner + "_")


EDGES = [(module.name, target) for module in PRODUCT for target in imports(module)]


def test_the_scan_saw_the_tree() -> None:
    """A scan that sees nothing would pass every rule below."""
    assert len(PRODUCT) > 50
    assert len(EDGES) > 500
    for library in ("zmq", "nacl", "cryptography", "sqlite_utils", "PySide6"):
        assert any(within(target, library) for _, target in EDGES), f"nobody imports {library}"


@pytest.mark.parametrize(("importer", "target", "why"), FORBIDDEN)
def test_arrows_run_one_way(importer: str, target: str, why: str) -> None:
    wrong = sorted({name for name, to in EDGES if within(name, importer) and within(to, target)})
    assert wrong == [], f"{wrong} import {target}, but {why}"


@pytest.mark.parametrize("library", OWNERS)
def test_every_library_has_one_owner(library: str) -> None:
    wrong = sorted(
        {
            name
            for name, to in EDGES
            if within(to, library) and not any(owned(name, owner) for owner in OWNERS[library])
        }
    )
    assert wrong == [], f"{wrong} import {library}; only {OWNERS[library]} may"


def test_the_core_touches_nothing_outside_itself() -> None:
    wrong = sorted(
        {
            f"{name}: {to}"
            for name, to in EDGES
            if within(name, "protocol") and to.split(".")[0] in OUTSIDE_WORLD
        }
    )
    assert wrong == []


def test_keys_sessions_and_records_do_not_know_the_machine_that_uses_them() -> None:
    wrong = sorted(
        {
            name
            for name, to in EDGES
            if within(name, "protocol.exchange")
            and not within(name, "protocol.exchange.delivery")
            and within(to, "protocol.exchange.delivery")
        }
    )
    assert wrong == []


def test_nothing_that_runs_what_it_reads() -> None:
    wrong = sorted(f"{name}: {to}" for name, to in EDGES if to.split(".")[0] in UNSAFE)
    assert wrong == []


def test_a_forbidden_import_would_be_seen() -> None:
    """The rules above can fail: the same check finds a planted edge."""
    planted = [*EDGES, ("protocol.exchange.delivery.circuit", "protocol.notices.message")]
    assert [
        name
        for name, to in planted
        if within(name, "protocol.exchange") and within(to, "protocol.notices")
    ] == ["protocol.exchange.delivery.circuit"]


def test_a_station_process_never_loads_qt_nor_the_pdf_library() -> None:
    """Nor does any command but those that open windows, decode pictures or write PDF."""
    loaded = subprocess.run(
        [sys.executable, "-c", "import console.cli, console.station.engine_main, sys\n"
         "print([name for name in sys.modules if name.startswith(('PySide6', 'fpdf', 'PIL'))])"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    assert loaded.stdout.strip() == "[]"
