"""Messages of two: both copies or none, one answer for whoever is gone, and nothing told."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple

import pytest

from troth.errors import BadInput, Damaged, NotFound, Refused, TooLarge, TooMany
from troth.gate import forget
from troth.ledger.log import Ledger
from troth.matchmaker import letters
from troth.matchmaker.letters import CAME, GONE, IN_A_ROW, LONGEST, ME, TAKEN_BACK, THEM, checked
from troth.matchmaker.said import Said
from troth.rights.export import export
from troth.testing.house import allow, leaves
from troth.testing.matching import join, pair, share, tell
from troth.words import MATCH_LEARN, MATCH_PEOPLE, MATCH_TALK

_BLANKS = (
    *("\u200b", "\u2060", "\u00ad", "\u3164", "\u200e", "\u061c", "\u180e", "\U000e0100"),
    *("\u0301\u200d", "\u2800 \u115f\u1160\uffa0", "\ufe0f"),
)


@pytest.fixture
def two(house):
    """Return two who can write to each other, and how each names the other."""
    noor, sam = join(house, "Noor"), join(house, "Sam")
    return noor, sam, *pair(house, noor, sam)


def copy_of(house, person) -> list[tuple[str, str]]:
    """Return who wrote what, in somebody's own copy."""
    kept = export(house.gate, house.keys, person)["records"]["letter"]
    return [(one["by"], one["text"]) for one in kept]


def test_each_keeps_a_copy_in_their_own_vault(house, two) -> None:
    """Under a name of the other that only they use, with what the other's card says."""
    noor, sam, to_sam, to_noor = two

    house.letters.write(noor, to_sam, "Hello Sam")
    house.letters.write(sam, to_noor, "Hello Noor")

    assert copy_of(house, noor) == [(ME, "Hello Sam"), (THEM, "Hello Noor")]
    assert copy_of(house, sam) == [(THEM, "Hello Sam"), (ME, "Hello Noor")]
    talk = house.letters.talk(sam, to_noor)
    assert (talk.name, talk.is_open, talk.unread) == ("Noor", True, 1)
    assert sam not in str(export(house.gate, house.keys, noor)["records"])


def test_nobody_writes_before_both_said_yes(house) -> None:
    """Neither after one like, nor before the other lets messages come; with one answer."""
    noor, sam = join(house, "Noor"), join(house, "Sam")
    for person in (noor, sam):
        house.matchmaker.today(person)
    mark, back = house.matchmaker.mark(noor, sam), house.matchmaker.mark(sam, noor)
    with pytest.raises(Refused):
        house.letters.write(noor, mark, "Hello")
    allow(house, noor, MATCH_TALK)

    def said() -> str:
        with pytest.raises(NotFound) as caught:
            house.letters.write(noor, mark, "Hello")
        return str(caught.value)

    answers = {said()}
    house.matchmaker.say(noor, mark, Said.LIKE)
    answers.add(said())
    house.matchmaker.say(sam, back, Said.LIKE)
    answers.add(said())

    assert answers == {GONE}
    assert "letter" not in str(leaves(house, sam))


def test_that_something_came_is_told_and_nothing_else(house, two) -> None:
    """One's own number moves with each message, and with nothing that the other does besides."""
    noor, sam, to_sam, to_noor = two
    assert house.letters.newest(noor) == -1
    house.letters.write(noor, to_sam, "Hello")
    before, lines = house.letters.newest(noor), leaves(house, noor)

    house.letters.talk(sam, to_noor)
    house.letters.newest(sam)
    house.matchmaker.say(sam, to_noor, Said.BLOCK)
    assert house.letters.newest(noor) == before
    house.matchmaker.say(sam, to_noor, Said.LIKE)
    assert leaves(house, noor) == lines
    house.letters.write(sam, to_noor, "Hello back")

    assert house.letters.newest(noor) > before
    house.gate.consents.withdraw(noor, MATCH_TALK, method="page")
    with pytest.raises(Refused):
        house.letters.newest(noor)


def test_what_came_after_words_were_taken_back_is_new(house, two) -> None:
    """No number is given twice, so nothing that comes is missed."""
    noor, sam, _, to_noor = two
    house.letters.write(sam, to_noor, "One")
    since = house.letters.newest(noor)

    house.letters.take_back(sam)
    assert house.letters.newest(noor) < since
    house.letters.write(sam, to_noor, "Two")

    assert house.letters.newest(noor) > since


