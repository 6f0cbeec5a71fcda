"""The scenario panel: which case is played, which step is next, and what has happened so far."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.demo.scenario import Scenario, Step
from console.demo.stage import SIDES
from console.demo.transcript import instant_text
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording


def _credentials() -> str:
    """Return who may log on at the two desks; demo stations keep no secret."""
    return "\n".join(
        f"{side.party}  "
        + ", ".join(f"{o.name}: {o.passphrase}" for o in (side.first, side.second))
        for side in SIDES
    )


class ScenarioPanel(QWidget):
    """Shows the cases and asks for their steps; plays nothing itself.

    Signals:
        step_wanted: one more step, please.
        run_wanted(bool): go on by yourself, or stop doing so.
        closed(): the panel was closed, which ends the demo.
    """

    step_wanted = Signal()
    run_wanted = Signal(bool)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        scenarios: tuple[Scenario, ...],
    ) -> None:
        super().__init__()
        self._words = words
        self._scenarios = scenarios
        self.setWindowTitle(words.say("demo-title"))
        self._title = PlainLabel(theme, "", TextRole.STRONG, wrap=True)
        self._steps = QListWidget()
        self._steps.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._steps.setWordWrap(True)
        self._next = QPushButton(words.say("demo-next"))
        self._next.setProperty("step", True)
        self._next.clicked.connect(self.step_wanted)
        self._run = QPushButton(words.say("demo-run"))
        self._run.setCheckable(True)
        self._run.toggled.connect(self._on_run)
        self._result = PlainLabel(theme, "", TextRole.BODY, wrap=True)

        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self._next)
        buttons.addWidget(self._run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(
            PlainLabel(theme, words.say("demo-explain"), TextRole.BODY, wrap=True, subdued=True)
        )
        layout.addWidget(PlainLabel(theme, _credentials(), TextRole.CODE, wrap=True))
        layout.addWidget(PlainLabel(theme, words.say("demo-scenario"), TextRole.CAPTION))
        layout.addWidget(self._title)
        layout.addWidget(self._steps, 1)
        layout.addLayout(buttons)
        layout.addWidget(self._result)
        self.show_scenario(0)

    def show_scenario(self, place: int) -> None:
        """List the steps of a scenario, none of them played yet."""
        self._title.setText(self._scenarios[place].title[self._words.language])
        self._steps.clear()
        for number, step in enumerate(self._scenarios[place].steps, 1):
            item = QListWidgetItem("  " + self._line(number, step))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._steps.addItem(item)

    def mark_played(self, number: int) -> None:
        """Tick a step off; the mark is a sign and not only a colour."""
        item = self._steps.item(number - 1)
        item.setText("✓" + item.text()[1:])
        self._steps.scrollToItem(item)

    def set_busy(self, busy: bool) -> None:
        """While a step runs, no second one can be asked for."""
        self._next.setEnabled(not busy and not self._run.isChecked())

    def run(self) -> None:
        """Press the button that plays by itself."""
        self._run.setChecked(True)

    def show_result(self, text: str) -> None:
        """Say how the play ended."""
        self._result.setText(text)
        self._run.setChecked(False)

    def _line(self, number: int, step: Step) -> str:
        action = self._words.say(f"demo-{step.do}", label=step.label or step.of)
        line = self._words.say(
            "demo-step", number=number, party=SIDES[step.side - 1].party, action=action
        )
        return f"{instant_text(step.at_ms)}  {line}"

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the panel ends the demo."""
        self.closed.emit()
        super().closeEvent(event)

    @Slot(bool)
    def _on_run(self, run: bool) -> None:
        self._run.setText(self._words.say("demo-pause" if run else "demo-run"))
        self._next.setEnabled(not run)
        self.run_wanted.emit(run)
