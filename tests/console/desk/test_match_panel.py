"""Announced launches beside an observed event: in the composer, and from a received notice."""

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.composer import Composer
from console.desk.composer_desk import ComposerDesk
from console.desk.fill_page import FillPage
from console.desk.local_notices import LocalNotices
from console.desk.match_list import MatchEntry
from console.desk.match_panel import MatchPanel
from console.desk.match_words import length_words, limits_words
from console.desk.message_view import Step
from console.desk.station_state import StationState
from console.desk.theme import Theme
from console.desk.wording import Wording
from console.desk_link.views import MessageView, Refused
from console.places import site_extent_km
from protocol.notices import matching
from protocol.notices.matching import Fit
from protocol.notices.pack import Pack
from protocol.notices.values import Circle, Point, Quantity, Ref, Site, Value, Window
from protocol.vocabulary import LANGUAGES, Mode
from tests.console.desk import examples
from tests.console.desk.bench import Benches
from tests.console.desk.compose_double import RUSSIA, ComposeDouble
from tests.console.desk.held_examples import DAY, NOW_S, PACK, held

ORIGIN = Circle(Point(692_900, 160_200), Quantity(50, 0, "KM"))
EVENT: dict[str, Value] = {"observed_time": NOW_S, "origin_estimate": ORIGIN}
ANDOYA: dict[str, Value] = {
    "vehicle_class": "SOUNDING",
    "window": Window(NOW_S - 10 * DAY, NOW_S + 10 * DAY),
    "launch_area": Site("ANDOYA"),
    "azimuth": Quantity(350, 0, "DEG"),
}


FITTING = held(1, "space-launch-planned", ANDOYA)
WRONG_WEEK = held(
    2,
    "space-launch-planned",
    {**ANDOYA, "window": Window(NOW_S + 7 * DAY, NOW_S + 8 * DAY)},
    outgoing=True,
)


class Scene:
    """A desk over a station that holds some notices."""

    def __init__(self, theme: Theme, words: Wording, messages: tuple[MessageView, ...]) -> None:
        self.station = ComposeDouble(PACK, messages)
        self.state = StationState(lambda: 0)
        self.state.take_station(self.station.station)
        self.state.officer = "Miller"
        shelf = {PACK.hash: PACK}
        notices = LocalNotices(shelf, PACK, words)
        self.desk = ComposerDesk(theme, words, self.station, self.state, notices, shelf)

    def composer(self) -> Composer:
        """Return the composer opened last."""
        return self.desk.composers[-1]

    def fill(self) -> FillPage:
        """Return its form."""
        fill = self.composer().fill
        assert fill is not None
        return fill

    def observe(self, values: dict[str, Value] | None = None) -> MatchPanel:
        """Write an observation to Moscow; return the panel beside it, compared."""
        self.desk.new_notice(RUSSIA)
        self.composer().choose("launch-observed")
        self.composer().prefill(tuple((EVENT if values is None else values).items()))
        return self.panel()

    def panel(self) -> MatchPanel:
        """Return the panel of the composer opened last, compared."""
        guide = self.fill().match
        assert guide is not None
        guide.panel.compare()
        return guide.panel


class Scenes:
    """Makes scenes and closes their windows."""

    def __init__(self, theme: Theme, words: Wording) -> None:
        self._theme, self._words = theme, words
        self._made: list[Scene] = []

    def __call__(self, *messages: MessageView) -> Scene:
        """Return a scene over these notices."""
        self._made.append(Scene(self._theme, self._words, messages))
        return self._made[-1]

    def close(self) -> None:
        """Close all windows."""
        for made in self._made:
            made.desk.close()


@pytest.fixture
def scene(qtbot: QtBot, theme: Theme, words: Wording) -> Iterator[Scenes]:
    """Return a maker of scenes whose windows are closed at the end."""
    made = Scenes(theme, words)
    yield made
    made.close()
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()


def lines(entry: MatchEntry) -> dict[Fit, str]:
    """Return the lines of an entry."""
    return {line.fit: line.words for line in entry.lines}


def test_the_fitting_launch_stands_first_and_each_part_says_its_number(scene: Scenes) -> None:
    first, second = scene(WRONG_WEEK, FITTING).observe().list.entries()
    assert first.message_id == FITTING.row.message_id
    assert lines(first) == {
        Fit.FITS: "Fits: origin 0 km · time inside the window",
        Fit.NOT_COMPARED: (
            "Cannot be compared: azimuth, impact, class, number (not stated for the event)"
        ),
    }
    assert "received 1/1" in first.title
    assert "Moscow" in first.title
    assert lines(second)[Fit.DOES_NOT_FIT] == ("Does not fit: time 7 d 0 h 0 min before the window")
    assert "sent 1/2" in second.title


