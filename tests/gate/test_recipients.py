"""Who may be sent to: decided before each sending, for this person and this day."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from troth.errors import Refused
from troth.people.person import Person
from troth.registry.claims import Training
from troth.registry.entry import Where
from troth.registry.outside import purpose_of
from troth.testing.house import add_person, allow, same_house
from troth.testing.outside import choose, outside_entry, with_outside
from troth.testing.providers import ScriptedProvider
from troth.testing.upstream import Upstream, says
from troth.words import COMPANION_REPLY, Level, Reason


def ask_twice(house, person, far, between, *, again="And now?", **entry):
    """Ask, let something happen, ask again. Returns what came of the second, and the provider."""

    async def go():
        async with far(house, person, says("Good."), **entry) as there:
            await there.ask("Good evening.")
            between(there)
            try:
                await there.ask(again)
                caught = None
            except Refused as error:
                caught = error
            return caught, there

    return asyncio.run(go())


def test_who_is_on_trusted_and_agreed_to_is_asked(house, willing, far):
    """The control of all that follows: nothing happens between, and both questions go."""
    caught, there = ask_twice(house, willing, far, lambda _: None)

    assert caught is None
    assert len(there.up.requests) == 2


def refused(caught, there, reason):
    """Check that the second question was refused, went nowhere, and was written down."""
    assert caught is not None
    assert caught.reason is reason
    assert len(there.up.requests) == 1
    assert there.up.connections == 1
    (*_, (event, detail)) = there.receipts()
    assert (event, detail["reason"]) == ("refused", str(reason))


def test_a_persons_own_bar_is_heard_at_once(house, willing, far):
    """Somebody who asks for more in mid-talk gets it with the next message."""
    caught, there = ask_twice(
        house, willing, far, lambda _: house.people.choose(willing, least="zero_retention")
    )

    refused(caught, there, Reason.NOT_TRUSTED_ENOUGH)
    assert there.house.gate.recipients.choices()[0].id == "acme/m"
    assert "bar" in house.gate.recipients.why_not(house.gate.recipients.choices()[0], willing)


def test_what_a_person_wishes_is_heard_whoever_wrote_it_down(house, other, willing):
    """A wish that another process took down counts with the next look."""
    before = house.gate.wishes(willing).least

    other.people.choose(willing, least="attested")

    assert (before, house.gate.wishes(willing).least) == ("", "attested")


@pytest.mark.parametrize("level", [Level.ZERO_RETENTION, Level.ATTESTED])
def test_who_meets_the_bar_is_asked(house, willing, far, level):
    """A bar is a bar, not a ban."""
    caught, there = ask_twice(
        house,
        willing,
        far,
        lambda _: house.people.choose(willing, least="zero_retention"),
        level=level,
    )

    assert caught is None
    assert len(there.up.requests) == 2


@pytest.mark.parametrize("bar", ["contract", "blocked", "unknown", "nonsense", ""])
def test_nobody_can_lower_what_a_purpose_asks_for(house, willing, far, bar):
    """A bar below that of the purpose changes nothing: who is unknown stays unknown."""

    def between(there):
        if bar in {"contract", ""}:
            house.people.choose(willing, least=bar)
        entry = house.providers.get(there.name).entry
        house.providers.change(replace(entry, claims=replace(entry.claims, dpa=None)))

    caught, there = ask_twice(house, willing, far, between)

    assert caught is not None
    assert len(there.up.requests) == 1


def test_a_claim_that_ends_in_mid_talk_ends_the_talk_with_them(house, willing, far, clock):
    """The day after a claim ended nothing goes, though nobody changed anything."""
    caught, there = ask_twice(house, willing, far, lambda _: clock.move(days=2), ends="2026-11-23")

    refused(caught, there, Reason.NOT_TRUSTED_ENOUGH)


def test_a_claim_holds_to_its_last_day(house, willing, far, clock):
    """One day earlier it counted."""
    caught, there = ask_twice(house, willing, far, lambda _: clock.move(days=1), ends="2026-11-23")

    assert caught is None
    assert len(there.up.requests) == 2


def test_a_provider_that_is_switched_off_in_mid_talk_gets_nothing_more(house, willing, far, other):
    """Also if another process switched it off."""
    caught, there = ask_twice(
        house, willing, far, lambda there: other.providers.switch(there.name, is_on=False)
    )

    assert caught is not None
    assert caught.reason in {Reason.SWITCHED_OFF, Reason.UNKNOWN_PURPOSE}
    assert len(there.up.requests) == 1


def test_a_provider_that_is_switched_off_while_its_room_is_open_gets_nothing(
    house, willing, far, other
):
    """Between entering and sending it is looked at once more."""

    async def go():
        async with far(house, willing, says("no")) as there:
            with pytest.raises(Refused) as caught:
                await there.ask(
                    "Hi.", inside=lambda: other.providers.switch(there.name, is_on=False)
                )
            return there.up, caught.value

    up, _ = asyncio.run(go())

    assert up.connections == 0


def test_who_was_connected_for_another_address_is_asked_nothing(house, willing, far):
    """What is trusted is what is written down now, not what a connection was made for."""

    async def go():
        async with far(house, willing, says("no")) as there:
            entry = house.providers.get(there.name).entry
            before = there.provider
            house.providers.change(replace(entry, base_url="https://elsewhere.example.org/v1"))
            allow(house, willing, there.purpose)
            with pytest.raises(Refused) as caught:
                await there.ask("Hi.", provider=before)
            return there.up, caught.value

    up, error = asyncio.run(go())

    assert error.reason is Reason.SWITCHED_OFF
    assert up.connections == 0


def test_a_provider_that_is_blocked_gets_nothing_more(house, willing, far):
    """Whoever runs the place reads that it trains on text: the very next message stays here."""

    def between(there):
        entry = house.providers.get(there.name).entry
        trains = replace(entry.claims.training, value=Training.YES)
        house.providers.change(replace(entry, claims=replace(entry.claims, training=trains)))

    caught, there = ask_twice(house, willing, far, between)

    assert caught is not None
    assert len(there.up.requests) == 1


@pytest.mark.parametrize(
    ("country", "adult", "claims", "word"),
    [
        ("US", "", {"regions_not": ["US"]}, "country"),
        ("NL", "", {"regions_not": ["EEA"]}, "country"),
        ("US", "", {"audience": {"min_age": 18}}, "18"),
        ("NL", "", {"audience": {"min_age": 0, "adults_only_in": ["EU"]}}, "18"),
        ("CH", "", {}, "ground"),
    ],
)
def test_whom_a_provider_may_not_serve_it_does_not_get(house, far, country, adult, claims, word):
    """Country, age and the ground of the transfer are those of this very person."""
    person = house.people.add(Person(name="Ida", country=country, language="en", adult=adult))
    allow(house, person)

    async def go():
        async with far(house, person, says("no"), **claims) as there:
            with pytest.raises(Refused) as caught:
                await there.ask("Good evening.")
            return there.up, caught.value, there.receipts()

    up, error, receipts = asyncio.run(go())

    assert error.reason is Reason.NOT_FOR_YOU
    assert word in str(error)
    assert up.connections == 0
    assert [event for event, _ in receipts] == ["refused"]


@pytest.mark.parametrize(
    ("country", "adult", "claims"),
    [
        ("US", "", {"regions_not": ["CN"]}),
        ("US", "2026-11-21", {"audience": {"min_age": 18}}),
        ("NL", "2026-11-21", {"audience": {"min_age": 0, "adults_only_in": ["EU"]}}),
        ("NL", "", {}),
    ],
)
def test_whom_a_provider_may_serve_it_serves(house, far, country, adult, claims):
    """The same rules let others through: they are rules, not a wall."""
    person = house.people.add(Person(name="Ida", country=country, language="en", adult=adult))
    allow(house, person)

    async def go():
        async with far(house, person, says("Good."), **claims) as there:
            await there.ask("Good evening.")
            return there.up

    assert len(asyncio.run(go()).requests) == 1


def test_what_holds_for_one_person_is_told_of_no_other(house, far):
    """Who asks is looked at each time, whoever was let through or turned away just before."""
    grown, young = [
        house.people.add(Person(name=name, country="US", language="en", adult=adult))
        for name, adult in (("Ida", "2026-11-21"), ("Ben", ""))
    ]
    allow(house, grown)
    allow(house, young)

    async def go():
        async with far(house, grown, says("Good."), audience={"min_age": 18}) as there:
            allow(house, young, there.purpose)
            choose(house, young, house.providers.get(there.name).entry, "m")
            told = []
            for person in (grown, young, grown, young):
                there.person = person
                with suppress(Refused):
                    await there.ask("Good evening.")
                    told.append(person)
            return told, len(there.up.requests)

    assert asyncio.run(go()) == ([grown, grown], 2)


def in_its_place(house, id_, **changed):
    """Put another entry behind the id of a provider: by removing it first, or by changing it."""
    is_new = changed.pop("is_new", False)
    base_url = changed.pop("base_url", None)
    entry = outside_entry(id_, models=["m"], **changed)
    entry = replace(entry, base_url=base_url) if base_url else entry
    if is_new:
        house.providers.remove(id_)
        house.providers.add(entry, key="sk-evil")
        house.providers.switch(id_, is_on=True)
    else:
        house.providers.change(entry)


@pytest.mark.parametrize(
    "changed",
    [
        {"is_new": True, "name": "Evil Corp", "legal_entity": "Evil Ltd"},
        {"is_new": True, "legal_entity": "Evil Ltd"},
        {"legal_entity": "Evil Ltd"},
        {"sub_processors": ["Tracker Inc"]},
        {"base_url": "https://evil.example.net/v1"},
        {"dialect": "anthropic"},
    ],
    ids=["removed and added", "same name", "company", "who works for it", "address", "dialect"],
)
def test_a_yes_to_one_company_is_none_to_another_behind_its_id(house, willing, far, changed):
    """Not a word leaves before the person was asked about whoever it is now."""

    async def go():
        async with far(house, willing, says("Good.")) as there:
            await there.ask("Good evening.")
            in_its_place(house, there.name, **changed)
            with pytest.raises(Refused) as caught:
                await there.ask("And now?")
            in_its_place(house, there.name)
            await there.ask("Back again.")
            return there.up, caught.value

    up, error = asyncio.run(go())

    assert error.reason is Reason.NOTICE_CHANGED
    assert len(up.requests) == 2


def test_who_comes_back_under_the_same_id_is_who_it_was(house, willing, far):
    """The same company at the same place, removed and added again: the yes still stands."""

    async def go():
        async with far(house, willing, says("Good.")) as there:
            await there.ask("Good evening.")
            in_its_place(house, there.name, is_new=True)
            await there.ask("And now?")
            return there.up

    assert len(asyncio.run(go()).requests) == 2


@pytest.mark.parametrize(
    ("audience", "words", "reason"),
    [
        ({"no_health": True}, "I have depression.", "health"),
        ({"no_adult_content": True}, "Send me nudes.", "adults"),
        ({"no_health": True}, "Let us cook.", None),
        ({"no_health": True}, "Send me nudes.", None),
        ({"no_adult_content": True}, "I have depression.", None),
        ({}, "I have depression. Send me nudes.", None),
    ],
)
@pytest.mark.parametrize("level", [Level.CONTRACT, Level.ATTESTED])
def test_words_that_a_provider_does_not_take_do_not_go_there(
    house, willing, far, audience, words, reason, level
):
    """Its terms leave them out, so the person hears that, whatever they let leave."""
    audience = {"min_age": 0, **audience}

    async def go():
        async with far(house, willing, says("Good."), audience=audience, level=level) as there:
            house.people.choose(willing, sensitive="send")
            try:
                await there.ask(words, "I see.", "And what now?")
                caught = None
            except Refused as error:
                caught = error
            return there.up, caught

    up, error = asyncio.run(go())

    assert (error is not None) is (reason is not None)
    assert reason is None or (error.reason is Reason.NOT_FOR_YOU and reason in str(error))
    assert len(up.requests) == (reason is None)


def test_what_stays_here_is_no_reason_to_refuse(house, willing, far):
    """Earlier words about health are left out for a provider that was never told them."""
    audience = {"min_age": 0, "no_health": True}

    async def go():
        async with far(house, willing, says("Good."), audience=audience) as there:
            await there.ask("I have depression.", "I see.", "Let us cook.")
            return there.up

    assert len(asyncio.run(go()).requests) == 1


def test_without_a_yes_to_this_provider_nothing_goes_there(house, willing, far):
    """A yes to one is no yes to another, and choosing a model is no yes at all."""

    async def go():
        async with far(house, willing, says("Good.")) as there, Upstream([says("no")]) as second:
            entry = with_outside(house, second, outside_entry("zeta", name="Zeta", models=["m"]))
            choose(house, willing, entry, "m")
            with pytest.raises(Refused) as caught:
                house.gate.enter(willing, purpose_of("zeta"))
            provider, _ = house.gate.recipients.find("zeta/m")
            with pytest.raises(Refused) as other_caught:
                await there.ask("Hi.", provider=provider)
            return second, caught.value, other_caught.value

    second, first, by_another_room = asyncio.run(go())

    assert first.reason is Reason.NEVER_ASKED
    assert by_another_room.reason is Reason.RECIPIENT_NOT_COVERED
    assert second.connections == 0


def test_the_room_of_the_model_here_is_no_door_to_others(house, willing, far):
    """What lets a model on this machine answer lets nobody else."""

    async def go():
        async with far(house, willing, says("no")) as there:
            with pytest.raises(Refused) as caught:
                await there.ask("Hi.", purpose=COMPANION_REPLY)
            return there.up, caught.value

    up, error = asyncio.run(go())

    assert error.reason is Reason.RECIPIENT_NOT_COVERED
    assert up.connections == 0


def test_a_stranger_is_no_recipient(house, willing, do):
    """Something that answers, and that nobody registered, is sent nothing."""
    stranger = ScriptedProvider(["no"], level=Level.CONTRACT)
    stranger.id = "stranger"

    with pytest.raises(Refused) as caught:
        do.send(house, willing, stranger)

    assert caught.value.reason is Reason.RECIPIENT_NOT_COVERED
    assert stranger.asks == []


def test_a_model_here_that_moves_away_must_be_masked_first(house, willing, far):
    """Its entry said loopback when it was connected, and says something else today."""

    async def go():
        async with far(house, willing, says("no")) as there:
            provider = there.provider
            provider.level = Level.LOCAL  # as it was when it was connected
            with pytest.raises(Refused) as caught:
                await there.ask("Hi.", provider=provider, purpose=COMPANION_REPLY)
            return there.up, caught.value

    up, error = asyncio.run(go())

    assert error.reason is Reason.NOT_TRUSTED_ENOUGH
    assert up.connections == 0


def test_a_model_on_this_machine_needs_no_yes_of_its_own(house):
    """A provider of whoever runs the place answers under the yes to an answer: nothing leaves."""
    here = replace(
        outside_entry("here", models=["m"]),
        place=Where.LOOPBACK,
        base_url="http://127.0.0.1:9/v1",
    )
    there = outside_entry("there", models=["m"])
    for entry in (here, there):
        house.providers.add(entry, key=None)
        house.providers.switch(entry.id, is_on=True)
    recipients = house.gate.recipients

    found = {name: recipients.find(f"{name}/m")[1] for name in ("here", "there")}

    assert found == {"here": COMPANION_REPLY, "there": purpose_of("there")}
    assert {one.entry.id: one.purpose for one in recipients.choices()} == found


def test_a_choice_that_is_gone_is_told_and_no_other_put_in_its_place(house, willing, far):
    """Nobody's words go to a model that they did not choose."""

    def between(there):
        entry = house.providers.get(there.name).entry
        house.providers.change(replace(entry, models=("other",)))

    async def go():
        async with far(house, willing, says("no")) as there:
            assert there.provider.id == "acme"
            between(there)
            with pytest.raises(Refused) as caught:
                house.gate.recipients.find("acme/m")
            return caught.value, there.up

    error, up = asyncio.run(go())

    assert error.reason is Reason.SWITCHED_OFF
    assert up.connections == 0


