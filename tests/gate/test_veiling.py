"""What others get is masked, what comes back is restored, and on any doubt nothing goes."""

import asyncio
import json
import re
from contextlib import aclosing
from dataclasses import replace
from hashlib import sha256

import pytest

from troth.companion.chat import Reply
from troth.errors import ProviderFailed, SensitiveWords, TooLarge, VeilBroken
from troth.gate import veiling
from troth.gate.forget import shred_purpose, sweep
from troth.gate.left import Left
from troth.gate.send import Draft
from troth.gate.veiling import Veiling, mark_of, names_known
from troth.people.wishes import masks_text
from troth.providers.base import CallPiece, Done, Message, Piece, ToolCall
from troth.registry.outside import purpose_of
from troth.testing.house import allow, ask, talk, with_model
from troth.testing.outside import choose, outside_entry, rules_only, upstream, with_outside
from troth.testing.upstream import Upstream, calls, cut, says
from troth.veil.mask import Mask
from troth.words import DISCLOSURE_RECORD, Clear, Level, Unguarded, Veiled

DIALECTS = ("openai", "anthropic")
MINE = "I am Noor. Write to noor.haddad@posteo.example or call 0171 555 0199, says Noor."
PARTS = ("Noor", "noor.haddad", "posteo", "555 0199")


def holds(captured: bytes, *words: str) -> list[str]:
    """Return which words stand in what was captured, as text or as JSON writes it."""
    low = captured.lower()
    forms = {one: {one.lower().encode(), json.dumps(one)[1:-1].lower().encode()} for one in words}
    return [one for one, written in forms.items() if any(form in low for form in written)]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_goes_out_is_masked_and_what_comes_back_is_restored(house, willing, far, dialect):
    """The provider sees no name and no address of anybody; the person reads their own words."""

    async def go():
        async with far(house, willing, far.says_back(), dialect=dialect) as there:
            await there.ask(MINE)
            return there.up.requests, there.text

    (request,), shown = asyncio.run(go())

    assert holds(request.head + request.body, *PARTS) == []
    assert shown == MINE


@pytest.mark.parametrize("bits", [1, 2, 3, 11, 500])
def test_what_comes_back_is_the_same_however_it_was_cut(house, willing, far, bits):
    """Stand-ins are known again over any borders of the pieces."""

    async def go():
        async with far(house, willing, far.says_back(bits=bits)) as there:
            await there.ask(MINE)
            return there.text

    assert asyncio.run(go()) == MINE


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_receipt_has_the_digest_of_what_was_captured(house, willing, far, dialect):
    """And what is kept of it, in the same transaction, is the same to the byte."""

    async def go():
        async with far(house, willing, says("Good.", " Evening."), dialect=dialect) as there:
            await there.ask(MINE)
            return there.up.requests, there.receipts(), there.left()

    (request,), receipts, ((kept, whole),) = asyncio.run(go())

    (first, disclosed), (second, closed) = receipts
    assert (first, second) == ("disclosed", "closed")
    assert disclosed["digest"] == sha256(request.body).hexdigest()
    assert disclosed["recipient"] == "acme"
    assert disclosed["level"] == "contract"
    assert disclosed["masked"] == len(json.loads(kept.masks)) > 0
    assert closed["outcome"] == "done"
    assert whole.encode() == request.body
    assert kept.receipt == closed["receipt"]


def test_what_left_and_its_receipt_are_kept_together_or_not_at_all(house, willing, far, sql):
    """If what goes cannot be kept, there is no receipt, and nothing goes."""

    async def go():
        async with far(house, willing, says("no")) as there:
            refuse = "SELECT RAISE(ABORT, 'no')"
            sql(
                "CREATE TRIGGER broken BEFORE INSERT ON tail WHEN NEW.holding = 'left' "
                f"BEGIN {refuse}; END"
            )
            with pytest.raises(Exception) as caught:  # noqa: PT011  # any, but nothing sent
                await there.ask(MINE)
            return there.up.requests, there.receipts(), caught.value

    requests, receipts, error = asyncio.run(go())

    assert requests == []
    assert [one for one, _ in receipts] == []
    assert error.status == 503


