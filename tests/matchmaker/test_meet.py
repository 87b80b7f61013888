"""Meeting: lists of the day, decisions, matches, and what nobody else hears of them."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace

import pytest

from troth.errors import Forbidden, NotFound, Refused, StoreBusy, Unconfigured
from troth.gate import halls
from troth.gate.forget import shred_purpose
from troth.guard.minors import Told
from troth.matchmaker import fairness, meet, profile
from troth.matchmaker.meet import A_DAY, COMPARED
from troth.matchmaker.profile import Order, Origin, Profile
from troth.matchmaker.said import Said
from troth.matchmaker.view import SHOWN
from troth.rights.export import export
from troth.testing.house import add_person, allow, leaves
from troth.testing.matching import join, share, tell
from troth.words import MATCH_ORIGIN, MATCH_PEOPLE, PersonId


def names(house, person) -> list[str]:
    """Return the names on somebody's list of today."""
    return [one.card.name for one in house.matchmaker.today(person).meetings]


def say(house, person, other, said: Said) -> None:
    """Say something of somebody who was shown."""
    house.matchmaker.say(person, house.matchmaker.mark(person, other), said)


def met(house, person) -> list[str]:
    """Return the names of those with whom somebody matched."""
    return [one.card.name for one in house.matchmaker.people(person) if one.met]


@pytest.fixture
def two(house):
    """Return two people who were shown to each other."""
    noor, sam = join(house, "Noor"), join(house, "Sam", contact="sam@example.org")
    assert names(house, noor) == ["Sam"]
    assert names(house, sam) == ["Noor"]
    return noor, sam


def test_without_a_yes_there_is_no_list(house, noor) -> None:
    """Neither a list, nor decisions, nor what would help."""
    asked = house.matchmaker
    for ask in (asked.today, asked.people, asked.why_not_more):
        with pytest.raises(Refused):
            ask(noor)
    with pytest.raises(Refused):
        asked.say(noor, "a" * 26, Said.LIKE)


def test_without_a_profile_nobody_is_shown_either_way(house) -> None:
    """A yes alone puts nobody among the people here."""
    noor = add_person(house)
    allow(house, noor, MATCH_PEOPLE)
    sam = join(house, "Sam")

    assert not house.matchmaker.today(noor).has_profile
    found = house.matchmaker.today(sam)
    assert found.meetings == []
    assert found.empty == "Nobody else is here yet."


def test_without_arrays_it_says_how_to_get_them(house, monkeypatch) -> None:
    """In a sentence, before anything is looked at."""
    noor = join(house)
    monkeypatch.setattr(meet, "find_spec", lambda _: None)

    with pytest.raises(Unconfigured, match=r"\.\[matching\]"):
        house.matchmaker.today(noor)


def test_what_is_slow_is_made_ready_where_somebody_said_yes(house) -> None:
    """Only there, and without a look at anybody: it is in nobody's ledger."""
    fairness.invented.cache_clear()
    house.matchmaker.warm()
    assert not fairness.invented.cache_info().currsize

    noor = join(house, "Noor")
    before = leaves(house, noor)
    house.matchmaker.warm()

    assert fairness.invented.cache_info().currsize
    assert leaves(house, noor) == before


@pytest.fixture
def crowd(house, monkeypatch) -> list[PersonId]:
    """Return four who are here, where that is many."""
    monkeypatch.setattr(halls, "AHEAD", 2)
    monkeypatch.setattr(halls, "AT_ONCE", 2)
    monkeypatch.setattr(halls, "A_STEP", 1)
    return [join(house, name) for name in ("Noor", "Sam", "Ida", "Olu")]


def test_a_day_is_made_ready_before_anybody_looks(house, crowd, clock, monkeypatch) -> None:
    """The first look reads nobody, and shows the list that a look by itself would make."""
    wanted = {}
    for fills in (False, True):
        clock.move(days=1)
        while fills and house.matchmaker.fill():
            pass
        if fills:
            monkeypatch.setattr(house.matchmaker._hall, "_made", None)
            assert house.matchmaker._kept.day == clock.now().date()
        wanted[fills] = sorted(names(house, crowd[0]))

    assert wanted[True] == wanted[False] == ["Ida", "Olu", "Sam"]


