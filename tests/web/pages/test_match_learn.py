"""The page of what Troth learns: a yes first, what it learnt, and a way to start anew."""

from troth.matchmaker.said import Said
from troth.testing.house import allow
from troth.testing.matching import join, share, tell
from troth.words import MATCH_LEARN, MATCH_PEOPLE

HERE = "/match/learn"


def test_a_yes_what_was_learnt_and_anew(noor, clock) -> None:
    """Each step on the page, without script."""
    house, shown = noor.house, share("called", "interests")
    assert noor.get(HERE).headers["location"] == "/match"
    allow(house, noor.person, MATCH_PEOPLE, method="page")
    tell(house, noor.person, called="Noor", order="taste")
    assert "/consent/match.learn?back=match_learn" in noor.get(HERE).text
    assert noor.post(f"{HERE}/forget").status_code == 403

    allow(house, noor.person, MATCH_LEARN, method="page")
    assert "It takes at least 5 choices" in noor.get(HERE).text
    others = [
        join(house, "P", interests={"art": 1 + 9 * (at % 2)}, choices=shown) for at in range(6)
    ]
    house.matchmaker.today(noor.person)
    for at, other in enumerate(others):
        mark = house.matchmaker.mark(noor.person, other)
        house.matchmaker.say(noor.person, mark, Said.LIKE if at % 2 else Said.PASS)
    page = noor.get(HERE).text
    assert "From 6 choices of yours" in page
    assert "You say yes more often to people who like this: art." in page

    gone, maker = others[0], house.matchmaker
    maker.today(gone)
    maker.say(gone, maker.mark(gone, noor.person), Said.BLOCK)
    blocked = noor.get(HERE).text
    maker.say(gone, maker.mark(gone, noor.person), Said.UNDO)
    assert noor.get(HERE).text == page
    house.gate.consents.withdraw(gone, MATCH_PEOPLE, method="page")
    assert noor.get(HERE).text == blocked != page  # who blocked reads as who left

    clock.move(seconds=1)
    assert noor.post(f"{HERE}/forget").headers["location"].startswith(HERE)
    assert "It takes at least 5 choices" in noor.get(HERE).text
