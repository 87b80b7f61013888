"""Putting back what was masked."""

import json
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from troth.errors import VeilBroken
from troth.veil.restore import JsonRestorer, Restorer, restore, restore_json

ISSUED = {
    "Corlus": "Daniel",
    "Corl": "Dan",
    "Amvey": "Daniel",
    "CORLUS": "DANIEL",
    "Zelkovey": "Ruiz",
    "Belmina": "José",
    "Tavien": "Max",
    "kresen": "noor",
    "14 Durverway": "3 Plum Court",
    "berveto7@example.org": "dan@firm.test",
    "555-0143": "867-5309",
    "[ID_1]": "4711",
    "Mirvano": 'Dan "Q" \\ Ruiz\n',
}
MANGLED = {
    "as it was": ("Corlus Zelkovey", "Daniel Ruiz"),
    "capitals": ("CORLUS ZELKOVEY", "DANIEL RUIZ"),
    "small letters": ("corlus zelkovey", "daniel ruiz"),
    "a capital where there was none": ("Kresen", "Noor"),
    "possessive": ("Corlus's and Zelkovey’s", "Daniel's and Ruiz’s"),
    "German genitive": ("Zelkoveys Auto", "Ruiz’ Auto"),
    "German genitive after a letter": ("Belminas Auto, Corls Rad", "Josés Auto, Dans Rad"),
    "German genitive after x": ("Taviens Auto", "Max’ Auto"),
    "Spanish": ("¿Corlus? ¡Belmina!", "¿Daniel? ¡José!"),
    "French": ("l'amie d’Belmina « Corlus »", "l'amie d’José « Daniel »"),
    "Markdown": (
        "**Corlus** _Corlus_ `Corlus` ~~Corlus~~",
        "**Daniel** _Daniel_ `Daniel` ~~Daniel~~",
    ),
    "a link in Markdown": ("[Corlus](x)", "[Daniel](x)"),
    "line break inside": ("Corlus\nZelkovey", "Daniel\nRuiz"),
    "line break in a street": ("14\nDurverway", "3 Plum Court"),
    "first name only": ("Dear Corlus,", "Dear Daniel,"),
    "surname with title": ("Mr Zelkovey", "Mr Ruiz"),
    "no spaces": ("我是Corlus吗", "我是Daniel吗"),
    "a mail address": ("berveto7@example.org.", "dan@firm.test."),
    "a mail address in capitals": ("BERVETO7@EXAMPLE.ORG", "dan@firm.test"),
    "a token": ("x[ID_1]s", "x4711s"),
    "one inside another": ("Corl and Corlus", "Dan and Daniel"),
    "a link": ("?text=Hi%20Corlus%20Zelkovey", "?text=Hi%20Daniel%20Ruiz"),
    "a string of code": (r'"Dear\nCorlus\tZelkovey"', r'"Dear\nDaniel\tRuiz"'),
    "wide letters": ("\uff23\uff4f\uff52\uff4c\uff55\uff53", "Daniel"),
    "a street in a link": ("?q=14%20Durverway&x", "?q=3%20Plum%20Court&x"),
    "a street in a form": ("?q=14+Durverway&x", "?q=3+Plum+Court&x"),
    "a street on two lines": ("14\r\n    Durverway", "3 Plum Court"),
    "a street in a quotation": ("> 14\n> Durverway", "> 3 Plum Court"),
    "a street in HTML": ("14&nbsp;Durverway", "3 Plum Court"),
    "Polish": (
        "z Corlusem, Corlusowi, CORLUSEM, o Zelkoveyu, Belminę",
        "z Danielem, Danielowi, DANIELEM, o Ruizu, José",
    ),
    "Polish, a short one": ("Amveyowi, Amveyem", "Danielowi, Danielem"),
    "Czech": ("Corlusův, s Corlusem, Corlusovi", "Danielův, s Danielem, Danielovi"),
}
LEFT = [
    "Corlusina",
    "Corla",
    "xCorlus",
    "xnCorlus",
    "20Corlus",
    "%2Corlus",
    "14-Durverway",
    "14 > > Durverway",
    "Corlus2",
    "Corlus\u0301",
    "1555-0143",
    "555-01434",
    "Navrey",
    "\u017f",
    "Corluss2",
]


