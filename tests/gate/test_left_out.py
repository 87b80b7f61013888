"""What becomes of requests that left when messages are forgotten."""

import json

import pytest

from troth.gate import left_out
from troth.gate.left import Left, put_together, take_apart
from troth.gate.left_out import as_line, fates

SYSTEM = "You are a helpful companion, and this is long enough."
FIRST = "The first message, which is long enough to lie apart."
SECRET = "The secret message, which is long enough to lie apart too."
LAST = "The last message, which is long enough to lie apart, too."


def request(*said, known=frozenset(), receipt="rcp_a", recipient="acme", masks=(), **more):
    """Return a request with these messages. known: digests that lie in an earlier one."""
    roles = ("user", "assistant")
    messages = [{"role": roles[at % 2], "content": one} for at, one in enumerate(said)]
    form, texts = take_apart({"model": "m", "messages": messages, "stream": True, **more})
    return Left(
        receipt=receipt,
        recipient=recipient,
        model="m",
        level="contract",
        at="2026-11-21T19:30:00.000Z",
        form=form,
        texts=json.dumps({name: one for name, one in texts.items() if name not in known}),
        masks=json.dumps([[sent, own, "PERSON", "direct", "known"] for sent, own in masks]),
    )


def names(record):
    """Return the digests of the texts that a request keeps."""
    return set(json.loads(record.texts))


def test_nothing_forgotten_changes_nothing():
    """Neither a receipt nor a word: every request stays as it is."""
    assert fates([(1, request(FIRST))], receipts=(), words=()) == {}
    assert fates([(1, request(FIRST))], receipts=("rcp_b",), words=("Something else",)) == {}


def test_a_request_goes_with_its_receipt():
    """And with its last message, whatever its receipt: a try that was not answered."""
    records = [(1, request(FIRST)), (2, request(SECRET, receipt="rcp_b"))]

    assert fates(records, receipts=("rcp_a",), words=()) == {1: None}
    assert fates(records, receipts=(), words=(SECRET,)) == {2: None}


def test_a_text_that_another_request_needs_moves_there():
    """What lay in a request that goes, and stands in one that stays, is not lost."""
    early = request(FIRST, system=SYSTEM)
    late = request(FIRST, SECRET, LAST, system=SYSTEM, known=names(early), receipt="rcp_b")

    plan = fates([(1, early), (2, late)], receipts=("rcp_a",), words=())

    assert plan[1] is None
    texts = json.loads(plan[2].texts)
    assert put_together(plan[2].form, texts.get) == put_together(
        late.form, (json.loads(early.texts) | json.loads(late.texts)).get
    )


def test_forgotten_words_go_from_every_request():
    """Also where a later one holds them a second time, as after a restart."""
    records = [(at, request(FIRST, SECRET, LAST, receipt=f"rcp_{at}")) for at in (1, 2)]

    plan = fates(records, receipts=(), words=(SECRET,))

    assert set(plan) == {1, 2}
    for one in plan.values():
        assert "secret" not in one.form + one.texts
        assert FIRST in one.texts


def test_words_that_were_masked_are_known_by_what_they_were():
    """The message as the person wrote it names the text that went in its place."""
    sent = "My name is Belmanne and this is long enough for a text."
    own = "My name is Noor and this is long enough for a text."
    record = request(FIRST, sent, LAST, masks=[("Belmanne", "Noor")])

    plan = fates([(1, record)], receipts=(), words=(own,))

    assert "Belmanne" not in plan[1].texts
    assert json.loads(plan[1].masks) == []


def test_a_mask_stays_while_it_stands_somewhere():
    """Only what was masked in forgotten words alone goes."""
    masks = [("Belmanne", "Noor"), ("Orvin", "Sam")]
    record = request(
        "I am Belmanne, and that is long.", "Orvin is long enough, too, now.", LAST, masks=masks
    )

    plan = fates([(1, record)], receipts=(), words=("Sam is long enough, too, now.",))

    assert [mask[1] for mask in json.loads(plan[1].masks)] == ["Noor"]


@pytest.mark.parametrize("word", ["ok then", "yes"])
def test_short_words_go_from_the_form(word):
    """A short message lies in no list of texts, and goes all the same."""
    record = request(FIRST, word, LAST)
    assert word in record.form

    plan = fates([(1, record)], receipts=(), words=(f" {word} ",))

    assert word not in plan[1].form
    assert json.loads(plan[1].form)["messages"][2]["content"].startswith("\ue000")


def test_a_message_that_is_a_word_of_the_dialect_breaks_nothing():
    """Somebody says `user`, or the model's name: roles and model stay."""
    record = request(FIRST, "user", LAST)

    plan = fates([(1, record)], receipts=(), words=("user", "m"))

    assert [one["role"] for one in json.loads(plan[1].form)["messages"]] == [
        "user",
        "assistant",
        "user",
    ]
    assert json.loads(plan[1].form)["model"] == "m"


