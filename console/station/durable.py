"""Small files that are whole or not there, whenever the power fails."""

import os
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700


def write_durably(path: Path, content: bytes) -> None:
    """Put the content in the file's place: temporary file, fsync, rename, fsync of the folder.

    Readable by its owner alone. On return it is on the disk; on an error the old file is as it
    was.

    Raises:
        OSError: the disk failed or is full.
    """
    temporary = path.with_name(f".{path.name}.new")
    temporary.unlink(missing_ok=True)
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make names made, changed or removed in the folder durable.

    Windows has no handle to sync a folder by; NTFS journals its metadata.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
