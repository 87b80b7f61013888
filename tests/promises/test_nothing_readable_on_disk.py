"""What Troth keeps cannot be read from its files."""

import base64

from troth.testing.house import add_person, allow, talk

NAME = "Zerubbabel Quist"
WORDS = "I am afraid of the thirteenth stair"


def test_no_word_and_no_name_can_be_read_from_the_files(house, home, bytes_on_disk, kept) -> None:
    """A talk, its answer and a name are kept, and no file holds a byte of them in clear."""
    person = add_person(house, NAME)
    allow(house, person)
    house.keys.issue(person, label=f"key of {NAME}")

    talk(house, person, WORDS)
    on_disk = bytes_on_disk(home)

    assert kept(house, person)[0] == WORDS
    assert not [form for text in (WORDS, NAME) for form in spelled(text) if form in on_disk]


def test_the_search_would_find_them(home, bytes_on_disk) -> None:
    """The same search finds the same words in a file that holds them."""
    for number, form in enumerate(spelled(WORDS)):
        (home / f"{number}.txt").write_bytes(b"before" + form + b"after")

    on_disk = bytes_on_disk(home)

    assert all(form in on_disk for form in spelled(WORDS))


def spelled(text: str) -> list[bytes]:
    """Return the ways in which a careless program writes a text down."""
    plain = text.encode()
    return [plain, plain.hex().encode(), base64.b64encode(plain), text.encode("utf-16-le")]
