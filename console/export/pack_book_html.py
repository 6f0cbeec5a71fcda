"""The book of a pack as one HTML file that needs nothing else."""

from collections.abc import Iterator
from html import escape

from console.export.pack_book import Book, Section

STYLE = """
body { font: 11pt/1.45 sans-serif; color: #111; margin: 2cm auto; max-width: 27cm; padding: 0 1cm }
h1 { font-size: 20pt } h2 { font-size: 13pt; margin: 1.6em 0 .3em }
p { margin: .1em 0; color: #444 }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border: 1px solid #bbb; padding: .3em .5em; text-align: left; vertical-align: top;
         white-space: pre-line; overflow-wrap: anywhere }
th { background: #eee } td.place { font: 8.5pt/1.35 monospace; width: 24%; color: #333 }
@media print { body { margin: 0; max-width: none } h2 { break-after: avoid } }
"""


def book_html(book: Book) -> Iterator[str]:
    """Yield the parts of the file; all foreign text is escaped."""
    yield (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(book.title)}</title><style>{STYLE}</style></head><body>\n"
        f"<h1>{escape(book.title)}</h1>\n"
    )
    for fact in (f"languages: {book.left}, {book.right}", *book.facts):
        yield f"<p>{escape(fact)}</p>\n"
    for section in book.sections:
        yield from _section(section, book)
    yield "</body></html>\n"


def _section(section: Section, book: Book) -> Iterator[str]:
    yield f"<h2>{escape(section.code)}</h2>\n"
    for fact in section.facts:
        yield f"<p>{escape(fact)}</p>\n"
    yield "<table><thead><tr><th></th>"
    for language, title in ((book.left, section.left), (book.right, section.right)):
        yield f'<th lang="{language}">{escape(title or language)}</th>'
    yield "</tr></thead><tbody>\n"
    for row in section.rows:
        yield f'<tr><td class="place">{escape(row.place)}</td>'
        for language, text in ((book.left, row.left), (book.right, row.right)):
            yield f'<td lang="{language}">{escape(text)}</td>'
        yield "</tr>\n"
    yield "</tbody></table>\n"
