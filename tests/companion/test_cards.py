"""Character cards of all three versions, in and out without loss; what is broken is refused."""

import base64
import contextlib
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.companion import cards, png
from troth.companion.cards import Held, Version
from troth.companion.png import Chunk
from troth.errors import BadInput, TooLarge

V1 = {
    "name": "Wren",
    "description": "A keeper.",
    "personality": "calm",
    "scenario": "a harbour",
    "first_mes": "Sit.",
    "mes_example": "<START>",
}
V2 = {
    "spec": "chara_card_v2",
    "spec_version": "2.0",
    "data": {
        **V1,
        "creator_notes": "",
        "system_prompt": "",
        "post_history_instructions": "",
        "alternate_greetings": ["Stand."],
        "tags": ["sea"],
        "creator": "somebody",
        "character_version": "1",
        "extensions": {"x/y": {"z": 1.5}},
        "character_book": {
            "name": "Harbour",
            "scan_depth": 3,
            "token_budget": 200,
            "recursive_scanning": True,
            "extensions": {},
            "entries": [
                {
                    "keys": ["lamp"],
                    "secondary_keys": ["out"],
                    "selective": True,
                    "content": "Old.",
                    "enabled": True,
                    "insertion_order": 2,
                    "extensions": {"match_whole_words": True, "selectiveLogic": 3},
                    "position": "before_char",
                    "case_sensitive": None,
                }
            ],
        },
    },
}
V3 = {
    **V2,
    "spec": "chara_card_v3",
    "spec_version": "3.0",
    "data": {
        **V2["data"],
        "nickname": "W",
        "group_only_greetings": [],
        "assets": [{"uri": "ccdefault:"}],
    },
}
VERSIONS = [V1, V2, V3]
WORDS = st.text(max_size=40)
MORE = st.dictionaries(
    WORDS.filter(lambda name: name not in {*V1, *V3["data"], "spec", "data"}),
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | WORDS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)
TEXTS = st.dictionaries(st.sampled_from(sorted(V1)), WORDS.filter(str.strip), max_size=6)


def in_png(*, packed: bool = False, **texts: str) -> bytes:
    """Put cards into a picture, by keyword."""
    head, *rest = png.chunks(png.blank(3, 3, top=(1, 2, 3), end=(4, 5, 6)), cards.PICTURES)
    found = [Chunk(b"gAMA", b"\0\0\xb1\x8f")]
    for name, text in texts.items():
        told = base64.b64encode(text.encode())
        if packed:
            found.append(Chunk(b"zTXt", name.encode() + b"\0\0" + zlib.compress(told)))
        else:
            found.append(Chunk(b"tEXt", name.encode() + b"\0" + told))
    return png.joined([head, *found, *rest])


@given(
    version=st.sampled_from(VERSIONS),
    texts=TEXTS,
    more=MORE,
    indent=st.sampled_from([None, 1, 4]),
    ascii_=st.booleans(),
)
def test_a_card_comes_out_as_it_went_in(version, texts, more, indent, ascii_) -> None:
    """To the byte: as JSON, in a picture, out of it, in it again; known fields and unknown."""
    inner = {**version.get("data", version), **texts, **more}
    whole = {**version, "data": inner, "top": more} if "data" in version else inner
    text = json.dumps(whole, indent=indent, ensure_ascii=ascii_)
    try:
        data = text.encode()
    except UnicodeEncodeError:  # half a character cannot stand in a file but as an escape
        data = (text := json.dumps(whole)).encode()

    held = cards.read_file(data)
    picture = cards.write_png(held)
    again = cards.read_file(picture)

    assert cards.write_json(held) == cards.write_json(again) == data
    assert cards.write_png(again) == picture
    assert held.card == again.card
    assert held.card.name == inner["name"]


@given(texts=TEXTS, more=MORE, version=st.sampled_from(VERSIONS))
def test_a_change_changes_nothing_else(texts, more, version) -> None:
    """Every field that was not changed is what it was; those nobody knows too."""
    inner = {**version.get("data", version), **more}
    whole = {**version, "data": inner} if "data" in version else inner

    held = cards.changed(Held(text=json.dumps(whole)), texts)

    told = json.loads(held.text)
    assert told.get("data", told) == {**inner, **texts}
    assert {name: told[name] for name in told if name not in {"data", *inner}} == {
        name: whole[name] for name in whole if name not in {"data", *inner}
    }


@given(data=st.binary(max_size=400))
def test_whatever_a_file_holds_it_is_read_or_refused(data) -> None:
    """Never a traceback: not for bytes, not for base64 of bytes in a picture."""
    head, *rest = png.chunks(png.blank(3, 3, top=(1, 2, 3), end=(4, 5, 6)), cards.PICTURES)
    inside = base64.b64encode(data)
    for broken in (
        data,
        b'{"name": "x", ' + data,
        png.joined([head, Chunk(b"tEXt", b"chara\0" + data), *rest]),
        png.joined([head, Chunk(b"tEXt", b"chara\0" + inside), *rest]),
    ):
        with contextlib.suppress(BadInput):
            cards.read_file(broken)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*V3["data"], "keys", "entries", "content", "spec", "data"]), inner
        )
    ),
    max_leaves=12,
)


