"""What a broken installation breaks, checked one by one: a line each, and an exit status."""

import argparse
import importlib.metadata
import tempfile
from collections.abc import Callable
from pathlib import Path

from console import sound
from console.assets import core_pack, hazards
from console.commands import terminal
from console.station.transport_check import curve_round_trip
from console.station.watch_log.log import WatchLog
from protocol.errors import LocalViolation, ReadbackError
from protocol.exchange.crypto_self_test import self_test as crypto_self_test

# Alarm classes that are heard; a caution is seen only.
SOUNDING = ("flash", "immediate", "overdue", "link", "integrity")


def self_test(options: argparse.Namespace) -> int:
    """Run every check, even after a failure; return 0 only if all passed."""
    checks: list[tuple[str, Callable[[], str]]] = [
        ("post-quantum cryptography", _cryptography),
        ("CURVE pair over loopback", _curve),
        ("encrypted database", _database),
        ("template packs", _packs),
        ("hazard rules", _hazards),
        ("fonts for six scripts", _fonts),
        ("alarm sounds", _sound_files),
    ]
    if not options.no_sound:
        checks.append(("sound device", _sound_device))
    return (
        terminal.DONE if all([_report(name, check) for name, check in checks]) else terminal.REFUSED
    )


def _report(name: str, check: Callable[[], str]) -> bool:
    try:
        terminal.say(f"ok      {name}: {check()}")
    except ReadbackError as error:
        terminal.say(f"FAILED  {name}: {error}")
        return False
    except Exception as error:  # a broken installation may raise anything, and must still be told
        terminal.say(f"FAILED  {name}: {type(error).__name__}: {error}")
        return False
    return True


def _cryptography() -> str:
    crypto_self_test()
    versions = (importlib.metadata.version(name) for name in ("cryptography", "PyNaCl"))
    return "known answers right, cryptography {}, PyNaCl {}".format(*versions)


def _curve() -> str:
    return f"libzmq {curve_round_trip()}, a stranger's key was refused"


def _database() -> str:
    with tempfile.TemporaryDirectory(prefix="readback-self-test-") as folder:
        path = Path(folder) / "watch.db"
        key = bytes(range(32))
        WatchLog.create(path, key).close()
        if b"SQLite format 3" in path.read_bytes():
            raise LocalViolation("database-not-encrypted")
        log = WatchLog.open(path, key)
        try:
            log.verify()
        finally:
            log.close()
    return f"SQLCipher {importlib.metadata.version('sqlcipher3')}, written, reopened, verified"


def _packs() -> str:
    pack = core_pack()
    return f"{pack.name} edition {pack.edition}, {len(pack.kinds)} kinds, {pack.hash.hex()[:16]}"


def _hazards() -> str:
    return f"{len(hazards()[0].rules)} rules"


def _fonts() -> str:
    from console.desk.font_check import check_fonts

    return ", ".join(check_fonts())


def _sound_files() -> str:
    names = [sound.pattern_name(name, exercise) for name in SOUNDING for exercise in (False, True)]
    missing = [name for name in names if not sound.pattern_file(name).is_file()]
    if missing:
        raise LocalViolation("sounds-missing", patterns=", ".join(missing))
    return f"{len(names)} patterns"


def _sound_device() -> str:
    fault = sound.Player().check()
    if fault:
        raise LocalViolation(fault, tried=", ".join(words[0] for words in sound.PROGRAMS))
    return "a short tone was played to its end"