def test_two_who_choose_a_model_at_once_get_the_same(house):
    """It is connected once, so that no connection is left that nobody closes."""
    entry = outside_entry(models=["m"])
    house.providers.add(entry, key=None)
    house.providers.switch(entry.id, is_on=True)
    recipients, both, made = house.gate.recipients, threading.Barrier(2), []

    def connect(*_):
        with suppress(threading.BrokenBarrierError):
            both.wait(0.05)  # for the other one, who must not come
        made.append(ScriptedProvider([]))
        return made[-1]

    recipients.connect = connect
    with ThreadPoolExecutor(2) as pool:
        found = [one[0] for one in pool.map(recipients.find, ["acme/m"] * 2)]

    assert len(made) == 1
    assert found == made * 2


def test_every_model_that_was_connected_is_closed(house):
    """And each says, for a certificate, what it forgot."""
    entry = outside_entry(models=["m", "n"])
    house.providers.add(entry, key=None)
    house.providers.switch(entry.id, is_on=True)
    recipients, closed = house.gate.recipients, []

    class Closing(ScriptedProvider):
        def forget(self):
            return "It forgot."

        async def close(self):
            closed.append(self)

    recipients.connect = lambda *_: Closing([])
    made = [recipients.find(f"acme/{model}")[0] for model in "mn"]
    told = recipients.forget()
    asyncio.run(recipients.close())

    assert (closed, told) == (made, ["It forgot."] * 2)


