"""The station folder: made whole or not at all, read strictly, one process at a time."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.station.config import CONFIG_FILE, StationConfig, read_config
from console.station.durable import write_durably
from console.station.folder import Seat, StationFolder, create_folder, open_folder
from console.station.keystore import Keystore
from console.station.watch_log.log import WatchLog
from protocol.errors import LocalViolation, ValueRefused
from protocol.exchange.crypto_at_rest import Cost
from tests.architecture.source import ROOT

CHEAP = Cost(ops=1, memory_kib=8)
CONFIG = StationConfig(name="Центр", party="RUS", alarm_command=("/usr/bin/logger", "a b"))
OFFICERS = (("Иванова", "первая длинная фраза"),)
MINIMUM = 'format = 1\nname = "Alfa"\nparty = "USA"\n'


@pytest.fixture
def folder(tmp_path: Path) -> StationFolder:
    return create_folder(tmp_path / "station", CONFIG, OFFICERS, CHEAP)[0]


def test_a_new_folder_opens_with_what_it_was_made_of(tmp_path: Path) -> None:
    made, data_key = create_folder(tmp_path / "a" / "station", CONFIG, OFFICERS, CHEAP)
    folder = open_folder(made.path)
    assert folder.config == CONFIG
    assert Keystore.open(folder.slots).unlock(*OFFICERS[0]) == data_key
    log = WatchLog.open(folder.log, data_key)
    assert log.verify().steps == 0
    log.close()
    assert [path.name for path in made.path.parent.iterdir()] == ["station"]


def test_nobody_but_its_owner_may_read_it(folder: StationFolder) -> None:
    assert folder.path.stat().st_mode & 0o777 == 0o700
    for path in folder.path.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path
    folder.path.chmod(0o750)
    with pytest.raises(LocalViolation, match=r"folder-open-to-others .*mode=0o750"):
        open_folder(folder.path)


def test_a_folder_that_is_there_is_never_written_over(folder: StationFolder) -> None:
    before = folder.log.read_bytes()
    with pytest.raises(LocalViolation, match="folder-exists"):
        create_folder(folder.path, CONFIG, OFFICERS, CHEAP)
    assert folder.log.read_bytes() == before


def test_a_refused_officer_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ValueRefused):
        create_folder(tmp_path / "station", CONFIG, (("Иванова", "short"),), CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_a_second_process_is_refused_until_the_first_is_killed(folder: StationFolder) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from console.station.folder import Seat, open_folder\n"
        "seat = open_folder(Path(sys.argv[1])).take(Seat.ENGINE)\n"
        "print('taken', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"taken\n"
        with pytest.raises(LocalViolation, match="station-running"):
            folder.take(Seat.ENGINE)
        folder.take(Seat.SUPERVISOR).leave()
        holder.kill()
        holder.wait()
    with folder.take(Seat.ENGINE), pytest.raises(LocalViolation, match="station-running"):
        folder.take(Seat.ENGINE)
    folder.take(Seat.ENGINE).leave()


def test_a_folder_of_a_newer_version_is_refused_with_the_reason(folder: StationFolder) -> None:
    (folder.path / CONFIG_FILE).write_text('format = 2\nname = "A"\nwhat_is_this = 1\n')
    with pytest.raises(LocalViolation, match=r"folder-newer .*found=2, known=1"):
        open_folder(folder.path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LocalViolation, match="folder-missing"):
        open_folder(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "key", "rule"),
    [
        ('name = "A"', "format", "a-number-from-1"),
        ('format = true\nname = "A"', "format", "a-number-from-1"),
        ('format = 1\nparty = "USA"', "name", "required"),
        ('format = 1\nname = "A"', "party", "required"),
        (MINIMUM.replace("Alfa", ""), "name", "1-to-64-printable-characters"),
        (MINIMUM.replace("Alfa", "A\u202eB"), "name", "1-to-64-printable-characters"),
        (MINIMUM.replace("USA", "US"), "party", "iso-3166-1-alpha-3"),
        (MINIMUM + "exercise_only = 1", "exercise_only", "true-or-false"),
        (MINIMUM + 'languages = ["en", "de"]', "languages", "some-of-en-zh-ru-fr-ja-ko"),
        (MINIMUM + 'languages = ["en", "en"]', "languages", "some-of-en-zh-ru-fr-ja-ko"),
        (MINIMUM + "languages = []", "languages", "some-of-en-zh-ru-fr-ja-ko"),
        (MINIMUM + 'desk_link = "tcp://127.0.0.1:70000"', "desk_link", "tcp-host-port"),
        (MINIMUM + 'desk_link = "ipc:///tmp/x"', "desk_link", "tcp-host-port"),
        (MINIMUM + 'alarm_command = "ring"', "alarm_command", "absolute-path-and-arguments"),
        (MINIMUM + 'alarm_command = ["ring"]', "alarm_command", "absolute-path-and-arguments"),
        (MINIMUM + "surprise = 1", "surprise", "unknown-key"),
        (MINIMUM + "name = 1", "", "toml"),
    ],
)
def test_one_error_names_file_key_and_rule(tmp_path: Path, text: str, key: str, rule: str) -> None:
    path = tmp_path / CONFIG_FILE
    path.write_text(text, "utf-8")
    with pytest.raises(ValueRefused) as refused:
        read_config(path)
    assert (refused.value.source, refused.value.field) == (str(path), key)
    assert refused.value.rule == rule


def test_text_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / CONFIG_FILE
    path.write_bytes(MINIMUM.encode() + b"# \xff")
    with pytest.raises(ValueRefused):
        read_config(path)


@given(
    name=st.text(min_size=1, max_size=64),
    words=st.lists(st.text(max_size=20), max_size=4),
    flag=st.booleans(),
)
def test_what_is_written_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, name: str, words: list[str], flag: bool
) -> None:
    try:
        config = StationConfig(name, "CHN", flag, ("zh",), alarm_command=("/x", *words))
    except ValueRefused:
        return
    path = tmp_path_factory.getbasetemp() / CONFIG_FILE
    path.write_text(config.to_toml(), "utf-8", newline="")
    assert read_config(path) == config


def test_a_small_file_is_the_old_one_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    write_durably(path, b"old")

    def lost(handle: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", lost)
        with pytest.raises(OSError, match="Input/output"):
            write_durably(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]