@pytest.mark.parametrize(("came", "wanted"), MANGLED.values(), ids=MANGLED)
def test_a_stand_in_is_known_again(came, wanted):
    """However a model bends a stand-in, the original comes back."""
    assert restore(came, ISSUED) == wanted


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_stand_in_of_this_conversation_stays(text):
    """A part of another word, and somebody else's stand-in, are left as they are."""
    assert restore(text, ISSUED) == text


def test_nothing_issued_changes_nothing():
    """Without stand-ins a text goes through."""
    assert restore("Corlus", {}) == "Corlus"


def test_what_is_put_back_is_not_looked_through_again():
    """An original that is itself a stand-in stays."""
    assert restore("Corlus Belmina", {"Corlus": "Belmina", "Belmina": "Corlus"}) == "Belmina Corlus"


@pytest.mark.parametrize("stand_in", ["", "Jos\u00e9"])
def test_a_stand_in_that_cannot_be_found_is_refused(stand_in):
    """Better no answer than one with holes."""
    with pytest.raises(VeilBroken):
        Restorer({stand_in: "x"})


TOKENS = {
    "[PERSON_1]": "Daniel Ruiz",
    "[PERSON_1b]": "Dan",
    "[PERSON_2]": "Max",
    "[PERSON_12]": "Mia",
    "[CONTACT_1]": "dan@firm.test",
    "[ID_1]": 'a "4711" \\\n',
}
TOKENS_MANGLED = {
    "as it was": ("[PERSON_1], [PERSON_1b]", "Daniel Ruiz, Dan"),
    "small letters": ("[person_1] and [Person_2]", "Daniel Ruiz and Max"),
    "possessive": ("[PERSON_1]'s and [PERSON_1b]’s", "Daniel Ruiz's and Dan’s"),
    "German genitive": ("[PERSON_1b]s Auto", "Dans Auto"),
    "no brackets": ("Dear PERSON_1, PERSON_12 rang.", "Dear Daniel Ruiz, Mia rang."),
    "a space": ("[PERSON 1]", "Daniel Ruiz"),
    "escaped for Markdown": ("[PERSON\\_1] PERSON\\_2", "Daniel Ruiz Max"),
    "all of it escaped": ("\\[PERSON\\_1\\]", "\\[Daniel Ruiz\\]"),
    "Markdown": ("**[PERSON_1]** `[PERSON_2]`", "**Daniel Ruiz** `Max`"),
    "a link": ("[PERSON_1](x)", "Daniel Ruiz(x)"),
    "half of it": ("[PERSON_1", "[Daniel Ruiz"),
    "no spaces": ("我是[PERSON_2]吗", "我是Max吗"),
}
TOKENS_LEFT = [
    "[PERSON_3]",
    "PERSON_1x",
    "xPERSON_1",
    "[PERSON_1c]",
    "[PERSON_",
    "Person 1",
    "[ID 2]",
]


@pytest.mark.parametrize(("came", "wanted"), TOKENS_MANGLED.values(), ids=TOKENS_MANGLED)
def test_a_plain_token_is_known_again(came, wanted):
    """However a model writes it; in JSON, too."""
    assert restore(came, TOKENS) == wanted
    assert json.loads(restore_json(json.dumps(came), TOKENS)) == wanted


@pytest.mark.parametrize("text", TOKENS_LEFT)
def test_a_token_that_was_not_issued_here_stays(text):
    """Another number is another conversation's; without brackets it must be a word of its own."""
    assert restore(text, TOKENS) == text


TOKEN_TEXTS = st.lists(
    st.one_of(
        st.sampled_from([*TOKENS, *TOKENS_LEFT, *[one[0] for one in TOKENS_MANGLED.values()]]),
        st.sampled_from([token[:cut] for token in TOKENS for cut in (1, 4, -2, -1)]),
        st.sampled_from(["[", "]", "_", "\\", "1", "b", " ", "s", "'s", "\n", '"', "é", "王"]),
        st.text(max_size=3),
    ),
    max_size=10,
).map("".join)


