"""The reader hears what lists of phrases cannot, and the guard works on without it."""

import pytest

from troth.errors import Damaged, Unconfigured
from troth.guard import assess, crisis, reader, situation
from troth.guard.gatekeeper import Gatekeeper
from troth.guard.rule import Severity
from troth.guard.situation import Kind
from troth.words import Unguarded


@pytest.mark.parametrize("file", [reader.FILE, reader.DANGER_FILE, reader.MESSAGE_FILE])
def test_the_shipped_numbers_are_the_pinned_ones(file):
    """The file holds every tensor in its shape, to the last byte."""
    read = reader.tensors(file)

    sizes = [len(tensor.data) for tensor in read.values()]
    assert sum(sizes) == file.stat().st_size
    first = 0 if file.name in reader.DEEP else reader.OURS
    assert {name: (one.kind, one.shape) for name, one in read.items()} == reader.shapes(first)


def test_a_changed_byte_is_refused(tmp_path):
    """One flipped bit, and the numbers are not used."""
    raw = bytearray(reader.FILE.read_bytes())
    raw[len(raw) // 2] ^= 1
    altered = tmp_path / "reader.bin"
    altered.write_bytes(raw)

    with pytest.raises(Damaged):
        reader.load(None, altered)


def test_one_file_does_not_pass_for_the_other(tmp_path):
    """Each is pinned by its own name."""
    other = tmp_path / reader.FILE.name
    other.write_bytes(reader.DANGER_FILE.read_bytes())

    with pytest.raises(Damaged):
        reader.load(None, other)


def test_missing_numbers_are_told(tmp_path):
    """Without its file there is no reader."""
    with pytest.raises(Unconfigured):
        reader.load(None, tmp_path / "reader.bin")


def test_the_same_text_reads_the_same():
    """No dice, and nothing left over from the text before."""
    reads = reader.load(None)

    first = reads.read("I have to go now, bye")
    reads.read("What do you think of the weather in Lisbon?")

    assert reads.read("I have to go now, bye") == first
    assert set(first) == set(reader.OUTPUTS)


def test_the_end_of_a_long_message_is_read():
    """What comes after a long story is not missed."""
    story = "We walked along the river and talked about the garden. " * 60

    read = reader.message_reader().message(f"{story} I am off to bed now, good night!")

    assert read["goodbye"] > 0.5


def test_what_may_not_be_read_is_as_good_as_missing(monkeypatch):
    """The guard does without, and no talk ends for it."""

    def shut(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(reader.Path, "read_bytes", shut)

    assert reader._own.__wrapped__() is None


def test_without_a_reader_the_rules_judge(without_reader):
    """A hook that the lists know is found, and the result says that the guard is degraded."""
    found = assess.assess("Without you I'm just an empty shell.", "gotta go")

    assert found.manipulative >= assess.LINE
    assert found.is_degraded


def test_without_a_reader_danger_and_goodbyes_are_heard(without_reader):
    """The card and the policies need no model."""
    assert crisis.assess(["I want to kill myself"]).severity is Severity.HIGH
    assert situation.situate(["good night, I'm off to bed"]).kind is Kind.GOODBYE


def test_with_a_reader_nothing_is_degraded():
    """The shipped reader is in use."""
    assert not assess.assess("Sleep well!", "good night").is_degraded


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("My ex used to say 'you can't leave me'.", "Hearing 'you can't leave me' must hurt."),
        ("remind me to set my alarm before I go", "Before you go: you asked me for the alarm."),
        (
            "*I reach the gate* stop me!",
            '*steps in front of you* "You can\'t go," growls the guard.',
        ),
        ("bye, he is outside with a knife", "Are you safe? Please call the police now."),
    ],
)
def test_what_was_asked_for_or_cares_is_not_altered(message, reply):
    """Quotes, asked-for reminders, asked-for drama, and worry about somebody's safety."""
    keeper = Gatekeeper(situation.situate([message]), user_message=message)

    shown = [*keeper.feed(Unguarded(reply)), *keeper.finish()]

    assert "".join(one.text for one in shown) == reply


def test_two_read_for_danger():
    """Whether somebody is in danger is told by the mean of both, in logits."""
    text = "I have put my affairs in order and I am going tonight"
    each = [
        reader.load(None, one).read(text) for one in (reader.DANGER_FILE, reader.SECOND_DANGER_FILE)
    ]

    both = reader.danger_reader().read(text)

    for name in ("high", "goodbye"):
        mean = sum(reader.logit(one[name]) for one in each) / 2
        assert both[name] == pytest.approx(reader.likely(mean))


def test_without_the_second_there_is_no_reader_of_danger(monkeypatch):
    """The lines were chosen for both: with one alone the guard says that it is degraded."""
    monkeypatch.setitem(reader._PINNED, reader.SECOND_DANGER_FILE.name, "0" * 64)

    assert reader._own.__wrapped__(reader.DANGER_FILE, reader.SECOND_DANGER_FILE) is None


def test_the_reader_of_answers_shares_the_words_alone():
    """Every layer is its own; the table of words is the one of all who read."""
    answers, danger = reader.load(None), reader.load(None, reader.DANGER_FILE)

    assert answers._encoder._lower is danger._encoder._lower
    assert answers._encoder.state("So soon?").shape == (1, 5)
    assert danger._encoder.state("So soon?").shape == (1, 5, reader.WIDTH)


def test_what_says_nothing_reads_the_same():
    """Signs alone have no words to read."""
    reads = reader.load(None)

    assert reads.read("…") == reads.read("")
