"""The set-up script where it cannot set up: it names every missing package, and changes nothing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

TOOLS = ("sh", "dirname", "grep", "uname", "cat")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a POSIX shell script")


def run_with(folder: Path, stubs: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the script with nothing on its path but a few tools and the stubs given."""
    tools = folder / "bin"
    tools.mkdir()
    for name in TOOLS:
        (tools / name).symlink_to(shutil.which(name) or name)
    for name, text in stubs.items():
        (tools / name).write_text(f"#!/bin/sh\n{text}\n")
        (tools / name).chmod(0o755)
    copy = folder / "checkout"
    (copy / "packaging").mkdir(parents=True)
    shutil.copy(ROOT / "packaging" / "run", copy / "packaging" / "run")
    return subprocess.run(
        [str(copy / "packaging" / "run"), "test"],
        env={"PATH": str(tools)},
        capture_output=True,
        check=False,
        text=True,
    )


def test_without_rights_it_names_the_packages_and_stops(tmp_path: Path) -> None:
    done = run_with(tmp_path, {"dpkg-query": "exit 1", "id": "echo 1000"})
    assert done.returncode == 2
    assert "apt-get install" in done.stderr
    for package in ("python3-venv", "libxcb-cursor0", "libegl1", "xvfb"):
        assert package in done.stderr
    assert not (tmp_path / "checkout" / ".venv").exists()


def test_when_apt_fails_it_names_the_packages_and_stops(tmp_path: Path) -> None:
    stubs = {"dpkg-query": "exit 1", "id": "echo 0", "apt-get": "exit 100"}
    done = run_with(tmp_path, stubs)
    assert done.returncode == 2
    assert "libxcb-cursor0" in done.stderr
    assert not (tmp_path / "checkout" / ".venv").exists()


def test_without_debian_and_python_it_says_what_to_install(tmp_path: Path) -> None:
    done = run_with(tmp_path, {})
    assert done.returncode == 2
    assert "python3 (3.11 or newer) is missing" in done.stderr
    assert "libegl1" in done.stderr