def test_no_list_is_made_of_a_part_of_the_people(house, crowd) -> None:
    """Who looks while they are read is told so, and nobody counts as shown to them."""
    house.matchmaker.fill()
    for _ in range(2):
        with pytest.raises(StoreBusy, match="% is done"):
            house.matchmaker.today(crowd[0])
    assert SHOWN not in str(leaves(house, crowd[1]))

    while house.matchmaker.fill():
        pass

    assert len(names(house, crowd[0])) == 3


def test_what_is_taken_back_once_all_is_ready_counts_in_the_next_list(house, crowd) -> None:
    """No list goes by what was made ready before."""
    while house.matchmaker.fill():
        pass

    house.gate.consents.withdraw(crowd[1], MATCH_PEOPLE, method="page")

    assert sorted(names(house, crowd[0])) == ["Ida", "Olu"]


def test_without_arrays_nobody_is_read_beforehand(house, crowd, monkeypatch) -> None:
    """There would be no list to make of it."""
    monkeypatch.setattr(meet, "find_spec", lambda _: None)

    assert not house.matchmaker.fill()
    assert COMPARED not in str([leaves(house, one) for one in crowd])


@pytest.mark.parametrize(
    "nonsense",
    [
        {"since": "x"},
        {"seeks": "[3000]", "choices": '{"seeks": "used"}'},
        {"born": "9999999-1", "choices": '{"born": "shared"}'},
        {"interests": '{"hiking": 1e400}', "choices": '{"interests": "shared"}'},
    ],
)
def test_a_profile_of_nonsense_stops_nobodys_list(house, two, nonsense) -> None:
    """However it came to be there, its person is out of lists, and the others have theirs."""
    noor, sam = two
    ida = join(house, "Ida")
    with house.gate.enter(sam, MATCH_PEOPLE) as room:
        room.keep(replace(room.read(Profile)[-1].record, **nonsense))

    assert names(house, ida) == ["Noor"]
    assert "Ida" in names(house, noor)


def test_a_list_is_the_same_all_day_and_bounded(house, clock, monkeypatch) -> None:
    """So many a day, and not one more by asking again; the next day others come too."""
    assert A_DAY == 10
    monkeypatch.setattr(meet, "A_DAY", 3)
    noor = join(house)
    for at in range(5):
        join(house, f"P{at}")

    first = names(house, noor)
    assert len(first) == 3
    assert names(house, noor) == first
    for one in house.matchmaker.today(noor).meetings[:2]:
        house.matchmaker.say(noor, one.mark, Said.PASS)
    assert names(house, noor) == first[2:]
    assert house.matchmaker.today(noor).left == 0

    clock.move(days=1)
    assert set(names(house, noor)) == {f"P{at}" for at in range(5)} - set(first[:2])


def test_who_was_shown_finds_it_in_their_ledger_before(house, two, broken_ledger) -> None:
    """One line for each look; where it cannot be written, nobody is shown."""
    noor, sam = two
    shown = [one["detail"].get("note") for one in leaves(house, sam) if one["event"] == "used"]
    assert shown.count(SHOWN) == 1
    assert shown.count(COMPARED) == 1
    assert noor not in str(leaves(house, sam))

    broken_ledger()
    with pytest.raises(Exception, match="Nothing was changed"):
        house.matchmaker.today(noor)


