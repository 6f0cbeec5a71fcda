"""Pages of instruments: they load, kinds and pages name each other, and what is unknown is said."""

from dataclasses import replace

import pytest

from console.assets import load_shelf, pack_files
from protocol.errors import LocalViolation
from protocol.notices.instrument_file import read_instrument
from protocol.notices.instrument_lint import check_instruments
from protocol.notices.instruments import NO_INSTRUMENT, Check, InstrumentPage
from protocol.notices.pack import Pack
from protocol.notices.pack_file import load_pack, pack_hash
from protocol.notices.pack_table import PackTable
from protocol.notices.toml_text import read_toml
from tests.protocol.notices.samples import pack

CODE = "US-USSR-1988"
PAGE = f"instruments/{CODE}.toml"
LEAD_RULE = 'check = "lead"\nfield = "window"\nhours = 24\n'


def changed(old: str, new: str) -> bytes:
    """The page of 1988 with one text replaced."""
    text = pack_files("core", 2)[PAGE].decode()
    assert old in text, old
    return text.replace(old, new, 1).encode()


def check(content: bytes) -> None:
    """Read a page and check it against the core pack."""
    page = read_instrument(PackTable(PAGE, read_toml(content, 100_000)))
    check_instruments(with_pages({**pack().instruments, CODE: page}))


def with_pages(pages: dict[str, InstrumentPage]) -> Pack:
    """The core pack with these pages."""
    return replace(pack(), instruments=pages)


def first_edition() -> Pack:
    """The edition that has no pages."""
    return next(each for each in load_shelf().values() if (each.name, each.edition) == ("core", 1))


def test_every_instrument_has_its_page_and_only_the_first_edition_has_none() -> None:
    terms = set(pack().vocabularies["instrument"].terms)
    assert set(pack().instruments) == terms - {NO_INSTRUMENT}
    assert first_edition().instruments == {}


def test_the_hash_covers_the_pages() -> None:
    files = pack_files("core", 2)
    assert pack_hash({**files, PAGE: files[PAGE] + b"\n"}) != pack().hash


def test_kinds_and_pages_name_each_other() -> None:
    for code, page in pack().instruments.items():
        listing = {kind.code for kind in pack().kinds.values() if code in kind.instruments}
        assert set(page.kinds) == listing, code


def test_what_is_not_known_is_marked_and_says_what() -> None:
    unknown = [
        (page.code, rule.code)
        for page in pack().instruments.values()
        for rule in page.rules
        if not rule.known
    ]
    assert ("US-USSR-1988", "validity") in unknown
    assert ("RU-CN-2009", "lead-and-format") in unknown
    distances = next(r for r in pack().instruments["IN-PK-2005"].rules if r.code == "distances")
    assert distances.check is Check.UNKNOWN
    for text in distances.text.values():
        assert "70" in text
        assert "75" in text
    # A page that is known to the last word is an exception worth a look.
    whole = [p.code for p in pack().instruments.values() if all(point.known for point in p.points)]
    assert sorted(whole) == ["EARLY-NOTIFICATION-1986", "EXERCISES-1989", "MODEL-1988", "P5-2022"]