def test_a_talk_that_is_sent_again_is_kept_once(house, willing, far):
    """Each request can be put together again, but each text lies there once."""
    first = "The garden is full of snails this year, and I like them."

    async def go():
        async with far(house, willing, says("A short answer that is long enough.")) as there:
            await there.ask(first)
            await there.ask(first, there.text, "What do they eat in winter, when all is frozen?")
            return there.up.requests, there.left()

    requests, kept = asyncio.run(go())

    assert [whole.encode() for _, whole in kept] == [one.body for one in requests]
    assert sum(first in record.texts for record, _ in kept) == 1


def test_what_left_can_be_put_together_after_what_left_before_was_shredded(
    house, other, willing, far
):
    """What was destroyed, by whichever process, is not counted on: the text is kept once more."""
    first = "The garden is full of snails this year, and I like them."

    async def go():
        async with far(house, willing, says("Yes.")) as there:
            await there.ask(first)
            shred_purpose(other.gate, willing, DISCLOSURE_RECORD)
            await there.ask(first)
            return there.up.requests, there.left()

    requests, kept = asyncio.run(go())

    assert [whole.encode() for _, whole in kept] == [requests[-1].body]


def test_what_left_can_be_put_together_as_long_as_it_is_kept(house, willing, far, clock):
    """The last request of a long talk does not lose its texts when the first is deleted."""
    first = "The garden is full of snails this year, and I like them."

    async def go():
        async with far(house, willing, says("Yes.")) as there:
            await there.ask(first)
            clock.move(days=60)
            await there.ask(first)
            clock.move(days=60)
            sweep(house.gate)
            return there.up.requests, there.left()

    requests, kept = asyncio.run(go())

    assert [whole.encode() for _, whole in kept] == [requests[-1].body]


def test_what_went_to_each_of_two_providers_can_be_seen(house, willing, far):
    """A second provider hides nothing of the first; nor does a yes that was taken back."""
    said = "The garden is full of snails this year, and I like them."

    async def go():
        async with far(house, willing, says("Yes.")) as there, Upstream([says("No.")]) as second:
            await there.ask(said)
            zeta = with_outside(house, second, outside_entry("zeta", name="Zeta", models=["m"]))
            allow(house, willing, purpose_of(zeta.id))
            there_too = replace(there, up=second, purpose=purpose_of(zeta.id), name=zeta.id)
            await there_too.ask(said)
            await there.ask(said)
            house.gate.consents.withdraw(willing, there.purpose, method="terminal")
            return there.up.requests, second.requests, there.left()

    first, second, kept = asyncio.run(go())

    assert sorted((record.recipient, whole.encode()) for record, whole in kept) == [
        ("acme", first[0].body),
        ("acme", first[1].body),
        ("zeta", second[0].body),
    ]


def test_what_left_can_be_seen_when_its_provider_is_gone(house, willing, far):
    """To remove a provider hides nothing of what it got."""

    async def go():
        async with far(house, willing, says("Yes.")) as there:
            await there.ask("I am Noor.")
            house.providers.remove(there.name)
            return there.up.requests, there.left()

    (request,), ((_, whole),) = asyncio.run(go())

    assert whole.encode() == request.body


# Sensitive words


def test_sensitive_words_wait_for_the_person(house, willing, far):
    """Before anything of it goes anywhere, the person is asked; the provider hears nothing."""

    async def go():
        async with far(house, willing, says("no")) as there:
            with pytest.raises(SensitiveWords) as caught:
                await there.ask("I have depression and I take sertraline.")
            return there.up, caught.value, there.receipts()

    up, error, receipts = asyncio.run(go())

    assert error.topics == ("health",)
    assert up.connections == 0
    assert [one for one, _ in receipts] == []


def test_sensitive_words_go_masked_once_the_person_says_so(house, willing, far):
    """Send, said for one message, is for that message; in later ones it is not asked again."""
    said = "I have depression, says Noor."

    async def go():
        async with far(house, willing, far.says_back()) as there:
            await there.ask(said, sensitive="send")
            await there.ask(said, there.text, "And what now?")
            return there.up.requests

    first, second = asyncio.run(go())

    assert holds(first.body, "depression") == ["depression"]
    assert holds(first.body, "Noor") == []
    assert holds(second.body, "depression") == ["depression"]


