"""From a printed draft back to the draft; the counterpart of `rendering.render_draft`."""

from dataclasses import replace

from protocol.errors import ValueRefused
from protocol.notices.draft import Draft, Options
from protocol.notices.figures import FigureUnreadable
from protocol.notices.message import check_values
from protocol.notices.pack import Kind, Pack
from protocol.notices.page_reader import PageReader, TextUnreadable, check_text_size
from protocol.notices.rendering import render_draft, set_codes
from protocol.notices.wording_reader import WordsUnreadable


def read_draft(text: str, pack: Pack, language: str, *, bare: bool = False) -> Draft:
    """Read a printed draft. Circuits and unfinished input are not printed and so not read.

    Raises:
        TextUnreadable: not the exact text of a draft of this pack in this language.
    """
    check_text_size(text)
    page = PageReader(text, pack, language)
    try:
        kind = page.read()
        draft = Draft(
            kind=kind.code,
            language=page.term("language"),
            options=_options(page, kind),
            values=tuple(page.values),
        )
    except (WordsUnreadable, FigureUnreadable) as problem:
        raise page.unreadable(f"no meaning: {str(problem)[:60]}") from None
    if "draft" not in page.heading:
        raise TextUnreadable(1, "not-a-draft")
    if render_draft(draft, pack, language, bare=bare).text != text:
        raise TextUnreadable(1, "contradiction in text")
    try:
        check_values(kind, draft.values, pack, partial=True)
    except ValueRefused as problem:
        raise TextUnreadable(1, f"{problem.field} {problem.rule}") from None
    return draft


def _options(page: PageReader, kind: Kind) -> Options:
    read = Options(
        precedence=page.term("precedence"),
        instrument=page.term("instrument"),
        obligation=page.term("obligation"),
        community=page.term("community"),
        authority=page.term("authority"),
        reply=page.term("reply"),
        reply_by=page.optional_instant("reply_by"),
        valid_from=page.optional_instant("valid_from"),
        valid_until=page.optional_instant("valid_until"),
        refs=page.refs("refs"),
        supersedes=page.superseded(),
    )
    return without_defaults(read, kind)


def without_defaults(options: Options, kind: Kind) -> Options:
    """Return the options with what the kind sets by itself left out."""
    defaults = set_codes(Draft(kind.code), kind)
    del defaults["authority"]
    for name, code in defaults.items():
        if getattr(options, name) == code:
            options = replace(options, **{name: ""})  # type: ignore[arg-type]
    return options
