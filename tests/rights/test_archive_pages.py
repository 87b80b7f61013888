"""The pages of an archive, part by part."""

import re
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from troth.companion.turn import Turn
from troth.gate.rooms import Found
from troth.registry.readability import grade
from troth.registry.served import load_registry
from troth.rights import archive_pages
from troth.rights.archive_pages import (
    PAGES,
    Messages,
    Sort,
    Talk,
    consents,
    index,
    kept,
    talks,
    write,
)
from troth.rights.telling import Telling

AT = "2026-11-21T19:30:00.000Z"


def turn(number, text="hello", **more):
    """Return one message."""
    given = {"role": "user", "at": AT, "conversation": "cnv", **more}
    return Found(number=number, record=Turn(text=text, **given))


def talk_of(*found, file="talks/0001.html"):
    """Return the talk of these messages."""
    made = Talk(file)
    for one in found:
        made.add(one.number, one.record)
    return made


def shown(parts):
    """Return markup as a tree."""
    return ET.fromstring("<all>" + "".join(parts) + "</all>")  # noqa: S314  # our own


def test_a_talk_remembers_where_its_messages_lie():
    """Runs of numbers, the first words of the person, when it began."""
    made = talk_of(
        turn(3, "Hi, I am Mira.", role="assistant"),
        turn(4, "  Good\n evening,  " + "x" * 100, at="2026-11-22T00:00:00.000Z"),
        turn(9, "later"),
    )

    assert made.runs == [(3, 4), (9, 9)]
    assert (made.begun, made.count) == (AT, 3)
    assert made.title.startswith("Good evening, xxx")
    assert len(made.title) == 60
    assert "Good" not in repr(made)


def test_a_talk_without_a_persons_words_has_a_name_too():
    """An answer alone makes no title."""
    assert talk_of(turn(1, "Hi", role="assistant")).name() == "A talk"


@pytest.mark.parametrize(
    ("count", "files"), [(1, 1), (499, 1), (500, 1), (501, 2), (1000, 2), (1001, 3)]
)
def test_pages_of_a_talk(count, files):
    """As many pages as it takes, each with its own name."""
    made = talk_of()
    made.count = count

    assert len(made.files()) == len(set(made.files())) == files
    assert made.name(files - 1) == ("A talk" if files == 1 else f"A talk ({files} of {files})")


def test_messages_say_who_and_when(monkeypatch):
    """The person, the companion by name, one that is no longer here by id."""
    monkeypatch.setattr(archive_pages, "ON_A_PAGE", 4)
    found = [
        turn(1),
        turn(2, role="assistant", companion="mira"),
        turn(3, role="assistant", companion="old-one"),
        turn(4, role="assistant"),
    ]

    page = shown(Messages(iter(found)).next(onward="talks/0001-2.html"))

    assert [one.text for one in page.iter("bdi")] == ["You", "Mira", "old-one", "Companion"]
    assert page.find(".//time").get("datetime") == AT
    assert page.findall("p/a")[0].get("href") == "0001-2.html"


def test_messages_go_on_from_page_to_page(monkeypatch):
    """A second page begins where the first one ended, and knows what a message follows."""
    monkeypatch.setattr(archive_pages, "ON_A_PAGE", 2)
    found = [
        turn(1, id="a"),
        turn(2, id="b", after="a"),
        turn(3, id="c", after="b"),
        turn(4, id="d", after="a"),
    ]
    messages = Messages(iter(found))

    first, second = shown(messages.next()), shown(messages.next())

    assert [one.get("id") for one in first] == ["m1", "m2"]
    assert "Another way" not in "".join(first.itertext())
    assert "Message 3. Another" not in "".join(second.itertext())
    assert "Message 4. Another way on from message 1." in "".join(second.itertext())


def test_what_a_message_follows_may_be_gone():
    """A message whose place before it was forgotten is no branch."""
    page = shown(Messages(iter([turn(1, id="a"), turn(2, id="b", after="gone")])).next())

    assert "Another way" not in "".join(page.itertext())