def test_what_went_to_one_company_counts_for_no_other_behind_its_id(house, willing, far):
    """Words that the first was told are not sent on unasked, and stand-ins are others, too."""
    said = "I have depression, says Noor."

    async def go():
        async with far(house, willing, far.says_back()) as there:
            await there.ask(said, sensitive="send")
            house.providers.change(outside_entry(models=["m"], legal_entity="Evil Ltd"))
            allow(house, willing, there.purpose)
            await there.ask(said, "I see.", "What now, says Noor.")
            return there.up.requests

    first, second = asyncio.run(go())

    assert holds(first.body, "depression") == ["depression"]
    assert holds(second.body, "depression") == []
    stand_ins = [re.findall(rb"says (\w+)\.", one.body)[-1] for one in (first, second)]
    assert b"Noor" not in stand_ins
    assert stand_ins[0] != stand_ins[1]


def test_what_was_kept_local_does_not_leave_later(house, willing, far):
    """Earlier words of that kind, which another model answered, are left out of the history."""

    async def go():
        async with far(house, willing, says("Good.")) as there:
            await there.ask("I have depression.", "I am sorry to hear that.", "Shall we cook?")
            return there.up.requests

    (request,) = asyncio.run(go())

    assert holds(request.body, "depression") == []
    assert holds(request.body, "Shall we cook?") == ["Shall we cook?"]


def test_who_lets_them_go_is_not_asked(house, willing, far):
    """The person's own standing wish is heard."""

    async def go():
        async with far(house, willing, says("Good.")) as there:
            house.people.choose(willing, sensitive="send")
            await there.ask("I have depression.")
            return there.up.requests

    (request,) = asyncio.run(go())

    assert holds(request.body, "depression") == ["depression"]


def test_sensitive_words_that_a_client_brings_again_are_asked_about_in_every_place(
    house, willing, far
):
    """A tool's answer or a system text of that kind is no way around the question."""

    async def go():
        async with far(house, willing, says("Good.")) as there:
            await there.ask("Hello.", "Hello. You said: my HIV is under control.", "Shall we cook?")
            return there.up.requests

    (request,) = asyncio.run(go())

    assert holds(request.body, "HIV") == []


def test_sensitive_words_in_a_clients_tools_are_asked_about(house, willing, far):
    """What tools are for can say much. Once it was let go, the same tools need no second word."""
    tool = {"type": "function", "function": {"name": "f", "description": "For my depression."}}

    async def go():
        async with far(house, willing, says("Good.")) as there:
            with pytest.raises(SensitiveWords) as caught:
                await there.ask("Hello.", tools=(tool,))
            before = there.up.connections
            await there.ask("Hello.", tools=(tool,), sensitive="send")
            await there.ask("Shall we cook?", tools=(tool,))
            return before, caught.value, there.up.requests

    before, error, requests = asyncio.run(go())

    assert (before, error.topics, len(requests)) == (0, ("health",), 2)


def test_sensitive_words_that_a_tool_brought_are_asked_about(house, willing, far):
    """They are part of what is new, wherever they stand in it."""
    call = ToolCall(id="c1", name="f", arguments="{}")
    brought = (
        Message("user", Clear("Look it up.")),
        Message("assistant", Clear(""), calls=(call,)),
        Message("tool", Clear("He has depression."), call_id="c1"),
    )

    again = Message("tool", Clear("And it rains."), call_id="c1")

    async def go():
        async with far(house, willing, says("no")) as there:
            for messages in (brought, (*brought, again)):
                draft = Draft(messages=messages, max_tokens=9)
                async with (
                    house.gate.enter(willing, there.purpose) as room,
                    aclosing(room.send(there.provider, draft)) as pieces,
                ):
                    with pytest.raises(SensitiveWords, match="health"):
                        await anext(pieces)
            return there.up.connections

    assert asyncio.run(go()) == 0


@pytest.mark.parametrize("brought", ['{"hiv_status": "positive"}', '[{"isGay": true}]'])
def test_sensitive_words_are_found_in_names_of_members(house, willing, far, brought):
    """Such a name stays readable, as nobody is named by it: with its value it says a lot."""
    call = ToolCall(id="c1", name="f", arguments="{}")
    talk = (
        Message("user", Clear("Look it up.")),
        Message("assistant", Clear(""), calls=(call,)),
        Message("tool", Clear(brought), call_id="c1"),
    )

    async def go():
        async with far(house, willing, says("no")) as there:
            draft = Draft(messages=talk, max_tokens=9)
            async with (
                house.gate.enter(willing, there.purpose) as room,
                aclosing(room.send(there.provider, draft)) as pieces,
            ):
                with pytest.raises(SensitiveWords):
                    await anext(pieces)
            return there.up.connections

    assert asyncio.run(go()) == 0


