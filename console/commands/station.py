"""Commands that make and run a station."""

import argparse

from console.commands import terminal
from console.desk_link.keys import load_desk_keys
from console.station.config import StationConfig
from console.station.create import create_station
from console.station.run import run_station
from protocol.errors import LocalViolation
from protocol.exchange.crypto_real import RealPrimitives

OFFICERS_LEAST = 2


def create(options: argparse.Namespace) -> int:
    """Make a station folder; officers and passphrases come by file descriptor or prompt."""
    passphrases = terminal.Passphrases(options.passphrase_fd)
    officers = [(name, passphrases.of(name)) for name in passphrases.officers]
    if not officers:
        officers = terminal.ask_officers()
    if len(officers) < OFFICERS_LEAST:
        # Launch notices need two officers, and a lock needs two to be lifted.
        raise LocalViolation("officers-too-few", given=len(officers), needed=OFFICERS_LEAST)
    config = StationConfig(
        name=options.name,
        party=options.party,
        exercise_only=options.exercise_only,
        desk_link=options.desk_address,
    )
    desk = load_desk_keys(options.desk_key or terminal.default_desk_key())
    create_station(options.folder, config, officers, desk.public, RealPrimitives())
    terminal.say(f"station {options.name} made in {options.folder}")
    return terminal.DONE


def run(options: argparse.Namespace) -> int:
    """Run the station until SIGTERM. Without a passphrase it starts LOCKED and waits for one."""
    given = None
    if options.passphrase_fd is not None:
        given = list(terminal.read_passphrases(options.passphrase_fd).items())
    return run_station(options.folder, given)
