"""Printing and reading back a notice with 20 areas in six languages, beside plain str templates.

The floor fills one `str.replace` template a line with the text of each value, and splits the page
again: no pack, no units, no contradictions looked for.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from random import Random

from console.assets import core_pack
from protocol.notices.message import Message
from protocol.notices.pack import Pack
from protocol.notices.reading import read
from protocol.notices.rendering import render
from protocol.notices.values import AREAS_MAX, Circle, Point, Polygon, Quantity
from protocol.vocabulary import LANGUAGES
from tests.benchmarks.figures import line
from tests.meaning.generate import Generator
from tests.protocol.notices.samples import launch_message

RUNS = 200
WARM_UP = 20


def large_notice(pack: Pack) -> Message:
    """Return a launch notice with 20 impact areas, every other one a polygon of 16 corners."""
    random = Random(20)
    generator = Generator(pack, random)
    areas = tuple(
        Circle(Point(90_000 + 10_000 * at, 1_670_000), Quantity(40, 0, "NM"))
        if at % 2
        else Polygon(generator.polygon(16).points)
        for at in range(AREAS_MAX)
    )
    message = launch_message()
    values = tuple((n, areas if n == "impact_areas" else v) for n, v in message.values)
    return replace(message, values=values)


def run() -> None:
    """Print milliseconds for all six languages together, and for reading one text."""
    pack = core_pack()
    message = large_notice(pack)
    texts = {language: render(message, pack, language).text for language in LANGUAGES}
    pages = {language: _as_template(text) for language, text in texts.items()}
    print(f"notice: {len(message.encode())} bytes, {len(texts['en'].splitlines())} lines")
    rendered = _times(lambda: [render(message, pack, language) for language in LANGUAGES])
    filled = _times(lambda: [_fill(*page) for page in pages.values()])
    print(line("print in six languages", rendered, filled))
    back = _times(lambda: read(texts["ru"], pack, "ru"))
    parted = _times(lambda: [part.split(": ") for part in texts["ru"].split("\n")])
    print(line("read one text back", back, parted))


def _as_template(text: str) -> tuple[list[str], list[str]]:
    """Part each line into a template with one place and the text that fills it."""
    parts = [line.partition(": ") for line in text.split("\n")]
    return [f"{head}{sign}{{x}}" for head, sign, _ in parts], [value for _, _, value in parts]


def _fill(templates: list[str], values: list[str]) -> str:
    pairs = zip(templates, values, strict=True)
    return "\n".join(template.replace("{x}", value) for template, value in pairs)


def _times(work: Callable[[], object]) -> list[float]:
    measured = []
    for at in range(WARM_UP + RUNS):
        began = time.perf_counter()
        work()
        if at >= WARM_UP:
            measured.append((time.perf_counter() - began) * 1_000)
    return measured