def test_both_say_yes_and_both_hear_of_it(house, two) -> None:
    """One yes alone is told to nobody; the contact is told by a step of its own."""
    noor, sam = two
    say(house, noor, sam, Said.LIKE)
    assert met(house, noor) == met(house, sam) == []
    assert names(house, sam) == ["Noor"]

    say(house, sam, noor, Said.LIKE)

    assert (met(house, noor), met(house, sam)) == (["Sam"], ["Noor"])
    assert house.matchmaker.people(noor)[0].card.contact == ""
    house.matchmaker.show(sam, house.matchmaker.mark(sam, noor), ["contact"])
    assert house.matchmaker.people(noor)[0].card.contact == "sam@example.org"
    say(house, sam, noor, Said.UNDO)
    assert met(house, noor) == []
    assert house.matchmaker.people(noor)[0].card.contact == ""


def test_a_late_yes_is_told_however_much_was_said_since(house, clock, monkeypatch) -> None:
    """Who said yes first hears of it, also where they said something of many others meanwhile."""
    monkeypatch.setattr(meet, "MOST_SHOWN", 2)
    noor, *others = (join(house, name) for name in ("Noor", "Sam", "Ada", "Bo", "Cy"))
    for person in (noor, *others):
        house.matchmaker.today(person)
    for other, said in zip(others, (Said.LIKE, Said.PASS, Said.LATER, Said.PASS), strict=True):
        clock.move(seconds=1)
        say(house, noor, other, said)

    say(house, others[0], noor, Said.LIKE)

    assert met(house, noor) == ["Sam"]
    assert [one.card.name for one in house.matchmaker.people(noor)] == ["Cy", "Bo", "Sam"]


def test_two_who_like_at_the_same_instant_match(house, other, two) -> None:
    """In two processes at once; each keeps only its own."""
    noor, sam = two
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda a: say(*a, Said.LIKE), [(house, noor, sam), (other, sam, noor)]))

    assert (met(house, noor), met(other, sam)) == (["Sam"], ["Noor"])


def test_what_one_says_changes_no_byte_for_the_other(house, two) -> None:
    """Neither their list, nor their people, nor what would help."""
    noor, sam = two
    asked = house.matchmaker

    def seen():
        return asked.today(sam), asked.people(sam), asked.why_not_more(sam)

    before = seen()
    for said in (Said.LIKE, Said.PASS, Said.LATER):
        say(house, noor, sam, said)
        assert seen() == before


def test_a_block_hides_both_from_each_other(house, two) -> None:
    """Also where both had said yes. Taken back, all is as before."""
    noor, sam = two
    say(house, noor, sam, Said.LIKE)
    say(house, sam, noor, Said.LIKE)

    say(house, noor, sam, Said.BLOCK)

    assert names(house, sam) == names(house, noor) == []
    assert house.matchmaker.people(sam) == []
    (blocked,) = house.matchmaker.people(noor)
    assert (blocked.said, blocked.card.name) == (Said.BLOCK, "")
    say(house, noor, sam, Said.UNDO)
    assert names(house, noor) == ["Sam"]


def test_a_pass_stays_and_later_comes_again(house, clock, two) -> None:
    """After three days; a pass does not come back by itself."""
    noor, sam = two
    say(house, noor, sam, Said.LATER)
    assert names(house, noor) == []
    clock.move(days=3)
    assert names(house, noor) == ["Sam"]

    say(house, noor, sam, Said.PASS)
    clock.move(days=30)
    assert names(house, noor) == []


def test_who_says_that_they_are_under_18_is_out_at_once(house, other, two) -> None:
    """Shown to nobody, and nobody to them, whatever their profile says; from the next answer on."""
    noor, sam = two
    said = Told(said="teen", at="2026-11-21T19:30:00.000Z").written()

    other.people.choose(sam, age=said)

    assert names(house, noor) == []
    with pytest.raises(Forbidden, match="under 18"):
        house.matchmaker.today(sam)
    with pytest.raises(Forbidden, match="under 18"):
        tell(house, sam, born="1990-01")