def test_a_short_word_takes_no_longer_text_along():
    """`the` is in many texts, and they are not that message."""
    record = request(FIRST, SECRET, LAST)

    assert fates([(1, record)], receipts=(), words=("The", "message")) == {}


def test_a_long_message_goes_also_inside_of_another_text():
    """A dialect may join two messages into one."""
    record = request(f"{FIRST}\n\n{SECRET}", LAST, LAST)

    plan = fates([(1, record)], receipts=(), words=(SECRET,))

    assert "secret" not in plan[1].texts


def test_each_recipient_keeps_its_own_texts():
    """What lies with another recipient is never brought here."""
    mine = request(FIRST, receipt="rcp_a")
    other = request(FIRST, LAST, LAST, receipt="rcp_b", recipient="zeta", known=names(mine))

    plan = fates([(1, mine), (2, other)], receipts=("rcp_a",), words=())

    assert plan == {1: None}


def test_content_in_parts_counts_as_a_message():
    """Anthropic's shape: a list of parts with a text each."""
    form, texts = take_apart(
        {"messages": [{"role": "user", "content": [{"type": "text", "text": SECRET}]}]}
    )
    record = request(FIRST)
    record = Left(
        **{
            name: getattr(record, name)
            for name in ("receipt", "recipient", "model", "level", "at", "masks")
        },
        form=form,
        texts=json.dumps(texts),
    )

    assert fates([(1, record)], receipts=(), words=(SECRET,)) == {1: None}


def test_of_very_many_messages_whole_texts_count():
    """To look for thousands of messages inside of thousands of texts would take minutes."""
    many = [f"Another message, number {at}, of a long talk" for at in range(5000)]
    record = request(FIRST, SECRET, LAST)

    plan = fates([(1, record)], receipts=(), words=(*many, SECRET))

    assert "secret" not in plan[1].texts
    assert FIRST in plan[1].texts


def test_a_quote_goes_with_what_it_quotes():
    """Memory quotes a message on one line, perhaps cut short; the text that holds it goes."""
    long = "It began\n  by the harbour, " + "and it went on for a while, " * 20
    quoted = " ".join(long.split())[:400].rsplit(" ", 1)[0]
    for said, line in (("Hugo has nine cats.", "Hugo has nine cats."), (long, f"{quoted}…")):
        told = f"Each line below is a quote.\n> 2026-11-20: {line}\n> 2026-11-20: Another."
        record = request(told, FIRST)

        plan = fates([(1, record)], receipts=(), words=(said,))

        assert line not in plan[1].texts
        assert FIRST in plan[1].texts
    other = request("Each line is a quote.\n> 2026-11-20: Hugo has nine cats.", FIRST)
    assert fates([(1, other)], receipts=(), words=("Hugo has nine",)) == {}


def test_a_message_is_quoted_as_it_is_looked_for():
    """One form for both: without line breaks, and without what cannot be seen."""
    assert as_line("  a\n\nb\u202e c\u200b ") == "a b c"


def test_a_fact_goes_with_the_line_that_tells_it():
    """Facts are told as a list of their own; a short one goes as well as a long one."""
    block = "Each line that begins with * is a note.\n* The person: tea.\n* The person: jam."
    record = request(block, FIRST)

    plan = fates([(1, record)], receipts=(), words=("The person: tea.",))

    assert "tea" not in plan[1].texts
    assert FIRST in plan[1].texts
    assert fates([(1, record)], receipts=(), words=("The person: te",)) == {}


def test_the_work_grows_with_words_and_requests_not_with_their_product(monkeypatch):
    """Each message is put on a line once, however many requests quote something."""
    made = []
    monkeypatch.setattr(left_out, "as_line", lambda text: made.append(text) or as_line(text))
    block = "Each line is a quote.\n> 2026-11-20: Something else that is long enough."
    records = [(at, request(block, f"{FIRST} {at}", receipt=f"r{at}")) for at in range(20)]

    fates(records, receipts=(), words=[f"{SECRET} {at}" for at in range(30)])

    assert len(made) == 30


@pytest.mark.parametrize("many", [0, 300])
def test_what_a_client_asked_for_itself_goes_with_the_talk_that_it_quotes(many):
    """A title for a talk names its messages line by line: a short one, too, and of very many."""
    talk = "USER: Hugo has nine cats.\nASSISTANT: So many!\n"
    errand = request(
        SECRET, LAST, f"### Task:\nGive a title.\n<chat_history>\n{talk}</chat_history>"
    )
    others = [f"Another message, number {at}" for at in range(many)]

    for said in ("Hugo has nine cats.", "So many!\nAnd more, which is left out."):
        assert fates([(1, errand)], receipts=(), words=(said, *others)) == {1: None}
    assert fates([(1, errand)], receipts=(), words=("Hugo", "cats", "many", *others)) == {}
