"""A photo: sealed under its own yes, blurred until both said yes, gone when its person says so."""

from io import BytesIO

import pytest
from PIL import Image

from troth.errors import BadInput, Forbidden, NotFound, Refused, StoreBusy, TooMany
from troth.guard.minors import Told
from troth.matchmaker import darkroom, photo
from troth.matchmaker.darkroom import developed
from troth.matchmaker.photo import Form
from troth.matchmaker.profile import Choice
from troth.matchmaker.said import Said
from troth.testing.house import add_person, allow
from troth.testing.matching import join
from troth.testing.photos import noted, picture, planted
from troth.words import MATCH_PEOPLE, MATCH_PHOTO, RIGHTS_ANSWER

BODY = picture("JPEG", (1200, 900))


@pytest.fixture
def sat(house):
    """Return somebody with a photo that others may see, and somebody who was shown them."""
    sitter, looker = join(house, "Sitter"), join(house, "Looker")
    for person in (sitter, looker):
        allow(house, person, MATCH_PHOTO)
        house.matchmaker.today(person)
    photo.put(house.gate, sitter, BODY, Choice.SHARED)
    return sitter, looker


def sees(house, looker, sitter) -> tuple[Form, bytes] | None:
    """Return what one is given of the other's photo."""
    mark = house.matchmaker.mark(looker, sitter)
    try:
        found = photo.given(house.gate, house.matchmaker, looker, mark)
    except NotFound:
        assert not photo.forms(house.gate, house.matchmaker, looker, [mark])
        return None
    assert photo.forms(house.gate, house.matchmaker, looker, [mark]) == {mark: found[0]}
    return found


def say(house, one, other, said: Said) -> None:
    """Let one say something of the other."""
    house.matchmaker.say(one, house.matchmaker.mark(one, other), said)


def test_it_is_blurred_until_both_said_yes_and_again_after(house, sat) -> None:
    """One yes alone changes no byte; when one is taken back, the sharp one is shut."""
    sitter, looker = sat
    own = photo.own(house.gate, sitter)
    first = sees(house, looker, sitter)
    assert first == (Form.BLURRED, own.file(Form.BLURRED))
    assert Image.open(BytesIO(first[1])).width == 12

    say(house, sitter, looker, Said.LIKE)
    assert sees(house, looker, sitter) == first
    say(house, looker, sitter, Said.LIKE)
    assert sees(house, looker, sitter) == (Form.SHARP, own.file(Form.SHARP))
    say(house, sitter, looker, Said.UNDO)
    assert sees(house, looker, sitter) == first


def test_whatever_takes_it_away_does_so_at_the_next_look(house, sat) -> None:
    """A choice, a block either way, a yes taken back, a photo that is deleted."""
    sitter, looker = sat
    assert sees(house, looker, sitter)

    photo.choose(house.gate, sitter, Choice.KEPT)
    assert sees(house, looker, sitter) is None
    photo.choose(house.gate, sitter, Choice.SHARED)
    for one, other in ((sitter, looker), (looker, sitter)):
        say(house, one, other, Said.BLOCK)
        assert sees(house, looker, sitter) is None
        say(house, one, other, Said.UNDO)
    assert sees(house, looker, sitter)
    photo.remove(house.gate, sitter)
    assert sees(house, looker, sitter) is None
    photo.put(house.gate, sitter, BODY, Choice.SHARED)
    house.gate.consents.withdraw(sitter, MATCH_PHOTO, method="page")
    assert sees(house, looker, sitter) is None


def test_who_was_not_shown_finds_nothing(house, sat) -> None:
    """Nobody's mark but one's own leads anywhere; without a yes to photos none does."""
    sitter, looker = sat
    third = join(house, "Third")
    allow(house, third, MATCH_PHOTO)
    theirs = house.matchmaker.mark(looker, sitter)
    for mark in (theirs, house.matchmaker.mark(third, sitter), "a" * 26):
        with pytest.raises(NotFound):
            photo.given(house.gate, house.matchmaker, third, mark)

    house.gate.consents.withdraw(looker, MATCH_PHOTO, method="page")
    with pytest.raises(Refused):
        photo.given(house.gate, house.matchmaker, looker, theirs)
    assert photo.forms(house.gate, house.matchmaker, looker, [theirs]) == {}


def test_at_first_nobody_sees_it_and_another_one_keeps_the_choice(house, sat) -> None:
    """Of the older photo nothing is left."""
    sitter, looker = sat
    fresh = join(house, "Fresh")
    allow(house, fresh, MATCH_PHOTO)
    assert photo.put(house.gate, fresh, BODY).choice == Choice.KEPT

    other = photo.put(house.gate, sitter, picture("PNG", (500, 900)))

    assert other.choice == Choice.SHARED
    assert sees(house, looker, sitter)[1] == other.file(Form.BLURRED)
    with house.gate.enter(sitter, RIGHTS_ANSWER) as room:
        assert [one.record for one in room.read(photo.Photo)] == [other]