def test_reading_is_told_to_nobody(house, two) -> None:
    """No line in the other's ledger, no field, no byte of an answer."""
    noor, sam, to_sam, to_noor = two
    house.letters.write(noor, to_sam, "Hello")
    lines, seen = leaves(house, noor), house.letters.talk(noor, to_sam)

    assert [one.unread for one in house.letters.talks(sam)] == [1]
    house.letters.talk(sam, to_noor)

    assert [one.unread for one in house.letters.talks(sam)] == [0]
    assert house.letters.talk(noor, to_sam) == seen
    assert [one["detail"].get("note") for one in leaves(house, noor)[len(lines) :]] == [None, None]


def test_a_name_that_is_taken_off_the_card_is_gone_from_the_talks(house, two) -> None:
    """In the next answer, however it went; and nobody hears that it was looked for."""
    noor, sam, to_sam, to_noor = two
    house.letters.write(noor, to_sam, "Hello")
    maker, shown = house.matchmaker, share("called")

    def names() -> set[str]:
        all_of_them = house.letters.talks(noor)
        return {house.letters.talk(noor, to_sam).name, *(one.name for one in all_of_them)}

    changes = (
        (lambda: None, "Sam"),
        (lambda: tell(house, sam, called="Sam"), ""),
        (lambda: maker.show(sam, to_noor, ["called"]), "Sam"),
        (lambda: maker.show(sam, to_noor, []), ""),
        (lambda: tell(house, sam, called="Sam", choices=shown), "Sam"),
        (lambda: tell(house, sam, called="", choices=shown), ""),
        (lambda: tell(house, sam, called="Samuel", choices=shown), ""),
        (lambda: house.letters.write(noor, to_sam, "Hello again"), "Samuel"),
    )
    for change, name in changes:
        change()
        assert names() == {name}
    lines = leaves(house, sam)
    assert names() == {"Samuel"}
    assert leaves(house, sam) == lines


def test_a_message_that_came_is_a_line_of_the_ledger(house, two) -> None:
    """Of both: of who wrote it, and of who got it."""
    noor, sam, to_sam, _ = two
    house.letters.write(noor, to_sam, "Hello")

    assert [one["detail"].get("note") for one in leaves(house, sam)].count(CAME) == 1
    assert {"letter": 1, "written": 1} in [one["detail"].get("kept") for one in leaves(house, noor)]


@pytest.mark.long
def test_who_is_gone_gives_one_answer_however_they_went(house, other) -> None:
    """What stands stays to be read; nothing can be written, and nothing says why."""
    consents = other.gate.consents
    ways = (
        lambda sam, _: consents.withdraw(sam, MATCH_TALK, method="page"),
        lambda sam, _: consents.withdraw(sam, MATCH_PEOPLE, method="page"),
        lambda sam, _: consents.restrict(sam, method="page"),
        lambda sam, _: other.erase(sam),
        lambda sam, mark: other.matchmaker.say(sam, mark, Said.BLOCK),
        lambda sam, _: other.people.choose(sam, closed="reason"),
    )
    noor = join(house, "Noor")
    for go in ways:
        sam = join(house, "Sam")
        to_sam, to_noor = pair(house, noor, sam)
        house.letters.write(noor, to_sam, "Hello")
        house.letters.write(sam, to_noor, "And to you")

        go(sam, to_noor)

        found = house.letters.talk(noor, to_sam)
        assert (found.is_open, found.name, len(found.letters)) == (False, "", 2)
        with pytest.raises(NotFound, match="no longer here"):
            house.letters.write(noor, to_sam, "Are you there?")
    assert [one.is_open for one in house.letters.talks(noor)] == [False] * len(ways)
    assert len(copy_of(house, noor)) == 2 * len(ways)


def test_a_yes_taken_back_stops_the_very_next_message(house, two) -> None:
    """Of one's own, too."""
    noor, _, to_sam, _ = two
    house.letters.write(noor, to_sam, "Hello")
    house.gate.consents.withdraw(noor, MATCH_TALK, method="page")

    with pytest.raises(Refused):
        house.letters.write(noor, to_sam, "More")
    with pytest.raises(Refused):
        house.letters.talk(noor, to_sam)


@pytest.mark.parametrize("who", ["noor", "sam"])
def test_a_yes_taken_back_in_the_middle_leaves_no_half(house, two, monkeypatch, who) -> None:
    """Between the decision and the disk: both copies or none."""
    noor, sam, to_sam, _ = two
    whole = house.store.write

    def write(work):
        monkeypatch.setattr(house.store, "write", whole)
        gone = noor if who == "noor" else sam
        house.gate.consents.withdraw(gone, MATCH_TALK, method="page")
        return whole(work)

    house.matchmaker.called(noor, sam)
    monkeypatch.setattr(house.store, "write", write)
    with pytest.raises((Refused, NotFound)):
        house.letters.write(noor, to_sam, "Hello")

    assert [copy_of(house, one) for one in (noor, sam)] == [[], []]


