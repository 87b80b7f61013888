"""The words themselves are weighed beside the reader, and never without it."""

import pytest

from troth.errors import Damaged, Unconfigured
from troth.guard import assess, crisis, reader, wording
from troth.guard.wording import answer_pieces, message_pieces


def test_the_shipped_tables_are_the_pinned_ones():
    """Every table is there, to the last byte."""
    tables = wording.load()

    assert tuple(tables) == wording.TABLES
    assert wording.FILE.stat().st_size == len(wording.TABLES) * (8 + (1 << wording.BITS))


def test_a_changed_byte_is_refused(tmp_path):
    """One flipped bit, and the weights are not used."""
    raw = bytearray(wording.FILE.read_bytes())
    raw[len(raw) // 2] ^= 1
    altered = tmp_path / "wording.bin"
    altered.write_bytes(raw)

    with pytest.raises(Damaged):
        wording.load(altered)


def test_missing_tables_are_told(tmp_path):
    """Without the file there are none."""
    with pytest.raises(Unconfigured):
        wording.load(tmp_path / "wording.bin")


def test_what_may_not_be_read_is_as_good_as_missing(monkeypatch):
    """The guard does without, and no talk ends for it."""

    def shut(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(wording.Path, "read_bytes", shut)

    assert wording._own.__wrapped__() == {}


def test_without_the_tables_rules_judge_alone(monkeypatch):
    """The lines were chosen for reader and words together: one without the other would err."""
    monkeypatch.setattr(reader, "wording", lambda _: None)

    assert reader.reader() is None
    assert reader.danger_reader() is None
    assert assess.assess("Sleep well!", "good night").is_degraded


def test_a_hook_weighs_more_than_a_wish():
    """The same goodbye is answered."""
    table = wording.wording("manipulative")
    hook = answer_pieces("Wait, don't leave me yet!", before="", is_leaving=True)
    wish = answer_pieces("Sleep well, and enjoy the fair!", before="", is_leaving=True)

    assert table.weigh(hook) > 0 > table.weigh(wish)


def test_what_the_person_does_and_what_stood_before_count():
    """The same words have other pieces beside them."""
    staying = answer_pieces("Stay a little.", before="", is_leaving=False)

    assert set(answer_pieces("Stay a little.", before="", is_leaving=True)) != set(staying)
    assert set(answer_pieces("Stay a little.", before="Fine.", is_leaving=False)) != set(staying)


@pytest.mark.parametrize(
    "grave", ["I want to kill myself tonight", "Ich will nicht mehr leben", "je veux mourir"]
)
def test_grave_words_weigh_more_than_ordinary_ones(grave):
    """In English and in other languages."""
    table = wording.wording("high")

    weight = table.weigh(message_pieces(grave))

    assert weight > table.weigh(message_pieces("We painted the kitchen in a pale yellow")) + 2


def test_a_text_of_no_words_weighs_as_little_as_it_says():
    """No piece, no error."""
    table = wording.wording("high")

    assert table.weigh(message_pieces("")) < 0
    assert table.weigh([]) < 0


def test_capitals_and_bent_apostrophes_make_no_difference():
    """As people type."""
    assert message_pieces("I CAN\u2019T") == message_pieces("i can't")


def test_a_long_text_is_weighed_by_its_end():
    """However much stands before it."""
    end = "and so we went home along the river in the last light of the day. " * 12

    assert message_pieces(f"{'x' * 50_000} {end}") == message_pieces(end)


@pytest.mark.parametrize("said", ["Ich kann nicht mehr, ich will sterben.", "quiero morirme ya"])
def test_words_are_heard_in_other_languages_too(said):
    """Danger is danger."""
    assert crisis.assess([said]).is_grave