@pytest.mark.parametrize(
    "written", [r"He has \u0064epressio\u006e.", "He has d%65pression.", "He has &#100;epression."]
)
@pytest.mark.parametrize("where", ["arguments", "answer"])
def test_sensitive_words_are_found_behind_codes(house, willing, far, written, where):
    """As they read, not as a program wrote them: in a tool's arguments and in its answer."""
    call = ToolCall(
        id="c1", name="f", arguments=f'{{"of": "{written}"}}' if where == "arguments" else "{}"
    )
    brought = (
        Message("user", Clear("Look it up.")),
        Message("assistant", Clear(""), calls=(call,)),
        Message("tool", Clear(written if where == "answer" else "Done."), call_id="c1"),
    )

    async def go():
        async with far(house, willing, says("no")) as there:
            async with (
                house.gate.enter(willing, there.purpose) as room,
                aclosing(room.send(there.provider, Draft(messages=brought, max_tokens=9))) as came,
            ):
                with pytest.raises(SensitiveWords, match="health"):
                    await anext(came)
            return there.up.connections

    assert asyncio.run(go()) == 0


# What comes back


def test_a_stand_in_of_another_persons_talk_stays_as_it_is(house, willing, sam, far):
    """Nobody gets back what was masked for somebody else, and nobody learns of it."""
    mail = "sam.secret@posteo.example"

    async def go():
        async with far(house, willing, far.says_back()) as there:
            allow(house, sam, there.purpose)
            sams = type(there)(
                house=house, person=sam, up=there.up, purpose=there.purpose, name=there.name
            )
            await sams.ask(f"Write to {mail}.")
            theirs = there.up.requests[0].json["messages"][-1]["content"]
            await there.ask(f"Somebody showed me: {theirs}")
            noors = there.text
            await there.ask("Hello.")
            return theirs, noors

    theirs, noors = asyncio.run(go())

    assert mail not in theirs
    assert mail not in noors
    assert noors == f"Somebody showed me: {theirs}"


def test_a_stand_in_that_nobody_issued_here_stays_as_it_is(house, willing, sam, far):
    """A model that says somebody else's stand-in by itself is shown as it spoke."""
    mail = "sam.secret@posteo.example"
    said = []

    async def go():
        script = [far.says_back(), says_later(said)]
        async with far(house, willing, *script) as there:
            allow(house, sam, there.purpose)
            sams = type(there)(
                house=house, person=sam, up=there.up, purpose=there.purpose, name=there.name
            )
            await sams.ask(f"Write to {mail}.")
            said.append(there.up.requests[0].json["messages"][-1]["content"])
            await there.ask("Hello.")
            return there.text

    shown = asyncio.run(go())

    assert shown == said[0]
    assert mail not in shown


def says_later(said):
    """Answer with what stands in a list when it is asked."""

    async def act(stage):
        await says(*said)(stage)

    return act