def test_the_limits_stand_on_the_screen_with_their_values(scene: Scenes, words: Wording) -> None:
    panel = scene().observe()
    shown = panel.limits.text()
    assert shown == limits_words(words, site_extent_km())
    limits = (matching.ORIGIN_LIMIT_KM, matching.AZIMUTH_LIMIT_DEG, matching.IMPACT_LIMIT_KM)
    for limit in (*limits, matching.TIME_LIMIT_S // 60, site_extent_km()):
        assert str(limit) in shown


def test_that_none_is_held_is_said(scene: Scenes) -> None:
    panel = scene().observe()
    assert panel.said.text().startswith("None held")
    assert panel.list.isHidden()
    assert not panel.name.isEnabled()


def test_that_all_are_closed_is_said_and_they_are_shown(scene: Scenes) -> None:
    ref = Ref(FITTING.row.message_id[:8], 1, 1)
    cancelled = held(3, "launch-cancelled", {"ref": ref, "final": "FINAL"})
    panel = scene(FITTING, cancelled).observe()
    assert panel.said.text().startswith("None open")
    (entry,) = panel.list.entries()
    assert entry.closed
    assert entry.standing.startswith("CANCELLED")


def test_a_corrected_notice_is_compared_as_it_is_now_and_keeps_its_title(scene: Scenes) -> None:
    ref = Ref(WRONG_WEEK.row.message_id[:8], 1, 2)
    withdrawn = held(3, "correction", {"ref": ref, "action": "WITHDRAW", "reason": "TYPING"})
    old = examples.message(
        examples.row(
            2,
            "space-launch-planned",
            circuit=RUSSIA,
            message_id=WRONG_WEEK.row.message_id,
            superseded=True,
        ),
        WRONG_WEEK.body,
    )
    (entry,) = scene(old, withdrawn).observe().list.entries()
    assert entry.standing.startswith("WITHDRAWN")
    assert "received 1/2" in entry.title


def test_before_time_or_origin_is_known_nothing_is_said_to_be_held_or_not(scene: Scenes) -> None:
    panel = scene(FITTING).observe({})
    assert panel.said.text().startswith("Fill in the time or the origin")
    assert panel.list.entries() == []


def test_a_notice_of_another_mode_is_not_beside_the_event(scene: Scenes) -> None:
    actual = held(1, "space-launch-planned", ANDOYA, mode=Mode.ACTUAL)
    panel = scene(actual).observe()
    assert panel.list.entries() == []
    assert panel.said.text().startswith("None held")


def test_while_notices_are_read_nobody_hears_that_none_is_held(scene: Scenes) -> None:
    made = scene()
    held_notices = made.desk.held
    held_notices._queue.append(bytes(32))
    panel = made.observe()
    assert panel.said.text() == ""
    assert panel.caveats.text().startswith("Still being read: 1")


def test_what_cannot_be_read_is_counted(scene: Scenes) -> None:
    unknown = examples.message(FITTING.row, FITTING.body[:-1])
    made = scene(unknown)
    panel = made.observe()
    assert panel.caveats.text() == "Cannot be read here and not compared: 1."
    # When the line comes back the station is asked once more.
    made.station.messages[RUSSIA, FITTING.row.message_id] = FITTING
    made.state.take_loss("no-answer")
    made.state.take_station(made.station.station)
    panel.compare()
    assert panel.caveats.text() == ""
    assert len(panel.list.entries()) == 1


def test_a_station_that_does_not_answer_leaves_the_list_open(scene: Scenes) -> None:
    made = scene()
    made.station.refuse_next = Refused("no-reply", ())
    made.state.take_loss("no-answer")
    made.state.take_station(made.station.station)
    assert made.desk.held.launches().reading == 0, "the first question was refused, not this one"


def test_the_officer_names_a_notice_by_keyboard_alone(qtbot: QtBot, scene: Scenes) -> None:
    made = scene(WRONG_WEEK, FITTING)
    panel = made.observe()
    assert "matching" not in made.fill().form.values(), "the console picks nothing"
    with qtbot.waitActive(made.composer()):
        made.composer().activateWindow()
    panel.list.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert "matching" not in made.fill().form.values(), "nothing is chosen beforehand"
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    values = made.fill().form.values()
    assert values["matching"] == "NOTICE-HELD"
    assert values["matching_notice"] == Ref(FITTING.row.message_id[:8], 1, 1)


def test_none_of_these_fills_none_held_and_takes_the_notice_out(scene: Scenes) -> None:
    made = scene(FITTING)
    panel = made.observe()
    panel.named.emit(FITTING.row.message_id)
    QTest.keyClick(panel.none, Qt.Key.Key_Space)
    values = made.fill().form.values()
    assert values["matching"] == "NONE-HELD"
    assert "matching_notice" not in values


def test_the_comparison_follows_what_the_form_says(qtbot: QtBot, scene: Scenes) -> None:
    made = scene(FITTING)
    panel = made.observe()
    away = Circle(Point(0, 0), Quantity(50, 0, "KM"))
    made.fill().form.put({"origin_estimate": away})
    qtbot.waitUntil(lambda: Fit.DOES_NOT_FIT in lines(panel.list.entries()[0]))


def test_a_notice_that_arrives_meanwhile_joins_the_list(qtbot: QtBot, scene: Scenes) -> None:
    made = scene(FITTING)
    panel = made.observe()
    made.station.messages[RUSSIA, WRONG_WEEK.row.message_id] = WRONG_WEEK
    made.state.row_changed.emit(WRONG_WEEK.row)
    qtbot.waitUntil(lambda: len(panel.list.entries()) == 2)


def question(*, outgoing: bool = False) -> MessageView:
    """Return a received (or sent) question about the event."""
    values = {**EVENT, "conf": "PROBABLE", "matching": "NONE-HELD", "question": ("WHOSE",)}
    return held(9, "launch-observed", values, outgoing=outgoing)


def test_who_must_characterise_sees_his_own_open_notices(qtbot: QtBot, scene: Scenes) -> None:
    own = examples.message(
        examples.row(4, "space-launch-planned", circuit=RUSSIA, message_id=FITTING.row.message_id,
                     outgoing=True),
        FITTING.body,
    )  # fmt: skip
    asked = question()
    made = scene(own, asked)
    made.desk.compare(asked)
    window = made.desk.match_window
    assert window is not None
    (entry,) = window.panel.list.entries()
    assert lines(entry)[Fit.FITS] == "Fits: origin 0 km · time inside the window"
    assert entry.title.startswith("sent 1/4")
    QTest.keyClick(window.panel.list, Qt.Key.Key_Down)
    assert "70°48" not in window.map.description()
    assert "ANDOYA" in window.map.description(), "the launch chosen is on the map, too"
    window.answer.click()
    composer = made.composer()
    assert composer.fill is not None
    assert composer.fill.kind.code == "event-characterised"
    values = composer.fill.form.values()
    assert values["ref"] == Ref(asked.row.message_id[:8], 1, 9)
    assert values["notice_ref"] == Ref(FITTING.row.message_id[:8], 1, 4)
    assert len(made.panel().list.entries()) == 1, "the comparison goes on beside the answer"


def test_characterising_without_a_choice_names_no_notice(scene: Scenes) -> None:
    asked = question()
    made = scene(FITTING, asked)
    made.desk.compare(asked)
    window = made.desk.match_window
    assert window is not None
    window.answer.click()
    assert "notice_ref" not in made.fill().form.values()


def test_a_question_of_our_own_is_compared_and_not_answered(scene: Scenes) -> None:
    asked = question(outgoing=True)
    made = scene(FITTING, asked)
    made.desk.compare(asked)
    window = made.desk.match_window
    assert window is not None
    assert len(window.panel.list.entries()) == 1
    assert window.answer.isHidden()


def test_only_the_page_of_an_observation_leads_to_the_comparison(
    qtbot: QtBot, bench: Benches, pack: Pack
) -> None:
    rows = {kind: examples.row(n, kind) for n, kind in enumerate(("launch-observed", LAUNCH), 1)}
    views = [
        examples.message(row, examples.notice(pack, kind).encode()) for kind, row in rows.items()
    ]
    desk = bench(tuple(views))
    desk.window.show()
    for view in views:
        desk.window.steps.open(view.row)
        seen = not desk.window.page.buttons[Step.COMPARE].isHidden()
        assert seen == (view.row.kind == "launch-observed")
    desk.window.steps.open(views[0].row)
    desk.window.page.buttons[Step.COMPARE].click()
    assert desk.composing.opened == [("compare", views[0].row.message_id)]


LAUNCH = "missile-launch-planned"


def test_lengths_round_away_from_zero(words: Wording) -> None:
    assert length_words(words, -1) == "0 h 1 min"
    assert length_words(words, 3_600) == "1 h 0 min"
    assert length_words(words, DAY + 61) == "1 d 0 h 2 min"


VERDICTS = re.compile(
    r"likely|probabl|suspicious|hostile|attack|explained|harmless|threat|"
    r"вероятн|угроз|可能是|威胁|vraisembl|menace|脅威|可能性|위협|가능성",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_comparison_is_a_verdict(language: str) -> None:
    words = (files("resources") / "interface" / language / "match.ftl").read_text("utf-8")
    assert len(words.splitlines()) > 50
    assert not VERDICTS.search(words)