@given(TOKEN_TEXTS, st.lists(st.integers(1, 5), min_size=1, max_size=9))
@example("[[PERSON_1]", [1])
@example("[PERSON_1b", [9, 1])
def test_tokens_come_back_the_same_however_an_answer_is_cut(text, sizes):
    """In two at every place, and in random pieces; no more waits than one of them."""
    whole = restore(text, TOKENS)

    for cut in range(len(text) + 1):
        restorer = Restorer(TOKENS)
        assert restorer.feed(text[:cut]) + restorer.feed(text[cut:]) + restorer.finish() == whole
    restorer, out, at, turn = Restorer(TOKENS), [], 0, 0
    while at < len(text):
        size = sizes[turn % len(sizes)]
        out.append(restorer.feed(text[at : at + size]))
        at, turn = at + size, turn + 1
        assert len(restorer._held) <= max(map(len, TOKENS)) + 1
    assert "".join(out) + restorer.finish() == whole


@given(TOKEN_TEXTS, st.lists(st.integers(0, 400), min_size=1, max_size=4))
def test_tokens_come_back_inside_json_however_it_is_cut(text, cuts):
    """Also where a cut goes through an escape."""
    written = json.dumps({"to": text})
    whole = {"to": restore(text, TOKENS)}

    for cut in {one % (len(written) + 1) for one in cuts}:
        restorer = JsonRestorer(TOKENS)
        pieces = restorer.feed(written[:cut]), restorer.feed(written[cut:]), restorer.finish()
        assert json.loads("".join(pieces)) == whole


TEXTS = st.lists(
    st.one_of(
        st.sampled_from([*ISSUED, *[one[0] for one in MANGLED.values()], *LEFT]),
        st.sampled_from([part[:cut] for part in ISSUED for cut in (1, 3, -1)]),
        st.sampled_from([" ", "s", "'s", "x", "\n", ".", '"', "\\", "é", "\u0301", "王"]),
        st.text(max_size=3),
    ),
    max_size=12,
).map("".join)


@given(TEXTS)
@example("Corlus")
@example("14 Durver")
@example("Corls Corlusses Corluss")
def test_every_split_gives_the_same(text):
    """Wherever an answer is cut in two, it reads as if it came whole."""
    whole = restore(text, ISSUED)

    for cut in range(len(text) + 1):
        restorer = Restorer(ISSUED)
        assert restorer.feed(text[:cut]) + restorer.feed(text[cut:]) + restorer.finish() == whole


@given(TEXTS, st.lists(st.integers(1, 5), min_size=1, max_size=9))
def test_any_pieces_give_the_same_and_little_is_held_back(text, sizes):
    """Random pieces, too; and no more waits than the longest stand-in and one character."""
    restorer = Restorer(ISSUED)
    longest = max(map(len, ISSUED))
    out = []
    at = turn = 0

    while at < len(text):
        size = sizes[turn % len(sizes)]
        out.append(restorer.feed(text[at : at + size]))
        at, turn = at + size, turn + 1
        assert len(restorer._held) <= longest + 1

    assert "".join(out) + restorer.finish() == restore(text, ISSUED)


def test_what_can_be_no_stand_in_is_not_held_back():
    """Ordinary words go on at once."""
    restorer = Restorer(ISSUED)

    assert restorer.feed("Hello there, Co") == "Hello there, "
    assert restorer.feed("me in, xCo") == "Come in, xCo"


def test_stand_ins_that_could_run_into_each_other_are_read_from_the_left():
    """What was put back is not read twice."""
    issued = {"a b": "1", "b c": "2"}

    for text, wanted in {"a b c": "1 c", "a b ": "1 ", "b c b": "2 b"}.items():
        restorer = Restorer(issued)
        assert restore(text, issued) == wanted
        assert "".join(map(restorer.feed, text)) + restorer.finish() == wanted
        restorer = Restorer(issued)
        assert restorer.feed(text) + restorer.finish() == wanted


def test_a_stand_in_that_would_be_a_name_with_an_ending_stays():
    """Galvani is no Galvano."""
    issued = {"Galvano": "Daniel"}

    assert restore("Galvanem Galvani galvani", issued) == "Danielem Galvani galvani"


def test_half_a_stand_in_at_the_end_is_shown_as_it_came():
    """An answer that was cut off loses nothing."""
    restorer = Restorer(ISSUED)

    assert restorer.feed("Hi Corlu") + restorer.finish() == "Hi Corlu"
    assert restorer.finish() == ""