def test_what_was_held_back_is_shown_when_the_answer_breaks_off(house, willing, far):
    """Half a stand-in at the end is shown as it came; it is not lost, and nothing is sent twice."""
    halves = []

    async def go():
        async def act(stage):
            text = stage.request.json["messages"][-1]["content"]
            name = text.removeprefix("I am ").removesuffix(".")
            halves.append(name[:-1])
            await cut("Hello ", name[:-1])(stage)

        async with far(house, willing, act) as there:
            with pytest.raises(ProviderFailed):
                await there.ask("I am Noor.", system="")
            return there.text, there.up.requests, there.receipts()

    shown, requests, receipts = asyncio.run(go())

    assert shown == f"Hello {halves[0]}"
    assert len(requests) == 1
    assert [(event, detail.get("outcome")) for event, detail in receipts] == [
        ("disclosed", None),
        ("closed", "failed"),
    ]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_tool_calls_are_masked_out_and_restored_in(house, willing, far, dialect):
    """A tool gets the person's own words, whatever the provider saw, and stays JSON."""
    tool = {
        "type": "function",
        "function": {
            "name": "write_mail",
            "description": "Writes for Noor to noor.haddad@posteo.example",
            "parameters": {"type": "object", "properties": {"to": {"type": "string"}}},
        },
    }

    async def go():
        async def act(stage):
            asked = stage.request.json
            content = asked["messages"][-1]["content"]
            text = content if isinstance(content, str) else content[0]["text"]
            (offered,) = asked["tools"]
            name = offered.get("function", offered)["name"]
            written = json.dumps({"to": text.split()[-1], "n": 1})
            await calls(name, written[:9], written[9:12], written[12:])(stage)

        async with far(house, willing, act, dialect=dialect) as there:
            await there.ask("Write to noor.haddad@posteo.example", tools=(tool,))
            return there.heard, there.up.requests

    heard, (request,) = asyncio.run(go())

    bits = [one for one in heard if isinstance(one, CallPiece)]
    assert [one.name for one in bits if one.name] == ["write_mail"]
    assert json.loads("".join(one.arguments.text for one in bits)) == {
        "to": "noor.haddad@posteo.example",
        "n": 1,
    }
    assert isinstance(heard[-1], Done)
    assert heard[-1].finish == "tool_calls"
    assert holds(request.body, *PARTS) == []


# When the veil fails


@pytest.mark.parametrize("error", [VeilBroken("no"), RuntimeError("noor"), MemoryError("noor")])
def test_if_the_veil_fails_nothing_is_sent(house, willing, far, error):
    """No connection, no receipt; and the error quotes nobody."""

    async def go():
        async with far(house, willing, says("no")) as there:

            def broken(*_):
                raise error

            house.gate.veil.detect = broken
            with pytest.raises(VeilBroken) as caught:
                await there.ask("I am Noor.")
            return there.up, caught.value, there.receipts()

    up, told, receipts = asyncio.run(go())

    assert up.connections == 0
    assert [one for one, _ in receipts] == []
    assert "noor" not in str(told)
    assert told.__cause__ is None


def test_if_the_veil_fails_a_model_on_this_machine_still_answers(house, willing, model, do, far):
    """The veil stands between this machine and others, and nowhere else."""

    def broken(*_):
        message = "no"
        raise VeilBroken(message)

    house.gate.veil.detect = broken

    heard = do.send(house, willing, model)

    assert isinstance(heard[-1], Done)


def test_a_message_with_half_a_character_goes_whole(house, willing, far):
    """Half a character in the history, from an old client, is no way to break a request."""

    async def go():
        async with far(house, willing, says("Good.")) as there:
            await there.ask("a\ud83d", "b", "c")
            return there.up.requests

    (request,) = asyncio.run(go())

    assert request.json["messages"][-1]["content"] == "c"


def test_a_companion_reads_back_the_persons_own_words(house, willing, far):
    """The whole way: a question to a companion, masked out, answered, restored and released."""

    async def go():
        async with Upstream([far.says_back()]) as up:
            entry = with_outside(house, up, outside_entry(models=["m"]))
            allow(house, willing, purpose_of(entry.id))
            choose(house, willing, entry, "m")
            companion = with_model(house, house.provider)
            async with aclosing(companion.reply(willing, ask("I am Noor."))) as answer:
                parts = [part async for part in answer]
            await house.gate.recipients.close()
            return up.requests, parts

    (request,), parts = asyncio.run(go())

    *words, reply = parts
    assert isinstance(reply, Reply)
    assert reply.is_outside
    assert reply.masked > 0
    assert "".join(one.text for one in words).endswith("I am Noor.")
    assert holds(request.head + request.body, "Noor", str(willing)) == []


def test_nobody_can_print_what_was_masked(house, willing, far):
    """What a request becomes shows no word in a trace."""

    async def go():
        async with far(house, willing, says("no")) as there:
            draft = Draft(messages=(("user", Clear("I am Noor, plum.")),), max_tokens=5)
            with house.gate.enter(willing, there.purpose) as room:
                return veiling.masked(room, there.provider, draft, level=Level.CONTRACT)

    made = asyncio.run(go())

    assert "Noor" not in repr(made)
    assert "plum" not in repr(made)


