"""Scenario files: those that ship are whole, and a wrong one is named by file, place and rule."""

import pytest

from console.demo.scenario import load_scenarios, parse_scenario
from protocol.errors import ValueRefused

TITLE = "\n".join(f'{code} = "x"' for code in ("en", "zh", "ru", "fr", "ja", "ko"))
SEND = """
[[step]]
label = "notice"
at = "2024-09-24T00:00:00Z"
side = 1
do = "send"
draft = 'kind = "launch-cancelled"'
"""


def scenario(*steps: str) -> str:
    return f"order = 1\n[title]\n{TITLE}\n" + "".join(steps)


def test_the_three_cases_ship_in_the_order_of_history() -> None:
    assert [s.code for s in load_scenarios()] == [
        "andoya-1995",
        "hainan-2024",
        "vandenberg-2024",
    ]


def test_a_right_scenario_is_read() -> None:
    read = parse_scenario("case", scenario(SEND))
    assert [(s.do, s.side, s.at_ms) for s in read.steps] == [("send", 1, 1_727_136_000_000)]


@pytest.mark.parametrize(
    ("text", "field", "rule"),
    [
        ("order = 'x'", "file", "scenario-form"),
        ("order = 1\n[title]\nen = 'x'\n[[step]]\n", "file", "scenario-form"),
        (f"order = 1\nextra = 1\n[title]\n{TITLE}\n{SEND}", "file", "scenario-form"),
        ("order = 1\nstep = []\n[title]\nen = 'x'", "title", "six-languages"),
        (scenario(SEND.replace("side = 1", "side = 3")), "step 1.side", "1-or-2"),
        (scenario(SEND.replace('"send"', '"shout"')), "step 1.do", "known-action"),
        (scenario(SEND.replace("T00:00:00Z", "T25:00:00Z")), "step 1.at", "instant"),
        (scenario(SEND.replace("00Z", "00+08:00")), "step 1.at", "instant-in-utc"),
        (scenario(SEND, SEND.replace("24T", "23T")), "step 2.at", "not-before-last-step"),
        (
            scenario(SEND.replace("draft = 'kind = \"launch-cancelled\"'", "")),
            "step 1.draft",
            "draft-for-send-label-for-sends",
        ),
        (
            scenario(SEND, SEND.replace('label = "notice"', 'label="b"\npicks = { ref = "lost" }')),
            "step 2",
            "label-of-earlier-step",
        ),
    ],
)
def test_a_wrong_scenario_is_refused_by_name(text: str, field: str, rule: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_scenario("case", text)
    assert (refused.value.source, refused.value.field, refused.value.rule) == (
        "case.toml",
        field,
        rule,
    )