@given(st.text(max_size=30), st.lists(st.integers(1, 4), min_size=1, max_size=9))
def test_json_stays_json_in_any_pieces(filler, sizes):
    """In a tool call's arguments the original is escaped, and every cut gives the same."""
    masked = {"to": "Mirvano", filler: ["é Corlus\nZelkovey", filler, 7, None]}
    for text in (json.dumps(masked), json.dumps(masked, ensure_ascii=False, indent=1)):
        whole = restore_json(text, ISSUED)
        restorer = JsonRestorer(ISSUED)
        out = []
        at = turn = 0
        while at < len(text):
            size = sizes[turn % len(sizes)]
            out.append(restorer.feed(text[at : at + size]))
            at, turn = at + size, turn + 1

        assert "".join(out) + restorer.finish() == whole
        told = json.loads(whole)
        assert told["to"] == ISSUED["Mirvano"]
        assert told[filler][0] == "é Daniel\nRuiz"


@pytest.mark.parametrize(
    ("came", "wanted"),
    [
        (r'{"a": "\nCorlus"}', r'{"a": "\nDaniel"}'),
        (r'{"a": "\u0043orlus"}', '{"a": "Daniel"}'),
        (r'{"a": "\"Corlus\""}', r'{"a": "\"Daniel\""}'),
        ('{"Corlus": 1}', '{"Daniel": 1}'),
        ('{"a": "Corlus', '{"a": "Daniel'),
        (r'{"a": "\ud83d\ude00 Corl"}', r'{"a": "\ud83d\ude00 Dan"}'),
        (r'{"a": "\u12', r'{"a": "\u12'),
        ("Corlus", "Corlus"),
        ("", ""),
    ],
)
def test_escapes_do_not_hide_a_stand_in(came, wanted):
    """What an escape writes is read as the character it is; broken JSON stays as broken."""
    assert restore_json(came, ISSUED) == wanted


@pytest.mark.parametrize(
    ("stand_in", "original", "came", "wanted"),
    [
        ("602-555-0127", "415-867-5309", "tel:+16025550127", "tel:+14158675309"),
        ("602-555-0127", "415-867-5309", "+1 (602) 555-0127", "+1 (415) 867-5309"),
        ("+1 602-555-0127", "+1 415-867-5309", "(602) 555-0127", "(415) 867-5309"),
        ("07700 900123", "07911 123456", "+44 7700 900123", "+44 7911 123456"),
        ("+44 20 7946 0123", "+44 (0)20 7123 4567", "020 7946 0123", "020 7123 4567"),
        ("06 39 98 12 34", "06 12 34 56 78", "+33639981234", "+33612345678"),
        ("+33 1 99 00 12 34", "+33 1 42 34 56 78", "01 99 00 12 34", "01 42 34 56 78"),
        ("0000 4415136", "0301 2345678", "+49 000 4415136", "+49 000 4415136"),
    ],
)
def test_a_number_with_or_without_its_country_is_put_back(stand_in, original, came, wanted):
    """Tools want it with, people write it without."""
    issued = {stand_in: original}

    assert restore(came, issued) == wanted
    pieces = Restorer(issued)
    assert "".join([*map(pieces.feed, came), pieces.finish()]) == wanted


NUMBERS = {
    "+49 000 44151365": "+49 151 23456789",
    "6957496995245432": "4111111111111111",
    "0004415136": "0301234567",
    "31984177": "00412233",
    "[ID_1]": "4711",
}
NUMBERS_IN_JSON = {
    '{"tel": 4900044151365}': '{"tel": 4915123456789}',
    '{"card":6957496995245432,"n": 1}': '{"card":4111111111111111,"n": 1}',
    "[-6957496995245432, 69574969952454321]": "[-4111111111111111, 69574969952454321]",
    '{"a": 31984177}': '{"a": 31984177}',
    '{"a": 4.15, "6957496995245432": "31984177"}': '{"a": 4.15, "4111111111111111": "00412233"}',
    '{"b": 69574969': '{"b": 69574969',
}


@pytest.mark.parametrize(("came", "wanted"), NUMBERS_IN_JSON.items())
def test_a_number_that_is_no_string_is_put_back_too(came, wanted):
    """So that no tool is called with a false one; what would be no JSON any more stays."""
    assert restore_json(came, NUMBERS) == wanted
    for cut in range(len(came) + 1):
        pieces = JsonRestorer(NUMBERS)
        assert pieces.feed(came[:cut]) + pieces.feed(came[cut:]) + pieces.finish() == wanted


