"""Build resources/fonts from the Noto fonts of the distribution (Debian: fonts-noto-core,
fonts-noto-cjk, fonts-noto-mono) with fontTools.

    python packaging/make_fonts.py /usr/share/fonts resources/fonts

Every family gets its own name ("Readback …"), so that a font of the same name on the officer's
machine can never stand in for the one that was tested. Han characters have different right forms
in Chinese and Japanese: hence one family per language, and no family that covers all of them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

# Faces inside the Noto Sans CJK collections, in file order.
JP, KR, SC = 0, 1, 2
WESTERN = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),  # Latin-1, Extended-A and -B
    *range(0x2B0, 0x370),  # modifiers and combining marks
    *range(0x370, 0x530),  # Greek, Cyrillic
    *range(0x1E00, 0x2000),  # Latin additional, Greek extended
    *range(0x2010, 0x2028),
    *range(0x2030, 0x205F),
    *range(0x2070, 0x20D0),
    *range(0x2100, 0x2190),
    *range(0x2212, 0x2213),
)
SIGNS = (*range(0x2190, 0x2200), *range(0x2200, 0x2300), *range(0x2500, 0x2600), 0x27E6, 0x27E7)
CJK_SIGNS = (*range(0x3000, 0x3040), *range(0xFF01, 0xFFEF), *range(0x2460, 0x2474))
LATIN_OF_CJK = (*range(0x20, 0x7F), *map(ord, "°±·×–—‘’“”…→■●○"))
KANA = (*range(0x3040, 0x3100), *range(0x31F0, 0x3200))
HANGUL = (*range(0xAC00, 0xD7A4), *range(0x3131, 0x318F), *range(0x1100, 0x1200))


def charset(codec: str, lead_bytes: range, prefix: bytes = b"") -> Iterator[int]:
    """Return the Han characters that a legacy code holds: the national standard's own list."""
    for lead in lead_bytes:
        for trail in range(0x40, 0xFF):
            text = (prefix + bytes((lead, trail))).decode(codec, errors="ignore")
            if len(text) == 1 and 0x3400 <= ord(text) <= 0x2FFFF:
                yield ord(text)


GB2312 = tuple(charset("gb2312", range(0xB0, 0xF8)))
GB2312_LEVEL_1 = tuple(charset("gb2312", range(0xB0, 0xD8)))
GBK = tuple(charset("gbk", range(0x81, 0xFF)))  # GB 18030 implementation level 1, Han part
JIS_X_0208 = tuple(charset("euc_jp", range(0xB0, 0xF5)))
JIS_X_0213 = (
    *charset("euc_jisx0213", range(0xA1, 0xFF)),
    *charset("euc_jisx0213", range(0xA1, 0xFF), prefix=b"\x8f"),
)
KS_X_1001 = tuple(
    ord(text)
    for lead in range(0xB0, 0xC9)
    for trail in range(0xA1, 0xFF)
    if len(text := bytes((lead, trail)).decode("euc_kr", errors="ignore")) == 1
)

CJK_REGULAR = "opentype/noto/NotoSansCJK-Regular.ttc"
CJK_BOLD = "opentype/noto/NotoSansCJK-Bold.ttc"
SANS = "truetype/noto/NotoSans-{}.ttf"
MONO = "truetype/noto/NotoSansMono-{}.ttf"

# (file to write, source, face number, family, style, code points)
CUTS = (
    ("sans-regular.ttf", SANS.format("Regular"), 0, "Readback Sans", "Regular", WESTERN),
    ("sans-bold.ttf", SANS.format("Bold"), 0, "Readback Sans", "Bold", WESTERN),
    ("mono-regular.ttf", MONO.format("Regular"), 0, "Readback Mono", "Regular", (*WESTERN, *SIGNS)),
    ("mono-bold.ttf", MONO.format("Bold"), 0, "Readback Mono", "Bold", WESTERN),
    (
        "sc-regular.otf",
        CJK_REGULAR,
        SC,
        "Readback SC",
        "Regular",
        (*LATIN_OF_CJK, *CJK_SIGNS, *SIGNS, *GBK),
    ),
    ("sc-bold.otf", CJK_BOLD, SC, "Readback SC", "Bold", (*LATIN_OF_CJK, *CJK_SIGNS, *GB2312)),
    (
        "jp-regular.otf",
        CJK_REGULAR,
        JP,
        "Readback JP",
        "Regular",
        (*LATIN_OF_CJK, *CJK_SIGNS, *KANA, *JIS_X_0213, *JIS_X_0208),
    ),
    (
        "jp-bold.otf",
        CJK_BOLD,
        JP,
        "Readback JP",
        "Bold",
        (*LATIN_OF_CJK, *CJK_SIGNS, *KANA, *JIS_X_0208),
    ),
    (
        "kr-regular.otf",
        CJK_REGULAR,
        KR,
        "Readback KR",
        "Regular",
        (*LATIN_OF_CJK, *CJK_SIGNS, *HANGUL),
    ),
    ("kr-bold.otf", CJK_BOLD, KR, "Readback KR", "Bold", (*LATIN_OF_CJK, *CJK_SIGNS, *KS_X_1001)),
)

NAMES = {1: "family", 2: "style", 3: "unique", 4: "full", 6: "postscript"}
UNUSED_TABLES = ["vhea", "vmtx", "VORG", "BASE"]  # no vertical writing on these screens


def rename(font: TTFont, family: str, style: str) -> None:
    """Give the cut its own family name; copyright and licence entries stay."""
    values = {
        "family": family,
        "style": style,
        "unique": f"{family} {style}",
        "full": f"{family} {style}",
        "postscript": f"{family} {style}".replace(" ", "-", 1).replace(" ", ""),
    }
    names = font["name"]
    for record in list(names.names):
        if record.nameID in (16, 17, 18, 21, 22, 25) or record.platformID != 3:
            names.removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID in NAMES:
            if record.langID != 0x409:
                names.removeNames(record.nameID, 3, record.platEncID, record.langID)
            else:
                names.setName(values[NAMES[record.nameID]], record.nameID, 3, 1, 0x409)
    if "CFF " in font:
        top = font["CFF "].cff.topDictIndex[0]
        top.FamilyName, top.FullName = family, values["full"]
        font["CFF "].cff.fontNames[0] = values["postscript"]


def main(source: Path, target: Path) -> None:
    """Write every cut; the same input gives the same bytes."""
    options = subset.Options()
    options.layout_features = ["kern", "liga", "ccmp", "mark", "mkmk"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.drop_tables = [*options.drop_tables, *UNUSED_TABLES]
    for file_name, origin, face, family, style, code_points in CUTS:
        font = TTFont(source / origin, fontNumber=face, recalcTimestamp=False)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=code_points)
        cutter.subset(font)
        rename(font, family, style)
        font.save(target / file_name)
        print(f"{file_name}: {(target / file_name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
