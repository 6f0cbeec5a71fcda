"""Commands that ask the running station: send, log, status. What a person does at a desk."""

import argparse
import json
import time
from typing import Final

from console.assets import core_pack
from console.commands import terminal
from console.commands.files import read_named
from console.desk_link.requests import (
    Events,
    ListEvents,
    ListTraffic,
    Look,
    PrepareRelease,
    Released,
    SaveDraft,
    SignRelease,
    Traffic,
)
from console.desk_link.views import CircuitView, DraftView, ReleaseView, StationView, TrafficRow
from console.desk_link.wire import StationLink
from protocol.errors import LocalViolation
from protocol.notices.draft import Draft
from protocol.notices.draft_file import draft_from_toml
from protocol.vocabulary import Fact, Mode, Precedence

WAITS: Final = ("RELEASED", "STORED", "READ", "UNDERSTOOD", "PASSED_ON")
PAGE: Final = 200


def send(options: argparse.Namespace) -> int:
    """Release a draft file with the passphrases of its officers; wait for a receipt."""
    draft = draft_from_toml(read_named(options.file), core_pack(), str(options.file))
    passphrases = terminal.Passphrases(options.passphrase_fd)
    with terminal.station_link(options.folder, options.desk_key, "readback send") as link:
        station = terminal.ask(link, Look(), StationView)
        circuit = _circuit_named(station, options.circuit)
        message_id = _release(link, draft, circuit, options.officer, passphrases)
        terminal.say(f"released {message_id.hex()}")
        return _await_fact(link, circuit, message_id, Fact[options.wait], options.seconds)


def _label(circuit: CircuitView) -> str:
    """Return what tells a circuit from its twin of the other mode."""
    return f"{circuit.name}/{Mode(circuit.mode).name}"


def _circuit_named(station: StationView, name: str) -> bytes:
    """Return the circuit with that label, or with that name if only one mode has it."""
    named = [c for c in station.circuits if name in (_label(c), c.name)]
    if len(named) == 1:
        return named[0].circuit
    known = ", ".join(_label(circuit) for circuit in station.circuits) or "none"
    raise LocalViolation("circuit-unknown", name=name, known=known)


def _release(
    link: StationLink,
    draft: Draft,
    circuit: bytes,
    officers: list[str],
    passphrases: terminal.Passphrases,
) -> bytes:
    saved = terminal.ask(link, SaveDraft(b"", draft.encode(), (circuit,), officers[0]), DraftView)
    release = terminal.ask(link, PrepareRelease(saved.draft_id, officers[0], False), ReleaseView)
    for officer in officers[: release.officers_needed]:
        reply = link.ask(
            SignRelease(release.release_id, release.message_id, officer, passphrases.of(officer)),
            terminal.ASK_MS,
        )
        if isinstance(reply, Released):
            return reply.message_id
    raise LocalViolation("officers-too-few", given=len(officers), needed=release.officers_needed)


def _await_fact(
    link: StationLink, circuit: bytes, message_id: bytes, wanted: Fact, seconds: float
) -> int:
    deadline = time.monotonic() + seconds
    while True:
        rows = terminal.ask(link, ListTraffic(circuit, 0, PAGE), Traffic).rows
        known = {fact for row in rows if row.message_id == message_id for fact, _ in row.facts}
        if wanted in known:
            terminal.say(f"{wanted.name} {message_id.hex()}")
            return terminal.DONE
        left_ms = int((deadline - time.monotonic()) * 1000)
        if left_ms <= 0:
            terminal.say(f"not yet {wanted.name} {message_id.hex()}")
            return terminal.NOT_YET
        link.events(min(left_ms, 1_000))


def log(options: argparse.Namespace) -> int:
    """Print traffic and local events, oldest first."""
    with terminal.station_link(options.folder, options.desk_key, "readback log") as link:
        station = terminal.ask(link, Look(), StationView)
        names = {circuit.circuit: _label(circuit) for circuit in station.circuits}
        rows = terminal.ask(
            link, ListTraffic(None, 0, max(1, min(options.limit, PAGE))), Traffic
        ).rows
        events = terminal.ask(link, ListEvents(max(1, min(options.limit, PAGE))), Events).events
    lines = [(row.arrived_ms, _row_line(row, names, options.json)) for row in rows]
    for event in events:
        details = dict(event.details)
        if options.json:
            text = json.dumps(
                {"at_ms": event.at_ms, "event": event.code, **details}, ensure_ascii=False
            )
        else:
            listed = " ".join(f"{name}={value}" for name, value in details.items())
            text = f"{_instant(event.at_ms)}  event  {event.code}  {listed}".rstrip()
        lines.append((event.at_ms, text))
    for _, text in sorted(lines):
        terminal.say(text)
    return terminal.DONE