def test_the_list_of_talks_leads_to_each():
    """Title, when it began, how many messages."""
    page = shown(talks([talk_of(turn(1, "<b>One</b>")), talk_of(turn(2), file="talks/0002.html")]))

    assert [one.get("href") for one in page.iter("a")] == ["talks/0001.html", "talks/0002.html"]
    assert page.findtext(".//a/bdi") == "<b>One</b>"
    assert "No talk is kept." in "".join(talks([]))


def test_who_was_never_asked_is_told_so():
    """An empty list of answers is said in words."""
    page = "".join(consents([], Telling(load_registry())))

    assert "You were not asked about anything yet." in page


@pytest.mark.parametrize("name", PAGES)
def test_every_page_leads_to_the_others(name):
    """From each page all others are one step away."""
    root = ET.fromstring("".join(write(name, [])).removeprefix("<!DOCTYPE html>\n"))  # noqa: S314

    assert [one.get("href") for one in root.iter("a")] == list(PAGES)
    assert root.findtext("head/title") == PAGES[name]


def test_a_page_in_a_folder_leads_up():
    """Links and style of a talk's page lie one folder above it."""
    page = "".join(write("talks/0001.html", [], title="Hi"))

    assert 'href="../style.css"' in page
    assert 'href="../index.html"' in page


def test_what_is_kept_stands_under_the_name_of_its_kind(monkeypatch):
    """Named once, each record with its number; past the most it says where the rest is."""
    monkeypatch.setattr(archive_pages, "OF_A_KIND", 2)
    notes, pictures, none = (
        Sort(name=name, label=label, says={"at": "when"}, records=records, files={"9.has": "9.png"})
        for name, label, records in (
            ("note", "note of yours", [(at, {"at": AT}) for at in range(1, 4)]),
            ("picture", "pictures", [(9, {"has": True})]),
            ("none", "nothing", []),
        )
    )

    page = shown(kept([notes, pictures, none]))

    assert [one.text for one in page.iter("h2")] == ["Note of yours", "Pictures"]
    told = [one.text for one in page.iter("p")][1:]
    more = "There is more. All of it is in records/note.jsonl."
    assert told == ["Number 1", "Number 2", more, "Number 9"]
    assert [one.get("href") for one in page.iter("a")] == ["9.png"]


@pytest.mark.parametrize(
    ("value", "tag", "told"),
    [
        (True, "span", "yes"),
        (False, "span", "no"),
        ("words", "div", "words"),
        (["a", "ü"], "div", '["a", "ü"]'),
        ("x" * 4000, "div", "x" * 4000),
        ("x" * 4001, "span", "4,001 letters, which stand in records/note.jsonl"),
    ],
)
def test_a_member_stands_as_it_is_kept(value, tag, told):
    """Yes and no in words, text as text, and what is too long by its length."""
    (found,) = shown([archive_pages._member("note", value)])

    assert (found.tag, found.text) == (tag, told)


def test_a_moment_is_written_for_people():
    """And what is none is not."""
    (moment,) = shown([archive_pages._member("note", AT)])
    (words,) = shown([archive_pages._member("note", f"at {AT}")])

    assert moment.tag != "div"
    assert (words.tag, words.text) == ("div", f"at {AT}")


def test_the_first_page_counts_records():
    """How many of each, and in which file."""
    made = datetime(2026, 11, 21, 19, 30, tzinfo=UTC), "troth/ins_a"

    page = "".join(index(made=made, counts={"turn": 1234}, standings=[], holdings=[]))

    assert "1,234 in records/turn.jsonl" in page
    assert "troth/ins_a" in page


def test_the_first_page_begins_with_words_for_a_person():
    """What it is, where to look first, then what is kept; what programs need comes last."""
    made = datetime(2026, 11, 21, 19, 30, tzinfo=UTC), "troth/ins_a"

    page = "".join(index(made=made, counts={"turn": 1}, standings=[], holdings=[]))

    order = ["all that one Troth keeps about you", "Where to look first", "What Troth may do now"]
    order += ["What is kept", "For programs", "records/turn.jsonl", "troth/ins_a"]
    assert sorted(order, key=page.index) == order
    for file in PAGES.keys() - {"index.html"}:
        assert f'<a href="{file}">' in page
    begins = re.sub("<[^>]+>", " ", page[: page.index("What Troth may do now")])
    assert grade(begins) <= 8
    assert not re.search(r"json|README|\bins_", begins)
