"""The small model that comes with Troth is called a demo wherever it answers."""

from troth.providers.local import LocalProvider
from troth.testing.house import talk


def test_its_answer_begins_with_that(house, talking) -> None:
    """The first answer of a talk says that a small demo model speaks and is often wrong."""
    heard = talk(house, talking, "hello")

    assert "This is a small demo model" in heard.text
    assert "often wrong" in heard.text
    assert heard.reply.demo


def test_the_model_that_comes_with_troth_is_a_demo(house) -> None:
    """The embedded model is marked as one, and its name says it too."""
    embedded = LocalProvider(house.settings)

    assert embedded.demo
    assert "demo" in embedded.name