# Keys


def test_a_key_goes_to_its_own_provider_alone(house, willing, far):
    """Two providers with a key each: neither ever sees the other's."""

    async def go():
        async with far(house, willing, says("Good.")) as there, Upstream([says("Hm.")]) as second:
            zeta = outside_entry("zeta", name="Zeta", models=["m"])
            with_outside(house, second, zeta, key="sk-zeta")
            allow(house, willing, purpose_of("zeta"))
            await there.ask("Good evening.")
            there_too = replace(there, up=second, purpose=purpose_of("zeta"), name="zeta")
            await there_too.ask("Good evening.")
            await there.ask("Good night.")
            return there.up.requests, second.requests

    first, second = asyncio.run(go())

    assert [one.headers["authorization"] for one in first] == ["Bearer sk-test"] * 2
    assert [one.headers["authorization"] for one in second] == ["Bearer sk-zeta"]
    assert all(b"sk-zeta" not in one.head + one.body for one in first)
    assert all(b"sk-test" not in one.head + one.body for one in second)


def test_a_key_does_not_follow_to_another_address(house, willing, far):
    """A provider that moves is asked without the key of before."""

    def between(there):
        entry = house.providers.get(there.name).entry
        house.providers.change(replace(entry, base_url="https://elsewhere.example.org/v1"))
        allow(house, willing, there.purpose)

    caught, there = ask_twice(house, willing, far, between)

    assert caught is None
    first, second = there.up.requests
    assert first.headers["authorization"] == "Bearer sk-test"
    assert "authorization" not in second.headers
    assert b"sk-test" not in second.head + second.body


