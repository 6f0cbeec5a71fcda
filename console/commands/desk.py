"""Commands that open windows. Qt is imported only here, so that no other command waits for it."""

import argparse
import signal

from console.commands import terminal
from protocol.errors import LocalViolation
from protocol.vocabulary import LANGUAGES


def run_desk(options: argparse.Namespace) -> int:
    """Open the desk; the wizard first, where there is no station folder yet."""
    from console.desk.app import run

    return run(
        folder=options.folder,
        desk_key=options.desk_key or terminal.default_desk_key(),
        language=options.language,
        night=options.night,
    )


def run_demo(options: argparse.Namespace) -> int:
    """Play the scenarios between two stations on this machine."""
    languages = tuple(options.languages.split(","))
    if len(languages) != 2 or not set(languages) <= set(LANGUAGES):
        raise LocalViolation(
            "languages-malformed", given=options.languages, known=",".join(LANGUAGES)
        )
    from console.demo.performance import perform

    # A demo that is ended from outside must still stop the stations that it started.
    signal.signal(signal.SIGTERM, _interrupt)
    return perform(
        (languages[0], languages[1]),
        headless=options.headless,
        at_once=options.headless or options.play,
        out=options.out,
        chosen=tuple(options.scenario or ()),
        say=terminal.say,
    )


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
