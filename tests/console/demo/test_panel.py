"""The scenario panel: the case that is played, its steps, and which of them are done."""

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from console.demo.panel import ScenarioPanel
from console.demo.scenario import load_scenarios
from console.desk.theme import Theme
from console.desk.wording import Wording
from protocol.vocabulary import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_case_shows_its_steps_and_ticks_them_off(qtbot: QtBot, language: str) -> None:
    scenarios = load_scenarios()
    panel = ScenarioPanel(Theme(language), Wording.load(language), scenarios)
    qtbot.addWidget(panel)
    (steps,) = panel.findChildren(QListWidget)
    for place, scenario in enumerate(scenarios):
        panel.show_scenario(place)
        assert steps.count() == len(scenario.steps)
        panel.mark_played(len(scenario.steps))
        ticked = [steps.item(row).text().startswith("✓") for row in range(steps.count())]
        assert ticked == [False] * (steps.count() - 1) + [True]


def test_while_a_step_runs_no_other_can_be_asked_for(qtbot: QtBot) -> None:
    panel = ScenarioPanel(Theme("en"), Wording.load("en"), load_scenarios())
    qtbot.addWidget(panel)
    step, run = panel.findChildren(QPushButton)
    with qtbot.waitSignal(panel.step_wanted):
        step.click()
    panel.set_busy(True)
    assert not step.isEnabled()
    panel.set_busy(False)
    with qtbot.waitSignal(panel.run_wanted):
        panel.run()
    assert run.isChecked()
    assert not step.isEnabled()
    run.click()
    assert step.isEnabled()