def test_a_name_that_was_found_once_is_masked_in_every_later_talk(house, willing, far):
    """Also in lower case and without the words that gave it away, and after a start anew."""

    async def go():
        async with far(house, willing, says("Fine.")) as there:
            await there.ask("My boss is called Palvael Varlander.")
            await there.ask("palvael was rude again")
            house.gate.veil = rules_only()
            await there.ask("and varlander laughed")
            return there

    there = asyncio.run(go())

    told = b"".join(one.body for one in there.up.requests).lower()
    assert len(there.up.requests) == 3
    assert b"palvael" not in told
    assert b"varlander" not in told


def test_only_what_names_somebody_is_remembered_as_a_name():
    """A town, or what only hints at somebody, is no name in a later talk: here, and on the disk."""
    masks = [
        Mask("Ada", "Noor", "PERSON", "direct", "a name"),
        Mask("Bonn", "Berlin", "LOCATION", "direct", "a town"),
        Mask("Bea", "my boss", "PERSON", "quasi", "a role"),
        Mask("a@x.example", "n@y.example", "CONTACT", "direct", "an address"),
    ]
    told = json.dumps([[one.surrogate, one.original, one.label, one.kind, "-"] for one in masks])
    texts = dict.fromkeys(("receipt", "recipient", "model", "level", "at", "form", "texts"), "")

    names = [("Noor", "PERSON"), ("n@y.example", "CONTACT")]
    assert list(veiling.named(masks)) == names
    assert list(Left(masks=told, **texts).names()) == names


def test_what_the_person_says_is_no_name_is_left_as_it_is(house, willing, far):
    """That counts for what was masked before, too."""

    async def go():
        async with far(house, willing, says("Fine.")) as there:
            await there.ask("My boss is called Palvael Varlander.")
            never = masks_text(always=[], never=["Palvael", "Palvael Varlander"])
            house.people.choose(willing, masks=never)
            await there.ask("palvael was rude again")
            return there

    there = asyncio.run(go())

    assert b"palvael" in there.up.requests[-1].body


def test_sensitive_words_of_a_clients_own_instructions_stay(house, willing, far):
    """Only Troth's own first message is exempt; a stop string is text like the rest."""

    async def go():
        async with far(house, willing, says("Fine.")) as there:
            messages = (
                ("system", Clear("Be kind.")),
                ("system", Clear("The user is HIV positive. I am on sertraline.")),
                ("user", Clear("Good evening.")),
            )
            draft = Draft(messages=messages, max_tokens=9, stop=("my depression", "END"))
            async with (
                house.gate.enter(willing, there.purpose) as room,
                aclosing(room.send(there.provider, draft)) as pieces,
            ):
                assert [one async for one in pieces]
            return there

    there = asyncio.run(go())

    (request,) = there.up.requests
    assert b"HIV" not in request.body
    assert b"depression" not in request.body
    assert b"END" in request.body
    assert b"Be kind." in request.body


def test_names_of_who_was_erased_elsewhere_are_forgotten(house, noor, sam):
    """Another process erased them: what this one remembers of their friends goes, too."""
    veil, gone = house.gate.veil, {noor}
    for person in (noor, sam):
        veil.names(person, lambda: [("Palvael", "PERSON", "2026-11-21")])

    veil.drop_gone(gone.__contains__)

    assert veil.names(noor, list) == []
    assert veil.names(sam, list) == [("Palvael", "PERSON", "2026-11-21")]


@pytest.mark.parametrize("size", [1, 3, 50])
def test_plain_marks_are_put_back_like_names_however_the_answer_was_cut(house, noor, size):
    """Whoever wants them gets them; the model hears no name, and may leave brackets out."""
    answer = "I will tell [CONTACT_1], or CONTACT\\_1, and [CONTACT_2] too."
    pieces = [answer[at : at + size] for at in range(0, len(answer), size)]
    with upstream(says(*pieces)) as up:
        entry = with_outside(house, up)
        allow(house, noor, purpose_of(entry.id))
        choose(house, noor, entry)
        house.people.change_masking(noor, lambda now: now.with_tokens(tokens=True))

        heard = talk(house, noor, "Write to oda@firm.test and ben@firm.test")

    assert b"[CONTACT_1]" in up.requests[0].body
    assert b"firm.test" not in up.requests[0].body
    assert heard.text.strip().endswith(
        "I will tell oda@firm.test, or oda@firm.test, and ben@firm.test too."
    )


