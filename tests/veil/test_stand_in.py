"""Who stands in for whom."""

import re
from pathlib import Path

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from troth.veil import people, pools, shapes
from troth.veil.stand_in import StandIns, _Apart, _Said, _spellings
from troth.veil.words import places, plain_words, sayings, things
from troth.veil.words.first_names import COMMON_WORDS

SECRET = b"invented key".ljust(32, b".")


@pytest.fixture
def stand_ins():
    """Return the stand-ins of a new conversation."""
    return StandIns(SECRET, tokens=False)


def test_ways_of_writing_one_name_look_alike(stand_ins):
    """Full and short forms, capitals and accents: one family of stand-ins, none used twice."""
    forms = ["Daniel", "Dan", "Danny", "DANIEL", "daniel", "dAnIeL", "Dániel"]

    given = [stand_ins.name(form, is_family=False) for form in forms]

    assert len(set(given)) == len(forms)
    assert len({one[:4].lower() for one in given}) == 1
    assert given[3] == given[0].upper()
    assert given[4] == given[0].lower()
    assert [stand_ins.issued[one] for one in given] == forms


def test_an_unknown_short_form_follows_its_full_form(stand_ins):
    """`Bastl` is taken for `Bastlmeier` written short, whichever comes first."""
    full = stand_ins.name("Bastlmeier", is_family=False)
    short = stand_ins.name("Bastl", is_family=False)

    assert short != full
    assert short[:4] == full[:4]


def test_a_genitive_s_stays_outside(stand_ins):
    """`Daniels Auto` keeps its s, so the name is the same one."""
    name = stand_ins.name("Daniel", is_family=False)

    assert stand_ins.name("Daniels", is_family=False) == f"{name}s"
    assert "Daniels" not in stand_ins.issued.values()


def test_a_name_that_ends_in_s_is_a_name_of_its_own(stand_ins):
    """After s, x and z no s was added."""
    stand_ins.name("Max", is_family=False)

    assert stand_ins.issued[stand_ins.name("Maxs", is_family=False)] == "Maxs"


def test_gender_is_kept_where_it_is_known(stand_ins):
    """An answer that says he or she stays right."""
    assert stand_ins.name("Katherine", is_family=False) in pools.given("feminine")
    assert stand_ins.name("Dmitri", is_family=False) in pools.given("masculine")
    assert stand_ins.name("Zxqu", is_family=False) in pools.given("neutral")
    assert stand_ins.name("Ruiz", is_family=True) in pools.family()


def test_nothing_is_chosen_that_was_said(stand_ins):
    """A word of the conversation never stands in for another."""
    usual = StandIns(SECRET, tokens=False).name("Ruiz", is_family=True)
    stand_ins.avoid(f"we met {usual.lower()} yesterday")

    assert stand_ins.name("Ruiz", is_family=True) != usual


def test_a_short_form_is_no_word_of_the_conversation_either(stand_ins):
    """Each way of writing is looked at on its own."""
    short = stand_ins.name("Daniel", is_family=False)[:4].lower()
    stand_ins.avoid(f"what is a {short}?")

    assert stand_ins.name("Dan", is_family=False).lower() != short


def test_no_stand_in_is_another_one_with_an_s(stand_ins):
    """A genitive never points to somebody else."""
    stand_ins._bases |= {"PERSON mia": "Irvis", "PERSON daniel": "Irvick"}

    given = [stand_ins.name(name, is_family=False) for name in ("Mia", "Daniel", "Dan")]

    assert given[:2] == ["Irvis", "Irvick"]
    assert given[2] != "Irvi"


def test_where_no_name_is_left_a_token_stands_in(stand_ins):
    """Even then nothing leaves unmasked, and no token is one that was typed."""
    stand_ins.avoid(" ".join(pools.family()).lower())
    stand_ins.avoid("[person_1] [person_2]")

    assert stand_ins.name("Ruiz", is_family=True) == "[PERSON_3]"


def test_a_pool_may_run_dry(stand_ins):
    """A thousand people are told apart."""
    given = {stand_ins.name(f"Qx{n:04}", is_family=True) for n in range(1000)}

    assert len(given) == len(stand_ins.issued) == 1000


def test_contacts_hold_no_other_contact(stand_ins):
    """No number is the end or the start of another one."""
    numbers = [f"{n:03}-{n:04}" for n in range(200, 320)]
    given = [stand_ins.whole(one, "CONTACT") for one in numbers]
    given += [stand_ins.whole(f"({one[:3]}) {one}", "CONTACT") for one in numbers]

    assert len(set(given)) == 240
    assert not any(one in other for one in given for other in given if one != other)


def test_short_numbers_become_tokens(stand_ins):
    """A stand-in like 4711 would be found in any answer."""
    assert stand_ins.whole("4711", "ID") == "[ID_1]"