def test_a_key_that_was_moved_to_another_row_is_not_used(house, willing, far, sql):
    """Somebody who can write the database cannot have one provider's key sent to another."""

    async def go():
        async with far(house, willing, says("Good.")) as there, Upstream([says("no")]) as second:
            zeta = outside_entry("zeta", name="Zeta", models=["m"])
            with_outside(house, second, zeta, key="sk-zeta")
            allow(house, willing, purpose_of("zeta"))
            sql(
                "UPDATE provider SET sealed_key = "
                "(SELECT sealed_key FROM provider WHERE id = 'acme') WHERE id = 'zeta'"
            )
            there_too = replace(there, up=second, purpose=purpose_of("zeta"), name="zeta")
            with pytest.raises(Exception) as caught:  # noqa: PT011  # whatever it is, nothing goes
                await there_too.ask("Good evening.")
            return second, caught.value

    second, error = asyncio.run(go())

    assert second.requests == []
    assert "sk-test" not in str(error)


def test_a_provider_that_was_edited_behind_our_back_gets_nothing(house, willing, far, sql):
    """A row whose signature does not fit is as if it were not there."""

    def between(_):
        sql("UPDATE provider SET is_on = 1, body = replace(body, 'Acme', 'Evil')")
        house.gate.recipients._on = (-1, {})  # as after any change, or a new start

    caught, there = ask_twice(house, willing, far, between)

    assert caught is not None
    assert len(there.up.requests) == 1