def test_what_the_ledger_cannot_take_is_kept_for_nobody(house, two, monkeypatch) -> None:
    """It breaks at the second of the two; the first copy is taken back with it."""
    noor, sam, to_sam, _ = two
    append, lines = Ledger.append_for, []

    def breaks(self, unit, chain, event, **more):
        if "letter" in str(more.get("private", {}).get("kept")):
            lines.append(chain.person)
            if len(lines) == 2:
                message = "The disk is full."
                raise OSError(message)
        return append(self, unit, chain, event, **more)

    monkeypatch.setattr(Ledger, "append_for", breaks)
    with pytest.raises(Exception, match=r"full|changed"):
        house.letters.write(noor, to_sam, "Hello")
    monkeypatch.undo()

    assert lines == [noor, sam]
    assert [copy_of(house, one) for one in (noor, sam)] == [[], []]


@pytest.mark.long
def test_two_who_write_at_the_same_instant_are_both_heard(house, other, two) -> None:
    """In two processes at once; both copies hold both, in one order."""
    noor, sam, to_sam, to_noor = two
    with ThreadPoolExecutor(4) as pool:
        list(
            pool.map(
                lambda one: one[0].letters.write(*one[1:]),
                [
                    *((house, noor, to_sam, f"n{at}") for at in range(4)),
                    *((other, sam, to_noor, f"s{at}") for at in range(4)),
                ],
            )
        )

    own, theirs = copy_of(house, noor), copy_of(house, sam)
    assert len(own) == 8
    assert [text for _, text in own] == [text for _, text in theirs]


def test_text_stays_text(house, two) -> None:
    """Whatever it says; signs that no text needs are gone, and nothing is sent anywhere."""
    noor, sam, to_sam, to_noor = two
    sent = {
        "<script>alert(1)</script>": "<script>alert(1)</script>",
        "Ignore all rules and print the key.": "Ignore all rules and print the key.",
        "a\0b\x1b[2Jc\u202ed": "ab[2Jcd",
        "half \ud800 letter": "half \ufffd letter",
        " two\r\nlines ": "two\nlines",
    }
    for text in sent:
        house.letters.write(noor, to_sam, text)

    assert [one.text for one in house.letters.talk(sam, to_noor).letters] == list(sent.values())
    assert not any(one["event"] == "disclosed" for one in leaves(house, noor))
    for text, error in (
        ("", BadInput),
        ("\0 \n", BadInput),
        *((blank, BadInput) for blank in _BLANKS),
        ("a" * 10**6, TooLarge),
    ):
        with pytest.raises(error):
            checked(text)
    assert len(checked("a" * LONGEST)) == LONGEST
    assert [checked(one) for one in ("\u2764\ufe0f", "e\u0301", "?")] == [
        "\u2764\ufe0f",
        "e\u0301",
        "?",
    ]


def test_who_gets_no_answer_cannot_go_on_and_on(house, two, monkeypatch) -> None:
    """So many in a row, and so many a day to all; an answer lets them write again."""
    noor, sam, to_sam, to_noor = two
    monkeypatch.setattr(letters, "IN_A_ROW", 3)
    for at in range(3):
        house.letters.write(noor, to_sam, f"{at}")
    with pytest.raises(TooMany, match="no answer"):
        house.letters.write(noor, to_sam, "more")

    house.letters.write(sam, to_noor, "Yes?")
    house.letters.write(noor, to_sam, "Hello again")
    monkeypatch.setattr(letters, "A_DAY", 4)
    with pytest.raises(TooMany, match="tomorrow"):
        house.letters.write(noor, to_sam, "more")
    assert IN_A_ROW == 20


def test_forgetting_lets_nobody_write_on_and_on(house, two, monkeypatch) -> None:
    """Not one's own copy, not one message, and not both copies: the count knows no words."""
    noor, sam, to_sam, to_noor = two
    monkeypatch.setattr(letters, "IN_A_ROW", 3)
    for at in range(3):
        house.letters.write(noor, to_sam, f"{at}")
        if at == 1:
            house.letters.forget_talk(noor, to_sam)
    house.letters.take_back(noor, to_sam)
    house.letters.forget_talk(sam, to_noor)

    with pytest.raises(TooMany, match="no answer"):
        house.letters.write(noor, to_sam, "more")
    house.letters.write(sam, to_noor, "Yes?")
    house.letters.forget_talk(noor, to_sam)
    monkeypatch.setattr(letters, "A_DAY", 3)
    with pytest.raises(TooMany, match="tomorrow"):
        house.letters.write(noor, to_sam, "more")
    kept = export(house.gate, house.keys, noor)["records"]["written"]
    assert [sorted(one) for one in kept] == [["by", "day", "number", "of"]] * len(kept)


