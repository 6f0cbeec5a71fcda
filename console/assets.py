"""Packs, hazard rules and land of this installation: who reads `resources` besides the desk."""

import json
from collections.abc import Iterator
from functools import cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable

from protocol.notices.hazard_file import load_hazards
from protocol.notices.hazards import HazardTable
from protocol.notices.land import Land, read_land
from protocol.notices.pack import Pack
from protocol.notices.pack_file import pack_hash
from protocol.notices.pack_hazards import PackException
from protocol.notices.pack_shelf import PackShelf

PACKS = "packs"
CORE = "core"
HAZARDS = "hazards"


def pack_files(name: str, edition: int) -> dict[str, bytes]:
    """Return the files of a bundled pack, by path with forward slashes.

    Raises:
        FileNotFoundError: no such pack in this installation.
    """
    root = files("resources") / PACKS / name / str(edition)
    found = dict(_walk(root, ""))
    if not found:
        raise FileNotFoundError(f"no pack {name}, edition {edition}")
    return found


def bundled() -> tuple[tuple[str, int], ...]:
    """Return name and edition of every bundled pack, the newest edition of each name first."""
    found = [
        (name.name, int(edition.name))
        for name in (files("resources") / PACKS).iterdir()
        if name.is_dir()
        for edition in name.iterdir()
        if (edition / "pack.toml").is_file()
    ]
    return tuple(sorted(found, key=lambda each: (each[0], -each[1])))


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield prefix + entry.name, entry.read_bytes()


@cache
def load_shelf() -> PackShelf:
    """Return every pack that comes with the program, the newest edition of each name first."""
    found = [pack_files(*each) for each in bundled()]
    return PackShelf({pack_hash(files): partial(dict, files) for files in found})


@cache
def core_pack() -> Pack:
    """Return the pack that this edition of the program composes with.

    Raises:
        LocalViolation: pack-refused; the installation is damaged.
    """
    newest = next(edition for name, edition in bundled() if name == CORE)
    return load_shelf()[pack_hash(pack_files(CORE, newest))]


def hazard_files() -> dict[str, bytes]:
    """Return the files of the hazard rules, by name."""
    return dict(_walk(files("resources") / HAZARDS, ""))


@cache
def hazards() -> tuple[HazardTable, tuple[PackException, ...]]:
    """Return the hazard rules, and the wordings of packs that stand although a rule finds them.

    Raises:
        LocalViolation: hazards-refused; the installation is damaged.
    """
    return load_hazards(hazard_files())


@cache
def land() -> tuple[Land, ...]:
    """Return all land by its ISO 3166-1 code; read at the first call, 60 ms.

    Raises:
        LocalViolation: land-file-damaged.
    """
    source = files("resources") / "map" / "states.json"
    return read_land(json.loads(source.read_text(encoding="utf-8")))