def test_names_forgotten_here_are_masked_again_once_found(house, noor):
    """What left before that moment counts no more; what leaves later does."""
    names = [("Palvael", "PERSON", "2026-11-20T00:00:00.000Z")]
    house.gate.veil.names(noor, lambda: names)
    mark = mark_of(house.gate, noor, "PALVAEL")
    house.people.change_masking(
        noor, lambda now: now.without_names([mark], at="2026-11-21T00:00:00.000Z")
    )
    assert list(names_known(house.gate, noor)) == []

    house.gate.veil.note_names(noor, [("Palvael", "PERSON")], at="2026-11-22T00:00:00.000Z")

    assert list(names_known(house.gate, noor)) == [("Palvael", "PERSON")]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_more_texts_than_can_be_looked_through_do_not_leave(
    house, willing, far, dialect, monkeypatch
):
    """A list of thousands of words would hold the machine up for everybody; it is said so."""
    monkeypatch.setattr(veiling, "_MOST_TEXTS", 50)

    def tools(count):
        schema = {"enum": [f"word{at}" for at in range(count)]}
        return ({"type": "function", "function": {"name": "f", "parameters": schema}},)

    async def go():
        async with far(house, willing, says("Good."), dialect=dialect) as there:
            await there.ask("Good evening.", tools=tools(40))
            with pytest.raises(TooLarge, match="texts") as caught:
                await there.ask("Good evening.", tools=tools(60))
            return caught.value.param, len(there.up.requests)

    assert asyncio.run(go()) == ("messages", 1)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("written", ["zuleikaquandt", "zuleika_score", "scoreZuleika"])
def test_a_member_that_the_talk_makes_somebodys_is_masked(house, willing, far, written, dialect):
    """What a tool said names her in a value: the name of a member that does leaves no more."""
    call = ToolCall(id="c1", name="look_up", arguments="{}")
    brought = json.dumps(
        {written: {"points": 3}, "who_won": "Her name is Zuleika Quandt", "total": 3}
    )
    talk = (
        Message("user", Clear("Who won?")),
        Message("assistant", Clear(""), calls=(call,)),
        Message("tool", Clear(brought), call_id="c1"),
    )

    async def go():
        async with far(house, willing, says("Good."), dialect=dialect) as there:
            draft = Draft(messages=talk, max_tokens=9)
            for _ in range(2):  # the second time her name is known from the first
                async with (
                    house.gate.enter(willing, there.purpose) as room,
                    aclosing(room.send(there.provider, draft)) as pieces,
                ):
                    assert [one async for one in pieces]
            return there.up.requests

    requests = asyncio.run(go())

    for request in requests:
        assert holds(request.body, "zuleika", "quandt") == []
        assert len(holds(request.body, "who_won", "total", "points")) == 3


def test_a_tool_is_looked_at_as_one_text_for_sensitive_words(house, willing, far, monkeypatch):
    """Not each of its words alone: that would take as many looks as it has words."""
    schema = {"enum": [f"word{at}" for at in range(500)]}
    tool = {"type": "function", "function": {"name": "f", "parameters": schema}}
    looks = []

    async def go():
        async with far(house, willing, says("Good.")) as there:
            topics, detect = veiling._topics, house.gate.veil.detect
            monkeypatch.setattr(veiling, "_topics", lambda found: looks.append(1) or topics(found))
            house.gate.veil.detect = lambda *of: looks.append(of[1]) or detect(*of)
            await there.ask("Good evening.", tools=(tool,))

    asyncio.run(go())

    before = looks[: len(looks) - 1 - looks[::-1].index(1)]
    assert sum(isinstance(one, str) for one in before) < 10


def test_what_cannot_be_put_back_is_refused_once_it_comes():
    """Nobody hears of it while the answer is waited for, and then nothing is shown."""
    veiled = Veiling(request=Veiled("{}"), messages=1, issued={"Bélm": "Noor"})

    veiled.get_ready()

    with pytest.raises(VeilBroken):
        list(veiled.restored(Piece(Unguarded("Hello Belm"))))