def test_a_long_answer_takes_no_time():
    """Two thousand stand-ins in 100,000 characters, with 300 issued, and time grows evenly."""
    issued = {f"Name{chr(97 + n % 26)}{chr(97 + n // 26)}": f"Real{n}" for n in range(300)}
    part = "Some words go on here, and Nameab’s friend met namecc there. "
    short, long = (part * 164)[:10_000], (part * 1640)[:100_000]

    once = min(_seconds(issued, short) for _ in range(3))
    tenfold = min(_seconds(issued, long) for _ in range(3))

    assert tenfold < max(30 * once, 0.1)


def _seconds(issued, text):
    restorer = Restorer(issued)
    begun = time.process_time()
    restorer.feed(text)
    restorer.finish()
    return time.process_time() - begun


def test_a_short_form_is_put_back_too():
    """A model writes a number without its spaces, or a mailbox alone."""
    issued = {"202-555-0143": "415-867-5309", "ilveto935@example.org": "mia@firm.test"}
    text = "2025550143; ilveto935; ilveto935@example.org; 202-555-0143; 92025550143; ilveto9356"
    whole = "4158675309; mia; mia@firm.test; 415-867-5309; 92025550143; ilveto9356"

    assert restore(text, issued) == whole
    pieces = Restorer(issued)
    assert "".join([*map(pieces.feed, text), pieces.finish()]) == whole


@pytest.mark.parametrize("came", ["VW69574969952454327132", "VW69 5749 6995 2454 3271 32"])
@pytest.mark.parametrize("stand_in", ["VW69574969952454327132", "VW69 5749 6995 2454 3271 32"])
def test_an_account_comes_back_however_it_is_grouped(stand_in, came):
    """A model writes an IBAN in fours, as banks do, or without a space."""
    original = "DE89 3704 0044 0532 0130 00"
    issued = {stand_in: original if " " in stand_in else original.replace(" ", "")}
    text = f"It is {came}."
    whole = f"It is {original if ' ' in came else original.replace(' ', '')}."

    assert restore(text, issued) == whole
    for at in range(len(text)):
        pieces = Restorer(issued)
        assert pieces.feed(text[:at]) + pieces.feed(text[at:]) + pieces.finish() == whole


def test_a_mailbox_at_another_domain_is_somebody_elses():
    """A model that makes up an address out of a stand-in gets no half of a real one."""
    issued = {"ilveto935@example.org": "mia@firm.test"}
    text = "ilveto935@mail.test, ilveto935@ home, Ilveto935@example.org, ilveto935@"
    whole = "ilveto935@mail.test, mia@ home, mia@firm.test, mia@"

    assert restore(text, issued) == whole
    pieces = Restorer(issued)
    assert "".join([*map(pieces.feed, text), pieces.finish()]) == whole


def test_a_short_form_of_two_things_is_of_neither():
    """What two stand-ins share says nothing."""
    issued = {"ilveto935@example.org": "mia@firm.test", "ilveto935@example.net": "dan@firm.test"}

    assert restore("ilveto935", issued) == "ilveto935"


