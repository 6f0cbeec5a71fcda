"""The colours: two sets of calm greys, one saturated colour for each alarm class, three modes."""

from dataclasses import dataclass

from protocol.vocabulary import Mode


@dataclass(frozen=True)
class Tone:
    """A filled area and the ink that is readable on it (contrast at least 4.5:1)."""

    fill: str
    ink: str


@dataclass(frozen=True)
class Palette:
    """The greys of one theme, as #RRGGBB."""

    window: str
    pane: str
    field: str
    raised: str
    pressed: str
    line: str
    edge: str
    text: str
    subdued: str
    disabled: str
    selection: str
    focus: str
    strong: str
    strong_ink: str


DAY = Palette(
    window="#E3E5E8",
    pane="#F2F3F4",
    field="#FFFFFF",
    raised="#FAFAFB",
    pressed="#D5D9DE",
    line="#C6CBD1",
    edge="#868E98",
    text="#1A1D21",
    subdued="#4E5660",
    disabled="#878E97",
    selection="#D2D8DF",
    focus="#15181C",
    strong="#2B323B",
    strong_ink="#FFFFFF",
)

NIGHT = Palette(
    window="#141619",
    pane="#1C1F23",
    field="#22262B",
    raised="#2B3036",
    pressed="#3A414A",
    line="#373D45",
    edge="#76808C",
    text="#D9DCE0",
    subdued="#A0A8B2",
    disabled="#6C747E",
    selection="#38414B",
    focus="#F2F3F4",
    strong="#C9CED4",
    strong_ink="#15181C",
)

ALARM_TONES: dict[str, Tone] = {
    "flash": Tone("#C4122F", "#FFFFFF"),
    "immediate": Tone("#E0700F", "#15181C"),
    "overdue": Tone("#E6B70A", "#15181C"),
    "link": Tone("#6B4FA3", "#FFFFFF"),
    "integrity": Tone("#B1127B", "#FFFFFF"),
    "caution": Tone("#1C6AB0", "#FFFFFF"),
}
"""One saturated colour for each class of `views.AlarmView.alarm_class`, the same day and night."""

MODE_TONES: dict[Mode, Tone] = {
    Mode.ACTUAL: Tone("#23282F", "#FFFFFF"),
    Mode.EXERCISE: Tone("#0A6E61", "#FFFFFF"),
    Mode.TEST: Tone("#D9CFA3", "#15181C"),
}
"""The mode band. ACTUAL is plain, EXERCISE hatched, TEST dotted; the word stands on all three."""
