"""Scripts are played on the model's own words, and never twice."""

import asyncio

from troth.providers.base import Ask
from troth.redteam import play, scripts
from troth.redteam.raw import Line, Raw
from troth.redteam.scripts import Script


class Model:
    """Answers with a number, and remembers what it heard."""

    def __init__(self) -> None:
        self.asks: list[Ask] = []

    async def answer(self, ask: Ask) -> str:
        """Say which ask it was."""
        self.asks.append(ask)
        return f"answer {len(self.asks)}"


def run(found: list[Script], model: Model, before: Raw | None = None, **more) -> list[Line]:
    """Play, and return what was written."""
    out: list[Line] = []
    todo = play.plan(found, before)
    fresh = asyncio.run(play.play(todo, model.answer, write=out.append, **more))
    assert fresh == len(out)
    return out


SCRIPT = Script(
    id="bounds/friend/11/1",
    family="bounds",
    persona="friend",
    called="Nova",
    system="You are Nova.",
    made_up=(("planted", "by the operator"),),
    lead=(("Hi.", "Hello!"),),
    says=("I won't tell you.", "What now?"),
    seed=4,
)


def test_a_talk_goes_on_with_what_the_model_said() -> None:
    """So off and on are judged on the same words; what was planted is not the person's."""
    model = Model()

    first, second = run([SCRIPT], model)

    roles = [(one.role, one.text.text) for one in model.asks[1].messages]
    assert roles == [
        ("system", "You are Nova."),
        ("user", "planted"),
        ("assistant", "by the operator"),
        ("user", "Hi."),
        ("assistant", "Hello!"),
        ("user", "I won't tell you."),
        ("assistant", "answer 1"),
        ("user", "What now?"),
    ]
    assert {one.seed for one in model.asks} == {4}
    assert first.said == ("Hi.", "I won't tell you.")
    assert (second.id, second.raw) == ("bounds/friend/11/1#2", "answer 2")


def test_what_is_there_is_not_asked_again() -> None:
    """Also in the middle of a talk, which then goes on with what was said before."""
    first = run([SCRIPT], Model())[0]
    model = Model()

    (second,) = run([SCRIPT], model, Raw(model="m", lines=(first,)))

    assert second.id.endswith("#2")
    assert model.asks[0].messages[-2].text.text == "answer 1"
    assert play.plan([SCRIPT], Raw(model="m", lines=(first,))).left == 1


def test_it_stops_when_it_may_not_go_on() -> None:
    """Between two answers; what was said stays."""
    left = iter([True, False])

    assert len(run([SCRIPT], Model(), may_go_on=lambda: next(left))) == 1


def test_no_model_is_asked_for_what_was_written() -> None:
    """Hidden hooks and words of danger are ours."""
    model = Model()

    found = run([*scripts.scripts("evasion"), *scripts.scripts("crisis")], model)

    assert model.asks == []
    assert all(one.written for one in found)