def test_who_was_not_shown_cannot_be_named(house, two) -> None:
    """Somebody who is here, somebody who is not, and nonsense get one answer."""
    noor, sam = two
    ida = join(house, "Ida")
    marks = [
        house.matchmaker.mark(noor, ida),
        house.matchmaker.mark(sam, noor),
        house.matchmaker.mark(noor, "psn_" + "a" * 26),
        str(sam),
        "",
    ]
    errors = set()
    for mark in marks:
        with pytest.raises(NotFound) as caught:
            house.matchmaker.say(noor, mark, Said.LIKE)
        errors.add(str(caught.value))

    assert len(errors) == 1


def test_a_million_yeses_are_one(house, two) -> None:
    """To say the same again writes nothing."""
    noor, sam = two
    for _ in range(20):
        say(house, noor, sam, Said.LIKE)

    assert len(export(house.gate, house.keys, noor)["records"]["decision"]) == 1


def test_nobody_is_kept_under_a_name_that_others_share(house, two) -> None:
    """What is kept of a decision names nobody, not even to who runs the place."""
    noor, sam = two
    say(house, noor, sam, Said.LIKE)

    kept = str(export(house.gate, house.keys, noor)["records"])

    assert sam not in kept
    assert "Sam" not in kept
    assert house.matchmaker.mark(noor, sam) != house.matchmaker.mark(sam, noor)


@pytest.mark.parametrize("how", ["withdraw", "restrict", "erase"])
def test_who_goes_is_gone_from_the_next_answer(house, other, two, how) -> None:
    """Also from matches, and in another process."""
    noor, sam = two
    say(house, noor, sam, Said.LIKE)
    say(house, sam, noor, Said.LIKE)
    assert met(house, noor) == ["Sam"]

    if how == "withdraw":
        other.gate.consents.withdraw(sam, MATCH_PEOPLE, method="page")
    elif how == "restrict":
        other.gate.consents.restrict(sam, method="page")
    else:
        other.erase(sam)

    assert names(house, noor) == []
    assert house.matchmaker.people(noor) == []


def test_a_field_that_is_taken_back_counts_in_the_next_answer(house, other) -> None:
    """Neither shown, nor compared, nor a reason any more."""
    every = share("called", "goal", "interests")
    likes = {"hiking": 9, "art": 9}
    noor, sam = (
        join(house, one, interests=likes, goal=4, choices=every, order=Order.SPREAD)
        for one in ("Noor", "Sam")
    )
    (before,) = house.matchmaker.today(noor).meetings
    assert before.taste.you.reasons

    tell(other, sam, called="Sam", interests=likes, goal=4, choices=share("called"))

    (after,) = house.matchmaker.today(noor).meetings
    assert [one.name for one in after.card.lines] == []
    assert after.taste.you.reasons == []
    assert after.taste.you.private == 0


@pytest.mark.parametrize("order", [Order.SHUFFLED, Order.SPREAD])
def test_what_somebody_keeps_changes_no_byte_of_any_list(house, order) -> None:
    """Every kept answer another, and every answer to everybody the same."""
    first = {"goal": 1, "ages": (18, 40), "about": "one"}
    other = {"born": "1960-01", "gender": 1, "goal": 6, "ages": (50, 60), "about": "two"}
    likes = {"hiking": 9}
    looks = [
        join(house, f"P{at}", goal=1 + at, order=order, choices=share("called", "goal"))
        for at in range(3)
    ]
    hidden = join(house, "Hidden", **first, interests=likes, order=order, choices=share("called"))

    def seen() -> list[object]:
        asked = house.matchmaker
        return [
            (asdict(asked.today(one)), asked.people(one), asked.why_not_more(one)) for one in looks
        ]

    before = seen()
    tell(house, hidden, called="Hidden", **other, interests={"art": 9}, choices=share("called"))

    assert seen() == before


