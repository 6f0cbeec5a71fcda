"""Bad drafts, wrong passphrases and folders from the future: one line says why, nothing changes."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.assets import core_pack
from console.cli import main
from console.desk_link.requests import Unlock
from console.desk_link.wire import LinkRefused
from console.station.supervisor import STATUS_REFUSED
from console.station.watch_log.log import WatchLog
from protocol.notices.draft import Draft
from protocol.notices.draft_writer import draft_to_toml
from tests.console.station.living import LAUNCH, OFFICERS, ROOT, LivingStation
from tests.ordeals.pair import data_key
from tests.protocol.notices.core_samples import VALUES

REFUSED = 1
GUESSES = 100
CROSSED = '"+9.5000 +167.5000", "+9.5000 +166.5000"'

# What is wrong, what it was, what it becomes; then field, value and rule as the error names them.
BAD = [
    ("date", '"2026-03-05"', '"2026-02-30"', "launch_date", "2026-02-30", "impossible-date"),
    ("hour", "T23:00Z", "T25:00Z", "window.end", "T25:00Z", "impossible-date"),
    ("latitude", "+34.7500", "+95.0000", "launch_area.centre.lat", "95", "latitude-range"),
    (
        "polygon", '"+9.5000 +166.5000", "+9.5000 +167.5000"', CROSSED,
        "impact_areas[1].points", "+8.5000 +166.5000", "polygon-crosses-itself",
    ),
    ("field", "payload =", "payloads =", "payloads", "INERT", "unknown-field"),
    ("heading", "authority =", "authorities =", "authorities", "WATCH", "unknown-field"),
    ("bidi", "KZAK A", "KZAK \u202eA", "public_notices[0]", "⟦U+202E⟧", "bidi-control"),
    ("escape", "KZAK A", "KZAK \\u001b[31mA", "public_notices[0]", "⟦U+001B⟧", "control-character"),
    ("unit", "10 KM", "10 MILES", "launch_area.radius", "MILES", "unknown-unit"),
    ("code", '"ICBM"', '"ICBN"', "object_class", "ICBN", "unknown-code-of-object_class"),
    ("kind", "missile-launch", "missile-lunch", "kind", "missile-lunch", "unknown-kind"),
    ("number", 'count = "1"', 'count = "1e99"', "count", "1e99", "not-a-number"),
]  # fmt: skip


def good_draft() -> str:
    kind = core_pack().kinds[LAUNCH]
    values = VALUES[LAUNCH][0]
    given = tuple((spec.name, values[spec.name]) for spec in kind.fields if spec.name in values)
    return draft_to_toml(Draft(LAUNCH, language="en", values=given), core_pack())


@pytest.mark.parametrize("command", ["render", "send"])
@pytest.mark.parametrize(("what", "was", "becomes", "field", "value", "rule"), BAD)
def test_bad_draft_is_one_line_with_file_field_value_and_rule(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: str,
    what: str,
    was: str,
    becomes: str,
    field: str,
    value: str,
    rule: str,
) -> None:
    good = good_draft()
    assert was in good
    file = tmp_path / f"{what}.toml"
    file.write_text(good.replace(was, becomes, 1), "utf-8")
    arguments = [command, str(file)]
    if command == "send":  # the file is read first: no station is asked about a bad draft
        arguments += ["--folder", str(tmp_path), "--circuit", "any", "--officer", "any"]
    assert main(arguments) == REFUSED
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert line.startswith(f"readback: {file}: {field} = '")
    assert value in line
    assert line.endswith(f"breaks the rule {rule}")
    assert line.isprintable()


def test_the_good_draft_is_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "good.toml"
    file.write_text(good_draft(), "utf-8")
    assert main(["render", str(file), "--lang", "en"]) == 0
    assert capsys.readouterr().err == ""


def test_name_of_a_file_cannot_write_to_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "two\nlines\x1b[31m\u202e.toml"
    file.write_text("kind = 1\n", "utf-8")
    assert main(["render", str(file)]) == REFUSED
    (line,) = capsys.readouterr().err.splitlines()
    assert line.isprintable()


@pytest.fixture
def stopped(tmp_path: Path) -> Iterator[LivingStation]:
    """Yield a station that has run and stopped."""
    station = LivingStation(tmp_path / "station", "WASHINGTON NRRC", "USA")
    station.start()
    assert station.stop() == 0
    yield station
    if station.process is not None:
        station.stop()


def content(station: LivingStation) -> dict[str, str]:
    """Return the hash of every file in a station folder."""
    return {
        str(path.relative_to(station.folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(station.folder.rglob("*"))
        if path.is_file()
    }


def run_station(station: LivingStation, passphrase: str) -> "subprocess.CompletedProcess[str]":
    """Run `readback station run` with one officer's passphrase until it ends."""
    return subprocess.run(
        [
            *(sys.executable, "-m", "console.cli", "station", "run"),
            *("--folder", str(station.folder), "--passphrase-fd", "0"),
        ],
        input=f"{OFFICERS[0][0]}:{passphrase}\n",
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.slow
def test_wrong_passphrase_changes_no_bit_of_a_stopped_station(stopped: LivingStation) -> None:
    before = content(stopped)
    refused = run_station(stopped, "not the passphrase")
    assert refused.returncode == REFUSED
    assert len(refused.stderr.splitlines()) == 1
    assert "passphrase" in refused.stderr.lower()
    assert "not the passphrase" not in refused.stderr
    assert content(stopped) == before


@pytest.mark.slow
def test_a_hundred_guesses_at_a_locked_station_change_no_bit(stopped: LivingStation) -> None:
    stopped.start(locked=True)
    assert stopped.look().locked
    before = content(stopped)
    for guess in range(GUESSES):
        with pytest.raises(LinkRefused, match="wrong-passphrase"):
            stopped.link.ask(Unlock(OFFICERS[0][0], f"guess {guess}"), 10_000)
    assert stopped.look().locked
    assert content(stopped) == before


@pytest.mark.slow
def test_folder_of_a_newer_version_is_refused_with_the_reason(stopped: LivingStation) -> None:
    config = stopped.folder / "station.toml"
    config.write_text(config.read_text("utf-8").replace("format = 1", "format = 2"), "utf-8")
    before = content(stopped)
    refused = run_station(stopped, OFFICERS[0][1])
    assert refused.returncode == REFUSED
    (line,) = refused.stderr.splitlines()
    assert "station.toml" in line
    assert "2" in line
    assert content(stopped) == before


@pytest.mark.slow
def test_log_of_a_newer_version_is_refused_with_the_reason(stopped: LivingStation) -> None:
    log = WatchLog.open(stopped.folder / "watch.db", data_key(stopped))
    log._database._execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
        ("watch-log", "from-the-future", ""),
    )
    log.close()
    before = content(stopped)
    refused = run_station(stopped, OFFICERS[0][1])
    assert refused.returncode == STATUS_REFUSED
    assert "refused watch-log-newer" in refused.stdout
    assert "from-the-future" in refused.stdout
    assert content(stopped) == before