def test_tokens_tell_people_apart():
    """With tokens, what shares a name is one person; each way of writing has a letter."""
    stand_ins = StandIns(SECRET, tokens=True)

    given = [
        stand_ins.whole(name, "PERSON") for name in ("Daniel Ruiz", "Dan", "Mia Cole", "Ms Cole")
    ]

    assert given == ["[PERSON_1]", "[PERSON_1b]", "[PERSON_2]", "[PERSON_2b]"]


def test_two_recipients_cannot_compare():
    """Another secret gives other stand-ins."""
    names = ["Daniel", "Mia", "Noor", "Sam", "Priya"]
    one, other = StandIns(SECRET, tokens=False), StandIns(b"other", tokens=False)

    same = sum(one.name(n, is_family=False) == other.name(n, is_family=False) for n in names)

    assert same <= 1


def test_what_is_typed_is_known(stand_ins):
    """A stand-in, and a name with a genitive s, would be mistaken if somebody typed it."""
    name = stand_ins.name("Daniel", is_family=False).lower()
    number = stand_ins.whole("415-867-5309", "CONTACT")

    typed = list(stand_ins.typed(f"{name} has {number}"))

    assert typed == [(name, "PERSON"), (f"{name}s", "PERSON"), (number, "CONTACT")]
    assert list(stand_ins.typed("nothing of it")) == []


def words_and_names() -> set[str]:
    """Return every word and name on our lists, in lower case."""
    listed = [people.NAMES, people.FAMILY, people.ALSO, COMMON_WORDS, pools.NO_STAND_INS]
    listed += [pools.WORDS, pools.PARTICLES, pools.TITLES]
    written = (things.__file__, plain_words.__file__, places.__file__, sayings.__file__)
    text = " ".join(Path(one).read_text(encoding="utf-8") for one in written).lower()
    return set(re.findall(r"[^\W\d_]+", text)).union(*listed)


def test_no_way_of_writing_a_stand_in_is_a_word_or_a_name():
    """An answer that says it would have a real name put in its place."""
    every = [*pools.family(), *pools.places(), *pools.groups()]
    for gender in ("feminine", "masculine", "neutral"):
        every += pools.given(gender)

    spelled = {
        one.lower()
        for base in every
        for short_first in (True, False)
        for one in _spellings(base, short_first=short_first)
    }

    assert not spelled & words_and_names()
    assert "corl" in spelled


@pytest.mark.parametrize("names", [("García", "garcia"), ("Dan", "Daniel"), ("daniel", "Dán")])
def test_no_key_gives_a_word(names):
    """Whatever the secret, both ways of writing get a stand-in that is no word."""
    for turn in range(300):
        stand_ins = StandIns(b"key %d" % turn, tokens=False)
        for name in names:
            stand_ins.name(name, is_family=name[0] in "gG")

        assert len(stand_ins.issued) == 2
        assert not {one.lower() for one in stand_ins.issued} & pools.NO_STAND_INS


TEXTS = st.lists(st.text("ab1", min_size=5, max_size=12), max_size=8)


@over(TEXTS, st.text("ab1", min_size=5, max_size=12))
def test_what_is_a_part_is_found_by_its_pieces(texts, one):
    """As if it were compared with each of them."""
    apart = _Apart()
    assert apart.takes(texts)

    assert apart.takes([one]) != any(one in text or text in one for text in texts)


@over(st.lists(st.text("ab1", max_size=9), max_size=9), st.text("ab1", min_size=1, max_size=4))
def test_what_was_said_is_found_in_joined_texts(texts, part):
    """As if it were looked for in each: never from the end of one to the start of another."""
    said = _Said()
    for text in texts:
        said.add(text)

    assert said.holds(part) == any(part in text for text in texts)


def test_where_all_numbers_are_taken_no_more_are_tried(monkeypatch):
    """A hundred numbers are left for everybody; who brings hundreds waits no longer for tokens."""
    tried: list[str] = []
    contact = shapes.contact

    def counting(original, pick):
        tried.append(original)
        return contact(original, pick)

    monkeypatch.setattr(shapes, "contact", counting)
    stand_ins = StandIns(SECRET, tokens=False)
    given = [stand_ins.whole(f"{n:03}-{n:04}", "CONTACT") for n in range(200, 600)]

    assert len(set(given)) == 400
    assert sum(one.startswith("555-01") for one in given) > 80
    assert len(tried) < 1200


def test_an_account_number_has_a_short_form_that_is_its_own(stand_ins):
    """What it is without its spaces stands in for nothing else, and is known if it is typed."""
    stand_in = stand_ins.whole("DE89 3704 0044 0532 0130 00", "ID")
    short = stand_in.replace(" ", "").lower()

    assert list(stand_ins.typed(f"to {short}")) == [(short, "ID")]