def test_a_list_does_not_tell_who_blocked_from_who_left(house) -> None:
    """Where attention is shared out, too: the others stand as before, and new ones last."""
    likes = [(7, 1), (2, 5), (8, 8), (1, 7), (9, 5), (3, 3)]
    people = [
        join(
            house,
            f"P{at}",
            interests={"hiking": hiking, "art": art},
            goal=1 + at % 3,
            order=Order.SPREAD,
            choices=share("called", "interests", "goal"),
        )
        for at, (hiking, art) in enumerate(likes)
    ]
    looks, gone = people[:3], people[-1]
    before = [names(house, one) for one in looks]
    rest = [[name for name in seen if name != "P5"] for seen in before]
    names(house, gone)
    for one in looks:
        say(house, gone, one, Said.BLOCK)
    assert [names(house, one) for one in looks] == rest
    for one in looks:
        say(house, gone, one, Said.UNDO)
    assert [names(house, one) for one in looks] == before

    house.gate.consents.withdraw(gone, MATCH_PEOPLE, method="page")
    assert [names(house, one) for one in looks] == rest

    join(house, "New", interests={"hiking": 9, "art": 9}, order=Order.SPREAD)
    assert [names(house, one) for one in looks] == [[*seen, "New"] for seen in rest]


def test_race_and_faith_count_only_with_their_own_yes(house) -> None:
    """Taken back, lists and reasons are as if it had never been said."""
    people = [join(house, one, order=Order.TASTE) for one in ("Noor", "Sam", "Ida")]
    before = asdict(house.matchmaker.today(people[0]))
    for one, race in zip(people, ("2", "2", "3"), strict=True):
        allow(house, one, MATCH_ORIGIN)
        profile.save_origin(house.gate, one, Origin(race=race, imprace="10", imprelig="5"))

    with_it = house.matchmaker.today(people[0])
    assert with_it.meetings[0].card.name == "Sam"
    assert with_it.meetings[0].taste.you == meet.view.Because(reasons=[], private=1.0)

    for one in people:
        house.gate.consents.withdraw(one, MATCH_ORIGIN, method="page")
    assert asdict(house.matchmaker.today(people[0])) == before


def test_near_is_told_and_never_where(house, monkeypatch) -> None:
    """Two in one grown cell, of whom one shares it and one does not."""
    stand = profile.stand_in(None, 52.37, 4.90, now=house.clock.now(), lot=0.5)
    noor = join(house, "Noor", place=stand, choices=share(used=("place",)))
    join(house, "Sam", place=stand, choices=share("called", "place"))
    monkeypatch.setattr("troth.matchmaker.place.grown.__kwdefaults__", {"least": 2})

    (one,) = house.matchmaker.today(noor).meetings

    assert one.near == "Near you"
    assert not {"52", "4.9", "km", str(stand.cell[1])} & set(str(asdict(one)).split("'"))


def test_why_not_more_tries_ones_own_settings(house) -> None:
    """About how many, and none that says to share more."""
    noor = join(house, ages=(60, 70))
    for at in range(3):
        join(house, f"P{at}", born="1990-01", choices=share("born"))

    found = house.matchmaker.today(noor)
    assert found.meetings == []
    assert ("a wider range of ages", "a few") in found.helps
    assert house.matchmaker.why_not_more(noor) == [
        ("all ages", "a few"),
        ("all ages and every gender", "a few"),
    ]
    tell(house, noor)
    assert len(house.matchmaker.today(noor).meetings) == 3


def test_a_taken_back_yes_in_mid_answer_shows_nobody(house, two, monkeypatch) -> None:
    """Who takes it back between the hall and the room is not shown."""
    noor, sam = two
    enter = house.gate.enter

    def late(person, purpose, **more):
        if more.get("reader") == noor:
            house.gate.consents.withdraw(sam, MATCH_PEOPLE, method="page")
        return enter(person, purpose, **more)

    monkeypatch.setattr(house.gate, "enter", late)

    assert names(house, noor) == []


