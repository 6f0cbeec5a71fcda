"""Files that a person names on the command line: bounded, and refused in one line."""

from pathlib import Path

from protocol.errors import ValueRefused

FILE_BYTES_MAX = 1 << 20


def read_named(path: Path) -> bytes:
    """Return the file's bytes.

    Raises:
        ValueRefused: it cannot be read or is larger than 1 MiB.
    """
    try:
        size = path.stat().st_size
        if size > FILE_BYTES_MAX:
            raise ValueRefused("file", size, "at-most-1-MiB", str(path))
        return path.read_bytes()
    except OSError as error:
        raise ValueRefused("file", error.strerror, "readable", str(path)) from error
