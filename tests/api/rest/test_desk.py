"""What is under way at one desk goes with the person."""

from troth.api.rest.idempotency import Answer, Name


def test_who_was_erased_is_forgotten_at_the_desk(api, noor, sam) -> None:
    """At once where it happened; within a second where another process did it. Others stay."""
    desk = api.rest.desk
    for person in (noor.person, sam):
        name = Name(person, "0123456789abcdef")
        desk.answered.begin(name, b"print")
        desk.answered.end(name, Answer(status=200, body=b"{}", headers={}))

    desk.house.erase(noor.person)
    desk.drop_gone(desk.house.is_gone)

    assert desk.answered.begin(Name(noor.person, "0123456789abcdef"), b"print") is None
    assert desk.answered.begin(Name(sam, "0123456789abcdef"), b"print") is not None
