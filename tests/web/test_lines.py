"""A talk as its page shows it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from troth import clock
from troth.companion.talks import path
from troth.companion.turn import Turn
from troth.gate.rooms import Found
from troth.web import lines
from troth.web.lines import MOST_CHARACTERS, MOST_LINES, address, name_of, window

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def steps(*texts, at=AT, every=timedelta(minutes=1), **more):
    """Return the steps of a talk in which these texts follow each other."""
    turns = [
        Turn(
            text=text,
            role="assistant" if place % 2 else "user",
            at=clock.text(at + place * every),
            conversation="cnv_a",
            id=f"trn_{place}",
            after=f"trn_{place - 1}" if place else "",
            companion="mira",
        )
        for place, text in enumerate(texts)
    ]
    return path(as_found(turns), **more)


def as_found(turns):
    """Return turns as a room does: each with its number."""
    return [Found(number=number, record=turn) for number, turn in enumerate(turns, 1)]


def asked(link):
    """Return what a link asks for."""
    return {name: value[0] for name, value in parse_qs(urlsplit(link).query).items()}


def test_a_short_talk_is_shown_whole():
    """All of it, and no link to more."""
    shown = window(steps("One", "Two", "Three"))

    assert [line.text for line in shown.lines] == ["One", "Two", "Three"]
    assert [line.is_mine for line in shown.lines] == [True, False, True]
    assert (shown.newest, shown.earlier, shown.later) == ("trn_2", "", "")


def test_an_empty_talk_shows_nothing():
    """There is no message, and no link."""
    assert window([]) == lines.EMPTY


def test_what_was_said_does_not_show_itself():
    """A line can be printed without telling anything."""
    assert repr(window(steps("a secret")).lines) == "[<Line of 8 characters>]"


@given(sizes=st.lists(st.sampled_from([1] * 8 + [25_000, 61_000]), max_size=90))
def test_every_message_is_on_one_page(sizes):
    """From the newest page upward, each message comes once, in order, and no page is too long."""
    talk = steps(*("x" * size for size in sizes))

    pages, shown = [], window(talk)
    pages.append(shown)
    while shown.earlier:
        shown = window(talk, before=asked(shown.earlier)["before"])
        pages.append(shown)

    ids = [line.id for page in reversed(pages) for line in page.lines]
    assert ids == [step.id for step in talk]
    for page in pages:
        assert len(page.lines) <= MOST_LINES
        size = sum(len(line.text) for line in page.lines)
        assert size <= MOST_CHARACTERS or len(page.lines) == 1


@given(count=st.integers(0, 130), start=st.integers(0, 129))
def test_the_way_down_reaches_the_newest(count, start):
    """From any page, the links to later messages lead to the last one and leave none out."""
    talk = steps(*map(str, range(count)))

    shown = window(talk, before=f"trn_{start}")
    seen = [line.id for line in shown.lines]
    while shown.later:
        assert urlsplit(shown.later).fragment not in seen
        shown = window(talk, **asked(shown.later))
        seen += [line.id for line in shown.lines if line.id not in seen]

    last = int(seen[-1].removeprefix("trn_")) if seen else -1
    assert last == count - 1
    first = int(seen[0].removeprefix("trn_")) if seen else 0
    assert seen == [f"trn_{place}" for place in range(first, count)]


def test_a_message_that_is_not_there_hides_nothing():
    """A link to an earlier part that was forgotten meanwhile shows the newest part."""
    assert window(steps("One"), before="trn_gone").lines[0].text == "One"


def test_pages_of_a_branch_stay_on_it():
    """Whoever reads an older version upward does not jump to the newest one."""
    shown = window(steps(*map(str, range(50))), at="trn_7", before="trn_45")

    assert asked(shown.earlier) == {"at": "trn_7", "before": "trn_5"}
    assert asked(shown.later) == {"at": "trn_49"}


@given(count=st.integers(1, 130), at=st.integers(0, 129))
def test_a_message_that_is_asked_for_is_shown(count, at):
    """A link to a version, or to an edit, shows that message however long the talk went on."""
    talk = steps(*map(str, range(count)))
    wanted = f"trn_{min(at, count - 1)}"

    shown = window(talk, at=wanted)

    assert wanted in [line.id for line in shown.lines]
    while shown.later:
        shown = window(talk, **asked(shown.later))
    assert shown.lines[-1].id == talk[-1].id


def test_versions_lead_to_each_other():
    """Each says which of how many it is, and where the one before and after stand."""
    talk = [
        Turn(
            text=text,
            role=role,
            at=clock.text(AT),
            conversation="cnv_a",
            id=own,
            after=after,
        )
        for text, role, own, after in (
            ("Hello", "user", "trn_q", ""),
            ("One", "assistant", "trn_1", "trn_q"),
            ("Two", "assistant", "trn_2", "trn_q"),
            ("Three", "assistant", "trn_3", "trn_q"),
        )
    ]

    question, answer = window(path(as_found(talk), at="trn_2")).lines

    assert question.versions is None
    assert answer.versions is not None
    assert (answer.versions.number, answer.versions.count) == (2, 3)
    assert answer.versions.before == "/talk/cnv_a?at=trn_1#trn_1"
    assert answer.versions.after == "/talk/cnv_a?at=trn_3#trn_3"


def test_only_the_newest_answer_can_be_asked_for_again():
    """An older one is followed by what the person said to it."""
    answered = window(steps("One", "Two", "Three", "Four")).lines

    assert [line.answers for line in answered] == ["", "", "", "trn_2"]
    assert window(steps("One", "Two", "Three")).lines[-1].answers == ""


def test_a_new_day_is_marked_once():
    """The day stands before its first message."""
    shown = window(steps("One", "Two", "Three", at=AT, every=timedelta(hours=20)))

    assert [line.day is not None for line in shown.lines] == [True, True, True]
    shown = window(steps("One", "Two", "Three", at=AT))
    assert [line.day is not None for line in shown.lines] == [True, False, False]


def test_a_time_that_nobody_can_read_hides_no_words():
    """A talk from elsewhere may tell its times in another way."""
    turn = Turn(text="Hi", role="user", at="yesterday", conversation="cnv_a", id="trn_a")

    (line,) = window(path(as_found([turn]))).lines

    assert (line.text, line.at, line.day) == ("Hi", None, None)


def test_what_drives_a_terminal_is_not_shown():
    """Control characters of the person's own words are left out; the rest is as it was written."""
    (line,) = window(steps("a\x1b[31m**b**\n\tc\x00")).lines

    assert line.text == "a[31m**b**\n\tc"


