"""What happened in a demo, one line of JSON a fact, and the same in words on the terminal."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

# C0 and C1 controls and the line separators: one fact is one line, whatever a peer wrote.
_NOT_PRINTED = {code: f"⟦U+{code:04X}⟧" for code in (*range(32), *range(127, 160), 0x2028, 0x2029)}


@dataclass
class Transcript:
    """Facts in the order in which they became known.

    Attributes:
        say: prints one line for a person.
        file: where the JSON lines go, or None.
    """

    say: Callable[[str], None]
    file: IO[str] | None = None
    facts: list[dict[str, Any]] = field(default_factory=list)

    def note(self, fact: str, **details: Any) -> None:
        """Add one fact; `details` are strings, numbers, booleans or lists of them."""
        entry = {"fact": fact, **details}
        self.facts.append(entry)
        if self.file is not None:
            self.file.write(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")
            self.file.flush()

    def speak(self, line: str) -> None:
        """Print a line; control characters are shown by their code point."""
        self.say(line.translate(_NOT_PRINTED))

    def speak_text(self, text: str, mark: str = "    ") -> None:
        """Print a rendered notice, each line behind the mark."""
        for line in text.splitlines():
            self.speak(mark + line)


@contextmanager
def open_transcript(folder: Path | None, say: Callable[[str], None]) -> Iterator[Transcript]:
    """Give a transcript that also writes `transcript.jsonl` where a folder is given."""
    if folder is None:
        yield Transcript(say)
        return
    with (folder / "transcript.jsonl").open("w", encoding="utf-8") as file:
        yield Transcript(say, file)


def instant_text(ms: int) -> str:
    """Return milliseconds since 1970 as ISO 8601 UTC to the second."""
    return datetime.fromtimestamp(ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
