"""Plays scenarios: one step after the other, each at its historical instant, and judges the end.

A step is done when the other side's station shows what it caused. The demo has passed when every
notice has the last receipt that its kind asks for, and when both sides compute equal trees.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from console.demo.officer import ScriptedOfficer
from console.demo.scenario import Scenario, Step
from console.demo.transcript import instant_text
from console.desk_link.requests import SetScenarioClock
from console.desk_link.views import CircuitView, StationView, TrafficRow
from protocol.errors import LocalViolation
from protocol.notices.draft import Draft
from protocol.notices.draft_file import draft_from_toml
from protocol.notices.pack import Pack
from protocol.notices.values import Ref
from protocol.vocabulary import Fact

STEP_SECONDS: Final = 10.0
SETTLE_SECONDS: Final = 10.0

# What a kind asks for, and the fact of ours that shows it; ANSWER is shown by the row itself.
LAST_FACT: Final = {"NONE": Fact.STORED, "RECEIPT": Fact.READ, "READBACK": Fact.UNDERSTOOD}


@dataclass
class Sent:
    """A notice of this scenario: who sent it, on which circuit, and the text the reader saw."""

    side: int
    message_id: bytes
    reply: str
    text_seen: str = ""


@dataclass
class Player:
    """Drives both scripted officers through scenarios.

    Attributes:
        sides: the officers of side 1 and side 2.
        circuits: the circuit's id at side 1 and side 2 (the same circuit).
        pack: the pack that both compose with.
        before_step: called before each step; blocks while a person wants to wait.
        after_step: called when the step's outcome stands on both stations, with the step's number,
            the side that acted and the notice that it was about.
    """

    sides: dict[int, ScriptedOfficer]
    circuit: bytes
    pack: Pack
    before_step: Callable[[Scenario, int], None] = lambda scenario, number: None
    after_step: Callable[[Scenario, int, int, bytes], None] = lambda scenario, n, side, mid: None
    sent: dict[tuple[str, str], Sent] = field(default_factory=dict)

    def play(self, scenario: Scenario) -> None:
        """Play all steps.

        Raises:
            LocalViolation: a station refused a step, or its outcome did not show in time.
        """
        transcript = self.sides[1].transcript
        transcript.note("scenario", code=scenario.code, title=scenario.title["en"])
        transcript.speak("")
        transcript.speak(f"== {scenario.title['en']} ==")
        for number, step in enumerate(scenario.steps, 1):
            self.before_step(scenario, number)
            for side in self.sides.values():
                side.ask(SetScenarioClock(step.at_ms), StationView)
            transcript.speak(f"-- step {number}, scenario clock {instant_text(step.at_ms)}")
            message_id = self._act(scenario, step)
            self.after_step(scenario, number, step.side, message_id)

    def _act(self, scenario: Scenario, step: Step) -> bytes:
        officer, other = self.sides[step.side], self.sides[3 - step.side]
        if step.do == "send":
            message_id = officer.release(self._draft(scenario, step), self.circuit)
            self._await_arrival(scenario, step, message_id)
            return message_id
        notice = self.sent[scenario.code, step.of]
        if step.do == "interim":
            answer_by = step.at_ms // 1000 + step.minutes * 60
            sent = officer.reply_meanwhile(self.circuit, notice.message_id, answer_by)
            self._await_arrival(scenario, step, sent)
            return sent
        if step.do == "read":
            officer.take_alarms()
            notice.text_seen = officer.read(self.circuit, notice.message_id)
            wanted = Fact.READ
        elif step.do == "read-back":
            officer.read_back(self.circuit, notice.message_id, notice.text_seen)
            wanted = Fact.UNDERSTOOD
        else:
            officer.pass_on(self.circuit, notice.message_id, step.level)
            wanted = Fact.PASSED_ON
        row = other.await_row(
            wanted.name,
            lambda row: row.message_id == notice.message_id and _has(row, wanted),
            STEP_SECONDS,
        )
        self._note_receipt(other, row, wanted)
        return notice.message_id

    def _draft(self, scenario: Scenario, step: Step) -> Draft:
        """Read the step's draft; the officer picks the notices that it speaks of from the list."""
        officer = self.sides[step.side]
        draft = draft_from_toml(step.draft.encode(), self.pack, f"{scenario.code}.toml")
        draft = replace(draft, language=officer.language)
        for field_name, label in step.picks:
            picked = self._pick(officer, scenario, label)
            draft = draft.with_value(field_name, picked, self.pack)
            options = replace(draft.options, refs=(*draft.options.refs, picked))
            draft = replace(draft, options=options)
        return draft

    def _pick(self, officer: ScriptedOfficer, scenario: Scenario, label: str) -> Ref:
        """Find the notice in the officer's own traffic list, as a person does."""
        wanted = self.sent[scenario.code, label].message_id
        row = officer.await_row(label, lambda row: row.message_id == wanted, STEP_SECONDS)
        if row.serial is None:
            raise LocalViolation("picked-notice-has-no-serial", label=label)
        officer.note(f"picks {row.kind}, serial {row.serial}, from the list of open notices")
        return Ref(row.message_id[:8], row.epoch, row.serial)

    def _await_arrival(self, scenario: Scenario, step: Step, message_id: bytes) -> None:
        officer, other = self.sides[step.side], self.sides[3 - step.side]
        other.await_row(
            f"{step.label} to arrive",
            lambda row: row.message_id == message_id and not row.outgoing,
            STEP_SECONDS,
        )
        row = officer.await_row(
            f"{step.label} STORED",
            lambda row: row.message_id == message_id and _has(row, Fact.STORED),
            STEP_SECONDS,
        )
        reply = officer.reply_asked(self.circuit, message_id)
        self.sent[scenario.code, step.label] = Sent(step.side, message_id, reply)
        self._note_receipt(officer, row, Fact.STORED)

    def _note_receipt(self, officer: ScriptedOfficer, row: TrafficRow, fact: Fact) -> None:
        facts = {Fact(code).name: instant_text(at_ms) for code, at_ms in row.facts}
        officer.transcript.note("receipt", side=officer.party, id=row.message_id.hex(),
                                serial=row.serial, known=facts)  # fmt: skip
        officer.transcript.speak(f"{officer.party}  serial {row.serial}: {fact.name}")

    def judge(self) -> bool:
        """Say whether every notice has its last receipt and both sides' trees are equal."""
        complete = all([self._has_last_receipt(label, sent) for label, sent in self.sent.items()])
        return self._trees_are_equal() and complete

    def _has_last_receipt(self, label: tuple[str, str], sent: Sent) -> bool:
        officer = self.sides[sent.side]

        def shown(row: TrafficRow) -> bool:
            if row.message_id != sent.message_id:
                return False
            fact = LAST_FACT.get(sent.reply)
            return row.answered if fact is None else _has(row, fact)

        try:
            officer.await_row(f"{sent.reply} of {label[1]}", shown, SETTLE_SECONDS)
        except LocalViolation as error:
            officer.transcript.note(
                "incomplete", scenario=label[0], notice=label[1], why=str(error)
            )
            officer.transcript.speak(f"INCOMPLETE {label[0]} {label[1]}: wants {sent.reply}")
            return False
        return True

    def _trees_are_equal(self) -> bool:
        deadline = time.monotonic() + SETTLE_SECONDS
        transcript = self.sides[1].transcript
        while True:
            first, second = (self._circuit_at(side) for side in (1, 2))
            equal = first.own_tree == second.peer_tree and second.own_tree == first.peer_tree
            if equal or time.monotonic() > deadline:
                break
            self.sides[1].link.events(100)
        for number, tree in ((1, first.own_tree), (2, second.own_tree)):
            size, root = tree
            party = self.sides[number].party
            transcript.note("tree", side=party, size=size, root=root.hex(), equal=equal)
            verdict = "equal" if equal else "DIFFERENT"
            transcript.speak(f"{party}  tree of {size} records, root {root.hex()[:16]}…, {verdict}")
        return equal

    def _circuit_at(self, side: int) -> CircuitView:
        station = self.sides[side].look()
        return next(c for c in station.circuits if c.circuit == self.circuit)


def _has(row: TrafficRow, fact: Fact) -> bool:
    return any(code == fact for code, _ in row.facts)
