"""The book of a pack as PDF, for printing."""

from console.export.pack_book import Book
from console.export.pdf import Page, Progress

WIDTHS = (0.26, 0.37, 0.37)


def book_pdf(book: Book, progress: Progress = lambda done, total: None) -> Page:
    """Return the pages; `progress` is called after every section."""
    page = Page(book.title)
    page.say(book.title, 18, bold=True)
    for fact in (f"languages: {book.left}, {book.right}", *book.facts):
        page.say(fact, 9)
    for number, section in enumerate(book.sections, 1):
        page.ln(5)
        page.say(section.code, 12, bold=True)
        for fact in section.facts:
            page.say(fact, 8)
        if section.left or section.right:
            titles = (("mono", "title"), (book.left, section.left), (book.right, section.right))
            page.columns(titles, WIDTHS)
        for row in section.rows:
            texts = (("mono", row.place), (book.left, row.left), (book.right, row.right))
            page.columns(texts, WIDTHS)
        progress(number, len(book.sections))
    return page