@given(found=JSON, name=st.sampled_from(sorted(V3["data"])))
def test_whatever_a_field_holds_it_is_read_or_refused(found, name) -> None:
    """Never a traceback; which field is named, the next tests say."""
    whole = {**V3, "data": {**V3["data"], name: found}}
    for text in (json.dumps(whole), json.dumps(found)):
        with contextlib.suppress(BadInput):
            cards.read_card(text)


def test_all_three_versions_are_read() -> None:
    """Each says the same in its own place."""
    found = [cards.read_card(json.dumps(one)) for one in VERSIONS]

    assert [one.version for one in found] == [Version.V1, Version.V2, Version.V3]
    assert {(one.name, one.scenario, one.first_mes) for one in found} == {
        ("Wren", "a harbour", "Sit.")
    }
    assert found[2].nickname == "W"
    assert found[2].greetings == ["Sit.", "Stand."]


def test_a_lorebook_is_read_with_all_that_it_says() -> None:
    """Of the book, and of each entry; what is not said has its usual meaning."""
    book = cards.read_card(json.dumps(V2)).book

    (entry,) = book.entries
    assert (book.name, book.depth, book.budget, book.recursive) == ("Harbour", 3, 200, True)
    assert (entry.keys, entry.secondary, entry.order, entry.logic) == (["lamp"], ["out"], 2, 3)
    assert entry.selective
    assert entry.whole_words
    assert entry.is_before
    assert not entry.case_sensitive


@pytest.mark.parametrize("packed", [False, True])
def test_the_newer_card_of_two_counts_and_both_stay(packed) -> None:
    """V3 beside V2, in whichever order; a change is made in both."""
    two, three = json.dumps(V2), json.dumps(V3)
    held = cards.read_file(in_png(chara=two, ccv3=three, packed=packed))

    assert (held.text, held.twin) == (three, two)
    changed = cards.read_file(cards.write_png(cards.changed(held, {"scenario": "a ship"})))
    assert json.loads(changed.text)["data"]["scenario"] == "a ship"
    assert json.loads(changed.twin)["data"]["scenario"] == "a ship"


def test_a_picture_that_was_not_changed_is_the_same_file() -> None:
    """Every part of it, in its order."""
    data = in_png(chara=json.dumps(V2), ccv3=json.dumps(V3))

    assert cards.write_png(cards.read_file(data)) == data


def test_what_was_changed_is_nowhere_in_the_file() -> None:
    """No older card stays behind in the picture."""
    held = cards.read_file(in_png(chara=json.dumps(V2)))

    data = cards.write_png(cards.changed(held, {"scenario": "a ship"}))

    assert base64.b64encode(b"a harbour")[4:-4] not in data
    assert b"harbour" not in held.picture
    assert cards.read_file(data).card.scenario == "a ship"


def test_entries_are_added_changed_and_taken_out() -> None:
    """What an entry has beside stays."""
    held = cards.with_entry(Held(text=json.dumps(V2)), 0, {"content": "New."})
    assert json.loads(held.text)["data"]["character_book"]["entries"] == [
        {**V2["data"]["character_book"]["entries"][0], "content": "New."}
    ]

    held = cards.with_entry(held, None, {"keys": ["sea"], "content": "Cold."})
    held = cards.without_entry(held, 0)
    assert [one.content for one in held.card.book.entries] == ["Cold."]

    for wrong in (1, -1):
        with pytest.raises(BadInput, match="not there"):
            cards.with_entry(held, wrong, {})
        with pytest.raises(BadInput, match="not there"):
            cards.without_entry(held, wrong)


def test_a_card_of_version_1_gets_a_lorebook() -> None:
    """It becomes one of version 2, and says what it said."""
    held = cards.with_entry(Held(text=json.dumps(V1)), None, {"keys": ["a"], "content": "b"})

    assert held.card.version is Version.V2
    assert held.card.scenario == "a harbour"
    assert [one.content for one in held.card.book.entries] == ["b"]


