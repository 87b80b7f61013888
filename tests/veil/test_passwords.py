"""Passwords, PINs, codes of doors and keys of programs."""

import pytest

from troth.veil.passwords import find

FOUND = [
    ("the password is Gr33nTea!42", "Gr33nTea!42"),
    ("mi contraseña es luna_2020!", "luna_2020!"),
    ("wifi pw: Tr0ub4dor&3", "Tr0ub4dor&3"),
    ("password to my gmail is abc123!", "abc123!"),
    ('"password": "hunter2"', "hunter2"),
    ("DB_PASSWORD=hunter2", "hunter2"),
    ("wachtwoord: kat123", "kat123"),
    ("moje hasło to Kot2024!", "Kot2024!"),
    ("hasło: kot123", "kot123"),
    ("şifrem Kedi2024!", "Kedi2024!"),
    ("a minha palavra-passe é Gato2024", "Gato2024"),
    ("senha: gato123", "gato123"),
    ('my password is "correct horse battery staple"', "correct horse battery staple"),
    ("the password is correct-horse-battery-staple", "correct-horse-battery-staple"),
    ("PIN 4821", "4821"),
    ("pin kodu 4821", "4821"),
    ("Dein Code lautet 482913", "482913"),
    ("user bob password hunter2!", "hunter2!"),
    ("netflix pw hunter2", "hunter2"),
    ("pass: hunter2", "hunter2"),
    ("<password>hunter2</password>", "hunter2"),
    ("CVV 737", "737"),
    ("the door code is 4821#", "4821#"),
    ("the code for the front door is 4821", "4821"),
    ("alarm code 4821", "4821"),
    ("my verification code is 482913", "482913"),
    ("digicode 45A12", "45A12"),
    ("code de la porte : 4821", "4821"),
    ("código del portal: 4821", "4821"),
    ("kap\u0131 kodu 4821", "4821"),
    ("Authorization: Bearer abc123def456ghi789jkl", "abc123def456ghi789jkl"),
    ("api key: abcd1234efgh", "abcd1234efgh"),
    ("my recovery code is K7F2-9QXL-33PM", "K7F2-9QXL-33PM"),
    (
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
    ),
    (
        "-----BEGIN PRIVATE KEY-----\nb3BlbnNza\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nb3BlbnNza\n-----END PRIVATE KEY-----",
    ),
    ("github_pat_11ABCDEFG0abcdefghijkl", "github_pat_11ABCDEFG0abcdefghijkl"),
    (
        "my seed phrase is acid badge cabin daring eagle fabric gadget habit icon jacket kite leg",
        "acid badge cabin daring eagle fabric gadget habit icon jacket kite leg",
    ),
]
LEFT = [
    "my password is terrible",
    "the password is case-sensitive",
    "the password is non-negotiable",
    "forgot my password, 3 times",
    "PIN code was changed in 2020",
    "la clave es auto-conocimiento",
    "the secret is 3 eggs",
    "token: required",
    "a password 128-bit long, hashed with password sha256",
    "your code is 3 lines long, your code 42",
    "your code is 2000 lines long, your code is 404",
    "a boarding pass 2024abc",
    "secret: true",
    "the token limit is 4096",
    "alarm at 7:30",
    "our security code of conduct 2023",
    "access code 2023-2024",
    "the building code 2021 says so",
    "tan 45 is 1",
    "pin it on the board",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_what_lets_somebody_in_is_found(text: str, wanted: str) -> None:
    """All of it and no more, as something direct."""
    found = list(find(text))

    assert {text[one.start : one.end] for one in found} == {wanted}
    assert {(one.label, one.kind) for one in found} == {("ID", "direct")}


@pytest.mark.parametrize("text", LEFT)
def test_what_is_said_about_passwords_is_left_alone(text: str) -> None:
    """A word about one is none, and neither is a year."""
    assert [text[one.start : one.end] for one in find(text)] == []


def test_a_key_that_is_cut_off_is_found_to_its_end() -> None:
    """Half a key block is still a key."""
    text = "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA"

    assert [text[one.start : one.end] for one in find(text)] == [text]
