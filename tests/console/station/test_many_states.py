"""One body to many states: one id, receipts per circuit, and no way to tell each another thing."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.desk_link.requests import (
    CompareDigits,
    ConfirmWarning,
    MarkRead,
    PassedOn,
    PrepareRelease,
    Released,
    SignRelease,
)
from console.desk_link.views import Compared, MessageView, ReleaseView
from console.desk_link.wire import LinkRefused
from protocol.notices.message import NeutralMessage, spoken_id
from protocol.notices.values import Address
from protocol.vocabulary import Fact
from tests.console.station.living import LAUNCH, OFFICERS, LivingStation, living_trio, until

CHINA, RUSSIA = "BEIJING NRRC", "MOSCOW NRRC"
Trio = tuple[LivingStation, LivingStation, LivingStation]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    """Return Washington, Beijing and Moscow; Washington has a circuit to each of the others."""
    with living_trio(tmp_path) as stations:
        yield stations


def circuits(usa: LivingStation) -> tuple[bytes, bytes]:
    """Return Washington's circuits to Beijing and to Moscow."""
    return usa.circuit_to(CHINA), usa.circuit_to(RUSSIA)


def release_to_both(usa: LivingStation) -> bytes:
    """Release one launch notice to both; return its id."""
    return usa.sign_all(usa.draft(LAUNCH, circuits=circuits(usa)))


def holds(station: LivingStation, message_id: bytes) -> bool:
    """Say whether a station lists this notice."""
    return any(row.message_id == message_id for row in station.rows())


def read(station: LivingStation, message_id: bytes) -> None:
    """Mark a notice read there, and passed on."""
    circuit, officer, row = station.circuit(), OFFICERS[0][0], station.message(message_id).row
    for warning in ("late", "delayed", "expired"):
        if getattr(row, warning):
            station.link.ask(ConfirmWarning(circuit, message_id, warning, officer))
    station.link.ask(MarkRead(circuit, message_id, officer, "en", bytes(32)), 10_000)
    station.link.ask(PassedOn(circuit, message_id, officer, "MINISTRY"), 10_000)


def facts(view: MessageView, circuit: bytes) -> set[Fact]:
    """Return what a sender knows of one recipient, from the view of another one."""
    rows = {row.circuit: row for row in (view.row, *view.others)}
    return {Fact(fact) for fact, _ in rows[circuit].facts}


def test_one_body_to_two_states_has_one_id_and_receipts_for_each(trio: Trio) -> None:
    usa, china, russia = trio
    to_china, to_russia = circuits(usa)
    message_id = release_to_both(usa)
    assert until(lambda: holds(china, message_id) and holds(russia, message_id))
    body = usa.message(message_id, to_china).body
    assert hashlib.sha256(body).digest() == message_id
    held = [body, usa.message(message_id, to_russia).body]
    held += [station.message(message_id).body for station in (china, russia)]
    assert len(set(held)) == 1
    both = (Address("CHN", CHINA), Address("RUS", RUSSIA))
    assert NeutralMessage.decode(body).heading.to == both, "each sees to whom else it went"

    read(russia, message_id)

    def seen() -> MessageView:
        return usa.message(message_id, to_china)

    assert until(lambda: Fact.PASSED_ON in facts(seen(), to_russia))
    view = seen()
    assert facts(view, to_russia) >= {Fact.STORED, Fact.READ, Fact.PASSED_ON}
    assert not facts(view, to_china) & {Fact.READ, Fact.PASSED_ON}, "nobody reads for another"
    assert [row.circuit for row in view.others] == [to_russia]
    assert russia.message(message_id).others == ()


def test_recipients_compare_the_digits_by_voice_and_a_differing_body_shows(trio: Trio) -> None:
    usa, china, russia = trio
    one = release_to_both(usa)
    assert until(lambda: holds(china, one) and holds(russia, one))
    officer = OFFICERS[0][0]

    def compare(station: LivingStation, of: bytes, heard: bytes) -> Compared:
        circuit = station.circuit()
        reply = station.link.ask(CompareDigits(circuit, of, officer, spoken_id(heard)))
        assert isinstance(reply, Compared)
        return reply

    assert compare(china, one, one) == Compared(True, ())
    # A station that lies: to each another notice, said to be the same. Their ids give it away.
    lie_to_china = usa.sign_all(usa.draft(LAUNCH, circuits=circuits(usa)[:1]))
    lie_to_russia = usa.sign_all(usa.draft(LAUNCH, circuits=circuits(usa)[1:]))
    assert until(lambda: holds(china, lie_to_china) and holds(russia, lie_to_russia))
    differs = compare(russia, lie_to_russia, lie_to_china)
    assert not differs.same
    assert differs.wrong_groups
    codes = [event.code for event in russia.message(lie_to_russia).events]
    assert codes[-1] == "digits-different"
    assert [e.code for e in china.message(one).events][-1] == "digits-same"
    with pytest.raises(LinkRefused, match="value-refused"):
        russia.link.ask(CompareDigits(russia.circuit(), one, officer, "12345"))


def test_the_frozen_body_goes_to_all_also_after_a_restart_between_the_sends(trio: Trio) -> None:
    usa, china, russia = trio
    to_china, to_russia = circuits(usa)
    draft = usa.draft(LAUNCH, circuits=(to_china, to_russia))
    frozen = usa.link.ask(PrepareRelease(draft.draft_id, OFFICERS[0][0], False))
    assert isinstance(frozen, ReleaseView)
    russia.stop()
    assert until(lambda: not all(one.link_up for one in usa.look().circuits))
    for officer, passphrase in OFFICERS:
        request = SignRelease(frozen.release_id, frozen.message_id, officer, passphrase)
        last = usa.link.ask(request, 10_000)
    assert isinstance(last, Released)
    assert last.message_id == frozen.message_id
    assert {row.circuit for row in last.rows} == {to_china, to_russia}, "both in one step"
    assert until(lambda: holds(china, frozen.message_id))
    usa.kill_engine()
    usa.hang_up()
    usa.wait_ready()
    assert usa.message(frozen.message_id, to_russia).row.serial is None, "it has not left yet"
    russia.start()
    assert until(lambda: holds(russia, frozen.message_id))
    assert russia.message(frozen.message_id).body == frozen.body
    assert china.message(frozen.message_id).body == frozen.body
    assert [row.message_id for row in russia.rows()] == [frozen.message_id], "once, and no other"


def test_no_request_makes_one_circuit_say_another_thing(trio: Trio) -> None:
    """A signature is over the id and all circuits; one frozen body stands for all of them."""
    usa, china, russia = trio
    both = circuits(usa)
    draft = usa.draft(LAUNCH, circuits=both)
    first = usa.link.ask(PrepareRelease(draft.draft_id, OFFICERS[0][0], False))
    assert isinstance(first, ReleaseView)
    assert first.circuits == both
    second = usa.link.ask(PrepareRelease(draft.draft_id, OFFICERS[0][0], False))
    assert isinstance(second, ReleaseView)
    assert second.body != first.body, "other random bytes: it is another message"
    officer, passphrase = OFFICERS[0]
    for wrong in (
        SignRelease(first.release_id, first.message_id, officer, passphrase),
        SignRelease(second.release_id, first.message_id, officer, passphrase),
    ):
        with pytest.raises(LinkRefused, match=r"release-unknown|release-changed"):
            usa.link.ask(wrong, 10_000)
    assert china.rows() == russia.rows() == ()