def test_what_was_decided_yesterday_is_not_remembered(house, home, far, clock):
    """A second house on the same files, opened later, decides by its own day."""
    person = add_person(house, "Ida")
    allow(house, person)

    async def go():
        async with far(house, person, says("Good."), ends="2026-11-23") as there:
            await there.ask("Good evening.")
            return there.up

    up = asyncio.run(go())
    clock.move(days=3)
    with same_house(home, clock=clock) as later:
        choices = [one.trust.level for one in later.gate.recipients.choices()]

    assert len(up.requests) == 1
    assert choices == [Level.UNKNOWN]


def test_a_yes_does_not_outlast_what_its_card_said(house, willing, far):
    """Where a claim ran out over night the card says less good things: people are asked anew."""

    def a_claim_runs_out(there):
        entry = house.providers.get("acme").entry
        claims = entry.claims
        short = replace(claims.zero_retention, ends=house.clock.now().date() + timedelta(days=1))
        house.providers.change(replace(entry, claims=replace(claims, zero_retention=short)))
        house.clock.set(house.clock.now() + timedelta(days=1))

    purpose = purpose_of("acme")
    before = house.gate.states.common().registry.purposes
    caught, there = ask_twice(house, willing, far, a_claim_runs_out, level=Level.ZERO_RETENTION)

    assert caught is not None
    assert caught.reason is Reason.NOTICE_CHANGED
    assert len(there.up.requests) == 1
    assert purpose not in before
    assert "keeps text 30 days" in house.gate.states.common().registry.purposes[purpose].risk