def _row_line(row: TrafficRow, names: dict[bytes, str], as_json: bool) -> str:
    facts = {Fact(fact).name: at_ms for fact, at_ms in row.facts}
    direction = "out" if row.outgoing else "in"
    if as_json:
        return json.dumps(
            {
                "at_ms": row.arrived_ms, "direction": direction, "circuit": names[row.circuit],
                "epoch": row.epoch, "serial": row.serial, "kind": row.kind,
                "precedence": Precedence(row.precedence).name, "mode": Mode(row.mode).name,
                "id": row.message_id.hex(), "late": row.late, "delayed": row.delayed,
                "expired": row.expired, "readback": row.readback_state, "facts": facts,
            },
            ensure_ascii=False,
        )  # fmt: skip
    serial = "on sending" if row.serial is None else f"{row.epoch}/{row.serial}"
    marks = [
        w
        for w, on in (("LATE", row.late), ("DELAYED", row.delayed), ("EXPIRED", row.expired))
        if on
    ]
    return "  ".join(
        [
            _instant(row.arrived_ms), direction.ljust(3), names[row.circuit], serial,
            Precedence(row.precedence).name, Mode(row.mode).name, row.kind,
            row.message_id.hex()[:16], " ".join(facts), *marks,
        ]
    )  # fmt: skip


def status(options: argparse.Namespace) -> int:
    """Print the station and its circuits, each fact with its age."""
    with terminal.station_link(options.folder, options.desk_key, "readback status") as link:
        station = terminal.ask(link, Look(), StationView)
    if options.json:
        for circuit in station.circuits:
            terminal.say(json.dumps(_circuit_json(circuit), ensure_ascii=False))
        return terminal.DONE
    on_watch = [officer.name for officer in station.officers if officer.on_watch]
    terminal.say(
        f"{station.name} ({station.party}), clock {_instant(station.wall_ms)}, on watch: "
        f"{', '.join(on_watch) or 'nobody'}{', LOCKED' if station.locked else ''}"
    )
    for circuit in station.circuits:
        facts = (
            ("link", circuit.link_up, circuit.link_since_ms),
            ("peer station", circuit.peer_alive, circuit.peer_heard_ms),
            ("officer there", circuit.officer_there, circuit.officer_heard_ms),
        )
        told = ", ".join(
            f"{name} {'up' if up else 'DOWN'}{f' ({_instant(at)})' if at else ''}"
            for name, up, at in facts
        )
        read = _instant(circuit.last_read_there_ms) if circuit.last_read_there_ms else "never"
        terminal.say(
            f"{_label(circuit)}: {told}, last message read there {read}, "
            f"waiting {circuit.waiting}, unreceipted {circuit.unreceipted}, "
            f"violations {circuit.violations}"
            f"{', LOCKED ' + circuit.locked if circuit.locked else ''}"
        )
        for path in circuit.paths:
            fault = f" {path.fault}" if path.fault else ""
            terminal.say(f"  path {path.number} {path.role} {path.address}: {path.state}{fault}")
    return terminal.DONE


def _circuit_json(circuit: CircuitView) -> dict[str, object]:
    return {
        "circuit": _label(circuit), "link_up": circuit.link_up, "peer_alive": circuit.peer_alive,
        "officer_there": circuit.officer_there, "last_read_there_ms": circuit.last_read_there_ms,
        "offset_ms": circuit.offset_ms, "locked": circuit.locked, "waiting": circuit.waiting,
        "unreceipted": circuit.unreceipted, "missing": circuit.missing,
        "violations": circuit.violations,
        "own_tree": [circuit.own_tree[0], circuit.own_tree[1].hex()],
        "peer_tree": [circuit.peer_tree[0], circuit.peer_tree[1].hex()],
        "paths": [
            {"number": path.number, "state": path.state, "fault": path.fault}
            for path in circuit.paths
        ],
    }  # fmt: skip


def _instant(ms: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(ms // 1000))