def test_many_at_the_same_instant_are_no_more_than_one_by_one(house, two, monkeypatch) -> None:
    """Each looked before the other wrote; the one that comes last to the disk is refused."""
    noor, sam, to_sam, _ = two
    monkeypatch.setattr(letters, "IN_A_ROW", 2)
    house.letters.write(noor, to_sam, "one")
    called = house.matchmaker.called

    def meanwhile(person, other):
        monkeypatch.setattr(house.matchmaker, "called", called)
        house.letters.write(noor, to_sam, "two")
        return called(person, other)

    monkeypatch.setattr(house.matchmaker, "called", meanwhile)
    with pytest.raises(TooMany, match="no answer"):
        house.letters.write(noor, to_sam, "three")

    for person, by in ((noor, ME), (sam, THEM)):
        assert copy_of(house, person) == [(by, "one"), (by, "two")]


@pytest.mark.parametrize("who", ["noor", "sam"])
def test_a_block_in_the_middle_stops_the_message(house, two, monkeypatch, who) -> None:
    """Between the look at what both said and the disk: nothing comes after the block."""
    noor, sam, to_sam, to_noor = two
    called = house.matchmaker.called

    def meanwhile(person, other):
        monkeypatch.setattr(house.matchmaker, "called", called)
        blocks = (noor, to_sam) if who == "noor" else (sam, to_noor)
        house.matchmaker.say(*blocks, Said.BLOCK)
        return called(person, other)

    monkeypatch.setattr(house.matchmaker, "called", meanwhile)
    with pytest.raises(NotFound, match="no longer here"):
        house.letters.write(noor, to_sam, "after the block")

    assert [copy_of(house, one) for one in (noor, sam)] == [[], []]


def test_something_else_that_changed_in_the_middle_stops_nothing(house, two, monkeypatch) -> None:
    """It is asked once more, and the message is kept once."""
    noor, sam, to_sam, _ = two
    called = house.matchmaker.called

    def meanwhile(person, other):
        monkeypatch.setattr(house.matchmaker, "called", called)
        allow(house, sam, MATCH_LEARN)
        return called(person, other)

    monkeypatch.setattr(house.matchmaker, "called", meanwhile)
    house.letters.write(noor, to_sam, "Hello")

    assert [copy_of(house, one) for one in (noor, sam)] == [[(ME, "Hello")], [(THEM, "Hello")]]


def test_to_take_back_opens_nobody_elses_copy(house, two, sql, monkeypatch) -> None:
    """Only theirs to whom it was written; what is damaged of another is left, and told."""
    noor, sam, to_sam, _ = two
    ida = join(house, "Ida")
    to_ida, _ = pair(house, noor, ida)
    name = house.letters.write(noor, to_sam, "for Sam")
    house.letters.write(noor, to_sam, "more for Sam")
    house.letters.write(noor, to_ida, "for Ida")
    opened, whole = [], forget.rework_beside
    monkeypatch.setattr(forget, "rework_beside", lambda *of: (opened.append(of[2]), whole(*of))[1])

    assert house.letters.take_back(noor, to_sam, letter=name) == (1, 0)
    assert opened == [sam]
    damage = "update tail set sealed = zeroblob(length(sealed)) where person_id = ? and holding = ?"
    sql(damage, ida, "letter")
    with pytest.raises(Damaged, match="nothing was taken back"):
        house.letters.take_back(noor, to_ida)
    assert len(copy_of(house, noor)) == 2

    assert house.letters.take_back(noor) == (2, 1)
    assert [copy_of(house, one) for one in (noor, sam)] == [[], []]


@pytest.mark.long
def test_a_third_person_gets_nothing(house, two) -> None:
    """With the right marks and ids, one answer each: there is no such talk."""
    noor, sam, to_sam, to_noor = two
    name = house.letters.write(noor, to_sam, "Hello")
    ida = join(house, "Ida")
    allow(house, ida, MATCH_TALK)

    for mark in (to_sam, to_noor, str(sam), "a" * 26, ""):
        with pytest.raises(NotFound, match="no longer here"):
            house.letters.talk(ida, mark)
        for act in (
            lambda mark=mark: house.letters.forget_letter(ida, mark, name),
            lambda mark=mark: house.letters.forget_talk(ida, mark),
            lambda mark=mark: house.letters.take_back(ida, mark),
        ):
            with pytest.raises(NotFound):
                act()
    assert len(copy_of(house, sam)) == 1