@pytest.mark.parametrize("after", ["_is_blocked", "_is_met"])
def test_who_is_erased_in_mid_answer_is_gone_and_no_answer_breaks(
    house, other, two, monkeypatch, after
) -> None:
    """Another process erases Sam while Noor's answer is made: it is as if he had left."""
    noor, sam = two
    say(house, noor, sam, Said.LIKE)
    say(house, sam, noor, Said.LIKE)
    ask = getattr(house.matchmaker, after)

    def late(*who):
        found = ask(*who)
        if sam in other.people.all():
            other.erase(sam)
        return found

    monkeypatch.setattr(house.matchmaker, after, late)

    assert house.matchmaker.people(noor) == []
    assert names(house, noor) == []
    assert house.matchmaker.met(noor, house.matchmaker.mark(noor, sam)) is None


def test_nobody_else_gets_into_a_room(house, two) -> None:
    """Only with a yes of their own to the same purpose, and for no other purpose."""
    noor, sam = two
    ida = add_person(house, "Ida")
    allow(house, sam)

    with pytest.raises(Refused):
        house.gate.enter(sam, MATCH_PEOPLE, reader=ida)
    with pytest.raises(Refused):
        house.gate.enter(sam, "companion.history", reader=noor)
    with house.gate.enter(sam, MATCH_PEOPLE, reader=noor) as room:
        house.gate.consents.withdraw(noor, MATCH_PEOPLE, method="page")
        with pytest.raises(Refused):
            profile.read_in(room)


@pytest.mark.parametrize("change", [{"closed": "reason"}, {"age": "{}odd"}])
def test_who_was_shut_out_looks_as_if_they_had_left(house, change) -> None:
    """In the very next answer, and in every process: not even a count or a reason is left."""
    noor = join(house, "Noor", ages=(40, 60), gender=0)
    sam = join(house, "Sam", born="1990-01", choices=share("called", "born"))
    assert house.matchmaker.today(noor).helps

    house.people.choose(sam, **change)

    found = house.matchmaker.today(noor)
    assert (found.empty, found.helps) == ("Nobody else is here yet.", [])
    assert sam not in house.matchmaker._hall.rows()


def test_deleting_what_was_kept_shows_nobody_more_people_today(house, monkeypatch) -> None:
    """One account that deletes and begins anew copies no more of a place than one that does not."""
    monkeypatch.setattr(meet, "A_DAY", 2)
    noor = join(house, "Noor", ages=(18, 40))
    for at in range(4):
        born = f"{1990 - 30 * (at // 2)}-01"
        join(house, f"P{at}", born=born, choices=share("called", "born"))
    assert len(names(house, noor)) == 2

    shred_purpose(house.gate, noor, MATCH_PEOPLE)
    tell(house, noor, ages=(50, 99))

    assert names(house, noor) == []
    assert house.matchmaker.today(noor).left == 0
    house.clock.move(days=1)
    assert len(names(house, noor)) == 2


@pytest.mark.parametrize("change", [{"closed": "reason"}, {"age": '{"said":"teen"}'}])
def test_who_may_not_meet_people_says_no_yes_and_hears_why(house, two, change) -> None:
    """A yes would count once they are let in again; to block is possible all the same."""
    noor, sam = two
    house.people.choose(noor, **change)

    with pytest.raises(Forbidden):
        say(house, noor, sam, Said.LIKE)
    with pytest.raises(Forbidden):
        house.matchmaker.why_not_more(noor)
    say(house, noor, sam, Said.BLOCK)


def test_two_processes_show_nobody_twice_as_many(house, other, monkeypatch) -> None:
    """Whoever asks both at once, with other settings, is shown one list or told to try again."""
    monkeypatch.setattr(meet, "A_DAY", 2)
    noor = join(house, "Noor", ages=(18, 40))
    for at in range(4):
        born = f"{1990 - 30 * (at // 2)}-01"
        join(house, f"P{at}", born=born, choices=share("called", "born"))
    choose = house.matchmaker._chosen

    def slowly(*told):
        tell(other, noor, ages=(50, 99))
        assert len(names(other, noor)) == 2
        return choose(*told)

    monkeypatch.setattr(house.matchmaker, "_chosen", slowly)
    with pytest.raises(StoreBusy):
        house.matchmaker.today(noor)

    monkeypatch.undo()
    assert len(names(house, noor)) == 2