def test_no_two_lines_of_a_page_read_alike() -> None:
    for page in pack().instruments.values():
        for language in pack().languages:
            texts = [point.text[language] for point in page.points]
            assert len(set(texts)) == len(texts), page.code
            for kind in page.kinds:
                words = [rule.text[language] for rule in page.rules_for(kind)]
                assert len(set(words)) == len(words), (page.code, kind)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('status = "IN-FORCE"', 'status = "MAYBE"', "unknown-code instrument_status"),
        ('signed = "1988-05-31"', 'signed = "1988-02-31"', "not-a-date"),
        ("sources = [", "sources = []\nwas = [", "text-empty"),
        ('    "missile-launch-planned",\n', "", "kinds-differ missile-launch-planned"),
        ("kinds = [\n", 'kinds = [\n    "interim-reply",\n', "kinds-differ interim-reply"),
        ("kinds = [\n", 'kinds = [\n    "correction",\n', "kinds-differ"),
        ('article = "Article I"', 'article = "Art. I"', "not-a-code"),
        ('check = "lead"', 'check = "eval"', "unknown-check"),
        (LEAD_RULE, LEAD_RULE + 'codes = ["ICBM"]\n', "unknown-key"),
        (LEAD_RULE, LEAD_RULE + "known = false\n", "known-and-unknown"),
        (LEAD_RULE, LEAD_RULE + 'when = { field = "count", values = ["1"] }\n', "condition-field"),
        (LEAD_RULE, 'check = "lead"\nfield = "window"\n', "key-missing"),
        (LEAD_RULE, 'check = "lead"\nfield = "count"\nhours = 24\n', "field missile-launch"),
        (LEAD_RULE, 'check = "lead"\nfield = "windows"\nhours = 24\n', "field missile-launch"),
        (LEAD_RULE, 'check = "lead"\nfield = "window"\nhours = -1\n', "number-range"),
        (LEAD_RULE, 'check = "unknown"\n', "known-and-unknown"),
        (LEAD_RULE, 'check = "authority"\ncodes = ["KING"]\n', "unknown-code authority"),
        (LEAD_RULE, 'check = "heading"\nfield = "mode"\ncodes = ["ACTUAL"]\n', "heading-item"),
        (LEAD_RULE, 'check = "heading"\nfield = "obligation"\ncodes = ["X"]\n', "unknown-code X"),
        (LEAD_RULE, 'check = "number"\nfield = "count"\n', "number-without-limit"),
        (
            LEAD_RULE,
            'check = "number"\nfield = "count"\nminimum = 3\nmaximum = 2\n',
            "minimum-above-maximum",
        ),
        (LEAD_RULE, 'check = "present"\nfields = []\n', "list-empty"),
        ('codes = ["ICBM", "SLBM"]', 'codes = ["ICBM", "XLBM"]', "unknown-code XLBM"),
        ('units = ["KM", "NM"]', 'units = ["KG"]', "unit-not-of-field"),
        ('"water_body", "site"]', '"water_body", "sector"]', "shape-not-of-field"),
        ('values = ["SLBM"]', 'values = ["XLBM"]', "unknown-code XLBM"),
        ('id = "contents"', 'id = "lead-24h"', "rule-twice"),
        (
            'id = "lead-24h"\narticle = "Article I"\nkinds = ["missile-launch-planned"]',
            'id = "lead-24h"\narticle = "Article I"\nkinds = ["interim-reply"]',
            "kinds-not-of-page",
        ),
        ('[summary]\nen = "', '[summary]\nde = "', "key-missing"),
    ],
)
def test_a_page_that_breaks_a_rule_is_refused(old: str, new: str, rule: str) -> None:
    with pytest.raises(LocalViolation, match="pack-refused") as refusal:
        check(changed(old, new))
    assert rule in str(refusal.value)


def test_the_page_as_it_is_passes() -> None:
    check(pack_files("core", 2)[PAGE])


def test_a_term_without_a_page_and_a_page_without_a_term_are_refused() -> None:
    pages = dict(pack().instruments)
    without = {code: page for code, page in pages.items() if code != CODE}
    for wrong in (without, {**pages, "X-1": replace(pages[CODE], code="X-1")}):
        with pytest.raises(LocalViolation, match="page-without-term-or-term-without-page"):
            check_instruments(with_pages(wrong))
    check_instruments(with_pages({}))


def test_a_pack_with_a_page_under_another_name_is_refused() -> None:
    files = pack_files("core", 2)
    with pytest.raises(LocalViolation, match="not-the-file-name"):
        load_pack({**files, "instruments/OTHER.toml": files[PAGE]})
    with pytest.raises(LocalViolation, match="kinds-differ missile-launch-planned"):
        load_pack({**files, PAGE: changed('    "missile-launch-planned",\n', "")})