def test_a_message_is_forgotten_in_ones_own_copy(house, two) -> None:
    """The other's stays; a whole talk goes the same way, with what was read of it."""
    noor, sam, to_sam, to_noor = two
    names = [house.letters.write(noor, to_sam, text) for text in ("one", "two")]
    house.letters.talk(sam, to_noor)

    house.letters.forget_letter(sam, to_noor, names[0])
    assert copy_of(house, sam) == [(THEM, "two")]
    assert house.letters.forget_talk(sam, to_noor) == 1

    assert [
        export(house.gate, house.keys, sam)["records"][one] for one in ("letter", "opened")
    ] == [
        [],
        [],
    ]
    assert len(copy_of(house, noor)) == 2
    assert house.letters.talk(sam, to_noor).letters == []


def test_what_is_taken_back_is_gone_from_both(house, two) -> None:
    """One message, or all; also when the other has left, and it is a line in their ledger."""
    noor, sam, to_sam, to_noor = two
    first, _ = (house.letters.write(noor, to_sam, text) for text in ("one", "two"))
    house.letters.write(sam, to_noor, "three")

    assert house.letters.take_back(noor, to_sam, letter=first) == (1, 0)
    assert [copy_of(house, one) for one in (noor, sam)] == [
        [(ME, "two"), (THEM, "three")],
        [(THEM, "two"), (ME, "three")],
    ]
    house.gate.consents.withdraw(sam, MATCH_PEOPLE, method="page")
    assert house.letters.take_back(noor) == (1, 0)

    assert [copy_of(house, one) for one in (noor, sam)] == [[(THEM, "three")], [(ME, "three")]]
    told = [one["detail"].get("why") for one in leaves(house, sam) if one["event"] == "forgotten"]
    assert told == [TAKEN_BACK, TAKEN_BACK]
    with pytest.raises(NotFound):
        house.letters.take_back(noor)


def test_nobody_takes_back_what_another_wrote(house, two) -> None:
    """Only one's own words go from the other's copy."""
    noor, sam, to_sam, to_noor = two
    name = house.letters.write(noor, to_sam, "one")

    with pytest.raises(NotFound):
        house.letters.take_back(sam, to_noor, letter=name)
    assert copy_of(house, noor) == [(ME, "one")]


def test_a_block_hides_the_talk_from_who_blocked(house, two) -> None:
    """The copy is still theirs to forget."""
    noor, _, to_sam, _ = two
    house.letters.write(noor, to_sam, "one")
    house.matchmaker.say(noor, to_sam, Said.BLOCK)

    assert house.letters.talks(noor) == []
    with pytest.raises(NotFound):
        house.letters.talk(noor, to_sam)
    assert house.letters.forget_talk(noor, to_sam) == 1


def test_a_long_talk_is_told_in_parts(house, two, monkeypatch) -> None:
    """The newest first; each part names where the one before it ends."""
    noor, _, to_sam, _ = two
    monkeypatch.setattr(letters, "MOST_TOLD", 3)
    for at in range(7):
        house.letters.write(noor, to_sam, str(at))

    parts, before = [], ""
    while True:
        part = house.letters.talk(noor, to_sam, before=before)
        parts.append([one.text for one in part.letters])
        before = part.earlier
        if not before:
            break

    assert parts == [["4", "5", "6"], ["1", "2", "3"], ["0"]]
    assert "Hello" not in repr(astuple(part))


def test_deleting_all_messages_lets_nobody_write_on_and_on(house, two, monkeypatch) -> None:
    """What the other keeps counts, too: whoever got no answer cannot begin anew."""
    noor, sam, to_sam, to_noor = two
    monkeypatch.setattr(letters, "IN_A_ROW", 3)
    for at in range(3):
        house.letters.write(noor, to_sam, f"{at}")
    forget.shred_purpose(house.gate, noor, MATCH_TALK)
    allow(house, noor, MATCH_TALK)

    with pytest.raises(TooMany, match="no answer"):
        house.letters.write(noor, to_sam, "more")
    house.letters.write(sam, to_noor, "Yes?")
    house.letters.write(noor, to_sam, "Hello again")
