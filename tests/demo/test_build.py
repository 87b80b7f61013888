"""The demo: three weeks of invented lives, through the same gate as everybody's."""

from datetime import UTC, datetime

import pytest

from troth.clock import SetClock, parse
from troth.companion.turn import Turn
from troth.demo.build import BANNER, PASSPHRASE, build, shown
from troth.house import open_house
from troth.people.access import Role
from troth.testing.house import leaves, settings_in
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, RIGHTS_ANSWER

NOW = datetime(2026, 11, 21, 7, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """Return a house in which the demo's people have lived, and who they are."""
    settings = settings_in(tmp_path_factory.mktemp("demo") / "home")
    residents = build(settings, now=NOW)
    with open_house(settings, clock=SetClock(NOW)) as house:
        yield house, residents


def test_they_can_sign_in(lived) -> None:
    """With the passphrase that is printed; the first one runs the place too."""
    house, (noor, sam) = lived

    assert house.sign_in.check("noor", PASSPHRASE).roles == {Role.PERSON, Role.OPERATOR}
    assert house.sign_in.check("sam", PASSPHRASE).person == sam.id
    assert noor.name == "Noor"


def test_what_they_allowed_is_what_the_file_says(lived) -> None:
    """Sam keeps no talks, so none are there."""
    house, (noor, sam) = lived

    assert house.gate.may(noor.id, COMPANION_HISTORY)
    assert house.gate.may(sam.id, COMPANION_REPLY)
    assert not house.gate.may(sam.id, COMPANION_HISTORY)
    with house.gate.enter(sam.id, RIGHTS_ANSWER) as room:
        assert room.read(Turn) == []


def test_their_talks_are_there_in_the_words_of_the_file(lived) -> None:
    """Several, with both companions, over three weeks."""
    house, (noor, _) = lived

    talks = house.companion.talks(noor.id)

    assert {one.companion for one in talks} == {"mira", "teo"}
    assert len(talks) == 6
    assert (parse(talks[0].last_at) - parse(talks[-1].begun_at)).days > 14


def test_every_use_of_theirs_is_on_record(lived) -> None:
    """The ledger holds together, and each line is at its hour, none in the future."""
    house, (noor, _) = lived

    told = leaves(house, noor.id)

    assert not house.verify_ledger().damage
    assert {"consent", "used", "closed"} <= {str(one["event"]) for one in told}
    assert max(str(one["at"]) for one in told) <= NOW.isoformat().replace("+00:00", "Z")


@pytest.mark.parametrize(
    "hour", [0, *(pytest.param(hour, marks=pytest.mark.long) for hour in (1, 5, 12, 23))]
)
def test_it_can_be_started_at_any_hour(tmp_path, hour: int) -> None:
    """What the file puts later today is put before now."""
    now = NOW.replace(hour=hour, minute=1)

    build(settings_in(tmp_path / "home"), now=now)

    with open_house(settings_in(tmp_path / "home"), clock=SetClock(now)) as house:
        assert house.clock.now() == now


def test_every_page_says_that_it_is_a_demo(tmp_path) -> None:
    """The banner comes with the settings."""
    assert shown(settings_in(tmp_path)).banner == BANNER