def test_a_new_card_is_one() -> None:
    """With a name, and whatever that holds."""
    held = cards.new('Wren "}')

    assert (held.card.name, held.card.version) == ('Wren "}', Version.V2)
    with pytest.raises(BadInput, match="no name"):
        cards.new(" ")
    with pytest.raises(BadInput, match="no text of the name"):
        cards.changed(held, {"data": "x"})


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"name": ""}, "data.name"),
        ({"name": "x" * 201}, "data.name"),
        ({"first_mes": 3}, "data.first_mes"),
        ({"tags": "sea"}, "data.tags"),
        ({"alternate_greetings": [1]}, "data.alternate_greetings"),
        ({"alternate_greetings": ["x"] * 101}, "data.alternate_greetings"),
        ({"character_book": []}, "data.character_book"),
        ({"character_book": {"entries": {}}}, "data.character_book.entries"),
        ({"character_book": {"entries": [3]}}, "data.character_book.entries[0]"),
        ({"character_book": {"entries": [{"keys": 1}]}}, "data.character_book.entries[0].keys"),
        ({"character_book": {"entries": [{}] * 1_001}}, "data.character_book.entries"),
        (
            {"character_book": {"entries": [{"enabled": "yes"}]}},
            "data.character_book.entries[0].enabled",
        ),
        (
            {"character_book": {"entries": [], "scan_depth": "4"}},
            "data.character_book.scan_depth",
        ),
        (
            {"character_book": {"entries": [], "scan_depth": 1e300}},
            "data.character_book.scan_depth",
        ),
    ],
)
def test_the_field_that_is_wrong_is_named(change, named) -> None:
    """And nothing of what stands in it."""
    with pytest.raises(BadInput) as raised:
        cards.read_card(json.dumps({**V2, "data": {**V2["data"], **change}}))

    assert raised.value.param == named
    assert named in str(raised.value) or "lorebook" in str(raised.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"[]", "one JSON object"),
        (b"{}", "no name"),
        (b"\xff\xfe", "UTF-8"),
        (b"PK\x03\x04", "CHARX archive is damaged"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"RIFF\0\0\0\0WEBP", "WEBP"),
        (b"GIF89a", "GIF"),
        (b"%PDF-1", "PDF"),
        (b'{"spec": "chara_card_v9", "data": {}}', "V1, V2 and V3"),
        (b'{"spec": ["x"], "data": {}}', "V1, V2 and V3"),
        (b'{"spec": "lorebook_v3", "data": {}}', "lorebook without a card"),
        (b'{"spec": "chara_card_v2"}', "no `data`"),
        (in_png(), "no card in this picture"),
        (in_png(other="x"), "no card in this picture"),
        (in_png(chara="{}"), "no name"),
    ],
)
def test_what_is_no_card_is_refused_with_the_reason(data, says) -> None:
    """In words."""
    with pytest.raises(BadInput, match=says):
        cards.read_file(data)


def test_a_damaged_card_in_a_picture_is_named() -> None:
    """By its keyword."""
    head, *rest = png.chunks(in_png(), cards.PICTURES)
    data = png.joined([head, Chunk(b"tEXt", b"ccv3\0%%%"), *rest])

    with pytest.raises(BadInput, match="`ccv3`"):
        cards.read_file(data)


def test_a_broken_older_card_does_not_spoil_the_newer_one() -> None:
    """It is left out, and is not written again."""
    held = cards.read_file(in_png(chara="{}", ccv3=json.dumps(V3)))

    assert held.twin == ""
    assert cards.read_file(cards.write_png(held)).text == json.dumps(V3)
    assert b"chara" not in cards.write_png(held)


@pytest.mark.parametrize(
    "data",
    [
        b'{"name": "' + b"x" * (4 << 20) + b'"}',
        b'{"name": "x", "description": "' + b"x" * (1 << 20) + b'"}',
        in_png(chara='{"name": "x", "description": "' + "x" * (1 << 20) + '"}', packed=True),
        in_png(chara="\0" * (3 << 20), packed=True),
    ],
    ids=["4 MB", "1 MB of text", "packed", "a bomb"],
)
def test_what_is_too_large_is_refused(data) -> None:
    """By the file, by the card, and by what it unfolds into."""
    with pytest.raises(TooLarge):
        cards.read_file(data)


def test_a_mark_at_the_beginning_stays() -> None:
    """Some programs write one before the text."""
    text = "\ufeff" + json.dumps(V2)

    held = cards.read_file(text.encode())

    assert cards.write_json(held) == text.encode()
    assert cards.changed(held, {"scenario": "a ship"}).card.scenario == "a ship"
    assert cards.changed(held, {"scenario": "a ship"}).text[0] == "\ufeff"


def test_nothing_shows_its_words() -> None:
    """In a log there are counts."""
    held = cards.read_file(json.dumps(V2).encode())

    assert "Wren" not in repr(held) + repr(held.card)
    assert "harbour" not in repr(held) + repr(held.card)


@pytest.mark.parametrize("form", ["no padding", "for addresses", "in lines"])
def test_a_card_is_read_in_every_usual_base64(form: str) -> None:
    """Other programs write it without its padding, with - and _, or in lines; and all read it."""
    text = json.dumps({**V1, "name": "W~?>", "description": "~~??>>ÿÿ"}, ensure_ascii=False)
    told = base64.b64encode(text.encode())
    assert {b"+", b"/"} & {told[at : at + 1] for at in range(len(told))}
    told = {
        "no padding": told.rstrip(b"="),
        "for addresses": base64.urlsafe_b64encode(text.encode()).rstrip(b"="),
        "in lines": b"\r\n".join(told[at : at + 76] for at in range(0, len(told), 76)),
    }[form]
    head, *rest = png.chunks(png.blank(3, 3, top=(1, 2, 3), end=(4, 5, 6)), cards.PICTURES)

    held = cards.read_file(png.joined([head, Chunk(b"tEXt", b"chara\0" + told), *rest]))

    assert held.text == text
