"""The command that writes a draft of a NAVAREA warning or a NOTAM from a draft file."""

import argparse

from console.assets import core_pack
from console.commands import terminal
from console.commands.files import read_named
from protocol.notices.draft_file import draft_from_toml
from protocol.notices.warning_draft import Form, draft_warning

FORMS = tuple(form.value for form in Form)


def write_file(options: argparse.Namespace) -> int:
    """Print the text for the issuing authority; what it does not say goes to the error channel."""
    pack = core_pack()
    draft = draft_from_toml(read_named(options.file), pack, str(options.file))
    warning = draft_warning(pack.kinds[draft.kind], dict(draft.values), Form(options.form))
    for line in warning.text.split("\n"):
        terminal.say(line)
    if warning.left_out:
        terminal.remark("geo-draft-left-out", count=warning.left_out)
    if warning.bow_m:
        terminal.remark("geo-draft-bow", metres=warning.bow_m)
    return terminal.DONE