def test_nothing_is_kept_that_is_refused(house) -> None:
    """Without a yes, from a minor, of no photo, or with a choice that there is not."""
    person = join(house)
    with pytest.raises(Refused):
        photo.put(house.gate, person, BODY)
    allow(house, person, MATCH_PHOTO)
    for body in (b"", b"<html>"):
        with pytest.raises(BadInput):
            photo.put(house.gate, person, body)
    with pytest.raises(BadInput):
        photo.put(house.gate, person, BODY, Choice.USED)
    assert photo.own(house.gate, person) is None
    for how in (photo.remove, lambda gate, one: photo.choose(gate, one, Choice.SHARED)):
        with pytest.raises(NotFound):
            how(house.gate, person)

    young = add_person(house, "Young")
    allow(house, young, MATCH_PEOPLE, MATCH_PHOTO)
    house.people.choose(young, age=Told(said="teen", at="2026-11-21T19:30:00.000Z").written())
    with pytest.raises(Forbidden):
        photo.put(house.gate, young, BODY)


def test_where_it_was_taken_is_not_kept(house, sat) -> None:
    """What the camera wrote is in no record, in neither form."""
    sitter, _ = sat
    for kind in ("JPEG", "PNG", "WEBP"):
        kept = photo.put(house.gate, sitter, planted(kind))
        assert not any(noted(kept.file(form)) for form in Form)


def test_the_one_on_it_reads_that_it_was_given(house, sat) -> None:
    """In their own ledger, each time; to look where there is none leaves no line."""
    sitter, looker = sat

    def lines() -> int:
        told = [one.told()["detail"] for one in house.gate.history(sitter).leaves]
        return sum(one.get("note") == photo.SHOWN for one in told)

    before = lines()
    sees(house, looker, sitter)
    assert lines() == before + 2
    photo.choose(house.gate, sitter, Choice.KEPT)
    seen = lines()
    sees(house, looker, sitter)
    assert lines() == seen


def test_no_list_goes_by_it(house, sat) -> None:
    """With a photo, without one, with another: the same list for everybody."""
    sitter, looker = sat

    def lists() -> list[object]:
        return [house.matchmaker.today(one).meetings for one in (sitter, looker)]

    before = lists()
    photo.put(house.gate, looker, planted("PNG"), Choice.SHARED)
    photo.remove(house.gate, sitter)
    assert lists() == before


def test_one_photo_of_a_person_is_drawn_at_a_time(house, sat, monkeypatch) -> None:
    """Who sends many at once holds up no others; afterwards there is room again."""
    sitter, looker = sat
    tried = []

    def meanwhile(body: bytes) -> darkroom.Developed:
        monkeypatch.undo()
        with pytest.raises(TooMany):
            photo.put(house.gate, sitter, BODY)
        tried.append(photo.put(house.gate, looker, BODY))
        return developed(body)

    monkeypatch.setattr(darkroom, "developed", meanwhile)
    photo.put(house.gate, sitter, BODY)

    assert tried
    assert photo.put(house.gate, sitter, BODY)


def test_what_was_hidden_or_removed_meanwhile_stays_so(house, other, sat, monkeypatch) -> None:
    """Another window, or process, said so between the look and the keeping: its word counts."""
    sitter, looker = sat
    newest = photo._newest

    def during(late, soon) -> None:
        """Let `soon` happen in another process just after `late` has looked."""

        def looked(room):
            found = newest(room)
            monkeypatch.setattr(photo, "_newest", newest)
            soon(other.gate, sitter)
            return found

        monkeypatch.setattr(photo, "_newest", looked)
        with pytest.raises(StoreBusy):
            late(house.gate, sitter)

    def put(gate, person) -> None:
        photo.put(gate, person, BODY)

    def hide(gate, person) -> None:
        photo.choose(gate, person, Choice.KEPT)

    def show(gate, person) -> None:
        photo.choose(gate, person, Choice.SHARED)

    during(put, hide)
    assert photo.own(house.gate, sitter).choice == Choice.KEPT
    assert sees(house, looker, sitter) is None
    show(house.gate, sitter)
    with monkeypatch.context() as patch:  # also before the older one is gone
        patch.setattr(photo, "_forget_older", lambda *_: None)
        during(put, hide)
    assert photo.own(house.gate, sitter).choice == Choice.KEPT
    during(put, photo.remove)
    assert photo.own(house.gate, sitter) is None
    put(house.gate, sitter)
    during(show, photo.remove)
    assert photo.own(house.gate, sitter) is None
    put(house.gate, sitter)
    assert photo.own(house.gate, sitter).choice == Choice.KEPT