WAYS = {
    "+1 602-555-0127": "+1 415-555-2671",
    "NW04 8386 9613": "DE89 3704 0044",
    "kesmiru669@example.com": "dan.ruiz@firm.test",
    "https://example.org/yarmeto921": "https://ruiz.test/cv?x=1",
    "@durvabox657": "@dan_ruiz",
    "192.0.2.138": "84.17.3.9",
}
WRITTEN = {
    "other dashes": ("+1 602\u2011555\u20130127", "+1 415-555-2671"),
    "a minus": ("+1\u00a0602\u2212555\u22120127.", "+1 415-555-2671."),
    "escaped for Markdown": ("\\+1 602\\-555\\-0127", "+1 415-555-2671"),
    "dots escaped": ("192\\.0\\.2\\.138 kesmiru669@example\\.com", "84.17.3.9 dan.ruiz@firm.test"),
    "some of it escaped": ("https://example\\.org/yarmeto921", "https://ruiz.test/cv?x=1"),
    "strokes escaped": ("https:\\/\\/example.org\\/yarmeto921", "https://ruiz.test/cv?x=1"),
    "no spaces": ("NW0483869613, nw0483869613", "DE8937040044, DE8937040044"),
    "in a link": ("mailto:kesmiru669%40example.com?x", "mailto:dan.ruiz%40firm.test?x"),
    "in HTML": ("KESMIRU669&#64;example.com", "dan.ruiz&#64;firm.test"),
    "in HTML otherwise": ("kesmiru669&#X40;example.com", "dan.ruiz&#x40;firm.test"),
    "in code": ("kesmiru669\\u0040example.com", "dan.ruiz\\u0040firm.test"),
    "a handle": ("x.test/%40durvabox657", "x.test/%40dan_ruiz"),
    "another domain": ("kesmiru669%40mail.test", "kesmiru669%40mail.test"),
    "another domain in HTML": ("kesmiru669&#64;mail.test", "kesmiru669&#64;mail.test"),
    "another domain in code": ("kesmiru669\\u0040mail.test", "kesmiru669\\u0040mail.test"),
    "another domain, escaped": ("kesmiru669\\@mail.test", "kesmiru669\\@mail.test"),
    "the mailbox alone": ("kesmiru669 %40, kesmiru669%4", "dan.ruiz %40, dan.ruiz%4"),
    "a link in a link": (
        "?u=https%3A%2F%2Fexample.org%2Fyarmeto921",
        "?u=https%3A%2F%2Fruiz.test%2Fcv%3Fx%3D1",
    ),
    "a number in a link": ("tel=%2B1%20602-555-0127", "tel=%2B1%20415-555-2671"),
    "a number in a form": ("tel=%2B1+602-555-0127", "tel=%2B1+415-555-2671"),
    "grouped otherwise": ("+1 (602) 555 0127, NW04 83869613", "+1 (415) 555 2671, DE89 37040044"),
    "an account in one group": ("NW0483869613, nw04-8386-9613", "DE8937040044, DE89-3704-0044"),
    "with dots": ("+1.602.555.0127.", "+1.415.555.2671."),
    "a part of a longer number": ("+1 602 555 01275", "+1 602 555 01275"),
    "nothing of ours": ("a\\-b \\. 100 %40 &amp; &#6", "a\\-b \\. 100 %40 &amp; &#6"),
}


@pytest.mark.parametrize(("came", "wanted"), WRITTEN.values(), ids=WRITTEN)
def test_other_ways_to_write_a_number_or_an_address_are_undone(came, wanted):
    """Dashes that do not break, escapes, codes; in JSON, too, and piece by piece."""
    assert restore(came, WAYS) == wanted
    assert json.loads(restore_json(json.dumps(came), WAYS)) == wanted
    pieces = Restorer(WAYS)
    assert "".join([*map(pieces.feed, came), pieces.finish()]) == wanted


WAYS_TEXTS = st.lists(
    st.one_of(
        st.sampled_from([*WAYS, *[one[0] for one in WRITTEN.values()]]),
        st.sampled_from([came[:cut] for came, _ in WRITTEN.values() for cut in (3, 11, -1, -9)]),
        st.sampled_from(["kesmiru669", "%40", "&#64;", "\\u0040", "\\", "%", "&", "@", "\u2011"]),
        st.text(max_size=2),
    ),
    max_size=6,
).map("".join)


@settings(max_examples=40)
@given(WAYS_TEXTS, st.lists(st.integers(1, 5), min_size=1, max_size=9))
@example("kesmiru669\\\\u0040example.com", [1])
@example("kesmiru669%%40example.com", [1])
def test_what_is_written_otherwise_comes_back_the_same_however_it_is_cut(text, sizes):
    """In two at every place, and in pieces; no more waits than the longest way to write one."""
    whole = restore(text, WAYS)

    for cut in range(len(text) + 1):
        restorer = Restorer(WAYS)
        assert restorer.feed(text[:cut]) + restorer.feed(text[cut:]) + restorer.finish() == whole
    restorer, out, at, turn = Restorer(WAYS), [], 0, 0
    while at < len(text):
        size = sizes[turn % len(sizes)]
        out.append(restorer.feed(text[at : at + size]))
        at, turn = at + size, turn + 1
        assert len(restorer._held) <= max(map(len, WAYS)) + len(r"\:\/\/\.\/")
    assert "".join(out) + restorer.finish() == whole