def test_half_a_character_hides_no_talk() -> None:
    """An answer that was brought in was released by nobody: what breaks a page is left out."""
    turn = Turn(
        text="a\ud800b\x1b[31m",
        role="assistant",
        at="",
        conversation="cnv_a",
        id="trn_a",
        companion="chatgpt:ChatGPT",
        imported="imp_a",
    )

    (line,) = window(path(as_found([turn]))).lines

    assert line.text == "ab[31m"


def test_a_companion_that_left_still_has_a_name():
    """What it said is kept, under its id."""
    assert [name_of(one) for one in ("mira", "teo", "gone")] == ["Mira", "Teo", "gone"]


def test_nothing_in_an_address_breaks_out_of_it():
    """Whatever somebody calls a talk in an address bar."""
    assert address('a"/?#<', at="x&y=1") == "/talk/a%22%2F%3F%23%3C?at=x%26y%3D1"


def test_each_answer_says_where_it_came_from() -> None:
    """By its receipt; nothing else of it changes, and what nobody told about stayed here."""
    shown = window(steps("hello", "hello you", "more", "more, then"))
    lines_of = [
        replace(one, receipt=f"rcp_{at}") if not one.is_mine else one
        for at, one in enumerate(shown.lines)
    ]
    shown = replace(shown, lines=lines_of)
    origin = lines.Origin(name="small-1 (Acme)", masked=3)

    told = lines.with_origins(shown, {"rcp_1": origin})

    assert [one.origin for one in told.lines] == [None, origin, None, None]
    assert [replace(one, origin=None) for one in told.lines] == list(shown.lines)
    assert (told.earlier, told.later, told.newest) == (shown.earlier, shown.later, shown.newest)
