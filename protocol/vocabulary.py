"""The few words that every part of Readback shares, with their codes on the wire.

A code, once released, never changes its number: records signed years ago must still read the same.
"""

from enum import IntEnum


class Mode(IntEnum):
    """What a message counts as. Fixed for a circuit at pairing; TEST travels on ACTUAL circuits."""

    ACTUAL = 1
    EXERCISE = 2
    TEST = 3


class Precedence(IntEnum):
    """Order of handling (ACP 121). A lower number goes first; it says urgency, not importance."""

    FLASH = 1
    IMMEDIATE = 2
    PRIORITY = 3
    ROUTINE = 4

    @property
    def urgent(self) -> bool:
        """Whether it overtakes the window for ordinary traffic and goes on every path at once."""
        return self <= Precedence.IMMEDIATE


class SpeechAct(IntEnum):
    """What a sender does by sending (after the IMO SMCP markers; no orders between states)."""

    INFORMATION = 1
    NOTIFICATION = 2
    QUESTION = 3
    ANSWER = 4
    REQUEST = 5
    INTENTION = 6
    HAZARD = 7
    SERVICE = 8


class Fact(IntEnum):
    """What is known of a released message, in the only order in which it can become known.

    RELEASED and TRANSMITTED are facts of our own station. The others are the peer's signed
    statements: STORED by its station, READ by its officer, UNDERSTOOD after the readback compared
    equal, PASSED_ON to its authority. None of them takes a position on the content.
    """

    RELEASED = 1
    TRANSMITTED = 2
    STORED = 3
    READ = 4
    UNDERSTOOD = 5
    PASSED_ON = 6


LANGUAGES = ("en", "zh", "ru", "fr", "ja", "ko")
"""Languages (BCP 47) that every pack and every screen must have."""
