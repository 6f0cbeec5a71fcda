"""Commands about template packs: check, compare, count, and print the book for the linguists.

A pack is named `core-2` (one that comes with the program) or by its folder.
"""

import argparse
import sys
from pathlib import Path

from console.assets import bundled, core_pack, hazards, load_shelf, pack_files
from console.commands import terminal
from console.desk.wording import Wording
from console.export.pack_book import make_book
from console.export.pack_book_html import book_html
from console.export.spoken_sheet import make_sheet, sheet_html, sheet_text
from protocol.errors import LocalViolation, ValueRefused
from protocol.notices import pack_change
from protocol.notices.draft_writer import draft_to_toml
from protocol.notices.entry import parse_instant
from protocol.notices.pack import Pack
from protocol.notices.pack_diff import Difference, compare_packs, coverage
from protocol.notices.pack_file import FILE_MAX, FILES_MAX, load_pack
from protocol.notices.pack_hazards import lint_pack

NEWEST = "newest"
SUFFIX = ".toml"


def find_pack(name: str) -> Pack:
    """Return a pack by name and edition, or read it from its folder.

    Raises:
        ValueRefused: there is no such pack.
        LocalViolation: pack-refused, with where and rule.
    """
    known = {f"{each}-{edition}": (each, edition) for each, edition in bundled()}
    if name == NEWEST:
        return next(iter(load_shelf().values()))
    if name in known:
        return load_pack(pack_files(*known[name]))
    folder = Path(name)
    if not (folder / "pack.toml").is_file():
        raise ValueRefused("pack", name, f"one-of-{'-'.join(sorted(known))}-or-a-folder")
    return load_pack(dict(_files(folder)))


def _files(folder: Path) -> list[tuple[str, bytes]]:
    """Read the files of a pack, never more or larger ones than a pack may have."""
    found: list[tuple[str, bytes]] = []
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        if len(found) > FILES_MAX or path.stat().st_size > FILE_MAX:
            raise LocalViolation("pack-refused", where=str(path), rule="pack-too-large")
        found.append((path.relative_to(folder).as_posix(), path.read_bytes()))
    return found


def check(options: argparse.Namespace) -> int:
    """Read a pack, every rule checked; say what it is, and which wordings are hazards."""
    pack = find_pack(options.pack)
    terms = sum(len(vocabulary.terms) for vocabulary in pack.vocabularies.values())
    terminal.say(f"{pack.name} edition {pack.edition}: {len(pack.kinds)} kinds, {terms} terms")
    terminal.say(f"hash {pack.hash.hex()}")
    found = lint_pack(*hazards(), pack)
    for each in found:
        rule, words = each.finding.rule.code, each.finding.excerpt
        terminal.say(f"{each.where} {each.language}: {rule}: “{words}”")
    return terminal.REFUSED if found else terminal.DONE


def diff(options: argparse.Namespace) -> int:
    """Compare two packs text by text; exit status 1 if they differ, as diff(1) has it."""
    found = compare_packs(find_pack(options.old), find_pack(options.new))
    for each in found:
        terminal.say(_difference_line(each))
    return terminal.REFUSED if found else terminal.DONE


def propose(options: argparse.Namespace) -> int:
    """Print the draft of a proposal, its counts taken from both packs; `send` releases it."""
    takes_effect = parse_instant(options.takes_effect, "takes_effect")
    draft = pack_change.propose(find_pack(options.old), find_pack(options.new), takes_effect)
    for line in draft_to_toml(draft, core_pack()).splitlines():
        terminal.say(line)
    return terminal.DONE


def _difference_line(each: Difference) -> str:
    place = f"{each.place} {each.language}".strip()
    if not each.language and "" in (each.old, each.new):
        return f"{place}: {each.new or each.old}"
    return f"{place}: “{each.old}” -> “{each.new}”"


def count(options: argparse.Namespace) -> int:
    """Count texts and letters of every language, and say which were reviewed."""
    for each in coverage(find_pack(options.pack)):
        review = "reviewed" if each.reviewed else "not reviewed by a native legal linguist"
        terminal.say(f"{each.language}: {each.texts} texts, {each.letters} letters, {review}")
    return terminal.DONE


def book(options: argparse.Namespace) -> int:
    """Print the book of a pack in two languages to an HTML or PDF file."""
    pages = make_book(find_pack(options.pack), options.left, options.right)
    if options.out.suffix == ".html":
        options.out.write_text("".join(book_html(pages)), "utf-8")
    elif options.out.suffix == ".pdf":
        # Imported here: stations and desks start through the same command line, and the library
        # for PDF would cost each of them some 20 MB and 0.2 s.
        from console.export.pack_book_pdf import book_pdf
        from console.export.pdf import write_pdf

        write_pdf(book_pdf(pages, _progress), options.out)
    else:
        raise ValueRefused("out", options.out.name, "ends-in-html-or-pdf")
    terminal.say(str(options.out))
    return terminal.DONE


def sheet(options: argparse.Namespace) -> int:
    """Print the sheet of all short messages for the voice, or write it to a text or HTML file."""
    words = Wording.load(options.language)
    made = make_sheet(find_pack(options.pack), options.language, words.say)
    if options.out is None:
        for line in sheet_text(made):
            terminal.say(line)
        return terminal.DONE
    if options.out.suffix == ".html":
        options.out.write_text("".join(sheet_html(made)), "utf-8")
    elif options.out.suffix == ".txt":
        options.out.write_text("\n".join((*sheet_text(made), "")), "utf-8")
    else:
        raise ValueRefused("out", options.out.name, "ends-in-html-or-txt")
    terminal.say(str(options.out))
    return terminal.DONE


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done}/{total} " + ("\n" if done == total else ""))
        sys.stderr.flush()
