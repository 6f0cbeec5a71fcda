"""Pages with the bundled fonts: the one owner of the PDF library.

Every text can be taken out of the file again exactly (Qt's own writer turns some Chinese characters
into look-alikes). The font leads that has the right letter forms for the language of the text.
"""

from collections.abc import Callable
from importlib import resources
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

FONTS = {
    "sans": ("sans-regular.ttf", "sans-bold.ttf"),
    "sc": ("sc-regular.otf", "sc-bold.otf"),
    "jp": ("jp-regular.otf", "jp-bold.otf"),
    "kr": ("kr-regular.otf", "kr-bold.otf"),
    "mono": ("mono-regular.ttf", "mono-bold.ttf"),
}
LEADING = {"zh": "sc", "ja": "jp", "ko": "kr"}
LINE = 1.35
POINT_MM = 0.3528


class Page(FPDF):
    """An A4 document in six scripts. Lengths in millimetres, sizes in points."""

    def __init__(self, title: str, *, landscape: bool = True) -> None:
        super().__init__(orientation="landscape" if landscape else "portrait", format="A4")
        self.set_title(title)
        self.set_auto_page_break(True, margin=14)
        self.set_margins(12, 12)
        folder = resources.files("resources").joinpath("fonts")
        for family, (regular, bold) in FONTS.items():
            for style, name in (("", regular), ("B", bold)):
                with resources.as_file(folder.joinpath(name)) as path:
                    self.add_font(family, style, path)
        self.set_fallback_fonts(["sans", "sc", "jp", "kr"], exact_match=False)
        self.add_page()

    def footer(self) -> None:
        """Print the number of the page."""
        self.set_y(-10)
        self.set_font("sans", "", 8)
        self.cell(0, 5, str(self.page_no()), align="R")

    def say(self, text: str, size: float, *, bold: bool = False, family: str = "sans") -> None:
        """Print a paragraph over the whole width."""
        self.set_font(family, "B" if bold else "", size)
        self.multi_cell(
            0, size * POINT_MM * LINE, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )

    def columns(self, texts: tuple[tuple[str, str], ...], widths: tuple[float, ...]) -> None:
        """Print one row of a table.

        Args:
            texts: (language, text); language `mono` for codes.
            widths: parts of the width, summing to 1.
        """
        wide = [self.epw * part for part in widths]
        heights = [
            self._height(language, text, width)
            for (language, text), width in zip(texts, wide, strict=True)
        ]
        tall = max(heights) + 2
        if self.get_y() + tall > self.page_break_trigger and tall < self.eph:
            self.add_page()
        self._row(texts, wide, tall)

    def _row(self, texts: tuple[tuple[str, str], ...], wide: list[float], tall: float) -> None:
        top, left, page = self.get_y(), self.l_margin, self.page_no()
        bottoms = []
        for (language, text), width in zip(texts, wide, strict=True):
            self.page = page
            self.set_xy(left, top + 1)
            size = self._font(language)
            self.multi_cell(width - 2, size * POINT_MM * LINE, text, align="L", new_y=YPos.NEXT)
            bottoms.append((self.page_no(), self.get_y() + 1))
            left += width
        last = max(page_no for page_no, _ in bottoms)
        low = max(y for page_no, y in bottoms if page_no == last)
        self.page = last
        end = max(top + tall, low) if last == page else low
        self.set_draw_color(190)
        self.line(self.l_margin, end, self.l_margin + self.epw, end)
        self.set_xy(self.l_margin, end)

    def _font(self, language: str) -> float:
        size = 7.0 if language == "mono" else 9.5
        self.set_font("mono" if language == "mono" else LEADING.get(language, "sans"), "", size)
        return size

    def _height(self, language: str, text: str, width: float) -> float:
        size = self._font(language)
        height = self.multi_cell(
            width - 2, size * POINT_MM * LINE, text, align="L", dry_run=True, output="HEIGHT"
        )
        return float(height)  # type: ignore[arg-type]  # of output="HEIGHT"


def write_pdf(page: Page, path: Path) -> None:
    """Write the document to a file."""
    page.output(str(path))


Progress = Callable[[int, int], None]
"""Called with how many parts are done, and of how many."""
