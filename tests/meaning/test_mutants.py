"""One side's words are changed: nothing that it shows is read as if it said what was sent.

A sample of the mutants; `python -m tests.meaning mutants` tries them all.
"""

from collections.abc import Callable

import pytest

from console.assets import core_pack
from protocol.errors import LocalViolation
from protocol.notices import figures
from protocol.notices.reading import read
from protocol.notices.rendering import render
from tests.meaning.mutants import mutants
from tests.meaning.one_sided import Corpus, judge
from tests.meaning.spoil import Mutant
from tests.protocol.notices.samples import launch_message

PACK = core_pack()
SAMPLED = 29  # every so many; a prime, so that the sample runs through all sorts


def test_no_change_on_one_side_passes_in_silence() -> None:
    sample = list(mutants(PACK))[::SAMPLED]
    assert len(sample) > 100
    verdicts = judge(PACK, sample, Corpus(PACK, seed=1, bodies=15))
    assert verdicts.silent == []
    assert len(verdicts.refused) + len(verdicts.different) > len(verdicts.unseen)


def test_words_that_change_places_are_read_as_the_other_value() -> None:
    """Without codes there is no contradiction to see: the comparison has to find it."""
    one, other = "term:object_class.ICBM", "term:object_class.SLBM"
    words = [PACK.vocabularies["object_class"].terms[c].wording["ja"] for c in ("ICBM", "SLBM")]
    mutant = Mutant("exchange", "ja", ((one, words[1]), (other, words[0])))
    verdicts = judge(PACK, [mutant], Corpus(PACK, seed=1, bodies=15))
    assert verdicts.different == ["exchange"]


def test_a_reader_that_is_spoilt_too_reads_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control: the judge finds a reader that takes the spoilt words for the right ones."""
    monkeypatch.setattr("tests.meaning.one_sided.read", lambda *_, **__: launch_message())
    monkeypatch.setattr("tests.meaning.one_sided.Corpus.showing", lambda *_: [launch_message()])
    mutant = Mutant("any", "en", (("term:object_class.ICBM", "rocket"),))
    assert judge(PACK, [mutant], Corpus(PACK, seed=1, bodies=1)).silent == ["any"]


def without_sign(point: object) -> str:
    """A writer of positions that loses the signs."""
    return WRITE_POINT(point).replace("-", "+").replace("S", "N").replace("W", "E")  # type: ignore[arg-type]


WRITE_POINT = figures.write_point
PROGRAMS: dict[str, tuple[str, Callable[..., str]]] = {
    "sign dropped": ("write_point", without_sign),
    "decimals say else than minutes": (
        "write_point",
        lambda point: WRITE_POINT(point).replace("(-", "(+").replace(" -", " +"),
    ),
    "a day later": ("write_date", lambda day, write=figures.write_date: write(day + 1)),
    "an hour later": (
        "write_instant",
        lambda at, write=figures.write_instant, **seconds: write(at + 3_600, **seconds),
    ),
    "ten times as much": (
        "write_number",
        lambda number, write=figures.write_number: write(number) + "0",
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_that_writes_figures_wrongly_is_not_believed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    function, wrong = PROGRAMS[name]
    message = launch_message()
    for bare in (False, True):
        with monkeypatch.context() as patch:
            patch.setattr(figures, function, wrong)
            shown = render(message, PACK, "ru", bare=bare).text
        assert shown != render(message, PACK, "ru", bare=bare).text
        try:
            assert read(shown, PACK, "ru", bare=bare) != message
        except LocalViolation:
            continue
