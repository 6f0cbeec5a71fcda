"""Make resources/sounds/*.wav: one pattern a class of alarm, and another voice for exercises.

    python packaging/make_sounds.py resources/sounds

Patterns differ in rhythm first and in pitch second, so that a tired person tells them apart on a
poor loudspeaker. An exercise has the rhythm of the real thing in a soft low voice, after a knock
that nothing actual has. Each file is one round; it is played again until somebody takes the alarm.
"""

import math
import struct
import sys
import wave
from pathlib import Path

RATE = 16_000
LOUD = 0.8
RAMP_S = 0.008  # rise and fall of a tone, so that it does not click

# A pattern is a row of (seconds, frequency in Hz at its beginning, at its end); 0 Hz is silence.
Tone = tuple[float, float, float]

PATTERNS: dict[str, list[Tone]] = {
    "flash": [(0.12, 880, 880), (0.12, 1_320, 1_320)] * 6 + [(0.36, 0, 0)],
    "immediate": [(0.22, 990, 990), (0.10, 0, 0)] * 3 + [(0.9, 0, 0)],
    "integrity": [(0.7, 350, 1_050), (0.7, 1_050, 350), (0.4, 0, 0)],
    "link": [(0.6, 520, 520), (0.15, 0, 0), (0.15, 390, 390), (1.4, 0, 0)],
    "overdue": [(0.3, 740, 740), (0.3, 587, 587), (1.8, 0, 0)],
}
CHECK: list[Tone] = [(0.15, 440, 440), (0.1, 0, 0)]
KNOCK: list[Tone] = [(0.04, 180, 120), (0.08, 0, 0), (0.04, 180, 120), (0.14, 0, 0)]


def samples(tones: list[Tone], *, soft: bool) -> list[int]:
    """Return 16-bit samples. Loud tones carry odd harmonics, soft ones are pure."""
    out: list[int] = []
    for seconds, begin, end in tones:
        count = round(seconds * RATE)
        phase = 0.0
        for index in range(count):
            frequency = begin + (end - begin) * index / count
            phase += 2 * math.pi * frequency / RATE
            voice = math.sin(phase)
            if not soft:
                voice = (voice + math.sin(3 * phase) / 3 + math.sin(5 * phase) / 5) / 1.2
            edge = min(index, count - 1 - index) / (RAMP_S * RATE)
            level = 0.0 if frequency == 0 else LOUD * (0.6 if soft else 1) * min(1.0, edge)
            out.append(round(max(-1.0, min(1.0, voice * level)) * 32_767))
    return out


def write(path: Path, values: list[int]) -> None:
    """Write one mono file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(values)}h", *values))


def main(folder: Path) -> None:
    """Write every pattern, its exercise voice, and the short tone that checks the device."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, tones in PATTERNS.items():
        low = [(seconds, begin / 2, end / 2) for seconds, begin, end in tones]
        write(folder / f"{name}.wav", samples(tones, soft=False))
        write(folder / f"{name}-exercise.wav", samples(KNOCK + low, soft=True))
    write(folder / "check.wav", samples(CHECK, soft=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
