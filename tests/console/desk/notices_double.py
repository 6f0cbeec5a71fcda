"""Notice texts by hand, for window tests: fixed wording, and a reader that only knows that text."""

from console.desk.notice_texts import (
    Choice,
    NoticeTexts,
    Reading,
    ReadValue,
    ShownText,
    TypedPart,
)
from protocol.errors import LocalViolation

TITLES = {
    "en": "Planned launch of a ballistic missile",
    "zh": "计划发射弹道导弹的通报",
    "ru": "Уведомление о планируемом пуске баллистической ракеты",
    "fr": "Notification d'un tir prévu de missile balistique",
    "ja": "弾道ミサイル発射予定の通報",
    "ko": "탄도 미사일 발사 계획 통보",
}
ENGLISH = """Mode: EXERCISE [EXERCISE]
Notice: Notification of a planned launch of a ballistic missile
From: NNRRC Washington (USA)
To: NNRRC Beijing (CHN)
Precedence: PRIORITY [PRIORITY]
Released: 2024-09-24 00:02:11Z
Act: notification [NOTIFICATION]
Instrument: 1988 model [MODEL-1988]
Obligation: voluntary [VOLUNTARY]

Object: intercontinental ballistic missile [ICBM]. Number: 1.
Launch platform: silo [SILO].
Launch date: 2024-09-25.
Window: from 2024-09-25 00:30Z to 2024-09-25 04:30Z.
Launch area: Vandenberg [VANDENBERG]
Impact areas:
  1. Circle, centre 9.1500N 167.7000E, radius 75 km

Reply requested: readback [READBACK]
Reply by: 2024-09-24 01:02:11Z
Template pack: core, edition 1, hash 5d1f0a9be47c2233
Message: 48213 90577 11820 66349 20157 83304"""
CHINESE = """通信性质：演习 [EXERCISE]
通报种类：计划发射弹道导弹的通报
发方：NNRRC Washington (USA)
收方：NNRRC Beijing (CHN)
缓急等级：优先 [PRIORITY]
发出时间：2024-09-24 00:02:11Z
行为类别：通报 [NOTIFICATION]
依据文书：1988 年协定范本 [MODEL-1988]

对象：洲际弹道导弹 [ICBM]。数量：1。
发射平台：发射井 [SILO]。
发射日期：2024-09-25。
时间窗口：2024-09-25 00:30Z 至 2024-09-25 04:30Z。
发射区域：范登堡 [VANDENBERG]
落区：
  1. 圆形，中心 9.1500N 167.7000E，半径 75 km

请求回复方式：复诵 [READBACK]
回复时限：2024-09-24 01:02:11Z
电文编号：48213 90577 11820 66349 20157 83304"""
CODES = """kind            missile-launch-planned
object_class    ICBM
count           1
launch_platform SILO
launch_date     19991
window          1727224200 1727238600
launch_area     SITE VANDENBERG
impact_areas    CIRCLE 91500 1677000 75 KM"""
CRITICAL = (
    "intercontinental ballistic missile [ICBM]",
    "2024-09-25.",
    "2024-09-25 00:30Z to 2024-09-25 04:30Z",
    "Circle, centre 9.1500N 167.7000E, radius 75 km",
)


class NoticesDouble:
    """One notice in two texts. `body` is never looked at, so it cannot leak into a readback."""

    def __init__(self, language: str = "en", sender: str = "zh") -> None:
        self.language = language
        self.sender = sender

    def title(self, kind: str) -> str:
        return TITLES[self.language]

    def label(self, kind: str, field: str) -> str:
        return {"object_class": "Object", "count": "Number", "window": "Window"}.get(field, field)

    def kinds(self) -> tuple[Choice, ...]:
        return (
            Choice("missile-launch-planned", TITLES[self.language]),
            Choice("space-launch-planned", "Planned space launch"),
            Choice("launch-cancelled", "Launch cancelled"),
        )

    def terms(self, vocabulary: str) -> tuple[Choice, ...]:
        if vocabulary == "authority":
            return (
                Choice("WATCH", "watch", "The officer on watch, on behalf of the centre."),
                Choice("MINISTRY", "ministry", "The ministry to which the centre answers."),
                Choice("HEAD-OF-GOVERNMENT", "head of government", "The head's own office."),
            )
        return (
            Choice("UNDER-STUDY", "being considered", "The authority considers the message."),
            Choice("ANSWER-BY", "answer by", "An answer will be sent by the instant stated."),
        )

    def texts(self, body: bytes) -> NoticeTexts:
        own = self._text(self.language)
        return NoticeTexts(
            TITLES[self.language],
            own,
            self._text(self.sender),
            ShownText("en", CODES),
            template_known=True,
            valid_until_ms=None,
        )

    def read(self, body: bytes, text: str) -> Reading:
        lines = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
        if "Object" not in lines:
            raise LocalViolation("text-unreadable", line=1, why="no-such-line")
        what, count = lines["Object"].split(". Number: ")
        start = lines["Window"].removeprefix("from ")[:17]
        return Reading(
            "missile-launch-planned",
            True,
            (
                ReadValue("object_class", "Object", what, what.encode()),
                ReadValue(
                    "count",
                    "Number",
                    count.rstrip("."),
                    count.encode(),
                    TypedPart("count", count.rstrip(".")),
                ),
                ReadValue(
                    "window",
                    "Window",
                    lines["Window"].rstrip("."),
                    lines["Window"].encode(),
                    TypedPart("instant", start),
                ),
                ReadValue("launch_area", "Launch area", lines["Launch area"], b"VBG"),
            ),
        )

    def _text(self, language: str) -> ShownText:
        text = {"zh": CHINESE}.get(language, ENGLISH)
        spans = [
            (text.index(part), text.index(part) + len(part)) for part in CRITICAL if part in text
        ]
        return ShownText(language, text, tuple(spans))


class ComposingDouble:
    """Notes what the main window asked of the composer."""

    def __init__(self) -> None:
        self.opened: list[tuple[object, ...]] = []

    def new_notice(self, circuit: bytes | None) -> None:
        self.opened.append(("new", circuit))

    def answer(self, kind: str, view: object) -> None:
        self.opened.append(("answer", kind))

    def open_drafts(self) -> None:
        self.opened.append(("drafts",))

    def open_releases(self) -> None:
        self.opened.append(("releases",))
