"""What is learnt from one's own choices, over `/api`."""

from troth.matchmaker.said import Said
from troth.testing.house import allow
from troth.testing.matching import join, share, tell
from troth.words import MATCH_LEARN, MATCH_PEOPLE

HERE = "/api/match/learn"


def test_it_is_told_and_forgotten(api, house, clock, noor) -> None:
    """Only with a yes of its own; what is forgotten says nothing any more."""
    allow(house, noor.person, MATCH_PEOPLE)
    tell(house, noor.person, called="Noor")
    for method in ("GET", "DELETE"):
        answer = api.asks(noor, method, HERE)
        assert (answer.status_code, answer.json()["purpose"]) == (403, "match.learn")

    allow(house, noor.person, MATCH_LEARN)
    shown = share("called", "interests")
    for at in range(6):
        join(house, "P", interests={"art": 1 + 9 * (at % 2)}, choices=shown)
    for at, item in enumerate(api.asks(noor, "GET", "/api/match").json()["items"]):
        body = {"said": str(Said.LIKE if item["card"]["lines"] else Said.PASS)}
        api.asks(noor, "PUT", f"/api/match/people/{item['match']}", json=body)
        assert at < 6
    told = api.asks(noor, "GET", HERE).json()

    assert told["choices"] == 6
    assert told["sentences"] == ["You say yes more often to people who like this: art."]
    clock.move(seconds=1)
    assert api.asks(noor, "DELETE", HERE).status_code == 204
    assert api.asks(noor, "GET", HERE).json() == {"choices": 0, "sentences": []}


def test_a_block_reads_as_a_leaving(api, house, noor) -> None:
    """The same bytes, whichever way somebody went: nobody finds out here that they were blocked."""
    allow(house, noor.person, MATCH_PEOPLE, MATCH_LEARN)
    tell(house, noor.person, called="Noor")
    shown, maker = share("called", "interests"), house.matchmaker
    people = [
        join(house, "P", interests={"art": 1 + 9 * (at % 2)}, choices=shown) for at in range(6)
    ]
    maker.today(noor.person)
    for at, other in enumerate(people):
        maker.say(noor.person, maker.mark(noor.person, other), Said.LIKE if at % 2 else Said.PASS)
    gone = people[0]
    maker.today(gone)
    whole = api.asks(noor, "GET", HERE).content

    maker.say(gone, maker.mark(gone, noor.person), Said.BLOCK)
    blocked = api.asks(noor, "GET", HERE).content
    maker.say(gone, maker.mark(gone, noor.person), Said.UNDO)
    assert api.asks(noor, "GET", HERE).content == whole
    house.gate.consents.withdraw(gone, MATCH_PEOPLE, method="page")

    assert api.asks(noor, "GET", HERE).content == blocked != whole
